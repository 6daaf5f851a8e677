"""Who of the recipients' roll has not collected yet: searchable, printable, and one Enter away from the desk."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, search_editor, within_window
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.goods import item_options
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_READS = frozenset({"distribution", "roll_entry", "person", "entitlement"})


@dataclass(frozen=True, kw_only=True)
class Uncollected:
    """Who has not collected yet, and how many stand on the roll."""

    missing: tuple[RecipientLine, ...]
    expected: int


class NotYetCollectedDialog(QDialog):
    """Lists the people on the recipients' roll who have received nothing; it reads again whenever somebody does.

    Signals: chosen(str): the officer wants to give to this person.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, found: Uncollected) -> None:
        """Show who is missing."""
        super().__init__(parent)
        self.setObjectName("not_yet_collected.dialog")
        self.setWindowTitle(translate("Recipients", "Who has not collected yet"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._parent = parent
        self._store = store
        self._event = event
        self._found = found
        self._shown: list[RecipientLine] = []
        self._head = make_words("", "muted")
        self._head.setObjectName("not_yet_collected.sentence")
        self.search = search_editor(translate("Recipients", "Search by name, number or address"))
        self.item = _item_combo(event)
        self.people: RecordTable[RecipientLine] = _people_table()
        self._take = dialog_button("not_yet_collected.give", translate("Recipients", "Give out"), self._on_taken)
        self._take.setProperty("primary", True)
        self._print = dialog_button("not_yet_collected.print", translate("Roll", "Print the list"), self._print_list)
        self._close = esc(dialog_button("not_yet_collected.close", translate("Roll", "Close"), self.reject))
        self._lay_out()
        self._connect()
        self._show(found)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event.

        A parent with `take_person(person_id)` gets whoever is chosen.
        """
        event = store.active_event
        if event is None:
            return

        def show(found: Uncollected) -> None:
            dialog = cls(parent, store, event, found)
            if hasattr(parent, "take_person"):
                dialog.chosen.connect(parent.take_person)
            dialog.open()
            dialog.search.setFocus(Qt.FocusReason.OtherFocusReason)

        store.read(lambda session: _read(session, event.id, ""), show)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._go_to_people)
        self.item.activated.connect(self._read_again)
        self.people.opened.connect(self._on_taken)
        self.people.chosen.connect(lambda one: self._take.setEnabled(one is not None))
        self._store.changed.connect(self._on_changed)

    def _show(self, found: Uncollected) -> None:
        self._found = found
        words = translate("Recipients", "{done} of {expected} on the roll have collected; {missing} are still missing.")
        shown = {"done": found.expected - len(found.missing), "expected": found.expected, "missing": len(found.missing)}
        self._head.setText(words.format(**{name: text.number(count) for name, count in shown.items()}))
        self._head.setVisible(bool(found.expected))
        self._filter()

    def _filter(self, *_changed: object) -> None:
        wanted = search_key(self.search.text())
        self._shown = [line for line in self._found.missing if wanted in _found_by(line)]
        self.people.say_empty(_empty_words(self._found, searching=bool(wanted)))
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
        """Print what is shown, with room for a note; numbers stay masked."""
        from baktidesk.ui.papers.printing import print_list

        heads = [
            translate("Roll", "No."),
            translate("Field", "Full name"),
            translate("Roll", "No. KK"),
            translate("Field", "Address"),
            translate("Roll", "Note"),
        ]
        rows = [(str(one.number), one.full_name, one.family_card_number, one.address, one.note) for one in self._shown]
        print_list(self._parent, self._store, translate("Recipients", "Who has not collected yet"), heads, rows)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _READS:
            self._read_again()

    def _read_again(self, *_chosen: object) -> None:
        item = str(self.item.currentData() or "")
        self._store.read(lambda session: _read(session, self._event.id, item), self._show_again)

    def _show_again(self, found: Uncollected) -> None:
        """Show who is missing now, unless the dialog has been closed while that was read."""
        if isValid(self):
            self._show(found)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Recipients", "Who has not collected yet"), "section"))
        box.addWidget(self._head)
        finders = QHBoxLayout()
        finders.setSpacing(SIZES.space_s)
        finders.addWidget(self.search, 1)
        finders.addWidget(self.item)
        box.addLayout(finders)
        box.addWidget(self.people, 1)
        box.addLayout(button_row(self._take, self._print, self._close))


def _read(session: Any, event_id: str, item_id: str) -> Uncollected:
    from baktidesk.services.relief.recipient_roll import recipient_lines

    lines = recipient_lines(session, event_id, item_id)
    return Uncollected(missing=tuple(line for line in lines if line.served is None), expected=len(lines))


def _found_by(line: RecipientLine) -> str:
    return search_key(f"{line.number} {line.full_name} {line.address}")


def _empty_words(found: Uncollected, *, searching: bool) -> str:
    if not found.expected:
        return translate("Recipients", "This event has no recipients' roll yet. Import one from the menu “More”.")
    if not found.missing:
        return translate("Recipients", "Everybody on the roll has collected.")
    return translate("Recipients", "Nobody like this is missing.") if searching else ""


def _item_combo(event: StoredEvent) -> QComboBox:
    """Give the choice of goods; where there is but one kind, there is nothing to choose."""
    combo = QComboBox()
    combo.setObjectName("item_id")
    combo.setAccessibleName(translate("Field", "Item"))
    combo.addItem(translate("Recipients", "Whatever the goods"), "")
    for item_id, words in item_options(event.items):
        combo.addItem(words, item_id)
    combo.setVisible(len(event.items) > 1)
    return combo


def _people_table() -> RecordTable[RecipientLine]:
    columns: list[Column[RecipientLine]] = [
        Column(title=translate("Roll", "No."), value=lambda one: str(one.number), width=64),
        Column(title=translate("Field", "Full name"), value=lambda one: one.full_name, stretch=True),
        Column(title=translate("Field", "NIK"), value=lambda one: one.nik, width=160),
        Column(title=translate("Roll", "No. KK"), value=lambda one: one.family_card_number, width=160),
        Column(title=translate("Field", "Address"), value=lambda one: one.address, stretch=True),
    ]
    words = translate("Recipients", "Who has not collected yet")
    return RecordTable("not_yet_collected.people", columns, "", accessible=words)
