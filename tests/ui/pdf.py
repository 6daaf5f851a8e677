"""What the stories of paper share: a PDF written, read back as text, and seen as a picture."""

import re
import subprocess
from pathlib import Path

from PySide6.QtGui import QImage

from baktidesk.domain.paper import Paper
from baktidesk.ui.papers import printing
from baktidesk.ui.papers.sheet import Sheet

DARK = 200


def saved(sheet: Sheet, folder: Path, size: Paper = Paper.A4) -> Path:
    """Write a document as PDF."""
    path = folder / f"{size}.pdf"
    printing.make_pdf(sheet, path, size)
    return path


def said_by(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


def words_of(pdf: Path) -> str:
    """Give the text of a PDF in the order in which it was written, with single spaces."""
    return " ".join(said_by("pdftotext", "-raw", pdf, "-").split())


def size_of(pdf: Path) -> tuple[int, int]:
    """Give the size of the first page in millimetres."""
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", said_by("pdfinfo", pdf))
    assert found
    return round(float(found[1]) / 72 * 25.4), round(float(found[2]) / 72 * 25.4)


def picture_of(pdf: Path, page: int = 1) -> QImage:
    """Give a page as an image, 50 pixels to the inch."""
    said_by("pdftoppm", "-r", "50", "-png", "-f", str(page), "-l", str(page), "-singlefile", pdf, pdf.with_suffix(""))
    return QImage(str(pdf.with_suffix(".png")))


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Give the box around everything that is not white: left, top, right, bottom."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = [bytes(grey.constScanLine(row))[: grey.width()] for row in range(grey.height())]
    rows = [row for row, line in enumerate(lines) if min(line) < DARK]
    columns = [column for column, line in enumerate(zip(*lines, strict=True)) if min(line) < DARK]
    return columns[0], rows[0], columns[-1], rows[-1]
