"""The visits beside the form: board or list, filter, days, and one key for each next step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from baktidesk.domain.donation import Visit, VisitStatus
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import search_key
from baktidesk.domain.rules import RuleSet
from baktidesk.domain.zones import Zone
from baktidesk.services.donors import visit_lists
from baktidesk.services.donors.visit_lists import VisitLine, VisitList, found_by
from baktidesk.ui import text
from baktidesk.ui.donors.marking import Marking, told_selection
from baktidesk.ui.donors.unit_counts import UnitCounts
from baktidesk.ui.donors.visit_columns import VisitColumns
from baktidesk.ui.donors.visit_reader import VisitReader, Wish, today_at
from baktidesk.ui.donors.visit_steps import NEXT, STEPS, VisitSteps
from baktidesk.ui.donors.visit_table import VisitTable
from baktidesk.ui.donors.visits import nothing_seen
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_card
from baktidesk.ui.store import Store
from baktidesk.ui.switch import Switch
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

BOARD, LIST = "board", "list"
TODAY, ALL_DAYS = "today", "all"
NARROW, NARROWEST, SHORT = 1110, 900, 520
UNITS_SHARE = 5
"""The line of work units takes at most this part of the page's width."""
EVERY_MS = 30_000


class VisitBoard(QWidget):
    """The visits of the event with their filter and one key for each next step.

    Signals:
        chosen(): other visits are selected now.
    """

    chosen = Signal()

    def __init__(self, store: Store) -> None:
        """Make the board."""
        super().__init__()
        self._store = store
        self._event: StoredEvent | None = None
        self._seen = nothing_seen()
        self._whole = False
        self._narrow = self._short = self.has_days = False
        self._follow, self._hunts = "", False
        self._lines: list[VisitLine] = []
        self._reader = VisitReader(store, self)
        self.search = self._make_search()
        self.columns = VisitColumns()
        self._entering = False
        self.list = VisitTable()
        self._body = QStackedWidget()
        self._steps = VisitSteps(store, self)
        self._buttons = {name: self._make_step(name) for name in STEPS}
        self._days = Switch("donors.days", _day_choices(), "F6", self)
        self._view = Switch("donors.view", _view_choices(), "F5", self)
        self.units = UnitCounts(self)
        self._counts, self._meant = OneLine("muted"), OneLine("muted")
        self._counts.setObjectName("donors.counts")
        self._meant.setObjectName("donors.meant")
        self._all = self._make_all()
        self.head = QHBoxLayout()
        self._row = QGridLayout()
        self._lay_out()
        self._connect()
        self._on_chosen()

    def show_event(self, event: StoredEvent | None) -> None:
        """Take over an event; the visits of another one are forgotten."""
        old, self._event = self._event, event
        if (old.id if old else "") == (event.id if event else ""):
            return
        days = {line.day for line in event.record.days} if event else set()
        self.has_days = len(days) > 1
        self._days.setVisible(self.has_days)
        self._days.choose(TODAY if event and self.has_days and today_at(event) in days else ALL_DAYS)
        self._whole, self._follow = False, ""
        self.search.clear()
        self._take(nothing_seen())
        self._read_view()

    def refresh(self) -> None:
        """Read the visits again."""
        event = self._event
        if event is None:
            return
        day = today_at(event) if self._days.value == TODAY else None
        wanted = search_key(self.search.text())
        self._reader.read(Wish(event=event, listed=self._is_list(), day=day, wanted=wanted, whole=self._whole))

    @property
    def shown(self) -> list[VisitLine]:
        """The visits in sight, as far as one can scroll."""
        return list(self._lines)

    def focus(self) -> None:
        """Put the cursor to the visits."""
        if self._is_list():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.columns.take_focus()

    def selected(self) -> list[VisitLine]:
        """Give the selected visits from top to bottom."""
        return self.list.selected() if self._is_list() else self.columns.selected()

    def select(self, visit_id: str) -> None:
        """Show a visit, whatever was searched, and select it: at once where it is read, else when it has been."""
        self.search.clear()
        if not self._select_ids([visit_id]):
            self._follow, self._hunts = visit_id, True
            self.refresh()

    def flash(self, visit_id: str) -> None:
        """Show a visit that has just been saved, whatever was searched."""
        self.search.clear()
        self.list.flash(visit_id)
        self.columns.flash(visit_id)

    def add_key(self, key: str, do: Callable[[], None]) -> None:
        """Let a key do something while the keys go to the visits."""
        _add_key(key, self._body, do)

    def arrange(self, width: int, height: int) -> None:
        """Give the visits their room on a page of this size: a narrow one has a list, and the steps in two rows."""
        narrow, self._short = width < NARROW, height < SHORT
        for words in (self._meant, self.units):
            words.setVisible(not self._short)
        self._counts.setVisible(self._is_list() and not self._short)
        self.list.arrange(narrow=narrow, narrowest=width < NARROWEST)
        self._view.setVisible(not narrow)
        self.units.setMaximumWidth(width // UNITS_SHARE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_view()
        for button in self._buttons.values():
            self._row.removeWidget(button)
        across = len(self._buttons) // 2 if narrow else len(self._buttons)
        for number, button in enumerate(self._buttons.values()):
            last = number == len(self._buttons) - 1
            self._row.addWidget(button, number // across, number % across + (last and not narrow))
        self._row.setColumnStretch(len(self._buttons) - 1, 0 if narrow else 1)

    def _is_list(self) -> bool:
        return self._narrow or self._view.value == LIST

    def _on_came(self, event_id: str, seen: VisitList, in_force: RuleSet, is_last: bool) -> None:
        if self._event is None or self._event.id != event_id:
            return
        self._steps.rules = in_force
        self._take(seen)
        if is_last:
            self._go_on_following()
        if is_last and self._entering:
            self._on_search_entered()

    def _take(self, seen: VisitList) -> None:
        """Show what has been read."""
        self._seen = seen
        self._show()
        self.units.show_units(seen.units)
        words = translate(
            "Donors", "{total} checked in · {waiting} before PMI · {passed} before the draw · {donated} donated"
        )
        counts = {status: text.number(seen.count(frozenset({status}))) for status in VisitStatus}
        self._counts.setText(
            words.format(
                total=text.number(seen.count(frozenset(VisitStatus))),
                waiting=counts[VisitStatus.REGISTERED],
                passed=counts[VisitStatus.PASSED],
                donated=counts[VisitStatus.DONATED],
            )
        )

    def _show(self) -> None:
        """Show those of the visits that the search finds."""
        wanted = search_key(self.search.text())
        self._lines = [line for line in self._seen.lines if not wanted or wanted in found_by(line)]
        zone = self._event.zone if self._event else Zone.WIB
        view = self.list if self._is_list() else self.columns
        view.show_lines(self._lines, self._seen, zone, searching=bool(wanted))
        left_out = self._seen.count(frozenset(VisitStatus)) - len(self._seen.lines)
        self._all.setVisible(self._is_list() and left_out > 0 and not wanted)
        self._all.setText(translate("Donors", "Show {count} more").format(count=text.number(left_out)))
        self._on_chosen()

    def _go_on_following(self) -> None:
        """Select the visit that is meant; one that was not read may be looked for among all days by its number."""
        if not self._follow or self._select_ids([self._follow]) or not self._hunts:
            self._follow = ""
            return
        self._hunts, meant = False, self._follow
        self._store.read(lambda session: visit_lists.find_line(session, meant), self._hunt)

    def _hunt(self, line: VisitLine | None) -> None:
        event = self._event
        if line is None or event is None or line.id != self._follow:
            return
        if line.day != today_at(event):
            self._days.choose(ALL_DAYS)
        self.search.setText(line.queue_number)
        self.refresh()

    def _select_ids(self, ids: Sequence[str]) -> bool:
        return self.list.select_ids(ids) if self._is_list() else self.columns.select(ids)

    def _on_search(self) -> None:
        """Show what is found among the visits read; where some were left out, read again."""
        self._entering = False
        self._show()
        if not self._seen.complete or self._reader.found not in search_key(self.search.text()):
            self.refresh()

    def _on_search_entered(self) -> None:
        """Go to the first visit found, or wait for those that are still being read."""
        self._entering = self._reader.busy and not self._lines
        if self._is_list() and self.list.rows.records:
            self.list.select(0)
            self.focus()
        elif not self._is_list() and self.columns.select_first():
            self.focus()

    def _on_chosen(self) -> None:
        lines = self.selected()
        for name, step in STEPS.items():
            self._buttons[name].setEnabled(step.allowed(lines))
        self._meant.setText(told_selection(lines, marking=self._marking().on))
        self.chosen.emit()

    def _marking(self) -> Marking:
        return self.list.marking if self._is_list() else self.columns.marking

    def _on_escape(self) -> None:
        """Mark no more visits; where none was marked, show all again."""
        if not self._marking().end():
            self.search.clear()

    def _on_next(self) -> None:
        """Take the usual way on with the selected visit."""
        lines = self.selected()
        if len(lines) == 1 and lines[0].status in NEXT:
            self._steps.take(NEXT[lines[0].status], lines)

    def _on_taken(self, visits: list[Visit]) -> None:
        """Stay with a visit that took a step, so that the same key struck twice does nothing to the next one."""
        if len(visits) == 1 and visits[0].voided_at is None:
            self._follow, self._hunts = visits[0].id, False
        self.focus()

    def _on_view(self, view: str) -> None:
        """Change between board and list and remember it for this desk."""
        self._store.keep_quietly(self._view_key(), view)
        self._show_view()
        self.focus()

    def _show_view(self) -> None:
        selected = [line.id for line in (self.list if self._body.currentIndex() else self.columns).selected()]
        self._body.setCurrentIndex(1 if self._is_list() else 0)
        self._counts.setVisible(self._is_list() and not self._short)
        self._show()
        self._select_ids(selected)
        self.refresh()

    def _read_view(self) -> None:
        key = self._view_key()
        self._store.read(lambda session: session.setting(key, BOARD), self._put_view)

    def _put_view(self, view: str) -> None:
        if view != self._view.value:
            self._view.choose(view)
            self._show_view()

    def _view_key(self) -> str:
        desk = self._store.actor.desk if self._store.actor else ""
        return f"desk/donors.view/{desk}"

    def _show_all(self) -> None:
        self._whole = True
        self.refresh()

    def _on_days(self, _days: str) -> None:
        self._whole = False
        self.refresh()

    def _make_search(self) -> QLineEdit:
        search = QLineEdit()
        search.setObjectName("donors.search")
        search.setPlaceholderText(translate("Donors", "Number or name   Ctrl+F"))
        search.setAccessibleName(translate("Donors", "Search the visits"))
        search.setClearButtonEnabled(True)
        search.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        return search

    def _make_step(self, name: str) -> QPushButton:
        step = STEPS[name]
        shown = translate("Donors", step.words)
        button = QPushButton(f"{shown}   {step.key}")
        button.setObjectName(f"donors.{name}")
        button.setAccessibleName(shown)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setProperty("desk", True)
        button.setProperty("danger", name == "void")
        button.clicked.connect(lambda: self._steps.take(name, self.selected()))
        _add_key(step.key, self._body, lambda: self._steps.take(name, self.selected()))
        return button

    def _make_all(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("donors.all.list")
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._show_all)
        button.hide()
        return button

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_search_entered)
        _add_key("Esc", self.search, self.search.clear)
        _add_key("Esc", self._body, self._on_escape)
        for cards in (self.list, *self.columns.lists()):
            _add_key("Return", cards, self._on_next)
            _add_key("Enter", cards, self._on_next)
        self.list.marked.connect(self._on_chosen)
        self.columns.chosen.connect(self._on_chosen)
        self.columns.all_asked.connect(self._show_all)
        self._steps.taken.connect(self._on_taken)
        self._reader.came.connect(self._on_came)
        self._view.chosen.connect(self._on_view)
        self._days.chosen.connect(self._on_days)
        timer = QTimer(self)
        timer.setInterval(EVERY_MS)
        timer.timeout.connect(self._on_time)
        timer.start()

    def _on_time(self) -> None:
        """Let the waiting times go on, and show what other desks have done."""
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card, box = make_card()
        outer.addWidget(card)
        self.head.setSpacing(SIZES.space_m)
        self.head.addWidget(self.search, 1)
        self.head.addWidget(self._days)
        self.head.addWidget(self._view)
        box.addLayout(self.head)
        box.addWidget(self._counts)
        self._counts.hide()
        self._body.addWidget(self.columns)
        self._body.addWidget(self.list)
        box.addWidget(self._body, 1)
        box.addWidget(self._all)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_m)
        foot.addWidget(self._meant, 1)
        foot.addWidget(self.units)
        box.addLayout(foot)
        self._row.setSpacing(SIZES.space_s)
        box.addLayout(self._row)


def _add_key(key: str, place: QWidget, do: Callable[[], None]) -> None:
    """Let a key do something while the keys go to a place or within it; held down it acts once."""
    shortcut = QShortcut(QKeySequence(key), place, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(do)


def _day_choices() -> list[tuple[str, str]]:
    return [(TODAY, translate("Donors", "Today")), (ALL_DAYS, translate("Donors", "All days"))]


def _view_choices() -> list[tuple[str, str]]:
    return [(BOARD, translate("Donors", "Board")), (LIST, translate("Donors", "List"))]
