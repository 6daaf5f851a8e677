"""The officers in the settings: who is on duty, new ones, new PINs, and who is on duty no longer."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.officer import Deed, EndOfDuty, NewPin, OfficerEntry, OwnPin, Role, StoredOfficer, may
from baktidesk.services import officers
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.chip import Chip
from baktidesk.ui.page import make_button, make_card, make_paragraph
from baktidesk.ui.safety.pin_wait import PinWait
from baktidesk.ui.store import Store
from baktidesk.ui.summary.figures import fit_height, make_still
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

PIN_LENGTH = 6
ROLE_CHIPS = {
    Role.OFFICER: ("muted", "officer"),
    Role.SUPERVISOR: ("accent", "officer"),
    Role.ADMIN: ("good", "unlock"),
}
_ENDED = QT_TRANSLATE_NOOP("Settings", "No longer on duty")
_WHO_MAY = QT_TRANSLATE_NOOP("Settings", "Only an administrator changes officers. You can change your own PIN.")
Done = Callable[[], None]
RefusedHere = Callable[[Refused], None]


class OfficersCard(QFrame):
    """The officers by name; what the buttons do is done to the one whose row is selected."""

    def __init__(self, store: Store) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__()
        self._store = store
        card, box = make_card(translate("Settings", "Officers"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.table = _make_table()
        self.table.chosen.connect(lambda _officer: self.show_rights())
        self._add = make_button("settings.add_officer", "plus", translate("Settings", "Add an officer"))
        self._add.clicked.connect(self._ask_officer)
        self._new_pin = make_button("settings.new_pin", "unlock", translate("Settings", "New PIN…"))
        self._new_pin.clicked.connect(self._ask_pin)
        self._end = make_button("settings.end_officer", "void", translate("Settings", "No longer on duty…"))
        self._end.clicked.connect(self._ask_end)
        self._resume = make_button("settings.resume_officer", "undo", translate("Settings", "On duty again"))
        self._resume.clicked.connect(self._bring_back)
        self._who_may = make_paragraph(translate("Settings", _WHO_MAY), "muted", "settings.who_may")
        self._lay_out(box)

    def refresh(self) -> None:
        """Read the officers again."""
        self._store.read(officers.all_officers, self._show)

    def show_rights(self) -> None:
        """Offer what the officer of now may do with the one who is selected."""
        manages = may(self._store.actor.role, Deed.MANAGE_OFFICERS)
        chosen = self.table.current()
        own, ended = self._is_own(chosen), chosen is not None and chosen.ended
        self._add.setEnabled(manages)
        self._new_pin.setEnabled(chosen is not None and not ended and (manages or own))
        self._end.setEnabled(chosen is not None and manages and not own)
        self._resume.setEnabled(manages)
        self._end.setVisible(not ended)
        self._resume.setVisible(ended)
        self._who_may.setVisible(not manages)

    def _show(self, known: list[StoredOfficer]) -> None:
        self.table.show_rows(known)
        fit_height(self.table)
        if self.table.current() is None:
            self.table.select_record(self._store.actor.officer_id)
        self.show_rights()

    def _is_own(self, chosen: StoredOfficer | None) -> bool:
        return chosen is not None and chosen.id == self._store.actor.officer_id

    def _ask_officer(self) -> None:
        dialog = RecordDialog.ask(
            self,
            "settings.officer",
            translate("Settings", "A new officer"),
            OfficerEntry,
            translate("Settings", "Add"),
            self._keep_officer,
        )
        _hide_digits(dialog, "pin")

    def _keep_officer(self, record: OfficerEntry, done: Done, refused: RefusedHere) -> None:
        self._store.run(
            lambda session: officers.add_officer(session, record),
            lambda _officer: done(),
            refused=refused,
            tell=lambda officer: translate("Settings", "{name} can open the program now.").format(name=officer.name),
        )

    def _ask_pin(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        if self._is_own(chosen):
            self._ask_own_pin()
            return
        dialog = RecordDialog.ask(
            self,
            "settings.new_pin",
            translate("Settings", "A new PIN for {name}").format(name=chosen.name),
            NewPin,
            translate("Settings", "Set the PIN"),
            partial(self._keep_pin, chosen),
            sentence=translate("Settings", "The old PIN opens nothing any more. A wait after wrong PINs ends."),
        )
        _hide_digits(dialog, "new_pin", "new_pin_again")

    def _keep_pin(self, chosen: StoredOfficer, record: NewPin, done: Done, refused: RefusedHere) -> None:
        words = translate("Settings", "{name} has a new PIN.")
        self._keep(lambda session: officers.renew_pin(session, chosen.id, record), words, done, refused)

    def _ask_own_pin(self) -> None:
        dialog = RecordDialog.ask(
            self,
            "settings.own_pin",
            translate("Settings", "Your own PIN"),
            OwnPin,
            translate("Settings", "Change the PIN"),
            lambda record, done, refused: self._keep_own_pin(record, done, wait.after(refused)),
        )
        wait = PinWait(dialog, "pin")
        _hide_digits(dialog, "pin", "new_pin", "new_pin_again")

    def _keep_own_pin(self, record: OwnPin, done: Done, refused: RefusedHere) -> None:
        words = translate("Settings", "You have a new PIN.")
        self._keep(lambda session: officers.change_own_pin(session, record), words, done, refused)

    def _ask_end(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        RecordDialog.ask(
            self,
            "settings.end_officer",
            translate("Settings", "Is {name} no longer on duty?").format(name=chosen.name),
            EndOfDuty,
            translate("Settings", "End the duty"),
            partial(self._keep_end, chosen),
            sentence=translate(
                "Settings", "The PIN opens nothing any more. The name stays in the records and in the trail."
            ),
            danger=True,
        )

    def _keep_end(self, chosen: StoredOfficer, record: EndOfDuty, done: Done, refused: RefusedHere) -> None:
        words = translate("Settings", "{name} is no longer on duty.")
        self._keep(lambda session: officers.end_officer(session, chosen.id, record), words, done, refused)

    def _bring_back(self) -> None:
        chosen = self.table.current()
        if chosen is None:
            return
        words = translate("Settings", "{name} is on duty again, with the PIN of before.")
        self._keep(lambda session: officers.resume_officer(session, chosen.id), words)

    def _keep(
        self,
        deed: Callable[[Any], StoredOfficer],
        words: str,
        done: Done = lambda: None,
        refused: RefusedHere | None = None,
    ) -> None:
        """Do what no key takes back, and say it of the officer."""
        self._store.run(
            deed,
            lambda _officer: done(),
            refused=refused,
            tell=lambda officer: words.format(name=officer.name),
            undoable=False,
        )

    def _lay_out(self, box: QVBoxLayout) -> None:
        box.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_m)
        for button in (self._add, self._new_pin, self._end, self._resume):
            foot.addWidget(button)
        foot.addStretch(1)
        box.addLayout(foot)
        box.addWidget(self._who_may)


def _make_table() -> RecordTable[StoredOfficer]:
    columns: list[Column[StoredOfficer]] = [
        Column(title=translate("Settings", "Name"), value=lambda one: one.name, stretch=True),
        Column(
            title=translate("Settings", "Role"), value=lambda one: one.role, chip=_chip, width=SIZES.desk_least // 2
        ),
    ]
    accessible = translate("Settings", "Officers")
    empty = translate("Settings", "No officer yet.")
    table = make_still(RecordTable("settings.officers", columns, empty, accessible=accessible))
    table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    table.setSelectionMode(RecordTable.SelectionMode.SingleSelection)
    return table


def _chip(officer: StoredOfficer) -> Chip:
    if officer.ended:
        return Chip("muted", "void", translate("Settings", _ENDED))
    tone, image = ROLE_CHIPS[officer.role]
    return Chip(tone, image, text.label(officer.role))


def _hide_digits(dialog: RecordDialog, *names: str) -> None:
    for name in names:
        box = dialog.form.editor(name)
        box.setEchoMode(QLineEdit.EchoMode.Password)
        box.setMaxLength(PIN_LENGTH)
