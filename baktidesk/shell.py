"""The shell around the window: opens the data, asks who is there, and offers the pages."""

from collections.abc import Callable
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtWidgets import QApplication

from baktidesk.domain.errors import Refused
from baktidesk.ui import text
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.page import Page
from baktidesk.ui.safety.grants import GrantingStore
from baktidesk.ui.safety.lock_file import take_lock
from baktidesk.ui.safety.officer_switch import OfficerSwitch
from baktidesk.ui.safety.seen import Seen, see
from baktidesk.ui.safety.slow import SlowWatch
from baktidesk.ui.theme import apply_theme

if TYPE_CHECKING:
    from baktidesk.db.session import Actor, Database
    from baktidesk.domain.officer import StoredOfficer
    from baktidesk.ui.safety.backup_keeper import BackupKeeper
    from baktidesk.ui.safety.first_run import FirstRunning
    from baktidesk.ui.safety.setup import FirstRun


PAGES = {
    "donors": ("donors", "DonorsPage"),
    "summary": ("dashboard", "DashboardPage"),
    "distributions": ("distributions", "DistributionsPage"),
    "stock": ("stock", "StockPage"),
    "records": ("records", "RecordsPage"),
    "send": ("send", "SendPage"),
    "settings": ("settings", "SettingsPage"),
    "event": ("event", "EventPage"),
}


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
        self.seen: Seen
        self.lock: QLockFile | None = None
        self.crashes: Any = None
        self.keeper: BackupKeeper | None = None
        self.store = GrantingStore()
        self.window = self._make_window()
        self.switch = OfficerSwitch(self.window, self.store, self._log_in)
        self.switch.let_in.connect(self._let_in)
        self.switch.idle.connect(self._lock_screen)
        self.answers: dict[str, Callable[..., object]] = {
            "event_asked": lambda: self.window.open_event(new=False),
            "language_chosen": self.speak,
            "theme_chosen": self.dress,
            "desk_changed": self.show_desk,
            "kept": self.event_kept,
            "records_asked": self.show_records,
        }

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

    def _open(self) -> Seen:
        from baktidesk.db.high_water import copy_aside
        from baktidesk.db.schema import demand_key, open_database
        from baktidesk.db.session import now

        self.lock = self.lock or take_lock(self.data)
        demand_key(self.data)
        if self.lock:
            copy_aside(Path(self.data).absolute(), now())
        self.database = open_database(self.data)
        return self.database.read(see)

    def _let_go(self) -> None:
        """Close what a gate may have kept open, and give the file free for others."""
        if self.database:
            self.database.close()
        if self.keeper:
            self.keeper.finish()
        if self.lock:
            self.lock.unlock()
            self.lock = None

    def _opened(self, seen: Seen) -> None:
        self.seen = seen
        if seen.desk.language != text.language().tongue:
            text.speak(seen.desk.language)
        apply_theme(QApplication.instance(), seen.desk.theme)  # type: ignore[arg-type]
        self._enter()
        if self.crashes:
            self.window.closed.connect(SlowWatch(self, self.crashes).stop)
        if not seen.desk.practice:
            self._keep_backups()
        self._check_behind()

    def _check_behind(self) -> None:
        """Look whether the data are what they were, after the first page has been read and before anything is written.

        The store does one thing after the other: whatever is saved waits for this.
        """
        from baktidesk.ui.safety.start_watch import look_at_data

        look_at_data(self.store, self._database(), self._alarm, self.window.warn)

    def _alarm(self, refusal: Refused) -> None:
        """Show the data to nobody until somebody has decided what becomes of them; they take nothing any more."""
        self.switch.give_up()
        self._sorry(refusal)

    def _keep_backups(self) -> None:
        from baktidesk.ui.safety.backup_keeper import BackupKeeper

        self.keeper = BackupKeeper(self.data, self._database(), self.store, self.window)
        self.keeper.start()

    def _enter(self) -> None:
        if self.seen.practising is not None:
            self._begin(self.seen.practising)
        elif self.seen.known:
            self.switch.lock(self.seen.known, "")
        else:
            self._first_run.ask()

    def _set_up(self, record: "FirstRun") -> "tuple[Actor, Seen]":
        """Write desk and first officer down, on the store's thread; give the officer."""
        from baktidesk.services import officers

        def work(session: Any) -> "StoredOfficer":
            return officers.set_up_desk(session, record.to_desk(), record.to_officer(), record.language.value)

        return self._log_in(self._database().run(work).value.id, record.pin)

    def _log_in(self, officer_id: str, pin: str) -> "tuple[Actor, Seen]":
        """Look at a PIN, on the store's thread; give the officer, and what the window needs to know."""
        from baktidesk.services import officers

        database = self._database()
        actor = officers.open_desk(database, officer_id, pin)
        return actor, database.read(see)

    def _let_in(self, answer: "tuple[Actor, Seen]") -> None:
        actor, self.seen = answer
        self._begin(actor)
        self.store.start(self._database().look_after, lambda _nothing: None)

    def _begin(self, actor: "Actor") -> None:
        """Let an officer in: pages are offered the first time, and kept with what stands in them afterwards."""
        if actor != self.store.actor:
            self.window.say("")  # nobody undoes another officer's deed by one key
        self.store.open(self._database(), actor)
        self.show_desk()
        fresh = not self.window.has_pages
        if fresh:
            self._offer_pages()
        self.switch.unlock(actor.officer_id)
        self._show_events()
        if fresh:
            self.window.open_page("donors" if self.store.active_event else "event")
        if not self.seen.desk.practice:
            self.switch.watch_idleness()

    def show_desk(self, _letter: str = "") -> None:
        """Show in the top bar who works where."""
        actor = self.store.actor
        self.window.top.show_desk(actor.desk, actor.name, practice=self.seen.desk.practice)

    def _offer_pages(self) -> None:
        for key in PAGES:
            self.window.offer_page(key, partial(make_page, self, key))
        if self.eager:
            self.window.make_pages()

    def _show_events(self) -> None:
        found = self.seen.events
        chosen = next((one for one in found if one.id == self.seen.desk.active_event), found[0] if found else None)
        self.window.show_events(chosen, found)

    def _look_again(self, work: Callable[[], object] = lambda: None, then: Callable[[], object] = lambda: None) -> None:
        """Do some work on the store's thread, read again what the window must know, show it, and go on."""

        def job() -> Seen:
            work()
            return self._database().read(see)

        def show(seen: Seen) -> None:
            self.seen = seen
            self._show_events()
            then()

        self.store.start(job, show)

    def activate(self, event_id: str, then: Callable[[], object] = lambda: None) -> None:
        """Make an event the active one, here and at the next start; then go on."""
        from baktidesk.services import events

        actor = self.store.actor
        self._look_again(
            lambda: self._database().run(lambda session: events.activate_event(session, event_id), actor), then
        )

    def event_kept(self, event_id: str) -> None:
        """Go on to the desk after an event has been set up."""
        self.activate(event_id, lambda: self.window.open_page("donors"))

    def show_records(self, figure: Any) -> None:
        """Open the records that a figure of the summary counts, or the event's plan where it stands there."""
        if figure.planned:
            self.window.open_event(new=False)
            return
        records: Any = self.window.page("records")
        records.show_figure(figure)
        self.window.open_page("records")

    def speak(self, tongue: str) -> None:
        """Switch the language: the pages are built anew in it, with the same officer and event."""
        self._keep("LANGUAGE", tongue)
        text.speak(tongue)
        self._rebuild("settings")

    def dress(self, scheme: str) -> None:
        """Switch the theme."""
        self._keep("THEME", scheme)
        apply_theme(QApplication.instance(), scheme)  # type: ignore[arg-type]

    def _keep(self, setting: str, value: str) -> None:
        """Keep one of this laptop's settings, by the name that it has in services/settings.py."""
        actor = self.store.actor

        def work() -> object:
            from baktidesk.services import settings

            return self._database().run(
                lambda session: settings.keep(session, getattr(settings, setting), value), actor
            )

        self.store.start(work, lambda _kept: None)

    def _rebuild(self, place: str) -> None:
        event = self.store.active_event
        self.window.rebuild()
        self._connect(self.window)
        self._offer_pages()
        self.store.set_event(None)
        self._begin(self.store.actor)
        if self.keeper:
            self.keeper.show_again()
        if event:
            self.window.open_page(place)

    def _lock_screen(self) -> None:
        if self.seen.practising is not None:
            self.window.say(text.translate("Shell", "The practice file has no lock."))
        else:
            self.switch.lock(self.seen.known, self.store.actor.officer_id)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"event", "event_day", "item", "area", "allocation", "officer"}:
            self._look_again()

    def _on_broke(self, error: Exception) -> None:
        from baktidesk.ui.bug import BugDialog
        from baktidesk.ui.form import Form

        for form in self.window.findChildren(Form):
            form.set_saving(False)
        BugDialog.show_for(self.window, error)

    @cached_property
    def _first_run(self) -> "FirstRunning":
        from baktidesk.ui.safety.first_run import FirstRunning

        return FirstRunning(self.window, self.data, self._set_up, self._let_in, self.rewrite, self.practise)

    def practise(self, tongue: str, refused: Callable[[Refused], None]) -> None:
        """Leave the data as they are and open the practice file beside them, written now if there is none."""
        from baktidesk.ui.safety import practising, rewriting

        data = practising.practice_beside(self.data)

        def deed() -> None:
            lock = take_lock(data)
            practising.write_practice_in(data, tongue)
            if self.lock:
                self.lock.unlock()
            self.data, self.lock = data, lock

        rewriting.rewrite(self.store, self.keeper, self._close_data, self._open_practice, deed, refused)

    def _open_practice(self) -> None:
        """Open what is there now; once more the first page where the practice could not be written."""
        self._open_again()
        if self.seen.practising is not None:
            self.window.say(
                text.translate(
                    "Shell", "This is practice: nothing here counts. Start the program again to set up this laptop."
                )
            )

    def rewrite(self, deed: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        """Let the data go, do on the store's thread what writes them anew, and open them again, come what may."""
        from baktidesk.ui.safety import rewriting

        rewriting.rewrite(self.store, self.keeper, self._close_data, self._open_again, deed, refused)

    def _sorry(self, refusal: Refused) -> None:
        from baktidesk.db.keys import Locked
        from baktidesk.ui.safety.rescue import Rescue
        from baktidesk.ui.safety.sorry import SorryGate

        if isinstance(refusal, Locked):
            from baktidesk.ui.safety.unlock_page import ask_key

            ask_key(self.window, self.store, self.data, self.open_behind)
            return
        gate = SorryGate(text.sentence(refusal))
        gate.quit_asked.connect(self.window.close)
        self.window.show_gate(gate)
        gate.focus()
        if self.lock:
            Rescue(self.store, self.data, gate, refusal, self._close_data).restored.connect(self._open_again)

    def _close_data(self) -> None:
        """Close what is open, on the store's thread, so that a backup can take its place."""
        if self.database:
            self.database.close()
            self.database = None

    def _open_again(self) -> None:
        self.switch.begin_again()
        if self.keeper:
            self.keeper.finish()
            self.keeper.deleteLater()
            self.keeper = None
        self.open_now()

    def ask_restore(self) -> None:
        """Lead through putting a backup back; afterwards everybody signs in anew."""
        from baktidesk.ui.safety.restoring import Restoring

        if self.keeper:
            Restoring(self.window, self.store, self.keeper, self._close_data, self._open_again).ask()

    def _database(self) -> "Database":
        if self.database is None:
            raise RuntimeError("the data are not open")
        return self.database


def make_page(shell: Shell, key: str) -> Page:
    """Make a page: imported when first needed, so that the start is short; its signals lead to the shell."""
    module, name = PAGES[key]
    page: Any = getattr(import_module(f"baktidesk.ui.pages.{module}"), name)(shell.store)
    for signal, slot in shell.answers.items():
        if hasattr(page, signal):
            getattr(page, signal).connect(slot)
    if key == "settings" and shell.keeper:
        shell.keeper.connect_part(page.data.backups)
        if "://" not in shell.data:
            from baktidesk.ui.safety.encryption_flow import EncryptionFlow

            EncryptionFlow(page.data.encryption, shell.store, shell.data, shell.rewrite)
        page.data.backups.restore_asked.connect(shell.ask_restore)
    made: Page = page
    return made
