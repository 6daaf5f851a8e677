"""Notices when the window stands still: a call over a second is written down with its stack."""

import faulthandler
import io
import logging
import time

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 250
SLOW_SECONDS = 1.0
"""Counted from the last beat, which came before the call: nothing that takes longer than a second is missed."""
log = logging.getLogger(__name__)


class SlowWatch(QObject):
    """Beats while the window answers; when no beat comes for long, every thread's stack goes into a file.

    Only files, lines and functions are written there, no value; when and how long it was stands in the log.
    """

    def __init__(self, parent: QObject, file: io.FileIO) -> None:
        """Watch from now on; the file stays open as long as the program runs."""
        super().__init__(parent)
        self._file = file
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._last > SLOW_SECONDS:
            log.info("the window stood still for %.1f seconds; the stack is in the file of crashes", now - self._last)
        self._last = now
        faulthandler.dump_traceback_later(SLOW_SECONDS, repeat=False, file=self._file)
