"""The rule set for donors: dated limits with their source, which warn the officer and never decide.

Public sources disagree with each other, so the limits can be edited; PMI's verdict is what is stored.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from baktidesk.domain.donation import CheckIn, Screening
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Day, Field, Number, Text, fields_of
from baktidesk.domain.nik import check_nik
from baktidesk.domain.person import Sex

AGE: Final = QT_TRANSLATE_NOOP("Field", "Age in years")
MEASURED: Final = QT_TRANSLATE_NOOP("Field", "Measured before the draw")
OFTEN: Final = QT_TRANSLATE_NOOP("Field", "How often")


def _age(label: str) -> Number:
    return Number(label=label, required=True, section=AGE, minimum=10, maximum=100)


def _measure(label: str, measured: str) -> Number:
    """Give the field of a limit: unit, decimals and bounds are those of the screening value that it limits."""
    value = _screened(measured)
    return Number(
        label=label,
        required=True,
        section=MEASURED,
        unit=value.unit,
        decimals=value.decimals,
        minimum=value.minimum,
        maximum=value.maximum,
    )


def _a_year(label: str) -> Number:
    return Number(label=label, required=True, section=OFTEN, minimum=1, maximum=12)


def _screened(name: str) -> Number:
    field = fields_of(Screening)[name]
    assert isinstance(field, Number)
    return field


@dataclass(kw_only=True)
class RuleSet:
    """The limits that hold from a day on, their name and where they were taken from."""

    name: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Name of the rules"), required=True, max_length=40, width=1)
    ] = ""
    valid_from: Annotated[
        dt.date | None,
        Day(label=QT_TRANSLATE_NOOP("Field", "Valid from"), required=True),
    ] = None
    source: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "Source"), required=True, max_length=300, width=2),
    ] = ""
    age_least: Annotated[int, _age(QT_TRANSLATE_NOOP("Field", "Youngest"))] = 17
    age_most_first: Annotated[int, _age(QT_TRANSLATE_NOOP("Field", "Oldest, first donation"))] = 60
    age_most_repeat: Annotated[int, _age(QT_TRANSLATE_NOOP("Field", "Oldest, repeated donation"))] = 65
    weight_least_kg: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Weight at least"), "weight_kg")] = 45
    haemoglobin_least_g_dl: Annotated[
        Decimal, _measure(QT_TRANSLATE_NOOP("Field", "Hb at least"), "haemoglobin_g_dl")
    ] = Decimal("12.5")
    haemoglobin_most_g_dl: Annotated[
        Decimal, _measure(QT_TRANSLATE_NOOP("Field", "Hb at most"), "haemoglobin_g_dl")
    ] = Decimal("17.0")
    temperature_most_c: Annotated[
        Decimal, _measure(QT_TRANSLATE_NOOP("Field", "Temperature at most"), "temperature_c")
    ] = Decimal("37.5")
    systolic_least_mmhg: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Systolic at least"), "systolic_mmhg")] = 90
    systolic_most_mmhg: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Systolic at most"), "systolic_mmhg")] = 160
    diastolic_least_mmhg: Annotated[
        int, _measure(QT_TRANSLATE_NOOP("Field", "Diastolic at least"), "diastolic_mmhg")
    ] = 60
    diastolic_most_mmhg: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Diastolic at most"), "diastolic_mmhg")] = (
        100
    )
    pulse_least_bpm: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Pulse at least"), "pulse_bpm")] = 50
    pulse_most_bpm: Annotated[int, _measure(QT_TRANSLATE_NOOP("Field", "Pulse at most"), "pulse_bpm")] = 100
    interval_days: Annotated[
        int,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Days between donations"),
            required=True,
            section=OFTEN,
            minimum=1,
            maximum=366,
        ),
    ] = 60
    most_a_year_women: Annotated[int, _a_year(QT_TRANSLATE_NOOP("Field", "Women, times a year"))] = 4
    most_a_year_men: Annotated[int, _a_year(QT_TRANSLATE_NOOP("Field", "Men, times a year"))] = 6


PMI_2025: Final = RuleSet(
    name="PMI 2025",
    valid_from=dt.date(2025, 1, 1),
    source=QT_TRANSLATE_NOOP(
        "Rules",
        "PMI's public information and forms as of 2025, which differ in places. The pulse limits are unverified.",
    ),
)
"""The limits that hold until an office writes down its own (domain facts of 2025)."""

_PAIRS: Final = (
    ("age_least", "age_most_first"),
    ("age_most_first", "age_most_repeat"),
    ("haemoglobin_least_g_dl", "haemoglobin_most_g_dl"),
    ("systolic_least_mmhg", "systolic_most_mmhg"),
    ("diastolic_least_mmhg", "diastolic_most_mmhg"),
    ("pulse_least_bpm", "pulse_most_bpm"),
)
_MEASURES: Final[Mapping[str, tuple[str, str]]] = {
    "weight_kg": ("weight_least_kg", ""),
    "haemoglobin_g_dl": ("haemoglobin_least_g_dl", "haemoglobin_most_g_dl"),
    "systolic_mmhg": ("systolic_least_mmhg", "systolic_most_mmhg"),
    "diastolic_mmhg": ("diastolic_least_mmhg", "diastolic_most_mmhg"),
    "pulse_bpm": ("pulse_least_bpm", "pulse_most_bpm"),
    "temperature_c": ("", "temperature_most_c"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DonationHistory:
    """What our own records tell of somebody's successful donations (local days); PMI may know of more."""

    donations: int = 0
    donations_this_year: int = 0
    last_donation: dt.date | None = None


