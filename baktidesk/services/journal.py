"""Every record of an event in one list: searched, filtered, and told in detail with its history."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Row, Select, Table, func, or_, select

from baktidesk.db.models import (
    area,
    audit,
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
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.figure import Figure
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import name_key, search_key
from baktidesk.domain.nik import tidy_digits
from baktidesk.domain.stock import MovementKind
from baktidesk.services.audit import AuditLine, history
from baktidesk.services.figures import limits_of

LIMIT: Final = 500
_LEAST_DIGITS: Final = 4
_QUEUE_NUMBER: Final = re.compile(r"([a-z])[\s-]?([0-9]{1,6})")
Goods = tuple[tuple[str, int, str], ...]


class RecordKind(Labelled):
    """The kinds of record of an event; the value is the record's table."""

    VISIT = "donor_visit", QT_TRANSLATE_NOOP("Choice", "Donor")
    HANDOVER = "handover", QT_TRANSLATE_NOOP("Choice", "Handover")
    DISTRIBUTION = "distribution", QT_TRANSLATE_NOOP("Choice", "Distribution")
    MOVEMENT = "stock_movement", QT_TRANSLATE_NOOP("Choice", "Stock")


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record in the list; `at` is UTC, `goods` are (item, quantity, unit), `state` is where it stands."""

    id: str
    kind: RecordKind
    at: dt.datetime
    number: str
    name: str
    goods: Goods
    state: VisitStatus | MovementKind
    symbolic: bool
    officer: str
    desk: str
    voided: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: the newest lines, at most as many as asked for, and how many there are in all."""

    lines: tuple[RecordLine, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class RecordDetails:
    """One record with its stored values by attribute name, its goods and its history, oldest first."""

    id: str
    kind: RecordKind
    values: Mapping[str, Any]
    goods: Goods
    history: tuple[AuditLine, ...]


@dataclass(frozen=True, kw_only=True)
class _Search:
    """What is looked for, in the forms in which it may be stored."""

    key: str
    name: str
    digits: str
    queue_number: str
    figure: Figure | None = None


def list_records(
    session: Session,
    event_id: str,
    *,
    search: str = "",
    kind: RecordKind | None = None,
    voided: bool | None = None,
    limit: int = LIMIT,
    figure: Figure | None = None,
) -> Found:
    """Give an event's records, newest first: those of a kind, voided or not (None = all), in which a text is found.

    Case does not count, and titles before and after a name do not either. A movement that belongs to a delivery
    is told by the delivery alone. A `figure` of the summary says itself which events, kinds and records it counts.
    """
    wanted = replace(_read_search(search), figure=figure)
    kinds = [one for one in RecordKind if not figure or one.value in figure.tables]
    parts = [_LISTS[one](session, event_id, wanted, voided, limit) for one in ([kind] if kind else kinds)]
    lines = [line for found in parts for line in found.lines]
    lines.sort(key=lambda line: (line.at, line.id), reverse=True)
    return Found(lines=tuple(lines[:limit]), total=sum(found.total for found in parts))


def count_records(session: Session, event_id: str) -> dict[RecordKind, int]:
    """Give how many records of each kind count, those of a delivery's stock left out."""
    tables = {RecordKind.VISIT: donor_visit, RecordKind.HANDOVER: handover, RecordKind.DISTRIBUTION: distribution}
    counts = {kind: _count(session, table, [*_limits(table, event_id, False)]) for kind, table in tables.items()}
    return counts | {RecordKind.MOVEMENT: _count(session, stock_movement, _by_hand(event_id, False))}


def record_details(session: Session, kind: RecordKind, record_id: str) -> RecordDetails:
    """Give one record with its history; a missing one is a bug (LookupError)."""
    row = session.first(_DETAILS[kind]().where(_TABLES[kind].c.id == record_id))
    if row is None:
        raise LookupError(f"no {kind} with this id")
    values = dict(row._mapping)
    goods = _lines_of(session, [record_id])[record_id] if kind is RecordKind.HANDOVER else _own_goods(values)
    return RecordDetails(
        id=record_id,
        kind=kind,
        values=values,
        goods=tuple(goods),
        history=tuple(history(session, record_id)),
    )


def list_deeds(session: Session, action: str, record_id: str, limit: int = 50) -> list[AuditLine]:
    """Give the audit rows of one action on a record, newest first, such as the exports of an event."""
    query = (
        select(audit)
        .where(audit.c.record_id == record_id, audit.c.action == action)
        .order_by(audit.c.sequence.desc())
        .limit(limit)
    )
    names = AuditLine.__dataclass_fields__
    return [AuditLine(**{name: row._mapping[name] for name in names}) for row in session.rows(query)]


def _read_search(text: str) -> _Search:
    key = search_key(text)
    digits = tidy_digits(key)
    number = _QUEUE_NUMBER.fullmatch(key)
    return _Search(
        key=key,
        name=name_key(text),
        digits=digits if digits.isdigit() and len(digits) >= _LEAST_DIGITS else "",
        queue_number=f"{number[1].upper()}-{int(number[2]):03d}" if number else key.upper(),
    )


def _within(
    session: Session, table: Table, event_id: str, voided: bool | None, wanted: _Search
) -> list[ColumnElement[bool]]:
    """Give what limits a list before the words that are looked for: the figure, or the event and its voided ones."""
    return limits_of(session, wanted.figure, table) if wanted.figure else _limits(table, event_id, voided)


def _limits(table: Table, event_id: str, voided: bool | None) -> list[ColumnElement[bool]]:
    limits: list[ColumnElement[bool]] = [table.c.event_id == event_id]
    if voided is not None:
        limits.append(table.c.voided_at.is_not(None) if voided else table.c.voided_at.is_(None))
    return limits


def _by_hand(event_id: str, voided: bool | None) -> list[ColumnElement[bool]]:
    return [*_limits(stock_movement, event_id, voided), *_alone()]


def _alone() -> list[ColumnElement[bool]]:
    """Leave out movements that belong to a delivery."""
    return [stock_movement.c.handover_line_id.is_(None), stock_movement.c.distribution_id.is_(None)]


def _count(session: Session, tables: FromClause, limits: Sequence[ColumnElement[bool]]) -> int:
    return int(session.value(select(func.count()).select_from(tables).where(*limits)))


def _person_has(wanted: _Search) -> list[ColumnElement[bool]]:
    names = {wanted.key, wanted.name} - {""}
    found: list[ColumnElement[bool]] = [person.c.name_key.contains(name, autoescape=True) for name in names]
    if wanted.digits:
        found.append(person.c.nik.startswith(wanted.digits))
    return found


def _visits(session: Session, event_id: str, wanted: _Search, voided: bool | None, limit: int) -> Found:
    tables = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    tables = tables.join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id)
    limits = _within(session, donor_visit, event_id, voided, wanted)
    if wanted.key:
        found = [
            donor_visit.c.queue_number.contains(wanted.queue_number, autoescape=True),
            donor_visit.c.bag_number.contains(wanted.key.upper(), autoescape=True),
            work_unit.c.key.contains(wanted.key, autoescape=True),
        ]
        limits.append(or_(*found, *_person_has(wanted)))
    query = select(donor_visit, person.c.full_name).select_from(tables).where(*limits)
    rows = session.rows(query.order_by(donor_visit.c.id.desc()).limit(limit))
    return Found(lines=tuple(_visit_line(row) for row in rows), total=_count(session, tables, limits))


