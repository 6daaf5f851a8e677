"""Goods lie at places: moves between them leave the whole as it is, and no place gives more than it holds."""

import pytest

from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.returning import Return, StockCount
from baktidesk.domain.stock import MAIN_STORE, EntryKind, MovementKind, StockEntry
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.returns import count_stock, counts_of, movements_of, return_goods, void_movement
from baktidesk.services.relief.stock import enter_stock, list_movements
from baktidesk.services.relief.stores import book_by_place, totals_by_place
from baktidesk.services.summary import summarise
from tests.stories import Desk, set_up, to_institution


def move(event: StoredEvent, quantity: int, there: str, here: str = MAIN_STORE) -> StockEntry:
    """Give a move between two places."""
    return StockEntry(
        kind=EntryKind.MOVED, item_id=event.items[0].id, quantity=quantity, place_id=here, destination_id=there,
        source="Truk B 1234",
    )  # fmt: skip


@pytest.fixture
def north(desk: Desk, event: StoredEvent) -> str:
    """Bring 30 of the 100 packages to the store of the first office area; give its id."""
    desk.do(enter_stock, event.id, move(event, 30, event.areas[0][0]))
    return event.areas[0][0]


def books(desk: Desk, event: StoredEvent) -> dict[str, int]:
    """Give the books of the places."""
    found: dict[str, int] = desk.see(book_by_place, event.items[0].id)
    return found


def test_a_move_between_places_leaves_the_whole_as_it_is(desk: Desk, event: StoredEvent, north: str) -> None:
    goods = desk.see(summarise, event.id).goods[0]
    assert (goods.received, goods.returned, goods.moved, goods.on_hand) == (100, 0, 0, 100)
    assert books(desk, event) == {MAIN_STORE: 70, north: 30}
    came, left, _first = desk.see(list_movements, event.id)
    assert [(one.kind, one.effect, one.place, one.other) for one in (came, left)] == [
        (MovementKind.MOVED_IN, 30, "Utara", ""), (MovementKind.MOVED, -30, "", "Utara"),
    ]  # fmt: skip
    assert came.inside
    assert left.inside
    assert desk.see(check).ok


def test_the_equation_holds_at_every_place(desk: Desk, event: StoredEvent, north: str) -> None:
    given = desk.do(hand_over, event.id, to_institution(event, 20))
    desk.do(return_goods, desk.see(movements_of, "handover", given)[0].id, Return(quantity=5, reason="Sisa"))
    goods = desk.see(summarise, event.id).goods[0]
    names = {MAIN_STORE: "Gudang", north: "Utara"}
    places = desk.see(totals_by_place, goods, names)
    terms = [(one.item, one.received, one.returned, one.handed_over, one.moved, one.on_hand) for one in places]
    assert terms == [("Gudang", 100, 0, 0, 30, 70), ("Utara", 0, 5, 20, -30, 15)]
    assert sum(one.on_hand for one in places) == goods.on_hand


def test_without_stores_of_areas_there_is_one_place(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 20))
    assert books(desk, event) == {MAIN_STORE: 80}
    assert desk.see(totals_by_place, desk.see(summarise, event.id).goods[0], {}) == []


def test_goods_leave_the_areas_store_while_it_holds_enough(desk: Desk, event: StoredEvent, north: str) -> None:
    desk.do(hand_over, event.id, to_institution(event, 25))
    desk.do(hand_over, event.id, to_institution(event, 25))
    assert books(desk, event) == {MAIN_STORE: 45, north: 5}


def test_no_place_gives_more_than_it_holds(desk: Desk, event: StoredEvent, north: str) -> None:
    with pytest.raises(NeedsSupervisor, match="Only 70 paket of Sembako lie in the main store; 80 asked for"):
        desk.do(hand_over, event.id, to_institution(event, 80))
    with pytest.raises(NeedsSupervisor, match="Only 30 paket of Sembako lie at Utara; 31 asked for"):
        desk.do(enter_stock, event.id, move(event, 31, MAIN_STORE, north))


def test_goods_go_to_another_place_of_the_same_event(desk: Desk, event: StoredEvent, north: str) -> None:
    with pytest.raises(Refused, match="there already"):
        desk.do(enter_stock, event.id, move(event, 1, north, north))
    other = set_up(desk, code="LAIN")
    with pytest.raises(LookupError):
        desk.do(enter_stock, event.id, move(event, 1, other.areas[0][0]))


def test_both_rows_of_a_move_are_voided_together(desk: Desk, event: StoredEvent, north: str) -> None:
    for row in desk.see(list_movements, event.id)[:2]:
        desk.do(void_movement, row.id, "salah tempat")
    assert books(desk, event)[MAIN_STORE] == 100
    assert len(desk.see(list_movements, event.id)) == 1


def test_a_move_is_not_voided_once_its_goods_are_gone(desk: Desk, event: StoredEvent, north: str) -> None:
    given = desk.do(hand_over, event.id, to_institution(event, 25))
    with pytest.raises(Refused, match="25 would be missing"):
        desk.do(void_movement, desk.see(list_movements, event.id)[1].id, "salah")
    desk.do(void_delivery, "handover", given, "salah")
    desk.do(void_movement, desk.see(list_movements, event.id)[0].id, "salah")
    assert books(desk, event) == {MAIN_STORE: 100, north: 0}


def test_a_move_is_undone_as_one_deed(desk: Desk, event: StoredEvent) -> None:
    moved = desk.deed(enter_stock, event.id, move(event, 30, event.areas[1][0]))
    desk.do(undo, moved.deed)
    assert books(desk, event)[MAIN_STORE] == 100
    assert desk.see(check).ok


def test_a_count_at_an_areas_store_corrects_that_place(desk: Desk, event: StoredEvent, north: str) -> None:
    record = StockCount(item_id=event.items[0].id, place_id=north, counted=28, reason="Basah")
    found = desk.do(count_stock, event.id, record)
    assert (found.book, found.difference, found.reason) == (30, -2, "Utara: Basah")
    assert books(desk, event) == {MAIN_STORE: 70, north: 28}
    assert desk.see(counts_of, event.id) == [found]


def test_an_officer_voids_with_a_supervisors_word(desk: Desk, event: StoredEvent, north: str) -> None:
    officer = desk.at("B", Role.OFFICER)
    row = desk.see(list_movements, event.id)[0]
    with pytest.raises(Refused, match="needs a supervisor"):
        officer.do(void_movement, row.id, "salah")
    officer.do(void_movement, row.id, "salah", supervisor="Rina")
    voided = desk.see(list_movements, event.id, voided=True)
    assert [one.voided_at is not None for one in voided] == [True, True, False]
