"""What the middle of a scrolling widget paints, and what Qt keeps of it."""

from PySide6.QtWidgets import QAbstractScrollArea


def see_through(area: QAbstractScrollArea) -> None:
    """Let the background that the style sheet gives an area show through its viewport, instead of painting it twice.

    It looks the same, but a viewport that paints one leaves its rules, a kilobyte, in Qt's memory for ever: Qt takes
    them back from every widget that it dresses, and dresses no viewport. That counts in a dialog, made each time anew.
    """
    area.viewport().setAutoFillBackground(False)