def _distributions(session: Session, event_id: str, wanted: _Search, voided: bool | None, limit: int) -> Found:
    tables = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    tables = tables.join(item, item.c.id == distribution.c.item_id)
    limits = _within(session, distribution, event_id, voided, wanted)
    if wanted.key:
        named = [row.id for row in session.rows(_items(event_id)) if wanted.key in search_key(row.name)]
        limits.append(or_(distribution.c.item_id.in_(named), *_person_has(wanted)))
    query = select(distribution, person.c.full_name, item.c.name.label("item"), item.c.unit)
    query = query.select_from(tables).where(*limits).order_by(distribution.c.id.desc()).limit(limit)
    kind = RecordKind.DISTRIBUTION
    lines = (_delivery_line(kind, row, row.full_name or "", _own_goods(row._mapping)) for row in session.rows(query))
    return Found(lines=tuple(lines), total=_count(session, tables, limits))


def _handovers(session: Session, event_id: str, wanted: _Search, voided: bool | None, limit: int) -> Found:
    limits = _within(session, handover, event_id, voided, wanted)
    query = select(handover).where(*limits).order_by(handover.c.id.desc())
    rows = _with_words(session.rows(query), wanted, ("institution", "receiver_name", "document_number"))
    goods = _lines_of(session, [row.id for row in rows[:limit]])
    lines = (
        _delivery_line(RecordKind.HANDOVER, row, row.institution, tuple(goods[row.id]), symbolic=row.symbolic)
        for row in rows[:limit]
    )
    return Found(lines=tuple(lines), total=len(rows))


def _movements(session: Session, event_id: str, wanted: _Search, voided: bool | None, limit: int) -> Found:
    query = (
        select(stock_movement, item.c.name.label("item"), item.c.unit)
        .join(item, item.c.id == stock_movement.c.item_id)
        .where(*_within(session, stock_movement, event_id, voided, wanted), *_alone())
        .order_by(stock_movement.c.id.desc())
    )
    rows = _with_words(session.rows(query), wanted, ("item", "source", "document"))
    return Found(lines=tuple(_movement_line(row) for row in rows[:limit]), total=len(rows))


