"""The visits as one list, newest first: what the board becomes where it has no room."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from baktidesk.domain.zones import Zone
from baktidesk.services.donors.visit_lists import VisitLine, VisitList
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.donors.marking import Marking
from baktidesk.ui.donors.visit_columns import nobody_yet, nothing_found
from baktidesk.ui.donors.visits import nothing_seen, visit_chip, wait_chip, waiting_chip
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate

NAME, UNIT, TIME, STATUS = 1, 2, 3, 4
STATUS_WIDTH, STATUS_LEAST = 184, 148


class VisitTable(RecordTable[VisitLine]):
    """The list of visits.

    Signals:
        marked(): other visits are selected now.
    """

    marked = Signal()

    def __init__(self) -> None:
        """Make an empty list."""
        self._seen = nothing_seen()
        self._zone = Zone.WIB
        self._brief = False
        columns: list[Column[VisitLine]] = [
            Column(title=translate("Donors", "Number"), value=lambda line: line.queue_number, width=72),
            Column(title=translate("Donors", "Name"), value=lambda line: line.full_name, stretch=True),
            Column(title=translate("Donors", "Work unit"), value=lambda line: line.work_unit, width=140),
            Column(title=translate("Donors", "Time"), value=self._hour, width=64),
            Column(
                title=translate("Donors", "Status"),
                value=lambda line: line.status,
                chip=self._chip,
                width=STATUS_WIDTH,
            ),
        ]
        super().__init__("donors.list", columns, nobody_yet(), accessible=translate("Donors", "Visits"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._quiet = False
        self.marking = Marking(self)
        self.marking.changed.connect(self.marked)
        self.selectionModel().selectionChanged.connect(lambda *_: None if self._quiet else self.marked.emit())

    def show_lines(self, lines: Sequence[VisitLine], seen: VisitList, zone: Zone, *, searching: bool) -> None:
        """Show visits; the selected ones stay selected where they are still there."""
        selected = [line.id for line in self.selected()]
        self._seen, self._zone = seen, zone
        self.say_empty(nothing_found() if searching else nobody_yet())
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self.show_rows(lines)
        self._quiet = False
        self.select_ids(selected)
        self.verticalScrollBar().setValue(scrolled)

    def selected(self) -> list[VisitLine]:
        """Give the selected visits from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.records[row] for row in rows]

    def select_ids(self, ids: Sequence[str]) -> bool:
        """Select those of these visits that are shown; tell whether there is one."""
        wanted = set(ids)
        found = [row for row, line in enumerate(self.rows.records) if line.id in wanted]
        self._quiet = True
        self.clearSelection()
        if found and self.currentIndex().row() not in found:
            self.select(found[0])
        rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in found:
            self.selectionModel().select(self.rows.index(row, 0), rows)
        self._quiet = False
        self.marked.emit()
        return bool(found)

    def arrange(self, *, narrow: bool, narrowest: bool) -> None:
        """Show fewer columns where there is little room."""
        self.setColumnHidden(UNIT, narrow)
        self.setColumnHidden(TIME, narrow)
        self.setColumnWidth(STATUS, STATUS_LEAST if narrowest else STATUS_WIDTH)
        self._brief = narrowest

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Let letters be keys of the steps alone."""

    def _chip(self, line: VisitLine) -> Chip:
        """Give status and waiting time; where there is no room for both, what is more important to know."""
        if not self._brief:
            return waiting_chip(line, self._seen, self._zone)
        waited = wait_chip(line, self._seen)
        return waited if waited and waited.tone == "warn" else visit_chip(line)

    def _hour(self, line: VisitLine) -> str:
        return text.hour(line.checked_in_at, self._zone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space mark a visit."""
        meant = self.marking.meant(event)
        if meant is not None:
            super().keyPressEvent(meant)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the visit that the keys are at, where none is selected."""
        super().focusInEvent(event)
        if self.rows.records and not self.selected():
            self.select(max(self.currentIndex().row(), 0))
