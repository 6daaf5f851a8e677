"""A large choice: a title, what it means in a sentence, and a chip for what matters most about it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_words
from baktidesk.ui.theme import SIZES, Theme, current_theme


class ChoiceCard(QAbstractButton):
    """One of several cards, of which exactly one is chosen; space chooses, the arrow keys go on to the next."""

    def __init__(self, name: str, title: str, sentence: str, chip: Chip) -> None:
        """Make the card with its object name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{chip.word}. {sentence}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = make_words(sentence, "muted")
        self._words.setWordWrap(True)
        self._lay_out(title, chip)
        self.toggled.connect(self.update)

    def show_sentence(self, sentence: str) -> None:
        """Say something else under the title, such as why the card cannot be chosen."""
        self._words.setText(sentence)

    def _lay_out(self, title: str, chip: Chip) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl + SIZES.space_l, SIZES.space_m, SIZES.space_m, SIZES.space_m)
        box.setSpacing(SIZES.space_xs)
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_s)
        head.addWidget(make_words(title, "strong"))
        head.addStretch(1)
        head.addWidget(StatusChip(chip))
        box.addLayout(head)
        box.addWidget(self._words)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        """Paint the round mark of a choice in the middle of the room to the left of the words."""
        size = SIZES.indicator
        room = (SIZES.space_xl + SIZES.space_l - size) / 2
        place = QRectF(room, SIZES.space_m + (SIZES.chip - size) / 2, size, size).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "accent" if self.isChecked() else "edge" if self.isEnabled() else "line"
        painter.setPen(QPen(theme.color(edge), 5 if self.isChecked() else 1))
        painter.setBrush(theme.color("surface" if self.isEnabled() else "window"))
        inset = 2 if self.isChecked() else 0
        painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card: a wash when it is chosen, a two-pixel ring when it has the focus."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        width = 2 if focused else 1
        hovered = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(theme.color("accent" if chosen or focused else "line"), width))
        painter.setBrush(theme.color("accent_wash" if chosen else "hover" if hovered else "surface"))
        body = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(body, SIZES.radius_card, SIZES.radius_card)
        self._paint_mark(painter, theme)
        painter.end()
