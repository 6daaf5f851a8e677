"""Flat charts on the theme's tokens: from zero, labelled at the mark, told apart by pattern as well as by hue."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from baktidesk.domain.figure import Figure
from baktidesk.ui import text
from baktidesk.ui.summary.figure_button import FigureButton, Mark
from baktidesk.ui.theme import SIZES, current_theme

_ROUND = SIZES.space_xs / 2
LEAST = SIZES.space_xs / 2
"""The least length of a bar whose value is not zero: one bag of five hundred is still seen."""


class Pattern(Enum):
    """How a part is filled, so that parts stay apart without their hues."""

    SOLID = Qt.BrushStyle.NoBrush
    HATCHED = Qt.BrushStyle.BDiagPattern
    CROSSED = Qt.BrushStyle.DiagCrossPattern
    LIGHT = Qt.BrushStyle.SolidPattern


@dataclass(frozen=True, kw_only=True)
class Part:
    """One mark of a chart: its key (for object names), its words, its amount, its tone (a token) and its pattern.

    `figure` leads to the records that it counts.
    """

    key: str
    label: str
    value: int
    tone: str = "accent"
    pattern: Pattern = Pattern.SOLID
    figure: Figure | None = None


@dataclass(frozen=True)
class Extent:
    """A bar in a table: a part of a whole, on a scale that ends at `most`; all in the same unit."""

    part: int
    whole: int
    most: int


def percent(part: int, whole: int) -> str:
    """Give a share as 64%, rounded half up; "<1%" for a little of it and "0%" of nothing."""
    if part <= 0 or whole <= 0:
        return "0%"
    shown = (200 * part + whole) // (2 * whole)
    return f"{shown}%" if shown else "<1%"


def in_words(parts: Sequence[Part]) -> str:
    """Give the numbers of a chart as a sentence for screen readers: "Low Hb: 71; Weight: 3"."""
    return "; ".join(f"{part.label}: {text.number(part.value)}" for part in parts)


class ElidedLabel(QLabel):
    """A line of plain text that gives way in a narrow place; the whole is in the tool tip then."""

    def __init__(self, words: str = "", role: str = "body") -> None:
        """Show the words in a type role."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.show_words(words)

    @property
    def words(self) -> str:
        """The whole text."""
        return self._whole

    def show_words(self, words: str) -> None:
        """Show other words; screen readers read the whole."""
        if words == self._whole:
            return
        self._whole = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Accept a few letters."""
        return QSize(min(self.sizeHint().width(), SIZES.space_xxl), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._elide()


class Bar(Mark):
    """One horizontal bar from zero on a quiet track, with a mark at the target where there is one."""

    def __init__(self, thickness: int = SIZES.progress) -> None:
        """Make an empty bar, `thickness` pixels high."""
        super().__init__()
        self._thickness = thickness
        self._value, self._most, self._target = 0, 1, 0
        self._tone = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: int, most: int, *, target: int = 0, tone: str = "accent") -> None:
        """Show a value on a scale that ends at `most` (or the value, where that is more); target 0 is none."""
        state = (value, max(value, most, target, 1), target, tone)
        if state != (self._value, self._most, self._target, self._tone):
            self._value, self._most, self._target, self._tone = state
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the bar and the mark that stands out of it."""
        return QSize(SIZES.space_xxl * 2, self._thickness + SIZES.space_xs)

    def minimumSizeHint(self) -> QSize:
        """Accept half of the width."""
        return QSize(SIZES.space_xxl, self._thickness + SIZES.space_xs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track, bar and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self._thickness) / 2
        place = QRectF(0, top, self.width(), self._thickness)
        paint_bar(painter, place, self._value / self._most, self._tone)
        if self._target:
            x = min(place.width() * self._target / self._most, place.width() - 1)
            painter.setPen(QPen(current_theme().color("text"), 2))
            painter.drawLine(QPointF(x, top - LEAST), QPointF(x, place.bottom() + LEAST))
        painter.end()


class BarChart(QWidget):
    """Horizontal bars, one a line: words, bar, figure.

    The figure's label has the object name `<name>.<key of the part>`.
    """

    def __init__(self, name: str, accessible: str, *, gap: int = SIZES.space_s) -> None:
        """Make a chart without lines; `accessible` names it for screen readers, `gap` is the room between lines."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self._lines: list[tuple[ElidedLabel, Bar, FigureButton]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZES.space_m)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these lines on one scale, from zero to the largest."""
        while len(self._lines) < len(parts):
            self._add_line()
        most = max((part.value for part in parts), default=1)
        for number, line in enumerate(self._lines):
            for widget in line:
                widget.setVisible(number < len(parts))
            line[2].setObjectName("")
        for part, (words, bar, figure) in zip(parts, self._lines, strict=False):
            words.show_words(part.label)
            bar.show_value(part.value, most, tone=part.tone)
            figure.show_figure(part.label, text.number(part.value), part.figure)
            figure.setObjectName(f"{self.objectName()}.{part.key}")
        self.setAccessibleDescription(in_words(parts))

    def _add_line(self) -> None:
        words, bar, figure = ElidedLabel(), Bar(SIZES.space_m), FigureButton("")
        bar.lead_to(lambda _place: figure)
        row = len(self._lines)
        for column, widget in enumerate((words, bar, figure)):
            self._grid.addWidget(widget, row, column)
        self._lines.append((words, bar, figure))


class BarDelegate(QStyledItemDelegate):
    """A table column of bars; `extent` gives a record's, or None for a cell without one."""

    def __init__(self, extent: Callable[[Any], Extent | None], parent: QWidget) -> None:
        """Take the measure and the table."""
        super().__init__(parent)
        self._extent = extent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell as any other, and the bar on it."""
        super().paint(painter, option, index)
        model: Any = index.model()
        extent = self._extent(model.records[index.row()])
        if extent is None or extent.most <= 0:
            return
        height = SIZES.space_m
        room = QRectF(option.rect).adjusted(SIZES.cell, 0, -SIZES.cell, 0)
        room.setTop(room.center().y() - height / 2)
        room.setHeight(height)
        room.setWidth(room.width() * min(extent.whole / extent.most, 1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, room, extent.part / max(extent.whole, 1), _tone(extent))
        painter.restore()


def paint_bar(painter: QPainter, place: QRectF, share: float, tone: str) -> None:
    """Paint a track over the place and the share of it (0 to 1; more is cut) that is filled."""
    theme = current_theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted_wash"))
    painter.drawRoundedRect(place, _ROUND, _ROUND)
    if share > 0:
        filled = QRectF(place)
        filled.setWidth(min(max(place.width() * share, LEAST), place.width()))
        painter.setBrush(theme.color(tone))
        painter.drawRoundedRect(filled, _ROUND, _ROUND)


def paint_part(painter: QPainter, place: QRectF, part: Part) -> None:
    """Paint a part in its tone and pattern."""
    theme = current_theme()
    if part.pattern is Pattern.LIGHT:
        painter.fillRect(place, theme.color(part.tone))
        painter.fillRect(place.adjusted(1, 1, -1, -1), theme.color(f"{part.tone}_wash"))
        return
    painter.fillRect(place, theme.color(part.tone))
    if part.pattern is not Pattern.SOLID:
        painter.fillRect(place, QBrush(theme.color("surface"), part.pattern.value))


def _tone(extent: Extent) -> str:
    if extent.part > extent.whole:
        return "warn"
    return "accent"
