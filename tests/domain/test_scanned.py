"""What a typed or scanned text is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.nik import mask_nik
from baktidesk.domain.scanned import field_for, is_enough, is_exact, queue_number

ALL = frozenset({"nik", "phone", "donor_card"})
NIK = "3171015708450001"


@pytest.mark.parametrize("text", ["si", "Ni'", "A1", "a-1", "3171", "0812", "田中"])
def test_two_letters_four_digits_or_a_queue_number_are_enough(text: str) -> None:
    assert is_enough(text)


@pytest.mark.parametrize("text", ["", " ", "s", "317", "--", "1-2-3"])
def test_less_is_not(text: str) -> None:
    assert not is_enough(text)


@given(st.sampled_from("ABCabc"), st.integers(1, 9_999_999), st.sampled_from(["", "-", " ", "-0", "00"]))
def test_a_queue_number_is_read_however_it_is_typed(letter: str, number: int, between: str) -> None:
    if len(f"{between.strip(' -')}{number}") > 9:
        return
    assert queue_number(f"{letter}{between}{number}") == f"{letter.upper()}-{number:03d}"


@pytest.mark.parametrize(
    ("typed", "field", "text"),
    [
        (NIK, "nik", NIK),
        ("3171 0157 0845 0001", "nik", NIK),
        ("3171", "nik", "3171"),
        ("0812-3456-7890", "phone", "0812-3456-7890"),
        ("+62 812 3456 7890", "phone", "+62 812 3456 7890"),
        ("1701ab00123", "donor_card_number", "1701AB00123"),
        ("Siti Aminah ", "full_name", "Siti Aminah"),
        ("田中", "full_name", "田中"),
        ("123456789012345678", "full_name", ""),
    ],
)
def test_what_was_typed_finds_its_field(typed: str, field: str, text: str) -> None:
    assert field_for(typed, ALL) == (field, text)


@pytest.mark.parametrize(
    ("typed", "text"), [(NIK, ""), ("081234567890", ""), ("1701AB00123", "1701AB00123"), ("Siti", "Siti")]
)
def test_what_the_event_does_not_ask_has_no_field(typed: str, text: str) -> None:
    assert field_for(typed, frozenset()) == ("full_name", text)


@pytest.mark.parametrize("scan", ["a-012", "A012", "a12", "PLG-7a", NIK, "199001012015031001", "1701AB00123"])
def test_a_whole_number_is_exact(scan: str) -> None:
    assert is_exact(scan, queue="A-012", nik=mask_nik(NIK), bag="PLG-7A")


@pytest.mark.parametrize("scan", ["", "A-013", "PLG-", "31710157", "3171015708450002", "siti", "0812345678"])
def test_what_only_begins_alike_is_not(scan: str) -> None:
    assert not is_exact(scan, queue="A-012", nik=mask_nik(NIK), bag="PLG-7A")


def test_nothing_is_not_the_number_of_a_person_without_numbers() -> None:
    assert not is_exact("siti", queue="", nik="", bag="")
