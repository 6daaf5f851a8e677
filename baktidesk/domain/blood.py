"""The number on a blood bag, and the check character of an ISBT 128 donation number.

A check character is verified where one was given and never made up: the number is PMI's, not ours.
"""

import re
from dataclasses import dataclass
from typing import Final

_VALUES: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_FLAG_OFFSET: Final = 60
_DONATION_NUMBER: Final = re.compile(
    r"=?(?P<number>[A-NP-Z1-9][A-NP-Z0-9]{4}[0-9]{8})(?P<flags>[0-9]{2})?(?P<check>[0-9A-Z*])?"
)


@dataclass(frozen=True)
class BagNumber:
    """A bag number as it is stored; `check_ok` is None where there is no check character to verify."""

    text: str
    is_isbt: bool
    check_ok: bool | None


def isbt_check_character(donation_number: str) -> str:
    """Compute the ISO/IEC 7064 MOD 37-2 check character of 13 characters out of 0-9, A-Z and *.

    Raises ValueError for anything else. Source: ISBT 128 Standard Technical Specification (ICCBBA ST-001).
    """
    if len(donation_number) != 13:
        raise ValueError("an ISBT 128 donation number has 13 characters")
    remainder = 0
    for character in donation_number:
        remainder = (remainder + _VALUES.index(character)) * 2 % 37
    return _VALUES[(38 - remainder) % 37]


def verify_bag_number(text: str) -> BagNumber:
    """Bring a bag number into its stored form and verify its check character where it has one.

    The check may follow the 13 characters as a character, or as flags from 60 to 96 in a scanned bar code.
    """
    stored = text.strip().upper()
    match = _DONATION_NUMBER.fullmatch(re.sub(r"[\s-]", "", stored))
    if match is None:
        return BagNumber(stored, is_isbt=False, check_ok=None)
    given = match["check"] or _flagged(match["flags"])
    expected = isbt_check_character(match["number"])
    return BagNumber(stored, is_isbt=True, check_ok=given == expected if given else None)


def _flagged(flags: str | None) -> str | None:
    value = int(flags or "0") - _FLAG_OFFSET
    return _VALUES[value] if 0 <= value < len(_VALUES) else None
