"""What the cells of a data sheet add up to, so that a formula of the sheet Periksa finds any that was edited.

docs/file-format.md tells it as anybody can count it again; docs/decisions/0020-every-cell-counted-again.md says why so.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import mul
from typing import Final

from baktidesk.services.workbook.cells import BETWEEN, Cells
from baktidesk.services.workbook.columns import CellKind, Column

BASE: Final = 65_536
MODULUS: Final = 9_999_991
SQUARES: Final = 99_999_989
"""The numbers that everything is counted modulo; both are primes, and no sum on the way has more than 15 digits."""
NUMBER: Final = 7_919
FILLED: Final = 104_729
"""What a number is multiplied by, and what is added where there is one: nothing is not 0."""
PRIVATE: Final = 0xE000
"""From here on stand signs that no script has: one for each sign that some programs count as two."""
MOST_SIGNS: Final = 16
PARTS: Final = 1_000_000
MILLISECONDS: Final = 86_400_000
TIMES: Final[Mapping[CellKind, int]] = {
    CellKind.WHOLE: PARTS,
    CellKind.DECIMAL: PARTS,
    CellKind.YEAR: PARTS,
    CellKind.DAY: MILLISECONDS,
    CellKind.MOMENT: MILLISECONDS,
}
"""What the numbers of a column are multiplied by to be whole: days in milliseconds, amounts in millionths."""
ID_TAIL: Final = 6
_TAIL: Final = 24
_KEYS: Final = (("id", "attribute", "old_value", "new_value"), ("sheet", "attribute"))
_REMEMBERED: Final = 300
_EXACT: Final = 10**15
_EPOCH: Final = dt.datetime(1899, 12, 30)
_MILLISECOND: Final = dt.timedelta(milliseconds=1)


def key_columns(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Give what tells a row from all others: columns, counted from 0, and how many of their last letters.

    A record is told by its id; in Koreksi several rows may be about one; rows of Kamus Data are about columns.
    """
    names = [column.name for column in columns]
    found = next(one for one in _KEYS if one[0] in names)
    return [(names.index(name), ID_TAIL if name == "id" else _TAIL) for name in found if name in names]


def hashed(text: str) -> int:
    """Give a text without signs beyond U+FFFF as a number: the sum of (code - 1) * BASE ** place, modulo MODULUS."""
    whole = int.from_bytes(text.encode("utf-16-le"), "little")
    return (whole - _ones(len(text))) % MODULUS


@cache
def weight(place: int) -> int:
    """Give what a letter weighs by its place, counted from 0."""
    return pow(BASE, place, MODULUS)


@cache
def _ones(length: int) -> int:
    return sum(weight(place) for place in range(length)) % MODULUS


class Signs:
    """Gives each sign beyond U+FFFF a private one in its place, the same in every sheet of a workbook."""

    def __init__(self) -> None:
        """Know none yet."""
        self._private: dict[int, int] = {}

    def found(self, text: str) -> set[int]:
        """Give the codes of such signs in a text."""
        return {code for code in map(ord, text) if code >= BASE}

    def private(self, code: int) -> int:
        """Give the code in the place of such a sign's."""
        return self._private.setdefault(code, PRIVATE + len(self._private))

    def replaced(self, text: str) -> str:
        """Give a text with all of them replaced."""
        if text.isascii():
            return text
        return text.translate({code: self.private(code) for code in sorted(self.found(text))})


