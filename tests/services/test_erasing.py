"""An erased person stands nowhere any more: not in other records, not in the audit, not in one byte beside the file."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from baktidesk.db.forgetting import memories
from baktidesk.db.models import audit, dispute, distribution, donor_visit, person, roll_entry
from baktidesk.db.redaction import FORGETS
from baktidesk.domain.closing import Gate
from baktidesk.domain.dispute import Dispute, Resolution
from baktidesk.domain.donation import Leaving
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.person import Sex
from baktidesk.domain.privacy import ERASED, Erasure, PersonIdentity
from baktidesk.domain.retention import Retention
from baktidesk.services.accountability import account
from baktidesk.services.audit import history, undo
from baktidesk.services.check import check
from baktidesk.services.closing import close_day, standing
from baktidesk.services.donors.donations import check_in, leave
from baktidesk.services.language import load_language
from baktidesk.services.privacy import correct_person, erase_person, person_file
from baktidesk.services.relief.disputes import list_disputes, park, settle
from baktidesk.services.relief.giving import distribute
from baktidesk.services.retention import erase_overdue, keep_retention
from baktidesk.services.starting import refuse_changed_data
from baktidesk.services.summary import summarise
from baktidesk.services.trail import read_trail
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.stories import DAY, Desk, a_donor, set_up, to_person

WHY = Erasure(reason="Diminta sendiri")
NAME, OLD, PROXY = "Zulkarnaen Wirakusuma", "Zulkarnaen Wirakusumah", "Marfuah Wulandari"
NIK, PHONE, STREET, NOTE = "3171015708900001", "081298765432", "Jalan Cempaka 17", "Kakinya sakit"
ALL = (NAME, OLD, PROXY, NIK, PHONE[1:], STREET, NOTE, "wirakusuma", "1990-08-17", "1991-02-03", "Tetangganya Marfuah")
SOFT = frozenset(Gate) - {Gate.FUNNEL, Gate.DISPUTES}


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event that asks for everything."""
    return set_up(desk, asks_nik=True, asks_phone=True, asks_birth_date=True)


def live(desk: Desk, event: StoredEvent) -> str:
    """Let somebody be written down, corrected, fetched for, parked and noted on a roll; give the person's id."""
    told = a_donor(full_name=OLD, nik=NIK, phone=PHONE, sex=Sex.FEMALE, birth_date=dt.date(1991, 2, 3))
    arrived = desk.do(check_in, event.id, told)
    found: str = desk.see(lambda session: session.value(select(person.c.id).where(person.c.full_name == OLD)))
    desk.do(correct_person, found, PersonIdentity(full_name=NAME, nik=NIK, phone=PHONE, address=STREET))
    desk.do(distribute, event.id, to_person(event, full_name=NAME, nik=NIK, proxy_name=PROXY, proxy_relation="Istri"))
    desk.do(_list, event.id, found)
    for name in (NAME, OLD):
        parked = desk.do(park, event.id, Dispute(full_name=name, note="Tetangganya Marfuah marah"))
        desk.do(settle, parked, Resolution(resolution=f"{name} sudah pulang"))
    desk.do(leave, arrived.id, Leaving())
    desk.do(lambda session: session.set(f"draft/check_in/B/{event.id[-12:]}", {"phone": "0812-9876-5432"}))
    return found


def _list(session: Any, event_id: str, person_id: str) -> None:
    share = {"work_unit_id": None, "quantity": 1}
    entry = session.insert(
        roll_entry, event_id=event_id, kind="recipient", number=1, person_id=person_id, note=NOTE, **share
    )
    session.change(roll_entry, entry, note=f"{NOTE} lagi")


def traces(desk: Desk) -> Iterator[str]:
    """Give what of the person still stands in the data file or in any file beside it."""
    for path in sorted(Path(desk.database.place).parent.rglob("*")):
        held = path.read_bytes() if path.is_file() and "backup" not in str(path.name) else b""
        yield from (f"{path.name}: {one}" for one in ALL if one.encode() in held)


def rows_of(desk: Desk, table: Any) -> list[Any]:
    """Give all rows of a table."""
    return list(desk.see(lambda session: session.rows(select(table).order_by(table.c.id))))


