"""The desk that hands over to institutions: the form of a handover, kept as a draft, and its saving."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from baktidesk.domain.distribution import Handover
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services.relief import distributions
from baktidesk.ui.draft import Draft
from baktidesk.ui.form import Form
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, ask_override
from baktidesk.ui.relief.goods import amounts, item_options, tie_unit
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

Done = Callable[[], None]
Refuse = Callable[[Refused], None]


class HandoverDesk(QWidget):
    """The form of a handover to an institution.

    Signals:
        saved(str): the id of the handover that has just been written down.
    """

    saved = Signal(str)

    def __init__(self, store: Store) -> None:
        """Make the desk."""
        super().__init__()
        self._store = store
        self._units: dict[str, str] = {}
        words = translate("Distributions", "Hand over")
        self.form = Form(Handover, "handover", words, options=frozenset(), desk=True, scrolls=True)
        self._draft = Draft(store, self.form, "handover")
        self.form.submitted.connect(self._on_submitted)
        self.form.editor("goods").each_line(lambda line: tie_unit(line, self._units))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)

    def show_event(self, event: StoredEvent) -> None:
        """Offer the event's goods and areas; what stands in the form stays where the event is the same."""
        self._units.update({item.id: item.unit for item in event.items})
        self.form.offer("item", item_options(event.items))
        self.form.offer("area", event.areas)
        self._draft.move_to(event)

    def focus(self) -> None:
        """Put the cursor to the next institution."""
        self.form.focus_first(kept=False)

    def _on_submitted(
        self, record: Handover, overdraft: Overdraft = NO_OVERDRAFT, done: Done = lambda: None, no: Refuse | None = None
    ) -> None:
        """Save; what only a supervisor makes possible is asked for, and saved with the answer."""

        def refused(refusal: Refused) -> None:
            if isinstance(refusal, NeedsSupervisor):
                done()
                self.form.show_refused(refusal)
                ask_override(self, self._store, refusal, overdrawn)
            else:
                (no or self.form.show_refused)(refusal)

        def overdrawn(given: Overdraft, close: Done, refuse: Refuse) -> None:
            self._on_submitted(record, given, close, refuse)

        self._save(record, overdraft, done, refused)

    def _save(self, record: Handover, overdraft: Overdraft, done: Done, refused: Refuse) -> None:
        event, record_id = self._store.active_event, self.form.record_id
        if event is None:
            return

        def work(session: Any) -> str:
            return distributions.hand_over(session, event.id, record, overdraft.grant(session), record_id)

        self._store.run(
            work,
            lambda new_id: self._saved(new_id, done),
            refused=refused,
            tell=lambda _id: _told(event, record),
        )

    def _saved(self, new_id: str, done: Done) -> None:
        done()
        self.form.clear()
        self.focus()
        self.saved.emit(new_id)


def _told(event: StoredEvent, record: Handover) -> str:
    """Say what has been handed over and to whom."""
    items = {item.id: item for item in event.items}
    lines = ((items[line.item_id], line.quantity or 0) for line in record.goods)
    goods = amounts((item.name, quantity, item.unit) for item, quantity in lines)
    if record.symbolic:
        words = translate("Distributions", "Symbolic handover of {goods} to {recipient}; the stock is unchanged.")
    else:
        words = translate("Distributions", "Handed over {goods} to {recipient}.")
    return words.format(goods=goods, recipient=record.institution)
