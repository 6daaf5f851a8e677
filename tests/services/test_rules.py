"""The rule set's versions: the newest valid one holds, earlier days keep theirs, and only some may change it."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baktidesk.db.models import rule_set
from baktidesk.db.session import Session
from baktidesk.domain.errors import Problem, Refused, RefusedValues
from baktidesk.domain.officer import Role
from baktidesk.domain.rules import PMI_2025, RuleSet
from baktidesk.services.audit import history, undo
from baktidesk.services.donors.rules import keep_rule_set, list_rule_sets, rules_on
from baktidesk.services.language import load_language
from tests.stories import DAY, Desk, fresh_database, make_as_new

LATER = DAY + dt.timedelta(days=30)


def a_rule_set(valid_from: dt.date = DAY, **changes: object) -> RuleSet:
    """Give a version of the rule set."""
    values: dict[str, object] = {"name": "PMI 2026", "source": "Surat edaran uji", "valid_from": valid_from}
    return RuleSet(**values | changes)


def rules_of(session: Session, days: list[dt.date]) -> list[RuleSet]:
    """Give the rules of several days."""
    return [rules_on(session, day) for day in days]


@pytest.fixture(scope="module")
def again() -> Iterator[Desk]:
    """Give a desk whose data are made as new for every example."""
    with TemporaryDirectory() as folder:
        database = fresh_database(Path(folder))
        yield Desk(database)
        database.close()


def test_without_a_version_of_our_own_the_built_in_one_holds(desk: Desk) -> None:
    assert desk.see(rules_on, DAY) == PMI_2025
    assert desk.see(list_rule_sets) == []


def test_a_version_comes_back_as_it_was_written(desk: Desk) -> None:
    record = a_rule_set(haemoglobin_least_g_dl=Decimal("12.7"), weight_least_kg=47, interval_days=75)
    desk.do(keep_rule_set, record)
    assert desk.see(rules_on, DAY) == record
    kept = desk.see(list_rule_sets)[0]
    assert (kept.rules, kept.officer, kept.desk, kept.written_at) == (record, "Petugas", "A", desk.database.clock())


def test_the_limits_are_kept_as_plain_values(desk: Desk) -> None:
    kept = desk.do(keep_rule_set, a_rule_set(temperature_most_c=Decimal("37.0")))
    limits = desk.see(lambda session: session.get(rule_set, kept.id).limits)
    assert (limits["temperature_most_c"], limits["age_least"], len(limits)) == ("37.0", 17, 16)


def test_a_version_holds_from_its_day_on(desk: Desk) -> None:
    desk.do(keep_rule_set, a_rule_set(LATER, age_least=18))
    assert desk.see(rules_on, LATER - dt.timedelta(days=1)) == PMI_2025
    assert desk.see(rules_on, LATER).age_least == 18


def test_of_two_versions_of_one_day_the_later_written_holds(desk: Desk) -> None:
    desk.do(keep_rule_set, a_rule_set(age_least=18))
    desk.do(keep_rule_set, a_rule_set(age_least=19))
    assert desk.see(rules_on, DAY).age_least == 19
    assert [kept.rules.age_least for kept in desk.see(list_rule_sets)] == [19, 18]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 366)), min_size=1, max_size=6))
def test_later_versions_never_change_earlier_days(again: Desk, versions: list[tuple[int, int]]) -> None:
    make_as_new(again.database)
    days = [DAY + dt.timedelta(days=number) for number in range(-2, 45)]
    for after, interval in versions:
        begins = DAY + dt.timedelta(days=after)
        before = again.see(rules_of, days)
        again.do(keep_rule_set, a_rule_set(begins, interval_days=interval))
        now = again.see(rules_of, days)
        assert [rules for rules, day in zip(now, days, strict=True) if day < begins] == before[: days.index(begins)]
        assert now[days.index(begins)].interval_days == interval


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"age_most_first": 16}, "age_most_first", "At least 17."),
        ({"age_most_repeat": 59}, "age_most_repeat", "At least 60."),
        ({"haemoglobin_most_g_dl": Decimal("12.4")}, "haemoglobin_most_g_dl", "At least 12.5."),
        ({"systolic_most_mmhg": 89}, "systolic_most_mmhg", "At least 90."),
        ({"diastolic_least_mmhg": 101}, "diastolic_most_mmhg", "At least 101."),
        ({"pulse_least_bpm": 101}, "pulse_most_bpm", "At least 101."),
        ({"interval_days": 0}, "interval_days", "At least 1."),
        ({"weight_least_kg": None}, "weight_least_kg", "Please fill this in."),
        ({"source": ""}, "source", "Please fill this in."),
        ({"name": "x" * 41}, "name", "At most 40 characters. Now 41."),
        (
            {"valid_from": DAY - dt.timedelta(days=1)},
            "valid_from",
            "Please give today or a later day; earlier days keep their rules.",
        ),
    ],
)
def test_limits_that_cannot_be_are_refused_at_their_field(
    desk: Desk, changes: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(RefusedValues) as refusal:
        desk.do(keep_rule_set, a_rule_set(**changes))
    assert {name: str(one) for name, one in refusal.value.problems.items()} == {field: sentence}
    assert desk.see(list_rule_sets) == []


@pytest.mark.parametrize("role", Role)
def test_a_supervisor_and_an_administrator_change_the_rules(desk: Desk, role: Role) -> None:
    other = desk.at("B", role)
    if role is Role.OFFICER:
        with pytest.raises(Refused, match="needs a supervisor"):
            other.do(keep_rule_set, a_rule_set())
    else:
        other.do(keep_rule_set, a_rule_set())
    assert len(desk.see(list_rule_sets)) == (role is not Role.OFFICER)


def test_a_version_leaves_its_trace_and_can_be_undone(desk: Desk) -> None:
    kept = desk.deed(keep_rule_set, a_rule_set(age_least=18))
    desk.do(undo, kept.deed)
    assert desk.see(rules_on, DAY) == PMI_2025
    lines = desk.see(history, kept.value.id)
    assert [line.action for line in lines] == ["create", "undo"]
    assert lines[0].changes["limits"][1]["age_least"] == 18


def test_a_limit_that_an_old_version_does_not_know_is_the_built_in_one(desk: Desk) -> None:
    kept = desk.do(keep_rule_set, a_rule_set())
    desk.do(lambda session: session.change(rule_set, kept.id, limits={"age_least": 18}))
    assert desk.see(rules_on, DAY) == a_rule_set(age_least=18)


def test_a_day_in_a_sentence_is_written_as_people_write_it() -> None:
    said = Problem("again from {again}", {"again": dt.date(2026, 8, 2)})
    assert load_language("id").sentence(said) == "again from 2 Agu 2026"
    assert load_language("en").sentence(said) == "again from 2 Aug 2026"
