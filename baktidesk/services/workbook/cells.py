"""Cells of a worksheet as XML, and what writes a column of them: text stays text, dates are dates.

Cells are texts because one object for every cell costs more than everything else together.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html import escape
from typing import Any, Final, TypeVar
from unicodedata import is_normalized

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.names import clean

LONGEST: Final = 32_767
LINE_HEIGHT: Final = 15
BETWEEN: Final = "\x1f"
"""Stands between the canonical forms of cells, where several are one text."""
_EPOCH: Final = dt.datetime(1899, 12, 30)
_ESCAPE_LOOKALIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
REMEMBERED: Final = 2000
_DAY: Final = 86_400
_PARTS: Final = 10**12
"""Parts of a day that a moment is written to: as fine as a spreadsheet keeps one, in whole numbers."""
_LONG: Final = _PARTS // 10
"""From so many parts on, which is 02.24, their number has all its digits: padding it takes longer than the rest."""
_SECONDS: Final = {f"{second:02d}": second * _PARTS // _DAY for second in range(60)}
_End = TypeVar("_End")
_SPECIAL: Final = {"&": ("&",), "<": ("<",), ">": (">",), "_": ("_x",), " ": ("| ", " |", "  ")}
"""What needs another look, by a sign without which it cannot be there: one sign is found much faster than two."""

Value = str | int | Decimal | dt.date | dt.datetime | None
"""What a cell may hold; a moment is the local wall clock without its zone."""

Styled = tuple[Value, int]
"""A value and the number of its style."""

Writer = Callable[[Any], tuple[str, str]]
"""Turns a stored value into the end of a cell's XML and the cell's canonical form (see `cell`)."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a column's cells are: the ends of their XML and their canonical forms, without what they have in common.

    Around every end stand `before` and `behind`, before every form `mark`: what all have is written once a row then,
    not put together cell by cell. Neighbours that are written together (see `Few`) have `more` ends, each of which
    follows the number of the row once again.
    """

    ends: Sequence[str]
    forms: Sequence[str]
    before: str = ""
    behind: str = ""
    mark: str = ""
    more: Sequence[Sequence[str]] = ()


ColumnWriter = Callable[[Sequence[Any]], Cells]
"""Turns a stretch of a column's stored values into cells: a whole column at once costs a third of cell by cell."""


def cell_text(text: str) -> str:
    """Give the text of a cell: cleaned, and refused where Excel would cut it.

    Raises Refused beyond 32,767 characters (UTF-16 units, as Excel counts them).
    """
    tidy = text.isprintable() and is_normalized("NFC", text) and text[:1] != " " != text[-1:]
    kept = text if tidy else clean(text, lines=True)
    if len(kept) > LONGEST // 2 and len(kept.encode("utf-16-le")) // 2 > LONGEST:
        sentence = QT_TRANSLATE_NOOP("Refused", "A text of {count} characters does not fit into a cell: “{start}…”")
        raise Refused(sentence, count=len(kept), start=kept[:40])
    return kept


def text_cell(text: str, style: int) -> tuple[str, str]:
    """Give a text cell: the one form in which every text is written, be it formula signs, digits or escapes."""
    kept = cell_text(text)
    safe = escape(_ESCAPE_LOOKALIKE.sub("_x005F_", kept) if "_x" in kept else kept, quote=False)
    space = ' xml:space="preserve"' if "\n" in kept else ""
    return f'" s="{style}" t="inlineStr"><is><t{space}>{safe}</t></is></c>', f"s{kept}"


def plain_number(value: int | Decimal) -> str:
    """Write a number as a file does: 5000, 12.5; a decimal without its trailing zeros."""
    if isinstance(value, int):
        return str(value)
    return f"{value.normalize():f}"


def serial(value: dt.date) -> str:
    """Give a day, or a local moment to the second, as the spreadsheet's count of days since 30 December 1899."""
    moment = midnight(value)
    days = str((moment - _EPOCH).days)
    if not isinstance(value, dt.datetime):
        return days
    return f"{days}.{_parts(moment.hour * 60 + moment.minute) + _SECONDS[f'{moment.second:02d}']:012d}"


def _parts(minutes: int) -> int:
    """Give minutes of a day in the parts that a moment is written to."""
    return minutes * 60 * _PARTS // _DAY


def midnight(value: dt.date) -> dt.datetime:
    """Give a day as its first moment, and a moment without its fraction of a second."""
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0)
    return dt.datetime.combine(value, dt.time())


def cell(value: Value, style: int) -> tuple[str, str]:
    """Give the end of a cell's XML, from behind the number of its row on, and its canonical form.

    That is s + text, n + number, d + ISO moment, or nothing.

    An empty cell keeps its style.
    """
    if value is None or value == "":
        return f'" s="{style}"/>', ""
    if isinstance(value, str):
        return text_cell(value, style)
    if isinstance(value, dt.date):
        return f'" s="{style}"><v>{serial(value)}</v></c>', f"d{midnight(value).isoformat()}"
    number = plain_number(value)
    return f'" s="{style}"><v>{number}</v></c>', f"n{number}"


def each(writer: Writer) -> ColumnWriter:
    """Make a writer of single values one of columns; what it gave for a value is remembered for a while."""
    remembered = remembering(writer)
    return lambda values: Cells(*remembered(values))


