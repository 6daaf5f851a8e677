"""A rare name is found among many deliveries by the people who have it: the same ones as by looking through them."""

import random

import pytest

from baktidesk.domain.crowd import Crowd
from baktidesk.domain.event import StoredEvent
from baktidesk.services import record_search
from baktidesk.services.people import keep_person
from baktidesk.services.relief import delivery_board
from baktidesk.services.relief.coupons import issue_coupons, redeem
from baktidesk.services.relief.crowd import count_out
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.distributions import void_delivery
from baktidesk.services.relief.giving import distribute
from tests.services.test_relief_plans import plans
from tests.stories import Clock, Desk, set_up, to_person

NAMES = ("Siti Aminah", "Budi 12", "Ma'ruf Siti", "dr. Citra 100%", "Ani")
WORDS = ("siti", "mina", "budi 12", "12", "3", "ma'ruf", "dr. citra", "100%", "_", "ani 3", "zzz", "citra, s.t.")


def fill(desk: Desk, event: StoredEvent, dice: random.Random) -> None:
    """Give goods to people of few names, with coupons and without, some of it voided."""
    for _ in range(12):
        desk.database.clock = Clock(desk.database.clock())
        desk.database.clock.pass_minutes(dice.choice((1, 1, 600)))
        name = dice.choice(NAMES)
        if dice.random() < 0.5:
            given = desk.do(distribute, event.id, to_person(event, full_name=name), exception="Uji")
        else:
            people = [desk.do(keep_person, full_name=name)] if dice.random() < 0.5 else []
            (made,) = desk.do(issue_coupons, event.id, event.items[0].id, 1, people=people, count=1)
            given = desk.do(redeem, event.id, made.id, exception="Uji")
        if dice.random() < 0.2:
            desk.do(void_delivery, "distribution", given, "Keliru")


@pytest.fixture
def filled(desk: Desk) -> StoredEvent:
    """Give an event without office areas, beside another one with the same people."""
    fill(desk, set_up(desk, code="LAIN", allocations=[]), random.Random(1))
    event = set_up(desk, allocations=[])
    fill(desk, event, random.Random(2))
    return event


@pytest.mark.parametrize("few", [500, 2])
def test_the_same_is_found_either_way(
    desk: Desk, filled: StoredEvent, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = (None, *{line.day for line in desk.see(list_board, filled.id)})
    asked = [(words, day, limit) for words in WORDS for day in days for limit in (2, None)]
    looked_through = [desk.see(list_board, filled.id, day, limit=limit, search=words) for words, day, limit in asked]
    monkeypatch.setattr(delivery_board, "_LOOKED_THROUGH", 1)
    monkeypatch.setattr(record_search, "_FEW", few)
    assert [
        desk.see(list_board, filled.id, day, limit=limit, search=words) for words, day, limit in asked
    ] == looked_through
    assert len({len(lines) for lines in looked_through}) > 3


def test_a_rare_name_is_found_by_its_people(desk: Desk, filled: StoredEvent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery_board, "_LOOKED_THROUGH", 1)
    steps = plans(desk, filled, lambda session, event: list_board(session, event.id, limit=5, search="siti 3"))
    assert any("SCAN person USING COVERING INDEX ix_person_name_key" in step for step in steps)
    assert [step for step in steps if "SCAN person" in step and "COVERING" not in step] == []
    assert [step for step in steps if "ix_distribution_named" in step] == []
    assert any("ix_distribution_person_id" in step for step in steps)


@pytest.mark.parametrize("limit", [1, 2, 4, 99])
def test_runs_of_days_that_a_full_list_leaves_out_are_not_folded(desk: Desk, limit: int) -> None:
    event = set_up(desk)
    dice = random.Random(limit)
    for _ in range(20):
        desk.database.clock.pass_minutes(dice.choice((1, 400)))
        crowd = Crowd(item_id=event.items[0].id, area_id=event.areas[0][0])
        desk.do(count_out, event.id, crowd) if dice.random() < 0.5 else desk.do(distribute, event.id, to_person(event))
    every = desk.see(list_board, event.id)
    assert desk.see(list_board, event.id, limit=limit) == every[:limit]
    assert len({one.day for one in every}) > 2


def test_the_days_of_a_full_list_are_asked_for_in_the_index(desk: Desk, filled: StoredEvent) -> None:
    steps = plans(desk, filled, lambda session, event: list_board(session, event.id, limit=1))
    assert any("ix_distribution_crowd (event_id=? AND day>?)" in step for step in steps)
