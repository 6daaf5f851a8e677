"""A second start on the same data shows the first one's window; where that cannot be, it says who has them open."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.restore import alone_with
from baktidesk.ui.safety import second_start
from baktidesk.ui.safety.lock_file import lock_of, take_lock
from baktidesk.ui.safety.second_start import Knocks, is_shown_by_first, knock_of

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from baktidesk.ui.safety.lock_file import take_lock
lock = take_lock(sys.argv[1])
print("held", flush=True)
input()
"""


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Give the place of the data."""
    return str(tmp_path / "data.db")


@contextmanager
def started(*command: str) -> Iterator["subprocess.Popen[str]"]:
    """Give a running process of the program, with a home of its own; it is killed at the end."""
    home = {"HOME": command[-1] + ".home", "XDG_DATA_HOME": command[-1] + ".home", "QT_QPA_PLATFORM": "offscreen"}
    environment = {**os.environ, **home, "PYTHONPATH": str(ROOT)}
    full = [sys.executable, *command]
    with subprocess.Popen(full, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.slow
def test_a_second_start_shows_the_first_and_ends(data: str) -> None:
    words = ("-m", "baktidesk", "--data", data)
    with started(*words) as first:
        knock_of(data).touch()
        wait_until(lambda: not knock_of(data).exists())
        assert Path(lock_of(data)).exists()
        with started(*words) as second:
            assert second.wait(60) == 0
        assert first.poll() is None
    assert not knock_of(data).exists()


def wait_until(done: Callable[[], bool]) -> None:
    """Wait for another process."""
    end = time.monotonic() + 60
    while not done() and time.monotonic() < end:
        time.sleep(0.05)


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_knock_brings_the_window_forward(data: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    Knocks(window, lambda: data)
    knock_of(data).touch()
    qtbot.waitUntil(lambda: not knock_of(data).exists())
    assert not window.isMinimized()
    assert window.isActiveWindow()


def test_a_window_that_may_not_come_forward_does_not_say_it_did(
    data: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    monkeypatch.setattr(second_start, "LOOKS", 2)
    window = QWidget()
    qtbot.addWidget(window)
    knocks = Knocks(window, lambda: data)
    knock_of(data).touch()
    qtbot.waitUntil(knocks._timer.isActive)
    qtbot.waitUntil(lambda: not knocks._timer.isActive())
    assert knock_of(data).exists()


def test_a_window_without_data_answers_nobody(data: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    opened = [data]
    knocks = Knocks(window, lambda: opened[0])
    opened[0] = ""
    knock_of(data).touch()
    knocks.look()
    assert knock_of(data).exists()


def test_what_does_not_answer_is_not_waited_for_long(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_start, "WAIT_SECONDS", 0.1)
    with started("-c", HOLD, data) as holder:
        assert holder.stdout
        holder.stdout.readline()
        assert not is_shown_by_first(data)
    assert not knock_of(data).exists()


def test_a_lock_that_a_crash_has_left_is_nobody_s(data: str) -> None:
    with started("-c", HOLD, data) as holder:
        assert holder.stdout
        holder.stdout.readline()
    assert Path(lock_of(data)).exists()
    begun = time.monotonic()
    assert not is_shown_by_first(data)
    assert time.monotonic() - begun < second_start.WAIT_SECONDS / 2
    lock = take_lock(data)
    assert lock
    lock.unlock()


def test_a_command_that_holds_the_lock_has_no_window(data: str) -> None:
    with alone_with(Path(data)):
        assert second_start._holder(data) == 0


def test_another_computer_s_window_is_not_asked(data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSysInfo, "machineHostName", lambda: "another")
    with started("-c", HOLD, data) as holder:
        assert holder.stdout
        holder.stdout.readline()
        assert second_start._holder(data) == 0


def test_a_server_s_data_have_no_lock() -> None:
    assert not is_shown_by_first("postgresql://host/data")
