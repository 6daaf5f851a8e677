"""A quiet strip over every page: what stands in the way or is left to do, and one button with its key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.theme import SIZES


class Strip(QFrame):
    """Icon, words in one line, and a button; hidden until there is something to say. Its key acts only in sight."""

    def __init__(self, name: str, image: str, button: QPushButton, key: str, do: Callable[[], None]) -> None:
        """Make the strip: object name, icon, the button that says its key, that key as Qt has it, and what both do."""
        super().__init__()
        self.setObjectName(name)
        self.words = OneLine("strong")
        self.words.setObjectName(f"{name}.words")
        button.clicked.connect(do)
        QShortcut(QKeySequence(key), button).activated.connect(do)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_s, SIZES.space_l, SIZES.space_s)
        row.setSpacing(SIZES.space_m)
        row.addWidget(Glyph(image, "muted", SIZES.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(button)
        self.hide()
