"""Rows of a workbook read as people; a value that cannot be trusted turns its row away, and is never repaired."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import check_record, tidy_record
from baktidesk.domain.names import clean, search_key
from baktidesk.domain.person import Sex
from baktidesk.domain.roll import RollFile, RollKind, RollPerson, RollRow, TurnedAway
from baktidesk.domain.words import read_day
from baktidesk.services.rolls.columns import Table, find_table
from baktidesk.services.rolls.spreadsheet import Row, Value, read_sheets

_BLANKS: Final = frozenset({"", "-", "--", "–", "—", ".", "0", "n/a", "nihil", "tidak ada", "none"})
_SEXES: Final = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "lakilaki", "pria", "m", "male", "man", "cowok"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "w", "f", "female", "woman"), Sex.FEMALE),
}
_DAY_BEHIND: Final = re.compile(r"[0-9]{1,2}[\s/.-]+(?:[0-9]{1,2}|[A-Za-z]+)[\s/.-]+[0-9]{4}\s*$")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_SHARE: Final = frozenset({"quantity", "note"})
"""What only the recipients' roll says: how much somebody is to get, and a remark."""
_SUMS: Final = frozenset({"jumlah", "total", "jumlah total", "total jumlah", "jumlah seluruhnya", "grand total"})
_SAYS_ITSELF: Final = frozenset({"nik", "nip", "phone", "family_card_number"})
"""Attributes whose problems name them already."""


_ADDRESS: Final = {"rt_rw": "RT/RW", "rt": "RT", "rw": "RW", "village": "Kel./Desa", "district": "Kec."}
"""The parts of an address that may stand in columns of their own, and what is written before each."""
_DIGITS_OF_QUANTITY = 9
"""More than that nobody is to get, and the data file cannot hold much more."""


