"""Suggestions under an input: part of the window, so that they never take the keyboard away from it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from baktidesk.domain.names import search_key
from baktidesk.ui.theme import SIZES

MOST = 6
LEAST_TYPED = 2


class Suggestions(QListView):
    """The known texts that contain what was typed, at most six.

    Signals:
        picked(str): the officer took one of them.
    """

    picked = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        """Make the list for an input; it is shown when there is something to suggest."""
        super().__init__(line)
        self._line = line
        self._texts: list[tuple[str, str]] = []
        self._shown = QStringListModel(self)
        self.setObjectName("suggestions")
        self.setProperty("suggestions", True)
        self.setModel(self._shown)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def offer(self, texts: Sequence[str]) -> None:
        """Take over the known texts."""
        self._texts = [(search_key(text), text) for text in texts]

    def suggest(self, typed: str) -> None:
        """Show what fits the typed text; nothing when it is short or already complete."""
        key = search_key(typed)
        fitting = [text for known, text in self._texts if key in known][:MOST] if len(key) >= LEAST_TYPED else []
        if not fitting or (len(fitting) == 1 and search_key(fitting[0]) == key):
            self.hide()
            return
        self._shown.setStringList(fitting)
        self.setCurrentIndex(QModelIndex())
        self._place(len(fitting))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the mark up or down."""
        row = (self.currentIndex().row() if self.currentIndex().isValid() else -1) + by
        rows = self._shown.rowCount()
        self.setCurrentIndex(self._shown.index(max(-1, min(row, rows - 1)), 0))

    def take(self) -> bool:
        """Take the marked text; give False when none is marked. The list goes away."""
        marked = self.currentIndex()
        self.hide()
        if marked.isValid():
            self.picked.emit(str(marked.data()))
        return marked.isValid()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.take()

    def _place(self, rows: int) -> None:
        window = self._line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._line.mapTo(window, QPoint(0, self._line.height() + 1))
        self.setGeometry(corner.x(), corner.y(), self._line.width(), rows * SIZES.suggestion + 2)