def rule_warnings(
    rules: RuleSet, record: CheckIn, day: dt.date, known: DonationHistory | None = None
) -> dict[str, Problem]:
    """Give what the rules say against a check-in on that day, by field of `CheckIn`: shown and recorded, never refused.

    The age stands at the birth date, the birth year (told only when the whole year lies outside) or the NIK, whichever
    says it; a donation too soon at `full_name`; too many in the year at `sex`. Somebody with a donor card, or with a
    donation in our records, does not come for the first time.
    """
    known = known or DonationHistory()
    found = (
        _age_warning(rules, record, day, repeat=known.donations > 0 or bool(record.donor_card_number)),
        _interval_warning(rules, day, known),
        _yearly_warning(rules, record.sex, known),
    )
    return dict(one for one in found if one)


def screening_warnings(rules: RuleSet, record: Screening) -> dict[str, Problem]:
    """Give what PMI measured that lies outside the limits, by field of `Screening`; PMI decides all the same."""
    problems: dict[str, Problem] = {}
    for name, (least, most) in _MEASURES.items():
        value = getattr(record, name)
        if value is None:
            continue
        if least and value < getattr(rules, least):
            text = QT_TRANSLATE_NOOP("Rules", "{rules}: at least {least} {unit}. Now {now}.")
            problems[name] = _problem(rules, text, least=getattr(rules, least), unit=_screened(name).unit, now=value)
        if most and value > getattr(rules, most):
            text = QT_TRANSLATE_NOOP("Rules", "{rules}: at most {most} {unit}. Now {now}.")
            problems[name] = _problem(rules, text, most=getattr(rules, most), unit=_screened(name).unit, now=value)
    return problems


def may_donate_from(rules: RuleSet, last_donation: dt.date) -> dt.date:
    """Give the first day on which somebody may donate again: a successful donation and the interval, nothing else."""
    return last_donation + dt.timedelta(days=rules.interval_days)


def rule_problems(rules: RuleSet) -> dict[str, Problem]:
    """Give what is wrong between the limits of a filled rule set: a greatest value below its least, at its field."""
    text = QT_TRANSLATE_NOOP("Problem", "At least {least}.")
    return {
        most: Problem(text, {"least": getattr(rules, least)})
        for least, most in _PAIRS
        if getattr(rules, most) < getattr(rules, least)
    }


def limit_fields() -> dict[str, Field]:
    """Give the fields that are limits (int or Decimal), without name, date and source."""
    return {name: field for name, field in fields_of(RuleSet).items() if isinstance(field, Number)}


def age_on(born: dt.date, day: dt.date) -> int:
    """Give the age in whole years on a day; 0 for somebody not born yet, the first of March for a leap day's child."""
    return max(day.year - born.year - ((day.month, day.day) < (born.month, born.day)), 0)


def _age_warning(rules: RuleSet, record: CheckIn, day: dt.date, *, repeat: bool) -> tuple[str, Problem] | None:
    for name, earliest, latest in _born(record, day):
        most, least = age_on(earliest, day), age_on(latest, day)
        now = most if least == most else f"{least}–{most}"
        if most < rules.age_least:
            text = QT_TRANSLATE_NOOP("Rules", "{rules}: donors are at least {least} years old. Now {now}.")
            return name, _problem(rules, text, least=rules.age_least, now=now)
        if least > rules.age_most_repeat:
            text = QT_TRANSLATE_NOOP("Rules", "{rules}: donors are at most {most} years old. Now {now}.")
            return name, _problem(rules, text, most=rules.age_most_repeat, now=now)
        if least > rules.age_most_first and not repeat:
            text = QT_TRANSLATE_NOOP("Rules", "{rules}: first-time donors are at most {most} years old. Now {now}.")
            return name, _problem(rules, text, most=rules.age_most_first, now=now)
    return None


def _born(record: CheckIn, day: dt.date) -> Iterator[tuple[str, dt.date, dt.date]]:
    """Give the field that tells the birth, with the earliest and the latest day that it leaves open."""
    in_nik = check_nik(record.nik, today=day).birth_date if record.nik else None
    year = record.birth_year
    if record.birth_date:
        yield "birth_date", record.birth_date, record.birth_date
    elif year is None:
        if in_nik:
            yield "nik", in_nik, in_nik
    elif in_nik and in_nik.year == year:
        yield "birth_year", in_nik, in_nik
    else:
        yield "birth_year", dt.date(year, 1, 1), dt.date(year, 12, 31)


def _interval_warning(rules: RuleSet, day: dt.date, known: DonationHistory) -> tuple[str, Problem] | None:
    if known.last_donation is None:
        return None
    again = may_donate_from(rules, known.last_donation)
    if day >= again:
        return None
    text = QT_TRANSLATE_NOOP(
        "Rules", "{rules}: {days} days between donations. Our records have one on {last}; again from {again}."
    )
    return "full_name", _problem(rules, text, days=rules.interval_days, last=known.last_donation, again=again)


def _yearly_warning(rules: RuleSet, sex: Sex | None, known: DonationHistory) -> tuple[str, Problem] | None:
    limits = {Sex.FEMALE: rules.most_a_year_women, Sex.MALE: rules.most_a_year_men}
    if sex is None or known.donations_this_year < limits[sex]:
        return None
    women = QT_TRANSLATE_NOOP(
        "Rules", "{rules}: women at most {most} times a year. Our records have {count} this year."
    )
    men = QT_TRANSLATE_NOOP("Rules", "{rules}: men at most {most} times a year. Our records have {count} this year.")
    text = women if sex is Sex.FEMALE else men
    return "sex", _problem(rules, text, most=limits[sex], count=known.donations_this_year)


def _problem(rules: RuleSet, text: str, **values: object) -> Problem:
    return Problem(text, {"rules": rules.name, **values}, "Rules")
