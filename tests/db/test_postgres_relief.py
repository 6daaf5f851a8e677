"""Two programs on one server reach for the same coupon and for the last package at the same moment."""

import multiprocessing
from collections.abc import Sequence
from typing import Any

import pytest

from baktidesk.db.schema import open_database
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.services.check import check
from baktidesk.services.events import load_event
from baktidesk.services.relief.coupons import issue_coupons, redeem
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import book_stock
from tests.stories import Desk, set_up, to_person

pytestmark = pytest.mark.needs("postgresql")
ROUNDS = 200
SPAWN = multiprocessing.get_context("spawn")


def redeem_each(url: str, letter: str, event_id: str, coupons: Sequence[str], together: Any, answers: Any) -> None:
    """Redeem every coupon, each at the moment when the other program does; answer with those that succeeded."""
    desk = Desk(open_database(url), letter)
    answers.put([coupon for coupon in coupons if succeeds(desk, together, redeem, event_id, coupon)])
    desk.database.close()


def take_each_last(url: str, letter: str, event_id: str, _coupons: Sequence[str], together: Any, answers: Any) -> None:
    """Give the only package of every item, each at the moment when the other program does."""
    desk = Desk(open_database(url), letter)
    event: StoredEvent = desk.see(load_event, event_id)
    items = [one.id for one in event.items]
    records = [to_person(event, item_id=item_id, full_name=f"{letter} {n}") for n, item_id in enumerate(items)]
    answers.put([one.item_id for one in records if succeeds(desk, together, distribute, event_id, one)])
    desk.database.close()


def succeeds(desk: Desk, together: Any, *deed: Any) -> bool:
    """Wait for the other program, do a deed, and tell whether it was allowed."""
    together.wait(timeout=60)
    try:
        desk.do(*deed)
    except Refused:
        return False
    return True


def race(url: str, event_id: str, program: Any, coupons: Sequence[str] = ()) -> list[str]:
    """Let two programs do the same; give what succeeded in either."""
    together, answers = SPAWN.Barrier(2), SPAWN.Queue()
    both = [SPAWN.Process(target=program, args=(url, letter, event_id, coupons, together, answers)) for letter in "AB"]
    for one in both:
        one.start()
    won = answers.get(timeout=120) + answers.get(timeout=120)
    for one in both:
        one.join(30)
    return won


def test_a_coupon_is_redeemed_by_one_of_two_programs(postgres_url: str) -> None:
    desk = Desk(open_database(postgres_url))
    event = set_up(desk, items=[ItemLine(name="Sembako", unit=Unit.PACKAGE, received=1000)])
    coupons = [one.id for one in desk.do(issue_coupons, event.id, event.items[0].id, 1, count=ROUNDS)]
    assert sorted(race(postgres_url, event.id, redeem_each, coupons)) == sorted(coupons)
    assert desk.see(book_stock, event.items[0].id) == 1000 - ROUNDS
    assert desk.see(check).problems == ()
    desk.database.close()


def test_the_last_package_goes_to_one_of_two_programs(postgres_url: str) -> None:
    desk = Desk(open_database(postgres_url))
    items = [ItemLine(name=f"Barang {number}", unit=Unit.PACKAGE, received=1) for number in range(ROUNDS)]
    event = set_up(desk, items=items, allocations=[])
    won = race(postgres_url, event.id, take_each_last)
    assert sorted(won) == sorted(one.id for one in event.items)
    assert {desk.see(book_stock, one.id) for one in event.items} == {0}
    desk.database.close()
