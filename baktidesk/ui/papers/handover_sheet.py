"""The document of a handover on A4: its parts in order, the table's head on every page, signatures never alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from baktidesk.domain import handover_document as said
from baktidesk.domain.handover_document import HandoverDocument, Party
from baktidesk.domain.letterhead import StoredLetterhead
from baktidesk.ui.papers.sheet import PER_INCH, PER_MM, HtmlPages, HtmlSheet, Pages
from baktidesk.ui.theme import LIGHT

_POINT = PER_INCH / 72
_INSET = 5 * PER_MM
_LOGO = 22 * PER_MM
_LOGO_PIXELS = 600
_QR = 15 * PER_MM
_FOOT = _QR + 8
_GAP = 6
_SIGNING = 50
_PAD = 4
_COLUMNS = (36, 0, 76, 158, 60, 60)
_CENTRED, _RIGHT = {0, 4, 5}, {2}
_TEXT, _SMALL = 14, 12


@dataclass(frozen=True)
class Block:
    """A piece of the document that no page break parts, as high as it is, in pixels of 1/96 inch.

    `above` is free room over it, not at the top of a page; one that is `joined` stays on the page of the next;
    `again` is painted over it when it begins a page.
    """

    height: float
    paint: Callable[[QPainter], None]
    above: float = 0
    joined: bool = False
    again: "Block | None" = None


@dataclass(frozen=True, kw_only=True)
class HandoverSheet:
    """A handover's document under a letterhead; `copy` says which print it is, "" for the first."""

    document: HandoverDocument
    head: StoredLetterhead
    copy: str = ""
    mark: str = ""
    landscape: bool = False

    @property
    def title(self) -> str:
        """What the document is, without a name."""
        return f"{said.TITLE.title()} {self.document.number}".strip()

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the document into pages."""
        return HandoverPages(self, room)


class HandoverPages:
    """The pages of a handover's document."""

    def __init__(self, sheet: HandoverSheet, room: QSizeF) -> None:
        """Measure every piece and share them among the pages."""
        self._sheet = sheet
        self._room = room
        width = room.width() - 2 * _INSET
        self._pages = _broken(list(_blocks(sheet, width)), room.height() - _FOOT)
        self._width = width
        self.count = len(self._pages)
        self.height = room.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        painter.translate(_INSET, 0)
        for top, block in self._pages[number]:
            painter.save()
            painter.translate(0, top)
            block.paint(painter)
            painter.restore()
        self._paint_foot(painter, number)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        """Paint the code, which record and print this is, and the page's number."""
        top, code = self._room.height() - _QR, self._sheet.document.code
        painter.fillPath(_qr(code, top), QColor(LIGHT.text))
        record, fingerprint = code.split(":")[1:]
        words = [self._sheet.copy, f"Rekaman {_in_fours(record)}", f"Sidik isi {_in_fours(fingerprint[:32])}"]
        left = _text("<br>".join(map(escape, filter(None, words))), self._width - _QR - 140, pixels=10)
        right = _text(f"Halaman {number + 1} dari {self.count}", 130, pixels=11, align="right")
        for block, x in ((left, _QR + 12), (right, self._width - 130)):
            painter.save()
            painter.translate(x, self._room.height() - block.height)
            block.paint(painter)
            painter.restore()


def _blocks(sheet: HandoverSheet, width: float) -> Iterator[Block]:
    """Give the pieces of the document in order."""
    document = sheet.document
    yield letterhead_block(sheet.head, width)
    if sheet.copy:
        yield _text(f"<b>{escape(sheet.copy)}</b>", width, above=_GAP, pixels=11, align="right")
    subject = "<br>".join(map(escape, said.object_of(document).split("\n")))
    yield _text(f"<b>{said.TITLE}</b>", width, above=1.5 * _GAP, pixels=18, align="center", joined=True)
    yield _text(f"<b>{subject}</b>", width, above=2, pixels=_SMALL, align="center", joined=True)
    yield _text(escape(said.number_of(document)), width, above=4, align="center", joined=True)
    yield _text(escape(said.opening(document)), width, above=2 * _GAP)
    for number, party in enumerate((document.giver, document.receiver), 1):
        yield _party(number, party, width)
    yield _text(escape(said.statement(document)), width, above=_GAP, joined=True)
    yield from _table(document, width)
    for paragraph in said.closing(document):
        yield _text(escape(paragraph), width, above=_GAP)
    yield _text(escape(said.last_sentence()), width, above=_GAP, joined=True)
    yield from _signatures(document, width)


