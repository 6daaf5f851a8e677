"""One deed, one transaction, one door: whatever is written leaves its audit row in the same breath."""

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine, Row, Select, Table, bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from baktidesk import __version__
from baktidesk.db import day_locks, seals, search_index
from baktidesk.db.engine import driver, reading_options
from baktidesk.db.models import officer, setting
from baktidesk.db.quick import quick_named, quick_update
from baktidesk.db.writing import write_new
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Role

T = TypeVar("T")
_JSON = frozenset({str, int, bool, type(None)})
SECRET = frozenset({"pin_hash"})
OWN = ("desk/", "draft/")


class RefusedOnRecord(Refused):
    """A deed refused whose audit rows stay: what was written before the refusal is committed."""


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who does the deed, and at which desk (one capital letter)."""

    name: str
    role: Role
    desk: str
    officer_id: str = ""


PROGRAM = Actor(name="baktidesk", role=Role.ADMIN, desk="A")


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What a committed deed gave: its value, the kinds of record it touched, and its own id for undoing it."""

    value: T
    touched: frozenset[str]
    deed: str


@dataclass
class Session:
    """One transaction of one officer; `now` (UTC) is the same for everything in it.

    `uptime` (seconds, never turned back) and `waits` belong to the program's run, not to the data; `machine` tells
    laptops on one server apart and is "" for a file.
    """

    connection: Connection
    actor: Actor
    now: dt.datetime
    uptime: float = 0.0
    waits: dict[str, float] = field(default_factory=dict)
    machine: str = ""
    chain: tuple[str, seals.Head] | None = None
    deed: str = field(default_factory=uuid7)
    touched: set[str] = field(default_factory=set)

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Give all rows of a query."""
        return self.connection.execute(query).all()

    def first(self, query: Select[Any]) -> Row[Any] | None:
        """Give the first row of a query, or None."""
        return self.connection.execute(query).first()

    def value(self, query: Select[Any]) -> Any:
        """Give the only value of a query, or None."""
        return self.connection.execute(query).scalar()

    def quick(self, query: Select[Any], **values: Any) -> Sequence[Row[Any]]:
        """Give all rows of a query that is made once and kept; `values` are all that it needs."""
        return quick_named(self.connection, query, values)

    def get(self, table: Table, record_id: str) -> Row[Any]:
        """Give a record by id, locked against other desks until the end; a missing one is a bug (LookupError)."""
        for row in self.quick(_locked(table), record_id=record_id):
            return row
        raise LookupError(f"no {table.name} with this id")

    def insert(self, table: Table, **values: Any) -> str:
        """Write a new record with its audit row; give its id (made here unless `id` is among the values)."""
        record_id = str(values.pop("id", "") or uuid7())
        made = {"created_at": self.now, "created_by": self.actor.name, "desk": self.actor.desk}
        if unknown := values.keys() - _columns(table):
            # SQLAlchemy would drop it without a word.
            raise LookupError(f"{table.name} has no {', '.join(unknown)}")
        write_new(self.connection, table, {"id": record_id, "version": 1, **made, **values})
        told = {
            name: [None, value if type(value) in _JSON else _plain(value)]
            for name, value in values.items()
            if name not in SECRET
        }
        self._write_audit("create", table.name, record_id, told)
        return record_id

    def change(
        self,
        table: Table,
        record_id: str,
        action: str = "correct",
        *,
        beside: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> bool:
        """Change a record, with old and new values in its audit row; give False when nothing differed.

        What stands `beside` them in the row is a note, such as who was meant; it must not be named as a column is.
        """
        old = self.get(table, record_id)._mapping
        changes = {name: [old[name], value] for name, value in values.items() if old[name] != value}
        if not changes:
            return False
        new = {name: pair[1] for name, pair in changes.items()}
        quick_update(self.connection, table.c.id, record_id, {**new, "version": old["version"] + 1})
        self.write_audit(action, table.name, record_id, {**(beside or {}), **changes})
        return True

    def void(self, table: Table, record_id: str, reason: str) -> None:
        """Void a record with a reason; nothing is ever deleted."""
        self.change(table, record_id, "void", voided_at=self.now, void_reason=reason)

    def write_audit(self, action: str, kind: str, record_id: str, changes: Mapping[str, Any]) -> None:
        """Write one audit row; values are kept as JSON, secrets are left out."""
        told = {name: _plain(value) for name, value in changes.items() if name not in SECRET}
        self._write_audit(action, kind, record_id, told)

    def setting(self, key: str, default: Any = None) -> Any:
        """Give a setting of the data, or of this laptop where the key begins with `desk/` or `draft/`."""
        rows = self.quick(_setting(), setting_key=self._own(key))
        return rows[0].value if rows else default

    def set(self, key: str, value: Any) -> None:
        """Keep a setting of the data, or of this laptop (see `setting`)."""
        if self.setting(key) == value:
            return
        key = self._own(key)
        changed = self.connection.execute(update(setting).where(setting.c.key == key).values(value=value))
        if not changed.rowcount:
            self.connection.execute(insert(setting), {"key": key, "value": value})
        self.touched.add("setting")

    def keep_head(self) -> None:
        """Keep where the audit's chain stands, as the last thing before a commit."""
        if self.chain is not None:
            seals.write_head(self.connection, self.chain[1])

    def _own(self, key: str) -> str:
        return f"{key}@{self.machine}" if self.machine and key.startswith(OWN) else key

    def _write_audit(self, action: str, kind: str, record_id: str, changes: Mapping[str, Any]) -> None:
        """Write a sealed row; from the first one on, no other desk writes until this deed is done."""
        self.touched.add(kind)
        row = {
            "deed": self.deed,
            "at": self.now,
            "officer": self.actor.name,
            "desk": self.actor.desk,
            "program": __version__,
            "action": action,
            "kind": kind,
            "record_id": record_id,
            "changes": changes,
        }
        key, head = self.chain or seals.lock_head(self.connection)
        self.chain = (key, seals.add(self.connection, key, head, row))


