"""Names and places of workbooks: written aside and put in place whole, never over another file."""

import contextlib
import datetime as dt
import errno
import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.names import slug
from baktidesk.services.workbook.package import same_cells
from baktidesk.services.workbook.secret import locked, unlocked

PRACTICE_PREFIX: Final = "LATIHAN_"
_LONGEST_UNIT: Final = 32
_PATIENCE_SECONDS: Final = 10
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})
_LOCKED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FOLDER: Final = frozenset({errno.EEXIST, errno.ENOTDIR})


def file_name(work_unit: str, event_code: str, day: dt.date, revision: int, *, names: bool, practice: bool) -> str:
    """Give KODE-UNIT_KODE-KEGIATAN_YYYY-MM-DD_rN.xlsx; a workbook with names says so behind the revision."""
    parts = (unit_code(work_unit) or "UNIT", slug(event_code) or "KEGIATAN", day.isoformat(), f"r{revision}")
    return f"{PRACTICE_PREFIX if practice else ''}{'_'.join(parts)}{'-RINCIAN' if names else ''}.xlsx"


def unit_code(work_unit: str) -> str:
    """Give a work unit the form of a part of a file name; a long one has its first words as initials.

    The last words tell offices apart, so they are kept: LPK-ANAK-KELAS-I-PALEMBANG.
    """
    words = slug(work_unit).split("-")
    initials = ""
    while len(words) > 1 and len("-".join([initials, *words]).strip("-")) > _LONGEST_UNIT:
        initials += words.pop(0)[:1]
    return "-".join([initials, *words]).strip("-")[:_LONGEST_UNIT]


def write_whole(folder: Path, write: Callable[[IO[bytes]], str], password: str = "") -> Path:
    """Write a file into a folder, which is made when missing; `write` fills it and gives its name.

    With a password it is filled in memory and only its locked form reaches the disk. It appears under that name only
    when it is whole and on disk. A file that is there with the same cells is kept.
    Refused when the disk is full, the folder cannot be written to, or another file has the name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, prefix=".baktidesk-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                name = _fill(file, write, password)
                file.flush()
                os.fsync(file.fileno())
            return _put(Path(part), folder / name, password)
        finally:
            with contextlib.suppress(OSError):
                Path(part).unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(folder, error) from error


def _fill(file: IO[bytes], write: Callable[[IO[bytes]], str], password: str) -> str:
    if not password:
        return write(file)
    memory = io.BytesIO()
    name = write(memory)
    file.write(locked(memory, password))
    return name


def _put(part: Path, target: Path, password: str) -> Path:
    if target.exists():
        if _same(part, target, password):
            return target
        if password:
            text = QT_TRANSLATE_NOOP(
                "Refused", "The folder has {file} already, with another password. Use that one, or another folder."
            )
            raise Refused(text, field="password", file=target.name)
        text = QT_TRANSLATE_NOOP(
            "Refused", "The folder already has a file {file} with other content. Please choose another folder."
        )
        raise Refused(text, file=target.name)
    _rename(part, target)
    _sync_folder(target.parent)
    return target


def _same(part: Path, target: Path, password: str) -> bool:
    if not password:
        return same_cells(part, target)
    one, other = unlocked(part, password), unlocked(target, password)
    return one is not None and other is not None and same_cells(one, other)


def _rename(part: Path, target: Path) -> None:
    """Rename, and on Windows wait for the virus scanner that may hold a new file for a moment."""
    patience = time.monotonic() + (_PATIENCE_SECONDS if os.name == "nt" else 0)
    while True:
        try:
            part.rename(target)
            return
        except PermissionError:
            if time.monotonic() >= patience:
                raise
            time.sleep(0.1)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refusal(folder: Path, error: OSError) -> Refused:
    texts = (
        (_FULL, QT_TRANSLATE_NOOP("Refused", "The disk is full. Please free some space or choose another folder.")),
        (
            _LOCKED,
            QT_TRANSLATE_NOOP("Refused", "Nothing can be written to the folder {folder}. Please choose another."),
        ),
        (_NO_FOLDER, QT_TRANSLATE_NOOP("Refused", "{folder} is not a folder. Please choose another.")),
    )
    text = next((text for numbers, text in texts if error.errno in numbers), None)
    text = text or QT_TRANSLATE_NOOP("Refused", "The file could not be written to the folder {folder}: {why}.")
    return Refused(text, field="folder", folder=str(folder), why=error.strerror or str(error))
