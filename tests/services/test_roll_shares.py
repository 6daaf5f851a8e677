"""Quantity and remark of the recipients' roll: read, compared, corrected, and what each is to get by them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baktidesk.domain.entitlement import Entitlement
from baktidesk.domain.errors import NeedsReason, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind, RollPreview
from baktidesk.services.audit import history, undo
from baktidesk.services.relief.coupons import issue_for_roll
from baktidesk.services.relief.entitlements import keep_entitlement, list_exceptions, standing
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.recipient_roll import not_yet_collected, recipient_lines
from baktidesk.services.rolls.reading import read_roll
from baktidesk.services.rolls.roll import as_json, import_roll, preview, preview_file
from tests.stories import DAY, Desk, to_person
from tests.workbooks import BNBA, a_bnba, a_family, a_roll

Import = Callable[..., RollPreview]


@pytest.fixture
def bring(desk: Desk, event: StoredEvent, tmp_path: Path) -> Import:
    """Give a function that puts families on the recipients' roll."""

    def bring_in(*families: tuple[Any, ...]) -> RollPreview:
        file = read_roll(a_bnba(tmp_path, families), DAY, RollKind.RECIPIENT)
        found: RollPreview = desk.do(import_roll, event.id, file, RollKind.RECIPIENT)
        return found

    return bring_in


def listed(desk: Desk, event: StoredEvent) -> list[RecipientLine]:
    """Give the roll as the event's goods see it."""
    lines: list[RecipientLine] = desk.see(recipient_lines, event.id, event.items[0].id)
    return lines


def agree(desk: Desk, event: StoredEvent, quantity: int) -> None:
    """Agree how much each household may receive."""
    desk.do(keep_entitlement, event.id, Entitlement(item_id=event.items[0].id, quantity=quantity))


def to_first(desk: Desk, event: StoredEvent, quantity: int, **more: Any) -> str:
    """Give to the first on the roll."""
    line = listed(desk, event)[0]
    record = to_person(event, quantity, full_name=line.full_name)
    given: str = desk.do(distribute, event.id, record, person_id=line.person_id, **more)
    return given


def test_quantity_and_remark_stand_on_the_roll(desk: Desk, event: StoredEvent, bring: Import) -> None:
    found = bring(a_family(1, quantity=2, note="Lansia"), a_family(2, quantity="3"), a_family(3, quantity=""))
    assert [row.person.quantity for row in found.accepted] == [2, 3, None]
    assert [(line.quantity, line.note) for line in listed(desk, event)] == [(2, "Lansia"), (3, ""), (None, "")]


@pytest.mark.parametrize("wrong", [0, "0", -1, 1.5, "1,5", "dua", "2 paket", 10_001])
def test_what_is_no_whole_number_from_one_on_turns_the_row_away(tmp_path: Path, wrong: object) -> None:
    file = read_roll(a_bnba(tmp_path, [a_family(1), a_family(2, quantity=wrong)]), DAY, RollKind.RECIPIENT)
    assert [row.row for row in file.rows] == [2]
    (bad,) = file.bad
    assert (bad.row, "Jumlah" in str(bad.reason)) == (3, True)


def test_the_sum_below_a_list_and_empty_rows_with_a_number_are_nobody(tmp_path: Path) -> None:
    blank = (2, "", "", "", "", 1, "")
    file = read_roll(a_bnba(tmp_path, [a_family(1), blank, ("", "JUMLAH", "", "", "", 1, "")]), DAY, RollKind.RECIPIENT)
    assert ([row.row for row in file.rows], [one.row for one in file.bad]) == ([2], [4])


def test_a_donors_roll_takes_neither_quantity_nor_remark(tmp_path: Path) -> None:
    file = read_roll(a_roll(tmp_path, [a_family(1, quantity="dua")], BNBA), DAY)
    assert (len(file.rows), file.unused) == (1, ("Jumlah", "Ket"))


def test_the_same_roll_again_changes_nothing(bring: Import) -> None:
    families = [a_family(1, quantity=2, note="Lansia"), a_family(2, quantity=1)]
    bring(*families)
    again = bring(*families)
    assert (again.accepted, again.changed, len(again.duplicate)) == ((), (), 2)


