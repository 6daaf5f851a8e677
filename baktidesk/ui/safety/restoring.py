"""A backup put back while the window is open: the data are backed up and let go, replaced, and opened again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baktidesk.domain.errors import Refused
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.safety.officer_switch import OfficerSwitch
from baktidesk.ui.safety.restore_dialog import RestoredDialog, RestoreDialog
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.db.restore import Restored


class Restoring(QObject):
    """Leads from the question to the data opened again."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        keeper: BackupKeeper,
        let_go: Callable[[], None],
        again: Callable[[], None],
    ) -> None:
        """Take the window and its store, the keeper of its backups, and how the data are closed and opened again."""
        super().__init__(window)
        self._window, self._store, self._keeper = window, store, keeper
        self._let_go, self._again = let_go, again

    def ask(self) -> None:
        """Open the dialog of the first four steps."""
        RestoreDialog.show_for(self._window, self._store, self._keeper.data, self._put_back)

    def _put_back(self, source: Path) -> None:
        """Replace the data on the store's thread; what is there now is backed up before."""
        keeper, data = self._keeper, self._keeper.data
        keeper.stop()

        def work() -> "Restored":
            from baktidesk.services.backups import back_up, restore

            keeper.wait()
            back_up(data, always=False)
            self._let_go()
            return restore(data, source)

        self._store.start(work, self._done, self._refused)

    def _done(self, restored: "Restored") -> None:
        self._again()
        self._tell(restored.kept.name if restored.kept else "", None)

    def _refused(self, refusal: Refused) -> None:
        self._again()
        self._tell("", refusal)

    def _tell(self, kept: str, refusal: Refused | None) -> None:
        """Say how it went, once somebody is here: the PIN page, which comes first, puts every dialog away."""
        self._window.say("")  # what was said last, and its undo, belonged to the data of before
        dialog = RestoredDialog(self._window, kept, refusal)
        switch = self._window.findChild(OfficerSwitch)
        if switch is None or not switch.locked:
            dialog.open()
            return
        waiting = switch.let_in.connect(lambda _seen: open_once())

        def open_once() -> None:
            switch.let_in.disconnect(waiting)
            dialog.open()
