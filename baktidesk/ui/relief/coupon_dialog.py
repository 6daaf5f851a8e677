"""Coupons: made for the roll or blank, found again by number or name, printed, and replaced when one is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.coupon import Coupon, CouponsFor, CouponState, NewCoupons, number_text, tidy_token
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.voiding import Voiding
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, search_editor, within_window
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.coupon_sheet import print_coupons
from baktidesk.ui.relief.goods import amount, item_options
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_READS = frozenset({"coupon", "distribution", "roll_entry", "person"})
GOODS = 2
"""The column that has no room in a small window."""
STATE_WIDTH = 156
_ICONS = {CouponState.OPEN: "clock", CouponState.REDEEMED: "check", CouponState.VOIDED: "void"}


@dataclass(frozen=True, kw_only=True)
class Coupons:
    """The coupons of an event, and by item what each may receive and how many on the roll lack one: due, served."""

    made: tuple[Coupon, ...]
    wanted: Mapping[str, tuple[int, int]]
    quantities: Mapping[str, int]


class CouponDialog(QDialog):
    """Makes coupons on the left and lists them on the right; it reads again whenever one is redeemed."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, coupons: Coupons) -> None:
        """Show the coupons made so far."""
        super().__init__(parent)
        self.setObjectName("coupons.dialog")
        self.setWindowTitle(translate("Coupon", "Coupons"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._store = store
        self._event = event
        self._coupons = coupons
        self._shown: list[Coupon] = []
        self.form = Form(NewCoupons, "coupons", translate("Coupon", "Make and print"), desk=True)
        self.form.offer("item", item_options(event.items))
        self._wanted = make_words("", "muted")
        self._wanted.setObjectName("coupons.wanted")
        self._wanted.setWordWrap(True)
        self._sentence = make_words("", "muted")
        self._sentence.setObjectName("coupons.sentence")
        self.search = _search_editor()
        self.state = _state_combo()
        self.table = _coupon_table(event)
        self._narrow = self.width() < SIZES.form_most * 5 // 6
        self.table.setColumnHidden(GOODS, self._narrow)
        self._again = dialog_button("coupons.again", translate("Coupon", "Print this one"), self._print_one)
        self._all = dialog_button("coupons.all", translate("Coupon", "Print those shown"), self._print_shown)
        self._list = dialog_button("coupons.list", translate("Coupon", "Print the list"), self._print_list)
        lost = translate("Coupon", "Lost: replace…")
        self._lost = dialog_button("coupons.lost", f"{lost}   Del", self._ask_replacement)
        self._lost.setAccessibleName(lost)
        self._lost.setProperty("danger", True)
        self._close = esc(dialog_button("coupons.close", translate("Roll", "Close"), self.reject))
        self._lay_out()
        self._connect()
        self._show(coupons)
        self._on_item()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event or its goods."""
        event = store.active_event
        if event is None or not event.items:
            return

        def show(coupons: Coupons) -> None:
            dialog = cls(parent, store, event, coupons)
            dialog.open()
            dialog.form.focus_first()

        store.read(lambda session: _read(session, event.id), show)

    def _connect(self) -> None:
        self.form.submitted.connect(self._make)
        self.form.editor("item_id").edited.connect(self._on_item)
        self.form.editor("whom").edited.connect(self._on_whom)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._go_to_coupons)
        self.state.activated.connect(self._filter)
        self.table.opened.connect(self._print_one)
        self.table.chosen.connect(self._on_chosen)
        lost = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        lost.activated.connect(self._lost.click)
        self._store.changed.connect(self._on_changed)
        self._on_whom()

    def _on_item(self) -> None:
        """Propose what each may receive of the item."""
        self.form.editor("quantity").set_value(self._coupons.quantities.get(self.form.editor("item_id").value(), 1))
        self._say_wanted()

    def _on_whom(self) -> None:
        blank = self.form.editor("whom").value() is CouponsFor.NOBODY
        self.form.set_options(frozenset({CouponsFor.NOBODY.value} if blank else ()))
        self._say_wanted()

    def _say_wanted(self) -> None:
        """Say how many coupons would be made for the roll."""
        item = self.form.editor("item_id").value()
        if self.form.editor("whom").value() is CouponsFor.NOBODY:
            self._wanted.setText(translate("Coupon", "Whoever brings a blank coupon receives the goods, unnamed."))
        elif not item:
            self._wanted.setText(translate("Coupon", "Nobody's name is printed on a coupon."))
        else:
            self._wanted.setText(_lacking(*self._coupons.wanted.get(item, (0, 0))))

    def _make(self, record: NewCoupons) -> None:
        """Make the coupons in one deed, and offer them for printing."""
        event_id = self._event.id

        def work(session: Any) -> list[Coupon]:
            from baktidesk.services.relief.coupons import issue_coupons, issue_for_roll

            if record.whom is CouponsFor.ROLL:
                return issue_for_roll(session, event_id, record.item_id, record.quantity or 0)
            return issue_coupons(session, event_id, record.item_id, record.quantity or 0, count=record.count or 0)

        self._store.run(work, self._made, refused=self._on_refused, tell=_told)

    def _made(self, made: list[Coupon]) -> None:
        if isValid(self):
            self.form.set_saving(False)
            self.search.clear()
            self._print(made)

    def _on_refused(self, refusal: Refused) -> None:
        if isValid(self):
            self.form.show_refused(refusal)

    def _show(self, coupons: Coupons) -> None:
        self._coupons = coupons
        self._sentence.setText(_counted(coupons.made))
        self._say_wanted()
        self._filter()

    def _filter(self, *_changed: object) -> None:
        wanted, state = self.search.text(), self.state.currentData()
        self._shown = [one for one in self._coupons.made if state in ("", one.state) and _is_meant(one, wanted)]
        if self._coupons.made:
            self.table.say_empty(translate("Coupon", "No coupon is like this."))
        self.table.show_rows(self._shown)
        if self._shown and self.table.current() is None:
            self.table.select(0)
        open_ones = any(one.state is CouponState.OPEN for one in self._shown)
        self._all.setEnabled(open_ones)
        self._list.setEnabled(bool(self._shown))
        self._on_chosen(self.table.current())

    def _on_chosen(self, coupon: Coupon | None) -> None:
        usable = coupon is not None and coupon.state is CouponState.OPEN
        self._again.setEnabled(usable)
        self._lost.setEnabled(usable)

    def _go_to_coupons(self) -> None:
        if self._shown:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _print_one(self, *_coupon: object) -> None:
        coupon = self.table.current()
        if coupon is not None and coupon.state is CouponState.OPEN:
            self._print([coupon])

    def _print_shown(self) -> None:
        self._print([one for one in self._shown if one.state is CouponState.OPEN])

    def _print(self, coupons: list[Coupon]) -> None:
        print_coupons(self, self._store, self._event, coupons)

    def _print_list(self) -> None:
        """Print which coupon is whose, for those who hand them out."""
        from baktidesk.ui.papers.printing import print_list

        heads = [
            translate("Coupon", "Coupon"),
            translate("Field", "Full name"),
            translate("Field", "Item"),
            translate("Coupon", "State"),
            translate("Roll", "Note"),
        ]
        rows = [(number_text(one.number), one.full_name, _goods(one), text.label(one.state), "") for one in self._shown]
        print_list(self, self._store, translate("Coupon", "Whose coupons these are"), heads, rows)

    def _ask_replacement(self) -> None:
        """Ask why a coupon is replaced; the new one is printed at once."""
        coupon = self.table.current()
        if coupon is None:
            return
        number = number_text(coupon.number)
        RecordDialog.ask(
            self,
            "replace",
            translate("Coupon", "Replace coupon {number}?").format(number=number),
            Voiding,
            translate("Coupon", "Replace"),
            lambda record, done, refused: self._replace(coupon, record, done, refused),
            sentence=translate(
                "Coupon", "It can no longer be redeemed; a new one with another number takes its place."
            ),
            danger=True,
        )

    def _replace(
        self, coupon: Coupon, record: Voiding, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        def work(session: Any) -> Coupon:
            from baktidesk.services.relief.coupons import replace_coupon

            return replace_coupon(session, coupon.id, record.reason)

        def then(new: Coupon) -> None:
            done()
            if isValid(self):
                self._print([new])

        def tell(new: Coupon) -> str:
            words = translate("Coupon", "Coupon {old} has been replaced by {new}.")
            return words.format(old=number_text(coupon.number), new=number_text(new.number))

        self._store.run(work, then, refused=refused, tell=tell)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _READS:
            self._store.read(lambda session: _read(session, self._event.id), self._show_again)

    def _show_again(self, coupons: Coupons) -> None:
        """Show the coupons as they are now, unless the dialog has been closed meanwhile."""
        if isValid(self):
            self._show(coupons)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Coupon", "Coupons"), "section"))
        box.addWidget(self._sentence)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_xl)
        left = QVBoxLayout()
        left.setSpacing(SIZES.space_s)
        left.addWidget(self.form)
        left.addWidget(self._wanted)
        left.addStretch(1)
        self.form.foot.insertWidget(1, self._close)
        row.addLayout(left)
        for part in (self.form, self._wanted):
            part.setFixedWidth(SIZES.desk_least * 4 // 5)
        row.addLayout(self._right(), 1)
        box.addLayout(row, 1)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_s)
        finders = QHBoxLayout()
        finders.setSpacing(SIZES.space_s)
        finders.addWidget(self.search, 1)
        finders.addWidget(self.state)
        right.addLayout(finders)
        right.addWidget(self.table, 1)
        deeds = button_row(self._again, self._all, self._list)
        right.addLayout(deeds)
        if self._narrow:
            deeds = button_row()
            right.addLayout(deeds)
        deeds.addWidget(self._lost)
        return right


def _read(session: Any, event_id: str) -> Coupons:
    from baktidesk.services.relief.coupons import coupons_wanted, list_coupons
    from baktidesk.services.relief.entitlements import list_entitlements

    rules = list_entitlements(session, event_id)
    return Coupons(
        made=tuple(list_coupons(session, event_id)),
        wanted={item_id: (len(one.due), one.served) for item_id, one in coupons_wanted(session, event_id).items()},
        quantities={item_id: rule.quantity or 1 for item_id, rule in rules.items()},
    )


def _is_meant(coupon: Coupon, typed: str) -> bool:
    """Tell whether a coupon is what was typed: its number, its scanned token, or a part of the name."""
    plain = typed.strip()
    if not plain:
        return True
    if tidy_token(plain):
        return coupon.token == tidy_token(plain)
    if plain.isdecimal():
        return plain.lstrip("0") in str(coupon.number)
    return search_key(plain) in search_key(coupon.full_name)


def _counted(made: tuple[Coupon, ...]) -> str:
    if not made:
        return translate("Coupon", "No coupons have been made for this event yet.")
    counts = {state: sum(one.state is state for one in made) for state in CouponState}
    words = translate("Coupon", "{made} coupons: {redeemed} redeemed, {open} not redeemed, {voided} voided.")
    shown = {state.value: text.number(count) for state, count in counts.items()}
    return words.format(made=text.number(len(made)), **shown)


def _lacking(due: int, served: int) -> str:
    words = translate("Coupon", "{count} on the recipients' roll have none yet. No name is printed on a coupon.")
    if served:
        words = translate(
            "Coupon",
            "{count} on the recipients' roll have none yet; {served} who have received get none. No name is printed "
            "on a coupon.",
        )
    return words.format(count=text.number(due), served=text.number(served))


def _told(made: list[Coupon]) -> str:
    words = translate("Coupon", "{count} coupons made, {first} to {last}.")
    first, last = number_text(made[0].number), number_text(made[-1].number)
    return words.format(count=text.number(len(made)), first=first, last=last)


def _search_editor() -> QLineEdit:
    editor = search_editor(translate("Coupon", "Search by number or name, or scan"))
    editor.setProperty("scan_target", r"(\][Qq]\d)?[Bb][Kk]\w{20}")
    return editor


def _state_combo() -> QComboBox:
    combo = QComboBox()
    combo.setObjectName("state")
    combo.setAccessibleName(translate("Coupon", "State"))
    combo.addItem(translate("Coupon", "Every state"), "")
    for state in CouponState:
        combo.addItem(text.label(state), state)
    return combo


def _coupon_table(event: StoredEvent) -> RecordTable[Coupon]:
    columns: list[Column[Coupon]] = [
        Column(title=translate("Coupon", "Coupon"), value=lambda one: number_text(one.number), width=76),
        Column(title=translate("Coupon", "For"), value=_whom, stretch=True),
        Column(title=translate("Field", "Item"), value=_goods, stretch=True),
        Column(
            title=translate("Coupon", "State"), value=lambda one: text.label(one.state), chip=_chip, width=STATE_WIDTH
        ),
        Column(title=translate("Coupon", "What happened"), value=lambda one: _happened(event, one), width=128),
    ]
    empty = translate("Coupon", "Coupons that you make are listed here.")
    return RecordTable("coupons.table", columns, empty, accessible=translate("Coupon", "Coupons"))


def _whom(coupon: Coupon) -> str:
    return coupon.full_name or translate("Coupon", "Blank")


def _goods(coupon: Coupon) -> str:
    return amount(coupon.item, coupon.quantity, coupon.unit)


def _chip(coupon: Coupon) -> Chip:
    return Chip(coupon.state.tone, _ICONS[coupon.state], text.label(coupon.state))


def _happened(event: StoredEvent, coupon: Coupon) -> str:
    if coupon.redeemed_at:
        words = translate("Coupon", "{hour}, desk {desk}")
        return words.format(hour=text.hour(coupon.redeemed_at, event.zone), desk=coupon.desk)
    if coupon.replaced_by:
        return translate("Coupon", "Replaced by {number}").format(number=number_text(coupon.replaced_by))
    return ""
