"""An input for a file to be read: typed, or chosen from the system's dialog, with a line for its problem."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui.file_dialogs import file_dialog
from baktidesk.ui.folder_box import usual_folder
from baktidesk.ui.path_box import PathBox
from baktidesk.ui.text import translate


class FileBox(PathBox):
    """The file that is read; whoever shows the input also finds a place for its `note`, which may be long.

    Signals:
        given(): a whole file was chosen: in the system's dialog, dropped, or with Enter.
    """

    given = Signal()
    missing = QT_TRANSLATE_NOOP("Problem", "Please choose a file.")
    partial = QT_TRANSLATE_NOOP("Problem", "Please give the whole path of the file.")

    def __init__(self, name: str, label: str) -> None:
        """Make the input (object name `file`); its button is `<name>.choose`."""
        super().__init__("file", label, f"{name}.choose", translate("File", "Choose the file"))
        self.editor.setPlaceholderText(translate("File", "Choose the file, or drop it here"))
        self.editor.returnPressed.connect(self.given)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.note.setObjectName(f"{name}.file_note")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def take(self, file: Path) -> None:
        """Take a file and say that it was given."""
        self.editor.setText(str(file))
        self._on_edited()
        self.given.emit()

    def _ask(self) -> None:
        """Open the system's dialog without blocking."""
        start = self.value().parent if self.problem() is None else usual_folder()
        kinds = translate("File", "Excel workbook (*.xlsx)")
        title = translate("File", "Choose the file")
        dialog = file_dialog(self, "file.dialog", title, folder=str(start), kinds=kinds)
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.open()
