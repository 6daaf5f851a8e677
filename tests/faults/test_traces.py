"""R13: after a whole day nothing outside the data file has the shape of a NIK, and what is ours is nobody else's."""

import logging
import re
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from baktidesk import app, log, paths
from baktidesk.services import backups
from baktidesk.services.language import load_language
from baktidesk.services.workbook.book import ExportKind, export_event
from baktidesk.shell import Shell
from tests.keyboard import Keyboard

NIKS = ("3171015708900001", "3171011708450001", "3276014101010007")
SHAPED = re.compile(r"(?<![\dA-Fa-f-])\d{6}[ .]?\d{6}[ .]?\d{4}(?![\dA-Fa-f-])")
CTRL = Qt.KeyboardModifier.ControlModifier


class Day:
    """A whole day at one desk, in a home of its own."""

    def __init__(self, qtbot: QtBot, home: Path) -> None:
        """Start the program as it starts every morning, with its log and its net for bugs."""
        self.home, self._qtbot, self.titles = home, qtbot, set[str]()
        self.shell = Shell(paths.data_file())
        app.begin(self.shell)
        self.hook = sys.excepthook
        self.hands = Keyboard(qtbot, self.shell.window)

    def live(self) -> None:
        """Do all that a day brings."""
        self._set_up()
        self._donors()
        self._mishaps()
        self._send()
        self.hands.type("Budi")
        self._donor_form().editor("nik").setText(NIKS[2])
        self._look()
        self.hands.press(Qt.Key.Key_L, CTRL)
        self._look()
        self.shell.window.close()

    def _set_up(self) -> None:
        self.hands.fill("Lapas Contoh", "Petugas Satu", "147258", "147258")
        self.hands.save()
        self.hands.fill("Donor Darah", "DD", "", "Lapas Contoh", "", "", "", "20/1/2026", "Aula")
        self.shell.window.pages["event"].form.editor("asks_nik").setChecked(True)  # type: ignore[attr-defined]
        self.hands.save()
        self._look()

    def _donors(self) -> None:
        """Check somebody in by NIK; then be refused, for the same number comes again."""
        for name in ("Siti", "Orang Lain"):
            self.hands.fill(name, "Lapas Contoh", "", "", "", "", NIKS[0])
            self.hands.save()
            self._look()
        assert "A-001" in self._donor_form().editor("nik").accessibleDescription()
        self._donor_form().clear()
        self._donor_form().focus_first()

    def _mishaps(self) -> None:
        """Let a deed, the window, and Qt itself stumble over a number."""
        self.hands.window.store.run(_stumble)
        self.hands.look_up()
        self._put_away()
        with pytest.raises(ValueError) as caught:
            _stumble(None)
        self.hook(ValueError, caught.value, caught.value.__traceback__)
        self._put_away()
        qWarning(f"cannot show {NIKS[1]}")

    def _send(self) -> None:
        event = self.shell.store.active_event
        assert event
        for kind in ExportKind:
            work = partial(export_event, event_id=event.id, kind=kind, folder=self.home / "ekspor", language=_LANGUAGE)
            self.shell.store.run(work)
        self.shell.store.start(lambda: backups.back_up(self.shell.data), lambda _done: None)
        self.hands.look_up()

    def _put_away(self) -> None:
        self._look()
        for dialog in self.shell.window.findChildren(QDialog, "bug.dialog"):
            dialog.accept()
        self.hands.look_up()

    def _donor_form(self):  # type: ignore[no-untyped-def]
        return self.shell.window.pages["donors"].form  # type: ignore[attr-defined]

    def _look(self) -> None:
        """Remember what the titles of the windows say."""
        self.titles |= {window.windowTitle() for window in QApplication.topLevelWidgets()}
        self.titles |= {dialog.windowTitle() for dialog in self.shell.window.findChildren(QDialog)}


_LANGUAGE = load_language("id")


def _stumble(_session: object) -> None:
    try:
        raise KeyError(NIKS[0])
    except KeyError as error:
        raise ValueError(f"NIK {NIKS[1]}") from error


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    """Give a day in a home where nobody has been, with a place for what is temporary."""
    (tmp_path / "temp").mkdir(mode=0o700)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    hooks, before, handlers = (
        (sys.excepthook, threading.excepthook),
        qInstallMessageHandler(None),
        logging.root.handlers[:],
    )
    made = Day(qtbot, tmp_path / "home")
    yield made
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(before)
    for handler in [one for one in logging.root.handlers if one not in handlers]:
        logging.root.removeHandler(handler)
        handler.close()
    if made.shell.crashes:
        made.shell.crashes.close()


def traces(folder: Path) -> list[str]:
    """Give the places outside data files where something has the shape of a NIK: names of files, and what they hold."""
    found = []
    for path in (one for one in folder.rglob("*") if one.is_file()):
        words = path.name if _is_data(path) else f"{path.name}\n{_words(path)}"
        found += [f"{path.name}: {shape}" for shape in SHAPED.findall(words)]
        found += [f"{path.name}: {nik}" for nik in NIKS if nik in words]
    return found


def _is_data(path: Path) -> bool:
    return path.name.startswith("baktidesk.db") or path.parent.name == "baktidesk-backup"


def _words(path: Path) -> str:
    """Give what stands in a file; of a workbook its texts, where a long number has its own place."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8", "replace")
    with zipfile.ZipFile(path) as package:
        return "\n".join(text for name in package.namelist() for text in _texts(package.read(name)))


def _texts(part: bytes) -> list[str]:
    return re.findall(r"<t[^>]*>([^<]*)</t>", part.decode("utf-8", "replace"))


def open_to_others(folder: Path) -> list[str]:
    """Give our files and folders that somebody else may look into."""
    return [f"{path.name} {path.stat().st_mode & 0o777:o}" for path in folder.rglob("*") if path.stat().st_mode & 0o077]


@pytest.mark.slow
@pytest.mark.expects_log("a deed failed|nobody caught this|Qt: ")
def test_a_whole_day_leaves_no_number_behind_and_nothing_open_to_others(day: Day, tmp_path: Path) -> None:
    day.live()
    kinds = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert kinds >= {".log", ".db", ".xlsx"}
    assert traces(tmp_path) == []
    assert [title for title in day.titles if SHAPED.search(title)] == []
    told = (paths.log_folder() / log.FILE).read_text(encoding="utf-8")
    assert told.count("**********") >= 4
    assert sys.platform == "win32" or open_to_others(paths.data_folder()) == []
    assert sys.platform == "win32" or [one for one in open_to_others(tmp_path / "home") if "xlsx" in one] == []


@pytest.mark.slow
@pytest.mark.expects_log("a deed failed|nobody caught this|Qt: ")
def test_the_alarms_ring_for_a_log_a_name_and_a_file_that_tell(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "mask", lambda text: text)
    day.live()
    assert {one.partition(":")[0] for one in traces(tmp_path)} == {log.FILE}
    (tmp_path / "temp" / f"slip-{NIKS[0]}.pdf").write_text("")
    (tmp_path / "temp" / "slip.pdf").write_text(f"NIK {NIKS[2]}")
    assert {one.partition(":")[0] for one in traces(tmp_path / "temp")} == {f"slip-{NIKS[0]}.pdf", "slip.pdf"}
    (tmp_path / "temp" / "slip.pdf").chmod(0o644)
    assert "slip.pdf 644" in open_to_others(tmp_path / "temp")
