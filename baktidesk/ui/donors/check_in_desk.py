"""The check-in desk: the form of a donor who arrives, known or new, kept as a draft, and the number just given."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.donation import DeskCheckIn, Visit, check_in_warnings
from baktidesk.domain.errors import Problem, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.rules import PMI_2025, RuleSet, rule_warnings
from baktidesk.services import people
from baktidesk.services.donors import donations
from baktidesk.services.donors.rules import rules_on
from baktidesk.services.people import KnownPerson
from baktidesk.services.search import Hit, HitKind
from baktidesk.ui.donors.known_donor import KnownBanner, history_of, odd_name
from baktidesk.ui.donors.look_alikes import LookAlikes
from baktidesk.ui.donors.nik_help import NikHelp
from baktidesk.ui.donors.number_card import NumberCard
from baktidesk.ui.donors.paper_entry import PaperEntry
from baktidesk.ui.donors.people_hints import PeopleHints
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.half_entered import HalfEntered
from baktidesk.ui.page import make_card
from baktidesk.ui.scanning.wedge import TARGET
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

SCANNED = {"nik": r"\d{16}", "donor_card_number": r"(?![A-Z]-?\d{1,7}$)[A-Z0-9]{6,25}"}
"""What a scan may hold to be meant for an input with the cursor; all else, a queue number too, is searched for."""
IDENTITY = ("full_name", "nik", "sex", "birth_date", "birth_year")
Found = tuple[KnownPerson, RuleSet]


class CheckInDesk(QWidget):
    """The check-in form over the card with the queue number of the last check-in.

    Signals:
        checked_in(object): the Visit that has just been written down.
        meant(str): the id of the visit that stands in the way of a check-in.
        paper_changed(bool): entries come from paper from now on, or no longer.
    """

    checked_in = Signal(object)
    meant = Signal(str)
    paper_changed = Signal(bool)

    def __init__(self, store: Store) -> None:
        """Make the desk."""
        super().__init__()
        self._store = store
        self._rules = PMI_2025
        self._known: KnownPerson | None = None
        self._before: dict[str, Any] | None = None
        words = translate("Donors", "Check in")
        self.form = Form(DeskCheckIn, "donors", words, options=frozenset(), desk=True, scrolls=True)
        self.paper = PaperEntry(store, self.form)
        self.known = KnownBanner()
        self.alike = LookAlikes(store, self.form, self._held)
        self._hints = [PeopleHints(store, self.form.editor(name), self._is_new) for name in ("full_name", "nik")]
        self.card = NumberCard(self._print)
        self._nik_help = NikHelp(store, self.form)
        self._draft = Draft(store, self.form, "donors")
        self._half = HalfEntered(store, self.form)
        self._connect()
        self._lay_out()

    def show_event(self, event: StoredEvent | None) -> None:
        """Ask what the event asks; of another event the last number is forgotten."""
        if self._draft.move_to(event):
            self.card.forget()
            self.enter_from_paper(False)
        self.paper.ask()
        self.form.say_help("consent", event.record.consent_text if event else "")

    def refresh(self) -> None:
        """Read the known work units and the rules of the day again."""
        event = self._store.active_event
        self._store.read(people.work_unit_names, self._offer_units)
        if event:
            day = self.paper.day()
            self._store.read(lambda session: rules_on(session, day), self._take_rules)

    def focus(self) -> None:
        """Put the cursor to the next donor's name."""
        self.form.focus_first()

    def clear(self) -> None:
        """Make ready for the next donor."""
        self.form.clear()
        self.form.focus_first()

    def begin(self, field: str, text: str) -> None:
        """Begin a new check-in with a text typed already in its field; a half-filled form is kept as it is."""
        if self.form.is_touched():
            words = translate("Donors", "Somebody is half entered. Save first, or empty the form with Ctrl+Shift+Del.")
            self._half.say(words)
            self.form.focus_first()
            return
        self.form.clear()
        if self.form.asks(field):
            self.form.fill({field: text})
            self._nik_help.read()
        first = self.form.editor("full_name")
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.end(False)

    def take(self, person_id: str) -> None:
        """Fill the form from a known person found elsewhere; somebody registered here already is shown instead.

        What stood in the form was somebody else's: it comes back when the person is let go.
        """
        self._read_known(person_id, partial(self._take, afresh=True))

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
        self._nik_help.forget()
        self._nik_help.read()
        self.form.edited.emit()
        self.form.editor("full_name").setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def from_paper(self) -> bool:
        """Tell whether entries come from paper."""
        return self.paper.on

    def enter_from_paper(self, on: bool) -> None:
        """Ask for slip number and time from now on, the next number proposed; or ask for them no longer."""
        self.paper.switch(on)

    def _connect(self) -> None:
        form = self.form
        form.submitted.connect(self.alike.settle)
        form.warnings = self._odd
        form.cleared.connect(self._on_cleared)
        for name, pattern in SCANNED.items():
            form.editor(name).setProperty(TARGET, pattern)
        form.keep_beside("known", self._held, self._restore_known)
        self.known.let_go.connect(self.let_go)
        self.paper.changed.connect(self.paper_changed)
        self.alike.panel.same.connect(self._on_same)
        self.alike.settled.connect(self._save)
        for hints in self._hints:
            hints.chosen.connect(partial(self._on_hit, hints.field))
        for key, do in (("Esc", self._on_escape), ("Ctrl+Shift+Del", self.clear)):
            shortcut = QShortcut(QKeySequence(key), form, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _is_new(self) -> bool:
        return self._known is None

    def _held(self) -> str:
        return self._known.person_id if self._known else ""

    def _take_rules(self, rules: RuleSet) -> None:
        self._rules = rules

    def _offer_units(self, names: list[str]) -> None:
        self.form.offer("work_unit", [(name, name) for name in names])

    def _odd(self, record: DeskCheckIn) -> Mapping[str, Problem]:
        """Give what is odd about a record: its own values, and what the rules of its day say; PMI decides."""
        event = self._store.active_event
        options = event.record.options() if event else frozenset()
        history = history_of(self._known) if self._known else None
        day = self.paper.day()
        odd = check_in_warnings(record, day, options) | rule_warnings(self._rules, record, day, history)
        return odd | odd_name(self._known, record) if self._known else odd

    def _on_hit(self, name: str, hit: Hit) -> None:
        """Take the person picked under an input; the visit of somebody who is here already is shown instead."""
        if hit.kind is HitKind.VISIT:
            editor = self.form.editor(name)
            editor.set_value("")
            self._say_registered(hit.full_name, hit.queue_number, hit.id)
            QTimer.singleShot(0, editor, editor.setFocus)  # the Enter that chose has gone on to the next input
            return
        self._read_known(hit.person_id, self._take)

    def _read_known(self, person_id: str, then: Any) -> None:
        event, day = self._store.active_event, self.paper.day()
        if event is None:
            return

        def work(session: Any) -> Found:
            return people.known_person(session, person_id, event.id), rules_on(session, day)

        self._store.read(work, then)

    def _take(self, found: Found, *, afresh: bool = False, keep: bool = False) -> None:
        """Show a known person: `afresh`, or beside what was typed; with `keep`, instead of its identity alone."""
        known, rules = found
        if known.visit_id:
            self._say_registered(known.full_name, known.queue_number, known.visit_id)
            return
        afresh = afresh or self._known is not None
        if self._known is None:
            self._before = self.form.state()
        self._show_known(known, rules)
        values = filled_by(known)
        if keep:
            kept = {name: self.form.editor(name).value() for name in values if name not in IDENTITY}
            values = {name: value for name, value in values.items() if kept.get(name) in (None, "")}
        self.form.fill(values, afresh=afresh)
        self._nik_help.read()
        self._focus_gap()

    def _show_known(self, known: KnownPerson, rules: RuleSet) -> None:
        self._known, self._rules = known, rules
        for hints in self._hints:
            hints.hide()
        self.alike.put_away()
        self.known.show_person(known, rules, self.paper.day())

    def _restore_known(self, person_id: str) -> None:
        if person_id:
            self._before = None
            self._read_known(person_id, lambda found: self._show_known(*found))
        else:
            self._forget_known()

    def _focus_gap(self) -> None:
        """Put the cursor to what must still be asked, else to the name."""
        self.form.focus_required("full_name")

    def _say_registered(self, name: str, number: str, visit_id: str) -> None:
        words = translate("Donors", "{name} is registered at this event already, as {number}.")
        self._store.said.emit(words.format(name=name, number=number), "")
        self.meant.emit(visit_id)

    def _forget_known(self) -> None:
        self._known, self._before = None, None
        self.known.hide()

    def _on_escape(self) -> None:
        if self.alike.panel.isVisible():
            self.alike.put_away()
            self.form.focus_required("full_name")
        else:
            self.let_go()

    def _on_cleared(self) -> None:
        self._forget_known()
        self.alike.forget()
        self._nik_help.forget()
        self.paper.propose()

    def _on_same(self, known: KnownPerson) -> None:
        self._read_known(known.person_id, partial(self._take, keep=True))

    def _save(self, record: DeskCheckIn) -> None:
        event, visit_id = self._store.active_event, self.form.record_id
        if event is None:
            return
        person_id = self._held()
        different, slip = list(self.alike.different), self.paper.slip_of(record)
        self._store.run(
            lambda session: donations.check_in(
                session, event.id, record, visit_id, person_id=person_id, different=different, slip=slip
            ),
            self._checked_in,
            refused=self._check_in_refused,
            tell=lambda visit: translate("Donors", "Saved {number} {name}.").format(
                number=visit.queue_number, name=visit.full_name
            ),
        )

    def _checked_in(self, visit: Visit) -> None:
        self.card.show_visit(visit)
        self.paper.entered(visit.slip_number)
        self.form.clear()
        self.form.focus_first()
        self.checked_in.emit(visit)

    def _check_in_refused(self, refusal: Refused) -> None:
        """Show the refusal at its field, and tell which visit stands in the way."""
        self.form.show_refused(refusal)
        if refusal.record:
            self.meant.emit(refusal.record)

    def _print(self, visit: Visit) -> None:
        from baktidesk.ui.papers.printing import print_queue_slip

        print_queue_slip(self, self._store, visit)

    def _lay_out(self) -> None:
        self.form.top.addWidget(self.paper)
        self.form.head.addWidget(self.known)  # in sight wherever the cursor is
        self.form.below.addWidget(self.alike.panel)
        self.form.foot.addWidget(self._make_drop())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_m)
        card, box = make_card(translate("Donors", "New donor"))
        box.addWidget(self.form)
        column.addWidget(card)
        column.addWidget(self.card)
        column.addStretch(1)

    def _make_drop(self) -> QPushButton:
        words = translate("Donors", "Empty what stays")
        button = QPushButton(f"{words}   F9")
        button.setObjectName("donors.drop_kept")
        button.setAccessibleName(words)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(SIZES.desk_input)  # gives way to the save button
        button.clicked.connect(self.form.drop_kept)
        return button


def filled_by(known: KnownPerson) -> dict[str, Any]:
    """Give what our records fill into the form, by field; what they do not know is left out."""
    values = {
        **{name: getattr(known, name) for name in (*IDENTITY, "phone", "donor_card_number", "work_unit", "category")},
        "claimed_blood_group": known.blood_group,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}
