"""On a server as in a file: goods at places, onward reports and returns add up."""

import pytest

from baktidesk.db.schema import open_database
from baktidesk.domain.errors import Refused
from baktidesk.domain.onward import OnwardReport
from baktidesk.domain.returning import Return, StockCount
from baktidesk.domain.stock import MAIN_STORE, EntryKind, StockEntry
from baktidesk.services.check import check
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.onward import obligations, report, reports_of
from baktidesk.services.relief.returns import count_stock, counts_of, movements_of, return_goods, void_movement
from baktidesk.services.relief.stock import enter_stock, list_movements
from baktidesk.services.relief.stores import book_by_place, totals_by_place
from baktidesk.services.summary import summarise
from tests.stories import Desk, set_up, to_institution

pytestmark = pytest.mark.needs("postgresql")


def test_places_reports_and_returns_on_a_server(postgres_url: str) -> None:
    desk = Desk(open_database(postgres_url))
    event = set_up(desk)
    item, north = event.items[0].id, event.areas[0][0]
    move = StockEntry(kind=EntryKind.MOVED, item_id=item, quantity=30, destination_id=north, source="Truk")
    moved = desk.do(enter_stock, event.id, move)
    given = desk.do(hand_over, event.id, to_institution(event, 20, onward=True))
    (owed,) = desk.see(obligations, [event.id])
    desk.do(report, owed.id, OnwardReport(quantity=12, whereto="RW 05"))
    desk.do(return_goods, desk.see(movements_of, "handover", given)[0].id, Return(quantity=5, reason="Sisa"))
    desk.do(count_stock, event.id, StockCount(item_id=item, place_id=north, counted=14, reason="Basah"))
    assert desk.see(book_by_place, item) == {MAIN_STORE: 70, north: 14}
    (owed,) = desk.see(obligations, [event.id])
    assert (owed.quantity, owed.reported, owed.open, len(desk.see(reports_of, owed.id))) == (15, 12, 3, 1)
    places = desk.see(totals_by_place, desk.see(summarise, event.id).goods[0], {MAIN_STORE: "Gudang", north: "Utara"})
    assert [(one.item, one.on_hand) for one in places] == [("Gudang", 70), ("Utara", 14)]
    assert [one.inside for one in desk.see(list_movements, event.id)].count(True) == 2
    assert len(desk.see(counts_of, event.id)) == 1
    assert desk.see(check).ok
    with pytest.raises(Refused, match="gone out since"):
        desk.do(void_movement, moved, "salah")
    desk.database.close()
