"""The mark beside the data file: how far its audit has come, so that an older copy or a lost log is noticed."""

import contextlib
import datetime as dt
import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from baktidesk.db import log_watch
from baktidesk.db.engine import driver, log_of, open_without_log, read_pragma
from baktidesk.db.scrubbing import Scrub
from baktidesk.db.seals import HEAD, KEY, Head
from baktidesk.db.session import PROGRAM, Actor, Database, Outcome, Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

log = logging.getLogger(__name__)
T = TypeVar("T")
ERASURE: Final = "erasure"
"""What a deed touches that has erased somebody."""
_END: Final = "-mark"
_ASIDE: Final = "-after-crash-"
_KEPT: Final = 3
_SEALED: Final = "0004"
_MARK_BYTES: Final = 160
_DISK: Final = QT_TRANSLATE_NOOP(
    "Refused", "The disk does not take the record. Nothing typed is lost; please save again."
)
_ADRIFT: Final = QT_TRANSLATE_NOOP(
    "Refused",
    "Another program has removed the newest part of the data file {file} while it was open. Nothing is saved any more: "
    "please keep what you have typed on paper, close baktidesk and start it again.",
)


class FileDatabase(Database):
    """A data file with its mark: written after every deed, without waiting for the disk."""

    def __init__(self, engine: Engine, place: str) -> None:
        """Take an engine whose schema has been checked (see db/schema.py), and the file that it was opened from."""
        super().__init__(engine, place)
        self._data = Path(place)
        self._watch = log_watch.LogWatch(engine, self._data)
        self._scrub = Scrub(engine)
        self._adrift = self._copied = False

    def stop(self, refusal: Refused) -> None:
        """Take no deed any more and refuse each with this: what is there is to be looked at first, and can be read."""
        self.stopped = refusal

    def _run(self, work: Callable[[Session], T], actor: Actor = PROGRAM) -> Outcome[T]:
        if self.stopped is not None:
            raise self.stopped
        if not self._watch.is_there():
            self._bring_home()
        seen: list[Session] = []

        def watched(session: Session) -> T:
            seen.append(session)
            value = work(session)
            if ERASURE in session.touched:
                self._scrub.note(session)
            return value

        outcome = super()._run(watched, actor)
        self._bring_home_what_is_saved()
        if seen[0].chain is not None:
            write_mark(self._data, *seen[0].chain)
        self._take_away_what_is_left(erased=ERASURE in outcome.touched)
        return outcome

    def look_after(self) -> None:
        """Bring home what is in a log that was deleted while nobody saved anything; Refused as a deed would be.

        Where it cannot come home, and there was no room for a backup of it, that is tried again. What an erasure has
        left in the file is taken away, if something hindered that before.
        """
        if self.stopped is None:
            self._bring_home_what_is_saved()
            if self._watch.is_there():
                self._scrub.go_on()
        elif self._adrift:
            self._copied = self._copied or self._copy_again()
            raise self.stopped

    def close(self) -> None:
        """Fold the log into the file and let it go; a log without a name stays open where that would harm others."""
        with contextlib.suppress(Refused, DBAPIError):
            if not (self._adrift or self._watch.is_there()):
                self._bring_home()
        if not self._adrift:
            if self.stopped is None and self._watch.is_there():
                self._scrub.go_on()
            super().close()
            self._scrub.forget()

    def _bring_home(self) -> None:
        """Put what is in a log that was deleted under us into the file; Refused, now and from now on, if it cannot be.

        A backup is made of all there is before, for the next start to offer; where there is no room for it, the deed
        is refused and may be tried again.
        """
        if not self._data.exists():  # an unplugged disk: it may come back
            raise Refused(_DISK)
        connection = self.engine.raw_connection()
        raw: Any = connection.driver_connection
        may_fold = self._watch.wrote(connection) and self._may_fold(raw)
        self._copied = self._keep_copy(raw)
        if may_fold and not self._copied:
            connection.close()
            raise Refused(_DISK)
        head = _fold(raw) if may_fold else None
        if head is None:
            log_watch.never_close(raw)
        connection.close()
        if head is None or not self._is_open_anew(head):
            self._drift()
        log.warning("the log of the data was deleted by another program; its records are in the file now")

    def _bring_home_what_is_saved(self) -> None:
        """Look between two deeds; where no copy can be made now, the next deed tries again before it writes."""
        if self._watch.is_there():
            return
        try:
            self._bring_home()
        except Refused as refusal:
            if self._adrift:
                raise
            log.warning("what is in the deleted log waits for the next deed: %s", refusal)

    def _drift(self) -> NoReturn:
        log.error("the log of the data was deleted by another program; nothing is saved from now on")
        self._adrift = True
        self.stop(Refused(_ADRIFT, file=self._data.name))
        raise Refused(_ADRIFT, file=self._data.name)

    def _may_fold(self, raw: Any) -> bool:
        """Tell whether the file is still what the log was begun on, and is whole together with it."""
        try:
            raw.execute("PRAGMA shrink_memory").fetchall()  # what another process did is to be seen
            if not self._watch.is_alone() or read_pragma(raw, "integrity_check(1)") != "ok":
                return False
            with contextlib.closing(open_without_log(self._data)) as bare:
                key, head = _kept(bare)
            return key == _kept(raw)[0] and _stands(raw, head)
        except (driver().DatabaseError, Refused):
            return False

    def _keep_copy(self, raw: Any) -> bool:
        from baktidesk.db.backup import backup_folder, make_backup

        try:
            make_backup(self._data, backup_folder(self._data), self.clock(), through=raw)
        except Refused as refusal:
            log.error("what is in the deleted log could not be copied: %s", refusal)
            return False
        return True

    def _copy_again(self) -> bool:
        connection = self.engine.raw_connection()
        try:
            return self._watch.wrote(connection) and self._keep_copy(connection.driver_connection)
        finally:
            connection.close()

    def _is_open_anew(self, head: Head) -> bool:
        """Give up the nameless log and tell whether the file has all of it; while another thread reads, it stays."""
        pool: Any = self.engine.pool
        if pool.checkedout():
            return True
        self.engine.dispose()
        connection = self.engine.raw_connection()
        try:
            found = _kept(connection.driver_connection)[1]
        finally:
            connection.close()
        return found == head and self._watch.is_there() and self._watch.is_shared()

    def _take_away_what_is_left(self, *, erased: bool) -> None:
        """Scrub after an erasure; a log without a name is left alone, it may not be folded yet."""
        if erased:
            self._scrub.begin(try_now=self._watch.is_there())
        elif self._scrub.is_due() and self._watch.is_there():
            self._scrub.go_on()


def _fold(raw: Any) -> Head | None:
    """Write all of the log into the file and wait for the disk; give how far the audit is, None when that failed."""
    try:
        busy, frames, folded = raw.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
        return _kept(raw)[1] if not busy and frames == folded else None
    except driver().DatabaseError:
        log.exception("the deleted log could not be folded into the file")
        return None


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
