"""Every record of an event in one list: searched, filtered, and told in detail with its history."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Row, Select, Table, func, or_, select

from baktidesk.db.models import (
    audit,
    distribution,
    donor_visit,
    handover,
    handover_line,
    item,
    person,
    stock_movement,
    tally,
    work_unit,
)
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.figure import Figure
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import search_key
from baktidesk.domain.stock import MovementKind
from baktidesk.services.audit import AuditLine, history
from baktidesk.services.figures import limits_of
from baktidesk.services.record_details import details_of
from baktidesk.services.record_search import RecordSearch, few_called, is_called, read_search
from baktidesk.services.relief.distributions import COUNTED, NAMED, NEWEST_FIRST
from baktidesk.services.relief.last_moves import BY_HAND

LIMIT: Final = 500
_LOOKED_THROUGH: Final = 5000
_OWN: Final = ("id", "created_by", "desk", "voided_at")
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
    wanted = replace(read_search(search), figure=figure)
    if wanted.key and _is_long(session, event_id):
        wanted = replace(wanted, people=few_called(session, wanted))
    kinds = [one for one in RecordKind if not figure or one.value in figure.tables]
    parts = [_LISTS[one](session, event_id, wanted, voided, limit) for one in ([kind] if kind else kinds)]
    lines = [line for found in parts for line in found.lines]
    lines.sort(key=lambda line: (line.at, line.id), reverse=True)
    return Found(lines=tuple(lines[:limit]), total=sum(found.total for found in parts))


def count_records(session: Session, event_id: str) -> dict[RecordKind, int]:
    """Give how many records of each kind count, those of a delivery's stock left out."""
    tables = {RecordKind.HANDOVER: handover, RecordKind.DISTRIBUTION: distribution}
    counts = {kind: _count(session, table, _limits(table, event_id, False)) for kind, table in tables.items()}
    by_hand = _count(session, _goods_moved(), _by_hand(event_id, False))
    return {RecordKind.VISIT: _count_visits(session, event_id, False), **counts, RecordKind.MOVEMENT: by_hand}


def record_details(session: Session, kind: RecordKind, record_id: str) -> RecordDetails:
    """Give one record with its history; a missing one is a bug (LookupError)."""
    row = session.first(details_of(kind.value).where(_TABLES[kind].c.id == record_id))
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


def _within(
    session: Session, table: Table, event_id: str, voided: bool | None, wanted: RecordSearch
) -> list[ColumnElement[bool]]:
    """Give what limits a list before the words that are looked for: the figure, or the event and its voided ones."""
    return limits_of(session, wanted.figure, table) if wanted.figure else _limits(table, event_id, voided)


def _events(event_id: str, wanted: RecordSearch) -> Sequence[str]:
    return wanted.figure.event_ids if wanted.figure else (event_id,)


def _is_long(session: Session, event_id: str) -> bool:
    """Tell whether there are more records than those whose people are soon looked up; an index alone says it."""
    tables = (donor_visit.c, distribution.c)
    events = (select(own.event_id).where(own.event_id == event_id).offset(_LOOKED_THROUGH).limit(1) for own in tables)
    return any(session.first(query) for query in events)


def _limits(table: Table, event_id: str, voided: bool | None) -> list[ColumnElement[bool]]:
    return [table.c.event_id == event_id, *_voided(table, voided)]


def _voided(table: Table, voided: bool | None) -> list[ColumnElement[bool]]:
    if voided is None:
        return []
    return [table.c.voided_at.is_not(None) if voided else table.c.voided_at.is_(None)]


def _by_hand(event_id: str, voided: bool | None) -> list[ColumnElement[bool]]:
    """Limit movements to those of an event that belong to no delivery, found by its items and their kinds."""
    # Asked for by the event itself, every movement of it would be read.
    own = (item.c.event_id == event_id, stock_movement.c.event_id.concat("") == event_id)
    return [*own, stock_movement.c.kind.in_(BY_HAND), *_voided(stock_movement, voided), *_alone()]


def _alone() -> list[ColumnElement[bool]]:
    """Leave out movements that belong to a delivery."""
    return [stock_movement.c.handover_line_id.is_(None), stock_movement.c.distribution_id.is_(None)]


def _count(session: Session, tables: FromClause, limits: Sequence[ColumnElement[bool]]) -> int:
    return int(session.value(select(func.count()).select_from(tables).where(*limits)))


def _count_visits(session: Session, event_id: str, voided: bool | None) -> int:
    """Count an event's visits: all from an index, those that count from the counters, the voided by both."""
    of_status = (tally.c.event_id == event_id, tally.c.measure == "status")
    live = 0 if voided is None else int(session.value(select(func.sum(tally.c.n)).where(*of_status)) or 0)
    return live if voided is False else _count(session, donor_visit, _limits(donor_visit, event_id, None)) - live


