"""The button of the left rail."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

from baktidesk.ui.theme import SIZES, current_theme, font


class RailButton(QToolButton):
    """A tool button that sets its word further off from its icon than the style can, and strong when checked."""

    def _paint_icon(self, painter: QStylePainter) -> QRect:
        place = QRect(0, 0, SIZES.icon, SIZES.icon)
        place.moveCenter(self.rect().center())
        if not self._is_icon_only():
            place.moveLeft(SIZES.space_l)
        state = QIcon.State.On if self.isChecked() else QIcon.State.Off
        self.icon().paint(painter, place, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal, state)
        return place

    def _paint_word(self, painter: QStylePainter, left: int, under_mouse: bool) -> None:
        tone = "accent" if self.isChecked() else "text" if under_mouse else "muted"
        painter.setFont(font("strong" if self.isChecked() else "body"))
        painter.setPen(current_theme().color(tone))
        place = self.rect().adjusted(left, 0, -SIZES.space_s, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _is_icon_only(self) -> bool:
        return self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box of the style sheet, then icon and word."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon = QIcon()
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        icon_place = self._paint_icon(painter)
        if not self._is_icon_only():
            under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_word(painter, icon_place.right() + SIZES.space_m, under_mouse)
        painter.end()
