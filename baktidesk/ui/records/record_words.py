"""A record in words: its values under their declared labels, and its history as sentences."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import fields_of
from baktidesk.domain.labels import Labelled
from baktidesk.domain.nik import mask_nik
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.person import Sex
from baktidesk.domain.privacy import ERASED, PersonIdentity
from baktidesk.domain.stock import MovementKind
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.audit import UNDONE, AuditLine
from baktidesk.services.journal import Goods, RecordDetails, RecordKind, RecordLine
from baktidesk.services.prints import PRINT
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.columns import CellKind, Column
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.text import translate

KIND_ICONS = {
    RecordKind.VISIT: "donor",
    RecordKind.HANDOVER: "institution",
    RecordKind.DISTRIBUTION: "household",
    RecordKind.MOVEMENT: "stock",
}
STATE_ICONS: dict[Labelled, str] = {
    VisitStatus.REGISTERED: "clock",
    VisitStatus.PASSED: "chevron-right",
    VisitStatus.DEFERRED: "void",
    VisitStatus.DONATED: "donor",
    VisitStatus.FAILED: "warning",
    VisitStatus.NO_SHOW: "minus",
    VisitStatus.CANCELLED: "minus",
    MovementKind.RECEIVED: "plus",
    MovementKind.RETURNED: "plus",
    MovementKind.HANDED_OVER: "check",
    MovementKind.DAMAGED: "warning",
    MovementKind.MOVED: "minus",
    MovementKind.MOVED_IN: "plus",
}
_COLUMNS = {
    RecordKind.VISIT: sheets.RECORD_SHEETS[sheets.DONOR],
    RecordKind.HANDOVER: sheets.RECORD_SHEETS[sheets.HANDOVER],
    RecordKind.DISTRIBUTION: sheets.RECORD_SHEETS[sheets.DISTRIBUTION],
    RecordKind.MOVEMENT: sheets.RECORD_SHEETS[sheets.STOCK],
}
_TOLD_ELSEWHERE = frozenset(
    {"status", "kind", "full_name", "queue_number", "institution", "officer", "desk"}
    | {"item", "quantity", "unit", "effect", "condition", "reported"}
)
_DEEDS = {
    "create": ("plus", "muted", QT_TRANSLATE_NOOP("History", "Written down")),
    "move": ("chevron-right", "accent", QT_TRANSLATE_NOOP("History", "Moved on")),
    "correct": ("edit", "warn", QT_TRANSLATE_NOOP("History", "Corrected")),
    "void": ("void", "bad", QT_TRANSLATE_NOOP("History", "Voided")),
    PRINT: ("print", "muted", QT_TRANSLATE_NOOP("History", "Printed")),
    "number": ("edit", "muted", QT_TRANSLATE_NOOP("History", "The document was numbered")),
    "count": ("print", "muted", QT_TRANSLATE_NOOP("History", "The document was printed")),
    "restore": ("undo", "warn", QT_TRANSLATE_NOOP("History", "Brought back")),
    "erase": ("void", "bad", QT_TRANSLATE_NOOP("History", "Erased at the person's request")),
    UNDONE: ("undo", "warn", QT_TRANSLATE_NOOP("History", "The last step was undone")),
}


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One deed of a record's history: icon and tone, what was done, what changed, and when by whom."""

    icon: str
    tone: str
    deed: str
    changes: tuple[str, ...]
    by: str


def kind_chip(kind: RecordKind) -> Chip:
    """Give the chip of a kind of record."""
    return Chip("muted", KIND_ICONS[kind], text.label(kind))


def state_chip(line: RecordLine) -> Chip:
    """Give the chip of where a record stands."""
    if line.voided:
        return Chip("bad", "void", translate("Records", "Voided"))
    if line.symbolic:
        return Chip("muted", "event", translate("Records", "Symbolic"))
    return Chip(line.state.tone, STATE_ICONS[line.state], text.label(line.state))


def title_of(line: RecordLine) -> str:
    """Name a record: queue number and donor, or who received, or where goods came from and went."""
    return f"{line.number}  {line.name}" if line.number else line.name


def goods_words(goods: Goods) -> str:
    """Give the amounts alone, for a narrow place: 300 paket, 50 batang."""
    return ", ".join(f"{text.number(quantity)} {unit}" for _item, quantity, unit in goods)


def detail_rows(details: RecordDetails, zone: Zone) -> Iterator[tuple[str, str]]:
    """Give label and value of everything that a record holds, in the order of its declared fields."""
    if details.goods:
        lines = (f"{item}: {text.number(quantity)} {unit}" for item, quantity, unit in details.goods)
        yield translate("Records", "Goods"), "\n".join(lines)
    for column in _COLUMNS[details.kind]:
        value = details.values.get(column.name)
        if column.printed and column.name not in _TOLD_ELSEWHERE and not _is_blank(value):
            yield translate("Field", column.label), value_words(column, value, zone, details.values["day"])


