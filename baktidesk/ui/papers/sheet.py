"""Documents laid out page by page and painted, the same on every machine: in pixels of 1/96 inch, scaled to the paper.

Nothing is measured with the screen or the printer, so a page breaks at the same word in every office.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QByteArray, QLineF, QMarginsF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from baktidesk.domain.paper import Paper
from baktidesk.ui.theme import FAMILY, LIGHT

PER_INCH = 96
PER_MM = PER_INCH / 25.4
_ROLL_END_MM = 6
_CLEAR_MM = 6
_MARK_PIXELS = 40
_MARK_DEGREES = 30


@dataclass(frozen=True)
class PaperSize:
    """A paper in millimetres: width, height (0 = as long as its content) and the margins beside and above."""

    width: float
    height: float
    beside: float
    above: float

    @property
    def room(self) -> QSizeF:
        """The size of what is printed on, in pixels of 1/96 inch; a roll has no end."""
        height = (self.height - 2 * self.above) * PER_MM if self.height else 0
        return QSizeF((self.width - 2 * self.beside) * PER_MM, height)

    @property
    def turned(self) -> "PaperSize":
        """The same paper in landscape."""
        return PaperSize(self.height, self.width, self.beside, self.above)


SIZES_OF = {
    Paper.A4: PaperSize(210, 297, 15, 12),
    Paper.A5: PaperSize(148, 210, 12, 10),
    Paper.ROLL_80: PaperSize(80, 0, 4, 3),
}


class Pages(Protocol):
    """A document laid out for one room: how many pages, how high the last one is, and each painted on request."""

    count: int
    height: float

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0, with its top left corner at the origin."""


class Sheet(Protocol):
    """A document before it is laid out; `title` names the file's subject and holds no personal data.

    `mark` is a word laid across every page, "" for none.
    """

    @property
    def title(self) -> str:
        """What the document is."""

    @property
    def landscape(self) -> bool:
        """Whether its pages lie on their long side."""

    @property
    def mark(self) -> str:
        """The word across every page."""

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the document into pages of this size; a height of 0 means one page as long as it takes."""


@dataclass(frozen=True, kw_only=True)
class HtmlSheet:
    """A document written in Qt's HTML, sizes in px; `drawings` are SVG texts by the name that an <img> gives as src."""

    title: str
    html: str
    drawings: Mapping[str, str] = field(default_factory=dict)
    landscape: bool = False
    mark: str = ""

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the document into pages."""
        return HtmlPages(self, room)


class HtmlPages:
    """The pages of a document in HTML."""

    def __init__(self, sheet: HtmlSheet, room: QSizeF) -> None:
        """Lay the document out."""
        self._drawings = _Drawings(sheet.drawings)
        self._document = document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(paper_font())
        document.setUseDesignMetrics(True)
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._drawings)
        document.setPageSize(QSizeF(room.width(), room.height() or -1))
        document.setHtml(sheet.html)
        self._room = QSizeF(room.width(), room.height() or document.size().height())
        self.count = document.pageCount() if room.height() else 1
        self.height = document.size().height() - (self.count - 1) * self._room.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        top = number * self._room.height()
        painter.translate(0, -top)
        area = QRectF(QPointF(0, top), self._room)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        context.palette = _ink()
        painter.save()
        painter.setClipRect(area)
        self._document.documentLayout().draw(painter, context)
        painter.restore()


def _ink() -> QPalette:
    """Give the colours of words that name none: the screen's would be white on white where it is dark."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    return palette


@dataclass(frozen=True, kw_only=True)
class StripSheet:
    """Pieces of paper of one height, one under another on each page, with a line to cut along between them.

    `strips` are in Qt's HTML, each centred in its piece of `strip_mm` millimetres, measured from the paper's edge.
    """

    title: str
    strips: Sequence[str]
    strip_mm: float
    drawings: Mapping[str, str] = field(default_factory=dict)
    landscape: bool = False
    mark: str = ""

    def lay_out(self, room: QSizeF) -> Pages:
        """Put the pieces onto pages."""
        return StripPages(self, room)


