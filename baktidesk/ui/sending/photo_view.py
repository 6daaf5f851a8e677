"""A picture as small as its frame: read on another thread, so that a large photo never holds up the window."""

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QBuffer, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.ui.text import translate

SIDE = 260


class PhotoView(QLabel):
    """Shows one photo the right way up, or says why there is none to be seen.

    Signals:
        read(str, object): the picture of a path as a QImage, None when it is none.
    """

    read = Signal(str, object)

    def __init__(self) -> None:
        """Make an empty frame."""
        super().__init__()
        self.setObjectName("photos.view")
        self.setAccessibleName(translate("Photos", "The selected photo"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFixedWidth(SIDE)
        self.setMinimumHeight(SIDE)
        self._path = ""
        self.read.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def show_file(self, path: Path) -> None:
        """Show a picture; a PDF is named only."""
        self.clear()
        self._path = str(path)
        if path.suffix == ".pdf":
            self.setText(translate("Photos", "A PDF opens with Enter."))
            return
        Thread(target=self._read, args=(str(path),), name="photo", daemon=True).start()

    def _read(self, path: str) -> None:
        """Read the picture as small as it is shown; called by a thread of its own."""
        from baktidesk.services.attachments import content_of_file

        try:
            image = _scaled(content_of_file(Path(path)))
        except Refused:
            image = QImage()
        if isValid(self):
            self.read.emit(path, None if image.isNull() else image)

    def _show(self, path: str, image: QImage | None) -> None:
        if path != self._path:
            return
        if image is None:
            self.setText(translate("Photos", "This picture cannot be shown here."))
        else:
            self.setPixmap(QPixmap.fromImage(image))


def _scaled(content: bytes) -> QImage:
    """Read a picture from memory, where no plain copy of it lies on the disk; a buffer connects nothing."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    wanted = reader.size().scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    if wanted.isValid():
        reader.setScaledSize(wanted)
    return reader.read()
