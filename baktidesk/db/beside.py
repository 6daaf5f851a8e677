"""The files beside the data: attached ones, each once under the hash of its content, and messages that wait to be sent.

Attached files are copied beside the backups, not linked: whatever spoils the one must not spoil the other. Beside
encrypted data they are sealed (db/sealed.py), and so are their copies.
"""

import contextlib
import errno
import hashlib
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from baktidesk.db.backup import sync_folder
from baktidesk.db.keys import DataKey, Locked, unlocked
from baktidesk.db.sealed import MORE, Changed, in_form, lock_of, read_content, unseal
from baktidesk.domain.identifiers import uuid7

_ATTACHED: Final = re.compile(r"[0-9a-f]{64}\.(?:pdf|jpg|png)")
_MESSAGE: Final = re.compile(r".+\.(?:eml|handed)")
_HASH: Final = 64
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_GROWING: Final = (".new", ".part")
_STALE_SECONDS: Final = 3600


def attached_folder(data: Path) -> Path:
    """Give the folder of the files attached to the records of a data file; it may not exist yet."""
    return data.with_name(f"{data.stem}-lampiran")


def outbox_folder(data: Path) -> Path:
    """Give the folder of the messages that wait beside a data file; it may not exist yet."""
    return data.with_name(f"{data.stem}-kotak-keluar")


def kept_folder(backups: Path) -> Path:
    """Give the folder of the attached files within a folder of backups; it may not exist yet."""
    return backups / "lampiran"


def files_beside(data: Path) -> list[Path]:
    """Give the attached files beside a data file, and the messages with what servers answered."""
    return [*attached_in(attached_folder(data)), *_named(outbox_folder(data), _MESSAGE)]


def attached_in(folder: Path) -> list[Path]:
    """Give the attached files in a folder, none when there is no such folder; OSError."""
    return _named(folder, _ATTACHED)


def copy_missing(source: Path, target: Path, *, same_form: bool = True) -> int:
    """Copy every whole attached file, as it lies, that is not in `target` yet; give how many.

    A file whose content is not what its name says is passed over: `check` tells of it. One that is sealed under
    another key is written anew; with `same_form` False only when that key is not known here. Raises OSError.
    """
    copied = 0
    clear_growing(target)
    for path in attached_in(source):
        there = target / path.name
        if _is_there(path, there, same_form=same_form):
            continue
        data = path.read_bytes()
        if _is_whole(data, path.name):
            _keep_locked(there)
            put_whole(there, data)
            copied += 1
    return copied


def put_beside(path: Path, content: bytes, key: DataKey | None) -> None:
    """Write a file beside data under this key, in its form; OSError.

    A file of that name that nobody here can read is kept under another.
    """
    _keep_locked(path)
    put_whole(path, in_form(content, path.name, key))


def put_whole(path: Path, data: bytes) -> None:
    """Write a file that appears under its name only when it is whole on the disk, for its owner alone; OSError."""
    growing = path.with_name(f"{uuid7()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(growing, _NEW, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if growing.read_bytes() != data:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        growing.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            growing.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def settle(files: Iterable[Path], key: DataKey | None) -> list[Path]:
    """Seal files under a key, or unseal them (None), each whole in one of its forms at every moment.

    Give those that stay as they are: their key is not known, they were changed, or the disk does not take them.
    """
    return [path for path in files if not _settled(path, key)]


def clear_growing(folder: Path, *, alone: bool = False) -> None:
    """Remove what a power cut left half-written, also a young one where nobody else can be writing (`alone`)."""
    with contextlib.suppress(OSError):
        for path in [one for one in folder.iterdir() if one.suffix in _GROWING]:
            if alone or abs(time.time() - path.stat().st_mtime) > _STALE_SECONDS:
                path.unlink(missing_ok=True)


def _settled(path: Path, key: DataKey | None) -> bool:
    """Bring one file into the form of a key; tell whether it has that now."""
    if lock_of(path) == (key.id if key else None):
        return True
    try:
        content = read_content(path)
        data = in_form(content, path.name, key)
        if unseal(data, path.name) != content:
            return False
        put_whole(path, data)
    except (OSError, Locked, Changed):
        return False
    return True


def _named(folder: Path, name: re.Pattern[str]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if name.fullmatch(path.name))
    except FileNotFoundError:
        return []


def _is_there(path: Path, there: Path, *, same_form: bool) -> bool:
    """Tell whether a copy of an attached file is there; a plain one of a sealed file is, until somebody removes it."""
    own, other = lock_of(path), lock_of(there)
    if other not in (None, own) and (same_form or not unlocked.knows(other or b"")):
        return False
    return _content_size(there, other) == _content_size(path, own)


def _content_size(path: Path, lock: bytes | None) -> int:
    try:
        return path.stat().st_size - (MORE if lock else 0)
    except FileNotFoundError:
        return -1


def _is_whole(data: bytes, name: str) -> bool:
    """Tell whether a file is what its name says; where its key is not known here, nobody can say that it is not."""
    try:
        return hashlib.sha256(unseal(data, name)).hexdigest() == name[:_HASH]
    except Locked:
        return True
    except Changed:
        return False


def _keep_locked(path: Path) -> None:
    """Give a file whose key is not known here another name: it is neither overwritten nor deleted."""
    lock = lock_of(path)
    if lock is not None and not unlocked.knows(lock):
        path.replace(path.with_name(f"{path.name}.{lock[-4:].hex()}.locked"))
