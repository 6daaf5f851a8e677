"""The sheet Periksa finds any cell that was edited: by sums that anybody can count again from docs/file-format.md."""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from baktidesk.db.models import person
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.person import Sex
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.donors import donations
from baktidesk.services.language import load_language
from baktidesk.services.relief import distributions, giving, stock
from baktidesk.services.workbook import contents
from baktidesk.services.workbook.book import ExportKind, export_event
from baktidesk.services.workbook.cells import Few, cell, each, text_writer
from baktidesk.services.workbook.columns import CellKind, Column
from baktidesk.services.workbook.stream import Checksum, Rows
from baktidesk.services.workbook.tally import Signs, Tally
from tests.stories import Desk, a_bag, a_donor, set_up, to_institution, to_person

ENGLISH = load_language("en")
EPOCH = dt.datetime(1899, 12, 30)
NASTY = ["=1+1", "_x0041_ Ahmad", 'Dewi 😀🩸 "x"', "<b>Tono</b> & Tini", "Aku Jalan\u200dJalan", "محمد", "SITI", "Siti"]


@pytest.fixture
def event(desk: Desk, tmp_path: Path) -> StoredEvent:
    """Give an event with records of every kind, among them nasty names, of which some changed after an export."""
    asked = {f"asks_{name}": True for name in ("nik", "phone", "birth_date", "screening")}
    event = set_up(desk, **asked)
    born = [dt.date(1980, 1, 1 + place) for place in range(len(NASTY))]
    people = [a_donor(full_name=name, birth_date=day, sex=Sex.MALE) for name, day in zip(NASTY, born, strict=True)]
    visits = [desk.do(donations.check_in, event.id, one) for one in people]
    desk.do(export_event, event.id, ExportKind.DETAIL, tmp_path / "before", ENGLISH)
    desk.do(lambda session: session.change(person, visits[2].person_id, full_name="Dewi 🙏"))
    for visit in visits[:5]:
        desk.do(donations.pass_donor, visit.id, donations.Screening(weight_kg=60, haemoglobin_g_dl=Decimal("13.5")))
    desk.do(donations.donate, visits[0].id, a_bag("K-1"))
    desk.do(donations.defer, visits[5].id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    desk.do(donations.void_visit, visits[-1].id, "keliru orang")
    for institution in ("Yayasan 😀", "Pesantren"):
        desk.do(distributions.hand_over, event.id, to_institution(event, 10, institution=institution, onward=True))
    desk.do(giving.distribute, event.id, to_person(event, 2, full_name="Keluarga Rahman", address="Jl. Mawar 1"))
    entry = StockEntry(kind=EntryKind.DAMAGED, item_id=event.items[0].id, quantity=3, source="basah")
    desk.do(stock.enter_stock, event.id, entry)
    return event


def export(desk: Desk, event: StoredEvent, folder: Path, kind: ExportKind = ExportKind.DETAIL) -> Path:
    """Export the event in English, with health columns where they may be."""
    health = kind is ExportKind.DETAIL
    return Path(desk.do(export_event, event.id, kind, folder, ENGLISH, health=health).file)


def records(file: Path, sheet: str) -> list[dict[str, Any]]:
    """Give the records of a data sheet by attribute name, as the independent reader sees them."""
    names, _labels, *rows = CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [dict(zip(names, row, strict=True)) for row in rows]


# --- counted as docs/file-format.md tells it -----------------------------------------------------------------------


def of_text(text: str, private: dict[str, str]) -> int:
    """Count a text letter by letter."""
    plain = [private.get(letter, letter) for letter in text]
    return sum((ord(letter) - 1) * 65536**place for place, letter in enumerate(plain)) % 9_999_991


def of_number(value: float | dt.date) -> int:
    """Count a number, or a day or moment."""
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        whole = round((moment - EPOCH).total_seconds() * 1000)
    else:
        whole = round(Decimal(repr(value)) * 1_000_000)
    return whole % 9_999_991 * 7919 + 104_729


def key_of(record: dict[str, Any]) -> str:
    """Give what tells a row from others."""
    if "id" not in record:
        return f"{record['sheet'][-24:]}{record['attribute'][-24:]}"
    told = [str(record[name])[-24:] for name in ("attribute", "old_value", "new_value") if name in record]
    return "".join([record["id"][-6:], *told])


def counted(rows: Sequence[dict[str, Any]], name: str, private: dict[str, str]) -> int:
    """Add up a column."""
    squares, said = 0, 0
    for row in rows:
        value = row[name]
        said += value != ""
        if isinstance(value, str):
            number = of_text(key_of(row) + value, private)
        else:
            number = of_text(key_of(row), private) + of_number(value)
        squares += (number % 9_999_991) ** 2
    return squares % 99_999_989 + said


@pytest.mark.parametrize("kind", list(ExportKind))
def test_anybody_can_count_what_periksa_expects(
    desk: Desk, event: StoredEvent, tmp_path: Path, kind: ExportKind
) -> None:
    file = export(desk, event, tmp_path, kind)
    seen = 0
    for row in openpyxl.load_workbook(file)["Periksa"].iter_rows(min_row=3, values_only=True):
        what, _, place = row[0].partition(".")
        sheet, _, column = place.partition(".")
        if what == "content" and column:
            rows = records(file, sheet)
            private = private_signs(row[3])
            assert row[2] == f"={counted(rows, column, private)}", row[0]
            seen += 1
    assert seen == sum(len(records(file, name)[0]) for name in data_sheets(file))


def private_signs(formula: str) -> dict[str, str]:
    """Give the signs that a formula replaces, and by what."""
    numbers = [int(part.split(")")[0]) for part in formula.split("_xlfn.UNICHAR(")[1:]]
    return {chr(old): chr(new) for old, new in zip(numbers[::2], numbers[1::2], strict=True)}


def data_sheets(file: Path) -> list[str]:
    """Give the sheets between Ringkasan and Periksa."""
    return list(CalamineWorkbook.from_path(file).sheet_names[1:-2])


TEXT, NUMBER = Column(name="id", label=""), Column(name="quantity", label="", kind=CellKind.WHOLE)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x1d\x1e\x1f"), max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.none() | st.integers(-(10**6), 10**7)), min_size=1, max_size=9))
def test_however_the_cells_are_written_they_add_up_to_the_same(rows: list[tuple[Any, ...]]) -> None:
    columns = [TEXT, Column(name="a", label=""), Column(name="b", label=""), NUMBER]
    few, alone = Few(lambda value: cell(value, 0)), each(lambda value: cell(value, 0))
    tallies = [Tally(columns, Signs()) for _way in range(2)]
    for tally, writers in zip(tallies, ([text_writer(0), few, few, few], [alone] * 4), strict=True):
        list(Rows(Checksum(), tally=tally).stream([list(zip(*rows, strict=True))], writers, {}))
    totals = [[column.expected for column in tally.columns] for tally in tallies]
    assert totals[0] == totals[1]


# --- in another program -------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., list[Path]]:
    """Give what lets LibreOffice count and save workbooks, all at once; skip, and say so, where it is not installed."""
    program = shutil.which("soffice") or shutil.which("localc")
    if program is None:
        pytest.skip("LibreOffice is not installed: nobody counted the formulas of Periksa")

    def save(*files: Path) -> list[Path]:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lo", *files]
        subprocess.run(words, check=True, capture_output=True, timeout=200, env=dict(os.environ))
        return [tmp_path / "lo" / file.name for file in files]

    return save


EDITS: list[tuple[str, str, Callable[[Any], Any]]] = [
    ("Donor", "bag_number", lambda number: f"{number} "),
    ("Donor", "sex", str.swapcase),
    ("Donor", "birth_date", lambda day: day + dt.timedelta(days=1)),
    ("Donor", "checked_in_at", lambda moment: moment + dt.timedelta(seconds=1)),
    ("Donor", "passed_at", lambda _moment: None),
    ("Donor", "weight_kg", str),
    ("Donor", "haemoglobin_g_dl", lambda value: float(value) + 0.1),
    ("Donor", "queue_number", lambda text: int(text[-3:])),
    ("Donor", "phone", lambda _none: " "),
    ("Donor", "blood_group", lambda word: word.replace("O", "\u041e")),
    ("Penyaluran", "address", lambda text: text + "2"),
    ("Penyaluran", "quantity", lambda number: -number),
    ("Serah Terima", "institution", lambda text: text.replace("😀", "😁")),
    ("Serah Terima", "receiver_name", lambda _text: None),
    ("Stok", "unit", lambda text: text[::-1]),
    ("Stok", "area", lambda _none: True),
    ("Stok", "at", lambda moment: moment.isoformat()),
    ("Koreksi", "void_reason", lambda text: text.replace(" ", "  ")),
    ("Koreksi", "officer", str.upper),
    ("Kamus Data", "meaning", lambda text: text.replace("e", "é", 1)),
]
"""A sheet, a column of it, and what becomes of its first cell."""


def edited(file: Path, edits: Sequence[tuple[str, str, Callable[[Any], Any]]], copy: Path) -> Path:
    """Give a copy of a workbook in which somebody edited one cell in each of some columns."""
    book = openpyxl.load_workbook(file)
    for sheet, name, change in edits:
        found = book[sheet].cell(3, column_of(book[sheet], name))
        found.value = change(found.value)
    book.save(copy)
    return copy


def edited_elsewhere(file: Path) -> Path:
    """Let two names change places; edit Ringkasan, a label, the name of an attribute, and what is beside a table."""
    book = openpyxl.load_workbook(file)
    donor = book["Donor"]
    one, other = (donor.cell(row, column_of(donor, "full_name")) for row in (4, 9))
    one.value, other.value = other.value, one.value
    donor.cell(2, column_of(donor, "category")).value = "Group"
    donor.cell(1, column_of(donor, "nik")).value = "nIk"
    book["Ringkasan"]["B1"].value = "Lain"
    book["Ringkasan"].cell(8, 12).value = "500"
    book["Stok"].cell(2, book["Stok"].max_column + 2).value = "catatan"
    book.save(file)
    return file


def sorted_by(file: Path, name: str, copy: Path) -> Path:
    """Give a copy in which somebody sorted the sheet Donor backwards by a column."""
    book = openpyxl.load_workbook(file)
    sheet = book["Donor"]
    place = column_of(sheet, name)
    rows = sorted(sheet.iter_rows(min_row=3, values_only=True), key=lambda row: str(row[place - 1]), reverse=True)
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 1):
            found = sheet.cell(number, column)
            found.value = value
            found.data_type = "s" if isinstance(value, str) else found.data_type
    book.save(copy)
    return copy


