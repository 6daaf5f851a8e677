"""Writes a PDF file while the window goes on: a page at a time, between what the officer does.

Never on another thread. A document connects signals of Qt, which takes a lock of Qt's while the interpreter is held;
the window's thread takes the two the other way round, and both would wait for ever (docs/decisions/0014).
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from baktidesk.domain.errors import Refused
from baktidesk.domain.paper import Paper
from baktidesk.ui.papers.printing import pdf_pages
from baktidesk.ui.papers.sheet import Sheet
from baktidesk.ui.store import Store


class PdfJob(QObject):
    """Writes one file for a dialog and tells it that the file is there, or why it could not be."""

    def __init__(
        self, dialog: QObject, store: Store, done: Callable[[], object], refused: Callable[[Refused], object]
    ) -> None:
        """Belong to the dialog, without which the file never appears; the store takes what breaks."""
        super().__init__(dialog)
        self._store, self._done, self._refused = store, done, refused
        self._pages: Iterator[int] = iter(())
        self.destroyed.connect(store.owe())
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._step)

    def write(self, sheet: Sheet, file: Path, paper: Paper) -> None:
        """Begin with the next turn of the event loop."""
        self._pages = pdf_pages(sheet, file, paper)
        self._turn.start()

    def _step(self) -> None:
        try:
            if next(self._pages, 0):
                return
        except Refused as no:
            self._end()
            self._refused(no)
        except Exception as error:
            self._end()
            self._store.broke.emit(error)
        else:
            self._end()
            self._done()

    def _end(self) -> None:
        self._turn.stop()
        self.deleteLater()
