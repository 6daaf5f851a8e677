"""The button of the left rail."""

from PySide6 import QtWidgets
from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from baktidesk.ui.put import put
from baktidesk.ui.theme import SIZES, current_theme, font

_LEFT_IN_THE_MIDDLE = 0x0001 | 0x0080
"""AlignLeft and AlignVCenter as the number that Qt's painter takes: the first painting waits for no constants."""


class RailButton(QToolButton):
    """A tool button that sets its word further off from its icon than the style can, and strong when checked."""

    _narrow = False

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, or the word too."""
        self._narrow = narrow
        put(self, toolButtonStyle="ToolButtonIconOnly" if narrow else "ToolButtonTextBesideIcon")

    def _paint_box(self) -> None:
        """Paint the box of the style sheet; one that nobody has chosen, points at or walks through has none."""
        if not (self.isChecked() or self.isDown() or self.underMouse() or self.hasFocus()):
            return
        option = QtWidgets.QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon = QIcon()
        option.text = ""
        painter = QtWidgets.QStylePainter(self)
        painter.drawComplexControl(QtWidgets.QStyle.ComplexControl.CC_ToolButton, option)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> QRect:
        place = QRect(0, 0, SIZES.icon, SIZES.icon)
        place.moveCenter(self.rect().center())
        if not self._narrow:
            place.moveLeft(SIZES.space_l)
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        self.icon().paint(painter, place, mode=QIcon.Mode.Normal, state=state)
        return place

    def _paint_word(self, painter: QPainter, left: int) -> None:
        """Paint the word; the painter begins in the colour that the style sheet gives the button, which is muted."""
        painter.setFont(font("strong" if self.isChecked() else "body"))
        if self.isChecked() or self.underMouse():
            painter.setPen(current_theme().color("accent" if self.isChecked() else "text"))
        place = self.rect().adjusted(left, 0, -SIZES.space_s, 0)
        painter.drawText(place, _LEFT_IN_THE_MIDDLE, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box of the style sheet, then icon and word."""
        self._paint_box()
        painter = QPainter(self)
        icon_place = self._paint_icon(painter)
        if not self._narrow:
            self._paint_word(painter, icon_place.right() + SIZES.space_m)
        painter.end()
