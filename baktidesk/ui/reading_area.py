"""Something longer than its place, to be read: it scrolls, also by the keys, and has no background of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ReadingArea(QScrollArea):
    """Holds what is to be read; asks for the room of all of it, and does with less."""

    def __init__(self, held: QWidget, accessible: str) -> None:
        """Hold a widget; `accessible` is what screen readers call the place."""
        super().__init__()
        self.setAccessibleName(accessible)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(held)
        for widget in (held, self.viewport()):
            widget.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """Give the size of what it holds."""
        held = self.widget()
        return held.sizeHint() if held is not None else super().sizeHint()
