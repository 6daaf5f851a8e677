"""The shell around the window: opens the data, asks who is there, and offers the pages."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtWidgets import QApplication

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.ui import text
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.page import Page
from baktidesk.ui.store import Store
from baktidesk.ui.theme import apply_theme

if TYPE_CHECKING:
    from baktidesk.db.session import Actor, Database
    from baktidesk.domain.event import StoredEvent
    from baktidesk.services.settings import DeskSettings
    from baktidesk.ui.login import FirstRunGate, LoginGate
    from baktidesk.ui.setup import FirstRun


class Shell(QObject):
    """Keeps window, store and data file together and leads from one gate to the next."""

    def __init__(self, data: str, *, eager: bool = False) -> None:
        """Make the frame for a data file or URL that has not been opened yet.

        `eager` makes every page when an officer is let in, not each when it is first needed.
        """
        super().__init__()
        self.data = data
        self.eager = eager
        self.database: Database | None = None
        self.lock: QLockFile | None = None
        self.crashes: Any = None
        self.store = Store()
        self.window = self._make_window()

    def open_now(self) -> None:
        """Open the data on this thread."""
        try:
            self._opened(self._open())
        except Refused as refusal:
            self._sorry(refusal)

    def open_behind(self) -> None:
        """Open the data on the store's thread while the frame is on screen."""
        self.store.start(self._open, self._opened, self._sorry)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.store)
        self.setParent(window)
        self._connect(window)
        window.tongue_asked.connect(self.speak)
        window.closed.connect(self._let_go)
        self.store.changed.connect(self._on_changed)
        self.store.broke.connect(self._on_broke)
        return window

    def _connect(self, window: MainWindow) -> None:
        window.top.event_asked.connect(self.activate)
        window.top.lock_asked.connect(self._lock_screen)

    def _open(self) -> "tuple[Database, DeskSettings]":
        from baktidesk.db.schema import open_database
        from baktidesk.services import settings

        self._take_lock()
        database = open_database(self.data)
        return database, database.read(settings.load)

    def _take_lock(self) -> None:
        if "://" in self.data or self.lock:
            return
        folder = Path(self.data).absolute().parent
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = QLockFile(f"{self.data}.lock")
        lock.setStaleLockTime(0)
        if lock.tryLock(100):
            self.lock = lock
            return
        if lock.error() != QLockFile.LockError.LockFailedError:
            raise Refused(
                QT_TRANSLATE_NOOP("Refused", "The folder {folder} cannot be written to. Please choose another place."),
                folder=str(folder),
            )
        process = lock.getLockInfo()
        raise Refused(
            QT_TRANSLATE_NOOP(
                "Refused", "{file} is already open in another window (process {process}). Please use that one."
            ),
            file=Path(self.data).name,
            process=str(process[0]),
        )

    def _let_go(self) -> None:
        """Close what a gate may have kept open, and give the file free for others."""
        if self.database:
            self.database.close()
        if self.lock:
            self.lock.unlock()
            self.lock = None

    def _opened(self, answer: "tuple[Database, DeskSettings]") -> None:
        self.database, desk = answer
        if desk.language != text.language().tongue:
            text.speak(desk.language)
        apply_theme(QApplication.instance(), desk.theme)  # type: ignore[arg-type]
        self._enter(desk)

    def _enter(self, desk: "DeskSettings") -> None:
        from baktidesk.services import officers

        database = self._database()
        if desk.practice:
            self._begin(database.read(officers.practice_actor))
            return
        known = database.read(officers.list_officers)
        if known:
            self._ask_pin(known)
        else:
            self._ask_first_run("id")

    def _ask_first_run(self, tongue: str, typed: "dict[str, Any] | None" = None) -> None:
        from baktidesk.ui.login import FirstRunGate

        text.speak(tongue)
        gate = FirstRunGate()
        gate.form.restore({**(typed or {}), "language": tongue})
        gate.submitted.connect(lambda record: self._first_run(gate, record))
        gate.language_chosen.connect(lambda chosen: self._ask_first_run(chosen, gate.form.state()))
        self.window.show_gate(gate)
        gate.focus()

    def _first_run(self, gate: "FirstRunGate", record: "FirstRun") -> None:
        from baktidesk.services import officers

        if record.pin != record.pin_again:
            no = Refused(QT_TRANSLATE_NOOP("Refused", "The two PINs differ."), field="pin_again")
            gate.form.show_refused(no)
            return
        database = self._database()
        try:
            first = database.run(
                lambda session: officers.set_up_desk(
                    session, record.to_desk(), record.to_officer(), record.language.value
                )
            ).value
            actor = database.run(lambda session: officers.log_in(session, first.id, record.pin)).value
        except Refused as refusal:
            gate.form.show_refused(refusal)
            return
        self._begin(actor)

    def _ask_pin(self, known: Any) -> None:
        from baktidesk.ui.login import LoginGate

        gate = LoginGate(known, self.store.actor.officer_id if self.store.actor else "")
        gate.submitted.connect(lambda officer_id, pin: self._log_in(gate, officer_id, pin))
        self.window.show_gate(gate)
        gate.focus()

    def _log_in(self, gate: "LoginGate", officer_id: str, pin: str) -> None:
        from baktidesk.services import officers

        try:
            actor = self._database().run(lambda session: officers.log_in(session, officer_id, pin)).value
        except Refused as refusal:
            gate.show_refused(refusal)
            return
        self._begin(actor)

    def _begin(self, actor: "Actor") -> None:
        """Let an officer in: pages are offered the first time, and kept with what stands in them afterwards."""
        if actor != self.store.actor:
            self.window.say("")  # nobody undoes another officer's deed by one key
        self.store.open(self._database(), actor)
        self.show_desk()
        fresh = not self.window.has_pages
        if fresh:
            self._offer_pages()
        self.window.show_body()
        self._show_events()
        if fresh:
            self.window.open_page("donors" if self.store.active_event else "event")

    def show_desk(self, _letter: str = "") -> None:
        """Show in the top bar who works where."""
        from baktidesk.services import settings

        actor = self.store.actor
        desk = self._database().read(settings.load)
        self.window.top.show_desk(actor.desk, actor.name, practice=desk.practice)

    def _offer_pages(self) -> None:
        offer_pages(self.window, self)
        if self.eager:
            self.window.make_pages()

    def _show_events(self) -> None:
        from baktidesk.services import events, settings

        def work(session: Any) -> "tuple[list[StoredEvent], str]":
            return events.list_events(session), settings.load(session).active_event

        found, active = self._database().read(work)
        chosen = next((one for one in found if one.id == active), found[0] if found else None)
        self.window.show_events(chosen, found)

    def activate(self, event_id: str) -> None:
        """Make an event the active one, here and at the next start."""
        from baktidesk.services import events

        self._database().run(lambda session: events.activate_event(session, event_id), self.store.actor)
        self._show_events()

    def event_kept(self, event_id: str) -> None:
        """Go on to the desk after an event has been set up."""
        self.activate(event_id)
        self.window.open_page("donors")

    def speak(self, tongue: str) -> None:
        """Switch the language: the pages are built anew in it, with the same officer and event."""
        from baktidesk.services import settings

        self._database().run(lambda session: settings.keep(session, settings.LANGUAGE, tongue), self.store.actor)
        text.speak(tongue)
        self._rebuild("settings")

    def dress(self, scheme: str) -> None:
        """Switch the theme."""
        from baktidesk.services import settings

        self._database().run(lambda session: settings.keep(session, settings.THEME, scheme), self.store.actor)
        apply_theme(QApplication.instance(), scheme)  # type: ignore[arg-type]

    def _rebuild(self, place: str) -> None:
        event = self.store.active_event
        self.window.rebuild()
        self._connect(self.window)
        self._offer_pages()
        self.store.set_event(None)
        self._begin(self.store.actor)
        if event:
            self.window.open_page(place)

    def _lock_screen(self) -> None:
        from baktidesk.services import officers, settings

        database = self._database()
        if database.read(settings.load).practice:
            self.window.say(text.translate("Shell", "The practice file has no lock."))
            return
        self._ask_pin(database.read(officers.list_officers))

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"event", "event_day", "item", "area", "allocation"}:
            self._show_events()

    def _on_broke(self, error: Exception) -> None:
        from baktidesk.ui.bug import BugDialog
        from baktidesk.ui.form import Form

        for form in self.window.findChildren(Form):
            form.set_saving(False)
        BugDialog.show_for(self.window, error)

    def _sorry(self, refusal: Refused) -> None:
        from baktidesk.ui.login import SorryGate

        gate = SorryGate(text.sentence(refusal))
        gate.quit_asked.connect(self.window.close)
        self.window.show_gate(gate)
        gate.focus()

    def _database(self) -> "Database":
        if self.database is None:
            raise RuntimeError("the data are not open")
        return self.database


