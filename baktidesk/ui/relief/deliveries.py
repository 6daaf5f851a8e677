"""The living list of what has been handed over and given out, with its totals by item and the way to void."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.coupon import number_text
from baktidesk.domain.distribution import RUN, Delivery, RecipientKind
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.summary import GoodsTotals
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.audit import UNDONE
from baktidesk.services.relief.crowd import NAMED, TAKEN_BACK
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.relief.delivery_deeds import DeliveryDeeds
from baktidesk.ui.relief.goods import DAY_WIDTH, HOUR_WIDTH, amount, amounts, when
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

TODAY, ALL_DAYS = "today", "all"
AREA_COLUMN, GOODS_COLUMN = 3, 4
GOODS_WIDTH = 150
LATEST = 300
"""Deliveries that are listed: reading thousands after every save, or every letter of a search, would take long."""
ICONS = {
    RecipientKind.PERSON: "person",
    RecipientKind.HOUSEHOLD: "household",
    RecipientKind.FLOOD_VICTIMS: "crowd",
    RecipientKind.ANONYMOUS: "crowd",
}


@dataclass(frozen=True, kw_only=True)
class Board:
    """What the list shows: the deliveries of a day or of all days, voided ones included, and those days' totals.

    `searched` is what they were searched for (see `DeliveryList.wanted`); `partial` tells that there are more than
    these, the latest.
    """

    today: dt.date
    deliveries: Sequence[Delivery]
    goods: Sequence[GoodsTotals]
    searched: str = ""
    partial: bool = False


class DeliveryList(QWidget):
    """Search, list, totals, and voiding.

    Signals:
        others_asked(): the officer wants to see other days, or searches among more than are listed.
        void_asked(object): the Delivery that is to be voided.
        document_asked(object): the Delivery, a handover, whose document is to be opened.
    """

    others_asked = Signal()
    void_asked = Signal(object)
    document_asked = Signal(object)

    def __init__(self, name: str) -> None:
        """Make an empty list; `name` is the prefix of its object names."""
        super().__init__()
        self._zone = Zone.WIB
        self._board: Board | None = None
        self._asking = False
        self.unfolded: frozenset[str] = frozenset()
        self.search = self._make_search(f"{name}.search")
        self._days = self._make_days(f"{name}.days")
        self.list = self._make_list(f"{name}.list")
        self._detail = ElidedLabel("", "muted")
        self._detail.setObjectName(f"{name}.detail")
        self._totals = ElidedLabel("", "strong")
        self._totals.setObjectName(f"{name}.totals")
        self._void = self._make_void(f"{name}.void")
        self.document = self._make_document(f"{name}.document")
        self.deeds = DeliveryDeeds(name, self.list)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._on_chosen(None)

    @property
    def all_days(self) -> bool:
        """Whether deliveries of all days are asked for, not today's alone."""
        return bool(self._days.currentData() == ALL_DAYS)

    @property
    def limit(self) -> int:
        """How many deliveries are to be listed."""
        return LATEST

    @property
    def wanted(self) -> str:
        """What is searched for, "" when nothing is."""
        return search_key(self.search.text())

    def begin(self, event: StoredEvent) -> None:
        """Forget the old list and begin with today's, or with all days where today is none of the event's."""
        self._zone = event.zone
        today = local_day(dt.datetime.now(dt.UTC), event.zone)
        held = event.first_day <= today <= event.last_day
        self._days.setCurrentIndex(self._days.findData(TODAY if held else ALL_DAYS))
        self.search.clear()
        self._board, self.unfolded = None, frozenset()
        self.list.setColumnHidden(AREA_COLUMN, not event.areas)
        self.list.show_rows([])
        self._totals.show_words("")

    def show_board(self, board: Board) -> None:
        """Show deliveries and totals."""
        self._board, self._asking = board, False
        self.list.setColumnWidth(
            0, DAY_WIDTH if any(one.day != board.today for one in board.deliveries) else HOUR_WIDTH
        )
        self._filter()
        given = [_handed_over(goods) for goods in board.goods if goods.handed_over]
        nothing = translate("Distributions", "Nothing handed over yet")
        words = translate("Distributions", "Handed over: {goods}").format(goods=" · ".join(given))
        self._totals.show_words(words if given else nothing)

    def _filter(self) -> None:
        """Show what is searched for among the deliveries at hand, and ask for all others while it is typed."""
        found, wanted = self._board.deliveries if self._board else [], self.wanted
        if self._board and wanted != self._board.searched:
            found = [one for one in found if wanted in search_key(f"{self._named(one)} {one.area}")]
            self._ask(self._board)
        self._say_empty(bool(wanted))
        self.list.show_rows(found)

    def _ask(self, board: Board) -> None:
        """Ask for what the deliveries at hand do not tell, one answer after the other."""
        if not self._asking and (board.partial or board.searched):
            self._asking = True
            self.others_asked.emit()

    def _say_empty(self, searching: bool) -> None:
        label = self.list.findChild(QLabel, "empty")
        if isinstance(label, QLabel):
            label.setText(_nothing_found() if searching else _nothing_yet())

    def _on_chosen(self, delivery: Delivery | None) -> None:
        self._void.setEnabled(delivery is not None and delivery.voided_at is None and delivery.kind != RUN)
        self.document.setEnabled(self._handover() is not None)
        self.deeds.show_delivery(delivery)
        self._detail.show_words(_detail(delivery) if delivery else self._hint())

    def _turn(self, delivery: Delivery | None, fold: bool | None = None) -> None:
        """Show the single counts of a run, or fold them again; `fold` says which of the two alone is meant."""
        run = (delivery.of_run or delivery.id) if delivery and (delivery.of_run or delivery.kind == RUN) else ""
        if not run or (fold is not None and fold is not (run in self.unfolded)):
            return
        self.unfolded ^= {run}
        self.list.select_record(run)
        self.others_asked.emit()

    def _named(self, delivery: Delivery) -> str:
        """Give who received; of a crowd, from when until when it was counted and how often."""
        if delivery.kind == RUN and delivery.since:
            words = translate("Distributions", "{since}–{until} · {count}×")
            hours = [text.hour(moment, self._zone) for moment in (delivery.since, delivery.at)]
            return words.format(count=text.number(delivery.counted), since=hours[0], until=hours[1])
        if delivery.of_run:
            return "    " + translate("Distributions", "One count")
        return recipient_of(delivery)

    def _hint(self) -> str:
        if self._board and self._board.partial:
            words = translate("Distributions", "The latest {count} are listed; the search finds all of them.")
            if self._board.searched:
                words = translate(
                    "Distributions", "The latest {count} of those that match; a longer search finds fewer."
                )
            return words.format(count=text.number(LATEST))
        return translate("Distributions", "Choose a row to see more of it or to void it.")

    def _on_void(self) -> None:
        if self._void.isEnabled():
            self.void_asked.emit(self.list.current())

    def open_document(self) -> None:
        """Ask for the document of the handover chosen in the list."""
        handover = self._handover()
        if handover:
            self.document_asked.emit(handover)

    def _handover(self) -> Delivery | None:
        chosen = self.list.current()
        return chosen if chosen and chosen.kind == "handover" else None

    def _on_search_entered(self) -> None:
        if self.list.rows.records:
            self.list.select(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when(self, delivery: Delivery) -> str:
        return when(delivery.at, delivery.day, self._board.today if self._board else None, self._zone)

    def _make_list(self, name: str) -> RecordTable[Delivery]:
        columns: list[Column[Delivery]] = [
            Column(title=translate("Distributions", "Time"), value=self._when, width=HOUR_WIDTH),
            Column(title=translate("Distributions", "Recipient"), value=self._named, stretch=True),
            Column(title=translate("Distributions", "Kind"), value=lambda one: "", chip=chip_of, width=152),
            Column(title=translate("Distributions", "Office area"), value=lambda one: one.area, width=134),
            Column(title=translate("Distributions", "Goods"), value=lambda one: amounts(one.goods), width=GOODS_WIDTH),
        ]
        table: RecordTable[Delivery] = RecordTable(
            name, columns, _nothing_yet(), accessible=translate("Distributions", "Deliveries")
        )
        table.chosen.connect(self._on_chosen)
        table.opened.connect(self._turn)
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Delete: self._on_void,
            Qt.Key.Key_Right: lambda: self._turn(table.current(), fold=False),
            Qt.Key.Key_Left: lambda: self._turn(table.current(), fold=True),
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        return table

    def _make_search(self, name: str) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName(name)
        search.setPlaceholderText(translate("Distributions", "Recipient or area   Ctrl+F"))
        search.setAccessibleName(translate("Distributions", "Search the deliveries"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        search.returnPressed.connect(self._on_search_entered)
        return search

    def _make_days(self, name: str) -> QComboBox:
        days = QComboBox()
        days.setObjectName(name)
        days.setAccessibleName(translate("Distributions", "Days shown"))
        days.addItem(translate("Distributions", "Today"), TODAY)
        days.addItem(translate("Distributions", "All days"), ALL_DAYS)
        days.activated.connect(self.others_asked)
        return days

    def _make_void(self, name: str) -> QPushButton:
        words = translate("Distributions", "Void")
        button = QPushButton(f"{words}   Del")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setProperty("danger", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_void)
        return button

    def _make_document(self, name: str) -> QPushButton:
        words = translate("Distributions", "Handover record")
        button = QPushButton(f"{words}   Ctrl+B")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.open_document)
        return button

    def _lay_out(self) -> None:
        card, box = make_card()
        box.setContentsMargins(1, SIZES.space_m, 1, SIZES.space_m)
        box.setSpacing(SIZES.space_m)
        head = QHBoxLayout()
        head.setContentsMargins(SIZES.space_l, 0, SIZES.space_l, 0)
        head.setSpacing(SIZES.space_m)
        head.addWidget(make_words(translate("Distributions", "Deliveries"), "section"))
        head.addWidget(self._days)
        head.addWidget(self.search, 1)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        box.addLayout(self._make_foot())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _make_foot(self) -> QVBoxLayout:
        foot, words, papers = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(SIZES.space_l, 0, SIZES.space_l, 0)
        foot.setSpacing(SIZES.space_s)
        words.setSpacing(0)
        words.addWidget(self._totals)
        words.addWidget(self._detail)
        for row in (self._buttons, papers):
            row.setSpacing(SIZES.space_s)
        papers.addWidget(self.document)
        papers.addStretch(1)
        papers.addWidget(self._void)
        self._buttons.addWidget(self.deeds, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addLayout(papers, 1)
        foot.addLayout(words)
        foot.addLayout(self._buttons)
        return foot

    def _room_for_buttons(self) -> int:
        """Give the width in pixels that all buttons need side by side, with what is around them."""
        widths = [one.sizeHint().width() for one in (self.deeds, self.document, self._void)]
        return sum(widths) + 2 * (SIZES.space_s + SIZES.space_l)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the goods a share of a wide table, and the buttons two rows in a narrow place."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._room_for_buttons()
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.list.setColumnWidth(GOODS_COLUMN, max(GOODS_WIDTH, event.size().width() // 5))


def recipient_of(delivery: Delivery) -> str:
    """Give who received; a blank coupon and a count of a crowd have a word where a name stands."""
    if delivery.recipient or not delivery.coupons:
        return delivery.recipient or translate("Distributions", "Not named")
    return translate("Giving", "Coupon {number}").format(number=", ".join(map(number_text, delivery.coupons)))


def chip_of(delivery: Delivery) -> Chip:
    """Give the kind of recipient, or what is more important to know about a delivery."""
    if delivery.voided_at:
        return Chip("bad", "void", translate("Distributions", "Voided"))
    if delivery.symbolic:
        return Chip("accent", "event", translate("Distributions", "Symbolic"))
    if delivery.onward:
        return Chip("warn", "send", translate("Distributions", "Onward"))
    crowd = delivery.recipient_kind is RecipientKind.ANONYMOUS
    words = translate("Distributions", "Crowd") if crowd else text.label(delivery.recipient_kind)
    return Chip("muted", ICONS.get(delivery.recipient_kind, "institution"), words)


def _detail(delivery: Delivery) -> str:
    """Give what the columns have no room for."""
    parts = [text.label(delivery.recipient_kind)] if delivery.voided_at or delivery.symbolic or delivery.onward else []
    parts += [amounts(delivery.goods)] if len(delivery.goods) > 1 else []
    parts += [delivery.document_number] if delivery.document_number else []
    parts += [_physical(delivery)] if delivery.delivery_day else []
    parts += _of_run(delivery.counted) if delivery.kind == RUN else []
    parts += [_coupons(delivery.coupons)] if delivery.coupons else []
    parts.append(translate("Distributions", "recorded by {officer}").format(officer=delivery.officer))
    if delivery.voided_at:
        own = {
            UNDONE: translate("Distributions", "undone"),
            TAKEN_BACK: translate("Distributions", "taken back while counting"),
            NAMED: translate("Distributions", "recorded by name afterwards"),
        }
        reason = own.get(delivery.void_reason, delivery.void_reason)
        words = translate("Distributions", "Voided: {reason}")
        parts.insert(0, words.format(reason=reason) if reason else translate("Distributions", "Voided"))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def _handed_over(goods: GoodsTotals) -> str:
    """Give how much of an item was handed over, and how much of it has come back."""
    given = amount(goods.item, goods.handed_over, goods.unit)
    words = translate("Distributions", "{goods}, {returned} of them came back")
    return words.format(goods=given, returned=text.number(goods.returned)) if goods.returned else given


def _of_run(counted: int) -> list[str]:
    """Say how often a crowd was counted, and how to see each count."""
    words = translate("Distributions", "{count} counts").format(count=text.number(counted))
    return [words, translate("Distributions", "Enter shows every count, and folds them again")]


def _coupons(numbers: Sequence[int]) -> str:
    """Name the coupons that were redeemed with a delivery."""
    shown = ", ".join(map(number_text, numbers))
    if len(numbers) > 1:
        return translate("Distributions", "coupons {numbers} redeemed with it").format(numbers=shown)
    return translate("Distributions", "coupon {number} redeemed with it").format(number=shown)


def _physical(delivery: Delivery) -> str:
    """Name the delivery of goods that a symbolic handover stands for."""
    words = translate("Distributions", "physical delivery: {recipient}, {day}")
    day = text.day(delivery.delivery_day) if delivery.delivery_day else ""
    return words.format(recipient=delivery.delivery_to, day=day)


def _nothing_yet() -> str:
    return translate(
        "Distributions", "Nothing has been handed over yet. Fill in the form on the left; each delivery appears here."
    )


def _nothing_found() -> str:
    return translate("Distributions", "No recipient or area of this name.")
