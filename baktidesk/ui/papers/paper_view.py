"""A document on screen as it will be printed: the same pages, painted by the same hand, one under another."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from baktidesk.domain.paper import Paper
from baktidesk.ui.papers.sheet import PER_MM, Pages, PaperSize, Sheet, lay_out
from baktidesk.ui.theme import LIGHT, SIZES, current_theme


class PaperView(QScrollArea):
    """Shows a document's pages as wide as there is room, at most at their real size."""

    def __init__(self, name: str, accessible: str) -> None:
        """Make an empty view."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sheets = _Sheets()
        self.setWidget(self._sheets)

    @property
    def count(self) -> int:
        """How many pages the document has."""
        return self._sheets.count

    def show_sheet(self, sheet: Sheet, paper: Paper) -> None:
        """Lay a document out and show it; where the view stood it stays."""
        at = self.verticalScrollBar().value()
        self._sheets.take(*lay_out(sheet, paper), self.viewport().width())
        self.verticalScrollBar().setValue(at)

    def turn(self, pages: int) -> None:
        """Move the view by so many of its own heights, as PgUp and PgDn do."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room."""
        super().resizeEvent(event)
        self._sheets.fit(self.viewport().width())


class _Sheets(QWidget):
    """The pages themselves, painted once for a size and kept."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._pages: Pages | None = None
        self._paper = PaperSize(0, 0, 0, 0)
        self._scale = 1.0
        self._painted: dict[int, QPixmap] = {}

    def take(self, pages: Pages, paper: PaperSize, width: int) -> None:
        self._pages, self._paper, self.count = pages, paper, pages.count
        self.fit(width)

    def fit(self, width: int) -> None:
        """Be as wide as the view, and as high as all pages below each other."""
        self._painted.clear()
        if not self._paper.width:
            return
        self._scale = min((width - 2 * SIZES.space_m) / (self._paper.width * PER_MM), 1.25)
        self.resize(width, int(self.count * (self._page().height() + SIZES.space_m) + SIZES.space_m))
        self.update()

    def _page(self) -> QRectF:
        """Give the place of the first page."""
        width = self._paper.width * PER_MM * self._scale
        return QRectF((self.width() - width) / 2, SIZES.space_m, width, self._paper.height * PER_MM * self._scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        if self._pages is None:
            return
        painter = QPainter(self)
        for number in range(self.count):
            page = self._page().translated(0, number * (self._page().height() + SIZES.space_m))
            if page.intersects(QRectF(event.rect())):
                painter.drawPixmap(page.topLeft(), self._picture(number))
                painter.setPen(QPen(current_theme().color("line"), 1))
                painter.drawRect(page)

    def _picture(self, number: int) -> QPixmap:
        if number not in self._painted and self._pages is not None:
            ratio = self.devicePixelRatioF()
            picture = QPixmap((self._page().size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(LIGHT.surface)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(self._scale, self._scale)
            painter.translate(self._paper.beside * PER_MM, self._paper.above * PER_MM)
            self._pages.paint(painter, number)
            painter.end()
            self._painted[number] = picture
        return self._painted[number]
