"""What the dialogs with lists share: their buttons, the row of them at the foot, and the search."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from baktidesk.ui.theme import SIZES


class DialogButton(QPushButton):
    """A button that Enter presses where the cursor is on it, and nowhere else; Qt would not press it at all."""

    def __init__(self, words: str) -> None:
        """Make the button."""
        super().__init__(words)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def dialog_button(name: str, words: str, do: Callable[[], object]) -> QPushButton:
    """Give a button that Enter elsewhere in the dialog does not press; `name` is its object name."""
    button = DialogButton(words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.clicked.connect(do)
    return button


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Give the row of buttons at the foot of a dialog, from the left."""
    row = QHBoxLayout()
    row.setSpacing(SIZES.space_s)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def search_editor(words: str) -> QLineEdit:
    """Give the input named `search` that finds rows of a list."""
    editor = QLineEdit()
    editor.setObjectName("search")
    editor.setAccessibleName(words)
    editor.setPlaceholderText(words)
    editor.setClearButtonEnabled(True)
    return editor
