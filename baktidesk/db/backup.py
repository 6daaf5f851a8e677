"""Backups of a data file: a copy counts only when it has been opened, checked, counted and named by its content."""

import contextlib
import datetime as dt
import errno
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from baktidesk.db.engine import APPLICATION_ID, driver, log_of, open_to_copy, open_unchanged, read_pragma
from baktidesk.db.key_file import copy_beside_backups
from baktidesk.db.keys import Locked, encrypted_id, unlocked
from baktidesk.db.start_check import SEALED_SINCE, copy_is_sealed, copy_would_open
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

KEPT: Final = 10
ROOM: Final = 20_000_000
"""Bytes that stay free beside a new backup: it must not take the last room from the data."""
_NAME: Final = re.compile(r"baktidesk-(\d{6,})-(\d{8}T\d{6})Z-(\d{4})-([0-9a-f]{16})\.db")
_STAMP: Final = "%Y%m%dT%H%M%S"
_GROWING: Final = ".new"
_CHUNK: Final = 1 << 20
_STALE_SECONDS: Final = 3600
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_DERIVED: Final = ("tally", "search_")


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A backup by its name: `made_at` (UTC) as the clock stood, `revision` of the schema, `digest` of its bytes.

    The order is that of `number`: a clock may be wrong. The digest is the first 16 hexadecimal digits of SHA-256.
    """

    path: Path
    number: int
    made_at: dt.datetime
    revision: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a whole data file holds: rows by table, sequence and seal of the audit's last row, revision of the schema.

    The seal stands for everything done up to there, so that two pasts of one length differ; "" before there were any.
    """

    records: Mapping[str, int]
    sequence: int
    revision: str
    seal: str


def backup_folder(data: Path) -> Path:
    """Give the folder of a data file's backups, beside it; it may not exist yet."""
    return data.with_name(f"{data.stem}-backup")


def list_backups(folder: Path) -> list[Backup]:
    """Give the backups of a folder by their names, newest first; none when it cannot be read."""
    try:
        found = [read_name(path) for path in folder.iterdir()]
    except OSError:
        return []
    known = [backup for backup in found if backup]
    return sorted(known, key=lambda backup: (backup.number, backup.made_at, backup.digest), reverse=True)


def make_backup(data: Path, folder: Path, now: dt.datetime, through: Any = None) -> Backup:
    """Copy a data file, also one that is being written to, into a folder and give the verified copy; `now` in UTC.

    `through` is a driver connection that alone sees all of it, when there is one; it stays open.
    Refused, with nothing left behind, when the disk is full, the folder cannot be written to, or the data are damaged.
    """
    with _told(folder):
        _make_folder(folder)
        _need_room(folder, _size(data))
        growing = _new_file(folder)
        try:
            content = _copy(data, growing, through)
            _bring_key(data, growing, folder)
            return _finish(growing, folder, content, now)
        finally:
            growing.unlink(missing_ok=True)


def copy_backup(backup: Backup, folder: Path) -> Backup:
    """Copy a backup to a second place, such as a USB stick, and give the verified copy; a whole one there is kept.

    Refused as in `make_backup`.
    """
    target = folder / backup.path.name
    with _told(folder):
        _make_folder(folder)
        if target.exists() and _digest(target) == backup.digest:
            return _known(target)
        _need_room(folder, backup.path.stat().st_size)
        growing = _new_file(folder)
        try:
            shutil.copyfile(backup.path, growing)
            sync_file(growing)
            _bring_key(backup.path, growing, folder)
            _put(growing, target)
        finally:
            growing.unlink(missing_ok=True)
    copied = _known(target)
    verify_backup(copied)
    return copied


def verify_backup(backup: Backup) -> Content:
    """Read a whole backup, check it, and give what it holds; Refused when it is not what it was when it was made."""
    try:
        if _digest(backup.path) == backup.digest:
            return content_of(backup.path)
    except (OSError, driver().DatabaseError):
        pass
    text = QT_TRANSLATE_NOOP("Refused", "The backup {file} is damaged or cannot be read.")
    raise Refused(text, file=backup.path.name)


