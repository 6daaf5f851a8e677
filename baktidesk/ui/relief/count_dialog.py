"""The store is counted: what the book says, what lies there, why they differ, and what was counted before."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.returning import Counted, StockCount
from baktidesk.domain.stock import MAIN_STORE
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import returns
from baktidesk.services.relief.stores import book_by_place
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import dialog_button, esc, window_below, within_window
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.goods import DAY_WIDTH, amount, item_options, tie_unit, when
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

NUMBER = SIZES.space_xxl * 3
LEAST_ROWS = 3
Books = dict[str, dict[str, int]]
"""The book by item id and place."""


class CountDialog(QDialog):
    """Counts one kind of goods after another, with the counts so far below."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, places: Sequence[tuple[str, str]]) -> None:
        """Make the dialog for an event; `places` are offered where the event has stores of its own in office areas."""
        super().__init__(parent)
        self.setObjectName("count.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.least_width - SIZES.space_xl)
        self.resize(within_window(parent, window_below(parent).width() * 3 // 4, SIZES.row * 20))
        self._store, self._event = store, event
        self._books: Books = {}
        self.form = Form(StockCount, "count", translate("Stock", "Keep the count"), desk=True)
        self.form.offer("item", item_options(event.items))
        if places:
            self.form.offer("place", places)
        self.list = self._make_list()
        self._lay_out()
        self._connect()

    @classmethod
    def show_for(
        cls,
        parent: QWidget,
        store: Store,
        places: Sequence[tuple[str, str]] = (),
        item_id: str = "",
        place_id: str = MAIN_STORE,
    ) -> "CountDialog | None":
        """Open the dialog for the active event without blocking, first for an item and place; None without an event."""
        event = store.active_event
        if event is None:
            return None
        dialog = cls(parent, store, event, places)
        dialog.form.editor("item_id").set_value(item_id)
        if places:
            dialog.form.editor("place_id").set_value(place_id)
        dialog.open()
        dialog.form.focus_first()
        dialog.read()
        return dialog

    def read(self) -> None:
        """Read books and counts again."""
        event = self._event
        self._store.read(lambda session: _read(session, event), self._show)

    def _show(self, answer: tuple[Books, list[Counted]]) -> None:
        if isValid(self):
            self._books, counts = answer
            self.list.show_rows(counts)
            self._say_book()

    def _say_book(self) -> None:
        item_id = self.form.editor("item_id").value()
        if item_id not in self._books:
            self.form.say_help("counted", "")
            return
        place = self.form.editor("place_id").value() or MAIN_STORE
        book, counted = self._books[item_id].get(place, 0), self.form.editor("counted").value()
        unit = next(one.unit for one in self._event.items if one.id == item_id)
        words = translate("Stock", "The book says {book} {unit}.").format(book=text.number(book), unit=unit)
        self.form.say_help("counted", f"{words} {_difference(counted, book)}".strip())

    def _on_submitted(self, record: StockCount) -> None:
        new_id, event_id = self.form.record_id, self._event.id
        self._store.run(
            lambda session: returns.count_stock(session, event_id, record, new_id),
            lambda _counted: self._saved(),
            refused=self.form.show_refused,
            tell=_told,
        )

    def _saved(self) -> None:
        new_id = self.form.record_id
        self.form.clear()
        self.form.focus_first()
        self.list.flash(new_id)
        self.read()

    def _connect(self) -> None:
        units = {one.id: one.unit for one in self._event.items}
        tie_unit({"item_id": self.form.editor("item_id"), "quantity": self.form.editor("counted")}, units)
        self.form.submitted.connect(self._on_submitted)
        self.form.edited.connect(self._say_book)
        self.form.cleared.connect(self._say_book)

    def _make_list(self) -> RecordTable[Counted]:
        zone = self._event.zone
        columns: list[Column[Counted]] = [
            Column(
                title=translate("Stock", "Time"),
                value=lambda one: when(one.at, local_day(one.at, zone), None, zone),
                width=DAY_WIDTH,
            ),
            Column(title=translate("Stock", "Item"), value=lambda one: one.item, stretch=True),
            Column(title=translate("Stock", "Book"), value=lambda one: one.book, width=NUMBER),
            Column(title=translate("Stock", "Counted"), value=lambda one: one.counted, width=NUMBER),
            Column(
                title=translate("Stock", "Difference"), value=lambda one: "", chip=_chip, width=NUMBER + NUMBER // 3
            ),
            Column(title=translate("Stock", "Reason"), value=lambda one: one.reason, stretch=True),
            Column(title=translate("Stock", "Officer"), value=lambda one: one.officer, width=NUMBER * 3 // 2),
        ]
        nothing = translate("Stock", "Nothing has been counted yet.")
        return RecordTable("count.list", columns, nothing, accessible=translate("Stock", "Counts so far"))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Stock", "Count the store"), "section"))
        box.addWidget(make_words(translate("Stock", "A difference goes into the ledger with its reason."), "muted"))
        box.addWidget(self.form)
        close = dialog_button("count.close", translate("Stock", "Close"), self.reject)
        self.form.foot.insertWidget(1, esc(close))
        box.addSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Stock", "Counts so far"), "section"))
        self.list.setMinimumHeight(SIZES.row * LEAST_ROWS)
        box.addWidget(self.list, 1)


def _read(session: Any, event: StoredEvent) -> tuple[Books, list[Counted]]:
    return {one.id: book_by_place(session, one.id) for one in event.items}, returns.counts_of(session, event.id)


def _difference(counted: int | None, book: int) -> str:
    if counted is None or not isinstance(counted, int):
        return ""
    if counted == book:
        return translate("Stock", "The count agrees.")
    words = translate("Stock", "{n} too few.") if counted < book else translate("Stock", "{n} too many.")
    return words.format(n=text.number(abs(counted - book)))


def _chip(one: Counted) -> Chip:
    if not one.difference:
        return Chip("good", "check", translate("Stock", "Agrees"))
    sign = "+" if one.difference > 0 else "−"
    return Chip("warn", "warning", f"{sign}{text.number(abs(one.difference))}")


def _told(one: Counted) -> str:
    return translate("Stock", "Counted: {goods}.").format(goods=amount(one.item, one.counted, one.unit))
