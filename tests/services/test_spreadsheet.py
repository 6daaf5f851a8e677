"""Workbooks from outside: what they hold is read with Excel's row numbers, and what is odd is refused in a sentence."""

import datetime as dt
import random
import warnings
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from baktidesk.domain.errors import Refused
from baktidesk.services.rolls import spreadsheet, spreadsheet_guard
from baktidesk.services.rolls.spreadsheet import Sheet, read_sheets
from tests.workbooks import SHEET, a_roll, a_row, rebuilt, replaced, saved

STRINGS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4294967295"
 uniqueCount="4294967295"><si><r><t>Na</t></r><r><t>ma</t></r></si></sst>"""


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    """Give a roll of three people."""
    return a_roll(tmp_path, [a_row(number) for number in range(1, 4)])


def sheets(path: Path) -> list[Sheet]:
    """Read every visible sheet."""
    return list(read_sheets(path))


def refused(path: Path) -> str:
    """Give the sentence with which a file is refused."""
    with pytest.raises(Refused) as no:
        sheets(path)
    assert no.value.field == "file"
    return str(no.value)


# --- what is read -----------------------------------------------------------------------------------------------


def test_rows_keep_the_numbers_that_excel_shows(tmp_path: Path) -> None:
    book = Workbook()
    book.active["B3"], book.active["B6"] = "Nama", "Siti"
    (found,) = sheets(saved(book, tmp_path))
    assert [(row.number, row.values) for row in found.rows] == [(3, ("", "Nama")), (6, ("", "Siti"))]


def test_numbers_days_and_texts_stay_what_they_are(tmp_path: Path) -> None:
    values = ("0812", 12, 12.5, True, dt.date(1985, 8, 17), dt.datetime(1985, 8, 17, 9, 30))
    (found,) = sheets(a_roll(tmp_path, [], values))
    assert found.rows[0].values == ("0812", 12.0, 12.5, True, dt.date(1985, 8, 17), dt.datetime(1985, 8, 17, 9, 30))


def test_formulas_and_errors_are_known_by_their_places(tmp_path: Path) -> None:
    (found,) = sheets(a_roll(tmp_path, [("=A1", "Siti"), ("#N/A", "Budi")], ("Nama", "Lain")))
    assert found.calculated == {(2, 0), (3, 0)}


def test_hidden_sheets_are_passed_by_and_hidden_rows_are_marked(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Siti"])
    book.active.append(["Budi"])
    book.active.row_dimensions[2].hidden = True
    for state in ("hidden", "veryHidden"):
        book.create_sheet(state).sheet_state = state
    book.create_sheet("Dua")
    found = sheets(saved(book, tmp_path))
    assert [sheet.name for sheet in found] == ["Sheet", "Dua"]
    assert [row.hidden for row in found[0].rows] == [False, True]


def test_cells_merged_downwards_speak_for_every_row(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Lapas Uji", "Siti"), ("", "Budi"), ("", "Ani")):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    (found,) = sheets(saved(book, tmp_path))
    assert [row.values[0] for row in found.rows] == ["Lapas Uji", "Lapas Uji", ""]


def test_empty_rows_that_were_only_painted_do_not_count(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Siti"])
    book.active["XFD1048576"].font = Font(bold=True)
    assert [row.number for row in sheets(saved(book, tmp_path))[0].rows] == [1]


@pytest.mark.parametrize("dimension", ["A1:A1", "A1:XFD1048576", "Z9"])
def test_a_false_dimension_drops_nothing(roll: Path, dimension: str) -> None:
    (found,) = sheets(replaced(roll, 'ref="A1:E4"', f'ref="{dimension}"'))
    assert len(found.rows) == 4


def test_shared_texts_are_read_whatever_their_number_is_said_to_be(roll: Path) -> None:
    replaced(roll, '<c r="B1" t="inlineStr"><is><t>Nama Lengkap</t></is></c>', '<c r="B1" t="s"><v>0</v></c>')
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    part, end = "xl/_rels/workbook.xml.rels", "</Relationships>"
    replaced(roll, end, f'<Relationship Id="rId99" Type="{link}" Target="sharedStrings.xml"/>{end}', part)
    rebuilt(roll, lambda _name, content: content, {"xl/sharedStrings.xml": STRINGS.encode()})
    assert sheets(roll)[0].rows[0].values[1] == "Nama"


# --- what is refused --------------------------------------------------------------------------------------------


def test_another_kind_of_file_is_told_what_to_do(tmp_path: Path) -> None:
    for name, content in (
        ("daftar.csv", b"Nama;NIK"),
        ("daftar.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("daftar.ods", b"PK\x03\x04"),
        ("daftar.txt", b"Nama"),
    ):
        (tmp_path / name).write_bytes(content)
        assert f"{name} is not an .xlsx file" in refused(tmp_path / name)


def test_what_is_not_there_empty_or_no_workbook_is_said(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "tidak-ada.xlsx")
    assert "cannot be opened" in refused(tmp_path)
    empty, strange = tmp_path / "kosong.xlsx", tmp_path / "foto.xlsx"
    empty.touch()
    strange.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    assert "is empty" in refused(empty)
    assert "not an Excel workbook" in refused(strange)


def test_a_password_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "rahasia.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "protected by a password" in refused(path)


def test_a_bomb_is_refused_by_its_table_of_contents(roll: Path) -> None:
    rebuilt(roll, lambda _name, content: content, {"xl/worksheets/sheet2.xml": b" " * 5_000_000})
    assert "unpacks to far more" in refused(roll)


def test_too_much_is_refused_before_it_is_unpacked(roll: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet_guard, "MOST_PARTS", 3)
    assert "unpacks to far more" in refused(roll)
    monkeypatch.setattr(spreadsheet_guard, "MOST_PARTS", 2000)
    monkeypatch.setattr(spreadsheet_guard, "MOST_ELEMENTS", 20)
    assert "unpacks to far more" in refused(roll)
    monkeypatch.setattr(spreadsheet_guard, "MOST_UNPACKED", 1000)
    assert "unpacks to far more" in refused(roll)
    monkeypatch.setattr(spreadsheet_guard, "MOST_BYTES", 1000)
    assert "too large" in refused(roll)


def test_a_bomb_that_lies_about_its_length_is_damaged(roll: Path) -> None:
    rebuilt(roll, lambda _name, content: content, {"xl/drawings/a.xml": b"<a>" + b"x" * 900_000 + b"</a>"})
    data = bytearray(roll.read_bytes())
    place = data.rfind(b"xl/drawings/a.xml") - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    roll.write_bytes(data)
    assert "damaged" in refused(roll)


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE w [<!ENTITY a "aaaa">]>', '<!DOCTYPE w SYSTEM "file:///etc/hostname">']
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/app.xml"])
def test_a_doctype_is_refused_wherever_it_stands(roll: Path, declaration: str, part: str) -> None:
    rebuilt(roll, lambda name, content: declaration.encode() + content if name == part else content)
    assert "holds what no workbook needs" in refused(roll)


def test_macros_are_refused(roll: Path, tmp_path: Path) -> None:
    other = tmp_path / "daftar.xlsm"
    other.write_bytes(roll.read_bytes())
    assert "macros" in refused(other)
    old, new = "spreadsheetml.sheet.main+xml", "macroEnabled.main+xml"
    assert "macros" in refused(replaced(roll, old, new, "[Content_Types].xml"))
    assert "macros" in refused(rebuilt(roll, lambda _name, content: content, {"xl/vbaProject.bin": b"x"}))


def test_links_to_other_files_are_refused_but_mail_addresses_are_not(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"].hyperlink = "mailto:kepegawaian@example.org"
    path = saved(book, tmp_path)
    assert sheets(path)
    rebuilt(path, lambda _name, content: content, {"xl/externalLinks/externalLink1.xml": b"<a/>"})
    assert "links to other files" in refused(path)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "xl\\evil.xml", "C:/evil.xml", "x" * 300 + ".xml"])
def test_names_that_lead_away_are_refused(roll: Path, name: str) -> None:
    assert "damaged" in refused(rebuilt(roll, lambda _name, content: content, {name: b"<a/>"}))


def test_two_parts_of_one_name_are_refused(roll: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rebuilt(roll, lambda _name, content: content, {SHEET: b"<a/>"})
    assert "damaged" in refused(roll)
    rebuilt(roll, lambda name, content: content if name != SHEET else None, {SHEET.upper(): b"<a/>"})
    assert "damaged" in refused(roll)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</worksheet>", ""),
        ('r="A2"', 'r="A0"'),
        ('r="A2"', 'r="æ2"'),
        ('r="A2"', 'r="A"'),
        ('<row r="2">', '<row r="two">'),
        ("<sheetData>", "<sheetData>" + "<a>" * 200),
    ],
)
def test_a_damaged_sheet_is_refused(roll: Path, old: str, new: str) -> None:
    assert "damaged" in refused(replaced(roll, old, new))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_missing_part_is_refused(roll: Path, part: str) -> None:
    assert "damaged" in refused(rebuilt(roll, lambda name, content: None if name == part else content))


def test_more_rows_or_columns_than_a_list_has_are_refused(roll: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 3)
    assert "something stands in row 4" in refused(roll)
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 50_000)
    assert "too wide" in refused(replaced(roll, 'r="B2"', 'r="XFD2"'))


def test_cells_merged_over_and_over_are_refused(roll: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_CELLS", 100)
    merged = '<mergeCell ref="A1:A4"/>' * 50
    assert "damaged" in refused(replaced(roll, "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>"))


def test_one_cell_far_away_costs_no_memory(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1048576"] = "x"
    assert "row 1048576" in refused(saved(book, tmp_path))


def test_whatever_happens_to_the_bytes_only_refusals_come_of_it(roll: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(4), roll.read_bytes()
    victim, answers = tmp_path / "rusak.xlsx", set()
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        victim.write_bytes(bytes(data[: chance.choice((len(data), len(data), chance.randrange(len(data))))]))
        answers.add(_answer(victim))
    assert answers <= {"read", "refused"}


def test_whatever_happens_inside_the_parts_only_refusals_come_of_it(roll: Path, tmp_path: Path) -> None:
    chance, whole = random.Random(5), roll.read_bytes()
    victim, answers = tmp_path / "rusak.xlsx", set()
    for _ in range(100):
        victim.write_bytes(whole)
        rebuilt(victim, lambda _name, content: _shaken(content, chance))
        answers.add(_answer(victim))
    assert answers == {"read", "refused"}


def _shaken(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    if chance.random() < 0.2:
        place = chance.randrange(len(data))
        data[place : place + chance.choice((0, 1, 5))] = bytes(chance.choice(b'0A<>"&/ \x00') for _ in range(3))
    return bytes(data)


def _answer(path: Path) -> str:
    try:
        sheets(path)
    except Refused:
        return "refused"
    return "read"


def test_the_reader_sees_nothing_that_was_not_looked_at(roll: Path) -> None:
    rebuilt(roll, lambda _name, content: content, {"xl/media/image1.png": b"x", "odd.bin": b"y"})
    parts = spreadsheet_guard.open_package(roll)
    with zipfile.ZipFile(roll) as package:
        assert set(package.namelist()) - set(parts) == {"xl/media/image1.png", "odd.bin"}


def test_another_reader_reads_the_same(tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    chance, book = random.Random(6), Workbook()
    moments = [
        dt.datetime(1899, 12, 31),
        dt.datetime(1900, 2, 28),
        dt.datetime(1900, 3, 1),
        dt.datetime(2069, 1, 2, 3, 4),
    ]
    choices = [
        "Siti",
        "a _x000D_ b",
        "<&>",
        0,
        -1.5,
        1e15,
        True,
        False,
        dt.date(1945, 8, 17),
        dt.time(6, 30),
        *moments,
    ]
    for _ in range(40):
        book.active.append([chance.choice(choices) for _ in range(8)])
    path = saved(book, tmp_path)
    theirs = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [list(row.values) for row in sheets(path)[0].rows] == theirs
