"""Suggestions under an input: part of the window, so that they never take the keyboard away from it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from baktidesk.domain.names import search_key
from baktidesk.ui.theme import SIZES

MOST = 6
LEAST_TYPED = 2
_KEYS = frozenset(map(int, (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)))


class Suggestions(QListView):
    """The known texts that contain what was typed, at most six.

    It looks at the keys of its input only while it is in sight: a key typed without suggestions costs nothing more.

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

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.hide()
        else:
            self.step(1 if key == Qt.Key.Key_Down else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Up and Down walk through the list and Esc close it; what is marked is taken when the officer moves on."""
        if isinstance(event, QKeyEvent) and event.key() in _KEYS:
            if event.type() == QEvent.Type.KeyPress:
                self._press(event.key())
            elif event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # before a shortcut of the form takes it
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.take()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the keys of the input."""
        super().showEvent(event)
        self._line.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to the input, and no mark that a later Enter would take for what is typed then."""
        super().hideEvent(event)
        self.setCurrentIndex(QModelIndex())
        self._line.removeEventFilter(self)
