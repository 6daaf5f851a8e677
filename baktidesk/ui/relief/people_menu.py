"""What the people's desk can do besides giving: collecting for several, exceptions, and what each may receive."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from baktidesk.ui.relief.last_given import Given
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

KEY, SEVERAL_KEY = "F8", "Ctrl+K"


class PeopleMenu(QPushButton):
    """The button with the menu of the desk of people; what is chosen opens over the window, not on the desk's card."""

    def __init__(
        self, store: Store, desk: QWidget, held: Callable[[], dict[str, Any]], collected: Callable[[Given], None]
    ) -> None:
        """Make the menu; `held` gives what the desk holds for everybody, `collected` is told what a proxy collects."""
        words = translate("Giving", "Desk menu")
        super().__init__(f"{words}   {KEY}")
        self.setObjectName("distribution.more")
        self.setAccessibleName(words)
        self.setIcon(icon("more", "muted", SIZES.icon_small))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._store = store
        self._desk = desk
        self._held = held
        self._collected = collected
        self.menu_of_desk = QMenu(self)
        words = translate("Giving", "One person collects for several…")
        self._add("several", "crowd", f"{words}\t{SEVERAL_KEY}", self.collect)
        self.menu_of_desk.addSeparator()
        self._add("exceptions", "warning", translate("Giving", "Exceptions…"), self._show_exceptions)
        self._add("entitlements", "goods", translate("Giving", "What each may receive…"), self._show_entitlements)
        self.clicked.connect(self.open)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.open)  # wherever the cursor is, while in sight
        shortcut = QShortcut(QKeySequence(SEVERAL_KEY), desk, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.collect)

    def open(self) -> None:
        """Open the menu over the button, which stands at the foot of the desk."""
        corner = QPoint(0, -self.menu_of_desk.sizeHint().height() - SIZES.space_xs)
        self.menu_of_desk.popup(self.mapToGlobal(corner))
        self.menu_of_desk.setActiveAction(self.menu_of_desk.actions()[0])

    def collect(self) -> None:
        """Open the list of those for whom one person collects."""
        from baktidesk.ui.relief.proxy_dialog import ProxyDialog

        dialog = ProxyDialog.show_for(self._desk.window(), self._store, self._collected)
        if dialog is not None:
            dialog.hold(self._held())

    def _show_exceptions(self) -> None:
        from baktidesk.ui.relief.exceptions_dialog import ExceptionsDialog

        ExceptionsDialog.show_for(self._desk.window(), self._store)

    def _show_entitlements(self) -> None:
        from baktidesk.ui.relief.entitlement_dialog import EntitlementDialog

        EntitlementDialog.show_for(self._desk.window(), self._store)

    def _add(self, name: str, image: str, words: str, do: Callable[[], None]) -> None:
        action: QAction = self.menu_of_desk.addAction(icon(image), words)
        action.setObjectName(f"distribution.more.{name}")
        action.triggered.connect(do)
