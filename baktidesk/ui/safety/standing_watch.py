"""Asks how the recipient in the form stands while it is typed: on the worker, and never for a text that has changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from baktidesk.domain.distribution import Distribution
from baktidesk.services.relief.entitlements import Standing, standing
from baktidesk.ui.form import Form
from baktidesk.ui.store import Store

PAUSE_MS = 120
"""Between two strokes of a fast typist nothing is asked."""
LOOKED_AT = ("full_name", "nik", "family_card_number", "address", "item_id", "area_id", "recipient_kind")
READS = frozenset({"distribution", "stock_movement", "entitlement", "allocation", "person"})
Key = tuple[object, ...]


class StandingWatch(QObject):
    """Watches a form of a distribution while it is in sight.

    Signals:
        answered(object): the Standing of what the form holds now, None while no item is chosen.
    """

    answered = Signal(object)

    def __init__(self, store: Store, form: Form, known: Callable[[], str]) -> None:
        """Watch a form; `known` gives the id of the person whom it is filled from, "" for nobody."""
        super().__init__(form)
        self._store = store
        self._form = form
        self._known = known
        self._asked: Key | None = None
        self._asking = self._late = False
        self._last: tuple[Key, Standing | None] | None = None
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._ask)
        form.edited.connect(self._timer.start)
        form.cleared.connect(self.look)
        store.changed.connect(self._on_changed)
        store.broke.connect(self._on_broke)
        store.closing.connect(self._timer.stop)
        form.installEventFilter(self)

    def look(self) -> None:
        """Ask at once, whatever has been answered before; out of sight as soon as the form comes into sight."""
        self._last = self._asked = None
        self._timer.stop()
        self._late = not self._form.isVisible()
        if not self._late:
            self._ask()

    def _ask(self) -> None:
        """Ask for what the form holds; while an answer is on its way, only the last state is asked next."""
        event = self._store.active_event
        if event is None or self._asking:
            return
        self._late = False
        record = self._form.record()
        key = self._key(event.id, record)
        if self._last is not None and self._last[0] == key:
            self.answered.emit(self._last[1])
            return
        self._asking, self._asked = True, key
        known = self._known()
        self._store.read(lambda session: _read(session, event.id, record, known), self._take)

    def _take(self, found: Standing | None) -> None:
        self._asking = False
        event = self._store.active_event
        if event is None:
            return
        key = self._key(event.id, self._form.record())
        if self._asked != key:
            self._ask()
            return
        self._last = (key, found)
        self.answered.emit(found)

    def _key(self, event_id: str, record: Distribution) -> Key:
        return (event_id, self._known(), *(getattr(record, name) for name in LOOKED_AT))

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & READS:
            self.look()

    def _on_broke(self, _error: object) -> None:
        """Wait no longer for an answer that may be the one that failed."""
        self._asking = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask what was left unasked while the form was out of sight."""
        if event.type() == QEvent.Type.Show and self._late:
            self._timer.start()
        return super().eventFilter(watched, event)


def _read(session: Any, event_id: str, record: Distribution, known: str) -> Standing | None:
    return standing(session, event_id, record, known)
