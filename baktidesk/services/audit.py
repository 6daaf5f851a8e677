"""Undoing the last deed, with a trace: what was made is voided, what was changed is changed back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Date, Row, Table, select

from baktidesk.db.base import Tenths, UtcDateTime, metadata
from baktidesk.db.models import audit, donor_visit, event, person, stock_movement
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.donors.donations import refuse_return
from baktidesk.services.records import is_used, open_event, open_record
from baktidesk.services.relief.stores import book_by_place

UNDONE = "undo"
MASTER_DATA = frozenset({"work_unit", "event_series"})
UNDOABLE = frozenset({"create", "correct", "move", "void"})
LASTING = frozenset({"day_lock", "press_figures"})
"""What no key takes back: a day is opened again with a reason, figures that were told are corrected."""


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """One audit row for reading: who did what to which record, when (UTC), old and new values."""

    sequence: int
    at: dt.datetime
    officer: str
    desk: str
    action: str
    kind: str
    record_id: str
    changes: Mapping[str, Any]


def history(session: Session, record_id: str) -> list[AuditLine]:
    """Give a record's audit rows, oldest first."""
    query = select(audit).where(audit.c.record_id == record_id).order_by(audit.c.sequence)
    return [_line(row) for row in session.rows(query)]


def undo(session: Session, deed: str) -> str:
    """Undo a deed of this officer, newest change first; give the kind of record it was about.

    Refused when it was somebody else's, when one of its records has been changed or used since, when its event is
    closed, and when the goods that it brought have gone out again.
    """
    query = select(audit).where(audit.c.deed == deed, audit.c.action.in_(UNDOABLE), audit.c.kind.not_in(LASTING))
    rows = session.rows(query.order_by(audit.c.sequence.desc()))
    if not rows:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is nothing to undo."))
    if rows[0].officer != session.actor.name:
        text = QT_TRANSLATE_NOOP("Refused", "Only {officer}, who did this, can undo it.")
        raise Refused(text, officer=rows[0].officer)
    stock = {item_id: book_by_place(session, item_id) for item_id in _lock(session, rows)}
    for row in rows:
        _refuse_if_changed_since(session, row)
    for row in rows:
        _revert(session, row)
    _refuse_overdrawn(session, stock)
    return str(rows[0].kind)


def note(session: Session, action: str, kind: str, record_id: str, **details: Any) -> None:
    """Write down a deed that changes no record, such as an export or a print."""
    session.write_audit(action, kind, record_id, details)


def _line(row: Row[Any]) -> AuditLine:
    names = ("sequence", "at", "officer", "desk", "action", "kind", "record_id", "changes")
    return AuditLine(**{name: row._mapping[name] for name in names})


def _refuse_if_changed_since(session: Session, row: Row[Any]) -> None:
    if _standing_deeds(session, row)[-1:] != [row.deed]:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This can no longer be undone: the record has been changed since."))


def _standing_deeds(session: Session, row: Row[Any]) -> list[str]:
    """Give the deeds at a record that have not been undone, oldest first.

    Only the last standing deed can be undone, so an undo always takes away the one before it.
    """
    query = select(audit.c.deed, audit.c.action).where(audit.c.record_id == row.record_id, audit.c.kind == row.kind)
    standing: list[str] = []
    for deed, lines in groupby(session.rows(query.order_by(audit.c.sequence)), key=lambda line: line.deed):
        if all(line.action == UNDONE for line in lines):
            del standing[-1:]
        else:
            standing.append(deed)
    return standing


def _lock(session: Session, rows: Sequence[Row[Any]]) -> set[str]:
    """Lock the open events of a deed against other desks, and then its records; give the items whose stock it moved."""
    kinds = [(metadata.tables[row.kind], row.record_id) for row in rows]
    for table, record_id in kinds:
        if table is event:
            open_event(session, record_id)
    of_events = [(table, record_id) for table, record_id in kinds if "event_id" in table.c]
    records = [(table, open_record(session, table, record_id)) for table, record_id in of_events]
    return {record.item_id for table, record in records if table is stock_movement}


def _revert(session: Session, row: Row[Any]) -> None:
    table = metadata.tables[row.kind]
    if row.kind in MASTER_DATA:
        return
    if row.action == "create":
        _take_back(session, table, row.record_id)
        return
    old = {name: _stored(table, name, pair[0]) for name, pair in row.changes.items()}
    if table is donor_visit and "voided_at" in old:
        refuse_return(session, row.record_id)
    session.change(table, row.record_id, UNDONE, **old)


def _take_back(session: Session, table: Table, record_id: str) -> None:
    """Void what a deed made, unless other records have come to need it; a person may stay for the others."""
    if not is_used(session, table, record_id):
        session.change(table, record_id, UNDONE, voided_at=session.now, void_reason=UNDONE)
    elif table is not person:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This can no longer be undone: other records depend on it."))


def _refuse_overdrawn(session: Session, before: Mapping[str, Mapping[str, int]]) -> None:
    for item_id, books in before.items():
        for place, left in book_by_place(session, item_id).items():
            if left < min(books.get(place, 0), 0):
                text = QT_TRANSLATE_NOOP("Refused", "This can no longer be undone: the goods have gone out since.")
                raise Refused(text)


def _stored(table: Table, name: str, value: Any) -> Any:
    """Give an audit row's JSON value back as the column's Python value."""
    column: Column[Any] = table.c[name]
    if value is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return dt.datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return dt.date.fromisoformat(value)
    return Decimal(value) if isinstance(column.type, Tenths) else value
