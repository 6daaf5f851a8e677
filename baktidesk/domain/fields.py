"""A field is declared once: its label, what it accepts, when it is asked, and whether it is personal.

The form, the checks, the table column, the Excel column, the data dictionary and the audit label
all follow from the `Field` in the annotation of a record's attribute.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import clean
from baktidesk.domain.nik import check_family_card, check_nik, tidy_digits
from baktidesk.domain.phone import normalise_phone

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every field has in common.

    `label`, `help` and `section` are English source texts (context "Field"); `option` names the event's
    option that asks for the field ("" = always), `unless` the option that replaces it; `personal` marks
    data of a person, `health` specific data in the sense of UU 27/2022; `since` is the version of the
    workbook's schema that first had it; `width` is the share of a form row, 1 (half) or 2 (whole).
    """

    label: str
    required: bool = False
    help: str = ""
    section: str = ""
    option: str = ""
    unless: str = ""
    personal: bool = False
    health: bool = False
    keep: bool = False
    since: int = 1
    width: int = 2

    def check(self, value: Any, today: dt.date) -> Problem | None:
        """Say what is wrong with a value, or None; an empty value is wrong only where it is required."""
        if is_empty(value):
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please fill this in.")) if self.required else None
        return self.check_filled(value, today)

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Say what is wrong with a value that is not empty, or None."""
        return None

    def tidy(self, value: Any) -> Any:
        """Bring a value into the form in which it is stored."""
        return value

    def asked(self, options: frozenset[str]) -> bool:
        """Tell whether an event with these options asks for the field."""
        return (not self.option or self.option in options) and (not self.unless or self.unless not in options)


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text (str), cleaned; `upper` stores capitals, `suggest` names a list to complete from."""

    max_length: int = 100
    upper: bool = False
    suggest: str = ""
    lines: int = 1

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse a text that is too long; nothing is ever cut silently."""
        if len(value) <= self.max_length:
            return None
        text = QT_TRANSLATE_NOOP("Problem", "At most {most} characters. Now {count}.")
        return Problem(text, {"most": self.max_length, "count": len(value)})

    def tidy(self, value: Any) -> str:
        """Clean the text and set it in capitals where asked."""
        text = clean(value or "", lines=self.lines > 1)
        return text.upper() if self.upper else text


@dataclass(frozen=True, kw_only=True)
class Identity(Text):
    """A NIK: 16 digits; only the impossible is refused, the rest are warnings (see domain/nik.py)."""

    max_length: int = 16
    personal: bool = True

    def tidy(self, value: Any) -> str:
        """Drop the spaces and dots that people put between digits."""
        return tidy_digits(clean(value or ""))

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse what cannot be a NIK."""
        return check_nik(value, today=today).error


@dataclass(frozen=True, kw_only=True)
class FamilyCard(Text):
    """A family card number (No. KK): 16 digits."""

    max_length: int = 16
    personal: bool = True

    def tidy(self, value: Any) -> str:
        """Drop the spaces and dots that people put between digits."""
        return tidy_digits(clean(value or ""))

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse what cannot be a family card number."""
        return check_family_card(value)


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """An Indonesian phone number, stored as +62..."""

    max_length: int = 25
    personal: bool = True

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse what cannot be dialled."""
        if normalise_phone(value) is not None:
            return None
        return Problem(QT_TRANSLATE_NOOP("Problem", "A phone number has 10 to 13 digits, for example 0812 3456 7890."))

    def tidy(self, value: Any) -> str:
        """Normalise to +62... where that is possible; leave the rest for the check."""
        text = clean(value or "")
        return normalise_phone(text) or text


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number: int, or Decimal when `decimals` > 0; `unit` is shown behind it, `plain` ones without thousands mark."""

    minimum: int | Decimal | None = None
    maximum: int | Decimal | None = None
    decimals: int = 0
    unit: str = ""
    plain: bool = False
    width: int = 1

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse what lies outside the limits."""
        if self.minimum is not None and value < self.minimum:
            return Problem(QT_TRANSLATE_NOOP("Problem", "At least {least}."), {"least": self._shown(self.minimum)})
        if self.maximum is not None and value > self.maximum:
            return Problem(QT_TRANSLATE_NOOP("Problem", "At most {most}."), {"most": self._shown(self.maximum)})
        return None

    def _shown(self, limit: int | Decimal) -> object:
        return str(limit) if self.plain else limit


