"""Goods to institutions and to people: stock falls in the same breath, a ceremony is never counted."""

from collections.abc import Callable
from typing import Any

import pytest

from baktidesk.db.models import distribution, handover_line, stock_movement
from baktidesk.domain.distribution import GoodsLine, Handover, PersonKind, RecipientKind
from baktidesk.domain.errors import NeedsSupervisor, Refused, RefusedValues, StaleForm
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.relief.distributions import hand_over, list_deliveries, report_onward, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import Override, book_stock, list_movements
from baktidesk.services.summary import summarise
from tests.stories import Desk, set_up, to_institution, to_person

NIK = "3671990101900001"


@pytest.fixture
def two_goods(desk: Desk) -> StoredEvent:
    """Give an event with packages and seedlings."""
    return set_up(
        desk,
        items=[
            ItemLine(name="Sembako", unit=Unit.PACKAGE, received=100),
            ItemLine(name="Bibit", unit=Unit.SEEDLING, received=500),
        ],
        allocations=[],
    )


def both(event: StoredEvent, packages: int, seedlings: int, **changes: Any) -> Handover:
    """Give a handover of packages and seedlings by one document."""
    quantities = zip(event.items, (packages, seedlings), strict=True)
    goods = [GoodsLine(item_id=item.id, quantity=quantity) for item, quantity in quantities]
    return to_institution(event, 1, goods=goods, **changes)


def line_of(desk: Desk, handover_id: str) -> str:
    """Give the id of a handover's only line."""
    lines = desk.see(lambda session: session.rows(handover_line.select()))
    return next(line.id for line in lines if line.handover_id == handover_id)


def test_a_handover_takes_every_item_off_the_stock(desk: Desk, two_goods: StoredEvent) -> None:
    desk.do(hand_over, two_goods.id, both(two_goods, 40, 500, onward=True, document_number="BAST-1"))
    assert [desk.see(book_stock, item.id) for item in two_goods.items] == [60, 0]
    listed = desk.see(list_deliveries, two_goods.id)[0]
    assert (listed.recipient, listed.recipient_kind) == ("Yayasan Uji", RecipientKind.FOUNDATION)
    assert listed.goods == (("Sembako", 40, "paket"), ("Bibit", 500, "batang"))
    assert (listed.onward, listed.symbolic, listed.document_number) == (True, False, "BAST-1")


def test_a_handover_is_whole_or_not_at_all(desk: Desk, two_goods: StoredEvent) -> None:
    with pytest.raises(NeedsSupervisor, match="Only 500 batang of Bibit left"):
        desk.do(hand_over, two_goods.id, both(two_goods, 40, 501))
    assert desk.see(list_deliveries, two_goods.id) == []
    assert desk.see(book_stock, two_goods.items[0].id) == 100


def test_two_lines_of_one_item_cannot_take_more_than_there_is(desk: Desk, event: StoredEvent) -> None:
    line = GoodsLine(item_id=event.items[0].id, quantity=60)
    with pytest.raises(NeedsSupervisor, match="Only 40"):
        desk.do(hand_over, event.id, to_institution(event, 1, goods=[line, line]))


def test_a_ceremony_is_written_down_and_never_counted(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 5000, symbolic=True, onward=True))
    goods, obligations = desk.see(
        lambda session: (summarise(session, event.id).goods[0], summarise(session, event.id).onward_open)
    )
    assert (goods.handed_over, goods.on_hand, obligations) == (0, 100, ())
    assert desk.see(list_deliveries, event.id)[0].symbolic


@pytest.mark.parametrize("kind", PersonKind)
def test_somebody_is_served(desk: Desk, event: StoredEvent, kind: PersonKind) -> None:
    record = to_person(event, 2, recipient_kind=kind, full_name="Ibu Sri", nik=NIK, proxy_name="Ani")
    desk.do(distribute, event.id, record)
    listed = desk.see(list_deliveries, event.id)[0]
    assert (listed.kind, listed.recipient, listed.recipient_kind.value) == ("distribution", "Ibu Sri", kind.value)
    assert (listed.area, listed.goods) == ("Selatan", (("Sembako", 2, "paket"),))
    assert desk.see(summarise, event.id).goods[0].by_recipient_kind == {kind.value: 2}


