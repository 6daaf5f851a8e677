"""Writing an event into an Excel workbook for the regional office; the sheets are told in docs/file-format.md."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

from baktidesk.db.models import event
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import Deed
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.events import load_event
from baktidesk.services.language import Language
from baktidesk.services.records import require
from baktidesk.services.workbook_content import Content, Issue, Wish, Written
from baktidesk.services.workbook_files import file_name, write_whole


class ExportKind(Labelled):
    """What an export is for: without names to be sent about, with names for the file."""

    SUMMARY = "ringkasan", QT_TRANSLATE_NOOP("Choice", "RINGKASAN: without names")
    DETAIL = "rincian", QT_TRANSLATE_NOOP("Choice", "RINCIAN: with names")


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A written workbook: `sha256` is the checksum of its cells, `rows` counts the records by data sheet."""

    file: Path
    kind: ExportKind
    revision: int
    sha256: str
    rows: Mapping[str, int]


def export_event(
    session: Session, event_id: str, kind: ExportKind, folder: Path, language: Language, *, health: bool = False
) -> Exported:
    """Write one event into a workbook in a folder and note the export in the audit.

    Unchanged cells keep revision and checksum; changed ones get the next revision, and the old file stays.
    `health` adds the health columns. Refused to who may not export names, and when the file cannot be written.
    """
    if kind is ExportKind.DETAIL:
        require(session, Deed.EXPORT_DETAIL)
    session.get(event, event_id)
    wish = _wish(session, event_id, kind, language, health=health)
    content = Content(session, wish)
    written: list[Written] = []
    file = write_whole(folder, partial(_write, session, content, written))
    exported = Exported(
        file=file, kind=kind, revision=written[0].issue.revision, sha256=written[0].sha256, rows=written[0].rows
    )
    _note(session, event_id, exported, health=health)
    return exported


def as_json(exported: Exported) -> dict[str, Any]:
    """Give an export as the command line prints it."""
    return {
        "file": str(exported.file),
        "kind": exported.kind.value,
        "revision": exported.revision,
        "sha256": exported.sha256,
        "rows": dict(exported.rows),
    }


def _wish(session: Session, event_id: str, kind: ExportKind, language: Language, *, health: bool) -> Wish:
    desk = settings.load(session)
    stored = load_event(session, event_id)
    practice = language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "PRACTICE (LATIHAN), not real data"))
    return Wish(
        event=stored,
        kind=kind.value,
        title=f"{practice} · {language.label(kind)}" if desk.practice else language.label(kind),
        names=kind is ExportKind.DETAIL,
        health=health,
        practice=desk.practice,
        work_unit=desk.work_unit or stored.record.organiser,
        language=language,
    )


def _write(session: Session, content: Content, written: list[Written], file: IO[bytes]) -> str:
    """Write the content and give the name of the file."""
    wish = content.wish
    key = f"export/{wish.event.id}/{wish.kind}"
    done = content.write(file, lambda sha256: _issue(session, key, sha256))
    written.append(done)
    code, day = wish.event.record.code, wish.event.first_day
    return file_name(wish.work_unit, code, day, done.issue.revision, names=wish.names, practice=wish.practice)


def _issue(session: Session, key: str, sha256: str) -> Issue:
    """Give the revision that these cells had last time, or the next one."""
    last = session.setting(key) or {"revision": 0}
    if last.get("sha256") == sha256:
        return Issue(revision=last["revision"], made_at=dt.datetime.fromisoformat(last["at"]))
    issue = Issue(revision=last["revision"] + 1, made_at=session.now)
    session.set(key, {"revision": issue.revision, "sha256": sha256, "at": session.now.isoformat()})
    return issue


def _note(session: Session, event_id: str, exported: Exported, *, health: bool) -> None:
    note(
        session,
        "export",
        "export",
        event_id,
        file=exported.file.name,
        export_kind=exported.kind,
        revision=exported.revision,
        sha256=exported.sha256,
        rows=sum(exported.rows.values()),
        health=health,
    )
