"""Files that belong to a record: scans, photos and logos, copied beside the data under the hash of their content."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row, or_, select

from baktidesk import paths
from baktidesk.db.beside import attached_folder, put_beside
from baktidesk.db.keys import DataKey, Locked, unlocked
from baktidesk.db.models import attachment, distribution, donor_visit, handover, stock_movement
from baktidesk.db.sealed import Changed, lock_of, read_content
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused
from baktidesk.domain.names import clean
from baktidesk.domain.scrubbed import MediaType, media_type, scrubbed
from baktidesk.services.records import reason_for_voiding
from baktidesk.services.sealing import key_of

MOST_BYTES: Final = 20_000_000
"""A whole scanned document has a tenth of it; more would swell every backup."""
_LABEL: Final = 150
_FORMS: Final = QT_TRANSLATE_NOOP("Refused", "Only PDF, JPG and PNG files can be attached.")
_LOST: Final = QT_TRANSLATE_NOOP("Refused", "The attached file is missing here or was changed.")
_SEALED: Final = QT_TRANSLATE_NOOP("Refused", "The attached file is encrypted under a key of before.")


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One file kept with a record; `kind` is the record's table, `bytes` its size, `sha256` in hexadecimal."""

    id: str
    kind: str
    record_id: str
    label: str
    media_type: MediaType
    sha256: str
    bytes: int
    created_at: dt.datetime
    created_by: str

    @property
    def file_name(self) -> str:
        """The name of the file: its hash and its kind, nothing personal."""
        return f"{self.sha256}{self.media_type.ending}"


def keep_attachment(session: Session, kind: str, record_id: str, path: Path, label: str = "") -> str:
    """Copy a PDF, JPEG or PNG file beside the data and write down whose it is; give the attachment's id.

    The same file at the same record is kept once. Position and time are taken out of pictures. Refused at the field
    `file` for a file that cannot be read, is too large, is nothing of these, or cannot be copied.
    """
    return keep_content(session, kind, record_id, _content_of(path), label)


def keep_content(session: Session, kind: str, record_id: str, data: bytes, label: str = "") -> str:
    """Keep a picture or PDF that is at hand already, such as a signature just drawn (see `keep_attachment`)."""
    known = media_type(data)
    if known is None:
        raise Refused(_FORMS, field="file")
    data = _scrub(data)
    digest = hashlib.sha256(data).hexdigest()
    there = next((one for one in list_attachments(session, record_id) if one.sha256 == digest), None)
    _put(attachment_folder(session) / f"{digest}{known.ending}", data, key_of(session))
    if there is not None:
        return there.id
    values = {"kind": kind, "record_id": record_id, "label": clean(label)[:_LABEL], "media_type": known.value}
    return session.insert(attachment, **values, sha256=digest, bytes=len(data))


def list_attachments(session: Session, record_id: str) -> list[Attachment]:
    """Give the files kept with a record that are not voided, oldest first."""
    query = select(attachment).where(attachment.c.record_id == record_id, attachment.c.voided_at.is_(None))
    return [_attachment(row) for row in session.rows(query.order_by(attachment.c.id))]


def files_of_event(session: Session, event_id: str, *, records: bool) -> list[Attachment]:
    """Give the files kept with an event, and with its records where wanted: papers that may name people; oldest first.

    Files of voided records are left out.
    """
    kept = attachment.c.record_id == event_id
    if records:
        own = [
            select(table.c.id)
            .where(table.c.id == attachment.c.record_id, table.c.event_id == event_id, table.c.voided_at.is_(None))
            .exists()
            for table in (donor_visit, handover, distribution, stock_movement)
        ]
        kept = or_(kept, *own)
    query = select(attachment).where(kept, attachment.c.voided_at.is_(None)).order_by(attachment.c.id)
    return [_attachment(row) for row in session.rows(query)]


def drop_attachment(session: Session, attachment_id: str, reason: str) -> None:
    """Void an attachment with a reason; the file stays where it is."""
    session.void(attachment, attachment_id, reason_for_voiding(session, reason))


def attachment_path(session: Session, attachment_id: str) -> Path:
    """Give where the file of an attachment lies, beside encrypted data sealed: `content_of_file` reads it.

    It may be missing, when another laptop of a server attached it.
    """
    return _path_of(session, _attachment(session.get(attachment, attachment_id)))


