"""The cards of the board: visits as rows of a model, painted one by one as they come into sight."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from baktidesk.domain.zones import Zone
from baktidesk.services.donors.visit_lists import VisitLine, VisitList
from baktidesk.ui.chip import chip_size, paint_chip
from baktidesk.ui.donors.visits import nothing_seen, spoken, visit_chip, wait_chip, when
from baktidesk.ui.theme import SIZES, Theme, current_theme, font

LINE_ROLE = Qt.ItemDataRole.UserRole + 200
CARD = SIZES.input + SIZES.space_xl
GAP = SIZES.space_xs
WIDE = SIZES.desk_least - SIZES.space_xxl * 4
"""Width of a card, in pixels, from which the work unit has room beside the name."""
MOST_RUNS = 8
"""Changes of one reading up to which rows come and go one by one."""
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Cards(QAbstractListModel):
    """The visits of a column; rows come and go one by one, so that selection and scroll bar stay where they are."""

    def __init__(self, parent: QWidget) -> None:
        """Begin without visits."""
        super().__init__(parent)
        self.lines: list[VisitLine] = []
        self.seen = nothing_seen()
        self.zone = Zone.WIB
        self.fresh = ""

    def show(self, lines: Sequence[VisitLine], seen: VisitList, zone: Zone) -> None:
        """Show these visits instead, as they stood when they were read."""
        self.seen, self.zone = seen, zone
        if [line.id for line in lines] != [line.id for line in self.lines]:
            self._bring(lines)
        self.lines = list(lines)
        if lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def rows_of(self, ids: Sequence[str]) -> list[int]:
        """Give the rows of those of these visits that are here."""
        wanted = set(ids)
        return [row for row, line in enumerate(self.lines) if line.id in wanted]

    def _bring(self, lines: Sequence[VisitLine]) -> None:
        """Take away what has gone and put in what is new; where the order changed, or much, begin anew."""
        new, old = {line.id for line in lines}, {line.id for line in self.lines}
        gone = _runs([line.id not in new for line in self.lines])
        come = _runs([line.id not in old for line in lines])
        kept = [line.id for line in self.lines if line.id in new]
        if len(gone) + len(come) > MOST_RUNS or kept != [line.id for line in lines if line.id in old]:
            self.beginResetModel()
            self.lines = list(lines)
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.lines[first : last + 1]
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self.lines[first:first] = lines[first : last + 1]
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of visits."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> Any:
        """Give the visit, or what is said of it."""
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (0, Qt.ItemDataRole.ToolTipRole.value, Qt.ItemDataRole.AccessibleTextRole.value):
            return spoken(line, self.seen, self.zone)
        return None


class CardPainter(QStyledItemDelegate):
    """Paints a visit as a card: number and waiting time, or how it ended, over the name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the same height for every card."""
        return QSize(SIZES.desk_least // 4, CARD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one card."""
        cards = index.model()
        if not isinstance(cards, Cards):
            return
        line, theme = cards.lines[index.row()], current_theme()
        place: QRect = option.rect.adjusted(1, 0, -1, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_frame(painter, place, option, theme, fresh=line.id == cards.fresh)
        room = place.adjusted(SIZES.space_s, SIZES.space_xs, -SIZES.space_s, -SIZES.space_xs)
        upper, lower = room.adjusted(0, 0, 0, -room.height() // 2), room.adjusted(0, room.height() // 2, 0, 0)
        _paint_number(painter, upper, line, cards, theme)
        _paint_name(painter, lower, line, cards, theme)
        painter.restore()


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Give first and last place of every run of true flags."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        elif flag:
            runs.append((place, place))
    return runs


def _paint_frame(painter: QPainter, place: QRect, option: QStyleOptionViewItem, theme: Theme, *, fresh: bool) -> None:
    """Paint the card itself: washed when just saved or selected, ringed where the keys are."""
    selected, focused, hovered = (
        bool(option.state & flag)
        for flag in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus, QStyle.StateFlag.State_MouseOver)
    )
    wash = "accent_wash" if selected else "hover" if hovered else "surface"
    painter.setPen(QPen(theme.color("accent" if selected or focused else "line"), 2 if focused else 1))
    painter.setBrush(theme.color("good_wash" if fresh else wash))
    inset = 1.0 if focused else 0.5
    frame = QRectF(place).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(frame, SIZES.radius_input, SIZES.radius_input)


def _paint_number(painter: QPainter, room: QRect, line: VisitLine, cards: Cards, theme: Theme) -> None:
    """Paint the number, and beside it how long the visit has waited, or how it ended."""
    painter.setPen(theme.color("text"))
    number = _paint_words(painter, room, line.queue_number, "strong", _LEFT)
    waited = wait_chip(line, cards.seen)
    chip = visit_chip(line) if line.ended_at else waited if waited and waited.tone == "warn" else None
    if chip is None:
        painter.setPen(theme.color("muted"))
        _paint_words(painter, room, when(line, cards.seen, cards.zone), "caption", _RIGHT)
        return
    size = chip_size(chip)
    width = min(size.width(), room.width() - number - SIZES.space_xs)
    paint_chip(painter, QRect(room.right() - width + 1, room.top(), width, size.height()), chip, theme)


def _paint_name(painter: QPainter, room: QRect, line: VisitLine, cards: Cards, theme: Theme) -> None:
    """Paint the name; then the hour of an ended visit, or the work unit where the column is wide."""
    painter.setPen(theme.color("muted"))
    beside = when(line, cards.seen, cards.zone) if line.ended_at else ""
    if room.width() > WIDE:
        beside = " · ".join([beside, line.work_unit] if beside else [line.work_unit])
    right = room.adjusted(room.width() // 2, 0, 0, 0)
    used = _paint_words(painter, right, beside, "caption", _RIGHT) if beside else 0
    painter.setPen(theme.color("text"))
    _paint_words(painter, room.adjusted(0, 0, -used - SIZES.space_s * bool(used), 0), line.full_name, "body", _LEFT)


def _paint_words(painter: QPainter, room: QRect, words: str, role: str, side: Qt.AlignmentFlag) -> int:
    """Paint words in one line, elided where there is no room; give their width."""
    made, metrics = _type(role)
    painter.setFont(made)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, side, shown)
    return metrics.horizontalAdvance(shown)


@cache
def _type(role: str) -> tuple[QFont, QFontMetrics]:
    """Give the font of a step of the type scale with its measures; making one for every card would take long."""
    made = font(role)
    return made, QFontMetrics(made)
