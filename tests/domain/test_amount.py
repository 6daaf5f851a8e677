"""Amounts of different units are never added up, taken off each other or compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.amount import Amount, UnitsDiffer, total

NUMBERS = st.lists(st.integers(-1_000_000, 1_000_000), max_size=6)


@given(NUMBERS)
def test_amounts_of_one_unit_add_up_as_their_numbers_do(numbers: list[int]) -> None:
    assert total((Amount(n, "paket") for n in numbers), "paket") == Amount(sum(numbers), "paket")
    assert total((-Amount(n, "paket") for n in numbers), "paket").quantity == -sum(numbers)


@pytest.mark.parametrize("deed", ["__add__", "__sub__", "__lt__"])
def test_packages_and_seedlings_do_not_mix(deed: str) -> None:
    with pytest.raises(UnitsDiffer, match="paket and batang"):
        getattr(Amount(5000, "paket"), deed)(Amount(20_000, "batang"))


def test_a_bare_number_is_no_amount() -> None:
    with pytest.raises(TypeError):
        sum([Amount(1, "paket"), Amount(2, "paket")])
    with pytest.raises(UnitsDiffer):
        total([Amount(1, "paket"), Amount(2, "batang")], "paket")
    assert Amount(3, "paket") - Amount(1, "paket") == Amount(2, "paket")
    assert Amount(1, "paket") < Amount(2, "paket")
