"""A data sheet as the formulas of the sheet Periksa see it, and their writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from baktidesk.services.workbook.cells import letters
from baktidesk.services.workbook.columns import Column

_FIRST: Final = 3


@dataclass(frozen=True)
class Table:
    """A data sheet as formulas see it: its columns in order and the number of its records."""

    name: str
    columns: Sequence[Column]
    count: int

    def range(self, name: str) -> str:
        """Give the cells of a column; "" when the sheet does not have it."""
        letter = self._letter(name)
        return f"'{self.name}'!${letter}${_FIRST}:${letter}${_FIRST + self.count - 1}" if letter else ""

    def rows(self) -> str:
        """Give the formula that counts the records, wherever they stand."""
        letter = self._letter("id") or "A"
        return f"COUNTA('{self.name}'!${letter}:${letter})-{_FIRST - 1}"

    def filled(self, beside: int) -> str:
        """Give the formula that counts all cells that say something, in so many columns beside the table too."""
        return f"COUNTA('{self.name}'!$A:${letters(len(self.columns) + beside)})"

    def heads(self, name: str) -> tuple[str, str]:
        """Give the cells of a column's attribute name and of its label."""
        letter = self._letter(name)
        return f"'{self.name}'!${letter}$1", f"'{self.name}'!${letter}$2"

    def _letter(self, name: str) -> str:
        found = [place for place, column in enumerate(self.columns, 1) if column.name == name]
        return letters(found[0]) if found else ""


def quoted(word: str) -> str:
    """Give a word as a formula writes it."""
    return '"' + word.replace('"', '""') + '"'
