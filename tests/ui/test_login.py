"""The gates by keyboard: the officer of before is offered, Enter goes on, nothing typed is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk import app
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.services import officers
from baktidesk.ui.safety.login import FirstRunGate, LoginGate
from baktidesk.ui.safety.sorry import SorryGate
from tests.keyboard import Keyboard

ADMIN = Actor(name="Siti", role=Role.ADMIN, desk="A")


@pytest.fixture
def tongue() -> str:
    """Speak Indonesian, as the program does by default."""
    return "id"


@pytest.fixture
def data(tmp_path: Path, empty_file: Path) -> str:
    """Give a data file with two officers, Ani before Siti."""
    path = tmp_path / "data.db"
    path.write_bytes(empty_file.read_bytes())
    database = open_database(str(path))
    siti = OfficerEntry(name="Siti", pin="246813")
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "id"))
    ani = OfficerEntry(name="Ani", pin="135790", role=Role.OFFICER)
    database.run(lambda session: officers.add_officer(session, ani), ADMIN)
    database.close()
    return str(path)


def log_in(hands: Keyboard, letter: str, pin: str) -> None:
    """Choose an officer by letter and type the PIN."""
    hands.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    hands.type(letter)
    hands.enter()
    hands.type(pin)
    hands.enter()


def test_the_gate_after_a_lock_offers_who_was_here(qtbot: QtBot, data: str) -> None:
    hands = Keyboard(qtbot, app.build(data))
    log_in(hands, "s", "246813")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert hands.window.findChild(LoginGate).officer.currentText() == "Siti"


def test_nobody_undoes_the_deed_of_the_officer_before(qtbot: QtBot, data: str) -> None:
    hands = Keyboard(qtbot, app.build(data))
    log_in(hands, "s", "246813")
    hands.window.say("Tersimpan.", "some deed")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    log_in(hands, "a", "135790")
    assert hands.window.findChild(QLabel, "bottom.sentence").text() == ""
    assert hands.window.findChild(QPushButton, "bottom.undo").isHidden()


def test_a_digit_typed_at_the_officer_begins_the_pin(qtbot: QtBot, data: str) -> None:
    hands = Keyboard(qtbot, app.build(data))
    hands.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    hands.type("s246813")
    assert hands.at().objectName() == "pin"
    hands.enter()
    assert hands.window.has_pages


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, data: str) -> None:
    hands = Keyboard(qtbot, app.build(data))
    gate = hands.window.findChild(LoginGate)
    gate.officer.setCurrentText("Siti")
    hands.type("246813")
    hands.press(Qt.Key.Key_Tab)
    hands.enter()
    assert hands.window.has_pages


def test_another_language_at_the_first_run_keeps_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    hands.fill("Lapas Contoh", "Petugas Satu")
    first = hands.window.findChild(FirstRunGate)
    first.form.editor("language").setFocus()
    hands.type("e")
    hands.look_up()
    gates = [gate for gate in hands.window.findChildren(FirstRunGate) if gate is not first]
    assert gates[-1].form.record().work_unit == "Lapas Contoh"
    assert gates[-1].form.record().name == "Petugas Satu"


def test_the_sorry_page_closes_by_key_and_shows_its_sentence_whole(qtbot: QtBot, tmp_path: Path) -> None:
    strange = tmp_path / "strange.db"
    strange.write_text("Dear diary. " * 200, encoding="utf-8")
    hands = Keyboard(qtbot, app.build(str(strange)))
    gate = hands.window.findChild(SorryGate)
    for label in gate.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert hands.at().objectName() == "sorry.other"
    with qtbot.waitSignal(gate.quit_asked):
        gate.findChild(QPushButton, "sorry.close").setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(hands.at(), Qt.Key.Key_Return)


def test_a_name_of_100_letters_leaves_the_window_its_size(qtbot: QtBot, data: str) -> None:
    hands = Keyboard(qtbot, app.build(data))
    log_in(hands, "s", "246813")
    hands.window.say("Tersimpan A-001 " + "B" * 100, "some deed")
    hands.window.resize(910, 512)
    hands.look_up()
    assert (hands.window.width(), hands.window.height()) == (910, 512)
    undo = hands.window.findChild(QPushButton, "bottom.undo")
    qtbot.waitUntil(lambda: undo.visibleRegion().boundingRect() == undo.rect())
