"""Setting up an event, new or known."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from baktidesk.domain.event import DayLine, Event, StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.services import events, people
from baktidesk.ui.form import Form
from baktidesk.ui.page import Page, make_card, make_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class EventPage(Page):
    """The form of an event.

    Signals:
        kept(str): the event of this id has been written down.
    """

    kept = Signal(str)
    reads = frozenset({"event", "event_series", "work_unit"})

    def __init__(self, store: Store) -> None:
        """Make the page for a new event."""
        super().__init__(store, "event")
        self._editing: str = ""
        self.form = Form(Event, "event", translate("Event", "Save the event"), columns=2, scrolls=True)
        self.form.submitted.connect(self._save)
        self.form.editor("items").edited.connect(self._offer_items)
        self._title = make_words("", "title")
        self._sentence: QLabel = make_words("", "muted")
        self._sentence.setWordWrap(True)
        self._lay_out()
        self.begin(new=True)

    def begin(self, *, new: bool) -> None:
        """Show a new event of today, or the active one."""
        event = None if new else self.store.active_event
        self._editing = event.id if event else ""
        self._title.setText(translate("Event", "Change the event") if event else translate("Event", "New event"))
        self._sentence.setText(
            translate("Event", "Goods already received are entered on the Stock page from now on.")
            if event
            else translate("Event", "Name, organiser, one day and place are enough to begin. The rest can follow.")
        )
        self.form.clear()
        self.form.load(event.record if event else _of_today())
        self._offer_items()

    def show_event(self, event: StoredEvent | None) -> None:
        """Follow to the active event when one is being changed."""
        if self._editing and event and event.id != self._editing:
            self.begin(new=False)

    def refresh(self) -> None:
        """Read the known work units and series again."""
        self.store.read(people.work_unit_names, lambda names: self._offer("work_unit", names))
        self.store.read(events.series_names, lambda names: self._offer("series", names))

    def focus(self) -> None:
        """Put the cursor to the first empty input."""
        self.form.focus_first()

    def _offer(self, kind: str, names: list[str]) -> None:
        self.form.offer(kind, [(name, name) for name in names])

    def _offer_items(self) -> None:
        """Offer for the allocations the goods that stand above them, also those just typed."""
        self._offer("item_name", [line.name for line in self.form.editor("items").value() if line.name])

    def _save(self, record: Event) -> None:
        editing = self._editing

        def work(session: Any) -> str:
            if not editing:
                return events.create_event(session, record)
            events.change_event(session, editing, record)
            return editing

        self.store.run(
            work,
            self._saved,
            refused=self.form.show_refused,
            tell=lambda _id: translate("Event", "The event “{name}” has been saved.").format(name=record.name),
            undoable=False,
        )

    def _saved(self, event_id: str) -> None:
        self._editing = event_id
        self.form.set_saving(False)
        self.kept.emit(event_id)

    def _lay_out(self) -> None:
        card, box = make_card()
        box.addWidget(self._title)
        box.addWidget(self._sentence)
        box.addWidget(self.form)
        card.setMaximumWidth(SIZES.form_most)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_l, SIZES.space_l, SIZES.space_l, SIZES.space_l)
        row.addWidget(card, 1)
        row.addStretch()


def _of_today() -> Event:
    """Give an empty event of the day that it is in its zone, whatever zone the laptop's own clock is set to."""
    new = Event()
    return replace(new, days=[DayLine(day=local_day(dt.datetime.now(dt.UTC), new.zone.zone))])
