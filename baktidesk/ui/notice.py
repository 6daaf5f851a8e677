"""A strip under the top bar that says what is not as it should be, until the officer has taken note of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from baktidesk.domain.errors import Problem
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

KEY = "Alt+S"


class Notice(QFrame):
    """Hidden while all is well."""

    def __init__(self) -> None:
        """Make the strip."""
        super().__init__()
        self.setObjectName("notice")
        self._words = make_words("", "strong")
        self._words.setObjectName("notice.words")
        self._words.setWordWrap(True)
        self._close = key_button("notice.close", "", translate("Notice", "I have seen this"), KEY)
        self._close.clicked.connect(self.hide)
        QShortcut(QKeySequence(KEY), self._close).activated.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_s, SIZES.space_l, 0)
        row.setSpacing(SIZES.space_m)
        row.addWidget(Glyph("warning", "warn", SIZES.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say these sentences."""
        self._words.setText("\n".join(text.sentence(problem) for problem in problems))
        self.setVisible(bool(problems))
