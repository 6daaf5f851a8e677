"""An officer's hands: keys go to whatever has the focus, never to a widget by name."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.ui.main_window import MainWindow

PATIENCE_MS = 60_000


class Keyboard:
    """Types into the window in front, as an officer does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self.presses = 0
        qtbot.addWidget(window)
        window.show()
        self.look_up()

    def look_up(self) -> None:
        """Wait until the program has answered and the window, or its dialog, takes keys again."""
        self._qtbot.waitUntil(lambda: not self.window.store.busy, timeout=PATIENCE_MS)
        front = QApplication.activeModalWidget() or self.window
        front.activateWindow()
        self._qtbot.waitUntil(lambda: _holds_focus(front), timeout=PATIENCE_MS)

    def at(self) -> QWidget:
        """Give the widget that has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def type(self, words: str) -> None:
        """Type a text."""
        QTest.keyClicks(self.at(), words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key and wait for the answer."""
        self.presses += 1
        QTest.keyClick(self.at(), key, modifier)
        self.look_up()

    def enter(self) -> None:
        """Press Enter."""
        self.press(Qt.Key.Key_Return)

    def save(self) -> None:
        """Press Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def fill(self, *words: str) -> None:
        """Fill one input after another, with Enter between them; an empty text passes one by."""
        for number, text in enumerate(words):
            if number:
                self.enter()
            self.type(text)


def _holds_focus(front: QWidget) -> bool:
    focus = QApplication.focusWidget()
    within = focus is not None and (focus is front or front.isAncestorOf(focus))
    return within and QApplication.activeWindow() is front