def _with_words(rows: Iterable[Row[Any]], wanted: _Search, names: Sequence[str]) -> list[Row[Any]]:
    """Keep the rows in whose columns the text stands; what has no key column is folded here, as it is few."""
    if not wanted.key:
        return list(rows)
    return [row for row in rows if any(wanted.key in search_key(row._mapping[name]) for name in names)]


def _visit_line(row: Row[Any]) -> RecordLine:
    return RecordLine(
        kind=RecordKind.VISIT,
        at=row.checked_in_at,
        number=row.queue_number,
        name=row.full_name,
        goods=(),
        state=VisitStatus(row.status),
        symbolic=False,
        **_common(row),
    )


def _delivery_line(kind: RecordKind, row: Row[Any], name: str, goods: Goods, *, symbolic: bool = False) -> RecordLine:
    return RecordLine(
        kind=kind,
        at=row.at,
        number="",
        name=name,
        goods=goods,
        state=MovementKind.HANDED_OVER,
        symbolic=symbolic,
        **_common(row),
    )


def _movement_line(row: Row[Any]) -> RecordLine:
    return RecordLine(
        kind=RecordKind.MOVEMENT,
        at=row.at,
        number="",
        name=row.source,
        goods=_own_goods(row._mapping),
        state=MovementKind(row.kind),
        symbolic=False,
        **_common(row),
    )


def _common(row: Row[Any]) -> dict[str, Any]:
    return {"id": row.id, "officer": row.created_by, "desk": row.desk, "voided": row.voided_at is not None}


def _own_goods(values: Mapping[Any, Any]) -> Goods:
    """Give the goods of a row that has one kind of goods, or none."""
    return ((values["item"], values["quantity"], values["unit"]),) if "item" in values else ()


def _lines_of(session: Session, handover_ids: Sequence[str]) -> dict[str, list[tuple[str, int, str]]]:
    query = (
        select(handover_line.c.handover_id, item.c.name, handover_line.c.quantity, item.c.unit)
        .join(item, item.c.id == handover_line.c.item_id)
        .where(handover_line.c.handover_id.in_(handover_ids))
        .order_by(handover_line.c.id)
    )
    lines: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for row in session.rows(query):
        lines[row.handover_id].append((row.name, row.quantity, row.unit))
    return lines


def _items(event_id: str) -> Select[Any]:
    return select(item.c.id, item.c.name).where(item.c.event_id == event_id)


def _visit_details() -> Select[Any]:
    names = ("full_name", "sex", "birth_year", "birth_date", "nik", "phone", "donor_card_number")
    tables = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    tables = tables.join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id)
    own = [*donor_visit.c, donor_visit.c.created_by.label("officer"), work_unit.c.name.label("work_unit")]
    return select(*own, *(person.c[name] for name in names)).select_from(tables)


def _handover_details() -> Select[Any]:
    tables = handover.outerjoin(area, area.c.id == handover.c.area_id)
    return select(*handover.c, handover.c.created_by.label("officer"), area.c.name.label("area")).select_from(tables)


def _distribution_details() -> Select[Any]:
    names = ("full_name", "nik", "family_card_number", "address")
    tables = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    return _goods_details(distribution, tables, [person.c[name] for name in names])


def _movement_details() -> Select[Any]:
    return _goods_details(stock_movement, stock_movement, [])


def _goods_details(table: Table, tables: FromClause, more: Sequence[ColumnElement[Any]]) -> Select[Any]:
    joined = tables.join(item, item.c.id == table.c.item_id).outerjoin(area, area.c.id == table.c.area_id)
    named = [item.c.name.label("item"), item.c.unit, area.c.name.label("area"), table.c.created_by.label("officer")]
    return select(*table.c, *named, *more).select_from(joined)


_TABLES: Final = {
    RecordKind.VISIT: donor_visit,
    RecordKind.HANDOVER: handover,
    RecordKind.DISTRIBUTION: distribution,
    RecordKind.MOVEMENT: stock_movement,
}
_LISTS: Final = {
    RecordKind.VISIT: _visits,
    RecordKind.HANDOVER: _handovers,
    RecordKind.DISTRIBUTION: _distributions,
    RecordKind.MOVEMENT: _movements,
}
_DETAILS: Final = {
    RecordKind.VISIT: _visit_details,
    RecordKind.HANDOVER: _handover_details,
    RecordKind.DISTRIBUTION: _distribution_details,
    RecordKind.MOVEMENT: _movement_details,
}
