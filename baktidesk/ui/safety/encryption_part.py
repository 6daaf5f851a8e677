"""Encryption in the settings: whether the data are encrypted, what can be changed, and the plain copies still there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_button, make_paragraph, make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.services.plain_copies import Standing


class EncryptionPart(QWidget):
    """Shows how the data file is protected, and has the buttons of what can be done about it.

    Signals:
        shown(): it has come into sight.
        begin_asked(), passphrase_asked(), recovery_asked(), end_asked(), remove_asked(): the buttons.
    """

    shown = Signal()
    begin_asked = Signal()
    passphrase_asked = Signal()
    recovery_asked = Signal()
    end_asked = Signal()
    remove_asked = Signal()

    def __init__(self) -> None:
        """Make the part; it is hidden until the program knows how the data are protected."""
        super().__init__()
        self.setObjectName("settings.encryption")
        self._chip = StatusChip(_chip(encrypted=False))
        self._chip.setObjectName("settings.encryption_state")
        self._words = make_paragraph("", "muted", "settings.encryption_words")
        self._copies = make_paragraph("", "body", "settings.plain_copies")
        self._begin = self._button("encrypt", "lock", translate("Encryption", "Encrypt the data file…"))
        self._passphrase = self._button("passphrase", "edit", translate("Encryption", "Change the passphrase…"))
        self._recovery = self._button("recovery", "print", translate("Encryption", "New recovery key…"))
        self._end = self._button("decrypt", "unlock", translate("Encryption", "Without encryption…"))
        self._remove = self._button("remove_plain", "void", translate("Encryption", "Remove these copies…"))
        self._begin.clicked.connect(self.begin_asked)
        self._passphrase.clicked.connect(self.passphrase_asked)
        self._recovery.clicked.connect(self.recovery_asked)
        self._end.clicked.connect(self.end_asked)
        self._remove.clicked.connect(self.remove_asked)
        self._lay_out()
        self.hide()

    def show_standing(self, standing: "Standing", *, allowed: bool) -> None:
        """Show how the data are protected; only an administrator (`allowed`) changes that."""
        self.show()
        self._chip.show_status(_chip(encrypted=standing.encrypted))
        self._words.setText(_words(encrypted=standing.encrypted, allowed=allowed))
        self._begin.setVisible(not standing.encrypted)
        for button in (self._passphrase, self._recovery, self._end):
            button.setVisible(standing.encrypted)
        for button in (self._begin, self._passphrase, self._recovery, self._end, self._remove):
            button.setEnabled(allowed)
        for widget in (self._copies, self._remove):
            widget.setVisible(bool(standing.plain))
        words = translate(
            "Encryption", "{count} older copies without encryption are still on this laptop or its stick."
        )
        self._copies.setText(words.format(count=text.number(len(standing.plain))))
        self._copies.setToolTip("\n".join(path.name for path in standing.plain))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask how things stand now."""
        super().showEvent(event)
        self.shown.emit()

    def _button(self, name: str, image: str, words: str) -> QPushButton:
        return make_button(f"settings.{name}", image, words)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SIZES.space_m, 0, 0)
        box.setSpacing(SIZES.space_s)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_m)
        head.addWidget(make_words(translate("Encryption", "Encryption"), "section"))
        head.addWidget(self._chip)
        head.addStretch(1)
        box.addLayout(head)
        box.addWidget(self._words)
        for buttons in ((self._begin, self._passphrase, self._recovery), (self._end,)):
            row = QHBoxLayout()
            row.setSpacing(SIZES.space_s)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            box.addLayout(row)
        box.addWidget(self._copies)
        row = QHBoxLayout()
        row.addWidget(self._remove)
        row.addStretch(1)
        box.addLayout(row)


def _chip(*, encrypted: bool) -> Chip:
    if encrypted:
        return Chip("good", "lock", translate("Encryption", "Encrypted"))
    return Chip("warn", "unlock", translate("Encryption", "Not encrypted"))


def _words(*, encrypted: bool, allowed: bool) -> str:
    if encrypted:
        return translate(
            "Encryption",
            "Data, attached files, the outbox and backups are encrypted. Without passphrase or recovery key nobody "
            "reads them. Exported files are not.",
        )
    if allowed:
        return translate(
            "Encryption",
            "Whoever takes this laptop can read all names and identity numbers; the PIN does not prevent it. "
            "We recommend to encrypt the data file.",
        )
    return translate(
        "Encryption",
        "Whoever takes this laptop can read all names and identity numbers; the PIN does not prevent it. "
        "An administrator can encrypt the data file.",
    )
