"""A quiet strip over every page while today is closed at the active event: nobody wonders why nothing is taken."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from shiboken6 import isValid

from baktidesk.ui import text
from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.store import Store
from baktidesk.ui.strip import Strip
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.domain.closing import ClosedDay
    from baktidesk.domain.event import StoredEvent

KEY = "F12"
EVERY_MS = 60_000
"""Another desk may close the day, and midnight opens the next one."""


class ClosedBanner(Strip):
    """Hidden while the day is open."""

    def __init__(self, store: Store) -> None:
        """Make the strip and watch the days of the active event."""
        reopen = key_button("closed.open", "", translate("Closing", "Open again…"), KEY)
        reopen.setAccessibleName(translate("Closing", "Open the day again"))
        super().__init__("closed", "lock", reopen, KEY, self._ask)
        self._store = store
        self._closed: ClosedDay | None = None
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
            self.words.setText(said.format(day=text.long_day(closed.day), words=closed_words(closed, event.zone)))
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
