"""Point 8: a bug is logged and told once, with nobody's data; the program lives on; a slow call leaves its stack."""

import faulthandler
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk import log
from baktidesk.ui.bug import catch_bugs, report_on
from baktidesk.ui.records import person_dialog
from baktidesk.ui.records.person_dialog import CopiedNik
from baktidesk.ui.safety.slow import BEAT_MS, SlowWatch
from baktidesk.ui.store import Store

NIK = "3171011708450001"
MASKED = "3171**********01"
NAME = "Siti Rahma"


class Window(QWidget):
    """A window with the hook that catches its bugs: the test's own hook stands before it."""

    hook = staticmethod(sys.excepthook)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    """Give a window with a half-filled form whose bugs are caught, and hand the hooks back."""
    hooks, before = (sys.excepthook, threading.excepthook), qInstallMessageHandler(None)
    made = Window()
    QLineEdit(NAME, made).setObjectName("full_name")
    qtbot.addWidget(made)
    made.show()
    catch_bugs(made)
    made.hook = sys.excepthook  # type: ignore[method-assign]
    yield made
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(before)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Keep a log as the program does; give what stands in it."""
    handler = log.start(tmp_path / "log")
    yield lambda: (tmp_path / "log" / log.FILE).read_text(encoding="utf-8")
    logging.getLogger().removeHandler(handler)
    handler.close()


def stumble() -> None:
    """Fail with somebody's number and name in every message of the chain."""
    try:
        {}[NIK]
    except KeyError as error:
        raise ValueError(f"{NAME} {NIK}") from error


def dialogs(window: Window) -> list[QDialog]:
    """Give the bugs that are told."""
    return [one for one in window.findChildren(QDialog, "bug.dialog") if one.isVisible()]


def fall(window: Window) -> QDialog:
    """Let a bug happen; give the dialog that tells of it."""
    with pytest.raises(ValueError) as caught:
        stumble()
    window.hook(ValueError, caught.value, caught.value.__traceback__)
    return dialogs(window)[0]


@pytest.mark.expects_log("nobody caught this|propagateSizeHints")
def test_a_bug_is_told_once_and_the_form_stays(window: Window, qtbot: QtBot, told: Callable[[], str]) -> None:
    first = fall(window)
    assert fall(window) is first
    assert first.focusWidget() is first.findChild(QPushButton, "bug.close")
    first.findChild(QPushButton, "bug.close").click()
    assert window.findChild(QLineEdit, "full_name").text() == NAME
    assert dialogs(window) == []
    assert told().count("nobody caught this") == 2
    qtbot.waitUntil(lambda: window.findChildren(QDialog, "bug.dialog") == [])


@pytest.mark.expects_log("nobody caught this|propagateSizeHints")
def test_the_report_can_be_copied_and_names_nobody_and_no_folder(window: Window, qtbot: QtBot) -> None:
    dialog = fall(window)
    dialog.findChild(QPushButton, "bug.copy").click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.findChild(QPlainTextEdit, "bug.report").toPlainText()
    assert "ValueError" in copied and "KeyError" in copied and "stumble" in copied
    assert not [words for words in (NIK, NAME, str(Path.home()), str(Path(__file__).parents[2])) if words in copied]
    dialog.accept()


def test_a_report_names_no_home_folder_of_another_s_module() -> None:
    code = compile("1 / 0", "/data/siti-rahma/lib/python/strange.py", "exec")
    with pytest.raises(ZeroDivisionError) as caught:
        exec(code)
    assert "python/strange.py:1" in report_on(caught.value)
    assert "siti" not in report_on(caught.value)


@pytest.mark.expects_log("nobody caught this|propagateSizeHints")
def test_a_bug_on_another_thread_is_told_too(window: Window, qtbot: QtBot, told: Callable[[], str]) -> None:
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    assert MASKED in told() and NIK not in told()
    dialogs(window)[0].accept()


@pytest.mark.expects_log("nobody caught this|propagateSizeHints")
def test_messages_and_every_link_of_a_chain_hide_a_nik(window: Window, qtbot: QtBot, told: Callable[[], str]) -> None:
    fall(window).accept()
    assert told().count(MASKED) >= 2  # of the cause and of what it caused
    assert NIK not in told()


@pytest.mark.expects_log("Qt: ")
def test_what_qt_says_hides_a_nik(window: Window, told: Callable[[], str]) -> None:
    qWarning(f"QLabel: cannot show {NIK}")
    assert f"Qt: QLabel: cannot show {MASKED}" in told()
    assert NIK not in told()


@pytest.mark.expects_log("uji")
def test_the_alarm_rings_for_a_log_without_the_filter(tmp_path: Path) -> None:
    handler = log.start(tmp_path / "log")
    handler.setFormatter(logging.Formatter())
    logging.getLogger("uji").warning("uji %s", NIK)
    logging.getLogger().removeHandler(handler)
    handler.close()
    assert NIK in (tmp_path / "log" / log.FILE).read_text(encoding="utf-8")


# --- slow calls and crashes -------------------------------------------------------------------------------------


def dawdle(seconds: float) -> None:
    """Keep the window from answering."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


@pytest.mark.parametrize(("seconds", "noticed"), [(1.05, True), (0.3, False)])
def test_a_call_over_a_second_leaves_its_stack(qtbot: QtBot, tmp_path: Path, seconds: float, noticed: bool) -> None:
    file, parent = log.watch_crashes(tmp_path / "log"), QObject()
    watch = SlowWatch(parent, file)
    beats = QTimer(interval=BEAT_MS)
    with qtbot.waitSignal(beats.timeout):
        beats.start()
    dawdle(seconds)
    watch.stop()
    beats.stop()
    faulthandler.disable()
    file.close()
    written = (tmp_path / "log" / log.CRASHES).read_text(encoding="utf-8")
    assert ("dawdle" in written) is noticed
    assert str(seconds) not in written


def test_the_log_tells_when_the_window_stood_still(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = log.watch_crashes(tmp_path / "log")
    with caplog.at_level(logging.INFO):
        parent = QObject()
        watch = SlowWatch(parent, file)
        dawdle(1.05)
        qtbot.waitUntil(lambda: "the window stood still for 1." in caplog.text)
    watch.stop()
    faulthandler.disable()
    file.close()


def test_the_file_of_crashes_does_not_grow_without_end(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / log.CRASHES).write_text(f"{number}" * 1_100_000)
        file = log.watch_crashes(tmp_path)
        faulthandler.disable()
        file.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [log.CRASHES, f"{log.CRASHES}.1"]
    assert (tmp_path / log.CRASHES).stat().st_size == 0


# --- the clipboard ----------------------------------------------------------------------------------------------


@pytest.fixture
def copied(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CopiedNik]:
    """Copy a NIK that is soon to be taken back."""
    assert person_dialog.CLIPBOARD_MS == 10_000
    monkeypatch.setattr(person_dialog, "CLIPBOARD_MS", 30)
    store = Store()
    yield CopiedNik(store, NIK)
    store.close()


def test_a_copied_nik_leaves_the_clipboard_by_itself(qtbot: QtBot, copied: CopiedNik) -> None:
    assert QGuiApplication.clipboard().text() == NIK
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_was_copied_since_stays(qtbot: QtBot, copied: CopiedNik) -> None:
    QGuiApplication.clipboard().setText("catatan lain")
    with qtbot.waitSignal(copied.destroyed):
        pass
    assert QGuiApplication.clipboard().text() == "catatan lain"
