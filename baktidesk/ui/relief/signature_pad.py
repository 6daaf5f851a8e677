"""A place to sign: with a pen, a finger or the mouse; what was written is given as a picture."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import LIGHT, SIZES, current_theme

HEIGHT = 180
INK = 2.2
SCALE = 2.0
"""A picture has so many pixels for each one on the screen."""


class SignaturePad(QWidget):
    """Takes strokes.

    Signals:
        edited(): a stroke was added, or all were taken away.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty pad."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(translate("Giving", "Signature"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(SIZES.desk_least)
        self._strokes: list[list[QPointF]] = []
        self._writing = False
        self._hint = make_words(translate("Giving", "Sign here with pen, finger or mouse"), "muted")
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.move(SIZES.space_m, SIZES.space_m)

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody has signed: a dot or two is no signature."""
        return sum(len(stroke) for stroke in self._strokes) < SIZES.space_xs

    def clear(self) -> None:
        """Take all strokes away."""
        self._strokes = []
        self._tell()

    def picture(self) -> bytes:
        """Give the signature as a PNG file, dark on white, whatever the colours of the screen are."""
        image = QImage(self.size() * SCALE, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.surface))
        painter = QPainter(image)
        painter.scale(SCALE, SCALE)
        self._draw(painter, QColor(LIGHT.text))
        painter.end()
        return png(image)

    def _begin(self, at: QPointF) -> None:
        self._writing = True
        self._strokes.append([at])
        self._tell()

    def _go_on(self, at: QPointF) -> None:
        if self._writing:
            self._strokes[-1].append(at)
            self.update()

    def _end(self) -> None:
        self._writing = False
        self._tell()

    def _tell(self) -> None:
        self._hint.setVisible(not self._strokes)
        self.update()
        self.edited.emit()

    def _draw(self, painter: QPainter, ink: QColor) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, INK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            painter.drawPath(_path(stroke))

    def sizeHint(self) -> QSize:
        """Ask for room to write in."""
        return QSize(SIZES.desk_most, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the place and what is written on it."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), SIZES.radius_input, SIZES.radius_input)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        line = self.height() - SIZES.space_xxl
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(SIZES.space_xl, line, self.width() - SIZES.space_xl, line)
        self._draw(painter, theme.color("text"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Write with a pen as finely as it tells; a finger comes as a mouse."""
        kind = event.type()
        if kind is QEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind is QEvent.Type.TabletMove:
            self._go_on(event.position())
        elif kind is QEvent.Type.TabletRelease:
            self._end()
        event.accept()


def png(image: QImage) -> bytes:
    """Give an image as the content of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _path(stroke: list[QPointF]) -> QPainterPath:
    """Give a stroke as a smooth line through the middles between its points."""
    path = QPainterPath(stroke[0])
    for before, after in zip(stroke[1:], stroke[2:], strict=False):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(stroke[-1])
    return path
