"""Handing over to institutions and giving out to people: the deed on the left, stock and deliveries on the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from baktidesk.domain.distribution import Delivery
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.voiding import Voiding
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import disputes, distributions
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.handover_documents import Paper, look_at_code
from baktidesk.services.summary import summarise
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.field_box import Pin
from baktidesk.ui.form import Form
from baktidesk.ui.page import Page, make_card
from baktidesk.ui.relief.crowd_desk import CrowdDesk
from baktidesk.ui.relief.deliveries import AREA_COLUMN, GOODS_COLUMN, GOODS_WIDTH, Board, DeliveryList, recipient_of
from baktidesk.ui.relief.dispute_list import KEY, LIST_KEY, DisputeButton, DisputeList, ask_to_park
from baktidesk.ui.relief.goods import HOUR_WIDTH, NoGoods, StockStrip, amounts
from baktidesk.ui.relief.handover_desk import HandoverDesk
from baktidesk.ui.relief.onward_dialog import OnwardDialog
from baktidesk.ui.relief.people_desk import PeopleDesk
from baktidesk.ui.relief.recipient_menu import RecipientMenu
from baktidesk.ui.relief.return_dialog import ask_return
from baktidesk.ui.segments import Segments
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Done = Callable[[], None]
Refuse = Callable[[Refused], None]
Desk = HandoverDesk | PeopleDesk | CrowdDesk
Answer = tuple[Board, tuple[GoodsTotals, ...], int]
NARROW = 1140
"""On a page below this width in pixels the deliveries go without the office area."""
NARROWEST = 1000
"""Below this width the kind of recipient is told in fewer letters."""
KIND_COLUMN, KIND, NARROW_KIND, NARROW_GOODS = 2, 152, 128, 112
CROWD_MS = 5000
"""While a crowd is counted the deliveries are read no more often than this: the counter shows every stroke itself."""
STROKE = frozenset({"distribution", "stock_movement"})
"""The kinds of record that a stroke touches."""
DROP_KEY = "Ctrl+F9"


class DistributionsPage(Page):
    """Three ways to give on one page, with the stock and the day's deliveries in sight.

    Signals:
        event_asked(): the officer wants to add goods to the event.
    """

    event_asked = Signal()
    reads = frozenset(
        {"handover", "handover_line", "distribution", "stock_movement", "item", "area", "person", "dispute"}
    )

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "distributions")
        self._event_id = ""
        self._handed_over = ""
        self._modes = self._make_modes()
        self.handover = HandoverDesk(store)
        self.people = PeopleDesk(store)
        self.crowd = CrowdDesk(store)
        self._desks: dict[str, Desk] = {"institution": self.handover, "person": self.people, "crowd": self.crowd}
        self._desk = QStackedWidget()
        self._disputes = DisputeButton("distributions.disputes")
        self._soon = QTimer(self, interval=CROWD_MS, singleShot=True)
        self._strip = StockStrip("distributions.on_hand")
        self.deliveries = DeliveryList("distributions")
        self.search = self.deliveries.search
        self.list = self.deliveries.list
        self._no_goods = NoGoods("distributions")
        self._body = QStackedWidget()
        self._card, self._card_box = make_card()
        self._lay_out()
        self._connect()
        self.show_event(store.active_event)

    def show_event(self, event: StoredEvent | None) -> None:
        """Offer the event's goods and areas; what stands in the forms stays where the event is the same."""
        goods = event is not None and bool(event.items)
        self._body.setCurrentIndex(1 if goods else 0)
        if event is None:
            return
        for desk in self._desks.values():
            desk.show_event(event)
        if event.id != self._event_id:
            self._event_id, self._handed_over = event.id, ""
            self.deliveries.begin(event)
            self._arrange()

    def refresh(self) -> None:
        """Read stock and deliveries again."""
        event = self.store.active_event
        if event is None or not event.items:
            return
        shown = self.deliveries
        more: dict[str, Any] = {"limit": shown.limit, "unfolded": shown.unfolded, "search": shown.wanted}
        all_days = shown.all_days
        self.store.read(
            lambda session: _read(session, event, all_days, **more), lambda answer: self._show(event, answer)
        )

    def focus(self) -> None:
        """Put the cursor to the next recipient: the first empty input that is not kept from one to the next."""
        if self._body.currentIndex() == 0:
            self._no_goods.setFocus()
            return
        self._in_front().focus()

    def park(self) -> None:
        """Park the person in front at the dispute desk: who is being served is taken over, and the form is free."""
        serving = self._in_front() is self.people and self.people.name()
        name, note = (self.people.name(), _problem_in(self.people)) if serving else ("", "")
        ask_to_park(self, self.store, name=name, note=note, then=self.people.clear if serving else self.focus)

    def take_coupon(self, token: str) -> None:
        """Show the coupon of a scanned token, large, at the desk of people."""
        self.people.take_coupon(token)  # first: it is read while the desk comes into sight
        self._modes.choose("person")

    def take_document(self, code: str) -> None:
        """Open the handover whose printed record was scanned, saying whether that paper still agrees with it."""
        self.store.read(lambda session: look_at_code(session, code), self._on_paper)

    def take_person(self, person_id: str) -> None:
        """Fill the form of people from a known person."""
        self._modes.choose("person")
        self.people.take_person(person_id)

    def begin(self, field: str, text: str) -> None:
        """Begin with somebody new, with a text typed already in its field."""
        self._modes.choose("person")
        self.people.begin(field, text)

    def _in_front(self) -> Desk:
        return list(self._desks.values())[max(self._desk.currentIndex(), 0)]

    def _show(self, event: StoredEvent, answer: Answer) -> None:
        active = self.store.active_event
        if active is None or active.id != event.id:
            return
        board, stock, parked = answer
        self._strip.show_goods(stock)
        self.crowd.show_goods(stock)
        self.deliveries.show_board(board)
        self._arrange()
        self._disputes.show_count(parked)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Read again now; while strokes come, once in a while."""
        if self._in_front() is not self.crowd or not kinds <= STROKE:
            super()._on_changed(kinds)
        elif not self._soon.isActive():
            self._soon.start()

    def _on_mode(self, mode: str) -> None:
        self._desk.setCurrentWidget(self._desks[mode])
        if self._soon.isActive():
            self._soon.stop()
            self.refresh_soon()
        self.focus()

    def _on_saved(self, new_id: str) -> None:
        self.search.clear()
        self.list.flash(new_id)

    def _on_handed_over(self, new_id: str) -> None:
        self._handed_over = new_id

    def _open_document(self) -> None:
        """Open the document of the handover chosen in the list; from the form, that of the one just saved."""
        if self._handed_over and not self.list.hasFocus():
            self._show_document(self._handed_over)
        else:
            self.deliveries.open_document()

    def _show_document(self, handover_id: str, paper: bool | None = None) -> None:
        from baktidesk.ui.papers.handover_document import HandoverDialog

        HandoverDialog.show_for(self, self.store, handover_id, paper)

    def _on_paper(self, paper: Paper | None) -> None:
        if paper is None:
            self.store.said.emit(translate("Distributions", "This handover record is not in these data."), "")
        else:
            self._show_document(paper.handover_id, paper.agrees)

    def _ask_void(self, delivery: Delivery) -> None:
        RecordDialog.ask(
            self,
            "distributions.void",
            translate("Distributions", "Void the delivery to {recipient}?").format(recipient=recipient_of(delivery)),
            Voiding,
            translate("Distributions", "Void"),
            lambda record, done, refused: self._void(delivery, record, done, refused),
            sentence=_what_voiding_does(delivery),
            danger=True,
        )

    def _void(self, delivery: Delivery, record: Voiding, done: Done, refused: Refuse) -> None:
        self.store.run(
            lambda session: distributions.void_delivery(session, delivery.kind, delivery.id, record.reason),
            lambda _none: self._voided(done),
            refused=refused,
            tell=lambda _none: translate("Distributions", "The delivery to {recipient} has been voided.").format(
                recipient=recipient_of(delivery)
            ),
        )

    def _voided(self, done: Done) -> None:
        done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_modes(self) -> Segments:
        modes = Segments("distributions.mode", translate("Distributions", "Who receives"))
        modes.add("institution", translate("Distributions", "Institution"), "institution", "F5", self)
        modes.add("person", translate("Distributions", "Person or household"), "person", "F6", self)
        modes.add("crowd", translate("Distributions", "Crowd"), "crowd", "F7", self)
        return modes

    def _connect(self) -> None:
        for desk in (self.handover, self.people):
            desk.saved.connect(self._on_saved)
        self.people.last.left.connect(self._strip.show_left)
        self.handover.saved.connect(self._on_handed_over)
        self._modes.chosen.connect(self._on_mode)
        self.deliveries.others_asked.connect(self.refresh_soon)
        self.deliveries.void_asked.connect(self._ask_void)
        self.deliveries.document_asked.connect(lambda delivery: self._show_document(delivery.id))
        deeds = self.deliveries.deeds
        deeds.return_asked.connect(lambda one: ask_return(self, self.store, recipient_of(one), one.kind, one.id))
        deeds.onward_asked.connect(lambda one: OnwardDialog.show_for(self, self.store, one.id))
        self._no_goods.event_asked.connect(self.event_asked)
        self._soon.timeout.connect(self.refresh_soon)
        self._disputes.clicked.connect(self._list_disputes)
        for form in self.findChildren(Form):
            _free_key(form)
        self._add_keys()

    def _add_keys(self) -> None:
        keys: list[tuple[str, QWidget, Callable[[], object]]] = [
            ("F3", self, self.focus),
            (KEY, self, self.park),
            (LIST_KEY, self, self._list_disputes),
            ("Ctrl+B", self.handover, self._open_document),
            ("Ctrl+B", self.deliveries, self._open_document),
        ]
        for key, place, do in keys:
            shortcut = QShortcut(QKeySequence(key), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def _list_disputes(self) -> None:
        DisputeList.show_for(self, self.store)

    def _arrange(self) -> None:
        """Leave the office area out of a narrow list, and of one without any."""
        event = self.store.active_event
        room = self.width() - self.list.columnWidth(0) + HOUR_WIDTH
        self.list.setColumnHidden(AREA_COLUMN, room < NARROW or event is None or not event.areas)
        narrowest = self.width() < NARROWEST
        self._card.setFixedWidth(SIZES.desk_least + (0 if narrowest else SIZES.space_xxl))
        self.list.setColumnWidth(KIND_COLUMN, NARROW_KIND if narrowest else KIND)
        self.list.setColumnWidth(GOODS_COLUMN, NARROW_GOODS if narrowest else max(GOODS_WIDTH, self._right() // 5))

    def _right(self) -> int:
        return self.width() - self._card.width() - 2 * SIZES.space_l - SIZES.gutter

    def _lay_out(self) -> None:
        card, box = self._card, self._card_box
        box.addWidget(self._desk, 1)
        for desk in self._desks.values():
            self._desk.addWidget(desk)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_l)
        column.setSpacing(SIZES.space_m)
        head = QHBoxLayout()
        head.addWidget(self._modes)
        head.addStretch(1)
        head.addWidget(self._disputes)
        head.addWidget(RecipientMenu(self.store, self))
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(SIZES.gutter)
        column.addLayout(row, 1)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow list fewer columns, once it has its new width."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._arrange)


def _free_key(form: Form) -> None:
    """Leave F9 to the dispute desk: what stays in a form is emptied with another key here."""
    for shortcut in form.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if shortcut.key() == QKeySequence(KEY):
            shortcut.setKey(QKeySequence(DROP_KEY))
    for pin in form.findChildren(Pin):
        pin.setToolTip(translate("Form", "Stays for the next one. Ctrl+T pins or unpins, Ctrl+F9 empties."))


def _problem_in(desk: QWidget) -> str:
    """Give the first problem that a desk shows: what is not clear about the person."""
    labels = (label for label in desk.findChildren(QLabel) if label.property("role") == "problem")
    return next((label.text() for label in labels if label.isVisible() and label.text()), "")


def _read(session: Any, event: StoredEvent, all_days: bool, *, limit: int, search: str, **more: Any) -> Answer:
    today = local_day(session.now, event.zone)
    day = None if all_days else today
    found = list_board(session, event.id, day, limit=limit, search=search, **more)
    whole = summarise(session, event.id)
    shown = whole if day is None else summarise(session, event.id, day)
    board = Board(today=today, deliveries=found, goods=shown.goods, searched=search, partial=len(found) >= limit)
    return board, whole.goods, disputes.count_open(session, event.id)


def _what_voiding_does(delivery: Delivery) -> str:
    if delivery.symbolic:
        return translate("Distributions", "It was symbolic: the stock stays as it is.")
    return translate("Distributions", "{goods} goes back to the stock.").format(goods=amounts(delivery.goods))
