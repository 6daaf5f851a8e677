"""The gates of a day as lines: what was found in icon, word and sentence, and a key that opens what is missing."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.closing import Finding, Gate, GateState
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_ICONS: Final = {
    GateState.MET: "check",
    GateState.UNNEEDED: "minus",
    GateState.OPEN: "warning",
    GateState.PASSED: "warning",
}


class GateRows(QWidget):
    """All gates, one under another.

    Signals:
        asked(object): the Gate whose missing part is to be opened.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        """Make a line for every gate, still without a finding."""
        super().__init__()
        self._lines = {gate: GateLine(gate, number) for number, gate in enumerate(Gate, 1)}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZES.space_l)
        grid.setVerticalSpacing(SIZES.space_xs)
        grid.setColumnStretch(1, 1)
        for row, (gate, line) in enumerate(self._lines.items()):
            grid.setRowMinimumHeight(row, SIZES.desk_input)
            grid.addWidget(line.chip_holder, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(line.words, row, 1)
            grid.addWidget(line.button, row, 2, Qt.AlignmentFlag.AlignVCenter)
            line.button.clicked.connect(lambda _checked=False, gate=gate: self.asked.emit(gate))
            shortcut = QShortcut(QKeySequence(f"Ctrl+{row + 1}"), self)
            shortcut.activated.connect(line.button.click)

    def show_findings(self, findings: tuple[Finding, ...], *, closed: bool) -> None:
        """Show what was found; in a closed day nothing is opened from here."""
        for finding in findings:
            self._lines[finding.gate].show_finding(finding, closed=closed)


class GateLine:
    """The widgets of one gate."""

    def __init__(self, gate: Gate, number: int) -> None:
        """Make the widgets; the key is Ctrl and the number."""
        self.chip_holder = QWidget()
        self._chip = StatusChip(Chip("muted", "clock", translate("Closing", "Looking…")))
        self._chip.setObjectName(f"closing.{gate.value}.state")
        row = QHBoxLayout(self.chip_holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.words.addStretch(1)
        self.words.addWidget(make_words(text.label(gate), "strong"))
        self._sentence = make_paragraph("", "muted", f"closing.{gate.value}.sentence")
        self.words.addWidget(self._sentence)
        self.words.addStretch(1)
        verb = _verb(gate)
        key = translate("Closing", "{verb}   Ctrl+{number}")
        self.button = QPushButton(key.format(verb=verb, number=number))
        self.button.setObjectName(f"closing.{gate.value}")
        self.button.setAccessibleName(verb)
        self.button.setAutoDefault(False)
        self.button.setEnabled(False)

    def show_finding(self, finding: Finding, *, closed: bool) -> None:
        """Show what was found."""
        self._chip.show_status(_chip(finding))
        self._sentence.setText(text.sentence(finding.sentence))
        opens = finding.state is GateState.OPEN and not closed
        self.button.setEnabled(opens)
        self.button.setVisible(opens)


def _chip(finding: Finding) -> Chip:
    if finding.blocks:
        return Chip("bad", "cross", translate("Closing", "Must be finished"))
    return Chip(finding.state.tone, _ICONS[finding.state], text.label(finding.state))


def _verb(gate: Gate) -> str:
    """Say what the key of a gate opens."""
    verbs = {
        Gate.FUNNEL: translate("Closing", "Open the donors"),
        Gate.DISPUTES: translate("Closing", "Settle them"),
        Gate.TALLY: translate("Closing", "Enter PMI's count"),
        Gate.STOCK: translate("Closing", "Count the stock"),
        Gate.DRAFTS: translate("Closing", "Open the form"),
        Gate.DOCUMENTS: translate("Closing", "Print the BAST"),
        Gate.EXPORT: translate("Closing", "Make the Excel file"),
        Gate.BACKUP: translate("Closing", "Back up now"),
    }
    return verbs[gate]
