"""The sheet Manifes: what a workbook is, which revision, and by what it is recognised when somebody has edited it."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, Self

from baktidesk import __version__
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.nik import mask_nik
from baktidesk.services.attachments import Attachment
from baktidesk.services.language import Language

SCHEMA_VERSION: Final = 4
"""Version of the sheets and columns; a new column carries the version that first had it."""

ENTRIES: Final = {
    "event_code": QT_TRANSLATE_NOOP("Workbook", "Event code"),
    "event_id": QT_TRANSLATE_NOOP("Workbook", "Event id"),
    "kind": QT_TRANSLATE_NOOP("Workbook", "Kind of export"),
    "revision": QT_TRANSLATE_NOOP("Workbook", "Revision"),
    "made_at": QT_TRANSLATE_NOOP("Workbook", "First made (UTC)"),
    "work_unit": QT_TRANSLATE_NOOP("Workbook", "Work unit of the desk"),
    "desk": QT_TRANSLATE_NOOP("Workbook", "Desk"),
    "practice": QT_TRANSLATE_NOOP("Workbook", "Practice data"),
    "identity_numbers": QT_TRANSLATE_NOOP("Workbook", "Identity numbers"),
    "health": QT_TRANSLATE_NOOP("Workbook", "With health columns"),
    "language": QT_TRANSLATE_NOOP("Workbook", "Language"),
    "program": QT_TRANSLATE_NOOP("Workbook", "Program version"),
    "schema": QT_TRANSLATE_NOOP("Workbook", "Version of sheets and columns"),
    "audit_from": QT_TRANSLATE_NOOP("Workbook", "First audit entry since the revision before"),
    "audit_to": QT_TRANSLATE_NOOP("Workbook", "Last audit entry taken in"),
    "audit_count": QT_TRANSLATE_NOOP("Workbook", "Audit entries in all"),
    "audit_seal": QT_TRANSLATE_NOOP("Workbook", "Seal of the last audit entry"),
}
ROWS: Final = QT_TRANSLATE_NOOP("Workbook", "Rows in the sheet {sheet}")
_DIGITS: Final = re.compile(r"\d{16}")
FILE: Final = QT_TRANSLATE_NOOP("Workbook", "Attached file")
SHA256: Final = QT_TRANSLATE_NOOP("Workbook", "Checksum of all cells before the sheet Periksa (SHA-256)")


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One revision: when it was first made (UTC) and at which desk, its checksum, and where the audit stood.

    `base` is the last audit sequence of the revision before (0 for none), `sequence` that of this one; `count` and
    `seal` are the audit's head, `files` the SHA-256 of the list of attached files, "" for none.
    """

    revision: int = 0
    sha256: str = ""
    at: str = ""
    desk: str = ""
    base: int = 0
    sequence: int = 0
    count: int = 0
    seal: str = ""
    files: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Give a revision as it was kept; one of an earlier program knows less."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in names})

    @property
    def made_at(self) -> dt.datetime:
        """Give when it was first made."""
        return dt.datetime.fromisoformat(self.at).astimezone(dt.UTC)


def manifest_rows(
    told: Mapping[str, str], issue: Issue, counts: Mapping[str, int], files: Sequence[str], language: Language
) -> Iterator[tuple[str, str, str]]:
    """Give the entries as (key, label, value); `told` are those that the wish knows, `counts` the rows by sheet.

    `files` tells of each attached file.
    """
    values = {
        **told,
        "revision": str(issue.revision),
        "made_at": issue.made_at.isoformat(timespec="seconds"),
        "desk": issue.desk,
        "program": __version__,
        "schema": str(SCHEMA_VERSION),
        "audit_from": str(issue.base + 1),
        "audit_to": str(issue.sequence),
        "audit_count": str(issue.count),
        "audit_seal": issue.seal,
    }
    for name, label in ENTRIES.items():
        yield name, language.translate("Workbook", label), values[name]
    for sheet, count in counts.items():
        yield f"rows.{sheet}", language.translate("Workbook", ROWS).format(sheet=sheet), str(count)
    yield "sha256", language.translate("Workbook", SHA256), issue.sha256
    for number, file in enumerate(files, 1):
        yield f"file.{number}", language.translate("Workbook", FILE), file


def entries(counts: Mapping[str, int], files: Sequence[str] = ()) -> int:
    """Give the number of entries."""
    return len(ENTRIES) + len(counts) + 1 + len(files)


def file_entry(kept: Attachment, *, names: bool) -> str:
    """Tell of an attached file: name (its SHA-256), bytes, kind and id of its record; its label only with names."""
    told = [kept.file_name, str(kept.bytes), kept.kind, kept.record_id]
    label = _DIGITS.sub(lambda found: mask_nik(found[0]), kept.label)
    return "; ".join([*told, label] if names and label else told)


def digest_of_files(files: Sequence[str]) -> str:
    """Give the SHA-256 of the list of attached files, "" for none: another list is another revision."""
    return hashlib.sha256("\n".join(files).encode()).hexdigest() if files else ""


def row_of_count(sheet: str, counts: Mapping[str, int]) -> int:
    """Give the row of the sheet Manifes in which the rows of a data sheet are counted."""
    return 2 + len(ENTRIES) + list(counts).index(sheet) + 1
