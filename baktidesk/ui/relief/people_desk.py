"""The desk that gives to people and households: known recipients, what they had before, and coupons."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baktidesk.domain.coupon import Coupon, tidy_token
from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason, NeedsSupervisor, Problem, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.giving import CROWD, DeskDistribution
from baktidesk.domain.names import match_key
from baktidesk.domain.nik import check_nik
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import crowd, giving, recipients
from baktidesk.services.relief.entitlements import Standing
from baktidesk.services.relief.recipients import Found, Recipient
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.half_entered import HalfEntered
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, SecondHelping, ask_exception, ask_override
from baktidesk.ui.relief.coupon_desk import CouponDesk, DeskPages
from baktidesk.ui.relief.goods import amount, item_options, tie_unit
from baktidesk.ui.relief.last_given import KEY, Given, LastGiven, given_words
from baktidesk.ui.relief.people_menu import PeopleMenu
from baktidesk.ui.relief.recipient_hints import RecipientHints
from baktidesk.ui.relief.served_panel import ServedPanel, verdict_on
from baktidesk.ui.safety.standing_watch import StandingWatch
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Done = Callable[[], None]
Refuse = Callable[[Refused], None]
HINTED = ("full_name", "nik", "family_card_number")
SCANNED = r"\d{16}"


class PeopleDesk(QWidget):
    """The form of goods given to one person or household, or the coupon that has been scanned instead of it.

    Signals:
        saved(str): the id of the distribution that has just been written down.
    """

    saved = Signal(str)

    def __init__(self, store: Store) -> None:
        """Make the desk."""
        super().__init__()
        self._store = store
        self._units: dict[str, str] = {}
        self._known: Recipient | None = None
        self._before: dict[str, Any] | None = None
        self._to_settle = False
        self._proposed = ("", "")
        words = translate("Distributions", "Give out")
        self.form = Form(DeskDistribution, "distribution", words, options=frozenset(), desk=True, scrolls=True)
        self.form.warnings = self._odd
        self.panel = ServedPanel("distribution.standing")
        self.coupon = CouponDesk(store, self._held)
        self.last = LastGiven()
        self.more = PeopleMenu(store, self, self._kept, self._show_given)
        self._watch = StandingWatch(store, self.form, self._known_id)
        self._hints = [RecipientHints(store, self.form.editor(name), self._is_new) for name in HINTED]
        self._draft = Draft(store, self.form, "distribution")
        self._half = HalfEntered(store, self.form)
        self._stack = DeskPages()
        self._lay_out()
        self._connect()

    def show_event(self, event: StoredEvent) -> None:
        """Offer the event's goods and areas; what stands in the form stays where the event is the same."""
        self._units.update({item.id: item.unit for item in event.items})
        self.form.offer("item", item_options(event.items))
        self.form.offer("area", event.areas)
        if self._draft.move_to(event):
            self.last.forget()
            self._leave_coupon()
        self._look_for_crowd()
        self._watch.look()

    def focus(self) -> None:
        """Put the cursor to the next person, or the keyboard to the coupon in sight."""
        if self._stack.currentIndex():
            self.coupon.view.focus()
        else:
            self.form.focus_first(kept=False)

    def clear(self) -> None:
        """Make ready for the next person."""
        self.form.clear()
        self.focus()

    def name(self) -> str:
        """Give the name that stands in the form, "" when nobody is being served."""
        return str(self.form.editor("full_name").value())

    def begin(self, field: str, text: str) -> None:
        """Begin with a text typed already in its field; a half-filled form is kept as it is."""
        self._leave_coupon()
        if self.form.is_touched():
            words = translate("Giving", "Somebody is half entered. Save first, or empty the form with Ctrl+Shift+Del.")
            self._half.say(words)
        elif field in HINTED:
            self.form.fill({field: text})
        self.form.editor("full_name").setFocus(Qt.FocusReason.OtherFocusReason)

    def take_person(self, person_id: str) -> None:
        """Fill the form from a known person; what stood in it comes back when the person is let go."""
        self._leave_coupon()
        self._read_known(person_id, partial(self._take, afresh=True))

    def take_coupon(self, text: str) -> None:
        """Show the coupon of a scanned token, or of a number typed; the form waits behind it."""
        self.coupon.take(text)

    def let_go(self) -> None:
        """Empty the form of the known person: what was typed before stands there again."""
        if self._known is None:
            return
        before = self._before
        self._forget_known()
        if before is None:
            self.form.clear()
        else:
            self.form.restore(before)
            self.form.show_problems({})
        self.form.edited.emit()
        self.form.editor("full_name").setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_receipt(self) -> None:
        """Record how the last recipient confirmed it."""
        self.last.ask_receipt()

    def _is_new(self) -> bool:
        return self._known is None

    def _known_id(self) -> str:
        return self._known.person_id if self._known else ""

    def _held(self) -> tuple[str, PersonKind]:
        """Give the office area and the kind of recipient that the form holds for everybody."""
        kind = self.form.editor("recipient_kind").value()
        return str(self.form.editor("area_id").value() or ""), PersonKind(kind or PersonKind.HOUSEHOLD)

    def _kept(self) -> dict[str, Any]:
        """Give what the form holds for everybody."""
        return {name: self.form.editor(name).value() for name in ("item_id", "area_id", "recipient_kind")}

    def _read_known(self, person_id: str, then: Callable[[Recipient], None]) -> None:
        event = self._store.active_event
        if event is not None:
            self._store.read(lambda session: recipients.known_recipient(session, person_id, event.id), then)

    def _on_hint(self, hint: Found | Coupon) -> None:
        if isinstance(hint, Coupon):
            self._empty_tokens()
            self.take_coupon(hint.token)
        else:
            self._take(hint.recipient)

    def _take(self, known: Recipient, *, afresh: bool = False) -> None:
        """Show a known person in the form: `afresh`, or beside what was typed."""
        afresh = afresh or self._known is not None
        if self._known is None:
            self._before = self.form.state()
        self._show_known(known)
        values = {name: getattr(known, name) for name in (*HINTED, "address")}
        if known.area_id and not self.form.editor("area_id").value():
            values["area_id"] = known.area_id
        self.form.fill({name: value for name, value in values.items() if value}, afresh=afresh)
        self._to_settle = True
        self._watch.look()

    def _show_known(self, known: Recipient) -> None:
        self._known = known
        for hints in self._hints:
            hints.hide()
        self.panel.show_person(known)

    def _restore_known(self, person_id: str) -> None:
        if person_id:
            self._before = None
            self._read_known(person_id, self._show_restored)
        else:
            self._forget_known()

    def _show_restored(self, known: Recipient) -> None:
        self._show_known(known)
        self._proposed = self._meant()

    def _forget_known(self) -> None:
        self._known, self._before, self._to_settle, self._proposed = None, None, False, ("", "")
        self.panel.show_person(None)

    def _on_standing(self, standing: Standing | None) -> None:
        event = self._store.active_event
        if event is None:
            return
        self._propose(standing)
        wanted = self.form.editor("quantity").value() or 1
        area = dict(event.areas).get(str(self.form.editor("area_id").value()), "")
        today = local_day(dt.datetime.now(dt.UTC), event.zone)
        self.panel.show_standing(standing, wanted, area, event.zone, today)
        if self._to_settle:
            self._to_settle = False
            self._settle(standing is not None and verdict_on(standing, wanted).tone == "good")

    def _propose(self, standing: Standing | None) -> None:
        """Fill in what the roll has for the known person, once for each kind of goods."""
        meant = self._meant()
        if standing is not None and self._known is not None and meant != self._proposed:
            self._proposed = meant
            if standing.due():
                self.form.editor("quantity").set_value(standing.due())

    def _meant(self) -> tuple[str, str]:
        return self._known_id(), str(self.form.editor("item_id").value())

    def _settle(self, entitled: bool) -> None:
        """Put the keyboard to the button when one stroke is all that is left, else to what must be looked at."""
        complete = all(self.form.editor(name).value() for name in ("full_name", "item_id", "quantity"))
        if entitled and complete:
            self.form.save.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_required("full_name")

    def _on_edited(self) -> None:
        """Show a coupon whose token was typed, or came from a slow scanner, into an input of the form."""
        name = self.form.editor("full_name")
        token = tidy_token(name.text())
        if token:
            self._empty_tokens()
            self.take_coupon(token)

    def _empty_tokens(self) -> None:
        """Empty the inputs that hold a coupon's token or number instead of a name or an identity."""
        for name in HINTED:
            editor = self.form.editor(name)
            if editor.hasFocus() or tidy_token(editor.text()):
                editor.set_value("")

    def _look_for_crowd(self, kinds: frozenset[str] = frozenset({"distribution"})) -> None:
        """Ask whether a package was counted in the crowd as soon as there is one."""
        event = self._store.active_event
        if event is not None and "distribution" in kinds and not self.form.asks("counted"):
            self._store.read(lambda session: recipients.has_crowd(session, event.id), self._offer_crowd)

    def _offer_crowd(self, counted: bool) -> None:
        if counted:
            self.form.set_options(frozenset({CROWD}))

    def _odd(self, record: DeskDistribution) -> Mapping[str, Problem]:
        """Give what is odd about a record; it is asked about once and never refused."""
        odd = _odd_nik(record)
        if self._known and not set(match_key(self._known.full_name).split()) & set(match_key(record.full_name).split()):
            text = QT_TRANSLATE_NOOP("Problem", "The form is filled from {name}. If this is somebody else, press Esc.")
            odd["full_name"] = Problem(text, {"name": self._known.full_name})
        return odd

    def _on_submitted(
        self,
        record: DeskDistribution,
        overdraft: Overdraft = NO_OVERDRAFT,
        exception: str = "",
        done: Done = lambda: None,
        no: Refuse | None = None,
    ) -> None:
        """Save; what only a supervisor or a reason makes possible is asked for, and saved with the answer."""

        def refused(refusal: Refused) -> None:
            if isinstance(refusal, NeedsSupervisor):
                done()
                self.form.show_refused(refusal)
                ask_override(self, self._store, refusal, partial(overdrawn, exception))
            elif isinstance(refusal, NeedsReason):
                done()
                self.form.show_refused(refusal)
                ask_exception(self, refusal, partial(excepted, overdraft))
            else:
                (no or self.form.show_refused)(refusal)

        def overdrawn(why: str, given: Overdraft, close: Done, refuse: Refuse) -> None:
            self._on_submitted(record, given, why, close, refuse)

        def excepted(given: Overdraft, why: SecondHelping, close: Done, refuse: Refuse) -> None:
            self._on_submitted(record, given, why.reason, close, refuse)

        self._save(record, overdraft, exception, done, refused)

    def _save(
        self, record: DeskDistribution, overdraft: Overdraft, exception: str, done: Done, refused: Refuse
    ) -> None:
        event, record_id, known = self._store.active_event, self.form.record_id, self._known_id()
        if event is None:
            return

        given = Given(ids=(), recipient=record.full_name, goods=_goods(event, record), item_id=record.item_id)
        more: dict[str, Any] = {"exception": exception, "person_id": known}

        def work(session: Any) -> Given:
            override = overdraft.grant(session)
            if record.counted:
                new_id = crowd.name_one_of_the_crowd(session, event.id, record, record_id, **more)
            else:
                new_id = giving.distribute(session, event.id, record, override, record_id, **more)
            return given.saved(session, [new_id])

        self._store.run(work, lambda saved: self._saved(saved, done), refused=refused, tell=given_words)

    def _saved(self, given: Given, done: Done) -> None:
        done()
        self.last.show_given(given)
        self.form.clear()
        self._go_on(given)

    def _on_redeemed(self, given: Given) -> None:
        self._leave_coupon()
        self._show_given(given)

    def _show_given(self, given: Given) -> None:
        self.last.show_given(given)
        self._go_on(given)

    def _go_on(self, given: Given) -> None:
        self.focus()
        self.saved.emit(given.ids[0])

    def _on_coupon(self) -> None:
        self._stack.turn(1)
        self.coupon.view.focus()

    def _leave_coupon(self) -> None:
        self._stack.turn(0)

    def _on_coupon_closed(self) -> None:
        self._leave_coupon()
        self.focus()

    def _on_receipt(self, given: Given) -> None:
        from baktidesk.ui.relief.receipt import ReceiptDialog

        ReceiptDialog.show_for(self, self._store, given.ids, f"{given.recipient} · {given.goods}")

    def _connect(self) -> None:
        form = self.form
        form.submitted.connect(self._on_submitted)
        form.cleared.connect(self._forget_known)
        form.edited.connect(self._on_edited)
        form.keep_beside("known", self._known_id, self._restore_known)
        self._watch.answered.connect(self._on_standing)
        self.panel.let_go.connect(self.let_go)
        self.coupon.shown.connect(self._on_coupon)
        self.coupon.redeemed.connect(self._on_redeemed)
        self.coupon.closed.connect(self._on_coupon_closed)
        self.last.receipt_asked.connect(self._on_receipt)
        self._store.changed.connect(self._look_for_crowd)
        for hints in self._hints:
            hints.chosen.connect(self._on_hint)
        for name in HINTED[1:]:
            form.editor(name).setProperty("scan_target", SCANNED)
        keys = (("Esc", form, self.let_go), ("Ctrl+Shift+Del", form, self.clear), (KEY, self, self.ask_receipt))
        for key, place, do in keys:
            shortcut = QShortcut(QKeySequence(key), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        tie_unit({name: self.form.editor(name) for name in ("item_id", "quantity")}, self._units)
        self.form.foot.addWidget(self.more)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_s)
        column.addWidget(self.panel)
        column.addWidget(self.form, 1)
        self._stack.addWidget(work)
        self._stack.addWidget(self.coupon.view)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        box.addWidget(self._stack, 1)
        box.addWidget(self.last)


def _odd_nik(record: DeskDistribution) -> dict[str, Problem]:
    if not record.nik:
        return {}
    read = check_nik(record.nik, today=dt.date.today(), family_card_number=record.family_card_number)
    return {"nik": read.warnings[0]} if read.warnings else {}


def _goods(event: StoredEvent, record: DeskDistribution) -> str:
    item = next(item for item in event.items if item.id == record.item_id)
    return amount(item.name, record.quantity or 0, item.unit)
