"""The part of a long form that scrolls, so that its button stays in sight."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
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
        self._note: QWidget | None = None
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
        self.settle()
        self.verticalScrollBar().setValue(part.y())

    def show_input(self, note: QWidget, *, top: bool = False) -> None:
        """Bring the input with the cursor into sight, and all of its note, also when what else appears moves them.

        `top` shows the beginning of the body instead.
        """
        self.settle()  # a sentence just shown may need another line
        self._note = None if top else note
        if top:
            self.verticalScrollBar().setValue(0)
        self._keep_in_sight()

    def settle(self) -> None:
        """Give the body the room that it asks for now, so that what has just grown can be scrolled to."""
        self._column.activate()
        self.updateGeometry()
        for asked in (self.viewport(), self):
            QApplication.sendPostedEvents(asked, QEvent.Type.LayoutRequest)

    def _on_overflow(self, _least: int, most: int) -> None:
        """Ask for more room when a sentence has grown, and keep the inputs clear of the scroll bar."""
        self._column.setContentsMargins(0, 0, SIZES.space_s if most else 0, 0)
        self.updateGeometry()
        QTimer.singleShot(0, self, self._keep_in_sight)  # when everything has its place

    def _keep_in_sight(self) -> None:
        note = self._note
        around = note.parentWidget() if note is not None else None
        if note is not None and around is not None and around.isAncestorOf(self.focusWidget()):
            self.ensureWidgetVisible(note, 0, SIZES.space_s)
            self.ensureWidgetVisible(self.focusWidget(), 0, SIZES.space_xxl)

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
