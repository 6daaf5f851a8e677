"""A day is closed when nothing is open, or with a reason; then it takes nothing more until it is opened again."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from baktidesk.db.backup import backup_folder
from baktidesk.db.schema import open_database
from baktidesk.domain.closing import ClosedDay, DayStanding, Finding, Gate, GateState, Reopening
from baktidesk.domain.dispute import Dispute, Resolution
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.errors import NeedsReason, Refused
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.officer import Deed, OfficerEntry, Role
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.pmi_tally import PmiTally
from baktidesk.domain.returning import StockCount
from baktidesk.services.audit import history, undo
from baktidesk.services.backups import back_up, restore
from baktidesk.services.check import check
from baktidesk.services.closed_days import all_closed, days_of, live_closing
from baktidesk.services.closing import close_day, day_sheet, reopen_day, standing
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor
from baktidesk.services.donors.pmi_tally import keep_tally
from baktidesk.services.language import Tongue, load_language
from baktidesk.services.officers import add_officer, with_grant
from baktidesk.services.relief.disputes import list_disputes, park, settle
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.handover_documents import count_print, load_document
from baktidesk.services.relief.returns import count_stock
from baktidesk.services.sending.outbox import send
from baktidesk.services.summary import as_json, summarise
from baktidesk.services.workbook.book import ExportKind
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up, to_institution, to_person

ENGLISH = load_language(Tongue.ENGLISH)
SOFT = frozenset(Gate) - {Gate.FUNNEL, Gate.DISPUTES}


def look(desk: Desk, event: StoredEvent, gate: Gate, day: dt.date = DAY) -> Finding:
    """Give what is found at a gate."""
    stands: DayStanding = desk.see(standing, event.id, day)
    return next(one for one in stands.findings if one.gate is gate)


def said(desk: Desk, event: StoredEvent, gate: Gate) -> str:
    """Give state and sentence of a gate."""
    found = look(desk, event, gate)
    return f"{found.state}: {ENGLISH.sentence(found.sentence)}"


def close(desk: Desk, event: StoredEvent, day: dt.date = DAY) -> ClosedDay:
    """Close a day whatever is softly open."""
    closed: ClosedDay = desk.do(close_day, event.id, day, "Listrik padam", SOFT)
    return closed


def bags(counted: dict[BloodGroup, int]) -> PmiTally:
    """Give a whole count of PMI's."""
    return PmiTally.of({group: counted.get(group, 0) for group in BloodGroup})


def a_bag_of_o(desk: Desk, event: StoredEvent) -> str:
    """Let somebody give a bag; give the visit's id."""
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag())
    return str(visit.id)


