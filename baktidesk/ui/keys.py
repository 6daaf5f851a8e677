"""The key card: what F1 shows."""

from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui.form_area import ScrollArea
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

KEYS = (
    ("Enter", QT_TRANSLATE_NOOP("Keys", "Go to the next input")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Save")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo the last deed")),
    ("F2", QT_TRANSLATE_NOOP("Keys", "Search for anybody: number, NIK, name, phone, card, bag; or scan at any time")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search in the list of this page")),
    ("F3", QT_TRANSLATE_NOOP("Keys", "Back to the form")),
    ("F5  F6  F7", QT_TRANSLATE_NOOP("Keys", "Distribution: institution, person or household, crowd")),
    (
        "Space  Backspace",
        QT_TRANSLATE_NOOP("Keys", "Crowd: count one, take one back; a number and Enter counts several"),
    ),
    ("F9  Shift+F9", QT_TRANSLATE_NOOP("Keys", "Distribution: park a person at the dispute desk, open its list")),
    ("Ctrl+K  Ctrl+R", QT_TRANSLATE_NOOP("Keys", "Person or household: collect for several, receipt of the last one")),
    ("Ctrl+B  R  L", QT_TRANSLATE_NOOP("Keys", "Delivery: its document, goods that came back, report on onward goods")),
    ("F7  F8", QT_TRANSLATE_NOOP("Keys", "Stock: count the store, reports on onward goods; Send: report, e-mail")),
    ("Alt+1 … Alt+7", QT_TRANSLATE_NOOP("Keys", "Open a page")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Change the event")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Lock")),
    ("Ctrl+T", QT_TRANSLATE_NOOP("Keys", "Keep the input with the cursor for the next one, or no longer")),
    ("F9", QT_TRANSLATE_NOOP("Keys", "Donor form: empty what stays")),
    ("Ctrl+Shift+Del", QT_TRANSLATE_NOOP("Keys", "Empty the whole form")),
    ("F4", QT_TRANSLATE_NOOP("Keys", "Open the menu “More” of a page")),
    ("F7  F8", QT_TRANSLATE_NOOP("Keys", "Donor: count by work unit, print the last queue number")),
    ("L  T  B  G  P", QT_TRANSLATE_NOOP("Keys", "In the donor list: passed, deferred, donated, failed, left")),
    ("Enter  K", QT_TRANSLATE_NOOP("Keys", "In the donor list: the next step, the thank-you card")),
    ("Space  Ctrl+A", QT_TRANSLATE_NOOP("Keys", "In the donor list: select one more, select all")),
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
        area, body, box = ScrollArea(), QWidget(), QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        grid = QGridLayout(body)
        grid.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_xl)
        grid.setHorizontalSpacing(SIZES.space_xl)
        grid.setVerticalSpacing(SIZES.space_s)
        grid.addWidget(make_words(translate("Keys", "Keys"), "section"), 0, 0, 1, 2)
        for row, (keys, words) in enumerate(KEYS, 1):
            grid.addWidget(make_words(keys, "strong"), row, 0)
            grid.addWidget(make_words(translate("Keys", words), "body"), row, 1)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        for widget in (body, area.viewport()):
            widget.setAutoFillBackground(False)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))  # arrow keys scroll on a small screen

    @classmethod
    def show_for(cls, parent: QWidget) -> "KeyCard":
        """Open the card without blocking."""
        card = cls(parent)
        card.open()
        return card
