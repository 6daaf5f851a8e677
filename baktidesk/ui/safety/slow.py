"""Notices when the window stands still: a call over a second is written down with its stack."""

import faulthandler
import io

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 250
SLOW_SECONDS = 1.25
"""A beat may come a quarter of a second before the call that is slow."""


class SlowWatch(QObject):
    """Beats while the window answers; when no beat comes for long, every thread's stack goes into a file.

    Only files, lines and functions are written there, no value.
    """

    def __init__(self, parent: QObject, file: io.FileIO) -> None:
        """Watch from now on; the file stays open as long as the program runs."""
        super().__init__(parent)
        self._file = file
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        faulthandler.cancel_dump_traceback_later()

    def _beat(self) -> None:
        faulthandler.dump_traceback_later(SLOW_SECONDS, repeat=False, file=self._file)
