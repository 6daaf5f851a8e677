"""The scan box: found as typed, chosen by keyboard, and scans that open what they mean."""

import datetime as dt
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Session
from baktidesk.domain.event import DayLine
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.services import events, officers, search, settings
from baktidesk.services.donors import donations
from baktidesk.shell import Shell
from baktidesk.ui.keys import KeyCard
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.scanning import wedge
from baktidesk.ui.scanning.scan_box import ScanBox
from baktidesk.ui.theme import SIZES
from tests import scanner
from tests.keyboard import Keyboard
from tests.stories import a_bag, a_donor, an_event

NIK = "3171015708450001"
LONG = "Raden Ajeng " + "Kusumaningtyas " * 5


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy machine take its time between the keys of a scan; the speed itself is test_wedge's matter."""
    monkeypatch.setattr(wedge, "GAP_MS", 500)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a practice file with donors at today's event, and people who were at an earlier one only."""
    path = tmp_path_factory.mktemp("scan") / "full.db"
    database = open_database(str(path))
    database.run(set_up, Actor(name="Rina", role=Role.ADMIN, desk="A"))
    database.close()
    return path


def set_up(session: Session) -> None:
    """Write down desk, events and visits."""
    officer = OfficerEntry(name="Rina", role=Role.ADMIN, pin="294718")
    officers.set_up_desk(session, Desk(work_unit="Kanwil", desk="A"), officer, "en")
    session.set(settings.PRACTICE, True)
    days = [[DayLine(day=day, place="Aula")] for day in (dt.date.today() - dt.timedelta(90), dt.date.today())]
    earlier = events.create_event(session, an_event(code="DULU", days=days[0]))
    asked = {"asks_nik": True, "asks_phone": True, "asks_donor_card": True}
    today = events.create_event(session, an_event(code="KINI", days=days[1], **asked))
    donations.check_in(session, earlier, a_donor(full_name="Siti Rohana", birth_year=1988))
    first = donations.check_in(session, today, a_donor(full_name="Siti Aminah", nik=NIK, birth_year=1990))
    donations.pass_donor(session, first.id)
    donations.donate(session, first.id, a_bag("PLG-77A"))
    donations.check_in(session, today, a_donor(full_name="Budi Santoso", phone="081234567890"))
    donations.check_in(session, today, a_donor(full_name=LONG.strip()))
    settings.keep(session, settings.ACTIVE_EVENT, today)


@pytest.fixture
def hands(full: Path, tmp_path: Path, qtbot: QtBot, tongue: str) -> Iterator[Keyboard]:
    """Sit down at the desk; a page is made when it is first needed, as when the program is started."""
    shell = Shell(str(shutil.copy2(full, tmp_path)))
    shell.open_now()
    made = Keyboard(qtbot, shell.window)
    if tongue == "id":
        shell.speak("id")
    shell.window.open_page("donors")
    made.look_up()
    yield made
    shell.window.close()


@pytest.fixture
def window(hands: Keyboard) -> MainWindow:
    """Give the window."""
    return hands.window


def look_up(hands: Keyboard) -> None:
    """Wait for an answer, and for what follows from it."""
    hands.look_up()
    hands.look_up()


def scan(hands: Keyboard, code: str) -> None:
    """Scan a code and wait for the answer."""
    scanner.scan(code)
    look_up(hands)


def listed(window: MainWindow) -> list[str]:
    """Give the lines under the scan box in words, none while they are hidden."""
    table = window.findChild(QTableView, "scan.hits")
    if table is None or not table.isVisible():
        return []
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


def box(window: MainWindow) -> ScanBox:
    """Give the scan box."""
    found = window.findChild(ScanBox, "scan")
    assert found is not None
    return found


def selected(window: MainWindow) -> list[str]:
    """Give the names that are selected on the board."""
    return [visit.full_name for visit in window.pages["donors"].board.selected()]


def look_for(hands: Keyboard, words: str) -> list[str]:
    """Go to the scan box, type, and give what is listed."""
    hands.press(Qt.Key.Key_F2)
    hands.type(words)
    look_up(hands)
    return listed(hands.window)


def test_a_name_is_found_as_it_is_typed_todays_visits_first(hands: Keyboard) -> None:
    today = "A-001 · Siti Aminah · 1990 · 3171********0001 · bag PLG-77A · Lapas Uji · Donated"
    assert look_for(hands, "aminah si") == [today, "New check-in with “aminah si” · Full name"]
    for words in ("si", "SITI"):
        first, second, _new = look_for(hands, words)
        assert first == today
        assert second.startswith("Siti Rohana · 1988 · last seen ")


def test_a_number_of_any_kind_finds_the_visit(hands: Keyboard) -> None:
    for words in ("A1", "a-001", "3171", NIK, "plg-77"):
        assert [line[:5] for line in look_for(hands, words)] == ["A-001"]


