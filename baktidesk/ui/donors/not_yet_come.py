"""Who of the roll has not come yet: by work unit, searchable, printable, and one Enter away from the check-in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.roll import RollLine
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, search_editor, within_window
from baktidesk.ui.page import make_words
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_READS = frozenset({"donor_visit", "roll_entry", "person"})


@dataclass(frozen=True, kw_only=True)
class UnitCount:
    """How many of a work unit's people are still missing; `id` is its name, `everybody` stands for all of them."""

    id: str
    missing: int
    expected: int
    everybody: bool = False


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """Who is missing, and how many are expected of each work unit."""

    missing: tuple[RollLine, ...]
    expected: Counter[str]

    def units(self) -> list[UnitCount]:
        """Give the counts: everybody first, then each work unit of which somebody is missing, the most first."""
        counted = Counter(line.work_unit for line in self.missing)
        every = UnitCount(id="", missing=len(self.missing), expected=self.expected.total(), everybody=True)
        units = [UnitCount(id=name, missing=count, expected=self.expected[name]) for name, count in counted.items()]
        return [every, *sorted(units, key=lambda one: (-one.missing, one.id))]


class NotYetComeDialog(QDialog):
    """Lists the people on the roll without a visit; it reads again whenever somebody comes.

    Signals: chosen(str): the officer wants to check this person in.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, awaited: Awaited) -> None:
        """Show who is missing."""
        super().__init__(parent)
        self.setObjectName("not_yet_come.dialog")
        self.setWindowTitle(translate("Roll", "Who has not come yet"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._parent = parent
        self._store = store
        self._event = event
        self._awaited = awaited
        self._shown: list[RollLine] = []
        self._head = make_words("", "muted")
        self._head.setObjectName("not_yet_come.sentence")
        self.search = search_editor(translate("Roll", "Search by name, NIP or work unit"))
        self.units: RecordTable[UnitCount] = _unit_table()
        self.people: RecordTable[RollLine] = _people_table()
        self._take = dialog_button("not_yet_come.check_in", translate("Roll", "Check in"), self._on_taken)
        self._take.setProperty("primary", True)
        self._print = dialog_button("not_yet_come.print", translate("Roll", "Print the list"), self._print_list)
        self._close = esc(dialog_button("not_yet_come.close", translate("Roll", "Close"), self.reject))
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._go_to_people)
        self.units.chosen.connect(self._filter)
        self.people.opened.connect(self._on_taken)
        self.people.chosen.connect(lambda one: self._take.setEnabled(one is not None))
        store.changed.connect(self._on_changed)
        self._show(awaited)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event.

        A parent with `take_person(person_id)` gets whoever is chosen.
        """
        event = store.active_event
        if event is None:
            return

        def show(awaited: Awaited) -> None:
            dialog = cls(parent, store, event, awaited)
            if hasattr(parent, "take_person"):
                dialog.chosen.connect(parent.take_person)
            dialog.open()
            dialog.search.setFocus(Qt.FocusReason.OtherFocusReason)

        store.read(lambda session: _read(session, event.id), show)

    def _show(self, awaited: Awaited) -> None:
        self._awaited = awaited
        units = awaited.units()
        self.units.show_rows(units if awaited.expected else [])
        if awaited.expected and self.units.current() is None:
            self.units.select(0)
        came = awaited.expected.total() - len(awaited.missing)
        words = translate("Roll", "{came} of {expected} people on the roll have come; {missing} are still missing.")
        shown = {"came": came, "expected": awaited.expected.total(), "missing": len(awaited.missing)}
        self._head.setText(words.format(**{name: text.number(count) for name, count in shown.items()}))
        self._head.setVisible(bool(awaited.expected))
        self.people.say_empty(_empty_words(awaited, searching=False))
        self._filter()

    def _filter(self, *_changed: object) -> None:
        unit, wanted = self.units.current(), search_key(self.search.text())
        self._shown = [
            line
            for line in self._awaited.missing
            if (unit is None or unit.everybody or line.work_unit == unit.id) and wanted in _found_by(line)
        ]
        self.people.say_empty(_empty_words(self._awaited, searching=bool(wanted)))
        self.people.show_rows(self._shown)
        if self._shown and self.people.current() is None:
            self.people.select(0)
        self._take.setEnabled(self.people.current() is not None)
        self._print.setEnabled(bool(self._shown))

    def _go_to_people(self) -> None:
        """Go on from the search to the first person found."""
        if self._shown:
            self.people.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_taken(self, *_line: object) -> None:
        line = self.people.current()
        if line is not None:
            self.chosen.emit(line.person_id)
            self.accept()

    def _print_list(self) -> None:
        """Print what is shown, with room for a tick."""
        from baktidesk.ui.papers.printing import print_list

        heads = [
            translate("Roll", "No."),
            translate("Field", "Full name"),
            translate("Field", "Work unit"),
            translate("Field", "NIP"),
            translate("Roll", "Note"),
        ]
        rows = [(number, one.full_name, one.work_unit, one.nip, "") for number, one in enumerate(self._shown, 1)]
        print_list(self._parent, self._store, translate("Roll", "Who has not come yet"), heads, rows)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _READS:
            self._store.read(lambda session: _read(session, self._event.id), self._show_again)

    def _show_again(self, awaited: Awaited) -> None:
        """Show who is missing now, unless the dialog has been closed while that was read."""
        if isValid(self):
            self._show(awaited)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Roll", "Who has not come yet"), "section"))
        box.addWidget(self._head)
        lists = QHBoxLayout()
        lists.setSpacing(SIZES.gutter)
        self.units.setFixedWidth(SIZES.desk_least * 3 // 4)
        lists.addWidget(self.units)
        right = QVBoxLayout()
        right.setSpacing(SIZES.space_s)
        right.addWidget(self.search)
        right.addWidget(self.people, 1)
        lists.addLayout(right, 1)
        box.addLayout(lists, 1)
        box.addLayout(button_row(self._take, self._print, self._close))


def _read(session: Any, event_id: str) -> Awaited:
    from baktidesk.services.rolls.roll import not_yet_come, roll_lines

    expected = Counter(line.work_unit for line in roll_lines(session, event_id))
    return Awaited(missing=tuple(not_yet_come(session, event_id)), expected=expected)


def _found_by(line: RollLine) -> str:
    return search_key(f"{line.full_name} {line.nip} {line.work_unit}")


def _empty_words(awaited: Awaited, *, searching: bool) -> str:
    if not awaited.expected:
        return translate("Roll", "This event has no roll yet. Import one from the menu “More”.")
    if not awaited.missing:
        return translate("Roll", "Everybody on the roll has come.")
    return translate("Roll", "Nobody of this name is missing.") if searching else ""


def _unit_table() -> RecordTable[UnitCount]:
    columns: list[Column[UnitCount]] = [
        Column(title=translate("Field", "Work unit"), value=_unit_words, stretch=True),
        Column(title=translate("Roll", "Missing"), value=_missing_words, width=110),
    ]
    words = translate("Roll", "Work units")
    return RecordTable("not_yet_come.units", columns, "", accessible=words)


def _unit_words(one: UnitCount) -> str:
    if one.everybody:
        return translate("Roll", "All work units")
    return one.id or translate("Roll", "Without a work unit")


def _missing_words(one: UnitCount) -> str:
    words = translate("Roll", "{missing} of {expected}")
    return words.format(missing=text.number(one.missing), expected=text.number(one.expected))


def _people_table() -> RecordTable[RollLine]:
    columns: Sequence[Column[RollLine]] = [
        Column(title=translate("Roll", "No."), value=lambda one: one.number, width=56),
        Column(title=translate("Field", "Full name"), value=lambda one: one.full_name, stretch=True),
        Column(title=translate("Field", "Work unit"), value=lambda one: one.work_unit, stretch=True),
        Column(title=translate("Roll", "NIP or NIK"), value=lambda one: one.nip or one.nik, width=186),
    ]
    return RecordTable("not_yet_come.people", columns, "", accessible=translate("Roll", "Who has not come yet"))