class StripPages:
    """The pages of a document that is cut into pieces."""

    def __init__(self, sheet: StripSheet, room: QSizeF) -> None:
        """Lay every piece out."""
        width, height, strip = room.width(), room.height(), sheet.strip_mm * PER_MM
        self._width = width
        self._height = height
        self._strip = strip
        self._pieces = [
            HtmlPages(HtmlSheet(title="", html=html, drawings=sheet.drawings), QSizeF(width, 0))
            for html in sheet.strips
        ]
        self._per_page = max(round(height / strip), 1)
        self.count = -(-len(self._pieces) // self._per_page)
        self.height = height

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, counted from 0."""
        above = (self._per_page * self._strip - self._height) / 2
        first = number * self._per_page
        for place, piece in enumerate(self._pieces[first : first + self._per_page]):
            top = place * self._strip - above
            self._paint_piece(painter, piece, top)
            if top + self._strip < self._height:
                self._paint_cut(painter, top + self._strip)

    def _paint_piece(self, painter: QPainter, piece: HtmlPages, top: float) -> None:
        """Paint a piece in the middle of its strip, smaller where very long names would run over the line."""
        fits = min((self._strip - 2 * _CLEAR_MM * PER_MM) / piece.height, 1)
        painter.save()
        painter.translate((1 - fits) * self._width / 2, top + (self._strip - fits * piece.height) / 2)
        painter.scale(fits, fits)
        piece.paint(painter, 0)
        painter.restore()

    def _paint_cut(self, painter: QPainter, at: float) -> None:
        painter.setPen(QPen(QColor(LIGHT.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(0, at, self._width, at))


class _Drawings(QPyTextObject):
    """Paints the pictures of a document as vectors, so that they are sharp on any printer."""

    def __init__(self, drawings: Mapping[str, str]) -> None:
        """Read the drawings."""
        from PySide6.QtSvg import QSvgRenderer

        super().__init__()
        self._renderers = {name: QSvgRenderer(QByteArray(svg.encode())) for name, svg in drawings.items()}

    def intrinsicSize(self, document: QTextDocument, position: int, text_format: QTextFormat) -> QSizeF:  # noqa: N802
        """Give the size that the document asks for."""
        image = text_format.toImageFormat()
        return QSizeF(image.width(), image.height())

    def drawObject(  # noqa: N802
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, text_format: QTextFormat
    ) -> None:
        """Paint one drawing into its place."""
        self._renderers[text_format.toImageFormat().name()].render(painter, QRectF(rect))


def paper_font(pixels: float = 13, *, strong: bool = False) -> QFont:
    """Give the font of the documents, `pixels` of 1/96 inch high, unhinted because it is never shown on a screen.

    The figures of equal width, which the screen's font has on, are off: no PDF reader turns those back into digits.
    """
    font = QFont(FAMILY)
    font.setPixelSize(round(pixels))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setWeight(QFont.Weight.Bold if strong else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 0)
    return font


def fitting(words: str, most: int, room: float) -> int:
    """Give the size in pixels, `most` at most, in which semibold words stand on one line of `room` pixels."""
    width = QFontMetricsF(paper_font(most, strong=True)).horizontalAdvance(words)
    return min(most, int(most * room / width)) if width else most


def lay_out(sheet: Sheet, paper: Paper) -> tuple[Pages, PaperSize]:
    """Lay a document out for a paper; give its pages and the size of the sheets that they need."""
    size = SIZES_OF[paper]
    if sheet.landscape and size.height:
        size = size.turned
    pages = sheet.lay_out(size.room)
    if not size.height:
        size = PaperSize(size.width, pages.height / PER_MM + size.above + _ROLL_END_MM, size.beside, size.above)
    return pages, size


def page_layout(size: PaperSize) -> QPageLayout:
    """Give Qt's page for a sheet; the margins are the document's own, so the page has none."""
    portrait = QPageLayout.Orientation.Portrait
    exact, unit = QPageSize.SizeMatchPolicy.ExactMatch, QPageSize.Unit.Millimeter
    millimetres = QPageSize(QSizeF(size.width, size.height), unit, "", exact)
    return QPageLayout(millimetres, portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def paint(sheet: Sheet, pages: Pages, size: PaperSize, device: QPagedPaintDevice) -> Iterator[int]:
    """Paint page after page onto a PDF or a printer whose page is `page_layout(size)`, from the edge of the paper.

    Gives the number of pages painted after each, so that the window can breathe between them.
    """
    painter = QPainter(device)
    try:
        for number in range(pages.count):
            if number:
                device.newPage()
            painter.save()
            painter.scale(device.logicalDpiX() / PER_INCH, device.logicalDpiY() / PER_INCH)
            _paint_mark(painter, size, sheet.mark)
            painter.translate(size.beside * PER_MM, size.above * PER_MM)
            pages.paint(painter, number)
            painter.restore()
            yield number + 1
    finally:
        painter.end()


def _paint_mark(painter: QPainter, size: PaperSize, mark: str) -> None:
    """Lay a pale word across the page again and again, under what is printed, so that no piece of it goes without."""
    if not mark:
        return
    painter.save()
    painter.setPen(QColor(LIGHT.muted_wash))
    painter.setFont(paper_font(_MARK_PIXELS, strong=True))
    step = QFontMetricsF(painter.font()).horizontalAdvance(mark) + _MARK_PIXELS
    far = int(max(size.width, size.height) * PER_MM / step) + 1
    painter.rotate(-_MARK_DEGREES)
    for row in range(4 * far):
        for column in range(-far, far):
            painter.drawText(QPointF((column + row % 2 / 2) * step, row * 3 * _MARK_PIXELS), mark)
    painter.restore()
