"""The files attached to records, beside the data and beside its backups: each once, under the hash of its content.

They are copied, not linked: whatever spoils the one must not spoil the other.
"""

import contextlib
import hashlib
import os
import re
from pathlib import Path
from typing import Final

from baktidesk.db.backup import sync_folder
from baktidesk.domain.identifiers import uuid7

_NAME: Final = re.compile(r"[0-9a-f]{64}\.(?:pdf|jpg|png)")
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def attached_folder(data: Path) -> Path:
    """Give the folder of the files attached to the records of a data file; it may not exist yet."""
    return data.with_name(f"{data.stem}-lampiran")


def kept_folder(backups: Path) -> Path:
    """Give the folder of the attached files within a folder of backups; it may not exist yet."""
    return backups / "lampiran"


def copy_missing(source: Path, target: Path) -> int:
    """Copy every whole attached file that is not in `target` yet; give how many.

    A file whose content is not what its name says is passed over: `check` tells of it. Raises OSError.
    """
    copied = 0
    for path in _attached(source):
        there = target / path.name
        if _size(there) == path.stat().st_size:
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == path.stem:
            put_whole(there, data)
            copied += 1
    return copied


def put_whole(path: Path, data: bytes) -> None:
    """Write a file that appears under its name only when it is whole on the disk, for its owner alone; OSError."""
    growing = path.with_name(f"{uuid7()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(growing, _NEW, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        growing.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            growing.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _attached(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    except FileNotFoundError:
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1
