"""The stock ledger as a table: every movement with its sign, whence or whither, and why more went than was there."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.event import StoredItem
from baktidesk.domain.names import search_key
from baktidesk.domain.stock import INCOMING, MovementKind
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.zones import Zone
from baktidesk.services.relief.stock import Movement
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.relief.goods import DAY_WIDTH, HOUR_WIDTH, when
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

FILTER_LETTERS = 12
LATEST = 300
"""Movements that are listed while nothing is searched for: reading thousands after every save would take long."""
ICONS = {
    MovementKind.RECEIVED: "receive",
    MovementKind.RETURNED: "undo",
    MovementKind.HANDED_OVER: "send",
    MovementKind.DAMAGED: "warning",
    MovementKind.MOVED: "export",
    MovementKind.MOVED_IN: "receive",
}
ITEM, BALANCE, PLACE, OVERDRAFT = 1, 4, 5, 9
"""Numbers of the columns that are shown only where they have something to say."""


@dataclass(frozen=True, kw_only=True)
class QuantityColumn(Column[Movement]):
    """What a movement adds or takes away, with its sign and unit."""

    def shown(self, row: Movement) -> str:
        """Give +5.000 paket or −120 paket."""
        sign = "+" if row.kind in INCOMING else "−"
        return f"{sign}{text.number(row.quantity)} {row.unit}"


class Ledger(QWidget):
    """Filters, search, table, and the deeds on its rows.

    Signals:
        others_asked(): the officer searches or filters among more movements than are listed.
        return_asked(object): goods come back from this Movement.
        void_asked(object): this Movement is to be voided.
        count_asked(): the store is to be counted.
        onward_asked(): the officer wants to see what is to be reported about onward distribution.
    """

    others_asked = Signal()
    return_asked = Signal(object)
    void_asked = Signal(object)
    count_asked = Signal()
    onward_asked = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty ledger; `name` is the prefix of its object names."""
        super().__init__()
        self._zone = Zone.WIB
        self._today: dt.date | None = None
        self._movements: Sequence[Movement] = []
        self._books: dict[str, int] = {}
        self._balances: dict[str, int] = {}
        self._partial = self._asking = False
        self.search = self._make_search(f"{name}.search")
        self._item = self._make_filter(f"{name}.item_filter", translate("Stock", "Items shown"))
        self._kind = self._make_filter(f"{name}.kind_filter", translate("Stock", "Kinds shown"))
        self._note = make_words("", "muted")
        self._detail = ElidedLabel("", "muted")
        self._detail.setObjectName(f"{name}.detail")
        self.list = self._make_list(f"{name}.list")
        self._count = self._button(f"{name}.count", translate("Stock", "Count"), "F7", self.count_asked.emit)
        self._onward = self._button(f"{name}.onward", translate("Stock", "Onward"), "F8", self.onward_asked.emit)
        self._return = self._button(f"{name}.return", translate("Stock", "Return"), "R", self._on_return)
        self._void = self._button(f"{name}.void", translate("Stock", "Void"), "Del", self._on_void)
        self._void.setProperty("danger", True)
        self._fill_kinds()
        self._lay_out()
        self._note.hide()
        self._on_chosen(None)

    @property
    def item_id(self) -> str:
        """The item that alone is shown, "" for all."""
        return str(self._item.currentData() or "")

    @property
    def limit(self) -> int | None:
        """How many movements are to be listed: search and kind go through all of them (None)."""
        return None if search_key(self.search.text()) or self._kind.currentData() else LATEST

    def offer_items(self, items: Sequence[StoredItem]) -> None:
        """Offer the goods of an event as a filter, where there are several."""
        chosen = self.item_id
        self._item.clear()
        self._item.addItem(translate("Stock", "All items"), "")
        for item in items:
            self._item.addItem(item.name, item.id)
        self._item.setCurrentIndex(max(self._item.findData(chosen), 0))
        self._item.setVisible(len(items) > 1)

    def show_movements(
        self,
        movements: Sequence[Movement],
        goods: Sequence[GoodsTotals],
        today: dt.date,
        zone: Zone,
        *,
        partial: bool,
    ) -> None:
        """Show these movements, newest first, with the clock of a zone; `partial` tells that there are more.

        `goods` are the totals of all days, from which the balance after every movement is reckoned.
        """
        self._movements, self._today, self._zone, self._partial = movements, today, zone, partial
        self._books = {one.item_id: one.on_hand for one in goods}
        self._balances = _balances(movements, self._books) if self._of_one_item() else {}
        self._asking = False
        latest = translate("Stock", "the latest {count}").format(count=text.number(LATEST))
        self._note.setText(latest)
        self._note.setVisible(partial)
        self.list.setColumnWidth(0, DAY_WIDTH if any(one.day != today for one in movements) else HOUR_WIDTH)
        self._show_columns()
        self._filter()

    def _of_one_item(self) -> bool:
        return bool(self.item_id) or len(self._books) == 1

    def _show_columns(self) -> None:
        self.list.setColumnHidden(ITEM, bool(self.item_id))
        self.list.setColumnHidden(BALANCE, not self._balances)
        self.list.setColumnHidden(PLACE, not any(one.inside for one in self._movements))
        self.list.setColumnHidden(OVERDRAFT, not any(one.override_reason for one in self._movements))

    def _filter(self) -> None:
        wanted, kind = search_key(self.search.text()), self._kind.currentData()
        if (wanted or kind) and self._partial and not self._asking:
            self._asking = True
            self.others_asked.emit()
        self.list.say_empty(_nothing_found() if wanted or kind else _nothing_yet())
        found = [one for one in self._movements if not kind or one.kind == kind]
        self.list.show_rows([one for one in found if not wanted or wanted in _found_by(one)])

    def _on_item(self) -> None:
        self._asking = True
        self.others_asked.emit()

    def _on_chosen(self, movement: Movement | None) -> None:
        self._return.setEnabled(movement is not None and movement.kind is MovementKind.HANDED_OVER)
        self._void.setEnabled(movement is not None and movement.own)
        self._detail.show_words(_detail(movement) if movement else "")

    def _on_return(self) -> None:
        if self._return.isEnabled():
            self.return_asked.emit(self.list.current())

    def _on_void(self) -> None:
        if self._void.isEnabled():
            self.void_asked.emit(self.list.current())

    def _on_search_entered(self) -> None:
        if self.list.rows.records:
            self.list.select(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when(self, movement: Movement) -> str:
        return when(movement.at, movement.day, self._today, self._zone)

    def _make_list(self, name: str) -> RecordTable[Movement]:
        columns: list[Column[Movement]] = [
            Column(title=translate("Stock", "Time"), value=self._when, width=HOUR_WIDTH),
            Column(title=translate("Stock", "Item"), value=lambda one: one.item, stretch=True),
            Column(title=translate("Stock", "Kind"), value=lambda one: "", chip=_chip, width=164),
            QuantityColumn(title=translate("Stock", "Quantity"), value=lambda one: one.quantity, width=132),
            Column(title=translate("Stock", "Balance"), value=lambda one: self._balances.get(one.id), width=96),
            Column(title=translate("Stock", "Place"), value=_place, width=176),
            Column(title=translate("Stock", "From, to or why"), value=_whence, stretch=True),
            Column(title=translate("Stock", "Document"), value=lambda one: one.document, width=124),
            Column(title=translate("Stock", "Officer"), value=lambda one: one.officer, width=136),
            Column(
                title=translate("Stock", "More than the stock"), value=lambda one: one.override_reason, stretch=True
            ),
        ]
        table = RecordTable(name, columns, _nothing_yet(), accessible=translate("Stock", "Stock ledger"))
        table.chosen.connect(self._on_chosen)
        for key, do in ((Qt.Key.Key_Delete, self._on_void), (Qt.Key.Key_R, self._on_return)):
            shortcut = QShortcut(QKeySequence(key), table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        return table

    def _make_search(self, name: str) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName(name)
        search.setPlaceholderText(translate("Stock", "Item, recipient or document   Ctrl+F"))
        search.setAccessibleName(translate("Stock", "Search the ledger"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        search.returnPressed.connect(self._on_search_entered)
        return search

    def _make_filter(self, name: str, accessible: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(accessible)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(FILTER_LETTERS)
        return choice

    def _fill_kinds(self) -> None:
        self._kind.addItem(translate("Stock", "All kinds"), "")
        for kind in MovementKind:
            self._kind.addItem(text.label(kind), kind.value)
        self._kind.activated.connect(self._filter)
        self._item.activated.connect(self._on_item)

    def _button(self, name: str, words: str, key: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(f"{words}   {key}")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        card, box = make_card()
        box.setContentsMargins(1, SIZES.space_m, 1, 1)
        box.setSpacing(SIZES.space_m)
        head, filters = QHBoxLayout(), QHBoxLayout()
        for row in (head, filters):
            row.setContentsMargins(SIZES.space_l, 0, SIZES.space_l, 0)
            row.setSpacing(SIZES.space_s)
        head.addWidget(make_words(translate("Stock", "Stock ledger"), "section"))
        head.addSpacing(SIZES.space_s)
        head.addWidget(self._detail, 1)
        for button in (self._count, self._onward, self._return, self._void):
            head.addWidget(button)
        for choice in (self._item, self._kind):
            filters.addWidget(choice)
        filters.addWidget(self.search, 1)
        filters.addWidget(self._note)
        box.addLayout(head)
        box.addLayout(filters)
        box.addWidget(self.list, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)


def _balances(movements: Sequence[Movement], books: dict[str, int]) -> dict[str, int]:
    """Give what lay in all stores after each movement, from the newest back; all are of one item."""
    balances, left = {}, None
    for one in movements:
        left = books.get(one.item_id, 0) if left is None else left
        balances[one.id] = left
        left -= one.effect
    return balances


def _place(movement: Movement) -> str:
    """Give the place, and for goods moved between two places the way that they went."""
    here = movement.place or translate("Stock", "Main store")
    if not movement.inside:
        return here if movement.place else ""
    other = movement.other or translate("Stock", "Main store")
    way = (other, here) if movement.kind is MovementKind.MOVED_IN else (here, other)
    return " → ".join(way)


def _detail(movement: Movement) -> str:
    """Say why a movement cannot be voided here."""
    return "" if movement.own else translate("Stock", "A delivery is voided on the Distribution page.")


def _whence(movement: Movement) -> str:
    return movement.source or movement.recipient


def _chip(movement: Movement) -> Chip:
    return Chip(movement.kind.tone, ICONS[movement.kind], text.label(movement.kind))


def _found_by(movement: Movement) -> str:
    return search_key(f"{movement.item} {_whence(movement)} {movement.document} {movement.place} {movement.other}")


def _nothing_yet() -> str:
    return translate("Stock", "Nothing has moved yet. Enter what has been received on the left.")


def _nothing_found() -> str:
    return translate("Stock", "No movement of this name.")
