"""One person is found, corrected and erased: no count changes, and nothing of who it was is left in the records."""

from pathlib import Path

import pytest
from sqlalchemy import select

from baktidesk.db.engine import log_of
from baktidesk.db.models import audit, person
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.privacy import ERASED, Erasure, PersonIdentity
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.journal import RecordKind, list_records
from baktidesk.services.privacy import correct_person, erase_person, person_file, person_of
from baktidesk.services.search import search
from baktidesk.services.starting import refuse_changed_data
from baktidesk.services.summary import summarise
from tests.stories import Desk, a_donor

ASKED = Erasure(reason="Diminta sendiri")


@pytest.fixture
def person_id(desk: Desk, event: StoredEvent) -> str:
    """Write down a donor of a name that nobody else has."""
    visit = desk.do(check_in, event.id, a_donor(full_name="Zulkarnaen Wirakusuma", phone="081234567890"))
    found: str = desk.see(person_of, RecordKind.VISIT, visit.id)
    return found


def test_all_that_is_stored_of_a_person_is_shown_and_that_somebody_looked(desk: Desk, person_id: str) -> None:
    file = desk.do(person_file, person_id)
    assert file.identity.full_name == "Zulkarnaen Wirakusuma"
    assert [record.kind for record in file.records] == [RecordKind.VISIT]
    looked = desk.see(lambda session: session.rows(select(audit).where(audit.c.action == "unmask")))
    assert [row.record_id for row in looked] == [person_id]


def test_a_correction_is_found_by_the_new_name_and_audited(desk: Desk, event: StoredEvent, person_id: str) -> None:
    desk.do(correct_person, person_id, PersonIdentity(full_name="Zulkarnain Wirakusuma"))
    assert desk.see(list_records, event.id, search="zulkarnain").total == 1
    rows = desk.see(lambda session: session.rows(select(audit).where(audit.c.record_id == person_id)))
    assert rows[-1].changes["full_name"] == ["Zulkarnaen Wirakusuma", "Zulkarnain Wirakusuma"]


def test_a_correction_without_a_name_is_refused(desk: Desk, person_id: str) -> None:
    with pytest.raises(RefusedValues):
        desk.do(correct_person, person_id, PersonIdentity())


def test_an_erased_person_is_found_no_more_and_every_count_stays(
    desk: Desk, event: StoredEvent, person_id: str
) -> None:
    before = desk.see(summarise, event.id)
    desk.do(erase_person, person_id, ASKED)
    row = desk.see(lambda session: session.get(person, person_id))
    assert (row.full_name, row.nik, row.phone, row.birth_date, row.match_key) == (ERASED, None, "", None, "")
    assert desk.see(list_records, event.id, search="zulkarnaen").total == 0
    assert desk.see(search, event.id, "zulkar") == []
    assert desk.see(summarise, event.id) == before
    assert desk.see(check).ok
    desk.see(refuse_changed_data)


def test_the_audit_of_an_erasure_tells_no_old_value(desk: Desk, person_id: str) -> None:
    desk.do(erase_person, person_id, ASKED)
    rows = desk.see(lambda session: session.rows(select(audit).where(audit.c.action == "erase")))
    assert "Zulkarnaen" not in str(rows[0].changes)
    assert "081234567890" not in str(rows[0].changes)
    assert rows[0].changes["reason"] == "Diminta sendiri"


def test_nothing_of_an_erasure_stays_in_the_log_beside_the_file(desk: Desk, person_id: str) -> None:
    desk.do(erase_person, person_id, ASKED)
    log = log_of(Path(desk.database.place))
    assert not log.exists() or log.stat().st_size == 0


def test_nobody_is_erased_twice(desk: Desk, person_id: str) -> None:
    desk.do(erase_person, person_id, ASKED)
    for deed, record in ((erase_person, ASKED), (correct_person, PersonIdentity(full_name="Lain"))):
        with pytest.raises(Refused, match="erased already"):
            desk.do(deed, person_id, record)


@pytest.mark.parametrize(("deed", "record"), [(erase_person, ASKED), (correct_person, PersonIdentity(full_name="A"))])
def test_an_officer_alone_neither_corrects_nor_erases(desk: Desk, person_id: str, deed: object, record: object) -> None:
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", Role.OFFICER).do(deed, person_id, record)  # type: ignore[arg-type]
