"""A scanner's keys are one scan wherever the focus is; a hand's keys stay what they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baktidesk.ui.enter import EnterMovesOn
from baktidesk.ui.scanning import wedge
from baktidesk.ui.scanning.wedge import Wedge
from tests.scanner import NONE, scan, type_by_hand

SCAN = "PLG77Bt"
HAND_MS = 60
PATIENT_MS = 500
Scans = list[str]


@pytest.fixture(autouse=True)
def patient(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a machine that stands still for a moment type a scan, but where the program's own gap is what is tested."""
    if not {"hand", "speed"} & set(request.node.name.split("_")):
        monkeypatch.setattr(wedge, "GAP_MS", PATIENT_MS)


class Desk(QWidget):
    """A window with one of each thing that keys can do harm to."""

    def __init__(self) -> None:
        super().__init__()
        self.deeds: list[str] = []
        self.line, self.note, self.box = QLineEdit(), QPlainTextEdit(), QCheckBox("yes")
        self.choice, self.list, self.button = QComboBox(), QListWidget(), QPushButton("do")
        self.choice.addItems(["", "Palembang", "Laki-laki"])
        self.list.addItems(["Gani", "Lala", "Tono"])
        self.button.clicked.connect(lambda: self.deeds.append("pressed"))
        for letter in "LTBGP":
            shortcut = QShortcut(QKeySequence(letter), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda key=letter: self.deeds.append(key))
        column = QVBoxLayout(self)
        for widget in (self.line, self.note, self.box, self.choice, self.list, self.button):
            column.addWidget(widget)
        self.line.installEventFilter(EnterMovesOn(self))

    def state(self) -> tuple[object, ...]:
        """Give all that a stray key could have changed."""
        return (
            self.line.text(),
            self.note.toPlainText(),
            self.box.isChecked(),
            self.choice.currentIndex(),
            self.list.currentRow(),
            list(self.deeds),
        )


