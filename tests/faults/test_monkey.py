"""R12: keys and clicks by chance at every page: nothing uncaught, nothing lost, nothing left behind."""

import gc
import logging
import random
import shutil
import socket
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk import app
from baktidesk.db.models import audit
from baktidesk.db.schema import open_database
from baktidesk.services.practice.files import write_practice
from baktidesk.shell import PAGES
from baktidesk.ui.main_window import MainWindow
from tests.faults.monkey import MEMORY, Monkey, in_sight, megabytes, weigh

EVERY_RUN, FULL_SECONDS, ROUND, OFTEN = 600, 1800, 200, 10_000
WIDGETS, MEGABYTES = 5, 2.0
"""The most that 10,000 events may leave behind."""
NOISE = 40.0
"""Megabytes that caches, of pictures and statements, take in the first thousand events."""
log = logging.getLogger("uji")


pytestmark = pytest.mark.no_qt_log  # pytest-qt keeps every word of Qt's until the end of the test; see `qt_words`
MISSING = "plugin does not support"
"""What Qt says again and again of a screen that is none."""
WORSE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the practice data once."""
    path = tmp_path_factory.mktemp("practice") / "latihan.db"
    write_practice(str(path))
    return path


@pytest.fixture
def qt_words() -> Iterator[None]:
    """Fail a test in which Qt warns of anything else than the screen."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _place: QMessageLogContext, words: str) -> None:
        if kind in WORSE and MISSING not in words:
            heard.append(words)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert heard == []


@pytest.fixture
def window(
    qt_words: None, qtbot: QtBot, practice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Open the practice data where nothing leads out: no network, no other program, a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    shutil.copy2(practice, tmp_path / "latihan.db")
    made = app.build(str(tmp_path / "latihan.db"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()


def _refuse(*_address: object) -> None:
    raise OSError("no network in a test")


@pytest.mark.slow
@pytest.mark.timeout(4000)
def test_keys_and_clicks_by_chance_lose_and_leave_nothing(window: MainWindow, full: bool, tmp_path: Path) -> None:
    monkey = Monkey(window, random.Random(12), [*PAGES])
    monkey.settle()
    monkey.strike(len(PAGES), between=1)
    before, begun, events = weigh(monkey), time.monotonic(), 0
    while events < EVERY_RUN or not monkey.deeds or (full and time.monotonic() - begun < FULL_SECONDS):
        monkey.strike(ROUND)
        events += ROUND
        assert monkey.caught == []
        if events % OFTEN == 0:
            log.info("%d events, %.1f MB more than at first", events, weigh(monkey).megabytes - before.megabytes)
    after, seconds = weigh(monkey), time.monotonic() - begun
    window.close()
    left, more = after.kinds - before.kinds, after.megabytes - before.megabytes
    told = "%d events, %.0f a second, %d deeds, %d widgets and %.1f MB left"
    log.info(told, events, events / seconds, len(monkey.deeds), sum(left.values()), more)
    assert sum(left.values()) <= WIDGETS * max(events / 10_000, 1), left
    assert monkey.deeds and lost(monkey.deeds, tmp_path / "latihan.db") == []
    assert more <= MEGABYTES * events / 10_000 + NOISE


def lost(deeds: list[str], data: Path) -> list[str]:
    """Give the deeds that were called saved and are not in the file."""
    database = open_database(str(data))
    kept = {row.deed for row in database.read(lambda session: session.rows(select(audit.c.deed)))}
    database.close()
    return [deed for deed in deeds if deed not in kept]


# --- the alarms ---------------------------------------------------------------------------------------------------


class Trap(QPushButton):
    """A button that breaks, or leaves a window behind, when it is pressed."""

    def __init__(self, parent: QWidget, *, leaks: bool) -> None:
        super().__init__("Trap", parent)
        self._kept: list[QWidget] = []
        self._leaks = leaks
        self.clicked.connect(self._fall)

    def _fall(self) -> None:
        if not self._leaks:
            raise ValueError("a page that raises")
        self._kept += [QWidget() for _ in range(10)]


@pytest.mark.slow
def test_the_alarms_ring_for_a_page_that_raises_leaks_or_forgets(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    monkey = Monkey(window, random.Random(1), ["settings"])
    monkey.settle()
    before = weigh(monkey)
    leaky, broken = Trap(window, leaks=True), Trap(window, leaks=False)
    monkey.window.open_page("donors")
    for trap in (leaky, broken):
        trap.show()
    monkey.strike_at(leaky)
    monkey.strike_at(broken)
    assert [str(error) for error in monkey.caught] == ["a page that raises"]
    assert sum((weigh(monkey).kinds - before.kinds).values()) > WIDGETS
    assert lost(["never written"], tmp_path / "latihan.db") == ["never written"]


@pytest.mark.skipif(not MEMORY.exists(), reason="nobody tells here how much memory a process holds")
def test_what_is_held_is_weighed_and_what_was_let_go_is_not() -> None:
    before = megabytes()
    held = b"x" * (50 * 2**20)
    assert megabytes() - before > 45
    del held
    assert megabytes() - before < 5


def test_looking_at_a_window_keeps_nothing_that_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    gone = QListWidget(window)
    window.show()
    parts = [weakref.ref(part) for part in in_sight(window, QWidget)]
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    del gone
    gc.collect()
    assert len(parts) > 1 and [part() for part in parts if part() is not None] == []
