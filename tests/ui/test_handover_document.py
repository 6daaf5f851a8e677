"""The document of a handover, by keyboard: filled in, seen, printed, counted, signed; and its paper read back."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Condition, GoodsLine
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.handover_document import (
    DocumentEntry,
    DocumentState,
    Goods,
    HandoverDocument,
    read_code,
)
from baktidesk.domain.letterhead import Letterhead, StoredLetterhead
from baktidesk.domain.officer import Role
from baktidesk.services import desk as desks
from baktidesk.services.journal import RecordKind, record_details
from baktidesk.services.letterhead import keep_letterhead
from baktidesk.services.relief.distributions import hand_over, list_deliveries
from baktidesk.services.relief.handover_documents import confirms, fill_document, load_document, physical_deliveries
from baktidesk.ui.ask import Question, RecordDialog
from baktidesk.ui.pages.settings import SettingsPage
from baktidesk.ui.papers.handover_document import HandoverDialog
from baktidesk.ui.papers.handover_sheet import HandoverSheet
from baktidesk.ui.papers.print_dialog import PrintDialog
from baktidesk.ui.records.record_words import tell
from baktidesk.ui.store import Store
from baktidesk.ui.theme import SIZES
from tests.stories import to_institution
from tests.ui.pdf import picture_of, said_by, saved, words_of
from tests.ui.relief import ReliefDesk

Show = Callable[[QWidget], None]
LONG = "Raden Ajeng Kanjeng Ratu Ayu Kusumaningrum Purwadiningrat Hadikusumo Wiryodiningrat Sastroamidjojo IV"
HEAD = Letterhead(
    directorate="DIREKTORAT JENDERAL IMIGRASI",
    regional_office="KANTOR WILAYAH BANTEN",
    unit="KANTOR IMIGRASI UJI",
    address="Jalan Contoh Nomor 1",
    number_template="{serial:03}/BAST/{unit}/{month_roman}/{year}",
    unit_code="UJI",
)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database, actor: Actor) -> ReliefDesk:
    """Sit down at the distribution page of a work unit with a letterhead."""

    def set_up(session: Any) -> None:
        desks.change_desk(session, desks.Desk(work_unit="Kanim Uji", desk="A"))
        keep_letterhead(session, HEAD)

    database.run(set_up, actor)
    return ReliefDesk(qtbot, store, event, database, "distributions")


@pytest.fixture
def handed_over(database: Database, actor: Actor, event: StoredEvent) -> str:
    """Hand over two kinds of goods to be distributed onward."""
    goods = [
        GoodsLine(item_id=one.id, quantity=quantity) for one, quantity in zip(event.items, (1000, 20), strict=True)
    ]
    record = to_institution(event, 1, goods=goods, onward=True, institution="Yayasan <Harapan> & Kasih")
    given: str = database.run(lambda session: hand_over(session, event.id, record), actor).value
    return given


@pytest.fixture
def document(database: Database, handed_over: str) -> HandoverDocument:
    """Give the document of that handover with everything filled in."""
    entry = DocumentEntry(
        basis="Surat Keputusan Nomor 7 Tahun 2026.",
        place="Aula Kanwil, Serang",
        giver_identity="198001012005012001",
        giver_position="Kepala Seksi",
        giver_address="Jalan Contoh Nomor 1",
        receiver_identity="3671010101800001",
        receiver_address="Jalan Uji Nomor 2",
        first_witness="Ahmad, S.Sos., Camat Uji",
        second_witness="Dewi, Lurah Uji",
    )
    database.run(lambda session: fill_document(session, handed_over, entry))
    given: HandoverDocument = database.read(lambda session: load_document(session, handed_over))
    return given


def a_sheet(document: HandoverDocument, **more: Any) -> HandoverSheet:
    return HandoverSheet(document=document, head=StoredLetterhead(record=HEAD, work_unit="Kanim Uji"), **more)


def with_goods(document: HandoverDocument, lines: int) -> HandoverDocument:
    """Give a document with so many lines of goods of long names, between people of long names."""
    goods = tuple(
        Goods(item=f"{n} {LONG}"[:100], quantity=n * 1001, unit="paket", condition=Condition.GOOD)
        for n in range(1, lines + 1)
    )
    people = {
        side: replace(getattr(document, side), name=LONG, position=LONG, address=LONG) for side in ("giver", "receiver")
    }
    return replace(document, goods=goods, **people)


def in_order(words: str, *parts: str) -> bool:
    """Tell whether parts stand in a text one after the other."""
    place = -1
    for part in parts:
        place = words.find(part, place + 1)
        if place < 0:
            print("missing from here on:", part)
            return False
    return True


def dialog_of(desk: ReliefDesk) -> HandoverDialog:
    """Give the document that is open."""
    found = [one for one in desk.window.findChildren(HandoverDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def open_document(desk: ReliefDesk) -> HandoverDialog:
    """Open the document of the newest handover from the list."""
    desk.page.refresh()
    desk.look_up()
    desk.page.list.select(0)
    desk.page.list.setFocus()
    desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.look_up()
    return dialog_of(desk)


def print_it(desk: ReliefDesk, folder: Path) -> Path:
    """Print the open document as PDF into a folder, by keys; give the newest file there."""
    desk.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    asked = next(one for one in desk.window.findChildren(PrintDialog) if one.isVisible())
    asked.folder.set_value(folder)
    desk.enter()
    desk.look_up()
    desk.enter()
    desk.look_up()
    return max(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)


def a_scan(folder: Path) -> Path:
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    image.save(str(folder / "scan.jpg"))
    return folder / "scan.jpg"


# The paper


@pytest.mark.needs("poppler")
def test_every_part_stands_in_its_order(document: HandoverDocument, tmp_path: Path) -> None:
    words = words_of(saved(a_sheet(document), tmp_path))
    assert in_order(
        words,
        "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN", "DIREKTORAT JENDERAL IMIGRASI", "KANTOR WILAYAH BANTEN",
        "KANTOR IMIGRASI UJI", "Jalan Contoh Nomor 1",
        "BERITA ACARA SERAH TERIMA", "PENYERAHAN PAKET SEMBAKO DAN BIBIT KELAPA", "DALAM RANGKA HARI BAKTI",
        "NOMOR: ............",
        "Pada hari ini", "tanggal", "bulan", "tahun Dua Ribu", "bertempat di Aula Kanwil, Serang",
        "kegiatan Hari Bakti", "berdasarkan Surat Keputusan Nomor 7 Tahun 2026, kami yang bertanda tangan",
        "1.", "Pemberi", "198001012005012001", "Kepala Seksi", "Jalan Contoh Nomor 1", "disebut PIHAK PERTAMA",
        "2.", "Penerima", "3671010101800001", "Ketua, Yayasan <Harapan> & Kasih", "Jalan Uji Nomor 2", "PIHAK KEDUA",
        "Dengan ini PIHAK PERTAMA menyerahkan",
        "No.", "Nama barang", "Jumlah", "Terbilang", "Satuan", "Kondisi",
        "1.", "Paket sembako", "1.000", "seribu", "paket", "Baik", "2.", "Bibit kelapa", "20", "dua puluh", "batang",
        "dalam keadaan baik dan cukup", "tanggung jawab", "beralih", "disalurkan lebih lanjut", "Demikian",
        "Aula Kanwil, Serang,", "PIHAK KEDUA,", "Penerima", "PIHAK PERTAMA,", "Pemberi",
        "Mengetahui/Saksi", "Camat Uji", "Ahmad, S.Sos.", "Lurah Uji", "Dewi",
    )  # fmt: skip


@pytest.mark.needs("poppler")
def test_a_short_document_has_one_page_and_its_own_fonts(document: HandoverDocument, tmp_path: Path) -> None:
    pdf = saved(a_sheet(replace(document, witnesses=())), tmp_path)
    assert said_by("pdfinfo", pdf).count("Pages:           1") == 1
    fonts = said_by("pdffonts", pdf).splitlines()[2:]
    assert {line.split()[0] for line in fonts} == {"BaktiSans-Regular", "BaktiSans-Bold"}


@pytest.mark.needs("poppler")
@pytest.mark.parametrize("lines", [1, 3, 5, 7, 9, 12, 20, 30])
def test_a_table_goes_on_below_its_head_and_signatures_never_stand_alone(
    document: HandoverDocument, tmp_path: Path, lines: int
) -> None:
    pdf = saved(a_sheet(with_goods(document, lines)), tmp_path)
    pages = said_by("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
    assert sum(page.count("Nama barang") for page in pages) == sum("Baik\n" in page for page in pages)
    ends = [page for page in pages if "PIHAK KEDUA,\n" in page]
    assert len(ends) == 1
    assert in_order(ends[0], "Demikian", "PIHAK KEDUA,", "PIHAK PERTAMA,", "Mengetahui/Saksi,", "Ahmad", "Halaman")
    whole = "".join("".join(pages).split())
    assert all(f"{n}.{n}{LONG.replace(' ', '')}"[:90] in whole for n in range(1, lines + 1))


@pytest.mark.needs("poppler")
def test_the_code_on_the_paper_names_record_and_content(
    document: HandoverDocument, database: Database, tmp_path: Path
) -> None:
    pdf = saved(a_sheet(document), tmp_path)
    said_by("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, tmp_path / "page")
    image = QImage(str(tmp_path / "page.png")).convertToFormat(QImage.Format.Format_Grayscale8)
    lines = b"".join(bytes(image.constScanLine(row))[: image.width()] for row in range(image.height()))
    view = memoryview(lines).cast("B", (image.height(), image.width()))
    read = zxingcpp.read_barcodes(view)
    assert [one.text for one in read] == [document.code]
    assert read_code(read[0].text) == (document.id, document.fingerprint)
    assert database.read(lambda session: confirms(session, document.code)) is True
    database.run(lambda session: fill_document(session, document.id, DocumentEntry(basis="Lain")))
    assert database.read(lambda session: confirms(session, document.code)) is False


@pytest.mark.needs("poppler")
def test_the_letterhead_has_its_two_rules_and_its_logo(document: HandoverDocument, tmp_path: Path) -> None:
    image = QImage(90, 90, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 0, 0, 255))
    image.save(str(tmp_path / "logo.png"))
    head = StoredLetterhead(record=HEAD, work_unit="x", logo=(tmp_path / "logo.png").read_bytes())
    pdf = saved(HandoverSheet(document=document, head=head), tmp_path)
    said_by("pdftoppm", "-r", "288", "-png", "-singlefile", pdf, tmp_path / "fine")
    fine = QImage(str(tmp_path / "fine.png"))
    middle = [fine.pixelColor(fine.width() - 300, y).lightness() < 128 for y in range(fine.height() // 4)]
    runs = [len(list(run)) for dark, run in itertools.groupby(middle) if dark]
    assert [round(run / 4) for run in runs if run >= 3][:2] == [3, 1]
    shown = picture_of(pdf)
    assert shown.pixelColor(60, 45).red() > 150 > shown.pixelColor(60, 45).green()


def test_a_ceremony_is_called_one_and_names_its_delivery(
    database: Database, actor: Actor, event: StoredEvent, handed_over: str
) -> None:
    def work(session: Any) -> HandoverDocument:
        real = physical_deliveries(session, event.id)[0]
        shown = hand_over(session, event.id, to_institution(event, 9, symbolic=True, delivery_id=real.id))
        return load_document(session, shown)

    document: HandoverDocument = database.run(work, actor).value
    assert document.delivery
    assert [one.delivery_to for one in database.read(lambda session: list_deliveries(session, event.id))] == [
        "Yayasan <Harapan> & Kasih",
        "",
    ]


# The window


def test_the_document_of_what_was_just_saved_is_one_key_away(desk: ReliefDesk) -> None:
    desk.fill("Yayasan Harapan", "ff", "", "Budi", "Ketua", "", "p", "1000")
    desk.pass_by(5)
    desk.type("Rina")
    desk.save()
    assert desk.at() is desk.page.handover.form.editor("institution")
    desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.look_up()
    assert dialog_of(desk).findChild(QLabel, "document.state").text() == "Dotted lines can be filled in by hand."
    assert desk.at().objectName() == "document_number"
    desk.press(Qt.Key.Key_Escape)
    assert desk.at() is desk.page.handover.form.editor("institution")


@pytest.mark.usefixtures("handed_over")
def test_the_preview_follows_the_typing_and_nothing_is_lost_unasked(desk: ReliefDesk, qtbot: QtBot) -> None:
    dialog = open_document(desk)
    before = dialog.view.grab().toImage()
    desk.fill("", "Gedung Serbaguna Kabupaten Serang")
    qtbot.waitUntil(lambda: dialog.view.grab().toImage() != before)
    desk.press(Qt.Key.Key_Escape)
    question = next(one for one in desk.window.findChildren(Question) if one.isVisible())
    assert question.findChild(QPushButton, "document.leave.keep").isDefault()
    desk.press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.save()
    desk.press(Qt.Key.Key_Escape)
    assert not [one for one in desk.window.findChildren(HandoverDialog) if one.isVisible()]


@pytest.mark.needs("poppler")
def test_a_print_gives_the_number_and_the_next_one_is_a_copy(
    desk: ReliefDesk, handed_over: str, tmp_path: Path
) -> None:
    dialog = open_document(desk)
    first = words_of(print_it(desk, tmp_path))
    stored = desk.see(load_document, handed_over)
    assert (stored.state, stored.printed, stored.serial) == (DocumentState.PRINTED, 1, 1)
    assert stored.number.startswith("001/BAST/UJI/")
    assert f"NOMOR: {stored.number}" in first
    assert "SALINAN" not in first
    assert dialog.findChild(QLabel, "document.state").text().startswith("Prints so far: 1. Attach")
    assert "SALINAN KE-2" in words_of(print_it(desk, tmp_path))
    assert desk.see(load_document, handed_over).printed == 2


@pytest.mark.needs("poppler")
def test_a_changed_document_says_that_its_paper_is_out_of_date(
    desk: ReliefDesk, handed_over: str, tmp_path: Path
) -> None:
    dialog = open_document(desk)
    print_it(desk, tmp_path)
    dialog.form.editor("basis").setFocus()
    desk.type("Surat Nomor 9")
    desk.save()
    assert dialog.findChild(QLabel, "document.state").text().startswith("Prints so far: 1. The paper is out of date")
    assert not dialog.sign.isEnabled()
    assert "CETAKAN KE-2, MENGGANTIKAN CETAKAN SEBELUMNYA" in words_of(print_it(desk, tmp_path))
    assert desk.see(load_document, handed_over).state is DocumentState.PRINTED


def test_the_signed_copy_is_attached(desk: ReliefDesk, handed_over: str, tmp_path: Path) -> None:
    dialog = open_document(desk)
    assert not dialog.sign.isEnabled()
    print_it(desk, tmp_path)
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    files = dialog.findChild(QFileDialog, "document.files")
    files.fileSelected.emit(str(a_scan(tmp_path)))
    files.reject()
    desk.look_up()
    assert desk.see(load_document, handed_over).state is DocumentState.SIGNED
    assert dialog.scan.isVisible()
    dialog.form.editor("basis").setFocus()
    desk.type("Lain")
    desk.save()
    problems = [one.text() for one in dialog.findChildren(QLabel) if one.property("role") == "problem"]
    assert any(words.startswith("This document is signed.") for words in problems)


def test_a_file_that_is_no_scan_is_refused_in_words(desk: ReliefDesk, handed_over: str, tmp_path: Path) -> None:
    dialog = open_document(desk)
    print_it(desk, tmp_path)
    (tmp_path / "scan.pdf").write_text("not a PDF")
    dialog.attach(tmp_path / "scan.pdf")
    desk.look_up()
    assert dialog.findChild(QLabel, "document.problem").text() == "Only PDF, JPG and PNG files can be attached."
    assert desk.see(load_document, handed_over).state is DocumentState.PRINTED


def test_every_input_and_button_has_a_name_for_screen_readers(
    desk: ReliefDesk, handed_over: str, settle: Callable[[], None]
) -> None:
    dialog = open_document(desk)
    settle()
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert [one.objectName() for one in buttons if not one.accessibleName()] == []
    assert {"document.save", "document.print", "document.sign", "document.close"} <= {
        one.objectName() for one in buttons
    }


# The letterhead in the settings


@pytest.fixture
def page(store: Store, event: StoredEvent, database: Database, actor: Actor, show: Show) -> SettingsPage:
    """Bring the settings of a work unit without a letterhead into sight."""
    database.run(lambda session: desks.change_desk(session, desks.Desk(work_unit="Kanim Uji", desk="A")), actor)
    made = SettingsPage(store)
    show(made)
    return made


def test_the_letterhead_is_set_up_in_the_settings(page: SettingsPage, settle: Callable[[], None]) -> None:
    card = page.letterhead
    assert card.view.accessibleName().endswith("KANIM UJI")
    assert card.findChild(QLabel, "settings.letterhead_note").text() == "Not set up yet: documents begin like this."
    card.change.click()
    dialog = next(one for one in page.findChildren(RecordDialog) if one.isVisible())
    for name, value in {"unit": "KANTOR UJI", "number_template": "{nomor}"}.items():
        dialog.form.editor(name).set_value(value)
    dialog.form.submit()
    assert any("Known in braces" in one.text() for one in dialog.findChildren(QLabel))
    dialog.form.editor("number_template").set_value("{serial}/BAST")
    dialog.form.submit()
    settle()
    assert card.view.accessibleName().endswith("KANTOR UJI")
    assert card.findChild(QLabel, "settings.letterhead_numbers").text() == "Numbers: {serial}/BAST"


def test_a_logo_is_chosen_and_left_out_again(page: SettingsPage, settle: Callable[[], None], tmp_path: Path) -> None:
    card = page.letterhead
    (tmp_path / "logo.png").write_bytes(b"no picture")
    card.take_logo(tmp_path / "logo.png")
    settle()
    assert card.findChild(QLabel, "settings.letterhead_note").text() == "Only PDF, JPG and PNG files can be attached."
    before = card.view.grab().toImage()
    card.take_logo(a_scan(tmp_path))
    settle()
    assert card.no_logo.isVisible()
    assert card.view.grab().toImage() != before
    card.no_logo.click()
    settle()
    assert not card.no_logo.isVisible()


def test_an_officer_sees_the_letterhead_and_does_not_change_it(
    store: Store, page: SettingsPage, actor: Actor, settle: Callable[[], None]
) -> None:
    store.actor = replace(actor, role=Role.OFFICER)
    page.refresh()
    settle()
    assert not page.letterhead.change.isEnabled()
    note = page.letterhead.findChild(QLabel, "settings.letterhead_note")
    assert note.text() == "Only a supervisor changes the letterhead."


def test_the_history_tells_the_number_and_every_print(
    desk: ReliefDesk, handed_over: str, tmp_path: Path, database: Database
) -> None:
    open_document(desk)
    print_it(desk, tmp_path)
    details = database.read(lambda session: record_details(session, RecordKind.HANDOVER, handed_over))
    told = [tell(line, RecordKind.HANDOVER, desk.event.zone) for line in details.history]
    assert "Printed: Handover record (BAST) (A4)" in [one.deed for one in told]
    assert any("001/BAST/UJI" in words for one in told for words in one.changes)


def test_the_document_has_the_room_of_the_window_also_over_a_small_dialog(
    desk: ReliefDesk, handed_over: str, qtbot: QtBot
) -> None:
    gate = QDialog(desk.window)
    gate.resize(300, 200)
    gate.open()
    HandoverDialog.show_for(gate, desk.window.store, handed_over)
    qtbot.waitUntil(lambda: gate.findChild(HandoverDialog) is not None)
    opened = gate.findChild(HandoverDialog)
    assert opened.width() >= desk.window.width() - SIZES.space_xxl
    opened.reject()
    gate.reject()
