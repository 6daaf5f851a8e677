"""The audit for reading: what an officer did on a day, newest first, across all records."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select

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
    told = _newest(session, limits)
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


def _newest(session: Session, limits: Sequence[ColumnElement[bool]]) -> list[list[AuditLine]]:
    """Give the lines of the newest deeds, as many as make MOST lines; a deed is told whole or not at all.

    A deed may have written thousands of rows: only those that are told are read.
    """
    best = {row.deed: row.best for row in session.rows(_best_rows(limits))}
    rows = session.rows(select(audit).where(audit.c.sequence.in_(list(best.values()))))
    lines = {row.deed: [_line(row)] for row in rows}
    also = select(audit).where(*limits, audit.c.action.in_(ALSO_TOLD), audit.c.deed.in_(list(best)))
    for row in session.rows(also.order_by(audit.c.sequence)):
        if row.sequence != best[row.deed]:
            lines[row.deed].insert(0, _line(row))
    found: list[list[AuditLine]] = []
    room = MOST
    for deed in best:
        room -= len(lines[deed])
        if room < 0 and found:
            break
        found.append(lines[deed])
    return found


def _best_rows(limits: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Select the newest deeds, newest first, each with the row (sequence) that tells it best: its first of its own."""
    of_its_own = or_(audit.c.kind.not_in(BESIDE), audit.c.action == ERASE)
    best = func.coalesce(func.min(case((of_its_own, audit.c.sequence))), func.min(audit.c.sequence))
    query = select(audit.c.deed, best.label("best")).where(*limits).group_by(audit.c.deed)
    return query.order_by(func.max(audit.c.sequence).desc()).limit(MOST)


def _line(row: Row[Any]) -> AuditLine:
    return AuditLine(**{name: row._mapping[name] for name in AuditLine.__dataclass_fields__})


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
