"""The last deed taken back with a trace, and the deeds that can no longer be."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from baktidesk.db.models import donor_visit, handover_line, person
from baktidesk.db.models import event as event_table
from baktidesk.db.session import Outcome
from baktidesk.domain.donation import Screening, VisitStatus
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.audit import history, note, undo
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, donate, list_visits, pass_donor, visit, void_visit
from baktidesk.services.events import create_event, list_events
from baktidesk.services.people import work_unit_names
from baktidesk.services.relief.distributions import hand_over, list_deliveries, report_onward, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import book_stock, enter_stock
from baktidesk.services.summary import summarise
from tests.stories import Desk, a_bag, a_donor, an_event, set_up, to_institution, to_person

NIK = "3171990101900001"


def test_a_check_in_is_taken_back_with_a_trace(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor(work_unit="Rutan Baru"))
    assert desk.do(undo, arrived.deed) == "donor_visit"
    assert desk.see(list_visits, event.id) == []
    gone = desk.see(list_visits, event.id, voided=True)[0]
    assert (gone.void_reason, gone.voided_at) == ("undo", desk.database.clock())
    assert [line.action for line in desk.see(history, gone.id)] == ["create", "undo"]
    assert "Rutan Baru" in desk.see(work_unit_names)
    assert desk.do(check_in, event.id, a_donor()).queue_number == "A-002"


def test_a_move_is_taken_back_to_the_state_before(desk: Desk) -> None:
    event = set_up(desk, asks_screening=True)
    arrived, other = (desk.do(check_in, event.id, a_donor()) for _ in range(2))
    desk.do(undo, desk.deed(pass_donor, arrived.id, Screening(haemoglobin_g_dl=Decimal("13.5"))).deed)
    assert desk.see(visit, arrived.id) == arrived
    passed = desk.do(pass_donor, other.id)
    desk.do(undo, desk.deed(donate, other.id, a_bag("K-1")).deed)
    assert desk.see(visit, other.id) == passed


def test_a_donor_who_was_taken_back_can_go_on(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.do(check_in, event.id, a_donor())
    desk.do(undo, desk.deed(pass_donor, arrived.id).deed)
    desk.do(pass_donor, arrived.id)
    assert desk.do(donate, arrived.id, a_bag()).status is VisitStatus.DONATED


def test_a_voided_record_comes_back(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.do(check_in, event.id, a_donor())
    desk.do(undo, desk.deed(void_visit, arrived.id, "salah").deed)
    assert desk.see(visit, arrived.id) == arrived


def test_goods_come_back_and_go_out_again(desk: Desk, event: StoredEvent) -> None:
    given = desk.deed(hand_over, event.id, to_institution(event, 40, onward=True))
    served = desk.deed(distribute, event.id, to_person(event, 2))
    desk.do(undo, given.deed)
    desk.do(undo, served.deed)
    assert desk.see(book_stock, event.items[0].id) == 100
    assert desk.see(list_deliveries, event.id) == []
    again = desk.do(hand_over, event.id, to_institution(event, 30))
    desk.do(undo, desk.deed(void_delivery, "handover", again, "salah").deed)
    assert desk.see(book_stock, event.items[0].id) == 70
    assert desk.see(check).ok


def test_an_event_nobody_has_used_is_taken_back(desk: Desk) -> None:
    created = desk.deed(create_event, an_event())
    desk.do(undo, created.deed)
    assert desk.see(list_events) == []
    assert desk.see(check).ok


def test_a_deed_can_be_undone_when_what_came_after_was_undone(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    for _ in range(2):
        passed = desk.deed(pass_donor, arrived.value.id)
        donated = desk.deed(donate, arrived.value.id, a_bag())
        desk.do(undo, donated.deed)
        desk.do(undo, passed.deed)
    desk.do(undo, arrived.deed)
    assert desk.see(list_visits, event.id) == []
    assert desk.see(check).ok


def test_a_delivery_that_came_back_can_be_undone(desk: Desk, event: StoredEvent) -> None:
    given = desk.deed(hand_over, event.id, to_institution(event, 40))
    desk.do(undo, desk.deed(void_delivery, "handover", given.value, "salah").deed)
    desk.do(undo, given.deed)
    assert desk.see(book_stock, event.items[0].id) == 100


# What can no longer be undone


def refused(desk: Desk, outcome: Outcome[Any], why: str) -> None:
    """Try to undo a deed, be refused, and find everything as it was."""
    before = desk.see(_everything)
    with pytest.raises(Refused, match=why):
        desk.do(undo, outcome.deed)
    assert desk.see(_everything) == before


def _everything(session: Any) -> list[Any]:
    tables = (donor_visit, person, event_table, handover_line)
    return [[tuple(row) for row in session.rows(table.select())] for table in tables]


def test_a_deed_is_undone_once(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    undone = desk.deed(undo, arrived.deed)
    refused(desk, arrived, "changed since")
    refused(desk, undone, "nothing to undo")


def test_a_deed_that_changed_nothing_is_not_undone(desk: Desk, event: StoredEvent) -> None:
    refused(desk, desk.deed(note, "export", "event", event.id, rows=3), "nothing to undo")
    refused(desk, Outcome(None, frozenset(), "unknown"), "nothing to undo")


def test_a_record_changed_since_is_left_alone(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    desk.do(pass_donor, arrived.value.id)
    refused(desk, arrived, "changed since")


def test_only_who_did_it_can_undo_it(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    refused(desk.at("B", name="Budi"), arrived, "Only Petugas, who did this, can undo it")


def test_in_a_closed_event_nothing_is_undone(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    refused(desk, arrived, "closed")


def test_an_event_with_visits_stays(desk: Desk) -> None:
    created = desk.deed(create_event, an_event())
    desk.do(check_in, created.value, a_donor())
    refused(desk, created, "other records depend on it")


def test_goods_that_have_gone_out_again_cannot_be_unreceived(desk: Desk, event: StoredEvent) -> None:
    entry = StockEntry(kind=EntryKind.RECEIVED, item_id=event.items[0].id, quantity=50, source="Gudang")
    received = desk.deed(enter_stock, event.id, entry)
    desk.do(hand_over, event.id, to_institution(event, 120))
    refused(desk, received, "the goods have gone out since")


def test_a_voided_handover_stays_voided_when_its_goods_went_to_others(desk: Desk, event: StoredEvent) -> None:
    given = desk.do(hand_over, event.id, to_institution(event, 80))
    voided = desk.deed(void_delivery, "handover", given, "salah")
    desk.do(hand_over, event.id, to_institution(event, 90))
    refused(desk, voided, "the goods have gone out since")


def test_a_handover_with_reports_stays(desk: Desk, event: StoredEvent) -> None:
    given = desk.deed(hand_over, event.id, to_institution(event, 80, onward=True))
    line = desk.see(lambda session: session.first(handover_line.select())).id
    desk.do(report_onward, line, 10, "RW 05")
    refused(desk, given, "other records depend on it")


def test_a_voided_visit_stays_voided_when_its_bag_number_is_used(desk: Desk, event: StoredEvent) -> None:
    first, second = (desk.do(check_in, event.id, a_donor()) for _ in range(2))
    for one in (first, second):
        desk.do(pass_donor, one.id)
    desk.do(donate, first.id, a_bag("K-1"))
    voided = desk.deed(void_visit, first.id, "salah")
    desk.do(donate, second.id, a_bag("K-1"))
    refused(desk, voided, "This bag number already belongs to A-002")


def test_a_voided_visit_stays_voided_when_its_donor_has_come_again(desk: Desk) -> None:
    event = set_up(desk, asks_nik=True)
    first = desk.do(check_in, event.id, a_donor(full_name="Ani", nik=NIK))
    voided = desk.deed(void_visit, first.id, "salah")
    desk.do(check_in, event.id, a_donor(full_name="Ani", nik=NIK))
    refused(desk, voided, "Already registered at 08.00 WIB as A-002")


def test_a_person_stays_while_another_visit_needs_them(desk: Desk) -> None:
    event, other = (set_up(desk, code=code, asks_nik=True) for code in "AB")
    first = desk.deed(check_in, event.id, a_donor(full_name="Ani", nik=NIK))
    again = desk.do(check_in, other.id, a_donor(full_name="Ani", nik=NIK))
    desk.do(undo, first.deed)
    assert [one.full_name for one in desk.see(list_visits, other.id)] == ["Ani"]
    assert desk.see(check).records["person"] == 1
    assert desk.see(visit, again.id).nik == NIK


# History


def test_the_history_tells_who_did_what_at_which_desk(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.do(check_in, event.id, a_donor())
    desk.database.clock.pass_minutes(12)
    desk.at("B", name="Budi").do(pass_donor, arrived.id)
    lines = desk.see(history, arrived.id)
    assert [(one.action, one.officer, one.desk) for one in lines] == [("create", "Petugas", "A"), ("move", "Budi", "B")]
    assert lines[1].at - lines[0].at == dt.timedelta(minutes=12)
    assert lines[1].changes["status"] == ["registered", "passed"]


@pytest.mark.parametrize("deed", [hand_over, distribute], ids=["handover", "distribution"])
def test_the_figures_after_an_undo_are_those_before(desk: Desk, event: StoredEvent, deed: Callable[..., str]) -> None:
    before = desk.see(summarise, event.id)
    record = to_institution(event, 5, onward=True) if deed is hand_over else to_person(event, 5)
    desk.do(undo, desk.deed(deed, event.id, record).deed)
    assert desk.see(summarise, event.id) == before


def test_a_deed_stays_while_one_after_it_stands(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor())
    passed = desk.deed(pass_donor, arrived.value.id)
    desk.do(undo, desk.deed(donate, arrived.value.id, a_bag()).deed)
    refused(desk, arrived, "changed since")
    desk.do(undo, passed.deed)
    refused(desk, passed, "changed since")