def content_of(path: Path) -> Content:
    """Check a file that nobody has open, without changing it; the driver's DatabaseError when it is not whole or ours.

    Also for a backup that somebody has renamed, and that has no digest to compare with.
    """
    with closing(open_unchanged(path)) as connection:
        _check(connection)
        return _count(connection)


def changed_since(data: Path, backup: Backup) -> bool:
    """Tell whether a deed was done since a backup, or the key or the past is another.

    True also when either cannot be read.
    """
    if unlocked.id_of(data) != encrypted_id(backup.path):
        return True
    try:
        with closing(open_to_copy(data)) as connection:
            now = _count(connection)
        then = content_of(backup.path)
        return (now.sequence, now.seal, now.revision) != (then.sequence, then.seal, then.revision)
    except (driver().DatabaseError, Locked):
        return True


def thin(folder: Path, newest: Backup, content: Content) -> list[Path]:
    """Delete what the newest backup, verified and with this content, replaces; give the paths deleted.

    The last ten and the last one of every day stay, and so does every backup that holds more than the newest, has as
    long an audit of another past, or cannot be read.
    """
    known = [backup for backup in list_backups(folder) if backup.path != newest.path]
    last_of_day = {backup.made_at.date(): backup for backup in reversed([newest, *known])}
    kept = {backup.path for backup in [*known[: KEPT - 1], *last_of_day.values()]}
    gone = [backup.path for backup in known if backup.path not in kept and _replaces(content, backup)]
    for path in gone:
        with contextlib.suppress(OSError):
            path.unlink()
    return gone


def newest_good(folder: Path, revision: str) -> tuple[Backup, Content] | None:
    """Give the newest whole backup of a folder up to a revision, which is what this program can read, or None."""
    return next(_good(folder, revision), None)


def newest_to_open(folder: Path, revision: str) -> tuple[Backup, Content] | None:
    """Give what `newest_good` does, without those whose audit or records would be refused at the start again."""
    found = _good(folder, revision)
    return next(
        (one for one in found if _passes(one[0].path, partial(copy_would_open, newest_revision=revision))), None
    )


