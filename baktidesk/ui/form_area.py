"""The part of a long form that scrolls, so that its button stays in sight."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from baktidesk.ui.theme import SIZES


class ScrollArea(QScrollArea):
    """Asks for the room of all that it holds, and does with less."""

    def sizeHint(self) -> QSize:
        """Give the size of what it holds."""
        held = self.widget()
        return held.sizeHint() if held is not None else super().sizeHint()


class FormArea(ScrollArea):
    """Holds layouts one under the other."""

    def __init__(self, *parts: QLayout) -> None:
        """Put the parts into a body that paints the ground it stands on, so that a key paints nothing behind it."""
        super().__init__()
        self._body = body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZES.space_s)
        for part in parts:
            self._column.addLayout(part)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)
        self.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(True)
        self.verticalScrollBar().rangeChanged.connect(self._on_overflow)

    def show_part(self, part: QWidget) -> None:
        """Scroll to where a part of the body begins."""
        self._column.activate()
        self.updateGeometry()
        QApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)
        self.verticalScrollBar().setValue(part.y())

    def _on_overflow(self, _least: int, most: int) -> None:
        """Ask for more room when a sentence has grown, and keep the inputs clear of the scroll bar."""
        self._column.setContentsMargins(0, 0, SIZES.space_s if most else 0, 0)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the colour of the ground: that of a card, or of the window."""
        super().showEvent(event)
        around: QWidget | None = self
        while around is not None and not around.property("card"):
            around = around.parentWidget()
        self._body.setBackgroundRole(QPalette.ColorRole.Window if around is None else QPalette.ColorRole.Base)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Bring the whole field into sight with its cursor: label, input, and the line under it."""
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        around = focus.parentWidget() if focus else None
        if moved and focus and around and self.isAncestorOf(around):
            self.ensureWidgetVisible(around, 0, SIZES.space_s)
            self.ensureWidgetVisible(focus, 0, SIZES.space_xl)
        return moved
