"""Onward distribution: what an institution received in order to pass it on, and what it says about where it went."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Number, Text
from baktidesk.domain.labels import Labelled


class Ageing(Labelled):
    """How long an obligation has been open, in days."""

    WEEK = "week", QT_TRANSLATE_NOOP("Choice", "0 to 7 days"), "good"
    MONTH = "month", QT_TRANSLATE_NOOP("Choice", "8 to 30 days"), "warn"
    LONGER = "longer", QT_TRANSLATE_NOOP("Choice", "Over 30 days"), "bad"


@dataclass(kw_only=True)
class OnwardReport:
    """What an institution reports: how much went where, in the item's unit."""

    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000_000, required=True),
    ] = None
    whereto: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Passed on to"),
            help=QT_TRANSLATE_NOOP("Field", "Offices, villages or groups, not names of people."),
            required=True,
            max_length=200,
        ),
    ] = ""
    document: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Document"), max_length=60, width=1)] = ""


@dataclass(frozen=True, kw_only=True)
class StoredReport:
    """A report as stored: quantity in the item's unit, `at` in UTC."""

    id: str
    at: dt.datetime
    quantity: int
    whereto: str
    document: str
    officer: str


def ageing(days: int) -> Ageing:
    """Give the group that so many days fall into: up to a week, up to 30 days, longer."""
    if days <= 7:
        return Ageing.WEEK
    return Ageing.MONTH if days <= 30 else Ageing.LONGER
