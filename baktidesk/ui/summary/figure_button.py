"""A figure that opens the records behind it, by a click or by Enter."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QGridLayout, QSizePolicy, QWidget, QWidgetItem

from baktidesk.domain.figure import Figure
from baktidesk.ui.summary.figure_words import heard
from baktidesk.ui.table import Column, RecordTable, Row
from baktidesk.ui.theme import SIZES, current_theme, font

RING = SIZES.space_xs
"""Room on both sides of a figure for the ring of its focus."""


class FigureButton(QAbstractButton):
    """A number in a type role, right or left in its place; without a Figure it is a number only."""

    def __init__(self, name: str, role: str = "strong", side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight) -> None:
        """Make it empty, with its object name."""
        super().__init__()
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._font = font(role)
        self._side = side
        self.figure: Figure | None = None
        self.flush: Flush | None = None
        self.show_figure("", "", None)
        self.clicked.connect(self._open)

    def show_figure(self, title: str, shown: str, figure: Figure | None) -> None:
        """Show a number as it is written; screen readers hear what it counts, and that its records can be seen."""
        if self.text() != shown:
            self.setText(shown)
            self.updateGeometry()
        self.figure = figure and replace(figure, words=figure.words or title)
        self.setAccessibleName(heard(title, shown, figure))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if figure else Qt.FocusPolicy.NoFocus)
        if figure:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def _open(self) -> None:
        open_records(self, self.figure)

    def _color(self) -> str:
        return "accent" if self.figure and (self.underMouse() or self.hasFocus()) else "text"

    def sizeHint(self) -> QSize:
        """Ask for the number and the ring."""
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * RING, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Accept no less: a figure is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the number, underlined in the accent under the mouse, and the ring of the focus."""
        painter, theme = QPainter(self), current_theme()
        made = self._font
        made.setUnderline(bool(self.figure) and self.underMouse())
        painter.setFont(made)
        painter.setPen(theme.color(self._color()))
        place = self.rect().adjusted(RING, 0, -RING, 0)
        painter.drawText(place, self._side | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            ring = self._ring() & self.visibleRegion().boundingRect()
            painter.drawRoundedRect(QRectF(ring).adjusted(1, 1, -1, -1), RING, RING)
        painter.end()

    def _ring(self) -> QRect:
        """Give the place of the ring: around the number, however wide the button is."""
        width = min(self.sizeHint().width(), self.width())
        left = self.width() - width if self._side & Qt.AlignmentFlag.AlignRight else 0
        if self._side & Qt.AlignmentFlag.AlignHCenter:
            left = (self.width() - width) // 2
        return QRect(left, 0, width, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the records with Enter, as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the number alone again."""
        super().leaveEvent(event)
        self.update()


class Mark(QWidget):
    """A painted mark of a chart that belongs to figures: a click on it is one on the figure under it."""

    def __init__(self) -> None:
        """Lead to no figure yet."""
        super().__init__()
        self._button_at: Callable[[QPoint], FigureButton | None] = lambda _place: None

    def lead_to(self, button_at: Callable[[QPoint], FigureButton | None]) -> None:
        """Press the figure that `button_at` gives for the place of a click; None for none there."""
        self._button_at = button_at
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the figure of the mark."""
        button = self._button_at(event.position().toPoint())
        inside = self.rect().contains(event.position().toPoint())
        if button is not None and inside and event.button() is Qt.MouseButton.LeftButton:
            button.click()


class FigureTable(RecordTable[Row]):
    """A short table whose figures open the records behind them: arrow keys go from one to the next, Enter opens."""

    def __init__(
        self,
        name: str,
        columns: tuple[Column[Row], ...],
        accessible: str,
        figure_of: Callable[[Row, int], Figure | None],
        bars: Mapping[int, int],
    ) -> None:
        """Make the table; `figure_of` gives the figure in a column of a record, None for a cell that is none.

        A column of `bars` leads to the figure of another column.
        """
        super().__init__(name, columns, "", accessible=accessible)
        self._figure_of, self._bars = figure_of, bars
        self.setSelectionBehavior(RecordTable.SelectionBehavior.SelectItems)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._first = next((number for number, column in enumerate(columns) if column.width), 0)
        self.setMouseTracking(True)
        self.entered.connect(self._show_way)
        self.opened.connect(lambda _record: self._open())
        self.clicked.connect(lambda _index: self._open())
        self.selectionModel().currentChanged.connect(lambda *_: self._say())
        self._fit_columns()

    def figure(self) -> Figure | None:
        """Give the figure of the cell that the officer is on."""
        record = self.current()
        return None if record is None else self._figure_in(record, self.currentIndex().column())

    def figures(self) -> dict[tuple[int, int], Figure]:
        """Give every figure of the table by row and column."""
        places = {
            (row, column): self._figure_of(record, column)
            for row, record in enumerate(self.rows.records)
            for column in range(self.rows.columnCount())
        }
        return {place: figure for place, figure in places.items() if figure}

    def _show_way(self, index: QModelIndex) -> None:
        """Show the hand over a figure alone."""
        leads = self._figure_in(self.rows.records[index.row()], index.column()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def _figure_in(self, record: Row, column: int) -> Figure | None:
        return self._figure_of(record, self._bars.get(column, column))

    def _open(self) -> None:
        open_records(self, self.figure())

    def _say(self) -> None:
        """Tell screen readers what the cell under the cursor counts."""
        figure = self.figure()
        shown = str(self.currentIndex().data() or "")
        self.setAccessibleDescription(heard(figure.words, shown, figure) if figure else shown)

    def _fit_columns(self) -> None:
        head = self.horizontalHeader()
        head.ensurePolished()
        for column in range(head.count()):
            self.setColumnWidth(column, max(head.sectionSizeHint(column), self.columnWidth(column)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first figure, so that it is seen where the keys go."""
        if not self.currentIndex().isValid() and self.rows.records:
            self.setCurrentIndex(self.rows.index(0, self._first))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing marked behind."""
        super().focusOutEvent(event)
        self.setCurrentIndex(self.rootIndex())


def open_records(widget: QWidget, figure: Figure | None) -> None:
    """Ask the page around a widget for the records of a figure; a page without such a way shows none."""
    page: Any = widget.parentWidget()
    while page is not None and not hasattr(page, "records_asked"):
        page = page.parentWidget()
    if page is not None and figure is not None:
        page.records_asked.emit(figure)


class Flush(QWidgetItem):
    """A figure in a layout whose number, not its ring, stands at the edge of its place."""

    def __init__(self, button: FigureButton) -> None:
        """Take the figure; it becomes a child of whatever the layout belongs to."""
        super().__init__(button)
        self._button = button

    def setGeometry(self, place: QRect) -> None:
        """Give the ring the room beside the place."""
        super().setGeometry(place)
        self._button.setGeometry(self._button.geometry().adjusted(-RING, 0, RING, 0))


def put_flush(button: FigureButton, box: QBoxLayout | QGridLayout, *place: Any) -> None:
    """Add a figure to a layout so that its number stands in line with the words above; `place` as for `addItem`."""
    box.addChildWidget(button)
    button.flush = Flush(button)  # a layout keeps an item, but not what Python made of it
    box.addItem(button.flush, *place)
