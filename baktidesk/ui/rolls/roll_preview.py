"""What a roll would bring, in counted lists: accepted, changed (recipients only), duplicate, bad."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from baktidesk.domain.roll import RollChange, RollKind, RollPreview, RollRow, TurnedAway, masked
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

ACCEPTED, CHANGED, DUPLICATE, BAD = "accepted", "changed", "duplicate", "bad"
_ICONS = {
    ACCEPTED: ("check", "good"),
    CHANGED: ("edit", "accent"),
    DUPLICATE: ("copy", "muted"),
    BAD: ("warning", "bad"),
}


@dataclass(frozen=True)
class _Accepted:
    """A row of the list of accepted people."""

    row: RollRow
    known: bool


class RollPreviewBox(QWidget):
    """The lists and the switch between them."""

    def __init__(self, kind: RollKind = RollKind.DONOR) -> None:
        """Make the lists, with nothing in them."""
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._counts: dict[str, int] = {}
        self.accepted: RecordTable[_Accepted] = _accepted_table(kind)
        self.changed: RecordTable[RollChange] = _changed_table()
        self.away = {DUPLICATE: _away_table(DUPLICATE), BAD: _away_table(BAD)}
        names = [name for name in _ICONS if name != CHANGED or kind is RollKind.RECIPIENT]
        self._lists = QStackedLayout()
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        for number, name in enumerate(names, 1):
            row.addWidget(self._make_button(name, f"Alt+{number}"))
        for name in _ICONS:  # all of them: what belongs to nobody would outlive the dialog
            self._lists.addWidget(self._list(name))
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        box.addLayout(row)
        box.addLayout(self._lists, 1)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and say what comes here."""
        self._show([], [], [], [])
        self.choose(ACCEPTED)
        self.accepted.say_empty(
            translate("Roll", "Choose a file: what is in it is shown here before anything is saved.")
        )

    def show_preview(self, found: RollPreview) -> None:
        """Show what was found; where nobody is accepted, why not."""
        accepted = [_Accepted(row, row.row in found.known) for row in found.accepted]
        self.accepted.say_empty(translate("Roll", "Nobody in this file is new to the roll."))
        self._show(accepted, found.changed, found.duplicate, found.bad)
        self.choose(next((name for name in (ACCEPTED, CHANGED, BAD, DUPLICATE) if self._counts[name]), ACCEPTED))

    def choose(self, name: str) -> None:
        """Show one of the lists."""
        self._buttons[name].setChecked(True)
        self._lists.setCurrentWidget(self._list(name))

    def _show(
        self,
        accepted: Sequence[_Accepted],
        changed: Sequence[RollChange],
        duplicate: Sequence[TurnedAway],
        bad: Sequence[TurnedAway],
    ) -> None:
        self._counts = {ACCEPTED: len(accepted), CHANGED: len(changed), DUPLICATE: len(duplicate), BAD: len(bad)}
        self.accepted.show_rows(accepted)
        self.changed.show_rows(changed)
        self.away[DUPLICATE].show_rows(duplicate)
        self.away[BAD].show_rows(bad)
        for name, button in self._buttons.items():
            words = f"{_title(name)}  {text.number(self._counts[name])}"
            button.setText(f" {words}")
            button.setAccessibleName(words)

    def _list(self, name: str) -> QWidget:
        lists: dict[str, QWidget] = {ACCEPTED: self.accepted, CHANGED: self.changed, **self.away}
        return lists[name]

    def _make_button(self, name: str, key: str) -> QPushButton:
        button = QPushButton(icon(*_ICONS[name]), "")
        button.setObjectName(f"roll.{name}")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(key)
        button.clicked.connect(lambda: self.choose(name))
        shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self.choose(name))
        self._buttons[name] = button
        self._group.addButton(button)
        return button


def dialog_width(parent: QWidget) -> int:
    """Give the width of a dialog with a wide list: as much as the window behind it has to spare."""
    return max(SIZES.least_width, min(SIZES.form_most, parent.window().width() - 2 * SIZES.space_xxl))


