"""The report of a donor day in the layout of PMI's own: bags by type, refusals, donors new and repeated, sex, age."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.labels import Labelled
from baktidesk.domain.summary import DonorTotals


class AgeBand(Labelled):
    """PMI's age bands, in years on the day of the visit, and what may stand outside of them."""

    UNDER_17 = "under_17", QT_TRANSLATE_NOOP("Choice", "Under 17")
    AGE_17 = "17", QT_TRANSLATE_NOOP("Choice", "17")
    AGE_18 = "18-24", QT_TRANSLATE_NOOP("Choice", "18–24")
    AGE_25 = "25-44", QT_TRANSLATE_NOOP("Choice", "25–44")
    AGE_45 = "45-64", QT_TRANSLATE_NOOP("Choice", "45–64")
    AGE_65 = "65", QT_TRANSLATE_NOOP("Choice", "65 or older")
    UNKNOWN = "unknown", QT_TRANSLATE_NOOP("Choice", "Not known")


class Frequency(Labelled):
    """Whether somebody donated before, as far as our own records and the donor card tell."""

    FIRST = "first", QT_TRANSLATE_NOOP("Choice", "New, by our records")
    AGAIN = "again", QT_TRANSLATE_NOOP("Choice", "Repeated")


_BANDS: Final = (
    (17, AgeBand.UNDER_17),
    (18, AgeBand.AGE_17),
    (25, AgeBand.AGE_18),
    (45, AgeBand.AGE_25),
    (65, AgeBand.AGE_45),
)
SEX_UNKNOWN: Final = ""
ALWAYS: Final = frozenset({AgeBand.AGE_17, AgeBand.AGE_18, AgeBand.AGE_25, AgeBand.AGE_45, AgeBand.AGE_65})
"""The bands of PMI's own form; the others are printed only where somebody falls into them."""


@dataclass(frozen=True)
class Pair:
    """Two counts of the same people: those who came, and those of them who donated."""

    came: int = 0
    donated: int = 0


@dataclass(frozen=True, kw_only=True)
class PmiReport:
    """What the report says of a local day, or of all days (`day` None); `first` and `last` are UTC.

    `totals` are those of the summary. `bags` counts filled bags by (type, millilitres).
    """

    day: dt.date | None
    totals: DonorTotals
    first: dt.datetime | None = None
    last: dt.datetime | None = None
    bags: Mapping[tuple[str, int], int] = field(default_factory=dict)
    sexes: Mapping[str, Pair] = field(default_factory=dict)
    ages: Mapping[AgeBand, Pair] = field(default_factory=dict)
    frequencies: Mapping[Frequency, Pair] = field(default_factory=dict)

    def broken_identities(self) -> tuple[Problem, ...]:
        """Give a sentence for every table that does not come to the totals of the summary; empty when all do."""
        totals = Pair(self.totals.candidates, self.totals.donated)
        tables = (self.sexes, self.ages, self.frequencies)
        right = all(_sum(table.values()) == totals for table in tables) and sum(self.bags.values()) == totals.donated
        sentence = QT_TRANSLATE_NOOP("Problem", "The tables of the report do not come to the figures of the summary.")
        return () if right else (Problem(sentence),)


def age_band(age: int | None) -> AgeBand:
    """Give the band of an age in whole years; None is not known."""
    if age is None:
        return AgeBand.UNKNOWN
    return next((band for most, band in _BANDS if age < most), AgeBand.AGE_65)


def age_on(day: dt.date, birth_date: dt.date | None, birth_year: int | None) -> int | None:
    """Give the age in whole years on a day; by the year alone it may be one too high."""
    if birth_date is not None:
        return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    return None if birth_year is None else day.year - birth_year


def _sum(pairs: Collection[Pair]) -> Pair:
    return Pair(sum(one.came for one in pairs), sum(one.donated for one in pairs))
