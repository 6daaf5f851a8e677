"""Status as a chip: icon, word and wash together, as a widget and as a table cell."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from baktidesk.ui.theme import SIZES, Theme, current_theme, font

CHIP_ROLE = Qt.ItemDataRole.UserRole + 100
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


class ChipDelegate(QStyledItemDelegate):
    """A table column of chips: draws what `CHIP_ROLE` gives, and the plain cell where that is None.

    The model gives the chip's word as the display text too: sorting, copying and screen readers use that. All cells of
    the row `under_mouse` (-1 = none) are painted as if the mouse were over each of them.
    """

    def __init__(self, parent: QWidget) -> None:
        """Belong to the table."""
        super().__init__(parent)
        self.under_mouse = -1

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Leave the text to the chip, so that the cell itself paints background, hover and selection only."""
        super().initStyleOption(option, index)
        if self.under_mouse >= 0 and index.row() == self.under_mouse:
            option.state |= QStyle.StateFlag.State_MouseOver
        if index.data(CHIP_ROLE) is not None:
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell as any other, and the chip on it."""
        super().paint(painter, option, index)
        value = index.data(CHIP_ROLE)
        if value is None:
            return
        chip = Chip(*value)
        size = chip_size(chip)
        room = option.rect.adjusted(SIZES.cell, 0, -SIZES.cell, 0)
        place = QRect(QPoint(0, 0), QSize(min(size.width(), room.width()), size.height()))
        place.moveCenter(room.center())
        place.moveLeft(room.left())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_chip(painter, place, chip, current_theme(), outlined=selected)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for the chip and the cell's padding."""
        value = index.data(CHIP_ROLE)
        if value is None:
            return super().sizeHint(option, index)
        size = chip_size(Chip(*value))
        return QSize(size.width() + 2 * SIZES.cell, SIZES.row)


def chip_size(chip: Chip) -> QSize:
    """Return the size in pixels that shows the whole word."""
    word = QFontMetrics(font("chip")).horizontalAdvance(chip.word)
    return QSize(_PADDING + SIZES.icon_small + _GAP + word + _PADDING + 1, SIZES.chip)


def paint_chip(painter: QPainter, place: QRect, chip: Chip, theme: Theme, *, outlined: bool = False) -> None:
    """Paint a chip into a place; `outlined` sets it off from a background of its own colour, such as a selection."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color(chip.tone)
    painter.setPen(QPen(color, 1) if outlined else Qt.PenStyle.NoPen)
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
    elided = QFontMetrics(painter.font()).elidedText(chip.word, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