def read_attachment(session: Session, attachment_id: str) -> bytes:
    """Give the content of an attachment; refused when the file is missing, was changed, or its key is not known."""
    return content_of_file(_path_of(session, _attachment(session.get(attachment, attachment_id))))


def content_of_file(path: Path) -> bytes:
    """Give the content of an attached file by its path (see `attachment_path`); refused as `read_attachment` is."""
    state, data = _look(path)
    if state != "whole":
        raise Refused(_SEALED if state == "locked" else _LOST, field="file")
    return data


def attachment_folder(session: Session) -> Path:
    """Give the folder of the attached files: beside the data file, or in this laptop's data folder for a server."""
    url = session.connection.engine.url
    if url.get_backend_name() != "sqlite":
        return paths.data_folder() / "lampiran"
    return attached_folder(Path(url.database or ""))


def verify_attachments(session: Session) -> list[Problem]:
    """Compare every attached file with its hash; give a problem for each kind of fault, none when all are whole.

    On a server a file lies with the laptop that attached it, so that one missing here is no fault.
    """
    query = select(attachment).where(attachment.c.voided_at.is_(None))
    states = [_state(session, _attachment(row)) for row in session.rows(query)]
    said = (
        ("missing", QT_TRANSLATE_NOOP("Problem", "{n} attached files are missing in the folder {folder}.")),
        ("changed", QT_TRANSLATE_NOOP("Problem", "{n} attached files were changed in the folder {folder}.")),
        (
            "locked",
            QT_TRANSLATE_NOOP(
                "Problem", "{n} attached files in the folder {folder} are encrypted under a key of before."
            ),
        ),
    )
    folder = str(attachment_folder(session))
    return [
        Problem(sentence, {"n": states.count(state), "folder": folder}) for state, sentence in said if state in states
    ]


def _state(session: Session, kept: Attachment) -> str:
    state, _data = _look(_path_of(session, kept))
    return "elsewhere" if state == "missing" and session.machine else state


def _look(path: Path) -> tuple[str, bytes]:
    """Tell what an attached file is, and its content when it is whole: what its name says."""
    try:
        data = read_content(path)
    except Locked:
        return "locked", b""
    except Changed:
        return "changed", b""
    except OSError:
        return "missing", b""
    return ("whole", data) if hashlib.sha256(data).hexdigest() == path.stem else ("changed", b"")


def _path_of(session: Session, kept: Attachment) -> Path:
    return attachment_folder(session) / kept.file_name


def _content_of(path: Path) -> bytes:
    """Give a file's bytes; one that is too large is not even read, nor is one of the open data (see `holds`)."""
    if unlocked.holds(path):
        raise Refused(_FORMS, field="file")
    try:
        if path.stat().st_size > MOST_BYTES:
            sentence = QT_TRANSLATE_NOOP("Refused", "The file is larger than {most} MB. Please scan it smaller.")
            raise Refused(sentence, field="file", most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        sentence = QT_TRANSLATE_NOOP("Refused", "The file {file} cannot be read.")
        raise Refused(sentence, field="file", file=path.name) from error


def _scrub(data: bytes) -> bytes:
    try:
        return scrubbed(data)
    except ValueError as error:
        sentence = QT_TRANSLATE_NOOP("Refused", "The picture is damaged. Please scan or photograph it again.")
        raise Refused(sentence, field="file") from error


def _put(path: Path, data: bytes, key: DataKey | None) -> None:
    """Write a file that appears under its name only when it is whole on the disk, for its owner alone."""
    if _look(path)[0] == "whole" and lock_of(path) == (key.id if key else None):
        return
    try:
        put_beside(path, data, key)
    except OSError as error:
        sentence = QT_TRANSLATE_NOOP("Refused", "The file could not be copied to the folder {folder}: {why}.")
        raise Refused(sentence, field="file", folder=str(path.parent), why=error.strerror or "") from error


def _attachment(row: Row[Any]) -> Attachment:
    names = ("id", "kind", "record_id", "label", "sha256", "bytes", "created_at", "created_by")
    own = {name: row._mapping[name] for name in names}
    return Attachment(media_type=MediaType(row.media_type), **own)