def test_too_little_finds_nothing_and_offers_nothing(hands: Keyboard) -> None:
    for words in ("s", "317"):
        assert look_for(hands, words) == []


def test_enter_opens_the_marked_visit_on_the_donors_page(hands: Keyboard, window: MainWindow) -> None:
    window.open_page("stock")
    hands.look_up()
    look_for(hands, "budi")
    hands.enter()
    assert window.current_page() is window.pages["donors"]
    assert selected(window) == ["Budi Santoso"]
    assert (box(window).text(), listed(window)) == ("", [])


def test_a_person_from_an_earlier_event_fills_the_form(hands: Keyboard, window: MainWindow) -> None:
    look_for(hands, "siti")
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.look_up()
    assert window.pages["donors"].form.editor("full_name").text() == "Siti Rohana"


def test_an_enter_faster_than_the_answer_opens_the_first_hit(hands: Keyboard, window: MainWindow) -> None:
    hands.press(Qt.Key.Key_F2)
    hands.type("budi")
    hands.enter()
    hands.look_up()
    assert selected(window) == ["Budi Santoso"]


def test_nothing_found_begins_a_check_in_with_what_was_pasted(hands: Keyboard, window: MainWindow) -> None:
    for words, field in (
        ("3171015708450009", "nik"),
        ("081299990000", "phone"),
        ("1701AB00123", "donor_card_number"),
        ("سيتي 田中", "full_name"),
    ):
        hands.press(Qt.Key.Key_F2)
        QApplication.clipboard().setText(words)
        hands.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        look_up(hands)
        assert [line.split(" · ")[0] for line in listed(window)] == [f"New check-in with “{words}”"]
        hands.enter()
        assert window.pages["donors"].form.editor(field).text() == words
        window.pages["donors"].desk.clear()


def test_escape_forgets_the_search_and_goes_back(hands: Keyboard, window: MainWindow) -> None:
    before = hands.at()
    look_for(hands, "siti")
    hands.press(Qt.Key.Key_Escape)
    assert (box(window).text(), listed(window)) == ("", [])
    assert hands.at() is before


def test_up_and_down_stay_within_the_list_and_the_box_keeps_the_keyboard(hands: Keyboard, window: MainWindow) -> None:
    look_for(hands, "siti")
    table = window.findChild(QTableView, "scan.hits")
    marks = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        hands.press(key)
        marks.append(table.currentIndex().row())
    assert marks == [0, 1, 2, 0]
    assert hands.at() is box(window)
    assert "Siti Aminah" in box(window).accessibleDescription()


