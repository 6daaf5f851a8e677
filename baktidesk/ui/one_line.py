"""Words that give way: one line, never wider than its place."""

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from baktidesk.ui.put import put


class OneLine(QLabel):
    """Plain words in one line, never wider than their place: what has no room is in the tool tip."""

    def __init__(self, role: str, words: str = "") -> None:
        """Show plain words in a type role."""
        super().__init__(words)
        put(self, textFormat="PlainText")
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Do with no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many of the words as there is room for."""
        if not self.text():
            self.setToolTip("")
            return
        place = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, place.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(place, self.alignment(), shown)
        painter.end()
