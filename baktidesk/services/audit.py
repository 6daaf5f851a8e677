"""Undoing the last deed, with a trace: what was made is voided, what was changed is changed back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Date, Row, Table, func, select

from baktidesk.db.base import Tenths, UtcDateTime, metadata
from baktidesk.db.models import audit
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

UNDONE = "undo"
MASTER_DATA = frozenset({"work_unit", "event_series"})


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

    Refused when somebody has changed one of its records since.
    """
    rows = session.rows(select(audit).where(audit.c.deed == deed).order_by(audit.c.sequence.desc()))
    if not rows:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is nothing to undo."))
    for row in rows:
        _refuse_if_changed_since(session, row)
    for row in rows:
        _revert(session, row)
    return str(rows[0].kind)


def note(session: Session, action: str, kind: str, record_id: str, **details: Any) -> None:
    """Write down a deed that changes no record, such as an export or a print."""
    session.write_audit(action, kind, record_id, details)


def _line(row: Row[Any]) -> AuditLine:
    names = ("sequence", "at", "officer", "desk", "action", "kind", "record_id", "changes")
    return AuditLine(**{name: row._mapping[name] for name in names})


def _refuse_if_changed_since(session: Session, row: Row[Any]) -> None:
    last = select(func.max(audit.c.sequence)).where(audit.c.record_id == row.record_id, audit.c.deed == row.deed)
    later = select(func.count()).where(
        audit.c.record_id == row.record_id, audit.c.kind == row.kind, audit.c.sequence > last.scalar_subquery()
    )
    if session.value(later):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This can no longer be undone: the record has been changed since."))


def _revert(session: Session, row: Row[Any]) -> None:
    table = metadata.tables.get(row.kind)
    if table is None or row.kind in MASTER_DATA or row.action not in ("create", "correct", "move", "void"):
        return
    if row.action == "create":
        session.void(table, row.record_id, UNDONE)
        return
    old = {name: _stored(table, name, pair[0]) for name, pair in row.changes.items()}
    session.change(table, row.record_id, "undo", **old)


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