def test_all_that_was_asked_is_checked(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(hand_over, event.id, Handover())
    required = {"institution", "recipient_kind", "receiver_name", "receiver_position", "goods", "giver_name"}
    assert set(no.value.problems) == required
    with pytest.raises(RefusedValues) as no:
        desk.do(distribute, event.id, to_person(event, 0, full_name="", nik="1", family_card_number="2", item_id=""))
    assert set(no.value.problems) == {"full_name", "nik", "family_card_number", "item_id", "quantity"}
    assert desk.see(list_deliveries, event.id) == []


def test_a_bad_line_of_goods_is_named_by_its_number(desk: Desk, event: StoredEvent) -> None:
    goods = [GoodsLine(item_id=event.items[0].id, quantity=1), GoodsLine(item_id=event.items[0].id)]
    with pytest.raises(RefusedValues, match=r"Line 2: Please fill this in\."):
        desk.do(hand_over, event.id, to_institution(event, 1, goods=goods))


def test_saving_the_same_form_twice_takes_the_goods_once(desk: Desk, event: StoredEvent) -> None:
    forms = uuid7(), uuid7()
    for _ in range(2):
        assert desk.do(hand_over, event.id, to_institution(event, 10), handover_id=forms[0]) == forms[0]
        family = to_person(event, 5, full_name="Keluarga Rahman")
        assert desk.do(distribute, event.id, family, distribution_id=forms[1]) == forms[1]
    assert desk.see(book_stock, event.items[0].id) == 85


@pytest.mark.parametrize(
    "changes", [{"quantity": 11}, {"institution": "Yayasan Lain"}], ids=["another quantity", "another institution"]
)
def test_a_handover_under_the_id_of_another_is_refused(desk: Desk, event: StoredEvent, changes: dict[str, Any]) -> None:
    form = uuid7()
    desk.do(hand_over, event.id, to_institution(event, 10), handover_id=form)
    with pytest.raises(StaleForm, match="saved before as another record") as no:
        desk.do(hand_over, event.id, to_institution(event, **{"quantity": 10} | changes), handover_id=form)
    assert no.value.record == form
    assert desk.see(book_stock, event.items[0].id) == 90


@pytest.mark.parametrize(
    "changes", [{"quantity": 2}, {"full_name": "Keluarga Lain"}], ids=["another quantity", "another family"]
)
def test_a_distribution_under_the_id_of_another_is_refused(
    desk: Desk, event: StoredEvent, changes: dict[str, Any]
) -> None:
    form, family = uuid7(), {"full_name": "Keluarga Rahman"}
    desk.do(distribute, event.id, to_person(event, **family), distribution_id=form)
    with pytest.raises(StaleForm, match="Please save it again"):
        desk.do(distribute, event.id, to_person(event, **family | changes), distribution_id=form)
    assert desk.see(book_stock, event.items[0].id) == 99


@pytest.mark.parametrize("deed", [hand_over, distribute], ids=["handover", "distribution"])
def test_an_id_of_another_event_is_refused(desk: Desk, event: StoredEvent, deed: Callable[..., str]) -> None:
    other, form = set_up(desk, code="LAIN"), uuid7()
    record = to_institution(event, 1) if deed is hand_over else to_person(event)
    more = {"handover_id": form} if deed is hand_over else {"distribution_id": form}
    desk.do(deed, event.id, record, **more)
    with pytest.raises(StaleForm):
        desk.do(deed, other.id, record, **more)
    assert desk.see(list_deliveries, other.id) == []


@pytest.mark.parametrize(("quantity", "kept"), [(1, ""), (101, "truk terlambat")])
def test_a_distribution_keeps_a_reason_only_where_it_needed_one(
    desk: Desk, event: StoredEvent, quantity: int, kept: str
) -> None:
    desk.do(distribute, event.id, to_person(event, quantity), Override(reason=" truk terlambat "))
    row = desk.see(lambda session: session.first(distribution.select()))
    assert row.override_reason == kept == desk.see(list_movements, event.id)[0].override_reason


def test_voiding_brings_the_goods_back(desk: Desk, event: StoredEvent) -> None:
    delivery = desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    person = desk.do(distribute, event.id, to_person(event, 3))
    desk.do(void_delivery, "handover", delivery, "salah lembaga")
    desk.do(void_delivery, "distribution", person, "salah orang")
    assert desk.see(book_stock, event.items[0].id) == 100
    assert desk.see(list_deliveries, event.id) == []
    assert {one.void_reason for one in desk.see(list_deliveries, event.id, voided=True)} == {
        "salah lembaga",
        "salah orang",
    }
    assert desk.see(summarise, event.id).onward_open == ()
    assert [one.kind.value for one in desk.see(list_movements, event.id)] == ["received"]


def test_voiding_needs_a_reason_and_happens_once(desk: Desk, event: StoredEvent) -> None:
    delivery = desk.do(hand_over, event.id, to_institution(event, 40))
    with pytest.raises(Refused, match="say why"):
        desk.do(void_delivery, "handover", delivery, " ")
    desk.do(void_delivery, "handover", delivery, "satu")
    assert desk.deed(void_delivery, "handover", delivery, "dua").touched == frozenset()


def test_an_obligation_stays_open_until_all_is_reported(desk: Desk, event: StoredEvent) -> None:
    line = line_of(desk, desk.do(hand_over, event.id, to_institution(event, 40, onward=True)))
    desk.do(report_onward, line, 30, "RW 05")
    owed = desk.see(summarise, event.id).onward_open[0]
    assert (owed.to, owed.quantity, owed.reported, owed.open) == ("Yayasan Uji", 40, 30, 10)
    with pytest.raises(Refused, match="Between 1 and 10 can be reported"):
        desk.do(report_onward, line, 11, "RW 06")
    desk.do(report_onward, line, 10, "RW 06")
    assert desk.see(summarise, event.id).onward_open == ()


def test_nothing_is_reported_of_a_voided_handover(desk: Desk, event: StoredEvent) -> None:
    delivery = desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    line = line_of(desk, delivery)
    desk.do(void_delivery, "handover", delivery, "salah")
    with pytest.raises(Refused, match="This handover has been voided"):
        desk.do(report_onward, line, 10, "RW 05")


def test_the_list_is_newest_first_across_both_kinds(desk: Desk, event: StoredEvent) -> None:
    ids = [
        desk.do(hand_over, event.id, to_institution(event, 1)),
        desk.do(distribute, event.id, to_person(event)),
        desk.do(hand_over, event.id, to_institution(event, 1)),
    ]
    assert [one.id for one in desk.see(list_deliveries, event.id)] == ids[::-1]
    assert [one.id for one in desk.see(list_deliveries, event.id, limit=2)] == ids[:0:-1]


def test_a_movement_knows_what_it_belongs_to(desk: Desk, event: StoredEvent) -> None:
    given = desk.do(distribute, event.id, to_person(event))
    rows = desk.see(lambda session: session.rows(stock_movement.select()))
    assert [row.distribution_id for row in rows] == [None, given]