def column_of(sheet: Any, name: str) -> int:
    """Give the place of a column by its attribute."""
    return next(int(one.column) for one in sheet[1] if one.value == name)


def wrong(file: Path) -> set[str]:
    """Give the checks that do not hold; what holds and what does not is told in words too."""
    rows = [row for row in records(file, "Periksa") if row["key"] != "contents"]
    assert all(row["verdict"] == ("agrees" if row["holds"] else "differs") for row in rows)
    return {row["key"] for row in rows if row["holds"] is False}


@pytest.mark.slow
@pytest.mark.needs("libreoffice")
def test_libreoffice_finds_every_edit_and_takes_a_sorted_sheet(
    desk: Desk, event: StoredEvent, tmp_path: Path, office: Callable[..., list[Path]]
) -> None:
    file = export(desk, event, tmp_path)
    nameless = export(desk, event, tmp_path, ExportKind.SUMMARY)
    *found, sorted_one, once = office(
        edited_elsewhere(edited(file, EDITS, tmp_path / "edited.xlsx")),
        edited(nameless, [("Donor", "work_unit", lambda text: f"{text}x")], tmp_path / "nameless.xlsx"),
        sorted_by(file, "full_name", tmp_path / "sorted.xlsx"),
        file,
    )
    elsewhere = {"Donor.full_name", "Donor.category", "Donor.nik", "Ringkasan"}
    expected = {f"{sheet}.{name}" for sheet, name, _change in EDITS} | elsewhere
    assert {"all", "cells.Stok", "cells.Ringkasan"} <= wrong(found[0])
    assert {key for key in wrong(found[0]) if "content" in key} == {f"content.{name}" for name in expected}
    assert {"all", "content.Donor.work_unit"} <= wrong(found[1])
    assert wrong(sorted_one) == wrong(once) == set()
    (twice,) = office(once.rename(tmp_path / "again.xlsx"))
    assert wrong(twice) == set()


