"""What the dialogs with lists share: their buttons, the row of them at the foot, and the search."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

Button = TypeVar("Button", bound=QPushButton)
_BEYOND = ~Qt.KeyboardModifier.KeypadModifier


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


def key_button(name: str, image: str, words: str, key: str) -> QPushButton:
    """Give a button that says its key, and that Enter never presses; `image` is its icon, "" = none, `key` as well."""
    shown = translate("Closing", "{verb}   {key}").format(verb=words, key=key) if key else words
    button = QPushButton(icon(image, "accent", SIZES.icon_small), shown) if image else QPushButton(shown)
    button.setObjectName(name)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    return button


def esc(button: Button) -> Button:
    """Say on a button that leaves a dialog that Esc does the same; give it."""
    words = button.text()
    button.setAccessibleName(words)
    button.setText(translate("Closing", "{verb}   {key}").format(verb=words, key="Esc"))
    return button


def window_below(parent: QWidget) -> QWidget:
    """Give the window below all dialogs, whose room a dialog may take."""
    window = parent.window()
    while (below := window.parentWidget()) is not None:
        window = below.window()
    return window


def within_window(parent: QWidget, width: int, height: int) -> QSize:
    """Give the size of a dialog, never higher than the window below it: its buttons stay in sight on a small screen."""
    return QSize(width, min(height, window_below(parent).height() - SIZES.space_xxl))


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """Give the row of buttons at the foot of a dialog, from the left."""
    row = QHBoxLayout()
    row.setSpacing(SIZES.space_s)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


class SearchEditor(QLineEdit):
    """Keeps its Enter to itself; a dialog would press its first button as well, and so make or print something."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of Enter by `returnPressed` alone."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _BEYOND:
            event.accept()


def search_editor(words: str) -> QLineEdit:
    """Give the input named `search` that finds rows of a list."""
    editor = SearchEditor()
    editor.setObjectName("search")
    editor.setAccessibleName(words)
    editor.setPlaceholderText(words)
    editor.setClearButtonEnabled(True)
    return editor
