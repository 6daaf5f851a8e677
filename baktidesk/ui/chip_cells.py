"""Status as the cell of a table: a chip on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from baktidesk.ui.chip import Chip, chip_size, paint_chip
from baktidesk.ui.theme import SIZES, current_theme

CHIP_ROLE = Qt.ItemDataRole.UserRole + 100


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
