"""One deed, one transaction: all of it or nothing, and an audit row for whatever was written."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from baktidesk.db.models import audit, event, officer, person, work_unit
from baktidesk.db.schema import open_database
from baktidesk.db.session import Database, RefusedOnRecord, Session
from baktidesk.domain.donation import Screening
from baktidesk.domain.errors import Refused
from baktidesk.services.donors.donations import check_in, pass_donor
from tests.stories import MORNING, Clock, Desk, a_donor, set_up


def write_person(session: Session, name: str = "Siti") -> str:
    """Write somebody down."""
    return session.insert(person, full_name=name, name_key=name.lower())


def count(session: Session) -> int:
    """Count the people and audit rows."""
    people = session.value(select(func.count()).select_from(person))
    return int(people + session.value(select(func.count()).select_from(audit)))


@pytest.mark.parametrize("failure", [Refused("No."), ValueError("a bug")], ids=["refused", "bug"])
def test_a_deed_that_fails_leaves_nothing(database: Database, failure: Exception) -> None:
    def work(session: Session) -> None:
        write_person(session)
        session.set("theme", "dark")
        raise failure

    with pytest.raises(type(failure)):
        database.run(work)
    assert database.read(count) == 0
    assert database.read(lambda session: session.setting("theme")) is None


def test_a_refusal_on_record_keeps_what_was_written_before_it(database: Database) -> None:
    def work(session: Session) -> None:
        session.write_audit("failed_pin", "officer", "x", {})
        raise RefusedOnRecord("No.")

    with pytest.raises(RefusedOnRecord):
        database.run(work)
    assert database.read(count) == 1
    database.run(write_person)
    assert database.read(count) == 3


def test_a_record_gets_its_id_its_maker_and_its_audit_row(database: Database) -> None:
    desk = Desk(database, "C", name="Ani")
    outcome = desk.deed(write_person)
    row = desk.see(lambda session: session.get(person, outcome.value))
    assert (row.created_by, row.desk, row.created_at, row.version) == ("Ani", "C", row.created_at, 1)
    line = desk.see(lambda session: session.first(select(audit)))
    assert (line.deed, line.action, line.kind, line.record_id) == (outcome.deed, "create", "person", outcome.value)
    assert (line.officer, line.desk) == ("Ani", "C")
    assert line.changes == {"full_name": [None, "Siti"], "name_key": [None, "siti"]}
    assert outcome.touched == {"person"}


def test_a_change_keeps_the_old_value_and_counts_up(database: Database) -> None:
    person_id = database.run(write_person).value
    assert database.run(lambda session: session.change(person, person_id, full_name="Siti A.", sex="")).value
    row = database.read(lambda session: session.get(person, person_id))
    assert (row.full_name, row.version) == ("Siti A.", 2)
    line = database.read(lambda session: session.first(select(audit).order_by(audit.c.sequence.desc())))
    assert (line.action, line.changes) == ("correct", {"full_name": ["Siti", "Siti A."]})


def test_a_change_to_the_same_value_writes_nothing(database: Database) -> None:
    person_id = database.run(write_person).value
    outcome = database.run(lambda session: session.change(person, person_id, full_name="Siti"))
    assert (outcome.value, outcome.touched) == (False, frozenset())
    assert database.read(count) == 2


def test_days_moments_and_decimals_stand_in_the_audit_as_text(database: Database) -> None:
    desk = Desk(database)
    created = set_up(desk, asks_screening=True)
    visit = desk.do(check_in, created.id, a_donor())
    desk.do(pass_donor, visit.id, Screening(haemoglobin_g_dl=Decimal("13.5")))
    rows = desk.see(lambda session: session.rows(select(audit.c.changes).where(audit.c.record_id == visit.id)))
    assert rows[0].changes["day"] == [None, "2026-01-20"]
    assert rows[1].changes["passed_at"] == [None, "2026-01-20T01:00:00+00:00"]
    assert rows[1].changes["haemoglobin_g_dl"] == [None, "13.5"]


def test_a_secret_is_not_in_the_audit(database: Database) -> None:
    database.run(lambda session: session.insert(officer, name="Ani", role="admin", pin_hash="secret"))
    line = database.read(lambda session: session.first(select(audit)))
    assert "secret" not in str(line.changes)


def test_values_come_back_as_they_went_in(database: Database) -> None:
    desk = Desk(database)
    created = set_up(desk, asks_screening=True, asks_birth_date=True)
    moment = dt.datetime(2026, 1, 20, 9, 30, 15, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    database.clock = Clock(moment)
    visit = desk.do(check_in, created.id, a_donor(birth_date=dt.date(2000, 2, 29)))
    seen = desk.do(pass_donor, visit.id, Screening(haemoglobin_g_dl=Decimal("12.5"), temperature_c=Decimal("36.9")))
    assert seen.checked_in_at == moment
    assert seen.checked_in_at.utcoffset() == dt.timedelta(0)
    assert (seen.birth_date, seen.haemoglobin_g_dl) == (dt.date(2000, 2, 29), Decimal("12.5"))
    assert seen.temperature_c == Decimal("36.9")


def test_a_moment_without_a_zone_is_a_bug(database: Database) -> None:
    database.clock = Clock(MORNING.replace(tzinfo=None))
    with pytest.raises(Exception, match="without a time zone"):
        database.run(write_person)


def test_a_missing_record_is_a_bug(database: Database) -> None:
    with pytest.raises(LookupError, match="no event"):
        database.read(lambda session: session.get(event, "nowhere"))


def test_settings_are_kept_and_changed(database: Database) -> None:
    assert database.run(lambda session: session.set("theme", "dark")).touched == {"setting"}
    assert database.run(lambda session: session.set("theme", "dark")).touched == frozenset()
    database.run(lambda session: session.set("theme", "light"))
    assert database.read(lambda session: session.setting("theme")) == "light"


def test_two_threads_write_at_once_and_nothing_is_lost(database: Database) -> None:
    together = threading.Barrier(2)

    def write(name: str) -> None:
        together.wait()
        for _ in range(20):
            database.run(lambda session: write_person(session, name))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("a", "b")))
    assert database.read(count) == 80


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    def look(session: Session) -> tuple[int, int]:
        before = count(session)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(database.run, write_person).result()
        return before, count(session)

    assert database.read(look) == (0, 0)
    assert database.read(count) == 2


def test_a_deed_waits_for_the_one_before_it(database: Database) -> None:
    begun, order = threading.Event(), []

    def slow(session: Session) -> None:
        begun.set()
        write_person(session)
        order.append("slow")

    def quick(session: Session) -> None:
        order.append("quick")

    with ThreadPoolExecutor(1) as pool:

        def first(session: Session) -> None:
            future = pool.submit(database.run, quick)
            slow(session)
            assert not future.done()

        database.run(first)
    assert order == ["slow", "quick"]


def test_unknown_columns_are_a_bug(database: Database) -> None:
    with pytest.raises(LookupError, match="work_unit has no shoe_size"):
        database.run(lambda session: session.insert(work_unit, name="x", key="x", shoe_size=43))
    assert database.read(count) == 0


def test_a_locked_file_is_told_in_a_sentence_and_the_deed_can_be_tried_again(tmp_path: Path) -> None:
    database, other = (open_database(str(tmp_path / "data.db")) for _ in range(2))
    with other.engine.begin(), pytest.raises(Refused, match="in use elsewhere"):
        quick(database).run(lambda session: session.set("key", 1))
    quick(database).run(lambda session: session.set("key", 2))
    assert other.read(lambda session: session.setting("key")) == 2


def quick(database: Database) -> Database:
    """Wait for a locked file only a moment."""
    with database.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 50")
    return database
