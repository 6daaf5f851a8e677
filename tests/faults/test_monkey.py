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
from tests.faults.monkey import MEMORY, Monkey, Weight, in_sight, megabytes, weigh

EVERY_RUN, FULL_SECONDS, ROUND, OFTEN = 600, 1800, 200, 10_000
WIDGETS, MEGABYTES = 5, 2.0
"""The most that 10,000 events may leave behind."""
WARM = 30_000
"""Events of the full size, after every button has been pressed, before its memory is weighed for the first time."""
COLD, NOISE = 30.0, 4.0
"""Megabytes beside those: what is made once in a run, weighed in the small size only, which begins cold; and what two
weighings of a warm window differ by, as the pages of the file that SQLite holds, and holes that small things keep open
between large ones in the C library's memory."""
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
    """Weigh at both ends: widgets from the first event on, memory in the full size from where the program is warm.

    Modules, compiled statements, pictures and letters are made once and stay. In the full size they are made before the
    memory is weighed: every button of every page has been pressed, and 30,000 events have happened. From there on 2 MB
    for every 10,000 events are allowed, and 4 MB at all.
    """
    monkey = Monkey(window, random.Random(12), [*PAGES])
    monkey.settle()
    monkey.strike(len(PAGES), between=1)
    first, begun = weigh(monkey), time.monotonic()
    warm, since = (warm_up(monkey), WARM) if full else (first, 0)
    events, least = since, since + (OFTEN if full else EVERY_RUN)
    while events < least or not monkey.deeds or (full and time.monotonic() - begun < FULL_SECONDS):
        monkey.strike(ROUND)
        events += ROUND
        assert monkey.caught == []
        if events % OFTEN == 0:
            log.info("%d events, %.1f MB more than at first", events, weigh(monkey).megabytes - first.megabytes)
    last, seconds = weigh(monkey), time.monotonic() - begun
    window.close()
    left, more = last.kinds - first.kinds, last.megabytes - warm.megabytes
    told = "%d events, %.0f a second, %d deeds, %d widgets left, %.1f MB more than after %d events, %.1f than at first"
    counted = (len(monkey.deeds), sum(left.values()), more, since, last.megabytes - first.megabytes)
    log.info(told, events, events / seconds, *counted)
    assert sum(left.values()) <= WIDGETS * max(events / 10_000, 1), left
    assert monkey.deeds and lost(monkey.deeds, tmp_path / "latihan.db") == []
    assert more <= allowed(events - since, warm=full)


def warm_up(monkey: Monkey) -> Weight:
    """Let everything be made that is made once in a run, then weigh."""
    monkey.tour()
    monkey.strike(WARM)
    assert monkey.caught == []
    return weigh(monkey)


def allowed(events: int, *, warm: bool) -> float:
    """Give the megabytes that a window may have grown by after so many events."""
    return MEGABYTES * events / 10_000 + (NOISE if warm else COLD)


def lost(deeds: list[str], data: Path) -> list[str]:
    """Give the deeds that were called saved and are not in the file."""
    database = open_database(str(data))
    kept = {row.deed for row in database.read(lambda session: session.rows(select(audit.c.deed)))}
    database.close()
    return [deed for deed in deeds if deed not in kept]


# --- the alarms ---------------------------------------------------------------------------------------------------


class Trap(QPushButton):
    """A button that breaks, or leaves windows and memory behind, when it is pressed."""

    def __init__(self, parent: QWidget, *, leaks: bool) -> None:
        super().__init__("Trap", parent)
        self._kept: list[QWidget | bytes] = []
        self._leaks = leaks
        self.clicked.connect(self._fall)

    def _fall(self) -> None:
        if not self._leaks:
            raise ValueError("a page that raises")
        self._kept += [QWidget() for _ in range(10)]
        self._kept.append(b"x" * round((NOISE + 2) * 2**20))


@pytest.mark.slow
def test_the_alarms_ring_for_a_page_that_raises_leaks_or_forgets(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    monkey = Monkey(window, random.Random(1), ["settings"])
    monkey.settle()
    monkey.strike(2, between=1)
    before, again = weigh(monkey), weigh(monkey)
    leaky, broken = Trap(window, leaks=True), Trap(window, leaks=False)
    monkey.window.open_page("donors")
    for trap in (leaky, broken):
        trap.show()
    monkey.strike_at(leaky)
    monkey.strike_at(broken)
    assert [str(error) for error in monkey.caught] == ["a page that raises"]
    after = weigh(monkey)
    assert sum((again.kinds - before.kinds).values()) == 0
    assert sum((after.kinds - before.kinds).values()) > WIDGETS
    if MEMORY.exists():
        assert again.megabytes - before.megabytes <= allowed(0, warm=True) < after.megabytes - again.megabytes
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
