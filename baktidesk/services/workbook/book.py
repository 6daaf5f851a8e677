"""Writing an event into an Excel workbook for the regional office; the sheets are told in docs/file-format.md."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import func, select

from baktidesk.db.models import audit, event
from baktidesk.db.seals import read_head
from baktidesk.db.session import Session
from baktidesk.db.streams import few_pages
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import clean
from baktidesk.domain.officer import Deed
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.events import load_event
from baktidesk.services.language import Language
from baktidesk.services.records import require
from baktidesk.services.workbook.content import Content, Wish, Written
from baktidesk.services.workbook.files import file_name, write_whole
from baktidesk.services.workbook.manifest import Issue, digest_of_files
from baktidesk.services.workbook.secret import checked_password

_LEAST_REASON: Final = 5
_MOST_REASON: Final = 300
_NAMELESS: Final = QT_TRANSLATE_NOOP(
    "Refused", "Health columns and whole identity numbers stand only in RINCIAN, never in RINGKASAN."
)


class ExportKind(Labelled):
    """What an export is for: without names to be sent about, with names for the file."""

    SUMMARY = "ringkasan", QT_TRANSLATE_NOOP("Choice", "RINGKASAN: without names")
    DETAIL = "rincian", QT_TRANSLATE_NOOP("Choice", "RINCIAN: with names")


Progress = Callable[[int, int], None]
"""Hears how many rows have been written, and of how many; may raise to give up."""


class Cancelled(Refused):
    """The officer gave up while a workbook was being written; nothing was left behind."""

    def __init__(self) -> None:
        """Take the one sentence."""
        super().__init__(QT_TRANSLATE_NOOP("Refused", "Stopped. No file was made, and nothing was changed."))


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A written workbook: `sha256` is the checksum of its cells, `rows` counts the records by data sheet.

    `unchanged` says that it is the revision that had been made before.
    """

    file: Path
    kind: ExportKind
    revision: int
    sha256: str
    rows: Mapping[str, int]
    unchanged: bool = False


def export_event(
    session: Session,
    event_id: str,
    kind: ExportKind,
    folder: Path,
    language: Language,
    *,
    health: bool = False,
    unmask: str = "",
    password: str = "",
    progress: Progress | None = None,
) -> Exported:
    """Write one event into a workbook in a folder and note the export in the audit.

    Unchanged cells keep revision and checksum, and are not noted again; changed ones get the next revision, and the
    old file stays. `health` adds the health columns and `unmask`, a reason, shows identity numbers in full: both with
    names only. `password` locks the file. Refused to who may not export names, and when the file cannot be written.
    """
    if kind is ExportKind.DETAIL:
        require(session, Deed.EXPORT_DETAIL)
    elif health or unmask:
        raise Refused(_NAMELESS, field="health" if health else "unmask")
    reason = _checked_reason(unmask) if unmask else ""
    secret = checked_password(password) if password else ""
    session.get(event, event_id)
    wish = _wish(session, event_id, kind, language, health=health, unmasked=bool(reason))
    work = _Work(session, wish, progress or _nothing)
    with few_pages(session.connection):
        file = write_whole(folder, work.write, secret)
    exported = work.exported(file, kind)
    if not exported.unchanged:
        _note(session, event_id, exported, health=health, locked=bool(secret))
    if reason:
        told = {"file": file.name, "revision": exported.revision, "reason": reason}
        note(session, "unmask", "export", event_id, **told)
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


def last_issue(session: Session, event_id: str, kind: ExportKind) -> Issue:
    """Give the last revision of an event's workbook of a kind, revision 0 when none was made."""
    return Issue.read(session.setting(_key_of(event_id, kind.value)) or {})


@dataclass
class _Work:
    """The writing of one workbook: which revision it is shows when its cells have been written."""

    session: Session
    wish: Wish
    progress: Progress
    written: Written | None = None
    last: Issue = field(init=False)

    def __post_init__(self) -> None:
        self.last = last_issue(self.session, self.wish.event.id, ExportKind(self.wish.kind))

    def write(self, file: IO[bytes]) -> str:
        """Write the content, keep the revision and give the name of the file.

        As long as the audit tells of no change, it is taken for the last revision, with the same sheet Koreksi; when
        its cells are others all the same (another language, say) it is written again as the next one.
        """
        content = Content(self.session, self.wish, self.last.sequence)
        again = content.told_since(self.last.base) if self.last.revision and self._same(content) else None
        self.written = self._write(file, again or content)
        if again and self.written.issue.sha256 != self.last.sha256:
            file.seek(0)
            file.truncate()
            self.written = self._write(file, content)
        self.session.set(self._key, asdict(self.written.issue))
        wish, issue = self.wish, self.written.issue
        code, day = wish.event.record.code, wish.event.first_day
        return file_name(wish.work_unit, code, day, issue.revision, names=wish.names, practice=wish.practice)

    def exported(self, file: Path, kind: ExportKind) -> Exported:
        """Give what was written."""
        if self.written is None:
            raise RuntimeError("nothing has been written yet")
        issue = self.written.issue
        return Exported(
            file=file,
            kind=kind,
            revision=issue.revision,
            sha256=issue.sha256,
            rows=self.written.rows,
            unchanged=issue == self.last,
        )

    @property
    def _key(self) -> str:
        return _key_of(self.wish.event.id, self.wish.kind)

    def _same(self, content: Content) -> bool:
        """Tell whether nothing has to be told since the last revision; one of an earlier program told no sequence."""
        told = not content.corrected or not self.last.sequence
        return told and digest_of_files(content.files) == self.last.files

    def _write(self, file: IO[bytes], content: Content) -> Written:
        files = digest_of_files(content.files)
        return content.write(
            file, lambda sha256: self._issue(sha256, files), lambda done: self.progress(done, content.total)
        )

    def _issue(self, sha256: str, files: str) -> Issue:
        """Give the revision that these cells and attached files had last time, or the next one."""
        if (self.last.sha256, self.last.files) == (sha256, files):
            return self.last
        head = self.session.chain[1] if self.session.chain else read_head(self.session.connection)
        return Issue(
            revision=self.last.revision + 1,
            sha256=sha256,
            at=self.session.now.isoformat(),
            desk=self.session.actor.desk,
            base=self.last.sequence,
            sequence=int(self.session.value(select(func.max(audit.c.sequence))) or 0),
            count=head.count,
            seal=head.seal,
            files=files,
        )


def _key_of(event_id: str, kind: str) -> str:
    return f"export/{event_id}/{kind}"


def _wish(
    session: Session, event_id: str, kind: ExportKind, language: Language, *, health: bool, unmasked: bool
) -> Wish:
    desk = settings.load(session)
    stored = load_event(session, event_id)
    practice = language.translate("Workbook", QT_TRANSLATE_NOOP("Workbook", "PRACTICE (LATIHAN), not real data"))
    return Wish(
        event=stored,
        kind=kind.value,
        title=f"{practice} · {language.label(kind)}" if desk.practice else language.label(kind),
        names=kind is ExportKind.DETAIL,
        health=health,
        unmasked=unmasked,
        practice=desk.practice,
        work_unit=desk.work_unit or stored.record.organiser,
        language=language,
    )


def _checked_reason(text: str) -> str:
    reason = clean(text)
    if len(reason) < _LEAST_REASON:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "Please say for what the whole identity numbers are needed."), field="unmask"
        )
    return reason[:_MOST_REASON]


def _nothing(_done: int, _of: int) -> None:
    """Take a progress that nobody looks at."""


def _note(session: Session, event_id: str, exported: Exported, *, health: bool, locked: bool) -> None:
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
        locked=locked,
    )
