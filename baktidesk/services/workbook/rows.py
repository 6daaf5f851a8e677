"""Where the rows of the data sheets come from: one query a sheet, its columns in the order of the sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column as Stored
from sqlalchemy import (
    ColumnElement,
    FromClause,
    String,
    Table,
    case,
    func,
    literal,
    select,
    type_coerce,
)

from baktidesk.db.models import (
    area,
    distribution,
    donor_visit,
    handover,
    handover_line,
    item,
    person,
    stock_movement,
    work_unit,
)
from baktidesk.db.session import Session
from baktidesk.db.streams import Columns, batches
from baktidesk.domain.stock import INCOMING
from baktidesk.services.relief.onward import reported_of, returned_of
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.columns import CellKind, Column

BATCH = 100


@dataclass(frozen=True, kw_only=True)
class Source:
    """The records of one sheet: what each column reads, the joined tables, the limits and the order.

    `counted` are the tables that suffice for counting, where that is fewer.
    """

    reads: Mapping[str, ColumnElement[Any]]
    tables: FromClause
    limits: Sequence[ColumnElement[bool]]
    order: Sequence[ColumnElement[Any]]
    counted: FromClause | None = None

    def count(self, session: Session) -> int:
        """Give the number of rows."""
        return int(session.value(select(func.count()).select_from(self._counted).where(*self.limits)))

    def rows(self, session: Session, columns: Sequence[Column], stretches: Sequence[slice] = ()) -> Iterator[Columns]:
        """Give the rows oldest first in batches, by column, days and moments as the file keeps them: the writers read
        them faster than SQLAlchemy would.

        With `stretches` there are the values of each of them, see db/streams.py.
        """
        query = select(*(self._read(column).label(column.name) for column in columns)).select_from(self.tables)
        return batches(session.connection, query.where(*self.limits).order_by(*self.order), BATCH, stretches)

    def in_use(self, session: Session, columns: Sequence[Column], options: frozenset[str]) -> list[Column]:
        """Give the columns that the event asks for, and those that hold something all the same."""
        unasked = [column for column in columns if not column.asked(options)]
        far = [column for column in unasked if self._is_far(column)]
        near = [column for column in unasked if column not in far]
        filled = self._filled(session, near, self._counted)
        filled += self._filled(session, self._held_by_any(session, far), self.tables)
        return [column for column in columns if column not in unasked or column in filled]

    @property
    def _counted(self) -> FromClause:
        return self.tables if self.counted is None else self.counted

    def _read(self, column: Column) -> ColumnElement[Any]:
        read = self.reads[column.name]
        return type_coerce(read, String) if column.kind in (CellKind.DAY, CellKind.MOMENT) else read

    def _is_far(self, column: Column) -> bool:
        """Tell whether a column stands in another table than those that suffice for counting."""
        read = self.reads[column.name]
        return self.counted is not None and isinstance(read, Stored) and read.table is not self.counted

    def _held_by_any(self, session: Session, columns: Sequence[Column]) -> list[Column]:
        """Give the columns that hold something in any event; each is asked of its index, which takes no time."""
        most = [select(func.max(self.reads[column.name])).scalar_subquery() for column in columns]
        return _holding(columns, session.first(select(*most))) if most else []

    def _filled(self, session: Session, columns: Sequence[Column], tables: FromClause) -> list[Column]:
        """Give the columns that hold something in one of the rows."""
        most = [func.max(self.reads[column.name]) for column in columns]
        return _holding(columns, session.first(select(*most).select_from(tables).where(*self.limits))) if most else []


def _holding(columns: Sequence[Column], most: Sequence[Any] | None) -> list[Column]:
    """Give the columns whose greatest value says something."""
    return [column for column, value in zip(columns, most or (), strict=False) if value not in (None, "")]


def source_of(sheet: str, event_id: str) -> Source:
    """Give the records behind a data sheet of an event; KeyError for a sheet that has none."""
    return {
        sheets.DONOR: _visits,
        sheets.DISTRIBUTION: _distributions,
        sheets.HANDOVER: _handover_lines,
        sheets.STOCK: _movements,
    }[sheet](event_id)


def _own(table: Table, **others: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    return {**{column.name: column for column in table.c}, "officer": table.c.created_by, **others}


def _visits(event_id: str) -> Source:
    names = ("full_name", "sex", "birth_year", "birth_date", "nik", "phone", "donor_card_number")
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    told = {
        "consent": _yes_where(donor_visit.c.consent_at.is_not(None)),
        "specific": _yes_where(donor_visit.c.specific),
        "entered_at": case((donor_visit.c.slip_number.is_not(None), donor_visit.c.created_at)),
    }
    return Source(
        reads=_own(donor_visit, work_unit=work_unit.c.name, **told, **{name: person.c[name] for name in names}),
        tables=joined.join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id),
        limits=(donor_visit.c.event_id == event_id, donor_visit.c.voided_at.is_(None)),
        order=(donor_visit.c.day, donor_visit.c.id),
        counted=donor_visit,
    )


def _yes_where(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    """Give 1 where it holds, else nothing: a number, because a server may not compare yes with no."""
    return case((condition, literal(1)))


def _distributions(event_id: str) -> Source:
    names = ("full_name", "nik", "family_card_number", "address")
    joined = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    joined = joined.join(item, item.c.id == distribution.c.item_id)
    own = {name: person.c[name] for name in names}
    return Source(
        reads=_own(distribution, item=item.c.name, unit=item.c.unit, area=area.c.name, **own),
        tables=joined.outerjoin(area, area.c.id == distribution.c.area_id),
        limits=(distribution.c.event_id == event_id, distribution.c.voided_at.is_(None)),
        order=(distribution.c.day, distribution.c.id),
    )


def _handover_lines(event_id: str) -> Source:
    reported, returned = reported_of(handover_line.c.id), returned_of(handover_line.c.id)
    left = handover_line.c.quantity - returned - reported
    owed = handover.c.onward & ~handover.c.symbolic & (left > 0)
    told = {"reported": reported, "onward_open": case((owed, left)), "onward_since": case((owed, handover.c.day))}
    joined = handover.join(handover_line, handover_line.c.handover_id == handover.c.id)
    joined = joined.join(item, item.c.id == handover_line.c.item_id)
    line = {name: handover_line.c[name] for name in ("id", "handover_id", "quantity", "condition")}
    return Source(
        reads=_own(handover, item=item.c.name, unit=item.c.unit, area=area.c.name, **told, **line),
        tables=joined.outerjoin(area, area.c.id == handover.c.area_id),
        limits=(
            handover.c.event_id == event_id,
            handover.c.voided_at.is_(None),
            handover_line.c.voided_at.is_(None),
        ),
        order=(handover.c.day, handover.c.id, handover_line.c.id),
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
        order=(table.c.day, table.c.id),
    )
