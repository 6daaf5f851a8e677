"""The strip over every page while a day is being closed: what was missing is done elsewhere, and a key leads back."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from shiboken6 import isValid

from baktidesk.ui import text
from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.store import Store
from baktidesk.ui.strip import Strip
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.domain.closing import ClosedDay

KEY = "Alt+Left"


class ClosingReminder(Strip):
    """Hidden unless the officer went from the gates of a day to another page, and until the way back or the closing."""

    def __init__(self, store: Store) -> None:
        """Make the strip."""
        back = key_button("unfinished.back", "", translate("Closing", "Back to closing the day"), "Alt+←")
        super().__init__("unfinished", "clock", back, KEY, self._go_back)
        self._store = store
        self._day: dt.date | None = None
        store.event_changed.connect(self.hide)
        store.changed.connect(self._on_changed)

    def remind(self, day: dt.date) -> None:
        """Say from now on that this day of the active event is not closed yet."""
        self._day = day
        self.words.setText(translate("Closing", "{day} is not closed yet.").format(day=text.long_day(day)))
        self.show()

    def _go_back(self) -> None:
        from baktidesk.ui.sending.closing_dialog import ClosingDialog

        window: Any = self.window()
        window.open_page("send")
        ClosingDialog.show_for(window.page("send"), self._store, self._day)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        event, day = self._store.active_event, self._day
        if "day_lock" not in kinds or event is None or day is None or self.isHidden():
            return

        def work(session: Any) -> "ClosedDay | None":
            from baktidesk.services.closed_days import live_closing

            return live_closing(session, event.id, day)

        self._store.read(work, self._show)

    def _show(self, closed: "ClosedDay | None") -> None:
        if isValid(self) and closed is not None and closed.day == self._day:
            self.hide()
