"""The letterhead of this desk's work unit: its lines, its logo and how it numbers its documents."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.letterhead import Letterhead, StoredLetterhead
from baktidesk.domain.names import search_key
from baktidesk.domain.officer import Deed
from baktidesk.domain.scrubbed import MediaType
from baktidesk.services import settings
from baktidesk.services.attachments import drop_attachment, keep_attachment, list_attachments, read_attachment
from baktidesk.services.audit import note
from baktidesk.services.people import keep_work_unit
from baktidesk.services.records import checked, require

_KIND: Final = "work_unit"


def own_letterhead(session: Session) -> StoredLetterhead:
    """Give the letterhead of this desk's work unit; until one is kept, the ministry and the unit's name."""
    unit = settings.load(session).work_unit
    kept = session.setting(_key(unit)) if unit else None
    if kept is None:
        return StoredLetterhead(record=Letterhead(unit=unit.upper()), work_unit=unit)
    known = {spec.name for spec in fields(Letterhead)}
    record = Letterhead(**{name: value for name, value in kept["record"].items() if name in known})
    return StoredLetterhead(record=record, work_unit=unit, logo=_logo(session, kept["work_unit_id"]), kept=True)


def keep_letterhead(session: Session, record: Letterhead, logo: Path | None = None) -> StoredLetterhead:
    """Keep the letterhead of this desk's work unit, and a logo (PNG or JPEG) where one is given; give it as stored.

    Refused without a supervisor's role, at bad fields, and at the field `file` for a bad logo.
    """
    require(session, Deed.SET_UP_EVENT)
    record = checked(session, record)
    unit = settings.load(session).work_unit
    if not unit:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Please set up this desk's work unit first."), field="unit")
    before, unit_id = own_letterhead(session), keep_work_unit(session, unit)
    session.set(_key(unit), {"work_unit_id": unit_id, "record": asdict(record)})
    if logo is not None:
        _replace_logo(session, unit_id, logo)
    changes = _changes(before.record, record)
    if changes or not before.kept:
        note(session, "set_up", "setting", "letterhead", work_unit=unit, **changes)
    return own_letterhead(session)


def drop_logo(session: Session) -> None:
    """Print without a logo from now on; the picture stays among the attachments."""
    require(session, Deed.SET_UP_EVENT)
    unit_id = keep_work_unit(session, settings.load(session).work_unit)
    for one in list_attachments(session, unit_id):
        drop_attachment(session, one.id, "-")


def _replace_logo(session: Session, unit_id: str, logo: Path) -> None:
    new_id = keep_attachment(session, _KIND, unit_id, logo, "logo")
    for one in list_attachments(session, unit_id):
        if one.id == new_id and one.media_type is MediaType.PDF:
            raise Refused(QT_TRANSLATE_NOOP("Refused", "The logo has to be a PNG or JPG picture."), field="file")
        if one.id != new_id:
            drop_attachment(session, one.id, "-")


def _logo(session: Session, unit_id: str) -> bytes:
    """Give the logo's content; a document goes without one that is missing on this laptop."""
    found = list_attachments(session, unit_id)
    try:
        return read_attachment(session, found[-1].id) if found else b""
    except Refused:
        return b""


def _changes(old: Letterhead, new: Letterhead) -> dict[str, Any]:
    before, after = asdict(old), asdict(new)
    return {name: [before[name], after[name]] for name in after if before[name] != after[name]}


def _key(unit: str) -> str:
    """Give the setting's name; a work unit's own name may be longer than that has room for."""
    from hashlib import sha256

    return f"letterhead/{sha256(search_key(unit).encode()).hexdigest()[:32]}"
