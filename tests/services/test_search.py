"""The scan box finds whatever is typed or scanned, this event's visits first, and no text can break it."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baktidesk.db.models import person, roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.names import name_key
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.people import keep_person, keep_work_unit
from baktidesk.services.places import place_of_nik
from baktidesk.services.search import HitKind, search
from tests.stories import Desk, a_bag, a_donor, set_up

LETTERS = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F), min_size=1, max_size=12)
NAME = st.lists(
    st.one_of(LETTERS, st.sampled_from(["Ma'ruf", "dr.", "S.T.", "Nur-Aini", "M."])), min_size=1, max_size=4
)
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=1100)
SEVERAL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def names(desk: Desk, event: StoredEvent, text: str) -> list[str]:
    """Give the names that a text finds."""
    return [hit.full_name for hit in desk.see(search, event.id, text)]


def expect(session: Session, event_id: str, person_id: str, unit: str = "Rutan Uji") -> None:
    """Put a person on an event's roll."""
    session.insert(
        roll_entry,
        event_id=event_id,
        kind="donor",
        number=1,
        person_id=person_id,
        work_unit_id=keep_work_unit(session, unit),
    )


@pytest.mark.parametrize(
    "text", ["si", "SITI", "maruf", "ma'ru", "ma\u2019ruf siti", "ruf", "dr. siti", "siti, s", "siti, s.t."]
)
def test_a_name_is_found_by_the_beginnings_of_its_words(desk: Desk, event: StoredEvent, text: str) -> None:
    desk.do(check_in, event.id, a_donor(full_name="dr. Siti Ma'ruf, S.T."))
    desk.do(check_in, event.id, a_donor(full_name="Budi Santoso"))
    assert names(desk, event, text) == ([] if text == "ruf" else ["dr. Siti Ma'ruf, S.T."])


@pytest.mark.parametrize("text", ["", " ", "s", "123", "-", "1 2 3", "'", ","])
def test_too_little_finds_nothing(desk: Desk, event: StoredEvent, text: str) -> None:
    desk.do(check_in, event.id, a_donor(full_name="Siti 123", phone="081231230000"))
    assert names(desk, event, text) == []


@pytest.mark.parametrize(
    "text", ["A1", "a-1", "A 001", "A-001", "3171", "3171990101900001", "081234", "+62 812-34", "62812", "81234"]
)
def test_a_number_is_found_by_its_beginning(desk: Desk, text: str) -> None:
    event = set_up(desk, asks_nik=True, asks_phone=True)
    desk.do(check_in, event.id, a_donor(full_name="Siti", nik="3171990101900001", phone="0812-3456-7890"))
    desk.do(check_in, event.id, a_donor(full_name="Budi"))
    assert names(desk, event, text) == ["Siti"]


def test_bag_card_and_nip_are_found(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor(full_name="Siti"))
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag("K-1234A"))
    desk.do(keep_person, full_name="Budi", donor_card_number="PMI1234567", nip="198001012005011001")
    assert names(desk, event, "k-1234") == ["Siti"]
    assert names(desk, event, "pmi1234") == ["Budi"]
    assert names(desk, event, "19800101") == ["Budi"]
    assert desk.see(search, event.id, "K-1234a")[0].bag_number == "K-1234A"


def test_the_shortest_number_comes_first_and_names_after_numbers(desk: Desk, event: StoredEvent) -> None:
    for number in ("KP102499", "KP1024", "KP10249"):
        desk.do(keep_person, full_name=f"Kartu {len(number)}", donor_card_number=number)
    desk.do(keep_person, full_name="Kp1024c")
    assert names(desk, event, "kp1024") == ["Kartu 6", "Kartu 7", "Kartu 8", "Kp1024c"]
    assert [hit.full_name for hit in desk.see(search, event.id, "kp1024", 2)] == ["Kartu 6", "Kartu 7"]


def test_a_hit_shows_a_second_identifier_and_hides_the_rest(desk: Desk) -> None:
    event = set_up(desk, asks_nik=True, asks_phone=True)
    visit = desk.do(check_in, event.id, a_donor(full_name="Siti", nik="3171990101900001", phone="081234567890"))
    (hit,) = desk.see(search, event.id, "siti")
    assert (hit.kind, hit.id, hit.queue_number, hit.status) == (
        HitKind.VISIT,
        visit.id,
        "A-001",
        VisitStatus.REGISTERED,
    )
    assert (hit.nik, hit.phone, hit.work_unit) == ("3171********0001", "…7890", "Lapas Uji")
    assert (hit.on_roll, hit.last_seen) == (False, None)


