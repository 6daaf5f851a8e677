"""The workbook holds exactly the records, to every reader, and nobody's name where none belongs."""

import datetime as dt
import errno
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from baktidesk.db.session import Session
from baktidesk.domain.distribution import GoodsLine
from baktidesk.domain.donation import Deferral, DeferralReason, FailedDraw, Visit
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import AllocationLine, ItemLine, StoredEvent, Unit, ZoneChoice
from baktidesk.domain.labels import Labelled
from baktidesk.domain.officer import Role
from baktidesk.domain.person import Sex
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.domain.zones import local
from baktidesk.services import audit, settings
from baktidesk.services.donors import donations
from baktidesk.services.language import Language, load_language
from baktidesk.services.relief import distributions, giving, stock
from baktidesk.services.summary import summarise
from baktidesk.services.workbook import files as workbook_files
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.book import Exported, ExportKind, as_json, export_event
from baktidesk.services.workbook.cells import plain_number
from baktidesk.services.workbook.rows import source_of
from baktidesk.services.workbook.stream import Checksum, Rows, stretches
from baktidesk.services.workbook.values import writer_of
from tests.stories import Desk, a_bag, a_donor, set_up, to_institution, to_person

NIK = "3171011708450001"
KK = "3171012502100003"
NASTY = [
    "=1+1",
    "+62 812 Siti",
    "-Budi",
    "@SUM(A1)",
    "_x0041_ Ahmad",
    "_x000D_ Bayu",
    NIK,
    "Dewi 😀🩸",
    "محمد الأمين",
    "<b>Tono</b> & \"Tini\" 'x'",
    "#N/A",
    "01/02/2026",
    "Kim\u200dberly e\u0301",
    "N" * 100,
]
INDONESIAN = load_language("id")
ENGLISH = load_language("en")


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event that asks everything and has two kinds of goods."""
    items = [
        ItemLine(name="Sembako", unit=Unit.PACKAGE, received=100),
        ItemLine(name="Bibit kelapa", unit=Unit.SEEDLING, received=500),
    ]
    asked = {f"asks_{name}": True for name in ("nik", "phone", "birth_date", "screening")}
    lines = [
        {"area": "Utara", "item": "Sembako", "quantity": 60},
        {"area": "Selatan", "item": "Sembako", "quantity": 40},
    ]
    allocations = [AllocationLine(**line) for line in lines]
    return set_up(desk, items=items, allocations=allocations, zone=ZoneChoice.WITA, series="Hari Bakti", **asked)


@pytest.fixture
def venue(desk: Desk, event: StoredEvent) -> StoredEvent:
    """Play a small day with every kind of record, among them the nastiest names and some that were voided."""
    visits = [desk.do(donations.check_in, event.id, a_donor(full_name=name)) for name in NASTY]
    full = a_donor(
        full_name="Siti Aminah", nik=NIK, phone="0812 3456 7890", sex=Sex.FEMALE, birth_date=dt.date(1945, 8, 17)
    )
    visits.append(desk.do(donations.check_in, event.id, full))
    for visit in visits[:4]:
        desk.do(donations.pass_donor, visit.id, donations.Screening(weight_kg=60, haemoglobin_g_dl=Decimal("13.5")))
    desk.do(donations.donate, visits[0].id, a_bag("=k-1"))
    desk.do(donations.donate, visits[1].id, a_bag("0012345678901234"))
    desk.do(donations.fail, visits[2].id, FailedDraw(bag_number="K-3"))
    desk.do(donations.defer, visits[4].id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    desk.do(donations.void_visit, visits[5].id, "Rahasia Alasan")
    relief(desk, event)
    return event


def relief(desk: Desk, event: StoredEvent) -> None:
    """Hand over and distribute, take some of it back, and write down damage."""
    goods = [GoodsLine(item_id=event.items[0].id, quantity=10), GoodsLine(item_id=event.items[1].id, quantity=400)]
    desk.do(
        distributions.hand_over, event.id, to_institution(event, 1, goods=goods, onward=True, receiver_identity=NIK)
    )
    desk.do(distributions.hand_over, event.id, to_institution(event, 5, symbolic=True, institution="@Yayasan"))
    gone = desk.do(distributions.hand_over, event.id, to_institution(event, 7, institution="Salah Alamat"))
    desk.do(distributions.void_delivery, "handover", gone, "salah lembaga")
    desk.do(
        giving.distribute,
        event.id,
        to_person(
            event, 2, full_name="=Keluarga Rahman", nik="3171015708450001", family_card_number=KK, address="=Jl. Mawar"
        ),
    )
    undone = desk.deed(giving.distribute, event.id, to_person(event, 1, full_name="Keliru Orang"))
    desk.do(audit.undo, undone.deed)
    entry = StockEntry(kind=EntryKind.DAMAGED, item_id=event.items[0].id, quantity=3, source="=basah")
    desk.do(stock.enter_stock, event.id, entry)


def export(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind = ExportKind.DETAIL, **more: Any) -> Exported:
    """Export the event in Indonesian."""
    exported: Exported = desk.do(export_event, event.id, kind, folder, more.pop("language", INDONESIAN), **more)
    return exported


def cells(file: Path, sheet: str) -> list[list[Any]]:
    """Give the cells of a sheet as the independent reader sees them."""
    rows: list[list[Any]] = CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return rows


def records(file: Path, sheet: str) -> list[dict[str, Any]]:
    """Give the records of a data sheet by attribute name, as the independent reader sees them."""
    names, _labels, *rows = cells(file, sheet)
    return [dict(zip(names, row, strict=True)) for row in rows]


def shown(value: Any, event: StoredEvent, language: Language) -> Any:
    """Give a stored value as a cell shows it to the reader."""
    if isinstance(value, Labelled):
        return language.label(value)
    if isinstance(value, dt.datetime):
        return local(value, event.zone).replace(tzinfo=None, microsecond=0)
    if isinstance(value, int | Decimal):
        return float(value)
    return "" if value is None else value


# --- the records --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_every_visit_is_there_cell_by_cell(desk: Desk, venue: StoredEvent, tmp_path: Path, language: Language) -> None:
    exported = export(desk, venue, tmp_path, health=True, language=language)
    visits: list[Visit] = sorted(desk.see(donations.list_visits, venue.id), key=lambda visit: visit.id)
    found = records(exported.file, "Donor")
    assert [row["id"] for row in found] == [visit.id for visit in visits]
    for row, visit in zip(found, visits, strict=True):
        named = {name: getattr(visit, name) for name in row if name not in ("nik", "officer", "desk")}
        assert {name: row[name] for name in named} == {
            name: shown(value, venue, language) for name, value in named.items()
        }
        assert (row["officer"], row["desk"]) == ("Petugas", "A")
    assert [row["nik"] for row in found if row["nik"]] == ["3171**********01"]


def test_every_delivery_is_there(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    deliveries = [one for one in desk.see(distributions.list_deliveries, venue.id)]
    lines = {(one.recipient, item, quantity, unit) for one in deliveries for item, quantity, unit in one.goods}
    handed = {
        (row["institution"], row["item"], row["quantity"], row["unit"])
        for row in records(exported.file, "Serah Terima")
    }
    given = {
        (row["full_name"], row["item"], row["quantity"], row["unit"]) for row in records(exported.file, "Penyaluran")
    }
    assert handed | given == lines
    person = records(exported.file, "Penyaluran")[0]
    assert (person["nik"], person["family_card_number"], person["address"]) == (
        "3171**********01",
        "3171**********03",
        "=Jl. Mawar",
    )
    assert {row["receiver_identity"] for row in records(exported.file, "Serah Terima")} == {"3171**********01", ""}


def test_the_ledger_adds_up_to_what_lies_in_the_store(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    moves = sorted(desk.see(stock.list_movements, venue.id), key=lambda move: move.id)
    found = records(exported.file, "Stok")
    pairs = [("id", "id"), ("item", "item"), ("quantity", "quantity"), ("source", "source"), ("unit", "unit")]
    assert [[row[name] for name, _ in pairs] for row in found] == [
        [shown(getattr(move, name), venue, INDONESIAN) for _, name in pairs] for move in moves
    ]
    for item in venue.items:
        left = sum(row["effect"] for row in found if row["item"] == item.name)
        assert left == desk.see(stock.book_stock, item.id)


def test_voided_records_are_told_with_their_reasons_and_nowhere_else(
    desk: Desk, venue: StoredEvent, tmp_path: Path
) -> None:
    exported = export(desk, venue, tmp_path, language=ENGLISH)
    found = {(row["what"], row["who"], row["void_reason"], row["officer"]) for row in records(exported.file, "Koreksi")}
    assert found == {
        ("A-006", NASTY[5], "Rahasia Alasan", "Petugas"),
        ("Salah Alamat", "Penerima", "salah lembaga", "Petugas"),
        ("Sembako", "Keliru Orang", "Undone at the desk", "Petugas"),
    }
    assert "A-006" not in [row["queue_number"] for row in records(exported.file, "Donor")]
    assert "Salah Alamat" not in [row["institution"] for row in records(exported.file, "Serah Terima")]


def test_the_summary_sheet_has_the_figures_of_the_summary(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    figures = desk.see(summarise, venue.id)
    rows = cells(exported.file, "Ringkasan")
    by_key = {row[0]: row for row in rows if row[0]}
    names = ("candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags")
    assert {name: by_key[f"donors.{name}"][2] for name in names} == {
        name: getattr(figures.donors, name) for name in names
    }
    units = {row[1]: (row[2], row[3]) for row in rows if row[0] == "donors.by_work_unit"}
    assert units == {
        name: (n, figures.donors.donated_by_work_unit[name]) for name, n in figures.donors.by_work_unit.items()
    }
    goods = [row[1:9] for row in rows if row[0] == "goods"]
    columns = ("item", "unit", "received", "returned", "handed_over", "damaged", "moved", "on_hand")
    assert goods == [[getattr(one, name) for name in columns] for one in figures.goods]
    areas = {
        (row[1], row[2]): tuple(row[5:8])
        for row in rows
        if row[0] == "goods.by_area" and row[1] in ("Utara", "Selatan")
    }
    assert areas["Utara", "Sembako"] == (60, 10, 50)
    assert by_key["onward_open"][8] == figures.onward_open[-1].open
    assert by_key["identities_hold"][1] == INDONESIAN.translate("Workbook", "All figures agree.")


# --- the cells ----------------------------------------------------------------------------------------------------


def test_text_stays_text_and_nothing_is_a_formula(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    book = openpyxl.load_workbook(exported.file)
    data = [sheet for sheet in book if sheet.title != "Periksa"]
    kinds = {cell.data_type for sheet in data for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n", "d"}
    names = {name.value: name.column for name in book["Donor"][1]}
    column = [row[names["full_name"] - 1] for row in book["Donor"].iter_rows(min_row=3)]
    assert {cell.data_type for cell in column} == {"s"}
    assert {cell.number_format for cell in column} == {"@"}
    assert NIK in [cell.value for cell in column]
    formats = {name: book["Donor"].cell(3, place).number_format for name, place in names.items()}
    assert (formats["day"], formats["checked_in_at"], formats["bag_volume_ml"]) == ("dd/mm/yyyy", "hh:mm", "#,##0")


def test_a_column_has_one_named_style(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(desk, venue, tmp_path).file)
    for name in ("Donor", "Penyaluran", "Serah Terima", "Stok", "Koreksi", "Kamus Data"):
        for column in book[name].iter_cols(min_row=3):
            styles = {cell.style for cell in column}
            assert len(styles) == 1
            assert styles.pop().startswith("baktidesk ")


def test_the_sheets_are_ready_to_be_read_and_printed(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    book = openpyxl.load_workbook(exported.file)
    order = ["Ringkasan", "Donor", "Penyaluran", "Serah Terima", "Stok", "Koreksi", "Kamus Data", "Periksa", "Manifes"]
    assert book.sheetnames == order
    assert book.properties.title == venue.record.name
    for sheet in book.worksheets[1:]:
        assert sheet.row_dimensions[1].hidden
        assert sheet.freeze_panes == "A3"
        assert sheet.sheet_view.selection[-1].activeCell == "A3"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$2:$2"
        (table,) = sheet.tables.values()
        assert table.ref == f"A2:{sheet.cell(2, sheet.max_column).coordinate[:-1]}{sheet.max_row}"
        assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[2]]
    front = book["Ringkasan"]
    assert (front.page_setup.orientation, front.sheet_view.showGridLines) == ("portrait", False)
    assert (front.page_setup.fitToWidth, front.sheet_properties.pageSetUpPr.fitToPage) == (1, True)
    assert "&P" in front.oddFooter.center.text


def test_the_dictionary_explains_every_column(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path, health=True, language=ENGLISH)
    explained = records(exported.file, "Kamus Data")
    there = [
        (sheet, name, label)
        for sheet in ("Donor", "Penyaluran", "Serah Terima", "Stok", "Koreksi")
        for name, label in zip(*cells(exported.file, sheet)[:2], strict=True)
    ]
    assert [(row["sheet"], row["attribute"], row["label"]) for row in explained] == there
    assert all(row["meaning"] and row["type"] and row["since"] in (1, 3, 4) for row in explained)
    status = next(row for row in explained if row["attribute"] == "status")
    assert "donated = Donated" in status["allowed"].split("; ")


@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_labels_and_words_can_be_told_apart(language: Language) -> None:
    for columns in sheets.RECORD_SHEETS.values():
        labels = [language.translate("Field", column.label).casefold() for column in columns]
        assert len(set(labels)) == len(labels)
        for column in columns:
            words = [language.label(choice) for choice in column.choices or ()]  # type: ignore[attr-defined]
            assert column.meaning
            assert len(set(words)) == len(words)


def test_columns_that_are_neither_asked_nor_filled_are_left_out(desk: Desk, tmp_path: Path) -> None:
    event = set_up(desk)
    desk.do(donations.check_in, event.id, a_donor(birth_year=1990))
    names = cells(export(desk, event, tmp_path, health=True).file, "Donor")[0]
    assert "birth_year" in names
    assert {"nik", "phone", "birth_date", "weight_kg"}.isdisjoint(names)


def test_health_columns_come_only_when_asked_for(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    health = {"blood_group", "claimed_blood_group", "deferral_reason", "reaction", "weight_kg"}
    assert health.isdisjoint(cells(export(desk, venue, tmp_path / "a").file, "Donor")[0])
    assert health <= set(cells(export(desk, venue, tmp_path / "b", health=True).file, "Donor")[0])


def test_an_event_without_records_has_its_summary(desk: Desk, tmp_path: Path) -> None:
    event = set_up(desk, items=[], allocations=[])
    exported = export(desk, event, tmp_path)
    assert openpyxl.load_workbook(exported.file).sheetnames == ["Ringkasan", "Manifes"]
    assert exported.rows == {}


# --- whose data ---------------------------------------------------------------------------------------------------


def test_the_summary_kind_names_nobody(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path, ExportKind.SUMMARY)
    with zipfile.ZipFile(exported.file) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    secret = [name for name in NASTY if len(name) > 5 and name not in ("#N/A",)]
    secret += ["Siti Aminah", "Rahman", "Keliru Orang", "Petugas", "Penerima", "Pemberi", "Mawar", "Rahasia Alasan"]
    secret += [NIK, "3171015708450001", KK, "81234567890", "1945"]
    assert [one for one in secret if one in text] == []
    assert len(records(exported.file, "Donor")) == len(desk.see(donations.list_visits, venue.id))


def test_free_text_in_which_a_name_may_stand_is_only_in_the_detailed_kind(
    desk: Desk, venue: StoredEvent, tmp_path: Path
) -> None:
    entry = StockEntry(kind=EntryKind.MOVED, item_id=venue.items[0].id, quantity=1, source="dibawa Pak Hasan")
    desk.do(stock.enter_stock, venue.id, entry)
    record = to_institution(venue, 1, receiver_position="Istri Pak Hasan", giver_position="Wakil Bu Rina")
    desk.do(distributions.hand_over, venue.id, record)
    detail, summary = (export(desk, venue, tmp_path, kind).file for kind in (ExportKind.DETAIL, ExportKind.SUMMARY))
    assert "dibawa Pak Hasan" in [row["source"] for row in records(detail, "Stok")]
    assert "Istri Pak Hasan" in [row["receiver_position"] for row in records(detail, "Serah Terima")]
    assert "source" not in records(summary, "Stok")[0]
    assert "proxy_relation" not in records(summary, "Penyaluran")[0] and "document" not in records(summary, "Stok")[0]
    assert not {"receiver_position", "giver_position"} & records(summary, "Serah Terima")[0].keys()
    with zipfile.ZipFile(summary) as archive:
        text = "\n".join(archive.read(name).decode() for name in archive.namelist())
    assert [one for one in ("Hasan", "Rina") if one in text] == []


def test_names_are_exported_by_a_supervisor_only(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    officer = desk.at(role=Role.OFFICER)
    with pytest.raises(Refused):
        export(officer, venue, tmp_path)
    assert export(officer, venue, tmp_path, ExportKind.SUMMARY).file.exists()


def test_no_identity_number_is_whole(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    file = export(desk, venue, tmp_path, health=True).file
    for sheet, attribute in (("Donor", "nik"), ("Penyaluran", "nik"), ("Serah Terima", "receiver_identity")):
        assert NIK not in [row[attribute] for row in records(file, sheet)]


# --- files and revisions ------------------------------------------------------------------------------------------


def test_unchanged_data_give_the_same_revision_and_the_same_file(
    desk: Desk, venue: StoredEvent, tmp_path: Path
) -> None:
    first = export(desk, venue, tmp_path / "a")
    again = export(desk, venue, tmp_path / "b")
    assert (again.revision, again.sha256, again.file.name) == (1, first.sha256, first.file.name)
    assert again.file.read_bytes() == first.file.read_bytes()
    assert export(desk, venue, tmp_path / "a").file == first.file


def test_changed_data_give_the_next_revision_and_keep_the_old_file(
    desk: Desk, venue: StoredEvent, tmp_path: Path
) -> None:
    first = export(desk, venue, tmp_path)
    before = first.file.read_bytes()
    desk.do(donations.check_in, venue.id, a_donor())
    second = export(desk, venue, tmp_path)
    assert (first.revision, second.revision) == (1, 2)
    assert second.sha256 != first.sha256
    assert first.file.read_bytes() == before
    assert export(desk, venue, tmp_path, ExportKind.SUMMARY).revision == 1


def test_the_name_tells_unit_event_day_and_revision(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    assert export(desk, venue, tmp_path, ExportKind.SUMMARY).file.name == "KANTOR-UJI_UJI-2026_2026-01-20_r1.xlsx"
    assert export(desk, venue, tmp_path).file.name == "KANTOR-UJI_UJI-2026_2026-01-20_r1-RINCIAN.xlsx"
    desk.do(settings.keep, settings.WORK_UNIT, "Lembaga Pembinaan Khusus Anak Kelas I Palembang")
    desk.do(lambda session: session.set(settings.PRACTICE, True))
    name = export(desk, venue, tmp_path, ExportKind.SUMMARY).file.name
    assert name == "LATIHAN_LP-KHUSUS-ANAK-KELAS-I-PALEMBANG_UJI-2026_2026-01-20_r2.xlsx"


def test_the_checksum_can_be_counted_again_by_another_reader(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    manifest = {row["key"]: row["value"] for row in records(exported.file, "Manifes")}
    assert manifest["sha256"] == exported.sha256 == recount(exported.file)
    assert (manifest["revision"], manifest["kind"], manifest["event_code"]) == ("1", "rincian", "UJI-2026")
    counted = {name.removeprefix("rows."): int(n) for name, n in manifest.items() if name.startswith("rows.")}
    assert counted == exported.rows
    assert {name: len(records(exported.file, name)) for name in counted} == counted


def recount(file: Path) -> str:
    """Count the checksum of all sheets before Periksa from what the independent reader finds."""
    checksum = Checksum()
    book = CalamineWorkbook.from_path(file)
    for name in book.sheet_names[:-2]:
        checksum.sheet(name)
        for row in cells(file, name):
            checksum.row([canonical(value) for value in row])
    return checksum.hex()


def canonical(value: Any) -> str:
    """Give a cell's canonical form from its value alone."""
    if isinstance(value, float):
        return f"n{plain_number(Decimal(repr(value)))}"
    if isinstance(value, dt.datetime):
        return f"d{value.isoformat()}"
    if isinstance(value, dt.date):
        return f"d{value.isoformat()}T00:00:00"
    return f"s{value}" if value else ""


