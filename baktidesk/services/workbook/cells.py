"""Cells and rows of a worksheet as XML: text stays text, dates are dates, and what was written has a checksum.

Rows are streamed as XML because one object for every cell costs more than everything else together.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final
from unicodedata import is_normalized
from xml.sax.saxutils import escape

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.names import clean

LONGEST: Final = 32_767
LINE_HEIGHT: Final = 15
_EPOCH: Final = dt.datetime(1899, 12, 30)
_ESCAPE_LOOKALIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CELL, _ROW, _SHEET = "\x1f", "\x1e", "\x1d"
_REMEMBERED: Final = 2000
_DAY: Final = 86_400
_SPECIAL: Final = ("&", "<", ">", "_x", "| ", " |", "  ")

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
    not put together cell by cell.
    """

    ends: Sequence[str]
    forms: Sequence[str]
    before: str = ""
    behind: str = ""
    mark: str = ""


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
    safe = escape(_ESCAPE_LOOKALIKE.sub("_x005F_", kept) if "_x" in kept else kept)
    space = ' xml:space="preserve"' if "\n" in kept else ""
    return f' s="{style}" t="inlineStr"><is><t{space}>{safe}</t></is></c>', f"s{kept}"


def plain_number(value: int | Decimal) -> str:
    """Write a number as a file does: 5000, 12.5; a decimal without its trailing zeros."""
    if isinstance(value, int):
        return str(value)
    return f"{value.normalize():f}"


def serial(value: dt.date) -> str:
    """Give a day, or a local moment to the second, as the spreadsheet's count of days since 30 December 1899."""
    moment = midnight(value)
    days, seconds = (moment - _EPOCH).days, moment.hour * 3600 + moment.minute * 60 + moment.second
    return repr(days + seconds / 86_400) if seconds else str(days)


def midnight(value: dt.date) -> dt.datetime:
    """Give a day as its first moment, and a moment without its fraction of a second."""
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=0)
    return dt.datetime.combine(value, dt.time())


def cell(value: Value, style: int) -> tuple[str, str]:
    """Give the end of a cell's XML and its canonical form: s + text, n + number, d + ISO moment, or nothing.

    An empty cell keeps its style.
    """
    if value is None or value == "":
        return f' s="{style}"/>', ""
    if isinstance(value, str):
        return text_cell(value, style)
    if isinstance(value, dt.date):
        return f' s="{style}"><v>{serial(value)}</v></c>', f"d{midnight(value).isoformat()}"
    number = plain_number(value)
    return f' s="{style}"><v>{number}</v></c>', f"n{number}"


def each(writer: Writer) -> ColumnWriter:
    """Make a writer of single values one of columns; what it gave for a value is remembered for a while."""
    known = _Known(writer)

    def write(values: Sequence[Any]) -> Cells:
        if len(known) > _REMEMBERED:
            known.clear()
            known.forms.clear()
        return Cells(list(map(known.__getitem__, values)), list(map(known.forms.__getitem__, values)))

    return write


def text_writer(style: int) -> ColumnWriter:
    """Write texts of which most differ; plain ones, as nearly all are, are looked at together."""
    empty = cell(None, style)[0]
    before, behind = f' s="{style}" t="inlineStr"><is><t>', "</t></is></c>"

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
    if any(one in joined for one in _SPECIAL) or not joined.isprintable() or not is_normalized("NFC", joined):
        return False
    return len(joined) <= LONGEST // 2 or max(map(len, texts)) <= LONGEST // 2


def moment_writer(offset: dt.timedelta, style: int) -> ColumnWriter:
    """Write moments in UTC, aware or as the file keeps them, as the wall clock of a zone shows them, to the second."""
    empty = cell(None, style)

    clock = _Clock(round(offset.total_seconds()))

    def write(value: dt.datetime | str | None) -> tuple[str, str]:
        if value is None:
            return empty
        text = value if isinstance(value, str) else value.astimezone(dt.UTC).isoformat()
        number, shown = clock.read(text)
        return f' s="{style}"><v>{number}</v></c>', f"d{shown}"

    by_second = each(write)

    def write_all(values: Sequence[dt.datetime | str | None]) -> Cells:
        return by_second([value[:19] if isinstance(value, str) else value for value in values])

    return write_all


class _Clock:
    """Reads moments in UTC as the wall clock of a zone shows them; days come again and again, so they are kept."""

    def __init__(self, offset: int) -> None:
        self._offset = offset
        self._days: dict[tuple[str, int], tuple[int, str]] = {}

    def read(self, text: str) -> tuple[str, str]:
        """Give the serial number and the ISO form of `YYYY-MM-DD?HH:MM:SS`, whatever comes behind the seconds."""
        seconds = int(text[11:13]) * 3600 + int(text[14:16]) * 60 + int(text[17:19]) + self._offset
        later, seconds = divmod(seconds, _DAY)
        key = (text[:10], later)
        if key not in self._days:
            day = dt.date.fromisoformat(text[:10]) + dt.timedelta(days=later)
            self._days[key] = (day - _EPOCH.date()).days, day.isoformat()
        days, day_text = self._days[key]
        minutes, second = divmod(seconds, 60)
        number = repr(days + seconds / _DAY) if seconds else str(days)
        return number, f"{day_text}T{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}"


