"""The practice file comes to the published figures, deed by deed, and is the same every time."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from baktidesk.db.models import audit, distribution, donor_visit, handover, person
from baktidesk.db.schema import open_database
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.nik import check_nik
from baktidesk.domain.person import Sex
from baktidesk.domain.words import clock
from baktidesk.domain.zones import Zone, local
from baktidesk.services import settings
from baktidesk.services.check import check
from baktidesk.services.donors.donations import list_visits
from baktidesk.services.events import create_event, find_event
from baktidesk.services.officers import log_in, practice_actor
from baktidesk.services.practice.files import EVENTS, OFFICER, PALEMBANG, PIN, TANGERANG, PracticeDay, write_practice
from baktidesk.services.practice.people import BLOOD_GROUPS, Crowd, apportion
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.summary import as_json, summarise
from tests.stories import Desk, an_event

BY_CODE = {day.record.code: day for day in EVENTS}


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give the practice file, opened."""
    path = tmp_path_factory.mktemp("practice") / "latihan.db"
    write_practice(str(path))
    database = open_database(str(path))
    yield Desk(database)
    database.close()


def event_of(practice: Desk, day: PracticeDay) -> StoredEvent:
    """Give an event of the practice file as stored."""
    event: StoredEvent = practice.see(find_event, day.record.code)
    return event


def summary_of(practice: Desk, code: str) -> dict[str, Any]:
    """Give an event's summary as the command line prints it."""
    printed: dict[str, Any] = practice.see(lambda session: as_json(summarise(session, find_event(session, code).id)))
    return printed


# The published figures


def test_palembang_fifty_came_and_23_gave(practice: Desk) -> None:
    donors = summary_of(practice, "LPKA-PLG-2025")["donors"]
    assert (donors["candidates"], donors["donated"], donors["bags"], donors["deferred"]) == (50, 23, 23, 27)
    assert (donors["failed"], donors["waiting"], donors["left"]) == (0, 0, 0)
    assert len(donors["by_work_unit"]) == 8
    assert donors["by_deferral_reason"]["low_hb"] == 12


def test_tangerang_512_came(practice: Desk) -> None:
    donors = summary_of(practice, "POLTEKPIN-TNG-2026")["donors"]
    assert donors["candidates"] == 512
    assert 0.28 < donors["deferred"] / 512 < 0.32
    assert all(donors[name] > 0 for name in ("donated", "failed", "left", "waiting"))
    assert {"Masyarakat umum", "Direktorat Jenderal Imigrasi"} < set(donors["by_work_unit"])


def test_tangerang_5000_packages_went_out_to_four_areas_and_four_kinds_of_institution(practice: Desk) -> None:
    food = summary_of(practice, "POLTEKPIN-TNG-2026")["goods"][0]
    assert (food["item"], food["unit"], food["received"]) == ("Paket sembako", "paket", 5000)
    assert (food["handed_over"], food["on_hand"]) == (5000, 0)
    areas = {"Kanim Tangerang", "Kanim Soekarno-Hatta", "Kanim Serang", "Kanim Cilegon"}
    assert set(food["by_area"]) == areas
    assert sum(one["allocated"] for one in food["allocations"]) == 5000
    assert {one["remaining"] for one in food["allocations"]} == {0}
    kinds = {"flood_victims", "village", "foundation", "pesantren"}
    assert set(food["by_recipient_kind"]) == kinds | {"household", "person"}


def test_tangerang_20000_seedlings_wait_to_be_passed_on(practice: Desk) -> None:
    summary = summary_of(practice, "POLTEKPIN-TNG-2026")
    seedlings = summary["goods"][1]
    assert (seedlings["unit"], seedlings["handed_over"], seedlings["on_hand"]) == ("batang", 20_000, 0)
    assert summary["onward_open"] == [
        {"to": "Pemerintah Kota Tangerang", "item": "Bibit kelapa genjah hibrida", "quantity": 20_000,
         "reported": 0, "open": 20_000}
    ]  # fmt: skip


