"""The strokes of a counted crowd on their way to disk: gathered while a deed runs, none dropped and none doubled."""

import datetime as dt
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from baktidesk.domain.crowd import Crowd, CrowdCount, CrowdKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.relief import crowd
from baktidesk.services.relief.crowd import LATEST, Stroke
from baktidesk.services.relief.stock import NO_OVERRIDE, Override
from baktidesk.ui.records.override import Overdraft
from baktidesk.ui.relief.goods import amount
from baktidesk.ui.store import Store
from baktidesk.ui.text import sentence, translate

PACE = dt.timedelta(minutes=5)
"""The rate is that of so many minutes."""
_MINUTE, _SECOND = dt.timedelta(minutes=1), dt.timedelta(seconds=1)
_NAME = "strokes"
Done = Callable[[], None]
Refuse = Callable[[Refused], None]
Answer = tuple[CrowdCount, Stroke, Override]


@dataclass
class Run:
    """Strokes in one direction that go to disk together; `id` is the UUID of what is written.

    Once it has been `sent` nothing is added to it: the same deed is tried again, under the same id.
    """

    event_id: str
    crowd: Crowd
    packages: int
    id: str = field(default_factory=uuid7)
    sent: bool = False


class Strokes(QObject):
    """What is counted and what is still on its way; one for the program, whatever becomes of the page.

    Signals:
        changed(): count, strokes or refusal are others now.
    """

    changed = Signal()

    def __init__(self, store: Store) -> None:
        """Belong to the store, so that a page that goes takes no stroke with it; see `of`."""
        super().__init__(store)
        self.setObjectName(_NAME)
        self.held: Crowd | None = None
        self.count: CrowdCount | None = None
        self.latest: deque[Stroke] = deque()
        self.refusal: Refused | None = None
        self._store = store
        self._event: StoredEvent | None = None
        self._key = ""
        self._kept: dict[str, Any] = {}
        self._runs: list[Run] = []
        self._flying: list[Run] = []
        self._allowed: tuple[Any, Override] | None = None
        self._closed = self._is_own = False
        store.changed.connect(self._on_changed)
        store.broke.connect(self._on_broke)
        store.closing.connect(self._on_closing)

    @classmethod
    def of(cls, store: Store) -> "Strokes":
        """Give the strokes of a store, made when they are first asked for."""
        found = store.findChild(Strokes, _NAME)
        return found if isinstance(found, Strokes) else cls(store)

    @property
    def waiting(self) -> int:
        """How many packages of what is held are not on disk yet; below zero where more are taken back."""
        return sum(run.packages for run in self._runs if self._is_held(run))

    @property
    def refused(self) -> int:
        """How many packages of anything cannot be written down for now."""
        return sum(run.packages for run in self._runs) if self.refusal else 0

    def move_to(self, event: StoredEvent) -> bool:
        """Go over to an event: what was held and what was not counted there are read; False when it is the same."""
        key = f"draft/crowd/{self._store.actor.desk}/{event.id[-12:]}"
        self._closed = False
        if key == self._key:
            self._event = event
            self._read_count()
            return False
        self._event, self._key, self._kept = event, key, {}
        self.held, self.count, self._allowed = None, None, None
        self.latest.clear()
        self._store.read(lambda session: _read_left(session, key), lambda left: self._take_left(key, *left))
        return True

    def hold(self, held: Crowd | None) -> None:
        """Count for these goods, this area and this kind from now on, or for nothing."""
        self.held, self.count, self._allowed = held, None, None
        self.latest.clear()
        self._keep()
        self._read()
        self.changed.emit()

    def strike(self, packages: int = 1) -> None:
        """Count packages, in the item's unit."""
        self._add(packages)

    def take_back(self) -> bool:
        """Take one package back; give False when nothing is left to take back."""
        if (self.count.counted if self.count else 0) + self.waiting <= 0:
            return False
        self._add(-1)
        return True

    def try_again(self, overdraft: Overdraft | None = None, done: Done | None = None, no: Refuse | None = None) -> None:
        """Write down what was refused; `overdraft` is why, and by whose word, more goes out than the book shows."""
        self._go_on(overdraft, done, no)

    def give_up(self) -> int:
        """Do not count what is not on its way; give how many packages that were."""
        dropped = [run for run in self._runs if run not in self._flying]
        self._runs = list(self._flying)
        self.refusal = None
        self._keep()
        self.changed.emit()
        return sum(run.packages for run in dropped)

    def pace(self, now: dt.datetime) -> int:
        """Give the packages of a minute, over the last five or as many as there have been; `now` in UTC."""
        recent = [one for one in self.latest if one.at > now - PACE]
        if not recent:
            return 0
        lasted = min(max(now - self.latest[0].at, _MINUTE), PACE)
        return max(round(sum(one.packages for one in recent) * (_MINUTE / lasted)), 0)

    def _add(self, packages: int) -> None:
        if self._event is None or self.held is None:
            return
        last = self._runs[-1] if self._runs else None
        if last and not last.sent and self._is_held(last) and (last.packages > 0) == (packages > 0):
            last.packages += packages
        else:
            self._runs.append(Run(self._event.id, self.held, packages))
        self._go_on()
        self.changed.emit()

    def _is_held(self, run: Run) -> bool:
        return self._event is not None and (run.event_id, run.crowd) == (self._event.id, self.held)

    def _go_on(self, overdraft: Overdraft | None = None, done: Done | None = None, no: Refuse | None = None) -> None:
        """Send the next run, one at a time."""
        if self._runs and not self._flying:
            self._send(self._runs[0], overdraft, done, no)

    def _send(
        self, run: Run, overdraft: Overdraft | None = None, done: Done | None = None, no: Refuse | None = None
    ) -> None:
        allowed = self._override()
        run.sent = True
        self._flying.append(run)
        self._store.run(
            lambda session: _write(session, run, overdraft.grant(session) if overdraft else allowed),
            lambda answer: self._on_written(run, answer, done),
            refused=lambda refusal: self._on_refused(run, refusal, no),
            tell=lambda _answer: self._told(run),
        )

    def _on_written(self, run: Run, answer: Answer, done: Done | None) -> None:
        count, stroke, override = answer
        self._land(run, done=True)
        self._is_own = True
        self.refusal = None
        self._allowed = (self._store.actor, override if count.left < 0 else NO_OVERRIDE)
        if self._is_held(run):
            self._note(stroke)
            self.count = count
        if done:
            done()
        if not self._runs:
            self._keep()
        self._go_on()
        self.changed.emit()

    def _on_refused(self, run: Run, refusal: Refused, no: Refuse | None) -> None:
        """Keep what was to be counted; a taking back is not tried again, it might then be done twice."""
        self._land(run, done=run.packages < 0)
        if run.packages < 0:
            self._store.said.emit(sentence(refusal), "")
            self._read_count()
            self._go_on()
        elif no:
            no(refusal)
        else:
            self.refusal = refusal
            self._keep()
        self.changed.emit()

    def _land(self, run: Run, *, done: bool) -> None:
        """Take a run off the way, and off the list when it is done."""
        for runs in (self._flying, self._runs) if done else (self._flying,):
            if run in runs:
                runs.remove(run)

    def _on_broke(self, _bug: object) -> None:
        """Keep what was on its way when something broke: written or not, the same id is never written twice."""
        words = QT_TRANSLATE_NOOP("Refused", "Something went wrong while saving. Please try again.")
        for run in list(self._flying):
            self._on_refused(run, Refused(words), None)

    def _on_closing(self) -> None:
        """Send everything at once as the last thing; what is refused then is offered again at the next start."""
        self._keep()
        for run in [run for run in self._runs if run not in self._flying]:
            self._send(run)
        self._closed = True

    def _on_changed(self, kinds: frozenset[str]) -> None:
        """Read again what others may have changed; the answer to a stroke has told as much."""
        own, self._is_own = self._is_own, False
        if own:
            return
        if kinds & {"distribution", "stock_movement"} and not self._flying:
            self._read_count()

    def _read(self) -> None:
        event, held = self._event, self.held
        if event is None or held is None or self._closed:
            return
        since = dt.datetime.now(dt.UTC) - PACE

        def work(session: Any) -> tuple[CrowdCount, list[Stroke]]:
            strokes = crowd.latest_strokes(session, event.id, held, since)
            return crowd.crowd_count(session, event.id, held), strokes

        self._store.read(work, lambda found: self._take(event.id, held, *found))

    def _read_count(self) -> None:
        event, held = self._event, self.held
        if event is None or held is None or self._closed:
            return
        self._store.read(
            lambda session: crowd.crowd_count(session, event.id, held), lambda count: self._take(event.id, held, count)
        )

    def _take(self, event_id: str, held: Crowd, count: CrowdCount, strokes: Sequence[Stroke] | None = None) -> None:
        if self._event is None or (event_id, held) != (self._event.id, self.held):
            return
        if strokes is not None:
            self.latest = deque(strokes)
        elif self.count and count.counted != self.count.counted:
            self._note(Stroke(at=dt.datetime.now(dt.UTC), packages=count.counted - self.count.counted))
        self.count = count
        self.changed.emit()

    def _note(self, stroke: Stroke) -> None:
        last = self.latest[-1] if self.latest else None
        if last and stroke.at - last.at < _SECOND and (last.packages > 0) == (stroke.packages > 0):
            self.latest[-1] = Stroke(at=last.at, packages=last.packages + stroke.packages)
        else:
            self.latest.append(stroke)
        while len(self.latest) > LATEST and self.latest[0].at < stroke.at - PACE:
            self.latest.popleft()

    def _override(self) -> Override:
        """Give the word that holds for whoever acts now: another officer asks anew."""
        actor, override = self._allowed or (None, NO_OVERRIDE)
        return override if actor == self._store.actor else NO_OVERRIDE

    def _keep(self) -> None:
        """Keep with the data what is held and what is not counted, for the next start."""
        waiting = [(run.id, _plain(run.crowd), run.packages) for run in self._runs if run.packages > 0]
        state: dict[str, Any] = {"waiting": waiting} if waiting else {}
        if self.held:
            state["held"] = _plain(self.held)
        if self._key and state != self._kept:
            self._kept = state
            self._store.keep_quietly(self._key, state)

    def _take_left(self, key: str, state: dict[str, Any], waiting: Sequence[tuple[str, Crowd, int]]) -> None:
        if key != self._key or self._event is None or self.held is not None:
            return
        self._kept = state
        goods, there = {item.id for item in self._event.items}, {run.id for run in self._runs}
        left = [Run(self._event.id, one, packages, id, sent=True) for id, one, packages in waiting]
        self._runs += [run for run in left if run.id not in there]
        if left:
            self.refusal = Refused(QT_TRANSLATE_NOOP("Refused", "The program was closed before these were counted."))
            self._store.said.emit(translate("Crowd", "Some packages of the crowd are not counted yet: F7."), "")
        held = _crowd(state["held"]) if "held" in state else None
        self.hold(held if held and held.item_id in goods else None)

    def _told(self, run: Run) -> str:
        goods = self._goods(run.crowd, abs(run.packages))
        if run.packages < 0:
            return translate("Crowd", "Taken back {goods} of the crowd.").format(goods=goods)
        return translate("Crowd", "Counted {goods} for the crowd.").format(goods=goods)

    def _goods(self, held: Crowd, packages: int) -> str:
        items = self._event.items if self._event else ()
        item = next((one for one in items if one.id == held.item_id), None)
        return amount(item.name, packages, item.unit) if item else str(packages)


def _write(session: Any, run: Run, override: Override) -> Answer:
    if run.packages < 0:
        count = crowd.take_back(session, run.event_id, run.crowd, -run.packages)
    else:
        count = crowd.count_out(session, run.event_id, run.crowd, run.packages, override, run.id)
    return count, Stroke(at=session.now, packages=run.packages), override


def _read_left(session: Any, key: str) -> tuple[dict[str, Any], list[tuple[str, Crowd, int]]]:
    """Give what was kept at the last start, and which strokes of it are not written down."""
    state = session.setting(key, {})
    waiting = state.get("waiting", [])
    written = crowd.counted_already(session, (id for id, _held, _packages in waiting))
    return state, [(id, _crowd(held), packages) for id, held, packages in waiting if id not in written]


def _plain(held: Crowd) -> dict[str, str]:
    return {"item_id": held.item_id, "area_id": held.area_id, "recipient_kind": held.recipient_kind.value}


def _crowd(plain: Mapping[str, str]) -> Crowd:
    kind = CrowdKind(plain["recipient_kind"])
    return Crowd(item_id=plain["item_id"], area_id=plain["area_id"], recipient_kind=kind)
