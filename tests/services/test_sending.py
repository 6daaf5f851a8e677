"""Stories of what is seen before an export, and remembered after it."""

from pathlib import Path

from baktidesk.domain.event import StoredEvent
from baktidesk.services.donors.donations import check_in
from baktidesk.services.journal import RecordKind
from baktidesk.services.language import load_language
from baktidesk.services.sending import outbox as sending
from baktidesk.services.workbook.book import ExportKind
from tests.stories import Desk, a_donor, set_up


def test_an_event_without_records_says_so(desk: Desk) -> None:
    event = set_up(desk, items=[], allocations=[])
    assert desk.see(sending.preview, event.id).is_empty


def test_an_export_is_remembered_with_its_folder(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    desk.do(check_in, event.id, a_donor())
    exported = desk.do(sending.send, event.id, ExportKind.SUMMARY, tmp_path / "out", load_language("id"))
    seen = desk.see(sending.preview, event.id)
    assert (seen.folder, seen.counts[RecordKind.VISIT]) == (str(tmp_path / "out"), 1)
    assert [(one.file, one.kind, one.revision, one.sha256, one.officer) for one in seen.past] == [
        (exported.file.name, ExportKind.SUMMARY, 1, exported.sha256, desk.actor.name)
    ]
