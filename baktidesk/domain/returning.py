"""Goods that come back, and goods that are counted: the book follows what lies there, with a reason."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Number, Reference, Text
from baktidesk.domain.stock import MAIN_STORE


@dataclass(kw_only=True)
class Return:
    """Goods that come back from somebody who received them, in the item's unit."""

    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000_000, required=True),
    ] = None
    reason: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Reason"), required=True, max_length=150)] = ""


@dataclass(kw_only=True)
class StockCount:
    """What was counted of one item, in its unit; a difference from the book needs a reason."""

    item_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, width=1)
    ] = ""
    place_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Place"), kind="place", width=1)] = MAIN_STORE
    counted: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Counted"), minimum=0, maximum=10_000_000, required=True),
    ] = None
    reason: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason for the difference"),
            help=QT_TRANSLATE_NOOP("Field", "Only where the count differs from the book."),
            max_length=150,
        ),
    ] = ""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A count as stored: book and count in the item's unit, `at` in UTC; the difference is booked with its reason."""

    id: str
    at: dt.datetime
    officer: str
    item: str
    unit: str
    book: int
    counted: int
    reason: str

    @property
    def difference(self) -> int:
        """Give count less book: negative where goods were missing."""
        return self.counted - self.book
