"""The dispute desk (Meja Sengketa): a person is parked with a note, and the list is worked off when there is time."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.dispute import Dispute, Resolution, StoredDispute
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import disputes
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import button_row, window_below, within_window
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.goods import DAY_WIDTH, when
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

KEY, LIST_KEY = "F9", "Shift+F9"
NOTE_LENGTH = 300
WIDTH, HEIGHT = SIZES.form_most * 5 // 6, SIZES.least_height
AGE_WIDTH, NAME_WIDTH, DESK_WIDTH = 104, 180, 192
_HOUR, _DAY = 60, 24 * 60
Done = Callable[[], None]
Refuse = Callable[[Refused], None]


class DisputeButton(QPushButton):
    """Says in the page's head how many are parked, and opens their list."""

    def __init__(self, name: str) -> None:
        """Make it with nobody parked; `name` is its object name."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("quiet", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(translate("Disputes", "F9 parks a person with a note; Shift+F9 opens the list."))
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many are open."""
        words = translate("Disputes", "Dispute desk: {count}").format(count=text.number(count))
        self.setText(f" {words}   {LIST_KEY}")
        self.setAccessibleName(words)
        self.setIcon(icon("warning", "warn") if count else icon("check", "good"))


class DisputeList(QDialog):
    """The people who are parked at an event, those who wait longest first; Enter settles the chosen one."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent) -> None:
        """Make the list and read it; it is read again when something has changed."""
        super().__init__(parent)
        self.setObjectName("disputes.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = store
        self._event = event
        self._now = dt.datetime.now(dt.UTC)
        self.list = self._make_list()
        self._note = make_words("", "body")
        self._note.setObjectName("disputes.note")
        self._settle = self._make_button("disputes.settle", translate("Disputes", "Settle"), "Enter")
        self._settle.setProperty("primary", True)
        self._park = self._make_button("disputes.park", translate("Disputes", "Park somebody"), KEY)
        self._close = self._make_button("disputes.close", translate("Disputes", "Close"), "Esc")
        self._lay_out()
        self._connect()
        self._read()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> "DisputeList | None":
        """Open the list of the active event without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, store.active_event)
        dialog.open()
        dialog.list.setFocus()
        return dialog

    def _read(self) -> None:
        event_id = self._event.id
        self._store.read(lambda session: (session.now, disputes.list_disputes(session, event_id)), self._show)

    def _show(self, found: tuple[dt.datetime, Sequence[StoredDispute]]) -> None:
        self._now, rows = found
        self.list.show_rows(rows)
        if rows and self.list.current() is None:
            self.list.select(0)
        self._settle.setEnabled(bool(rows))

    def _show_note(self, chosen: StoredDispute | None) -> None:
        self._note.setText(chosen.note if chosen else "")

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "dispute" in kinds:
            self._read()

    def _ask(self) -> None:
        chosen = self.list.current()
        if chosen is None:
            return
        RecordDialog.ask(
            self,
            "settle",
            translate("Disputes", "How did it end for {name}?").format(name=chosen.full_name),
            Resolution,
            translate("Disputes", "Settle"),
            lambda record, done, refused: self._save(chosen, record, done, refused),
            sentence=chosen.note,
        )

    def _ask_to_park(self) -> None:
        ask_to_park(self, self._store)

    def _save(self, chosen: StoredDispute, record: Resolution, done: Done, refused: Refuse) -> None:
        self._store.run(
            lambda session: disputes.settle(session, chosen.id, record),
            lambda _none: done(),
            refused=refused,
            tell=lambda _none: translate("Disputes", "Settled for {name}.").format(name=chosen.full_name),
        )

    def _make_list(self) -> RecordTable[StoredDispute]:
        columns: list[Column[StoredDispute]] = [
            Column(title=translate("Disputes", "Waits"), value=lambda one: age(one, self._now), width=AGE_WIDTH),
            Column(title=translate("Disputes", "Name"), value=lambda one: one.full_name, width=NAME_WIDTH),
            Column(title=translate("Disputes", "What is not clear"), value=lambda one: one.note, stretch=True),
            Column(title=translate("Disputes", "Since"), value=self._since, width=DAY_WIDTH),
            Column(title=translate("Disputes", "Parked by"), value=_by, width=DESK_WIDTH),
        ]
        empty = translate("Disputes", "Nobody is parked. F9 parks a person with a note, so that the queue moves on.")
        return RecordTable("disputes.list", columns, empty, accessible=translate("Disputes", "Dispute desk"))

    def _since(self, one: StoredDispute) -> str:
        return when(one.created_at, one.day, local_day(self._now, self._event.zone), self._event.zone)

    def _make_button(self, name: str, words: str, key: str) -> QPushButton:
        button = QPushButton(f"{words}   {key}")
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.list.opened.connect(self._ask)
        self.list.chosen.connect(self._show_note)
        self._settle.clicked.connect(self._ask)
        self._park.clicked.connect(self._ask_to_park)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._ask_to_park)
        self._close.clicked.connect(self.reject)
        self._store.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Disputes", "Dispute desk"), "section"))
        box.addWidget(
            make_words(translate("Disputes", "Everybody here is to be settled before the day ends."), "muted")
        )
        box.addWidget(self.list, 1)
        self._note.setWordWrap(True)
        box.addWidget(self._note)
        box.addLayout(button_row(self._settle, self._park, self._close))
        width = min(WIDTH, window_below(self).width() - SIZES.space_xl)
        self.resize(within_window(self, width, HEIGHT))


def ask_to_park(
    parent: QWidget, store: Store, *, name: str = "", note: str = "", then: Done = lambda: None
) -> RecordDialog | None:
    """Ask what is not clear about a person, whose name may be known; `then` is called once it is written down.

    A `note` that is known already stands there marked, so that typing replaces it.
    """
    event = store.active_event
    if event is None:
        return None

    def save(record: Dispute, done: Done, refused: Refuse) -> None:
        def parked(_id: str) -> None:
            done()
            then()

        store.run(
            lambda session: disputes.park(session, event.id, record, dialog.form.record_id),
            parked,
            refused=refused,
            tell=lambda _id: translate("Disputes", "{name} is at the dispute desk.").format(name=record.full_name),
        )

    title, button = translate("Disputes", "Park somebody at the dispute desk"), translate("Disputes", "Park")
    dialog = RecordDialog.ask(parent, "dispute", title, Dispute, button, save)
    dialog.form.load(Dispute(full_name=name, note=note[:NOTE_LENGTH]))
    dialog.form.focus_first()
    if name:
        dialog.form.editor("note").setFocus()
        dialog.form.editor("note").selectAll()
    return dialog


def age(one: StoredDispute, now: dt.datetime) -> str:
    """Give how long somebody has been waiting; `now` in UTC."""
    minutes = max(int((now - one.created_at).total_seconds()) // 60, 0)
    if minutes < _HOUR:
        return translate("Disputes", "{count} min").format(count=minutes)
    if minutes < _DAY:
        words = translate("Disputes", "{hours} h {minutes} min")
        return words.format(hours=minutes // _HOUR, minutes=minutes % _HOUR)
    words = translate("Disputes", "{days} d {hours} h")
    return words.format(days=minutes // _DAY, hours=minutes % _DAY // _HOUR)


def _by(one: StoredDispute) -> str:
    return translate("Disputes", "{officer}, desk {desk}").format(officer=one.officer, desk=one.desk)