def test_visits_come_first_then_the_roll_then_everybody_else(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN", days=[DayLine(day=dt.date(2025, 11, 2), place="Aula")])
    ids = [desk.do(keep_person, full_name=f"Siti {word}") for word in ("Lain", "Daftar")]
    desk.do(expect, event.id, ids[1])
    desk.do(check_in, event.id, a_donor(full_name="Siti Hadir"))
    desk.do(check_in, other.id, a_donor(full_name="Siti Dulu"))
    hits = desk.see(search, event.id, "siti")
    assert [hit.full_name for hit in hits] == ["Siti Hadir", "Siti Daftar", "Siti Dulu", "Siti Lain"]
    assert [hit.kind for hit in hits] == [HitKind.VISIT, *[HitKind.PERSON] * 3]
    assert (hits[1].on_roll, hits[1].work_unit, hits[2].work_unit) == (True, "Rutan Uji", "Lapas Uji")
    assert hits[2].last_seen is not None


def test_of_several_visits_the_newest_here_and_the_newest_elsewhere_are_told(desk: Desk, event: StoredEvent) -> None:
    known = desk.do(keep_person, full_name="Siti")
    for year, unit in ((2023, "Dulu"), (2024, "Lama"), (2025, "Baru")):
        other = set_up(desk, code=f"X{year}", days=[DayLine(day=dt.date(year, 11, 2), place="Aula")])
        desk.do(check_in, other.id, a_donor(full_name="Siti", work_unit=unit), person_id=known)
        desk.do(expect, other.id, known)
    (hit,) = desk.see(search, event.id, "siti")
    assert (hit.kind, hit.work_unit, hit.on_roll) == (HitKind.PERSON, "Baru", False)
    elsewhere = hit.last_seen
    desk.do(check_in, event.id, a_donor(full_name="Siti", work_unit="Kini"), person_id=known)
    (hit,) = desk.see(search, event.id, "siti")
    assert (hit.kind, hit.work_unit, hit.last_seen) == (HitKind.VISIT, "Kini", elsewhere)


def test_a_visit_is_found_first_however_many_share_the_name(desk: Desk, event: StoredEvent) -> None:
    desk.do(check_in, event.id, a_donor(full_name="Zaki Siti"))
    desk.do(lambda session: [keep_person(session, full_name=f"Siti {number}") for number in range(80)])
    hits = desk.see(search, event.id, "siti")
    assert (len(hits), hits[0].full_name) == (50, "Zaki Siti")
    assert len(desk.see(search, event.id, "siti", 3)) == 3


def test_who_is_voided_is_not_found(desk: Desk, event: StoredEvent) -> None:
    visit = desk.do(check_in, event.id, a_donor(full_name="Siti"))
    desk.do(void_visit, visit.id, "salah")
    (hit,) = desk.see(search, event.id, "siti")
    assert hit.kind is HitKind.PERSON
    desk.do(lambda session: session.void(person, hit.person_id, "salah"))
    assert names(desk, event, "siti") == []


@SEVERAL
@given(parts=NAME, data=st.data())
def test_whatever_name_is_kept_is_found_by_any_beginning_of_its_words(desk: Desk, parts: list[str], data: Any) -> None:
    event_id = "01a200e1-b74b-7606-b988-56fb177b5328"
    known = desk.do(keep_person, full_name=" ".join(parts))
    words = [word for word in name_key(" ".join(parts)).split() if sum(map(str.isalpha, word)) > 1]
    for word in words:
        length = data.draw(st.integers(2, len(word)))
        if sum(map(str.isalpha, word[:length])) > 1:
            hits = desk.see(search, event_id, word[:length], 100_000)
            assert known in {hit.person_id for hit in hits}


@SEVERAL
@given(text=st.one_of(ANY_TEXT, st.text("abAB12\"*-()^:{}+NEARORAND' ,%_\\", max_size=30)))
def test_no_text_breaks_the_search(desk: Desk, text: str) -> None:
    desk.see(search, "01a200e1-b74b-7606-b988-56fb177b5328", text)


def test_a_thousand_letters_are_only_text(desk: Desk, event: StoredEvent) -> None:
    for text in ("a" * 1000, "a " * 500, "a-" * 500, '"' * 1000, "1" * 1000, "日本" * 500):
        assert names(desk, event, text) == []


@pytest.mark.parametrize(
    ("nik", "place"),
    [
        ("3671010101900001", "Kec. Tangerang, Kota Tangerang, Banten"),
        ("1601070101900001", "Kec. Sosoh Buay Rayap, Kab. Ogan Komering Ulu, Sumatera Selatan"),
        ("3671990101900001", "Kota Tangerang, Banten"),
        ("9900000101900001", ""),
        ("36", "Banten"),
        ("", ""),
    ],
)
def test_the_place_of_a_nik_is_named_as_far_as_it_is_known(nik: str, place: str) -> None:
    assert place_of_nik(nik) == place
