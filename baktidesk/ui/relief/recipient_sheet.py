"""The receipt sheet: a table as villages know it, with odd signatures on the left and even ones on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from baktidesk.domain.event import StoredEvent, StoredItem
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.ui import text
from baktidesk.ui.papers.sheet import Pages, paper_font
from baktidesk.ui.relief.coupon_sheet import broken
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

_TEXT: Final = 11
_SMALL: Final = 10
_TITLE: Final = 18
_PAD: Final = 4
_ROW: Final = 38
_HEAD: Final = 34
_FOOT: Final = 24
_CLOSING: Final = 128
_WIDTHS: Final = (40, 178, 124, 124, 0, 62, 176, 70)
"""Of the columns in pixels; the address takes what is left."""
_MOST_LINES: Final = 3


@dataclass(frozen=True, kw_only=True)
class ReceiptSheetPaper:
    """The receipt sheet of one item: everybody's line, and `quantity` (item's unit) for those without one."""

    event: StoredEvent
    item: StoredItem
    quantity: int
    lines: Sequence[RecipientLine]
    mark: str = ""

    @property
    def title(self) -> str:
        """What the document is."""
        return translate("Paper", "Receipt sheet")

    @property
    def landscape(self) -> bool:
        """Eight columns lie on the long side."""
        return True

    def lay_out(self, room: QSizeF) -> Pages:
        """Share the lines among pages."""
        return ReceiptPages(self, room)


class ReceiptPages:
    """The pages of a receipt sheet."""

    def __init__(self, sheet: ReceiptSheetPaper, room: QSizeF) -> None:
        """Break what stands in every cell into lines, and the rows into pages."""
        self._sheet = sheet
        self._room = room
        rest = room.width() - sum(_WIDTHS)
        self._widths = [width or rest for width in _WIDTHS]
        self._edges = [sum(self._widths[:column]) for column in range(len(_WIDTHS) + 1)]
        self._line = QFontMetricsF(paper_font(_TEXT)).lineSpacing()
        self._heads = [
            broken(head, width - 2 * _PAD, most=2, pixels=_SMALL, strong=True) for head, width in self._head()
        ]
        self._rows = [self._cells(line) for line in sheet.lines]
        self._top = self._title_height()
        self._pages = self._broken()
        self.count = len(self._pages)
        self.height = room.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        top = 0.0 if number else self._paint_title(painter)
        top = self._paint_head(painter, top)
        rows = self._pages[number]
        for line, cells in zip(self._sheet.lines[rows], self._rows[rows], strict=True):
            top = self._paint_row(painter, line, cells, top)
        if number == self.count - 1:
            self._paint_closing(painter, top)
        self._paint_foot(painter, number)

    def _head(self) -> list[tuple[str, float]]:
        heads = (
            translate("Roll", "No."),
            translate("Field", "Full name"),
            translate("Field", "NIK"),
            translate("Roll", "No. KK"),
            translate("Paper", "Address, RT/RW, village, district"),
            translate("Field", "Quantity"),
            translate("Paper", "Signature or thumbprint"),
            translate("Roll", "Note"),
        )
        return list(zip(heads, self._widths, strict=True))

    def _cells(self, line: RecipientLine) -> list[list[str]]:
        goods = f"{text.number(line.due(self._sheet.quantity))} {self._sheet.item.unit}"
        values = (
            str(line.number),
            line.full_name,
            line.nik,
            line.family_card_number,
            line.address,
            goods,
            "",
            line.note,
        )
        return [
            broken(value, width - 2 * _PAD, most=_MOST_LINES, pixels=_TEXT)
            for value, width in zip(values, self._widths, strict=True)
        ]

    def _height(self, cells: Sequence[Sequence[str]]) -> float:
        return max(_ROW, max(map(len, cells)) * self._line + 2 * _PAD)

    def _broken(self) -> list[slice]:
        """Give the rows of every page; the signatures at the end never stand alone."""
        room = self._room.height() - _FOOT - _HEAD
        pages, begin, left = [], 0, room - self._top
        for number, cells in enumerate(self._rows):
            last = number == len(self._rows) - 1
            height = self._height(cells) + (_CLOSING if last else 0)
            if height > left and number > begin:
                pages.append(slice(begin, number))
                begin, left = number, room
            left -= height
        return [*pages, slice(begin, len(self._rows))]

    def _title_height(self) -> float:
        return QFontMetricsF(paper_font(_TITLE, strong=True)).lineSpacing() + 2 * self._line + 2 * _PAD

    def _paint_title(self, painter: QPainter) -> float:
        sheet, width = self._sheet, self._room.width()
        days = " – ".join(dict.fromkeys(map(text.long_day, (sheet.event.first_day, sheet.event.last_day))))
        places = ", ".join(dict.fromkeys(line.place for line in sheet.event.record.days))
        goods = amount(sheet.item.name, sheet.quantity, sheet.item.unit)
        words = translate("Paper", "Goods received: {goods} for each").format(goods=goods)
        if any(line.due(sheet.quantity) != sheet.quantity for line in sheet.lines):
            words = translate("Paper", "Goods received: {item}, to each as listed").format(item=sheet.item.name)
        height = QFontMetricsF(paper_font(_TITLE, strong=True)).lineSpacing()
        _write(painter, QRectF(0, 0, width, height), self.named, _TITLE, strong=True)
        _write(painter, QRectF(0, height, width, self._line), f"{sheet.event.record.name} · {days} · {places}", _TEXT)
        _write(painter, QRectF(0, height + self._line, width, self._line), words, _TEXT)
        return self._top

    @property
    def named(self) -> str:
        """The head over the first page."""
        return translate("Paper", "Receipt sheet").upper()

    def _paint_head(self, painter: QPainter, top: float) -> float:
        painter.fillRect(QRectF(0, top, self._room.width(), _HEAD), QColor(LIGHT.muted_wash))
        for lines, left, width in zip(self._heads, self._edges, self._widths, strict=False):
            place = QRectF(left + _PAD, top, width - 2 * _PAD, _HEAD)
            _write(painter, place, "\n".join(lines), _SMALL, strong=True, middle=True)
        self._paint_grid(painter, top, _HEAD)
        return top + _HEAD

    def _paint_row(self, painter: QPainter, line: RecipientLine, cells: Sequence[Sequence[str]], top: float) -> float:
        height = self._height(cells)
        centred = (0, 5)
        for column, lines in enumerate(cells):
            place = QRectF(self._edges[column] + _PAD, top, self._widths[column] - 2 * _PAD, height)
            _write(painter, place, "\n".join(lines), _TEXT, middle=column in centred)
        self._paint_number(painter, line.number, top, height)
        self._paint_grid(painter, top, height)
        return top + height

    def _paint_number(self, painter: QPainter, number: int, top: float, height: float) -> None:
        """Number the place to sign: odd ones on the left, even ones on the right, so that there is room for each."""
        left, width = self._edges[6], self._widths[6]
        half = left if number % 2 else left + width / 2
        place = QRectF(half + _PAD, top + _PAD, width / 2 - 2 * _PAD, height - 2 * _PAD)
        _write(painter, place, f"{number}.", _SMALL, colour=LIGHT.muted, top=True)

    def _paint_grid(self, painter: QPainter, top: float, height: float) -> None:
        painter.setPen(QPen(QColor(LIGHT.edge), 0.8))
        for edge in self._edges:
            painter.drawLine(QLineF(edge, top, edge, top + height))
        for at in (top, top + height):
            painter.drawLine(QLineF(0, at, self._room.width(), at))

    def _paint_closing(self, painter: QPainter, top: float) -> None:
        """Say how many and how much, and leave room for the officer's signature."""
        sheet, width = self._sheet, self._room.width()
        total = translate("Paper", "In all: {people} recipients, {goods}").format(
            people=text.number(len(sheet.lines)), goods=amount(sheet.item.name, self._total, sheet.item.unit)
        )
        room = width - 280 - 2 * _PAD
        _write(painter, QRectF(_PAD, top + 2 * _PAD, room, self._line), total, _TEXT, strong=True)
        signed = translate("Paper", "Signed: ............ recipients, ............ {unit}").format(unit=sheet.item.unit)
        _write(painter, QRectF(_PAD, top + 3 * _PAD + 2 * self._line, room, self._line), signed, _TEXT)
        left = width - 280
        rows = ("............................, ........................ 20......", translate("Paper", "Officer"))
        for number, words in enumerate(rows):
            _write(painter, QRectF(left, top + 2 * _PAD + number * self._line, 280, self._line), words, _TEXT)
        foot = top + _CLOSING - 2 * self._line
        _write(
            painter,
            QRectF(left, foot, 280, self._line),
            "( .......................................................... )",
            _TEXT,
        )
        _write(painter, QRectF(left, foot + self._line, 280, self._line), "NIP", _TEXT)

    @property
    def _total(self) -> int:
        return sum(line.due(self._sheet.quantity) for line in self._sheet.lines)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        place = QRectF(0, self._room.height() - self._line, self._room.width(), self._line)
        words = translate("Paper", "Page {page} of {pages}")
        counted = words.format(page=text.number(number + 1), pages=text.number(self.count))
        _write(painter, place, counted, _SMALL, colour=LIGHT.muted, right=True)
        about = f"{self._sheet.title} · {self._sheet.event.record.name} · {self._sheet.item.name}"
        _write(painter, place, about, _SMALL, colour=LIGHT.muted)


def _write(
    painter: QPainter,
    place: QRectF,
    words: str,
    pixels: int,
    *,
    strong: bool = False,
    colour: str = LIGHT.text,
    middle: bool = False,
    right: bool = False,
    top: bool = False,
) -> None:
    """Write words into a place, upright in its middle unless they belong to the top."""
    across = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
    across = Qt.AlignmentFlag.AlignRight if right else across
    painter.setFont(paper_font(pixels, strong=strong))
    painter.setPen(QColor(colour))
    painter.drawText(place, across | (Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter), words)
