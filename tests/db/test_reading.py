"""Data that are only read: nothing of them changes, whoever has them open and however they were left."""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from baktidesk.db.engine import driver, log_of
from baktidesk.db.models import person
from baktidesk.db.schema import open_database, open_for_reading
from baktidesk.db.session import Database, Session
from baktidesk.domain.errors import Refused
from baktidesk.services import encryption
from baktidesk.services.check import check
from tests.faults.conftest import memory
from tests.faults.test_damage import as_somebody, modes
from tests.passphrases import PASSPHRASE, cheap, forget_keys

__all__ = ["cheap", "memory"]
OLD = Path(__file__).parents[1] / "data" / "revision_0008.db.gz"


def save(session: Session) -> str:
    """Write somebody down."""
    return session.insert(person, full_name="Siti", name_key="siti")


def people(session: Session) -> int:
    """Count the people."""
    return int(session.value(select(func.count()).select_from(person)))


def seen(data: Path) -> int:
    """Count the people as a command does that only reads."""
    with closing(open_for_reading(str(data))) as database:
        return database.read(people)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a file with one person, closed in order."""
    path = tmp_path / "d" / "data.db"
    with closing(open_database(str(path))) as database:
        database.run(save)
    return path


@pytest.fixture
def crashed(data: Path, tmp_path: Path) -> Path:
    """Give a file with two people, one of them in the log that a crash has left."""
    with closing(open_database(str(data))) as database:
        database.run(save)
        shutil.copytree(data.parent, tmp_path / "crashed")
    forget_keys()
    return tmp_path / "crashed" / data.name


@pytest.fixture
def opened(data: Path) -> Iterator[Database]:
    """Give the file open in a window that has saved a second person."""
    database = open_database(str(data))
    database.run(save)
    yield database
    database.close()


def test_a_file_closed_in_order_stays_as_it_is(data: Path) -> None:
    before = everything_in(data.parent)
    assert seen(data) == 1
    assert everything_in(data.parent) == before


def test_a_file_that_a_crash_has_left_stays_as_it_is(crashed: Path) -> None:
    before = everything_in(crashed.parent)
    assert log_of(crashed).stat().st_size
    assert seen(crashed) == 2
    assert everything_in(crashed.parent) == before


def test_without_the_index_of_its_log_the_file_is_read_all_the_same(crashed: Path) -> None:
    crashed.with_name("data.db-shm").unlink()
    before = everything_in(crashed.parent)
    assert seen(crashed) == 2
    assert everything_in(crashed.parent).items() >= before.items()


def test_an_encrypted_file_is_read(tmp_path: Path, cheap: None) -> None:
    path = tmp_path / "data.db"
    database = encryption.make_new(str(path), encryption.prepare(PASSPHRASE, PASSPHRASE))
    database.run(save)
    shutil.copytree(tmp_path, tmp_path / "crashed")
    database.close()
    before = everything_in(tmp_path / "crashed")
    assert seen(path) == seen(tmp_path / "crashed" / "data.db") == 1
    assert everything_in(tmp_path / "crashed") == before


def test_a_file_that_is_named_by_a_link_is_read_with_its_log(
    data: Path, opened: Database, crashed: Path, tmp_path: Path
) -> None:
    for number, place in enumerate((data, crashed)):
        link = tmp_path / f"link-{number}.db"
        link.symlink_to(place)
        assert seen(link) == seen(place) == 3


def test_what_breaks_off_over_half_a_state_is_looked_at_once_more(data: Path) -> None:
    looks: list[int] = []

    def work(session: Session) -> int:
        looks.append(len(looks))
        if len(looks) == 1:
            os.utime(data)
            raise KeyError("half")
        return people(session)

    with closing(open_for_reading(str(data))) as reader:
        assert reader.read(work) == 1


def test_what_is_saved_meanwhile_is_seen_by_the_next_look(opened: Database, data: Path) -> None:
    with closing(open_for_reading(str(data))) as reader:
        assert reader.read(people) == 2
        opened.run(save)
        assert reader.read(people) == 3


def test_one_look_sees_one_state(opened: Database, data: Path) -> None:
    def twice(session: Session) -> tuple[int, int]:
        first = people(session)
        opened.run(save)
        return first, people(session)

    with closing(open_for_reading(str(data))) as reader:
        assert reader.read(twice) == (2, 2)


def test_a_window_that_begins_meanwhile_is_seen_as_well(data: Path) -> None:
    looks: list[int] = []

    def look(session: Session) -> int:
        looks.append(people(session))
        if len(looks) == 1:
            with closing(open_database(str(data))) as window:
                window.run(save)
        return people(session)

    with closing(open_for_reading(str(data))) as reader:
        assert reader.read(look) == 2
        assert reader.read(people) == 2
    assert looks == [1, 2]


def test_nothing_can_be_written_through_it(opened: Database, data: Path) -> None:
    with closing(open_for_reading(str(data))) as reader, pytest.raises(Refused):
        reader.run(save)
    assert opened.read(people) == 2


def test_the_whole_file_can_be_checked(crashed: Path) -> None:
    with closing(open_for_reading(str(crashed))) as reader:
        assert reader.read(check).ok


def test_a_file_of_an_earlier_revision_is_renewed_first(tmp_path: Path) -> None:
    data = tmp_path / "data.db"
    data.write_bytes(gzip.decompress(OLD.read_bytes()))
    assert seen(data) > 0
    assert (tmp_path / "data-backup").is_dir()


def test_a_damaged_file_is_refused(data: Path) -> None:
    data.write_bytes(data.read_bytes()[:4096])
    with pytest.raises(Refused, match="damaged"):
        open_for_reading(str(data))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_a_folder_or_stick_that_takes_nothing_is_read(data: Path, crashed: Path, memory: Path) -> None:
    closed, left = memory / "closed", memory / "left"
    shutil.copytree(data.parent, closed)
    shutil.copytree(crashed.parent, left)
    with as_somebody(memory), modes(closed, 0o400, 0o500), modes(left, 0o400, 0o500):
        assert (seen(closed / data.name), seen(left / data.name)) == (2, 2)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_a_log_that_cannot_be_read_there_is_told(crashed: Path, memory: Path) -> None:
    left = memory / "left"
    shutil.copytree(crashed.parent, left)
    (left / "data.db-shm").unlink()
    with as_somebody(memory), modes(left, 0o400, 0o500), pytest.raises(Refused, match="Nothing can be written"):
        seen(left / crashed.name)


def test_an_empty_log_that_a_reader_left_is_none(data: Path) -> None:
    log_of(data).touch()
    before = everything_in(data.parent)
    assert seen(data) == 1
    assert everything_in(data.parent) == before


def test_the_driver_is_told_to_write_nothing(data: Path) -> None:
    with closing(open_for_reading(str(data))) as reader, reader.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        with pytest.raises(driver().OperationalError, match="readonly"):
            raw.execute("DELETE FROM person")
