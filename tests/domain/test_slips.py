"""Runs of slip numbers: written and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.slips import read_runs, runs, runs_in_words


def test_numbers_are_told_as_runs() -> None:
    assert runs_in_words([12, 15, 16, 17, 18]) == "12, 15–18"
    assert runs_in_words([]) == ""


@pytest.mark.parametrize("text", ["12, 15-18", "0012;15 – 18", "12\n15 s/d 18", " 12 , 15 sampai 18,"])
def test_runs_are_read_as_people_write_them(text: str) -> None:
    assert read_runs(text) == [(12, 12), (15, 18)]


@pytest.mark.parametrize("text", ["semua", "18-15", "12 15", "1-2-3", "-3", "12,x", "99999999"])
def test_what_is_no_run_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_runs(text)


@given(st.sets(st.integers(min_value=1, max_value=9_999_999)))
def test_what_is_written_is_read_back(numbers: set[int]) -> None:
    assert read_runs(runs_in_words(sorted(numbers))) == runs(sorted(numbers))
