"""A crowd is counted on disk, package by package, and nobody is counted twice."""

import pytest

from baktidesk.domain.crowd import Crowd, CrowdKind
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.check import check
from baktidesk.services.relief.coupons import issue_coupons, redeem
from baktidesk.services.relief.crowd import count_out, crowd_count, name_one_of_the_crowd, take_back
from baktidesk.services.relief.stock import book_stock
from baktidesk.services.summary import summarise
from tests.stories import Desk, to_person


@pytest.fixture
def crowd(event: StoredEvent) -> Crowd:
    """Give what is held while flood victims are served."""
    return Crowd(item_id=event.items[0].id, area_id=event.areas[1][0], recipient_kind=CrowdKind.FLOOD_VICTIMS)


def test_every_package_is_counted_and_taken_from_the_stock(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    for _ in range(5):
        count = desk.do(count_out, event.id, crowd)
    assert (count.counted, count.left) == (5, 95)
    goods = desk.see(summarise, event.id).goods[0]
    assert dict(goods.by_recipient_kind) == {"flood_victims": 5}
    assert dict(goods.by_area) == {"Selatan": 5}
    assert desk.see(check).ok


def test_the_same_stroke_is_counted_once(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    stroke = uuid7()
    for _ in range(2):
        assert desk.do(count_out, event.id, crowd, 3, distribution_id=stroke).counted == 3


def test_a_stroke_is_taken_back_with_a_trace(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    desk.do(count_out, event.id, crowd, 1)
    desk.do(count_out, event.id, crowd, 4)
    assert desk.do(take_back, event.id, crowd, 2).counted == 3
    assert desk.do(take_back, event.id, crowd, 3).counted == 0
    assert desk.see(book_stock, event.items[0].id) == 100
    with pytest.raises(Refused, match="Nothing is left"):
        desk.do(take_back, event.id, crowd)
    assert desk.see(check).ok


def test_a_desk_takes_back_only_its_own(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    desk.do(count_out, event.id, crowd)
    with pytest.raises(Refused):
        desk.at("B").do(take_back, event.id, crowd)
    assert desk.at("B").see(crowd_count, event.id, crowd).counted == 0


def test_an_empty_store_gives_nothing_away(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    desk.do(count_out, event.id, crowd, 100)
    with pytest.raises(NeedsSupervisor):
        desk.do(count_out, event.id, crowd)


def test_somebody_counted_and_then_named_is_counted_once(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    desk.do(count_out, event.id, crowd, 3)
    named = to_person(event, 2, full_name="Siti", area_id=crowd.area_id)
    form = uuid7()
    assert {desk.do(name_one_of_the_crowd, event.id, named, form) for _ in range(2)} == {form}
    assert desk.see(summarise, event.id).goods[0].handed_over == 3
    assert desk.see(crowd_count, event.id, crowd).counted == 1
    with pytest.raises(Refused, match="not counted in the crowd"):
        desk.do(name_one_of_the_crowd, event.id, to_person(event, 2, area_id=crowd.area_id))
    assert desk.see(check).ok


def test_a_blank_coupon_is_no_stroke(desk: Desk, event: StoredEvent, crowd: Crowd) -> None:
    (coupon,) = desk.do(issue_coupons, event.id, crowd.item_id, 1, count=1)
    desk.do(redeem, event.id, coupon.id, area_id=crowd.area_id)
    with pytest.raises(Refused):
        desk.do(take_back, event.id, crowd)