def remembering(write: Callable[[Any], tuple[_End, str]]) -> Callable[[Sequence[Any]], tuple[list[_End], list[str]]]:
    """Make a writer one of many values, which gives ends and forms; what it gave is remembered for a while."""
    known = _Known(write)

    def give(values: Sequence[Any]) -> tuple[list[_End], list[str]]:
        if len(known) > REMEMBERED:
            known.clear()
            known.forms.clear()
        return list(map(known.__getitem__, values)), list(map(known.forms.__getitem__, values))

    return give


class Few:
    """Writes a column of which few values differ, remembering each; neighbours of this kind are written together."""

    def __init__(self, writer: Writer) -> None:
        """Take what writes a single value."""
        self.writer = writer
        self._write = each(writer)

    def __call__(self, values: Sequence[Any]) -> Cells:
        """Give the cells of a stretch of the column."""
        return self._write(values)


def text_writer(style: int) -> ColumnWriter:
    """Write texts of which most differ; plain ones, as nearly all are, are looked at together."""
    empty = cell(None, style)[0]
    before, behind = f'" s="{style}" t="inlineStr"><is><t>', "</t></is></c>"

    def write(values: Sequence[str | None]) -> Cells:
        filled = list(filter(None, values))
        if not _are_plain(filled):
            pairs = [text_cell(value, style) if value else (empty, "") for value in values]
            return Cells([end for end, _form in pairs], [form for _end, form in pairs])
        if len(filled) == len(values):
            return Cells(filled, filled, before, behind, "s")
        ends = [f"{before}{value}{behind}" if value else empty for value in values]
        return Cells(ends, [f"s{value}" if value else "" for value in values])

    return write


def _are_plain(texts: Sequence[str]) -> bool:
    """Tell whether texts need neither cleaning nor escaping, nor are too long; looked at together, joined by |."""
    joined = "|".join(("", *texts, ""))
    if any(sign in joined and any(one in joined for one in found) for sign, found in _SPECIAL.items()):
        return False
    if not joined.isprintable():
        return False
    if not joined.isascii() and not is_normalized("NFC", joined):
        return False
    return len(joined) <= LONGEST // 2 or max(map(len, texts)) <= LONGEST // 2


def moment_writer(offset: dt.timedelta, style: int) -> ColumnWriter:
    """Write moments in UTC, aware or as the file keeps them, as the wall clock of a zone shows them, to the second.

    `offset` is the zone's, in whole hours.
    """
    clock = _clock(offset, style)
    return lambda values: clock.cells(_as_kept(values))


def _as_kept(moments: Sequence[Any]) -> Sequence[str | None]:
    """Give moments as a file keeps them, which a server gives as they are."""
    if isinstance(next(filter(None, moments), ""), str):
        return moments
    return [moment and moment.astimezone(dt.UTC).isoformat() for moment in moments]


class _Clock:
    """What the moments of UTC are on a zone's wall clock, by their hours and minutes, of which there are few."""

    def __init__(self, offset: dt.timedelta, style: int) -> None:
        self._offset = offset
        self._style = style
        self._empty = cell(None, style)[0]
        self._hours = _Made(self._hour)
        self._minutes = _Made(self._minute)

    def cells(self, texts: Sequence[str | None]) -> Cells:
        """Give the cells of moments as texts that begin as `YYYY-MM-DD?HH:MM:SS` does."""
        ends, forms = [], []
        hours, minutes = self._hours, self._minutes
        for text in texts:
            if text:
                before, date = hours[text[:13]]
                parts = minutes[text[11:16]] + _SECONDS[text[17:19]]
                ends.append(f"{before}{parts}</v></c>" if parts >= _LONG else f"{before}{parts:012d}</v></c>")
                forms.append(date + text[14:19])
            else:
                ends.append(self._empty)
                forms.append("")
        return Cells(ends, forms)

    def _hour(self, text: str) -> tuple[str, str]:
        """Give the beginnings of the end of a cell and of its form."""
        local = dt.datetime.fromisoformat(f"{text}:00") + self._offset
        return f'" s="{self._style}"><v>{(local - _EPOCH).days}.', f"d{local.isoformat()[:14]}"

    def _minute(self, text: str) -> int:
        """Give the parts of the day."""
        offset = round(self._offset.total_seconds()) // 60
        return _parts((int(text[:2]) * 60 + int(text[3:]) + offset) % (_DAY // 60))


class _Made(dict[str, Any]):
    """Remembers what was made of a text."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> Any:
        if len(self) > REMEMBERED:
            self.clear()
        self[text] = self._make(text)
        return self[text]


@cache
def _clock(offset: dt.timedelta, style: int) -> _Clock:
    """Give the clock of a zone: the columns of a record have its hours and minutes in common."""
    return _Clock(offset, style)


class _Known(dict[Any, Any]):
    """Remembers what a writer gave: the ends here, the canonical forms beside."""

    def __init__(self, write: Callable[[Any], tuple[Any, str]]) -> None:
        super().__init__()
        self.forms: dict[Any, str] = {}
        self._write = write

    def __missing__(self, value: Any) -> Any:
        self[value], self.forms[value] = self._write(value)
        return self[value]


@cache
def letters(number: int) -> str:
    """Give the letters of a column by its number: 1 is A, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def lines_of(text: str, width: int) -> int:
    """Give how many lines a text takes in a column of a width in characters; no program finds that by itself."""
    return sum(1 + max(len(part) - 1, 0) // width for part in text.split("\n"))
