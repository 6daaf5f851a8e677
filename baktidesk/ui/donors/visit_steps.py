"""The steps of a visit at the desk: what each one asks, what is odd about the answer, and the deed itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from baktidesk.domain.blood import verify_bag_number
from baktidesk.domain.donation import (
    MOVES,
    Deferral,
    Donation,
    FailedDraw,
    Leaving,
    Screening,
    Visit,
    VisitStatus,
)
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused
from baktidesk.domain.rules import PMI_2025, RuleSet, screening_warnings
from baktidesk.domain.voiding import Voiding
from baktidesk.services.donors import donations, visit_batches
from baktidesk.services.donors.visit_lists import VisitLine
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.donors.visits import told, told_of_many
from baktidesk.ui.scanning.wedge import NEXT as NEXT_INPUT
from baktidesk.ui.scanning.wedge import TARGET
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

Done = Callable[[], None]
Refuse = Callable[[Refused], None]
Deed = Callable[[Any, str, Any], Visit]
Batch = Callable[[Any, Sequence[str], Any], list[Visit]]
MOST_NAMED = 12
AFTER_BAG = {"donate": "blood_group", "fail": "reaction"}
"""The input that the cursor goes to after a bag was scanned: its type and volume are those of the last one."""


@dataclass(frozen=True)
class Step:
    """One step: its key, its word, what it asks, where it leads (nowhere = voided), and the deed."""

    key: str
    words: str
    record: type[Any]
    goals: frozenset[VisitStatus]
    deed: Deed
    batch: Batch | None = None

    def allowed(self, lines: Sequence[VisitLine]) -> bool:
        """Tell whether these visits can take the step now, all of them."""
        if not lines or (len(lines) > 1 and self.batch is None):
            return False
        return not self.goals or all(self.goals & MOVES.get(line.status, frozenset()) for line in lines)


def _void(session: Any, visit_id: str, record: Voiding) -> Visit:
    return donations.void_visit(session, visit_id, record.reason)


STEPS: dict[str, Step] = {
    "pass": Step(
        "L", QT_TRANSLATE_NOOP("Donors", "Passed"), Screening, frozenset({VisitStatus.PASSED}), donations.pass_donor
    ),
    "defer": Step(
        "T",
        QT_TRANSLATE_NOOP("Donors", "Deferred"),
        Deferral,
        frozenset({VisitStatus.DEFERRED}),
        donations.defer,
        visit_batches.defer_many,
    ),
    "donate": Step(
        "B", QT_TRANSLATE_NOOP("Donors", "Donated"), Donation, frozenset({VisitStatus.DONATED}), donations.donate
    ),
    "fail": Step(
        "G", QT_TRANSLATE_NOOP("Donors", "Failed"), FailedDraw, frozenset({VisitStatus.FAILED}), donations.fail
    ),
    "leave": Step(
        "P",
        QT_TRANSLATE_NOOP("Donors", "Left"),
        Leaving,
        frozenset({VisitStatus.NO_SHOW, VisitStatus.CANCELLED}),
        donations.leave,
        visit_batches.leave_many,
    ),
    "void": Step("Del", QT_TRANSLATE_NOOP("Donors", "Void"), Voiding, frozenset(), _void),
}
NEXT = {VisitStatus.REGISTERED: "pass", VisitStatus.PASSED: "donate"}
"""The step that one key takes: the usual way on."""


class VisitSteps(QWidget):
    """Asks for what a step needs and does it; it is never in sight itself.

    Signals:
        taken(list): the Visits that took a step, as they are now.
    """

    taken = Signal(list)

    def __init__(self, store: Store, parent: QWidget) -> None:
        """Take the store; questions open over the parent."""
        super().__init__(parent)
        self.hide()
        self._store = store
        self._over = parent
        self._last_bag = Donation()
        self._under_way = False
        self.rules: RuleSet = PMI_2025
        store.broke.connect(self._on_broke)

    def take(self, name: str, lines: Sequence[VisitLine]) -> None:
        """Let visits take a step where all of them can; what it needs to know is asked for."""
        if self._under_way or not STEPS[name].allowed(lines):
            return
        if name == "pass" and "screening" not in self._options():
            self._do(name, lines, Screening(), _nothing, self._say_refused)
            return
        dialog = RecordDialog.ask(
            self._over,
            f"donors.{name}",
            _title(name, lines),
            STEPS[name].record,
            translate("Donors", STEPS[name].words),
            lambda record, done, refused: self._do(name, lines, record, done, refused),
            options=self._options() if len(lines) == 1 else self._options() - {"screening"},
            sentence=_numbers(lines),
            danger=name == "void",
        )
        self._prepare(dialog, name, lines[0])

    def _prepare(self, dialog: RecordDialog, name: str, line: VisitLine) -> None:
        """Offer what is likely, name the input that a scan is meant for, and see what is odd."""
        form = dialog.form
        form.warnings = self.warnings
        if name == "donate":
            form.load(self._likely_bag(line))
        if name in ("donate", "fail"):
            bag = form.editor("bag_number")
            bag.setProperty(TARGET, True)
            bag.setProperty(NEXT_INPUT, AFTER_BAG[name])
        form.focus_first()

    def warnings(self, record: Any) -> Mapping[str, Problem]:
        """Give what is odd about a step's record, by field: asked about once, kept with the visit, never refused."""
        if isinstance(record, Screening):
            return screening_warnings(self.rules, record)
        return bag_warnings(record) if isinstance(record, Donation | FailedDraw) else {}

    def _do(self, name: str, lines: Sequence[VisitLine], record: Any, done: Done, refused: Refuse) -> None:
        if isinstance(record, Donation):
            self._last_bag = record
        self._under_way = True
        step, odd, ids = STEPS[name], self.warnings(record), [line.id for line in lines]

        def work(session: Any) -> list[Visit]:
            if len(ids) > 1 and step.batch is not None:
                return step.batch(session, ids, record)
            seen = step.deed(session, ids[0], record)
            visit_batches.note_warnings(session, ids[0], odd)
            return [seen]

        self._store.run(
            work,
            lambda visits: self._did(visits, done),
            refused=lambda refusal: self._refuse(refusal, refused),
            tell=lambda visits: told(visits[0]) if len(visits) == 1 else told_of_many(visits),
        )

    def _did(self, visits: list[Visit], done: Done) -> None:
        self._under_way = False
        done()
        self.taken.emit(visits)

    def _refuse(self, refusal: Refused, refused: Refuse) -> None:
        self._under_way = False
        refused(refusal)

    def _on_broke(self, _error: Exception) -> None:
        self._under_way = False

    def _say_refused(self, refusal: Refused) -> None:
        self._store.said.emit(text.sentence(refusal), "")

    def _likely_bag(self, line: VisitLine) -> Donation:
        return Donation(
            bag_type=self._last_bag.bag_type,
            bag_volume_ml=self._last_bag.bag_volume_ml,
            blood_group=line.claimed_blood_group,
        )

    def _options(self) -> frozenset[str]:
        return self._store.active_event.record.options() if self._store.active_event else frozenset()


def bag_warnings(record: Donation | FailedDraw) -> dict[str, Problem]:
    """Give what is odd about a bag's number: a check character, where one was given, that does not belong to it."""
    if verify_bag_number(record.bag_number).check_ok is not False:
        return {}
    words = QT_TRANSLATE_NOOP("Problem", "The check character of this number is wrong. Please compare it with the bag.")
    return {"bag_number": Problem(words)}


def _title(name: str, lines: Sequence[VisitLine]) -> str:
    if len(lines) == 1:
        visit = f"{lines[0].queue_number}  {lines[0].full_name}"
        return translate("Donors", "Void the visit {visit}?").format(visit=visit) if name == "void" else visit
    return translate("Donors", "{count} visits").format(count=text.number(len(lines)))


def _numbers(lines: Sequence[VisitLine]) -> str:
    """Name the queue numbers of several visits."""
    if len(lines) == 1:
        return ""
    named = ", ".join(line.queue_number for line in lines[:MOST_NAMED])
    return f"{named}, …" if len(lines) > MOST_NAMED else named


def _nothing() -> None:
    """Close no question where none was asked."""
