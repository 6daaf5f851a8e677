"""The recipients' roll: who has not collected yet, who holds a coupon, and the signed sheet that comes back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baktidesk.domain.distribution import PersonKind
from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.recipient_roll import RecipientLine, ReturnedSheet
from baktidesk.domain.roll import RollKind
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.relief.coupons import (
    Lacking,
    coupons_wanted,
    issue_for_roll,
    people_without_coupon,
    redeem,
    replace_coupon,
)
from baktidesk.services.relief.distributions import list_deliveries, void_delivery
from baktidesk.services.relief.entitlements import keep_entitlement
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.recipient_roll import not_yet_collected, recipient_lines
from baktidesk.services.relief.returned_sheet import enter_returned_sheet
from baktidesk.services.relief.stock import Override, book_stock
from baktidesk.services.rolls.reading import read_roll
from baktidesk.services.rolls.roll import import_roll, preview_file
from tests.stories import DAY, MORNING, Clock, Desk, to_person
from tests.workbooks import a_bnba, a_family, a_roll

CARDS = [f"31710125010600{number:02d}" for number in range(100)]


def on_roll(desk: Desk, event: StoredEvent, folder: Path, *families: tuple[Any, ...]) -> list[RecipientLine]:
    """Put families on the recipients' roll; give the roll."""
    file = read_roll(a_bnba(folder, families), DAY)
    desk.do(import_roll, event.id, file, RollKind.RECIPIENT)
    lines: list[RecipientLine] = desk.see(recipient_lines, event.id)
    return lines


@pytest.fixture
def roll(desk: Desk, event: StoredEvent, tmp_path: Path) -> list[RecipientLine]:
    """Give a roll of five families."""
    return on_roll(desk, event, tmp_path, *(a_family(number) for number in range(1, 6)))


def names(lines: list[RecipientLine]) -> list[int]:
    """Give the numbers of lines."""
    return [line.number for line in lines]


def a_sheet(event: StoredEvent, **changes: Any) -> ReturnedSheet:
    """Give a sheet that was signed at half past seven on the event's day."""
    values: dict[str, Any] = {"item_id": event.items[0].id, "given_on": DAY, "given_at": dt.time(7, 30)}
    return ReturnedSheet(**values | changes)


@pytest.fixture
def enter(desk: Desk, event: StoredEvent) -> Callable[..., Any]:
    """Give a function that enters a sheet."""
    return lambda lines, **changes: desk.do(
        enter_returned_sheet, event.id, a_sheet(event, **changes), [line.id for line in lines]
    )


def test_a_roll_of_recipients_is_read_with_card_and_address_and_adds_nobody_twice(
    desk: Desk, event: StoredEvent, tmp_path: Path, roll: list[RecipientLine]
) -> None:
    assert names(roll) == [1, 2, 3, 4, 5]
    assert roll[0].address == "Jl. Melati 1 RT 01 RW 02 Kel. Sukasari Kec. Tangerang"
    again = desk.see(preview_file, event.id, read_roll(tmp_path / "bnba.xlsx", DAY), RollKind.RECIPIENT)
    assert (len(again.accepted), len(again.duplicate), again.bad) == (0, 5, ())


def test_an_address_in_several_columns_becomes_one(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    heads = ("Ket", "Kecamatan", "RT/RW", "Jml", "Nama KK", "Kelurahan", "Alamat", "No. KK", "No", "NIK")
    row = ("", "Tangerang", "01/02", 1, "Siti Aminah", "Sukasari", "Jl. Melati 3", CARDS[1], 1, "")
    found = read_roll(a_roll(tmp_path, [row], heads), DAY)
    assert found.rows[0].person.address == "Jl. Melati 3, RT/RW 01/02, Kel./Desa Sukasari, Kec. Tangerang"
    assert found.unused == ("Ket", "Jml")


def test_numbers_are_masked_unless_the_role_allows_them(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine]
) -> None:
    whole = desk.see(recipient_lines, event.id, whole=True)
    officer = desk.at(role=Role.OFFICER).see(recipient_lines, event.id, whole=True)
    assert (len(whole[0].nik), whole[0].nik.isdigit(), whole[0].family_card_number) == (16, True, CARDS[1])
    assert [("*" in line.nik, "*" in line.family_card_number) for line in officer] == [(True, True)] * 5
    assert officer == roll


