"""What an event's export will hold, what speaks against it, and what was exported before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baktidesk.db.session import Session
from baktidesk.domain.summary import Summary
from baktidesk.services.journal import RecordKind, count_records, list_deeds
from baktidesk.services.language import Language
from baktidesk.services.summary import summarise
from baktidesk.services.workbook.book import Exported, ExportKind, export_event

FOLDER: Final = "desk/export_folder"


@dataclass(frozen=True, kw_only=True)
class PastExport:
    """One export as the audit tells it: when (UTC), which file (its name), of which kind and revision, by whom."""

    at: dt.datetime
    file: str
    kind: ExportKind
    revision: int
    sha256: str
    officer: str


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What is there to be sent: the figures, how many records of each kind count, past exports, newest first.

    `folder` is where the last export went, "" when there was none.
    """

    summary: Summary
    counts: Mapping[RecordKind, int]
    past: tuple[PastExport, ...]
    folder: str

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been recorded yet."""
        return not any(self.counts.values())


def preview(session: Session, event_id: str) -> Preview:
    """Give what an export of the event would hold."""
    return Preview(
        summary=summarise(session, event_id),
        counts=count_records(session, event_id),
        past=tuple(list_exports(session, event_id)),
        folder=str(session.setting(FOLDER, "")),
    )


def send(session: Session, event_id: str, kind: ExportKind, folder: Path, language: Language, **asked: Any) -> Exported:
    """Export the event into a folder and remember the folder; refused as `export_event` is, which takes `asked`."""
    exported = export_event(session, event_id, kind, folder, language, **asked)
    session.set(FOLDER, str(folder))
    return exported


def list_exports(session: Session, event_id: str, limit: int = 50) -> list[PastExport]:
    """Give the exports of an event, newest first."""
    return [
        PastExport(
            at=line.at,
            file=str(line.changes["file"]),
            kind=ExportKind(line.changes["export_kind"]),
            revision=int(line.changes["revision"]),
            sha256=str(line.changes["sha256"]),
            officer=line.officer,
        )
        for line in list_deeds(session, "export", event_id, limit)
    ]
