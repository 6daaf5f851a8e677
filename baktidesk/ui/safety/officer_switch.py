"""Who is at the desk: the PIN page over everything, also over open dialogs, and the way back to what stood there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.ui.store import Store

if TYPE_CHECKING:
    from baktidesk.domain.officer import StoredOfficer
    from baktidesk.ui.main_window import MainWindow
    from baktidesk.ui.safety.idle import IdleWatch
    from baktidesk.ui.safety.login import LoginGate


class OfficerSwitch(QObject):
    """Shows the PIN page and looks at the PIN on the store's thread: a slow hash must not hold the window up.

    Signals:
        let_in(object): what `enter` gave for the officer whose PIN was right.
        idle(): nobody has touched key or mouse for a while.
    """

    let_in = Signal(object)
    idle = Signal()

    def __init__(self, window: "MainWindow", store: Store, enter: Callable[[str, str], Any]) -> None:
        """Take window, store, and what lets an officer in by id and PIN (Refused = not this time)."""
        super().__init__(window)
        self._window, self._store, self._enter = window, store, enter
        self._gate: LoginGate | None = None
        self._last = ""
        self._over = False
        self._put_away: list[tuple[str, QDialog]] = []
        self._watch: IdleWatch | None = None

    @property
    def locked(self) -> bool:
        """Tell whether the PIN page is in sight."""
        return self._gate is not None

    def watch_idleness(self) -> None:
        """Ask for the lock from now on when nobody is here."""
        if self._watch is None:
            from baktidesk.ui.safety.idle import IdleWatch

            self._watch = IdleWatch(self)
            self._watch.idle.connect(self._on_idle)
            handle = self._window.windowHandle()
            if handle is not None:
                self._watch.watch(handle)
        self._watch.touch()

    def lock(self, known: "Sequence[StoredOfficer]", last: str) -> None:
        """Show the PIN page with the officer of before (id, "" = nobody yet); what is open stays, out of sight."""
        from baktidesk.ui.safety.login import LoginGate

        if self._gate is not None or self._over:
            return
        self._last = last
        gate = self._gate = LoginGate(known, last)
        gate.submitted.connect(self._submit)
        self._put_dialogs_away()
        application = QApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._put_dialogs_away)
        self._window.show_gate(gate)
        self._window.activateWindow()
        gate.focus()

    def unlock(self, officer_id: str) -> None:
        """Bring back what this officer had open; the window shows its pages again."""
        self._let_dialogs_be()
        self._window.show_body()
        back = [dialog for owner, dialog in self._put_away if owner == officer_id and isValid(dialog)]
        self._put_away = [one for one in self._put_away if one[0] != officer_id]
        for dialog in sorted(back, key=_depth):
            dialog.open()

    def give_up(self) -> None:
        """Show no PIN page any more: another page takes everything's place, and nobody is let in."""
        self._put_dialogs_away()
        self._let_dialogs_be()
        self._over = True

    def begin_again(self) -> None:
        """Let officers in again, as after a restore; the dialogs of before belonged to other data."""
        self._over, self._put_away = False, []

    def _submit(self, officer_id: str, pin: str) -> None:
        gate = self._gate
        if gate is not None:
            gate.set_trying(trying=True)
            self._store.start(lambda: self._enter(officer_id, pin), self.let_in.emit, partial(_refuse, gate))

    def _on_idle(self) -> None:
        if not self.locked:
            self.idle.emit()

    def _let_dialogs_be(self) -> None:
        """End the PIN page: dialogs that open from now on belong to what is shown instead."""
        application = QApplication.instance()
        if self._gate is not None and isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._put_dialogs_away)
        self._gate = None

    def _put_dialogs_away(self, _window: object = None) -> None:
        """Hide the dialogs with all that stands in them, also those that an answer opens while nobody is here."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        for dialog in sorted(shown, key=_depth, reverse=True):
            dialog.hide()
            self._put_away.append((self._last, dialog))


def _refuse(gate: "LoginGate", refusal: Refused) -> None:
    """Say it at the gate, unless another page has taken its place meanwhile."""
    if isValid(gate):
        gate.show_refused(refusal)


def _depth(dialog: QDialog) -> int:
    """Give how many windows stand below a dialog, so that it comes back above them."""
    depth, below = 0, dialog.parentWidget()
    while below is not None:
        depth, below = depth + 1, below.parentWidget()
    return depth
