"""A coupon from the scan until “saved” is painted, among so many distributions, against one sync and one frame."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, report_times
from _saves import appender

GOAL = "<= one sync + one frame"
FRAME_SECONDS = 0.016
WARM = 5
PATIENCE_MS = 30_000


def main() -> None:
    """Redeem coupons in the window, and append and sync, in turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given = arguments(__doc__ or "", size=100_000, rounds=60, what="earlier distributions")
    with bench_folder() as folder:
        from _relief import relief_data

        database, _event_id, coupons = relief_data(folder / "data.db", given.size, 2 * (given.rounds + WARM))
        database.close()
        desk = Desk(folder / "data.db", iter([coupon.token for coupon in coupons]))
        sides = [desk.redeem, appender(folder / "floor", 4096), desk.deed]
        ours, floor, bare = in_turns(sides, given.rounds, warm=WARM)
        measure = f"redemption, {given.size:,} before"
        report_times(f"{measure}, scan to painted", ours, floor + FRAME_SECONDS, GOAL)
        report_times(f"{measure}, Enter to painted", statistics.median(desk.entered[WARM:]), floor + FRAME_SECONDS, "")
        report_times(f"{measure}, the deed alone", bare, floor, "")
    os._exit(0)


class Desk:
    """The window at the desk of people, and coupons that nobody has brought yet."""

    def __init__(self, path: Path, tokens: Iterator[str]) -> None:
        """Open the window on a data file; Qt is imported only once it is needed."""
        from baktidesk import app

        self._tokens = tokens
        self.window = app.build(str(path))
        self.window.open_page("distributions")
        self.window.show()
        self.window.activateWindow()
        self._people = self.window.page("distributions").people
        self._painted = watch_painting()(self.window, self._people.last.words)
        self.entered: list[float] = []
        self._rest()

    def redeem(self) -> float:
        """Redeem the next coupon: scan, and Enter as soon as the answer stands there; give the seconds."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        view, start = self._people.coupon.view, time.perf_counter()
        self.window.top.scan.take(next(self._tokens))
        _until(lambda: view.waits)
        self._painted.wait_for_other_words()
        enter = time.perf_counter()
        QTest.keyClick(view.give, Qt.Key.Key_Return)
        _until(lambda: self._painted.at)
        self._rest()
        self.entered.append(self._painted.at - enter)
        return float(self._painted.at - start)

    def deed(self) -> float:
        """Redeem the next coupon as the worker does, without the window; give the seconds."""
        from baktidesk.services.relief.coupons import find_coupon, redeem

        store, token = self.window.store, next(self._tokens)
        event_id, data = store.active_event.id, store._data

        def work(session: Any) -> str:
            found = find_coupon(session, event_id, token)
            assert found is not None
            return redeem(session, event_id, found.id)

        start = time.perf_counter()
        data.run(work, store.actor)
        return time.perf_counter() - start

    def _rest(self) -> None:
        """Wait until nothing is under way and everything is painted."""
        from PySide6.QtWidgets import QApplication

        _until(lambda: not self.window.store.busy)
        for _ in range(3):
            QApplication.processEvents()


def _until(done: Callable[[], Any]) -> None:
    """Let events go on until something is so, asleep in between as the program is: who spins slows the worker."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    patience = QTimer(interval=PATIENCE_MS, singleShot=True)
    patience.start()
    every = QEventLoop.ProcessEventsFlag
    while not done():
        assert patience.isActive(), "nothing was painted"
        QApplication.processEvents(every.AllEvents | every.WaitForMoreEvents)


def watch_painting() -> Any:
    """Give a class of event filters that tell when other words have been painted and handed to the screen."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        """Tells when a label was seen with other words than before."""

        def __init__(self, window: Any, label: Any) -> None:
            super().__init__(window)
            self._label, self._before, self._painted = label, "", False
            self.at = 0.0
            for widget in (window, label):
                widget.installEventFilter(self)

        def wait_for_other_words(self) -> None:
            """Begin anew."""
            self._before, self._painted, self.at = self._label.text(), False, 0.0

        def eventFilter(self, watched: Any, event: QEvent) -> bool:
            """Notice the label's painting, and the end of the painting of the window that it is part of."""
            kind = event.type()
            if self.at or self._label.text() == self._before:
                return False  # other paintings go their own way: from here they would hold up the worker
            if kind == QEvent.Type.Paint and watched is self._label:
                self._painted = True
            elif kind == QEvent.Type.UpdateRequest and watched is self.parent():
                watched.event(event)
                self.at = time.perf_counter() if self._painted else 0.0
                return True
            return False

    return Watch


if __name__ == "__main__":
    main()