def test_whoever_collects_leaves_the_list_and_comes_back_when_that_is_voided(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine]
) -> None:
    given = desk.do(distribute, event.id, to_person(event, full_name=roll[1].full_name), person_id=roll[1].person_id)
    assert names(desk.see(not_yet_collected, event.id)) == [1, 3, 4, 5]
    assert desk.see(recipient_lines, event.id)[1].served.desk == "A"
    desk.do(void_delivery, "distribution", given, "Salah orang")
    assert names(desk.see(not_yet_collected, event.id)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("basis", "missing"), [(Basis.HOUSEHOLD, [2, 3, 4, 5]), (Basis.PERSON, [1, 2, 3, 4, 5])])
def test_the_household_counts_where_households_are_counted(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], basis: Basis, missing: list[int]
) -> None:
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, basis=basis))
    desk.do(distribute, event.id, to_person(event, full_name="Istri", family_card_number=CARDS[1]))
    assert names(desk.see(not_yet_collected, event.id)) == missing
    assert names(desk.see(not_yet_collected, event.id, event.items[0].id)) == missing


def test_where_nothing_is_agreed_the_officer_says_who_is_counted(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine]
) -> None:
    one = to_person(event, full_name="Istri", family_card_number=CARDS[1], recipient_kind=PersonKind.PERSON)
    desk.do(distribute, event.id, one)
    assert len(desk.see(not_yet_collected, event.id)) == 5
    desk.do(distribute, event.id, to_person(event, full_name="Anak", family_card_number=CARDS[2]))
    assert names(desk.see(not_yet_collected, event.id)) == [1, 3, 4, 5]


def test_somebody_with_less_than_agreed_is_still_due(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, quantity=2))
    enter(roll[:1])
    assert len(desk.see(not_yet_collected, event.id, event.items[0].id)) == 5
    enter(roll[:1])
    assert names(desk.see(not_yet_collected, event.id, event.items[0].id)) == [2, 3, 4, 5]


# --- coupons for the roll ---------------------------------------------------------------------------------------


def test_everybody_without_a_coupon_gets_one(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], tmp_path: Path
) -> None:
    item = event.items[0].id
    made = desk.do(issue_for_roll, event.id, item, 1)
    assert [one.full_name for one in made] == [line.full_name for line in roll]
    with pytest.raises(Refused, match="Nobody on the recipients' roll is without a coupon"):
        desk.do(issue_for_roll, event.id, item, 1)
    on_roll(desk, event, tmp_path, a_family(6), a_family(7, card=CARDS[1]))
    assert [one.number for one in desk.do(issue_for_roll, event.id, item, 1)] == [6]


def test_a_replaced_coupon_is_a_coupon_and_a_household_needs_one(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine]
) -> None:
    item = event.items[0].id
    first = desk.do(issue_for_roll, event.id, item, 1)[0]
    desk.do(replace_coupon, first.id, "Hilang")
    assert desk.see(coupons_wanted, event.id)[item] == Lacking()
    desk.do(keep_entitlement, event.id, Entitlement(item_id=item, basis=Basis.PERSON))
    assert desk.see(people_without_coupon, event.id, item) == Lacking()


def test_undoing_takes_all_of_them_back(desk: Desk, event: StoredEvent, roll: list[RecipientLine]) -> None:
    item = event.items[0].id
    desk.do(undo, desk.deed(issue_for_roll, event.id, item, 1).deed)
    assert len(desk.see(coupons_wanted, event.id)[item].due) == 5
    assert desk.do(issue_for_roll, event.id, item, 1)[0].number == 6


def test_who_was_served_gets_no_coupon(desk: Desk, event: StoredEvent, roll: list[RecipientLine]) -> None:
    item, (first, second) = event.items[0].id, roll[:2]
    desk.do(distribute, event.id, to_person(event, full_name=first.full_name), person_id=first.person_id)
    desk.do(distribute, event.id, to_person(event, full_name="Istri", family_card_number=CARDS[second.number]))
    assert desk.see(coupons_wanted, event.id)[item].served == 2
    made = desk.do(issue_for_roll, event.id, item, 1)
    assert [one.full_name for one in made] == [line.full_name for line in roll[2:]]
    for one in made:
        desk.do(redeem, event.id, one.id)
    with pytest.raises(Refused, match="has been served"):
        desk.do(issue_for_roll, event.id, item, 1)


