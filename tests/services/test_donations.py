"""A donor's way from the check-in to the bag, and every way that is not one."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from baktidesk.db.models import donor_visit
from baktidesk.db.models import event as event_table
from baktidesk.domain.donation import (
    MOVES,
    Deferral,
    DeferralReason,
    Donation,
    FailedDraw,
    Leaving,
    LeavingReason,
    Reaction,
    Screening,
    Visit,
    VisitStatus,
)
from baktidesk.domain.errors import Refused, RefusedValues, StaleForm
from baktidesk.domain.event import StoredEvent, ZoneChoice
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Role
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.donors.donations import (
    check_in,
    defer,
    donate,
    fail,
    find_visit,
    leave,
    list_visits,
    pass_donor,
    visit,
    void_visit,
)
from tests.stories import DAY, Desk, a_bag, a_donor, set_up

NIK = "3171990101900001"

STEPS: dict[VisitStatus, tuple[Callable[..., Visit], tuple[Any, ...]]] = {
    VisitStatus.PASSED: (pass_donor, ()),
    VisitStatus.DEFERRED: (defer, (Deferral(deferral_reason=DeferralReason.LOW_HB),)),
    VisitStatus.FAILED: (fail, (FailedDraw(),)),
    VisitStatus.NO_SHOW: (leave, (Leaving(left_reason=LeavingReason.NO_SHOW),)),
    VisitStatus.CANCELLED: (leave, (Leaving(left_reason=LeavingReason.CANCELLED),)),
}


def move(desk: Desk, visit_id: str, status: VisitStatus) -> Visit:
    """Bring a visit into a state by the deed that leads there."""
    if status is VisitStatus.DONATED:
        return desk.do(donate, visit_id, a_bag())  # type: ignore[no-any-return]
    deed, arguments = STEPS[status]
    return desk.do(deed, visit_id, *arguments)  # type: ignore[no-any-return]


def arrive(desk: Desk, event: StoredEvent, status: VisitStatus = VisitStatus.REGISTERED, **changes: Any) -> Visit:
    """Check somebody in and lead them to a state."""
    seen: Visit = desk.do(check_in, event.id, a_donor(**changes))
    needs_passing = status not in MOVES[VisitStatus.REGISTERED] and status is not VisitStatus.REGISTERED
    for step in [VisitStatus.PASSED] * needs_passing + [status] * (status is not VisitStatus.REGISTERED):
        seen = move(desk, seen.id, step)
    return seen


def test_a_donor_is_written_down_with_a_queue_number(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, full_name="  Siti   Aminah ", work_unit="Rutan Uji", sex=Sex.FEMALE, birth_year=1990)
    assert (seen.queue_number, seen.status, seen.day) == ("A-001", VisitStatus.REGISTERED, DAY)
    assert (seen.full_name, seen.work_unit, seen.sex, seen.birth_year) == (
        "Siti   Aminah",
        "Rutan Uji",
        Sex.FEMALE,
        1990,
    )


def test_the_way_to_the_bag(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event)
    desk.database.clock.pass_minutes(10)
    desk.do(pass_donor, seen.id)
    desk.database.clock.pass_minutes(15)
    done = desk.do(donate, seen.id, Donation(bag_number=" k-001a ", blood_group=BloodGroup.B))
    assert (done.status, done.bag_number, done.bag_volume_ml) == (VisitStatus.DONATED, "K-001A", 350)
    assert (done.passed_at - done.checked_in_at, done.ended_at - done.passed_at) == (
        dt.timedelta(minutes=10),
        dt.timedelta(minutes=15),
    )


def test_a_refusal_keeps_the_coarse_reason_alone(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, VisitStatus.DEFERRED)
    assert (seen.status, seen.deferral_reason, seen.bag_number) == (VisitStatus.DEFERRED, DeferralReason.LOW_HB, "")


def test_a_failed_draw_may_name_its_bag(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, VisitStatus.PASSED)
    done = desk.do(fail, seen.id, FailedDraw(bag_number="g-1", reaction=Reaction.HEMATOMA))
    assert (done.status, done.bag_number, done.reaction) == (VisitStatus.FAILED, "G-1", Reaction.HEMATOMA)


def test_several_failed_draws_without_a_number_are_possible(desk: Desk, event: StoredEvent) -> None:
    assert [arrive(desk, event, VisitStatus.FAILED).status for _ in range(2)] == [VisitStatus.FAILED] * 2


@pytest.mark.parametrize("reason", LeavingReason)
@pytest.mark.parametrize("start", [VisitStatus.REGISTERED, VisitStatus.PASSED])
def test_somebody_may_leave_until_the_end(
    desk: Desk, event: StoredEvent, start: VisitStatus, reason: LeavingReason
) -> None:
    seen = arrive(desk, event, start)
    assert desk.do(leave, seen.id, Leaving(left_reason=reason)).status == reason.value


@pytest.mark.parametrize("start", VisitStatus)
def test_every_other_move_is_refused_and_changes_nothing(desk: Desk, event: StoredEvent, start: VisitStatus) -> None:
    seen = arrive(desk, event, start)
    illegal = [status for status in VisitStatus if status not in MOVES.get(start, ())]
    for status in illegal:
        if status is not VisitStatus.REGISTERED:
            with pytest.raises(Refused, match=f"A-001 is “{start}” and cannot become “{status}”"):
                move(desk, seen.id, status)
    assert desk.see(visit, seen.id) == seen


def test_measurements_are_kept_where_they_are_asked(desk: Desk) -> None:
    event = set_up(desk, asks_screening=True)
    seen = arrive(desk, event)
    values = Screening(weight_kg=61, haemoglobin_g_dl=Decimal("13.4"), systolic_mmhg=120, diastolic_mmhg=80)
    passed = desk.do(pass_donor, seen.id, values)
    assert (passed.weight_kg, passed.haemoglobin_g_dl, passed.systolic_mmhg) == (61, Decimal("13.4"), 120)


# Refusals


def test_every_bad_value_is_named_with_its_field(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(check_in, event.id, a_donor(full_name=" ", work_unit="x" * 101, sex=None, birth_year=1899))
    assert {name: str(problem) for name, problem in no.value.problems.items()} == {
        "full_name": "Please fill this in.",
        "work_unit": "At most 100 characters. Now 101.",
        "sex": "Please fill this in.",
        "birth_year": "At least 1900.",
    }
    assert desk.see(list_visits, event.id) == []


def test_a_nik_is_checked_where_the_event_asks_for_it(desk: Desk) -> None:
    event = set_up(desk, asks_nik=True, asks_phone=True)
    with pytest.raises(RefusedValues) as no:
        desk.do(check_in, event.id, a_donor(nik="317199010190000", phone="12"))
    assert set(no.value.problems) == {"nik", "phone"}
    seen = arrive(desk, event, nik=NIK, phone="0812 3456 7890")
    assert (seen.nik, seen.phone) == (NIK, "+6281234567890")


def test_a_bag_number_belongs_to_one_visit_of_the_event(desk: Desk, event: StoredEvent) -> None:
    first, second = (arrive(desk, event, VisitStatus.PASSED) for _ in range(2))
    desk.do(donate, first.id, a_bag("K-7"))
    for deed, record in ((donate, a_bag(" k-7 ")), (fail, FailedDraw(bag_number="K-7"))):
        with pytest.raises(Refused, match="This bag number already belongs to A-001") as no:
            desk.do(deed, second.id, record)
        assert (no.value.field, no.value.record) == ("bag_number", first.id)


def test_another_event_may_use_the_same_bag_number(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN")
    bags = [
        desk.do(donate, arrive(desk, one, VisitStatus.PASSED).id, a_bag("K-7")).bag_number for one in (event, other)
    ]
    assert bags == ["K-7", "K-7"]


def test_a_voided_visit_gives_its_bag_number_free_but_not_its_queue_number(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event, VisitStatus.PASSED)
    desk.do(donate, seen.id, a_bag("K-7"))
    gone = desk.do(void_visit, seen.id, " salah orang ")
    assert (gone.void_reason, gone.voided_at) == ("salah orang", desk.database.clock())
    again = arrive(desk, event, VisitStatus.PASSED)
    assert (again.queue_number, desk.do(donate, again.id, a_bag("K-7")).bag_number) == ("A-002", "K-7")


def test_a_voided_visit_moves_no_more(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event)
    desk.do(void_visit, seen.id, "salah")
    with pytest.raises(Refused, match="A-001 has been voided"):
        desk.do(pass_donor, seen.id)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_voiding_needs_a_reason_of_a_sensible_length(desk: Desk, event: StoredEvent, reason: str) -> None:
    seen = arrive(desk, event)
    with pytest.raises(Refused) as no:
        desk.do(void_visit, seen.id, reason)
    assert no.value.field == "reason"
    assert desk.see(visit, seen.id).voided_at is None


def test_voiding_twice_keeps_the_first_reason(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event)
    reasons = [desk.do(void_visit, seen.id, reason).void_reason for reason in ("satu", "dua")]
    assert reasons == ["satu", "satu"]


def test_a_closed_event_takes_nothing_more(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event)
    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    deeds: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (check_in, (event.id, a_donor())),
        (pass_donor, (seen.id,)),
        (void_visit, (seen.id, "salah")),
    ]
    for deed, arguments in deeds:
        with pytest.raises(Refused, match="This event is closed"):
            desk.do(deed, *arguments)


def test_a_missing_visit_is_a_bug(desk: Desk) -> None:
    with pytest.raises(LookupError):
        desk.see(visit, uuid7())
    assert desk.see(find_visit, uuid7()) is None


# Queue numbers and people


def test_every_desk_counts_for_itself(desk: Desk, event: StoredEvent) -> None:
    other = desk.at("B", Role.OFFICER)
    numbers = [arrive(one, event).queue_number for one in (desk, other, desk, other)]
    assert numbers == ["A-001", "B-001", "A-002", "B-002"]


def test_every_event_counts_for_itself(desk: Desk, event: StoredEvent) -> None:
    assert [arrive(desk, one).queue_number for one in (event, set_up(desk, code="LAIN"))] == ["A-001", "A-001"]


def test_queue_numbers_go_on_above_999(desk: Desk, event: StoredEvent) -> None:
    seen = arrive(desk, event)
    desk.do(lambda session: session.change(donor_visit, seen.id, number=999, queue_number="A-999"))
    assert [arrive(desk, event).queue_number for _ in range(2)] == ["A-1000", "A-1001"]


def test_saving_the_same_form_twice_writes_once(desk: Desk, event: StoredEvent) -> None:
    form = uuid7()
    first = desk.do(check_in, event.id, a_donor(full_name="Ani"), form)
    again = desk.deed(check_in, event.id, a_donor(full_name="Ani"), form)
    assert (first.id, again.value, again.touched) == (form, first, frozenset())
    assert len(desk.see(list_visits, event.id)) == 1


def test_two_people_of_one_name_stay_two(desk: Desk, event: StoredEvent) -> None:
    ids = [arrive(desk, event, full_name="Ani").id for _ in range(2)]
    people = desk.see(lambda session: {session.get(donor_visit, one).person_id for one in ids})
    assert len(people) == 2


def test_who_comes_again_with_a_nik_is_the_same_person_and_nothing_told_is_lost(desk: Desk) -> None:
    event, later = (set_up(desk, code=code, asks_nik=True, asks_phone=True) for code in "AB")
    first = arrive(desk, event, full_name="Ani", nik=NIK, birth_year=1990, phone="")
    again = arrive(desk, later, full_name="dr. ANI", nik=NIK, phone="081234567890", sex=Sex.FEMALE)
    rows = desk.see(lambda session: [session.get(donor_visit, one.id).person_id for one in (first, again)])
    assert rows[0] == rows[1]
    assert (again.phone, again.birth_year, again.sex) == ("+6281234567890", 1990, Sex.FEMALE)


def test_a_nik_is_registered_once_in_an_event_unless_the_first_was_voided(desk: Desk) -> None:
    event = set_up(desk, asks_nik=True)
    first = arrive(desk, event, nik=NIK)
    with pytest.raises(Refused, match=r"Already registered at 08\.00 WIB as A-001, desk A, by Petugas\.") as no:
        desk.at("B").do(check_in, event.id, a_donor(nik=NIK))
    assert (no.value.field, no.value.record) == ("nik", first.id)
    desk.do(void_visit, first.id, "salah")
    assert arrive(desk, event, nik=NIK).queue_number == "A-002"


def test_a_work_unit_is_found_again_however_it_is_written(desk: Desk, event: StoredEvent) -> None:
    names = {arrive(desk, event, work_unit=name).work_unit for name in ("Lapas Kelas I", "LAPAS  kelas i ")}
    assert names == {"Lapas Kelas I"}


# Days and lists


@pytest.mark.parametrize(("zone", "day"), [(ZoneChoice.WIB, 19), (ZoneChoice.WITA, 20), (ZoneChoice.WIT, 20)], ids=str)
def test_a_visit_belongs_to_the_local_day(desk: Desk, zone: ZoneChoice, day: int) -> None:
    event = set_up(desk, zone=zone)
    desk.database.clock.moment = dt.datetime(2026, 1, 19, 16, 30, tzinfo=dt.UTC)
    assert arrive(desk, event).day == dt.date(2026, 1, day)


def test_an_entry_before_seven_belongs_to_that_day(desk: Desk, event: StoredEvent) -> None:
    desk.database.clock.moment = dt.datetime(2026, 1, 19, 23, 30, tzinfo=dt.UTC)
    assert arrive(desk, event).day == DAY


def test_the_list_is_newest_first_and_without_voided_ones(desk: Desk, event: StoredEvent) -> None:
    ids = [arrive(desk, event).id for _ in range(4)]
    desk.do(void_visit, ids[2], "salah")
    listed = [one.id for one in desk.see(list_visits, event.id)]
    assert listed == [ids[3], ids[1], ids[0]]
    assert [one.id for one in desk.see(list_visits, event.id, voided=True, limit=2)] == [ids[3], ids[2]]
    assert desk.see(list_visits, event.id, dt.date(2026, 1, 21)) == []


def test_a_check_in_under_the_id_of_another_is_refused(desk: Desk, event: StoredEvent) -> None:
    form, other = uuid7(), set_up(desk, code="LAIN")
    first = desk.do(check_in, event.id, a_donor(full_name="Ani"), form)
    assert desk.do(check_in, event.id, a_donor(full_name="  ANI "), form) == first
    for where, name in ((event, "Budi"), (other, "Ani")):
        with pytest.raises(StaleForm, match="saved before as another record") as no:
            desk.do(check_in, where.id, a_donor(full_name=name), form)
        assert no.value.record == form
    assert desk.see(list_visits, other.id) == []
