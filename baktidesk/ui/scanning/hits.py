"""What the scan box found, as a card under it: part of the window, so that the keyboard stays in the box."""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.distribution import Distribution
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.fields import fields_of
from baktidesk.domain.scanned import field_for, recipient_field_for
from baktidesk.services.search import Hit, HitKind
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, chip_size, paint_chip
from baktidesk.ui.donors.visits import ICONS
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, current_theme, font

Index = QModelIndex | QPersistentModelIndex
Line = Hit | tuple[str, str, bool]
"""A hit, or the field and the text of a new check-in, or (True) of a new recipient."""
LINE = Qt.ItemDataRole.UserRole
SEPARATOR = " · "
MOST = 50
"""Hits that a search gives at most."""


class HitList(QFrame):
    """The hits, one of them marked, and under them the keys.

    Signals:
        picked(): the officer clicked on a hit, which is marked now.
    """

    picked = Signal()

    def __init__(self, window: QWidget) -> None:
        """Make the card, hidden, in a window."""
        super().__init__(window)
        self._window = window
        self.setObjectName("scan.results")
        self.setProperty("card", True)
        self._lines = Lines(self)
        self.table = self._make_table()
        box = QVBoxLayout(self)
        box.setContentsMargins(1, SIZES.space_xs, 1, SIZES.space_s)
        box.setSpacing(SIZES.space_xs)
        box.addWidget(self.table)
        self._foot = make_words("", "caption")
        self._foot.setContentsMargins(SIZES.space_m, 0, SIZES.space_m, 0)
        box.addWidget(self._foot)
        self.hide()

    def show_hits(
        self, typed: str, hits: Sequence[Hit], options: frozenset[str], *, waits: bool = False, gives: bool = False
    ) -> None:
        """Show the hits with the first one marked; a new check-in with what was typed is offered after them.

        `waits` says that they are for later: a dialog has the keyboard now; `gives` that goods are given out here, so
        that a new recipient is offered instead.
        """
        begin = recipient_field_for(typed) if gives else field_for(typed, options)
        named = begin[1] and not any(map(str.isdigit, typed))
        offered = [(*begin, gives)] if named or not hits else []
        self._lines.show([*hits, *offered])
        self._foot.setText(_waiting() if waits else _foot(len(hits), gives=gives))
        self.table.setCurrentIndex(self._lines.index(0, 0))

    def place_under(self, box: QWidget) -> None:
        """Show the card under a box: as wide as it may be, and never over the edge of the window."""
        window = self._window
        corner = box.mapTo(window, QPoint(0, box.height() + SIZES.space_xs))
        width = min(max(box.width(), SIZES.results), window.width() - 2 * SIZES.space_s)
        rows = min(self._lines.rowCount(), SIZES.results_most)
        self.table.setFixedHeight(min(rows * SIZES.result, window.height() - corner.y() - SIZES.result))
        left = min(corner.x(), window.width() - SIZES.space_s - width)
        self.setGeometry(left, corner.y(), width, self.sizeHint().height())
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the mark up or down."""
        row = self.table.currentIndex().row() + by
        self.table.setCurrentIndex(self._lines.index(max(0, min(row, self._lines.rowCount() - 1)), 0))

    def marked(self) -> Line | None:
        """Give what is marked: a hit, or the field and text of somebody new."""
        index = self.table.currentIndex()
        return self._lines.lines[index.row()] if index.isValid() else None

    def marked_words(self) -> str:
        """Give what is marked in words, for a screen reader."""
        marked = self.marked()
        return spoken(marked) if marked is not None else ""

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("scan.hits")
        table.setAccessibleName(translate("Scan", "What was found"))
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setModel(self._lines)
        table.setItemDelegate(LineDelegate(table))
        table.setShowGrid(False)
        table.setMouseTracking(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(SIZES.result)
        table.clicked.connect(lambda _index: self.picked.emit())
        return table


class Lines(QAbstractListModel):
    """The lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> Any:
        """Give a line, and its words to screen readers and the tool tip."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<span>{escape(spoken(line))}</span>"  # a name may look like markup
        return spoken(line) if role == Qt.ItemDataRole.DisplayRole else None


class LineDelegate(QStyledItemDelegate):
    """Paints a line: number or icon, name over its second identifiers, and the chip at the right."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to `paint`, so that the cell itself paints background, hover and mark only."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every line the same height."""
        return QSize(option.rect.width(), SIZES.result)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell as any other, and the line on it."""
        super().paint(painter, option, index)
        line = index.data(LINE)
        room = option.rect.adjusted(SIZES.cell, SIZES.space_s, -SIZES.cell, -SIZES.space_s)
        painter.save()
        chip = chip_of(line)
        if chip is not None:
            marked = bool(option.state & QStyle.StateFlag.State_Selected)
            room.setRight(_paint_chip(painter, room, chip, outlined=marked) - SIZES.space_m)
        _paint_head(painter, QRect(room.left(), room.top(), SIZES.result_head, room.height()), line)
        room.setLeft(room.left() + SIZES.result_head)
        _paint_words(painter, room, title(line), details(line))
        painter.restore()


