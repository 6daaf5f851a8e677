"""The one place that makes dialogs for files and folders: they list a folder and open nothing in it.

Qt's own dialog looks into every file it lists, to name its type. By POSIX, closing any descriptor of a file drops all
locks of the process on it: listed beside its log, the data file would lose SQLite's, another process would take
itself for the last one and delete the log, and what the window saves from then on would be gone after a crash.
"""

import sys
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QFileInfo, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView, QWidget


class FileIcons(QFileIconProvider):
    """Gives icons and types from what the folder says; Qt asks for them on the window's thread."""

    def __init__(self) -> None:
        """Take the icons of the application's style, once."""
        super().__init__()
        kinds = QFileIconProvider.IconType
        self._known = {kind: super(FileIcons, self).icon(kind) for kind in (kinds.Folder, kinds.File)}

    def icon(self, asked: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        """Give the icon of a file or folder, or of a kind of place."""
        kinds = QFileIconProvider.IconType
        if isinstance(asked, QFileInfo):
            return self._known[kinds.Folder if asked.isDir() else kinds.File]
        return self._known.get(asked) or super().icon(asked)

    def type(self, info: QFileInfo) -> str:
        """Give the ending for the column of types."""
        return "" if info.isDir() else info.suffix().upper()


def file_dialog(
    parent: QWidget, name: str, title: str, *, folder: str = "", kinds: str = "", many: bool = False
) -> QFileDialog:
    """Give a dialog for a file that is there, or for several, not yet open; it goes when it is closed.

    `name` is its object name; it begins in `folder`, "" = where the last one was, and offers `kinds`, "" = all.
    """
    mode = QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile
    return _dialog(parent, name, title, folder, kinds, mode)


def folder_dialog(parent: QWidget, name: str, title: str, *, folder: str = "") -> QFileDialog:
    """Give a dialog for a folder; otherwise as `file_dialog`."""
    dialog = _dialog(parent, name, title, folder, "", QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def _dialog(parent: QWidget, name: str, title: str, folder: str, kinds: str, mode: QFileDialog.FileMode) -> QFileDialog:
    if sys.platform.startswith("linux"):
        # GTK's dialog runs within this process and looks into the files as well.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setIconProvider(_icons())  # before Qt's listing thread tells the window of the first file
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    _fit_columns(dialog)
    return dialog


def _fit_columns(dialog: QFileDialog) -> None:
    """Let size, type and time be read whole, and names have the rest; the system's own dialogs have no such list."""
    details = dialog.findChild(QTreeView, "treeView")
    if details is not None:
        modes = QHeaderView.ResizeMode
        for column in range(details.header().count()):
            details.header().setSectionResizeMode(column, modes.ResizeToContents if column else modes.Stretch)


@lru_cache(maxsize=1)
def _icons() -> FileIcons:
    """Give the one that all dialogs ask: they do not keep it alive."""
    return FileIcons()
