"""Numbers, days and hours in Indonesian and English: written for the screen and read back from typing."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

DAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# fmt: off
MONTHS: Final = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
           "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
SHORT_MONTHS: Final = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_ONES: Final = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)
# fmt: on
_ALSO_WRITTEN: Final = {
    "pebruari": 2,
    "peb": 2,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}  # fmt: skip
_MONTH_NUMBERS: Final = _ALSO_WRITTEN | {
    name.lower(): number for names in (*MONTHS.values(), *SHORT_MONTHS.values()) for number, name in enumerate(names, 1)
}
_DAY_NAMES: Final = frozenset(name.lower() for names in DAYS.values() for name in names) | {"jum'at", "ahad"}

_SCALES: Final = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (10, "puluh"),
)
_SWAP: Final = str.maketrans(".,", ",.")
_WHOLE: Final = re.compile(r"[0-9]+")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_CLOCK: Final = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[.:, ](?P<minute>[0-9]{2}))?|(?P<glued>[0-9]{1,2})(?P<behind>[0-9]{2})"
)
_DOTTED_DECIMAL: Final = re.compile(r"[0-9]+\.[0-9]+")


def number(value: int | Decimal, language: str = "id", decimals: int | None = None) -> str:
    """Write a number with its thousands marked: 5.000 and 12,5 in Indonesian, 5,000 and 12.5 in English.

    `decimals` rounds half up to that many places; None keeps the places that the value has.
    Raises ValueError for a Decimal that is no finite number.
    """
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=100))
    text = f"{exact.copy_abs() if exact.is_zero() else exact:,f}"
    return text.translate(_SWAP) if _known(language) == "id" else text


def read_number(text: str, decimals: int = 0, language: str = "id") -> Decimal:
    """Read a typed number with at most `decimals` places: 5.000 and 12,5 in Indonesian, mirrored in English.

    The other language's decimal mark is understood where decimals are allowed and it cannot mark thousands:
    12.5 is twelve and a half, but 12.500 is twelve thousand five hundred. Nothing is ever rounded.
    Raises ValueError when the text is no such number.
    """
    plain = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    sign, digits = (plain[0], plain[1:]) if plain[:1] in ("-", "+") else ("", plain)
    unsigned = _plain_decimal(digits if _known(language) == "id" else digits.translate(_SWAP), decimals)
    return Decimal(sign + unsigned)


def _plain_decimal(text: str, decimals: int) -> str:
    """Turn digits in Indonesian form into Python's form."""
    if decimals and _DOTTED_DECIMAL.fullmatch(text) and not _GROUPED.fullmatch(text):
        text = text.replace(".", ",")
    whole, comma, fraction = text.partition(",")
    if not (_WHOLE.fullmatch(whole) or _GROUPED.fullmatch(whole)):
        raise ValueError("not a number")
    if comma and not (_WHOLE.fullmatch(fraction) and len(fraction) <= decimals):
        raise ValueError(f"not a number with at most {decimals} decimals")
    return whole.replace(".", "") + (f".{fraction}" if comma else "")


def _known(language: str) -> str:
    if language not in DAYS:
        raise ValueError(f"unknown language: {language}")
    return language


def day_name(day: dt.date, language: str = "id") -> str:
    """Name the day of the week: Selasa, Tuesday."""
    return DAYS[_known(language)][day.weekday()]


def month_name(month: int, language: str = "id") -> str:
    """Name a month by its number from 1 to 12: Januari, January."""
    return MONTHS[_known(language)][month - 1]


def long_date(day: dt.date, language: str = "id") -> str:
    """Write a day in full: Selasa, 20 Januari 2026."""
    return f"{day_name(day, language)}, {day.day} {month_name(day.month, language)} {day.year}"


def short_date(day: dt.date, language: str = "id") -> str:
    """Write a day for a narrow column: 20 Jan 2026."""
    return f"{day.day} {SHORT_MONTHS[_known(language)][day.month - 1]} {day.year}"


def clock(moment: dt.datetime | dt.time, language: str = "id") -> str:
    """Write hour and minute as they stand in the value: 09.00 in Indonesian, 09:00 in English."""
    return f"{moment:%H.%M}" if _known(language) == "id" else f"{moment:%H:%M}"


def read_clock(text: str) -> dt.time:
    """Read a typed hour and minute: 08.15, 8:15, 0815, 8. Raises ValueError when the text is no time of a day."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError("not an hour and a minute")
    hour, minute = found["hour"] or found["glued"], found["minute"] or found["behind"] or "0"
    return dt.time(int(hour), int(minute))


def read_day(text: str, today: dt.date) -> dt.date:
    """Read a typed day: 20/1/2026, 20-01-26, 20 1 2026, 20012026, 20 Jan 2026, Selasa, 20 Januari 2026, 2026-01-20.

    A two-digit year above today's lies in the century before. Raises ValueError when the text is no day.
    """
    parts = _day_parts(text)
    if len(parts) != 3:
        raise ValueError("not a day, a month and a year")
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = parts
    return dt.date(_year(year, today), _month(month), _one_or_two_digits(day))


def _day_parts(text: str) -> list[str]:
    words = [word for word in re.split(r"[\s/.,-]+", text.strip().lower()) if word]
    if words and words[0] in _DAY_NAMES:
        del words[0]
    joined = "".join(words)
    if len(words) == 1 and re.fullmatch(r"[0-9]{6}|[0-9]{8}", joined):
        return [joined[:2], joined[2:4], joined[4:]]
    if len(words) == 1 and (glued := re.fullmatch(r"([0-9]+)([a-z]+)([0-9]+)", joined)):
        return list(glued.groups())
    return words


def _month(text: str) -> int:
    if text in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[text]
    return _one_or_two_digits(text)


def _one_or_two_digits(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", text):
        raise ValueError("neither a number of one or two digits nor a month's name")
    return int(text)


def _year(text: str, today: dt.date) -> int:
    if not re.fullmatch(r"[0-9]{2}|[0-9]{4}", text):
        raise ValueError("a year has two or four digits")
    if len(text) == 4:
        return int(text)
    century, year_now = divmod(today.year, 100)
    return (century if int(text) <= year_now else century - 1) * 100 + int(text)


def amount_in_words(amount: int) -> str:
    """Spell a whole number in Indonesian (terbilang): 20000 is "dua puluh ribu", -5 "minus lima".

    Raises ValueError from a thousand trillion on, where offices no longer agree on the words.
    """
    if abs(amount) >= 10**15:
        raise ValueError("too large to be spelled")
    return f"minus {_spelled(-amount)}" if amount < 0 else _spelled(amount)


def _spelled(amount: int) -> str:
    if amount < 12:
        return _ONES[amount]
    if amount < 20:
        return f"{_ONES[amount - 10]} belas"
    size, word = next(scale for scale in _SCALES if amount >= scale[0])
    count, rest = divmod(amount, size)
    head = f"se{word}" if count == 1 and size <= 1000 else f"{_spelled(count)} {word}"
    return f"{head} {_spelled(rest)}" if rest else head


def date_in_words(day: dt.date) -> str:
    """Spell a day as a handover record does: Selasa tanggal Dua Puluh bulan Januari tahun Dua Ribu Dua Puluh Enam."""
    number_of_day, year = _spelled(day.day).title(), _spelled(day.year).title()
    return f"{day_name(day)} tanggal {number_of_day} bulan {month_name(day.month)} tahun {year}"
