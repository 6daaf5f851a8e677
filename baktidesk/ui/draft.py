"""The half-filled form outlives a crash, a power cut and a closed lid: it is kept with the data every two seconds."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from baktidesk.domain.event import StoredEvent
from baktidesk.ui.form import Form
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

EVERY_MS = 2000


class Draft(QObject):
    """Keeps what stands in a form, as typed, for one event and desk, and puts it back at the next start."""

    def __init__(self, store: Store, form: Form, name: str) -> None:
        """Watch a form; `name` tells its drafts from those of other forms."""
        super().__init__(form)
        self._store = store
        self._form = form
        self._name = name
        self._key = ""
        self._kept: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)
        form.edited.connect(self._on_edited)
        form.cleared.connect(self.keep)
        store.closing.connect(self.keep)

    def keep(self) -> None:
        """Write down what stands in the form now, or that nothing does."""
        self._timer.stop()
        now = self._form.state() if self._form.is_touched() else {}
        if self._key and now != self._kept:
            self._kept = now
            self._store.keep_quietly(self._key, now)

    def move_to(self, event: StoredEvent | None) -> bool:
        """Go over to another event: keep what is half filled for the old one and put back what was left for this.

        Gives False, and touches nothing, when it is the same event as before.
        """
        actor = self._store.actor
        key = f"draft/{self._name}/{actor.desk}/{event.id[-12:]}" if event and actor else ""
        if key == self._key:
            return False
        self.keep()
        self._key, self._kept = "", {}
        self._form.clear()
        self._key = key
        if key:
            self._store.read(lambda session: session.setting(key, {}), lambda state: self._put_back(key, state))
        return True

    def _put_back(self, key: str, state: dict[str, Any]) -> None:
        if not state or key != self._key or self._form.is_touched():
            return
        self._kept = state
        self._form.restore(state)
        self._store.said.emit(translate("Draft", "What was not saved yet has been put back into the form."), "")

    def _on_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
