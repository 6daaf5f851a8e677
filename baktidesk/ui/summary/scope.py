"""The choice of the days that figures are of: one day, the whole event, the whole series."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from baktidesk.domain import words
from baktidesk.ui import text
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, current_theme, font

MOST_SEGMENTS = 6


@dataclass(frozen=True)
class Scope:
    """What figures are of: one day (or all days, None) of the event, or all days of its series."""

    day: dt.date | None = None
    series: bool = False


class ScopeChoice(QWidget):
    """The scopes side by side, one of them chosen; a list takes their place where they are many.

    Signals:
        chosen(object): the Scope that the officer chose.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        """Make it without a choice; it shows itself when there are two."""
        super().__init__()
        self.setObjectName("summary.scope")
        self._scopes: list[Scope] = []
        self._segments: list[Segment] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._emit)
        self._list = QComboBox()
        self._list.setObjectName("summary.scope.list")
        self._list.setAccessibleName(translate("Summary", "Days of the figures"))
        self._list.activated.connect(self._emit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._list)
        self.hide()

    def offer(self, scopes: Sequence[Scope], current: Scope) -> None:
        """Offer these scopes, without telling anybody; the buttons are named summary.scope.1 and so on."""
        if list(scopes) != self._scopes:
            self._scopes = list(scopes)
            self._fill([_scope_words(scope) for scope in scopes])
        number = self._scopes.index(current)
        self._list.setCurrentIndex(number)
        if self._segments:
            self._segments[number].setChecked(True)
        self.setVisible(len(scopes) > 1)

    def _fill(self, offered: Sequence[str]) -> None:
        many = len(offered) > MOST_SEGMENTS
        for segment in self._segments:
            self._group.removeButton(segment)
            self._row.removeWidget(segment)
            segment.deleteLater()
        self._segments = [] if many else [Segment(word, number) for number, word in enumerate(offered, 1)]
        for number, segment in enumerate(self._segments):
            segment.is_last = number == len(offered) - 1
            self._group.addButton(segment, number)
            self._row.addWidget(segment)
        self._list.clear()
        self._list.addItems(list(offered))
        self._list.setVisible(many)

    def _emit(self, number: int) -> None:
        self.chosen.emit(self._scopes[number])


class Segment(QAbstractButton):
    """One of several choices that stand wall to wall; the arrow keys go from one to the next."""

    def __init__(self, word: str, number: int) -> None:
        """Show a word; the first segment (1) and the last have round corners."""
        super().__init__()
        self.setObjectName(f"summary.scope.{number}")
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.is_last = False
        self._is_first = number == 1

    def sizeHint(self) -> QSize:
        """Ask for the word in its strong form, so that nothing moves when another is chosen."""
        return QSize(QFontMetrics(font("strong")).horizontalAdvance(self.text()) + 2 * SIZES.space_m, SIZES.input)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segment's part of the common frame, its wash, word and focus ring."""
        theme, checked = current_theme(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect())
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("accent_wash" if checked else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(self._frame(), SIZES.radius_input, SIZES.radius_input)
        if not self._is_first:
            painter.drawLine(0, 0, 0, self.height())
        painter.setFont(font("strong" if checked else "body"))
        painter.setPen(theme.color("accent" if checked else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SIZES.radius_input, SIZES.radius_input)
        painter.end()

    def _frame(self) -> QRectF:
        """Give the frame, which runs out of sight on the sides where the next segment goes on."""
        out = 2 * SIZES.radius_input
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        return place.adjusted(0 if self._is_first else -out, 0, 0 if self.is_last else out, 0)


def _scope_words(scope: Scope) -> str:
    if scope.series:
        return translate("Summary", "Whole series")
    return _short_day(scope.day) if scope.day else translate("Summary", "Whole event")


def _short_day(day: dt.date) -> str:
    """Give a day without its year, which the line beside the choice says."""
    return f"{day.day} {words.SHORT_MONTHS[text.language().tongue][day.month - 1]}"
