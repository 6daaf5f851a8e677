"""The donors of each work unit as they come: one line in sight, all of them at a key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.services.donors.visit_lists import UnitCount
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

KEY = "F7"
MOST_ROWS = 10
COLUMN = 96
FRAME = SIZES.icon_small + SIZES.space_xs + SIZES.space_xxl
"""Width of icon, gap and padding in pixels."""
STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for losing the keys that are no going elsewhere."""


class UnitCounts(QPushButton):
    """A line with the work units that sent most; it opens the card with all of them."""

    def __init__(self, page: QWidget) -> None:
        """Make an empty line over which the card opens; its key works while the page is in sight."""
        super().__init__()
        self.setObjectName("donors.units")
        self.setAccessibleName(translate("Donors", "Donors by work unit"))
        self.setProperty("quiet", True)
        self.setIcon(icon("institution", "accent", SIZES.icon_small))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._units: Sequence[UnitCount] = ()
        self.card = UnitCard(page)
        self.clicked.connect(self.open)
        shortcut = QShortcut(QKeySequence(KEY), page)
        shortcut.activated.connect(self.open)
        self.show_units([])

    def show_units(self, units: Sequence[UnitCount]) -> None:
        """Show the counts; a card that is open follows."""
        self._units = units
        self.setEnabled(bool(units))
        self.card.table.show_rows(units)
        self.updateGeometry()
        self._elide()

    def open(self) -> None:
        """Show all work units on a card over the line."""
        if self._units:
            self.card.open_over(self)

    def _elide(self) -> None:
        key = f"   {KEY}"
        metrics = self.fontMetrics()
        room = max(self.width() - FRAME - metrics.horizontalAdvance(key), 0)
        all_of_them = len(self._units)
        told = (self._words(count) for count in range(all_of_them, 0, -1))
        words = next((one for one in told if metrics.horizontalAdvance(one) <= room), self._words(min(all_of_them, 1)))
        self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room) + key)

    def _words(self, count: int = -1) -> str:
        """Name so many work units, by default all, and say how many more there are."""
        if not self._units:
            return translate("Donors", "No work unit yet")
        shown = self._units if count < 0 else self._units[:count]
        named = [f"{text.number(unit.registered)} {unit.name}" for unit in shown]
        left = len(self._units) - len(shown)
        return " · ".join([*named, f"+{text.number(left)}"] if left else named)

    def sizeHint(self) -> QSize:
        """Ask for the room of all work units; the board sets what they get at most."""
        words = self.fontMetrics().horizontalAdvance(f"{self._words()}   {KEY}")
        return QSize(words + FRAME + SIZES.space_xs, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with the icon and the key alone."""
        return QSize(SIZES.space_xxl * 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name as many work units as there is room for."""
        super().resizeEvent(event)
        self._elide()


class UnitCard(QFrame):
    """All work units with their donors, checked in and with a bag; Esc, the key or going elsewhere closes it."""

    def __init__(self, page: QWidget) -> None:
        """Make the card, out of sight."""
        super().__init__(page)
        self._page = page
        self.hide()
        self.setObjectName("donors.units.card")
        self.setProperty("card", True)
        self._back: QWidget | None = None
        columns: list[Column[UnitCount]] = [
            Column(title=translate("Donors", "Work unit"), value=lambda unit: unit.name, stretch=True),
            Column(title=translate("Donors", "Checked in"), value=lambda unit: unit.registered, width=COLUMN),
            Column(title=translate("Donors", "Donated"), value=lambda unit: unit.donated, width=COLUMN),
        ]
        self.table: RecordTable[UnitCount] = RecordTable(
            "donors.units.list", columns, "", accessible=translate("Donors", "Donors by work unit")
        )
        self.table.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_m, SIZES.space_m, SIZES.space_m, SIZES.space_m)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Donors", "Donors by work unit"), "section"))
        box.addWidget(self.table)

    def open_over(self, line: QWidget) -> None:
        """Open above a line, its right edge on the line's; opened already, close."""
        if self.isVisible():
            self._close()
            return
        self._back = self.window().focusWidget()
        rows = min(max(len(self.table.rows.records), 1), MOST_ROWS)
        self.table.setFixedHeight((rows + 1) * SIZES.row + SIZES.space_s)
        self.setFixedWidth(min(SIZES.desk_most, self._page.width()))
        self.adjustSize()
        corner = line.mapTo(self._page, QPoint(line.width() - self.width(), -self.height() - SIZES.space_xs))
        self.move(max(corner.x(), 0), max(corner.y(), 0))
        self.show()
        self.raise_()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        """Close, and let the keys go on where they were."""
        back, self._back = self._back, None
        self.hide()
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the keys go elsewhere within the window."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in STAYING:
            self.hide()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)
