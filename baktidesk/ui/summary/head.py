"""The head of the summary: what the figures are of, whether they agree, and what can be made of them."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.page import make_button, make_words
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.summary.scope import Scope, ScopeChoice
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

ROOMY = SIZES.form_most
"""From this width on the buttons say their keys; below, their tool tips do."""


class Head(QWidget):
    """Title, what the figures are of, whether they agree, the choice of days, the report and the hall's screen.

    Signals:
        report_asked(): the officer wants the report in PMI's layout.
        hall_asked(): the officer wants the figures on the full screen.
    """

    report_asked = Signal()
    hall_asked = Signal()

    def __init__(self) -> None:
        """Make the line."""
        super().__init__()
        self.scopes = ScopeChoice()
        self._keys: dict[QPushButton, tuple[str, str]] = {}
        self._of = ElidedLabel(role="muted")
        self._verdict = StatusChip(Chip("muted", "clock", ""))
        self._verdict.setObjectName("summary.identities")
        self._verdict.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._verdict.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_m)
        row.setSpacing(SIZES.space_m)
        row.addWidget(make_words(translate("Summary", "Summary"), "title"))
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(self._verdict)
        row.addWidget(self.scopes)
        row.addWidget(self._button("print", translate("Summary", "PMI report"), "Ctrl+P", self.report_asked))
        row.addWidget(self._button("summary", translate("Summary", "Hall screen"), "F11", self.hall_asked))

    def _button(self, image: str, words: str, key: str, asked: SignalInstance) -> QPushButton:
        names = {"print": "summary.report", "summary": "summary.hall"}
        button = make_button(names[image], image, words)
        button.setToolTip(f"{words}  {key}")
        button.clicked.connect(asked)
        self._keys[button] = (words, key)
        return button

    def show_scope(self, event: StoredEvent, scope: Scope, together: int) -> None:
        """Say what the figures are of, and offer the other choices."""
        self.scopes.offer(scopes_of(event, together), scope)
        self._say_keys()
        if scope.series:
            words = translate("Summary", "{series}, %n event(s)", together).format(series=event.record.series)
        else:
            words = days_words(event, scope)
        self._of.show_words(words)

    def show_verdict(self, broken: int) -> None:
        """Say whether the figures agree."""
        self._verdict.show()
        if broken:
            words = translate("Summary", "%n figure(s) do not agree", broken)
            self._verdict.show_status(Chip("bad", "warning", words))
        else:
            self._verdict.show_status(Chip("good", "check", translate("Summary", "All figures agree")))

    def _say_keys(self) -> None:
        roomy = self.width() >= ROOMY and self.scopes.sizeHint().width() <= SIZES.scan
        for button, (words, key) in self._keys.items():
            button.setText(f"{words}   {key}" if roomy else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the keys on the buttons where there is room for them."""
        super().resizeEvent(event)
        self._say_keys()


class BrokenBanner(QFrame):
    """Every identity that does not hold, in front of the figures that it spoils."""

    def __init__(self) -> None:
        """Make it, hidden."""
        super().__init__()
        self.setProperty("banner", "bad")
        self._sentences = make_words("", "body")
        self._sentences.setObjectName("summary.broken")
        self._sentences.setWordWrap(True)
        self._sentences.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        head = make_words(
            translate("Summary", "These figures do not add up. Please do not report them before the cause is found."),
            "strong",
        )
        head.setProperty("tone", "bad")
        head.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SIZES.space_xs)
        words.addWidget(head)
        words.addWidget(self._sentences)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_m, SIZES.space_l, SIZES.space_m)
        row.setSpacing(SIZES.space_m)
        row.addWidget(Glyph("warning", "bad"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def show_problems(self, sentences: Sequence[str]) -> None:
        """Show these sentences; none hides the banner."""
        self._sentences.setText("\n".join(sentences))
        self.setVisible(bool(sentences))


def first_scope(event: StoredEvent, now: dt.datetime) -> Scope:
    """Give today where it is one of several days of the event, else all days; `now` is UTC."""
    today = local_day(now, event.zone)
    days = _days(event)
    return Scope(day=today) if len(days) > 1 and today in days else Scope()


def scopes_of(event: StoredEvent, together: int) -> list[Scope]:
    """Give the choices: each of several days, the whole event, and its series where that has `together` > 1 events."""
    days = _days(event)
    found = [Scope(day=day) for day in days] if len(days) > 1 else []
    found.append(Scope())
    return [*found, Scope(series=True)] if together > 1 else found


def _days(event: StoredEvent) -> list[dt.date]:
    return sorted({line.day for line in event.record.days if line.day})


def days_words(event: StoredEvent, scope: Scope) -> str:
    """Give the days that figures are of: one in full, or the first and the last."""
    if scope.day or event.first_day == event.last_day:
        return text.long_day(scope.day or event.first_day)
    return f"{text.day(event.first_day)} – {text.day(event.last_day)}"
