"""The rule set warns outside its limits, says which limit, and is silent inside them."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baktidesk.domain.donation import CheckIn, Screening
from baktidesk.domain.person import Sex
from baktidesk.domain.rules import (
    PMI_2025,
    DonationHistory,
    RuleSet,
    age_on,
    limit_fields,
    may_donate_from,
    rule_problems,
    rule_warnings,
    screening_warnings,
)

DAY = dt.date(2026, 1, 20)
BIRTHS = st.dates(dt.date(1910, 1, 1), DAY)
LIMITS = {
    "weight_kg": (45, None, 1),
    "haemoglobin_g_dl": (Decimal("12.5"), Decimal("17.0"), Decimal("0.1")),
    "systolic_mmhg": (90, 160, 1),
    "diastolic_mmhg": (60, 100, 1),
    "pulse_bpm": (50, 100, 1),
    "temperature_c": (None, Decimal("37.5"), Decimal("0.1")),
}
NEARBY = [
    (name, limit, step if side else -step)
    for name, (least, most, step) in LIMITS.items()
    for side, limit in enumerate((least, most))
    if limit is not None
]


def said(record: CheckIn, known: DonationHistory | None = None, rules: RuleSet = PMI_2025) -> dict[str, str]:
    """Give the sentences about a check-in by field."""
    return {name: str(problem) for name, problem in rule_warnings(rules, record, DAY, known).items()}


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (CheckIn(birth_date=dt.date(2009, 1, 21)), "PMI 2025: donors are at least 17 years old. Now 16."),
        (CheckIn(birth_date=dt.date(2009, 1, 20)), ""),
        (CheckIn(birth_date=dt.date(1965, 1, 21)), ""),
        (CheckIn(birth_date=dt.date(1962, 5, 1)), "PMI 2025: first-time donors are at most 60 years old. Now 63."),
        (CheckIn(birth_date=dt.date(1955, 5, 1)), "PMI 2025: donors are at most 65 years old. Now 70."),
        (CheckIn(birth_date=dt.date(1962, 5, 1), donor_card_number="3171P00000000A1"), ""),
        (CheckIn(birth_year=2009), ""),
        (CheckIn(birth_year=2010), "PMI 2025: donors are at least 17 years old. Now 15–16."),
        (CheckIn(birth_year=1965), ""),
        (CheckIn(birth_year=1964), "PMI 2025: first-time donors are at most 60 years old. Now 61–62."),
        (CheckIn(), ""),
    ],
)
def test_an_age_outside_is_told_with_the_limit(record: CheckIn, sentence: str) -> None:
    assert "".join(said(record).values()) == sentence


def test_who_gave_before_may_be_older() -> None:
    old = CheckIn(birth_date=dt.date(1962, 5, 1))
    assert "birth_date" in said(old) and said(old, DonationHistory(donations=1)) == {}


def test_a_nik_tells_the_age_where_nothing_else_does_and_sharpens_the_year() -> None:
    child = "3171012502090001"
    assert said(CheckIn(nik=child)) == {"nik": "PMI 2025: donors are at least 17 years old. Now 16."}
    assert said(CheckIn(nik=child, birth_year=2009)).keys() == {"birth_year"}
    assert said(CheckIn(nik=child, birth_year=2008)) == {}


@given(BIRTHS, st.booleans())
def test_a_birth_date_is_warned_about_outside_the_limits_and_nowhere_else(born: dt.date, repeat: bool) -> None:
    most = 65 if repeat else 60
    warned = "birth_date" in said(CheckIn(birth_date=born), DonationHistory(donations=int(repeat)))
    assert warned == (not 17 <= age_on(born, DAY) <= most)


@given(st.integers(1910, 2026), st.booleans())
def test_a_birth_year_is_warned_about_only_when_every_day_of_it_is(year: int, repeat: bool) -> None:
    known = DonationHistory(donations=int(repeat))
    days = [dt.date(year, 1, 1) + dt.timedelta(days=number) for number in range(365)]
    certain = all(rule_warnings(PMI_2025, CheckIn(birth_date=day), DAY, known) for day in days)
    assert bool(said(CheckIn(birth_year=year), known)) == certain


@pytest.mark.parametrize(("name", "limit", "outward"), NEARBY)
def test_a_measured_value_is_warned_about_just_outside_its_limit(name: str, limit: Decimal, outward: Decimal) -> None:
    assert screening_warnings(PMI_2025, Screening(**{name: limit})) == {}
    assert screening_warnings(PMI_2025, Screening(**{name: limit + outward})).keys() == {name}


@given(st.sampled_from(sorted(LIMITS)), st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000))
def test_every_value_inside_is_silent_and_every_value_outside_is_not(
    name: str, low: int, high: int, tenths: int
) -> None:
    stem, unit = {
        "weight_kg": ("weight", "kg"),
        "haemoglobin_g_dl": ("haemoglobin", "g_dl"),
        "temperature_c": ("temperature", "c"),
    }.get(name, name.split("_", 1))
    least, most, value = (Decimal(number) / 10 for number in (*sorted((low, high)), tenths))
    limits = {f"{stem}_least_{unit}": least, f"{stem}_most_{unit}": most}
    known = {limit: number for limit, number in limits.items() if hasattr(PMI_2025, limit)}
    outside = any(value < number if "_least_" in limit else value > number for limit, number in known.items())
    found = screening_warnings(RuleSet(name="Uji", **known), Screening(**{name: value}))
    assert known and (list(found) == [name]) == outside


def test_a_measured_value_is_told_with_limit_and_unit() -> None:
    found = screening_warnings(PMI_2025, Screening(haemoglobin_g_dl=Decimal("11.9"), systolic_mmhg=171))
    assert [str(problem) for problem in found.values()] == [
        "PMI 2025: at least 12.5 g/dL. Now 11.9.",
        "PMI 2025: at most 160 mmHg. Now 171.",
    ]


@given(st.integers(1, 366), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 800))
def test_nobody_is_too_soon_from_the_day_that_was_told(interval: int, last: dt.date, later: int) -> None:
    rules = RuleSet(name="Uji", interval_days=interval)
    day = last + dt.timedelta(days=later)
    warned = "full_name" in rule_warnings(rules, CheckIn(), day, DonationHistory(last_donation=last))
    assert warned == (day < may_donate_from(rules, last)) == (later < interval)


def test_coming_too_soon_names_the_day_from_which() -> None:
    known = DonationHistory(donations=3, last_donation=dt.date(2025, 12, 15))
    problem = rule_warnings(PMI_2025, CheckIn(), DAY, known)["full_name"]
    assert problem.values["again"] == dt.date(2026, 2, 13) and "60 days" in str(problem)


@given(st.sampled_from(Sex), st.integers(0, 12))
def test_women_and_men_are_counted_by_their_own_limit(sex: Sex, count: int) -> None:
    warned = "sex" in said(CheckIn(sex=sex), DonationHistory(donations=count, donations_this_year=count))
    assert warned == (count >= {Sex.FEMALE: 4, Sex.MALE: 6}[sex])


def test_all_that_is_odd_is_told_at_once() -> None:
    known = DonationHistory(donations=9, donations_this_year=6, last_donation=dt.date(2026, 1, 3))
    assert said(CheckIn(birth_year=1950, sex=Sex.MALE), known).keys() == {"birth_year", "full_name", "sex"}


@given(st.data())
def test_a_rule_set_is_sound_only_when_no_greatest_is_below_its_least(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([name for name in limit_fields() if "_least" in name or "_first" in name]))
    most = {"age_least": "age_most_first", "age_most_first": "age_most_repeat"}.get(
        field, field.replace("_least", "_most")
    )
    assume(hasattr(PMI_2025, most))
    low, high = data.draw(st.integers(1, 300)), data.draw(st.integers(1, 300))
    found = rule_problems(RuleSet(**{field: low, most: high}))
    assert (most in found) == (high < low)


def test_the_built_in_rules_are_sound() -> None:
    assert rule_problems(PMI_2025) == {} and PMI_2025.valid_from == dt.date(2025, 1, 1)
    assert "unverified" in PMI_2025.source
