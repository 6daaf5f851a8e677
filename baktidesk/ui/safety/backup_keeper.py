"""Backs the data up by itself: soon after the start, every half hour when something changed, and at the end.

In between it looks after what no backup has yet.
"""

import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from baktidesk.domain.errors import Refused
from baktidesk.ui.safety.backup_light import BackupLight, BackupState
from baktidesk.ui.safety.backup_part import BackupPart
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.db.session import Database
    from baktidesk.services.backups import BackUp

START_MS = 3000
LOOK_MS = 60_000
LOOKS = 30
"""Looks after the log of the data from one backup to the next."""
LISTED = 4
log = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """Makes backups on a thread of its own, as a reader: desks that save neither wait for it nor disturb it.

    Signals:
        changed(object): the BackupState of now.
    """

    changed = Signal(object)
    _answered = Signal(object)

    def __init__(self, data: str, database: "Database", store: Store, window: QWidget) -> None:
        """Take the data file and what has it open, the store, and the window in which lights may hang."""
        super().__init__(window)
        self.data = data
        self._database = database
        self._store = store
        self._window = window
        self.state = BackupState()
        self._second = ""
        self._over = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backup")
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look_after)
        self._answered.connect(self._show, Qt.ConnectionType.QueuedConnection)
        store.backed_up.connect(self._on_backed_up, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin: tell how safe the data are, and back them up when the program has come to rest."""
        if "://" in self.data:
            self._show(BackupState(server=True))
            return
        for part in self._window.findChildren(BackupPart):  # left by a keeper of before, as after a restore
            self.connect_part(part)
        self._submit(self._look)
        QTimer.singleShot(START_MS, self, self.back_up)
        self._timer.start()

    def back_up(self) -> None:
        """Back up now, if anything has changed since the last copy; otherwise that copy is verified again."""
        self._submit(lambda: self._back_up(always=False))

    def back_up_now(self) -> None:
        """Back up in any case, because the officer asked for it."""
        self._submit(lambda: self._back_up(always=True))

    def show_again(self) -> None:
        """Tell lights that have been made anew, as after a switch of language."""
        self._show(self.state)

    def connect_part(self, part: BackupPart) -> None:
        """Let the settings show and make backups, and choose the second place."""
        part.now_asked.connect(self.back_up_now)
        part.second_asked.connect(self._choose_second)
        part.show_state(self.state)

    def finish(self) -> None:
        """Back up a last time what has changed; the data have been let go already."""
        keeps = self._timer.isActive()
        self.stop()
        self.wait()
        if keeps and Path(self.data).exists():
            self._back_up(always=False)

    def stop(self) -> None:
        """Begin no more backups."""
        self._over = True
        self._timer.stop()

    def wait(self) -> None:
        """Wait, on any thread, until nothing of the data is open here."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[[], BackupState]) -> None:
        if not self._over:
            self._worker.submit(lambda: self._answered.emit(work()))

    def _show(self, state: BackupState) -> None:
        self.state = state
        for light in self._window.findChildren(BackupLight):
            light.show_state(state)
        for part in self._window.findChildren(BackupPart):
            part.show_state(state)
        self.changed.emit(state)

    def _on_backed_up(self, done: "BackUp | None", safe_at: dt.datetime) -> None:
        """Take over a backup that a deed of the store has begun with: the deed does not wait for the second place."""
        if done is not None:
            self._submit(lambda: self._take_over(done, safe_at))

    def _look_after(self) -> None:
        """Let the store look whether the log of the data is still there, unless it does so anyway; back up in time."""
        if not self._store.busy:
            self._store.start(self._database.look_after, _nothing)
        self._looks += 1
        if self._looks % LOOKS == 0:
            self.back_up()

    def _choose_second(self, folder: str) -> None:
        def work(session: Any) -> str:
            from baktidesk.services.backups import choose_second_place

            return choose_second_place(session, folder)

        self._store.run(work, lambda _place: self.back_up(), undoable=False)

    def _look(self) -> BackupState:
        """Give how safe the data were when the program was used last."""
        from baktidesk.services.backups import newest_backup

        newest = newest_backup(self.data)
        return BackupState(safe_at=newest.backup.made_at if newest else None)

    def _back_up(self, *, always: bool) -> BackupState:
        from baktidesk.services.backups import back_up, second_place

        begun = dt.datetime.now(dt.UTC)
        if self._database.stopped:  # what can be copied by name now is less than what was saved
            return replace(self.state, problem=self._database.stopped)
        try:
            if not self._over:  # afterwards the data have been let go, and must not be opened again
                self._second = self._database.read(second_place)
            done = back_up(self.data, self._second, always=always)
        except Refused as refusal:
            log.warning("no backup was made: %s", refusal.problem.text)
            return replace(self.state, problem=refusal)
        except Exception:
            log.exception("a backup failed")
            return self.state
        return self._state(begun, done)

    def _take_over(self, done: "BackUp", safe_at: dt.datetime) -> BackupState:
        from baktidesk.services.backups import copy_on, second_place

        if self._over:  # the data have been let go; the last backup brings the second place up to date
            return self.state
        try:
            self._second = self._database.read(second_place)
            return self._state(safe_at, copy_on(done, self.data, self._second))
        except Exception:
            log.exception("a backup was not copied to the second place")
            return self.state

    def _state(self, safe_at: dt.datetime, done: "BackUp") -> BackupState:
        """Give how safe the data are after a backup of all up to that moment (UTC), with the newest copies counted."""
        from baktidesk.services.backups import list_with_content

        return BackupState(
            safe_at=safe_at,
            second_problem=done.second_problem,
            second=str(Path(self._second).parent) if self._second else "",
            listed=list_with_content(self.data, LISTED),
        )


def _nothing(_value: object) -> None:
    """Take an answer that nobody waits for."""
