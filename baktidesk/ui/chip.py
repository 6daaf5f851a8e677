"""Status as a chip: icon, word and wash together; ui/chip_cells.py shows it in a table."""

from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from baktidesk.ui.theme import SIZES, Theme, current_theme, font

_PADDING = SIZES.space_s
_GAP = SIZES.space_xs


class Chip(NamedTuple):
    """A status to show: its tone (good, warn, bad, muted, accent), the name of its icon, and its word, translated."""

    tone: str
    icon: str
    word: str


class StatusChip(QWidget):
    """A chip that stands alone, as wide as its word."""

    def __init__(self, chip: Chip, parent: QWidget | None = None) -> None:
        """Show a status."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chip = chip
        self.show_status(chip)

    @property
    def chip(self) -> Chip:
        """The status that is shown."""
        return self._chip

    def show_status(self, chip: Chip) -> None:
        """Show another status; screen readers read its word."""
        self._chip = chip
        self.setAccessibleName(chip.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole word."""
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        """Accept to be narrower: the word is elided then."""
        return QSize(2 * _PADDING + SIZES.icon_small, SIZES.chip)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip over the whole widget."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._chip, current_theme())
        painter.end()


def chip_size(chip: Chip) -> QSize:
    """Return the size in pixels that shows the whole word."""
    word = QFontMetrics(font("chip")).horizontalAdvance(chip.word)
    return QSize(_PADDING + SIZES.icon_small + _GAP + word + _PADDING + 1, SIZES.chip)


def paint_chip(painter: QPainter, place: QRect, chip: Chip, theme: Theme, *, outlined: bool = False) -> None:
    """Paint a chip into a place; `outlined` sets it off from a background of its own colour, such as a selection."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color(chip.tone)
    painter.setPen(QPen(color, 1) if outlined else QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{chip.tone}_wash"))
    body = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5) if outlined else QRectF(place)
    painter.drawRoundedRect(body, SIZES.chip / 2, SIZES.chip / 2)
    _paint_content(painter, place.adjusted(_PADDING, 0, -_PADDING, 0), chip, theme)
    painter.restore()


def _paint_content(painter: QPainter, room: QRect, chip: Chip, theme: Theme) -> None:
    icon_place = QRect(0, 0, SIZES.icon_small, SIZES.icon_small)
    icon_place.moveCenter(room.center())
    icon_place.moveLeft(room.left())
    theme.icon(chip.icon, chip.tone, SIZES.icon_small).paint(painter, icon_place)
    words = room.adjusted(SIZES.icon_small + _GAP, 0, 0, 0)
    painter.setFont(font("chip"))
    painter.setPen(theme.color(chip.tone))
    elided = QFontMetrics(painter.font()).elidedText(chip.word, QtCore.Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, QtCore.Qt.AlignmentFlag.AlignVCenter | QtCore.Qt.AlignmentFlag.AlignLeft, elided)
