"""Types into a form in a process of its own and says the median seconds of a key, painted.

Usage: _keys.py ours DATA (the check-in form of the program) or _keys.py bare (a form of 15 fields as Qt makes it).
Keys enter the window as the window system sends them, so that everything that watches them is paid for.
"""

import os
import statistics
import sys
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QMainWindow, QWidget

KEYS = 300
NAME = "siti aminah kartika putri"
SIZE = (1366, 768)
FIELDS = 15
WIDTH = 420
"""Pixels: both forms are about as wide, because a wide input takes longer to paint."""


def bare() -> tuple[QWidget, QLineEdit]:
    """Show a form that nobody has dressed; give its window and first input."""
    window, form = QMainWindow(), QWidget()
    grid = QFormLayout(form)
    for number in range(FIELDS):
        grid.addRow(f"Field {number}", QLineEdit())
    form.setFixedWidth(WIDTH)
    window.setCentralWidget(form)
    window.resize(*SIZE)
    window.show()
    return window, form.findChildren(QLineEdit)[0]


def ours(data: str) -> tuple[QWidget, QLineEdit]:
    """Show the program with its check-in form; give the window and the input of the name."""
    from baktidesk import app
    from baktidesk.ui.scanning import wedge

    wedge.GAP_MS = 0  # keys that come as fast as here would be a scan: let every one pass as a hand's
    window = app.build(data)
    window.resize(*SIZE)
    window.open_page("donors")
    window.show()
    rest(window)
    line: QLineEdit = window.page("donors").findChild(QLineEdit, "full_name")
    return window, line


def rest(window: QWidget) -> None:
    """Wait until nothing is under way."""
    store = getattr(window, "store", None)
    while store is not None and store.busy:
        QApplication.processEvents()


def typed(window: QWidget, line: QLineEdit) -> list[float]:
    """Type a name again and again; give the seconds of every key until it is painted."""
    taken = []
    window.activateWindow()
    line.setFocus()
    QApplication.processEvents()
    handle = window.windowHandle()
    for number in range(KEYS):
        if number % len(NAME) == 0:
            line.clear()
            rest(window)
            QApplication.processEvents()
        start = time.perf_counter()
        QTest.keyClick(handle, NAME[number % len(NAME)])
        QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    return taken


if __name__ == "__main__":
    sys.path.insert(0, os.environ.get("PYTHONPATH", "."))
    application = QApplication.instance() or QApplication(sys.argv[:1])
    print(statistics.median(typed(*(ours(sys.argv[2]) if sys.argv[1] == "ours" else bare()))), flush=True)
    os._exit(0)