def settle() -> None:
    """Wait a little longer than keys are held back, on a machine that stands still for a moment, too."""
    QTest.qWait(wedge.GAP_MS + HAND_MS)
    watching = [one for window in QApplication.topLevelWidgets() for one in window.findChildren(Wedge)]
    while any(one._timer.isActive() for one in watching):
        QTest.qWait(wedge.LATE_MS)
    QApplication.processEvents()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """Show the window."""
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def scans(desk: Desk) -> Scans:
    """Watch the window for scans; give the list that they go to."""
    found: Scans = []
    Wedge(desk, lambda: True).scanned.connect(found.append)
    return found


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> Iterator[QDialog]:
    """Open a dialog with a text half typed in, a check box and a button."""
    made = QDialog(desk)
    column = QVBoxLayout(made)
    for widget in (QLineEdit("half typed"), QCheckBox("yes"), QPushButton("keep"), QPushButton("do")):
        column.addWidget(widget)
    for button in made.findChildren(QPushButton):
        button.clicked.connect(lambda: desk.deeds.append("a button of the dialog"))
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.mark.parametrize("place", ["line", "note", "box", "choice", "list", "button"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_leaves_nothing_behind_wherever_the_focus_is(desk: Desk, scans: Scans, place: str, end: Qt.Key) -> None:
    focus: QWidget = getattr(desk, place)
    focus.setFocus()
    before = desk.state()
    scan(SCAN, end)
    settle()
    assert scans == [SCAN]
    assert desk.state() == before
    assert QApplication.focusWidget() is focus


def test_a_scan_with_spaces_presses_nothing(desk: Desk, scans: Scans) -> None:
    for focus in (desk.button, desk.box):
        focus.setFocus()
        scan(" A 12 34 ")
        settle()
    assert scans == ["A 12 34"] * 2
    assert desk.deeds == [] and not desk.box.isChecked()


def test_text_cursor_selection_and_undo_of_an_input_survive_a_scan(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    desk.line.setText("Siti Aminah")
    desk.line.end(False)
    QTest.keyClicks(desk.line, " binti")
    desk.line.setSelection(9, -4)
    scan(SCAN)
    assert (desk.line.text(), desk.line.selectedText(), desk.line.cursorPosition()) == ("Siti Aminah binti", "Amin", 5)
    assert scans == [SCAN]
    desk.line.undo()
    assert desk.line.text() == "Siti Aminah"


def test_a_note_with_any_script_survives_a_scan(desk: Desk, scans: Scans) -> None:
    desk.note.setFocus()
    desk.note.setPlainText("ꦱꦶꦠꦶ 😀 سيتي\nbaris dua")
    cursor = desk.note.textCursor()
    cursor.setPosition(9)
    desk.note.setTextCursor(cursor)
    scan(SCAN)
    assert desk.note.toPlainText() == "ꦱꦶꦠꦶ 😀 سيتي\nbaris dua"
    assert desk.note.textCursor().position() == 9
    assert scans == [SCAN]


@pytest.mark.parametrize("kind", [QLineEdit, QCheckBox, QPushButton])
def test_a_scan_goes_past_an_open_dialog(desk: Desk, scans: Scans, dialog: QDialog, kind: type[QWidget]) -> None:
    dialog.findChild(kind).setFocus()
    scan(SCAN)
    settle()
    assert scans == [SCAN]
    assert dialog.isVisible() and desk.deeds == []
    assert dialog.findChild(QLineEdit).text() == "half typed"
    assert not dialog.findChild(QCheckBox).isChecked()


def test_two_scans_a_tenth_of_a_second_apart_are_two(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    scan("A-00001")
    QTest.qWait(100)
    scan("A-00002")
    assert scans == ["A-00001", "A-00002"]
    assert desk.line.text() == ""


def test_a_scanner_that_sends_two_ends_sends_one_scan(desk: Desk, scans: Scans) -> None:
    desk.button.setFocus()
    scan(SCAN)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return)
    settle()
    assert scans == [SCAN] and desk.deeds == []


def test_a_line_feed_ends_a_scan_too(desk: Desk, scans: Scans) -> None:
    desk.button.setFocus()
    for number, text in enumerate("123456\n"):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown if text == "\n" else ord(text), NONE, text)
        event.setTimestamp(1000 + number)
        QCoreApplication.postEvent(desk.windowHandle(), event)
    QCoreApplication.processEvents()
    assert scans == ["123456"] and desk.deeds == []


def test_a_hand_types_as_ever(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    type_by_hand("Siti Ami", HAND_MS)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return)
    assert desk.line.text() == "Siti Ami"
    assert QApplication.focusWidget() is desk.note
    assert scans == []


def test_letters_and_space_of_a_hand_do_what_they_do(desk: Desk, scans: Scans) -> None:
    for focus, keys in ((desk.list, "lt"), (desk.box, " "), (desk.button, " "), (desk.choice, "l")):
        focus.setFocus()
        type_by_hand(keys, HAND_MS)
        settle()
    assert desk.deeds == ["L", "T", "pressed"]
    assert desk.box.isChecked() and desk.choice.currentText() == "Laki-laki"
    assert scans == []


def test_keys_struck_together_keep_their_order(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    window = desk.windowHandle()
    for key in ("d", "u", "a"):
        QTest.keyClick(window, key)
    QTest.keyClick(window, Qt.Key.Key_Backspace)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.line.text() == "du"
    assert QApplication.focusWidget() is desk.note


def test_what_is_too_short_is_typed(desk: Desk, scans: Scans) -> None:
    desk.list.setFocus()
    scan("lt")
    assert desk.deeds == ["L", "T"]
    assert scans == []


def test_a_burst_without_an_end_is_typed(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    for key in "abcdefgh":
        QTest.keyClick(desk.windowHandle(), key)
    settle()
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return)
    assert desk.line.text() == "abcdefgh"
    assert scans == []


def test_a_key_held_down_is_no_scan(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    window = desk.windowHandle()
    QTest.keyPress(window, "x")
    for _ in range(9):
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, NONE, "x", True)
        QCoreApplication.sendEvent(window, key)
    QTest.keyRelease(window, "x")
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.line.text() == "x" * 10
    assert scans == []


@pytest.mark.parametrize(("gap", "found"), [(34, ["123456"]), (36, [])])
def test_the_speed_is_the_keyboards_not_the_programs(desk: Desk, scans: Scans, gap: int, found: Scans) -> None:
    """Keys that waited while the program was busy come all at once; the system's own times tell a hand from a scan."""
    desk.line.setFocus()
    for number, (key, text) in enumerate([*((0x30 + digit, str(digit)) for digit in range(1, 7)), (0x01000004, "\r")]):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NONE, text)
            event.setTimestamp(1000 + gap * number)
            QCoreApplication.postEvent(desk.windowHandle(), event)
    QCoreApplication.processEvents()
    assert scans == found
    assert desk.line.text() == ("" if found else "123456")


@pytest.mark.parametrize(("meant", "text"), [(True, SCAN), (r"[A-Z]{3}77.*", SCAN), (r"\d{16}", "old")])
def test_an_input_meant_for_scans_takes_what_it_is_meant_for(
    desk: Desk, scans: Scans, meant: object, text: str
) -> None:
    desk.line.setText("old")
    desk.line.setProperty("scan_target", meant)
    desk.line.setFocus()
    scan(SCAN)
    assert desk.line.text() == text
    assert (QApplication.focusWidget() is desk.note) == (text == SCAN)
    assert scans == ([] if text == SCAN else [SCAN])


def test_after_a_scan_the_cursor_goes_where_the_input_says(desk: Desk, scans: Scans) -> None:
    desk.line.setProperty("scan_target", True)
    desk.line.setProperty("scan_next", "choice")
    desk.choice.setObjectName("choice")
    desk.line.setFocus()
    scan(SCAN)
    assert (desk.line.text(), QApplication.focusWidget()) == (SCAN, desk.choice)
    assert scans == []


def test_before_anybody_is_let_in_every_key_is_typed(desk: Desk, qtbot: QtBot) -> None:
    found: Scans = []
    Wedge(desk, lambda: False).scanned.connect(found.append)
    desk.line.setFocus()
    scan("147258")
    assert desk.line.text() == "147258" and found == []


def test_pasted_text_is_left_alone(desk: Desk, scans: Scans) -> None:
    desk.line.setFocus()
    QApplication.clipboard().setText("ꦱꦶꦠꦶ سيتي 田中")
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return)
    assert desk.line.text() == "ꦱꦶꦠꦶ سيتي 田中"
    assert scans == []


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
def test_an_open_list_of_choices_is_closed_by_a_scan_unchanged(desk: Desk, scans: Scans, qtbot: QtBot) -> None:
    desk.choice.setFocus()
    desk.choice.showPopup()
    QTest.qWait(1)
    front = QApplication.focusWindow() or desk.windowHandle()
    for character in "laki77":
        QTest.keyClick(front, character)
    QTest.keyClick(front, Qt.Key.Key_Return)
    assert scans == ["laki77"]
    assert desk.choice.currentIndex() == 0
    assert QApplication.activePopupWidget() is None
