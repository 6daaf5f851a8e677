"""What the board of visits shows: only what is needed, read again after every save; the counts are the counters'."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select

from baktidesk.db.models import donor_visit, person, tally, work_unit
from baktidesk.db.session import Session
from baktidesk.domain.donation import WAITING, Visit, VisitStatus
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.zones import local_day

ENDED = frozenset(set(VisitStatus) - WAITING)
MOST_WAITING = 300
MOST_ENDED = 100
MOST_LISTED = 300
"""Visits that are read while nothing is searched for and "show all" has not been asked for."""
MARKS = str.maketrans("", "", "'’ʼ`.,-")


@dataclass(frozen=True, kw_only=True, slots=True)
class VisitLine:
    """A visit as far as the board shows it; times are UTC."""

    id: str
    day: dt.date
    queue_number: str
    full_name: str
    work_unit: str
    status: VisitStatus
    checked_in_at: dt.datetime
    passed_at: dt.datetime | None
    ended_at: dt.datetime | None
    bag_number: str
    claimed_blood_group: BloodGroup

    @property
    def since(self) -> dt.datetime:
        """Give the moment of the last step."""
        return self.ended_at or self.passed_at or self.checked_in_at

    def waited(self, now: dt.datetime) -> int | None:
        """Give the whole minutes since the last step; None when the visit waits for nothing."""
        return max(int((now - self.since).total_seconds() // 60), 0) if self.status in WAITING else None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitCount:
    """The donors of one work unit: checked in, and with a filled bag."""

    id: str
    name: str
    registered: int
    donated: int


@dataclass(frozen=True, kw_only=True)
class VisitList:
    """Visits of one day or of all days (None) at a moment, with the counts of all of them, shown or not.

    `complete` tells that no visit has been left out.
    """

    now: dt.datetime
    today: dt.date
    lines: Sequence[VisitLine] = ()
    counts: Mapping[VisitStatus, int] = field(default_factory=dict)
    units: Sequence[UnitCount] = ()
    complete: bool = True

    def count(self, statuses: frozenset[VisitStatus]) -> int:
        """Give the number of visits in these states."""
        return sum(self.counts.get(status, 0) for status in statuses)


def visits_by_status(
    session: Session, event: StoredEvent, day: dt.date | None = None, *, wanted: str = "", whole: bool = False
) -> VisitList:
    """Give the visits in the order of the queue: waiting ones longest first, then ended ones newest first.

    `wanted` leaves those that a search finds; at most MOST_WAITING in each waiting state and MOST_ENDED ended ones
    are given, unless `whole`.
    """
    since = {VisitStatus.REGISTERED: donor_visit.c.checked_in_at, VisitStatus.PASSED: donor_visit.c.passed_at}
    lines: list[VisitLine] = []
    for status, moment in since.items():
        query = _visits(event.id, day, donor_visit.c.status == status.value)
        lines += _read(session, query, (moment, donor_visit.c.id), wanted, None if whole else MOST_WAITING)
    ended = _visits(event.id, day, donor_visit.c.status.in_([status.value for status in ENDED]))
    newest = (donor_visit.c.ended_at.desc(), donor_visit.c.id.desc())
    lines += _read(session, ended, newest, wanted, None if whole else MOST_ENDED)
    return _with_counts(session, event, day, lines)


def visits_by_age(
    session: Session, event: StoredEvent, day: dt.date | None = None, *, wanted: str = "", whole: bool = False
) -> VisitList:
    """Give the visits newest first; `wanted` leaves those that a search finds; at most MOST_LISTED unless `whole`."""
    query = _visits(event.id, day)
    lines = _read(session, query, (donor_visit.c.id.desc(),), wanted, None if whole else MOST_LISTED)
    return _with_counts(session, event, day, lines)


def find_line(session: Session, visit_id: str) -> VisitLine | None:
    """Give the line of a live visit, or None."""
    row = session.first(_lines().where(donor_visit.c.id == visit_id, donor_visit.c.voided_at.is_(None)))
    return _line(row) if row else None


def found_by(line: VisitLine | Visit) -> str:
    """Give what a search may hit: A-023 also as A023 and A23, Ni'mah also as Nimah."""
    return _findable(line.queue_number, line.full_name, line.bag_number)