def title(line: Line) -> str:
    """Give the first words of a line: the name, or what is offered."""
    if isinstance(line, Hit):
        return line.full_name or translate("Scan", "Coupon without a name")
    _field, words, gives = line
    if not words:
        return translate("Scan", "New recipient") if gives else translate("Scan", "New check-in")
    begun = (
        translate("Scan", "New recipient with “{text}”") if gives else translate("Scan", "New check-in with “{text}”")
    )
    return begun.format(text=words)


def details(line: Line) -> str:
    """Give what tells one name from another: birth, NIK, phone, bag, last visit, work unit; or the field."""
    if not isinstance(line, Hit):
        name, words, gives = line
        record = Distribution if gives else CheckIn
        return translate("Field", fields_of(record)[name].label) if words else translate("Scan", "Nobody was found.")
    born = text.day(line.birth_date) if line.birth_date else str(line.birth_year or "")
    seen = translate("Scan", "last seen {day}").format(day=text.day(line.last_seen)) if line.last_seen else ""
    bag = translate("Scan", "bag {number}").format(number=line.bag_number) if line.bag_number else ""
    return SEPARATOR.join(part for part in (born, line.nik, line.phone, bag, seen, line.work_unit) if part)


def chip_of(line: Line) -> Chip | None:
    """Give the status of a visit, or that somebody stands on the roll; None for others."""
    if not isinstance(line, Hit):
        return None
    if line.kind is HitKind.COUPON:
        return Chip("accent", "scan", translate("Scan", "Coupon"))
    if line.status is not None:
        return Chip(line.status.tone, ICONS[line.status], text.label(line.status))
    return Chip("accent", "records", translate("Scan", "On the roll")) if line.on_roll else None


def spoken(line: Line) -> str:
    """Give a line in words alone."""
    chip = chip_of(line)
    number = line.queue_number if isinstance(line, Hit) else ""
    return SEPARATOR.join(part for part in (number, title(line), details(line), chip.word if chip else "") if part)


def _waiting() -> str:
    return translate("Scan", "This scan waits until the question in front is closed.")


def _foot(hits: int, *, gives: bool) -> str:
    if not hits and gives:
        return translate("Scan", "Nobody was found. Enter begins with a new recipient, Esc goes back.")
    if not hits:
        return translate("Scan", "Nobody was found. Enter begins a new check-in, Esc goes back.")
    if hits >= MOST:
        return translate("Scan", "The first {count} are shown. Please type more.").format(count=hits)
    return translate("Scan", "Up and Down choose, Enter opens, Esc goes back.")


def _paint_chip(painter: QPainter, room: QRect, chip: Chip, *, outlined: bool) -> int:
    """Paint a chip at the right of a place; give its left edge."""
    place = QRect(QPoint(0, 0), chip_size(chip))
    place.moveCenter(room.center())
    place.moveRight(room.right())
    paint_chip(painter, place, chip, current_theme(), outlined=outlined)
    return place.left()


def _paint_head(painter: QPainter, place: QRect, line: Line) -> None:
    """Paint the queue number, or an icon for somebody who has none."""
    theme = current_theme()
    if isinstance(line, Hit) and line.queue_number:
        painter.setFont(font("strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.queue_number)
        return
    name, tone = ("person", "muted") if isinstance(line, Hit) else ("plus", "accent")
    spot = QRect(0, 0, SIZES.icon, SIZES.icon)
    spot.moveCenter(place.center())
    spot.moveLeft(place.left())
    theme.icon(name, tone).paint(painter, spot)


def _paint_words(painter: QPainter, room: QRect, first: str, second: str) -> None:
    theme = current_theme()
    upper, lower = QRect(room), QRect(room)
    upper.setBottom(room.center().y())
    lower.setTop(room.center().y() + 1)
    _paint_line(painter, upper if second else room, first, "strong", theme.color("text"))
    _paint_line(painter, lower, second, "caption", theme.color("muted"))


def _paint_line(painter: QPainter, place: QRect, words: str, role: str, color: QColor) -> None:
    painter.setFont(font(role))
    painter.setPen(color)
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
