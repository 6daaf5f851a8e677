"""The audit for reading: what an officer did on a day, newest first, across all records."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, func, select

from baktidesk.db.models import audit
from baktidesk.db.redaction import ERASE, REDACT
from baktidesk.db.seals import Head, read_head
from baktidesk.db.session import Session
from baktidesk.domain.officer import Deed
from baktidesk.domain.zones import Zone
from baktidesk.services.audit import AuditLine
from baktidesk.services.records import require

MOST: Final = 500
"""What a list shows at once; the day or the officer makes it shorter."""
EVERYDAY: Final = frozenset({"create", "move", "count", "number", "keep_tally", "unlock"})
"""What happens all day long; the rest is what a supervisor looks for."""
BESIDE: Final = (
    "audit",
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
ALSO_TOLD: Final = frozenset({"grant", "unmask", REDACT})
"""What is told in a line of its own beside another deed: who allowed it, that identities were seen, or forgotten."""
NUMBERED: Final = frozenset({"donor_visit", "handover", "event"})
"""The kinds of record that have a number or code of their own, by which a deed on them is told."""
_NUMBERS: Final = ("queue_number", "code")
_ROWS: Final = 4 * MOST


@dataclass(frozen=True, kw_only=True)
class Trail:
    """One audit row for each deed, newest first and at most MOST; how many deeds these are, and how many there are.

    `head` is where the chain stands.

    A second PIN, an unmasking and what the audit has forgotten are lines of their own.
    """

    lines: tuple[AuditLine, ...]
    deeds: int
    total: int
    head: Head

    @property
    def is_cut(self) -> bool:
        """Tell whether there are older deeds."""
        return self.total > self.deeds


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
    told = _newest(session.rows(query))
    return Trail(
        lines=tuple(_numbered(session, [line for lines in told for line in lines])),
        deeds=len(told),
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


def _newest(rows: Sequence[Row[Any]]) -> list[list[AuditLine]]:
    """Give the lines of the newest deeds, as many as make MOST lines; a deed is told whole or not at all."""
    deeds = [list(own) for _deed, own in groupby(rows, key=lambda row: row.deed)]
    whole = deeds[:-1] if len(rows) == _ROWS and len(deeds) > 1 else deeds
    found: list[list[AuditLine]] = []
    room = MOST
    for deed in whole:
        lines = _told(deed)
        room -= len(lines)
        if room < 0 and found:
            break
        found.append(lines)
    return found


def _told(rows: Sequence[Row[Any]]) -> list[AuditLine]:
    """Give the row that tells a deed best, from its rows, newest first, after those that are told in any case."""
    oldest_first = list(reversed(rows))
    told = (row for row in oldest_first if row.kind not in BESIDE or row.action == ERASE)
    best = next(told, oldest_first[0])
    also = [row for row in rows if row.action in ALSO_TOLD and row is not best]
    names = AuditLine.__dataclass_fields__
    return [AuditLine(**{name: row._mapping[name] for name in names}) for row in (*also, best)]


def _numbered(session: Session, lines: Sequence[AuditLine]) -> list[AuditLine]:
    """Add to deeds on records that were written down before the number that these are known by."""
    ids = {line.record_id for line in lines if line.kind in NUMBERED}
    query = select(audit.c.record_id, audit.c.changes).where(audit.c.action == "create", audit.c.record_id.in_(ids))
    told = {row.record_id: row.changes for row in session.rows(query)} if ids else {}
    numbers = {
        record_id: {name: changes[name] for name in _NUMBERS if name in changes} for record_id, changes in told.items()
    }
    return [replace(line, changes={**numbers.get(line.record_id, {}), **line.changes}) for line in lines]


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