def offer_pages(window: MainWindow, shell: Shell) -> None:
    """Name every page with the way to make it: imported and built when first needed, so that the start is short."""
    makers: dict[str, Callable[[Shell], Page]] = {
        "donors": _donors,
        "summary": _summary,
        "distributions": _distributions,
        "stock": _stock,
        "records": _records,
        "send": _send,
        "settings": _settings,
        "event": _event,
    }
    for key, make in makers.items():
        window.offer_page(key, partial(make, shell))


def _donors(shell: Shell) -> Page:
    from baktidesk.ui.pages.donors import DonorsPage

    return DonorsPage(shell.store)


def _summary(shell: Shell) -> Page:
    from baktidesk.ui.pages.dashboard import DashboardPage

    return DashboardPage(shell.store)


def _distributions(shell: Shell) -> Page:
    from baktidesk.ui.pages.distributions import DistributionsPage

    page = DistributionsPage(shell.store)
    page.event_asked.connect(lambda: shell.window.open_event(new=False))
    return page


def _stock(shell: Shell) -> Page:
    from baktidesk.ui.pages.stock import StockPage

    page = StockPage(shell.store)
    page.event_asked.connect(lambda: shell.window.open_event(new=False))
    return page


def _records(shell: Shell) -> Page:
    from baktidesk.ui.pages.records import RecordsPage

    return RecordsPage(shell.store)


def _send(shell: Shell) -> Page:
    from baktidesk.ui.pages.send import SendPage

    return SendPage(shell.store)


def _settings(shell: Shell) -> Page:
    from baktidesk.ui.pages.settings import SettingsPage

    page = SettingsPage(shell.store)
    page.language_chosen.connect(shell.speak)
    page.theme_chosen.connect(shell.dress)
    page.desk_changed.connect(shell.show_desk)
    return page


def _event(shell: Shell) -> Page:
    from baktidesk.ui.pages.event import EventPage

    page = EventPage(shell.store)
    page.kept.connect(shell.event_kept)
    return page
