"""Strikes the space bar and says: dropped, longest stall, p99 of stalls, seconds from the last stroke to its number.

Usage: _strokes.py ours DATA (the program in crowd mode) or _strokes.py bare DATA (a Qt window that only counts).
Keys enter the window as the window system sends them. A stall is the time by which a turn of the event loop is late:
a clock of one millisecond is asked how long ago it struck last.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

STROKES, GAP_MS = 100, 33
SIZE = (1366, 768)
PATIENCE_SECONDS = 20


class Bare(QLabel):
    """A window that counts spaces and nothing else."""

    def __init__(self, _data: str) -> None:
        super().__init__("0")
        self.resize(*SIZE)
        self.show()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count."""
        if event.key() == Qt.Key.Key_Space:
            self.setText(str(self.counted() + 1))

    def counted(self) -> int:
        """Give the count."""
        return int(self.text())

    def is_done(self) -> bool:
        """Tell that nothing is on its way: nothing ever is."""
        return True


class Ours:
    """The program in crowd mode."""

    def __init__(self, data: str) -> None:
        self.window = open_counter(data)
        self.windowHandle = self.window.windowHandle

    def counted(self) -> int:
        """Give the count in the file."""
        return counted(self.window)

    def is_done(self) -> bool:
        """Tell whether every stroke is on disk and shown."""
        waiting = self.window.page("distributions").crowd.strokes.waiting
        return not waiting and not self.window.store.busy


def open_counter(data: str) -> Any:
    """Show the program with the counter of a crowd in front; give its window."""
    from baktidesk import app
    from baktidesk.domain.crowd import Crowd

    window = app.build(data)
    window.resize(*SIZE)
    window.show()
    rest(window)
    window.open_page("distributions")
    crowd = window.page("distributions").crowd
    window.page("distributions").findChild(object, "distributions.mode").choose("crowd")
    crowd.strokes.hold(Crowd(item_id=window.store.active_event.items[0].id))
    rest(window)
    window.activateWindow()
    crowd.focus()
    rest(window)
    return window


def rest(window: Any) -> None:
    """Wait until nothing is under way."""
    until(lambda: not window.store.busy)


def until(done: Callable[[], bool]) -> None:
    """Let events go on until something is so."""
    end = time.perf_counter() + PATIENCE_SECONDS
    while not done() and time.perf_counter() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()


def stalls_into(found: list[float]) -> QTimer:
    """Start the clock; every turn adds how late it was, in seconds."""
    clock = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    last = [time.perf_counter()]

    def turn() -> None:
        now = time.perf_counter()
        found.append(max(now - last[0] - 0.001, 0.0))
        last[0] = now

    clock.timeout.connect(turn)
    clock.start()
    return clock


def strike(side: Any) -> float:
    """Strike a hundred times; give the seconds from the last one until everything was shown."""
    struck: list[float] = []
    timer = QTimer(interval=GAP_MS, timerType=Qt.TimerType.PreciseTimer)

    def stroke() -> None:
        struck.append(time.perf_counter())
        QTest.keyClick(side.windowHandle(), " ")
        if len(struck) == STROKES:
            timer.stop()

    timer.timeout.connect(stroke)
    timer.start()
    until(lambda: len(struck) == STROKES)
    until(side.is_done)
    return time.perf_counter() - struck[-1]


def counted(window: Any) -> int:
    """Give the count in the file."""
    from baktidesk.services.relief.crowd import crowd_count

    store, strokes, found = window.store, window.page("distributions").crowd.strokes, []
    store.read(lambda session: crowd_count(session, store.active_event.id, strokes.held), found.append)
    rest(window)
    return int(found[0].counted)


def main(kind: str, data: str) -> None:
    """Strike and say."""
    side = Ours(data) if kind == "ours" else Bare(data)
    before = side.counted()
    found: list[float] = []
    clock = stalls_into(found)
    shown = strike(side)
    clock.stop()
    found.sort()
    dropped = abs(STROKES - (side.counted() - before))
    print(dropped, found[-1], found[len(found) * 99 // 100], shown, flush=True)


if __name__ == "__main__":
    sys.path.insert(0, os.environ.get("PYTHONPATH", "."))
    application = QApplication.instance() or QApplication(sys.argv[:1])
    main(*sys.argv[1:])
    os._exit(0)
