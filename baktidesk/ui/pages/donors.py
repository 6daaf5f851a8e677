"""The donor desk: check-in on the left, the visits and their next steps on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from baktidesk.domain.donation import Visit
from baktidesk.domain.event import StoredEvent
from baktidesk.ui.donors.check_in_desk import CheckInDesk
from baktidesk.ui.donors.donor_menu import CARD_KEY, DonorMenu
from baktidesk.ui.donors.visit_board import NARROW, VisitBoard
from baktidesk.ui.form import Form
from baktidesk.ui.page import Page
from baktidesk.ui.store import Store
from baktidesk.ui.theme import SIZES

LEAST, WIDE = 840, 1300
"""The least width in pixels, a screen of 1366 pixels at 150 %; and the one from which there is room for every word."""


class DonorsPage(Page):
    """The check-in desk beside the board of the visits."""

    reads = frozenset({"donor_visit", "person", "work_unit", "rule_set"})

    def __init__(self, store: Store) -> None:
        """Make the page."""
        super().__init__(store, "donors")
        self.desk = CheckInDesk(store)
        self.board = VisitBoard(store)
        self.search = self.board.search
        self.more = DonorMenu(store, self, self.board.selected)
        self.board.head.addWidget(self.more)
        self._connect()
        self._lay_out()

    @property
    def form(self) -> Form:
        """The check-in form."""
        return self.desk.form

    def show_event(self, event: StoredEvent | None) -> None:
        """Ask what the event asks; what was shown of another event is forgotten."""
        self.desk.show_event(event)
        self.board.show_event(event)
        self._arrange()

    def refresh(self) -> None:
        """Read the visits and the known work units again."""
        if self.store.active_event is not None:
            self.board.refresh()
            self.desk.refresh()

    def focus(self) -> None:
        """Put the cursor to the next donor's name."""
        self.desk.focus()

    def take_person(self, person_id: str) -> None:
        """Fill the form from a known person."""
        self.desk.take(person_id)

    def show_visit(self, visit_id: str) -> None:
        """Bring a visit into sight, select it, and let the keys of the steps go there."""
        self.board.select(visit_id)
        self.board.focus()

    def begin(self, field: str, text: str) -> None:
        """Begin a new check-in with a text typed already in its field."""
        self.desk.begin(field, text)

    def _begin_next(self) -> None:
        """Go back to the form; the board shows everybody again, or its counts would be those of the search."""
        self.board.search.clear()
        self.focus()

    def _on_checked_in(self, visit: Visit) -> None:
        self.board.flash(visit.id)

    def _connect(self) -> None:
        self.desk.checked_in.connect(self._on_checked_in)
        self.desk.meant.connect(self.board.select)
        self.desk.paper_changed.connect(self.more.show_paper)
        self.more.paper_asked.connect(self.desk.enter_from_paper)
        self.board.add_key(CARD_KEY, self.more.print_card)
        back = QShortcut(QKeySequence("F3"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._begin_next)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.setSpacing(SIZES.gutter)
        row.addWidget(self.desk)
        row.addWidget(self.board, 1)
        self.setMinimumWidth(LEAST)

    def _arrange(self) -> None:
        width = self.width()
        least, most = SIZES.desk_least - SIZES.space_xxl, SIZES.desk_most - SIZES.space_xl
        self.desk.setFixedWidth(least if width < NARROW else most)
        self.board.arrange(width, self.height())
        self.more.set_narrow(width < (WIDE if self.board.has_days else NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the board its room beside a form that is narrower in a narrow window."""
        super().resizeEvent(event)
        self._arrange()
