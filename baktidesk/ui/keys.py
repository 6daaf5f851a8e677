"""The key card: what F1 shows."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

KEYS = (
    ("Enter", QT_TRANSLATE_NOOP("Keys", "Go to the next input")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Save")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo the last deed")),
    ("F2", QT_TRANSLATE_NOOP("Keys", "Search")),
    ("F3", QT_TRANSLATE_NOOP("Keys", "Back to the form")),
    ("F5  F6", QT_TRANSLATE_NOOP("Keys", "Distribution: institution, person or household")),
    ("Alt+1 … Alt+7", QT_TRANSLATE_NOOP("Keys", "Open a page")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Change the event")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Lock")),
    ("L  T  B  G  P", QT_TRANSLATE_NOOP("Keys", "In the donor list: passed, deferred, donated, failed, left")),
    ("Del", QT_TRANSLATE_NOOP("Keys", "In a list: void the selected record")),
    ("Esc", QT_TRANSLATE_NOOP("Keys", "Close a question without doing anything")),
)


class KeyCard(QDialog):
    """All keys on one card."""

    def __init__(self, parent: QWidget) -> None:
        """Make the card."""
        super().__init__(parent)
        self.setObjectName("keys.dialog")
        self.setWindowTitle(translate("Keys", "Keys"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_xl)
        grid.setHorizontalSpacing(SIZES.space_xl)
        grid.setVerticalSpacing(SIZES.space_s)
        grid.addWidget(make_words(translate("Keys", "Keys"), "section"), 0, 0, 1, 2)
        for row, (keys, words) in enumerate(KEYS, 1):
            grid.addWidget(make_words(keys, "strong"), row, 0)
            grid.addWidget(make_words(translate("Keys", words), "body"), row, 1)

    @classmethod
    def show_for(cls, parent: QWidget) -> "KeyCard":
        """Open the card without blocking."""
        card = cls(parent)
        card.open()
        return card
