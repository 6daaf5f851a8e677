"""Cards that say one figure each, and the lines that they stand in."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from baktidesk.domain.figure import Figure
from baktidesk.ui import text
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.summary.charts import Bar, ElidedLabel
from baktidesk.ui.summary.figure_button import FigureButton, put_flush
from baktidesk.ui.table import RecordTable
from baktidesk.ui.theme import SIZES

T = TypeVar("T")


class FigureCard(QFrame):
    """One figure: what it counts, the figure, a note under it, and the way to its target where there is one."""

    def __init__(self, name: str, title: str) -> None:
        """Make the card; the figure's label has the object name `summary.<name>`."""
        super().__init__()
        self.setProperty("card", True)
        self._title = ElidedLabel(title, "caption")
        self._figure = FigureButton(f"summary.{name}", "figure", Qt.AlignmentFlag.AlignLeft)
        self._note = ElidedLabel(role="caption")
        self._bar = Bar()
        self._bar.hide()
        self._bar.lead_to(lambda _place: self._figure)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_m)
        box.setSpacing(0)
        box.addWidget(self._title)
        put_flush(self._figure, box)
        box.addWidget(self._note)
        box.addSpacing(SIZES.space_xs)
        box.addWidget(self._bar)
        box.addStretch(1)

    def show_title(self, title: str) -> None:
        """Count something else."""
        self._title.show_words(title)

    def show_figure(self, value: int, note: str = "", *, most: int = 0, figure: Figure | None = None) -> None:
        """Show the figure, its note, and a bar towards `most` where that is not 0; `figure` leads to its records."""
        self._figure.show_figure(self._title.words, text.number(value), figure)
        self._note.show_words(note)
        self._bar.setAccessibleName(f"{self._title.words}: {note}")
        self._bar.setVisible(most > 0)
        self._bar.show_value(value, most, target=most if value > most else 0)


class PairCard(QFrame):
    """Two small counts that belong together, side by side."""

    def __init__(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        """Make the card for two (name, title) pairs; the labels have the object names `summary.<name>`."""
        super().__init__()
        self.setProperty("card", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_m)
        row.setSpacing(SIZES.space_m)
        self._figures: list[tuple[str, FigureButton]] = []
        for name, title in (first, second):
            box = QVBoxLayout()
            box.setSpacing(0)
            figure = FigureButton(f"summary.{name}", "figure", Qt.AlignmentFlag.AlignLeft)
            box.addWidget(ElidedLabel(title, "caption"))
            put_flush(figure, box)
            box.addStretch(1)
            row.addLayout(box, 1)
            self._figures.append((title, figure))

    def show_figures(self, *shown: tuple[int, Figure | None]) -> None:
        """Show both figures, each with what it counts."""
        for (title, button), (value, figure) in zip(self._figures, shown, strict=True):
            button.show_figure(title, text.number(value), figure)


class Fact(QWidget):
    """A small figure under its words, for a row of several."""

    def __init__(self, name: str, title: str) -> None:
        """Make it; the figure's label has the object name `summary.<name>`."""
        super().__init__()
        self.title = title
        self.button = FigureButton(f"summary.{name}", "title", Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(make_words(title, "caption"))
        put_flush(self.button, box)

    def show_figure(self, value: int, figure: Figure) -> None:
        """Show the figure, and what it counts."""
        self.button.show_figure(self.title, text.number(value), figure)


class EmptyCard(QFrame):
    """What to do next where there is nothing to show yet."""

    def __init__(self, icon: str, words: str, advice: str) -> None:
        """Show an icon of the set, a sentence, and what to do."""
        super().__init__()
        self.setObjectName("empty")
        self.setProperty("card", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_xxl, SIZES.space_xl, SIZES.space_xxl)
        box.setSpacing(SIZES.space_s)
        box.addWidget(Glyph(icon, "muted", SIZES.icon_large), 0, Qt.AlignmentFlag.AlignHCenter)
        for sentence, role in ((words, "section"), (advice, "muted")):
            label = make_words(sentence, role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            box.addWidget(label)


def make_figure(name: str, role: str) -> QLabel:
    """Give an empty label for a figure, with its object name."""
    label = make_words("", role)
    label.setObjectName(name)
    return label


def show_number(label: QLabel, title: str, value: int) -> None:
    """Show a number as it is written in the language of the screen; screen readers hear what it counts."""
    label.setText(text.number(value))
    label.setAccessibleName(f"{title}: {label.text()}")


def make_titled_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Give a card with a section title, with room under the title."""
    card, box = make_card(title)
    box.addSpacing(SIZES.space_xs)
    return card, box


class Tiles(QWidget):
    """Cards in lines that share out twelve columns, fewer cards a line where the window is narrow.

    A line that is not full shares the whole width out among the cards that it has.
    """

    def __init__(self, tiles: Sequence[tuple[QWidget, int, int]]) -> None:
        """Take the cards, hidden, with the columns that each takes in a wide and in a narrow window."""
        super().__init__()
        for card, _wide, _narrow in tiles:
            card.setParent(self)
            card.hide()
        self._tiles = tiles
        self._state: list[tuple[QWidget, int]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZES.space_m)
        self._rows = [QHBoxLayout() for _ in tiles]
        for row in self._rows:
            row.setSpacing(SIZES.space_m)
            column.addLayout(row)

    def arrange(self) -> None:
        """Put the cards that are not hidden into lines again, where something has changed."""
        narrow = self.width() < SIZES.desk_least * 5 // 2
        shown = [(card, few if narrow else many) for card, many, few in self._tiles if not card.isHidden()]
        if shown == self._state:
            return
        for row in self._rows:
            for card, _columns in self._state:
                row.removeWidget(card)
        for row, cards in zip(self._rows, _lines(shown), strict=False):
            for card, columns in cards:
                row.addWidget(card, columns)
        self._state = shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self.arrange()


def make_line() -> QFrame:
    """Give a thin line between two parts of a card."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line


def make_still(table: RecordTable[T]) -> RecordTable[T]:
    """Let a table be read only: as high as its rows, without focus, selection or scroll bars of its own.

    Its columns are at least as wide as their titles.
    """
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(RecordTable.SelectionMode.NoSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head = table.horizontalHeader()
    head.ensurePolished()
    for column in range(head.count()):
        table.setColumnWidth(column, max(head.sectionSizeHint(column), table.columnWidth(column)))
    return table


def fit_bars(table: RecordTable[Any], column: int) -> None:
    """Give a column of bars most of the room that a wide table has over."""
    table.setColumnWidth(column, max(SIZES.space_xxl * 3, (table.width() - SIZES.desk_most) * 2 // 3))


def fit_height(table: RecordTable[Any]) -> None:
    """Make a still table as high as its header and rows."""
    rows = max(table.model().rowCount(), 1)
    height = table.horizontalHeader().sizeHint().height() + rows * SIZES.row + 2 * table.frameWidth()
    if table.height() != height or table.minimumHeight() != height:
        table.setFixedHeight(height)


def _lines(cards: Sequence[tuple[QWidget, int]]) -> list[list[tuple[QWidget, int]]]:
    lines: list[list[tuple[QWidget, int]]] = []
    taken = SIZES.columns
    for card, columns in cards:
        if taken + columns > SIZES.columns:
            lines.append([])
            taken = 0
        lines[-1].append((card, columns))
        taken += columns
    return lines
