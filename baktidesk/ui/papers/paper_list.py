"""A table on paper: its head again on every page, every page with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from baktidesk.ui import text
from baktidesk.ui.papers.sheet import Pages, paper_font
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

_TEXT = 12
_TITLE = 20
_FOOT = 26
_PAD = 5
_GUTTER = 12
_LEAST = 34
_PORTRAIT_COLUMNS = 6

Lines = list[str]


@dataclass(frozen=True, kw_only=True)
class ListSheet:
    """A table with its title and what it is about; numbers (int) stand right, everything else left."""

    title: str
    about: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[object]]
    mark: str = ""

    @property
    def landscape(self) -> bool:
        """Whether there are more columns than fit side by side on an upright page."""
        return len(self.heads) > _PORTRAIT_COLUMNS

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the table into pages."""
        return ListPages(self, room)


class ListPages:
    """The pages of a table."""

    def __init__(self, sheet: ListSheet, room: QSizeF) -> None:
        """Find the columns' widths, wrap every cell and share the rows among the pages."""
        self._sheet = sheet
        self._room = room
        self._font, self._strong = paper_font(_TEXT), paper_font(_TEXT, strong=True)
        self._line = QFontMetricsF(self._font).lineSpacing()
        self._right = [_is_number(sheet.rows, column) for column in range(len(sheet.heads))]
        shown = [[_shown(value) for value in row] for row in sheet.rows]
        self._widths = self._shared(self._wanted(shown))
        self._head = self._wrapped(sheet.heads, self._strong)
        self._rows = [self._wrapped(row, self._font) for row in shown]
        self._first = _TITLE * 1.5 + len(sheet.about) * self._line + _GUTTER
        self._pages = self._broken()
        self.count = len(self._pages)
        self.height = room.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        top = 0.0 if number else self._paint_title(painter)
        top = self._paint_row(painter, self._head, top, self._strong, LIGHT.edge)
        for row in self._rows[self._pages[number]]:
            top = self._paint_row(painter, row, top, self._font, LIGHT.line)
        self._paint_foot(painter, number)

    def _wanted(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """Give the width that the longest text of each column asks for."""
        plain, strong = QFontMetricsF(self._font), QFontMetricsF(self._strong)
        wanted = [strong.horizontalAdvance(head) for head in self._sheet.heads]
        for column in range(len(wanted)):
            longest = sorted({row[column] for row in rows}, key=len)[-20:]
            wanted[column] = max([wanted[column], _LEAST, *map(plain.horizontalAdvance, longest)])
        return wanted

    def _shared(self, wanted: list[float]) -> list[float]:
        """Share the page's width: narrow columns get what they want, wide ones what is left, equally."""
        left, widths = self._room.width() - _GUTTER * (len(wanted) - 1), [0.0] * len(wanted)
        order = sorted(range(len(wanted)), key=wanted.__getitem__)
        for place, column in enumerate(order):
            widths[column] = min(wanted[column], left / (len(order) - place))
            left -= widths[column]
        text_columns = [column for column in order if not self._right[column]] or order
        for column in text_columns:
            widths[column] += left / len(text_columns)
        return widths

    def _wrapped(self, row: Sequence[str], font: QFont) -> list[Lines]:
        metrics = QFontMetricsF(font)
        return [
            [words] if metrics.horizontalAdvance(words) <= width else _wrap(words, font, width)
            for words, width in zip(row, self._widths, strict=True)
        ]

    def _height(self, row: Sequence[Lines]) -> float:
        return max(map(len, row)) * self._line + 2 * _PAD

    def _broken(self) -> list[slice]:
        """Give the rows of every page; one without rows still has a page."""
        room = self._room.height() - _FOOT - self._height(self._head)
        pages, begin, left = [], 0, room - self._first
        for number, row in enumerate(self._rows):
            height = self._height(row)
            if height > left and number > begin:
                pages.append(slice(begin, number))
                begin, left = number, room
            left -= height
        return [*pages, slice(begin, len(self._rows))]

    def _paint_title(self, painter: QPainter) -> float:
        painter.setPen(QColor(LIGHT.text))
        painter.setFont(paper_font(_TITLE, strong=True))
        width = self._room.width()
        painter.drawText(QRectF(0, 0, width, _TITLE * 1.5), Qt.AlignmentFlag.AlignVCenter, self._sheet.title)
        painter.setPen(QColor(LIGHT.muted))
        painter.setFont(self._font)
        for place, words in enumerate(self._sheet.about):
            top = _TITLE * 1.5 + place * self._line
            painter.drawText(QRectF(0, top, width, self._line), Qt.AlignmentFlag.AlignVCenter, words)
        return self._first

    def _paint_row(self, painter: QPainter, row: Sequence[Lines], top: float, font: QFont, line: str) -> float:
        """Paint a row with a line under it; give where the next one begins."""
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.text))
        left = 0.0
        for lines, width, right in zip(row, self._widths, self._right, strict=True):
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            for place, words in enumerate(lines):
                cell = QRectF(left, top + _PAD + place * self._line, width, self._line)
                painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
            left += width + _GUTTER
        bottom = top + self._height(row)
        painter.setPen(QPen(QColor(line), 1))
        painter.drawLine(QLineF(0, bottom, self._room.width(), bottom))
        return bottom

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        place = QRectF(0, self._room.height() - self._line, self._room.width(), self._line)
        words = translate("Paper", "Page {page} of {pages}")
        painter.setFont(self._font)
        painter.setPen(QColor(LIGHT.muted))
        counted = words.format(page=text.number(number + 1), pages=text.number(self.count))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, counted)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, " · ".join([self._sheet.title, *self._sheet.about[:1]]))


def _shown(value: object) -> str:
    if value is None:
        return ""
    return text.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _is_number(rows: Sequence[Sequence[object]], column: int) -> bool:
    values = [row[column] for row in rows if row[column] is not None]
    return bool(values) and all(isinstance(value, int) for value in values)


def _wrap(words: str, font: QFont, width: float) -> Lines:
    """Break a text into lines of this width, at spaces where there are any."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(_part(words, line.textStart(), line.textLength()))
    layout.endLayout()
    return lines


def _part(words: str, start: int, length: int) -> str:
    """Give a part of a text by Qt's count, in which a letter beyond the first 65,536 counts for two."""
    return words.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le").strip()
