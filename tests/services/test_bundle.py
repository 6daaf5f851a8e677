"""Photos and papers travel with the workbook: listed in it, and beside it in one whole .zip."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.services.attachments import attachment_path, drop_attachment, keep_attachment, keep_content
from baktidesk.services.donors.donations import check_in, void_visit
from baktidesk.services.language import load_language
from baktidesk.services.sending.bundle import note_bundle, plan_bundle, write_bundle
from baktidesk.services.workbook.book import Cancelled, Exported, ExportKind, export_event
from tests.services.test_attachments import a_jpeg, a_png
from tests.stories import Desk, a_donor

PDF = b"%PDF-1.4\nsigned\n%%EOF"


def photo(desk: Desk, event: StoredEvent, folder: Path, content: bytes = b"", name: str = "Siti Aminah.jpg") -> str:
    """Add a photo to the event; give the attachment's id."""
    (folder / name).write_bytes(content or a_jpeg())
    return str(desk.do(keep_attachment, "event", event.id, folder / name, "Siti Aminah"))


def export(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind = ExportKind.SUMMARY) -> Exported:
    """Make a workbook."""
    made: Exported = desk.do(export_event, event.id, kind, folder / "out", load_language("id"))
    return made


def listed(file: Path) -> list[str]:
    """Give what the sheet Manifes tells of attached files."""
    sheet = openpyxl.load_workbook(file)["Manifes"]
    return [str(row[2]) for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("file.")]


@pytest.fixture
def visit(desk: Desk, event: StoredEvent) -> str:
    """Give a visit with a signed paper."""
    made = str(desk.do(check_in, event.id, a_donor()).id)
    desk.do(keep_content, "donor_visit", made, PDF, "Siti Aminah")
    return made


def test_the_workbook_lists_the_files_without_names(desk: Desk, event: StoredEvent, visit: str, tmp_path: Path) -> None:
    kept = photo(desk, event, tmp_path)
    name = desk.see(attachment_path, kept).name
    size = desk.see(attachment_path, kept).stat().st_size
    assert listed(export(desk, event, tmp_path).file) == [f"{name}; {size}; event; {event.id}"]
    papers = listed(export(desk, event, tmp_path, ExportKind.DETAIL).file)
    assert [paper.rpartition("; ")[2] for paper in papers] == ["Siti Aminah", "Siti Aminah"]
    assert any(f"donor_visit; {visit}" in paper for paper in papers)


def test_another_photo_is_another_revision_and_the_same_ones_are_the_same(
    desk: Desk, event: StoredEvent, visit: str, tmp_path: Path
) -> None:
    photo(desk, event, tmp_path)
    first, again = export(desk, event, tmp_path), export(desk, event, tmp_path)
    second = photo(desk, event, tmp_path, a_png(), "b.png")
    third = export(desk, event, tmp_path)
    assert [one.revision for one in (first, again, third)] == [1, 1, 2]
    assert again.unchanged and first.sha256 == third.sha256 and len(listed(third.file)) == 2
    desk.do(drop_attachment, second, "foto kabur")
    assert export(desk, event, tmp_path).revision == 3


def test_the_zip_holds_workbook_and_photos_as_they_are(
    desk: Desk, event: StoredEvent, visit: str, tmp_path: Path
) -> None:
    kept = desk.see(attachment_path, photo(desk, event, tmp_path))
    workbook = export(desk, event, tmp_path).file
    plan = desk.see(plan_bundle, event.id, workbook)
    steps: list[tuple[int, int]] = []
    made = write_bundle(plan, lambda done, of: steps.append((done, of)))
    assert made.name == f"{workbook.stem}-BERKAS.zip" and steps[-1] == (plan.bytes, plan.bytes)
    with zipfile.ZipFile(made) as archive:
        assert archive.namelist() == [workbook.name, f"berkas/{kept.name}"]
        assert archive.read(workbook.name) == workbook.read_bytes()
        assert archive.read(f"berkas/{kept.name}") == kept.read_bytes()
    assert b"Siti" not in made.read_bytes()
    assert write_bundle(plan) == made and len(list(made.parent.glob("*.zip"))) == 1
    desk.do(note_bundle, event.id, made, plan)


def test_papers_of_records_go_only_with_names_and_by_who_may(
    desk: Desk, event: StoredEvent, visit: str, tmp_path: Path
) -> None:
    photo(desk, event, tmp_path)
    bare, full = export(desk, event, tmp_path).file, export(desk, event, tmp_path, ExportKind.DETAIL).file
    assert [len(desk.see(plan_bundle, event.id, file).files) for file in (bare, full)] == [1, 2]
    with pytest.raises(Refused):
        desk.at("B", Role.OFFICER).see(plan_bundle, event.id, full)
    desk.do(void_visit, visit, "salah orang")
    again = export(desk, event, tmp_path, ExportKind.DETAIL).file
    assert len(desk.see(plan_bundle, event.id, again).files) == 1


def test_a_workbook_that_does_not_list_the_photos_is_not_zipped_with_them(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    before = export(desk, event, tmp_path).file
    kept = photo(desk, event, tmp_path)
    with pytest.raises(Refused, match="have changed since the workbook was made"):
        desk.see(plan_bundle, event.id, before)
    assert len(desk.see(plan_bundle, event.id, export(desk, event, tmp_path).file).files) == 1
    desk.do(drop_attachment, kept, "foto kabur")
    with pytest.raises(Refused, match="have changed since the workbook was made"):
        desk.see(plan_bundle, event.id, before)


@pytest.mark.parametrize("spoilt", [b"%PDF-1.4 other", None], ids=["changed", "lost"])
def test_a_file_that_is_not_what_it_was_leaves_no_half_zip(
    desk: Desk, event: StoredEvent, tmp_path: Path, spoilt: bytes | None
) -> None:
    kept = desk.see(attachment_path, photo(desk, event, tmp_path))
    plan = desk.see(plan_bundle, event.id, export(desk, event, tmp_path).file)
    kept.write_bytes(spoilt) if spoilt else kept.unlink()
    with pytest.raises(Refused, match="missing here or was changed"):
        write_bundle(plan)
    assert [path.suffix for path in plan.workbook.parent.iterdir()] == [".xlsx"]


def test_a_zip_that_is_stopped_leaves_nothing(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    photo(desk, event, tmp_path)
    plan = desk.see(plan_bundle, event.id, export(desk, event, tmp_path).file)

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_bundle(plan, stop)
    assert [path.suffix for path in plan.workbook.parent.iterdir()] == [".xlsx"]


def test_a_zip_is_never_written_over_another(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    workbook = export(desk, event, tmp_path).file
    other = workbook.with_name(f"{workbook.stem}-BERKAS.zip")
    other.write_bytes(b"kept")
    made = write_bundle(desk.see(plan_bundle, event.id, workbook))
    assert made.name.endswith("-BERKAS-2.zip") and other.read_bytes() == b"kept"
