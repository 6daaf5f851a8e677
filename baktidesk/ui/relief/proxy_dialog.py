"""One person collects for several: the list of them, each with what was received before, saved as one deed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.coupon import Coupon, CouponState, number_text, tidy_token
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.errors import NeedsReason, NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.fields import Text
from baktidesk.domain.giving import EXCEPTION, Collection
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.names import clean
from baktidesk.services.relief import giving
from baktidesk.services.relief.coupons import find_coupon
from baktidesk.services.relief.entitlements import Standing, standing
from baktidesk.services.relief.recipients import Found, Recipient, find_recipients, known_recipient
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import dialog_button, esc, within_window
from baktidesk.ui.editors import TextEditor
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, ask_override
from baktidesk.ui.relief.goods import amount, item_options, tie_unit
from baktidesk.ui.relief.last_given import Given, coupons_spent
from baktidesk.ui.relief.recipient_hints import RecipientHints
from baktidesk.ui.relief.served_panel import ICONS, verdict_on
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

NIK = re.compile(r"\b\d{16}\b")
COUPON = re.compile(r"\d{1,6}")
LEAST_ROWS, ROWS_TALL = 3, 22
NUMBER_WIDTH, QUANTITY_WIDTH, CHIP_WIDTH = 170, 76, 210
MOST_FOUND = 2
Done = Callable[[], None]
Refuse = Callable[[Refused], None]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One of those for whom somebody collects; `id` is the known person's, or a fresh one for somebody new.

    `on_coupon` is what the coupon says that was shown, None without one.
    """

    id: str
    recipient: Recipient
    standing: Standing | None = None
    on_coupon: int | None = None

    def wanted(self, usual: int) -> int:
        """Give how much is collected for this one: what the coupon or the roll says, else what everybody gets."""
        listed = self.standing.due() if self.standing else None
        return self.on_coupon or listed or usual