def _broken(blocks: Sequence[Block], room: float) -> list[list[tuple[float, Block]]]:
    """Share the pieces among pages of this height; give each with where it begins."""
    pages: list[list[tuple[float, Block]]] = [[]]
    bottom = 0.0
    for group in _groups(blocks):
        if pages[-1] and bottom + sum(one.above + one.height for one in group) > room:
            pages.append([])
            bottom = 0.0
        again = group[0].again if not pages[-1] else None
        for block in ([again] if again else []) + group:
            top = bottom + (block.above if pages[-1] else 0)
            pages[-1].append((top, block))
            bottom = top + block.height
    return pages


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the pieces with those that they may not be parted from."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.joined:
            yield group
            group = []
    if group:
        yield group


def _text(
    html: str, width: float, *, above: float = 0, pixels: int = _TEXT, align: str = "justify", joined: bool = False
) -> Block:
    """Give a paragraph of HTML; what people typed is escaped by then."""
    style = f"margin:0; font-size:{pixels}px; line-height:104%; color:{LIGHT.text}"
    return _html(f'<p align="{align}" style="{style}">{html}</p>', width, above=above, joined=joined)


def _html(html: str, width: float, *, above: float = 0, joined: bool = False) -> Block:
    pages = HtmlPages(HtmlSheet(title="", html=html), QSizeF(width, 0))
    return Block(pages.height, lambda painter: pages.paint(painter, 0), above, joined)


def letterhead_block(head: StoredLetterhead, width: float) -> Block:
    """Give the letterhead: logo, lines, the unit in bold, its address, a rule of 3 and one of 1 point."""
    logo = _picture(head.logo)
    aside = _LOGO + 14 if logo else 0
    record = head.record
    lines = [f'<span style="font-size:14px">{escape(line)}</span>' for line in record.lines]
    lines.append(f'<span style="font-size:18px; font-weight:700">{escape(record.unit)}</span>')
    lines += [f'<span style="font-size:11px">{escape(line)}</span>' for line in record.small_lines]
    words = _text("<br>".join(lines), width - aside, align="center", pixels=14)
    inner = max(words.height, _LOGO if logo else 0)
    rule = inner + 8

    def paint(painter: QPainter) -> None:
        if logo:
            shown = QSizeF(logo.size()).scaled(_LOGO, _LOGO, Qt.AspectRatioMode.KeepAspectRatio)
            place = QPointF((_LOGO - shown.width()) / 2, (inner - shown.height()) / 2)
            painter.drawImage(QRectF(place, shown), logo)
        painter.fillRect(QRectF(0, rule, width, 3 * _POINT), QColor(LIGHT.text))
        painter.fillRect(QRectF(0, rule + 5 * _POINT, width, _POINT), QColor(LIGHT.text))
        painter.translate(aside, (inner - words.height) / 2)
        words.paint(painter)

    return Block(rule + 6 * _POINT, paint)


@lru_cache(maxsize=4)
def _picture(logo: bytes) -> QImage | None:
    """Read a logo, on white because a PDF for archives knows no transparency; None for none, or a broken one."""
    image = QImage.fromData(logo) if logo else QImage()
    if image.isNull():
        return None
    if max(image.width(), image.height()) > _LOGO_PIXELS:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_LOGO_PIXELS, _LOGO_PIXELS, keep, smooth)
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(QColor(LIGHT.surface))
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _party(number: int, party: Party, width: float) -> Block:
    """Give one side: its lines, and what it is called from here on."""
    style = f"font-size:{_TEXT}px; color:{LIGHT.text}"
    marks = [f"{number}.", *[""] * 3]
    values = [_strong(party.name), *(escape(value) for _label, value in party.rows[1:])]
    rows = "".join(
        f'<tr><td width="26">{mark}</td><td width="76">{escape(label)}</td><td width="14">:</td>'
        f'<td width="{width - 116:.0f}">{value}</td></tr>'
        for mark, (label, _value), value in zip(marks, party.rows, values, strict=True)
    )
    table = f'<table cellspacing="0" cellpadding="0" style="{style}">{rows}</table>'
    note = f'<p style="margin:2px 0 0 26px; {style}">{escape(said.called(party))}</p>'
    return _html(table + note, width, above=_GAP)


def _strong(words: str) -> str:
    return f"<b>{escape(words)}</b>"


