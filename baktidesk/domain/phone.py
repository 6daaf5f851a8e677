"""Indonesian phone numbers, however they are written, brought into one form."""

import re
from typing import Final

_PUNCTUATION: Final = re.compile(r"[\s().\-/]+")
_COUNTRY: Final = re.compile(r"(?:\+|00)62|62(?=[0-9]{8})")
_MOBILE: Final = re.compile(r"8[0-9]{8,11}")
_FIXED_LINE: Final = re.compile(r"[2-79][0-9]{7,10}")


def normalise_phone(text: str) -> str | None:
    """Bring a number written as +62, 62, 0 or 8... into the form +62...; None when it cannot be dialled.

    A mobile number has 10 to 13 digits with its leading 0; a fixed line 9 to 12 with its area code.
    """
    plain = _PUNCTUATION.sub("", text)
    after_country = _COUNTRY.sub("", plain, count=1) if _COUNTRY.match(plain) else ""
    subscriber = (after_country or plain).removeprefix("0")
    dialled_from_here = bool(after_country) or plain.startswith("0")
    if _MOBILE.fullmatch(subscriber) or (dialled_from_here and _FIXED_LINE.fullmatch(subscriber)):
        return f"+62{subscriber}"
    return None
