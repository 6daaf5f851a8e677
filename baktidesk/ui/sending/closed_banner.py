"""A quiet strip over every page while today is closed at the active event: nobody wonders why nothing is taken."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton
from shiboken6 import isValid

from baktidesk.ui import text
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.domain.closing import ClosedDay
    from baktidesk.domain.event import StoredEvent

EVERY_MS = 60_000
"""Another desk may close the day, and midnight opens the next one."""


class ClosedBanner(QFrame):
    """Hidden while the day is open."""

    def __init__(self, store: Store) -> None:
        """Make the strip and watch the days of the active event."""
        super().__init__()
        self.setObjectName("closed")
        self._store = store
        self._closed: ClosedDay | None = None
        self._words = OneLine("strong")
        self._words.setObjectName("closed.words")
        self._open = QPushButton(translate("Closing", "Open again…"))
        self._open.setObjectName("closed.open")
        self._open.setAccessibleName(translate("Closing", "Open the day again"))
        self._open.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_s, SIZES.space_l, SIZES.space_s)
        row.setSpacing(SIZES.space_m)
        row.addWidget(Glyph("lock", "muted", SIZES.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._open)
        self.hide()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        store.event_changed.connect(self._on_event)
        store.changed.connect(self._on_changed)
        store.closing.connect(self._timer.stop)

    def refresh(self) -> None:
        """Look again whether today is closed."""
        event = self._store.active_event
        if event is not None:
            self._store.read(lambda session: _read(session, event), lambda found: self._show(event, found))

    def _on_event(self, event: "StoredEvent | None") -> None:
        self.hide()
        if event is None:
            self._timer.stop()
        else:
            self._timer.start()
            QTimer.singleShot(0, self, self.refresh)  # after what the page in sight reads

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "day_lock" in kinds:
            self.refresh()

    def _show(self, event: "StoredEvent", closed: "ClosedDay | None") -> None:
        active = self._store.active_event
        if not isValid(self) or active is None or active.id != event.id:
            return
        was, self._closed = self._closed, closed
        if was is not None and closed is None:
            self._take_back_refusals()
        if closed is not None:
            from baktidesk.ui.sending.reopening import closed_words

            said = translate("Closing", "{day} is closed and takes nothing more. {words}")
            self._words.setText(said.format(day=text.long_day(closed.day), words=closed_words(closed, event.zone)))
        self.setVisible(closed is not None)

    def _take_back_refusals(self) -> None:
        """Let no form go on saying that the day is closed, now that it is open again; a real problem is found again."""
        from baktidesk.ui.form import Form

        for form in self.window().findChildren(Form):
            form.show_problems({})

    def _ask(self) -> None:
        if self._closed is not None:
            from baktidesk.ui.sending.reopening import ask_reopening

            ask_reopening(self, self._store, self._closed)


def _read(session: Any, event: "StoredEvent") -> "ClosedDay | None":
    from baktidesk.domain.zones import local_day
    from baktidesk.services.closed_days import live_closing

    today: dt.date = local_day(session.now, event.zone)
    return live_closing(session, event.id, today)
