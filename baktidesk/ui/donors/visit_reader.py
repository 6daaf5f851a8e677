"""Reads the visits for the board: one reading at a time, and once more when something changed meanwhile."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.rules import RuleSet
from baktidesk.domain.zones import local_day
from baktidesk.services.donors import rules, visit_lists
from baktidesk.services.donors.visit_lists import VisitList
from baktidesk.ui.store import Store


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be read: as a list or by status, of one day or of all (None), what a search finds, all or some."""

    event: StoredEvent
    listed: bool
    day: dt.date | None
    wanted: str
    whole: bool


class VisitReader(QObject):
    """Brings visits and the rules in force from the data.

    Signals:
        came(str, object, object, bool): the event's id, a VisitList and a RuleSet; whether no newer reading is to come.
    """

    came = Signal(str, object, object, bool)

    def __init__(self, store: Store, parent: QObject) -> None:
        """Take the store; `found` is what was searched for in the reading that came last."""
        super().__init__(parent)
        self._store = store
        self._under_way: Wish | None = None
        self._next: Wish | None = None
        self.found = ""
        store.broke.connect(self._on_broke)

    def read(self, wish: Wish) -> None:
        """Read now, or when the reading under way has come; of several wishes meanwhile the last one counts."""
        if self._under_way is not None:
            self._next = wish
            return
        self._under_way = wish

        def work(session: Any) -> tuple[VisitList, RuleSet]:
            read = visit_lists.visits_by_age if wish.listed else visit_lists.visits_by_status
            seen = read(session, wish.event, wish.day, wanted=wish.wanted, whole=wish.whole)
            return seen, rules.rules_on(session, seen.today)

        self._store.read(work, lambda answer: self._answered(wish, *answer))

    @property
    def busy(self) -> bool:
        """Whether a reading is under way."""
        return self._under_way is not None

    def _answered(self, wish: Wish, seen: VisitList, in_force: RuleSet) -> None:
        if not isValid(self):
            return
        self._under_way, again, self._next = None, self._next, None
        self.found = wish.wanted
        self.came.emit(wish.event.id, seen, in_force, again is None)
        if again is not None:
            self.read(again)

    def _on_broke(self, _error: Exception) -> None:
        """Wait no longer for an answer that may never come."""
        self._under_way = self._next = None


def today_at(event: StoredEvent) -> dt.date:
    """Give the local day of this moment at an event."""
    return local_day(dt.datetime.now(dt.UTC), event.zone)
