"""The letterhead of a work unit (kop surat), and the template of the numbers that it gives its documents."""

import datetime as dt
import string
from dataclasses import dataclass
from typing import Annotated, Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Text

MINISTRY: Final = "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA"
NUMBERS: Final = QT_TRANSLATE_NOOP("Field", "Document numbers")
HEAD: Final = QT_TRANSLATE_NOOP("Field", "Letterhead")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_KNOWN: Final = frozenset({"serial", "unit", "event", "day", "month", "month_roman", "year"})
_LONGEST: Final = 60


@dataclass(frozen=True, kw_only=True)
class NumberTemplate(Text):
    """A template of document numbers, such as {serial:03}/BAST/{unit}/{month_roman}/{year}."""

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse a template without the serial number, or with a word in braces that nobody knows."""
        names = _names(value)
        if names is None or not names <= _KNOWN:
            sentence = QT_TRANSLATE_NOOP("Problem", "Known in braces are: {known}.")
            return Problem(sentence, {"known": ", ".join(f"{{{name}}}" for name in sorted(_KNOWN))})
        if "serial" not in names:
            sentence = QT_TRANSLATE_NOOP("Problem", "{name} is missing: without it all numbers would be equal.")
            return Problem(sentence, {"name": "{serial}"})
        return super().check_filled(value, today)


@dataclass(kw_only=True)
class Letterhead:
    """What stands at the head of a work unit's documents, and how it numbers them."""

    ministry: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Ministry"), required=True, max_length=120, section=HEAD)
    ] = MINISTRY
    directorate: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Directorate general"), max_length=120, section=HEAD)
    ] = ""
    regional_office: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Regional office (kanwil)"), max_length=120, section=HEAD)
    ] = ""
    unit: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "Name of the work unit"), required=True, max_length=120, section=HEAD),
    ] = ""
    address: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Address"), max_length=200, section=HEAD)] = ""
    contact: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Telephone, site, e-mail"),
            max_length=150,
            section=HEAD,
        ),
    ] = ""
    number_template: Annotated[
        str,
        NumberTemplate(
            label=QT_TRANSLATE_NOOP("Field", "Template of the numbers"),
            help=QT_TRANSLATE_NOOP("Field", "Empty where the secretariat gives the numbers."),
            max_length=80,
            section=NUMBERS,
        ),
    ] = ""
    unit_code: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Code of the work unit in numbers"),
            max_length=30,
            width=1,
            section=NUMBERS,
        ),
    ] = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Give the lines above the unit's name."""
        return tuple(line for line in (self.ministry, self.directorate, self.regional_office) if line)

    @property
    def small_lines(self) -> tuple[str, ...]:
        """Give the lines below the unit's name."""
        return tuple(line for line in (self.address, self.contact) if line)


@dataclass(frozen=True, kw_only=True)
class StoredLetterhead:
    """A letterhead with its logo (a PNG or JPEG file's content, b"" for none); not `kept` when it was made up."""

    record: Letterhead
    work_unit: str
    logo: bytes = b""
    kept: bool = False


def make_number(template: str, serial: int, unit_code: str, event_code: str, day: dt.date) -> str:
    """Give a document's number from a checked template; ValueError when it is longer than a number may be."""
    made = template.format(
        serial=serial,
        unit=unit_code,
        event=event_code,
        day=f"{day.day:02}",
        month=f"{day.month:02}",
        month_roman=_ROMAN[day.month - 1],
        year=day.year,
    )
    if len(made) > _LONGEST:
        raise ValueError("the number is too long")
    return made


def _names(template: str) -> set[str] | None:
    """Give the names in braces; None for a template that cannot be filled in."""
    try:
        found = list(string.Formatter().parse(template))
        names = {name for _text, name, _spec, _conversion in found if name is not None}
        plain = all(not conversion and _is_plain(name, spec or "") for _text, name, spec, conversion in found)
    except ValueError:
        return None
    return names if plain else None


def _is_plain(name: str | None, spec: str) -> bool:
    """Tell whether a place in braces asks for nothing but leading zeros of the serial number."""
    return not spec or (name == "serial" and spec.isdigit() and len(spec) <= 2 and int(spec) <= 9)
