"""The sheet Koreksi: what was voided and, since the last export, what was added or changed, with old and new values.

What was added or voided is read straight from the tables, however much it is; only changes are folded from the audit.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Row,
    Select,
    String,
    Table,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from baktidesk.db.base import UtcDateTime
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
from baktidesk.db.streams import Columns, transposed
from baktidesk.services.audit import UNDONE
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.columns import Column
from baktidesk.services.workbook.rows import Source

_SOME: Final = 500
_DEEDS: Final = ("correct", "move", "void", UNDONE, "restore")
_NO_QUANTITY: Final = cast(null(), BigInteger)
_NO_TEXT: Final = cast(null(), String)
_NO_MOMENT: Final = cast(null(), UtcDateTime)
_NAMED: Final = {"work_unit_id": work_unit, "item_id": item, "area_id": area}

Words = Callable[[Column, Any], str]
"""Gives a stored value of a column as a reader sees it."""


@dataclass(frozen=True, kw_only=True)
class _Shape:
    """How the records of one table are told: what and whom they are about, and the tables that know it."""

    sheet: str
    table: Table
    tables: FromClause
    what: ColumnElement[Any]
    who: Any = field(default_factory=lambda: literal(""))
    quantity: ColumnElement[Any] = _NO_QUANTITY
    unit: Any = field(default_factory=lambda: literal(""))
    limits: tuple[ColumnElement[bool], ...] = ()

    def rows(self, event_id: str, change: sheets.Change, officer: Any, changed_at: Any) -> Select[Any]:
        """Select records in the columns of the sheet, those of the event."""
        own = self.table.c
        return (
            select(
                own.id,
                own.day,
                literal(change.value).label("change"),
                literal(self.table.name).label("kind"),
                self.what.label("what"),
                self.who.label("who"),
                self.quantity.label("quantity"),
                self.unit.label("unit"),
                *(_NO_TEXT.label(name) for name in ("attribute", "old_value", "new_value")),
                changed_at.label("changed_at"),
                own.voided_at,
                own.void_reason,
                own.desk,
                officer.label("officer"),
            )
            .select_from(self.tables)
            .where(own.event_id == event_id, *self.limits)
        )

    def deed_since(self, sequence: int, *actions: str) -> ColumnElement[bool]:
        """Tell of a record whether such a deed was done to it after an audit row."""
        newer = (audit.c.kind == self.table.name, audit.c.sequence > sequence, audit.c.action.in_(actions))
        return self.table.c.id.in_(select(audit.c.record_id).where(*newer))

    def last_deed(self) -> ColumnElement[Any]:
        """Give the officer who voided a record."""
        deeds = (audit.c.record_id == self.table.c.id, audit.c.kind == self.table.name)
        voided = audit.c.action.in_(("void", UNDONE))
        newest = select(audit.c.officer).where(*deeds, voided).order_by(audit.c.sequence.desc()).limit(1)
        return newest.correlate(self.table).scalar_subquery()


@dataclass(frozen=True)
class _Change:
    """One attribute of one record: what it was, what it is, and the audit row that changed it last."""

    shape: _Shape
    record_id: str
    column: Column | None
    old: Any
    new: Any
    row: Row[Any]


@dataclass
class Corrections:
    """What the sheet tells: since an audit row (`since`, its sequence) or, with 0, whatever was voided.

    `told` gives by data sheet the columns whose changes are told, `label` names them, `words` shows their values.
    """

    session: Session
    event_id: str
    since: int
    told: Mapping[str, Sequence[Column]]
    label: Callable[[Column], str]
    words: Words

    def count(self) -> int:
        """Give the number of rows."""
        if self.since and not self._anything_new():
            return 0
        return int(self._source.count(self.session)) + len(self._changes)

    def in_use(self, columns: Sequence[Column]) -> list[Column]:
        """Give the columns that hold something; an attribute is named only where one was changed."""
        if self._changes:
            return list(columns)
        return self._source.in_use(self.session, columns, frozenset())

    def rows(self, columns: Sequence[Column]) -> Iterator[Columns]:
        """Give the rows in batches, by column: the voided and the added by time, then the changes by time."""
        yield from self._source.rows(self.session, columns)
        heads = self._heads()
        for some in _slices(self._changes, _SOME):
            yield transposed(self._change_row(change, heads[change.record_id], columns) for change in some)

    def _anything_new(self) -> bool:
        """Tell whether any record was written since then: nearly always answered at once."""
        newer = (audit.c.sequence > self.since, audit.c.action.in_(("create", *_DEEDS)))
        return self.session.first(select(audit.c.sequence).where(*newer).limit(1)) is not None

    @cached_property
    def _source(self) -> Source:
        parts = union_all(*self._parts()).subquery("corrections")
        moment = func.coalesce(parts.c.voided_at, parts.c.changed_at)
        return Source(
            reads={column.name: column for column in parts.c},
            tables=parts,
            limits=(),
            order=(parts.c.change.desc(), moment, parts.c.id),
        )

    def _parts(self) -> Iterator[Select[Any]]:
        for shape in _shapes():
            own = shape.table.c
            voided = shape.rows(self.event_id, sheets.Change.VOIDED, shape.last_deed(), _NO_MOMENT)
            voided = voided.where(own.voided_at.is_not(None))
            if not self.since:
                yield voided
                continue
            yield voided.where(shape.deed_since(self.since, "void", UNDONE))
            added = shape.rows(self.event_id, sheets.Change.ADDED, own.created_by, own.created_at)
            yield added.where(own.voided_at.is_(None), shape.deed_since(self.since, "create"))

    @cached_property
    def _changes(self) -> list[_Change]:
        if not self.since:
            return []
        found = [change for shape in _shapes() if shape.sheet in self.told for change in self._changes_of(shape)]
        found += self._reported() if sheets.HANDOVER in self.told else []
        return sorted(found, key=lambda change: (change.row.sequence, change.column.name if change.column else ""))

    def _changes_of(self, shape: _Shape) -> Iterator[_Change]:
        """Fold the audit since then: an attribute's first old and last new value, when they differ."""
        columns = {column.name: column for column in self.told[shape.sheet]}
        folded: dict[tuple[str, str], tuple[Any, Any, Row[Any]]] = {}
        for row in self._audit_of(shape):
            for name, pair in row.changes.items():
                if name == "voided_at" or name.removesuffix("_id") in columns or name in columns:
                    before = folded.get((row.own, name), (pair[0],))
                    folded[row.own, name] = (before[0], pair[1], row)
        back = {record_id for (record_id, name), (old, new, _) in folded.items() if name == "voided_at" and old != new}
        for (record_id, name), (old, new, row) in folded.items():
            if name == "voided_at" and record_id in back:
                yield _Change(shape, record_id, None, None, None, row)
            elif old != new and record_id not in back:
                column = columns.get(name) or columns[name.removesuffix("_id")]
                yield _Change(shape, record_id, column, self._named(name, old), self._named(name, new), row)

    def _audit_of(self, shape: _Shape) -> list[Row[Any]]:
        """Give the changes of records that were there before and still count, of the people they are about too."""
        own = shape.table.c
        links = {shape.table.name: own.id} | ({person.name: own.person_id} if "person_id" in own else {})
        rows: list[Row[Any]] = []
        for kind, link in links.items():
            query = select(audit.c.sequence, audit.c.at, audit.c.officer, audit.c.desk, audit.c.changes)
            query = query.add_columns(own.id.label("own"))
            query = query.select_from(audit.join(shape.table, audit.c.record_id == link))
            query = query.where(audit.c.sequence > self.since, audit.c.kind == kind, audit.c.action.in_(_DEEDS))
            query = query.where(own.event_id == self.event_id, own.voided_at.is_(None), *shape.limits)
            rows += self.session.rows(query.where(~shape.deed_since(self.since, "create")))
        return sorted(rows, key=lambda row: row.sequence)

    def _reported(self) -> Iterator[_Change]:
        """Give what institutions have reported since then, or what was voided of it, by handover."""
        shape = next(shape for shape in _shapes() if shape.sheet == sheets.HANDOVER)
        column = next((column for column in self.told[sheets.HANDOVER] if column.name == "reported"), None)
        joined = audit.join(onward_report, onward_report.c.id == audit.c.record_id)
        joined = joined.join(handover_line, handover_line.c.id == onward_report.c.handover_line_id)
        query = select(audit, handover_line.c.id.label("line"), handover_line.c.handover_id, onward_report.c.quantity)
        query = query.select_from(joined.join(handover, handover.c.id == handover_line.c.handover_id))
        query = query.where(audit.c.kind == onward_report.name, audit.c.sequence > self.since)
        query = query.where(handover.c.event_id == self.event_id, handover.c.voided_at.is_(None))
        query = query.where(~shape.deed_since(self.since, "create")).order_by(audit.c.sequence)
        delta: dict[str, tuple[int, Row[Any]]] = {}
        for row in self.session.rows(query) if column else ():
            more = row.quantity if row.action == "create" else -row.quantity if "voided_at" in row.changes else 0
            delta[row.line] = (delta.get(row.line, (0, row))[0] + more, row)
        for line, (more, row) in delta.items():
            if more:
                now = self._reported_now(line)
                yield _Change(shape, row.handover_id, column, now - more, now, row)

    def _reported_now(self, line_id: str) -> int:
        total = select(func.coalesce(func.sum(onward_report.c.quantity), 0))
        live = (onward_report.c.handover_line_id == line_id, onward_report.c.voided_at.is_(None))
        return int(self.session.value(total.where(*live)))

    def _named(self, name: str, value: Any) -> Any:
        """Give the name of what a stored id points to."""
        if name not in _NAMED or not value:
            return value
        table = _NAMED[name]
        return self.session.value(select(table.c.name).where(table.c.id == value))

    def _heads(self) -> dict[str, Row[Any]]:
        """Give what the changed records are about, by id."""
        heads: dict[str, Row[Any]] = {}
        for shape in _shapes():
            ids = sorted({change.record_id for change in self._changes if change.shape.table is shape.table})
            query = shape.rows(self.event_id, sheets.Change.CHANGED, shape.table.c.created_by, _NO_MOMENT)
            for some in _slices(ids, _SOME):
                heads |= {row.id: row for row in self.session.rows(query.where(shape.table.c.id.in_(some)))}
        return heads

    def _change_row(self, change: _Change, head: Row[Any], columns: Sequence[Column]) -> Sequence[Any]:
        column, row = change.column, change.row
        values = dict(head._mapping) | {"changed_at": row.at, "officer": row.officer, "desk": row.desk}
        if column is None:
            values["change"] = sheets.Change.ADDED.value
        else:
            old, new = self.words(column, change.old), self.words(column, change.new)
            values |= {"attribute": self.label(column), "old_value": old, "new_value": new}
        return [values[one.name] for one in columns]


