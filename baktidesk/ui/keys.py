"""The key card: what F1 shows, by desk."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui.form_area import ScrollArea
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Lines = Sequence[tuple[str, str]]
EVERYWHERE: Lines = (
    ("F2", QT_TRANSLATE_NOOP("Keys", "Search for anybody: number, NIK, name, phone, card, bag; or scan at any time")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search in the list of this page")),
    ("F3", QT_TRANSLATE_NOOP("Keys", "Back to the form")),
    ("F4", QT_TRANSLATE_NOOP("Keys", "Open the menu “More” of a page")),
    ("Enter", QT_TRANSLATE_NOOP("Keys", "Go to the next input")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Save")),
    ("Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Undo the last deed")),
    ("Ctrl+T", QT_TRANSLATE_NOOP("Keys", "Keep the input with the cursor for the next one, or no longer")),
    ("Ctrl+Shift+Del", QT_TRANSLATE_NOOP("Keys", "Empty the whole form")),
    ("Del", QT_TRANSLATE_NOOP("Keys", "In a list: void the selected record")),
    ("Esc", QT_TRANSLATE_NOOP("Keys", "Close a question without doing anything")),
    ("Alt+1 … Alt+7", QT_TRANSLATE_NOOP("Keys", "Open a page")),
    ("Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Change the event")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Lock")),
    ("F12", QT_TRANSLATE_NOOP("Keys", "Open today again where it is closed")),
    ("Alt+S", QT_TRANSLATE_NOOP("Keys", "Put the notice over the page away: I have seen this")),
    ("Alt+←", QT_TRANSLATE_NOOP("Keys", "Back to closing the day")),
)
DONORS: Lines = (
    ("F5  F6", QT_TRANSLATE_NOOP("Keys", "Board or list; today or all days")),
    ("F7  F8", QT_TRANSLATE_NOOP("Keys", "Count by work unit; print the last queue number")),
    ("F9", QT_TRANSLATE_NOOP("Keys", "Empty what stays in the form")),
    ("Enter  K", QT_TRANSLATE_NOOP("Keys", "In the list: the next step; the thank-you card")),
    ("L  T  B  G  P", QT_TRANSLATE_NOOP("Keys", "In the list: passed, deferred, donated, failed, left")),
    (QT_TRANSLATE_NOOP("Keys", "Space  Ctrl+A"), QT_TRANSLATE_NOOP("Keys", "In the list: mark one more; select all")),
)
GOODS: Lines = (
    ("F5  F6  F7", QT_TRANSLATE_NOOP("Keys", "Institution; person or household; crowd")),
    (
        QT_TRANSLATE_NOOP("Keys", "Space  Backspace"),
        QT_TRANSLATE_NOOP("Keys", "Crowd: count one, take one back; a number and Enter counts several"),
    ),
    ("F8", QT_TRANSLATE_NOOP("Keys", "Open the menu of the desk of people")),
    ("F9  Shift+F9", QT_TRANSLATE_NOOP("Keys", "Park a person at the dispute desk; open its list")),
    ("Ctrl+K  Ctrl+R", QT_TRANSLATE_NOOP("Keys", "Collect for several; receipt of the last one")),
    ("Ctrl+B  R  L", QT_TRANSLATE_NOOP("Keys", "Delivery: its document; goods that came back; onward report")),
)
OTHERS: Lines = (
    ("F7  F8", QT_TRANSLATE_NOOP("Keys", "Stock: count the store; reports on onward goods")),
    ("F11  Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Summary: view for the hall; PMI's report")),
    ("F4  F5", QT_TRANSLATE_NOOP("Keys", "Send: close the day; figures for the press")),
    ("F7  F8", QT_TRANSLATE_NOOP("Keys", "Send: report; e-mail")),
    ("F9  F10", QT_TRANSLATE_NOOP("Keys", "Send: outbox; photos and files")),
)
CARD = (
    ((QT_TRANSLATE_NOOP("Keys", "Everywhere"), EVERYWHERE),),
    (
        (QT_TRANSLATE_NOOP("Keys", "Donors"), DONORS),
        (QT_TRANSLATE_NOOP("Keys", "Distribution"), GOODS),
        (QT_TRANSLATE_NOOP("Keys", "Other pages"), OTHERS),
    ),
)
"""Two columns of sections: title, and keys with what they do."""


class KeyCard(QDialog):
    """All keys on one card."""

    def __init__(self, parent: QWidget) -> None:
        """Make the card; on a narrow screen its columns stand under each other, and arrow keys scroll."""
        super().__init__(parent)
        self.setObjectName("keys.dialog")
        self.setWindowTitle(translate("Keys", "Keys"))
        area, body, box = ScrollArea(), QWidget(), QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        columns = QHBoxLayout(body)
        columns.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_xl)
        columns.setSpacing(SIZES.space_xxl)
        made = [_make_column(sections) for sections in CARD]
        for column in made:
            columns.addLayout(column)
        room = self.screen().availableSize()
        if columns.sizeHint().width() > room.width():
            columns.setDirection(QHBoxLayout.Direction.TopToBottom)
            columns.setSpacing(SIZES.space_l)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        for widget in (body, area.viewport()):
            widget.setAutoFillBackground(False)
        beside = QSize(SIZES.scroll_bar, 0)  # what is scrolled beside the words takes none of their room
        self.resize((self.sizeHint() + beside).boundedTo(room))

    @classmethod
    def show_for(cls, parent: QWidget) -> "KeyCard":
        """Open the card without blocking."""
        card = cls(parent)
        card.open()
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with F1 as well, and let Enter do so, as there is nothing else to do."""
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)


def _make_column(sections: Sequence[tuple[str, Lines]]) -> QGridLayout:
    """Lay out sections under each other: keys on the left, what they do on the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(SIZES.space_l)
    grid.setVerticalSpacing(SIZES.space_s)
    row = 0
    for title, lines in sections:
        if row:
            grid.setRowMinimumHeight(row, SIZES.space_s)
            row += 1
        grid.addWidget(make_words(translate("Keys", title), "section"), row, 0, 1, 2)
        for keys, words in lines:
            row += 1
            grid.addWidget(make_words(translate("Keys", keys), "strong"), row, 0)
            grid.addWidget(make_words(translate("Keys", words), "body"), row, 1)
        row += 1
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(row, 1)
    return grid
