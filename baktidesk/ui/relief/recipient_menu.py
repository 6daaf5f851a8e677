"""What the page of distributions can do with the recipients' roll: import it, coupons, receipt sheets."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from baktidesk.domain.roll import RollKind
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

KEY = "F4"


class RecipientMenu(QPushButton):
    """The button "More" with its menu; what is chosen opens over the page."""

    def __init__(self, store: Store, page: QWidget) -> None:
        """Make the menu; the key works anywhere on the page."""
        super().__init__()
        words = translate("Donors", "More")
        self.setObjectName("distributions.more")
        self.setAccessibleName(words)
        self.setText(f"{words}   {KEY}")
        self.setIcon(icon("more", "muted", SIZES.icon_small))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._store = store
        self._page = page
        self.menu_of_roll = QMenu(self)
        self._fill()
        self.clicked.connect(self.open)
        shortcut = QShortcut(QKeySequence(KEY), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.open)

    def open(self) -> None:
        """Open the menu under the button, its right edge on the button's."""
        if self._store.active_event is None:
            return
        menu = self.menu_of_roll
        corner = QPoint(self.width() - menu.sizeHint().width(), self.height() + SIZES.space_xs)
        menu.popup(self.mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[0])

    def _fill(self) -> None:
        add = self._add
        add("roll", "receive", translate("Recipients", "Import the recipients' roll…"), self._import_roll)
        add("missing", "person", translate("Recipients", "Who has not collected yet…"), self._show_missing)
        self.menu_of_roll.addSeparator()
        add("coupons", "scan", translate("Recipients", "Coupons…"), self._show_coupons)
        self.menu_of_roll.addSeparator()
        add("receipt", "print", translate("Recipients", "Print the receipt sheet…"), self._print_sheet)
        add("returned", "edit", translate("Recipients", "Enter a returned sheet…"), self._enter_sheet)

    def _add(self, name: str, image: str, words: str, do: Callable[[], None]) -> None:
        action = self.menu_of_roll.addAction(icon(image), words)
        action.setObjectName(f"distributions.more.{name}")
        action.triggered.connect(do)

    def _import_roll(self) -> None:
        from baktidesk.ui.rolls.roll_dialog import RollDialog

        RollDialog.show_for(self._page, self._store, RollKind.RECIPIENT)

    def _show_missing(self) -> None:
        from baktidesk.ui.relief.not_yet_collected import NotYetCollectedDialog

        NotYetCollectedDialog.show_for(self._page, self._store)

    def _show_coupons(self) -> None:
        from baktidesk.ui.relief.coupon_dialog import CouponDialog

        CouponDialog.show_for(self._page, self._store)

    def _print_sheet(self) -> None:
        from baktidesk.ui.relief.receipt_dialog import ReceiptSheetDialog

        ReceiptSheetDialog.show_for(self._page, self._store)

    def _enter_sheet(self) -> None:
        from baktidesk.ui.relief.returned_sheet import ReturnedSheetDialog

        ReturnedSheetDialog.show_for(self._page, self._store)
