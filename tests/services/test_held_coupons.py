"""An open coupon goes with the delivery that its holder gets otherwise: by name, by proxy, from the returned sheet."""

import datetime as dt
from pathlib import Path

import pytest

from baktidesk.domain.coupon import CouponState
from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.recipient_roll import ReturnedSheet
from baktidesk.domain.roll import RollKind
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import issue_coupons, issue_for_roll, list_coupons, redeem
from baktidesk.services.relief.distributions import void_delivery
from baktidesk.services.relief.entitlements import keep_entitlement, standing
from baktidesk.services.relief.giving import distribute, distribute_to_several
from baktidesk.services.relief.held_coupons import spent_with
from baktidesk.services.relief.recipient_roll import recipient_lines
from baktidesk.services.relief.returned_sheet import enter_returned_sheet
from baktidesk.services.rolls.reading import read_roll
from baktidesk.services.rolls.roll import import_roll
from tests.stories import DAY, Desk, to_person
from tests.workbooks import a_bnba, a_family

NIK, CARD = "3171011708450001", "3171011708450009"


@pytest.fixture
def siti(desk: Desk) -> str:
    """Give somebody known, with a family card."""
    who: str = desk.do(keep_person, full_name="Siti", nik=NIK, family_card_number=CARD)
    return who


def issue(desk: Desk, event: StoredEvent, who: str, quantity: int = 1) -> str:
    """Make a coupon for somebody; give its id."""
    coupon: str = desk.do(issue_coupons, event.id, event.items[0].id, quantity, people=[who])[0].id
    return coupon


def states(desk: Desk, event: StoredEvent) -> list[CouponState]:
    """Give where the coupons stand, by number."""
    return [one.state for one in desk.see(list_coupons, event.id)]


def test_a_delivery_by_name_spends_the_coupon(desk: Desk, event: StoredEvent, siti: str) -> None:
    coupon = issue(desk, event, siti)
    record = to_person(event, full_name="Siti", nik=NIK)
    assert desk.see(standing, event.id, record).coupons == (1,)
    given = desk.do(distribute, event.id, record)
    assert (states(desk, event), desk.see(spent_with, [given])) == ([CouponState.REDEEMED], {given: (1,)})
    with pytest.raises(Refused, match="Coupon 0001 was redeemed"):
        desk.do(redeem, event.id, coupon, exception="lagi")
    assert desk.see(check).ok


def test_undo_and_void_open_the_coupon_again(desk: Desk, event: StoredEvent, siti: str) -> None:
    issue(desk, event, siti)
    desk.do(undo, desk.deed(distribute, event.id, to_person(event, full_name="Siti"), person_id=siti).deed)
    assert states(desk, event) == [CouponState.OPEN]
    given = desk.do(distribute, event.id, to_person(event, full_name="Siti"), person_id=siti)
    desk.do(void_delivery, "distribution", given, "Salah orang")
    assert states(desk, event) == [CouponState.OPEN]
    desk.do(distribute, event.id, to_person(event, full_name="Siti"), person_id=siti)
    assert states(desk, event) == [CouponState.REDEEMED]


@pytest.mark.parametrize(
    ("basis", "state"), [(Basis.HOUSEHOLD, CouponState.REDEEMED), (Basis.PERSON, CouponState.OPEN)]
)
def test_the_coupon_of_the_household_is_spent_where_households_are_counted(
    desk: Desk, event: StoredEvent, siti: str, basis: Basis, state: CouponState
) -> None:
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, basis=basis))
    issue(desk, event, siti)
    desk.do(distribute, event.id, to_person(event, full_name="Suami", family_card_number=CARD))
    assert states(desk, event) == [state]


@pytest.mark.parametrize(("quantity", "spent"), [(1, 1), (2, 2), (3, 2)])
def test_no_more_coupons_are_spent_than_goods_were_given(
    desk: Desk, event: StoredEvent, siti: str, quantity: int, spent: int
) -> None:
    for _ in range(2):
        issue(desk, event, siti)
    desk.do(distribute, event.id, to_person(event, quantity, full_name="Siti"), person_id=siti)
    assert states(desk, event).count(CouponState.REDEEMED) == spent


def test_a_redeemed_coupon_leaves_the_others_alone(desk: Desk, event: StoredEvent, siti: str) -> None:
    issue(desk, event, siti)
    desk.do(redeem, event.id, issue(desk, event, siti))
    assert states(desk, event) == [CouponState.OPEN, CouponState.REDEEMED]


def test_other_goods_spend_nothing(desk: Desk, event: StoredEvent, siti: str) -> None:
    issue(desk, event, siti)
    desk.do(distribute, event.id, to_person(event, full_name="Siti Lain", address="Jl. Mawar 9"))
    assert states(desk, event) == [CouponState.OPEN]


def test_what_a_proxy_collects_spends_everybodys_coupon(desk: Desk, event: StoredEvent, siti: str) -> None:
    budi = desk.do(keep_person, full_name="Budi")
    for who in (siti, budi):
        issue(desk, event, who)
    records = [to_person(event, full_name=name, proxy_name="Ketua RT") for name in ("Siti", "Budi")]
    desk.do(distribute_to_several, event.id, records, people=[siti, budi])
    assert states(desk, event) == [CouponState.REDEEMED] * 2


def test_a_returned_sheet_spends_the_coupons_and_names_them(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    file = read_roll(a_bnba(tmp_path, [a_family(1, quantity=2), a_family(2), a_family(3)]), DAY, RollKind.RECIPIENT)
    desk.do(import_roll, event.id, file, RollKind.RECIPIENT)
    desk.do(issue_for_roll, event.id, event.items[0].id, 1)
    lines = desk.see(recipient_lines, event.id)
    sheet = ReturnedSheet(item_id=event.items[0].id, given_on=DAY, given_at=dt.time(7, 30))
    entered = desk.do(enter_returned_sheet, event.id, sheet, [lines[0].id, lines[2].id])
    assert entered.coupons == (1, 3)
    assert states(desk, event) == [CouponState.REDEEMED, CouponState.OPEN, CouponState.REDEEMED]
    assert [line.received for line in desk.see(recipient_lines, event.id, event.items[0].id)] == [2, 0, 1]
    assert desk.see(check).ok
