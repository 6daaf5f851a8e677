"""The funnel board: before PMI, before the draw, ended; arrow keys go between the cards and the columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.zones import Zone
from baktidesk.services.donors.visit_lists import ENDED, VisitLine, VisitList
from baktidesk.ui import text
from baktidesk.ui.donors.board_column import BoardColumn, CardList
from baktidesk.ui.donors.marking import Marking
from baktidesk.ui.donors.visits import LONG_WAIT, duration, longest_wait
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

GROUPS = {
    "registered": frozenset({VisitStatus.REGISTERED}),
    "passed": frozenset({VisitStatus.PASSED}),
    "ended": ENDED,
}


class VisitColumns(QWidget):
    """The columns side by side; the selected visits are all in one of them.

    Signals:
        chosen(): other visits are selected now.
        all_asked(): the officer wants to see every visit.
    """

    chosen = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        """Make empty columns."""
        super().__init__()
        self.setObjectName("donors.board")
        self.setAccessibleName(translate("Donors", "Visits by status"))
        titles = {
            "registered": translate("Donors", "Waiting for PMI"),
            "passed": translate("Donors", "Waiting for the draw"),
            "ended": translate("Donors", "Ended"),
        }
        self._columns = {key: BoardColumn(key, titles[key]) for key in GROUPS}
        self._active = self._columns["registered"]
        self._quiet = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_s)
        for column in self._columns.values():
            row.addWidget(column, 1)
            self._connect(column)

    def show_lines(self, lines: Sequence[VisitLine], seen: VisitList, zone: Zone, *, searching: bool) -> None:
        """Show visits; the selected ones stay selected wherever they stand now."""
        selected = [line.id for line in self.selected()]
        self._quiet = True
        for key, column in self._columns.items():
            own = [line for line in lines if line.status in GROUPS[key]]
            column.show_lines(own, seen, zone)
            self._say(key, column, own, seen, searching=searching)
        self._quiet = False
        self._say_empty(not lines, searching=searching)
        self.select(selected)

    def selected(self) -> list[VisitLine]:
        """Give the selected visits from top to bottom."""
        return self._active.list.selected()

    def select(self, ids: Sequence[str]) -> bool:
        """Select those of these visits that stand in the column of the first one found; tell whether there is one."""
        held = self._holds_keys()
        rows: list[int] = []
        self._quiet = True
        for column in self._columns.values():
            found = [] if rows else column.list.cards.rows_of(ids)
            column.list.select(found)
            if found:
                self._active, rows = column, found
        if rows:
            self._active.list.scrollTo(self._active.list.currentIndex())
        if rows and held:
            self._active.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._quiet = False
        self.chosen.emit()
        return bool(rows)

    @property
    def marking(self) -> Marking:
        """The marking of visits in the column that the keys are in."""
        return self._active.list.marking

    def lists(self) -> list[CardList]:
        """Give the lists of cards from left to right."""
        return [column.list for column in self._columns.values()]

    def select_first(self) -> bool:
        """Select the first visit of the first column that has one; tell whether there is one."""
        first = next((column.list.cards.lines[0] for column in self._columns.values() if column.list.cards.lines), None)
        return first is not None and self.select([first.id])

    def take_focus(self) -> None:
        """Let the keys go to the selected visits, or to the first column that has any."""
        if not self._active.list.cards.lines:
            self._active = next((column for column in self._columns.values() if column.list.cards.lines), self._active)
        self._active.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def flash(self, visit_id: str) -> None:
        """Give the card of a visit just saved a good wash for two seconds."""
        self._paint_fresh(visit_id)
        QTimer.singleShot(SIZES.flash_ms, self, lambda: self._fade(visit_id))

    def _fade(self, visit_id: str) -> None:
        if self._active.list.cards.fresh == visit_id:
            self._paint_fresh("")

    def _paint_fresh(self, visit_id: str) -> None:
        for column in self._columns.values():
            column.list.cards.fresh = visit_id
            column.list.viewport().update()

    def _connect(self, column: BoardColumn) -> None:
        column.list.entered.connect(lambda: self._enter(column))
        column.list.sideways.connect(lambda step: self._go(column, step))
        column.list.selectionModel().selectionChanged.connect(lambda *_: self._on_selected(column))
        column.list.marking.changed.connect(self.chosen)
        column.all_asked.connect(self.all_asked)

    def _enter(self, column: BoardColumn) -> None:
        """Take the keys to a column; the visit that was current there is selected."""
        if self._quiet or (column is self._active and column.list.selected()):
            return
        self._active = column
        row = max(column.list.currentIndex().row(), 0)
        column.list.select([row] if column.list.cards.lines else [])

    def _go(self, column: BoardColumn, step: int) -> None:
        """Go to the next column with visits on that side, where there is one."""
        columns = list(self._columns.values())
        place = columns.index(column)
        others = columns[place + 1 :] if step > 0 else columns[:place][::-1]
        target = next((one for one in others if one.list.cards.lines), None)
        if target:
            target.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selected(self, column: BoardColumn) -> None:
        """Keep the selection in one column."""
        if self._quiet or not (column is self._active or column.list.selected()):
            return
        self._active = column
        self._quiet = True
        for other in self._columns.values():
            if other is not column:
                other.list.clearSelection()
        self._quiet = False
        self.chosen.emit()

    def _holds_keys(self) -> bool:
        """Tell whether the keys go here, or will when a question over the window has closed."""
        return self.window().focusWidget() in self.lists()

    def _say(self, key: str, column: BoardColumn, own: list[VisitLine], seen: VisitList, *, searching: bool) -> None:
        """Say count and detail of a column."""
        count = len(own) if searching else seen.count(GROUPS[key])
        waited = longest_wait(own, seen)
        if key == "ended":
            detail, tone = _endings(own if searching else None, seen), ""
        elif waited is None:
            detail, tone = "", ""
        else:
            detail = translate("Donors", "Longest {time}").format(time=duration(waited))
            tone = "warn" if waited >= LONG_WAIT else ""
        more = count - len(own)
        left_out = translate("Donors", "Show {count} more").format(count=text.number(more)) if more > 0 else ""
        column.say(count, detail, tone, left_out)

    def _say_empty(self, nothing: bool, *, searching: bool) -> None:
        words = {
            "registered": translate("Donors", "Nobody is waiting for PMI."),
            "passed": translate("Donors", "Nobody is waiting for the draw."),
            "ended": translate("Donors", "Nobody has finished yet."),
        }
        if nothing or searching:
            words = dict.fromkeys(words, "")
        if nothing:
            words["registered"] = nothing_found() if searching else nobody_yet()
        for key, column in self._columns.items():
            column.say_empty(words[key])


def nobody_yet() -> str:
    """Say what to do where nobody has come yet."""
    return translate(
        "Donors", "Nobody has checked in yet. Fill in the form on the left; the first number appears here."
    )


def nothing_found() -> str:
    """Say that a search found nothing."""
    return translate("Donors", "No visit has this number or name. Esc shows all again.")


def _endings(own: list[VisitLine] | None, seen: VisitList) -> str:
    """Give the counts of the ways to end, such as 23 donated · 4 deferred."""
    counts = dict(seen.counts) if own is None else {}
    for line in own or []:
        counts[line.status] = counts.get(line.status, 0) + 1
    return " · ".join(
        f"{text.number(counts[status])} {text.label(status).lower()}" for status in ENDINGS if counts.get(status)
    )


ENDINGS = (
    VisitStatus.DONATED,
    VisitStatus.DEFERRED,
    VisitStatus.FAILED,
    VisitStatus.NO_SHOW,
    VisitStatus.CANCELLED,
)
