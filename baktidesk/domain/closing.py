"""Closing a day: what is looked at before, what was found, and what a closed day is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Text
from baktidesk.domain.labels import Labelled
from baktidesk.domain.press import PressChange

CONTEXT: Final = "Closing"
"""The translation context of what is found at a gate."""


class Gate(Labelled):
    """What is looked at before a day is closed, in this order."""

    FUNNEL = "funnel", QT_TRANSLATE_NOOP("Choice", "Donors finished")
    DISPUTES = "disputes", QT_TRANSLATE_NOOP("Choice", "Disputes settled")
    TALLY = "tally", QT_TRANSLATE_NOOP("Choice", "PMI's count")
    STOCK = "stock", QT_TRANSLATE_NOOP("Choice", "Stock counted")
    DRAFTS = "drafts", QT_TRANSLATE_NOOP("Choice", "Half-filled forms")
    DOCUMENTS = "documents", QT_TRANSLATE_NOOP("Choice", "BAST printed")
    EXPORT = "export", QT_TRANSLATE_NOOP("Choice", "Excel file made")
    BACKUP = "backup", QT_TRANSLATE_NOOP("Choice", "Backup verified")


HARD: Final = frozenset({Gate.FUNNEL, Gate.DISPUTES})
"""The gates that nobody can pass by: what is open there could not be finished in a closed day."""


class GateState(Labelled):
    """How a gate was found."""

    MET = "met", QT_TRANSLATE_NOOP("Choice", "Done"), "good"
    UNNEEDED = "unneeded", QT_TRANSLATE_NOOP("Choice", "Not needed"), "muted"
    OPEN = "open", QT_TRANSLATE_NOOP("Choice", "Still open"), "warn"
    PASSED = "passed", QT_TRANSLATE_NOOP("Choice", "Passed with a reason"), "warn"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One gate as it was found, in one sentence; `target` is the id of the record to open, "" where there is none.

    `reason` says why it was passed by.
    """

    gate: Gate
    state: GateState
    sentence: Problem
    target: str = ""
    reason: str = ""

    @property
    def blocks(self) -> bool:
        """Tell whether the day cannot be closed like this."""
        return self.state is GateState.OPEN and self.gate in HARD

    @property
    def asks(self) -> bool:
        """Tell whether the day is closed like this only with a reason."""
        return self.state is GateState.OPEN and self.gate not in HARD

    def as_json(self) -> dict[str, Any]:
        """Give the finding as it is kept with the closed day."""
        values = self.sentence.values
        days = {name: value.isoformat() for name, value in values.items() if isinstance(value, dt.date)}
        said = {"text": self.sentence.text, "context": self.sentence.context, "values": {**values, **days}}
        return {"state": self.state.value, "reason": self.reason, "sentence": said | {"days": sorted(days)}}

    @classmethod
    def read(cls, gate: str, kept: Mapping[str, Any]) -> "Finding":
        """Give a finding as it was kept."""
        said = kept["sentence"]
        days = {name: dt.date.fromisoformat(said["values"][name]) for name in said["days"]}
        sentence = Problem(said["text"], {**said["values"], **days}, said["context"])
        return cls(gate=Gate(gate), state=GateState(kept["state"]), sentence=sentence, reason=kept["reason"])


@dataclass(frozen=True, kw_only=True)
class ClosedDay:
    """One closing of a day: when (UTC), by whom and at which desk, who allowed what was open, and what was found.

    `figures` are those of the summary at that moment, in the form of the command line. Opened again it has
    `reopened_at` (UTC), by whom, whose PIN allowed it ("" = nobody's was needed) and why.
    """

    id: str
    event_id: str
    day: dt.date
    at: dt.datetime
    officer: str
    desk: str
    findings: tuple[Finding, ...]
    figures: Mapping[str, Any]
    allowed_by: str = ""
    reopened_at: dt.datetime | None = None
    reopened_by: str = ""
    reopening_allowed_by: str = ""
    reason: str = ""

    @property
    def is_live(self) -> bool:
        """Tell whether the day is still closed."""
        return self.reopened_at is None


@dataclass(frozen=True, kw_only=True)
class DayStanding:
    """How a day stands: its gates now or, when it is closed, as they were found; and its closings, newest first.

    `changes` are the figures that differ from those of the closing; there should be none.
    """

    day: dt.date
    today: dt.date
    findings: tuple[Finding, ...]
    closings: tuple[ClosedDay, ...] = ()
    changes: tuple[PressChange, ...] = ()

    @property
    def closed(self) -> ClosedDay | None:
        """Give the closing that holds, None while the day is open."""
        return next((one for one in self.closings if one.is_live), None)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Give what must be finished before the day can be closed."""
        return tuple(one for one in self.findings if one.blocks)

    @property
    def asking(self) -> tuple[Finding, ...]:
        """Give what is passed by only with a reason."""
        return tuple(one for one in self.findings if one.asks)


def passed(findings: Iterable[Finding], reason: str) -> tuple[Finding, ...]:
    """Give the findings with the reason at those that are open."""
    return tuple(
        Finding(gate=one.gate, state=GateState.PASSED, sentence=one.sentence, reason=reason) if one.asks else one
        for one in findings
    )


@dataclass(kw_only=True)
class PassingBy:
    """Why a day is closed although something is open."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stands on the day sheet beside each open point."),
            required=True,
            max_length=300,
        ),
    ] = ""


@dataclass(kw_only=True)
class Reopening:
    """Why a closed day is opened again."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stays on record. The day is to be closed again afterwards."),
            required=True,
            max_length=300,
        ),
    ] = ""
