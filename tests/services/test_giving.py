"""Nobody is served twice unnoticed: by NIK, family card, name and address, or through a proxy."""

import base64
import datetime as dt

import pytest
from sqlalchemy import select

from baktidesk.db import models
from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.errors import NeedsReason, Refused
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.giving import ReceiptKind
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Role
from baktidesk.services.check import check
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import issue_coupons
from baktidesk.services.relief.distributions import void_delivery
from baktidesk.services.relief.entitlements import (
    exception_lines,
    keep_entitlement,
    list_entitlements,
    list_exceptions,
    served_before,
    standing,
)
from baktidesk.services.relief.giving import distribute, distribute_to_several
from baktidesk.services.relief.receipts import keep_receipt, list_receipts
from baktidesk.services.relief.recipients import coupon_hits, find_recipients, known_recipient, look_at_coupon
from baktidesk.services.relief.stock import book_stock
from tests.stories import DAY, MORNING, Clock, Desk, set_up, to_person

NIK = "3171011708450001"
CARD = "3171012501060003"
ITEM_GONE_TWICE = 98
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""


def entitle(desk: Desk, event: StoredEvent, **values: object) -> None:
    """Agree what everybody may receive of the packages."""
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, **values))  # type: ignore[arg-type]


def test_the_same_nik_is_served_once_and_told_when_and_by_whom(desk: Desk, event: StoredEvent) -> None:
    desk.at("B", name="Dewi").do(distribute, event.id, to_person(event, full_name="Siti Aminah", nik=NIK))
    with pytest.raises(
        NeedsReason, match=r"on 20 Jan 2026 08.00 WIB, desk B, by Dewi, in the name of Siti Aminah"
    ) as no:
        desk.do(distribute, event.id, to_person(event, full_name="Aminah", nik=NIK))
    assert no.value.record
    assert desk.see(book_stock, event.items[0].id) == 99


def test_one_family_card_is_one_household(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, full_name="Ayah", family_card_number=CARD))
    with pytest.raises(NeedsReason, match="in the name of Ayah"):
        desk.do(distribute, event.id, to_person(event, full_name="Ibu", family_card_number=CARD))


def test_where_persons_are_counted_a_family_card_is_no_hindrance(desk: Desk, event: StoredEvent) -> None:
    entitle(desk, event, basis=Basis.PERSON)
    for name in ("Ayah", "Ibu"):
        desk.do(distribute, event.id, to_person(event, full_name=name, family_card_number=CARD))
    assert desk.see(book_stock, event.items[0].id) == ITEM_GONE_TWICE


def test_the_same_name_at_the_same_address_is_the_same(desk: Desk, event: StoredEvent) -> None:
    home = {"full_name": "Budi", "address": "Jl. Melati 3 RT 01 RW 02"}
    desk.do(distribute, event.id, to_person(event, **home))
    with pytest.raises(NeedsReason):
        desk.do(distribute, event.id, to_person(event, **home | {"full_name": "H. BUDI"}))
    desk.do(distribute, event.id, to_person(event, full_name="Budi", address="Jl. Mawar 9"))
    desk.do(distribute, event.id, to_person(event, full_name="Budi"))


def test_a_reason_serves_again_and_stands_on_record(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, nik=NIK), exception="tidak dipakai")
    again = desk.do(distribute, event.id, to_person(event, nik=NIK), exception="Rumah terbakar")
    rows = desk.see(served_before, event.id, to_person(event, nik=NIK))
    assert [one.distribution_id for one in rows][:1] == [again]
    assert len(rows) == 2
    assert [(one.distribution_id, why) for one, why in desk.see(list_exceptions, event.id)] == [
        (again, "Rumah terbakar")
    ]


def test_more_than_one_helping_where_so_agreed(desk: Desk, event: StoredEvent) -> None:
    entitle(desk, event, quantity=3)
    desk.do(distribute, event.id, to_person(event, 2, nik=NIK))
    desk.do(distribute, event.id, to_person(event, 1, nik=NIK))
    with pytest.raises(NeedsReason):
        desk.do(distribute, event.id, to_person(event, 1, nik=NIK))
    with pytest.raises(NeedsReason, match="Each may receive 3"):
        desk.do(distribute, event.id, to_person(event, 4))


