"""What can still be read of a damaged file is rescued, and the file is left as it is."""

import csv
import datetime as dt
import gzip
import random
import stat
from pathlib import Path

import pytest

from baktidesk.domain.errors import Refused
from baktidesk.services.donors.donations import check_in
from baktidesk.services.salvage import salvage
from tests.stories import Desk, a_donor, fresh_database, set_up

OLD = Path(__file__).resolve().parents[1] / "data"
NOW = dt.datetime(2026, 1, 20, 3, 0, tzinfo=dt.UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data file with forty donors, one of whom has a name that looks like a formula."""
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    for number in range(40):
        desk.do(check_in, event.id, a_donor(full_name=f"Donor {number}", nik=""))
    desk.database.close()
    return Path(desk.database.place)


def names_in(folder: Path) -> list[str]:
    """Give the names among the rescued people."""
    with (folder / "person.csv").open(encoding="utf-8-sig") as file:
        return [row["full_name"] for row in csv.DictReader(file)]


def test_a_whole_file_is_rescued_whole_and_for_its_owner_alone(data: Path, tmp_path: Path) -> None:
    before = data.read_bytes()
    done = salvage(str(data), tmp_path, NOW)
    assert sorted(names_in(done.folder)) == sorted(f"Donor {number}" for number in range(40))
    assert done.torn == ()
    assert data.read_bytes() == before
    assert stat.S_IMODE((done.folder / "person.csv").stat().st_mode) == 0o600
    assert "pin_hash" not in (done.folder / "officer.csv").read_text(encoding="utf-8-sig")


def test_of_a_torn_file_the_rest_is_rescued(data: Path, tmp_path: Path) -> None:
    content = bytearray(data.read_bytes())
    place = content.index(b'"Donor 20"') // 4096 * 4096
    content[place : place + 4096] = random.Random(1).randbytes(4096)
    data.write_bytes(content)
    done = salvage(str(data), tmp_path, NOW)
    assert done.torn == ("audit",)
    assert done.rows["donor_visit"] == done.rows["person"] == 40
    assert done.rows["audit"] > 20


@pytest.mark.parametrize("old", sorted(OLD.glob("revision_*.db.gz")), ids=lambda path: path.name[9:13])
def test_a_file_of_an_earlier_version_is_rescued_as_it_is(old: Path, tmp_path: Path) -> None:
    data = tmp_path / "data.db"
    data.write_bytes(gzip.decompress(old.read_bytes()))
    done = salvage(str(data), tmp_path, NOW)
    assert len(names_in(done.folder)) >= 4
    assert (done.torn, done.rows["donor_visit"] > 0, done.rows["audit"] > 0) == ((), True, True)


def test_of_something_else_nothing_is_rescued(tmp_path: Path) -> None:
    strange = tmp_path / "strange.db"
    strange.write_text("Dear diary. " * 500)
    with pytest.raises(Refused, match="can be read any more"):
        salvage(str(strange), tmp_path, NOW)
