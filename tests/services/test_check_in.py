"""Who checks in: known people, others who look alike, entries from paper, consent, and specific data."""

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from baktidesk.db.models import different_person, donor_visit, person
from baktidesk.domain.donation import CheckIn, DonorCategory, PaperHead, Slip, Visit, VisitStatus
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import CONSENT_TEXT, StoredEvent
from baktidesk.domain.fields import check_record
from baktidesk.domain.person import Sex
from baktidesk.domain.zones import Zone
from baktidesk.services.audit import undo
from baktidesk.services.donors.donations import (
    check_in,
    donate,
    list_visits,
    next_slip_number,
    pass_donor,
    visit,
    void_visit,
)
from baktidesk.services.events import change_event, load_event
from baktidesk.services.language import load_language
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.stories import DAY, MORNING, Desk, a_bag, a_donor, an_event, set_up

NIK = "3171990101900001"


def row(desk: Desk, visit_id: str) -> Any:
    """Give a visit as it is stored."""
    return desk.see(lambda session: session.get(donor_visit, visit_id))


def arrive(desk: Desk, event: StoredEvent, **changes: Any) -> Visit:
    """Check a new donor in."""
    return desk.do(check_in, event.id, a_donor(**changes))  # type: ignore[no-any-return]


def donor_rows(desk: Desk, event: StoredEvent, folder: Path) -> list[tuple[Any, ...]]:
    """Give the names of the columns and the rows of the exported sheet of donors."""
    made = desk.do(export_event, event.id, ExportKind.DETAIL, folder, load_language("id"))
    rows = list(openpyxl.load_workbook(made.file)["Donor"].iter_rows(values_only=True))
    return [rows[0], *rows[2:]]


# Known people


def test_a_known_person_is_kept_and_only_what_differs_is_changed(desk: Desk) -> None:
    first, later = (set_up(desk, code=code, asks_phone=True) for code in "AB")
    known = arrive(desk, first, full_name="Siti Aminah", birth_year=1990, phone="081234567890", sex=Sex.FEMALE)
    told = a_donor(full_name="Siti Aminah, S.H.", sex=Sex.FEMALE)
    again = desk.do(check_in, later.id, told, person_id=known.person_id)
    assert again.person_id == known.person_id
    assert (again.full_name, again.birth_year, again.phone) == ("Siti Aminah, S.H.", 1990, "+6281234567890")


def test_a_known_person_is_registered_once_in_an_event(desk: Desk, event: StoredEvent) -> None:
    first = arrive(desk, event, full_name="Siti")
    with pytest.raises(Refused, match=r"Already registered at 08\.00 WIB as A-001, desk A, by Petugas\.") as no:
        desk.at("B").do(check_in, event.id, a_donor(full_name="Siti"), person_id=first.person_id)
    assert (no.value.field, no.value.record) == ("full_name", first.id)
    desk.do(void_visit, first.id, "salah")
    again = desk.do(check_in, event.id, a_donor(full_name="Siti"), person_id=first.person_id)
    assert (again.queue_number, again.person_id) == ("A-002", first.person_id)


def test_others_who_look_alike_are_remembered_as_different(desk: Desk, event: StoredEvent) -> None:
    first = arrive(desk, event, full_name="Ani")
    second = desk.do(check_in, event.id, a_donor(full_name="Ani"), different=[first.person_id])
    pairs = desk.see(lambda session: session.rows(different_person.select()))
    assert {(pair.person_id, pair.other_id) for pair in pairs} == {(second.person_id, first.person_id)}


def test_a_donation_too_soon_is_recorded_as_a_warning_and_never_refused(desk: Desk) -> None:
    first, later = set_up(desk, code="A"), set_up(desk, code="B")
    seen = arrive(desk, first, full_name="Ani", birth_year=1990)
    desk.do(pass_donor, seen.id)
    desk.do(donate, seen.id, a_bag())
    desk.database.clock.moment += dt.timedelta(days=30)
    again = desk.do(check_in, later.id, a_donor(full_name="Ani", birth_year=1990), person_id=seen.person_id)
    assert any("60" in warning for warning in row(desk, again.id).warnings)
    desk.database.clock.moment += dt.timedelta(days=31)
    other = set_up(desk, code="C")
    third = desk.do(check_in, other.id, a_donor(full_name="Ani", birth_year=1990), person_id=seen.person_id)
    assert row(desk, third.id).warnings == []


