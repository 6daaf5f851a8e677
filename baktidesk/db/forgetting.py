"""The audit forgets what it says of people: in the transaction that erases them, and with a witness for every row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, func, select, update

from baktidesk.db import day_locks, seals
from baktidesk.db.models import audit
from baktidesk.db.redaction import (
    FORGETS,
    REDACT,
    Unfit,
    first_broken,
    forgotten,
    make_witness,
    tells_of_somebody,
    witness_of,
)
from baktidesk.db.session import Session
from baktidesk.db.writing import write
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

T = TypeVar("T")
AUDIT_GUARD: Final = ("audit", "keep_audit")
_AT_ONCE: Final = 500
_SQL: Final = "UPDATE audit SET changes = ? WHERE sequence = ?"


@dataclass(frozen=True, kw_only=True)
class Memory:
    """An audit row that has something to forget: the seal before it, its columns, and what is left of its changes."""

    sequence: int
    kind: str
    record_id: str
    seal: str
    before: str
    row: Mapping[str, Any]
    left: Mapping[str, Any]


def memories(session: Session, about: Mapping[str, Iterable[str]]) -> list[Memory]:
    """Give the audit rows about some records (ids by kind) that have something to forget, oldest first.

    From here on no other desk writes until the end of the deed.
    """
    session.chain = session.chain or seals.lock_head(session.connection)
    ids = sorted({one for kind in about for one in about[kind]})
    queries = (_rows_about(some) for some in slices(ids, _AT_ONCE))
    rows = [row for query in queries for row in session.rows(query) if row.kind in about]
    found = [_memory(row) for row in rows if tells_of_somebody(row.action, row.kind, row.changes)]
    return sorted(found, key=attrgetter("sequence"))


def forget(session: Session, found: Sequence[Memory]) -> None:
    """Let the audit forget, and write down the witness of every row; `found` is what `memories` gave in this deed.

    Refused when one of the rows is no longer what was sealed: what somebody has changed is not to pass for erased.
    """
    key, _head = session.chain or seals.lock_head(session.connection)
    _refuse_changed(session.connection, key, found)
    if not found:
        return
    with unguarded(session.connection, AUDIT_GUARD):
        for one in found:
            _empty(session.connection, one)
    for some in slices(found, 2 * _AT_ONCE):
        seen = ((one.sequence, one.kind, make_witness(_given(key, one, one.left))) for one in some)
        session.write_audit(REDACT, audit.name, session.deed, witness_of(seen))


@contextmanager
def unguarded(connection: Connection, *guards: tuple[str, str]) -> Iterator[None]:
    """Let the rows of tables be changed that triggers keep (table and beginning of the trigger's name).

    Nothing of it is seen by anybody else, and whatever breaks off takes the deed back and leaves the guards standing.
    """
    for statement in _guard_sql(connection, guards, lift=True):
        connection.exec_driver_sql(statement)
    yield
    for statement in _guard_sql(connection, guards, lift=False):
        connection.exec_driver_sql(statement)


def slices(values: Sequence[T], length: int) -> Iterator[Sequence[T]]:
    """Give a sequence in pieces of at most so many."""
    return (values[start : start + length] for start in range(0, len(values), length))


def _guard_sql(connection: Connection, guards: Iterable[tuple[str, str]], *, lift: bool) -> list[str]:
    """Give the statements; a server waits for nobody who only reads, which dropping a trigger would do."""
    if connection.dialect.name == "postgresql":
        return [f"ALTER TABLE {table} {'DISABLE' if lift else 'ENABLE'} TRIGGER {name}" for table, name in guards]
    if lift:
        return [f"DROP TRIGGER IF EXISTS {name}_update" for _table, name in guards]
    made = {sql.split()[2]: sql for part in (seals, day_locks) for sql in part.trigger_sql("sqlite")}
    return [made[f"{name}_update"] for _table, name in guards]


def _rows_about(ids: Sequence[str]) -> Select[Any]:
    """Select the audit rows about some records, each with the seal before it."""
    other = audit.alias()
    earlier = select(other.c.seal).where(other.c.sequence < audit.c.sequence)
    before = func.coalesce(earlier.order_by(other.c.sequence.desc()).limit(1).scalar_subquery(), "")
    return select(audit, before.label("before")).where(audit.c.record_id.in_(ids), audit.c.kind.in_(FORGETS))


def _memory(row: Any) -> Memory:
    names = ("sequence", "kind", "record_id", "seal", "before")
    left = forgotten(row.changes, FORGETS[row.kind])
    return Memory(**{name: row._mapping[name] for name in names}, row=dict(row._mapping), left=left)


def _given(key: str, one: Memory, changes: Mapping[str, Any]) -> str:
    """Give the seal that a row would have with these changes."""
    return seals.seal(key, one.before, {**one.row, "changes": changes})


def _unfit(key: str, one: Memory) -> Unfit:
    changes = one.row["changes"]
    return Unfit(one.sequence, _given(key, one, changes), one.row["action"], one.kind, changes)


def _refuse_changed(connection: Connection, key: str, found: Iterable[Memory]) -> None:
    unfit = [_unfit(key, one) for one in found if not seals.is_sealed(key, one.before, one.row)]
    if unfit and first_broken(unfit, seals.witnesses_told(connection)) is not None:
        raise Refused(
            QT_TRANSLATE_NOOP(
                "Refused", "The audit of the data was changed or damaged outside the program. Nothing was written."
            )
        )


def _empty(connection: Connection, one: Memory) -> None:
    if connection.dialect.name != "sqlite":
        connection.execute(update(audit).where(audit.c.sequence == one.sequence).values(changes=one.left))
        return
    write(connection, _SQL, (seals.stored_sorted(one.left), one.sequence))