def test_the_days_between_two_helpings_reach_into_other_events(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, nik=NIK))
    later = DAY + dt.timedelta(days=10)
    other = set_up(desk, code="UJI-2", name="Kedua", days=[DayLine(day=later, place="Aula")])
    desk.database.clock = Clock(MORNING + dt.timedelta(days=10))
    entitle(desk, other, interval_days=30)
    with pytest.raises(NeedsReason):
        desk.do(distribute, other.id, to_person(other, nik=NIK))
    entitle(desk, other, interval_days=7)
    desk.do(distribute, other.id, to_person(other, nik=NIK))


def test_a_voided_helping_counts_no_more(desk: Desk, event: StoredEvent) -> None:
    first = desk.do(distribute, event.id, to_person(event, nik=NIK))
    desk.do(void_delivery, "distribution", first, "salah")
    desk.do(distribute, event.id, to_person(event, nik=NIK))
    assert desk.see(check).ok


def test_a_proxy_collects_for_several_and_each_served_one_is_named(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, full_name="Wati", nik=NIK))
    three = [to_person(event, full_name=name, proxy_name="Ketua RT") for name in ("Ani", "Beni")]
    three.append(to_person(event, full_name="Wati", nik=NIK, proxy_name="Ketua RT"))
    with pytest.raises(NeedsReason, match="Served already: Wati"):
        desk.do(distribute_to_several, event.id, three)
    assert desk.see(book_stock, event.items[0].id) == 99
    assert len(desk.do(distribute_to_several, event.id, three, exception="Disetujui lurah")) == 3


def test_only_who_sets_up_events_says_what_each_may_have(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="needs a supervisor"):
        entitle(desk.at("A", Role.OFFICER), event)
    entitle(desk, event, quantity=2)
    entitle(desk, event, quantity=1)
    assert [one.quantity for one in desk.see(list_entitlements, event.id).values()] == [1]


def test_how_somebody_stands_is_known_before_anything_is_given(desk: Desk, event: StoredEvent) -> None:
    entitle(desk, event, quantity=3)
    desk.at("B", name="Dewi").do(distribute, event.id, to_person(event, 2, full_name="Siti", nik=NIK))
    found = desk.see(standing, event.id, to_person(event, nik=NIK))
    assert [(one.quantity, one.desk, one.officer, one.full_name) for one in found.before] == [(2, "B", "Dewi", "Siti")]
    assert (found.may_have(1), found.on_hand, found.area_left, found.known) == (1, 98, 38, True)


def test_where_nothing_was_agreed_each_has_it_once(desk: Desk, event: StoredEvent) -> None:
    assert desk.see(standing, event.id, to_person(event, 5, nik=NIK)).may_have(5) == 5
    desk.do(distribute, event.id, to_person(event, nik=NIK))
    assert desk.see(standing, event.id, to_person(event, nik=NIK)).may_have(1) == 0


def test_numbers_that_are_still_typed_are_not_looked_for(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event, nik=NIK))
    found = desk.see(standing, event.id, to_person(event, nik=NIK[:12], family_card_number="317"))
    assert (found.known, found.before) == (False, ())


def test_there_is_no_standing_without_an_item_nor_an_area_left_without_an_allocation(
    desk: Desk, event: StoredEvent
) -> None:
    assert desk.see(standing, event.id, to_person(event, item_id="")) is None
    assert desk.see(standing, event.id, to_person(event, area_id="")).area_left is None


def test_what_is_told_of_a_known_person_now_is_kept(desk: Desk, event: StoredEvent) -> None:
    budi = desk.do(keep_person, full_name="Budi", address="Jl. Lama 1")
    record = to_person(event, full_name="Budi", nik=NIK, address="Jl. Baru 2")
    desk.do(distribute, event.id, record, person_id=budi)
    known = desk.see(known_recipient, budi, event.id)
    assert (known.nik, known.address, known.area_id) == (NIK, "Jl. Baru 2", record.area_id)


def test_a_known_person_without_numbers_is_not_served_twice(desk: Desk, event: StoredEvent) -> None:
    budi = desk.do(keep_person, full_name="Budi")
    desk.do(distribute, event.id, to_person(event, full_name="Budi"), person_id=budi)
    with pytest.raises(NeedsReason):
        desk.do(distribute, event.id, to_person(event, full_name="Budi"), person_id=budi)
    with pytest.raises(NeedsReason, match="Served already: Budi"):
        desk.do(distribute_to_several, event.id, [to_person(event, full_name="Budi")], people=[budi])