class _Known(dict[Any, str]):
    """Remembers what a writer gave: the ends here, the canonical forms beside."""

    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self.forms: dict[Any, str] = {}
        self._writer = writer

    def __missing__(self, value: Any) -> str:
        self[value], self.forms[value] = self._writer(value)
        return self[value]


def letters(number: int) -> str:
    """Give the letters of a column by its number: 1 is A, 27 is AA."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


@dataclass
class Checksum:
    """The SHA-256 of what the sheets say: every cell with its type, row by row, sheet by sheet.

    Cells are joined by U+001F without the empty ones at the end of a row, a row ends with U+001E and the
    sheet's name with U+001D: none of the three can stand in a text.
    """

    _hash: Any = field(default_factory=hashlib.sha256)

    def sheet(self, name: str) -> None:
        """Begin a sheet."""
        self._hash.update((name + _SHEET).encode())

    def row(self, cells: Iterable[str]) -> None:
        """Take in the canonical cells of a row."""
        self._hash.update((_CELL.join(cells).rstrip(_CELL) + _ROW).encode())

    def columns(self, columns: Sequence[Cells], rows: int) -> None:
        """Take in the canonical cells of several rows, given by column."""
        row = [part for cells in columns for part in (_CELL + cells.mark, "")]
        row = [row[0][len(_CELL) :], *row[1:], _ROW]
        width, parts = len(row), row * rows
        for column, cells in enumerate(columns):
            parts[2 * column + 1 :: width] = cells.forms
        text = "".join(parts)
        while _CELL + _ROW in text:
            text = text.replace(_CELL + _ROW, _ROW)
        self._hash.update(text.encode())

    def hex(self) -> str:
        """Give the checksum so far."""
        return str(self._hash.hexdigest())


@dataclass
class Rows:
    """The rows of one sheet, written from the top; every row goes into the checksum."""

    checksum: Checksum
    number: int = 0

    def styled(self, cells: Sequence[Styled | None], height: int = 0, **attributes: str) -> bytes:
        """Write a row of values that each have a style; `height` in points, 0 = usual; `attributes` are the row's."""
        self.number += 1
        ends = [cell(*entry) if entry else ("", "") for entry in cells]
        self.checksum.row(form for _end, form in ends)
        places = (f'<c r="{letters(column)}{self.number}"' for column in range(1, len(ends) + 1))
        body = "".join(place + end for place, (end, _form) in zip(places, ends, strict=True) if end)
        more = "".join(f' {name}="{value}"' for name, value in attributes.items())
        return f'<row r="{self.number}"{_height(height)}{more}>{body}</row>'.encode()

    def stream(
        self, batches: Iterable[Sequence[Sequence[Any]]], writers: Sequence[ColumnWriter], wrapped: Mapping[int, int]
    ) -> Iterator[bytes]:
        """Write rows of stored values, a batch at a time, one writer for each column.

        `wrapped` gives the widths (characters) of the columns, counted from 0, whose text may take several lines.
        """
        for batch in batches:
            columns = [writer(values) for writer, values in zip(writers, zip(*batch, strict=True), strict=False)]
            heights = _heights(columns, wrapped, len(batch))
            yield _joined(columns, range(self.number + 1, self.number + 1 + len(batch)), heights).encode()
            self.number += len(batch)
            self.checksum.columns(columns, len(batch))


def _joined(columns: Sequence[Cells], numbers: range, heights: Sequence[str]) -> str:
    """Put the rows together in one stroke: what changes goes into its places in a list of what does not.

    A row is four parts and four more for each column; putting rows together one by one takes three times as long.
    """
    row = ['<row r="', "", '"', ""]
    lead = ">"
    for column, cells in enumerate(columns, 1):
        row += [f'{lead}<c r="{letters(column)}', "", f'"{cells.before}', ""]
        lead = cells.behind
    row.append(f"{lead}</row>")
    width, parts = len(row), row * len(numbers)
    shown = list(map(str, numbers))
    for place in range(1, width - 1, 4):
        parts[place::width] = shown
    parts[3::width] = heights
    for column, cells in enumerate(columns):
        parts[4 * column + 7 :: width] = cells.ends
    return "".join(parts)


def lines_of(text: str, width: int) -> int:
    """Give how many lines a text takes in a column of a width in characters; no program finds that by itself."""
    return sum(1 + max(len(part) - 1, 0) // width for part in text.split("\n"))


def _heights(columns: Sequence[Cells], wrapped: Mapping[int, int], rows: int) -> Sequence[str]:
    """Give the heights of a batch's rows, of which hardly any has a text that takes several lines."""
    lines: dict[int, int] = {}
    for column, width in wrapped.items():
        forms, marked = columns[column].forms, 1 - len(columns[column].mark)
        if max(map(len, forms), default=0) <= width and "\n" not in "".join(forms):
            continue
        for row, form in enumerate(forms):
            if len(form) > width + marked or "\n" in form:
                lines[row] = max(lines.get(row, 1), lines_of(form[marked:], width))
    heights = [""] * rows
    for row, many in lines.items():
        heights[row] = _height(many * LINE_HEIGHT) if many > 1 else ""
    return heights


def _height(points: int) -> str:
    return f' ht="{points}" customHeight="1"' if points else ""


def words_writer(words: Mapping[Any, str], style: int) -> ColumnWriter:
    """Write the word of a stored value, and a value without a word as it is."""
    return each(lambda value: cell(words.get(value, value), style))
