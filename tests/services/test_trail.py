"""What an officer did is read as a list: one's own by everybody, what others did by supervisors."""

import datetime as dt
from functools import partial

import pytest

from baktidesk.db.models import person
from baktidesk.db.session import Session
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, OfficerEntry, Role
from baktidesk.domain.retention import Retention
from baktidesk.domain.zones import Zone
from baktidesk.services import officers
from baktidesk.services.donors.donations import check_in, pass_donor, void_visit
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.retention import keep_retention
from baktidesk.services.trail import names_in_trail, read_trail
from tests.stories import DAY, Desk, a_donor, to_institution


def test_the_newest_deed_stands_first_and_the_head_is_told(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, visit.id)
    trail = desk.see(read_trail)
    assert (trail.lines[0].action, trail.lines[0].kind, trail.total) == ("move", "donor_visit", len(trail.lines))
    assert trail.head.count == trail.lines[0].sequence


def test_a_deed_is_told_once_however_much_it_wrote(desk: Desk, event: StoredEvent) -> None:
    before = desk.see(read_trail).total
    desk.do(hand_over, event.id, to_institution(event, 20))
    trail = desk.see(read_trail)
    assert (trail.total, trail.lines[0].kind) == (before + 1, "handover")


def test_only_one_officer_or_one_day_is_shown(desk: Desk, event: StoredEvent) -> None:
    desk.at("B", name="Rina").do(check_in, event.id, a_donor())
    assert {line.officer for line in desk.see(read_trail, officer="Rina").lines} == {"Rina"}
    assert desk.see(read_trail, officer="Rina", day=DAY, zone=Zone.WIB).total > 0
    assert desk.see(read_trail, officer="Rina", day=DAY + dt.timedelta(days=1), zone=Zone.WIB).total == 0
    assert {"Petugas", "Rina"} <= set(desk.see(names_in_trail))


def test_half_past_six_in_the_morning_belongs_to_that_day(desk: Desk, event: StoredEvent) -> None:
    desk.database.clock.moment = dt.datetime(2026, 1, 19, 23, 30, tzinfo=dt.UTC)  # type: ignore[attr-defined]
    desk.do(check_in, event.id, a_donor())
    assert desk.see(read_trail, day=DAY, zone=Zone.WIB).lines[0].at.hour == 23
    assert desk.see(read_trail, day=DAY - dt.timedelta(days=1), zone=Zone.WIB).total == 0


def test_what_happens_all_day_can_be_left_out(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(void_visit, visit.id, "salah orang")
    assert [line.action for line in desk.see(read_trail, notable=True).lines] == ["void"]


def test_what_others_did_is_for_supervisors(desk: Desk, event: StoredEvent) -> None:
    officer = desk.at("B", Role.OFFICER, "Budi")
    officer.do(check_in, event.id, a_donor())
    assert officer.see(read_trail, officer="Budi").total > 0
    for whose in ("", "Petugas"):
        with pytest.raises(Refused, match="supervisor"):
            officer.see(read_trail, officer=whose)
    assert desk.at(role=Role.SUPERVISOR).see(read_trail).total > 0


def test_a_deed_on_a_visit_tells_its_number(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(void_visit, visit.id, "salah")
    line = desk.see(read_trail).lines[0]
    assert (line.action, line.changes["queue_number"][1]) == ("void", visit.queue_number)


def test_a_second_pin_and_the_opened_desk_are_told(desk: Desk) -> None:
    sari = desk.do(officers.add_officer, OfficerEntry(name="Sari", role=Role.OFFICER, pin="294718"))
    rina = desk.do(officers.add_officer, OfficerEntry(name="Rina", role=Role.SUPERVISOR, pin="615273"))
    officers.keep_opening(desk.database, desk.do(officers.log_in, sari.id, "294718"))
    opened = desk.see(read_trail).lines[0]
    assert (opened.action, opened.officer) == ("unlock", "Sari")

    def keep(session: Session) -> None:
        keep_retention(session, Retention.YEAR)

    at_desk = desk.at(role=Role.OFFICER, name="Sari")
    at_desk.do(lambda session: officers.with_grant(session, Deed.KEEP_PEOPLE, rina.id, "615273", keep))
    told = desk.see(read_trail).lines[:2]
    assert [(line.action, line.officer) for line in told] == [("grant", "Sari"), ("set_up", "Sari")]
    assert told[0].changes["supervisor"] == "Rina"


def test_a_wrong_pin_is_there(desk: Desk) -> None:
    known = desk.do(officers.add_officer, OfficerEntry(name="Sari", role=Role.OFFICER, pin="294718"))
    with pytest.raises(Refused):
        desk.do(officers.log_in, known.id, "111112")
    assert desk.see(read_trail, notable=True).lines[0].action == "failed_pin"


def test_that_the_list_is_cut_is_told_though_a_deed_has_two_lines(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    rina = desk.do(officers.add_officer, OfficerEntry(name="Rina", role=Role.SUPERVISOR, pin="615273"))
    at_desk = desk.at(role=Role.OFFICER, name="Sari")
    for span in list(Retention)[1:4]:
        keep = partial(keep_retention, span=span)
        at_desk.do(officers.with_grant, Deed.KEEP_PEOPLE, rina.id, "615273", keep)
    monkeypatch.setattr("baktidesk.services.trail.MOST", 5)
    trail = desk.see(read_trail, officer="Sari")
    assert ([line.action for line in trail.lines], trail.deeds, trail.total) == (["grant", "set_up"] * 2, 2, 3)
    monkeypatch.setattr("baktidesk.services.trail.MOST", 6)
    trail = desk.see(read_trail, officer="Sari")
    assert (len(trail.lines), trail.deeds, trail.total) == (6, 3, 3)


def test_a_deed_of_thousands_of_rows_stands_in_the_trail_behind_newer_ones(desk: Desk, event: StoredEvent) -> None:
    def import_people(session: Session) -> None:
        for number in range(2100):
            session.insert(person, full_name=f"Orang {number}", name_key=f"orang {number}")

    visit = desk.do(check_in, event.id, a_donor())
    before = desk.see(read_trail).deeds
    desk.do(import_people)
    desk.do(pass_donor, visit.id)
    trail = desk.see(read_trail)
    assert [line.kind for line in trail.lines[:3]] == ["donor_visit", "person", "donor_visit"]
    assert trail.deeds == trail.total == before + 2