def test_the_ceremony_is_there_and_not_counted(practice: Desk) -> None:
    listed = practice.see(list_deliveries, event_of(practice, TANGERANG).id)
    ceremonies = [one for one in listed if one.symbolic]
    assert [(one.recipient, one.goods[0][1]) for one in ceremonies] == [("Pemerintah Kota Tangerang", 20_000)]


@pytest.mark.parametrize("day", EVENTS, ids=lambda day: day.record.code)
def test_each_event_comes_to_what_its_day_says(practice: Desk, day: PracticeDay) -> None:
    summary = practice.see(summarise, event_of(practice, day).id, day.day)
    seen = Counter(one.status for one in practice.see(list_visits, event_of(practice, day).id))
    assert seen == {status: count for status, count in day.donors.outcomes.items() if count}
    assert {one.item: one.handed_over for one in summary.goods} == day.goods
    assert summary.broken_identities() == ()
    units = Counter[str]()
    for (unit, _category), count in day.donors.people.items():
        units[unit] += count
    assert summary.donors.by_work_unit == units


def test_the_whole_file_checks(practice: Desk) -> None:
    verdict = practice.see(check)
    assert verdict.ok
    assert verdict.records["donor_visit"] == 562


# Through the services, as in life


def test_every_record_has_its_audit_row_and_every_deed_its_own_id(practice: Desk) -> None:
    def count(session: Any) -> list[int]:
        tables = (donor_visit, handover, distribution, person)
        records = [session.value(select(func.count()).select_from(table)) for table in tables]
        made = select(func.count()).where(
            audit.c.action == "create", audit.c.kind.in_([table.name for table in tables])
        )
        deeds = select(func.count(audit.c.deed.distinct())).where(audit.c.kind == "donor_visit")
        moves = select(func.count()).where(audit.c.kind == "donor_visit")
        return [sum(records), session.value(made), session.value(deeds), session.value(moves)]

    records, made, deeds, moves = practice.see(count)
    assert (records, deeds) == (made, moves)


def test_deeds_were_done_in_the_order_of_their_hours(practice: Desk) -> None:
    rows = practice.see(lambda session: session.rows(select(audit.c.at).order_by(audit.c.sequence)))
    moments = [row.at for row in rows]
    assert moments == sorted(moments)


def test_people_arrive_in_the_morning_at_two_desks(practice: Desk) -> None:
    for day in EVENTS:
        visits = practice.see(list_visits, event_of(practice, day).id)
        clocks = [clock(local(one.checked_in_at, Zone.WIB)) for one in visits]
        assert "06.30" <= min(clocks) < "08.30" < "09.30" < max(clocks) < "12.00"
        assert {one.day for one in visits} == {day.day}
        assert clocks == sorted(clocks, reverse=True)
        for desk in "AB":
            numbers = [one.queue_number for one in visits if one.queue_number[0] == desk]
            assert numbers == [f"{desk}-{number:03d}" for number in range(len(numbers), 0, -1)]


def test_each_hour_of_the_morning_is_busier_before_nine(practice: Desk) -> None:
    visits = practice.see(list_visits, event_of(practice, TANGERANG).id)
    hours = Counter(local(one.checked_in_at, Zone.WIB).hour for one in visits)
    assert hours[6] < hours[7] < hours[8] > hours[9] > hours[10] > hours[11] > 0


def test_nobody_is_moved_before_arriving_and_those_who_wait_came_last(practice: Desk) -> None:
    visits = practice.see(list_visits, event_of(practice, TANGERANG).id)
    for one in visits:
        moments = [one.checked_in_at, one.passed_at, one.ended_at]
        known = [moment for moment in moments if moment]
        assert known == sorted(known)
        assert known[-1] - known[0] < dt.timedelta(hours=2)
    waiting = [one.status for one in visits[:12]]
    assert waiting == [VisitStatus.REGISTERED] * 5 + [VisitStatus.PASSED] * 7


# Plausible people, and nobody's


def test_names_have_one_word_or_more_titles_and_apostrophes(practice: Desk) -> None:
    names = [one.full_name for day in EVENTS for one in practice.see(list_visits, event_of(practice, day).id)]
    assert len(set(names)) > 400
    for wanted in (lambda name: " " not in name, lambda name: "," in name, lambda name: "'" in name):
        assert any(map(wanted, names))