def test_a_collection_saved_twice_is_written_once(desk: Desk, event: StoredEvent) -> None:
    two, together = [to_person(event), to_person(event)], uuid7()
    ids = desk.do(distribute_to_several, event.id, two, collection_id=together)
    assert desk.do(distribute_to_several, event.id, two, collection_id=together) == ids
    assert desk.see(book_stock, event.items[0].id) == ITEM_GONE_TWICE


def test_two_of_one_household_in_one_collection_are_refused_together(desk: Desk, event: StoredEvent) -> None:
    two = [to_person(event, full_name=name, family_card_number=CARD) for name in ("Ayah", "Ibu")]
    with pytest.raises(NeedsReason, match="in the name of Ayah"):
        desk.do(distribute_to_several, event.id, two)
    assert desk.see(book_stock, event.items[0].id) == 100


def test_an_odd_nik_is_kept_with_the_record(desk: Desk, event: StoredEvent) -> None:
    new_id = desk.do(distribute, event.id, to_person(event, nik="0071015708450001"))
    query = select(models.distribution.c.warnings).where(models.distribution.c.id == new_id)
    assert len(desk.see(lambda session: session.value(query))) == 1


def test_the_list_of_exceptions_says_who_what_why_and_by_whom(desk: Desk, event: StoredEvent) -> None:
    for _ in range(2):
        desk.at("B", name="Dewi").do(
            distribute, event.id, to_person(event, full_name="Siti", nik=NIK), exception="Rumah terbakar"
        )
    (line,) = desk.see(exception_lines, event.id)
    assert (line.served.full_name, line.item, line.served.quantity) == ("Siti", "Sembako", 1)
    assert (line.reason, line.allowed_by, line.served.desk) == ("Rumah terbakar", "Dewi", "B")


def test_recipients_are_found_by_name_nik_and_family_card(desk: Desk, event: StoredEvent) -> None:
    record = to_person(event, full_name="Siti Aminah", nik=NIK, family_card_number=CARD)
    desk.do(distribute, event.id, record)
    desk.do(keep_person, full_name="Siti Rohana")
    for typed in ("siti am", NIK, CARD, CARD[:8]):
        (found,) = desk.see(find_recipients, event.id, typed, 6)
        assert (found.recipient.full_name, found.served) == ("Siti Aminah", True)
    assert [one.served for one in desk.see(find_recipients, event.id, "siti", 6)].count(False) == 1


def test_a_coupon_is_looked_at_with_what_its_person_has_had(desk: Desk, event: StoredEvent) -> None:
    siti = desk.do(keep_person, full_name="Siti", nik=NIK)
    (coupon,) = desk.do(issue_coupons, event.id, event.items[0].id, 1, people=[siti])
    assert desk.see(look_at_coupon, event.id, coupon.token).standing.may_have(1) == 1
    desk.do(distribute, event.id, to_person(event, nik=NIK))
    shown = desk.see(look_at_coupon, event.id, coupon.token)
    assert (shown.coupon.full_name, shown.standing.may_have(1)) == ("Siti", 0)
    assert [hit.id for hit in desk.see(coupon_hits, event.id, "1")] == [coupon.token]
    assert desk.see(coupon_hits, event.id, "Siti") == []


def test_a_coupon_of_another_event_is_strange_here(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="UJI-2", name="Kedua")
    (coupon,) = desk.do(issue_coupons, other.id, other.items[0].id, 1, count=1)
    assert desk.see(look_at_coupon, event.id, coupon.token).elsewhere == "UJI-2"
    assert desk.see(look_at_coupon, event.id, "BK" + "2" * 20).coupon is None


def test_a_receipt_is_kept_with_every_record_of_a_collection(desk: Desk, event: StoredEvent) -> None:
    ids = desk.do(distribute_to_several, event.id, [to_person(event), to_person(event)])
    desk.do(keep_receipt, ids, ReceiptKind.SIGNATURE, PNG)
    assert [[kind for kind, _one in desk.see(list_receipts, one)] for one in ids] == [[ReceiptKind.SIGNATURE]] * 2


def test_a_voided_record_takes_no_receipt(desk: Desk, event: StoredEvent) -> None:
    new_id = desk.do(distribute, event.id, to_person(event))
    desk.do(void_delivery, "distribution", new_id, "salah")
    with pytest.raises(Refused, match="has been voided"):
        desk.do(keep_receipt, [new_id], ReceiptKind.THUMBPRINT, PNG)
