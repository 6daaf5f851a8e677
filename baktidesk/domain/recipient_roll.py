"""The recipients' roll on paper: the sheet that is signed, and what is typed when it comes back."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.entitlement import Served
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Day, Hour, Number, Reference, Text, YesNo
from baktidesk.domain.labels import Labelled
from baktidesk.domain.zones import Zone

WHOLE: Final = "whole"
"""The option of whoever may see identity numbers in full."""


class Wanted(Labelled):
    """Who stands on a printed receipt sheet."""

    EVERYBODY = "everybody", QT_TRANSLATE_NOOP("Choice", "Everybody on the roll")
    MISSING = "missing", QT_TRANSLATE_NOOP("Choice", "Only those who have not collected yet")


Item = Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, width=1)]
Quantity = Annotated[
    int | None,
    Number(label=QT_TRANSLATE_NOOP("Field", "Quantity for each"), minimum=1, maximum=10_000, required=True),
]


@dataclass(kw_only=True)
class ReceiptSheet:
    """What the receipt sheet is printed for."""

    item_id: Item = ""
    quantity: Quantity = 1
    who: Annotated[
        Wanted, Choice(label=QT_TRANSLATE_NOOP("Field", "Who stands on it"), options=Wanted, required=True, width=2)
    ] = Wanted.EVERYBODY
    whole: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "NIK and No. KK in full, to compare with the card"), option=WHOLE)
    ] = True


@dataclass(kw_only=True)
class ReturnedSheet:
    """What holds for every signature on a sheet that has come back."""

    item_id: Item = ""
    quantity: Quantity = 1
    recipient_kind: Annotated[
        PersonKind, Choice(label=QT_TRANSLATE_NOOP("Field", "Kind of recipient"), options=PersonKind, required=True)
    ] = PersonKind.HOUSEHOLD
    area_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Office area"), kind="area", width=1)] = ""
    given_on: Annotated[
        dt.date | None, Day(label=QT_TRANSLATE_NOOP("Field", "Day on the sheet"), required=True, past=True)
    ] = None
    given_at: Annotated[dt.time | None, Hour(label=QT_TRANSLATE_NOOP("Field", "Hour on the sheet"), required=True)] = (
        None
    )

    def moment(self, zone: Zone) -> dt.datetime:
        """Give when the goods were given (UTC), the sheet's wall clock read in the event's zone; both must be there."""
        if self.given_on is None or self.given_at is None:
            raise ValueError("no day or hour on the sheet")
        return dt.datetime.combine(self.given_on, self.given_at, zone.tzinfo).astimezone(dt.UTC)


@dataclass(kw_only=True)
class SignedSheet(ReturnedSheet):
    """A sheet that has come back, with the rows that were signed."""

    numbers: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Rows that were signed"),
            help=QT_TRANSLATE_NOOP("Field", "Numbers and runs: 1-40, 42. Or Space in the list."),
            required=True,
            max_length=10_000,
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecipientLine:
    """Somebody on the recipients' roll, for lists: the number there, and what he or the household has received.

    NIK and family card number are masked unless they were asked for in full by somebody who may see them. `quantity` is
    what the roll says of the item that is looked at, bounded by its entitlement (None = as everybody), `received` what
    has been given of it, `note` the roll's remark.
    """

    id: str
    person_id: str
    number: int
    full_name: str
    nik: str
    family_card_number: str
    address: str
    served: Served | None = None
    quantity: int | None = None
    received: int = 0
    note: str = ""

    def due(self, usual: int) -> int:
        """Give how much is still to be given where everybody gets `usual`; all of it again to whoever is served."""
        whole = usual if self.quantity is None else self.quantity
        return max(whole - self.received, 1) if self.served is None else whole


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A signature that was not entered, and why."""

    number: int
    full_name: str
    reason: Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Entered:
    """What the entry of a returned sheet did: the ids of the distributions, who was left out, and the coupons spent."""

    given: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()
    coupons: tuple[int, ...] = ()
