"""Only an impossible NIK is refused; everything odd is a warning that never blocks."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.domain.nik import (
    PROVINCE_CODES,
    NipHint,
    check_family_card,
    check_nik,
    mask_nik,
    read_nip,
    tidy_digits,
)
from baktidesk.domain.person import Sex

TODAY = dt.date(2026, 1, 20)
MAN_OF_1945 = "3171011708450001"


def warnings(text: str, **known: Any) -> list[str]:
    result = check_nik(text, today=TODAY, **known)
    assert result.error is None
    return [str(warning) for warning in result.warnings]


@pytest.mark.parametrize(
    ("text", "born", "sex"),
    [
        (MAN_OF_1945, dt.date(1945, 8, 17), Sex.MALE),
        ("3171015708450001", dt.date(1945, 8, 17), Sex.FEMALE),
        ("3171012902001234", dt.date(2000, 2, 29), Sex.MALE),
        ("6571011708900001", dt.date(1990, 8, 17), Sex.MALE),
        ("9202011708900001", dt.date(1990, 8, 17), Sex.MALE),
        ("3171011708050001", dt.date(2005, 8, 17), Sex.MALE),
        ("3171017112990001", dt.date(1999, 12, 31), Sex.FEMALE),
        ("3171012001260001", dt.date(2026, 1, 20), Sex.MALE),
        ("3171012101260001", dt.date(1926, 1, 21), Sex.MALE),
    ],
)
def test_a_possible_nik_passes_without_a_word(text: str, born: dt.date, sex: Sex) -> None:
    result = check_nik(text, today=TODAY)
    assert (result.error, result.warnings) == (None, ())
    assert (result.birth_date, result.sex) == (born, sex)


def test_a_nik_names_the_places_of_its_first_issue() -> None:
    result = check_nik(f" {MAN_OF_1945}\n", today=TODAY)
    assert result.digits == MAN_OF_1945
    assert (result.province_code, result.regency_code, result.district_code) == ("31", "3171", "317101")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A NIK has 16 digits. Only 0 so far."),
        ("317101170845000", "A NIK has 16 digits. Only 15 so far."),
        ("31710117084500011", "A NIK has 16 digits. Here are 17."),
        ("317101170845000X", "A NIK has 16 digits and nothing else."),
        ("3171 0117 0845 0001", "A NIK has 16 digits and nothing else."),
        ("٣١٧١٠١١٧٠٨٤٥٠٠٠١", "A NIK has 16 digits and nothing else."),
        ("3171010008450001", "Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women."),
        ("3171013208450001", "Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women."),
        ("3171014008450001", "Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women."),
        ("3171017208450001", "Digits 7 and 8 of a NIK are the day of birth: 01-31, or 41-71 for women."),
        ("3171011700450001", "Digits 9 and 10 of a NIK are the month of birth: 01-12. Here: 00."),
        ("3171011713450001", "Digits 9 and 10 of a NIK are the month of birth: 01-12. Here: 13."),
        ("3171013002001234", "Digits 7 to 12 of a NIK are the birth date. Here is a day that never was."),
        ("3171012902011234", "Digits 7 to 12 of a NIK are the birth date. Here is a day that never was."),
    ],
)
def test_an_impossible_nik_is_refused_with_what_is_accepted(text: str, sentence: str) -> None:
    result = check_nik(text, today=TODAY)
    assert result.error is not None
    assert (str(result.error), result.error.context) == (sentence, "Nik")
    assert (result.birth_date, result.sex, result.warnings) == (None, None, ())


@pytest.mark.parametrize("year", [1970, 2000, 2069, 2199])
def test_a_wrong_clock_never_makes_a_nik_impossible(year: int) -> None:
    assert check_nik("3171012902001234", today=dt.date(year, 1, 1)).error is None


@pytest.mark.parametrize(
    ("text", "known", "sentence"),
    [
        ("5471011708450001", {}, "The NIK begins with 54, which is no province's code."),
        ("3171001708450001", {}, "The district in the NIK is 00."),
        ("3171011708450000", {}, "The NIK ends in 0000."),
        (MAN_OF_1945, {"sex": Sex.FEMALE}, "The NIK is a man's, but the form says woman."),
        ("3171015708450001", {"sex": Sex.MALE}, "The NIK is a woman's, but the form says man."),
        (
            MAN_OF_1945,
            {"birth_date": dt.date(1945, 8, 18)},
            "The birth date in the NIK is 1945-08-17, but the form says 1945-08-18.",
        ),
        (MAN_OF_1945, {"family_card_number": MAN_OF_1945}, "NIK and family card number are the same."),
        (MAN_OF_1945, {"ages": (17, 65)}, "The age in the NIK is 80; donors are 17 to 65 years old."),
        ("3171012101090001", {"ages": (17, 65)}, "The age in the NIK is 16; donors are 17 to 65 years old."),
    ],
)
def test_what_is_odd_is_a_warning(text: str, known: dict[str, Any], sentence: str) -> None:
    assert warnings(text, **known) == [sentence]


def test_what_agrees_raises_no_warning() -> None:
    born_seventeen_years_ago = "3171012001090001"
    known = {"sex": Sex.MALE, "birth_date": dt.date(2009, 1, 20), "ages": (17, 65)}
    assert warnings(born_seventeen_years_ago, **known, family_card_number="3171010101090002") == []


def test_several_oddities_are_all_said() -> None:
    assert len(warnings("0000001708450000", sex=Sex.FEMALE)) == 4


@given(
    st.dates(dt.date(1926, 1, 21), TODAY),
    st.sampled_from(Sex),
    st.sampled_from(sorted(PROVINCE_CODES)),
    st.integers(1, 9999),
)
def test_a_nik_made_from_a_person_is_read_back(born: dt.date, sex: Sex, province: str, serial: int) -> None:
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    text = f"{province}7101{day:02}{born:%m%y}{serial:04}"
    result = check_nik(text, today=TODAY, sex=sex, birth_date=born)
    assert (result.error, result.warnings) == (None, ())
    assert (result.birth_date, result.sex, result.province_code) == (born, sex, province)


@given(st.text() | st.from_regex(r"[0-9]{6}[0-7][0-9][01][0-9]{7}", fullmatch=True))
def test_any_text_gets_an_answer(text: str) -> None:
    result = check_nik(text, today=TODAY)
    assert (result.error is None) == (result.birth_date is not None)


def test_a_nik_is_masked_in_lists() -> None:
    assert mask_nik("3276012345678901") == "3276********8901"


@given(st.text(st.characters(exclude_characters="*")))
def test_a_mask_keeps_the_length_and_hides_at_least_half(text: str) -> None:
    masked = mask_nik(text)
    assert len(masked) == len(text)
    assert masked.count("*") * 2 >= len(text)


def test_digits_are_freed_of_what_is_typed_between_them() -> None:
    assert tidy_digits(" 3171.0117-0845\N{NO-BREAK SPACE}0001 ") == MAN_OF_1945


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3171010101090002", None),
        ("317101010109000", "A family card number has 16 digits. Only 15 so far."),
        ("31710101010900021", "A family card number has 16 digits. Here are 17."),
        ("31710101O1090002", "A family card number has 16 digits and nothing else."),
    ],
)
def test_a_family_card_number_has_sixteen_digits(text: str, sentence: str | None) -> None:
    problem = check_family_card(text)
    assert (str(problem) if problem else None) == sentence


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("198508172010121002", NipHint(dt.date(1985, 8, 17), Sex.MALE)),
        ("19850817 201012 2 002", NipHint(dt.date(1985, 8, 17), Sex.FEMALE)),
        ("199001312023211003", NipHint(dt.date(1990, 1, 31), Sex.MALE)),
        ("198502302010121002", NipHint(None, Sex.MALE)),
        ("198508172010129002", NipHint(dt.date(1985, 8, 17), None)),
        ("085008172010121002", NipHint()),
        ("19850817201012100", NipHint()),
        ("", NipHint()),
    ],
)
def test_a_nip_gives_a_hint_or_nothing(text: str, hint: NipHint) -> None:
    assert read_nip(text) == hint
