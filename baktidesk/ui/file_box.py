"""An input for a file to be read: typed, or chosen from the system's dialog, with a line for its problem."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.ui import text
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class FileBox(QWidget):
    """The file that is read; whoever shows the input also finds a place for its `note`, which may be long.

    Signals:
        edited(): the path is another now.
        given(): a whole file was chosen: in the system's dialog, dropped, or with Enter.
    """

    edited = Signal()
    given = Signal()

    def __init__(self, name: str, label: str) -> None:
        """Make the input (object name `file`); its button is `<name>.choose`."""
        super().__init__()
        words = make_words(label, "caption")
        self.editor = QLineEdit()
        self.editor.setObjectName("file")
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(translate("File", "Choose the file, or drop it here"))
        self.editor.textEdited.connect(self._on_edited)
        self.editor.returnPressed.connect(self.given)
        words.setBuddy(self.editor)
        self.choose = QPushButton(translate("Folder", "Choose…"))
        self.choose.setObjectName(f"{name}.choose")
        self.choose.setAccessibleName(translate("File", "Choose the file"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.note = make_words("", "help")
        self.note.setObjectName(f"{name}.file_note")
        self.note.setFixedHeight(SIZES.note)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_xs)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        row.addWidget(self.editor, 1)
        row.addWidget(self.choose)
        box.addWidget(words)
        box.addLayout(row)

    def value(self) -> Path:
        """Give the file as it stands there; see `problem`."""
        return Path(self.editor.text().strip()).expanduser()

    def take(self, file: Path) -> None:
        """Take a file and say that it was given."""
        self.editor.setText(str(file))
        self._on_edited()
        self.given.emit()

    def problem(self) -> Problem | None:
        """Say why this cannot be a file; whether it can be read is found out by reading."""
        if not self.editor.text().strip():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please choose a file."))
        if not self.value().is_absolute():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please give the whole path of the file."))
        return None

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

    def _ask(self) -> None:
        """Open the system's dialog without blocking."""
        start = self.value().parent if self.problem() is None else usual_folder()
        kinds = translate("File", "Excel workbook (*.xlsx)")
        dialog = QFileDialog(self, translate("File", "Choose the file"), str(start), kinds)
        dialog.setObjectName("file.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.open()

    def _on_edited(self) -> None:
        self.show_problem(None)
        self.edited.emit()