def test_who_is_still_under_way_keeps_the_day_open(desk: Desk, event: StoredEvent) -> None:
    assert said(desk, event, Gate.FUNNEL) == "unneeded: No donors on this day."
    visit = desk.do(check_in, event.id, a_donor())
    with pytest.raises(Refused, match="Donors still under way: 1"):
        close(desk, event)
    desk.do(defer, visit.id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    assert said(desk, event, Gate.FUNNEL) == "met: All donors are finished: 1."
    assert close(desk, event).officer == "Petugas"


def test_an_open_dispute_keeps_the_day_open_whatever_the_reason(desk: Desk, event: StoredEvent) -> None:
    desk.do(park, event.id, Dispute(full_name="Sari", note="Kupon hilang"))
    with pytest.raises(Refused, match="Not settled at the dispute desk: 1"):
        close(desk, event)
    desk.do(settle, desk.see(list_disputes, event.id)[0].id, Resolution(resolution="Diberi"))
    assert close(desk, event).is_live


def test_pmis_count_is_compared_group_by_group(desk: Desk, event: StoredEvent) -> None:
    assert look(desk, event, Gate.TALLY).state is GateState.UNNEEDED
    a_bag_of_o(desk, event)
    assert said(desk, event, Gate.TALLY) == "open: PMI's count has not been entered yet."
    for counted, sentence in (
        ({BloodGroup.O: 2}, "open: Bags counted by PMI: 2, by us: 1."),
        ({BloodGroup.A: 1}, "open: Bags counted by PMI and by us: 1, but of other blood groups."),
        ({BloodGroup.O: 1}, "met: Bags counted by PMI and by us: 1."),
    ):
        desk.do(keep_tally, event.id, DAY, bags(counted))
        assert said(desk, event, Gate.TALLY) == sentence


def test_goods_are_counted_after_they_moved_last(desk: Desk, event: StoredEvent) -> None:
    clock = Clock()
    desk.database.clock = clock
    item = event.items[0]
    counted = StockCount(item_id=item.id, counted=99)
    desk.do(distribute, event.id, to_person(event, 1))
    assert said(desk, event, Gate.STOCK) == "open: Not counted since they moved last: Sembako."
    desk.do(count_stock, event.id, counted)
    assert said(desk, event, Gate.STOCK) == "met: Everything that moved was counted: Sembako."
    clock.pass_minutes(5)
    desk.do(distribute, event.id, to_person(event, 1))
    assert look(desk, event, Gate.STOCK).state is GateState.OPEN
    tomorrow = DAY + dt.timedelta(days=1)
    assert look(desk, event, Gate.STOCK, tomorrow).state is GateState.UNNEEDED


def test_goods_may_be_counted_on_the_morning_after(desk: Desk, event: StoredEvent) -> None:
    clock = Clock()
    desk.database.clock = clock
    item = event.items[0]
    desk.do(distribute, event.id, to_person(event, 1))
    assert look(desk, event, Gate.STOCK).target == item.id
    clock.pass_minutes(24 * 60)
    desk.do(distribute, event.id, to_person(event, 1))
    assert look(desk, event, Gate.STOCK).state is GateState.OPEN
    desk.do(count_stock, event.id, StockCount(item_id=item.id, counted=98))
    assert said(desk, event, Gate.STOCK) == "met: Everything that moved was counted: Sembako."
    clock.pass_minutes(5)
    desk.do(distribute, event.id, to_person(event, 1))
    tomorrow = DAY + dt.timedelta(days=1)
    stands = [look(desk, event, Gate.STOCK, day).state for day in (DAY, tomorrow)]
    assert stands == [GateState.MET, GateState.OPEN]


def test_half_filled_forms_are_told_by_their_desk(desk: Desk, event: StoredEvent) -> None:
    assert look(desk, event, Gate.DRAFTS).state is GateState.MET
    desk.do(lambda s: s.set(f"draft/stock/B/{event.id[-12:]}", {"quantity": "5"}))
    desk.do(lambda s: s.set(f"draft/donors/A/{event.id[-12:]}", {}))
    assert said(desk, event, Gate.DRAFTS) == "open: Half-filled forms: 1, at desk B."
    assert look(desk, event, Gate.DRAFTS).target == "stock"
    assert look(desk, event, Gate.DRAFTS, DAY - dt.timedelta(days=1)).state is GateState.UNNEEDED


def test_every_handover_has_its_paper(desk: Desk, event: StoredEvent) -> None:
    first, second = (desk.do(hand_over, event.id, to_institution(event, n)) for n in (20, 5))
    found = look(desk, event, Gate.DOCUMENTS)
    assert (ENGLISH.sentence(found.sentence), found.target) == ("BAST not printed yet: 2 of 2.", first)
    for one in (first, second):
        desk.do(count_print, one, desk.see(load_document, one).fingerprint)
    assert said(desk, event, Gate.DOCUMENTS) == "met: All BAST are printed: 2."


def test_the_export_must_be_newer_than_the_last_change_that_it_shows(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    def export() -> None:
        desk.do(send, event.id, ExportKind.SUMMARY, tmp_path, ENGLISH)

    given = desk.do(hand_over, event.id, to_institution(event, 20))
    assert said(desk, event, Gate.EXPORT) == "open: No Excel file has been made yet."
    export()
    assert said(desk, event, Gate.EXPORT) == "met: Revision 1 holds the whole day."
    desk.do(count_print, given, desk.see(load_document, given).fingerprint)
    assert look(desk, event, Gate.EXPORT).state is GateState.MET
    desk.do(void_delivery, "handover", given, "salah")
    assert said(desk, event, Gate.EXPORT) == "open: The day has changed since revision 1 was made."
    export()
    assert said(desk, event, Gate.EXPORT) == "met: Revision 2 holds the whole day."


def test_whatever_is_told_as_changed_is_mended_by_another_export(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    visit = a_bag_of_o(desk, event)
    desk.do(send, event.id, ExportKind.SUMMARY, tmp_path, ENGLISH)
    outcome = desk.deed(check_in, event.id, a_donor())
    desk.do(undo, outcome.deed)
    assert look(desk, event, Gate.EXPORT).state is GateState.OPEN
    desk.do(send, event.id, ExportKind.SUMMARY, tmp_path, ENGLISH)
    assert look(desk, event, Gate.EXPORT).state is GateState.MET
    assert visit


def test_the_backup_must_hold_the_whole_day(desk: Desk, event: StoredEvent) -> None:
    place = desk.database.place
    assert said(desk, event, Gate.BACKUP) == "open: There is no backup yet."
    back_up(place, moment=Clock()())
    assert said(desk, event, Gate.BACKUP) == "met: The backup of 20 Jan 2026, 08.00 WIB holds the whole day."
    a_bag_of_o(desk, event)
    assert "The day has changed since the backup" in said(desk, event, Gate.BACKUP)
    damaged = next(backup_folder(Path(place)).iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    assert said(desk, event, Gate.BACKUP) == "open: There is no backup yet."


def test_a_backup_of_a_past_that_was_undone_does_not_hold_the_day(desk: Desk, event: StoredEvent) -> None:
    place = desk.database.place
    first = back_up(place, moment=Clock()())
    for _donor in range(3):
        desk.do(check_in, event.id, a_donor())
    back_up(place, moment=Clock()())
    desk.database.close()
    restore(place, first.backup.path, Clock()())
    again = Desk(open_database(place))
    again.do(check_in, event.id, a_donor())
    assert said(again, event, Gate.BACKUP).startswith("open")
    back_up(place, moment=Clock()())
    assert said(again, event, Gate.BACKUP).startswith("met")
    again.database.close()


def test_open_points_need_a_reason_and_a_supervisor(desk: Desk, event: StoredEvent) -> None:
    a_bag_of_o(desk, event)
    officer, known = desk.at("B", Role.OFFICER, "Budi"), frozenset({Gate.TALLY, Gate.EXPORT, Gate.STOCK})
    with pytest.raises(NeedsReason, match="Points still open"):
        officer.do(close_day, event.id, DAY)
    with pytest.raises(NeedsReason, match="Points still open"):
        officer.do(close_day, event.id, DAY, "PMI menyusul", known)  # the backup was not among what was seen
    with pytest.raises(Refused, match="needs a supervisor") as refused:
        officer.do(close_day, event.id, DAY, "PMI menyusul", SOFT)
    assert refused.value.problem.values["deed"] is Deed.PASS_GATE
    desk.do(add_officer, OfficerEntry(name="Ani", role=Role.SUPERVISOR, pin="193847"))
    ani = desk.do(add_officer, OfficerEntry(name="Citra", role=Role.SUPERVISOR, pin="482913"))
    closed = officer.do(
        with_grant, Deed.PASS_GATE, ani.id, "482913", lambda s: close_day(s, event.id, DAY, "PMI menyusul", SOFT)
    )
    again = desk.see(live_closing, event.id, DAY)
    assert (closed.officer, again.officer, again.allowed_by) == ("Budi", "Budi", "Citra")
    tally = next(one for one in again.findings if one.gate is Gate.TALLY)
    assert (tally.state, tally.reason) == (GateState.PASSED, "PMI menyusul")


def test_a_closed_day_keeps_its_figures_and_refuses_the_rest(desk: Desk, event: StoredEvent) -> None:
    visit = a_bag_of_o(desk, event)
    given = desk.deed(hand_over, event.id, to_institution(event, 20))
    closed = close(desk, event)
    kept = {name: value for name, value in closed.figures.items() if name != "lines"}
    assert kept == as_json(desk.see(summarise, event.id, DAY))
    deeds: tuple[Any, ...] = (
        (check_in, event.id, a_donor()),
        (defer, visit, Deferral(deferral_reason=DeferralReason.LOW_HB)),
        (keep_tally, event.id, DAY, bags({BloodGroup.O: 1})),
        (park, event.id, Dispute(full_name="Sari", note="Kupon")),
        (undo, given.deed),
    )
    for deed in deeds:
        with pytest.raises(Refused):
            desk.do(*deed)
    with pytest.raises(Refused, match="has been closed already, by Petugas"):
        close(desk, event)
    assert not desk.see(standing, event.id, DAY).changes
    assert desk.see(check).ok


def test_what_leaves_the_house_is_still_possible_afterwards(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    given = desk.do(hand_over, event.id, to_institution(event, 20))
    close(desk, event)
    assert desk.do(send, event.id, ExportKind.DETAIL, tmp_path, ENGLISH).file.exists()
    assert desk.do(count_print, given, desk.see(load_document, given).fingerprint) == 1


def test_a_visit_after_midnight_belongs_to_the_new_day(desk: Desk) -> None:
    tomorrow = DAY + dt.timedelta(days=1)
    event = set_up(desk, days=[DayLine(day=DAY, place="Aula"), DayLine(day=tomorrow, place="Aula")])
    desk.database.clock = Clock(dt.datetime(2026, 1, 20, 16, 59, tzinfo=dt.UTC))
    close(desk, event)
    with pytest.raises(Refused, match="This day is closed"):
        desk.do(check_in, event.id, a_donor())
    desk.database.clock = Clock(dt.datetime(2026, 1, 20, 17, 1, tzinfo=dt.UTC))
    assert desk.do(check_in, event.id, a_donor()).day == tomorrow
    assert desk.see(days_of, event.id) == [DAY, tomorrow]
    assert not desk.see(all_closed, event.id, [DAY, tomorrow])


def test_a_day_that_has_not_come_cannot_be_closed(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="has not come yet"):
        close(desk, event, DAY + dt.timedelta(days=1))


def test_whose_pin_opened_a_day_again_is_told(desk: Desk, event: StoredEvent) -> None:
    lock = close(desk, event).id
    ani = desk.do(add_officer, OfficerEntry(name="Ani", role=Role.SUPERVISOR, pin="193847"))
    again = Reopening(reason="Lupa satu")
    budi = desk.at("B", Role.OFFICER, "Budi")
    budi.do(with_grant, Deed.REOPEN_DAY, ani.id, "193847", lambda s: reopen_day(s, lock, again))
    past = desk.see(standing, event.id, DAY).closings[0]
    assert (past.reopened_by, past.reopening_allowed_by) == ("Budi", "Ani")


def test_opening_again_needs_a_supervisor_and_a_reason_and_is_on_record(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(defer, visit.id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    closed = close(desk, event)
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", Role.OFFICER).do(reopen_day, closed.id, Reopening(reason="Lupa satu"))
    with pytest.raises(Refused, match="Please fill this in"):
        desk.do(reopen_day, closed.id, Reopening(reason=" "))
    outcome = desk.at("A", Role.SUPERVISOR, "Ani").deed(reopen_day, closed.id, Reopening(reason="Lupa satu"))
    desk.do(check_in, event.id, a_donor())
    past = desk.see(standing, event.id, DAY).closings[0]
    assert (past.is_live, past.reopened_by, past.reason) == (False, "Ani", "Lupa satu")
    assert past.reopening_allowed_by == ""
    assert [line.action for line in desk.see(history, closed.id)] == ["create", "reopen"]
    with pytest.raises(Refused, match="open already"):
        desk.do(reopen_day, closed.id, Reopening(reason="Lupa satu"))
    with pytest.raises(Refused, match="nothing to undo"):
        desk.at("A", Role.SUPERVISOR, "Ani").do(undo, outcome.deed)


def test_closing_again_adds_a_closing(desk: Desk, event: StoredEvent) -> None:
    first = close(desk, event)
    desk.do(reopen_day, first.id, Reopening(reason="Lupa satu"))
    a_bag_of_o(desk, event)
    second = close(desk, event)
    assert [one.id for one in desk.see(standing, event.id, DAY).closings] == [second.id, first.id]
    assert second.figures["donors"]["donated"] == 1
    assert desk.see(check).ok


def test_a_closing_is_taken_back_by_no_key(desk: Desk, event: StoredEvent) -> None:
    outcome = desk.deed(close_day, event.id, DAY, "Listrik padam", SOFT)
    with pytest.raises(Refused, match="nothing to undo"):
        desk.do(undo, outcome.deed)
    assert desk.see(live_closing, event.id, DAY)


def test_the_day_sheet_has_figures_gates_and_the_head_of_the_audit(desk: Desk, event: StoredEvent) -> None:
    a_bag_of_o(desk, event)
    close(desk, event)
    sheet = desk.see(day_sheet, event.id, DAY)
    assert {one.gate for one in sheet.closed.findings} == set(Gate)
    assert ("donated", 1) in [(line.figure.value, line.n) for line in sheet.lines]
    assert sheet.head.count > 0
    assert len(sheet.head.seal) == 64
