"""What comes back is bounded by what is out; a count moves the book with a reason."""

import pytest

from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.returning import Return, StockCount
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.returns import (
    count_stock,
    counts_of,
    movements_of,
    return_goods,
    still_out,
    void_movement,
)
from baktidesk.services.relief.stock import book_stock
from baktidesk.services.summary import summarise
from tests.stories import Desk, to_institution, to_person

BACK = "Sisa dikembalikan"


def out(desk: Desk, event: StoredEvent, quantity: int = 40) -> str:
    """Hand over packages to a foundation; give the id of the stock movement."""
    given = desk.do(hand_over, event.id, to_institution(event, quantity))
    return str(desk.see(movements_of, "handover", given)[0].id)


def test_goods_come_back_to_the_stock_and_to_their_area(desk: Desk, event: StoredEvent) -> None:
    movement = out(desk, event)
    desk.do(return_goods, movement, Return(quantity=15, reason=BACK))
    goods = desk.see(summarise, event.id).goods[0]
    assert (goods.handed_over, goods.returned, goods.on_hand) == (40, 15, 75)
    assert desk.see(still_out, movement) == 25
    assert desk.see(check).ok


def test_no_more_comes_back_than_is_out(desk: Desk, event: StoredEvent) -> None:
    movement = out(desk, event)
    desk.do(return_goods, movement, Return(quantity=30, reason=BACK))
    with pytest.raises(Refused, match="Only 10 are still out"):
        desk.do(return_goods, movement, Return(quantity=11, reason=BACK))
    desk.do(return_goods, movement, Return(quantity=10, reason=BACK))
    assert desk.see(book_stock, event.items[0].id) == 100


def test_the_same_form_saved_twice_returns_once(desk: Desk, event: StoredEvent) -> None:
    movement = out(desk, event)
    ids = {
        desk.do(return_goods, movement, Return(quantity=5, reason=BACK), "01890000-0000-7000-8000-000000000001")
        for _ in range(2)
    }
    assert len(ids) == 1
    assert desk.see(still_out, movement) == 35


def test_a_delivery_with_returns_is_not_voided_before_them(desk: Desk, event: StoredEvent) -> None:
    given = desk.do(distribute, event.id, to_person(event, 4))
    movement = desk.see(movements_of, "distribution", given)[0].id
    back = desk.deed(return_goods, movement, Return(quantity=1, reason=BACK))
    with pytest.raises(Refused, match="come back"):
        desk.do(void_delivery, "distribution", given, "salah")
    desk.do(undo, back.deed)
    desk.do(void_delivery, "distribution", given, "salah")
    assert desk.see(still_out, movement) == 0
    assert desk.see(book_stock, event.items[0].id) == 100


def test_a_return_is_voided_by_a_supervisor_and_not_into_the_red(desk: Desk, event: StoredEvent) -> None:
    back = desk.do(return_goods, out(desk, event), Return(quantity=40, reason=BACK))
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("A", Role.OFFICER).do(void_movement, back, "salah")
    desk.do(hand_over, event.id, to_institution(event, 80))
    with pytest.raises(Refused, match="20 would be missing"):
        desk.do(void_movement, back, "salah")
    assert desk.see(book_stock, event.items[0].id) == 20


def test_a_delivery_is_not_voided_through_its_movement(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="belongs to a delivery"):
        desk.do(void_movement, out(desk, event), "salah")


@pytest.mark.parametrize(("counted", "kind"), [(97, "damaged"), (104, "received")])
def test_a_count_moves_the_book_with_its_reason(desk: Desk, event: StoredEvent, counted: int, kind: str) -> None:
    item = event.items[0].id
    with pytest.raises(Refused, match=r"The book says 100 paket, counted are \d+") as no:
        desk.do(count_stock, event.id, StockCount(item_id=item, counted=counted))
    assert no.value.field == "reason"
    found = desk.do(count_stock, event.id, StockCount(item_id=item, counted=counted, reason="Basah kena hujan"))
    assert (found.difference, desk.see(book_stock, item)) == (counted - 100, counted)
    assert getattr(desk.see(summarise, event.id).goods[0], kind) == {"damaged": 3, "received": 104}[kind]
    assert desk.see(counts_of, event.id) == [found]
    assert desk.see(check).ok


def test_a_count_that_agrees_moves_nothing(desk: Desk, event: StoredEvent) -> None:
    found = desk.do(count_stock, event.id, StockCount(item_id=event.items[0].id, counted=100, reason="x"))
    assert (found.difference, found.reason) == (0, "")
