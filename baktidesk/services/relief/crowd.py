"""Counting a crowd: every package is on disk when it is counted, and is counted once, with names or without."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, bindparam, select

from baktidesk.db.models import distribution, event, stock_movement, tally
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.crowd import Crowd, CrowdCount
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.records import checked, day_of, open_event
from baktidesk.services.relief.distributions import COUNTED, NEWEST_FIRST
from baktidesk.services.relief.giving import distribute, give
from baktidesk.services.relief.stock import NO_OVERRIDE, Override, book_stock

LATEST = 8
"""Strokes that are listed at least, however long ago they were."""
TAKEN_BACK = "crowd: taken back"
NAMED = "crowd: recorded by name"


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """Packages counted together at a moment (UTC); below zero where they were taken back."""

    at: dt.datetime
    packages: int


def count_out(
    session: Session,
    event_id: str,
    record: Crowd,
    packages: int = 1,
    override: Override = NO_OVERRIDE,
    distribution_id: str = "",
) -> CrowdCount:
    """Write down packages given to the crowd as one row without a name; give the count.

    `distribution_id` is the UUID of the stroke: the same stroke twice is counted once.
    """
    event_row = open_event(session, event_id)
    record = checked(session, record)
    if not distribution_id or not _is_there(session, distribution_id):
        give(
            session,
            event_row,
            item_id=record.item_id,
            quantity=packages,
            recipient_kind=record.recipient_kind.value,
            area_id=record.area_id,
            override=override,
            distribution_id=distribution_id,
        )
    return crowd_count(session, event_id, record)


def take_back(session: Session, event_id: str, record: Crowd, packages: int = 1) -> CrowdCount:
    """Take back the last packages that this desk counted today for the same goods, area and kind, with a trace."""
    event_row = open_event(session, event_id)
    own = _of_this_desk(session, event_row, record)
    rows = _crowd_rows(session, event_id, record, packages, **own)
    if sum(row.quantity for row in rows) < packages:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Nothing is left to take back at this desk."))
    _take(session, rows, packages, TAKEN_BACK)
    return crowd_count(session, event_id, record)


def crowd_count(session: Session, event_id: str, record: Crowd) -> CrowdCount:
    """Give what this desk has counted today of the same goods, area and kind, and the book's stock."""
    event_row = _event(session, event_id)
    parts = (record.item_id, record.area_id, record.recipient_kind.value, session.actor.desk)
    counted = session.value(
        select(tally.c.n).where(
            tally.c.event_id == event_id,
            tally.c.day == day_of(session, event_row),
            tally.c.measure == "crowd",
            tally.c.key == SEPARATOR.join(parts),
        )
    )
    return CrowdCount(counted=int(counted or 0), left=book_stock(session, record.item_id))


def latest_strokes(session: Session, event_id: str, record: Crowd, since: dt.datetime) -> list[Stroke]:
    """Give what this desk has counted today of the same goods, area and kind, oldest first; none that was taken back.

    All since a moment (UTC), and at least the last ones.
    """
    own = _of_this_desk(session, _event(session, event_id), record)
    rows = _crowd_rows(session, event_id, record, **own, since=since)
    if len(rows) < LATEST:
        rows = _crowd_rows(session, event_id, record, LATEST, **own)
    return [Stroke(at=row.at, packages=row.quantity) for row in reversed(rows)]


def counted_already(session: Session, ids: Iterable[str]) -> set[str]:
    """Give the ids (UUIDs of strokes) that are written down."""
    return {one for one in ids if _is_there(session, one)}


def name_one_of_the_crowd(
    session: Session,
    event_id: str,
    record: Distribution,
    distribution_id: str = "",
    *,
    exception: str = "",
    person_id: str = "",
) -> str:
    """Write down by name somebody who was counted in the crowd: the count falls by as much; give the id.

    `distribution_id` is the UUID made in the form (saving it twice names once), `person_id` the known person.
    """
    open_event(session, event_id)
    if distribution_id and _is_there(session, distribution_id):
        return distribution_id
    record = checked(session, record)
    rows = _crowd_rows(session, event_id, record, record.quantity)
    if sum(row.quantity for row in rows) < (record.quantity or 0):
        text = QT_TRANSLATE_NOOP("Refused", "So many were not counted in the crowd. Please record it without that.")
        raise Refused(text, field="quantity")
    _take(session, rows, record.quantity or 0, NAMED)
    return distribute(
        session, event_id, record, distribution_id=distribution_id, exception=exception, person_id=person_id
    )


def _event(session: Session, event_id: str) -> Row[Any]:
    """Give the event's row, open or closed: a closed one may be read."""
    return session.connection.execute(select(event).where(event.c.id == event_id)).one()


def _of_this_desk(session: Session, event_row: Row[Any], record: Crowd) -> dict[str, Any]:
    """Give what all has in common that this desk counted today of one kind of recipient."""
    return {"desk": session.actor.desk, "day": day_of(session, event_row), "kind": record.recipient_kind.value}


def _crowd_rows(
    session: Session, event_id: str, record: Crowd | Distribution, most: int | None = None, **limits: Any
) -> Sequence[Row[Any]]:
    """Give id, moment and quantity of the rows without a name or coupon of a record's goods and area, newest first.

    Each has a package at least, so `most` packages need no more rows.
    """
    same = {"event": event_id, "item": record.item_id, "area": record.area_id or None, **limits}
    values = same if most is None else {**same, "most": most}
    return session.quick(_counts(frozenset(values)), **{f"of_{name}": value for name, value in values.items()})


@cache
def _counts(told: frozenset[str]) -> Select[Any]:
    """Select counts of a crowd, newest first; made once for each set of limits, as building costs more than running."""
    own = distribution.c
    limits: dict[str, ColumnElement[bool]] = {
        "event": own.event_id == bindparam("of_event"),
        "item": own.item_id == bindparam("of_item"),
        "area": own.area_id.is_not_distinct_from(bindparam("of_area")),
        "desk": own.desk == bindparam("of_desk"),
        "day": own.day == bindparam("of_day"),
        "kind": own.recipient_kind == bindparam("of_kind"),
        "since": own.at >= bindparam("of_since"),
    }
    query = select(own.id, own.at, own.quantity).where(COUNTED, own.voided_at.is_(None))
    query = query.where(*(limits[name] for name in sorted(told - {"most"}))).order_by(*NEWEST_FIRST)
    return query.limit(bindparam("of_most", type_=Integer())) if "most" in told else query


def _take(session: Session, rows: Sequence[Row[Any]], packages: int, why: str) -> None:
    """Lower the counts of these rows, newest first, until so many packages are taken off."""
    for row in rows:
        if packages <= 0:
            return
        less = min(packages, row.quantity)
        packages -= less
        for table, record_id in ((distribution, row.id), (stock_movement, _movement_of(session, row.id))):
            if less == row.quantity:
                session.void(table, record_id, why)
            else:
                session.change(table, record_id, quantity=row.quantity - less)


def _movement_of(session: Session, distribution_id: str) -> str:
    query = select(stock_movement.c.id).where(
        stock_movement.c.distribution_id == distribution_id, stock_movement.c.voided_at.is_(None)
    )
    return str(session.value(query))


def _is_there(session: Session, distribution_id: str) -> bool:
    return session.first(select(distribution.c.id).where(distribution.c.id == distribution_id)) is not None