def _table(document: HandoverDocument, width: float) -> Iterator[Block]:
    """Give the table: its head, which comes again on every page, and its lines."""
    widths = [column or width - sum(_COLUMNS) for column in _COLUMNS]
    head = _row([_strong(one) for one in said.TABLE_HEAD], widths, above=_GAP, head=True)
    yield head
    for number, line in enumerate(document.goods, 1):
        cells = [escape(one) for one in (f"{number}.", *line.cells)]
        yield _row(cells, widths, again=head)


def _row(
    cells: Sequence[str], widths: Sequence[float], *, above: float = 0, head: bool = False, again: Block | None = None
) -> Block:
    """Give a line of the table with its borders."""
    texts = [
        _text(cell, width - 2 * _PAD, pixels=_SMALL, align=_side(place, head=head))
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    height = max(one.height for one in texts) + 2 * _PAD

    def paint(painter: QPainter) -> None:
        left = 0.0
        for block, width in zip(texts, widths, strict=True):
            if head:
                painter.fillRect(QRectF(left, 0, width, height), QColor(LIGHT.muted_wash))
            _frame(painter, QRectF(left, 0, width, height))
            painter.save()
            painter.translate(left + _PAD, (height - block.height) / 2 if head else _PAD)
            block.paint(painter)
            painter.restore()
            left += width

    return Block(height, paint, above, head, again)


def _side(column: int, *, head: bool) -> str:
    if head or column in _CENTRED:
        return "center"
    return "right" if column in _RIGHT else "left"


def _frame(painter: QPainter, box: QRectF) -> None:
    """Draw the four borders of a cell as filled strips, which meet exactly in every viewer."""
    ink, thin = QColor(LIGHT.text), 0.75 * _POINT
    for strip in (
        QRectF(box.left(), box.top(), box.width() + thin, thin),
        QRectF(box.left(), box.bottom(), box.width() + thin, thin),
        QRectF(box.left(), box.top(), thin, box.height()),
        QRectF(box.right(), box.top(), thin, box.height()),
    ):
        painter.fillRect(strip, ink)


def _signatures(document: HandoverDocument, width: float) -> Iterator[Block]:
    """Give place, date and who signs: the second party left, the first right, the witnesses below."""
    column = width / 2 - 2 * _GAP
    told = _text(escape(said.place_and_date(document)), column, align="center")
    right = width - column
    yield Block(told.height, lambda painter: _paint_at(painter, told, right), 2 * _GAP, joined=True)
    sides = [
        (f"<b>{party.called},</b><br>{escape(party.position)}", party.name, _identity(party))
        for party in (document.receiver, document.giver)
    ]
    yield _signing(sides, width, column, joined=bool(document.witnesses))
    if document.witnesses:
        yield _text(escape(said.WITNESSES), width, above=1.5 * _GAP, align="center", joined=True)
        split = (said.split_witness(one) for one in document.witnesses)
        yield _signing([(escape(position), name, "") for name, position in split], width, column)


def _identity(party: Party) -> str:
    return f"{party.identity_label} {party.identity}" if party.identity else ""


def _signing(sides: Sequence[tuple[str, str, str]], width: float, column: float, *, joined: bool = False) -> Block:
    """Give one or two places to sign side by side: what stands above, the name, and the number below it."""
    tops = [_text(top, column, align="center") for top, _name, _below in sides]
    names = [
        _text(
            f"<u>{_strong(name)}</u><br>{escape(below)}" if below else f"<u>{_strong(name)}</u>", column, align="center"
        )
        for _top, name, below in sides
    ]
    lefts = [0.0, width - column] if len(sides) > 1 else [(width - column) / 2]
    line = max(one.height for one in tops) + _SIGNING

    def paint(painter: QPainter) -> None:
        for top, name, left in zip(tops, names, lefts, strict=True):
            _paint_at(painter, top, left)
            _paint_at(painter, name, left, line)

    return Block(line + max(one.height for one in names), paint, 4, joined)


def _paint_at(painter: QPainter, block: Block, left: float, top: float = 0) -> None:
    painter.save()
    painter.translate(left, top)
    block.paint(painter)
    painter.restore()


@lru_cache(maxsize=4)
def _qr(code: str, top: float) -> QPainterPath:
    """Give the squares of a QR code as one shape, its left side at the edge of the text."""
    import segno

    matrix = segno.make_qr(code, error="m", boost_error=False).matrix
    side = _QR / len(matrix)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                path.addRect(QRectF(x * side, top + y * side, side, side))
    return path


def _in_fours(words: str) -> str:
    return " ".join(words[at : at + 4] for at in range(0, len(words), 4))
