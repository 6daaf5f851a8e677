"""A second start on the same data brings the first one's window forward, and ends: it knocks with a file beside them.

No socket: what that needs would take 3.4 MB and 14 ms of every start, for what is hardly ever used.
"""

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from baktidesk.ui.safety.lock_file import lock_of

WAIT_SECONDS: Final = 2.0
LOOK_MS: Final = 50
LOOKS: Final = 30
_STEP_SECONDS: Final = 0.02


def knock_of(data: str) -> Path:
    """Give the file by which a second start asks for the window of a data file."""
    return Path(f"{data}.show").absolute()


def is_shown_by_first(data: str) -> bool:
    """Ask the program that has these data open here to bring its window forward; tell whether it says that it did.

    What a crash has left, or another computer holds, is not asked; nor is a server's URL.
    """
    process = _holder(data)
    if not process:
        return False
    knock = knock_of(data)
    _let_come_forward(process)
    try:
        knock.touch(0o600)
        return _is_answered(knock)
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            knock.unlink(missing_ok=True)


class Knocks(QObject):
    """Brings the window forward when a second start asks for it, and answers once it is there.

    Where the system lets no program come forward by itself nothing is answered, and the second says who has the data.
    """

    def __init__(self, window: QWidget, data: Callable[[], str]) -> None:
        """Listen from now on; `data` gives the data file that is open here, "" when there is none."""
        super().__init__(window)
        self._window, self._data = window, data
        self._watcher = QFileSystemWatcher([str(knock_of(data()).parent)], self)
        self._watcher.directoryChanged.connect(self.look)
        self._left = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._answer)
        QTimer.singleShot(0, self, self.look)  # somebody may be waiting already

    def look(self) -> None:
        """Come forward if somebody knocks."""
        if self._data() and knock_of(self._data()).exists() and not self._timer.isActive():
            _come_forward(self._window)
            self._left = LOOKS
            self._timer.start()
            self._answer()

    def _answer(self) -> None:
        self._left -= 1
        if QApplication.activeWindow() is not None:
            with contextlib.suppress(OSError):
                knock_of(self._data()).unlink(missing_ok=True)
            self._left = 0
        if self._left <= 0:
            self._timer.stop()


def _come_forward(window: QWidget) -> None:
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    for one in (window, QApplication.activeModalWidget()):
        if one is not None:
            one.raise_()
            one.activateWindow()
    QApplication.alert(window)


def _holder(data: str) -> int:
    """Give the process here that holds the lock of a data file, 0 when nobody does."""
    lock = QLockFile(lock_of(data))
    lock.setStaleLockTime(0)
    if "://" in data or lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
        lock.unlock()
        return 0
    process, computer, *_program = lock.getLockInfo()
    return int(process) if computer == QSysInfo.machineHostName() else 0


def _is_answered(knock: Path) -> bool:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        time.sleep(_STEP_SECONDS)
        if not knock.exists():
            return True
    return False


def _let_come_forward(process: int) -> None:
    """Give away the right to the foreground, which Windows gives only to what the user has started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(process)
