"""Nobody is registered twice: known people like the donor in the form are looked for, and the officer decides."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from baktidesk.domain.donation import DeskCheckIn
from baktidesk.ui.donors.similar_people import SimilarPanel
from baktidesk.ui.form import Form
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baktidesk.services.donors.duplicates import Similar

PAUSE_MS = 350
"""After this pause in typing the people who look alike are looked for."""
Answer = Callable[[DeskCheckIn, "Sequence[Similar]"], None]


class LookAlikes(QObject):
    """Watches a check-in form, and asks once a save whether it is somebody else who is known.

    Of somebody known already only those are asked about who are registered at this event: nobody is registered twice.

    Signals:
        settled(object): a record may be saved: nobody is like it, or the officer said that it is somebody else.
    """

    settled = Signal(object)

    def __init__(self, store: Store, form: Form, holds: Callable[[], str]) -> None:
        """Watch a form; `holds` gives the id of the known person that it holds, "" for somebody new."""
        super().__init__(form)
        self._store = store
        self._form = form
        self._holds = holds
        self.panel = SimilarPanel()
        self.different: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._look)
        store.closing.connect(self._timer.stop)
        form.edited.connect(self._on_edited)
        self.panel.other.connect(self._on_other)

    def settle(self, record: DeskCheckIn) -> None:
        """Find out whether a record may be saved; saved again while the question stands, it is somebody else."""
        self._timer.stop()
        if self.panel.asked:
            self._form.set_saving(False)
            self.panel.answer_other()
        else:
            self._read(record, self._judge)

    def put_away(self) -> None:
        """Ask no longer about what stands in the form now."""
        self._timer.stop()
        self._form.name_save("")
        self.panel.put_away()

    def forget(self) -> None:
        """Begin anew with the next person."""
        self.put_away()
        self.different = []

    def _on_edited(self) -> None:
        if not self._holds():
            self._timer.start()

    def _look(self) -> None:
        """Look once name and birth, or a phone, are there; nobody waits for the answer."""
        record = self._form.record()
        if self.panel.asked or self._holds():
            return
        if record.full_name and (record.birth_date or record.birth_year or record.phone):
            self._read(record, self._show)
        else:
            self.panel.put_away()

    def _read(self, record: DeskCheckIn, then: Answer) -> None:
        event, form_id = self._store.active_event, self._form.record_id
        told, held = set(self.different), self._holds()
        if event is None:
            return

        def work(session: Any) -> "list[Similar]":
            from baktidesk.services.donors.duplicates import similar_people

            found = similar_people(session, event.id, record, person_id=held)
            return [one for one in found if one.known.person_id not in told and (one.known.visit_id or not held)]

        def answer(found: "Sequence[Similar]") -> None:
            if form_id == self._form.record_id:
                then(record, found)

        self._store.read(work, answer)

    def _show(self, record: DeskCheckIn, found: "Sequence[Similar]") -> None:
        if self.panel.asked or self._holds() or not self._form.save.isEnabled():
            return
        if found:
            self.panel.show_people(record, found)
        else:
            self.panel.put_away()

    def _judge(self, record: DeskCheckIn, found: "Sequence[Similar]") -> None:
        if not found or _is_here(found):
            self.put_away()
            self.settled.emit(record)
            return
        self._form.set_saving(False)
        self.panel.show_people(record, found)
        self._form.name_save(translate("Donors", "Another"))
        self.panel.ask()
        self._form.show_part(self.panel)

    def _on_other(self, ids: list[str]) -> None:
        """Save what stands in the form now, the people shown remembered as others."""
        self.different += ids
        self.put_away()
        self._form.focus_required("full_name")
        record = self._form.check()
        if record is not None:
            self._form.set_saving(True)
            self.settled.emit(record)


def _is_here(found: "Sequence[Similar]") -> bool:
    """Tell whether the NIK itself is registered at this event: the deed itself says when and where."""
    from baktidesk.services.donors.duplicates import Likeness

    return any(one.why is Likeness.NIK and one.known.visit_id for one in found)