def test_who_was_served_in_part_gets_a_coupon_for_the_rest(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, quantity=3))
    enter(roll[:1])
    made = desk.do(issue_for_roll, event.id, event.items[0].id, 3)
    assert [one.quantity for one in made] == [2, 3, 3, 3, 3]
    desk.do(redeem, event.id, made[0].id)


# --- the sheet that comes back ----------------------------------------------------------------------------------


def test_a_returned_sheet_is_entered_at_the_hour_on_the_paper(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    entered = enter(roll[:3], area_id=event.areas[0][0])
    assert (len(entered.given), entered.left_out) == (3, ())
    found = [one for one in desk.see(list_deliveries, event.id) if one.id in entered.given]
    assert {(one.at, one.day) for one in found} == {(MORNING - dt.timedelta(minutes=30), DAY)}
    assert names(desk.see(not_yet_collected, event.id)) == [4, 5]
    assert desk.see(book_stock, event.items[0].id) == 97
    assert desk.see(check).ok


def test_the_day_on_the_paper_is_the_day_of_the_record(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    clock = desk.database.clock
    assert isinstance(clock, Clock)
    clock.pass_minutes(24 * 60)
    enter(roll[:1], given_at=dt.time(6, 30))
    (one,) = desk.see(list_deliveries, event.id)
    assert (one.day, one.at) == (DAY, MORNING - dt.timedelta(minutes=90))
    assert desk.see(check).ok


def test_who_was_served_before_is_left_out_with_the_reason(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    desk.at("B", name="Dewi").do(
        distribute, event.id, to_person(event, full_name=roll[1].full_name), person_id=roll[1].person_id
    )
    entered = enter(roll[:3])
    (left,) = entered.left_out
    assert (left.number, len(entered.given)) == (2, 2)
    assert "desk B, by Dewi" in str(left.reason)
    with pytest.raises(Refused, match="Nobody was entered"):
        enter(roll[:3])


def test_two_of_one_household_on_one_sheet_are_one(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    lines = on_roll(desk, event, tmp_path, a_family(1), a_family(2, card=CARDS[1]))
    entered = desk.do(enter_returned_sheet, event.id, a_sheet(event), [line.id for line in lines])
    assert [one.number for one in entered.left_out] == [2]


def test_one_undo_takes_the_whole_sheet_back(desk: Desk, event: StoredEvent, roll: list[RecipientLine]) -> None:
    done = desk.deed(enter_returned_sheet, event.id, a_sheet(event), [line.id for line in roll])
    desk.do(undo, done.deed)
    assert len(desk.see(not_yet_collected, event.id)) == 5
    assert desk.see(book_stock, event.items[0].id) == 100
    assert desk.see(check).ok


def test_a_sheet_beyond_the_stock_writes_nothing_without_a_supervisor(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine]
) -> None:
    sheet, ids = a_sheet(event, quantity=30), [line.id for line in roll]
    with pytest.raises(NeedsSupervisor):
        desk.do(enter_returned_sheet, event.id, sheet, ids)
    assert len(desk.see(not_yet_collected, event.id)) == 5
    word = Override(reason="Sudah dihitung ulang")
    assert len(desk.do(enter_returned_sheet, event.id, sheet, ids, word).given) == 5


def test_more_than_agreed_and_an_hour_to_come_are_refused(
    desk: Desk, event: StoredEvent, roll: list[RecipientLine], enter: Callable[..., Any]
) -> None:
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id))
    with pytest.raises(Refused, match="Each may receive 1, not 2") as no:
        enter(roll, quantity=2)
    assert no.value.field == "quantity"
    with pytest.raises(Refused, match="This hour has not come yet"):
        enter(roll, given_at=dt.time(8, 1))


def test_giving_up_half_way_leaves_nothing(desk: Desk, event: StoredEvent, roll: list[RecipientLine]) -> None:
    def give_up(count: int) -> None:
        if count == 3:
            raise Refused("Stop")

    with pytest.raises(Refused, match="Stop"):
        desk.do(enter_returned_sheet, event.id, a_sheet(event), [line.id for line in roll], progress=give_up)
    assert len(desk.see(not_yet_collected, event.id)) == 5
