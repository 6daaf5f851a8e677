"""The stock ledger as a table: every movement with its sign, whence or whither, and why more went than was there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from baktidesk.domain.names import search_key
from baktidesk.domain.stock import INCOMING, MovementKind
from baktidesk.domain.zones import Zone
from baktidesk.services.stock import Movement
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.goods import DAY_WIDTH, HOUR_WIDTH, when
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

LATEST = 300
"""Movements that are listed while nothing is searched for: reading thousands after every save would take long."""
ICONS = {
    MovementKind.RECEIVED: "receive",
    MovementKind.RETURNED: "undo",
    MovementKind.HANDED_OVER: "send",
    MovementKind.DAMAGED: "warning",
    MovementKind.MOVED: "export",
}


@dataclass(frozen=True, kw_only=True)
class QuantityColumn(Column[Movement]):
    """What a movement adds or takes away, with its sign and unit."""

    def shown(self, row: Movement) -> str:
        """Give +5.000 paket or −120 paket."""
        sign = "+" if row.kind in INCOMING else "−"
        return f"{sign}{text.number(row.quantity)} {row.unit}"


class Ledger(QWidget):
    """Search and table.

    Signals:
        others_asked(): the officer searches among more movements than are listed.
    """

    others_asked = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty ledger; `name` is the prefix of its object names."""
        super().__init__()
        self._zone = Zone.WIB
        self._today: dt.date | None = None
        self._movements: Sequence[Movement] = []
        self._partial = self._asking = False
        self.search = self._make_search(f"{name}.search")
        self._note = make_words("", "muted")
        self.list = self._make_list(f"{name}.list")
        self._lay_out()

    @property
    def limit(self) -> int | None:
        """How many movements are to be listed: a search goes through all of them (None)."""
        return None if search_key(self.search.text()) else LATEST

    def show_movements(self, movements: Sequence[Movement], today: dt.date, zone: Zone, *, partial: bool) -> None:
        """Show these movements, newest first, with the clock of a zone; `partial` tells that there are more."""
        self._movements, self._today, self._zone, self._partial = movements, today, zone, partial
        self._asking = False
        latest = translate("Stock", "the latest {count}; the search finds all").format(count=text.number(LATEST))
        self._note.setText(latest if partial else "")
        self.list.setColumnWidth(0, DAY_WIDTH if any(one.day != today for one in movements) else HOUR_WIDTH)
        self._filter()

    def _filter(self) -> None:
        wanted = search_key(self.search.text())
        if wanted and self._partial and not self._asking:
            self._asking = True
            self.others_asked.emit()
        label = self.list.findChild(QLabel, "empty")
        if isinstance(label, QLabel):
            label.setText(_nothing_found() if wanted else _nothing_yet())
        self.list.show_rows([one for one in self._movements if not wanted or wanted in _found_by(one)])

    def _on_search_entered(self) -> None:
        if self.list.rows.records:
            self.list.select(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _when(self, movement: Movement) -> str:
        return when(movement.at, movement.day, self._today, self._zone)

    def _make_list(self, name: str) -> RecordTable[Movement]:
        columns: list[Column[Movement]] = [
            Column(title=translate("Stock", "Time"), value=self._when, width=HOUR_WIDTH),
            Column(title=translate("Stock", "Item"), value=lambda one: one.item, stretch=True),
            Column(title=translate("Stock", "Kind"), value=lambda one: "", chip=_chip, width=164),
            QuantityColumn(title=translate("Stock", "Quantity"), value=lambda one: one.quantity, width=144),
            Column(title=translate("Stock", "From, to or why"), value=_whence, stretch=True),
            Column(title=translate("Stock", "Document"), value=lambda one: one.document, width=124),
            Column(title=translate("Stock", "Officer"), value=lambda one: one.officer, width=136),
            Column(
                title=translate("Stock", "More than the stock"), value=lambda one: one.override_reason, stretch=True
            ),
        ]
        return RecordTable(name, columns, _nothing_yet(), accessible=translate("Stock", "Stock ledger"))

    def _make_search(self, name: str) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName(name)
        search.setPlaceholderText(translate("Stock", "Item, recipient or document   F2"))
        search.setAccessibleName(translate("Stock", "Search the ledger"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._filter)
        search.returnPressed.connect(self._on_search_entered)
        return search

    def _lay_out(self) -> None:
        card, box = make_card()
        box.setContentsMargins(1, SIZES.space_m, 1, 1)
        box.setSpacing(SIZES.space_m)
        head = QHBoxLayout()
        head.setContentsMargins(SIZES.space_l, 0, SIZES.space_l, 0)
        head.setSpacing(SIZES.space_m)
        head.addWidget(make_words(translate("Stock", "Stock ledger"), "section"))
        head.addWidget(self._note, 1)
        head.addWidget(self.search)
        self.search.setMinimumWidth(SIZES.desk_least)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)


def _whence(movement: Movement) -> str:
    return movement.source or movement.recipient


def _chip(movement: Movement) -> Chip:
    return Chip(movement.kind.tone, ICONS[movement.kind], text.label(movement.kind))


def _found_by(movement: Movement) -> str:
    return search_key(f"{movement.item} {_whence(movement)} {movement.document}")


def _nothing_yet() -> str:
    return translate("Stock", "Nothing has moved yet. Enter what has been received on the left.")


def _nothing_found() -> str:
    return translate("Stock", "No movement of this name.")
