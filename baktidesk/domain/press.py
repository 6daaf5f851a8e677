"""Press figures (Angka Rilis): numbered and frozen; what differs later is told as an erratum (Ralat)."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Text
from baktidesk.domain.labels import Labelled
from baktidesk.domain.summary import DonorTotals, Summary

BLANKS: Final = (
    "title", "number", "state", "time", "event", "day", "place", "organiser", "donors", "goods", "changes", "reason",
)  # fmt: skip
PEOPLE: Final = "orang"
BAGS: Final = "kantong"


class PressFigure(Labelled):
    """What a release tells; `unit_bags` is of a work unit, the last two of goods."""

    CANDIDATES = "candidates", QT_TRANSLATE_NOOP("Choice", "Donor candidates")
    DONATED = "donated", QT_TRANSLATE_NOOP("Choice", "Bags of blood")
    DEFERRED = "deferred", QT_TRANSLATE_NOOP("Choice", "Deferred")
    FAILED = "failed", QT_TRANSLATE_NOOP("Choice", "Failed")
    WAITING = "waiting", QT_TRANSLATE_NOOP("Choice", "Waiting")
    LEFT = "left", QT_TRANSLATE_NOOP("Choice", "Left before the end")
    UNIT_BAGS = "unit_bags", QT_TRANSLATE_NOOP("Choice", "Bags of a work unit")
    GIVEN = "given", QT_TRANSLATE_NOOP("Choice", "Given out")
    REMAINING = "remaining", QT_TRANSLATE_NOOP("Choice", "Remaining")


FUNNEL: Final = (
    PressFigure.CANDIDATES, PressFigure.DONATED, PressFigure.DEFERRED, PressFigure.FAILED, PressFigure.WAITING,
    PressFigure.LEFT,
)  # fmt: skip
FALLING: Final = frozenset({PressFigure.WAITING, PressFigure.REMAINING})
"""The figures that may become less while a day goes on."""


@dataclass(frozen=True, kw_only=True)
class PressLine:
    """One figure of a release: what it counts, of which work unit or goods ("" for all), and in which unit."""

    figure: PressFigure
    of: str = ""
    n: int
    unit: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same figure in another release."""
        return self.figure.value, self.of, self.unit


@dataclass(frozen=True, kw_only=True)
class PressChange:
    """A figure that is another one than before; one that was not there before was 0."""

    figure: PressFigure
    of: str
    unit: str
    old: int
    new: int


@dataclass(frozen=True, kw_only=True)
class Release:
    """Frozen press figures: as of when (UTC), of one local day or of the whole event (None), and their text.

    `corrects` is the number of the release that an erratum corrects, 0 for none; `final` when the day was closed.
    """

    id: str
    number: int
    as_of: dt.datetime
    day: dt.date | None
    final: bool
    lines: tuple[PressLine, ...]
    text: str
    officer: str
    corrects: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PressStanding:
    """What the press was told of a day or of the event, newest first, and how the figures stand now.

    `changes` are the figures that differ from the newest release.
    """

    day: dt.date | None
    releases: tuple[Release, ...]
    final: bool
    changes: tuple[PressChange, ...] = ()
    preview: str = ""

    @property
    def last(self) -> Release | None:
        """Give the newest release."""
        return self.releases[0] if self.releases else None

    @property
    def may_freeze(self) -> bool:
        """Tell whether a release of its own may follow: the first, or one of a day that went on."""
        last = self.last
        if last is None:
            return True
        if last.final and self.changes:
            return False
        return grew(self.changes) if self.changes else self.final and not last.final

    @property
    def may_correct(self) -> bool:
        """Tell whether there is something to correct."""
        return bool(self.changes)


def lines_of(summary: Summary) -> tuple[PressLine, ...]:
    """Give the figures that the press is told of a summary: nothing about a single person's health, and no name."""
    return (*_donor_lines(summary.donors), *_goods_lines(summary))


def changes(old: Sequence[PressLine], new: Sequence[PressLine]) -> tuple[PressChange, ...]:
    """Give the figures that differ, in the order of the new ones; one that is missing counts as 0."""
    before, after = {line.key: line for line in old}, {line.key: line for line in new}
    every = after | {key: line for key, line in before.items() if key not in after}
    return tuple(
        PressChange(figure=line.figure, of=line.of, unit=line.unit, old=_n(before, key), new=_n(after, key))
        for key, line in every.items()
        if _n(before, key) != _n(after, key)
    )


def grew(differing: Iterable[PressChange]) -> bool:
    """Tell whether figures only went on as they do while a day goes on: nothing that counts became less."""
    return all(one.new > one.old or one.figure in FALLING for one in differing)


def lines_as_json(lines: Iterable[PressLine]) -> list[dict[str, Any]]:
    """Give figures as they are kept."""
    return [asdict(line) | {"figure": line.figure.value} for line in lines]


def read_lines(kept: Iterable[Mapping[str, Any]]) -> tuple[PressLine, ...]:
    """Give figures that were kept."""
    return tuple(PressLine(**dict(line) | {"figure": PressFigure(line["figure"])}) for line in kept)


def _donor_lines(donors: DonorTotals) -> Iterator[PressLine]:
    """Give the funnel, and the bags by work unit; nothing when nobody came."""
    if not donors.candidates:
        return
    for figure in FUNNEL:
        unit = BAGS if figure is PressFigure.DONATED else PEOPLE
        yield PressLine(figure=figure, n=getattr(donors, figure.value), unit=unit)
    for name, n in donors.donated_by_work_unit.items():
        yield PressLine(figure=PressFigure.UNIT_BAGS, of=name, n=n, unit=BAGS)


def _goods_lines(summary: Summary) -> Iterator[PressLine]:
    for one in summary.goods:
        yield PressLine(figure=PressFigure.GIVEN, of=one.item, n=one.with_recipients, unit=one.unit)
        yield PressLine(figure=PressFigure.REMAINING, of=one.item, n=one.on_hand, unit=one.unit)


def _n(lines: Mapping[tuple[str, str, str], PressLine], key: tuple[str, str, str]) -> int:
    return lines[key].n if key in lines else 0


@dataclass(kw_only=True)
class Erratum:
    """Why figures that the press was told are corrected."""

    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason"),
            help=QT_TRANSLATE_NOOP("Field", "It stands in the text for the press. No names, please."),
            required=True,
            max_length=300,
        ),
    ] = ""
