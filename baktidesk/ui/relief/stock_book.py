"""The stock as an auditor reads it: the equation of every item, and what remains of each office area's share."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.summary import AreaTotals, GoodsTotals
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import Bar, ElidedLabel
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

TERMS = (
    ("", "received", QT_TRANSLATE_NOOP("Stock", "Received")),
    ("+", "returned", QT_TRANSLATE_NOOP("Stock", "Returned")),
    ("−", "handed_over", QT_TRANSLATE_NOOP("Stock", "Handed over")),
    ("−", "damaged", QT_TRANSLATE_NOOP("Stock", "Damaged, lost")),
    ("−", "moved", QT_TRANSLATE_NOOP("Stock", "Moved")),
    ("=", "on_hand", QT_TRANSLATE_NOOP("Stock", "On hand")),
)
NOWHERE: Mapping[str, Sequence[GoodsTotals]] = MappingProxyType({})
MOST_LINES = 5
"""Items of the equation that are seen at once."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Scroller(QScrollArea):
    """A list that lies flat on its card and scrolls when there is no room for all of it."""

    def __init__(self, content: QWidget) -> None:
        """Take what is to be scrolled."""
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        for widget in (content, self.viewport()):
            widget.setAutoFillBackground(False)


class StockEquation(Scroller):
    """One line an item and place: received + returned - handed over - damaged - moved = on hand."""

    def __init__(self) -> None:
        """Make the heads of the columns."""
        self._content = QWidget()
        super().__init__(self._content)
        self.setAccessibleName(translate("Stock", "Stock of all days"))
        self._lines: list[EquationLine] = []
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, SIZES.space_s, 0)
        self._grid.setHorizontalSpacing(SIZES.space_l)
        self._grid.setVerticalSpacing(SIZES.space_s)
        self._grid.setColumnStretch(0, 1)
        for column, (_sign, _name, title) in enumerate(TERMS, 1):
            head = make_words(translate("Stock", title), "caption")
            head.setFixedHeight(SIZES.note)
            self._grid.addWidget(head, 0, column, RIGHT)

    def show_goods(self, goods: Sequence[GoodsTotals], places: Mapping[str, Sequence[GoodsTotals]] = NOWHERE) -> None:
        """Show the totals of these items, and under each those of its places by item id; five lines at once."""
        parts = [(part, part is not one) for one in goods for part in (one, *places.get(one.item_id, ()))]
        while len(self._lines) < len(parts):
            self._lines.append(EquationLine(self._grid, len(self._lines) + 1))
        for number, line in enumerate(self._lines):
            line.set_visible(number < len(parts))
        for (one, is_place), line in zip(parts, self._lines, strict=False):
            line.show_goods(one, is_place=is_place)
        self.setFixedHeight(SIZES.note + min(len(parts), MOST_LINES) * (SIZES.row + SIZES.space_s))


class EquationLine:
    """The widgets of one item."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        """Put a line into the grid; its figures are named `stock.received.1` to `stock.on_hand.1` and so on."""
        self._name, self._unit = ElidedLabel(role="strong"), make_words("", "caption")
        self._figures: dict[str, QLabel] = {}
        self._signs = {term: make_words(sign, "muted") for sign, term, _title in TERMS}
        self._widgets = [_beneath(self._name, self._unit)]
        self._widgets[0].setFixedHeight(SIZES.row)
        grid.addWidget(self._widgets[0], row, 0)
        for column, (_sign, term, _title) in enumerate(TERMS, 1):
            self._figures[term] = make_words("", "title" if term == "on_hand" else "body")
            self._figures[term].setObjectName(f"stock.{term}.{row}")
            self._widgets.append(_beside(self._signs[term], self._figures[term]))
            grid.addWidget(self._widgets[-1], row, column)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the line."""
        for widget in self._widgets:
            widget.setVisible(visible)

    def show_goods(self, goods: GoodsTotals, *, is_place: bool = False) -> None:
        """Show the totals of an item, or of one place where it lies."""
        self._widgets[0].setContentsMargins(SIZES.space_l if is_place else 0, 0, 0, 0)
        self._name.show_words(goods.item)
        unit = translate("Stock", "at this place") if is_place else translate("Stock", "in {unit}")
        self._unit.setText(unit.format(unit=goods.unit))
        self._figures["on_hand"].setProperty("role", "strong" if is_place else "title")
        for sign, term, title in TERMS:
            count = getattr(goods, term)
            more = term == "moved" and count < 0  # more moved in than out
            value = text.number(-count if more else count)
            self._signs[term].setText("+" if more else sign)
            self._figures[term].setText(value)
            self._figures[term].setAccessibleName(f"{goods.item}, {translate('Stock', title)}: {value} {goods.unit}")
        _set_tone(self._figures["on_hand"], "bad" if goods.on_hand < 0 else "")


