"""Builds the parts and hands them to each other."""

import contextlib
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from baktidesk import paths
from baktidesk.shell import Shell
from baktidesk.ui import text
from baktidesk.ui.garbage import GarbageTimer
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.safety.lock_file import lock_of
from baktidesk.ui.theme import STYLE, STYLED, apply_theme

START_MS = 5000


def build(data: str) -> MainWindow:
    """Build the whole program on a file or URL and give its window, not yet shown.

    The practice file opens unlocked, a new file at the first run, every other file at the officer's PIN.
    An existing QApplication is used, otherwise one is made.
    """
    make_application()
    shell = Shell(data, eager=True)
    shell.open_now()
    return shell.window


def make_application() -> QApplication:
    """Give the application, dressed and speaking Indonesian; a known one is left as it is."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else _begin_application()
    if app.property("dressed"):
        return app
    app.setApplicationName("baktidesk")
    app.setProperty("dressed", True)
    text.speak("id")
    apply_theme(app, "system")
    return app


def _begin_application() -> QApplication:
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(STYLED, True)
    return app


def main(data: str) -> int:
    """Show the frame first, then open the data behind it; give the program's exit code.

    When another window has the data open it is brought forward instead.
    """
    if is_open_elsewhere(data):
        return 0
    app = make_application()
    shell = Shell(data)
    shell.window.resize(shell.window.size().boundedTo(shell.window.screen().availableSize()))
    FirstPaint(shell.window).done.connect(lambda: begin(shell))
    shell.window.show()
    QTimer.singleShot(START_MS, lambda: GarbageTimer(app).start())
    code = app.exec()
    paths.empty_opened()
    return code


def is_open_elsewhere(data: str) -> bool:
    """Tell whether a window with these data has come forward; nearly always there is no lock, and nothing is asked."""
    if not Path(lock_of(data)).exists():
        return False
    from baktidesk.ui.safety.second_start import is_shown_by_first

    return is_shown_by_first(data)


def begin(shell: Shell) -> None:
    """Keep a log and catch bugs from now on, and open the data behind the frame."""
    from baktidesk.log import start, watch_crashes
    from baktidesk.ui.bug import catch_bugs

    with contextlib.suppress(OSError):  # a full disk or a strange folder must not keep the program from starting
        start(paths.log_folder())
        shell.crashes = watch_crashes(paths.log_folder())
    paths.empty_opened()
    catch_bugs(shell.window)
    shell.open_behind()
    shell.store.start(lambda: None, lambda _nothing: _listen(shell))


def _listen(shell: Shell) -> None:
    """Let a second start bring this window forward, once it is known whether the data could be locked."""
    from baktidesk.ui.safety.second_start import Knocks

    if shell.lock:
        Knocks(shell.window, lambda: shell.data if shell.lock else "")


class FirstPaint(QObject):
    """Waits until a window has been painted: what starts earlier takes the interpreter away from the painting.

    Signals:
        done(): the whole window is on screen.
    """

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        """Watch a window that is to be shown."""
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through; children are painted before the timer's turn comes, and sent off before the next."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self.done.emit))
        return False
