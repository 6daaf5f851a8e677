"""Entry from paper: number and time as they stand on the slip, asked above the rest of the form."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from baktidesk.domain.donation import DeskCheckIn, Slip
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.services.donors import donations
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class PaperEntry(QFrame):
    """The banner over the form while entries are copied from paper, and what is asked more then.

    Signals:
        changed(bool): entries come from paper from now on, or no longer.
    """

    changed = Signal(bool)

    def __init__(self, store: Store, form: Form) -> None:
        """Belong to a check-in form; off at first."""
        super().__init__()
        self._store = store
        self._form = form
        self.on = False
        self._last = 0
        self.setObjectName("donors.paper")
        self.setProperty("banner", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZES.space_m, SIZES.space_s, SIZES.space_xs, SIZES.space_s)
        row.setSpacing(SIZES.space_s)
        words = translate("Donors", "From paper. The time on the slip and the time of entry are kept apart.")
        label = make_words(words, "strong")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        self._done = self._make_button()
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        form.keep_beside("paper", lambda: self.on, self.switch)

    def switch(self, on: bool) -> None:
        """Begin or stop entering from paper."""
        if on == self.on:
            return
        self.on, self._last = on, 0
        self.setVisible(on)
        self.ask()
        self._form.show_problems({})
        self.propose()
        self._form.focus_first()
        self.changed.emit(on)

    def ask(self) -> None:
        """Ask in the form what the event asks, and the head of a slip while entries come from paper."""
        event = self._store.active_event
        options = event.record.options() if event else frozenset()
        if event and self.on:
            options |= {"paper", "paper_day"} if len(event.record.days) > 1 else {"paper"}
        self.setTabOrder(self._done, self._form.editor("slip_number"))  # the form puts its inputs after it
        self._form.set_options(options)

    def propose(self) -> None:
        """Propose the day and the next number of a slip: the one after the slip just entered, or after all so far."""
        event, last = self._store.active_event, self._last
        if event is None or not self.on:
            self._set(slip_number=None, written_at=None, written_on=None)
            return
        self._set(slip_number=last + 1 if last else None, written_at=None, written_on=slip_day(event, _today(event)))
        if not last:
            self._store.read(lambda session: donations.next_slip_number(session, event.id), self._take_number)

    def entered(self, number: int | None) -> None:
        """Go on after a slip that has been saved."""
        self._last = number or 0

    def day(self) -> dt.date:
        """Give the local day of the event that an entry belongs to; from paper, that of the slip."""
        event = self._store.active_event
        if event is None:
            return dt.date.today()
        today = _today(event)
        return (self._form.editor("written_on").value() or slip_day(event, today)) if self.on else today

    def slip_of(self, record: DeskCheckIn) -> Slip | None:
        """Give the slip that a record was copied from; None for a donor who stands at the desk."""
        event = self._store.active_event
        return record.slip(event.zone, self.day()) if event and self.on else None

    def _take_number(self, number: int) -> None:
        if not self.on or self._form.editor("slip_number").value() is not None:
            return
        self._set(slip_number=number)
        if self._form.editor("slip_number").hasFocus():
            self._form.focus_first()

    def _set(self, **proposed: Any) -> None:
        """Put proposals into the form; what stands there by itself is no half-filled form."""
        self._form.proposed |= proposed
        for name, value in proposed.items():
            self._form.editor(name).set_value(value)

    def _make_button(self) -> QPushButton:
        button = QPushButton(translate("Donors", "Stop"))
        button.setObjectName("donors.paper_done")
        button.setAccessibleName(translate("Donors", "Stop entering from paper"))
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.switch(False))
        return button


def slip_day(event: StoredEvent, today: dt.date) -> dt.date:
    """Give the day on which a slip was most likely written: today, or the event's last day before it."""
    days = sorted(line.day for line in event.record.days if line.day)
    return next((day for day in reversed(days) if day <= today), days[0])


def _today(event: StoredEvent) -> dt.date:
    return local_day(dt.datetime.now(dt.UTC), event.zone)
