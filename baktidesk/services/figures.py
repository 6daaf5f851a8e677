"""The records behind a figure of the summary, and the arrivals of every hour."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, case, extract, func, select

from baktidesk.db.models import (
    area,
    donor_visit,
    event,
    handover,
    handover_line,
    item,
    stock_movement,
    tally,
    work_unit,
)
from baktidesk.db.quick import among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.db.tallies import ARRIVED
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.figure import Figure
from baktidesk.domain.stock import MovementKind
from baktidesk.services.summary import NO_AREA

_DAY_HOURS = 24


def arrivals(session: Session, event_ids: Sequence[str], day: dt.date | None = None) -> dict[int, int]:
    """Give how many candidates came in each local hour (0 to 23) of a local day, or of all days (None).

    Their sum is the candidates of the summary, as both are counters of the same visits.
    """
    server = session.connection.dialect.name
    values = {"ids": several(event_ids, server)} | ({"day": day} if day else {})
    found: Counter[int] = Counter()
    for zone, hour, n in quick_rows(session.connection, _arrivals(server, one_day=day is not None), values):
        found[(int(hour) + _offset(ZoneChoice(zone))) % _DAY_HOURS] += int(n)
    return {hour: n for hour, n in sorted(found.items()) if n}


@cache
def _arrivals(server: str, *, one_day: bool) -> Select[Any]:
    """Select the arrivals of every hour of UTC with the zone of the event; a statement is put together once."""
    query = select(event.c.zone, tally.c.key, func.sum(tally.c.n)).join(event, event.c.id == tally.c.event_id)
    query = query.where(among(tally.c.event_id, server), tally.c.measure == ARRIVED)
    if one_day:
        query = query.where(tally.c.day == bindparam("day"))
    return query.group_by(event.c.zone, tally.c.key)


def limits_of(session: Session, figure: Figure, table: Table) -> list[ColumnElement[bool]]:
    """Give the conditions under which a record of a table is among those that a figure counts."""
    limits: list[ColumnElement[bool]] = [table.c.event_id.in_(figure.event_ids), table.c.voided_at.is_(None)]
    limits += [table.c.day == figure.day] if figure.day else []
    limits += [table.c.day <= figure.until] if figure.until else []
    if table is donor_visit:
        return [*limits, *_of_visits(session, figure)]
    if figure.handover_id:
        return [*limits, table.c.id == figure.handover_id]
    return [*limits, *_of_goods(figure, table)]


def _of_visits(session: Session, figure: Figure) -> Iterator[ColumnElement[bool]]:
    visit = donor_visit.c
    if figure.statuses:
        yield visit.status.in_(sorted(figure.statuses))
    if figure.passed:
        yield visit.passed_at.is_not(None)
    if figure.blood_group:
        yield func.coalesce(visit.blood_group, "unknown") == figure.blood_group
    if figure.deferral_reason:
        yield visit.deferral_reason == figure.deferral_reason
    if figure.work_unit:
        yield visit.work_unit_id.in_(select(work_unit.c.id).where(work_unit.c.name == figure.work_unit))
    if figure.hour is not None:
        yield _local_hour(session) == figure.hour


def _of_goods(figure: Figure, table: Table) -> Iterator[ColumnElement[bool]]:
    items = select(item.c.id).where(
        item.c.event_id.in_(figure.event_ids), item.c.name == figure.item, item.c.unit == figure.unit
    )
    if table is handover:
        of_item = handover_line.c.item_id.in_(items) & handover_line.c.voided_at.is_(None)
        yield ~handover.c.symbolic
        yield handover.c.id.in_(select(handover_line.c.handover_id).where(of_item))
    else:
        yield table.c.item_id.in_(items)
    if table is stock_movement:
        yield table.c.kind.in_(sorted(figure.movements - {MovementKind.HANDED_OVER}))
    if figure.recipient_kind:
        yield table.c.recipient_kind == figure.recipient_kind
    if figure.area:
        yield _in_area(figure, table)


def _in_area(figure: Figure, table: Table) -> ColumnElement[bool]:
    """Tell what belongs to an office area by its name; goods of an area that was taken out belong to none."""
    areas = select(area.c.id).where(area.c.event_id.in_(figure.event_ids), area.c.voided_at.is_(None))
    if figure.area == NO_AREA:
        return table.c.area_id.is_(None) | table.c.area_id.not_in(areas)
    return table.c.area_id.in_(areas.where(area.c.name == figure.area))


def _local_hour(session: Session) -> ColumnElement[Any]:
    """Give the hour (0 to 23) of a visit's arrival as the event's wall clock showed it."""
    east = case(*((_lies_in(zone), _offset(zone)) for zone in ZoneChoice), else_=_offset(ZoneChoice.WIB))
    return (extract("hour", _moment(session)) + east) % _DAY_HOURS


def _moment(session: Session) -> ColumnElement[Any]:
    """Give the arrival without a zone, in UTC, whatever zone the server's session has."""
    moment: ColumnElement[Any] = donor_visit.c.checked_in_at
    return moment if session.connection.dialect.name == "sqlite" else func.timezone("UTC", moment)


def _lies_in(zone: ZoneChoice) -> ColumnElement[bool]:
    return donor_visit.c.event_id.in_(select(event.c.id).where(event.c.zone == zone.value))


def _offset(zone: ZoneChoice) -> int:
    """Give the hours that a zone is ahead of UTC."""
    ahead = zone.zone.tzinfo.utcoffset(None)
    return int(ahead.total_seconds()) // 3600 if ahead else 0
