"""An input for a file or a folder: typed, or chosen from the system's dialog, with a line for its problem."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Problem
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class PathBox(QWidget):
    """The input of a path with its button, which whoever inherits it lets open a dialog; `note` still wants a place.

    `missing` and `partial` are the problems of an empty input and of a path that is not whole.

    Signals:
        edited(): the path is another now.
    """

    edited = Signal()
    missing: str
    partial: str

    def __init__(self, name: str, label: str, chooser: str, choose: str) -> None:
        """Make the input with this object name; its button has the object name `chooser` and is called `choose`."""
        super().__init__()
        words = make_words(label, "caption")
        self.editor = QLineEdit()
        self.editor.setObjectName(name)
        self.editor.setAccessibleName(label)
        self.editor.textEdited.connect(self._on_edited)
        words.setBuddy(self.editor)
        self.choose = QPushButton(translate("Folder", "Choose…"))
        self.choose.setObjectName(chooser)
        self.choose.setAccessibleName(choose)
        self.note = make_words("", "help")
        self.note.setFixedHeight(SIZES.note)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        row.addWidget(self.editor, 1)
        row.addWidget(self.choose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SIZES.space_xs)
        self.column.addWidget(words)
        self.column.addLayout(row)

    def value(self) -> Path:
        """Give the path as it stands there; see `problem`."""
        return Path(self.editor.text().strip()).expanduser()

    def problem(self) -> Problem | None:
        """Say why this cannot be a path; whether it leads anywhere is found out by going there."""
        if not self.editor.text().strip():
            return Problem(self.missing)
        return None if self.value().is_absolute() else Problem(self.partial)

    def show_problem(self, problem: Problem | None) -> None:
        """Show what is wrong under the input, with the cursor in it, or that nothing is."""
        sentence = text.sentence(problem) if problem else ""
        self.note.setText(sentence)
        self.note.setToolTip(sentence)
        mark(self.note, "role", "problem" if problem else "help")
        mark(self.editor, "problem", bool(problem))
        self.editor.setAccessibleDescription(sentence)
        if problem:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.show_problem(None)
        self.edited.emit()