def _shapes() -> tuple[_Shape, ...]:
    """Give how each kind of record is told; a movement that went with its delivery is told by the delivery alone."""
    visits = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    given = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    given = given.join(item, item.c.id == distribution.c.item_id)
    moved = stock_movement.join(item, item.c.id == stock_movement.c.item_id)
    by_hand = (stock_movement.c.handover_line_id.is_(None), stock_movement.c.distribution_id.is_(None))
    visit = _Shape(
        sheet=sheets.DONOR,
        table=donor_visit,
        tables=visits,
        what=donor_visit.c.queue_number,
        who=person.c.full_name,
    )
    to_institution = _Shape(
        sheet=sheets.HANDOVER,
        table=handover,
        tables=handover,
        what=handover.c.institution,
        who=handover.c.receiver_name,
    )
    goods = _Shape(sheet=sheets.STOCK, table=stock_movement, tables=moved, what=item.c.name, unit=item.c.unit)
    to_person = replace(
        goods, sheet=sheets.DISTRIBUTION, table=distribution, tables=given, who=func.coalesce(person.c.full_name, "")
    )
    return (
        visit,
        to_institution,
        replace(to_person, quantity=distribution.c.quantity),
        replace(goods, quantity=stock_movement.c.quantity, limits=by_hand),
    )


def _slices(values: Sequence[Any], length: int) -> Iterable[Sequence[Any]]:
    return (values[start : start + length] for start in range(0, len(values), length))
