"""A coupon is redeemed once, and replaced with a trace when it is lost."""

import pytest

from baktidesk.domain.coupon import CouponState, new_token, tidy_token, token_text
from baktidesk.domain.errors import NeedsReason, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import find_coupon, issue_coupons, list_coupons, redeem, replace_coupon
from baktidesk.services.relief.stock import book_stock
from tests.stories import Desk, set_up

NIK = "3171011708450001"


def blank(desk: Desk, event: StoredEvent, count: int = 1) -> list[str]:
    """Make blank coupons for one package each; give their ids."""
    return [one.id for one in desk.do(issue_coupons, event.id, event.items[0].id, 1, count=count)]


def test_numbers_go_on_without_a_gap(desk: Desk, event: StoredEvent) -> None:
    blank(desk, event, 3)
    desk.at("B").do(issue_coupons, event.id, event.items[0].id, 1, count=2)
    found = desk.see(list_coupons, event.id)
    assert [one.number for one in found] == [1, 2, 3, 4, 5]
    assert len({one.token for one in found}) == 5


def test_a_coupon_is_found_by_what_is_scanned_and_by_its_number(desk: Desk, event: StoredEvent) -> None:
    blank(desk, event, 2)
    second = desk.see(list_coupons, event.id)[1]
    assert desk.see(find_coupon, event.id, f" {second.token.lower()}\n") == second
    assert desk.see(find_coupon, event.id, "0002") == second
    assert desk.see(find_coupon, event.id, "Siti") is None


def test_a_blank_coupon_takes_a_package_once(desk: Desk, event: StoredEvent) -> None:
    (coupon,) = blank(desk, event)
    desk.do(redeem, event.id, coupon, area_id=event.areas[0][0])
    with pytest.raises(Refused, match=r"Coupon 0001 was redeemed at 08.00 WIB, desk A, by Petugas"):
        desk.at("B").do(redeem, event.id, coupon)
    assert desk.see(book_stock, event.items[0].id) == 99
    assert desk.see(find_coupon, event.id, "1").state is CouponState.REDEEMED
    assert desk.see(check).ok


def test_two_coupons_of_one_person_need_a_reason(desk: Desk, event: StoredEvent) -> None:
    who = desk.do(keep_person, full_name="Siti", nik=NIK)
    item = event.items[0].id
    first, second = [desk.do(issue_coupons, event.id, item, 1, people=[who])[0].id for _ in range(2)]
    desk.do(redeem, event.id, first, proxy_name="Anak")
    with pytest.raises(NeedsReason):
        desk.do(redeem, event.id, second)
    desk.do(redeem, event.id, second, exception="Dua keluarga")


def test_an_undone_redemption_can_be_done_again(desk: Desk, event: StoredEvent) -> None:
    (coupon,) = blank(desk, event)
    desk.do(undo, desk.deed(redeem, event.id, coupon).deed)
    assert desk.see(find_coupon, event.id, "1").state is CouponState.OPEN
    desk.do(redeem, event.id, coupon)
    assert desk.see(book_stock, event.items[0].id) == 99


def test_a_lost_coupon_is_replaced_with_a_trace(desk: Desk, event: StoredEvent) -> None:
    (coupon,) = blank(desk, event)
    new = desk.do(replace_coupon, coupon, "Hilang di jalan")
    assert (new.number, new.state) == (2, CouponState.OPEN)
    assert desk.see(find_coupon, event.id, "1").replaced_by == 2
    with pytest.raises(Refused, match="Coupon 0001 has been voided: Hilang di jalan"):
        desk.do(redeem, event.id, coupon)
    desk.do(redeem, event.id, new.id)
    with pytest.raises(Refused, match="redeemed"):
        desk.do(replace_coupon, new.id, "Hilang juga")


def test_a_coupon_of_another_event_is_refused(desk: Desk, event: StoredEvent) -> None:
    (coupon,) = blank(desk, event)
    other = set_up(desk, code="LAIN", name="Lain")
    with pytest.raises(Refused, match=r"belongs to another event \(UJI-2026\)"):
        desk.do(redeem, other.id, coupon)


@pytest.mark.parametrize("count", [0, 20_001])
def test_neither_none_nor_too_many_at_a_time(desk: Desk, event: StoredEvent, count: int) -> None:
    with pytest.raises(Refused, match="Between 1 and 20000"):
        desk.do(issue_coupons, event.id, event.items[0].id, 1, count=count)


def test_a_token_is_known_by_its_form() -> None:
    token = new_token()
    assert tidy_token(token.lower()) == token
    assert [tidy_token(sent) for sent in (f"]Q1{token}\r\n", token_text(token), f"{token[:6]}-{token[6:]}")] == [
        token
    ] * 3
    assert [tidy_token(text) for text in ("", token[:-1], "XX" + token[2:], token[:-1] + "I")] == [""] * 4