def test_a_digit_in_a_name_is_remarked_and_kept(desk: Desk, event: StoredEvent) -> None:
    assert row(desk, arrive(desk, event, full_name="Ani 2").id).warnings == ["There is a digit in the name."]


# Consent and specific data


def test_consent_keeps_its_words_and_its_moment(desk: Desk) -> None:
    event = set_up(desk, asks_consent=True, consent_text="Saya setuju dicatat.")
    yes, no = arrive(desk, event, consent=True), arrive(desk, event, full_name="Ani")
    assert (row(desk, yes.id).consent_text, row(desk, yes.id).consent_at) == ("Saya setuju dicatat.", MORNING)
    assert (row(desk, no.id).consent_text, row(desk, no.id).consent_at) == ("", None)
    assert row(desk, no.id).warnings == ["The donor has not agreed yet."]


def test_new_words_for_the_consent_leave_the_old_ones_with_their_visits(desk: Desk) -> None:
    event = set_up(desk, asks_consent=True)
    seen = arrive(desk, event, consent=True)
    record = desk.see(load_event, event.id).record
    record.consent_text = "Kalimat baru."
    desk.do(change_event, event.id, record)
    texts = [row(desk, one.id).consent_text for one in (seen, arrive(desk, event, consent=True))]
    assert texts == [CONSENT_TEXT, "Kalimat baru."]


def test_nothing_is_agreed_to_where_nobody_asked(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, full_name="Ani", consent=True)
    assert (seen.consent_at, row(desk, seen.id).warnings) == (None, [])


@pytest.mark.parametrize(
    ("changes", "specific"),
    [
        ({"category": DonorCategory.INMATE}, True),
        ({"birth_date": dt.date(2008, 1, 21)}, True),
        ({"birth_date": dt.date(2008, 1, 20)}, False),
        ({"birth_year": 2008}, True),
        ({"birth_year": 2007}, False),
        ({}, False),
    ],
)
def test_an_inmate_and_whoever_may_be_a_child_are_specific_data(
    desk: Desk, changes: dict[str, Any], specific: bool
) -> None:
    event = set_up(desk, asks_birth_date="birth_date" in changes)
    assert arrive(desk, event, **changes).specific is specific


def test_the_donor_card_is_written_in_capitals_with_the_person(desk: Desk) -> None:
    event = set_up(desk, asks_donor_card=True)
    seen = arrive(desk, event, donor_card_number=" 3171c0000001 ")
    assert seen.donor_card_number == "3171C0000001"
    assert desk.see(lambda session: session.get(person, seen.person_id)).donor_card_number == "3171C0000001"


# Paper


def test_an_entry_from_paper_keeps_both_times_apart_and_the_day_of_the_paper(desk: Desk, event: StoredEvent) -> None:
    written = MORNING - dt.timedelta(days=1, minutes=30)
    seen = desk.do(check_in, event.id, a_donor(), slip=Slip(number=7, written_at=written))
    assert (seen.slip_number, seen.checked_in_at, seen.entered_at) == (7, written, MORNING)
    assert seen.day == DAY - dt.timedelta(days=1)


def test_a_slip_is_entered_once_unless_its_visit_was_voided(desk: Desk, event: StoredEvent) -> None:
    slip = Slip(number=7, written_at=MORNING)
    first = desk.do(check_in, event.id, a_donor(), slip=slip)
    with pytest.raises(Refused, match=r"Slip 7 has been entered already, as A-001\.") as no:
        desk.do(check_in, event.id, a_donor(), slip=slip)
    assert (no.value.field, no.value.record) == ("slip_number", first.id)
    desk.do(void_visit, first.id, "salah")
    assert desk.do(check_in, event.id, a_donor(), slip=slip).queue_number == "A-002"


