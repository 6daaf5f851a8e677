"""Similar people are offered side by side, best first, and nobody who was told apart comes back."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baktidesk.domain.event import StoredEvent
from baktidesk.services.donors.donations import check_in
from baktidesk.services.donors.duplicates import (
    Likeness,
    near_dates,
    remember_different,
    same_dates,
    similar_people,
)
from baktidesk.services.people import keep_person
from tests.stories import Desk, a_donor

BORN = dt.date(1990, 5, 3)
SEVERAL = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ids(desk: Desk, event: StoredEvent, **told: Any) -> list[str]:
    """Give the people who are like a form."""
    return [one.known.person_id for one in desk.see(similar_people, event.id, a_donor(**told))]


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Siti Aminah Rahmawati", BORN),
        ("Siti Amniah Rahmawati", BORN),  # swapped letters
        ("Sity Aminah Rahmawati", BORN),
        ("Siti Aminah", BORN),  # without the last name
        ("Hj. Siti Aminah Rahmawati, S.H.", BORN),
        ("SITI AMINAH RAHMAWATI", dt.date(1990, 3, 5)),  # day and month exchanged
        ("Siti Aminah Rahmawati", dt.date(1990, 5, 4)),
        ("Siti Aminah Rahmawati", dt.date(1991, 5, 3)),
    ],
)
def test_a_damaged_copy_finds_the_one(desk: Desk, event: StoredEvent, name: str, born: dt.date) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah Rahmawati", birth_date=BORN)
    desk.do(keep_person, full_name="Bambang Hartono", birth_date=BORN)
    found = desk.see(similar_people, event.id, a_donor(full_name=name, birth_date=born))
    assert [(other.known.person_id, other.why) for other in found] == [(one, Likeness.NAME_AND_BIRTH)]


def test_old_and_new_spelling_are_alike(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Moch. Soekarno Djatmiko", birth_date=BORN)
    found = desk.see(similar_people, event.id, a_donor(full_name="Muhammad Sukarno Jatmiko", birth_date=BORN))
    assert [(other.known.person_id, other.score) for other in found] == [(one, 100)]


def test_the_same_phone_or_nik_is_enough(desk: Desk, event: StoredEvent) -> None:
    phone = desk.do(keep_person, full_name="Budi", phone="+6281234567890")
    nik = desk.do(keep_person, full_name="Agus", nik="3171990101900001")
    form = a_donor(full_name="Siti", phone="0812-3456-7890", nik="3171 9901 0190 0001")
    found = desk.see(similar_people, event.id, form)
    assert {other.known.person_id: other.why for other in found} == {phone: Likeness.PHONE, nik: Likeness.NIK}


def test_a_birth_year_alone_finds_names_that_begin_alike(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", birth_year=1990)
    desk.do(keep_person, full_name="Siti Aminah", birth_year=1970)
    assert ids(desk, event, full_name="Siti Aminha", birth_year=1991) == [one]


@pytest.mark.parametrize("name", ["Piti Aminah", "iSti Aminah", "iti Aminah", "Siti"])
def test_a_birth_year_alone_finds_who_is_begun_wrongly_among_few(desk: Desk, event: StoredEvent, name: str) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", birth_year=1990)
    desk.do(keep_person, full_name="Bambang Hartono", birth_year=1990)
    assert ids(desk, event, full_name=name, birth_year=1990) == [one]


def test_who_is_known_by_year_and_who_by_date_find_each_other(desk: Desk, event: StoredEvent) -> None:
    by_year = desk.do(keep_person, full_name="Siti Aminah", birth_year=1990)
    by_date = desk.do(keep_person, full_name="Budi Santoso", birth_date=BORN)
    assert ids(desk, event, full_name="Siti Aminah", birth_date=BORN) == [by_year]
    assert ids(desk, event, full_name="Budi Santoso", birth_year=1990) == [by_date]


@pytest.mark.parametrize("told", [{"birth_year": 1990}, {"birth_date": BORN}])
def test_many_names_that_begin_alike_hide_nobody(desk: Desk, event: StoredEvent, told: dict[str, Any]) -> None:
    one = desk.do(keep_person, full_name="Siti Zulaikha", birth_year=1990)
    desk.do(lambda session: [keep_person(session, full_name=f"Siti Am {n}", birth_year=1990) for n in range(1050)])
    assert ids(desk, event, full_name="Siti Zulaikah", **told) == [one]
    assert len(ids(desk, event, full_name="Siti", **told)) in (0, 5)
    assert ids(desk, event, full_name="Siti Zulaikah", birth_year=1985) == []


def test_a_name_alone_finds_only_the_same_name(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="dr. Siti Aminah", birth_year=1990)
    desk.do(keep_person, full_name="Siti Aminah Zahra", birth_year=1990)
    assert ids(desk, event, full_name="SITI AMINAH") == [one]


def test_a_visit_at_this_event_is_told(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor(full_name="Siti Aminah", birth_year=1990))
    (other,) = desk.see(similar_people, event.id, a_donor(full_name="Siti Aminah", birth_year=1990))
    assert (other.known.visit_id, other.known.queue_number) == (visit.id, "A-001")


def test_the_person_in_the_form_is_not_offered(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", birth_date=BORN)
    form = a_donor(full_name="Siti Aminah", birth_date=BORN)
    assert desk.see(similar_people, event.id, form, person_id=one) == []


def test_at_most_so_many_are_offered_the_likest_first(desk: Desk, event: StoredEvent) -> None:
    for word in ("Rahmawati", "Rahayu", "", "Rohmah", "Rosyidah", "Ramadhani", "Rizki"):
        desk.do(keep_person, full_name=f"Siti Aminah {word}".strip(), birth_date=BORN)
    found = desk.see(similar_people, event.id, a_donor(full_name="Siti Aminah", birth_date=BORN))
    assert (len(found), found[0].score) == (5, 100)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_another_person_is_remembered_in_both_directions(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah", birth_date=BORN)
    other = desk.do(keep_person, full_name="Siti Aminoh", birth_date=BORN)
    desk.do(remember_different, one, [other, other, one])
    desk.do(remember_different, other, [one])
    assert ids(desk, event, full_name="Siti Aminah", birth_date=BORN) == [one]
    assert ids(desk, event, full_name="Siti Aminoh", birth_date=BORN) == [other]


def test_two_of_one_name_and_birth_stay_offered_to_a_third(desk: Desk, event: StoredEvent) -> None:
    both = [desk.do(keep_person, full_name="Siti Aminah", birth_date=BORN) for _ in range(2)]
    desk.do(remember_different, both[0], both[1:])
    assert sorted(ids(desk, event, full_name="Siti Aminah", birth_date=BORN)) == sorted(both)


@SEVERAL
@given(
    st.lists(st.sampled_from(["Siti Aminah", "Siti Aminoh", "Sity Aminah", "Siti Amin"]), min_size=2, max_size=6),
    st.data(),
)
def test_nobody_told_apart_comes_back(desk: Desk, names: list[str], data: Any) -> None:
    born = data.draw(st.dates(dt.date(1950, 1, 1), dt.date(2005, 12, 31)))
    people = [desk.do(keep_person, full_name=name, birth_date=born) for name in names]
    one = data.draw(st.sampled_from(people))
    apart = data.draw(st.sets(st.sampled_from(people))) - {one}
    desk.do(remember_different, one, apart)
    form = a_donor(full_name=names[people.index(one)], birth_date=born)
    found = desk.see(similar_people, "01a200e1-b74b-7606-b988-56fb177b5328", form, 1000, person_id=one)
    assert apart.isdisjoint(other.known.person_id for other in found)


@given(st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1)))
def test_a_near_date_is_near_from_the_other_side_too(born: dt.date) -> None:
    assert same_dates(born)[0] == born
    assert all(born in same_dates(same) for same in same_dates(born))
    assert all(born in near_dates(near) for near in near_dates(born))
    assert set(same_dates(born)).isdisjoint(near_dates(born))


def test_on_a_day_beside_it_a_name_must_begin_alike(desk: Desk, event: StoredEvent) -> None:
    one = desk.do(keep_person, full_name="Siti Aminah Rahmawati", birth_date=BORN)
    for slip, expected in ((dt.timedelta(0), [one]), (dt.timedelta(1), [])):
        assert ids(desk, event, full_name="Diti Aminah Rahmawati", birth_date=BORN + slip) == expected