# --- what is too much ---------------------------------------------------------------------------------------------


def checks(file: Path) -> dict[str, tuple[Any, ...]]:
    """Give the rows of Periksa by key."""
    rows = openpyxl.load_workbook(file)["Periksa"].iter_rows(min_row=3, values_only=True)
    return {str(row[0]): row for row in rows}


def test_what_is_not_counted_again_is_said(
    desk: Desk, event: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checks(export(desk, event, tmp_path / "all"))["contents"][1].startswith("Every cell")
    monkeypatch.setattr(contents, "ROWS", 5)
    told = checks(export(desk, event, tmp_path / "rows"))
    assert "Donor; Koreksi; Kamus Data. The checksum" in told["contents"][1]
    assert "content.Donor.sex" not in told and "content.Stok.unit" in told


def test_wide_columns_are_left_out_first(
    desk: Desk, event: StoredEvent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LETTERS", 6000)
    told = checks(export(desk, event, tmp_path))
    assert "Allowed values" in told["contents"][1] and "Sex" not in told["contents"][1]
    assert told["content.Kamus Data.allowed"][2:] == (None, None, None, '="not counted"')
    assert told["content.Donor.sex"][3] and told["content.Donor.sex"][4]


def test_more_odd_signs_than_a_formula_can_replace_are_left_out(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    name = "".join(chr(0x1F600 + place) for place in range(17))
    desk.do(donations.check_in, event.id, a_donor(full_name=name))
    told = checks(export(desk, event, tmp_path))
    assert "Donor (Full name)" in told["contents"][1]
    assert told["content.Donor.full_name"][3] is None
