"""A workbook and the files attached to its records in one .zip: streamed, whole or not at all, named after nobody."""

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baktidesk.db.backup import sync_folder
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.officer import Deed
from baktidesk.services.attachments import attachment_path, content_of_file, files_of_event
from baktidesk.services.audit import note
from baktidesk.services.records import require
from baktidesk.services.sending.parcel import look_into
from baktidesk.services.workbook.book import ExportKind, last_issue
from baktidesk.services.workbook.manifest import digest_of_files, file_entry

FOLDER: Final = "berkas"
_PIECE: Final = 1 << 18
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """What goes into one .zip: the workbook and the files, and how many bytes that makes."""

    workbook: Path
    files: Sequence[Path]
    bytes: int


def plan_bundle(session: Session, event_id: str, workbook: Path) -> Bundle:
    """Tell what a .zip with a workbook holds: photos of the event, and papers of records only beside names.

    Refused to who may not export names where the workbook has them, when the workbook cannot be read, and when it does
    not list just these files.
    """
    kind = look_into(session, event_id, workbook).kind
    names = kind == ExportKind.DETAIL.value
    if names:
        require(session, Deed.EXPORT_DETAIL)
    kept = files_of_event(session, event_id, records=names)
    listed = digest_of_files([file_entry(one, names=names) for one in kept])
    if listed != last_issue(session, event_id, ExportKind(kind)).files:
        text = QT_TRANSLATE_NOOP(
            "Refused", "Photos or files have changed since the workbook was made. Please make it again, then zip it."
        )
        raise Refused(text, field="file")
    files = {attachment_path(session, one.id): one.bytes for one in kept}
    return Bundle(workbook=workbook, files=tuple(files), bytes=workbook.stat().st_size + sum(files.values()))


def write_bundle(bundle: Bundle, progress: Callable[[int, int], None] = lambda _done, _of: None) -> Path:
    """Write the .zip beside its workbook and give its path; the same content is kept as it is.

    `progress` hears bytes and may raise to give up: nothing is left behind then. Refused when a file is missing or is
    not what it was when it was attached, or when the disk does not take it.
    """
    folder = bundle.workbook.parent
    try:
        handle, part = tempfile.mkstemp(dir=folder, prefix=".baktidesk-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                _fill(file, bundle, progress)
                file.flush()
                os.fsync(file.fileno())
            return _put(Path(part), folder, f"{bundle.workbook.stem}-BERKAS")
        finally:
            with contextlib.suppress(OSError):
                Path(part).unlink(missing_ok=True)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The file could not be written to the folder {folder}: {why}.")
        raise Refused(text, field="folder", folder=str(folder), why=error.strerror or str(error)) from error


def note_bundle(session: Session, event_id: str, file: Path, bundle: Bundle) -> None:
    """Write down that a .zip was made, and how many files it holds."""
    note(session, "bundle", "export", event_id, file=file.name, files=len(bundle.files))


def _fill(file: Any, bundle: Bundle, progress: Callable[[int, int], None]) -> None:
    """Put the files in as they are: pictures, PDFs and workbooks are packed already."""
    done = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path in (bundle.workbook, *bundle.files):
            name = path.name if path == bundle.workbook else f"{FOLDER}/{path.name}"
            with archive.open(zipfile.ZipInfo(name, _NO_TIME), "w", force_zip64=True) as part:
                for piece in _pieces(path, attached=path != bundle.workbook):
                    part.write(piece)
                    done += len(piece)
                    progress(done, max(bundle.bytes, done))


def _pieces(path: Path, *, attached: bool) -> Iterator[bytes]:
    """Give a file piece by piece, and refuse an attached one whose content is not that of its name."""
    with io.BytesIO(content_of_file(path)) if attached else path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _put(part: Path, folder: Path, stem: str) -> Path:
    """Give the file the first free name; one that holds the same is kept."""
    number, target = 1, folder / f"{stem}.zip"
    while target.exists():
        if _sums(target) == _sums(part):
            return target
        number += 1
        target = folder / f"{stem}-{number}.zip"
    part.rename(target)
    sync_folder(folder)
    return target


def _sums(path: Path) -> list[tuple[str, int, int]]:
    try:
        with zipfile.ZipFile(path) as archive:
            return [(info.filename, info.CRC, info.file_size) for info in archive.infolist()]
    except zipfile.BadZipFile:
        return []
