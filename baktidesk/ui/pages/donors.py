"""The donor desk: check-in on the left, the day's visits and their next steps on the right."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.donation import (
    MOVES,
    CheckIn,
    Deferral,
    Donation,
    FailedDraw,
    Leaving,
    Screening,
    Visit,
    VisitStatus,
    check_in_warnings,
)
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.nik import check_nik
from baktidesk.domain.voiding import Voiding
from baktidesk.services import donations, people
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon
from baktidesk.ui.visits import found_by, told, visit_chip

UNIT, TIME = 2, 3
NARROW, NARROWEST, LEAST = 1110, 900, 840
STEPS: tuple[tuple[str, str, str, type[Any], frozenset[VisitStatus]], ...] = (
    ("pass", "L", QT_TRANSLATE_NOOP("Donors", "Passed"), Screening, frozenset({VisitStatus.PASSED})),
    ("defer", "T", QT_TRANSLATE_NOOP("Donors", "Deferred"), Deferral, frozenset({VisitStatus.DEFERRED})),
    ("donate", "B", QT_TRANSLATE_NOOP("Donors", "Donated"), Donation, frozenset({VisitStatus.DONATED})),
    ("fail", "G", QT_TRANSLATE_NOOP("Donors", "Failed"), FailedDraw, frozenset({VisitStatus.FAILED})),
    (
        "leave",
        "P",
        QT_TRANSLATE_NOOP("Donors", "Left"),
        Leaving,
        frozenset({VisitStatus.NO_SHOW, VisitStatus.CANCELLED}),
    ),
)
DEEDS: dict[str, Callable[..., Visit]] = {
    "pass": donations.pass_donor,
    "defer": donations.defer,
    "donate": donations.donate,
    "fail": donations.fail,
    "leave": donations.leave,
    "void": lambda session, visit_id, record: donations.void_visit(session, visit_id, record.reason),
}


class DonorsPage(Page):
    """Check-in form, queue number, and the visits of the event with one key for each next step."""

    reads = frozenset({"donor_visit", "person", "work_unit"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "donors")
        self._visits: list[Visit] = []
        self._last_bag = Donation()
        self.form = Form(
            CheckIn, "donors", translate("Donors", "Check in"), options=frozenset(), desk=True, scrolls=True
        )
        self.form.submitted.connect(self._check_in)
        self.form.warnings = lambda record: check_in_warnings(record, dt.date.today())
        self.form.editor("nik").edited.connect(self._fill_from_nik)
        self._draft = Draft(store, self.form, "donors")
        self.search = self._make_search()
        self.list: RecordTable[Visit] = self._make_list()
        self._number = make_words("", "huge")
        self._number.setObjectName("donors.number")
        self._number.hide()
        self._whose = OneLine("muted", translate("Donors", "The queue number of the last check-in stands here."))
        self._counts = OneLine("muted")
        self._counts.setObjectName("donors.counts")
        self._steps = {name: self._make_step(name, key, words) for name, key, words, _record, _to in STEPS}
        self._steps["void"] = self._make_step("void", "Del", QT_TRANSLATE_NOOP("Donors", "Void"))
        self._row = QGridLayout()
        self._lay_out()
        back = QShortcut(QKeySequence("F3"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.focus)
        self._on_chosen(None)

    def show_event(self, event: StoredEvent | None) -> None:
        """Ask what the event asks; of another event the list and the last number are forgotten."""
        self.form.set_options(event.record.options() if event else frozenset())
        if not self._draft.move_to(event):
            return
        self._number.setText("")
        self._number.hide()
        self.search.clear()
        self._show([])

    def refresh(self) -> None:
        """Read the visits and the known work units again."""
        event = self.store.active_event
        if event is None:
            return
        self.store.read(lambda session: donations.list_visits(session, event.id), self._show)
        self.store.read(people.work_unit_names, self._offer_units)

    def focus(self) -> None:
        """Put the cursor to the next donor's name."""
        self.form.focus_first()

    def _check_in(self, record: CheckIn) -> None:
        event, visit_id = self.store.active_event, self.form.record_id
        if event is None:
            return
        self.store.run(
            lambda session: donations.check_in(session, event.id, record, visit_id),
            self._checked_in,
            refused=self._check_in_refused,
            tell=lambda visit: translate("Donors", "Saved {number} {name}.").format(
                number=visit.queue_number, name=visit.full_name
            ),
        )

    def _checked_in(self, visit: Visit) -> None:
        self._number.setText(visit.queue_number)
        self._number.show()
        self._whose.setText(visit.full_name)
        self.form.clear()
        self.form.focus_first()
        self.search.clear()
        self.list.flash(visit.id)

    def _check_in_refused(self, refusal: Refused) -> None:
        """Show the refusal at its field, and the visit that stands in the way in the list."""
        self.form.show_refused(refusal)
        if refusal.record:
            self.search.clear()
            self.list.select_record(refusal.record)

    def _fill_from_nik(self) -> None:
        """Take sex and birth date from a whole NIK where they have not been typed."""
        read = check_nik(self.form.editor("nik").value(), today=dt.date.today())
        if read.birth_date is None:
            return
        found = {"sex": read.sex, "birth_date": read.birth_date, "birth_year": read.birth_date.year}
        for name, value in found.items():
            editor = self.form.editor(name)
            if editor.value() is None:
                editor.set_value(value)

    def _offer_units(self, names: list[str]) -> None:
        self.form.offer("work_unit", [(name, name) for name in names])

    def _show(self, visits: list[Visit]) -> None:
        self._visits = visits
        self._filter()
        counted = Counter(visit.status for visit in visits)
        words = translate(
            "Donors", "{total} checked in · {waiting} before PMI · {passed} before the draw · {donated} donated"
        )
        self._counts.setText(
            words.format(
                total=text.number(len(visits)),
                waiting=text.number(counted[VisitStatus.REGISTERED]),
                passed=text.number(counted[VisitStatus.PASSED]),
                donated=text.number(counted[VisitStatus.DONATED]),
            )
        )

    def _filter(self) -> None:
        wanted = search_key(self.search.text())
        self.list.show_rows([visit for visit in self._visits if not wanted or wanted in found_by(visit)])
        self.list.say_empty(_nothing_found() if wanted else _nobody_yet())

    def _on_search_entered(self) -> None:
        if self.list.rows.records:
            self.list.select(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, visit: Visit | None) -> None:
        allowed = MOVES.get(visit.status, frozenset()) if visit else frozenset()
        for name, _key, _words, _record, goals in STEPS:
            self._steps[name].setEnabled(bool(goals & allowed))
        self._steps["void"].setEnabled(visit is not None)

    def _step(self, name: str) -> None:
        visit = self.list.current()
        if visit is None or not self._steps[name].isEnabled():
            return
        if name == "pass" and "screening" not in self._options():
            self._do(name, visit, Screening(), lambda: None, self._say_refused)
            return
        self._ask(name, visit)

    def _ask(self, name: str, visit: Visit) -> None:
        record = Voiding if name == "void" else next(step[3] for step in STEPS if step[0] == name)
        words = translate("Donors", "Void") if name == "void" else translate("Donors", _words_of(name))
        dialog = RecordDialog.ask(
            self,
            f"donors.{name}",
            f"{visit.queue_number}  {visit.full_name}",
            record,
            words,
            lambda given, done, refused: self._do(name, visit, given, done, refused),
            options=self._options(),
        )
        if name == "donate":
            dialog.form.load(self._likely_bag(visit))
            dialog.form.focus_first()

    def _do(
        self, name: str, visit: Visit, record: Any, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        if isinstance(record, Donation):
            self._last_bag = record
        self.store.run(
            lambda session: DEEDS[name](session, visit.id, record),
            lambda _visit: self._did(done),
            refused=refused,
            tell=told,
        )

    def _did(self, done: Callable[[], None]) -> None:
        done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_refused(self, refusal: Refused) -> None:
        self.store.said.emit(text.sentence(refusal), "")

    def _likely_bag(self, visit: Visit) -> Donation:
        return Donation(
            bag_type=self._last_bag.bag_type,
            bag_volume_ml=self._last_bag.bag_volume_ml,
            blood_group=visit.claimed_blood_group,
        )

    def _options(self) -> frozenset[str]:
        return self.store.active_event.record.options() if self.store.active_event else frozenset()

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("donors.search")
        search.setPlaceholderText(translate("Donors", "Queue number or name   F2"))
        search.setAccessibleName(translate("Donors", "Search the visits"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        search.returnPressed.connect(self._on_search_entered)
        wipe = QShortcut(QKeySequence("Esc"), search, context=Qt.ShortcutContext.WidgetShortcut)
        wipe.activated.connect(search.clear)
        return search

    def _make_list(self) -> RecordTable[Visit]:
        columns: list[Column[Visit]] = [
            Column(title=translate("Donors", "Number"), value=lambda visit: visit.queue_number, width=72),
            Column(title=translate("Donors", "Name"), value=lambda visit: visit.full_name, stretch=True),
            Column(title=translate("Donors", "Work unit"), value=lambda visit: visit.work_unit, width=140),
            Column(title=translate("Donors", "Time"), value=self._hour, width=64),
            Column(title=translate("Donors", "Status"), value=lambda visit: visit.status, chip=visit_chip, width=148),
        ]
        table: RecordTable[Visit] = RecordTable(
            "donors.list",
            columns,
            _nobody_yet(),
            accessible=translate("Donors", "Visits"),
        )
        table.chosen.connect(self._on_chosen)
        return table

    def _hour(self, visit: Visit) -> str:
        event = self.store.active_event
        return text.hour(visit.checked_in_at, event.zone) if event else ""

    def _make_step(self, name: str, key: str, words: str) -> QPushButton:
        shown = translate("Donors", words)
        button = QPushButton(f"{shown}   {key}")
        button.setObjectName(f"donors.{name}")
        button.setAccessibleName(shown)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("danger" if name == "void" else "desk", True)
        button.clicked.connect(lambda: self._step(name))
        shortcut = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self._step(name))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.setSpacing(SIZES.gutter)
        left = QVBoxLayout()
        left.setSpacing(SIZES.space_m)
        form_card, form_box = make_card(translate("Donors", "New donor"))
        form_box.addWidget(self.form)
        left.addWidget(form_card)
        left.addWidget(self._make_number_card())
        left.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._left)
        row.addWidget(self._make_right(), 1)

    def _make_number_card(self) -> QWidget:
        card, box = make_card()
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(make_words(translate("Donors", "Queue number"), "caption"))
        beside.addWidget(self._whose)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_l)
        row.addWidget(self._number)
        row.addLayout(beside, 1)
        box.addLayout(row)
        return card

    def _make_right(self) -> QWidget:
        card, box = make_card()
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Donors", "Visits"), "section"))
        head.addWidget(self._counts, 1)
        self._counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(head)
        box.addWidget(self.search)
        box.addWidget(self.list, 1)
        self.setMinimumWidth(LEAST)  # a screen of 1366 pixels at 150 %
        self._row.setSpacing(SIZES.space_s)
        box.addLayout(self._row)
        return card

    def _arrange(self, width: int) -> None:
        """Give the list its room: beside a narrower form, with the steps in two rows and fewer columns."""
        narrow = width < NARROW
        self._left.setFixedWidth(SIZES.desk_least - SIZES.space_xxl if narrow else SIZES.desk_most - SIZES.space_xl)
        self.list.setColumnHidden(UNIT, narrow)
        self.list.setColumnHidden(TIME, width < NARROWEST)
        for button in self._steps.values():
            self._row.removeWidget(button)
        across = len(self._steps) // 2 if narrow else len(self._steps)
        for number, button in enumerate(self._steps.values()):
            last = number == len(self._steps) - 1
            self._row.addWidget(button, number // across, number % across + (last and not narrow))
        self._row.setColumnStretch(len(self._steps) - 1, 0 if narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the desk for the new width."""
        super().resizeEvent(event)
        self._arrange(event.size().width())


def _words_of(name: str) -> str:
    return next(step[2] for step in STEPS if step[0] == name)


def _nobody_yet() -> str:
    return translate(
        "Donors", "Nobody has checked in yet. Fill in the form on the left; the first number appears here."
    )


def _nothing_found() -> str:
    return translate("Donors", "No visit has this number or name. Esc shows all again.")
