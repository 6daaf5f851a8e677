"""A wait that is told in seconds as it passes, after too many wrong PINs."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

SECOND_MS = 1000


class Countdown(QObject):
    """Looks once a second, by a clock that nobody turns back: a busy window loses none of them.

    Signals:
        left(int): so many seconds are still to be waited.
        over(): the wait has ended.
    """

    left = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] | None = None) -> None:
        """Belong to what waits; `clock` gives seconds, by default those that the services wait by."""
        super().__init__(parent)
        self._clock = clock or time.monotonic
        self._end = 0.0
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.look)

    @property
    def runs(self) -> bool:
        """Tell whether a wait is under way."""
        return self._timer.isActive()

    def begin(self, seconds: int) -> None:
        """Wait so many seconds from now."""
        self._end = self._clock() + seconds
        self._timer.start()

    def stop(self) -> None:
        """Wait no longer, and say nothing."""
        self._timer.stop()

    def look(self) -> None:
        """Tell what is left, or that it is over."""
        left = ceil(self._end - self._clock())
        if left > 0:
            self.left.emit(left)
        else:
            self.stop()
            self.over.emit()
