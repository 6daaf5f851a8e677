"""The counter of a crowd: a number to be read across the table, and the button that Space strikes."""

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.zones import Zone
from baktidesk.services.relief.crowd import Stroke
from baktidesk.ui import text
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.scanning.wedge import COUNTS_SPACES
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, font, icon

MINUTES = 5
"""Minutes of strokes that are listed."""
MOST_DIGITS = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StrokeButton(QPushButton):
    """The large button of the counter; Space strikes when it goes down, and a key held down strikes once.

    Signals:
        struck(int): so many packages have been given.
        taken_back(): one is to be taken back.
        entered(): Enter was pressed with no number typed.
        typed(str): the digits typed so far.
        left(bool): the keys go elsewhere from now on (True), or come here again.
    """

    struck = Signal(int)
    taken_back = Signal()
    entered = Signal()
    typed = Signal(str)
    left = Signal(bool)

    def __init__(self) -> None:
        """Make the button."""
        super().__init__()
        self.setObjectName("crowd.stroke")
        self.setAccessibleName(translate("Crowd", "Count one"))
        self.setProperty("primary", True)
        self.setProperty(COUNTS_SPACES, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(font("title"))
        self._digits = ""
        self.clicked.connect(lambda: self.struck.emit(1))
        self._show_digits("")

    def _on_key(self, key: int) -> bool:
        """Do what a key means here; give False for a key of somebody else's."""
        if key == Qt.Key.Key_Space:
            self._show_digits("")
            self.setDown(True)
            self.struck.emit(1)
        elif key == Qt.Key.Key_Backspace:
            self._on_back()
        elif key in _ENTER:
            self._on_enter()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._show_digits(f"{self._digits}{key - Qt.Key.Key_0}".lstrip("0")[:MOST_DIGITS])
        elif key == Qt.Key.Key_Escape and self._digits:
            self._show_digits("")
        else:
            return False
        return True

    def _on_back(self) -> None:
        if self._digits:
            self._show_digits(self._digits[:-1])
        else:
            self.taken_back.emit()

    def _on_enter(self) -> None:
        packages = int(self._digits or 0)
        self._show_digits("")
        if packages:
            self.struck.emit(packages)
        else:
            self.entered.emit()

    def _show_digits(self, digits: str) -> None:
        self._digits = digits
        self.setText(f"+{digits}   Enter" if digits else translate("Crowd", "+1   Space"))
        self.typed.emit(digits)

    def sizeHint(self) -> QSize:
        """Ask for the height of a hand."""
        return QSize(super().sizeHint().width(), SIZES.result_head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count at once, and only once while the key is held down."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.accept() if event.isAutoRepeat() else event.ignore()
        elif self._on_key(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Come up again with the space bar; the count was at its going down."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.setDown(False)
            event.accept()
            return
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys come here."""
        super().focusInEvent(event)
        self.left.emit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a number half typed, and tell that the keys go elsewhere."""
        super().focusOutEvent(event)
        self._show_digits("")
        self.left.emit(True)


class Counter(QWidget):
    """The number that is on disk, what is still on its way, and the rate."""

    def __init__(self) -> None:
        """Show nothing counted yet."""
        super().__init__()
        self.number = make_words("", "huge")
        self.number.setObjectName("crowd.number")
        self._waiting = make_words("", "title")
        self._waiting.setObjectName("crowd.waiting")
        self._pace = OneLine("strong")
        self._pace.setObjectName("crowd.pace")
        self._unit = OneLine("caption")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        figures = QHBoxLayout()
        figures.setSpacing(SIZES.space_s)
        figures.addWidget(self.number)
        figures.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        figures.addStretch(1)
        box.addWidget(self._unit)
        box.addLayout(figures)
        box.addWidget(self._pace)

    def show_unit(self, unit: str) -> None:
        """Say what is counted."""
        self._unit.setText(translate("Crowd", "{unit} today at this desk").format(unit=unit))

    def show_count(self, counted: int | None, waiting: int) -> None:
        """Show what is on disk, None while it is not known, and what is on its way there."""
        words = "" if counted is None else text.number(counted)
        if words != self.number.text():
            self.number.setText(words)
        self._waiting.setText(f"{waiting:+d}".replace("-", "\N{MINUS SIGN}") if waiting else "")

    def show_pace(self, pace: int) -> None:
        """Show the rate."""
        self._pace.setText(translate("Crowd", "{count} a minute").format(count=text.number(pace)))


class LastStrokes(QWidget):
    """The last minutes in which something was counted: hour, given, taken back."""

    def __init__(self) -> None:
        """Show none."""
        super().__init__()
        self.setObjectName("crowd.strokes")
        self._cells = [(make_words("", "muted"), make_words("", "strong")) for _ in range(MINUTES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZES.space_m)
        grid.setVerticalSpacing(SIZES.space_xs)
        grid.setColumnStretch(1, 1)
        grid.addWidget(make_words(translate("Crowd", "Counted last"), "caption"), 0, 0, 1, 2)
        for row, (hour, words) in enumerate(self._cells, 1):
            grid.addWidget(hour, row, 0)
            grid.addWidget(words, row, 1)
        grid.setRowStretch(MINUTES + 1, 1)

    def show_strokes(self, strokes: Iterable[Stroke], zone: Zone) -> None:
        """Show the minutes of these strokes, oldest first, the newest on top."""
        minutes = [(hour, list(found)) for hour, found in groupby(strokes, lambda one: text.hour(one.at, zone))]
        minutes = minutes[::-1][:MINUTES]
        lines = [(hour, _words(one.packages for one in found)) for hour, found in minutes]
        lines += [("", "")] * (MINUTES - len(lines))
        for (hour, words), shown in zip(self._cells, lines, strict=True):
            hour.setText(shown[0])
            words.setText(shown[1])
        self.setAccessibleName("; ".join(f"{hour} {words}" for hour, words in lines if hour))


class Problem(QFrame):
    """Why strokes are not counted, and what can be done about it.

    Signals:
        again_asked(): the officer wants to save them now.
        drop_asked(): they are not to be counted.
    """

    again_asked = Signal()
    drop_asked = Signal()

    def __init__(self) -> None:
        """Make it, out of sight."""
        super().__init__()
        self._words = QLabel()
        self._words.setObjectName("crowd.problem")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "problem")
        again = translate("Crowd", "Save them now")
        self._again = self._make_button("crowd.try_again", again, f"{again}   Enter")
        drop = translate("Crowd", "Do not count them")
        self._drop = self._make_button("crowd.give_up", drop, drop)
        self._drop.setProperty("danger", True)
        self._again.clicked.connect(self.again_asked)
        self._drop.clicked.connect(self.drop_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        box.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self._again)
        row.addWidget(self._drop)
        row.addStretch(1)
        box.addLayout(row)
        self.hide()

    def show_problem(self, words: str) -> None:
        """Say what is the matter, or go out of sight when nothing is."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def _make_button(self, name: str, accessible: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(accessible)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def make_take_back() -> QPushButton:
    """Give the button that takes one back."""
    words = translate("Crowd", "Take one back")
    button = QPushButton(icon("undo", "text", SIZES.icon_small), f" {words}   Backspace")
    button.setObjectName("crowd.take_back")
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def utc_now() -> dt.datetime:
    """Give this moment in UTC."""
    return dt.datetime.now(dt.UTC)


def _words(packages: Iterable[int]) -> str:
    """Give what was counted and what was taken back, +31 −1."""
    found = list(packages)
    given, back = sum(one for one in found if one > 0), -sum(one for one in found if one < 0)
    parts = ([f"+{text.number(given)}"] if given else []) + ([f"\N{MINUS SIGN}{text.number(back)}"] if back else [])
    return "  ".join(parts)
