"""An icon that stands alone on a page: beside a heading, or large where there is nothing to show yet."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from baktidesk.ui.theme import SIZES, current_theme


class Glyph(QWidget):
    """One icon of the set in a tone, square; it follows a change of theme by itself and takes no focus."""

    def __init__(self, name: str, tone: str = "muted", size: int = SIZES.icon, parent: QWidget | None = None) -> None:
        """Show the icon `name`, `size` pixels wide and high."""
        super().__init__(parent)
        self.setFixedSize(size, size)
        self._name = name
        self._tone = tone

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon or tone."""
        self._name = name
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon over the whole widget."""
        painter = QPainter(self)
        size = self.width()
        current_theme().icon(self._name, self._tone, size).paint(painter, QRect(0, 0, size, size))
        painter.end()
