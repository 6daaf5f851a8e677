"""PMI's count beside ours: the difference by group, and the visits that may explain it."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baktidesk.db.schema import open_database
from baktidesk.domain.donation import FailedDraw
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.pmi_tally import FIELDS, PmiTally, TallyComparison, TallyReason, bag_key
from baktidesk.domain.rules import RuleSet
from baktidesk.services.audit import undo
from baktidesk.services.donors.donations import check_in, donate, fail, pass_donor, void_visit
from baktidesk.services.donors.pmi_tally import compare_tally, keep_tally, kept_tallies, read_tally, tally_days
from baktidesk.services.donors.rules import keep_rule_set, rules_on
from baktidesk.services.summary import summarise
from tests.postgres import postgres_server, postgres_url  # noqa: F401 - the fixtures of a server
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up

A, B, AB, O, UNKNOWN = BloodGroup  # noqa: E741 - the group's name
NONE = {"bags_a": 0, "bags_b": 0, "bags_ab": 0, "bags_o": 0}
BAGS = st.dictionaries(st.sampled_from(BloodGroup), st.integers(0, 300))


def a_visit(desk: Desk, event: StoredEvent, told: BloodGroup = UNKNOWN) -> str:
    """Check somebody in and pass them; give the visit's id."""
    visit_id: str = desk.do(check_in, event.id, a_donor(claimed_blood_group=told)).id
    desk.do(pass_donor, visit_id)
    return visit_id


def a_donation(desk: Desk, event: StoredEvent, group: BloodGroup, told: BloodGroup = UNKNOWN, bag: str = "") -> str:
    """Check somebody in and fill a bag; give the visit's id."""
    visit_id = a_visit(desk, event, told)
    desk.do(donate, visit_id, a_bag(bag, group))
    return visit_id


def told(desk: Desk, event: StoredEvent, **bags: int) -> TallyComparison:
    """Keep PMI's count; give the comparison."""
    compared: TallyComparison = desk.do(keep_tally, event.id, DAY, PmiTally(**NONE | bags))
    return compared


def explained(compared: TallyComparison) -> dict[TallyReason, list[str]]:
    """Give the queue numbers by reason."""
    return {reason: [clue.queue_number for clue in clues] for reason, clues in compared.explanations.items()}


def test_before_pmi_has_counted_nothing_agrees_and_nothing_differs(desk: Desk, event: StoredEvent) -> None:
    a_donation(desk, event, O)
    compared = desk.see(compare_tally, event.id, DAY)
    assert (compared.pmi, compared.agrees, compared.difference, compared.explanations) == (None, False, 0, {})
    assert compared.ours == {A: 0, B: 0, AB: 0, O: 1, UNKNOWN: 0}


def test_equal_counts_agree(desk: Desk, event: StoredEvent) -> None:
    for group in (O, O, A):
        a_donation(desk, event, group)
    assert told(desk, event, bags_o=2, bags_a=1).agrees
    assert desk.see(read_tally, event.id, DAY) == PmiTally(bags_a=1, bags_b=0, bags_ab=0, bags_o=2, bags_unknown=0)


def test_our_figures_are_those_of_the_summary(desk: Desk, event: StoredEvent) -> None:
    for group in BloodGroup:
        a_donation(desk, event, group)
    assert desk.see(compare_tally, event.id, DAY).ours == desk.see(summarise, event.id, DAY).donors.by_blood_group


def test_equal_totals_of_other_groups_do_not_agree(desk: Desk, event: StoredEvent) -> None:
    a_donation(desk, event, O, told=A)
    compared = told(desk, event, bags_a=1)
    assert (compared.agrees, compared.difference) == (False, 0)
    assert compared.differences == {A: 1, B: 0, AB: 0, O: -1, UNKNOWN: 0}
    assert explained(compared) == {TallyReason.OTHER_GROUP: ["A-001"]}


def test_a_donation_without_a_tested_group_explains_one_more_of_another(desk: Desk, event: StoredEvent) -> None:
    a_donation(desk, event, UNKNOWN)
    a_donation(desk, event, B)
    assert explained(told(desk, event, bags_b=2)) == {TallyReason.UNTESTED: ["A-001"]}


def test_bags_that_pmi_has_beyond_ours_may_be_failed_unfinished_or_voided(desk: Desk, event: StoredEvent) -> None:
    desk.do(fail, a_visit(desk, event), FailedDraw(bag_number="K-77"))
    desk.do(fail, a_visit(desk, event), FailedDraw())
    a_visit(desk, event)
    desk.do(void_visit, a_donation(desk, event, AB), "Keliru")
    expected = {
        TallyReason.FAILED: ["A-001"],
        TallyReason.UNFINISHED: ["A-003"],
        TallyReason.VOIDED: ["A-004"],
    }
    assert explained(told(desk, event, bags_ab=1)) == expected
    del expected[TallyReason.VOIDED]
    assert explained(told(desk, event, bags_a=1)) == expected


def test_bags_that_we_have_beyond_pmis_may_be_one_bag_written_twice(desk: Desk, event: StoredEvent) -> None:
    for bag in ("KB 1001A", "KB-1OO1", "KB-1002"):
        a_donation(desk, event, A, bag=bag)
    assert explained(told(desk, event, bags_a=2)) == {TallyReason.SIMILAR_BAGS: ["A-001", "A-002"]}
    assert explained(told(desk, event, bags_a=3)) == {}


