"""Whatever is put into a cell comes out of it again, for a reader that knows nothing of us."""

import datetime as dt
import errno
import gc
import io
import random
import re
import threading
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from python_calamine import CalamineWorkbook

from baktidesk.db.streams import transposed
from baktidesk.domain.errors import Refused
from baktidesk.domain.names import clean
from baktidesk.services.workbook.cells import (
    LONGEST,
    ColumnWriter,
    Few,
    cell,
    cell_text,
    each,
    letters,
    lines_of,
    midnight,
    moment_writer,
    plain_number,
    serial,
    text_writer,
)
from baktidesk.services.workbook.files import file_name, unit_code
from baktidesk.services.workbook.package import ACCENT, PackageWriter, Page, Skeleton
from baktidesk.services.workbook.stream import Checksum, Rows
from baktidesk.services.workbook.values import masked

DAYS = st.dates(dt.date(1900, 3, 1), dt.date(2100, 12, 31))
MOMENTS = st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2100, 12, 31))


def workbook(values: list[Any], style: str) -> bytes:
    """Write one column of values into a workbook."""
    skeleton = Skeleton(title="Uji", subject="", language="id")
    skeleton.add(Page(name="Uji", widths=[20], header="", footer=""))
    memory, rows = io.BytesIO(), Rows(Checksum())
    with PackageWriter(memory, skeleton) as package:
        number = skeleton.styles[style]
        written = rows.stream([[values]], [writer_for(style, number)], {})
        package.sheet("Uji", written, len(values), 1)
        package.close(dt.datetime(2026, 1, 20, tzinfo=dt.UTC))
    return memory.getvalue()


def writer_for(style: str, number: int) -> ColumnWriter:
    """Give the writer of a column in a style."""
    return text_writer(number) if style == "text" else each(lambda value: cell(value, number))


def read(data: bytes) -> list[Any]:
    """Give the first column as calamine sees it."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [row[0] for row in sheet.to_python(skip_empty_area=False)]


def read_by_openpyxl(data: bytes) -> list[Any]:
    """Give the first column as openpyxl sees it, which leaves escapes in texts to the caller."""
    column = next(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_cols(values_only=True))
    return [unescape(value) if isinstance(value, str) else value for value in column]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=20))
def test_every_text_comes_back_clean(texts: list[str]) -> None:
    kept = [text for text in (clean(text, lines=True) for text in texts) if text] or ["x"]
    data = workbook(kept, "text")
    assert read(data) == kept
    assert read_by_openpyxl(data) == kept


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "#N/A",
        "TRUE",
        "_x0041_",
        "_x005F_x0041_x0042_",
        "3171011708450001",
        "a\nb",
        "1e5",
        "'0",
    ],
)
def test_a_text_is_never_taken_for_something_else(text: str) -> None:
    data = workbook([text], "text")
    assert (read(data), read_by_openpyxl(data)) == ([text], [text])


@settings(deadline=None, max_examples=30)
@given(st.lists(MOMENTS | DAYS, min_size=1, max_size=20))
def test_days_and_moments_come_back_to_the_second(values: list[dt.date]) -> None:
    data = workbook(values, "moment")
    for found in (read(data), read_by_openpyxl(data)):
        assert [midnight(value) for value in found] == [midnight(value) for value in values]


@pytest.mark.parametrize("day", [dt.date(1900, 3, 1), dt.date(2026, 1, 20), dt.date(2100, 12, 31)])
def test_no_second_of_a_day_is_written_as_another(day: dt.date) -> None:
    midnights = (dt.datetime.combine(day, dt.time()) - dt.datetime(1899, 12, 30)).days
    for second in range(0, 86_400, 7):
        moment = dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=second)
        assert abs((float(serial(moment)) - midnights) * 86_400 - second) < 0.000_002


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(0, 10**12) | st.decimals(-(10**6), 10**6, places=1), min_size=1, max_size=20))
def test_numbers_come_back(values: list[int | Decimal]) -> None:
    assert read(workbook(values, "whole")) == [float(value) for value in values]


def test_a_text_that_excel_would_cut_is_refused() -> None:
    assert cell_text("x" * LONGEST) == "x" * LONGEST
    with pytest.raises(Refused, match=str(LONGEST + 1)):
        cell_text("x" * (LONGEST + 1))
    with pytest.raises(Refused):
        cell_text("😀" * (LONGEST // 2 + 1))


def test_control_characters_are_gone() -> None:
    assert cell_text("Siti\x00\x1b Aminah\ud800\t") == "Siti Aminah"


def test_the_checksum_tells_a_number_from_a_text() -> None:
    sums = []
    for value in (12, "12", Decimal("12.0")):
        checksum = Checksum()
        Rows(checksum).styled([(value, 0)])
        sums.append(checksum.hex())
    assert sums[0] == sums[2] != sums[1]
    assert plain_number(Decimal("1200")) == "1200"


def test_the_same_content_is_the_same_file_to_the_byte() -> None:
    assert workbook(["a", "b"], "text") == workbook(["a", "b"], "text")


def test_the_accent_is_that_of_the_window() -> None:
    from baktidesk.ui.theme import LIGHT

    assert LIGHT.accent == f"#{ACCENT}"
    with zipfile.ZipFile(io.BytesIO(workbook(["a"], "text"))) as archive:
        theme = archive.read("xl/theme/theme1.xml").decode()
    assert re.search(rf'<a:accent1>\s*<a:srgbClr val="{ACCENT}"', theme)


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert letters(number) == name


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("ab", 1), ("abc", 2), ("a\nabc", 3)])
def test_long_texts_take_lines(text: str, lines: int) -> None:
    assert lines_of(text, 2) == lines


@pytest.mark.parametrize(
    ("digits", "shown"),
    [("3171011708450001", "3171**********01"), ("", ""), ("199001012020011001", "1990**********1001")],
)
def test_numbers_of_people_show_their_ends_only(digits: str, shown: str) -> None:
    assert masked(digits) == shown


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("Kanim Serang", "KANIM-SERANG"),
        ("Lembaga Pembinaan Khusus Anak Kelas I Palembang", "LP-KHUSUS-ANAK-KELAS-I-PALEMBANG"),
        ("x" * 100, "X" * 32),
        ("محمد", ""),
    ],
)
def test_a_work_unit_s_code_keeps_what_tells_it_apart(unit: str, code: str) -> None:
    assert unit_code(unit) == code


def test_a_file_name_has_nothing_a_file_system_dislikes() -> None:
    name = file_name('Kantor "A/B"', "ACARA", dt.date(2026, 1, 20), 3, names=True, practice=False)
    assert name == "KANTOR-A-B_ACARA_2026-01-20_r3-RINCIAN.xlsx"


def xml_and_checksum(rows: list[tuple[Any, ...]], writers: list[ColumnWriter]) -> tuple[bytes, str]:
    """Stream rows in batches of three; give their XML and what they say."""
    checksum = Checksum()
    batches = [transposed(rows[start : start + 3]) for start in range(0, len(rows), 3)]
    wide = {3: 10} if len(writers) > 3 else {}
    xml = b"".join(Rows(checksum).stream(batches, writers, wide))
    return xml, checksum.hex()


SOME = st.sampled_from(["", None, "A", "B & C", "_x0041_"])


@given(st.lists(st.tuples(st.text(max_size=3), SOME, SOME, st.text(max_size=30), SOME, SOME, SOME), max_size=9))
def test_neighbours_of_few_values_are_written_as_if_each_stood_alone(rows: list[tuple[Any, ...]]) -> None:
    def single(value: Any) -> tuple[str, str]:
        return cell(value, 4)

    few, alone = [Few(single) for _column in range(5)], [each(single) for _column in range(5)]
    together = xml_and_checksum(rows, [text_writer(1), *few[:2], text_writer(2), *few[2:]])
    assert together == xml_and_checksum(rows, [text_writer(1), *alone[:2], text_writer(2), *alone[2:]])


@pytest.mark.parametrize("collects", [True, False])
def test_what_a_program_has_set_aside_from_the_collector_stays_there(collects: bool) -> None:
    skeleton = Skeleton(title="Uji", subject="", language="id")
    skeleton.add(Page(name="Uji", widths=[20], header="", footer=""))
    was_on, before = gc.isenabled(), gc.get_freeze_count()
    (gc.enable if collects else gc.disable)()
    try:
        gc.freeze()
        with PackageWriter(io.BytesIO(), skeleton):
            pass
        assert bool(gc.get_freeze_count()) is not collects
    finally:
        (gc.enable if was_on else gc.disable)()
        if not before:
            gc.unfreeze()


class FullDisk(io.BytesIO):
    """Takes half a million bytes and no more."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > 500_000:
            raise OSError(errno.ENOSPC, "full")
        return super().write(data)