def test_a_corrected_quantity_is_shown_and_written(
    desk: Desk, event: StoredEvent, bring: Import, tmp_path: Path
) -> None:
    bring(a_family(1, quantity=2, note="Lansia"), a_family(2))
    file = read_roll(a_bnba(tmp_path, [a_family(1, quantity=3), a_family(2)]), DAY, RollKind.RECIPIENT)
    (change,) = desk.see(preview_file, event.id, file, RollKind.RECIPIENT).changed
    assert (change.row, change.quantity_before, change.quantity, change.note) == (2, 2, 3, "Lansia")
    assert listed(desk, event)[0].quantity == 2
    done = desk.deed(import_roll, event.id, file, RollKind.RECIPIENT)
    assert [(line.quantity, line.note) for line in listed(desk, event)] == [(3, "Lansia"), (1, "")]
    assert [line.action for line in desk.see(history, listed(desk, event)[0].id)] == ["create", "correct"]
    desk.do(undo, done.deed)
    assert listed(desk, event)[0].quantity == 2


def test_a_change_is_told_once_and_in_numbers(desk: Desk, event: StoredEvent, bring: Import, tmp_path: Path) -> None:
    bring(a_family(1, quantity=2))
    twice = a_bnba(tmp_path, [a_family(1, quantity=3), a_family(1, quantity=4)])
    found = desk.see(preview, event.id, twice, RollKind.RECIPIENT)
    assert as_json(found, str) == {"accepted": 0, "duplicate": 1, "bad": [], "changed": 1}


def test_without_a_rule_the_roll_says_how_much(desk: Desk, event: StoredEvent, bring: Import) -> None:
    bring(a_family(1, quantity=2))
    with pytest.raises(NeedsReason, match=r"The roll says 2 for this one\. Please give the reason for 3"):
        to_first(desk, event, 3)
    to_first(desk, event, 1)
    assert [line.received for line in desk.see(not_yet_collected, event.id, event.items[0].id)] == [1]
    to_first(desk, event, 1)
    assert desk.see(not_yet_collected, event.id, event.items[0].id) == []
    with pytest.raises(NeedsReason, match="Already received"):
        to_first(desk, event, 1)


def test_the_roll_never_gives_more_than_was_agreed(desk: Desk, event: StoredEvent, bring: Import) -> None:
    bring(a_family(1, quantity=5))
    agree(desk, event, 2)
    line = listed(desk, event)[0]
    stands = desk.see(standing, event.id, to_person(event, full_name=line.full_name), line.person_id)
    assert (stands.share.quantity, stands.due(), line.quantity) == (5, 2, 2)
    with pytest.raises(NeedsReason, match=r"Each may receive 2\. Please give the reason for 5"):
        to_first(desk, event, 5)
    to_first(desk, event, 5, exception="Dua keluarga serumah")
    assert len(desk.see(list_exceptions, event.id)) == 1


def test_the_roll_may_give_less_than_was_agreed(desk: Desk, event: StoredEvent, bring: Import) -> None:
    bring(a_family(1, quantity=1))
    agree(desk, event, 3)
    with pytest.raises(NeedsReason, match="The roll says 1"):
        to_first(desk, event, 3)
    to_first(desk, event, 1)
    assert listed(desk, event)[0].served is not None


def test_somebody_of_the_roll_is_known_by_the_nik_alone(desk: Desk, event: StoredEvent, bring: Import) -> None:
    family = a_family(1, quantity=2)
    bring(family)
    with pytest.raises(NeedsReason, match="The roll says 2"):
        desk.do(distribute, event.id, to_person(event, 3, full_name=family[1], nik=family[2]))


def test_coupons_of_the_roll_have_its_quantities(desk: Desk, event: StoredEvent, bring: Import) -> None:
    bring(a_family(1, quantity=5), a_family(2, quantity=1), a_family(3, quantity=""))
    agree(desk, event, 3)
    made = desk.do(issue_for_roll, event.id, event.items[0].id, 2)
    assert [one.quantity for one in made] == [3, 1, 2]


def test_a_number_on_the_roll_that_is_too_large_is_refused_in_the_file(tmp_path: Path) -> None:
    heads = ("Nama", "Jumlah (paket)")
    file = read_roll(a_roll(tmp_path, [("Siti Aminah", "9" * 30)], heads), DAY, RollKind.RECIPIENT)
    assert (file.rows, len(file.bad)) == ((), 1)


def test_a_roll_without_names_is_still_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="No column of names"):
        read_roll(a_roll(tmp_path, [(1, 2)], ("No", "Jumlah")), DAY, RollKind.RECIPIENT)