def value_words(column: Column, value: Any, zone: Zone, day: dt.date | None = None) -> str:
    """Give a stored value as the officer reads it; an hour stands alone on the record's own day."""
    if _is_blank(value):
        return "–"
    if column.masked:
        return mask_nik(str(value))
    if column.choices is not None:
        return text.label(column.choices(value))
    if isinstance(value, dt.datetime):
        return _moment_words(value, zone, day)
    if isinstance(value, dt.date):
        return text.long_day(value)
    return translate("Records", "Yes") if value is True else _plain_words(column, value)


def tell(line: AuditLine, kind: RecordKind, zone: Zone) -> Sentence:
    """Give a deed of a record's history as a sentence."""
    image, tone, deed = _DEEDS.get(line.action, ("info", "muted", QT_TRANSLATE_NOOP("History", "Noted")))
    return Sentence(
        icon=image,
        tone=tone,
        deed=_deed_words(line, deed),
        changes=() if line.action == "create" else tuple(_changes(line.changes, kind, zone)),
        by=translate("History", "{day} {hour} · {officer}, desk {desk}").format(
            day=text.day(local_day(line.at, zone)), hour=text.hour(line.at, zone), officer=line.officer, desk=line.desk
        ),
    )


def tell_identity(line: AuditLine, *, masked: bool) -> Iterator[str]:
    """Tell what a deed changed in who a person is, with old and new values."""
    for name, field in fields_of(PersonIdentity).items():
        if line.action == "create" or not isinstance(line.changes.get(name), list):
            continue
        old, new = (_identity_words(name, value, masked=masked) for value in line.changes[name])
        words = translate("History", "{label}: {old} → {new}")
        yield words.format(label=translate("Field", field.label), old=old, new=new)


def _identity_words(name: str, value: Any, *, masked: bool) -> str:
    if _is_blank(value):
        return "–"
    if name == "nik":
        return mask_nik(str(value)) if masked else str(value)
    if name == "birth_date":
        return text.long_day(dt.date.fromisoformat(str(value)))
    return text.label(Sex(value)) if name == "sex" else str(value)


def _deed_words(line: AuditLine, deed: str) -> str:
    before, after = line.changes.get("void_reason", ("", ""))
    if line.action == "void":
        return translate("History", "Voided: {reason}").format(reason=_reason_words(after))
    if line.action == UNDONE and (before or after):
        return translate("History", "The voiding was undone") if before else _reason_words(after)
    if line.action == "move" and "status" in line.changes:
        old, new = (text.label(VisitStatus(one)) for one in line.changes["status"])
        return translate("History", "From “{old}” to “{new}”").format(old=old, new=new)
    return _printed_words(line) if line.action == PRINT else translate("History", deed)


def _printed_words(line: AuditLine) -> str:
    """Tell which document was printed on which paper."""
    document, paper = text.label(Document(line.kind)), text.label(Paper(line.changes["paper"]))
    return translate("History", "Printed: {document} ({paper})").format(document=document, paper=paper)


def _reason_words(reason: str) -> str:
    """Give the officer's own words, or the program's where it gave the reason itself."""
    return text.label(sheets.VoidWord(reason)) if reason in list(sheets.VoidWord) else reason


def _changes(changes: Mapping[str, Any], kind: RecordKind, zone: Zone) -> Iterator[str]:
    """Tell what changed in the fields that have a label; hours are told by the sentence itself."""
    for column in _COLUMNS[kind]:
        if column.name not in changes or column.name == "status" or _is_hour(column):
            continue
        old, new = changes[column.name]
        shown = ERASED if _is_forgotten(old, new) else value_words(column, new, zone)
        words = {"label": translate("Field", column.label), "new": shown}
        if _is_blank(old):
            yield translate("History", "{label}: {new}").format(**words)
        else:
            yield translate("History", "{label}: {old} → {new}").format(old=value_words(column, old, zone), **words)


def _is_blank(value: Any) -> bool:
    return value is None or value == "" or value is False


def _is_forgotten(old: Any, new: Any) -> bool:
    """Tell whether the audit has forgotten what changed: else one of the two is always something."""
    return old is None and new is None


def _is_hour(column: Column) -> bool:
    return column.name == "at" or column.name.endswith("_at")


def _moment_words(moment: dt.datetime, zone: Zone, day: dt.date | None) -> str:
    hour = f"{text.hour(moment, zone)} {zone.value}"
    return hour if local_day(moment, zone) == day else f"{text.day(local_day(moment, zone))} {hour}"


def _plain_words(column: Column, value: Any) -> str:
    """Give a number with its marks and unit, and anything else as it is."""
    if column.kind not in (CellKind.WHOLE, CellKind.DECIMAL):
        return str(value)
    shown = text.number(Decimal(value))
    return f"{shown} {column.unit}" if column.unit else shown
