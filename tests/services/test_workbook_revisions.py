"""What a workbook tells about itself and about the one before: revisions, Koreksi, Periksa, Manifes, passwords."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
from openpyxl.chart import BarChart
from python_calamine import CalamineWorkbook

from baktidesk.db import seals
from baktidesk.db.schema import open_database
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.person import BloodGroup
from baktidesk.services import audit
from baktidesk.services.donors import donations
from baktidesk.services.events import list_events
from baktidesk.services.journal import list_deeds
from baktidesk.services.language import load_language
from baktidesk.services.practice.files import write_practice
from baktidesk.services.relief import crowd, distributions, giving
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.book import Cancelled, Exported, ExportKind, export_event
from baktidesk.services.workbook.package import same_cells
from baktidesk.services.workbook.secret import make_password, read_password, unlocked
from tests.stories import Desk, a_bag, a_donor, set_up, to_institution, to_person

NIK = "3171011708450001"
PASSWORD = "K7MP-3XQD-VW2A"
ENGLISH = load_language("en")
DETAIL, SUMMARY = ExportKind.DETAIL, ExportKind.SUMMARY


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with two visits, a handover and a household."""
    event = set_up(desk, asks_nik=True)
    for name in ("Siti Aminah", "Budi Santoso"):
        desk.do(donations.check_in, event.id, a_donor(full_name=name, nik=NIK if name[0] == "S" else ""))
    desk.do(distributions.hand_over, event.id, to_institution(event, 10, onward=True))
    desk.do(distributions.hand_over, event.id, to_institution(event, 5, symbolic=True))
    desk.do(giving.distribute, event.id, to_person(event, 2, full_name="Keluarga Rahman"))
    return event


def export(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind = DETAIL, **more: Any) -> Exported:
    """Export the event in English."""
    exported: Exported = desk.do(export_event, event.id, kind, folder, ENGLISH, **more)
    return exported


def records(file: Any, sheet: str) -> list[dict[str, Any]]:
    """Give the records of a data sheet by attribute name; none when there is no such sheet."""
    book = CalamineWorkbook.from_object(file)
    if sheet not in book.sheet_names:
        return []
    names, _labels, *rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [dict(zip(names, row, strict=True)) for row in rows]


def told(file: Path) -> list[tuple[Any, ...]]:
    """Give the sheet Koreksi: what happened to which record, which column, old and new."""
    names = ("change", "what", "who", "attribute", "old_value", "new_value")
    return [tuple(row.get(name, "") for name in names) for row in records(file, "Koreksi")]


def visits(desk: Desk, event: StoredEvent) -> list[Any]:
    """Give the visits in their order."""
    return sorted(desk.see(donations.list_visits, event.id), key=lambda visit: visit.id)


# --- revisions ----------------------------------------------------------------------------------------------------


