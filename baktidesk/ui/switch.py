"""A small switch between two or three ways to see the same things, with one key that turns it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from baktidesk.ui.page import make_words
from baktidesk.ui.summary.scope import Segment
from baktidesk.ui.theme import SIZES


class Switch(QWidget):
    """Words wall to wall, one of them chosen, and the key that chooses the next.

    Signals:
        chosen(str): the officer chose this value.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], key: str, page: QWidget) -> None:
        """Offer choices as (value, word); buttons are named `name.value`, the key works while the page is in sight."""
        super().__init__()
        self.setObjectName(name)
        self.value = choices[0][0]
        self._segments: dict[str, Segment] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (value, word) in enumerate(choices, 1):
            row.addWidget(self._add(value, word, number, last=number == len(choices)))
        row.addSpacing(SIZES.space_xs)
        row.addWidget(make_words(key, "caption"))
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.activated.connect(self.turn)

    def choose(self, value: str) -> None:
        """Show a choice as chosen, without telling anybody."""
        self.value = value
        self._segments[value].setChecked(True)

    def turn(self) -> None:
        """Choose the next value; not while there is nothing to choose and the switch is out of sight."""
        if self.isHidden():
            return
        values = list(self._segments)
        self._on_clicked(values[(values.index(self.value) + 1) % len(values)])

    def _add(self, value: str, word: str, number: int, *, last: bool) -> Segment:
        segment = Segment(word, number)
        segment.setObjectName(f"{self.objectName()}.{value}")
        segment.is_last = last
        segment.setChecked(value == self.value)
        segment.clicked.connect(lambda: self._on_clicked(value))
        self._segments[value] = segment
        self._group.addButton(segment)
        return segment

    def _on_clicked(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self.chosen.emit(value)
