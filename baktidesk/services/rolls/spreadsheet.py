"""The rows of an .xlsx file from outside, with Excel's own row numbers; what cannot be trusted is refused.

The parts are read here, by the parser that also guards them: a foreign reader believes the counts that a file tells
of itself, and a false one ends the whole program.
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.rolls.spreadsheet_cells import (
    TAGS,
    Styles,
    Texts,
    Value,
    iso_moment,
    moment,
    read_styles,
    read_texts,
    unescaped,
)
from baktidesk.services.rolls.spreadsheet_guard import check_parts, open_package, refuse_damaged, walk

__all__ = ["Place", "Row", "Sheet", "Value", "read_sheets"]

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
_MOST_CELLS: Final = 2_500_000
_DIGITS: Final = "0123456789"
_WORKBOOK: Final = "xl/workbook.xml"

Place = tuple[int, int]
"""A row as Excel numbers it, and a column counted from 0."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something: its number in Excel, its cells from column A on, and whether Excel hides it."""

    number: int
    values: tuple[Value, ...]
    hidden: bool


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A visible sheet: its rows that hold something, all of one width, and the places that Excel calculates.

    `calculated` has also the places whose value is an error.
    """

    name: str
    rows: tuple[Row, ...]
    calculated: frozenset[Place]


@dataclass
class _Book:
    """What the sheets of a workbook have in common; `names` gives the part of each visible sheet by its name."""

    names: dict[str, str]
    texts: list[str]
    styles: Styles
    since_1904: bool


@dataclass
class _SheetReader:
    """Takes in a sheet's XML, cell by cell."""

    book: _Book
    row: int = 0
    column: int = -1
    last_row: int = 0
    last_column: int = -1
    cells: defaultdict[int, dict[int, Value]] = field(default_factory=lambda: defaultdict(dict))
    calculated: set[Place] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    _cell: dict[str, str] = field(default_factory=dict)
    _inline: Texts = field(default_factory=Texts)
    _value: list[str] = field(default_factory=list)
    _in_value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in the beginning of an element."""
        tag = TAGS.get(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v":
            self._in_value = True
        elif tag in ("is", "t", "rPh"):
            self._inline.start(name, attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "f":
            self.calculated.add((self.row, self.column))
        elif tag == "mergeCell":
            first, _colon, last = attributes.get("ref", "").partition(":")
            self.merged.append((_place(first), _place(last or first)))

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        tag = TAGS.get(name)
        if tag == "c":
            value = self._cell_value()
            if value != "":
                self._keep(value)
        elif tag == "v":
            self._in_value = False
        elif tag in ("t", "rPh"):
            self._inline.end(name)

    def data(self, text: str) -> None:
        """Take in characters."""
        if self._in_value:
            self._value.append(text)
        else:
            self._inline.data(text)

    def sheet(self, name: str) -> Sheet:
        """Give what has been taken in."""
        self._spread_merged()
        width = self.last_column + 1
        rows = (
            Row(number, tuple([cells.get(column, "") for column in range(width)]), number in self.hidden)
            for number, cells in sorted(self.cells.items())
        )
        return Sheet(name=name, rows=tuple(rows), calculated=frozenset(self.calculated))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        self.column = -1
        if attributes.get("hidden") in ("1", "true"):
            self.hidden.add(self.row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self.row, self.column = _place(reference) if reference else (self.row, self.column + 1)
        self._cell = attributes
        self._value.clear()

    def _cell_value(self) -> Value:
        """Give the value of the cell that ends here."""
        kind = self._cell.get("t", "n")
        if kind == "inlineStr":
            return self._inline.taken()
        text = "".join(self._value)
        if kind == "e":
            self.calculated.add((self.row, self.column))
        if not text or kind == "e":
            return ""
        if kind == "s":
            return self.book.texts[_index(text)]
        return unescaped(text) if kind == "str" else self._plain_value(kind, text)

    def _plain_value(self, kind: str, text: str) -> Value:
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "d":
            return iso_moment(text.strip())
        number = float(text)
        days = self.book.styles.shows_day(self._cell.get("s", ""))
        return moment(number, since_1904=self.book.since_1904) if days else number

    def _keep(self, value: Value) -> None:
        self.cells[self.row][self.column] = value
        if self.row <= self.last_row and self.column <= self.last_column:
            return
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.row > MOST_ROWS:
            sentence = QT_TRANSLATE_NOOP("Refused", "At most {most} rows are read. Here something stands in row {row}.")
            raise Refused(sentence, field="file", most=MOST_ROWS, row=self.row)
        if self.column >= MOST_COLUMNS or self.last_row * (self.last_column + 1) > _MOST_CELLS:
            sentence = QT_TRANSLATE_NOOP("Refused", "The sheet is too wide. Please keep only the columns of the list.")
            raise Refused(sentence, field="file")

    def _spread_merged(self) -> None:
        """Give every row of cells merged downwards the value that the officer sees beside all of them."""
        steps = 0
        for (top, left), (bottom, right) in self.merged:
            value = self.cells[top].get(left, "") if top in self.cells and left == right else ""
            if value == "":
                continue
            below = range(top + 1, min(bottom, self.last_row) + 1)
            steps += len(below)
            if steps > _MOST_CELLS:
                refuse_damaged()
            for number in below:
                if number in self.cells:
                    self.cells[number].setdefault(left, value)


def read_sheets(path: Path) -> Iterator[Sheet]:
    """Give the visible sheets of an .xlsx file in order, one after the other; hidden sheets are passed by.

    Refused as `open_package` does, and for more rows or columns than a list has.
    """
    parts = open_package(path)
    book = _read_book(parts)
    sheets = set(book.names.values())
    check_parts({name: part for name, part in parts.items() if name not in sheets})
    for name, part in book.names.items():
        reader = _SheetReader(book)
        walk(parts[part], reader.start, reader.end, reader.data)
        yield reader.sheet(name)


def _read_book(parts: Mapping[str, bytes]) -> _Book:
    """Read what stands beside the sheets: their names in order, shared texts, styles."""
    links = _links(parts.get("xl/_rels/workbook.xml.rels", b""))
    names: dict[str, str] = {}
    settings: dict[str, str] = {}

    def take(name: str, attributes: dict[str, str]) -> None:
        tag = TAGS.get(name)
        link = next((value for key, value in attributes.items() if key.endswith("/relationships id")), "")
        if tag == "workbookPr":
            settings.update(attributes)
        elif tag == "sheet" and attributes.get("state", "visible") == "visible" and _is_sheet(links.get(link)):
            names[attributes.get("name", "")] = links[link][1]

    walk(parts[_WORKBOOK], take)
    if not names or not parts.keys() >= set(names.values()):
        refuse_damaged()
    beside = {kind: parts.get(target, b"") for kind, target in links.values()}
    return _Book(
        names=names,
        texts=read_texts(beside.get("sharedStrings", b"")),
        styles=read_styles(beside.get("styles", b"")),
        since_1904=settings.get("date1904") in ("1", "true"),
    )


def _links(part: bytes) -> dict[str, tuple[str, str]]:
    """Give kind and part of everything that the workbook points to, by the pointer's id."""
    links: dict[str, tuple[str, str]] = {}

    def take(_name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        links[attributes.get("Id", "")] = kind, target

    walk(part, take)
    return links


def _is_sheet(link: tuple[str, str] | None) -> bool:
    return link is not None and link[0] == "worksheet"


def _index(text: str) -> int:
    number = int(text)
    if number < 0:
        raise IndexError("no shared text")
    return number


@lru_cache(maxsize=4096)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            raise ValueError("no column")
        number = number * 26 + ord(letter) - 64
    if not number:
        raise ValueError("no column")
    return number - 1


def _place(reference: str) -> Place:
    letters = reference.rstrip(_DIGITS)
    row = int(reference[len(letters) :])
    if not row:
        raise ValueError("no row")
    return row, _column(letters)
