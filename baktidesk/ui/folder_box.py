"""An input for a folder: typed, or chosen from the system's dialog, with its problem directly under it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui.file_dialogs import folder_dialog
from baktidesk.ui.path_box import PathBox
from baktidesk.ui.text import translate


class FolderBox(PathBox):
    """The folder that a file is written to."""

    missing = QT_TRANSLATE_NOOP("Problem", "Please choose a folder.")
    partial = QT_TRANSLATE_NOOP("Problem", "Please give the whole path of the folder.")

    def __init__(self, name: str) -> None:
        """Make the input (object name `folder`); its button is `<name>.choose_folder`."""
        choose = translate("Folder", "Choose the folder")
        super().__init__("folder", translate("Folder", "Folder"), f"{name}.choose_folder", choose)
        self.choose.clicked.connect(self._ask)
        self.column.addWidget(self.note)

    def set_value(self, folder: Path) -> None:
        """Show a folder."""
        self.editor.setText(str(folder))
        self.show_problem(None)

    def _ask(self) -> None:
        """Open the system's dialog without blocking."""
        start = str(self.value()) if self.problem() is None else str(usual_folder())
        dialog = folder_dialog(self, "folder.dialog", translate("Folder", "Choose the folder"), folder=start)
        dialog.fileSelected.connect(self._on_selected)
        dialog.open()

    def _on_selected(self, folder: str) -> None:
        self.set_value(Path(folder))
        self.edited.emit()


def usual_folder() -> Path:
    """Give the officer's folder for documents, or for downloads, or the home folder where there is neither."""
    place = QStandardPaths.StandardLocation
    found = (Path(QStandardPaths.writableLocation(one)) for one in (place.DocumentsLocation, place.DownloadLocation))
    return next((folder for folder in found if folder.is_dir()), Path.home())