class _Bad(Exception):
    """A value that turns its row away."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.problem = Problem(text, values)


def read_roll(path: Path, today: dt.date, kind: RollKind = RollKind.DONOR) -> RollFile:
    """Read a roll from an .xlsx file, without comparing it with anything known.

    Of recipients the columns of quantity and remark are taken over as well.

    Refused as a whole when it is no workbook that can be trusted (see services/rolls/spreadsheet_guard.py) or has no
    column of names; a row that cannot be trusted is among the bad ones with its number and the reason.
    """
    table = find_table(read_sheets(path), () if kind is RollKind.RECIPIENT else _SHARE)
    rows: list[RollRow] = []
    bad: list[TurnedAway] = []
    for row in table.rows:
        if all(_is_blank(_value(row, column)) for name, column in table.columns.items() if name != "quantity"):
            continue
        try:
            rows.append(RollRow(row=row.number, person=_person(table, row, today)))
        except _Bad as why:
            bad.append(turn_away(row.number, _name_in(table, row), _unit_in(table, row), why.problem))
    return RollFile(name=path.name, sheet=table.sheet.name, rows=tuple(rows), bad=tuple(bad), unused=table.unused)


def turn_away(row: int, full_name: str, work_unit: str, reason: Problem) -> TurnedAway:
    """Say that a row adds nobody, and why."""
    return TurnedAway(row=row, full_name=full_name, work_unit=work_unit, reason=reason)


def _person(table: Table, row: Row, today: dt.date) -> RollPerson:
    if row.hidden:
        raise _Bad(
            QT_TRANSLATE_NOOP("Problem", "This row is hidden in Excel. Show it there if it belongs to the roll.")
        )
    values = {name: _read(table, row, name, column, today) for name, column in table.columns.items()}
    values["address"] = _whole_address(values)
    person = tidy_record(RollPerson(**{name: value for name, value in values.items() if value is not None}))
    if not person.full_name:
        raise _Bad(QT_TRANSLATE_NOOP("Problem", "The name is missing."))
    for name, problem in check_record(person, today).items():
        if name in _SAYS_ITSELF:
            raise _bad(problem)
        raise _Bad(
            QT_TRANSLATE_NOOP("Problem", "“{heading}”: {problem}"),
            heading=table.headings.get(name, name),
            problem=problem,
        )
    return person


def _whole_address(values: dict[str, Any]) -> str:
    """Put an address together whose parts stand in columns of their own; a part that says what it is stays as it is."""
    parts = [values.get("address") or ""]
    for name, word in _ADDRESS.items():
        part = values.pop(name, None) or ""
        says = part[:1].isalpha() and search_key(part).startswith(("rt", "rw", "kel", "desa", "kec"))
        parts.append(part if says or not part else f"{word} {part}")
    return ", ".join(filter(None, parts))


def _bad(problem: Problem) -> _Bad:
    bad = _Bad(problem.text)
    bad.problem = problem
    return bad


def _read(table: Table, row: Row, name: str, column: int, today: dt.date) -> Any:
    heading = table.headings[name]
    if (row.number, column) in table.sheet.calculated:
        text = QT_TRANSLATE_NOOP(
            "Problem", "“{heading}” holds a formula or an error. Please copy it in Excel and paste it as values."
        )
        raise _Bad(text, heading=heading)
    value = _value(row, column)
    return (
        None
        if _is_blank(value) and not (name == "quantity" and value == "0")
        else _READERS.get(name, _text)(value, heading, today)
    )


def _value(row: Row, column: int) -> Value:
    return row.values[column] if column < len(row.values) else ""


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and search_key(value) in _BLANKS


def _text(value: Value, heading: str, _today: dt.date) -> str:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    raise _Bad(QT_TRANSLATE_NOOP("Problem", "“{heading}” must be a text."), heading=heading)


def _full_name(value: Value, heading: str, _today: dt.date) -> str:
    if search_key(str(value)).strip(" :.") in _SUMS:
        raise _Bad(QT_TRANSLATE_NOOP("Problem", "This row is the sum of the list; it names nobody."))
    if isinstance(value, str) and any(letter.isalpha() for letter in value):
        return " ".join(clean(value).split())
    raise _Bad(QT_TRANSLATE_NOOP("Problem", "“{heading}” must be a name."), heading=heading)


def _digits(value: Value, heading: str, _today: dt.date) -> str:
    """Read a long number: only a text has kept all its digits."""
    if isinstance(value, str):
        return clean(value).lstrip("'’`")
    text = QT_TRANSLATE_NOOP(
        "Problem",
        "“{heading}” is stored as a number, which loses digits. Please set the column to text and type it again.",
    )
    raise _Bad(text, heading=heading)


def _quantity(value: Value, heading: str, _today: dt.date) -> int:
    """Read how much somebody is to get; a unit behind the number may be another than ours, so it is not guessed."""
    told = _plain(value)
    if told.isascii() and told.isdecimal() and len(told) <= _DIGITS_OF_QUANTITY and int(told) > 0:
        return int(told)
    text = QT_TRANSLATE_NOOP("Problem", "“{heading}” must be a whole number from 1 on, without a unit. Here: {value}.")
    raise _Bad(text, heading=heading, value=told)


def _sex(value: Value, heading: str, _today: dt.date) -> Sex:
    found = _SEXES.get(search_key(str(value)).replace("-", " ").strip(" ."))
    if found is None:
        text = QT_TRANSLATE_NOOP("Problem", "“{heading}” is L (man) or P (woman). Here: {value}.")
        raise _Bad(text, heading=heading, value=str(value))
    return found


def _birth_date(value: Value, heading: str, today: dt.date) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = _day_in(value, today) if isinstance(value, str) else None
    if found is None:
        text = QT_TRANSLATE_NOOP("Problem", "“{heading}” is not a date, such as 17-08-1985. Here: {value}.")
        raise _Bad(text, heading=heading, value=_plain(value))
    return found


def _day_in(text: str, today: dt.date) -> dt.date | None:
    """Read a day, also behind the place of birth: Palembang, 17 Agustus 1985."""
    behind = _DAY_BEHIND.search(text)
    for part in (text, behind[0]) if behind else (text,):
        try:
            return read_day(part, today)
        except ValueError:
            continue
    return None


def _birth_year(value: Value, heading: str, _today: dt.date) -> int:
    text = _plain(value)
    if not _YEAR.fullmatch(text):
        sentence = QT_TRANSLATE_NOOP("Problem", "“{heading}” is not a year, such as 1985. Here: {value}.")
        raise _Bad(sentence, heading=heading, value=text)
    return int(text)


def _plain(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


def _name_in(table: Table, row: Row) -> str:
    return _plain(_value(row, table.columns["full_name"]))


def _unit_in(table: Table, row: Row) -> str:
    column = table.columns.get("work_unit")
    return "" if column is None else _plain(_value(row, column))


_READERS: Final[Mapping[str, Callable[[Value, str, dt.date], Any]]] = {
    "full_name": _full_name,
    "nip": _digits,
    "nik": _digits,
    "phone": _digits,
    "family_card_number": _digits,
    "sex": _sex,
    "birth_date": _birth_date,
    "birth_year": _birth_year,
    "quantity": _quantity,
}
