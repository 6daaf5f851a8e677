"""Where the rows of the data sheets come from: one query a sheet, its columns in the order of the sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    Table,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from baktidesk.db.models import (
    area,
    audit,
    distribution,
    donor_visit,
    handover,
    handover_line,
    item,
    onward_report,
    person,
    stock_movement,
    work_unit,
)
from baktidesk.db.session import Session
from baktidesk.domain.stock import INCOMING
from baktidesk.services import workbook_sheets as sheets
from baktidesk.services.audit import UNDONE
from baktidesk.services.workbook_columns import Column

BATCH = 1000
NO_QUANTITY = cast(null(), BigInteger)


@dataclass(frozen=True, kw_only=True)
class Source:
    """The records of one sheet: what each column reads, the joined tables, the limits and the order."""

    reads: Mapping[str, ColumnElement[Any]]
    tables: FromClause
    limits: Sequence[ColumnElement[bool]]
    order: Sequence[ColumnElement[Any]]

    def count(self, session: Session) -> int:
        """Give the number of rows."""
        return int(session.value(select(func.count()).select_from(self.tables).where(*self.limits)))

    def rows(self, session: Session, columns: Sequence[Column]) -> Iterator[Sequence[Any]]:
        """Give the rows oldest first, cells in the order of the columns, a batch at a time."""
        query = select(*(self.reads[column.name].label(column.name) for column in columns)).select_from(self.tables)
        query = query.where(*self.limits).order_by(*self.order)
        yield from session.connection.execute(query, execution_options={"yield_per": BATCH})

    def in_use(self, session: Session, columns: Sequence[Column], options: frozenset[str]) -> list[Column]:
        """Give the columns that the event asks for, and those that hold something all the same."""
        unasked = [column for column in columns if not column.asked(options)]
        if not unasked:
            return list(columns)
        query = select(*(func.max(self.reads[column.name]) for column in unasked)).select_from(self.tables)
        found = session.first(query.where(*self.limits)) or ()
        empty = {column.name for column, most in zip(unasked, found, strict=True) if most in (None, "")}
        return [column for column in columns if column.name not in empty]


def source_of(sheet: str, event_id: str) -> Source:
    """Give the records behind a data sheet of an event; KeyError for a sheet that has none."""
    return {
        sheets.DONOR: _visits,
        sheets.DISTRIBUTION: _distributions,
        sheets.HANDOVER: _handover_lines,
        sheets.STOCK: _movements,
        sheets.VOIDED: _voided,
    }[sheet](event_id)


def _own(table: Table, **others: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    return {**{column.name: column for column in table.c}, "officer": table.c.created_by, **others}


def _visits(event_id: str) -> Source:
    names = ("full_name", "sex", "birth_year", "birth_date", "nik", "phone")
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    return Source(
        reads=_own(donor_visit, work_unit=work_unit.c.name, **{name: person.c[name] for name in names}),
        tables=joined.join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id),
        limits=(donor_visit.c.event_id == event_id, donor_visit.c.voided_at.is_(None)),
        order=(donor_visit.c.id,),
    )


def _distributions(event_id: str) -> Source:
    names = ("full_name", "nik", "family_card_number", "address")
    joined = distribution.join(person, person.c.id == distribution.c.person_id)
    joined = joined.join(item, item.c.id == distribution.c.item_id)
    own = {name: person.c[name] for name in names}
    return Source(
        reads=_own(distribution, item=item.c.name, unit=item.c.unit, area=area.c.name, **own),
        tables=joined.outerjoin(area, area.c.id == distribution.c.area_id),
        limits=(distribution.c.event_id == event_id, distribution.c.voided_at.is_(None)),
        order=(distribution.c.id,),
    )


def _handover_lines(event_id: str) -> Source:
    reported = (
        select(func.coalesce(func.sum(onward_report.c.quantity), 0))
        .where(onward_report.c.handover_line_id == handover_line.c.id, onward_report.c.voided_at.is_(None))
        .scalar_subquery()
    )
    joined = handover.join(handover_line, handover_line.c.handover_id == handover.c.id)
    joined = joined.join(item, item.c.id == handover_line.c.item_id)
    line = {name: handover_line.c[name] for name in ("id", "handover_id", "quantity", "condition")}
    return Source(
        reads=_own(handover, item=item.c.name, unit=item.c.unit, area=area.c.name, reported=reported, **line),
        tables=joined.outerjoin(area, area.c.id == handover.c.area_id),
        limits=(
            handover.c.event_id == event_id,
            handover.c.voided_at.is_(None),
            handover_line.c.voided_at.is_(None),
        ),
        order=(handover.c.id, handover_line.c.id),
    )


def _movements(event_id: str) -> Source:
    table = stock_movement
    effect = case((table.c.kind.in_([kind.value for kind in INCOMING]), table.c.quantity), else_=-table.c.quantity)
    delivery = func.coalesce(table.c.handover_line_id, table.c.distribution_id)
    joined = table.join(item, item.c.id == table.c.item_id).outerjoin(area, area.c.id == table.c.area_id)
    names = {"item": item.c.name, "unit": item.c.unit, "area": area.c.name}
    return Source(
        reads=_own(table, effect=effect, delivery_id=delivery, **names),
        tables=joined,
        limits=(table.c.event_id == event_id, table.c.voided_at.is_(None)),
        order=(table.c.id,),
    )


def _voided(event_id: str) -> Source:
    """Give the voided records; a movement that went with its delivery is told by the delivery alone."""
    parts = union_all(
        _voided_visits(event_id),
        _voided_handovers(event_id),
        _voided_distributions(event_id),
        _voided_movements(event_id),
    ).subquery("voided")
    return Source(
        reads={column.name: column for column in parts.c},
        tables=parts,
        limits=(),
        order=(parts.c.voided_at, parts.c.id),
    )


def _voided_part(
    table: Table, what: ColumnElement[Any], who: Any, quantity: Any, unit: Any, tables: FromClause, event_id: str
) -> Select[Any]:
    return (
        select(
            table.c.id,
            table.c.day,
            literal(table.name).label("kind"),
            what.label("what"),
            who.label("who"),
            quantity.label("quantity"),
            unit.label("unit"),
            table.c.voided_at,
            table.c.void_reason,
            table.c.desk,
            _voided_by(table).label("officer"),
        )
        .select_from(tables)
        .where(table.c.event_id == event_id, table.c.voided_at.is_not(None))
    )


def _voided_by(table: Table) -> ColumnElement[Any]:
    deeds = (audit.c.record_id == table.c.id, audit.c.kind == table.name, audit.c.action.in_(("void", UNDONE)))
    newest = select(audit.c.officer).where(*deeds).order_by(audit.c.sequence.desc()).limit(1)
    return newest.correlate(table).scalar_subquery()


def _voided_visits(event_id: str) -> Select[Any]:
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    what = donor_visit.c.queue_number
    return _voided_part(donor_visit, what, person.c.full_name, NO_QUANTITY, literal(""), joined, event_id)


def _voided_handovers(event_id: str) -> Select[Any]:
    return _voided_part(
        handover, handover.c.institution, handover.c.receiver_name, NO_QUANTITY, literal(""), handover, event_id
    )


def _voided_distributions(event_id: str) -> Select[Any]:
    table = distribution
    joined = table.join(person, person.c.id == table.c.person_id).join(item, item.c.id == table.c.item_id)
    return _voided_part(table, item.c.name, person.c.full_name, table.c.quantity, item.c.unit, joined, event_id)


def _voided_movements(event_id: str) -> Select[Any]:
    table = stock_movement
    joined = table.join(item, item.c.id == table.c.item_id)
    part = _voided_part(table, item.c.name, literal(""), table.c.quantity, item.c.unit, joined, event_id)
    return part.where(table.c.handover_line_id.is_(None), table.c.distribution_id.is_(None))
