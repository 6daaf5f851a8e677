"""Notices when nobody has touched key or mouse for a while."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

IDLE_SECONDS = 180
LOOK_MS = 5000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Watches what enters the program's windows, not every event inside them: that would slow typing down.

    Signals:
        idle(): for IDLE_SECONDS nobody has been here; said again at every look until somebody comes.
    """

    idle = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] | None = None) -> None:
        """Watch from now on; `clock` gives seconds that are never turned back."""
        super().__init__(parent)
        self._clock = clock or time.monotonic
        self._last = (self._clock(), time.time())
        self._watched: set[int] = set()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window)

    def touch(self) -> None:
        """Take note that somebody is here."""
        self._last = (self._clock(), time.time())

    def look(self) -> None:
        """Say so when nobody has been here for too long; a laptop that slept has stopped only one of the clocks."""
        steady, wall = self._last
        if max(self._clock() - steady, time.time() - wall) >= IDLE_SECONDS:
            self.idle.emit()

    def watch(self, window: QWindow) -> None:
        """Watch one more window."""
        if id(window) not in self._watched:
            self._watched.add(id(window))
            window.installEventFilter(self)
            window.destroyed.connect(partial(self._forget, id(window)))

    def _forget(self, known: int, _gone: object = None) -> None:
        self._watched.discard(known)

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            self.touch()
            self.watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through."""
        if event.type() in _TOUCHES:
            self.touch()
        return False