def a_large_sheet(file: io.BytesIO, pieces: Iterable[bytes]) -> bytes:
    """Write a sheet of pieces that are packed beside; give it as it is read back."""
    skeleton = Skeleton(title="Uji", subject="", language="id")
    skeleton.add(Page(name="Uji", widths=[20], header="", footer=""))
    with PackageWriter(file, skeleton, quick=True) as package:
        package.sheet("Uji", pieces, 1, 1)
        package.close(dt.datetime(2026, 1, 20, tzinfo=dt.UTC))
    with zipfile.ZipFile(file) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def noise(pieces: int) -> Iterator[bytes]:
    """Give pieces of 100 kB that hardly pack."""
    dice = random.Random(76)
    return (dice.randbytes(100_000) for _piece in range(pieces))


def test_large_pieces_are_packed_in_their_order() -> None:
    assert b"<sheetData>" + b"".join(noise(23)) + b"</sheetData>" in a_large_sheet(io.BytesIO(), noise(23))


def test_a_disk_that_fills_up_while_packing_is_told_and_nothing_goes_on() -> None:
    with pytest.raises(OSError, match="full"):
        a_large_sheet(FullDisk(), noise(100))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pack")]


def test_giving_up_while_packing_lets_go_of_what_waits() -> None:
    def pieces() -> Iterator[bytes]:
        yield from noise(12)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        a_large_sheet(io.BytesIO(), pieces())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pack")]


@given(st.lists(MOMENTS | st.none(), max_size=6), st.sampled_from([7, 8, 9]))
def test_moments_are_written_as_a_single_cell_of_the_local_clock_is(moments: list[Any], hours: int) -> None:
    offset = dt.timedelta(hours=hours)
    alone = xml_and_checksum([(moment and moment + offset,) for moment in moments], [each(lambda one: cell(one, 3))])
    as_text = [(moment and str(moment),) for moment in moments]
    aware = [(moment and moment.replace(tzinfo=dt.UTC),) for moment in moments]
    for kept in (as_text, aware):
        assert xml_and_checksum(kept, [moment_writer(offset, 3)]) == alone