def now() -> dt.datetime:
    """Give this moment in UTC."""
    return dt.datetime.now(dt.UTC)


class Database:
    """An open data file or server: the only place that begins and commits."""

    def __init__(self, engine: Engine, place: str, clock: Callable[[], dt.datetime] = now) -> None:
        """Take an engine whose schema has been checked (see db/schema.py), where it was opened from, and the clock."""
        self.engine = engine
        self.place = place
        self.clock = clock
        self.uptime: Callable[[], float] = time.monotonic
        self._waits: dict[str, float] = {}
        self.machine = ""
        self.stopped: Refused | None = None
        self._reading = engine.execution_options(**reading_options(engine))

    def run(self, work: Callable[[Session], T], actor: Actor = PROGRAM) -> Outcome[T]:
        """Do one deed in one transaction; when this returns, it is committed to disk.

        Refused with the cause when the disk is full, the file locked or the server gone: the same deed, under the
        same id, can be tried again.
        """
        try:
            return self._run(work, actor)
        except OperationalError as error:
            cause = _cause(error)
            if cause is None:
                raise
            # A connection that was opened while the disk refused stays read-only; the next deed opens a new one.
            self.engine.dispose()
            raise cause from error
        except IntegrityError as error:
            if day_locks.REFUSAL not in str(error.orig):
                raise
            raise Refused(
                QT_TRANSLATE_NOOP("Refused", "This day is closed. A supervisor can open it again.")
            ) from error

    def read(self, work: Callable[[Session], T], actor: Actor = PROGRAM) -> T:
        """Read one consistent state without waiting for, or hindering, those who write."""
        with self._reading.connect() as connection:
            # Only a deed needs an id, and making one takes as long as a short query.
            return work(self._begin(connection, actor, ""))

    def look_after(self) -> None:
        """Look between two deeds whether all that was saved is where it should be; a server does that by itself."""

    def close(self) -> None:
        """Fold the write-ahead log back into the file and let it go; what a failing disk does not take stays there."""
        if self.engine.dialect.name == "sqlite":
            with suppress(DBAPIError, driver().DatabaseError), closing(self.engine.raw_connection()) as connection:
                raw: Any = connection.driver_connection
                with suppress(driver().DatabaseError):
                    search_index.put_together(raw, search_index.PARTS)
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.engine.dispose()

    def _run(self, work: Callable[[Session], T], actor: Actor) -> Outcome[T]:
        with self.engine.begin() as connection:
            session = self._begin(connection, actor, uuid7())
            if self.machine:
                _refuse_ended(session)
            try:
                value = work(session)
            except RefusedOnRecord:
                session.keep_head()
                connection.commit()
                raise
            session.keep_head()
        return Outcome(value, frozenset(session.touched), session.deed)

    def _begin(self, connection: Connection, actor: Actor, deed: str) -> Session:
        return Session(connection, actor, self.clock(), self.uptime(), self._waits, self.machine, deed=deed)


@cache
def _locked(table: Table) -> Select[Any]:
    """Select one record for a change; made once a table, because building it costs more than running it."""
    return select(table).where(table.c.id == bindparam("record_id")).with_for_update()


@cache
def _columns(table: Table) -> frozenset[str]:
    return frozenset(table.c.keys())


@cache
def _setting() -> Select[Any]:
    return select(setting.c.value).where(setting.c.key == bindparam("setting_key"))


@cache
def _ended() -> Select[Any]:
    return select(officer.c.id).where(officer.c.id == bindparam("officer_id"), officer.c.voided_at.is_not(None))


def _refuse_ended(session: Session) -> None:
    """Refuse whoever is on duty no longer: another laptop on the server may have ended it since the PIN was given."""
    if session.actor.officer_id and session.quick(_ended(), officer_id=session.actor.officer_id):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{officer} is no longer on duty."), officer=session.actor.name)


def _cause(error: OperationalError) -> Refused | None:
    """Give the sentence for a fault of disk, file or server; None for a mistake of ours."""
    said = str(error.orig).lower()
    if error.connection_invalidated:
        return Refused(QT_TRANSLATE_NOOP("Refused", "The server is gone. Nothing typed is lost; please save again."))
    if "locked" in said or "deadlock" in said:
        return Refused(QT_TRANSLATE_NOOP("Refused", "The data are in use elsewhere. Please save again in a moment."))
    if "full" in said:
        return Refused(QT_TRANSLATE_NOOP("Refused", "The disk is full. Please free some space and save again."))
    if "i/o" in said or "readonly" in said or "unable to open" in said:
        return Refused(
            QT_TRANSLATE_NOOP("Refused", "The disk does not take the record. Nothing typed is lost; please save again.")
        )
    return None


def _plain(value: Any) -> Any:
    if type(value) in _JSON:
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
