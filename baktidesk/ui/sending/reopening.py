"""Opening a closed day again: a reason, and a supervisor's PIN where the officer's role does not suffice."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from baktidesk.domain.closing import ClosedDay, Reopening
from baktidesk.domain.errors import Refused
from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate


def ask_reopening(parent: QWidget, store: Store, closed: ClosedDay) -> RecordDialog:
    """Ask why a day is opened again, without blocking, and open it."""

    def save(record: Reopening, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def work(session: Any) -> Any:
            from baktidesk.services.closing import reopen_day

            return reopen_day(session, closed.id, record)

        store.run(
            work,
            lambda _day: done(),
            refused=refused,
            tell=lambda _day: translate("Closing", "{day} is open again.").format(day=text.long_day(closed.day)),
            undoable=False,
        )

    return RecordDialog.ask(
        parent,
        "reopening",
        translate("Closing", "Open {day} again?").format(day=text.long_day(closed.day)),
        Reopening,
        translate("Closing", "Open the day again"),
        save,
        sentence=translate("Closing", "A supervisor allows it. Figures that have been told may change."),
    )


def passed_words(closed: ClosedDay) -> str:
    """Say who allowed what was open, and why; "" when nothing was."""
    reason = next((one.reason for one in closed.findings if one.reason), "")
    words = translate("Closing", "What was open was allowed by {officer}: {reason}")
    return words.format(officer=closed.allowed_by, reason=reason) if reason else ""


def closed_words(closed: ClosedDay, zone: Zone) -> str:
    """Say when a day was closed, by whom and at which desk."""
    made = local_day(closed.at, zone)
    when = f"{text.hour(closed.at, zone)} {zone.value}"
    words = translate("Closing", "Closed at {when} by {officer}, desk {desk}.")
    if made != closed.day:
        when = f"{text.day(made)}, {when}"
    return words.format(when=when, officer=closed.officer, desk=closed.desk)
