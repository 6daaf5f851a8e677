"""What the pages about goods share: amounts in words, the stock in sight, and what to do where there are no goods."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from baktidesk.domain.event import StoredItem
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.zones import Zone
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.choices import Option
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import Bar, ElidedLabel
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

LOW = 10
"""Per cent of what was received: with less than this on hand, the stock is low."""
ACROSS = 3
HOUR_WIDTH, DAY_WIDTH = 64, 116
"""Widths of a column of moments: of today alone, and of other days too."""
UNIT_WIDTH = 116
"""Room for 20.000 and its unit."""


def amount(item: str, quantity: int, unit: str) -> str:
    """Give an amount in words, 1.000 paket sembako; a name that begins with its unit does not say it twice."""
    first, _space, rest = item.partition(" ")
    name = rest if rest and first.casefold() == unit.casefold() else item
    return f"{text.number(quantity)} {unit} {name}"


def amounts(lines: Iterable[tuple[str, int, str]]) -> str:
    """Give several amounts (item, quantity, unit) in a row; they are never added up."""
    return ", ".join(amount(*line) for line in lines)


def when(at: dt.datetime, day: dt.date, today: dt.date | None, zone: Zone) -> str:
    """Give the hour of a moment (UTC) at the event, with the day and month in front where it is not today."""
    hour = text.hour(at, zone)
    return hour if day == today else f"{text.day(day).rpartition(' ')[0]} {hour}"


def item_options(items: Iterable[StoredItem]) -> list[Option]:
    """Give the goods of an event as choices; their unit stands beside the quantity (see `tie_unit`)."""
    return [(item.id, item.name) for item in items]


def tie_unit(line: Mapping[str, Any], units: Mapping[str, str]) -> None:
    """Let the quantity input (`quantity`) show the unit of what is chosen in the item input (`item_id`), now and later.

    `units` gives the unit by item id and may be filled later.
    """
    item, quantity = line["item_id"], line["quantity"]
    quantity.setMinimumWidth(UNIT_WIDTH)

    def show() -> None:
        quantity.show_unit(units.get(item.value(), ""))

    item.currentIndexChanged.connect(show)
    show()


class StockCard(QFrame):
    """One item: how much is on hand, of how much that came in."""

    def __init__(self, name: str) -> None:
        """Make the card; `name` is the object name of its figure."""
        super().__init__()
        self.setProperty("card", True)
        self._title = ElidedLabel("", "strong")
        self._chip = StatusChip(Chip("warn", "warning", ""))
        self.figure = make_words("", "figure")
        self.figure.setObjectName(name)
        self._rest = ElidedLabel("", "caption")
        self._bar = Bar()
        self._lay_out()

    def show_goods(self, goods: GoodsTotals) -> None:
        """Show an item's totals."""
        came = goods.received
        on_hand = text.number(goods.on_hand)
        rest = translate("Goods", "left of {received} {unit}").format(received=text.number(came), unit=goods.unit)
        self._title.show_words(goods.item)
        self.figure.setText(on_hand)
        self._rest.show_words(rest)
        self._bar.show_value(max(goods.on_hand, 0), came)
        self.setAccessibleName(f"{goods.item}: {on_hand} {rest}")
        self._show_chip(goods.on_hand, came)

    def set_compact(self, compact: bool) -> None:
        """Show a smaller figure, where many cards share the room."""
        mark(self.figure, "role", "title" if compact else "figure")

    def _show_chip(self, on_hand: int, came: int) -> None:
        self._chip.setVisible(on_hand * 100 < came * LOW or on_hand <= 0)
        if on_hand < 0:
            self._chip.show_status(Chip("bad", "warning", translate("Goods", "Below zero")))
        elif on_hand == 0:
            self._chip.show_status(Chip("bad", "warning", translate("Goods", "Nothing left")))
        else:
            self._chip.show_status(Chip("warn", "warning", translate("Goods", "Low")))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_m, SIZES.space_s, SIZES.space_m, SIZES.space_m)
        box.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        head.addSpacerItem(QSpacerItem(0, SIZES.chip))
        figures = QHBoxLayout()
        figures.setSpacing(SIZES.space_s)
        figures.addWidget(self.figure)
        figures.addWidget(self._rest, 1, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(head)
        box.addLayout(figures)
        box.addSpacing(SIZES.space_xs)
        box.addWidget(self._bar)


class StockStrip(QWidget):
    """The stock of every item in sight, as figures."""

    def __init__(self, name: str) -> None:
        """Make an empty strip; figures are named `<name>.1`, `<name>.2` and so on."""
        super().__init__()
        self._name = name
        self._cards: list[StockCard] = []
        self._goods: list[GoodsTotals] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SIZES.space_m)

    def show_goods(self, goods: Sequence[GoodsTotals]) -> None:
        """Show the totals of these items."""
        self._goods = list(goods)
        while len(self._cards) < len(goods):
            self._add_card()
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(goods))
            card.set_compact(len(goods) >= ACROSS)
            if number < len(goods):
                card.show_goods(goods[number])

    def show_left(self, item_id: str, on_hand: int) -> None:
        """Show at once what is left of an item after something was handed over; the rest is read again soon."""
        for number, goods in enumerate(self._goods):
            if goods.item_id == item_id:
                now = replace(goods, handed_over=goods.handed_over + goods.on_hand - on_hand)
                self._goods[number] = now
                self._cards[number].show_goods(now)

    def _add_card(self) -> None:
        number = len(self._cards)
        card = StockCard(f"{self._name}.{number + 1}")
        self._cards.append(card)
        self._grid.addWidget(card, number // ACROSS, number % ACROSS)
        self._grid.setColumnStretch(number % ACROSS, 1)


class NoGoods(QWidget):
    """Stands in for a page about goods while the event has none.

    Signals:
        event_asked(): the officer wants to add goods to the event.
    """

    event_asked = Signal()

    def __init__(self, name: str) -> None:
        """Make it; `name` is the prefix of its button's object name."""
        super().__init__()
        self._button = QPushButton(translate("Goods", "Add goods to the event"))
        self._button.setObjectName(f"{name}.set_up")
        self._button.setAccessibleName(self._button.text())
        self._button.setProperty("primary", True)
        self._button.setAutoDefault(True)
        self._button.clicked.connect(self.event_asked)
        self._lay_out()

    def setFocus(self, *_reason: Any) -> None:
        """Put the cursor to the button."""
        self._button.setFocus()

    def _lay_out(self) -> None:
        sentence = translate(
            "Goods", "Add what is handed out, with its unit and the stock received. Then come back here."
        )
        title = make_words(translate("Goods", "This event has no goods yet"), "section")
        words = make_words(sentence, "muted")
        box = QVBoxLayout(self)
        box.setSpacing(SIZES.space_s)
        box.addStretch(2)
        for widget in (Glyph("goods", "muted", SIZES.icon_large), title, words):
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(SIZES.space_s)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