def test_generated_niks_read_well_and_belong_to_no_district(practice: Desk) -> None:
    rows = practice.see(lambda session: session.rows(select(person).where(person.c.nik.is_not(None))))
    assert len(rows) > 60
    for row in rows:
        read = check_nik(row.nik, today=TANGERANG.day)
        assert (read.error, read.warnings, row.nik[4:6]) == (None, (), "99")


def test_blood_groups_are_those_of_the_population(practice: Desk) -> None:
    groups = summary_of(practice, "POLTEKPIN-TNG-2026")["donors"]["by_blood_group"]
    for group, per_cent in BLOOD_GROUPS.items():
        assert abs(groups[group] / 330 - per_cent / 100) < 0.02


def test_shares_are_dealt_out_to_the_last_one() -> None:
    assert Counter(apportion({"a": 46, "b": 19, "c": 35}, 27)) == {"a": 12, "b": 5, "c": 10}
    assert apportion({"a": 1, "b": 1}, 0) == []


def test_ages_lie_between_the_limits() -> None:
    crowd, day = Crowd(), dt.date(2026, 3, 1)
    for _ in range(500):
        born = crowd.birth_date(17, 19, day)
        age = day.year - born.year - ((born.month, born.day) > (day.month, day.day))
        assert 17 <= age <= 19
    assert crowd.nik("3671", dt.date(2000, 2, 29), Sex.FEMALE).startswith("367199690200")


# The file


def test_the_practice_file_opens_unlocked_at_desk_a(practice: Desk) -> None:
    here = practice.see(settings.load)
    assert (here.practice, here.desk, here.language) == (True, "A", "id")
    assert here.active_event == event_of(practice, TANGERANG).id
    actor = practice.see(practice_actor)
    assert (actor.name, actor.role.value, actor.desk) == (OFFICER, "admin", "A")
    assert practice.do(log_in, actor.officer_id, PIN) == actor


def test_the_same_records_come_out_every_time(practice: Desk, tmp_path: Path) -> None:
    write_practice(str(tmp_path / "again.db"))
    again = Desk(open_database(str(tmp_path / "again.db")))
    assert records_of(again) == records_of(practice)
    again.database.close()


def records_of(practice: Desk) -> str:
    """Give everything that can be seen of both events, without ids."""
    seen = []
    for day in EVENTS:
        event = event_of(practice, day)
        seen += [repr(one) for one in practice.see(list_visits, event.id)]
        seen += [repr(one) for one in practice.see(list_deliveries, event.id)]
        seen.append(json.dumps(summary_of(practice, day.record.code)))
    ids = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
    return re.sub(ids, "id", "\n".join(seen))


def test_a_whole_practice_file_is_left_alone(practice: Desk) -> None:
    before = practice.see(lambda session: session.value(select(func.max(audit.c.sequence))))
    write_practice(practice.database.place)
    assert practice.see(lambda session: session.value(select(func.max(audit.c.sequence)))) == before


def test_real_data_are_never_written_into(desk: Desk) -> None:
    desk.do(create_event, an_event())
    with pytest.raises(Refused, match="used for real events"):
        write_practice(desk.database.place)
    assert desk.see(check).records["event"] == 1
    assert not desk.see(settings.load).practice


def test_a_practice_file_interrupted_while_it_was_written_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "latihan.db")
    with monkeypatch.context() as broken:
        broken.setattr("baktidesk.services.practice.files.plan_day", lambda *_: [object()])
        with pytest.raises(AttributeError):
            write_practice(path)
    database = open_database(path)
    assert database.read(check).records["event"] == 0
    database.close()


def test_assumed_days_are_the_ones_written_down() -> None:
    assert (PALEMBANG.day, TANGERANG.day) == (dt.date(2025, 11, 19), dt.date(2026, 1, 20))
    assert set(BY_CODE) == {"LPKA-PLG-2025", "POLTEKPIN-TNG-2026"}
