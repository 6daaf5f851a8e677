"""The backups in the settings: how safe the data are, the last copies with what they hold, and the second place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip, chip_size
from baktidesk.ui.file_dialogs import folder_dialog
from baktidesk.ui.page import make_words
from baktidesk.ui.safety.backup_light import BackupState, state_chip, state_words
from baktidesk.ui.summary.figures import fit_height, make_still
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.services.backups import Listed

SHOWN = 4
ZONE = Zone.WIB
"""The clock of the list: a backup belongs to no event."""


class BackupPart(QWidget):
    """Shows the backups and lets the officer make one now and choose a second place for them.

    Signals:
        now_asked(): the officer wants a backup now.
        second_asked(str): the folder of the second place is to be this one, "" = none.
        restore_asked(): the officer wants to put a backup back.
    """

    now_asked = Signal()
    second_asked = Signal(str)
    restore_asked = Signal()

    def __init__(self) -> None:
        """Make the part; it is hidden until the program keeps backups of these data."""
        super().__init__()
        self.setObjectName("settings.backups")
        self._busy = False
        self._chip = StatusChip(state_chip(BackupState()))
        self._chip.setObjectName("settings.backup_state")
        self._words = make_words("", "muted")
        self._words.setWordWrap(True)
        self._now = _button("settings.backup_now", "backup", translate("Backup", "Back up now"))
        self._now.clicked.connect(self._on_now)
        self._restore = _button("settings.restore", "undo", translate("Backup", "Put a backup back…"))
        self._restore.clicked.connect(self.restore_asked)
        self._table = self._make_table()
        self._second = make_words("", "body")
        self._second.setObjectName("settings.second_place")
        self._second.setWordWrap(True)
        self._choose = _button("settings.choose_second", "export", translate("Backup", "Choose a second place…"))
        self._choose.clicked.connect(self._ask_second)
        self._end = _button("settings.end_second", "cross", translate("Backup", "No second place"))
        self._end.clicked.connect(lambda: self.second_asked.emit(""))
        self._lay_out()
        self.hide()

    def show_state(self, state: BackupState) -> None:
        """Show how safe the data are, and the last copies."""
        self.show()
        self._busy = False
        self._chip.show_status(state_chip(state))
        self._words.setText(state_words(state))
        self._table.show_rows(state.listed[:SHOWN])
        fit_height(self._table)
        for widget in (self._now, self._table, self._restore, self._second, self._choose):
            widget.setVisible(not state.server)
        self._end.setVisible(bool(state.second))
        none = translate("Backup", "No second place yet. A USB stick that stays in the laptop is best.")
        there = translate("Backup", "Second place: {folder}").format(folder=state.second)
        self._second.setText(there if state.second else none)

    def _on_now(self) -> None:
        """Ask for one backup at a time; the button keeps the cursor, or a second Enter would press the one below."""
        if self._busy:
            return
        self._busy = True
        self._words.setText(translate("Backup", "A backup is being made and checked."))
        self.now_asked.emit()

    def _ask_second(self) -> None:
        dialog = folder_dialog(self, "settings.second_dialog", translate("Backup", "Choose a second place…"))
        dialog.fileSelected.connect(self.second_asked)
        dialog.open()

    def _make_table(self) -> "RecordTable[Listed]":
        columns: list[Column[Listed]] = [
            Column(title=translate("Backup", "Copy of ({zone})").format(zone=ZONE.value), value=_when, stretch=True),
            Column(title=translate("Backup", "Donors"), value=lambda one: _count(one, "donor_visit"), width=60),
            Column(
                title=translate("Backup", "Deliveries"),
                value=lambda one: _count(one, "handover", "distribution"),
                width=92,
            ),
            Column(title=translate("Backup", "State"), value=_state, chip=_state, width=_state_width()),
        ]
        empty = translate("Backup", "No copy yet.")
        accessible = translate("Backup", "Backups")
        table: RecordTable[Listed] = RecordTable("settings.backup_list", columns, empty, accessible=accessible)
        return make_still(table)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SIZES.space_m, 0, 0)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Backup", "Backups"), "section"))
        state = QHBoxLayout()
        state.setSpacing(SIZES.space_m)
        state.addWidget(self._now, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_xs)
        words.addWidget(self._chip)
        words.addWidget(self._words)
        state.addLayout(words, 1)
        box.addLayout(state)
        box.addWidget(self._table)
        box.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._second)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        foot.addWidget(self._choose)
        foot.addWidget(self._end)
        foot.addStretch(1)
        box.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the list anew: what was told before the page was seen was measured without its style."""
        super().showEvent(event)
        fit_height(self._table)


def _when(one: "Listed") -> str:
    made = one.backup.made_at
    return f"{text.day(local_day(made, ZONE))} · {text.hour(made, ZONE)}"


def _count(one: "Listed", *tables: str) -> int | None:
    return sum(one.content.records.get(table, 0) for table in tables) if one.content else None


def _state(one: "Listed") -> Chip:
    verified, other, damaged = _states()
    if one.content:
        return verified
    return other if one.locked else damaged


def _states() -> tuple[Chip, Chip, Chip]:
    return (
        Chip("good", "check", translate("Backup", "Verified")),
        Chip("muted", "lock", translate("Backup", "Other key")),
        Chip("bad", "warning", translate("Backup", "Damaged")),
    )


def _state_width() -> int:
    return max(chip_size(chip).width() for chip in _states()) + 2 * SIZES.cell


def _button(name: str, image: str, words: str) -> QPushButton:
    button = QPushButton(icon(image, "accent"), words)
    button.setObjectName(name)
    button.setAccessibleName(words)
    return button
