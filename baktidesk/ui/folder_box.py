"""An input for a folder: typed, or chosen from the system's dialog, with its problem directly under it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class FolderBox(QWidget):
    """The folder that a file is written to.

    Signals:
        edited(): the officer typed or chose another folder.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        """Make the input (object name `folder`); its button is `<name>.choose_folder`."""
        super().__init__()
        label = make_words(translate("Folder", "Folder"), "caption")
        self.editor = QLineEdit()
        self.editor.setObjectName("folder")
        self.editor.setAccessibleName(translate("Folder", "Folder"))
        self.editor.textEdited.connect(self._on_edited)
        label.setBuddy(self.editor)
        self.choose = QPushButton(translate("Folder", "Choose…"))
        self.choose.setObjectName(f"{name}.choose_folder")
        self.choose.setAccessibleName(translate("Folder", "Choose the folder"))
        self.choose.clicked.connect(self._ask)
        self._note = make_words("", "help")
        self._note.setFixedHeight(SIZES.note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_xs)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        row.addWidget(self.editor, 1)
        row.addWidget(self.choose)
        box.addWidget(label)
        box.addLayout(row)
        box.addWidget(self._note)

    def value(self) -> Path:
        """Give the folder as it stands there; see `problem`."""
        return Path(self.editor.text().strip()).expanduser()

    def set_value(self, folder: Path) -> None:
        """Show a folder."""
        self.editor.setText(str(folder))
        self.show_problem(None)

    def problem(self) -> Problem | None:
        """Say why this cannot be a folder; whether it can be written to is found out by writing."""
        if not self.editor.text().strip():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please choose a folder."))
        if not self.value().is_absolute():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please give the whole path of the folder."))
        return None

    def show_problem(self, problem: Problem | None) -> None:
        """Show what is wrong under the input, with the cursor in it, or that nothing is."""
        sentence = text.sentence(problem) if problem else ""
        self._note.setText(sentence)
        self._note.setToolTip(sentence)
        self._note.setProperty("role", "problem" if problem else "help")
        self.editor.setProperty("problem", bool(problem))
        self.editor.setAccessibleDescription(sentence)
        for widget in (self._note, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        if problem:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """Open the system's dialog without blocking."""
        start = str(self.value()) if self.problem() is None else str(usual_folder())
        dialog = QFileDialog(self, translate("Folder", "Choose the folder"), start)
        dialog.setObjectName("folder.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, folder: str) -> None:
        self.set_value(Path(folder))
        self.edited.emit()

    def _on_edited(self) -> None:
        self.show_problem(None)
        self.edited.emit()


def usual_folder() -> Path:
    """Give the officer's folder for documents, or for downloads, or the home folder where there is neither."""
    place = QStandardPaths.StandardLocation
    found = (Path(QStandardPaths.writableLocation(one)) for one in (place.DocumentsLocation, place.DownloadLocation))
    return next((folder for folder in found if folder.is_dir()), Path.home())
