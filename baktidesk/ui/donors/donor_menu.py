"""What the donor desk can do besides checking in: roll, paper, printing, and PMI's own count."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from baktidesk.domain.donation import Visit, VisitStatus
from baktidesk.services.donors import donations
from baktidesk.services.donors.visit_lists import VisitLine
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

KEY = "F4"
CARD_KEY = "K"


class DonorMenu(QPushButton):
    """The button "More" with its menu; what is chosen opens over the page.

    Signals:
        paper_asked(bool): entries are to come from paper from now on, or no longer.
    """

    paper_asked = Signal(bool)

    def __init__(self, store: Store, page: QWidget, selected: Callable[[], list[VisitLine]]) -> None:
        """Make the menu; `selected` gives the visits that are selected, the key works anywhere on the page."""
        super().__init__()
        self.setObjectName("donors.more")
        self.setAccessibleName(translate("Donors", "More"))
        self.set_narrow(False)
        self.setIcon(icon("more", "muted", SIZES.icon_small))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._store = store
        self._page = page
        self._selected = selected
        self.menu_of_desk = QMenu(self)
        self._fill()
        self.clicked.connect(self.open)
        shortcut = QShortcut(QKeySequence(KEY), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the word out where there is little room; the key is enough."""
        words = translate("Donors", "More")
        self.setText(KEY if narrow else f"{words}   {KEY}")
        self.setToolTip(words if narrow else "")

    def open(self) -> None:
        """Open the menu under the button, its right edge on the button's."""
        if self._store.active_event is None:
            return
        self.show_selected()
        menu = self.menu_of_desk
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height() + SIZES.space_xs)
        menu.popup(self.mapToGlobal(corner))
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def show_selected(self) -> None:
        """Offer to print only for a visit that is selected, and a thank-you card only for one that has donated."""
        lines = self._selected()
        one = len(lines) == 1
        self._slip.setEnabled(one)
        self._card.setEnabled(one and lines[0].status is VisitStatus.DONATED)

    def show_paper(self, on: bool) -> None:
        """Show whether entries come from paper."""
        self._paper.setChecked(on)

    def print_card(self) -> None:
        """Offer the thank-you card of the selected donor for printing."""
        self.show_selected()
        if self._card.isEnabled():
            self._with_visit(self._print_card)

    def _fill(self) -> None:
        add = self._add
        add("roll", "receive", translate("Donors", "Import a roll…"), self._import_roll)
        add("not_yet_come", "person", translate("Donors", "Who has not come yet…"), self._show_not_yet_come)
        self.menu_of_desk.addSeparator()
        self._paper = add("paper", "edit", translate("Donors", "Enter from paper"), self._on_paper)
        self._paper.setCheckable(True)
        add("blank_slips", "print", translate("Donors", "Print blank slips…"), self._print_blank_slips)
        add("missing_slips", "search", translate("Donors", "Missing slips…"), self._show_missing_slips)
        self.menu_of_desk.addSeparator()
        add("tally", "stock", translate("Donors", "PMI's bag count…"), self._show_tally)
        self.menu_of_desk.addSeparator()
        self._slip = add("slip", "print", translate("Donors", "Print the queue slip again…"), self._on_slip)
        words = translate("Donors", "Print the thank-you card…")
        self._card = add("card", "print", f"{words}\t{CARD_KEY}", self.print_card)

    def _add(self, name: str, image: str, words: str, do: Callable[[], None]) -> QAction:
        action: QAction = self.menu_of_desk.addAction(icon(image), words)
        action.setObjectName(f"donors.more.{name}")
        action.triggered.connect(do)
        return action

    def _with_visit(self, do: Callable[[Visit], None]) -> None:
        """Read the selected visit whole and do something with it."""
        visit_id = self._selected()[0].id
        self._store.read(lambda session: donations.visit(session, visit_id), do)

    def _on_paper(self) -> None:
        self.paper_asked.emit(self._paper.isChecked())

    def _on_slip(self) -> None:
        self._with_visit(self._print_slip)

    def _print_slip(self, visit: Visit) -> None:
        from baktidesk.ui.papers.printing import print_queue_slip

        print_queue_slip(self._page, self._store, visit)

    def _print_card(self, visit: Visit) -> None:
        from baktidesk.ui.papers.printing import print_thank_you

        print_thank_you(self._page, self._store, visit)

    def _import_roll(self) -> None:
        from baktidesk.ui.rolls.roll_dialog import RollDialog

        RollDialog.show_for(self._page, self._store)

    def _show_not_yet_come(self) -> None:
        from baktidesk.ui.donors.not_yet_come import NotYetComeDialog

        NotYetComeDialog.show_for(self._page, self._store)

    def _print_blank_slips(self) -> None:
        from baktidesk.ui.papers.printing import print_blank_slips

        print_blank_slips(self._page, self._store)

    def _show_missing_slips(self) -> None:
        from baktidesk.ui.donors.missing_slips import MissingSlipsDialog

        MissingSlipsDialog.show_for(self._page, self._store)

    def _show_tally(self) -> None:
        from baktidesk.ui.donors.pmi_tally import PmiTallyDialog

        PmiTallyDialog.show_for(self._page, self._store)
