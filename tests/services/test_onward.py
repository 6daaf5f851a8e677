"""What an institution passes on stays open until it is reported, and no more is reported than is open."""

import datetime as dt

import pytest

from baktidesk.db.models import event as event_table
from baktidesk.db.models import handover_line, onward_report
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Role
from baktidesk.domain.onward import Ageing, OnwardReport, ageing
from baktidesk.domain.returning import Return
from baktidesk.domain.summary import Obligation
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.onward import may_void, obligations, report, reports_of, void_report
from baktidesk.services.relief.returns import movements_of, return_goods, still_out
from tests.stories import Desk, to_institution


def owing(desk: Desk, event: StoredEvent, quantity: int = 40) -> Obligation:
    """Hand over packages that are to be passed on; give the obligation."""
    desk.do(hand_over, event.id, to_institution(event, quantity, onward=True, document_number="BAST-7"))
    owed: Obligation = desk.see(obligations, [event.id])[-1]
    return owed


def told(quantity: int, whereto: str = "RW 05", document: str = "") -> OnwardReport:
    """Give a report."""
    return OnwardReport(quantity=quantity, whereto=whereto, document=document)


def test_partial_reports_add_up_until_nothing_is_open(desk: Desk, event: StoredEvent) -> None:
    owed = owing(desk, event)
    desk.do(report, owed.id, told(30, document="Surat 12"))
    (left,) = desk.see(obligations, [event.id])
    assert (left.to, left.quantity, left.reported, left.open, left.document) == ("Yayasan Uji", 40, 30, 10, "BAST-7")
    with pytest.raises(Refused, match="Between 1 and 10"):
        desk.do(report, owed.id, told(11))
    desk.do(report, owed.id, told(10, "RW 06"))
    assert desk.see(obligations, [event.id]) == []
    assert [one.open for one in desk.see(obligations, [event.id], settled=True)] == [0]
    assert [(one.quantity, one.whereto, one.document) for one in desk.see(reports_of, owed.id)] == [
        (10, "RW 06", ""), (30, "RW 05", "Surat 12"),
    ]  # fmt: skip


def test_nothing_more_is_reported_when_all_has_been(desk: Desk, event: StoredEvent) -> None:
    owed = owing(desk, event)
    desk.do(report, owed.id, told(40))
    with pytest.raises(Refused, match="All of it has been reported"):
        desk.do(report, owed.id, told(1))


def test_a_report_says_where_the_goods_went(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(report, owing(desk, event).id, told(1, " "))
    assert set(no.value.problems) == {"whereto"}


def test_the_same_form_saved_twice_reports_once(desk: Desk, event: StoredEvent) -> None:
    owed, form = owing(desk, event), uuid7()
    assert {desk.do(report, owed.id, told(30), form) for _ in range(2)} == {form}
    assert desk.see(obligations, [event.id])[0].reported == 30


def test_what_came_back_is_not_owed_and_what_was_passed_on_does_not_come_back(desk: Desk, event: StoredEvent) -> None:
    owed = owing(desk, event)
    movement = desk.see(movements_of, "handover", owed.handover_id)[0].id
    desk.do(report, owed.id, told(25))
    with pytest.raises(Refused, match="Only 15 are still out"):
        desk.do(return_goods, movement, Return(quantity=16, reason="Sisa"))
    desk.do(return_goods, movement, Return(quantity=5, reason="Sisa"))
    (left,) = desk.see(obligations, [event.id])
    assert (left.quantity, left.reported, left.open, desk.see(still_out, movement)) == (35, 25, 10, 10)


def test_an_obligation_grows_old(desk: Desk, event: StoredEvent) -> None:
    owing(desk, event)
    desk.database.clock.pass_minutes(31 * 24 * 60)
    (owed,) = desk.see(obligations, [event.id])
    assert (owed.days, owed.age) == (31, Ageing.LONGER)
    assert desk.see(obligations, [event.id], dt.date(2026, 1, 21)) == []


@pytest.mark.parametrize(
    ("days", "age"), [(0, Ageing.WEEK), (7, Ageing.WEEK), (8, Ageing.MONTH), (30, Ageing.MONTH), (31, Ageing.LONGER)]
)
def test_the_ages_of_obligations(days: int, age: Ageing) -> None:
    assert ageing(days) is age


def test_only_what_was_agreed_is_reported(desk: Desk, event: StoredEvent) -> None:
    desk.do(hand_over, event.id, to_institution(event, 10))
    line = desk.see(lambda session: session.first(handover_line.select())).id
    with pytest.raises(Refused, match="No onward distribution was agreed"):
        desk.do(report, line, told(1))


def test_a_closed_event_or_a_voided_handover_takes_no_report(desk: Desk, event: StoredEvent) -> None:
    owed = owing(desk, event)
    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    with pytest.raises(Refused, match="closed"):
        desk.do(report, owed.id, told(1))
    desk.do(lambda session: session.change(event_table, event.id, closed=False))
    desk.do(void_delivery, "handover", owed.handover_id, "salah")
    with pytest.raises(Refused, match="has been voided"):
        desk.do(report, owed.id, told(1))


def test_ones_own_report_of_today_is_voided_at_once(desk: Desk, event: StoredEvent) -> None:
    officer = desk.at("B", Role.OFFICER, "Budi")
    owed = owing(desk, event)
    made = officer.do(report, owed.id, told(40))
    assert officer.see(may_void, made)
    officer.do(void_report, made, "salah ketik")
    assert desk.see(obligations, [event.id])[0].open == 40
    assert desk.see(reports_of, owed.id) == []


def test_another_or_an_earlier_report_needs_a_supervisor(desk: Desk, event: StoredEvent) -> None:
    officer = desk.at("B", Role.OFFICER, "Budi")
    owed = owing(desk, event)
    made = officer.do(report, owed.id, told(20))
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("C", Role.OFFICER, "Tuti").do(void_report, made, "salah")
    desk.database.clock.pass_minutes(24 * 60)
    assert not officer.see(may_void, made)
    with pytest.raises(Refused, match="needs a supervisor"):
        officer.do(void_report, made, "salah")
    officer.do(void_report, made, "salah", supervisor="Rina")
    (row,) = desk.see(lambda session: session.rows(onward_report.select()))
    assert row.void_reason == "salah (Rina)"
