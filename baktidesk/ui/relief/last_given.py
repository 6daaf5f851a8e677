"""The strip under the desk that says what has just been saved, with the way to its receipt."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

KEY = "Ctrl+R"


@dataclass(frozen=True, kw_only=True)
class Given:
    """What has just been given: the ids of the distributions, whom to, and the goods in words."""

    ids: tuple[str, ...]
    recipient: str
    goods: str


class LastGiven(QFrame):
    """Says who has just been served.

    Signals:
        receipt_asked(object): the receipt of this Given is to be recorded.
    """

    receipt_asked = Signal(object)

    def __init__(self) -> None:
        """Make the strip, out of sight."""
        super().__init__()
        self.setObjectName("distribution.last")
        self.setProperty("banner", "good")
        self._given: Given | None = None
        self.words = OneLine("strong")
        self.words.setObjectName("distribution.last.words")
        self.receipt = self._make_receipt()
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_m, SIZES.space_xs, SIZES.space_xs, SIZES.space_xs)
        row.setSpacing(SIZES.space_s)
        row.addWidget(Glyph("check", "good"))
        row.addWidget(self.words, 1)
        row.addWidget(self.receipt)
        self.hide()

    def show_given(self, given: Given) -> None:
        """Show what has been saved."""
        self._given = given
        self.words.setText(translate("Giving", "Saved: {recipient}").format(recipient=given.recipient))
        self.setAccessibleName(f"{self.words.text()}, {given.goods}")
        self.show()
        self.repaint()  # what is saved is seen before the lists behind it are read again

    def forget(self) -> None:
        """Go out of sight."""
        self._given = None
        self.hide()

    def ask_receipt(self) -> None:
        """Ask for the receipt of what was saved last; nothing happens when there is nothing."""
        if self._given is not None:
            self.receipt_asked.emit(self._given)

    def _make_receipt(self) -> QPushButton:
        words = translate("Giving", "Receipt")
        button = QPushButton(f"{words}   {KEY}")
        button.setObjectName("distribution.receipt")
        button.setAccessibleName(words)
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.ask_receipt)
        return button
