"""Coupons: a number for people, a token for the scanner, and nothing about anybody."""

import datetime as dt
import re
import secrets
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Number, Reference
from baktidesk.domain.labels import Labelled

PREFIX = "BK"
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SCANNER_MARK = re.compile(r"^\]Q[0-9]")
_GROUP = 4


class CouponState(Labelled):
    """Where a coupon stands."""

    OPEN = "open", QT_TRANSLATE_NOOP("Choice", "Not redeemed"), "muted"
    REDEEMED = "redeemed", QT_TRANSLATE_NOOP("Choice", "Redeemed"), "good"
    VOIDED = "voided", QT_TRANSLATE_NOOP("Choice", "Voided"), "bad"


class CouponsFor(Labelled):
    """Whom new coupons are for."""

    ROLL = "roll", QT_TRANSLATE_NOOP("Choice", "Everybody on the roll without one")
    NOBODY = "nobody", QT_TRANSLATE_NOOP("Choice", "Nobody by name (blank coupons)")


@dataclass(kw_only=True)
class NewCoupons:
    """What coupons are made."""

    item_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True)] = ""
    quantity: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Quantity on each"),
            help=QT_TRANSLATE_NOOP("Field", "A quantity on the roll goes before this one."),
            minimum=1,
            maximum=10_000,
            required=True,
        ),
    ] = 1
    whom: Annotated[
        CouponsFor,
        Choice(label=QT_TRANSLATE_NOOP("Field", "For whom"), options=CouponsFor, required=True, width=2),
    ] = CouponsFor.ROLL
    count: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "How many coupons"),
            minimum=1,
            maximum=20_000,
            required=True,
            option=CouponsFor.NOBODY.value,
        ),
    ] = 100


@dataclass(frozen=True, kw_only=True)
class Coupon:
    """A coupon as stored; quantity in the item's unit, `full_name` "" for a blank one, times in UTC.

    `redeemed_at`, `desk` and `officer` are those of the redemption; `replaced_by` is the number of its replacement.
    """

    id: str
    number: int
    token: str
    item_id: str
    item: str
    unit: str
    quantity: int
    person_id: str
    full_name: str
    state: CouponState
    redeemed_at: dt.datetime | None = None
    desk: str = ""
    officer: str = ""
    replaced_by: int | None = None


def new_token() -> str:
    """Give a token that nobody can guess: the prefix and 20 characters without look-alikes (100 random bits)."""
    return PREFIX + "".join(secrets.choice(_ALPHABET) for _ in range(20))


def tidy_token(text: str) -> str:
    """Bring a scanned or typed token into its stored form; "" when it cannot be one.

    Spaces, dashes and small letters do not count, nor does the mark for a QR code that some scanners send first.
    """
    token = _SCANNER_MARK.sub("", re.sub(r"[\s-]", "", text).upper())
    fits = len(token) == len(PREFIX) + 20 and token.startswith(PREFIX) and set(token[2:]) <= set(_ALPHABET)
    return token if fits else ""


def number_text(number: int) -> str:
    """Write a coupon's number as it is printed: 0042."""
    return f"{number:04d}"


def token_text(token: str) -> str:
    """Write a token in groups, for people who must type it: BKAB CDEF GHJK LMNP QRST UV."""
    return " ".join(token[start : start + _GROUP] for start in range(0, len(token), _GROUP))
