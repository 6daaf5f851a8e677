"""Documents: every one turned into text and into a picture, with our own fonts inside."""

import datetime as dt
import re
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import CheckIn, Donation, Visit
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.paper import Paper
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.donors import donations
from baktidesk.ui import text
from baktidesk.ui.donors.blank_slips import blank_slips
from baktidesk.ui.papers import paper, printing
from baktidesk.ui.papers.paper_list import ListSheet
from baktidesk.ui.papers.sheet import HtmlSheet, Sheet
from baktidesk.ui.theme import apply_theme
from tests.ui.pdf import ink, picture_of, said_by, saved, size_of, words_of

pytestmark = pytest.mark.needs("poppler")
NASTY = 'R.A. <b>Siti</b> & "Roro" محمد ꦱꦶꦠꦶ'
LONG = "Raden Ajeng Kanjeng Ratu Ayu Kusumaningrum Purwadiningrat Hadikusumo Wiryodiningrat Sastroamidjojo IV"
MEDICAL = ("AB", "A+", "Hb", "13,5", "13.5", "120", "K-0001", "golongan", "blood group")
PER_MM = 50 / 25.4
"""Pixels of a picture of a page to the millimetre."""


@pytest.fixture
def visit(database: Database, actor: Actor, event: StoredEvent) -> Visit:
    """Register a donor."""
    record = CheckIn(full_name="Siti Aminah", work_unit="Kanim Uji", sex=Sex.FEMALE, nik="")
    given: Visit = database.run(lambda session: donations.check_in(session, event.id, record), actor).value
    return given


@pytest.fixture
def donated(database: Database, actor: Actor, visit: Visit) -> Visit:
    """Let PMI take blood."""
    bag = Donation(bag_number="K-0001", blood_group=BloodGroup.AB)

    def work(session: Any) -> Visit:
        donations.pass_donor(session, visit.id)
        return donations.donate(session, visit.id, bag)

    given: Visit = database.run(work, actor).value
    return given


def an_again() -> paper.NextDonation:
    return paper.NextDonation(day=dt.date(2026, 3, 21), source="PMI 2025")


@pytest.mark.parametrize("size", [Paper.A4, Paper.ROLL_80])
def test_a_queue_slip_says_who_when_and_what_comes_next(
    tmp_path: Path, event: StoredEvent, visit: Visit, size: Paper
) -> None:
    words = words_of(saved(paper.queue_slip(event, visit, size), tmp_path, size))
    hour = text.hour(visit.checked_in_at, event.zone)
    for part in ("Hari Bakti", "Aula Kanwil", "A-001", "Siti Aminah", "Kanim Uji", f"{hour} WIB", "call of PMI"):
        assert part in words
    assert text.long_day(visit.day) in words


@pytest.mark.parametrize("size", [Paper.A4, Paper.ROLL_80])
def test_no_identity_and_no_medical_value_is_on_a_slip_or_card(
    tmp_path: Path, event: StoredEvent, donated: Visit, size: Paper
) -> None:
    told = replace(donated, nik="3171015708450001", phone="+6281234567890", systolic_mmhg=120)
    for sheet in (paper.queue_slip(event, told, size), paper.thank_you(event, told, size, an_again())):
        words = words_of(saved(sheet, tmp_path, size))
        assert [part for part in (*MEDICAL, "3171015708450001", "6281234567890") if part in words] == []


def test_the_fonts_are_our_own_and_inside(tmp_path: Path, event: StoredEvent, visit: Visit) -> None:
    lines = said_by("pdffonts", saved(paper.queue_slip(event, visit, Paper.A4), tmp_path)).splitlines()[2:]
    assert {line.split()[0] for line in lines} == {"BaktiSans-Regular", "BaktiSans-Bold"}
    assert all(line.split()[-5:-2] == ["yes", "no", "yes"] for line in lines), "embedded and readable as text"


