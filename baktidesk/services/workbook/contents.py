"""Checks of the sheet Periksa that count every cell of the other sheets again, letter by letter.

docs/file-format.md tells how anybody can count them, docs/decisions/0020-every-cell-counted-again.md why it is so.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.services.language import Language
from baktidesk.services.workbook import sheets
from baktidesk.services.workbook.cells import cell, letters, serial
from baktidesk.services.workbook.columns import Column
from baktidesk.services.workbook.summary import COLUMNS, Line
from baktidesk.services.workbook.table import Table, quoted
from baktidesk.services.workbook.tally import (
    FILLED,
    MODULUS,
    MOST_SIGNS,
    NUMBER,
    SQUARES,
    ColumnTally,
    Signs,
    Tally,
    hashed,
    weight,
)

ROWS: Final = 5000
"""Most records of a sheet whose cells are counted again."""
LETTERS: Final = 1_600_000
"""Letters that are looked at in all; see docs/decisions/0020-every-cell-counted-again.md for what they cost."""
_LONGEST: Final = 400
_BESIDE: Final = 26
"""Columns beside a table in which nothing may stand; whole rows would make LibreOffice take 300 MB."""
_FILLED: Final = QT_TRANSLATE_NOOP("Workbook", "{sheet}: filled cells")
_CONTENT: Final = QT_TRANSLATE_NOOP("Workbook", "{sheet}: {column} (content)")
_SUMMARY: Final = QT_TRANSLATE_NOOP("Workbook", "{sheet}: all cells")
_EVERY: Final = QT_TRANSLATE_NOOP("Workbook", "Every cell of the sheets before this one is counted again below.")
_LEFT_OUT: Final = QT_TRANSLATE_NOOP(
    "Workbook",
    "Not counted again cell by cell, as it is too much: {what}. The checksum in Manifes tells of edits there.",
)
Check = tuple[str, str, str, str]
"""Key, label, and the formulas of what should be and of what is counted; both "" where nothing is counted."""


@dataclass
class Contents:
    """What every sheet adds up to; `tables` are the data sheets, `label` names a column as its head does.

    A tally is kept of the sheets that are not too long; it is filled while their rows are written.
    """

    tables: Mapping[str, Table]
    lines: Sequence[Line]
    label: Callable[[Column], str]
    language: Language

    def __post_init__(self) -> None:
        """Begin a tally of every sheet that is not too long."""
        self._signs = Signs()
        short = {name: table for name, table in self.tables.items() if table.count <= ROWS}
        self.tallies = {name: Tally(table.columns, self._signs) for name, table in short.items()}

    @property
    def count(self) -> int:
        """Give the number of checks, which is known before the rows are written."""
        return sum(1 + len(tally.columns) for tally in self.tallies.values()) + 2

    def note(self) -> str:
        """Say that every cell is counted again, or what is not."""
        uncounted = [name for name in self.tables if name not in self.tallies]
        counted = self._counted()
        for name, tally in self.tallies.items():
            missing = [column for column in range(len(tally.columns)) if (name, column) not in counted]
            heads = [self.label(self.tables[name].columns[column]) for column in missing]
            uncounted += [f"{name} ({', '.join(heads)})"] if heads else []
        uncounted += [] if self._summary[2] else [sheets.SUMMARY]
        return self._text(_LEFT_OUT).format(what="; ".join(uncounted)) if uncounted else self._text(_EVERY)

    def checks(self) -> Iterator[Check]:
        """Give the checks, when all rows have been written: those of Ringkasan, then sheet by sheet."""
        counted = self._counted()
        yield self._filled_summary()
        yield self._summary
        for name, tally in self.tallies.items():
            table = self.tables[name]
            label = self._text(_FILLED).format(sheet=name)
            yield f"cells.{name}", label, str(tally.filled), table.filled(_BESIDE)
            for place, column in enumerate(table.columns):
                label = self._text(_CONTENT).format(sheet=name, column=self.label(column))
                pair = self._formulas(table, tally, place) if (name, place) in counted else ("", "")
                yield f"content.{name}.{column.name}", label, *pair

    def _counted(self) -> set[tuple[str, int]]:
        """Give the columns that are counted: those with few letters first, as long as there are not too many."""
        costs = []
        for name, tally in self.tallies.items():
            usable = not any(_is_odd(tally.columns[place]) for place, _most in tally.keys)
            for place, column in enumerate(tally.columns):
                width = _width(tally, column)
                if usable and not _is_odd(column) and width <= _LONGEST:
                    costs.append((width * tally.rows, name, place))
        kept, total = set(), 0
        for cost, name, place in sorted(costs):
            total += cost
            if total <= LETTERS:
                kept.add((name, place))
        return kept

    def _formulas(self, table: Table, tally: Tally, place: int) -> tuple[str, str]:
        """Give what a column should add up to, and the formula that adds it up."""
        column, tallied = table.columns[place], tally.columns[place]
        cells = table.range(column.name)
        key = "&".join(f"RIGHT({self._plain(table, tally, one)},{most})" for one, most in tally.keys)
        if tallied.times:
            number = f"+MOD(ROUND({cells}*{tallied.times},0),{MODULUS})*{NUMBER}+ISNUMBER({cells})*{FILLED}"
            counted = _squares(key, _width(tally, tallied), number) + f"+COUNT({cells})"
        else:
            text = f"{key}&{self._plain(table, tally, place)}"
            counted = _squares(text, _width(tally, tallied)) + f"+SUMPRODUCT(ISTEXT({cells})*1)"
        name, head = table.heads(column.name)
        same = f"EXACT({name},{quoted(column.name)})*EXACT({head},{quoted(self.label(column))})"
        return str(tallied.expected), f"{same}*({counted})"

    def _plain(self, table: Table, tally: Tally, place: int) -> str:
        cells = table.range(table.columns[place].name)
        return _replaced(cells, tally.columns[place].signs, self._signs)

    def _filled_summary(self) -> Check:
        """Give the check of how many cells of Ringkasan say something, below and beside its rows, too."""
        filled = sum(value not in (None, "") for line in self.lines for value in _values(line))
        label = self._text(_FILLED).format(sheet=sheets.SUMMARY)
        return (
            f"cells.{sheets.SUMMARY}",
            label,
            str(filled),
            f"COUNTA({sheets.SUMMARY}!$A:${letters(COLUMNS + _BESIDE)})",
        )

    @cached_property
    def _summary(self) -> Check:
        """Give the check of Ringkasan, whose rows keep their places."""
        rows = [_told(line) for line in self.lines]
        texts = [self._signs.replaced(text) for text, _numbers in rows]
        signs = {code for text, _numbers in rows for code in self._signs.found(text)}
        width = max(map(len, texts), default=0) + 1
        key, label = f"content.{sheets.SUMMARY}", self._text(_SUMMARY).format(sheet=sheets.SUMMARY)
        if width > _LONGEST or len(signs) > MOST_SIGNS:
            return key, label, "", ""
        values = [(hashed(text) + row * NUMBER) % MODULUS for row, text in enumerate(texts, 1)]
        expected = sum(value * value for value in values) % SQUARES + sum(numbers for _text, numbers in rows)
        columns = [f"{sheets.SUMMARY}!${one}$1:${one}${len(rows)}" for one in map(letters, range(1, COLUMNS + 1))]
        text = _replaced("&CHAR(2)&".join(columns), signs, self._signs)
        counted = _squares(text, width, f"+ROW({columns[0]})*{NUMBER}")
        whole = f"{sheets.SUMMARY}!$A$1:${letters(COLUMNS)}${len(rows)}"
        return key, label, str(expected), f"{counted}+COUNT({whole})"

    def _text(self, source: str) -> str:
        return self.language.translate("Workbook", source)


def _squares(text: str, width: int, more: str = "") -> str:
    """Give the formula that adds up the squares of rows: of the letters of a text by place, and of something more."""
    places, weights = _places(width)
    codes = f"_xlfn.UNICODE(MID({text}&REPT(CHAR(1),{width}),{{{places}}},1))-1"
    row = f"MOD(MMULT({codes},{{{weights}}}){more},{MODULUS})"
    return f"MOD(SUMPRODUCT(MOD({row}^2,{SQUARES})),{SQUARES})"


@cache
def _places(width: int) -> tuple[str, str]:
    """Give the places of letters, and what they weigh, as formulas list them."""
    return ",".join(map(str, range(1, width + 1))), ";".join(str(weight(place)) for place in range(width))


def _replaced(text: str, signs: set[int], private: Signs) -> str:
    """Give the formula of a text in which signs that some programs count as two are replaced."""
    for code in sorted(signs):
        text = f"SUBSTITUTE({text},_xlfn.UNICHAR({code}),_xlfn.UNICHAR({private.private(code)}))"
    return text


def _width(tally: Tally, column: ColumnTally) -> int:
    """Give how many letters of each row are looked at: one more than the longest has, so that a longer one is found."""
    return tally.longest_key + (0 if column.times else column.longest)


def _is_odd(column: ColumnTally) -> bool:
    return column.odd or len(column.signs) > MOST_SIGNS


def _told(line: Line) -> tuple[str, int]:
    """Give what a row of Ringkasan says as one text, and how many numbers it has; U+0002 stands between cells."""
    values = _values(line)
    words = [serial(value) if isinstance(value, dt.date) else cell(value, 0)[1][1:] for value in values]
    numbers = sum(value is not None and not isinstance(value, str) for value in values)
    return "\x02".join(words + [""] * (COLUMNS - len(words))), numbers


def _values(line: Line) -> list[Any]:
    return [line.key, *(one[0] if one else "" for one in line.cells)]