def _title(name: str) -> str:
    return {
        ACCEPTED: translate("Roll", "Accepted"),
        CHANGED: translate("Roll", "Changed"),
        DUPLICATE: translate("Roll", "Duplicate"),
        BAD: translate("Roll", "Bad"),
    }[name]


def _accepted_table(kind: RollKind) -> RecordTable[_Accepted]:
    columns: list[Column[_Accepted]] = [
        Column(title=translate("Roll", "Row"), value=lambda one: str(one.row.row), width=64),
        Column(title=translate("Field", "Full name"), value=lambda one: one.row.person.full_name, stretch=True),
        *(_of_recipients() if kind is RollKind.RECIPIENT else _of_donors()),
        Column(title=translate("Field", "NIK"), value=lambda one: masked(one.row.person.nik), width=160),
        Column(title=translate("Roll", "In the data"), value=_known_words, chip=_known_chip, width=146),
    ]
    return RecordTable("roll.accepted_list", columns, "", accessible=translate("Roll", "Accepted"))


def _of_donors() -> list[Column[_Accepted]]:
    return [
        Column(title=translate("Field", "Work unit"), value=lambda one: one.row.person.work_unit, stretch=True),
        Column(title=translate("Field", "NIP"), value=lambda one: one.row.person.nip, width=186),
    ]


def _of_recipients() -> list[Column[_Accepted]]:
    return [
        Column(title=translate("Field", "Address"), value=lambda one: one.row.person.address, stretch=True),
        Column(
            title=translate("Roll", "No. KK"), value=lambda one: masked(one.row.person.family_card_number), width=160
        ),
        Column(title=translate("Field", "Quantity"), value=lambda one: _amount(one.row.person.quantity), width=72),
        Column(title=translate("Field", "Note"), value=lambda one: one.row.person.note, width=120),
    ]


def _changed_table() -> RecordTable[RollChange]:
    columns: list[Column[RollChange]] = [
        Column(title=translate("Roll", "Row"), value=lambda one: str(one.row), width=64),
        Column(title=translate("Field", "Full name"), value=lambda one: one.full_name, width=230),
        Column(title=translate("Field", "Quantity"), value=_quantity_words, width=110),
        Column(title=translate("Field", "Note"), value=_note_words, stretch=True),
    ]
    empty = translate("Roll", "Nobody on the roll has another quantity or note in this file.")
    return RecordTable("roll.changed_list", columns, empty, accessible=_title(CHANGED))


def _quantity_words(one: RollChange) -> str:
    """Give the quantity, with the one before it where it becomes another."""
    now, before = _amount(one.quantity), _amount(one.quantity_before)
    return now if now == before else f"{before or '–'} → {now}"


def _note_words(one: RollChange) -> str:
    return one.note if one.note == one.note_before else f"{one.note_before or '–'} → {one.note}"


def _amount(quantity: int | None) -> str:
    return "" if quantity is None else text.number(quantity)


def _away_table(name: str) -> RecordTable[TurnedAway]:
    columns: list[Column[TurnedAway]] = [
        Column(title=translate("Roll", "Row"), value=lambda one: str(one.row), width=64),
        Column(title=translate("Field", "Full name"), value=lambda one: one.full_name, width=230),
        Column(title=translate("Roll", "Why"), value=lambda one: text.sentence(one.reason), stretch=True),
    ]
    empty = {
        DUPLICATE: translate("Roll", "Nobody is there twice."),
        BAD: translate("Roll", "Every row can be read."),
    }
    return RecordTable(f"roll.{name}_list", columns, empty[name], accessible=_title(name))


def _known_words(one: _Accepted) -> str:
    return translate("Roll", "Known already") if one.known else translate("Roll", "New")


def _known_chip(one: _Accepted) -> Chip:
    return Chip("accent", "link", _known_words(one)) if one.known else Chip("good", "plus", _known_words(one))
