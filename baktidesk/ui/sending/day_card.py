"""The end of the day on the page Kirim: figures for the press, and closing the day, each with its key."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from baktidesk.ui.page import make_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon


class DayCard(QFrame):
    """Two keys of the page."""

    def __init__(self, page: QWidget, store: Store) -> None:
        """Make the card for a page."""
        super().__init__()
        self.setProperty("card", True)
        self._page, self._store = page, store
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_m)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Send", "At the end of the day"), "section"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SIZES.space_s)
        for button in (
            self._make("send.press", "pin", translate("Press", "Figures for the press"), "F5", self.tell),
            self._make("send.close_day", "lock", translate("Closing", "Close the day"), "F4", self.close_day),
        ):
            self._row.addWidget(button)
        self._row.addStretch(1)
        box.addLayout(self._row)

    def tell(self) -> None:
        """Open the figures for the press."""
        from baktidesk.ui.sending.press_dialog import PressDialog

        PressDialog.show_for(self._page, self._store)

    def close_day(self) -> None:
        """Open what is looked at before the day is closed."""
        from baktidesk.ui.sending.closing_dialog import ClosingDialog

        ClosingDialog.show_for(self._page, self._store)

    def _make(self, name: str, image: str, words: str, key: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(image, "accent", SIZES.icon_small), f"{words}   {key}")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        shortcut = QShortcut(QKeySequence(key), self._page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
        return button

    def minimumSizeHint(self) -> QSize:
        """Do with less width than both keys side by side need."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keys one under the other where they do not fit side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < SIZES.desk_least
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