class AreaShares(Scroller):
    """One line for each office area and item: how much of the share is handed over, returns taken off, and the rest."""

    def __init__(self) -> None:
        """Make an empty list."""
        content = QWidget()
        super().__init__(content)
        self.setObjectName("stock.areas")
        self.setAccessibleName(translate("Stock", "Shares of the office areas"))
        self.setMinimumHeight(3 * SIZES.row)
        self._lines: list[AreaLine] = []
        self._nothing = make_words(translate("Stock", "No share is set for an office area."), "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SIZES.space_m)
        self._grid.setVerticalSpacing(SIZES.space_s)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SIZES.space_s, 0)
        column.addWidget(self._nothing)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_goods(self, goods: Sequence[GoodsTotals]) -> None:
        """Show the shares of these items."""
        shares = list(_shares(goods))
        while len(self._lines) < len(shares):
            self._lines.append(AreaLine(self._grid, len(self._lines)))
        for number, line in enumerate(self._lines):
            line.set_visible(number < len(shares))
        several = len({one.item for one, _area in shares}) > 1
        for (one, area), line in zip(shares, self._lines, strict=False):
            line.show_share(one, area, several=several)
        self._nothing.setVisible(not shares)


class AreaLine:
    """The widgets of one share."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        """Put a line into the grid; its remaining figure is named `stock.remaining.1` and so on."""
        self._name = ElidedLabel()
        self._bar = Bar()
        self._of = make_words("", "muted")
        self._remaining = make_words("", "strong")
        self._remaining.setObjectName(f"stock.remaining.{row + 1}")
        self._widgets = (self._name, self._bar, self._of, self._remaining)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, row, column)
        self._of.setAlignment(RIGHT)
        self._remaining.setAlignment(RIGHT)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the line."""
        for widget in self._widgets:
            widget.setVisible(visible)

    def show_share(self, goods: GoodsTotals, area: AreaTotals, *, several: bool) -> None:
        """Show a share; the item is named where there are `several`."""
        over = area.remaining < 0
        words = translate("Stock", "{handed} of {share} {unit}")
        self._name.show_words(f"{area.area} · {goods.item}" if several else area.area)
        self._bar.show_value(area.out, area.allocated, tone="warn" if over else "accent")
        self._of.setText(words.format(handed=text.number(area.out), share=text.number(area.allocated), unit=goods.unit))
        rest = translate("Stock", "{quantity} over") if over else translate("Stock", "{quantity} left")
        self._remaining.setText(rest.format(quantity=text.number(abs(area.remaining))))
        _set_tone(self._remaining, "warn" if over else "")
        self._bar.setAccessibleName(f"{area.area}: {self._of.text()}")


def _beneath(upper: QWidget, lower: QWidget) -> QWidget:
    both = QWidget()
    box = QVBoxLayout(both)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(upper)
    box.addWidget(lower)
    return both


def _beside(sign: QLabel, figure: QLabel) -> QWidget:
    both = QWidget()
    box = QHBoxLayout(both)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SIZES.space_xs)
    box.addStretch(1)
    box.addWidget(sign)
    box.addWidget(figure)
    return both


def _set_tone(label: QLabel, tone: str) -> None:
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)


def _shares(goods: Sequence[GoodsTotals]) -> Iterator[tuple[GoodsTotals, AreaTotals]]:
    return ((one, area) for one in goods for area in one.areas if area.allocated)