def _visits(session: Session, event_id: str, wanted: RecordSearch, voided: bool | None, limit: int) -> Found:
    tables = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    limits = _within(session, donor_visit, event_id, voided, wanted)
    if wanted.key:
        units = select(work_unit.c.id).where(work_unit.c.key.contains(wanted.key, autoescape=True))
        found = [
            donor_visit.c.queue_number.contains(wanted.queue_number, autoescape=True),
            donor_visit.c.bag_number.contains(wanted.key.upper(), autoescape=True),
            donor_visit.c.work_unit_id.in_(units),
        ]
        limits.append(or_(*found, *is_called(wanted, donor_visit.c.person_id)))
    shown = (donor_visit.c[name] for name in (*_OWN, "checked_in_at", "queue_number", "status"))
    query = select(*shown, person.c.full_name).select_from(tables).where(*limits)
    rows = _newest_visits(session, query, _days(session, _events(event_id, wanted)), limit)
    total = len(rows)
    if total >= limit:
        narrowed = wanted.key or wanted.figure
        total = _count(session, tables, limits) if narrowed else _count_visits(session, event_id, voided)
    return Found(lines=tuple(map(_visit_line, rows)), total=total)


def _days(session: Session, event_ids: Sequence[str]) -> list[dt.date]:
    """Give the days of which there are visits, voided ones too, the last first."""
    query = select(donor_visit.c.day).distinct().where(donor_visit.c.event_id.in_(event_ids))
    return [row.day for row in session.rows(query.order_by(donor_visit.c.day.desc()))]


def _newest_visits(session: Session, query: Select[Any], days: Iterable[dt.date], limit: int) -> list[Row[Any]]:
    """Give the newest visits by id: within a day they stand so in an index, but not always day after day."""
    newest = query.order_by(donor_visit.c.id.desc()).limit(limit)
    found: list[Row[Any]] = []
    for day in days:
        of_day = newest.where(donor_visit.c.day == day)
        found += session.rows(of_day.where(donor_visit.c.id > found[-1].id) if len(found) == limit else of_day)
        found.sort(key=lambda row: str(row.id), reverse=True)
        del found[limit:]
    return found


def _distributions(session: Session, event_id: str, wanted: RecordSearch, voided: bool | None, limit: int) -> Found:
    """Give those with a name and the counts of a crowd by their moments: each has an index in that order."""
    limits = _within(session, distribution, event_id, voided, wanted)
    tables: FromClause = distribution
    parts = [NAMED, COUNTED]
    if wanted.key:
        tables = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
        named = [row.id for row in session.rows(_items(event_id)) if wanted.key in search_key(row.name)]
        limits.append(or_(distribution.c.item_id.in_(named), *is_called(wanted, distribution.c.person_id)))
        if wanted.people is not None and not named:
            # With an empty text behind it the event has no index, and that of its people is taken.
            of_event = distribution.c.event_id.concat("").in_(_events(event_id, wanted))
            limits = [of_event, *limits[1:-1], distribution.c.person_id.in_(wanted.people)]
        # Nobody in a crowd has a name: only its goods can be what is looked for.
        parts = parts if named else [NAMED]
    found = [session.rows(_given().where(part, *limits).limit(limit)) for part in parts]
    total = sum(map(len, found))
    if any(len(rows) >= limit for rows in found):
        total = _count(session, tables, limits if len(parts) > 1 else [*limits, *parts])
    newest = sorted((row for rows in found for row in rows), key=lambda row: (row.at, row.id), reverse=True)[:limit]
    return Found(lines=tuple(map(_distribution_line, newest)), total=total)


def _given() -> Select[Any]:
    shown = (distribution.c[name] for name in (*_OWN, "at", "quantity"))
    tables = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    return (
        select(*shown, person.c.full_name, item.c.name.label("item"), item.c.unit)
        .select_from(tables.join(item, item.c.id == distribution.c.item_id))
        .order_by(*NEWEST_FIRST)
    )


def _handovers(session: Session, event_id: str, wanted: RecordSearch, voided: bool | None, limit: int) -> Found:
    limits = _within(session, handover, event_id, voided, wanted)
    query = select(handover).where(*limits).order_by(handover.c.id.desc())
    rows = _with_words(session.rows(query), wanted, ("institution", "receiver_name", "document_number"))
    goods = _lines_of(session, [row.id for row in rows[:limit]])
    lines = (_handover_line(row, tuple(goods[row.id])) for row in rows[:limit])
    return Found(lines=tuple(lines), total=len(rows))


def _movements(session: Session, event_id: str, wanted: RecordSearch, voided: bool | None, limit: int) -> Found:
    by_hand = _by_hand(event_id, voided)
    limits = [*limits_of(session, wanted.figure, stock_movement), *_alone()] if wanted.figure else by_hand
    shown = (stock_movement.c[name] for name in (*_OWN, "at", "kind", "quantity", "source", "document"))
    query = select(*shown, item.c.name.label("item"), item.c.unit).select_from(_goods_moved()).where(*limits)
    rows = _with_words(session.rows(query.order_by(stock_movement.c.id.desc())), wanted, ("item", "source", "document"))
    return Found(lines=tuple(_movement_line(row) for row in rows[:limit]), total=len(rows))


def _goods_moved() -> FromClause:
    return item.join(stock_movement, stock_movement.c.item_id == item.c.id)


def _with_words(rows: Iterable[Row[Any]], wanted: RecordSearch, names: Sequence[str]) -> list[Row[Any]]:
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


def _handover_line(row: Row[Any], goods: Goods) -> RecordLine:
    return _delivery_line(RecordKind.HANDOVER, row, row.institution, goods, symbolic=row.symbolic)


def _distribution_line(row: Row[Any]) -> RecordLine:
    return _delivery_line(RecordKind.DISTRIBUTION, row, row.full_name or "", _own_goods(row._mapping))


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