def test_an_unchanged_export_adds_no_file_and_no_line(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    first, again = export(desk, event, tmp_path), export(desk, event, tmp_path)
    assert (first.unchanged, again.unchanged, again.revision, again.sha256) == (False, True, 1, first.sha256)
    assert len(list(tmp_path.glob("*.xlsx"))) == 1
    assert len(desk.see(list_deeds, "export", event.id)) == 1


def test_a_later_revision_tells_what_was_added_changed_and_voided(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    export(desk, event, tmp_path)
    siti, budi = visits(desk, event)
    desk.do(donations.pass_donor, siti.id)
    desk.do(donations.donate, siti.id, a_bag("K-1"))
    desk.do(donations.void_visit, budi.id, "salah orang")
    desk.do(donations.check_in, event.id, a_donor(full_name="Citra"))
    second = export(desk, event, tmp_path)
    found = told(second.file)
    assert second.revision == 2
    assert ("Voided", "A-002", "Budi Santoso", "", "", "") in found
    assert ("Added", "A-003", "Citra", "", "", "") in found
    assert ("Changed", "A-001", "Siti Aminah", "Status", "Registered", "Donated") in found
    assert ("Changed", "A-001", "Siti Aminah", "Bag number", "", "K-1") in found
    assert {row[1] for row in found} == {"A-001", "A-002", "A-003"}


def test_a_later_revision_is_given_again_to_the_byte(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    export(desk, event, tmp_path / "a")
    desk.do(donations.check_in, event.id, a_donor())
    second, again = export(desk, event, tmp_path / "a"), export(desk, event, tmp_path / "b")
    assert (second.revision, again.revision, again.unchanged) == (2, 2, True)
    assert again.file.read_bytes() == second.file.read_bytes()


def test_what_was_changed_back_is_not_told(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    first = export(desk, event, tmp_path)
    passed = desk.deed(donations.pass_donor, visits(desk, event)[0].id)
    desk.do(audit.undo, passed.deed)
    again = export(desk, event, tmp_path)
    assert (again.revision, again.sha256) == (1, first.sha256)


def test_another_language_is_a_revision_without_corrections(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    export(desk, event, tmp_path)
    other = desk.do(export_event, event.id, DETAIL, tmp_path, load_language("id"))
    assert (other.revision, told(other.file)) == (2, [])


def test_a_record_that_was_voided_and_came_back_is_told_as_added(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    voided = desk.deed(donations.void_visit, visits(desk, event)[0].id, "keliru")
    export(desk, event, tmp_path)
    desk.do(audit.undo, voided.deed)
    assert told(export(desk, event, tmp_path).file) == [("Added", "A-001", "Siti Aminah", "", "", "")]


def test_reports_of_institutions_are_told(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = export(desk, event, tmp_path).file
    line = next(row["id"] for row in records(file, "Serah Terima") if row["symbolic"] == "No")
    desk.do(distributions.report_onward, line, 4, "Panti Asuhan")
    assert ("Changed", "Yayasan Uji", "Penerima", "Reported onward", "0", "4") in told(
        export(desk, event, tmp_path).file
    )


def test_corrections_without_names_name_nobody(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    export(desk, event, tmp_path, SUMMARY)
    desk.do(donations.void_visit, visits(desk, event)[1].id, "Budi salah")
    desk.do(donations.check_in, event.id, a_donor(full_name="Citra"))
    rows = records(export(desk, event, tmp_path, SUMMARY).file, "Koreksi")
    assert [row["change"] for row in rows] == ["Voided", "Added"]
    assert not {"who", "void_reason", "officer"} & rows[0].keys()


def test_a_cancelled_export_leaves_nothing(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        assert 0 < done <= of
        raise Cancelled

    with pytest.raises(Cancelled):
        export(desk, event, tmp_path, progress=stop)
    assert list(tmp_path.glob("*.xlsx")) + list(tmp_path.glob(".*.part")) == []
    seen: list[tuple[int, int]] = []
    assert export(desk, event, tmp_path, progress=lambda done, of: seen.append((done, of))).revision == 1
    assert seen[-1][0] == seen[-1][1]


# --- what it says of itself ---------------------------------------------------------------------------------------


def test_the_manifest_has_the_head_of_the_audit(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    head = desk.see(lambda session: seals.read_head(session.connection))
    rows = {row["key"]: row["value"] for row in records(export(desk, event, tmp_path).file, "Manifes")}
    assert (rows["audit_count"], rows["audit_seal"], rows["audit_from"]) == (str(head.count), head.seal, "1")
    assert (rows["desk"], rows["schema"], rows["identity_numbers"]) == ("A", "4", "masked")
    known = seals.Head(count=int(rows["audit_count"]), seal=rows["audit_seal"])
    assert desk.see(lambda session: seals.holds(session.connection, known))
    desk.do(donations.check_in, event.id, a_donor())
    later = {row["key"]: row["value"] for row in records(export(desk, event, tmp_path).file, "Manifes")}
    assert later["audit_from"] == str(int(rows["audit_to"]) + 1)


def test_the_summary_has_native_charts_of_its_own_cells(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    front = openpyxl.load_workbook(export(desk, event, tmp_path).file)["Ringkasan"]
    assert [type(chart) for chart in front._charts] == [BarChart, BarChart]
    for chart in front._charts:
        for series in chart.series:
            reference = series.val.numRef
            cells = front[reference.f.split("!")[1].replace("$", "")]
            assert [cell[0].value for cell in cells] == [point.v for point in reference.numCache.pt]


def test_small_health_figures_are_joined_where_nobody_is_named(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    for number in range(9):
        visit = desk.do(donations.check_in, event.id, a_donor())
        reason = (DeferralReason.LOW_HB, DeferralReason.AGE)[number > 6]
        desk.do(donations.defer, visit.id, Deferral(deferral_reason=reason))
    figures = {}
    for kind in ExportKind:
        rows = CalamineWorkbook.from_path(export(desk, event, tmp_path, kind).file).get_sheet_by_name("Ringkasan")
        figures[kind] = [row[2] for row in rows.to_python() if row[0] == "donors.by_deferral_reason"]
    assert figures == {SUMMARY: [9], DETAIL: [7, 2]}


def test_blood_groups_below_five_are_joined_with_the_next(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    for group, many in ((BloodGroup.A, 7), (BloodGroup.AB, 1), (BloodGroup.O, 6)):
        for _ in range(many):
            visit = desk.do(donations.check_in, event.id, a_donor())
            desk.do(donations.pass_donor, visit.id)
            desk.do(donations.donate, visit.id, a_bag(group=group))
    rows = CalamineWorkbook.from_path(export(desk, event, tmp_path, SUMMARY).file).get_sheet_by_name("Ringkasan")
    found = {row[1]: row[2] for row in rows.to_python() if row[0] == "donors.by_blood_group"}
    assert (found["A"], "AB" in found, found["Others together (some fewer than 5)"]) == (7, False, 7)


def test_the_dictionary_says_since_which_version(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    export(desk, event, tmp_path)
    desk.do(donations.pass_donor, visits(desk, event)[0].id)
    rows = records(export(desk, event, tmp_path).file, "Kamus Data")
    since = {row["attribute"]: row["since"] for row in rows if row["sheet"] == "Koreksi"}
    assert (since["change"], since["old_value"], since["what"]) == (3, 3, 1)
    assert all(row["label"] and row["meaning"] and row["type"] for row in rows)


# --- passwords and whole numbers ----------------------------------------------------------------------------------


def test_a_locked_workbook_opens_with_its_password_only(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    locked = export(desk, event, tmp_path / "a", password=PASSWORD)
    plain = export(desk, event, tmp_path / "b")
    office, memory = msoffcrypto.OfficeFile(io.BytesIO(locked.file.read_bytes())), io.BytesIO()
    office.load_key(password=PASSWORD, verify_password=True)
    office.decrypt(memory, verify_integrity=True)
    assert (locked.revision, locked.sha256) == (plain.revision, plain.sha256)
    assert same_cells(memory, plain.file)
    assert unlocked(locked.file, "K7MP-3XQD-VW2B") is None
    assert b"Siti" not in locked.file.read_bytes()


def test_a_locked_workbook_is_never_clear_on_the_disk(
    desk: Desk, event: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda part, to: (seen.append(part.read_bytes()), rename(part, to))[1])
    export(desk, event, tmp_path, password=PASSWORD)
    assert [data[:4] for data in seen] == [bytes.fromhex("d0cf11e0")]
    assert len(list(tmp_path.glob("*.xlsx"))) == 1 and not list(tmp_path.glob(".*.part"))


def test_an_unchanged_locked_workbook_is_kept(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    before = export(desk, event, tmp_path, password=PASSWORD).file.read_bytes()
    assert export(desk, event, tmp_path, password=PASSWORD).file.read_bytes() == before
    with pytest.raises(Refused, match="another password"):
        export(desk, event, tmp_path, password="K7MP-3XQD-VW2B")


def test_a_tampered_locked_workbook_does_not_open(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = export(desk, event, tmp_path, password=PASSWORD).file
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert unlocked(file, PASSWORD) is None


def test_passwords_are_long_enough_and_can_be_read_out(tmp_path: Path) -> None:
    made = {make_password() for _ in range(50)}
    assert len(made) == 50 and not set("".join(made)) & set("IO01")
    file = tmp_path / "secret"
    file.write_text(PASSWORD + "\nnot this\n")
    assert read_password(file) == PASSWORD
    file.write_text("short")
    with pytest.raises(Refused, match=r"at least 10 characters\. Now 5"):
        read_password(file)
    with pytest.raises(Refused, match="cannot be read"):
        read_password(tmp_path / "none")


def test_identity_numbers_are_whole_for_a_reason_that_is_kept(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    assert NIK not in [row["nik"] for row in records(export(desk, event, tmp_path).file, "Donor")]
    whole = export(desk, event, tmp_path, unmask="permintaan Dukcapil")
    assert NIK in [row["nik"] for row in records(whole.file, "Donor")]
    (line,) = desk.see(list_deeds, "unmask", event.id)
    assert (line.officer, line.changes["reason"], line.changes["revision"]) == ("Petugas", "permintaan Dukcapil", 2)
    export(desk, event, tmp_path, unmask="permintaan Dukcapil")
    assert len(desk.see(list_deeds, "unmask", event.id)) == 2


def test_whole_numbers_need_a_role_a_reason_and_names(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    for who, kind, reason in (
        (desk, DETAIL, "a"),
        (desk, SUMMARY, "alasan"),
        (desk.at(role=Role.OFFICER), DETAIL, "a b c"),
    ):
        with pytest.raises(Refused):
            export(who, event, tmp_path, kind, unmask=reason)
    with pytest.raises(Refused, match="never in RINGKASAN"):
        export(desk, event, tmp_path, SUMMARY, health=True)
    assert list(tmp_path.glob("*.xlsx")) == []


# --- another program ----------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Any:
    """Give what lets LibreOffice count and save a workbook; skip, and say so, where it is not installed."""
    program = shutil.which("soffice") or shutil.which("localc")
    if program is None:
        pytest.skip("LibreOffice is not installed: nobody counted the formulas of Periksa")

    def save(file: Path) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lo", file]
        subprocess.run(words, check=True, capture_output=True, timeout=100, env=dict(os.environ))
        return tmp_path / "lo" / file.name

    return save


def without_row(file: Path, sheet: str, row: int, folder: Path) -> Path:
    """Give a copy of a workbook in which somebody deleted a row (0 for none); no results of formulas are in it."""
    book = openpyxl.load_workbook(file)
    if row:
        book[sheet].delete_rows(row)
    copy = folder / f"{sheet}-{row}.xlsx"
    book.save(copy)
    return copy


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_the_check_holds_until_a_row_is_deleted_or_edited(
    desk: Desk, event: StoredEvent, tmp_path: Path, office: Any
) -> None:
    siti, _budi = visits(desk, event)
    desk.do(donations.pass_donor, siti.id)
    desk.do(donations.donate, siti.id, a_bag())
    desk.do(crowd.count_out, event.id, Crowd(item_id=event.items[0].id), 3)
    file = export(desk, event, tmp_path, health=True).file
    whole = records(office(without_row(file, sheets.DONOR, 0, tmp_path)), "Periksa")
    assert whole[0]["key"] == "all" and len(whole) > 15
    assert [(row["key"], row["expected"], row["counted"]) for row in whole if row["holds"] is not True] == [
        ("contents", "", "")
    ]
    for sheet, broken in ((sheets.DONOR, "donors.candidates"), (sheets.STOCK, "goods.on_hand")):
        rows = records(office(without_row(file, sheet, 3, tmp_path)), "Periksa")
        wrong = {row["key"] for row in rows if row["holds"] is False}
        assert {"all", f"rows.{sheet}", broken} <= wrong


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk on the practice data, in which nearly every figure is more than nothing."""
    write_practice(str(tmp_path / "latihan.db"))
    desk = Desk(open_database(str(tmp_path / "latihan.db")))
    yield desk
    desk.database.close()


def edited(file: Path, folder: Path, edits: Sequence[tuple[str, str]]) -> Path:
    """Give a copy in which somebody replaced the first word of a data sheet's column by another, wherever it stands."""
    book = openpyxl.load_workbook(file)
    for sheet, name in edits:
        place = next(cell.column for cell in book[sheet][1] if cell.value == name)
        column = [row[place - 1] for row in book[sheet].iter_rows(min_row=3)]
        word = next(cell.value for cell in column if cell.value)
        for cell in column:
            cell.value = "Replaced" if cell.value == word else cell.value
    copy = folder / "edited.xlsx"
    book.save(copy)
    return copy


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_every_figure_of_the_summary_is_counted_again_from_the_records(
    practice: Desk, tmp_path: Path, office: Any
) -> None:
    for stored in practice.see(list_events):
        file = export(practice, stored, tmp_path / stored.record.code, health=True).file
        rows = records(office(file), "Periksa")
        assert [row["key"] for row in rows if row["holds"] is not True] == ["contents"]


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_a_word_written_over_another_is_found(practice: Desk, tmp_path: Path, office: Any) -> None:
    edits = {
        "donors.by_blood_group": ("Donor", "blood_group"),
        "donors.by_deferral_reason": ("Donor", "deferral_reason"),
        "goods.by_recipient_kind": ("Serah Terima", "recipient_kind"),
        "goods.by_area": ("Stok", "area"),
    }
    wrong: set[str] = set()
    for stored in practice.see(list_events):
        file = export(practice, stored, tmp_path / stored.record.code, health=True).file
        there = [one for one in edits.values() if one[0] in openpyxl.load_workbook(file, read_only=True).sheetnames]
        changed = edited(file, tmp_path, there)
        wrong |= {row["key"] for row in records(office(changed), "Periksa") if row["holds"] is False}
    assert {"all", *edits} <= wrong


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_a_later_revision_with_charts_is_taken_as_it_is(
    desk: Desk, event: StoredEvent, tmp_path: Path, office: Any
) -> None:
    export(desk, event, tmp_path)
    desk.do(donations.void_visit, visits(desk, event)[0].id, "keliru")
    file = export(desk, event, tmp_path).file
    saved = office(file)
    for sheet in ("Donor", "Koreksi", "Kamus Data", "Manifes"):
        assert records(saved, sheet) == records(file, sheet)
    assert records(saved, "Periksa")[0]["holds"] is True
