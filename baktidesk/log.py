"""The log of the program: rotating files of the owner's own, in which no identity number can be read."""

import faulthandler
import io
import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

FILE: Final = "baktidesk.log"
CRASHES: Final = "crashes.log"
_BYTES: Final = 1_000_000
_KEPT: Final = 5
_NIK_SHAPED: Final = re.compile(r"(?<!\d)(\d{4})[\s.\-]?(\d[\s.\-]?){10}(\d{2})(?!\d)")
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class MaskingFormatter(logging.Formatter):
    """Writes a line, with its traceback, in which the middle of every 16-digit number is hidden."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line as it goes into the file."""
        return mask(super().format(record))


class _PrivateFileHandler(RotatingFileHandler):
    """Opens every log file for its owner alone."""

    def _open(self) -> io.TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return io.TextIOWrapper(
            io.FileIO(handle, "a"), encoding="utf-8", errors="backslashreplace", line_buffering=True
        )


def mask(text: str) -> str:
    """Hide the middle of everything that has the 16 digits of a NIK or family card number, grouped or not."""
    return _NIK_SHAPED.sub(r"\1**********\3", text)


def start(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the log of everything to a file in a folder (made 0700) from now on; give the handler, for closing.

    Raises OSError where the folder cannot be written to.
    """
    _make_private(folder)
    handler = _PrivateFileHandler(folder / FILE, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(MaskingFormatter(_FORMAT))
    handler.setLevel(level)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or level, level))
    return handler


def watch_crashes(folder: Path) -> io.FileIO:
    """Write the Python stack to a file when the process dies of a fatal signal; give the file, to be kept open."""
    _make_private(folder)
    path = folder / CRASHES
    if path.exists() and path.stat().st_size > _BYTES:
        path.replace(path.with_name(f"{CRASHES}.1"))
    handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    file = io.FileIO(handle, "a")
    faulthandler.enable(file)
    return file


def _make_private(folder: Path) -> None:
    """Make a folder for its owner alone, and so every missing one above it: the data will lie in one of those."""
    missing = [one for one in folder.parents if not one.exists()]
    for one in (*reversed(missing), folder):
        one.mkdir(exist_ok=True, mode=0o700)
