"""The audit for reading: what an officer did on a day, newest first, across all records."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, select

from baktidesk.db.models import audit
from baktidesk.db.seals import Head, read_head
from baktidesk.db.session import Session
from baktidesk.domain.officer import Deed
from baktidesk.domain.zones import Zone
from baktidesk.services.audit import AuditLine
from baktidesk.services.records import require

MOST: Final = 500
"""What a list shows at once; the day or the officer makes it shorter."""
EVERYDAY: Final = frozenset({"create", "move", "count", "number", "keep_tally"})
"""What happens all day long; the rest is what a supervisor looks for."""
BESIDE: Final = (
    "person",
    "work_unit",
    "stock_movement",
    "handover_line",
    "coupon",
    "event_series",
    "event_day",
    "area",
    "item",
    "allocation",
)
"""What is written down along with something else; one deed is told by its first row that is none of these."""
_ROWS: Final = 4 * MOST


@dataclass(frozen=True, kw_only=True)
class Trail:
    """One audit row for each deed, newest first and at most MOST; how many deeds in all; and where the chain stands."""

    lines: tuple[AuditLine, ...]
    total: int
    head: Head


def read_trail(
    session: Session, *, officer: str = "", day: dt.date | None = None, zone: Zone = Zone.WIB, notable: bool = False
) -> Trail:
    """Give what was done by an officer ("" = anybody) on a day in a zone (None = ever), or only what is notable.

    What others did is for supervisors.
    """
    if officer != session.actor.name:
        require(session, Deed.READ_TRAIL)
    limits = _limits(officer, day, zone, notable=notable)
    query = select(audit).where(*limits).order_by(audit.c.sequence.desc()).limit(_ROWS)
    deeds = [_told(list(rows)) for _deed, rows in groupby(session.rows(query), key=lambda row: row.deed)]
    return Trail(
        lines=tuple(deeds[:MOST]),
        total=int(session.value(select(func.count(audit.c.deed.distinct())).where(*limits))),
        head=read_head(session.connection),
    )


def names_in_trail(session: Session) -> Sequence[str]:
    """Give everybody who ever did something, by name."""
    return [row.officer for row in session.rows(select(audit.c.officer).distinct().order_by(audit.c.officer))]


def day_bounds(day: dt.date, zone: Zone) -> tuple[dt.datetime, dt.datetime]:
    """Give the first moment of a day in a zone and the first of the next, in UTC."""
    start = dt.datetime.combine(day, dt.time(), zone.tzinfo).astimezone(dt.UTC)
    return start, start + dt.timedelta(days=1)


def _told(rows: Sequence[Row[Any]]) -> AuditLine:
    """Give the row that tells a deed best, from its rows, newest first."""
    oldest_first = list(reversed(rows))
    best = next((row for row in oldest_first if row.kind not in BESIDE), oldest_first[0])
    return AuditLine(**{name: best._mapping[name] for name in AuditLine.__dataclass_fields__})


def _limits(officer: str, day: dt.date | None, zone: Zone, *, notable: bool) -> list[ColumnElement[bool]]:
    limits: list[ColumnElement[bool]] = []
    if officer:
        limits.append(audit.c.officer == officer)
    if day:
        first, after = day_bounds(day, zone)
        limits += [audit.c.at >= first, audit.c.at < after]
    if notable:
        limits.append(audit.c.action.not_in(EVERYDAY))
    return limits
