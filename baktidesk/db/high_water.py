"""The mark beside the data file: how far its audit has come, so that an older copy or a lost log is noticed."""

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

from baktidesk.db.engine import driver, log_of, open_without_log
from baktidesk.db.seals import HEAD, KEY, Head
from baktidesk.db.session import PROGRAM, Actor, Database, Outcome, Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

T = TypeVar("T")
ERASURE: Final = "erasure"
"""What a deed touches that has erased somebody."""
_END: Final = "-mark"
_ASIDE: Final = "-after-crash-"
_KEPT: Final = 3
_SEALED: Final = "0004"
_MARK_BYTES: Final = 160


class FileDatabase(Database):
    """A data file with its mark: written after every deed, without waiting for the disk."""

    _refusal: Refused | None = None

    @cached_property
    def _data(self) -> Path:
        return Path(self.place)

    def stop(self, refusal: Refused) -> None:
        """Take no deed any more and refuse each with this: what is there is to be looked at first."""
        self._refusal = refusal

    def _run(self, work: Callable[[Session], T], actor: Actor = PROGRAM) -> Outcome[T]:
        if self._refusal is not None:
            raise self._refusal
        seen: list[Session] = []

        def watched(session: Session) -> T:
            seen.append(session)
            return work(session)

        outcome = super()._run(watched, actor)
        if seen[0].chain is not None:
            write_mark(self._data, *seen[0].chain)
        if ERASURE in outcome.touched:
            self._fold_log()
        return outcome

    def _fold_log(self) -> None:
        """Fold the log back into the file, so that nothing that was erased stays in it; who still reads delays it."""
        connection = self.engine.raw_connection()
        raw: Any = connection.driver_connection
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()


def mark_of(data: Path) -> Path:
    """Give the place of a data file's mark."""
    return data.with_name(data.name + _END)


def write_mark(data: Path, key: str, head: Head) -> None:
    """Write down how far a file with this key has come; a power cut may leave the mark behind, never ahead.

    One write of one small block: it is never half there. A disk that does not take it does not spoil the deed.
    """
    body = f"{head.count} {head.seal or '-'} {_name_of(key)}"
    line = f"{body} {_digest(body)}".ljust(_MARK_BYTES - 1) + "\n"
    with contextlib.suppress(OSError):
        handle = os.open(f"{data}{_END}", os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)


def read_mark(data: Path) -> tuple[str, Head] | None:
    """Give whose mark stands beside a file and how far it says that one has come; None when it cannot be read."""
    try:
        words = mark_of(data).read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return None
    if len(words) != 4 or _digest(" ".join(words[:3])) != words[3]:
        return None
    return words[2], Head(count=int(words[0]), seal="" if words[1] == "-" else words[1])


def refuse_older(connection: Any, data: Path, revision: str) -> None:
    """Refuse a file (a driver connection on it) that lacks deeds which the mark beside it knows.

    Another data file, with another key, has nothing to do with that mark.
    """
    if revision < _SEALED:
        return
    mark = read_mark(data)  # before the file: another desk may be writing both
    key, head = _kept(connection)
    _refuse_strange_log(data, key)
    if mark is None or mark[0] != _name_of(key):
        return
    missing = mark[1].count - head.count
    if missing > 0 or not _stands(connection, mark[1]):
        text = QT_TRANSLATE_NOOP(
            "Refused",
            "The data file {file} is an older copy, or has lost its newest part: {count} entries are missing. "
            "Nothing was changed.",
        )
        raise Refused(text, file=data.name, count=max(missing, 1))


def is_another(connection: Any, data: Path) -> bool:
    """Tell whether the mark beside a file (a driver connection on it) was written for another data file."""
    mark = read_mark(data)
    return mark is not None and mark[0] != _name_of(_kept(connection)[0])


def copy_aside(data: Path, moment: dt.datetime) -> Path | None:
    """Copy a file whose log shows that the last stop was no clean one, before anything touches it; give the copy.

    `moment` is now in UTC. Only for whoever has the file alone. None when the stop was clean or there is no room.
    """
    log = log_of(data)
    if not data.exists() or not log.exists() or not log.stat().st_size:
        return None
    aside = data.with_name(f"{data.stem}{_ASIDE}{moment.strftime('%Y%m%dT%H%M%SZ')}{data.suffix}")
    size = data.stat().st_size + log.stat().st_size
    try:
        if shutil.disk_usage(data.parent).free < 3 * size:
            return None
        _copy_private(data, aside)
        _copy_private(log, log_of(aside))
    except OSError:
        for path in (aside, log_of(aside)):
            path.unlink(missing_ok=True)
        return None
    _thin(data)
    return aside


def _copy_private(source: Path, target: Path) -> None:
    handle = os.open(target, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    with source.open("rb") as old, os.fdopen(handle, "wb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())


def _thin(data: Path) -> None:
    """Keep the last copies: each later one holds what the earlier did."""
    found = sorted(data.parent.glob(f"{data.stem}{_ASIDE}*{data.suffix}"))
    for old in found[:-_KEPT]:
        log_of(old).unlink(missing_ok=True)
        old.unlink(missing_ok=True)


def _kept(connection: Any) -> tuple[str, Head]:
    """Give the key and how far the audit has come; Refused when the data do not hold that any more."""
    query = f"SELECT key, value FROM setting WHERE key IN ('{KEY}', '{HEAD}')"
    try:
        found = {key: json.loads(value) for key, value in connection.execute(query)}
        return str(found[KEY]), Head(**found[HEAD])
    except (ValueError, KeyError, TypeError) as error:
        text = QT_TRANSLATE_NOOP(
            "Refused", "The audit of the data was changed or damaged outside the program. Nothing was written."
        )
        raise Refused(text) from error


def _refuse_strange_log(data: Path, key: str) -> None:
    """Refuse a file beside which another file's log lies: SQLite would take that file's records for ours."""
    if not log_of(data).exists():
        return
    try:
        with contextlib.closing(open_without_log(data)) as connection:
            own = _kept(connection)[0]
    except (driver().DatabaseError, Refused):
        return  # without its log the file cannot say whose it is
    if own != key:
        text = QT_TRANSLATE_NOOP("Refused", "The log {file} belongs to another data file. Nothing was changed.")
        raise Refused(text, file=log_of(data).name)


def _stands(connection: Any, head: Head) -> bool:
    """Tell whether a row of the audit carries a mark's seal; sequences may have gaps, so it is looked for nearby."""
    if not head.count:
        return True
    query = "SELECT 1 FROM audit WHERE sequence >= ? AND seal = ? LIMIT 1"
    return connection.execute(query, (head.count, head.seal)).fetchone() is not None


@lru_cache(maxsize=8)
def _name_of(key: str) -> str:
    """Give a name for a key that does not tell the key."""
    return hashlib.sha256(f"mark {key}".encode()).hexdigest()[:16]


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:8]
