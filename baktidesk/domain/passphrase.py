"""The two secrets that open an encrypted data file: a passphrase of the officer's own, and a printed recovery key.

A recovery key is 39 characters by chance (195 bits) and one that checks them, in eight groups of five. The characters
are Crockford's base 32 (https://www.crockford.com/base32.html): none of them is easily taken for another.
"""

import secrets
import unicodedata
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Text

LEAST: Final = 12
MOST: Final = 200
GROUPS: Final = 8
GROUP: Final = 5
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = GROUPS * GROUP
_TAIL: Final = 2 * GROUP
_TAKEN_FOR: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", "‐": "", "–": "", "—": "", "_": ""})
_FIELD: Final = 0b100101
"""x^5 + x^2 + 1, which has no factors: the 32 characters are the numbers of that field."""

NEW_PASSPHRASE: Final = Text(
    label=QT_TRANSLATE_NOOP("Field", "Passphrase"),
    help=QT_TRANSLATE_NOOP("Field", "At least 12 characters; four words that do not belong together are good."),
    required=True,
    max_length=MOST,
)
PASSPHRASE_AGAIN: Final = Text(label=QT_TRANSLATE_NOOP("Field", "Passphrase again"), required=True, max_length=MOST)
PASSPHRASE_OF_NOW: Final = Text(label=QT_TRANSLATE_NOOP("Field", "Passphrase of now"), required=True, max_length=MOST)


def normal_passphrase(typed: str) -> str:
    """Give a passphrase as it counts: the same on every keyboard, without spaces around and with single ones within."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def check_passphrase(typed: str) -> Problem | None:
    """Say what is wrong with a new passphrase, None when nothing is: only its length counts."""
    length = len(normal_passphrase(typed))
    if length < LEAST:
        text = QT_TRANSLATE_NOOP(
            "Problem", "The passphrase must have at least {least} characters; four words are good. Now {length}."
        )
        return Problem(text, {"least": LEAST, "length": length})
    if length > MOST:
        return Problem(
            QT_TRANSLATE_NOOP("Problem", "The passphrase may have at most {most} characters."), {"most": MOST}
        )
    return None


def new_recovery_key() -> str:
    """Make a recovery key by chance, without separators."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH - 1))
    return body + _check_character(body)


def in_groups(key: str) -> list[str]:
    """Give a recovery key in the groups in which it is printed."""
    return [key[at : at + GROUP] for at in range(0, len(key), GROUP)]


def normal_key(typed: str) -> str:
    """Give what was typed of a recovery key as it counts: capitals, no separators, O as 0, I and L as 1."""
    plain = "".join(unicodedata.normalize("NFKC", typed).upper().split())
    return plain.translate(_TAKEN_FOR)


def check_recovery_key(typed: str) -> Problem | None:
    """Say what is wrong with a recovery key as it was typed, None when it may be one."""
    key = normal_key(typed)
    strange = next((character for character in key if character not in ALPHABET), "")
    if strange:
        text = QT_TRANSLATE_NOOP("Problem", "“{character}” is no character of a recovery key.")
        return Problem(text, {"character": strange})
    if len(key) != _LENGTH:
        text = QT_TRANSLATE_NOOP("Problem", "The recovery key has {wanted} characters. Now {length}.")
        return Problem(text, {"wanted": _LENGTH, "length": len(key)})
    if _check_character(key[:-1]) != key[-1]:
        return Problem(QT_TRANSLATE_NOOP("Problem", "A character of the recovery key is mistyped. Please look again."))
    return None


def is_proof(key: str, typed: str) -> bool:
    """Tell whether somebody has the paper of a recovery key before them: typed are its last two groups, or all."""
    return normal_key(typed) in (key, key[-_TAIL:])


def _check_character(body: str) -> str:
    """Give the sum of the characters, each weighted by its place: one mistyped, or two swapped, change it."""
    total = 0
    for character in body:
        total = _doubled(total ^ ALPHABET.index(character))
    return ALPHABET[total]


def _doubled(value: int) -> int:
    shifted = value << 1
    return shifted ^ _FIELD if shifted & 0b100000 else shifted
