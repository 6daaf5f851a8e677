"""A keyboard-wedge scanner: keys that enter the window in front through the window system's own door, at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def front() -> QWindow:
    """Give the window that keys go to."""
    window = QApplication.activeWindow()
    assert window is not None
    return window.windowHandle()


def scan(code: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type a code as fast as a scanner does, capitals with Shift, and the key at its end."""
    for character in code:
        modifier = SHIFT if character.isupper() else NONE
        if modifier is SHIFT:
            QTest.keyPress(front(), Qt.Key.Key_Shift, modifier)
        QTest.keyClick(front(), character, modifier)
        if modifier is SHIFT:
            QTest.keyRelease(front(), Qt.Key.Key_Shift)
    QTest.keyClick(front(), end)


def type_by_hand(words: str, gap: int) -> None:
    """Type as a hand does, with a gap in milliseconds before each key."""
    for character in words:
        QTest.qWait(gap)
        QTest.keyClick(front(), character)
