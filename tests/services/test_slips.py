"""Blank slips: numbers without a gap, what has not come back, and what is left over."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from baktidesk.db.models import slip_batch
from baktidesk.domain.donation import Slip, Visit
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.paper import Document, Paper
from baktidesk.domain.slips import MOST
from baktidesk.services import audit, events, prints
from baktidesk.services.check import check
from baktidesk.services.donors import slips
from baktidesk.services.donors.donations import check_in, void_visit
from baktidesk.services.language import Language, Tongue
from tests.stories import MORNING, Desk, a_donor, fresh_database, set_up


def enter(desk: Desk, event: StoredEvent, number: int) -> Visit:
    """Copy a slip into the program."""
    visit: Visit = desk.do(check_in, event.id, a_donor(), slip=Slip(number=number, written_at=MORNING))
    return visit


def test_numbers_follow_each_other_across_desks(desk: Desk, event: StoredEvent) -> None:
    first = desk.do(slips.issue_slips, event.id, 20)
    second = desk.at("B", name="Lain").do(slips.issue_slips, event.id, 5)
    assert [first.numbers, second.numbers] == [range(1, 21), range(21, 26)]
    assert (second.officer, second.desk) == ("Lain", "B")


def test_every_event_counts_from_one(desk: Desk, event: StoredEvent) -> None:
    desk.do(slips.issue_slips, event.id, 20)
    other = set_up(desk, code="LAIN-2026")
    assert desk.do(slips.issue_slips, other.id, 3).numbers == range(1, 4)


def test_a_number_of_an_undone_batch_is_not_given_again(desk: Desk, event: StoredEvent) -> None:
    outcome = desk.deed(slips.issue_slips, event.id, 10)
    desk.do(audit.undo, outcome.deed)
    assert desk.do(slips.issue_slips, event.id, 1).first_number == 11
    assert desk.see(slips.missing_slips, event.id) == [11]


@pytest.mark.parametrize("count", [0, -1, MOST + 1])
def test_none_and_too_many_are_refused(desk: Desk, event: StoredEvent, count: int) -> None:
    with pytest.raises(Refused) as refusal:
        desk.do(slips.issue_slips, event.id, count)
    assert refusal.value.field == "count"
    assert desk.see(slips.list_batches, event.id) == []


def test_desks_that_number_at_the_same_moment_never_share_a_number(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    with ThreadPoolExecutor(4) as threads:
        letters = "ABCD" * 10
        batches = list(threads.map(lambda letter: desk.at(letter).do(slips.issue_slips, event.id, 3), letters))
    assert sorted(number for batch in batches for number in batch.numbers) == list(range(1, 121))
    desk.database.close()


def test_what_has_not_come_back_is_missing(desk: Desk, event: StoredEvent) -> None:
    desk.do(slips.issue_slips, event.id, 6)
    for number in (1, 2, 4):
        enter(desk, event, number)
    assert desk.see(slips.missing_slips, event.id) == [3, 5, 6]


def test_a_slip_of_a_voided_visit_is_missing_again(desk: Desk, event: StoredEvent) -> None:
    desk.do(slips.issue_slips, event.id, 2)
    visit = enter(desk, event, 1)
    desk.do(void_visit, visit.id, "salah orang")
    assert desk.see(slips.missing_slips, event.id) == [1, 2]


def test_slips_of_another_event_do_not_count(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN-2026")
    desk.do(slips.issue_slips, event.id, 1)
    enter(desk, other, 1)
    assert desk.see(slips.missing_slips, event.id) == [1]


def test_what_is_set_aside_is_no_longer_missing(desk: Desk, event: StoredEvent) -> None:
    desk.do(slips.issue_slips, event.id, 3)
    desk.do(slips.issue_slips, event.id, 3)
    enter(desk, event, 1)
    assert desk.do(slips.set_aside, event.id, [1, 3, 4, 99]) == [3, 4]
    assert desk.see(slips.missing_slips, event.id) == [2, 5, 6]
    with pytest.raises(Refused):
        desk.do(slips.set_aside, event.id, [1, 3, 4, 99])


def test_every_set_aside_number_stays_known(desk: Desk, event: StoredEvent) -> None:
    batch = desk.do(slips.issue_slips, event.id, 5)
    for number in batch.numbers:
        desk.do(slips.set_aside, event.id, [number])
    assert desk.see(slips.missing_slips, event.id) == []


def test_a_closed_event_gets_no_more_slips(desk: Desk, event: StoredEvent) -> None:
    from baktidesk.db.models import event as event_table

    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    with pytest.raises(Refused):
        desk.do(slips.issue_slips, event.id, 1)


def test_the_check_finds_numbers_given_twice(desk: Desk, event: StoredEvent) -> None:
    desk.do(slips.issue_slips, event.id, 5)
    assert desk.see(check).ok
    desk.do(lambda session: session.insert(slip_batch, event_id=event.id, first_number=5, last_number=6))
    verdict = desk.see(check)
    assert not verdict.identities
    said = [Language(Tongue.ENGLISH).sentence(problem) for problem in verdict.problems]
    assert said == ["UJI-2026: blank slip 5 was numbered twice, or numbers before it are missing."]


def test_a_printed_visit_can_still_be_undone_and_tells_of_it(desk: Desk, event: StoredEvent) -> None:
    outcome = desk.deed(check_in, event.id, a_donor())
    setup = prints.PrintSetup(paper=Paper.ROLL_80, folder="/nota")
    desk.do(prints.keep_print, Document.QUEUE_SLIP, outcome.value.id, setup)
    lines = desk.see(audit.history, outcome.value.id)
    assert [line.action for line in lines] == ["create", "print"]
    assert lines[-1].changes == {"paper": "roll_80", "copy": False}
    desk.do(audit.undo, outcome.deed)


def test_a_desk_remembers_how_it_printed_each_document(desk: Desk, event: StoredEvent) -> None:
    setup = prints.PrintSetup(paper=Paper.ROLL_80, printer="POS-80", folder="/nota")
    desk.do(prints.keep_print, Document.QUEUE_SLIP, event.id, setup)
    assert desk.see(prints.print_setup, Document.QUEUE_SLIP) == setup
    assert desk.see(prints.print_setup, Document.LIST) == prints.PrintSetup(folder="/nota")
    assert desk.at("B").see(prints.print_setup, Document.QUEUE_SLIP) == prints.PrintSetup()
    assert desk.see(events.load_event, event.id) == event
