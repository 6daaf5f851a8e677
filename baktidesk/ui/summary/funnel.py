"""How many reach each step of the day, and where everybody stands now."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import LEAST, ElidedLabel, Part, in_words, paint_part, percent
from baktidesk.ui.summary.figure_button import FigureButton, Mark, put_flush
from baktidesk.ui.summary.figure_words import heard
from baktidesk.ui.theme import SIZES, current_theme

FLAT, SLOPED = 2, 3
"""Widths of a step's column, and of the column with the slope behind it, against each other."""


class Funnel(QWidget):
    """How many reach each step: a figure over a column for every step, the drop between them as a slope."""

    def __init__(self, name: str, accessible: str) -> None:
        """Make a funnel without steps; figures get the object names `<name>.<key>`."""
        super().__init__()
        self.setAccessibleName(accessible)
        self._name = name
        self._heads: list[tuple[QLabel, FigureButton, QLabel]] = []
        self._band = FunnelBand(f"{name}.funnel")
        self._band.lead_to(lambda place: self._heads[self._band.step_at(place.x())][1])
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_xs)
        box.addLayout(self._row)
        box.addWidget(self._band, 1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the steps, in order; each says its share of the step before."""
        while len(self._heads) < len(parts):
            self._add_head()
        for number in range(len(parts)):
            self._row.setStretch(number, SLOPED if number < len(parts) - 1 else FLAT)
        before = parts[0].value
        for part, (words, figure, share) in zip(parts, self._heads, strict=True):
            words.setText(part.label)
            figure.show_figure(part.label, text.number(part.value), part.figure)
            figure.setObjectName(f"{self._name}.{part.key}")
            share.setText("" if part is parts[0] else percent(part.value, before))
            before = part.value
        self._band.show_parts(parts)
        self.setAccessibleDescription(in_words(parts))

    def _add_head(self) -> None:
        words, share = make_words("", "caption"), make_words("", "caption")
        figure = FigureButton("", "title", Qt.AlignmentFlag.AlignLeft)
        share.setContentsMargins(0, 0, 0, SIZES.space_xs // 2)
        figures = QHBoxLayout()
        figures.setSpacing(SIZES.space_xs)
        put_flush(figure, figures)
        figures.addWidget(share, 1, Qt.AlignmentFlag.AlignBottom)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(words)
        head.addLayout(figures)
        self._row.addLayout(head)
        self._heads.append((words, figure, share))


class FunnelBand(Mark):
    """The painted part of a funnel: columns on one base line, each as high as its share of the first."""

    def __init__(self, name: str) -> None:
        """Make it empty, with its object name."""
        super().__init__()
        self.setObjectName(name)
        self._parts: tuple[Part, ...] = ()
        self.setMinimumHeight(SIZES.space_xxl * 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the steps, in order."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.update()

    def step_at(self, x: int) -> int:
        """Give the number of the step over a place from the left, the slope behind it included."""
        unit = self.width() / (len(self._parts) * SLOPED - (SLOPED - FLAT))
        return min(max(int(x / (unit * SLOPED)), 0), len(self._parts) - 1)

    def sizeHint(self) -> QSize:
        """Ask for a band as high as three lines of figures."""
        return QSize(SIZES.desk_least // 2, SIZES.space_xxl * 3)

    def _columns(self) -> list[QRectF]:
        """Give the place of every column, from the left."""
        whole, room = max(self._parts[0].value, 1), self.height() - 1
        unit = self.width() / (len(self._parts) * SLOPED - (SLOPED - FLAT))
        heights = [max(room * part.value / whole, LEAST if part.value else 0) for part in self._parts]
        return [
            QRectF(unit * SLOPED * number, room - height, unit * FLAT, height) for number, height in enumerate(heights)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint slopes, columns and base line."""
        if not self._parts:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        columns = self._columns()
        painter.setBrush(theme.color("muted_wash"))
        for left, right in zip(columns, columns[1:], strict=False):
            painter.drawPolygon(QPolygonF([left.bottomRight(), left.topRight(), right.topLeft(), right.bottomLeft()]))
        for part, column in zip(self._parts, columns, strict=True):
            painter.fillRect(column, theme.color(part.tone))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("edge"))
        painter.end()


class ShareBar(QWidget):
    """A whole and its parts in one stacked bar, with a legend of words and shares under it."""

    def __init__(self, name: str, accessible: str) -> None:
        """Make it empty; the legend's shares get the object names `<name>.<key>`."""
        super().__init__()
        self.setAccessibleName(accessible)
        self._name = name
        self._entries: list[tuple[Swatch, ElidedLabel, FigureButton]] = []
        self._stack = Stack()
        self._stack.lead_to(self._button_at)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(SIZES.space_s)
        self._legend.setVerticalSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        box.addWidget(self._stack)
        box.addLayout(self._legend)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the parts, in order; together they are the whole."""
        while len(self._entries) < len(parts):
            self._add_entry()
        whole = sum(part.value for part in parts)
        for part, (swatch, words, share) in zip(parts, self._entries, strict=True):
            swatch.show_part(part)
            words.show_words(part.label)
            shown = percent(part.value, whole)
            share.show_figure(part.label, shown, part.figure)
            share.setAccessibleName(heard(part.label, f"{text.number(part.value)} ({shown})", part.figure))
            share.setObjectName(f"{self._name}.{part.key}")
            share.setToolTip(text.number(part.value))
        self._stack.show_parts(parts)
        self.setAccessibleDescription(in_words(parts))

    def _button_at(self, place: QPoint) -> FigureButton | None:
        number = self._stack.part_at(place.x())
        return None if number is None else self._entries[number][2]

    def _add_entry(self) -> None:
        column = len(self._entries)
        swatch, words, share = Swatch(), ElidedLabel(role="caption"), FigureButton("", side=Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_xs)
        head.addWidget(swatch)
        head.addWidget(words, 1)
        self._legend.addLayout(head, 0, column)
        put_flush(share, self._legend, 1, column)
        self._legend.setColumnStretch(column, 1)
        self._entries.append((swatch, words, share))


class Stack(Mark):
    """The painted part of a share bar."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self.setFixedHeight(SIZES.icon)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show the parts, in order."""
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.update()

    def part_at(self, x: int) -> int | None:
        """Give the number of the part at a place from the left; None where nothing is shared out."""
        whole, seen = sum(part.value for part in self._parts), 0
        for number, part in enumerate(self._parts):
            seen += part.value
            if x * whole < seen * self.width():
                return number
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts side by side, or the track alone when there is nothing to share out."""
        painter = QPainter(self)
        whole = sum(part.value for part in self._parts)
        if not whole:
            painter.fillRect(self.rect(), current_theme().color("muted_wash"))
        x, unit = 0.0, self.width() / max(whole, 1)
        for part in self._parts:
            width = part.value * unit
            paint_part(painter, QRectF(x, 0, max(width - 1, min(width, LEAST)), self.height()), part)
            x += width
        painter.end()


class Swatch(QWidget):
    """The colour and pattern of a part, beside its word."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._part: Part | None = None
        self.setFixedSize(SIZES.space_m, SIZES.space_m)

    def show_part(self, part: Part) -> None:
        """Show a part."""
        if part != self._part:
            self._part = part
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a small square."""
        if self._part:
            painter = QPainter(self)
            paint_part(painter, QRectF(self.rect()), self._part)
            painter.end()
