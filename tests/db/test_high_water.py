"""The mark beside the file: an older copy, a lost log and a record changed from outside are noticed."""

import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from baktidesk.db import seals
from baktidesk.db.engine import log_of
from baktidesk.db.high_water import copy_aside, mark_of, read_mark
from baktidesk.db.models import person
from baktidesk.db.restore import put_in_place
from baktidesk.db.schema import HEAD, open_database
from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from baktidesk.services.donors.donations import check_in
from baktidesk.services.people import keep_work_unit
from baktidesk.services.starting import clock_problem, mark_problem, place_problem, refuse_changed_data
from tests.stories import MORNING, Desk, a_donor, fresh_database, set_up


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data file with an event and a donor."""
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    desk.do(check_in, event.id, a_donor())
    desk.database.close()
    return Path(desk.database.place)


def add(data: Path, name: str) -> None:
    """Do one more deed."""
    database = open_database(str(data))
    database.run(lambda session: keep_work_unit(session, name))
    database.close()


def test_the_mark_follows_every_deed(data: Path) -> None:
    before = read_mark(data)
    add(data, "Satker lain")
    after = read_mark(data)
    assert before and after
    assert after[1].count == before[1].count + 1
    assert stat.S_IMODE(mark_of(data).stat().st_mode) == 0o600


def test_an_older_copy_put_back_is_refused_and_left_alone(data: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copyfile(data, older)
    add(data, "Satker lain")
    shutil.copyfile(older, data)
    with pytest.raises(Refused, match=r"older copy.*: 1 entries are missing"):
        open_database(str(data))
    assert data.read_bytes() == older.read_bytes()


def test_a_lost_log_is_refused(data: Path, tmp_path: Path) -> None:
    database = open_database(str(data))
    database.run(lambda session: keep_work_unit(session, "Satker lain"))
    torn = tmp_path / "torn"
    torn.mkdir()
    for path in (data, mark_of(data)):
        shutil.copyfile(path, torn / path.name)
    database.close()
    with pytest.raises(Refused, match="older copy"):
        open_database(str(torn / data.name))


def test_a_mark_that_cannot_be_read_or_is_another_file_s_stops_nobody(data: Path, tmp_path: Path) -> None:
    mark_of(data).write_text("half a li")
    open_database(str(data)).close()
    other = tmp_path / "other.db"
    open_database(str(other)).close()
    add(data, "Satker lain")
    shutil.copyfile(other, data)
    open_database(str(data)).close()


def test_another_file_in_the_place_of_the_last_one_is_said_until_the_next_deed(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    open_database(str(other)).close()
    shutil.copyfile(other, data)
    database = open_database(str(data))
    assert "not the data file" in str(database.read(lambda session: mark_problem(session, str(data))))
    database.run(lambda session: keep_work_unit(session, "Satker lain"))
    assert database.read(lambda session: mark_problem(session, str(data))) is None
    database.close()


def test_a_log_of_another_file_is_refused_before_anything_is_read(data: Path, tmp_path: Path) -> None:
    other = open_database(str(tmp_path / "other.db"))
    other.run(lambda session: keep_work_unit(session, "Satker orang lain"))
    shutil.copyfile(log_of(tmp_path / "other.db"), log_of(data))
    other.close()
    before = data.read_bytes()
    with pytest.raises(Refused, match="Nothing was changed"):
        open_database(str(data))
    assert data.read_bytes() == before


def test_a_backup_put_in_place_takes_its_own_mark(data: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    shutil.copyfile(data, older)
    add(data, "Satker lain")
    put_in_place(older, data, HEAD, MORNING)
    add(data, "Satker ketiga")
    assert len(list(data.parent.glob("*-before-restore-*.db-mark"))) == 1


def test_after_a_crash_file_and_log_are_copied_aside_first(data: Path) -> None:
    assert copy_aside(data, MORNING) is None
    database = open_database(str(data))
    database.run(lambda session: keep_work_unit(session, "Satker lain"))
    aside = copy_aside(data, MORNING)
    assert aside
    assert log_of(aside).read_bytes() == log_of(data).read_bytes()
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    database.close()


PERSON = ", ".join(column.name for column in person.c if column.name != "id")
OUTSIDE = {
    "a letter of a name": "UPDATE person SET full_name = 'X' || substr(full_name, 2)",
    "a number": "UPDATE stock_movement SET quantity = quantity + 1",
    "a moment": "UPDATE donor_visit SET checked_in_at = '2020-01-01 00:00:00.000000'",
    "a record that nobody wrote": (f"INSERT INTO person (id, {PERSON}) SELECT 'x', {PERSON} FROM person"),
    "an event": "UPDATE event SET name = 'Kegiatan lain'",
    "a figure of the summary": "UPDATE tally SET n = n + 1",
    "the head of the audit": "DELETE FROM setting WHERE key = 'audit_head'",
    "an audit row": "UPDATE audit SET officer = 'Lain' WHERE sequence = 3",
    "the last audit row": "DELETE FROM audit WHERE sequence = (SELECT MAX(sequence) FROM audit)",
}


@pytest.mark.parametrize("how", OUTSIDE)
def test_what_was_changed_outside_the_program_is_found_at_the_start(data: Path, how: str) -> None:
    database = open_database(str(data))
    database.read(refuse_changed_data)
    with database.engine.begin() as connection:
        seals.drop(connection)
        connection.execute(text(OUTSIDE[how]))
    with pytest.raises(Refused, match="outside the program"):
        database.read(refuse_changed_data)
    database.close()


def test_the_alarm_rings_when_only_the_integrity_is_checked(data: Path) -> None:
    database = open_database(str(data))
    with database.engine.begin() as connection:
        connection.execute(text(OUTSIDE["a letter of a name"]))
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    database.close()


def test_a_clock_that_jumped_back_is_said(data: Path) -> None:
    database = open_database(str(data))
    database.clock = lambda: MORNING.replace(year=2020)
    problem = database.read(clock_problem)
    assert problem and "behind the last record" in str(problem)
    database.clock = lambda: MORNING.replace(year=2030)
    assert database.read(clock_problem) is None
    database.close()


@pytest.mark.parametrize(
    ("place", "mounts", "why"),
    [
        ("/data/siti/OneDrive - Kantor/bakti/data.db", "", "copied to the internet"),
        ("/data/siti/Dropbox/data.db", "", "copied to the internet"),
        ("/srv/kantor/data.db", "host:/x /srv/kantor nfs4 rw 0 0\n/dev/sda / ext4 rw 0 0", "network drive"),
        ("/media/siti/STICK/data.db", "", "stick or card"),
    ],
)
def test_a_place_that_is_no_good_is_said(place: str, mounts: str, why: str) -> None:
    assert why in str(place_problem(place, mounts))


def test_a_usual_place_is_good() -> None:
    assert place_problem("/data/siti/.local/share/baktidesk/data.db", "/dev/sda / ext4 rw 0 0") is None


@pytest.fixture
def stopped(data: Path) -> Callable[[], Database]:
    """Give what opens the file and stops its writing."""

    def opened() -> Database:
        database = open_database(str(data))
        database.stop(Refused("Nothing was written."))  # type: ignore[attr-defined]
        return database

    return opened


def test_stopped_data_take_no_deed_and_can_be_read(stopped: Callable[[], Database]) -> None:
    database = stopped()
    with pytest.raises(Refused, match="Nothing was written"):
        database.run(lambda session: keep_work_unit(session, "Satker lain"))
    assert database.read(lambda session: session.setting("audit_head"))["count"] > 0
    database.close()
