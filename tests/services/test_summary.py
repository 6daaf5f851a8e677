"""The figures of a day: from the counters, equal to the records, and adding up."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from baktidesk.db.models import tally
from baktidesk.domain.donation import Deferral, DeferralReason, FailedDraw, Leaving
from baktidesk.domain.event import AllocationLine, DayLine, StoredEvent
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.summary import DonorTotals, GoodsTotals, Summary
from baktidesk.services.donors.donations import check_in, defer, donate, fail, leave, pass_donor
from baktidesk.services.events import series_events
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute
from baktidesk.services.summary import as_json, summarise, summarise_series
from tests.stories import DAY, Desk, a_bag, a_donor, set_up, to_institution, to_person

TOMORROW = DAY + dt.timedelta(days=1)


def hold_a_morning(desk: Desk, event: StoredEvent) -> None:
    """Let seven people come from two work units: two bags, a failed draw, two refusals, one left, one waiting."""
    ids = [desk.do(check_in, event.id, a_donor(work_unit=unit)).id for unit in ("Rutan", *["Lapas"] * 6)]
    desk.do(defer, ids[0], Deferral(deferral_reason=DeferralReason.AGE))
    desk.do(defer, ids[1], Deferral(deferral_reason=DeferralReason.LOW_HB))
    for one in ids[2:6]:
        desk.do(pass_donor, one)
    desk.do(donate, ids[2], a_bag(group=BloodGroup.A))
    desk.do(donate, ids[3], a_bag(group=BloodGroup.UNKNOWN))
    desk.do(fail, ids[4], FailedDraw())
    desk.do(leave, ids[5], Leaving())


def test_the_funnel_of_a_morning(desk: Desk, event: StoredEvent) -> None:
    hold_a_morning(desk, event)
    donors = desk.see(summarise, event.id).donors
    assert donors == DonorTotals(
        candidates=7, passed=4, donated=2, deferred=2, failed=1, waiting=1, left=1, bags=3,
        by_blood_group={"A": 1, "B": 0, "AB": 0, "O": 0, "unknown": 1},
        by_work_unit={"Lapas": 6, "Rutan": 1},
        donated_by_work_unit={"Lapas": 2},
        by_deferral_reason={"age": 1, "low_hb": 1},
    )  # fmt: skip


def test_goods_by_area_and_by_kind_of_recipient(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 45))
    desk.do(distribute, event.id, to_person(event, 3))
    desk.do(distribute, event.id, to_person(event, 2, area_id=""))
    goods = desk.see(summarise, event.id).goods[0]
    assert (goods.received, goods.handed_over, goods.on_hand) == (100, 50, 50)
    assert goods.by_recipient_kind == {"foundation": 45, "household": 5}
    assert goods.by_area == {"Utara": 45, "Selatan": 3, "-": 2}
    areas = [(one.area, one.allocated, one.handed_over, one.remaining) for one in goods.areas]
    assert areas == [("Utara", 60, 45, 15), ("Selatan", 40, 3, 37)]


def test_a_day_has_the_figures_of_its_own(desk: Desk, event: StoredEvent) -> None:
    hold_a_morning(desk, event)
    desk.database.clock.pass_minutes(24 * 60)
    desk.do(check_in, event.id, a_donor())
    desk.do(hand_over, event.id, to_institution(event, 10, onward=True))
    days = [desk.see(summarise, event.id, day) for day in (DAY, TOMORROW, None)]
    assert [one.donors.candidates for one in days] == [7, 1, 8]
    assert [one.goods[0].handed_over for one in days] == [0, 10, 10]
    assert [len(one.onward_open) for one in days] == [0, 1, 1]
    assert [one.identities_hold for one in days] == [True, True, True]


def test_an_empty_event_has_zeros(desk: Desk) -> None:
    event = set_up(desk, items=[], allocations=[], target_donors=50, target_bags=20)
    summary = desk.see(summarise, event.id)
    assert (summary.donors.candidates, summary.donors.bags, summary.goods) == (0, 0, ())
    assert (summary.target_donors, summary.target_bags) == (50, 20)
    assert summary.identities_hold


def test_a_series_has_one_summary(desk: Desk) -> None:
    first, second = (
        set_up(
            desk, code=code, series="Bhakti", target_donors=10,
            days=[DayLine(day=day, place="Aula")], allocations=[AllocationLine(area="Utara", quantity=60)],
        )
        for code, day in (("A", DAY), ("B", TOMORROW))
    )  # fmt: skip
    for event in (first, second):
        hold_a_morning(desk, event)
        desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    together = desk.see(lambda session: summarise_series(session, series_events(session, first.id)))
    assert (together.donors.candidates, together.donors.by_work_unit) == (14, {"Lapas": 12, "Rutan": 2})
    assert [(one.received, one.handed_over, one.on_hand) for one in together.goods] == [(200, 80, 120)]
    assert [(one.area, one.allocated, one.handed_over) for one in together.goods[0].areas] == [("Utara", 120, 80)]
    assert (len(together.onward_open), together.target_donors) == (2, 20)
    assert together.identities_hold


def test_events_that_are_no_series_are_kept_apart(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN")
    hold_a_morning(desk, other)
    assert desk.see(summarise, event.id).donors.candidates == 0


def test_the_json_of_the_command_line(desk: Desk, event: StoredEvent) -> None:
    hold_a_morning(desk, event)
    desk.do(hand_over, event.id, to_institution(event, 45, onward=True))
    printed = json.loads(json.dumps(desk.see(lambda session: as_json(summarise(session, event.id, DAY)))))
    assert list(printed) == ["event", "day", "donors", "goods", "onward_open", "identities_hold"]
    assert (printed["event"], printed["day"], printed["identities_hold"]) == ("UJI-2026", "2026-01-20", True)
    assert {"candidates", "passed", "by_blood_group", "by_work_unit", "by_deferral_reason"} <= set(printed["donors"])
    assert printed["onward_open"] == [
        {"to": "Yayasan Uji", "item": "Sembako", "quantity": 45, "reported": 0, "open": 45}
    ]
    assert printed["goods"][0]["by_area"] == {"Utara": 45}


# Identities that do not hold are said


GOOD = Summary(
    event="X", event_name="X", day=None, onward_open=(),
    donors=DonorTotals(candidates=2, donated=1, deferred=1, bags=1, by_blood_group={"A": 1},
                       by_work_unit={"Lapas": 2}, by_deferral_reason={"age": 1}),
    goods=(GoodsTotals(item_id="1", item="Sembako", unit="paket", received=9, handed_over=4,
                       by_recipient_kind={"person": 4}, by_area={"-": 4}),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"candidates": 3, "by_work_unit": {"Lapas": 3}}, "Candidates: 3, but their states add up to 2."),
        ({"bags": 2}, "Bags used: 2, but donated and failed add up to 1."),
        ({"by_work_unit": {"Lapas": 1}}, "Candidates: 2, but the work units add up to 1."),
        ({"by_blood_group": {}}, "Donated: 1, but the blood groups add up to 0."),
        ({"by_deferral_reason": {"age": 2}}, "Deferred: 1, but the reasons add up to 2."),
    ],
)
def test_a_broken_funnel_is_told_in_one_sentence(changes: dict[str, object], sentence: str) -> None:
    broken = replace(GOOD, donors=replace(GOOD.donors, **changes))
    assert [str(problem) for problem in broken.broken_identities()] == [sentence]
    assert (GOOD.identities_hold, broken.identities_hold) == (True, False)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"by_recipient_kind": {}}, "Sembako handed over: 4, but the kinds of recipient add up to 0."),
        ({"by_area": {"-": 5}}, "Sembako handed over: 4, but the office areas add up to 5."),
    ],
)
def test_broken_goods_are_told_in_one_sentence(changes: dict[str, object], sentence: str) -> None:
    broken = replace(GOOD, goods=(replace(GOOD.goods[0], **changes),))
    assert [str(problem) for problem in broken.broken_identities()] == [sentence]


def test_a_counter_gone_wrong_shows_in_the_summary(desk: Desk, event: StoredEvent) -> None:
    hold_a_morning(desk, event)
    desk.do(
        lambda session: session.connection.execute(tally.update().where(tally.c.measure == "work_unit").values(n=1))
    )
    assert not desk.see(summarise, event.id).identities_hold


# A day stands on the days before it


def test_what_lies_in_the_store_on_a_day_counts_the_days_before(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 45))
    desk.database.clock.pass_minutes(24 * 60)
    desk.do(hand_over, event.id, to_institution(event, 10))
    before, first, second = (
        desk.see(summarise, event.id, day).goods[0] for day in (DAY - dt.timedelta(days=1), DAY, TOMORROW)
    )
    assert [one.on_hand for one in (before, first, second)] == [0, 55, 45]
    assert (second.received, second.handed_over, second.by_area) == (0, 10, {"Utara": 10})
    areas = [(one.area, one.handed_over, one.remaining) for one in second.areas]
    assert areas == [("Utara", 10, 5), ("Selatan", 0, 40)]
    assert [(one.area, one.remaining) for one in first.areas] == [("Utara", 15), ("Selatan", 40)]


def test_the_last_day_leaves_what_the_whole_event_leaves(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, 3))
    desk.database.clock.pass_minutes(24 * 60)
    desk.do(distribute, event.id, to_person(event, 2))
    last, whole = (desk.see(summarise, event.id, day).goods[0] for day in (TOMORROW, None))
    assert last.on_hand == whole.on_hand == 95
    assert [one.remaining for one in last.areas] == [one.remaining for one in whole.areas] == [60, 35]
