"""The floor of every start: an empty Qt window, in a process that says when it has been painted, or what it weighs."""

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class EmptyWindow(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(500 if sys.argv[1] == "memory" else 0, _say)


def _say() -> None:
    if sys.argv[1] == "memory":
        from _weight import megabytes

        print(megabytes(), flush=True)
    else:
        print("painted", flush=True)
    os._exit(0)


app = QApplication(sys.argv[:1])
window = EmptyWindow()
window.resize(1366, 768)
window.show()
app.exec()
