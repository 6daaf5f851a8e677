"""The rows of a sheet as XML, a batch at a time and column by column, and the checksum of what they say."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from baktidesk.db.streams import Columns, gathered, several
from baktidesk.services.workbook.cells import (
    BETWEEN,
    LINE_HEIGHT,
    Cells,
    ColumnWriter,
    Few,
    Styled,
    Writer,
    cell,
    letters,
    lines_of,
    remembering,
)
from baktidesk.services.workbook.tally import Tally

_ROW, _SHEET = "\x1e", "\x1d"


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
        self._hash.update((BETWEEN.join(cells).rstrip(BETWEEN) + _ROW).encode())

    def columns(self, columns: Sequence[Cells], rows: int) -> None:
        """Take in the canonical cells of several rows, given by column."""
        row = [part for cells in columns for part in (BETWEEN + cells.mark, "")]
        row = [row[0][len(BETWEEN) :], *row[1:], _ROW]
        width, parts = len(row), row * rows
        for column, cells in enumerate(columns):
            parts[2 * column + 1 :: width] = cells.forms
        text = "".join(parts)
        while BETWEEN + _ROW in text:
            text = text.replace(BETWEEN + _ROW, _ROW)
        self._hash.update(text.encode())

    def hex(self) -> str:
        """Give the checksum so far."""
        return str(self._hash.hexdigest())


@dataclass
class Rows:
    """The rows of one sheet, written from the top; every row goes into the checksum, records into the tally as well."""

    checksum: Checksum
    number: int = 0
    tally: Tally | None = None

    def styled(self, cells: Sequence[Styled | None], height: int = 0, **attributes: str) -> bytes:
        """Write a row of values that each have a style; `height` in points, 0 = usual; `attributes` are the row's."""
        self.number += 1
        ends = [cell(*entry) if entry else ("", "") for entry in cells]
        self.checksum.row(form for _end, form in ends)
        places = (f'<c r="{letters(column)}{self.number}' for column in range(1, len(ends) + 1))
        body = "".join(place + end for place, (end, _form) in zip(places, ends, strict=True) if end)
        more = "".join(f' {name}="{value}"' for name, value in attributes.items())
        return f'<row r="{self.number}"{_height(height)}{more}>{body}</row>'.encode()

    def stream(
        self, batches: Iterable[Columns], writers: Sequence[ColumnWriter], wrapped: Mapping[int, int]
    ) -> Iterator[bytes]:
        """Write rows of stored values, given by column a batch at a time, with one writer for each column.

        There are the values of each column or, as a `Source` gives them, of each of the `stretches`.
        `wrapped` gives the widths (characters) of the columns, counted from 0, whose text may take several lines.
        """
        runs = list(_runs(writers))
        firsts, places = [run.columns.start + 1 for run in runs], [run.columns for run in runs]
        wide = {firsts.index(column + 1): width for column, width in wrapped.items()}
        for batch in batches:
            stored = batch if len(batch) == len(runs) else gathered(batch, places)
            columns = [run.write(values) for run, values in zip(runs, stored, strict=True)]
            rows = len(stored[0])
            heights = _heights(columns, wide, rows)
            numbers = range(self.number + 1, self.number + 1 + rows)
            yield _joined(columns, firsts, numbers, heights).encode()
            self.number += rows
            self.checksum.columns(columns, rows)
            if self.tally:
                self.tally.take(columns, rows)


def stretches(writers: Sequence[ColumnWriter]) -> list[slice]:
    """Give the columns, counted from 0, as they are written: those of few values with their neighbours, others alone.

    What stands in such neighbours is remembered together: that takes a third of the time of one after the other,
    where a row like it has come before, as nearly all have.
    """
    return [run.columns for run in _runs(writers)]


@dataclass(frozen=True, slots=True)
class _Run:
    """Columns, counted from 0, and what writes their values: a value of one column, or several together."""

    columns: slice
    write: ColumnWriter


def _runs(writers: Sequence[ColumnWriter]) -> Iterator[_Run]:
    for few, found in groupby(enumerate(writers), lambda pair: isinstance(pair[1], Few)):
        group = list(found)
        first = group[0][0]
        if few and len(group) > 1:
            singles = [writer.writer for _column, writer in group if isinstance(writer, Few)]
            yield _Run(slice(first, first + len(group)), _together(first, singles))
        else:
            yield from (_Run(slice(column, column + 1), writer) for column, writer in group)


def _together(first: int, writers: Sequence[Writer]) -> ColumnWriter:
    """Make one writer of those of neighbouring columns, the first of which is counted from 0."""

    def write_once(values: str | tuple[Any, ...]) -> tuple[tuple[str, ...], str]:
        pairs = [writer(value) for writer, value in zip(writers, several(values), strict=True)]
        behind = [f'<c r="{letters(column)}' for column in range(first + 2, first + len(pairs) + 1)] + [""]
        ends = tuple(end + next_cell for (end, _form), next_cell in zip(pairs, behind, strict=True))
        return ends, BETWEEN.join(form for _end, form in pairs)

    remembered = remembering(write_once)

    def write(values: Sequence[Any]) -> Cells:
        ends, forms = remembered(values)
        own, *more = zip(*ends, strict=True)
        return Cells(own, forms, more=more)

    return write


def _joined(columns: Sequence[Cells], firsts: Sequence[int], numbers: range, heights: Sequence[str]) -> str:
    """Put the rows together in one stroke: what changes goes into its places in a list of what does not.

    Putting rows together one by one takes three times as long. `firsts` tells in which column the cells stand,
    counted from 1.
    """
    shown = list(map(str, numbers))
    row, changing, lead = ['<row r="', "", ""], [(1, shown), (2, heights)], ""
    for first, cells in zip(firsts, columns, strict=True):
        row += [f'{lead}<c r="{letters(first)}', "", cells.before, ""]
        changing += (len(row) - 3, shown), (len(row) - 1, cells.ends)
        for ends in cells.more:
            row += ["", ""]
            changing += (len(row) - 2, shown), (len(row) - 1, ends)
        lead = cells.behind
    row.append(f"{lead}</row>")
    parts = row * len(numbers)
    for place, texts in changing:
        parts[place :: len(row)] = texts
    return "".join(parts)


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
    heights = ['">'] * rows
    for row, many in lines.items():
        heights[row] = f'"{_height(many * LINE_HEIGHT)}>' if many > 1 else '">'
    return heights


def _height(points: int) -> str:
    return f' ht="{points}" customHeight="1"' if points else ""
