"""What a workbook is before it leaves: its kind, its records and its size; names leave only behind a password."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.mail import Parcel
from baktidesk.domain.officer import Deed
from baktidesk.services.journal import list_deeds
from baktidesk.services.records import require
from baktidesk.services.sending.manifest_inside import manifest_inside
from baktidesk.services.workbook.book import ExportKind
from baktidesk.services.workbook.sheets import RECORD_SHEETS

_LOCKED: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a workbook with a password begins (a compound file)."""
_NAMES: Final = "-RINCIAN"
_KINDS: Final = {kind.value: kind.value for kind in ExportKind}


def look_into(session: Session, event_id: str, attached: Path) -> Parcel:
    """Tell what a workbook of an event is before it is sent; refused when it cannot be read.

    The workbook itself is asked first, whatever it is called; one that is locked and unknown counts as with names.
    """
    told = next((one.changes for one in list_deeds(session, "export", event_id) if _is_of(one, attached)), {})
    try:
        with attached.open("rb") as file:
            locked = file.read(len(_LOCKED)) == _LOCKED
        size = attached.stat().st_size
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The file {file} cannot be read.")
        raise Refused(text, field="file", file=attached.name) from error
    inside = {} if locked else manifest_inside(attached)
    return Parcel(
        file=attached.name,
        kind=str(
            _KINDS.get(inside.get("kind", ""))
            or told.get("export_kind")
            or _kind_by_name(attached, locked=locked).value
        ),
        records=_records(inside) or int(told.get("rows", 0)),
        bytes=size,
        locked=locked,
    )


def check_parcel(session: Session, event_id: str, attached: Path) -> None:
    """Refuse a workbook with names to who may not export them, and to everybody while it has no password."""
    parcel = look_into(session, event_id, attached)
    if parcel.kind != ExportKind.DETAIL.value:
        return
    require(session, Deed.EXPORT_DETAIL)
    if not parcel.locked:
        text = QT_TRANSLATE_NOOP(
            "Refused", "RINCIAN is sent only with a password on the workbook. Please make the file again with one."
        )
        raise Refused(text, field="file")


def _kind_by_name(attached: Path, *, locked: bool) -> ExportKind:
    return ExportKind.DETAIL if locked or _NAMES in attached.stem else ExportKind.SUMMARY


def _records(inside: Mapping[str, str]) -> int:
    """Give the records that a workbook counts of itself, 0 when it tells nothing."""
    counts = [inside.get(f"rows.{sheet}", "") for sheet in RECORD_SHEETS]
    return sum(int(count) for count in counts if count.isdecimal())


def _is_of(deed: Any, attached: Path) -> bool:
    return bool(deed.changes.get("file") == attached.name)