class ProxyDialog(QDialog):
    """Asks for whom somebody collects, and gives to all of them or to nobody."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, then: Callable[[Given], None]) -> None:
        """Make the dialog; `then` is told what was given."""
        super().__init__(parent)
        self.setObjectName("proxy.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(2 * SIZES.desk_least)
        self.resize(within_window(parent, self.minimumWidth(), SIZES.row * ROWS_TALL))
        self._store = store
        self._event = event
        self._then = then
        self.adder = TextEditor(Text(label="", max_length=150))
        self.note = make_words("", "problem")
        self.list = _make_list(self._wanted)
        self._off = QPushButton(translate("Giving", "Take off   Del"))
        words = translate("Giving", "Give to all")
        self.form = Form(Collection, "proxy", words, options=frozenset(), desk=True, scrolls=True)
        self._hints = RecipientHints(store, self.adder, lambda: True)
        self._prepare()
        self._lay_out()
        self._connect()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, then: Callable[[Given], None]) -> "ProxyDialog | None":
        """Open the dialog for the active event without blocking; None without an event or goods."""
        event = store.active_event
        if event is None or not event.items:
            return None
        dialog = cls(parent, store, event, then)
        dialog.open()
        dialog.adder.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    @property
    def lines(self) -> list[Line]:
        """Give those who are on the list."""
        return self.list.rows.records

    def hold(self, record: dict[str, Any]) -> None:
        """Begin with what the desk holds for everybody: item, area, kind of recipient."""
        self.form.fill({name: value for name, value in record.items() if value})

    def _wanted(self) -> int:
        return int(self.form.editor("quantity").value() or 1)

    def _on_chosen(self, found: Found | Coupon) -> None:
        self.adder.clear()
        if isinstance(found, Found):
            self._add(Line(id=found.recipient.person_id, recipient=found.recipient))
        else:
            self._on_coupon(found)

    def _on_coupon(self, coupon: Coupon | None) -> None:
        """Put the holder of a coupon on the list; a coupon that cannot be collected so says why."""
        if not isValid(self):
            return
        problem = _coupon_problem(coupon, self.form.editor("item_id").value() if self.lines else "")
        if problem or coupon is None:
            self.note.setText(problem)
            return
        self.form.fill({"item_id": coupon.item_id})
        event_id, quantity, person_id = self._event.id, coupon.quantity, coupon.person_id
        self._store.read(
            lambda session: known_recipient(session, person_id, event_id),
            lambda known: self._add(Line(id=known.person_id, recipient=known, on_coupon=quantity)),
        )

    def _on_enter(self) -> None:
        """Add what was typed: whoever has that NIK, else somebody new of that name."""
        typed, event = clean(self.adder.text()), self._event
        if not typed:
            self.form.focus_first()
            return
        if tidy_token(typed) or COUPON.fullmatch(typed):
            self.adder.clear()  # the next scan may come before this one is looked up
            self._store.read(lambda session: find_coupon(session, event.id, typed), self._on_coupon)
            return
        found = NIK.search(typed)
        name = clean(NIK.sub("", typed)).strip(" ,;·")
        if found is None:
            self._add_new(name, "")
        else:
            nik = found[0]
            self._store.read(
                lambda session: find_recipients(session, event.id, nik, MOST_FOUND),
                lambda known: self._on_number(name, nik, known),
            )

    def _on_number(self, name: str, nik: str, known: Sequence[Found]) -> None:
        if not isValid(self):
            return
        if len(known) == 1 and not name:
            self._on_chosen(known[0])
        elif name:
            self._add_new(name, nik)
        else:
            self.note.setText(translate("Giving", "Nobody is known by this number. Please type the name before it."))

    def _add_new(self, name: str, nik: str) -> None:
        if sum(map(str.isalpha, name)) < MOST_FOUND or any(map(str.isdigit, name)):
            self.note.setText(translate("Giving", "Please type a name, or a NIK that is known."))
            return
        new = Recipient(person_id="", full_name=name, nik=nik, family_card_number="", address="")
        self.adder.clear()
        self._add(Line(id=uuid7(), recipient=new))

    def _add(self, line: Line) -> None:
        if not isValid(self):
            return
        self.note.clear()
        if line.id in (one.id for one in self.lines):
            self.note.setText(translate("Giving", "{name} is on the list.").format(name=line.recipient.full_name))
            return
        self.list.show_rows([*self.lines, line])
        self.list.select(len(self.lines) - 1)
        self._look()

    def _take_off(self) -> None:
        gone = self.list.current()
        if gone is not None:
            self.list.show_rows([one for one in self.lines if one.id != gone.id])
            self.list.select(len(self.lines) - 1)
            self._look()

    def _look(self) -> None:
        """Ask how everybody on the list stands with what is to be given."""
        record, lines, event_id = self.form.record(), list(self.lines), self._event.id
        records = [_distribution(record, line) for line in lines]

        def work(session: Any) -> list[Standing | None]:
            pairs = zip(records, lines, strict=True)
            return [standing(session, event_id, one, line.recipient.person_id) for one, line in pairs]

        self._store.read(work, lambda found: self._show([line.id for line in lines], found))

    def _show(self, ids: list[str], found: list[Standing | None]) -> None:
        """Show an answer, unless the list has changed since it was asked for."""
        if not isValid(self) or ids != [line.id for line in self.lines]:
            return
        self.list.show_rows([replace(line, standing=one) for line, one in zip(self.lines, found, strict=True)])
        wanted = [(line.standing, line.wanted(self._wanted())) for line in self.lines]
        self._ask_reason(any(one is not None and one.may_have(much) < much for one, much in wanted))
        self._off.setEnabled(bool(ids))

    def _ask_reason(self, needed: bool) -> None:
        if needed != self.form.asks("exception"):
            self.form.set_options(frozenset({EXCEPTION}) if needed else frozenset())

    def _save(
        self,
        record: Collection,
        overdraft: Overdraft = NO_OVERDRAFT,
        done: Done = lambda: None,
        no: Refuse | None = None,
    ) -> None:
        """Give to all; what only a supervisor makes possible is asked for, and saved with the answer."""
        if not self.lines:
            self.form.set_saving(False)
            self.note.setText(translate("Giving", "Nobody is on the list yet."))
            self.adder.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def refused(refusal: Refused) -> None:
            if isinstance(refusal, NeedsSupervisor):
                done()
                self.form.show_refused(refusal)
                ask_override(self, self._store, refusal, overdrawn)
            else:
                self._ask_reason(isinstance(refusal, NeedsReason) or self.form.asks("exception"))
                (no or self.form.show_refused)(refusal)

        def overdrawn(given: Overdraft, close: Done, refuse: Refuse) -> None:
            self._save(record, given, close, refuse)

        self._run(record, overdraft, done, refused)

    def _run(self, record: Collection, overdraft: Overdraft, done: Done, refused: Refuse) -> None:
        event_id, collection_id = self._event.id, self.form.record_id
        records = [_distribution(record, line) for line in self.lines]
        more: dict[str, Any] = {
            "exception": record.exception if self.form.asks("exception") else "",
            "people": [line.recipient.person_id for line in self.lines],
            "collection_id": collection_id,
        }

        given = Given(ids=(), recipient=record.proxy_name, goods=self._goods(record.item_id, records))

        def work(session: Any) -> Given:
            ids = giving.distribute_to_several(session, event_id, records, overdraft.grant(session), **more)
            return given.saved(session, ids)

        self._store.run(work, lambda saved: self._saved(saved, done), refused=refused, tell=_told)

    def _goods(self, item_id: str, records: Sequence[Distribution]) -> str:
        item = next(item for item in self._event.items if item.id == item_id)
        return amount(item.name, sum(record.quantity or 0 for record in records), item.unit)

    def _saved(self, given: Given, done: Done) -> None:
        done()
        self.accept()
        self._then(given)

    def _prepare(self) -> None:
        self.adder.setObjectName("proxy.adder")
        self.adder.setAccessibleName(translate("Giving", "For whom"))
        how = translate("Giving", "Name, NIK, No. KK or coupon number, then Enter; new: name and NIK")
        self.adder.setPlaceholderText(how)
        self.adder.setProperty("scan_target", True)
        self.note.setObjectName("proxy.note")
        self._off.setObjectName("proxy.off")
        self._off.setAccessibleName(translate("Giving", "Take off"))
        self._off.setAutoDefault(False)
        self._off.setEnabled(False)
        self.form.offer("item", item_options(self._event.items))
        self.form.offer("area", self._event.areas)
        units = {item.id: item.unit for item in self._event.items}
        tie_unit({name: self.form.editor(name) for name in ("item_id", "quantity")}, units)

    def _connect(self) -> None:
        self._hints.chosen.connect(self._on_chosen)
        self._off.clicked.connect(self._take_off)
        self.form.submitted.connect(self._save)
        for name in ("item_id", "quantity", "recipient_kind"):
            self.form.editor(name).edited.connect(self._look)
        for key, place, do in (
            ("Del", self.list, self._take_off),
            ("Ctrl+Return", self.adder, self.form.submit),
            ("Ctrl+Return", self.list, self.form.submit),
        ):
            shortcut = QShortcut(QKeySequence(key), place, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Giving", "One person collects for several"), "section"))
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        row.addWidget(self.adder, 1)
        row.addWidget(self._off)
        box.addLayout(row)
        box.addWidget(self.note)
        self.list.setMinimumHeight(SIZES.row * LEAST_ROWS)
        box.addWidget(self.list, 1)
        box.addWidget(self.form)
        keep = dialog_button("proxy.keep", translate("Ask", "Leave it"), self.reject)
        self.form.foot.insertWidget(1, esc(keep))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter what stands in the input at the top."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.adder.hasFocus():
            if not self._hints.take():
                self._on_enter()
            return
        super().keyPressEvent(event)


def _distribution(record: Collection, line: Line) -> Distribution:
    """Give what one of them receives."""
    who = line.recipient
    return Distribution(
        full_name=who.full_name,
        nik=who.nik,
        family_card_number=who.family_card_number,
        address=who.address,
        recipient_kind=record.recipient_kind,
        area_id=record.area_id,
        item_id=record.item_id,
        quantity=line.wanted(record.quantity or 1),
        proxy_name=record.proxy_name,
        proxy_relation=record.proxy_relation,
    )


def _make_list(wanted: Callable[[], int]) -> RecordTable[Line]:
    def chip(line: Line) -> Chip:
        if line.standing is None:
            return Chip("muted", "info", translate("Giving", "Not looked up"))
        tone, words = verdict_on(line.standing, line.wanted(wanted()))
        if tone == "muted":
            return Chip("muted", ICONS[tone], translate("Giving", "New, name alone"))
        return Chip(tone, ICONS[tone], words)

    columns: list[Column[Line]] = [
        Column(title=translate("Field", "Full name"), value=lambda one: one.recipient.full_name, stretch=True),
        Column(title=translate("Giving", "NIK or No. KK"), value=_number, width=NUMBER_WIDTH),
        Column(title=translate("Field", "Quantity"), value=lambda one: one.wanted(wanted()), width=QUANTITY_WIDTH),
        Column(title=translate("Giving", "Before"), value=lambda one: "", chip=chip, width=CHIP_WIDTH),
    ]
    empty = translate("Giving", "Nobody is on the list yet. Type a name or scan a card above.")
    return RecordTable("proxy.list", columns, empty, accessible=translate("Giving", "For whom"))


def _told(given: Given) -> str:
    words = translate("Giving", "Given {goods} for {count} recipients to {proxy}.")
    told = words.format(goods=given.goods, count=len(given.ids), proxy=given.recipient)
    return f"{told} {coupons_spent(given.coupons)}." if given.coupons else told


def _coupon_problem(coupon: Coupon | None, item_id: str) -> str:
    """Say why nobody can collect on a coupon together with goods of an item ("" = any); "" where somebody can."""
    if coupon is None:
        return translate("Giving", "This coupon is not known.")
    number = number_text(coupon.number)
    if coupon.state is not CouponState.OPEN:
        words = translate("Giving", "Coupon {number}: {state}.")
        return words.format(number=number, state=text.label(coupon.state).lower())
    if not coupon.person_id:
        return translate("Giving", "Coupon {number} names nobody. Please redeem it at the desk.").format(number=number)
    if item_id and coupon.item_id != item_id:
        return translate("Giving", "Coupon {number} is for {item}.").format(number=number, item=coupon.item)
    return ""


def _number(line: Line) -> str:
    return line.recipient.second[0] if line.recipient.second else ""
