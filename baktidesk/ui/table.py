"""Lists of records: columns are objects, rows are plain records, an empty list says what to do next."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.chip_cells import CHIP_ROLE, ChipDelegate
from baktidesk.ui.theme import SIZES, current_theme

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, kw_only=True)
class Column(Generic[Row]):
    """One column: title, what it shows of a row (text or number), its chip where it has one, its share of the width."""

    title: str
    value: Callable[[Row], object]
    chip: Callable[[Row], Chip] | None = None
    width: int = 0
    stretch: bool = False

    def shown(self, row: Row) -> str:
        """Give the cell's words."""
        value = self.value(row)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            return text.number(value)
        return text.day(value) if isinstance(value, dt.date) else str(value)


class RecordModel(QAbstractTableModel, Generic[Row]):
    """The rows of a table, newest first."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QWidget) -> None:
        """Take the columns."""
        super().__init__(parent)
        self.columns = columns
        self.records: list[Row] = []
        self.fresh: str = ""

    def show(self, records: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.records = list(records)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = 0) -> Any:
        """Give words, alignment, chip or tool tip of a cell."""
        role = int(role)
        column, record = self.columns[index.column()], self.records[index.row()]
        if role == 0:
            return column.chip(record).word if column.chip else column.shown(record)
        if role == CHIP_ROLE:
            return column.chip(record) if column.chip else None
        if role == Qt.ItemDataRole.TextAlignmentRole.value:
            return _alignment(column.value(record))
        if role in (Qt.ItemDataRole.ToolTipRole.value, Qt.ItemDataRole.AccessibleTextRole.value):
            return column.chip(record).word if column.chip else column.shown(record)
        if role == Qt.ItemDataRole.BackgroundRole.value and self.fresh and getattr(record, "id", "") == self.fresh:
            return current_theme().color("good_wash")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Give the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            first = self.columns[section].value(self.records[0]) if self.records else ""
            return _alignment(first)
        return None


class RecordTable(QTableView, Generic[Row]):
    """A table of records with one selected row and an empty state.

    Signals:
        chosen(object): the record of the row that the officer is on, or None.
        opened(object): the officer pressed Enter on a row or clicked it twice.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column[Row]], empty: str, *, accessible: str) -> None:
        """Make the table; `empty` says what to do when there is nothing to show."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.rows: RecordModel[Row] = RecordModel(columns, self)
        self.setModel(self.rows)
        self._painter = ChipDelegate(self)
        self.setItemDelegate(self._painter)
        viewport = _Viewport()
        self.setViewport(viewport)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        viewport.left.connect(self._on_left)
        self._empty = self._make_empty(empty)
        self._dress(columns)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.doubleClicked.connect(lambda _index: self.opened.emit(self.current()))

    def show_rows(self, records: Sequence[Row]) -> None:
        """Show these records; the selected one stays selected where it is still there."""
        current = getattr(self.current(), "id", None)
        self.rows.show(records)
        self._empty.setVisible(not records)
        ids = [getattr(record, "id", None) for record in records]
        if current in ids:
            self.select(ids.index(current))
        else:
            self.chosen.emit(None)

    def say_empty(self, words: str) -> None:
        """Say something else when there is nothing to show."""
        self._empty.setText(words)

    def current(self) -> Row | None:
        """Give the record of the selected row."""
        index = self.currentIndex()
        return self.rows.records[index.row()] if index.isValid() else None

    def select_record(self, record_id: str) -> None:
        """Select the row of a record, where it is shown."""
        ids = [getattr(record, "id", None) for record in self.rows.records]
        if record_id in ids:
            self.select(ids.index(record_id))

    def select(self, row: int) -> None:
        """Select a row by number."""
        self.setCurrentIndex(self.rows.index(row, 0))

    def flash(self, record_id: str) -> None:
        """Give the row of a record just saved a good wash for two seconds."""
        self.rows.fresh = record_id
        self.viewport().update()
        QTimer.singleShot(SIZES.flash_ms, self, lambda: self._fade(record_id))

    def _fade(self, record_id: str) -> None:
        if self.rows.fresh == record_id:
            self.rows.fresh = ""
            self.viewport().update()

    def _on_entered(self, index: Index) -> None:
        self._hover(index.row())

    def _on_left(self) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        """Tint the row that the mouse is over, and no other; a table of single cells leaves that to Qt."""
        if self.selectionBehavior() is not QAbstractItemView.SelectionBehavior.SelectRows:
            return
        for one in (self._painter.under_mouse, row):
            self.viewport().update(0, self.rowViewportPosition(one), self.viewport().width(), self.rowHeight(one))
        self._painter.under_mouse = row

    def _make_empty(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setObjectName("empty")
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(SIZES.space_xl)
        box = QVBoxLayout(self.viewport())
        box.addWidget(label)
        return label

    def _dress(self, columns: Sequence[Column[Row]]) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZES.row)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(columns):
            if column.stretch:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            elif column.width:
                self.setColumnWidth(number, column.width)

    def showEvent(self, event: QShowEvent) -> None:
        """Let no title be cut, in either language: a column is at least as wide as its title."""
        super().showEvent(event)
        head = self.horizontalHeader()
        for number in range(head.count()):
            own = head.sectionResizeMode(number) == QHeaderView.ResizeMode.Interactive
            if own and not head.isSectionHidden(number):  # a hidden one is 0 wide, and would come back so
                head.resizeSection(number, max(head.sectionSize(number), head.sectionSizeHint(number)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the selected record with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row the keys are for: Qt would go to the first one without selecting it."""
        super().focusInEvent(event)
        if self.current() is not None and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())


class _Viewport(QWidget):
    """What Qt makes itself, but see-through (see viewports.py); asking PySide6 for Qt's own takes 24 ms the first time.

    Signals:
        left(): the mouse has gone.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse has gone."""
        super().leaveEvent(event)
        self.left.emit()


def _alignment(value: object) -> Qt.AlignmentFlag:
    right = isinstance(value, int) and not isinstance(value, bool)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
