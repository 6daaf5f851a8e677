"""The windows' one way to the data: work is done on one other thread, answers come back to this one."""

import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

from baktidesk.domain.errors import Refused

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from baktidesk.domain.event import StoredEvent

log = logging.getLogger(__name__)
T = TypeVar("T")
Take = Callable[[Any], object]


class Data(Protocol):
    """What the store needs of an open database (see db/session.py)."""

    def run(self, work: Callable[[Any], Any], actor: Any) -> Any:
        """Do a deed in one committed transaction."""

    def read(self, work: Callable[[Any], Any], actor: Any) -> Any:
        """Read one consistent state."""

    def close(self) -> None:
        """Let the data go."""


class _Errand:
    """A job for the worker thread, who gets its value or its refusal, and the call that gives it."""

    def __init__(self, job: Callable[[], Any], then: Take, refused: Take | None) -> None:
        self.job, self.then, self.refused = job, then, refused
        self.answer: Callable[[], object] | None = None


class Store(QObject):
    """Runs deeds and reads for the windows.

    Signals:
        changed(frozenset): kinds of record that a committed deed touched.
        said(str, str): a sentence about the last deed, and the deed's id for undoing it ("" = cannot be undone).
        event_changed(object): the active StoredEvent, or None.
        broke(object): an exception that is a bug.
        backing_up(): the deed that is being done begins with a backup, which may take some seconds.
        backed_up(object, object): that BackUp is there and verified, up to this moment (UTC); the deed itself goes on.
        closing(): the last moment to hand over work.
    """

    changed = Signal(frozenset)
    said = Signal(str, str)
    event_changed = Signal(object)
    broke = Signal(object)
    backing_up = Signal()
    backed_up = Signal(object, object)
    closing = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a store without data; see `open`."""
        super().__init__(parent)
        self.setObjectName("store")
        self.actor: Any = None
        self.active_event: StoredEvent | None = None
        self._data: Data | None = None
        self._pending = 0
        self._closed = False
        self._last: _Errand | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._pending > 0

    def open(self, data: Data, actor: Any) -> None:
        """Take over an open database and the officer who acts."""
        self._data = data
        self.actor = actor

    def run(
        self,
        work: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        *,
        refused: Callable[[Refused], None] | None = None,
        tell: Callable[[T], str] | None = None,
        undoable: bool = True,
    ) -> None:
        """Do a deed; `then` gets its value once it is on disk, `refused` the sentence when the rules say no.

        `tell` gives the sentence for the bottom bar. Whoever is at the desk now has done it, however long it waits.
        """
        self._do_as(self.actor, work, then, refused=refused, tell=tell, undoable=undoable)

    def run_backed_up(
        self,
        check: Callable[[Any], object],
        work: Callable[[Any], T],
        then: Callable[[T], None] | None = None,
        *,
        refused: Callable[[Refused], None] | None = None,
        tell: Callable[[T], str] | None = None,
        undoable: bool = True,
    ) -> None:
        """Do a deed that reaches far as `run` does, with a verified backup of all before it: both are one errand.

        `check` looks first whether the deed may be done at all, so that no backup is made for nothing. `refused` gets
        NoBackup when none could be made; nothing has been done then.
        """

        def deed(session: Any) -> T:
            from baktidesk.services.backups import back_up_before

            check(session)
            done = back_up_before(session, self.backing_up.emit)
            self.backed_up.emit(done, session.now)
            return work(session)

        self.run(deed, then, refused=refused, tell=tell, undoable=undoable)

    def start(
        self, job: Callable[[], T], then: Callable[[T], None], refused: Callable[[Refused], None] | None = None
    ) -> None:
        """Do something that is no deed on the worker thread, such as opening the data; it must not touch Qt."""
        self._pending += 1
        self._worker.submit(self._work, _Errand(job, then, refused))

    def owe(self) -> Callable[[], None]:
        """Count something that the window's thread does bit by bit as under way; what is given says that it is done."""
        self._pending += 1
        return self._settle

    def keep_quietly(self, key: str, value: Any) -> None:
        """Keep a setting without saying so, such as a draft; too late is too late once the data are let go."""
        if self._data is None:
            return
        actor = self.actor
        self._start(lambda data: data.run(lambda session: session.set(key, value), actor), _nothing, None)

    def read(self, work: Callable[[Any], T], then: Callable[[T], None]) -> None:
        """Read something; `then` gets it on this thread."""
        actor = self.actor
        self._start(lambda data: data.read(work, actor), then, None)

    def set_event(self, event: "StoredEvent | None") -> None:
        """Make an event the active one for every page."""
        self.active_event = event
        self.event_changed.emit(event)

    def close(self) -> None:
        """Finish what has been started, then let the data go."""
        self.closing.emit()
        self._worker.shutdown(wait=True)
        if self._data:
            self._data.close()
            self._data = None
        self._closed = True

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        """Give the one other thread, which begins with the first errand."""
        from concurrent.futures import ThreadPoolExecutor

        self._answered.connect(self._deliver, QtCore.Qt.ConnectionType.QueuedConnection)
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def _do_as(
        self,
        actor: Any,
        work: Callable[[Any], T],
        then: Callable[[T], None] | None,
        *,
        refused: Callable[[Refused], None] | None,
        tell: Callable[[T], str] | None,
        undoable: bool,
    ) -> None:
        """Do a deed of an officer who need not be at the desk any more when its turn comes."""

        def answer(outcome: Any) -> None:
            if then:
                _give(then, outcome.value)
            if tell:
                # A record that was saved as it was leaves no row in the audit: there is nothing to be taken back.
                wrote = outcome.touched - {"setting"}
                self.said.emit(tell(outcome.value), outcome.deed if undoable and wrote else "")
            self.changed.emit(outcome.touched)

        self._start(lambda data: data.run(work, actor), answer, refused)

    def _start(
        self, job: Callable[[Data], Any], then: Callable[[Any], None], refused: Callable[[Refused], None] | None
    ) -> None:
        data = self._data
        if data is None:
            raise RuntimeError("the store has no data")
        self.start(lambda: job(data), then, refused)

    def _work(self, errand: _Errand) -> None:
        """Do an errand; called by the worker thread, which answers through the window's."""
        errand.answer = self._try(errand)
        self._answered.emit(errand)

    def _try(self, errand: _Errand) -> Callable[[], object]:
        """Do the job on the worker thread; give what is to be called on the window's thread."""
        try:
            value = errand.job()
        except Refused as no:
            # Without the way it came, or all that the job held would wait for the garbage, and go on another thread.
            refusal = no.with_traceback(None)
            refusal.__cause__ = refusal.__context__ = None
            return lambda: self._refuse(errand.refused or self._say_refusal, refusal)
        except Exception as error:
            log.exception("a deed failed")
            bug = error
            return lambda: self.broke.emit(bug)
        return lambda: _give(errand.then, value)

    def _refuse(self, refused: Take, refusal: Refused) -> None:
        if not _give(refused, refusal):
            self._say_refusal(refusal)

    def _say_refusal(self, refusal: Refused) -> None:
        from baktidesk.ui.text import sentence

        self.said.emit(sentence(refusal), "")

    def _settle(self) -> None:
        self._pending -= 1

    def _deliver(self, errand: _Errand) -> None:
        self._settle()
        # An errand holds widgets. The worker has let go of the one before when it answers for this one, so that the
        # last hold on a widget is never the worker's: letting go of one there can stop both threads for ever.
        self._last = errand
        answer, errand.answer = errand.answer, None
        if not self._closed and answer:  # what was under way at the end is on disk; nobody is there to look at it
            answer()


def _give(take: Callable[[Any], object], answer: Any) -> bool:
    """Give an answer; tell whether there was still somebody: a dialog may have been closed while the work was done."""
    try:
        take(answer)
    except RuntimeError as error:
        if "already deleted" not in str(error):
            raise
        return False
    return True


def _nothing(_value: object) -> None:
    """Take an answer that nobody waits for."""