@dataclass(frozen=True, kw_only=True)
class Year(Number):
    """A calendar year (int), typed with four digits."""

    minimum: int | Decimal | None = 1900
    maximum: int | Decimal | None = 2100
    plain: bool = True

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Ask for four digits where there are fewer; refuse what lies outside the limits."""
        if 0 <= value < 1000:
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please type the year with 4 digits, for example 1985."))
        return super().check_filled(value, today)


@dataclass(frozen=True, kw_only=True)
class Hour(Field):
    """A wall clock's hour and minute (datetime.time)."""

    width: int = 1


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar day (datetime.date); `past` refuses days after today."""

    past: bool = False
    width: int = 1

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse a day that has not come yet where the field looks back, and impossible centuries."""
        if self.past and value > today:
            return Problem(QT_TRANSLATE_NOOP("Problem", "This day has not come yet."))
        if not 1900 <= value.year <= 2100:
            return Problem(QT_TRANSLATE_NOOP("Problem", "The year must lie between 1900 and 2100."))
        return None


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a closed list; the value is a member of `options`."""

    options: type[Labelled]
    width: int = 1


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes or no (bool)."""


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """The id of a stored thing (str); `kind` names the list that the page offers."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """Several lines of one inner record (list of `record`); wholly empty lines are dropped."""

    record: type
    least: int = 0

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse too few lines, and name the first bad line."""
        rows = self.tidy(value)
        if len(rows) < self.least:
            return Problem(QT_TRANSLATE_NOOP("Problem", "At least {least} line(s)."), {"least": self.least})
        for number, row in enumerate(rows, 1):
            for problem in check_record(row, today).values():
                sentence = QT_TRANSLATE_NOOP("Problem", "Line {number}: {problem}")
                return Problem(sentence, {"number": number, "problem": problem})
        return None

    def tidy(self, value: Any) -> list[Any]:
        """Tidy every line and drop those with nothing in them."""
        return [tidy_record(row) for row in value or [] if not is_blank(row)]


def is_empty(value: Any) -> bool:
    """Tell whether nothing was given: None, an empty text or an empty list (0 and False are given)."""
    return value is None or value == "" or value == []


def is_blank(record: Any) -> bool:
    """Tell whether a line holds nothing beyond its defaults."""
    return bool(record == type(record)())


@cache
def fields_of(record: type[Any]) -> Mapping[str, Field]:
    """Give the declared fields of a record class, in order."""
    hints = get_type_hints(record, include_extras=True)
    return {spec.name: declared for spec in fields(record) if (declared := _declared(hints[spec.name]))}


@cache
def _names_of(record: type[Any]) -> tuple[str, ...]:
    return tuple(spec.name for spec in fields(record))


def _declared(hint: Any) -> Field | None:
    if get_origin(hint) is not Annotated:
        return None
    return next((extra for extra in get_args(hint)[1:] if isinstance(extra, Field)), None)


def check_record(record: Any, today: dt.date, options: frozenset[str] | None = None) -> dict[str, Problem]:
    """Check every asked field of a record; give the problems by field name, empty when all is well."""
    problems: dict[str, Problem] = {}
    for name, field in asked_fields(type(record), options):
        problem = field.check(getattr(record, name), today)
        if problem:
            problems[name] = problem
    return problems


def asked_fields(record: type, options: frozenset[str] | None = None) -> Iterator[tuple[str, Field]]:
    """Give name and field of everything an event with these options asks (None = everything)."""
    yield from _asked(record, options)


@cache
def _asked(record: type, options: frozenset[str] | None) -> tuple[tuple[str, Field], ...]:
    found = fields_of(record).items()
    return tuple((name, field) for name, field in found if options is None or field.asked(options))


def tidy_record(record: T) -> T:
    """Bring every field of a record into its stored form, in a new record."""
    values = {name: getattr(record, name) for name in _names_of(type(record))}  # type: ignore[arg-type]
    for name, field in fields_of(type(record)).items():  # type: ignore[arg-type]
        values[name] = field.tidy(values[name])
    return type(record)(**values)
