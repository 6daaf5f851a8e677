"""A phone number is kept in one form, however it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lokal.phone import normalize_phone

from baktidesk.domain.phone import normalise_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("081234567890", "+6281234567890"),
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("+62 (0)812 3456 7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        ("0062 81234567890", "+6281234567890"),
        ("81234567890", "+6281234567890"),
        ("0811234567", "+62811234567"),
        ("0812345678901", "+62812345678901"),
        ("(021) 555-1234", "+62215551234"),
        ("+62 711 351234", "+62711351234"),
    ],
)
def test_every_common_way_of_writing_is_understood(typed: str, kept: str) -> None:
    assert normalise_phone(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "0", "+62", "081234567", "08123456789012", "+1 202 555 0100", "081234x67890", "5551234", "0112345678",
     "٠٨١٢٣٤٥٦٧٨٩٠", "812", "tidak ada"],
)  # fmt: skip
def test_what_cannot_be_dialled_is_none(typed: str) -> None:
    assert normalise_phone(typed) is None


@given(st.from_regex(r"(\+62|62|0|)8[0-9]{7,12}", fullmatch=True))
def test_mobile_numbers_agree_with_an_independent_reader(typed: str) -> None:
    assert normalise_phone(typed) == normalize_phone(typed)


@given(st.text(st.sampled_from("0123456789+62 -()")))
def test_what_is_kept_stays_as_it_is(typed: str) -> None:
    kept = normalise_phone(typed)
    assert kept is None or normalise_phone(kept) == kept
