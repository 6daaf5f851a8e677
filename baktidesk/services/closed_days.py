"""Which days are closed, by whom, and which were opened again; light enough for every desk to ask."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row, Select, select

from baktidesk.db.models import audit, day_lock, event_day, tally
from baktidesk.db.session import Session
from baktidesk.domain.closing import ClosedDay, Finding, Gate, GateState

REOPEN: Final = "reopen"
GRANT: Final = "grant"
"""The actions in the audit that tell who opened a day again, and whose PIN allowed a deed."""


def days_of(session: Session, event_id: str) -> list[dt.date]:
    """Give the days of an event, the first one first: those that were planned and those with records."""
    planned = select(event_day.c.day).where(event_day.c.event_id == event_id, event_day.c.voided_at.is_(None))
    counted = select(tally.c.day).where(tally.c.event_id == event_id, tally.c.n != 0).distinct()
    return sorted({row.day for query in (planned, counted) for row in session.rows(query)})


def closings(session: Session, event_id: str, day: dt.date) -> tuple[ClosedDay, ...]:
    """Give every closing of a local day, the newest first."""
    rows = session.rows(_locks(event_id).where(day_lock.c.day == day).order_by(day_lock.c.id.desc()))
    return tuple(_closed_day(session, row) for row in rows)


def live_closing(session: Session, event_id: str, day: dt.date) -> ClosedDay | None:
    """Give the closing that holds for a local day, None while it is open."""
    row = session.first(_locks(event_id).where(day_lock.c.day == day, day_lock.c.voided_at.is_(None)))
    return _closed_day(session, row) if row else None


def all_closed(session: Session, event_id: str, days: Sequence[dt.date]) -> bool:
    """Tell whether all these local days are closed; False for none."""
    closed = {row.day for row in session.rows(_locks(event_id).where(day_lock.c.voided_at.is_(None)))}
    return bool(days) and closed.issuperset(days)


def _locks(event_id: str) -> Select[Any]:
    return select(day_lock).where(day_lock.c.event_id == event_id)


def _closed_day(session: Session, row: Row[Any]) -> ClosedDay:
    findings = [Finding.read(gate.value, row.gates[gate.value]) for gate in Gate if gate.value in row.gates]
    passed = any(one.state is GateState.PASSED for one in findings)
    return ClosedDay(
        id=row.id,
        event_id=row.event_id,
        day=row.day,
        at=row.created_at,
        officer=row.created_by,
        desk=row.desk,
        findings=tuple(findings),
        figures=row.figures,
        allowed_by=(_granted_by(session, row.id, "create") or row.created_by) if passed else "",
        reopened_at=row.voided_at,
        reopened_by=_reopened_by(session, row.id) if row.voided_at else "",
        reopening_allowed_by=_granted_by(session, row.id, REOPEN) if row.voided_at else "",
        reason=row.void_reason,
    )


def _granted_by(session: Session, lock_id: str, action: str) -> str:
    """Give whose PIN allowed what was done to a lock; "" where nobody's was needed."""
    deed = select(audit.c.deed).where(audit.c.record_id == lock_id, audit.c.action == action).scalar_subquery()
    granted = session.value(select(audit.c.changes).where(audit.c.deed == deed, audit.c.action == GRANT))
    return str(granted["supervisor"]) if granted else ""


def _reopened_by(session: Session, lock_id: str) -> str:
    rows = select(audit.c.officer).where(audit.c.record_id == lock_id, audit.c.action == REOPEN)
    return str(session.value(rows) or "")
