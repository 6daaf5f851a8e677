"""The list of what went out: a crowd's counts are one line, and can be told apart again."""

import datetime as dt
from typing import Any

import pytest

from baktidesk.domain.crowd import Crowd
from baktidesk.domain.distribution import RUN, Delivery
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import issue_coupons, redeem
from baktidesk.services.relief.crowd import count_out, take_back
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from tests.stories import Desk, to_institution, to_person


def count(desk: Desk, event: StoredEvent, packages: int = 1, **changes: Any) -> None:
    """Count packages out to a crowd a minute later."""
    desk.database.clock.pass_minutes(1)
    desk.do(count_out, event.id, a_crowd(event, **changes), packages)


def a_crowd(event: StoredEvent, **changes: Any) -> Crowd:
    """Give the crowd of the first area."""
    return Crowd(**{"item_id": event.items[0].id, "area_id": event.areas[0][0]} | changes)


def board(desk: Desk, event: StoredEvent, **more: Any) -> list[Delivery]:
    """Give the list."""
    lines: list[Delivery] = desk.see(list_board, event.id, **more)
    return lines


def test_what_a_desk_counts_is_one_line(desk: Desk, event: StoredEvent) -> None:
    for packages in (1, 3, 1):
        count(desk, event, packages)
    desk.do(take_back, event.id, a_crowd(event))
    (run,) = board(desk, event)
    assert (run.kind, run.counted, run.goods) == (RUN, 2, (("Sembako", 4, "paket"),))
    assert run.since is not None
    assert (run.at - run.since).total_seconds() == 120


def test_another_desk_officer_area_or_day_is_another_run(desk: Desk, event: StoredEvent) -> None:
    count(desk, event)
    count(desk, event, area_id=event.areas[1][0])
    count(desk.at("B"), event)
    count(desk.at("A", name="Tuti"), event)
    desk.database.clock.pass_minutes(24 * 60)
    count(desk, event)
    assert [run.counted for run in board(desk, event)] == [1] * 5


def test_an_unfolded_run_shows_every_count_and_each_is_voided_by_itself(desk: Desk, event: StoredEvent) -> None:
    for packages in (1, 2, 3):
        count(desk, event, packages)
    (run,) = board(desk, event)
    _run, *counts = board(desk, event, unfolded={run.id})
    assert [(one.goods[0][1], one.of_run) for one in counts] == [(3, run.id), (2, run.id), (1, run.id)]
    desk.do(void_delivery, "distribution", counts[1].id, "Salah hitung")
    (run,) = board(desk, event)
    assert (run.counted, run.goods[0][1], run.voided_at) == (2, 4, None)
    for one in (counts[0], counts[2]):
        desk.do(void_delivery, "distribution", one.id, "Salah hitung")
    assert board(desk, event)[0].voided_at is not None


def test_a_long_count_pushes_nothing_off_the_list(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 5))
    for _ in range(4):
        count(desk, event)
    desk.database.clock.pass_minutes(1)
    desk.do(distribute, event.id, to_person(event))
    assert [one.kind for one in board(desk, event, limit=3)] == ["distribution", RUN, "handover"]


@pytest.mark.parametrize("blank", [True, False])
def test_a_coupon_is_named_and_never_a_crowd(desk: Desk, event: StoredEvent, blank: bool) -> None:
    people = [] if blank else [desk.do(keep_person, full_name="Siti")]
    (coupon,) = desk.do(issue_coupons, event.id, event.items[0].id, 1, count=int(blank), people=people)
    desk.do(redeem, event.id, coupon.id)
    (line,) = board(desk, event)
    assert (line.kind, line.coupons) == ("distribution", (1,))


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 9])
def test_the_latest_are_those_given_last_however_old_their_forms(desk: Desk, event: StoredEvent, limit: int) -> None:
    opened = [uuid7() for _ in range(6)]
    for number in (3, 0, 5, 1, 4):
        desk.database.clock.pass_minutes(1)
        desk.do(distribute, event.id, to_person(event, full_name=f"Penerima {number}"), distribution_id=opened[number])
    earlier = desk.database.clock() - dt.timedelta(hours=1)
    desk.do(distribute, event.id, to_person(event, full_name="Dari lembar"), at=earlier)
    order = [4, 1, 5, 0, 3]
    names = [*(f"Penerima {number}" for number in order), "Dari lembar"]
    for day in (None, event.first_day):
        assert [one.recipient for one in board(desk, event, day=day, limit=limit)] == names[:limit]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("siti", ["Siti Aminah"]),
        ("DR. siti", ["Siti Aminah"]),
        ("yayasan", ["Yayasan Uji"]),
        ("UTARA", ["RUN"]),
        ("kupon 0001", ["COUPON"]),
        ("1", ["COUPON"]),
        ("tidak ada", []),
        ("", ["COUPON", "RUN", "Siti Aminah", "Yayasan Uji"]),
    ],
)
def test_recipients_areas_and_coupons_are_searched_for(
    desk: Desk, event: StoredEvent, search: str, found: list[str]
) -> None:
    desk.do(hand_over, event.id, to_institution(event, 5, institution="Yayasan Uji", area_id=""))
    desk.database.clock.pass_minutes(1)
    desk.do(distribute, event.id, to_person(event, full_name="Siti Aminah"))
    count(desk, event)
    (coupon,) = desk.do(issue_coupons, event.id, event.items[0].id, 1, count=1)
    desk.database.clock.pass_minutes(1)
    desk.do(redeem, event.id, coupon.id)
    lines = board(desk, event, limit=9, search=search)
    words = ["RUN" if one.kind == RUN else one.recipient or "COUPON" for one in lines]
    assert words == found


def test_a_search_gives_the_newest_that_it_finds(desk: Desk, event: StoredEvent) -> None:
    for name in ("Siti Satu", "Siti Dua", "Budi", "Siti Tiga"):
        desk.database.clock.pass_minutes(1)
        desk.do(distribute, event.id, to_person(event, full_name=name))
    assert [one.recipient for one in board(desk, event, limit=2, search="siti")] == ["Siti Tiga", "Siti Dua"]


def test_of_a_long_run_the_newest_counts_are_shown(desk: Desk, event: StoredEvent) -> None:
    for packages in (1, 2, 3):
        count(desk, event, packages)
    (run,) = board(desk, event, limit=2)
    _run, *counts = board(desk, event, limit=2, unfolded={run.id})
    assert [one.goods[0][1] for one in counts] == [3, 2]