def _findable(queue_number: str, full_name: str, bag_number: str | None) -> str:
    letter, _dash, digits = queue_number.partition("-")
    short = digits.lstrip("0")
    number = f"{queue_number} {letter}{digits} {letter}{short} {letter}-{short}"
    return search_key(f"{number} {full_name} {full_name.translate(MARKS)} {bag_number or ''}")


def _visits(event_id: str, day: dt.date | None, *more: ColumnElement[bool]) -> Select[Any]:
    """Select ids of the live visits of an event, of one day where given."""
    query = select(donor_visit.c.id).where(donor_visit.c.event_id == event_id, donor_visit.c.voided_at.is_(None), *more)
    return query.where(donor_visit.c.day == day) if day else query


def _read(
    session: Session, ids: Select[Any], order: tuple[ColumnElement[Any], ...], wanted: str, limit: int | None
) -> list[VisitLine]:
    """Read lines in an order; a search goes through all of them, and its hits are cut at the limit."""
    if wanted:
        hits = _hits(session, ids.order_by(*order), wanted)[:limit]
        query = _lines().where(donor_visit.c.id.in_(hits)).order_by(*order)
    else:
        chosen = ids.order_by(*order).limit(limit).subquery()
        query = _lines().join(chosen, chosen.c.id == donor_visit.c.id).order_by(*order)
    return [_line(row) for row in session.rows(query)]


def _hits(session: Session, ids: Select[Any], wanted: str) -> list[str]:
    """Give the ids of the visits that a search finds; only what it looks at is read."""
    query = ids.join(person, person.c.id == donor_visit.c.person_id).add_columns(
        donor_visit.c.queue_number, person.c.full_name, donor_visit.c.bag_number
    )
    rows: Sequence[Any] = session.rows(query)
    return [row[0] for row in rows if wanted in _findable(row[1], row[2], row[3])]


def _lines() -> Select[Any]:
    names = [name for name in VisitLine.__dataclass_fields__ if name in donor_visit.c]
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id).join(
        work_unit, work_unit.c.id == donor_visit.c.work_unit_id
    )
    columns = [*(donor_visit.c[name] for name in names), person.c.full_name, work_unit.c.name.label("work_unit")]
    return select(*columns).select_from(joined)


def _line(row: Row[Any]) -> VisitLine:
    return VisitLine(
        id=row.id,
        day=row.day,
        queue_number=row.queue_number,
        full_name=row.full_name,
        work_unit=row.work_unit,
        status=VisitStatus(row.status),
        checked_in_at=row.checked_in_at,
        passed_at=row.passed_at,
        ended_at=row.ended_at,
        bag_number=row.bag_number or "",
        claimed_blood_group=BloodGroup(row.claimed_blood_group),
    )


def _with_counts(session: Session, event: StoredEvent, day: dt.date | None, lines: Sequence[VisitLine]) -> VisitList:
    counted = _tallies(session, event.id, day)
    counts = {VisitStatus(key): n for key, n in counted("status").items()}
    return VisitList(
        now=session.now,
        today=local_day(session.now, event.zone),
        lines=lines,
        counts=counts,
        units=_units(session, counted("work_unit"), counted("unit_donated")),
        complete=len(lines) >= sum(counts.values()),
    )


def _tallies(session: Session, event_id: str, day: dt.date | None) -> Callable[[str], dict[str, int]]:
    """Give the counters of visits by measure."""
    query = select(tally.c.measure, tally.c.key, func.sum(tally.c.n).label("n")).where(
        tally.c.event_id == event_id, tally.c.measure.in_(("status", "work_unit", "unit_donated"))
    )
    if day:
        query = query.where(tally.c.day == day)
    rows = session.rows(query.group_by(tally.c.measure, tally.c.key))
    return lambda measure: {row.key: int(row.n) for row in rows if row.measure == measure and row.n}


def _units(session: Session, registered: Mapping[str, int], donated: Mapping[str, int]) -> list[UnitCount]:
    """Give the work units with most donors first."""
    if not registered:
        return []
    names = session.rows(select(work_unit.c.id, work_unit.c.name).where(work_unit.c.id.in_(registered)))
    units = [
        UnitCount(id=row.id, name=row.name, registered=registered[row.id], donated=donated.get(row.id, 0))
        for row in names
    ]
    return sorted(units, key=lambda unit: (-unit.registered, unit.name))
