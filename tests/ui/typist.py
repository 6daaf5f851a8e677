"""An officer in a process of its own, who types half a donor and is cut off: run with the data file and the PIN."""

import sys
import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from baktidesk import app
from baktidesk.ui.main_window import MainWindow


def main(data: str, pin: str) -> None:
    """Unlock the data, fill the form from a known person on paper, type on, and never finish."""
    window = app.build(data)
    window.show()
    window.activateWindow()
    wait_for(window)
    QTest.keyClicks(QApplication.focusWidget(), pin + "\r")
    wait_for(window)
    desk = window.pages["donors"].desk  # type: ignore[attr-defined]
    desk.enter_from_paper(True)
    wait_for(window)
    desk.take(sys.argv[3])
    wait_for(window)
    time_written: QWidget = desk.form.editor("written_at")
    time_written.setFocus()
    QTest.keyClicks(time_written, "08.15")
    print("typed", flush=True)
    QApplication.instance().exec()  # type: ignore[union-attr]


def wait_for(window: MainWindow) -> None:
    """Wait until the program has answered."""
    until = time.monotonic() + 20
    QApplication.processEvents()
    while window.store.busy and time.monotonic() < until:
        QApplication.processEvents()
    QApplication.processEvents()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
