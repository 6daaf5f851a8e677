"""The light in the top bar: how old the newest verified copy of the data is, in colour, icon and word."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import Refused
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.put import put
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.services.backups import Listed

MINUTE_MS = 60_000
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class BackupState:
    """How safe the data are: everything up to `safe_at` (UTC) is in a verified copy, None = there is no copy.

    `problem` is why the last try failed, `second_problem` why the second place has no copy; `server` means that an
    administrator backs the data up; `second` is the folder that was chosen, `listed` the last copies, newest first.
    """

    safe_at: dt.datetime | None = None
    problem: Refused | None = None
    second_problem: Refused | None = None
    server: bool = False
    second: str = ""
    listed: "Sequence[Listed]" = ()


class BackupLight(StatusChip):
    """Shows the age of the last verified copy: good below an hour, a warning below a day, bad beyond.

    Signals:
        asked(): the officer wants to see the backups.
        told(): the light says something else now, and may need another width.
    """

    asked = Signal()
    told = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the light; it is hidden until it has something to say."""
        self._state = BackupState()
        super().__init__(state_chip(self._state), parent)
        self.setObjectName("top.backup")
        put(self, focusPolicy="TabFocus")
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self._tick)
        self.hide()

    def show_state(self, state: BackupState) -> None:
        """Show how safe the data are now."""
        self._state = state
        self._clock.start()
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self.show()
        self._tick()

    def _tick(self) -> None:
        self.show_status(state_chip(self._state))
        words = state_words(self._state)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.told.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the backups."""
        self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the backups by Space or Enter."""
        if event.key() in (QtCore.Qt.Key.Key_Space, QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.asked.emit()
            return
        super().keyPressEvent(event)


def age_words(age: dt.timedelta) -> str:
    """Give an age in minutes, hours or days."""
    if age < HOUR:
        return translate("Backup", "{n} min").format(n=max(int(age.total_seconds() // 60), 1))
    if age < DAY:
        return translate("Backup", "{n} h").format(n=int(age.total_seconds() // 3600))
    return translate("Backup", "{n} d").format(n=text.number(age.days))


def state_chip(state: BackupState) -> Chip:
    """Give the chip for how safe the data are now."""
    if state.server:
        return Chip("muted", "backup", translate("Backup", "On a server"))
    if state.safe_at is None:
        return Chip("bad", "warning", translate("Backup", "No copy"))
    age = _now() - state.safe_at
    if age < dt.timedelta(minutes=-1):
        return Chip("warn", "clock", translate("Backup", "Check the clock"))
    words = translate("Backup", "Copy {age} old").format(age=age_words(age))
    if age >= DAY:
        return Chip("bad", "warning", words)
    if age >= HOUR or state.problem or state.second_problem:
        return Chip("warn", "backup", words)
    return Chip("good", "backup", translate("Backup", "Copied"))


def state_words(state: BackupState) -> str:
    """Give the sentences that go with the chip."""
    if state.server:
        return translate("Backup", "The data lie on a PostgreSQL server; its administrator backs them up.")
    problems = [text.sentence(one) for one in (state.problem, state.second_problem) if one]
    if state.safe_at is None:
        return "\n".join([translate("Backup", "There is no verified copy of the data yet."), *problems])
    age = age_words(max(_now() - state.safe_at, dt.timedelta()))
    safe = translate("Backup", "Everything up to {age} ago is in a verified copy.").format(age=age)
    return "\n".join([safe, *problems])


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
