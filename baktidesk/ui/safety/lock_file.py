"""One window for each data file: the lock beside it is held by the operating system, and goes with the process."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused


def lock_of(data: str) -> str:
    """Give the place of the lock of a data file."""
    return f"{data}.lock"


def take_lock(data: str) -> QLockFile | None:
    """Take the lock of a data file, for its owner alone; None for a server's URL.

    Refused when another window has it, or its folder cannot be written to.
    """
    if "://" in data:
        return None
    folder = Path(data).absolute().parent
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = QLockFile(lock_of(data))
    lock.setStaleLockTime(0)
    if lock.tryLock(100):
        with contextlib.suppress(OSError):
            Path(lock.fileName()).chmod(0o600)
        return lock
    if lock.error() != QLockFile.LockError.LockFailedError:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "The folder {folder} cannot be written to. Please choose another place."),
            folder=str(folder),
        )
    process = lock.getLockInfo()
    raise Refused(
        QT_TRANSLATE_NOOP(
            "Refused", "{file} is already open in another window (process {process}). Please use that one."
        ),
        file=Path(data).name,
        process=str(process[0]),
    )
