"""Numbers, days and hours are written the Indonesian way and read back as they were typed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lokal.terbilang import terbilang

from baktidesk.domain import words

TODAY = dt.date(2026, 1, 20)
LANGUAGES = st.sampled_from(["id", "en"])


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (512, "512", "512"),
        (5000, "5.000", "5,000"),
        (-20000, "-20.000", "-20,000"),
        (Decimal("12.5"), "12,5", "12.5"),
        (Decimal("1234567.89"), "1.234.567,89", "1,234,567.89"),
        (Decimal("1E+3"), "1.000", "1,000"),
        (Decimal("-0.0"), "0,0", "0.0"),
        (10**40, "1" + ".".join(["0"] + ["000"] * 13), "1" + ",".join(["0"] + ["000"] * 13)),
    ],
)
def test_numbers_carry_the_marks_of_the_language(value: int | Decimal, indonesian: str, english: str) -> None:
    assert words.number(value) == indonesian
    assert words.number(value, "en") == english


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [("12.25", 1, "12,3"), ("12.35", 1, "12,4"), ("12", 1, "12,0"), ("12.5", 0, "13"), ("-0.04", 1, "0,0")],
)
def test_numbers_are_rounded_half_up_to_the_places_asked_for(value: str, decimals: int, written: str) -> None:
    assert words.number(Decimal(value), decimals=decimals) == written


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_not_finite_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        words.number(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "decimals", "value"),
    [
        ("5.000", 0, "5000"),
        ("5000", 0, "5000"),
        (" 20 000 ", 0, "20000"),
        ("1.234.567,89", 2, "1234567.89"),
        ("12,5", 1, "12.5"),
        ("12.5", 1, "12.5"),
        ("12.500", 1, "12500"),
        ("0.125", 3, "0.125"),
        ("1234.567", 3, "1234.567"),
        ("-5", 0, "-5"),
        ("\N{MINUS SIGN}5", 0, "-5"),
        ("+5", 0, "5"),
        ("007", 0, "7"),
    ],
)
def test_typed_numbers_are_understood(typed: str, decimals: int, value: str) -> None:
    assert words.read_number(typed, decimals) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "decimals"),
    [
        ("", 1), ("-", 1), ("abc", 1), ("12,", 1), (",5", 1), ("1.2.3", 1), ("1.23", 0), ("12,5", 0), ("12,500", 0),
        ("12,55", 1), ("12.55", 1), ("1,234.5", 1), ("5.00", 0), ("5.0000", 0), ("--5", 0), ("1e3", 0), ("٣", 0),
        ("NaN", 1),
    ],
)  # fmt: skip
def test_what_is_no_number_is_said_so_and_never_rounded(typed: str, decimals: int) -> None:
    with pytest.raises(ValueError, match="not a number"):
        words.read_number(typed, decimals)


def test_english_typing_mirrors_indonesian_typing() -> None:
    assert words.read_number("5,000", language="en") == 5000
    assert words.read_number("12.5", 1, "en") == words.read_number("12,5", 1, "en") == Decimal("12.5")


@given(st.integers(0, 4).flatmap(lambda places: st.tuples(st.decimals(-(10**12), 10**12, places=places))), LANGUAGES)
def test_a_written_number_is_read_back(values: tuple[Decimal], language: str) -> None:
    value = values[0]
    places = -int(value.as_tuple().exponent)
    assert words.read_number(words.number(value, language), places, language) == value


@given(st.integers(), LANGUAGES)
def test_a_written_count_is_read_back(value: int, language: str) -> None:
    assert words.read_number(words.number(value, language), language=language) == value


@pytest.mark.parametrize(
    ("day", "indonesian", "english", "short"),
    [
        (dt.date(2026, 1, 20), "Selasa, 20 Januari 2026", "Tuesday, 20 January 2026", "20 Jan 2026"),
        (dt.date(2026, 1, 23), "Jumat, 23 Januari 2026", "Friday, 23 January 2026", "23 Jan 2026"),
        (dt.date(2026, 8, 17), "Senin, 17 Agustus 2026", "Monday, 17 August 2026", "17 Agu 2026"),
        (dt.date(2026, 10, 4), "Minggu, 4 Oktober 2026", "Sunday, 4 October 2026", "4 Okt 2026"),
        (dt.date(2026, 12, 5), "Sabtu, 5 Desember 2026", "Saturday, 5 December 2026", "5 Des 2026"),
    ],
)
def test_days_are_written_in_both_languages(day: dt.date, indonesian: str, english: str, short: str) -> None:
    assert words.long_date(day) == indonesian
    assert words.long_date(day, "en") == english
    assert words.short_date(day) == short


def test_english_has_its_own_short_months() -> None:
    assert words.short_date(dt.date(2026, 8, 17), "en") == "17 Aug 2026"


def test_hours_carry_a_dot_in_indonesian() -> None:
    assert words.clock(dt.time(9, 0)) == "09.00"
    assert words.clock(dt.datetime(2026, 1, 20, 14, 5, tzinfo=dt.UTC), "en") == "14:05"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        words.number(1, "fr")


@pytest.mark.parametrize(
    "typed",
    [
        "20/1/2026", "20-01-2026", "20 01 2026", "20012026", "200126", "20/1/26", "20.1.2026", "20 jan 2026",
        "20 Januari 2026", "20jan2026", "20-Jan-26", "20 January 2026", "2026-01-20", "2026/1/20",
        "Selasa, 20 Januari 2026", "  20 / 1 / 2026 ",
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_typed(typed: str) -> None:
    assert words.read_day(typed, TODAY) == dt.date(2026, 1, 20)


@pytest.mark.parametrize(
    ("typed", "month"),
    [("5 agt 2026", 8), ("5 Ags 2026", 8), ("5 aug 2026", 8), ("5 nop 2026", 11), ("5 pebruari 2026", 2)],
)
def test_other_spellings_of_months_are_understood(typed: str, month: int) -> None:
    assert words.read_day(typed, TODAY) == dt.date(2026, month, 5)


def test_two_digits_of_a_year_above_todays_lie_in_the_last_century() -> None:
    assert words.read_day("17/8/45", TODAY) == dt.date(1945, 8, 17)
    assert words.read_day("17/8/26", TODAY) == dt.date(2026, 8, 17)
    assert words.read_day("17/8/27", TODAY) == dt.date(1927, 8, 17)


@pytest.mark.parametrize(
    "typed",
    ["", "20", "20/1", "20 jan", "30/2/2026", "20/13/2026", "0/1/2026", "20/1/202", "20/x/2026", "a/1/2026",
     "2026", "1/2/3/2026", "020/1/2026", "٢٠/١/٢٠٢٦", "20012"],
)  # fmt: skip
def test_what_is_no_day_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        words.read_day(typed, TODAY)


@given(st.dates(dt.date(1000, 1, 1)), LANGUAGES)
def test_a_written_day_is_read_back(day: dt.date, language: str) -> None:
    assert words.read_day(words.long_date(day, language), TODAY) == day
    assert words.read_day(words.short_date(day, language), TODAY) == day
    assert words.read_day(f"{day:%d%m%Y}", TODAY) == day
    assert words.read_day(day.isoformat(), TODAY) == day


@pytest.mark.parametrize(
    ("amount", "spelled"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (5000, "lima ribu"),
        (11000, "sebelas ribu"),
        (20000, "dua puluh ribu"),
        (101000, "seratus satu ribu"),
        (10**6, "satu juta"),
        (1001000, "satu juta seribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_amounts_are_spelled(amount: int, spelled: str) -> None:
    assert words.amount_in_words(amount) == spelled


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.integers(0, 2 * 10**6))
@example(10**15 - 1)
def test_amounts_agree_with_an_independent_speller(amount: int) -> None:
    assert words.amount_in_words(amount) == terbilang(amount)


@pytest.mark.parametrize("amount", [10**15, -(10**15)])
def test_amounts_beyond_the_words_are_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="too large"):
        words.amount_in_words(amount)


def test_a_handover_record_spells_its_day() -> None:
    spelled = "Selasa tanggal Dua Puluh bulan Januari tahun Dua Ribu Dua Puluh Enam"
    assert words.date_in_words(dt.date(2026, 1, 20)) == spelled
