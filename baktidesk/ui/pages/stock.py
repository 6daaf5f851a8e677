"""The stock: entering what came in, broke or moved; the equation, the shares of the office areas, and the ledger."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.stock import MAIN_STORE, MOVING, OUTSIDE, EntryKind, StockEntry
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import returns, stock
from baktidesk.services.relief.stores import totals_by_place
from baktidesk.services.summary import summarise
from baktidesk.ui.choices import Option
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.records.correction import Correction, ask_correction
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, ask_override
from baktidesk.ui.relief.count_dialog import CountDialog
from baktidesk.ui.relief.goods import NoGoods, amount, item_options, tie_unit
from baktidesk.ui.relief.ledger import Ledger
from baktidesk.ui.relief.onward_dialog import OnwardDialog
from baktidesk.ui.relief.return_dialog import ask_return_of
from baktidesk.ui.relief.stock_book import AreaShares, Scroller, StockEquation
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

NARROW = 1000
"""Pixels: in a page less wide, form and book do not fit side by side."""
ENTRY_WIDTH = SIZES.desk_least + SIZES.space_xxl
LEAST_ROWS = 11
SENTENCES = {
    EntryKind.RECEIVED: QT_TRANSLATE_NOOP("Stock", "Received {goods}."),
    EntryKind.DAMAGED: QT_TRANSLATE_NOOP("Stock", "Written off as damaged or lost: {goods}."),
    EntryKind.MOVED: QT_TRANSLATE_NOOP("Stock", "Moved elsewhere: {goods}."),
}
Done = Callable[[], None]
Refuse = Callable[[Refused], None]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the page shows: the totals of all days, those of every place by item id, and the ledger."""

    today: dt.date
    goods: tuple[GoodsTotals, ...]
    places: dict[str, list[GoodsTotals]]
    movements: list[stock.Movement]
    partial: bool


