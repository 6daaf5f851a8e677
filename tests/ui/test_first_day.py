"""From the first start to the first saved record, the gates, and what happens when something goes wrong."""

import datetime as dt
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk import app
from baktidesk.db.models import setting
from baktidesk.db.schema import open_database
from baktidesk.domain.errors import Problem
from baktidesk.domain.person import Sex
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.donors import donations
from baktidesk.services.practice.files import write_practice
from baktidesk.ui.bug import catch_bugs
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.safety.login import FirstRunGate, LoginGate
from baktidesk.ui.safety.sorry import SorryGate
from tests.keyboard import Keyboard


@pytest.fixture
def tongue() -> str:
    """Speak Indonesian, as the program does by default."""
    return "id"


def begin(qtbot: QtBot, path: Path, *, nik: bool = False) -> Keyboard:
    """Set up desk and event in a new file."""
    hands = Keyboard(qtbot, app.build(str(path)))
    hands.fill("Lapas Contoh", "Petugas Satu", "147258", "147258")
    hands.save()
    hands.fill("Donor Darah", "DD", "", "Lapas Contoh", "", "", "", "20/1/2026", "Aula")
    hands.window.pages["event"].form.editor("asks_nik").setChecked(nik)
    hands.save()
    return hands


def sentence(window: MainWindow) -> str:
    """Give the sentence in the bottom bar."""
    return window.findChild(QLabel, "bottom.sentence").text()


def test_a_minute_to_the_first_record(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "new.db")
    hands.fill("Siti Rahma", "Lapas Contoh", "", "p")
    hands.save()
    assert hands.window.findChild(QLabel, "donors.number").text() == "A-001"
    assert "A-001 Siti Rahma" in sentence(hands.window)
    assert hands.at().objectName() == "full_name"


def test_the_pin_opens_the_file_again(qtbot: QtBot, tmp_path: Path) -> None:
    begin(qtbot, tmp_path / "data.db").window.close()
    hands = Keyboard(qtbot, app.build(str(tmp_path / "data.db")))
    assert hands.window.findChild(LoginGate) is not None
    hands.type("000000")
    hands.enter()
    assert hands.window.findChild(LoginGate) is not None
    hands.type("147258")
    hands.enter()
    qtbot.waitUntil(lambda: hands.window.findChild(LoginGate) is None)
    assert hands.at().objectName() == "full_name"