def test_a_file_is_its_owners_alone_and_replaced_whole(tmp_path: Path, event: StoredEvent, visit: Visit) -> None:
    pdf = saved(paper.queue_slip(event, visit, Paper.A4), tmp_path / "new")
    saved(paper.queue_slip(event, replace(visit, queue_number="B-777"), Paper.A4), tmp_path / "new")
    assert "B-777" in words_of(pdf)
    assert list(pdf.parent.iterdir()) == [pdf]
    if sys.platform != "win32":
        assert stat.S_IMODE(pdf.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as refusal:
        printing.make_pdf("<p>Uji</p>", tmp_path / "file" / "a.pdf", Paper.A4)
    assert refusal.value.field == "folder"


def test_a_paragraph_of_html_prints_at_its_size(tmp_path: Path) -> None:
    printing.make_pdf('<p style="margin:0; font-size:96px">H</p>', tmp_path / "a.pdf", Paper.A4)
    left, top, right, bottom = ink(picture_of(tmp_path / "a.pdf"))
    assert 30 <= left <= 36, "15 mm from the edge"
    assert 33 <= bottom - top <= 39, "a capital of one inch's type is 0.73 inches high"
    assert right < 100


@pytest.mark.parametrize(
    ("size", "page"), [(Paper.A4, (210, 297)), (Paper.A5, (210, 148)), (Paper.ROLL_80, (80, None))]
)
def test_a_card_fits_its_paper(
    tmp_path: Path, event: StoredEvent, donated: Visit, size: Paper, page: tuple[int, int | None]
) -> None:
    pdf = saved(paper.thank_you(event, donated, size, an_again()), tmp_path, size)
    width, height = size_of(pdf)
    assert (width, height if page[1] else None) == page
    image = picture_of(pdf)
    left, top, right, bottom = ink(image)
    assert min(left, top, image.width() - right, image.height() - bottom) >= 4
    assert said_by("pdfinfo", pdf).count("Pages:           1") == 1


def test_a_roll_is_as_long_as_its_words(tmp_path: Path, event: StoredEvent, visit: Visit) -> None:
    short = size_of(saved(paper.queue_slip(event, visit, Paper.ROLL_80), tmp_path, Paper.ROLL_80))
    tall = replace(visit, full_name=LONG)
    long = size_of(saved(paper.queue_slip(event, tall, Paper.ROLL_80), tmp_path, Paper.ROLL_80))
    assert short[0] == long[0] == 80
    assert 60 < short[1] < long[1] < 140


@pytest.mark.parametrize("size", [Paper.A4, Paper.A5, Paper.ROLL_80])
@pytest.mark.parametrize("name", [NASTY, LONG, "W" * 100, "ﷺ" * 30, "👩‍⚕️ Sri"])
def test_any_name_prints_whole_and_as_text(
    tmp_path: Path, event: StoredEvent, visit: Visit, size: Paper, name: str
) -> None:
    for number, make in enumerate((paper.queue_slip, paper.thank_you)):
        pdf = saved(make(event, replace(visit, full_name=name), size), tmp_path / str(number), size)
        words = words_of(pdf)
        assert "Hari Bakti" in words
        if name is NASTY:
            assert "<b>Siti</b> &" in words
            assert '"Roro"' in words
        if name.isascii():
            assert name.replace(" ", "") in words.replace(" ", "")


@pytest.mark.parametrize("tongue", ["id", "en"], indirect=True)
def test_a_card_is_written_in_the_language_of_the_screen(
    tmp_path: Path, event: StoredEvent, donated: Visit, tongue: str
) -> None:
    words = words_of(saved(paper.thank_you(event, donated, Paper.A5, an_again()), tmp_path, Paper.A5))
    assert ("Sabtu, 21 Maret 2026" if tongue == "id" else "Saturday, 21 March 2026") in words
    assert "PMI 2025" in words


@pytest.mark.parametrize(("make", "strip_mm"), [(paper.queue_slip, 99), (paper.thank_you, 148.5)])
def test_the_longest_words_stay_on_their_side_of_the_cut(
    tmp_path: Path, event: StoredEvent, donated: Visit, make: Callable[..., Sheet], strip_mm: float
) -> None:
    wide = "W" * 100
    record = replace(event.record, name=wide, organiser=wide, partner=2 * wide)
    sheet = make(replace(event, record=record), replace(donated, full_name=wide, work_unit=wide), Paper.A4)
    pdf = saved(sheet, tmp_path)
    left, top, right, bottom = ink(picture_of(pdf))
    assert min(left, top) > 5 * PER_MM
    assert right < 205 * PER_MM
    assert abs(bottom - strip_mm * PER_MM) <= 1, "nothing is lower than the line to cut along"
    assert words_of(pdf).count("W") >= 300


def test_who_did_not_donate_is_thanked_without_a_date(tmp_path: Path, event: StoredEvent, visit: Visit) -> None:
    words = words_of(saved(paper.thank_you(event, visit, Paper.A5), tmp_path, Paper.A5))
    assert "You came to help others" in words
    assert "donate again" not in words


def test_blank_slips_ask_what_the_form_asks_in_its_order(tmp_path: Path, event: StoredEvent) -> None:
    words = words_of(saved(blank_slips(event, [12, 13]), tmp_path))
    labels = ["0012", "Full name", "Work unit", "Category", "Sex", "Birth year", "Blood group", "WIB", "Signature"]
    assert [words.find(label) for label in labels] == sorted(words.find(label) for label in labels)
    assert "0013" in words
    assert "NIK" not in words


def test_blank_slips_ask_for_consent_where_the_event_does(tmp_path: Path, event: StoredEvent) -> None:
    asking = replace(event, record=replace(event.record, asks_consent=True, asks_nik=True, consent_text="Saya setuju."))
    words = words_of(saved(blank_slips(asking, [1], copy=True), tmp_path))
    assert "Saya setuju." in words
    assert "NIK" in words
    assert "copy" in words


@pytest.mark.parametrize(("asks", "per_page"), [(False, 3), (True, 2)])
def test_as_many_slips_stand_on_a_page_as_have_room(
    tmp_path: Path, event: StoredEvent, asks: bool, per_page: int
) -> None:
    names = ("nik", "phone", "birth_date", "donor_card", "consent")
    record = replace(event.record, **{f"asks_{name}": asks for name in names})
    pdf = saved(blank_slips(replace(event, record=record), range(1, 2 * per_page + 2)), tmp_path)
    pages = said_by("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert [page.count("Full name") for page in pages] == [per_page, per_page, 1]
    assert ink(picture_of(pdf))[3] < 50 * (297 - 5) / 25.4, "clear of the edge"


def test_paper_is_printed_the_same_from_a_dark_screen(
    tmp_path: Path, event: StoredEvent, visit: Visit, qapp: QApplication
) -> None:
    made = [blank_slips(event, range(1, 3)), paper.queue_slip(event, visit, Paper.A4), HtmlSheet(title="", html="Siti")]
    light = [picture_of(saved(one, tmp_path)) for one in made]
    apply_theme(qapp, "dark")
    made[:2] = [blank_slips(event, range(1, 3)), paper.queue_slip(event, visit, Paper.A4)]
    dark = [picture_of(saved(one, tmp_path)) for one in made]
    apply_theme(qapp, "light")
    assert dark == light


def test_a_list_repeats_its_head_and_counts_its_pages(tmp_path: Path) -> None:
    rows = [(number, f"Nama {number}", "Lapas Uji" if number % 7 else LONG, None) for number in range(1, 101)]
    sheet = ListSheet(title="Belum datang", about=["Hari Bakti"], heads=["No", "Name", "Unit", "Note"], rows=rows)
    pdf = saved(sheet, tmp_path)
    pages = said_by("pdftotext", "-layout", pdf, "-").split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert re.search(r"No\s+Name\s+Unit\s+Note", page)
        assert f"Page {number} of {len(pages)}" in page
    assert re.findall(r"Nama (\d+)", "".join(pages)) == [str(number) for number in range(1, 101)]


@pytest.mark.parametrize("rows", [[], [("x" * 3000, NASTY)], [("", "")]])
def test_a_list_of_nothing_or_of_anything_prints(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    pdf = saved(ListSheet(title="Daftar", about=[], heads=["A", "B"], rows=rows), tmp_path)
    assert "Page 1 of 1" in words_of(pdf)
    assert words_of(pdf).count("x") == sum(len(row[0]) for row in rows)


def test_many_columns_lie_on_the_long_side(tmp_path: Path) -> None:
    heads = [f"Kolom {number}" for number in range(9)]
    pdf = saved(ListSheet(title="Daftar", about=[], heads=heads, rows=[["isi"] * 9]), tmp_path)
    assert size_of(pdf) == (297, 210)


def test_a_printer_gets_the_same_pages(tmp_path: Path, event: StoredEvent, visit: Visit) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printer.pdf"))
    printing.print_on(printer, paper.queue_slip(event, visit, Paper.ROLL_80), Paper.ROLL_80)
    direct = saved(paper.queue_slip(event, visit, Paper.ROLL_80), tmp_path, Paper.ROLL_80)
    assert words_of(tmp_path / "printer.pdf") == words_of(direct)
    assert size_of(tmp_path / "printer.pdf") == size_of(direct)
