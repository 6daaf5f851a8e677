"""Coupons on A4, three by seven, with marks to cut along: number, goods and a code to scan, and nobody's name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from baktidesk.domain.coupon import Coupon, number_text, token_text
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.names import slug
from baktidesk.domain.paper import Document, Paper
from baktidesk.ui import text
from baktidesk.ui.papers.sheet import PER_MM, Pages, fitting, paper_font
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT

ACROSS: Final = 3
DOWN: Final = 7
_PAD: Final = 3.2 * PER_MM
_QR: Final = 25 * PER_MM
_QUIET: Final = 4
_MASK: Final = 3
_MARK: Final = 2.5 * PER_MM
_CAPTION: Final = 9
_NAME: Final = 11
_NUMBER: Final = 34
_TOKEN: Final = 8


@dataclass(frozen=True, kw_only=True)
class CouponSheet:
    """Coupons of an event, in order; the title holds no personal data, and neither does any coupon."""

    event_name: str
    coupons: Sequence[Coupon]
    mark: str = ""

    @property
    def title(self) -> str:
        """What the document is."""
        return translate("Coupon", "Coupons")

    @property
    def landscape(self) -> bool:
        """Three by seven stand upright."""
        return False

    def lay_out(self, room: QSizeF) -> Pages:
        """Share the coupons among pages."""
        return CouponPages(self, room)


class CouponPages:
    """The pages of coupons."""

    def __init__(self, sheet: CouponSheet, room: QSizeF) -> None:
        """Find the place of every coupon; what all have in common is broken into lines once."""
        self._sheet = sheet
        self._room = room
        self._cell = QSizeF(room.width() / ACROSS, room.height() / DOWN)
        self._left = self._cell.width() - 2 * _PAD - _QR
        self._event = broken(sheet.event_name, self._left, most=3)
        self._goods: dict[str, list[str]] = {}
        self.count = max(-(-len(sheet.coupons) // (ACROSS * DOWN)), 1)
        self.height = room.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        each = ACROSS * DOWN
        for place, coupon in enumerate(self._sheet.coupons[number * each : (number + 1) * each]):
            painter.save()
            painter.translate(place % ACROSS * self._cell.width(), place // ACROSS * self._cell.height())
            self._paint_coupon(painter, coupon)
            painter.restore()
        self._paint_marks(painter)

    def _paint_coupon(self, painter: QPainter, coupon: Coupon) -> None:
        """Paint what people read on the left, what the scanner reads on the right, and its words at the foot."""
        code = QRectF(self._cell.width() - _PAD - _QR, _PAD - _CAPTION / 2, _QR, _QR)
        paint_qr(painter, coupon.token, code)
        number = number_text(coupon.number)
        pixels = fitting(number, _NUMBER, self._left)
        top = _PAD
        top = _write(painter, [translate("Coupon", "Coupon").upper()], top, _CAPTION, LIGHT.muted)
        top = _write(painter, [number], top, pixels, LIGHT.text, strong=True)
        top = _write(painter, self._event, top, _CAPTION, LIGHT.muted)
        goods = self._lines_of(coupon)
        above = self._cell.height() - _PAD - _line(_TOKEN) - len(goods) * _line(_NAME) - 2
        _write(painter, goods, max(top, above), _NAME, LIGHT.text, strong=True)
        foot = self._cell.height() - _PAD - _line(_TOKEN) + 2
        _write(painter, [token_text(coupon.token)], foot, _TOKEN, LIGHT.muted)

    def _lines_of(self, coupon: Coupon) -> list[str]:
        words = amount(coupon.item, coupon.quantity, coupon.unit)
        if words not in self._goods:
            self._goods[words] = broken(words, self._cell.width() - 2 * _PAD, most=2, pixels=_NAME, strong=True)
        return self._goods[words]

    def _paint_marks(self, painter: QPainter) -> None:
        """Mark where to cut: a small cross wherever four coupons meet, and its part at the edges."""
        painter.setPen(QPen(QColor(LIGHT.edge), 0.6))
        for corner in self._corners:
            painter.drawLine(QLineF(corner - QPointF(_MARK, 0), corner + QPointF(_MARK, 0)))
            painter.drawLine(QLineF(corner - QPointF(0, _MARK), corner + QPointF(0, _MARK)))

    @cached_property
    def _corners(self) -> list[QPointF]:
        width, height = self._cell.width(), self._cell.height()
        return [QPointF(column * width, row * height) for column in range(ACROSS + 1) for row in range(DOWN + 1)]


def paint_qr(painter: QPainter, words: str, place: QRectF) -> None:
    """Paint a QR code as black squares on white, its quiet zone inside the place: sharp on any printer.

    A quarter of it may be dirty or torn (error correction Q).
    """
    rows = _modules(words)
    side = place.width() / (len(rows) + 2 * _QUIET)
    path = QPainterPath()
    for row, (first, last) in _runs(rows):
        left, top = place.left() + (first + _QUIET) * side, place.top() + (row + _QUIET) * side
        path.addRect(QRectF(left, top, (last - first) * side, side))
    painter.fillRect(place, QColor(LIGHT.surface))
    painter.fillPath(path, QColor(LIGHT.text))


def broken(words: str, width: float, *, most: int, pixels: int = _CAPTION, strong: bool = False) -> list[str]:
    """Break a text into at most so many lines of this width; what is left over ends in an ellipsis."""
    font = paper_font(pixels, strong=strong)
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    parts = [words[start:end].strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    if len(parts) <= most:
        return parts
    rest = words[starts[most - 1] :]
    return [*parts[: most - 1], QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def print_coupons(parent: QWidget, store: Store, event: StoredEvent, coupons: Sequence[Coupon]) -> None:
    """Offer coupons for printing; each can be redeemed once, however often it is printed."""
    if not coupons:
        return

    def read(session: Any) -> Any:
        from baktidesk.services.prints import print_setup

        return print_setup(session, Document.COUPONS)

    def open_dialog(setup: Any) -> None:
        from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob
        from baktidesk.ui.papers.printing import PRACTICE_MARK

        mark = PRACTICE_MARK if setup.practice else ""
        job = PrintJob(
            title=_title(coupons),
            document=Document.COUPONS,
            papers=(Paper.A4,),
            make=lambda _paper: CouponSheet(event_name=event.record.name, coupons=coupons, mark=mark),
            file_name="_".join(filter(None, (mark, event.record.code, _file_name(coupons)))),
            record_id=coupons[0].id if len(coupons) == 1 else event.id,
        )
        PrintDialog.ask(parent, store, job, setup)

    store.read(read, open_dialog)


def _title(coupons: Sequence[Coupon]) -> str:
    first, last = number_text(coupons[0].number), number_text(coupons[-1].number)
    if len(coupons) == 1:
        return translate("Coupon", "Print coupon {number}").format(number=first)
    words = translate("Coupon", "Print {count} coupons, {first} to {last}")
    return words.format(count=text.number(len(coupons)), first=first, last=last)


def _file_name(coupons: Sequence[Coupon]) -> str:
    numbers = dict.fromkeys((number_text(coupons[0].number), number_text(coupons[-1].number)))
    return "-".join([slug(translate("Coupon", "coupons")).lower(), *numbers])


def _write(
    painter: QPainter, lines: Sequence[str], top: float, pixels: float, colour: str, *, strong: bool = False
) -> float:
    """Write lines from the left edge down; give where the next one begins."""
    painter.setFont(paper_font(pixels, strong=strong))
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(painter.font())
    for words in lines:
        painter.drawText(QPointF(_PAD, top + metrics.ascent()), words)
        top += metrics.lineSpacing()
    return top


def _line(pixels: float) -> float:
    return QFontMetricsF(paper_font(pixels)).lineSpacing()


def _modules(words: str) -> Sequence[Sequence[int]]:
    import segno

    # Every mask can be read; looking for the best of the eight takes five times as long.
    return segno.make(words, error="q", micro=False, mask=_MASK).matrix


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Give the dark runs of every row, from first to behind the last."""
    for number, row in enumerate(rows):
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield number, (start, column)
                start = None