def test_an_old_answer_never_replaces_a_newer_one(
    hands: Keyboard, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = search.search
    monkeypatch.setattr(search, "search", lambda session, event, text: asked.append(text) or real(session, event, text))
    hands.press(Qt.Key.Key_F2)
    hands.type("siti")
    hands.type(" zzz")
    look_up(hands)
    assert asked == ["si", "siti zzz"]
    assert [line.split(" · ")[0] for line in listed(window)] == ["New check-in with “siti zzz”"]


def test_ctrl_f_goes_to_the_list_of_the_page(hands: Keyboard, window: MainWindow) -> None:
    for key in ("donors", "stock", "records", "distributions"):
        window.open_page(key)
        hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert hands.at() is window.pages[key].search
        assert "Ctrl+F" in hands.at().placeholderText()
        hands.press(Qt.Key.Key_F2)
        assert hands.at() is box(window)


def test_a_scan_of_one_record_opens_it_at_once_from_any_page(hands: Keyboard, window: MainWindow) -> None:
    for place, code in (("stock", "A-001"), ("donors", "a-001"), ("records", NIK), ("stock", "PLG-77A")):
        scan(hands, "A-002")
        window.open_page(place)
        scan(hands, code)
        assert window.current_page() is window.pages["donors"]
        assert selected(window) == ["Siti Aminah"], code
        assert (box(window).text(), listed(window)) == ("", [])


def test_a_half_filled_form_is_left_as_it_was_by_a_scan(hands: Keyboard, window: MainWindow) -> None:
    hands.fill("Nama Baru", "Lapas Uji", "", "p", "19")
    before = window.pages["donors"].form.record()
    scan(hands, "A-002")
    assert window.pages["donors"].form.record() == before
    assert selected(window) == ["Budi Santoso"]


def test_two_scans_are_both_acted_on_in_order(hands: Keyboard, window: MainWindow) -> None:
    shown: list[str] = []
    window.top.scan.visit_chosen.connect(shown.append)
    for code in ("A-001", "A-002"):
        scanner.scan(code)
        QTest.qWait(100)
    hands.look_up()
    assert len(set(shown)) == 2
    assert selected(window) == ["Budi Santoso"]


def test_a_scan_right_after_another_is_not_lost(hands: Keyboard, window: MainWindow) -> None:
    scanner.scan("A-001")
    scan(hands, "3171015708459999")
    look_up(hands)
    assert selected(window) == ["Siti Aminah"]
    assert [line.split(" · ")[0] for line in listed(window)] == ["New check-in with “3171015708459999”"]
    assert hands.at() is box(window)


def test_an_unknown_scan_stays_in_the_box_with_a_new_check_in(hands: Keyboard, window: MainWindow) -> None:
    scan(hands, "3171015708459999")
    assert hands.at() is box(window)
    assert box(window).text() == "3171015708459999"
    assert [line.split(" · ")[0] for line in listed(window)] == ["New check-in with “3171015708459999”"]


def test_the_letters_of_a_scan_take_no_step_in_the_list(hands: Keyboard, window: MainWindow) -> None:
    board = window.pages["donors"].board
    scan(hands, "A-002")
    scan(hands, "TLBGP77")
    assert QApplication.activeModalWidget() is None
    assert [visit.status.value for visit in board.selected()] == ["registered"]
    assert box(window).text() == "TLBGP77"


class TestBehindADialog:
    """A scan that is made while a question is open."""

    @pytest.fixture
    def dialog(self, hands: Keyboard, window: MainWindow) -> QDialog:
        """Ask why a visit is deferred."""
        scan(hands, "A-002")
        hands.press(Qt.Key.Key_T)
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        return found

    def test_the_dialog_stays_as_it_is_and_the_scan_waits_in_the_box(
        self, hands: Keyboard, window: MainWindow, dialog: Any
    ) -> None:
        before = dialog.form.record()
        for focus in ("deferral_reason", "donors.defer.save", "donors.defer.keep"):
            dialog.findChild(QWidget, focus).setFocus()
            scan(hands, "A-001")
            assert QApplication.activeModalWidget() is dialog
            assert dialog.form.record() == before and dialog.form.save.isEnabled()
            assert (box(window).text(), [line[:5] for line in listed(window)]) == ("A-001", ["A-001"])
            assert selected(window) == ["Budi Santoso"]

    def test_it_comes_forward_when_the_dialog_is_closed(
        self, hands: Keyboard, window: MainWindow, dialog: QDialog, qtbot: QtBot
    ) -> None:
        scan(hands, "A-001")
        hands.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: box(window).hasFocus())
        hands.look_up()
        hands.enter()
        assert selected(window) == ["Siti Aminah"]

    def test_a_bag_is_scanned_into_its_own_input(self, hands: Keyboard, window: MainWindow) -> None:
        scan(hands, "A-002")
        hands.press(Qt.Key.Key_L)
        hands.press(Qt.Key.Key_B)
        bag = QApplication.activeModalWidget().findChild(QLineEdit, "bag_number")
        bag.setFocus()
        scan(hands, "PLG-78B")
        assert bag.text() == "PLG-78B"
        assert hands.at() is not bag
        assert box(window).text() == ""

    def test_f2_typed_into_a_dialog_does_nothing(self, hands: Keyboard, window: MainWindow, dialog: QDialog) -> None:
        before = hands.at()
        hands.press(Qt.Key.Key_F2)
        assert hands.at() is before


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_nothing_in_the_top_bar_is_cut_off(hands: Keyboard, window: MainWindow) -> None:
    window.top.show_desk("A", "Muhammad Rahmatullah Adiwijaya", practice=True)
    for width in (904, 911, 1024, 1366):
        window.resize(width, 512)
        hands.look_up()
        QApplication.processEvents()
        shown = [child for child in window.top.findChildren(QWidget) if child.isVisible() and child.width() > 1]
        shown = sorted((child for child in shown if child.parent() is window.top), key=QWidget.x)
        for left, right in pairwise(shown):
            assert left.geometry().right() < right.geometry().left()
        assert shown[-1].geometry().right() < window.top.width() == width
        assert box(window).width() >= SIZES.scan_least
        when = window.findChild(QLabel, "top.when")
        assert when.fontMetrics().horizontalAdvance(when.text()) <= when.width()


def test_the_list_stays_inside_the_window_with_long_names(hands: Keyboard, window: MainWindow) -> None:
    for size in ((904, 440), (1024, 600), (1366, 768)):
        window.resize(*size)
        assert look_for(hands, "raden")
        card = window.findChild(QWidget, "scan.results")
        assert window.rect().contains(card.geometry())
        assert card.geometry().top() > box(window).geometry().bottom()


def test_locking_hides_what_was_found(hands: Keyboard, window: MainWindow) -> None:
    look_for(hands, "siti")
    window.show_gate(QLabel("locked"))
    assert (box(window).text(), listed(window)) == ("", [])


def test_the_keys_are_on_the_card_and_in_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    card = KeyCard.show_for(window)
    words = [label.text() for label in card.findChildren(QLabel)]
    assert {"F2", "Ctrl+F", "Donors", "F5  F6"} <= set(words)
    assert any("F2 search or scan" in label.text() for label in window.bottom.findChildren(QLabel))
    card.close()
