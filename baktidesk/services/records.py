"""What every deed needs: checked records and a day that may still be written to."""

import datetime as dt
from typing import Any, TypeVar

from sqlalchemy import Row

from baktidesk.db.models import event
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.fields import check_record, tidy_record
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.zones import local_day

T = TypeVar("T")


def checked(session: Session, record: T, options: frozenset[str] | None = None) -> T:
    """Give the record in its stored form, or refuse it with a problem for each bad field."""
    tidy = tidy_record(record)
    problems = check_record(tidy, session.now.date() + dt.timedelta(days=1), options)
    if problems:
        raise RefusedValues(problems)
    return tidy


def open_event(session: Session, event_id: str) -> Row[Any]:
    """Give the event's row, locked; refused when the event has been closed."""
    row = session.get(event, event_id)
    if row.closed:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This event is closed. A supervisor can reopen it."))
    return row


def day_of(session: Session, event_row: Row[Any]) -> dt.date:
    """Give the local day of this moment at the event."""
    return local_day(session.now, ZoneChoice(event_row.zone).zone)


def options_of(event_row: Row[Any]) -> frozenset[str]:
    """Give the optional questions that an event asks."""
    names = ("nik", "phone", "birth_date", "screening")
    return frozenset(name for name in names if event_row._mapping[f"asks_{name}"])


def require(session: Session, deed: Deed) -> None:
    """Refuse a deed that the officer's role may not do."""
    if not may(session.actor.role, deed):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This needs a supervisor: {deed}."), deed=deed)
