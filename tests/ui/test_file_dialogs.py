"""A dialog that lists the folder of the data opens nothing there: that would drop SQLite's locks."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, Qt
from PySide6.QtGui import QIcon
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk import ui
from baktidesk.domain.paper import Paper
from baktidesk.services import settings
from baktidesk.services.prints import PrintSetup
from baktidesk.ui import file_dialogs
from baktidesk.ui.file_dialogs import FileIcons, file_dialog, folder_dialog
from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob
from baktidesk.ui.papers.sheet import HtmlSheet
from baktidesk.ui.store import Store
from tests.locks import LOCKS, locks_on, tells_locks

Make = Callable[[QWidget, str], QFileDialog]
FILES = 500


def saving(parent: QWidget, folder: str) -> QFileDialog:
    """Give a dialog that asks where to save."""
    dialog = file_dialog(parent, "save", "Save", folder=folder)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return dialog


def detailed(parent: QWidget, folder: str) -> QFileDialog:
    """Give a dialog that shows types and sizes, and hidden files as well."""
    dialog = file_dialog(parent, "details", "Open", folder=folder, many=True)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.setFilter(dialog.filter() | QDir.Filter.Hidden)
    return dialog


KINDS: dict[str, Make] = {
    "file": lambda parent, folder: file_dialog(parent, "file", "Open", folder=folder),
    "kinds": lambda parent, folder: file_dialog(parent, "file", "Open", folder=folder, kinds="Pictures (*.png)"),
    "folder": lambda parent, folder: folder_dialog(parent, "folder", "Choose", folder=folder),
    "details": detailed,
    "save": saving,
}


def open_on(make: Make, parent: QWidget, folder: Path, qtbot: QtBot) -> QFileDialog:
    """Open a dialog on a folder and wait until it has been told of every file there."""
    done: list[str] = []
    dialog = make(parent, str(folder))
    (model,) = dialog.findChildren(QFileSystemModel)
    model.directoryLoaded.connect(done.append)
    dialog.open()
    qtbot.waitUntil(lambda: str(folder) in done and told(dialog, folder))
    return dialog


def told(dialog: QFileDialog, folder: Path) -> bool:
    """Tell whether a dialog knows the type of every file that it shows."""
    (model,) = dialog.findChildren(QFileSystemModel)
    shown = [(one, model.index(str(one))) for one in folder.iterdir()]
    return all(model.type(index) for one, index in shown if index.isValid() and one.suffix)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give a window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def full_folder(tmp_path: Path) -> Path:
    """Give a folder with many files whose kind their names do not tell."""
    folder = tmp_path / "penuh"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"f{number:03}.db").write_bytes(b"SQLite format 3\0")
    return folder


@tells_locks
@pytest.mark.parametrize("kind", KINDS)
def test_a_dialog_on_the_folder_of_the_data_leaves_its_locks(
    kind: str, parent: QWidget, store: Store, tmp_path: Path, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    store.run(lambda session: settings.keep(session, settings.THEME, "dark"))
    settle()
    before = locks_on(tmp_path / "data.db")
    assert before
    dialog = open_on(KINDS[kind], parent, tmp_path, qtbot)
    dialog.selectFile("data.db")
    assert locks_on(tmp_path / "data.db") == before
    dialog.reject()


def test_types_and_icons_come_from_names_alone(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "foto.jpg").write_bytes(b"")
    (tmp_path / "surat").mkdir()
    dialog = open_on(detailed, parent, tmp_path, qtbot)
    (model,) = dialog.findChildren(QFileSystemModel)
    assert [model.type(model.index(str(tmp_path / name))) for name in ("foto.jpg", "surat")] == ["JPG", ""]

    def icons() -> list[QIcon]:
        return [model.fileIcon(model.index(str(tmp_path / name))) for name in ("foto.jpg", "surat")]

    qtbot.waitUntil(lambda: not any(icon.isNull() for icon in icons()))
    assert len({icon.cacheKey() for icon in icons()}) == 2
    dialog.reject()


def test_qt_asks_for_icons_on_the_thread_of_the_window_alone(
    parent: QWidget, full_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[threading.Thread] = []

    class Noting(FileIcons):
        def type(self, info: QFileInfo) -> str:
            asked.append(threading.current_thread())
            return super().type(info)

    icons = Noting()
    monkeypatch.setattr(file_dialogs, "_icons", lambda: icons)
    for _turn in range(3):
        open_on(detailed, parent, full_folder, qtbot).reject()
    assert len(asked) >= 3 * FILES
    assert set(asked) == {threading.main_thread()}


def test_a_dialog_may_go_while_its_folder_is_being_listed(parent: QWidget, full_folder: Path, qtbot: QtBot) -> None:
    for turn in range(10):
        dialog = KINDS["file"](parent, str(full_folder))
        dialog.open()
        for _event in range(turn):
            QCoreApplication.processEvents()
        dialog.reject()
    qtbot.waitUntil(lambda: not parent.findChildren(QFileDialog))


@pytest.mark.skipif(not LOCKS.exists(), reason="elsewhere the system's own dialogs are shown")
def test_no_dialog_of_the_desktop_takes_the_place_of_qts(parent: QWidget) -> None:
    dialog = file_dialog(parent, "file", "Open")
    assert QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dialog.deleteLater()


@tells_locks
def test_the_dialog_of_the_printer_has_none_for_files(parent: QWidget, store: Store) -> None:
    job = PrintJob(title="Uji", document=None, papers=(Paper.A4,), make=lambda _paper: HtmlSheet(title="Uji", html=""))
    dialog = PrintDialog(parent, store, job, PrintSetup())
    dialog._ask_system(Paper.A4)
    system = dialog.findChild(QPrintDialog, "print.system")
    assert isinstance(system, QPrintDialog)
    browse = system.findChild(QToolButton, "fileBrowser")
    assert not (isinstance(browse, QToolButton) and browse.isVisible())
    system.reject()


def test_every_dialog_for_files_is_made_in_one_place() -> None:
    folder = Path(ui.__file__).parent
    makers = re.compile(r"QFileDialog|QFileSystemModel|QFileIconProvider")
    made = [path.name for path in folder.parent.rglob("*.py") if makers.search(path.read_text("utf-8"))]
    assert made == ["file_dialogs.py"]