def test_a_bag_after_midnight_is_pmis_of_the_next_day(desk: Desk, event: StoredEvent) -> None:
    late = a_visit(desk, event)
    desk.database.clock.pass_minutes(17 * 60)
    desk.do(donate, late, a_bag(group=B))
    tomorrow = DAY + dt.timedelta(days=1)
    assert explained(told(desk, event, bags_b=0)) == {TallyReason.EDGE_OF_DAY: ["A-001"]}
    desk.do(keep_tally, event.id, tomorrow, PmiTally(**NONE | {"bags_b": 1}))
    assert explained(desk.see(compare_tally, event.id, tomorrow)) == {TallyReason.EDGE_OF_DAY: ["A-001"]}
    assert desk.see(tally_days, event.id) == [DAY, tomorrow]


def test_a_corrected_count_keeps_both_and_what_ours_was(desk: Desk, event: StoredEvent) -> None:
    a_donation(desk, event, O)
    told(desk, event, bags_o=3)
    a_donation(desk, event, O)
    desk.at("B", name="Ani").do(keep_tally, event.id, DAY, PmiTally(**NONE | {"bags_o": 2}))
    kept = desk.see(kept_tallies, event.id, DAY)
    assert [(one.officer, one.pmi[O], one.ours[O]) for one in kept] == [("Ani", 2, 2), ("Petugas", 3, 1)]
    assert desk.see(compare_tally, event.id, DAY).agrees
    assert desk.see(kept_tallies, event.id, DAY + dt.timedelta(days=1)) == []


def test_an_undone_count_is_gone_and_can_be_typed_again(desk: Desk, event: StoredEvent) -> None:
    kept = desk.deed(keep_tally, event.id, DAY, PmiTally(**NONE | {"bags_o": 3}))
    desk.do(undo, kept.deed)
    assert desk.see(read_tally, event.id, DAY) is None
    again = desk.deed(keep_tally, event.id, DAY, PmiTally(**NONE | {"bags_o": 4}))
    assert desk.see(read_tally, event.id, DAY).bags()[O] == 4
    desk.do(undo, again.deed)
    assert desk.see(read_tally, event.id, DAY) is None


def test_a_group_left_out_and_less_than_nothing_are_refused(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues) as refusal:
        desk.do(keep_tally, event.id, DAY, PmiTally(bags_o=1))
    assert refusal.value.problems.keys() == {"bags_a", "bags_b", "bags_ab"}
    with pytest.raises(Refused, match="At least 0"):
        told(desk, event, bags_o=-1)
    assert desk.see(read_tally, event.id, DAY) is None


def test_days_of_the_event_are_offered_before_anybody_came(desk: Desk) -> None:
    days = [DAY, DAY + dt.timedelta(days=2)]
    event = set_up(desk, days=[DayLine(day=day, place="Aula") for day in days])
    assert desk.see(tally_days, event.id) == days


def test_while_pmis_count_is_typed_only_the_groups_told_differ() -> None:
    ours = {A: 3, B: 2, AB: 1, O: 4, UNKNOWN: 1}
    compared = TallyComparison(day=DAY, ours=ours, pmi=None)
    assert compared.while_typing(PmiTally(bags_a=5)).differences == {A: 2, B: 0, AB: 0, O: 0, UNKNOWN: 0}
    assert compared.while_typing(PmiTally()).pmi is None
    whole = compared.while_typing(PmiTally(bags_a=5, bags_b=2, bags_ab=1, bags_o=4))
    assert (whole.differences[UNKNOWN], whole.difference) == (-1, 1)


@given(BAGS, BAGS)
def test_the_differences_are_what_turns_our_count_into_pmis(
    ours: dict[BloodGroup, int], pmi: dict[BloodGroup, int]
) -> None:
    full = {group: ours.get(group, 0) for group in BloodGroup}
    compared = TallyComparison(day=DAY, ours=full, pmi=PmiTally.of(pmi) if pmi else None)
    assert compared.agrees == (bool(pmi) and Counter(full) == Counter(pmi))
    if pmi:
        assert {group: full[group] + compared.differences[group] for group in BloodGroup} == PmiTally.of(pmi).bags()
        assert compared.difference == sum(pmi.values()) - sum(full.values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PLG-0012A", "plg 0012", True),
        ("PLG-0012A", "PLG-0012B", True),
        ("PLG-0O12", "PLG-0012", True),
        ("PLG-0012", "PLG-0013", False),
        ("KA", "KB", False),
    ],
)
def test_numbers_that_are_easily_mistaken_have_one_key(one: str, other: str, same: bool) -> None:
    assert (bag_key(one) == bag_key(other)) == same


@pytest.mark.needs("postgresql")
def test_on_a_server_both_counts_and_the_rules_are_kept_alike(postgres_url: str) -> None:  # noqa: F811
    database = open_database(postgres_url)
    database.clock = Clock()
    desk = Desk(database)
    event = set_up(desk)
    a_donation(desk, event, O, bag="K-1")
    a_donation(desk, event, UNKNOWN, bag="K-1A")
    assert explained(told(desk, event, bags_o=2)) == {
        TallyReason.UNTESTED: ["A-002"],
        TallyReason.SIMILAR_BAGS: ["A-002"],
    }
    told(desk, event, bags_o=1)
    assert [one.pmi[O] for one in desk.see(kept_tallies, event.id, DAY)] == [1, 2]
    record = RuleSet(name="PMI 2026", source="Uji", valid_from=DAY, haemoglobin_least_g_dl=Decimal("12.7"))
    desk.do(keep_rule_set, record)
    assert desk.see(rules_on, DAY) == record
    database.close()


def test_every_group_has_its_field() -> None:
    assert list(FIELDS.values()) == list(PmiTally.__dataclass_fields__)
