"""An amount of goods: a number that never forgets its unit, so that different units cannot be added up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class UnitsDiffer(TypeError):
    """Amounts of different units were to be added, taken off or compared: a bug, never the officer's mistake."""


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of one unit; adding, taking off and comparing raise UnitsDiffer where the units are not the same."""

    quantity: int
    unit: str

    def __add__(self, other: Amount) -> Amount:
        """Give both together."""
        return Amount(self.quantity + self._same(other), self.unit)

    def __sub__(self, other: Amount) -> Amount:
        """Give what is left without the other."""
        return Amount(self.quantity - self._same(other), self.unit)

    def __neg__(self) -> Amount:
        """Give what takes as much away."""
        return Amount(-self.quantity, self.unit)

    def __lt__(self, other: Amount) -> bool:
        """Tell whether this is less than the other."""
        return self.quantity < self._same(other)

    def _same(self, other: object) -> int:
        if not isinstance(other, Amount):
            raise UnitsDiffer(f"{self.unit} and a {type(other).__name__}")
        if other.unit != self.unit:
            raise UnitsDiffer(f"{self.unit} and {other.unit}")
        return other.quantity


def total(amounts: Iterable[Amount], unit: str) -> Amount:
    """Give the sum of amounts, 0 of the unit where there are none; UnitsDiffer when one is of another unit."""
    whole = Amount(0, unit)
    for amount in amounts:
        whole += amount
    return whole