def read_name(path: Path) -> Backup | None:
    """Give a backup by its path, None when its name is not that of a backup."""
    found = _NAME.fullmatch(path.name)
    if not found:
        return None
    try:
        made_at = dt.datetime.strptime(found[2], _STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Backup(path=path, number=int(found[1]), made_at=made_at, revision=found[3], digest=found[4])


def sync_file(path: Path) -> None:
    """Wait until the disk has a file."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows knows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _good(folder: Path, revision: str) -> Iterator[tuple[Backup, Content]]:
    for backup in list_backups(folder):
        with contextlib.suppress(Refused):
            if backup.revision <= revision:
                yield backup, verify_backup(backup)


def _passes(path: Path, look: Callable[[Any], bool]) -> bool:
    with closing(open_unchanged(path)) as connection:
        return look(connection)


def _known(path: Path) -> Backup:
    backup = read_name(path)
    if backup is None:
        raise LookupError("not the name of a backup")
    return backup


def _make_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in folder.glob(f".*{_GROWING}"):
        # Left by a power cut; a younger one may be growing under another process's hands.
        if abs(dt.datetime.now().timestamp() - path.stat().st_mtime) > _STALE_SECONDS:
            path.unlink(missing_ok=True)


def _need_room(folder: Path, size: int) -> None:
    if shutil.disk_usage(folder).free < size + ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _size(data: Path) -> int:
    return data.stat().st_size + (log_of(data).stat().st_size if log_of(data).exists() else 0)


def _new_file(folder: Path) -> Path:
    """Make an empty file for its owner alone."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".baktidesk-", suffix=_GROWING)
    os.close(handle)
    return Path(name)


def _copy(data: Path, growing: Path, through: Any) -> Content:
    """Copy one state of the data, and give what the copy holds once it has been checked and counted."""
    with contextlib.nullcontext(through) if through else closing(open_to_copy(data)) as connection:
        before = _count(connection)
        connection.execute("VACUUM INTO ?", (str(growing),))
        after = _count(connection)
    content = content_of(growing)
    if not _passes(growing, copy_is_sealed):
        raise driver().DatabaseError("the audit's chain is broken")
    # No record is ever deleted, so what others wrote meanwhile makes the upper bound.
    if not (replaces(content, before) and replaces(after, content)):
        raise driver().DatabaseError("the copy has other records than the data")
    return content


def _bring_key(source: Path, copied: Path, folder: Path) -> None:
    """Keep the key file beside an encrypted copy: with it and a secret the copy can be read on any laptop."""
    file_id = encrypted_id(copied)
    if file_id is not None:
        copy_beside_backups(source, folder, file_id)


def _finish(growing: Path, folder: Path, content: Content, now: dt.datetime) -> Backup:
    number = max((backup.number for backup in list_backups(folder)), default=0) + 1
    stamp = now.astimezone(dt.UTC).strftime(_STAMP)
    sync_file(growing)
    target = folder / f"baktidesk-{number:06d}-{stamp}Z-{content.revision:0>4}-{_digest(growing)}.db"
    _put(growing, target)
    return _known(target)


def _put(growing: Path, target: Path) -> None:
    growing.replace(target)
    sync_folder(target.parent)


def _check(connection: Any) -> None:
    if read_pragma(connection, "application_id") != APPLICATION_ID:
        raise driver().DatabaseError("not ours")
    if read_pragma(connection, "integrity_check(1)") != "ok":
        raise driver().DatabaseError("damaged")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise driver().DatabaseError("broken links")


def _count(connection: Any) -> Content:
    connection.execute("BEGIN")
    try:
        listed = connection.execute("PRAGMA main.table_list").fetchall()
        tables = sorted(name for _schema, name, kind, *_more in listed if kind == "table")
        rows = {name: _rows(connection, name) for name in tables if not name.startswith("sqlite_")}
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        sequence, seal = _last_row(connection, str(revision))
    finally:
        connection.execute("ROLLBACK")
    del rows["alembic_version"]
    return Content(records=rows, sequence=sequence, revision=str(revision), seal=seal)


def _last_row(connection: Any, revision: str) -> tuple[int, str]:
    """Give sequence and seal of the last row of the audit; rows from before the chain have no seal."""
    seal = "seal" if revision >= SEALED_SINCE else "''"
    row = connection.execute(f"SELECT sequence, {seal} FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def _rows(connection: Any, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT COUNT(*) FROM "{quoted}"').fetchone()[0])


def replaces(more: Content, less: Content) -> bool:
    """Tell whether the one has at least the records of the other, and is not as long a story of something else."""
    if more.sequence == less.sequence and less.seal and more.seal != less.seal:
        return False
    tables = [name for name in less.records if name in more.records and not name.startswith(_DERIVED)]
    return more.sequence >= less.sequence and all(more.records[name] >= less.records[name] for name in tables)


def _replaces(content: Content, old: Backup) -> bool:
    try:
        return replaces(content, content_of(old.path))
    except (OSError, driver().DatabaseError, Locked):
        return False


def _digest(path: Path) -> str:
    """Give the digest of a file that no connection has open: closing it would drop that connection's locks."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()[:16]


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what disk and driver say into a sentence."""
    try:
        yield
    except OSError as error:
        raise _refusal(folder, error.errno in _FULL, error.strerror or "") from error
    except driver().OperationalError as error:
        raise _refusal(folder, "full" in str(error), str(error)) from error
    except driver().DatabaseError as error:
        text = QT_TRANSLATE_NOOP("Refused", "No backup was made: the data file is damaged. Please restore a backup.")
        raise Refused(text) from error


def _refusal(folder: Path, full: bool, why: str) -> Refused:
    if full:
        return Refused(QT_TRANSLATE_NOOP("Refused", "No backup was made: the disk is full. Please free some space."))
    text = QT_TRANSLATE_NOOP("Refused", "No backup was made: nothing can be written to {folder} ({why}).")
    return Refused(text, field="folder", folder=str(folder), why=why)
