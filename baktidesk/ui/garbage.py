"""Looks for Python's garbage on the window's thread, and nowhere else.

Python looks wherever it happens to be. On a worker thread it may find a widget there and let it go, and that can stop
both threads for ever: the worker holds the interpreter and waits for a lock of Qt's, the window's thread holds that
lock and waits for the interpreter (docs/decisions/0014).
"""

import gc

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS = 1000
OLDEST = 2


class GarbageTimer(QObject):
    """Takes over from Python when it is started; what is there by then is never looked through again."""

    def __init__(self, parent: QObject) -> None:
        """Belong to the application."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect)

    def start(self) -> None:
        """Begin; the modules and pages of the start stay, so they are left out."""
        gc.disable()
        gc.freeze()
        self._timer.start()


def collect() -> None:
    """Look through the oldest generation that is due by Python's own thresholds; with the last, Qt's rules go too.

    That is every two minutes at most, and the more seldom the less is done.
    """
    due = [
        number
        for number, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])
    if OLDEST in due and QCoreApplication.instance():
        from baktidesk.ui.theme import forget_rules

        forget_rules()
