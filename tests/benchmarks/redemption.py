"""A coupon from the scan until “saved” is painted, among so many distributions, against one sync and one frame."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, report_times

GOAL = "<= one sync + one frame"
FRAME_SECONDS = 0.016
WARM = 5


def main() -> None:
    """Redeem coupons in the window, and append and sync, in turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    given = arguments(__doc__ or "", size=100_000, rounds=60, what="earlier distributions")
    with bench_folder() as folder:
        from _relief import relief_data

        database, _event_id, coupons = relief_data(folder / "data.db", given.size, 2 * (given.rounds + WARM))
        tokens = iter([coupon.token for coupon in coupons])
        redeemed, deed = redeemer(folder / "data.db", database, tokens)
        sides = [redeemed, syncer(folder / "floor"), deed]
        ours, floor, bare = in_turns(sides, given.rounds, warm=WARM)
        report_times(f"redemption, {given.size:,} before, scan to painted", ours, floor + FRAME_SECONDS, GOAL)
        report_times(f"redemption, {given.size:,} before, the deed alone", bare, floor, "")
        os._exit(0)


def syncer(path: Path) -> Any:
    """Give a function that appends 4 KiB, syncs them and gives the seconds."""
    block = os.urandom(4096)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def append() -> float:
        start = time.perf_counter()
        os.write(handle, block)
        getattr(os, "fdatasync", os.fsync)(handle)
        return time.perf_counter() - start

    return append


def redeemer(path: Path, database: Any, tokens: Iterator[str]) -> tuple[Any, Any]:
    """Give two functions that redeem the next coupon and give the seconds: in the window, and as a bare deed."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from baktidesk import app

    database.close()
    window = app.build(str(path))
    window.open_page("distributions")
    window.show()
    window.activateWindow()
    page = window.page("distributions")
    painted = watch_painting()(page.people.last)
    page.people.last.installEventFilter(painted)
    _rest(window)

    def redeem() -> float:
        before = page.people.last.words.text()
        start = time.perf_counter()
        window.top.scan.take(next(tokens))
        _until(lambda: page.people.coupon.view.waits)
        painted.done = False
        QTest.keyClick(page.people.coupon.view.give, Qt.Key.Key_Return)
        _until(lambda: painted.done and page.people.last.words.text() != before)
        taken = time.perf_counter() - start
        _rest(window)
        QApplication.processEvents()
        return taken

    return redeem, lambda: _bare(window, next(tokens))


def _bare(window: Any, token: str) -> float:
    """Redeem a coupon as the worker does, without the window."""
    from baktidesk.services.relief.coupons import find_coupon, redeem

    store = window.store
    event_id, data = store.active_event.id, store._data

    def work(session: Any) -> str:
        found = find_coupon(session, event_id, token)
        assert found is not None
        return redeem(session, event_id, found.id)

    start = time.perf_counter()
    data.run(work, store.actor)
    return time.perf_counter() - start


def _until(done: Any) -> None:
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    while not done():
        QApplication.processEvents()
        assert time.perf_counter() - start < 30, "nothing was painted"


def _rest(window: Any) -> None:
    _until(lambda: not window.store.busy)


def watch_painting() -> Any:
    """Give a class of event filters that notice when a widget is painted; Qt is imported only once it is needed."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        """Notices when a widget is painted."""

        def __init__(self, widget: Any) -> None:
            super().__init__(widget)
            self.done = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Remember a painting."""
            if event.type() == QEvent.Type.Paint:
                self.done = True
            return False

    return Watch


if __name__ == "__main__":
    main()
