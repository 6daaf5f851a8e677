"""What every deed needs: checked records and a day that may still be written to."""

import datetime as dt
from contextlib import suppress
from functools import cache
from typing import Any, Final, TypeVar

from sqlalchemy import Row, Select, Table, bindparam, select
from sqlalchemy.exc import IntegrityError

from baktidesk.db.base import metadata
from baktidesk.db.models import event
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.event import OPTIONS, ZoneChoice
from baktidesk.domain.fields import check_record, tidy_record
from baktidesk.domain.names import search_key
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.voiding import Voiding
from baktidesk.domain.zones import local_day

T = TypeVar("T")
_ASKED: Final = tuple((name, f"asks_{name}") for name in OPTIONS)


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


def open_record(session: Session, table: Table, record_id: str) -> Row[Any]:
    """Give a record of an open event, both locked, the event first: so that two desks never wait for each other."""
    for row in session.quick(_event_of(table), record_id=record_id):
        open_event(session, row.event_id)
        return session.get(table, record_id)
    raise LookupError(f"no {table.name} with this id")


def day_of(session: Session, event_row: Row[Any], at: dt.datetime | None = None) -> dt.date:
    """Give the local day of this moment, or of another (UTC), at the event."""
    return local_day(at or session.now, ZoneChoice(event_row.zone).zone)


def options_of(event_row: Row[Any]) -> frozenset[str]:
    """Give the optional questions that an event asks."""
    values = event_row._mapping
    return frozenset([name for name, column in _ASKED if values[column]])


def require(session: Session, deed: Deed) -> None:
    """Refuse a deed that the officer's role may not do."""
    if not may(session.actor.role, deed):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This needs a supervisor: {deed}."), deed=deed)


def reason_for_voiding(session: Session, reason: str) -> str:
    """Give the reason as it is stored; refused when there is none or it is too long."""
    if not reason.strip():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Please say why this is voided."), field="reason")
    return checked(session, Voiding(reason=reason)).reason


def keep_named(session: Session, table: Table, name: str) -> str:
    """Give the id of the row of this name (case and spaces do not count), writing it down when new."""
    key = search_key(name)
    found = _named(session, table, key) or _add_named(session, table, name, key)
    if found.voided_at is not None:
        session.change(table, found.id, "restore", voided_at=None, void_reason="")
    return str(found.id)


def is_used(session: Session, table: Table, record_id: str) -> bool:
    """Tell whether a live record points to this one."""
    keys = (key for other in metadata.sorted_tables for key in other.foreign_keys if key.column.table is table)
    queries = (
        select(key.parent).where(key.parent == record_id, key.parent.table.c.voided_at.is_(None)).limit(1)
        for key in keys
    )
    return any(session.first(query) for query in queries)


@cache
def _event_of(table: Table) -> Select[Any]:
    """Select the event of one record."""
    return select(table.c.event_id).where(table.c.id == bindparam("record_id"))


def _named(session: Session, table: Table, key: str) -> Row[Any] | None:
    return next(iter(session.quick(_of_name(table), name_key=key)), None)


@cache
def _of_name(table: Table) -> Select[Any]:
    """Select by name; made once a table, because building it costs more than running it."""
    return select(table.c.id, table.c.voided_at).where(table.c.key == bindparam("name_key"))


def _add_named(session: Session, table: Table, name: str, key: str) -> Row[Any]:
    """Write the name down, unless another desk has done so at this very moment."""
    with suppress(IntegrityError), session.connection.begin_nested():
        session.insert(table, name=name, key=key)
    found = _named(session, table, key)
    if found is None:
        raise LookupError(f"no {table.name} of this name")
    return found