class ColumnTally:
    """What one column adds up to: `total`, the cells that say something, the `longest` text with its mark, `signs`.

    `times` is what its numbers are multiplied by, 0 in a column of texts. `signs` are codes beyond U+FFFF. `odd` is
    true when a cell is of another kind.
    """

    def __init__(self, times: int, signs: Signs) -> None:
        """Begin with nothing."""
        self.times = times
        self.total = self.said = 0
        self.longest = 1
        self.signs: set[int] = set()
        self.odd = False
        self._replacements = signs
        self._known = _Known(self._number if times else self._text)

    def take(self, forms: Sequence[str], mark: str, keys: Sequence[int], shifts: Sequence[int]) -> None:
        """Take in canonical cells behind their mark, the keys of their rows, and what a letter behind a key weighs."""
        found: Iterable[int] = self._plain(forms) if mark else self._any(forms)
        if not self.times:
            found = map(mul, found, shifts)
        values = [(key + value) % MODULUS for key, value in zip(keys, found, strict=True)]
        self.total = (self.total + sum(map(mul, values, values))) % SQUARES
        self.said += len(forms) - forms.count("")

    @property
    def expected(self) -> int:
        """Give what the formula is to count: the squares, and the cells that say something."""
        return self.total + self.said

    def _any(self, forms: Sequence[str]) -> Iterable[int]:
        """Give the numbers of cells of any kind, most of which have come before."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        return map(self._known.__getitem__, forms)

    def _plain(self, texts: Sequence[str]) -> Iterable[int]:
        """Give the numbers of texts of which most differ."""
        if self.times or not "".join(texts).isascii():
            return map(self._text, map("s".__add__, texts))
        self.longest = max(self.longest, 1 + max(map(len, texts)))
        return map(hashed, texts)

    def _text(self, form: str) -> int:
        if form and form[0] != "s":
            self.odd = True
        if len(form) > self.longest:
            self.longest = len(form)
        if not form.isascii():
            self.signs |= self._replacements.found(form)
            form = self._replacements.replaced(form)
        return hashed(form[1:])

    def _number(self, form: str) -> int:
        if not form:
            return 0
        if form[0] == "s":
            self.odd = True
            return 0
        whole = _whole(form, self.times)
        if abs(whole) >= _EXACT:
            self.odd = True
        return (whole % MODULUS * NUMBER + FILLED) % MODULUS


class Tally:
    """What the cells of one data sheet add up to, a batch of rows after the other."""

    def __init__(self, columns: Sequence[Column], signs: Signs) -> None:
        """Take the columns of the sheet."""
        self.columns = [ColumnTally(TIMES.get(column.kind, 0), signs) for column in columns]
        self.keys = key_columns(columns)
        self.rows = self.longest_key = 0
        self._signs = signs

    def take(self, batch: Sequence[Cells], rows: int) -> None:
        """Take in several rows, given by column."""
        columns = list(_by_column(batch))
        keys = self._keys(columns)
        numbers = list(map(hashed, keys))
        lengths = list(map(len, keys))
        shifts = list(map(weight, lengths))
        self.longest_key = max(self.longest_key, *lengths)
        self.rows += rows
        for column, (mark, forms) in zip(self.columns, columns, strict=True):
            column.take(forms, mark, numbers, shifts)

    @property
    def filled(self) -> int:
        """Give the number of cells that say something, the two rows of names with them."""
        return sum(column.said + 2 for column in self.columns)

    def _keys(self, columns: Sequence[tuple[str, Sequence[str]]]) -> Sequence[str]:
        parts = []
        for place, most in self.keys:
            mark, forms = columns[place]
            parts.append([form[1 - len(mark) :][-most:] for form in forms])
        keys = parts[0] if len(parts) == 1 else list(map("".join, zip(*parts, strict=True)))
        return keys if "".join(keys).isascii() else list(map(self._signs.replaced, keys))


class _Known(dict[str, int]):
    """Remembers what was made of a cell."""

    def __init__(self, make: Callable[[str], int]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, form: str) -> int:
        self[form] = self._make(form)
        return self[form]


def _by_column(batch: Sequence[Cells]) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the mark and the canonical cells of each column; those of neighbours written together come joined."""
    for cells in batch:
        if cells.more:
            yield from (("", forms) for forms in zip(*(form.split(BETWEEN) for form in cells.forms), strict=True))
        else:
            yield cells.mark, cells.forms


def _whole(form: str, times: int) -> int:
    if form[0] == "d":
        return (dt.datetime.fromisoformat(form[1:]) - _EPOCH) // _MILLISECOND
    return int(Decimal(form[1:]) * times)
