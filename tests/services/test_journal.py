"""Stories of the list of every record: found by what people remember of it, told once, counted once."""

import pytest

from baktidesk.domain.event import StoredEvent
from baktidesk.services import journal
from baktidesk.services.audit import undo
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.journal import Found, RecordKind
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from tests.stories import Desk, a_bag, a_donor, to_institution, to_person


@pytest.fixture
def full(desk: Desk, event: StoredEvent) -> StoredEvent:
    """Give the event with two donors, a handover and a distribution."""
    aminah = desk.do(check_in, event.id, a_donor(full_name="dr. Hj. Siti Aminah, S.T.", nik="3171015708450001"))
    desk.do(pass_donor, aminah.id)
    desk.do(donate, aminah.id, a_bag("PLG-77"))
    desk.do(check_in, event.id, a_donor(full_name="Budi 100%", work_unit="Rutan Kelas I"))
    desk.do(hand_over, event.id, to_institution(event, 30, institution="Pondok ÉL-Falah", document_number="BA/12"))
    desk.do(distribute, event.id, to_person(event, full_name="Siti Rahma"))
    return event


def found(desk: Desk, event: StoredEvent, search: str = "", **more: object) -> list[str]:
    """Give the names that a search finds."""
    listed: Found = desk.see(journal.list_records, event.id, search=search, **more)
    return [line.name for line in listed.lines]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("a2", "Budi 100%"),
        ("A-002", "Budi 100%"),
        ("100%", "Budi 100%"),
        ("RUTAN", "Budi 100%"),
        ("dr. siti am", "dr. Hj. Siti Aminah, S.T."),
        ("plg-77", "dr. Hj. Siti Aminah, S.T."),
        ("3171 0157", "dr. Hj. Siti Aminah, S.T."),
        ("pondok él", "Pondok ÉL-Falah"),
        ("ba/12", "Pondok ÉL-Falah"),
    ],
)
def test_a_record_is_found_by_what_people_remember(desk: Desk, full: StoredEvent, typed: str, name: str) -> None:
    assert found(desk, full, typed) == [name]


def test_a_search_goes_over_all_kinds_and_a_kind_narrows_it(desk: Desk, full: StoredEvent) -> None:
    assert found(desk, full, "siti") == ["Siti Rahma", "dr. Hj. Siti Aminah, S.T."]
    assert found(desk, full, "siti", kind=RecordKind.DISTRIBUTION) == ["Siti Rahma"]


def test_a_sign_of_the_database_is_a_letter_like_any_other(desk: Desk, full: StoredEvent) -> None:
    assert found(desk, full, "%") == ["Budi 100%"]
    assert found(desk, full, "_") == []


def test_the_stock_of_a_delivery_is_told_by_the_delivery_alone(desk: Desk, full: StoredEvent) -> None:
    listed: Found = desk.see(journal.list_records, full.id, kind=RecordKind.MOVEMENT)
    assert [line.goods for line in listed.lines] == [(("Sembako", 100, "paket"),)]
    assert desk.see(journal.count_records, full.id) == {
        RecordKind.VISIT: 2,
        RecordKind.HANDOVER: 1,
        RecordKind.DISTRIBUTION: 1,
        RecordKind.MOVEMENT: 1,
    }


def test_what_is_voided_is_found_apart_and_no_longer_counted(desk: Desk, full: StoredEvent) -> None:
    listed: Found = desk.see(journal.list_records, full.id, kind=RecordKind.HANDOVER)
    desk.do(void_delivery, "handover", listed.lines[0].id, "Salah lembaga")
    assert found(desk, full, voided=True) == ["Pondok ÉL-Falah"]
    assert "Pondok ÉL-Falah" not in found(desk, full, voided=False)
    assert desk.see(journal.count_records, full.id)[RecordKind.HANDOVER] == 0


def test_more_than_the_limit_is_counted_and_the_newest_are_given(desk: Desk, full: StoredEvent) -> None:
    listed: Found = desk.see(journal.list_records, full.id, limit=2)
    assert (len(listed.lines), listed.total) == (2, 5)


def test_another_events_records_are_not_listed(desk: Desk, full: StoredEvent) -> None:
    assert found(desk, full) and desk.see(journal.list_records, "another").total == 0


@pytest.mark.parametrize("kind", RecordKind)
def test_every_kind_of_record_has_details_and_a_history(desk: Desk, full: StoredEvent, kind: RecordKind) -> None:
    line = desk.see(journal.list_records, full.id, kind=kind).lines[0]
    details = desk.see(journal.record_details, kind, line.id)
    assert (details.goods, details.history[0].action) == (line.goods, "create")


def test_a_history_goes_on_after_the_undo(desk: Desk, full: StoredEvent) -> None:
    visit_id = desk.see(journal.list_records, full.id, search="budi").lines[0].id
    deed = desk.deed(void_visit, visit_id, "Keliru").deed
    desk.do(undo, deed)
    details = desk.see(journal.record_details, RecordKind.VISIT, visit_id)
    assert [line.action for line in details.history] == ["create", "void", "undo"]


def test_details_of_a_record_that_is_not_there_are_a_bug(desk: Desk, full: StoredEvent) -> None:
    with pytest.raises(LookupError):
        desk.see(journal.record_details, RecordKind.VISIT, "no such id")
