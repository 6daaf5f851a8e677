"""The check character of a donation number is verified where it was given, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.blood import BagNumber, isbt_check_character, verify_bag_number

VECTORS = [("G123498654321", "H"), ("A999921123456", "3"), ("A999914123456", "N")]


@pytest.mark.parametrize(("number", "check"), VECTORS)
def test_published_check_characters_are_computed(number: str, check: str) -> None:
    assert isbt_check_character(number) == check


@pytest.mark.parametrize(("number", "check"), VECTORS)
def test_a_donation_number_is_verified_with_its_check_character(number: str, check: str) -> None:
    assert verify_bag_number(f" {number.lower()}{check.lower()} ") == BagNumber(number + check, True, True)
    assert verify_bag_number(f"{number}{'X' if check != 'X' else 'Y'}").check_ok is False
    assert verify_bag_number(number) == BagNumber(number, True, None)


@pytest.mark.parametrize(
    ("scanned", "check_ok"),
    [("G12349865432177", True), ("G12349865432178", False), ("=G12349865432100", None), ("G12349865432100H", True),
     ("G1234 98 654321 H", True), ("G12349865432197", None)],
)  # fmt: skip
def test_bar_codes_and_printed_spacing_are_understood(scanned: str, check_ok: bool | None) -> None:
    assert verify_bag_number(scanned) == BagNumber(scanned, True, check_ok)


@pytest.mark.parametrize("text", ["1234567a", "", "PMI-2026/00123A", "O123498654321", "G12349865432", "G1234986X4321"])
def test_any_other_number_is_kept_in_capitals_without_a_verdict(text: str) -> None:
    assert verify_bag_number(f" {text}\n") == BagNumber(text.upper(), False, None)


@pytest.mark.parametrize("text", ["G12349865432", "g123498654321", "G1234 8654321"])
def test_only_thirteen_of_its_characters_have_a_check_character(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        isbt_check_character(text)


@given(st.from_regex(r"[A-NP-Z1-9][0-9]{12}", fullmatch=True), st.integers(0, 12), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, digit: str) -> None:
    wrong = number[:place] + digit + number[place + 1 :]
    assert (isbt_check_character(wrong) == isbt_check_character(number)) == (wrong == number)