class StockPage(Page):
    """Entry form, equation, shares and ledger of the active event's goods.

    Signals:
        event_asked(): the officer wants to add goods to the event.
    """

    event_asked = Signal()
    reads = frozenset({"stock_movement", "handover", "item", "area", "allocation", "person"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "stock")
        self._units: dict[str, str] = {}
        self._moving = False
        self.form = Form(StockEntry, "stock", translate("Stock", "Record"), options=frozenset(), desk=True)
        self._draft = Draft(store, self.form, "stock")
        self._event_id = ""
        self._equation = StockEquation()
        self._shares = AreaShares()
        self._ledger = Ledger("stock")
        self.search = self._ledger.search
        self.list = self._ledger.list
        self._no_goods = NoGoods("stock")
        self._body = QStackedWidget()
        self._entry = self._make_entry()
        self._entitled = self._make_entitled()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        tie_unit({name: self.form.editor(name) for name in ("item_id", "quantity")}, self._units)
        self._connect()
        self.show_event(store.active_event)

    def show_event(self, event: StoredEvent | None) -> None:
        """Offer the event's goods."""
        goods = event is not None and bool(event.items)
        self._body.setCurrentIndex(1 if goods else 0)
        if event is None:
            return
        self._units.update({item.id: item.unit for item in event.items})
        self.form.offer("item", item_options(event.items))
        self._ledger.offer_items(event.items)
        self._offer_places(event)
        if event.id != self._event_id:
            self._event_id = event.id
            self.search.clear()
            self._draft.move_to(event)

    def refresh(self) -> None:
        """Read totals and ledger again."""
        event = self.store.active_event
        if event is not None and event.items:
            limit, item_id = self._ledger.limit, self._ledger.item_id
            self.store.read(
                lambda session: _read(session, event, limit, item_id), lambda answer: self._show(event, answer)
            )

    def focus(self) -> None:
        """Put the cursor to the first empty input."""
        if self._body.currentIndex() == 0:
            self._no_goods.setFocus()
            return
        self.form.focus_first()

    def _show(self, event: StoredEvent, answer: Answer) -> None:
        active = self.store.active_event
        if active is None or active.id != event.id:
            return
        self._equation.show_goods(answer.goods, answer.places)
        self._shares.show_goods(answer.goods)
        self._ledger.show_movements(answer.movements, answer.goods, answer.today, event.zone, partial=answer.partial)

    def _offer_places(self, event: StoredEvent) -> None:
        """Offer where the goods lie and where they may go, where an event has office areas."""
        places = _places(event)
        self.form.offer("place", places)
        self.form.offer("destination", [(OUTSIDE, translate("Stock", "Outside this event")), *places] if places else [])
        for name, usual in (("place_id", MAIN_STORE), ("destination_id", OUTSIDE)):
            if not self.form.editor(name).value():
                self.form.editor(name).set_value(usual)

    def _on_kind(self) -> None:
        """Ask for a destination only of what is moved."""
        moved = self.form.editor("kind").value() is EntryKind.MOVED
        if moved is not self._moving:
            self._moving = moved
            self.form.set_options(frozenset({MOVING} if moved else ()))

    def _count(self) -> None:
        """Count the store, first what is looked at; goods that were handed over are counted where they came from."""
        event, chosen = self.store.active_event, self.list.current()
        if event is not None and event.items:
            places = _places(event)
            place = chosen.place if chosen is not None and chosen.own else ""
            place_id = next((one_id for one_id, name in places if name == place), MAIN_STORE)
            CountDialog.show_for(self, self.store, places, self._looked_at(), place_id)

    def _looked_at(self) -> str:
        """Give the item that is looked at: in the ledger, else in the form; "" for none."""
        chosen = self.list.current()
        item_id = self._ledger.item_id or (chosen.item_id if chosen else self.form.editor("item_id").value())
        return str(item_id or "")

    def _show_entitlements(self) -> None:
        """Show what each may receive, first of the item that is looked at: in the ledger, else in the form."""
        from baktidesk.ui.relief.entitlement_dialog import EntitlementDialog

        if self._body.currentIndex() == 1:
            EntitlementDialog.show_for(self, self.store, self._looked_at())

    def _show_onward(self) -> None:
        if self._body.currentIndex() == 1:
            OnwardDialog.show_for(self, self.store)

    def _ask_return(self, movement: stock.Movement) -> None:
        ask_return_of(self, self.store, movement.recipient, movement.id)

    def _ask_void(self, movement: stock.Movement) -> None:
        goods = amount(movement.item, movement.quantity, movement.unit)
        ask_correction(
            self,
            self.store,
            "stock_void",
            translate("Stock", "Void {goods}?").format(goods=goods),
            translate("Stock", "Both rows of the move are voided.") if movement.inside else "",
            lambda record, done, refused: self._void(movement, record, done, refused),
        )

    def _void(self, movement: stock.Movement, record: Correction, done: Done, refused: Refuse) -> None:
        goods = amount(movement.item, movement.quantity, movement.unit)
        self.store.run(
            lambda session: returns.void_movement(
                session, movement.id, record.reason, supervisor=record.grant(session)
            ),
            lambda _none: self._voided(done),
            refused=refused,
            tell=lambda _none: translate("Stock", "Voided: {goods}.").format(goods=goods),
        )

    def _voided(self, done: Done) -> None:
        done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_submitted(self, record: StockEntry) -> None:
        def refused(refusal: Refused) -> None:
            self.form.show_refused(refusal)
            if isinstance(refusal, NeedsSupervisor):
                ask_override(self, self.store, refusal, again)

        def again(overdraft: Overdraft, done: Done, no: Refuse) -> None:
            self._save(record, overdraft, done, no)

        self._save(record, NO_OVERDRAFT, lambda: None, refused)

    def _save(self, record: StockEntry, overdraft: Overdraft, done: Done, refused: Refuse) -> None:
        event, new_id = self.store.active_event, self.form.record_id
        if event is None:
            return
        self.store.run(
            lambda session: stock.enter_stock(session, event.id, record, overdraft.grant(session), new_id),
            lambda _id: self._saved(new_id, done),
            refused=refused,
            tell=lambda _id: _told(event, record),
        )

    def _saved(self, new_id: str, done: Done) -> None:
        done()
        self.form.clear()
        self.form.focus_first()
        self.search.clear()
        self.list.flash(new_id)

    def _connect(self) -> None:
        self.form.submitted.connect(self._on_submitted)
        self.form.editor("kind").currentIndexChanged.connect(self._on_kind)
        self._ledger.others_asked.connect(self.refresh_soon)
        self._ledger.return_asked.connect(self._ask_return)
        self._ledger.void_asked.connect(self._ask_void)
        self._ledger.count_asked.connect(self._count)
        self._ledger.onward_asked.connect(self._show_onward)
        self._no_goods.event_asked.connect(self.event_asked)
        for key, do in (
            ("F3", self.focus),
            ("F6", self._show_entitlements),
            ("F7", self._count),
            ("F8", self._show_onward),
        ):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _make_entry(self) -> QWidget:
        card, box = make_card(translate("Stock", "Enter a movement"))
        box.addWidget(self.form)
        box.addStretch(1)
        return card

    def _make_entitled(self) -> QPushButton:
        words = translate("Giving", "What each may receive")
        button = QPushButton(f"{words}   F6")
        button.setObjectName("stock.entitlements")
        button.setAccessibleName(words)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._show_entitlements)
        return button

    def _lay_out(self) -> None:
        self._top.setSpacing(SIZES.gutter)
        self._top.addWidget(self._entry)
        self._top.addLayout(self._make_book(), 1)
        self._ledger.setMinimumHeight(SIZES.row * LEAST_ROWS)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        column.setSpacing(SIZES.space_m)
        column.addLayout(self._top)
        column.addWidget(self._ledger, 1)
        self._body.addWidget(self._no_goods)
        self._body.addWidget(Scroller(work))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)

    def _make_book(self) -> QVBoxLayout:
        book = QVBoxLayout()
        book.setSpacing(SIZES.space_m)
        equation, equation_box = make_card()
        equation_box.setContentsMargins(SIZES.space_l, SIZES.space_s, SIZES.space_l, SIZES.space_l)
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Stock", "Stock of all days"), "section"))
        head.addStretch(1)
        head.addWidget(self._entitled)
        equation_box.addLayout(head)
        equation_box.addWidget(self._equation)
        shares, shares_box = make_card(translate("Stock", "Shares of the office areas"))
        shares_box.addWidget(self._shares, 1)
        book.addWidget(equation)
        book.addWidget(shares, 1)
        return book

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the book beside the form, or under it in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._entry.setFixedWidth(event.size().width() - 2 * SIZES.space_l if narrow else ENTRY_WIDTH)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def _read(session: Any, event: StoredEvent, limit: int | None, item_id: str) -> Answer:
    goods = summarise(session, event.id).goods
    names = {MAIN_STORE: translate("Stock", "Main store"), **dict(event.areas)}
    movements = stock.list_movements(session, event.id, limit=limit, item_id=item_id)
    return Answer(
        today=local_day(session.now, event.zone),
        goods=goods,
        places={one.item_id: totals_by_place(session, one, names) for one in goods},
        movements=movements,
        partial=len(movements) == limit,
    )


def _places(event: StoredEvent) -> list[Option]:
    """Give the places of an event that has office areas, the main store first; [] where there is only that."""
    return [(MAIN_STORE, translate("Stock", "Main store")), *event.areas] if event.areas else []


def _told(event: StoredEvent, record: StockEntry) -> str:
    item = next(item for item in event.items if item.id == record.item_id)
    goods = amount(item.name, record.quantity or 0, item.unit)
    inside = record.kind is EntryKind.MOVED and record.destination_id not in ("", OUTSIDE)
    if inside:
        where = dict(_places(event))[record.destination_id]
        return translate("Stock", "Moved to {place}: {goods}.").format(place=where, goods=goods)
    return translate("Stock", SENTENCES[record.kind]).format(goods=goods)