def test_a_slip_from_the_future_is_refused(desk: Desk, event: StoredEvent) -> None:
    late = Slip(number=1, written_at=MORNING + dt.timedelta(minutes=1))
    with pytest.raises(Refused, match="This time has not come yet") as no:
        desk.do(check_in, event.id, a_donor(), slip=late)
    assert no.value.field == "written_at"
    assert desk.see(list_visits, event.id) == []


def test_the_next_slip_is_the_one_after_the_highest(desk: Desk, event: StoredEvent) -> None:
    assert desk.see(next_slip_number, event.id) == 1
    for number in (9, 4):
        desk.do(check_in, event.id, a_donor(), slip=Slip(number=number, written_at=MORNING))
    assert desk.see(next_slip_number, event.id) == 10


def test_the_clock_on_the_slip_is_read_in_the_zone_of_the_event() -> None:
    head = PaperHead(slip_number=3, written_at=dt.time(6, 30))
    assert head.slip(Zone.WIT, DAY) == Slip(number=3, written_at=dt.datetime(2026, 1, 19, 21, 30, tzinfo=dt.UTC))
    assert PaperHead(slip_number=3).slip(Zone.WIB, DAY) is None


def test_a_voided_visit_does_not_come_back_while_its_slip_is_used(desk: Desk, event: StoredEvent) -> None:
    slip = Slip(number=7, written_at=MORNING)
    first = desk.do(check_in, event.id, a_donor(), slip=slip)
    voiding = desk.deed(void_visit, first.id, "salah").deed
    desk.do(check_in, event.id, a_donor(), slip=slip)
    with pytest.raises(Refused, match="Slip 7 has been entered already, as A-002"):
        desk.do(undo, voiding)


def test_the_workbook_has_what_was_told_and_what_came_from_paper(desk: Desk, tmp_path: Path) -> None:
    event = set_up(desk, asks_donor_card=True, asks_consent=True, consent_text="Saya setuju.")
    told = a_donor(donor_card_number="K1", consent=True, category=DonorCategory.INMATE)
    desk.do(check_in, event.id, told, slip=Slip(number=7, written_at=MORNING - dt.timedelta(minutes=10)))
    arrive(desk, event)
    names, first, second = donor_rows(desk, event, tmp_path)
    new = ("donor_card_number", "consent", "consent_text", "specific", "slip_number")
    assert [first[names.index(name)] for name in new] == ["K1", "Ya", "Saya setuju.", "Ya", 7]
    assert [second[names.index(name)] for name in new] == [None] * 5
    arrived, entered = (first[names.index(name)] for name in ("checked_in_at", "entered_at"))
    assert entered - arrived == dt.timedelta(minutes=10)


def test_the_workbook_leaves_out_what_nobody_has(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    arrive(desk, event)
    names = donor_rows(desk, event, tmp_path)[0]
    assert not {"donor_card_number", "consent", "consent_text", "specific", "slip_number", "entered_at"} & set(names)


# Values


@pytest.mark.parametrize("year", [0, 85, 985])
def test_a_year_of_fewer_digits_is_asked_for_in_full(year: int) -> None:
    problems = check_record(CheckIn(full_name="Ani", work_unit="Lapas", sex=Sex.FEMALE, birth_year=year), DAY)
    assert str(problems["birth_year"]) == "Please type the year with 4 digits, for example 1985."


def test_a_bad_year_refuses_the_whole_check_in(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues, match="4 digits"):
        arrive(desk, event, birth_year=85)


def test_a_visit_tells_all_that_is_new(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, category=DonorCategory.INMATE)
    assert desk.see(visit, seen.id) == seen
    assert (seen.status, seen.specific, seen.slip_number, seen.entered_at) == (
        VisitStatus.REGISTERED,
        True,
        None,
        MORNING,
    )


def test_an_event_keeps_what_it_asks(desk: Desk) -> None:
    event = set_up(desk, asks_donor_card=True, asks_consent=True, consent_text="Setuju.")
    assert event.record.options() == {"donor_card", "consent"}
    assert event.record.consent_text == "Setuju."
    assert an_event().consent_text == CONSENT_TEXT
