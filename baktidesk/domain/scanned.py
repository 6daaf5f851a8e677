"""What a text is that was typed or scanned to find somebody: enough to search with, exact, or meant for a field."""

import re
from typing import Final

from baktidesk.domain.nik import mask_nik
from baktidesk.domain.phone import normalise_phone

LEAST_LETTERS: Final = 2
LEAST_DIGITS: Final = 4
NIK_DIGITS: Final = 16
NIP_DIGITS: Final = 18
_CARD_LENGTHS: Final = range(6, 26)
_QUEUE_NUMBER: Final = re.compile(r"([A-Za-z])[\s-]?0*([0-9]{1,7})")


def is_enough(text: str) -> bool:
    """Tell whether a text is worth a search: 2 letters, 4 digits, or the beginning of a queue number such as A1."""
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    return letters >= LEAST_LETTERS or digits >= LEAST_DIGITS or bool(_QUEUE_NUMBER.fullmatch(text.strip()))


def queue_number(text: str) -> str:
    """Give a queue number as it is written on the slip (a12 is A-012); "" for anything else."""
    found = _QUEUE_NUMBER.fullmatch(text.strip())
    return f"{found[1].upper()}-{int(found[2]):03d}" if found else ""


def field_for(text: str, options: frozenset[str]) -> tuple[str, str]:
    """Give the field of a new check-in that a text belongs into, and the text as it is to stand there.

    `options` are the event's: a number whose field is not asked has no place, so that ("full_name", "") is given.
    """
    plain = text.strip()
    if _is_number(plain):
        return next((found for found in _number_fields(plain) if found[0] in options), ("full_name", ""))
    if "donor_card" in options and is_card(plain):
        return "donor_card_number", plain.upper()
    return "full_name", plain


def recipient_field_for(text: str) -> tuple[str, str]:
    """Give the field of a new recipient that a text belongs into, and the text as it is to stand there.

    16 digits are a NIK; any other number or code has no place in the form, so that ("full_name", "") is given.
    """
    plain = text.strip()
    digits = re.sub(r"\D", "", plain)
    if not digits:
        return "full_name", plain
    return ("nik", digits) if _is_number(plain) and len(digits) == NIK_DIGITS else ("full_name", "")


def is_card(text: str) -> bool:
    """Tell whether a text looks like the number of a card: letters and digits in one piece, at most 25."""
    plain = text.strip()
    mixed = any(map(str.isdigit, plain)) and any(map(str.isalpha, plain))
    return mixed and plain.isascii() and len(plain) in _CARD_LENGTHS and " " not in plain and not queue_number(plain)


def is_exact(text: str, *, queue: str, nik: str, bag: str) -> bool:
    """Tell whether the only thing found is just what was scanned, and not something that begins alike.

    `queue`, `nik` (masked) and `bag` are the numbers of what was found. A donor card is not among them: a code of
    letters and digits that found one person can be nothing else.
    """
    plain = text.strip().upper()
    if plain and (plain == bag or queue_number(plain) == queue != ""):
        return True
    if plain.isdecimal():
        return nik == mask_nik(plain) if len(plain) == NIK_DIGITS else len(plain) == NIP_DIGITS
    return is_card(plain)


def _is_number(text: str) -> bool:
    return bool(text) and not any(map(str.isalpha, text)) and any(map(str.isdigit, text))


def _number_fields(text: str) -> list[tuple[str, str]]:
    digits = re.sub(r"\D", "", text)
    fields = [("phone", text)] if normalise_phone(text) else []
    return [*fields, ("nik", digits)] if len(digits) <= NIK_DIGITS else fields
