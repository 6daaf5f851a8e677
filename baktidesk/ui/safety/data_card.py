"""The data file in the settings: where it lies, whether it is whole, how it is protected, and its backups."""

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from baktidesk.domain.words import number
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.check import Verdict
from baktidesk.services.desk import DataPlace
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.safety.backup_part import BackupPart
from baktidesk.ui.safety.encryption_part import EncryptionPart
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

MOST_PROBLEMS = 5


class DataCard(QFrame):
    """Place, size and last check of the data, and the button that checks them now.

    Signals:
        check_asked(): the officer wants the data checked.
    """

    check_asked = Signal()

    def __init__(self) -> None:
        """Make the card."""
        super().__init__()
        card, box = make_card(translate("Settings", "Data file"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.place = QLineEdit()
        self.place.setObjectName("settings.place")
        self.place.setReadOnly(True)
        self.place.setAccessibleName(translate("Settings", "Where the data lie"))
        self._size = make_words("", "muted")
        self.check = QPushButton(icon("check", "accent"), translate("Settings", "Check the data"))
        self.check.setObjectName("settings.check")
        self.check.clicked.connect(self.check_asked)
        self._given = False
        self._chip = StatusChip(_chip_unchecked())
        self._chip.setObjectName("settings.check_state")
        self._verdict = make_words("", "muted")
        self._verdict.setObjectName("settings.verdict")
        self._verdict.setWordWrap(True)
        self._when = make_words("", "caption")
        self.encryption = EncryptionPart()
        self.backups = BackupPart()
        self._lay_out(box)

    def show_place(self, place: DataPlace, zone: Zone) -> None:
        """Show where the data lie, and how and when the last check came out; a verdict just given stays."""
        self.place.setText(place.place)
        self.place.setToolTip(place.place)
        self.place.setCursorPosition(0)
        self._size.setText(_size_words(place.size) if place.size is not None else translate("Settings", "On a server"))
        self._when.setVisible(place.checked_at is not None)
        if place.checked_at is not None:
            self._when.setText(_when_words(place.checked_at, zone))
        if not self._given:
            chip = _chip(ok=place.checked_well) if place.checked_well is not None else _chip_unchecked()
            self._say(chip, "" if place.checked_well else _why_check())

    def show_checking(self) -> None:
        """Say that the check is under way."""
        self.check.setEnabled(False)
        self._say(Chip("accent", "clock", translate("Settings", "Checking")), translate("Settings", "Please wait…"))

    def show_verdict(self, verdict: Verdict) -> None:
        """Say in words what the check found."""
        self._given = True
        self.check.setEnabled(True)
        if verdict.ok:
            records = text.number(sum(verdict.records.values()))
            words = translate("Settings", "The file is whole and every figure agrees with its {records} records.")
            self._say(_chip(ok=True), words.format(records=records))
            return
        sentences = [text.sentence(problem) for problem in verdict.problems[:MOST_PROBLEMS]]
        self._say(_chip(ok=False), "\n".join(sentences))

    def _say(self, chip: Chip, words: str) -> None:
        self._chip.show_status(chip)
        self._verdict.setText(words)
        self._verdict.setVisible(bool(words))

    def _lay_out(self, box: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_m)
        row.addWidget(self.place, 1)
        row.addWidget(self._size)
        box.addLayout(row)
        state = QHBoxLayout()
        state.setSpacing(SIZES.space_m)
        state.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_xs)
        words.addWidget(self._chip)
        words.addWidget(self._verdict)
        words.addWidget(self._when)
        state.addLayout(words, 1)
        box.addLayout(state)
        box.addWidget(self.encryption)
        box.addWidget(self.backups)


def _chip(*, ok: bool) -> Chip:
    if ok:
        return Chip("good", "check", translate("Settings", "All is well"))
    return Chip("bad", "warning", translate("Settings", "Something is wrong"))


def _chip_unchecked() -> Chip:
    return Chip("muted", "clock", translate("Settings", "Not checked yet"))


def _when_words(moment: dt.datetime, zone: Zone) -> str:
    return translate("Settings", "Last checked {day} {hour}.").format(
        day=text.day(local_day(moment, zone)), hour=f"{text.hour(moment, zone)} {zone.value}"
    )


def _why_check() -> str:
    return translate("Settings", "The check compares every figure with the records behind it.")


def _size_words(size: int) -> str:
    """Give a size in bytes in kB or MB of a thousand each."""
    kilobytes = Decimal(size) / 1000
    tongue = text.language().tongue
    if kilobytes < 1000:
        return f"{number(kilobytes, tongue, 0)} kB"
    return f"{number(kilobytes / 1000, tongue, 1)} MB"
