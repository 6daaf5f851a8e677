"""Handing over to institutions and giving out to people: the deed on the left, stock and deliveries on the right."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baktidesk.domain.distribution import Delivery, Distribution, Handover
from baktidesk.domain.errors import NeedsSupervisor, Problem, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.nik import check_nik
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.voiding import Voiding
from baktidesk.domain.zones import local_day
from baktidesk.services import distributions
from baktidesk.services.summary import summarise
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.deliveries import Board, DeliveryList
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.goods import NoGoods, StockStrip, amounts, item_options, tie_unit
from baktidesk.ui.override import NO_OVERDRAFT, Overdraft, ask_override
from baktidesk.ui.page import Page, make_card
from baktidesk.ui.segments import Segments
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Done = Callable[[], None]
Refuse = Callable[[Refused], None]
Answer = tuple[Board, tuple[GoodsTotals, ...]]


class DistributionsPage(Page):
    """Two ways to give on one page, with the stock and the day's deliveries in sight.

    Signals:
        event_asked(): the officer wants to add goods to the event.
    """

    event_asked = Signal()
    reads = frozenset({"handover", "handover_line", "distribution", "stock_movement", "item", "area", "person"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "distributions")
        self._units: dict[str, str] = {}
        self._event_id = ""
        self._modes = self._make_modes()
        self.handover = Form(Handover, "handover", translate("Distributions", "Hand over"), desk=True, scrolls=True)
        self.distribution = Form(
            Distribution, "distribution", translate("Distributions", "Give out"), desk=True, scrolls=True
        )
        self.distribution.warnings = _warnings
        self._forms = {"institution": self.handover, "person": self.distribution}
        self._drafts = [Draft(store, self.handover, "handover"), Draft(store, self.distribution, "distribution")]
        self._desk = QStackedWidget()
        self._strip = StockStrip("distributions.on_hand")
        self.deliveries = DeliveryList("distributions")
        self.search = self.deliveries.search
        self.list = self.deliveries.list
        self._no_goods = NoGoods("distributions")
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_event(store.active_event)

    def show_event(self, event: StoredEvent | None) -> None:
        """Offer the event's goods and areas; what stands in the forms stays where the event is the same."""
        goods = event is not None and bool(event.items)
        self._body.setCurrentIndex(1 if goods else 0)
        if event is None:
            return
        self._units.update({item.id: item.unit for item in event.items})
        for form in self._forms.values():
            form.offer("item", item_options(event.items))
            form.offer("area", event.areas)
        if event.id != self._event_id:
            self._event_id = event.id
            self.deliveries.begin(event)
            for draft in self._drafts:
                draft.move_to(event)

    def refresh(self) -> None:
        """Read stock and deliveries again."""
        event = self.store.active_event
        if event is None or not event.items:
            return
        all_days, limit = self.deliveries.all_days, self.deliveries.limit
        self.store.read(
            lambda session: _read(session, event, all_days, limit), lambda answer: self._show(event, answer)
        )

    def focus(self) -> None:
        """Put the cursor to the next recipient: the first empty input that is not kept from one to the next."""
        if self._body.currentIndex() == 0:
            self._no_goods.setFocus()
            return
        self._form().focus_first(kept=False)

    def _form(self) -> Form:
        return self.handover if self._desk.currentIndex() == 0 else self.distribution

    def _show(self, event: StoredEvent, answer: Answer) -> None:
        active = self.store.active_event
        if active is None or active.id != event.id:
            return
        board, stock = answer
        self._strip.show_goods(stock)
        self.deliveries.show_board(board)

    def _on_mode(self, mode: str) -> None:
        self._desk.setCurrentWidget(self._forms[mode])
        self.focus()

    def _on_submitted(self, form: Form, record: Handover | Distribution) -> None:
        def refused(refusal: Refused) -> None:
            form.show_refused(refusal)
            if isinstance(refusal, NeedsSupervisor):
                ask_override(self, self.store, refusal, again)

        def again(overdraft: Overdraft, done: Done, no: Refuse) -> None:
            self._save(form, record, overdraft, done, no)

        self._save(form, record, NO_OVERDRAFT, lambda: None, refused)

    def _save(
        self, form: Form, record: Handover | Distribution, overdraft: Overdraft, done: Done, refused: Refuse
    ) -> None:
        event, record_id = self.store.active_event, form.record_id
        if event is None:
            return

        def work(session: Any) -> str:
            override = overdraft.grant(session)
            if isinstance(record, Handover):
                return distributions.hand_over(session, event.id, record, override, record_id)
            return distributions.distribute(session, event.id, record, override, record_id)

        self.store.run(
            work,
            lambda new_id: self._saved(form, new_id, done),
            refused=refused,
            tell=lambda _id: _told(event, record),
        )

    def _saved(self, form: Form, new_id: str, done: Done) -> None:
        done()
        form.clear()
        form.focus_first(kept=False)
        self.search.clear()
        self.list.flash(new_id)

    def _ask_void(self, delivery: Delivery) -> None:
        RecordDialog.ask(
            self,
            "distributions.void",
            translate("Distributions", "Void the delivery to {recipient}?").format(recipient=delivery.recipient),
            Voiding,
            translate("Distributions", "Void"),
            lambda record, done, refused: self._void(delivery, record, done, refused),
            sentence=_what_voiding_does(delivery),
        )

    def _void(self, delivery: Delivery, record: Voiding, done: Done, refused: Refuse) -> None:
        self.store.run(
            lambda session: distributions.void_delivery(session, delivery.kind, delivery.id, record.reason),
            lambda _none: self._voided(done),
            refused=refused,
            tell=lambda _none: translate("Distributions", "The delivery to {recipient} has been voided.").format(
                recipient=delivery.recipient
            ),
        )

    def _voided(self, done: Done) -> None:
        done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_modes(self) -> Segments:
        modes = Segments("distributions.mode", translate("Distributions", "Who receives"))
        modes.add("institution", translate("Distributions", "Institution"), "institution", "F5", self)
        modes.add("person", translate("Distributions", "Person or household"), "person", "F6", self)
        return modes

    def _connect(self) -> None:
        for form in self._forms.values():
            form.submitted.connect(lambda record, form=form: self._on_submitted(form, record))
        goods = self.handover.editor("goods")
        goods.each_line(lambda line: tie_unit(line, self._units))
        tie_unit({name: self.distribution.editor(name) for name in ("item_id", "quantity")}, self._units)
        self._modes.chosen.connect(self._on_mode)
        self.deliveries.others_asked.connect(self.refresh_soon)
        self.deliveries.void_asked.connect(self._ask_void)
        self._no_goods.event_asked.connect(self.event_asked)
        back = QShortcut(QKeySequence("F3"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.focus)

    def _lay_out(self) -> None:
        card, box = make_card()
        card.setFixedWidth(SIZES.desk_least + SIZES.space_xxl)
        box.setSpacing(SIZES.space_m)
        box.addWidget(self._modes)
        box.addWidget(self._desk, 1)
        for form in self._forms.values():
            self._desk.addWidget(form)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.setSpacing(SIZES.gutter)
        row.addWidget(card)
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_m)
        right.addWidget(self._strip)
        right.addWidget(self.deliveries, 1)
        row.addLayout(right, 1)
        self._body.addWidget(self._no_goods)
        self._body.addWidget(work)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)


