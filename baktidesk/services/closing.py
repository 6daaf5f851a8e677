"""Closing a day (Tutup Hari) and opening it again; what a closed day refuses stands in db/day_locks.py."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from baktidesk.db.models import day_lock, event
from baktidesk.db.seals import Head, read_head
from baktidesk.db.session import Session
from baktidesk.domain.closing import ClosedDay, DayStanding, Finding, Gate, PassingBy, Reopening, passed
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed
from baktidesk.domain.press import PressLine, changes, lines_as_json, lines_of, read_lines
from baktidesk.services import day_gates, settings
from baktidesk.services.closed_days import REOPEN, closings, live_closing
from baktidesk.services.events import load_event
from baktidesk.services.records import checked, day_of, open_event, open_record, require
from baktidesk.services.summary import as_json, summarise

_LINES = "lines"
"""Beside the summary's figures: those that a later look compares."""


@dataclass(frozen=True, kw_only=True)
class DaySheet:
    """What the printed sheet of a closed day says; `head` is where the audit's chain stands now."""

    event: StoredEvent
    closed: ClosedDay
    lines: tuple[PressLine, ...]
    head: Head
    work_unit: str


def standing(session: Session, event_id: str, day: dt.date) -> DayStanding:
    """Give how a local day stands: what is open before it is closed, or how it was closed and what differs since."""
    row = session.rows(select(event).where(event.c.id == event_id))[0]  # to look locks nobody out
    made = closings(session, event_id, day)
    live = next((one for one in made if one.is_live), None)
    return DayStanding(
        day=day,
        today=day_of(session, row),
        findings=live.findings if live else day_gates.find(session, row, day),
        closings=made,
        changes=changes(read_lines(live.figures[_LINES]), lines_of(summarise(session, event_id, day))) if live else (),
    )


def close_day(
    session: Session, event_id: str, day: dt.date, reason: str = "", passing: Collection[Gate] = frozenset()
) -> ClosedDay:
    """Close a local day: from now on nothing of what counts can be written to it, until it is opened again.

    The gates are looked at once more under the event's lock. Refused (NeedsReason) while a gate is open that is not
    among `passing`, which a supervisor passes by with a reason; refused always where something must be finished, and
    for a day that is closed already or has not come yet.
    """
    row = open_event(session, event_id)
    _refuse_wrong_day(session, event_id, day, day_of(session, row))
    findings = day_gates.find(session, row, day)
    _refuse_blocked(findings)
    asking = {one.gate for one in findings if one.asks}
    if asking - set(passing) or (asking and not reason.strip()):
        text = QT_TRANSLATE_NOOP("Refused", "Points still open: {count}. With a reason a supervisor can close the day.")
        raise NeedsReason(text, count=len(asking))
    if asking:
        require(session, Deed.PASS_GATE)
        findings = passed(findings, checked(session, PassingBy(reason=reason)).reason)
    summary = summarise(session, event_id, day)
    figures = as_json(summary) | {_LINES: lines_as_json(lines_of(summary))}
    gates = {one.gate.value: one.as_json() for one in findings}
    session.insert(day_lock, event_id=event_id, day=day, gates=gates, figures=figures)
    return _live(session, event_id, day)


def reopen_day(session: Session, lock_id: str, record: Reopening) -> dt.date:
    """Open a closed day again, with a reason that stays; give the day. Refused to who may not, and when it is open.

    It cannot be undone by a key, because that would close the day without a look at its gates.
    """
    row = open_record(session, day_lock, lock_id)
    if row.voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This day is open already."))
    reason = checked(session, record).reason
    require(session, Deed.REOPEN_DAY)
    session.change(day_lock, lock_id, REOPEN, voided_at=session.now, void_reason=reason)
    day: dt.date = row.day
    return day


def day_sheet(session: Session, event_id: str, day: dt.date) -> DaySheet:
    """Give what the printed sheet of a closed day says; an open day is a bug (LookupError)."""
    closed = _live(session, event_id, day)
    return DaySheet(
        event=load_event(session, event_id),
        closed=closed,
        lines=read_lines(closed.figures[_LINES]),
        head=read_head(session.connection),
        work_unit=settings.load(session).work_unit,
    )


def _live(session: Session, event_id: str, day: dt.date) -> ClosedDay:
    closed = live_closing(session, event_id, day)
    if closed is None:
        raise LookupError("this day is open")
    return closed


def _refuse_wrong_day(session: Session, event_id: str, day: dt.date, today: dt.date) -> None:
    if day > today:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{day} has not come yet."), day=day)
    if closed := live_closing(session, event_id, day):
        text = QT_TRANSLATE_NOOP("Refused", "{day} has been closed already, by {officer}.")
        raise Refused(text, day=day, officer=closed.officer)


def _refuse_blocked(findings: tuple[Finding, ...]) -> None:
    blocked = next((one for one in findings if one.blocks), None)
    if blocked is not None:
        values: dict[str, Any] = dict(blocked.sentence.values)
        raise Refused(blocked.sentence.text, context=blocked.sentence.context, **values)