def test_locking_keeps_the_half_filled_form(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.type("Siti")
    hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.type("147258")
    hands.enter()
    form = hands.window.pages["donors"].findChild(QWidget, "full_name")
    assert form.property("text") == "Siti"


def test_a_half_filled_form_comes_back_after_the_program_was_gone(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.fill("Siti Rahma", "Lapas Contoh", "", "p", "19")
    hands.window.close()
    again = Keyboard(qtbot, app.build(str(tmp_path / "data.db")))
    again.type("147258")
    again.enter()
    form = again.window.pages["donors"].form
    qtbot.waitUntil(lambda: form.editor("full_name").text() == "Siti Rahma")
    assert form.editor("birth_year").text() == "19"
    assert form.record().sex is Sex.FEMALE


def test_a_draft_is_on_disk_while_the_officer_still_types(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.type("Siti")
    other = open_database(str(tmp_path / "data.db"))
    qtbot.waitUntil(lambda: "Siti" in str(other.read(lambda session: session.rows(select(setting.c.value)))))
    other.close()


def test_different_pins_are_told_at_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    hands.fill("Lapas Contoh", "Petugas Satu", "147258", "147259")
    hands.save()
    gate = hands.window.findChild(FirstRunGate)
    assert gate.form.editor("pin_again").property("problem")
    assert gate.form.editor("name").value() == "Petugas Satu"


def test_undo_takes_the_last_check_in_back(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.fill("Siti Rahma", "Lapas Contoh", "", "p")
    hands.save()
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    board = hands.window.pages["donors"].board
    qtbot.waitUntil(lambda: len(board.shown) == 0)


def test_a_double_save_writes_one_record(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtTest import QTest

    hands = begin(qtbot, tmp_path / "data.db")
    hands.fill("Siti Rahma", "Lapas Contoh", "", "p")
    for _ in range(2):
        QTest.keyClick(hands.at(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.look_up()
    board = hands.window.pages["donors"].board
    qtbot.waitUntil(lambda: len(board.shown) == 1)


def test_a_used_bag_number_keeps_the_dialog_and_what_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    for name in ("Siti", "Budi"):
        hands.fill(name, "Lapas Contoh", "", "p")
        hands.save()
    for number in ("001", "002"):
        hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        hands.type(number)
        hands.enter()
        hands.press(Qt.Key.Key_L)
        hands.press(Qt.Key.Key_B)
        hands.type("plg7a")
        hands.save()
    dialog = QApplication.activeModalWidget()
    assert "A-001" in dialog.form.editor("bag_number").accessibleDescription()
    assert dialog.form.editor("bag_number").text() == "plg7a"


def test_the_practice_file_opens_unlocked_with_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    write_practice(str(tmp_path / "latihan.db"))
    hands = Keyboard(qtbot, app.build(str(tmp_path / "latihan.db")))
    assert hands.window.findChild(LoginGate) is None
    for key in hands.window.pages:
        hands.window.open_page(key)
        hands.look_up()
        assert hands.window.current_page() is hands.window.pages[key]


def test_who_only_wants_to_try_goes_from_the_first_page_to_the_practice(qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    hands.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: hands.window.findChild(FirstRunGate) is None)
    hands.look_up()
    assert "latihan" in sentence(hands.window) or "practice" in sentence(hands.window)
    assert hands.window.store.active_event is not None
    assert hands.window.findChild(StatusChip, "top.backup").isHidden()
    hands.window.close()
    again = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    assert again.window.findChild(FirstRunGate) is not None


def test_what_was_typed_stays_when_the_practice_cannot_be_opened(qtbot: QtBot, tmp_path: Path) -> None:
    begin(qtbot, tmp_path / "latihan.db").window.close()
    hands = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    hands.type("Lapas Contoh")
    hands.press(Qt.Key.Key_F5)
    gate = hands.window.findChildren(FirstRunGate)[-1]
    assert gate.form.editor("work_unit").value() == "Lapas Contoh"
    assert any("kegiatan" in one.text() for one in gate.findChildren(QLabel) if one.property("role") == "problem")


def test_a_new_event_begins_today(qtbot: QtBot, tmp_path: Path) -> None:
    hands = Keyboard(qtbot, app.build(str(tmp_path / "new.db")))
    hands.fill("Lapas Contoh", "Petugas Satu", "147258", "147258")
    hands.save()
    form = hands.window.pages["event"].form
    assert [line.day for line in form.record().days] == [local_day(dt.datetime.now(dt.UTC), Zone.WIB)]
    hands.fill("Donor Darah", "DD", "", "Lapas Contoh", "", "", "", "20/1/2026")
    assert [line.day for line in form.record().days] == [dt.date(2026, 1, 20)]


def test_a_notice_goes_with_its_key(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.window.warn([Problem("The two PINs differ.")])
    close = hands.window.findChild(QPushButton, "notice.close")
    assert close.isVisible()
    assert close.text().endswith("   Alt+S")
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert not close.isVisible()


@pytest.mark.parametrize("content", [b"", b"just a text, not a database of ours" * 9], ids=["empty", "foreign"])
def test_a_file_that_is_not_ours_is_told_and_left_alone(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    window = app.build(str(path))
    qtbot.addWidget(window)
    assert window.findChild(SorryGate) is not None
    assert path.read_bytes() == content


def test_a_second_window_on_the_same_file_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    first = begin(qtbot, tmp_path / "data.db")
    second = app.build(str(tmp_path / "data.db"))
    qtbot.addWidget(second)
    assert second.findChild(SorryGate) is not None
    first.window.close()


def test_a_nik_fills_what_it_says_and_is_registered_once(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db", nik=True)
    for name in ("Siti", "Orang Lain"):
        hands.fill(name, "Lapas Contoh", "", "", "", "", "3171015708900001")
        hands.save()
    form = hands.window.pages["donors"].form
    assert "A-001" in form.editor("nik").accessibleDescription()
    assert form.editor("full_name").text() == "Orang Lain"
    assert form.editor("sex").value() is Sex.FEMALE
    assert [line.queue_number for line in hands.window.pages["donors"].board.selected()] == ["A-001"]


def test_an_odd_nik_is_asked_about_once_and_recorded(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db", nik=True)
    hands.fill("Siti", "Lapas Contoh", "", "l", "", "", "3171015708900001")
    hands.save()
    form = hands.window.pages["donors"].form
    assert form.editor("nik").property("warned")
    hands.save()
    assert hands.window.findChild(QLabel, "donors.number").text() == "A-001"


@pytest.mark.expects_log("a deed failed")
def test_a_bug_is_told_once_and_the_form_lives_on(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.type("Siti")
    hands.window.store.run(lambda _session: 1 // 0)
    hands.look_up()
    report = hands.window.findChild(QDialog, "bug.dialog").findChild(QWidget, "bug.report").toPlainText()
    assert "ZeroDivisionError" in report
    hands.press(Qt.Key.Key_Escape)
    assert hands.window.pages["donors"].form.editor("full_name").text() == "Siti"


@pytest.mark.expects_log("nobody caught this")
def test_what_nobody_caught_is_logged_and_told(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(hands.window)
    qInstallMessageHandler(None)
    sys.excepthook(ValueError, ValueError("3171015708900001"), None)
    hands.look_up()
    report = hands.window.findChild(QDialog, "bug.dialog").findChild(QWidget, "bug.report").toPlainText()
    assert "ValueError" in report
    assert "3171015708900001" not in report
    hands.press(Qt.Key.Key_Escape)


def test_a_half_filled_form_stays_with_its_event(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    first = hands.window.store.active_event
    hands.type("Siti")
    hands.window.open_event(new=True)
    hands.fill("Donor Kedua", "D2", "", "Lapas Contoh", "", "", "", "21/1/2026", "Aula")
    hands.save()
    form = hands.window.pages["donors"].form
    assert form.editor("full_name").text() == ""
    hands.window.top.event_asked.emit(first.id)
    qtbot.waitUntil(lambda: form.editor("full_name").text() == "Siti")


def test_changing_the_event_leaves_a_half_filled_form_alone(qtbot: QtBot, tmp_path: Path) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.type("Siti")
    hands.window.open_event(new=False)
    hands.save()
    assert hands.window.pages["donors"].form.editor("full_name").text() == "Siti"


@pytest.mark.expects_log("a deed failed")
def test_after_a_bug_the_same_form_can_be_saved(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = begin(qtbot, tmp_path / "data.db")
    hands.fill("Siti Rahma", "Lapas Contoh", "", "p")
    with monkeypatch.context() as broken:
        broken.setattr(donations, "check_in", lambda *_: 1 // 0)
        hands.save()
    hands.press(Qt.Key.Key_Escape)
    hands.save()
    assert hands.window.findChild(QLabel, "donors.number").text() == "A-001"


def test_a_folder_that_cannot_be_written_to_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    window = app.build(str(tmp_path / "file" / "data.db"))
    qtbot.addWidget(window)
    assert window.findChild(SorryGate) is not None