def _read(session: Any, event: StoredEvent, all_days: bool, limit: int | None) -> Answer:
    today = local_day(session.now, event.zone)
    day = None if all_days else today
    deliveries = distributions.list_deliveries(session, event.id, day, voided=True, limit=limit)
    whole = summarise(session, event.id)
    shown = whole if day is None else summarise(session, event.id, day)
    board = Board(today=today, deliveries=deliveries, goods=shown.goods, partial=len(deliveries) == limit)
    return board, whole.goods


def _warnings(record: Distribution) -> dict[str, Problem]:
    """Give what is odd about a NIK; it is asked about once and never refused."""
    if not record.nik:
        return {}
    read = check_nik(record.nik, today=dt.date.today(), family_card_number=record.family_card_number)
    return {"nik": read.warnings[0]} if read.warnings else {}


def _told(event: StoredEvent, record: Handover | Distribution) -> str:
    """Say what has been saved: goods and receiver, never a NIK."""
    items = {item.id: item for item in event.items}
    if isinstance(record, Distribution):
        lines, recipient = [(record.item_id, record.quantity)], record.full_name
    else:
        lines, recipient = [(line.item_id, line.quantity) for line in record.goods], record.institution
    goods = amounts((items[item_id].name, quantity or 0, items[item_id].unit) for item_id, quantity in lines)
    if isinstance(record, Handover) and record.symbolic:
        words = translate("Distributions", "Symbolic handover of {goods} to {recipient}; the stock is unchanged.")
    elif isinstance(record, Handover):
        words = translate("Distributions", "Handed over {goods} to {recipient}.")
    else:
        words = translate("Distributions", "Given {goods} to {recipient}.")
    return words.format(goods=goods, recipient=recipient)


def _what_voiding_does(delivery: Delivery) -> str:
    if delivery.symbolic:
        return translate("Distributions", "It was symbolic: the stock stays as it is.")
    return translate("Distributions", "{goods} goes back to the stock.").format(goods=amounts(delivery.goods))