def test_not_one_byte_of_a_person_stays_in_the_folder_of_the_data(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    assert {one.split(": ")[1] for one in traces(desk)} == set(ALL)
    desk.do(erase_person, who, WHY)
    assert list(traces(desk)) == []
    desk.database.close()
    assert list(traces(desk)) == []


def test_every_count_stays_and_the_data_are_whole(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    before = desk.see(summarise, event.id)
    desk.do(erase_person, who, WHY)
    assert desk.see(summarise, event.id) == before
    assert desk.see(check).ok
    desk.see(refuse_changed_data)


def test_what_other_records_tell_of_a_person_is_emptied(desk: Desk, event: StoredEvent) -> None:
    desk.do(erase_person, live(desk, event), WHY)
    given = rows_of(desk, distribution)[0]
    assert (given.proxy_name, given.proxy_relation, given.warnings) == ("", "", [])
    assert rows_of(desk, donor_visit)[0].warnings == []
    assert rows_of(desk, roll_entry)[0].note == ""
    parked = desk.see(list_disputes, event.id, settled=True)
    assert [(one.full_name, one.note, one.resolution) for one in parked] == [(ERASED, "", "")] * 2
    assert all(one.resolved_at for one in parked)


def test_others_keep_theirs(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    other, elsewhere = "Nurhayati Lain", set_up(desk, code="LAIN")
    desk.do(check_in, event.id, a_donor(full_name=other, nik="3171015708910000"))
    desk.do(park, event.id, Dispute(full_name=other, note="Menunggu"))
    desk.do(park, elsewhere.id, Dispute(full_name=NAME, note="Orang lain yang senama"))
    desk.do(lambda session: session.set("draft/check_in/B/x", {"full_name": other}))
    desk.do(erase_person, who, WHY)
    assert other in {row.full_name for row in rows_of(desk, person)}
    assert {row.note for row in rows_of(desk, dispute)} == {"", "Menunggu", "Orang lain yang senama"}
    assert desk.see(lambda session: session.setting("draft/check_in/B/x")) == {"full_name": other}
    told = desk.see(lambda session: session.rows(select(audit.c.changes).where(audit.c.kind == "person")))
    assert other in str(told)


def come_as(desk: Desk, event: StoredEvent, nik: str) -> str:
    """Let somebody of the one name come; give the person's id."""
    desk.do(check_in, event.id, a_donor(full_name=NAME, nik=nik))
    return str(desk.see(lambda session: session.value(select(person.c.id).where(person.c.nik == nik))))


def test_the_dispute_of_a_namesake_stays_until_the_last_of_them_is_erased(desk: Desk, event: StoredEvent) -> None:
    one, other = (come_as(desk, event, nik) for nik in (NIK, "3171014708900002"))
    desk.do(park, event.id, Dispute(full_name=NAME, note="Belum dapat paket"))
    desk.do(erase_person, one, WHY)
    (parked,) = desk.see(list_disputes, event.id)
    assert (parked.full_name, parked.note) == (NAME, "Belum dapat paket")
    desk.do(erase_person, other, WHY)
    assert [(row.full_name, row.note) for row in rows_of(desk, dispute)] == [(ERASED, "")]


def test_a_namesake_whom_another_event_knows_keeps_no_dispute(desk: Desk, event: StoredEvent) -> None:
    who, elsewhere = come_as(desk, event, NIK), set_up(desk, code="LAIN", asks_nik=True)
    come_as(desk, elsewhere, "3171014708900002")
    desk.do(park, event.id, Dispute(full_name=NAME, note="Belum dapat paket"))
    desk.do(erase_person, who, WHY)
    assert [row.full_name for row in rows_of(desk, dispute)] == [ERASED]


def test_who_fetched_for_somebody_else_stays_by_name_there(desk: Desk, event: StoredEvent) -> None:
    who = come_as(desk, event, NIK)
    host = to_person(event, full_name="Tuan Rumah", nik="3171015708900009", proxy_name=NAME, proxy_relation="Anak")
    desk.do(distribute, event.id, host)
    desk.do(erase_person, who, WHY)
    assert [row.proxy_name for row in rows_of(desk, distribution)] == [NAME]


def test_a_closed_day_forgets_and_stays_closed(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    desk.do(close_day, event.id, DAY, "Cerita uji", SOFT)
    desk.do(erase_person, who, WHY)
    assert list(traces(desk)) == []
    with pytest.raises(Refused, match="This day is closed"):
        desk.do(check_in, event.id, a_donor())
    with pytest.raises(Refused, match="This day is closed"):
        desk.do(lambda session: session.change(dispute, rows_of(desk, dispute)[0].id, note="Lagi"))
    assert desk.see(check).ok


def test_no_deed_from_before_is_undone_any_more(desk: Desk, event: StoredEvent) -> None:
    arrived = desk.deed(check_in, event.id, a_donor(full_name=OLD, nik=NIK))
    who = rows_of(desk, donor_visit)[0].person_id
    corrected = desk.deed(correct_person, who, PersonIdentity(full_name=NAME))
    given = desk.deed(distribute, event.id, to_person(event, full_name=NAME, proxy_name=PROXY))
    erased = desk.deed(erase_person, rows_of(desk, distribution)[0].person_id, WHY)
    desk.do(erase_person, who, WHY) if who != rows_of(desk, distribution)[0].person_id else None
    for outcome in (arrived, corrected, given):
        with pytest.raises(Refused, match="changed since"):
            desk.do(undo, outcome.deed)
    with pytest.raises(Refused, match="nothing to undo"):
        desk.do(undo, erased.deed)


def test_one_who_was_corrected_to_nothing_is_forgotten_too(desk: Desk, event: StoredEvent) -> None:
    """What a record no longer holds may still stand in what the audit says of it."""
    desk.do(distribute, event.id, to_person(event, full_name=NAME, proxy_name=PROXY))
    given = rows_of(desk, distribution)[0]
    emptied = desk.deed(lambda session: session.change(distribution, given.id, proxy_name=""))
    desk.do(erase_person, given.person_id, WHY)
    assert list(traces(desk)) == []
    assert desk.see(check).ok
    with pytest.raises(Refused, match="changed since"):
        desk.do(undo, emptied.deed)


def test_the_trail_tells_the_deed_and_how_many_rows_forgot(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    known = desk.see(lambda session: len(memories(session, {"person": [who]})))
    desk.do(erase_person, who, WHY)
    forgot, told = desk.see(read_trail).lines[:2]
    assert (forgot.action, told.action, told.kind) == ("redact", "erase", "person")
    assert forgot.changes["entries"] > known > 1
    assert told.changes["reason"] == WHY.reason
    assert desk.see(account).deeds["erase"] == 1


def test_the_history_of_a_record_shows_no_old_value(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    desk.do(erase_person, who, WHY)
    given = rows_of(desk, distribution)[0]
    shown = [desk.see(history, one) for one in (who, given.id, rows_of(desk, dispute)[0].id)]
    assert [lines[-1].action for lines in shown] == ["erase"] * 3
    assert not [one for one in ALL if one in str(shown)]
    assert not [one for one in ALL if one in str(desk.do(person_file, who))]


def test_the_workbook_s_corrections_tell_nothing_of_who_was_erased(
    desk: Desk, event: StoredEvent, tmp_path: Path
) -> None:
    from tests.services.test_workbook_revisions import told

    def export() -> Any:
        return desk.do(export_event, event.id, ExportKind.DETAIL, tmp_path / "ekspor", load_language("en"))

    (tmp_path / "ekspor").mkdir()
    desk.do(check_in, event.id, a_donor(full_name=OLD, nik=NIK, phone=PHONE))
    export()
    who = rows_of(desk, person)[0].id
    desk.do(correct_person, who, PersonIdentity(full_name=NAME, phone="081200000000"))
    desk.do(erase_person, who, WHY)
    found = told(export().file)
    assert not [one for one in (NAME, OLD, PHONE[1:], "81200000000") if one in str(found)]


def test_many_are_forgotten_in_one_deed(desk: Desk, event: StoredEvent) -> None:
    desk.do(keep_retention, Retention.HALF_YEAR)
    live(desk, event)
    for number in range(30):
        desk.do(check_in, event.id, a_donor(full_name=f"Pendonor Lama {number}", phone=f"0812000000{number:02}"))
    desk.database.clock.pass_minutes(200 * 24 * 60)  # type: ignore[attr-defined]
    before = desk.see(summarise, event.id)
    assert desk.do(erase_overdue, WHY) == 31
    assert [*traces(desk), *desk.see(lambda session: memories(session, _all(session)))] == []
    assert desk.see(summarise, event.id) == before
    assert desk.see(check).ok


def _all(session: Any) -> dict[str, list[str]]:
    return {"person": [row.id for row in session.rows(select(person.c.id))]}


def test_who_was_erased_by_an_earlier_program_is_forgotten_with_the_next(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)

    def erase_as_before(session: Any) -> None:
        values = FORGETS["person"]
        session.connection.execute(update(person).where(person.c.id == who).values(**values))
        session.write_audit("erase", "person", who, {name: [None, value] for name, value in values.items()})

    desk.do(erase_as_before)
    assert list(traces(desk))
    desk.do(check_in, event.id, a_donor(full_name="Orang Lain"))
    desk.do(erase_person, rows_of(desk, person)[-1].id, WHY)
    assert [one for one in traces(desk) if NAME in one or NIK in one or PROXY in one] == []
    assert desk.see(check).ok


def test_a_second_erasure_is_refused_and_forgets_nothing_twice(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    desk.do(erase_person, who, WHY)
    rows = desk.see(lambda session: session.rows(select(audit)))
    with pytest.raises(Refused, match="erased already"):
        desk.do(erase_person, who, WHY)
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", Role.OFFICER).do(erase_person, who, WHY)
    assert desk.see(lambda session: session.rows(select(audit))) == rows


def test_a_closed_day_has_not_changed_by_an_erasure(desk: Desk, event: StoredEvent) -> None:
    who = live(desk, event)
    desk.do(close_day, event.id, DAY, "Cerita uji", SOFT)
    before = desk.see(standing, event.id, DAY).changes
    desk.do(erase_person, who, WHY)
    assert desk.see(standing, event.id, DAY).changes == before
