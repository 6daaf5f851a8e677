"""The ledger: the equation holds at every moment, and the book never falls below zero unasked."""

import pytest

from baktidesk.db.models import event as event_table
from baktidesk.db.models import tally
from baktidesk.db.session import Session
from baktidesk.domain.errors import NeedsSupervisor, Refused, RefusedValues, StaleForm
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Role
from baktidesk.domain.stock import EntryKind, MovementKind, StockEntry
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.returns import void_movement
from baktidesk.services.relief.stock import (
    Override,
    add_movement,
    book_stock,
    enter_stock,
    list_movements,
    received_stock,
)
from baktidesk.services.summary import summarise
from tests.stories import Desk, set_up, to_institution


def entry(event: StoredEvent, quantity: int | None, kind: EntryKind = EntryKind.RECEIVED) -> StockEntry:
    """Give a line of the stock page."""
    return StockEntry(kind=kind, item_id=event.items[0].id, quantity=quantity, source="Gudang")


def test_the_first_stock_of_an_event_stands_in_the_ledger(desk: Desk, event: StoredEvent) -> None:
    line = desk.see(list_movements, event.id)[0]
    assert (line.kind, line.quantity, line.unit, line.item) == (MovementKind.RECEIVED, 100, "paket", "Sembako")
    assert (line.source, line.officer, line.at) == ("stok awal", "Petugas", desk.database.clock())


def test_the_equation_of_received_handed_over_damaged_and_moved(desk: Desk, event: StoredEvent) -> None:
    desk.do(enter_stock, event.id, entry(event, 50))
    desk.do(enter_stock, event.id, entry(event, 7, EntryKind.DAMAGED))
    desk.do(enter_stock, event.id, entry(event, 13, EntryKind.MOVED))
    desk.do(hand_over, event.id, to_institution(event, 30))
    goods = desk.see(summarise, event.id).goods[0]
    assert (goods.received, goods.damaged, goods.moved, goods.handed_over, goods.returned) == (150, 7, 13, 30, 0)
    assert goods.on_hand == desk.see(book_stock, event.items[0].id) == 100
    assert desk.see(received_stock, event.items[0].id) == 150


def test_all_that_is_there_may_go_out_and_not_one_more(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 99))
    officer = desk.at("B", Role.OFFICER)
    with pytest.raises(NeedsSupervisor, match="Only 1 paket of Sembako left; 2 asked for") as no:
        officer.do(hand_over, event.id, to_institution(event, 2))
    assert no.value.field == "quantity"
    officer.do(hand_over, event.id, to_institution(event, 1))
    assert desk.see(book_stock, event.items[0].id) == 0


@pytest.mark.parametrize("kind", [EntryKind.DAMAGED, EntryKind.MOVED])
def test_no_more_can_be_damaged_or_moved_than_there_is(desk: Desk, event: StoredEvent, kind: EntryKind) -> None:
    with pytest.raises(NeedsSupervisor):
        desk.do(enter_stock, event.id, entry(event, 101, kind))


def test_an_officer_overdraws_with_a_supervisor_and_a_reason(desk: Desk, event: StoredEvent) -> None:
    officer = desk.at("B", Role.OFFICER)
    with pytest.raises(Refused) as no:
        officer.do(hand_over, event.id, to_institution(event, 120), Override(reason="truk terlambat"))
    assert not isinstance(no.value, NeedsSupervisor)
    officer.do(hand_over, event.id, to_institution(event, 120), Override(reason="truk terlambat", supervisor="Budi"))
    assert desk.see(book_stock, event.items[0].id) == -20
    assert desk.see(list_movements, event.id)[0].override_reason == "truk terlambat"


def test_a_supervisor_overdraws_with_a_reason_alone(desk: Desk, event: StoredEvent) -> None:
    supervisor = desk.at("B", Role.SUPERVISOR)
    with pytest.raises(NeedsSupervisor):
        supervisor.do(hand_over, event.id, to_institution(event, 120), Override(reason="  "))
    supervisor.do(hand_over, event.id, to_institution(event, 120), Override(reason="truk terlambat"))
    assert desk.see(book_stock, event.items[0].id) == -20


def test_a_reason_that_was_not_needed_is_not_kept(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 1), Override(reason="tidak perlu"))
    assert desk.see(list_movements, event.id)[0].override_reason == ""


@pytest.mark.parametrize("quantity", [None, 0, -1, 10_000_001])
def test_an_impossible_quantity_is_refused(desk: Desk, event: StoredEvent, quantity: int | None) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(enter_stock, event.id, entry(event, quantity))
    assert set(no.value.problems) == {"quantity"}


def test_goods_of_another_event_are_a_bug(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN")
    item_id = other.items[0].id
    with pytest.raises(LookupError):
        desk.do(add_movement, event.id, item_id=item_id, kind=MovementKind.RECEIVED, quantity=1)


def test_a_closed_event_moves_no_goods(desk: Desk, event: StoredEvent) -> None:
    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    with pytest.raises(Refused, match="closed"):
        desk.do(enter_stock, event.id, entry(event, 1))


def test_saving_the_same_line_twice_writes_it_once(desk: Desk, event: StoredEvent) -> None:
    form = uuid7()
    for _ in range(2):
        assert desk.do(enter_stock, event.id, entry(event, 50), movement_id=form) == form
    assert desk.see(book_stock, event.items[0].id) == 150


def test_a_line_under_the_id_of_another_is_refused(desk: Desk, event: StoredEvent) -> None:
    other, form = set_up(desk, code="LAIN"), uuid7()
    desk.do(enter_stock, event.id, entry(event, 5), movement_id=form)
    lines = [(event, 6, EntryKind.RECEIVED), (event, 5, EntryKind.DAMAGED), (other, 5, EntryKind.RECEIVED)]
    for where, quantity, kind in lines:
        with pytest.raises(StaleForm):
            desk.do(enter_stock, where.id, entry(where, quantity, kind), movement_id=form)
    assert [desk.see(book_stock, one.items[0].id) for one in (event, other)] == [105, 100]


def test_the_book_is_read_from_the_counters(desk: Desk, event: StoredEvent) -> None:
    desk.do(lambda session: session.connection.execute(tally.update().where(tally.c.measure == "stock").values(n=7)))
    assert desk.see(book_stock, event.items[0].id) == 7


def test_the_book_follows_within_one_transaction(desk: Desk, event: StoredEvent) -> None:
    def out_and_look(session: Session) -> int:
        hand_over(session, event.id, to_institution(event, 30))
        return book_stock(session, event.items[0].id)

    assert desk.do(out_and_look) == 70


@pytest.mark.parametrize("voided", [True, False])
@pytest.mark.parametrize("limit", [1, 3, 20])
def test_the_newest_of_a_ledger_are_the_first_of_all(desk: Desk, voided: bool, limit: int) -> None:
    items = [ItemLine(name=name, unit=Unit.PACKAGE, received=50) for name in ("Sembako", "Selimut")]
    event = set_up(desk, items=items, allocations=[])
    for number, kind in enumerate((EntryKind.DAMAGED, EntryKind.RECEIVED, EntryKind.MOVED, EntryKind.RECEIVED)):
        record = entry(event, 2, kind)
        record.item_id = event.items[number % 2].id
        last = desk.do(enter_stock, event.id, record)
    desk.do(hand_over, event.id, to_institution(event, 3))
    desk.do(void_movement, last, "salah")
    for item_id in ("", event.items[1].id):
        whole = desk.see(list_movements, event.id, voided=voided, item_id=item_id)
        assert desk.see(list_movements, event.id, voided=voided, item_id=item_id, limit=limit) == whole[:limit]
