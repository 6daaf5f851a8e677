"""What can be said of a NIK, a family card number and a NIP from their digits alone.

A NIK is PP KK CC DDMMYY SSSS: province, regency and district of first issue, birth date (day + 40 for
women), serial. It has no check digit, so only the impossible is refused and the rest is a warning.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.person import Sex

_PROVINCES: Final = """
    11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96
"""
PROVINCE_CODES: Final = frozenset(_PROVINCES.split())
"""The 38 provinces of Kepmendagri 300.2.2-2138/2025."""

_WOMEN: Final = 40
_NIP: Final = re.compile(r"[0-9]{18}")
_SEPARATORS: Final = re.compile(r"[\s.\-]+")
_NIK_LENGTH: Final = (
    QT_TRANSLATE_NOOP("Nik", "A NIK has 16 digits and nothing else."),
    QT_TRANSLATE_NOOP("Nik", "A NIK has 16 digits. Only {count} so far."),
    QT_TRANSLATE_NOOP("Nik", "A NIK has 16 digits. Here are {count}."),
)
_FAMILY_CARD_LENGTH: Final = (
    QT_TRANSLATE_NOOP("Nik", "A family card number has 16 digits and nothing else."),
    QT_TRANSLATE_NOOP("Nik", "A family card number has 16 digits. Only {count} so far."),
    QT_TRANSLATE_NOOP("Nik", "A family card number has 16 digits. Here are {count}."),
)


@dataclass(frozen=True)
class NikResult:
    """What the digits of a NIK say; everything after `warnings` is empty or None where `error` is set.

    `digits` is the text without spaces at its ends; `warnings` never block.
    """

    digits: str
    error: Problem | None = None
    warnings: tuple[Problem, ...] = ()
    birth_date: dt.date | None = None
    sex: Sex | None = None
    province_code: str = ""
    regency_code: str = ""
    district_code: str = ""


@dataclass(frozen=True)
class NipHint:
    """What the digits of a NIP or NI PPPK suggest; None where they suggest nothing."""

    birth_date: dt.date | None = None
    sex: Sex | None = None


def check_nik(
    text: str,
    *,
    today: dt.date,
    sex: Sex | None = None,
    birth_date: dt.date | None = None,
    family_card_number: str = "",
    ages: tuple[int, int] | None = None,
) -> NikResult:
    """Read a NIK and compare it with what else is known of the person.

    `today` decides the century of the birth year; `ages` are the least and the most years of a donor.
    """
    digits = text.strip()
    error = _length_problem(digits, _NIK_LENGTH) or _birth_problem(digits, today)
    if error:
        return NikResult(digits, error)
    read = NikResult(
        digits,
        birth_date=_birth_date(digits, today),
        sex=Sex.FEMALE if int(digits[6:8]) > _WOMEN else Sex.MALE,
        province_code=digits[:2],
        regency_code=digits[:4],
        district_code=digits[:6],
    )
    warnings = (*_odd_digits(read), *_differences(read, sex, birth_date, family_card_number), *_age(read, today, ages))
    return replace(read, warnings=warnings)


def tidy_digits(text: str) -> str:
    """Drop the spaces, dots and hyphens that people type or paste between the digits of a long number."""
    return _SEPARATORS.sub("", text)


def mask_nik(text: str) -> str:
    """Hide the middle of a NIK: 3276********8901; of any other text at least half is hidden."""
    shown = min(4, len(text) // 4)
    return text[:shown] + "*" * (len(text) - 2 * shown) + text[len(text) - shown :]


def check_family_card(text: str) -> Problem | None:
    """Say why a text cannot be a family card number (No. KK, 16 digits), or give None."""
    return _length_problem(text.strip(), _FAMILY_CARD_LENGTH)


def read_nip(text: str) -> NipHint:
    """Take birth date and sex from a NIP or NI PPPK: 18 digits, the birth date first, the sex at the fifteenth."""
    digits = tidy_digits(text)
    if not _NIP.fullmatch(digits) or digits < "1900":
        return NipHint()
    born = _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    return NipHint(born, {"1": Sex.MALE, "2": Sex.FEMALE}.get(digits[14]))


def _problem(text: str, **values: object) -> Problem:
    return Problem(text, values, "Nik")


def _length_problem(digits: str, texts: tuple[str, str, str]) -> Problem | None:
    nothing_else, too_short, too_long = texts
    if digits and not (digits.isascii() and digits.isdigit()):
        return _problem(nothing_else)
    if len(digits) == 16:
        return None
    return _problem(too_short if len(digits) < 16 else too_long, count=len(digits))


def _birth_problem(digits: str, today: dt.date) -> Problem | None:
    day, month = digits[6:8], digits[8:10]
    if not (1 <= int(day) <= 31 or _WOMEN + 1 <= int(day) <= _WOMEN + 31):
        text = QT_TRANSLATE_NOOP("Nik", "Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women.")
        return _problem(text)
    if not 1 <= int(month) <= 12:
        text = QT_TRANSLATE_NOOP("Nik", "Digits 9 and 10 of a NIK are the month of birth: 01-12. Here: {month}.")
        return _problem(text, month=month)
    if _birth_date(digits, today) is None:
        text = QT_TRANSLATE_NOOP("Nik", "Digits 7 to 12 of a NIK are the birth date. Here is a day that never was.")
        return _problem(text)
    return None


def _birth_date(digits: str, today: dt.date) -> dt.date | None:
    """Give the latest existing date that is not after today; a clock set back never makes a date impossible."""
    day, month, year = int(digits[6:8]) % _WOMEN, int(digits[8:10]), int(digits[10:12])
    century = today.year // 100 * 100
    dates = [_date(first + year, month, day) for first in (century, century - 100, century + 100)]
    existing = [born for born in dates if born]
    return next((born for born in existing if born <= today), next(iter(existing), None))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _odd_digits(read: NikResult) -> Iterator[Problem]:
    if read.province_code not in PROVINCE_CODES:
        text = QT_TRANSLATE_NOOP("Nik", "The NIK begins with {code}, which is no province's code.")
        yield _problem(text, code=read.province_code)
    if read.district_code.endswith("00"):
        yield _problem(QT_TRANSLATE_NOOP("Nik", "The district in the NIK is 00."))
    if read.digits.endswith("0000"):
        yield _problem(QT_TRANSLATE_NOOP("Nik", "The NIK ends in 0000."))


def _differences(
    read: NikResult, sex: Sex | None, birth_date: dt.date | None, family_card_number: str
) -> Iterator[Problem]:
    if read.sex == Sex.FEMALE and sex == Sex.MALE:
        yield _problem(QT_TRANSLATE_NOOP("Nik", "The NIK is a woman's, but the form says man."))
    if read.sex == Sex.MALE and sex == Sex.FEMALE:
        yield _problem(QT_TRANSLATE_NOOP("Nik", "The NIK is a man's, but the form says woman."))
    if birth_date and birth_date != read.birth_date:
        text = QT_TRANSLATE_NOOP("Nik", "The birth date in the NIK is {in_nik}, but the form says {typed}.")
        yield _problem(text, in_nik=read.birth_date, typed=birth_date)
    if read.digits == tidy_digits(family_card_number):
        yield _problem(QT_TRANSLATE_NOOP("Nik", "NIK and family card number are the same."))


def _age(read: NikResult, today: dt.date, ages: tuple[int, int] | None) -> Iterator[Problem]:
    born = read.birth_date
    if born is None or ages is None:
        return
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if not ages[0] <= age <= ages[1]:
        text = QT_TRANSLATE_NOOP("Nik", "The age in the NIK is {age}; donors are {least} to {most} years old.")
        yield _problem(text, age=age, least=ages[0], most=ages[1])
