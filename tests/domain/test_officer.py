"""What a PIN and a desk letter may be."""

import pytest

from baktidesk.domain.officer import check_pin


@pytest.mark.parametrize(("pin", "digits"), [("", 0), ("1357", 4), ("12ab56", 4), ("１３５７９０", 0)])
def test_a_pin_that_is_not_six_digits_is_told_how_many_it_has(pin: str, digits: int) -> None:
    problem = check_pin(pin)
    assert problem is not None
    assert problem.values == {"count": digits}


def test_six_digits_that_are_no_row_are_a_pin() -> None:
    assert check_pin("246813") is None