def test_an_export_is_noted_in_the_audit(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    exported = export(desk, venue, tmp_path)
    (line,) = [line for line in desk.see(audit.history, venue.id) if line.action == "export"]
    assert (line.changes["sha256"], line.changes["file"], line.officer) == (
        exported.sha256,
        exported.file.name,
        "Petugas",
    )


def test_the_command_line_gets_the_contract_s_keys(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    told = as_json(export(desk, venue, tmp_path))
    assert list(told) == ["file", "kind", "revision", "sha256", "rows"]
    assert (told["kind"], told["revision"]) == ("rincian", 1)


@pytest.mark.parametrize("sheet", [sheets.DONOR, sheets.DISTRIBUTION, sheets.HANDOVER, sheets.STOCK])
def test_what_the_file_joins_is_written_as_if_each_column_came_alone(
    desk: Desk, venue: StoredEvent, sheet: str
) -> None:
    columns = sheets.RECORD_SHEETS[sheet]
    styles = dict.fromkeys("text whole decimal year day moment clock note".split(), 3)

    def written(session: Session, stretched: bool) -> tuple[bytes, str]:
        writers, checksum = [writer_of(one, styles, INDONESIAN, venue.zone) for one in columns], Checksum()
        stored = source_of(sheet, venue.id).rows(session, columns, stretches(writers) if stretched else ())
        return b"".join(Rows(checksum).stream(stored, writers, {})), checksum.hex()

    together, alone = (desk.see(written, stretched) for stretched in (True, False))
    assert together == alone
    assert b"<row" in together[0]


# --- when it fails ------------------------------------------------------------------------------------------------


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of 16 kB; skip, and say so, where none can be made."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    mounted = shutil.which("mount") and not subprocess.run(command, capture_output=True, check=False).returncode
    if not mounted:
        pytest.skip("no small disk can be mounted here (that needs root)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_refused_and_leaves_nothing(
    desk: Desk, venue: StoredEvent, tiny_disk: Path, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="disk is full"):
        export(desk, venue, tiny_disk)
    assert list(tiny_disk.iterdir()) == []
    assert export(desk, venue, tmp_path / "out").revision == 1


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "Nothing can be"), (errno.EIO, "could not be")],
)
def test_a_failing_disk_leaves_no_half_file(
    desk: Desk, venue: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(workbook_files.os, "fsync", failing(number))
        with pytest.raises(Refused, match=sentence):
            export(desk, venue, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert export(desk, venue, tmp_path / "out").revision == 1


def test_a_failing_rename_leaves_no_half_file(
    desk: Desk, venue: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", failing(errno.EACCES))
        with pytest.raises(Refused, match="Nothing can be written"):
            export(desk, venue, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def failing(number: int) -> Any:
    """Give a function that fails as the operating system does."""

    def fail(*_anything: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_in_the_place_of_the_folder_is_refused(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(Refused, match="is not a folder"):
        export(desk, venue, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_another_file_of_the_same_name_is_never_overwritten(desk: Desk, venue: StoredEvent, tmp_path: Path) -> None:
    name = export(desk, venue, tmp_path / "a").file.name
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / name).write_text("mine")
    with pytest.raises(Refused, match="other content"):
        export(desk, venue, tmp_path / "b")
    assert [file.read_text() for file in (tmp_path / "b").iterdir()] == ["mine"]


# --- another program ----------------------------------------------------------------------------------------------


@pytest.fixture
def needs_libreoffice() -> str:
    """Give LibreOffice's program; skip, and say so, where it is not installed."""
    program = shutil.which("soffice") or shutil.which("localc")
    if program is None:
        pytest.skip("LibreOffice is not installed: nobody but the two readers in Python opened the workbook")
    return program


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_libreoffice_opens_it_and_saves_the_same_cells(
    desk: Desk, venue: StoredEvent, tmp_path: Path, needs_libreoffice: str
) -> None:
    exported = export(desk, venue, tmp_path, health=True)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        needs_libreoffice,
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        tmp_path / "lo",
        exported.file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    saved = tmp_path / "lo" / exported.file.name
    for sheet in ("Donor", "Penyaluran", "Serah Terima", "Stok", "Koreksi", "Kamus Data"):
        assert records(saved, sheet) == records(exported.file, sheet)
    assert recount(saved) == exported.sha256
