"""Putting a backup in the place of the data file: the file that was there is kept, and a power cut loses neither."""

import contextlib
import datetime as dt
import glob
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from baktidesk.db.backup import Content, content_of, read_name, sync_file, sync_folder, verify_backup
from baktidesk.db.engine import driver, make_private
from baktidesk.db.key_file import END, KeyFile, find, key_file_of, write
from baktidesk.db.keys import encrypted_id, unlocked
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

_LOCK: Final = ".lock"
_COMING: Final = ".restoring"
_KEPT: Final = "-before-restore-"
_LOGS: Final = ("-wal", "-shm")
_BESIDE: Final = ("", "-wal", "-shm", "-journal", "-mark", END)


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What a restore did: the content that is in place now, and where the file that was there before is kept."""

    content: Content
    kept: Path | None


def look_into(source: Path, newest_revision: str) -> Content:
    """Check a backup, by its digest too where its name has one, and give what it holds.

    Refused when it is damaged, not ours, or newer than this program (`newest_revision`).
    """
    backup = read_name(source)
    try:
        if source.name.endswith(_LOGS):
            raise OSError(0, "not a data file")  # not even opened: that may drop the locks on open data
        content = verify_backup(backup) if backup else content_of(source.absolute())
    except (OSError, driver().DatabaseError) as error:
        text = QT_TRANSLATE_NOOP("Refused", "{file} is not a whole backup of baktidesk. Nothing was changed.")
        raise Refused(text, file=source.name) from error
    if content.revision > newest_revision:
        text = QT_TRANSLATE_NOOP(
            "Refused", "This backup was written by a newer baktidesk. Please install that version."
        )
        raise Refused(text)
    return content


def put_in_place(source: Path, data: Path, newest_revision: str, now: dt.datetime) -> Restored:
    """Put a backup in the place of a data file that nobody has open; Refused as in `look_into`, or by the disk.

    The file that is there, whole or not, is renamed with the time (`now`, UTC) and never deleted.
    """
    content = look_into(source, newest_revision)
    key = _key_for(source, data)
    coming = coming_of(data)
    growing = coming.with_name(coming.name + ".new")
    try:
        growing.unlink(missing_ok=True)
        make_private(growing)
        shutil.copyfile(source, growing)
        sync_file(growing)
        if content_of(growing) != content:
            raise OSError(0, "the copy differs")
        # From here to the end one of the two names is there, so that no new file is ever made in between.
        growing.replace(coming)
        sync_folder(data.parent)
        kept = _keep_aside(data, now)
        if key is not None:
            write(key_file_of(data), key)
        coming.replace(data)
        sync_folder(data.parent)
        unlocked.end(data)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The backup could not be put in place: {why}.")
        raise Refused(text, why=error.strerror or str(error)) from error
    return Restored(content=content, kept=kept)


def coming_of(data: Path) -> Path:
    """Give the place where a whole file waits for a data file's name."""
    return data.with_name(data.name + _COMING)


def refuse_interrupted(data: Path) -> None:
    """Refuse a file whose restore was cut short: its place is empty, and must not be filled with a new one."""
    if coming_of(data).exists() and not data.exists():
        text = QT_TRANSLATE_NOOP("Refused", "Restoring {file} was interrupted. Please restore the backup again.")
        raise Refused(text, file=data.name)


@contextlib.contextmanager
def alone_with(data: Path) -> Iterator[None]:
    """Keep the program's window away from a data file; Refused when a window has it open (shell.py holds the lock)."""
    place = data.with_name(data.name + _LOCK)
    held = QT_TRANSLATE_NOOP("Refused", "{file} is open in the program. Please close it first.")
    try:
        handle = os.open(place, os.O_CREAT | os.O_RDWR, 0o600)
    except PermissionError as error:  # Windows: the window shares its lock with nobody
        raise Refused(held, file=data.name) from error
    try:
        if not _locked(handle):
            raise Refused(held, file=data.name)
        yield
        # Removed while it is still held, so that nobody takes over a lock that is about to go.
        if os.name != "nt":
            place.unlink(missing_ok=True)
    finally:
        os.close(handle)


def _key_for(source: Path, data: Path) -> KeyFile | None:
    """Give the key file of a backup: that of the data in place comes first, it has the newest passphrase."""
    file_id = encrypted_id(source)
    return (find(data, file_id) or find(source, file_id)) if file_id else None


def _locked(handle: int) -> bool:
    """Take the two locks that QLockFile looks at."""
    if os.name == "nt":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _keep_aside(data: Path, now: dt.datetime) -> Path | None:
    """Rename what is in place; the log goes with its file, because beside another file it would spoil that one."""
    kept = _begun(data) or name_aside(data, now)
    # The file first: while it is away the program refuses to start, and the log cannot meet a stranger.
    for end in _BESIDE:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{data}{end}").rename(f"{kept}{end}")
    sync_folder(data.parent)
    return kept if kept.exists() else None


def _begun(data: Path) -> Path | None:
    """Give the name under which a restore that was cut short has kept the file; what still waits goes there too."""
    found = sorted(data.parent.glob(f"{glob.escape(data.stem)}{_KEPT}*{glob.escape(data.suffix)}"))
    if data.exists() or not found:
        return None
    taken = any(Path(f"{data}{end}").exists() and Path(f"{found[-1]}{end}").exists() for end in _BESIDE)
    return None if taken else found[-1]


def name_aside(data: Path, now: dt.datetime, why: str = _KEPT) -> Path:
    """Give a free name under which a data file is kept when another takes its place; `now` in UTC."""
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    number, kept = 1, data.with_name(f"{data.stem}{why}{stamp}{data.suffix}")
    while any(Path(f"{kept}{end}").exists() for end in _BESIDE):
        number += 1
        kept = data.with_name(f"{data.stem}{why}{stamp}-{number}{data.suffix}")
    return kept
