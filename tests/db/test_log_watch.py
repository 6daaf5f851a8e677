"""A log that loses its name: what is in it comes home, or nothing is saved any more and a backup has it."""

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from baktidesk.db.backup import backup_folder, content_of, list_backups
from baktidesk.db.engine import log_of, open_unchanged
from baktidesk.db.models import person
from baktidesk.db.schema import open_database
from baktidesk.db.session import Database, Session
from baktidesk.domain.errors import Refused

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
GONE = "removed the newest part"
came_home = pytest.mark.expects_log("its records are in the file now")
is_adrift = pytest.mark.expects_log("nothing is saved from now on")


def save(session: Session) -> str:
    """Write somebody down."""
    return session.insert(person, full_name="Siti", name_key="siti")


def people(session: Session) -> int:
    """Count the people."""
    return int(session.value(select(func.count()).select_from(person)))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give the place of the data."""
    return tmp_path / "d" / "data.db"


@pytest.fixture
def opened(data: Path) -> Iterator[Database]:
    """Give an open data file with one person in its log."""
    database = open_database(str(data))
    database.run(save)
    yield database
    database.close()


def read_at(database: Database, begin: threading.Barrier) -> None:
    """Read at the same moment as somebody else."""
    begin.wait()
    database.read(people)


def delete_log(data: Path) -> None:
    """Take log and index away."""
    log_of(data).unlink()
    data.with_name("data.db-shm").unlink()


def in_the_file(data: Path) -> int:
    """Count the people in the file itself, without its log."""
    bare = data.with_name("bare.db")
    shutil.copyfile(data, bare)
    with closing(open_unchanged(bare)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM person").fetchone()[0])


@came_home
def test_the_next_save_brings_everything_home(opened: Database, data: Path) -> None:
    delete_log(data)
    assert in_the_file(data) == 0
    opened.run(save)
    assert in_the_file(data) == 1
    assert log_of(data).stat().st_size
    assert opened.read(people) == 2
    assert holdings(data) == [1]


@pytest.mark.expects_log("could not be copied")
@came_home
def test_without_room_for_a_backup_the_save_is_refused_and_works_again_later(opened: Database, data: Path) -> None:
    delete_log(data)
    backup_folder(data).touch()
    with pytest.raises(Refused, match="does not take the record"):
        opened.run(save)
    assert in_the_file(data) == 0
    backup_folder(data).unlink()
    opened.run(save)
    assert opened.read(people) == 2


@came_home
def test_a_log_deleted_during_the_deed_is_noticed_before_it_is_saved(opened: Database, data: Path) -> None:
    def deed(session: Session) -> None:
        save(session)
        delete_log(data)

    opened.run(deed)
    assert in_the_file(data) == opened.read(people) == 2


@came_home
def test_closing_brings_everything_home(opened: Database, data: Path) -> None:
    delete_log(data)
    opened.close()
    assert in_the_file(data) == 1


@came_home
def test_an_empty_log_that_a_reader_made_does_not_stand_in_the_way(opened: Database, data: Path) -> None:
    delete_log(data)
    log_of(data).touch()
    opened.run(save)
    assert opened.read(people) == 2


@is_adrift
def test_a_file_that_went_on_without_us_is_left_as_it_is(opened: Database, data: Path) -> None:
    other = data.with_name("other.db")
    shutil.copyfile(data, other)
    with closing(open_database(str(other))) as theirs:
        theirs.run(save)
    delete_log(data)
    data.write_bytes(other.read_bytes())
    with pytest.raises(Refused, match=GONE):
        opened.run(save)
    with pytest.raises(Refused, match=GONE):
        opened.run(save)
    opened.close()
    assert data.read_bytes() == other.read_bytes()
    assert holdings(data) == [1]


def holdings(data: Path) -> list[int]:
    """Give how many people there are in every backup."""
    return [content_of(backup.path).records["person"] for backup in list_backups(backup_folder(data))]


@is_adrift
def test_a_file_that_another_one_has_replaced_is_left_as_it_is(opened: Database, data: Path) -> None:
    other = data.with_name("other.db")
    shutil.copyfile(data, other)
    before = other.read_bytes()
    delete_log(data)
    other.replace(data)
    with pytest.raises(Refused, match=GONE):
        opened.run(save)
    opened.close()
    assert data.read_bytes() == before
    assert holdings(data) == [1]


def test_an_unplugged_disk_may_come_back(opened: Database, data: Path, tmp_path: Path) -> None:
    away = data.parent.rename(tmp_path / "away")
    with pytest.raises(Refused, match="does not take the record"):
        opened.run(save)
    away.rename(data.parent)
    opened.run(save)
    assert opened.read(people) == 2


def test_connections_that_were_let_go_raise_no_alarm(opened: Database, data: Path) -> None:
    opened.engine.dispose()
    assert not log_of(data).exists()
    opened.run(save)
    assert opened.read(people) == 2


def test_two_that_open_a_new_log_at_once_are_no_alarm(opened: Database, data: Path) -> None:
    for turn in range(10):
        opened.engine.dispose()
        data.with_name(f"other-{turn}").write_text("takes the number of the log that is gone", "ascii")
        begin = threading.Barrier(2)
        reader = threading.Thread(target=read_at, args=(opened, begin))
        reader.start()
        begin.wait()
        opened.run(save)
        reader.join()
    assert opened.read(people) == 11
