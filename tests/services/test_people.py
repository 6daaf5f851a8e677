"""A person is written down once, and what our own records know of somebody is offered again."""

import datetime as dt

import pytest

from baktidesk.domain.donation import CheckIn, DonorCategory
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.people import KnownPerson, keep_person, known_person
from baktidesk.services.search import search
from tests.services.test_search import expect
from tests.stories import Clock, Desk, a_bag, a_donor, set_up


def the_one(desk: Desk, event: StoredEvent, name: str) -> str:
    """Give the id of the only person of a name."""
    (hit,) = desk.see(search, event.id, name)
    return str(hit.person_id)


def known(desk: Desk, event: StoredEvent, name: str) -> KnownPerson:
    """Give what is known of the only person of a name."""
    found: KnownPerson = desk.see(known_person, the_one(desk, event, name), event.id)
    return found


def donation(desk: Desk, event: StoredEvent, record: CheckIn, group: BloodGroup = BloodGroup.O) -> str:
    """Check in and donate; give the visit's id."""
    visit = desk.do(check_in, event.id, record)
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag(group=group))
    return str(visit.id)


def test_a_stranger_is_known_by_what_was_told(desk: Desk, event: StoredEvent) -> None:
    desk.do(keep_person, full_name="Siti", sex=Sex.FEMALE, birth_date=dt.date(1990, 5, 3), phone="+6281234567890")
    found = known(desk, event, "siti")
    assert (found.sex, found.birth_date, found.birth_year) == (Sex.FEMALE, dt.date(1990, 5, 3), 1990)
    assert (found.donations, found.last_donation, found.visit_id, found.work_unit) == (0, None, "", "")
    assert (found.category, found.blood_group) == (None, BloodGroup.UNKNOWN)


def test_who_is_on_a_roll_has_its_work_unit(desk: Desk, event: StoredEvent) -> None:
    desk.do(expect, event.id, desk.do(keep_person, full_name="Siti"), "Rutan Uji")
    assert known(desk, event, "siti").work_unit == "Rutan Uji"


def test_donations_are_counted_by_local_day_and_without_voided_ones(desk: Desk) -> None:
    record = a_donor(full_name="Siti", nik="3171990101900001", category=DonorCategory.PUBLIC)
    last_year, first, now = (
        dt.datetime(2025, 12, 31, 16, 0),
        dt.datetime(2025, 12, 31, 18, 0),
        dt.datetime(2026, 1, 20, 1, 0),
    )
    events = []
    for number, moment in enumerate((last_year, first, now)):
        desk.database.clock = Clock(moment.replace(tzinfo=dt.UTC))
        day = (moment + dt.timedelta(hours=7)).date()
        events.append(set_up(desk, code=f"UJI-{number}", asks_nik=True, days=[DayLine(day=day, place="Aula")]))
        visit_id = donation(desk, events[-1], record, BloodGroup.B)
    found = known(desk, events[2], "siti")
    assert (found.donations, found.donations_this_year, found.last_donation) == (3, 2, dt.date(2026, 1, 20))
    assert (found.visit_id, found.queue_number, found.blood_group) == (visit_id, "A-001", BloodGroup.B)
    assert (found.work_unit, found.category) == ("Lapas Uji", DonorCategory.PUBLIC)
    desk.do(void_visit, visit_id, "salah")
    found = known(desk, events[2], "siti")
    assert (found.donations, found.donations_this_year, found.last_donation) == (2, 1, dt.date(2026, 1, 1))
    assert found.visit_id == ""


def test_what_pmi_tested_counts_before_what_was_told(desk: Desk) -> None:
    record = a_donor(full_name="Siti", nik="3171990101900001", claimed_blood_group=BloodGroup.A)
    first, second = (set_up(desk, code=f"UJI-{number}", asks_nik=True) for number in (1, 2))
    donation(desk, first, record, BloodGroup.B)
    desk.do(check_in, second.id, record)
    assert known(desk, second, "siti").blood_group is BloodGroup.B


def test_a_chosen_person_is_kept_and_changed_instead_of_a_new_one(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", nik="3171990101900001", phone="+6281234567890")
    again = desk.do(keep_person, full_name="Siti Aminah Zahra", birth_year=1990, known_id=one)
    assert again == one
    found = known(desk, event, "zahra")
    assert (found.nik, found.phone, found.birth_year) == ("3171990101900001", "+6281234567890", 1990)


def test_without_a_choice_the_nik_and_the_name_decide(desk: Desk) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", nik="3171990101900001")
    assert desk.do(keep_person, full_name="SITI  AMINAH", nik="3171990101900001") == one
    assert desk.do(keep_person, full_name="Budi", nik="3171990101900001") != one
    assert desk.do(keep_person, full_name="Siti Aminah") != one


def test_somebody_who_is_not_there_is_a_bug(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(LookupError):
        desk.see(known_person, "nobody", event.id)
