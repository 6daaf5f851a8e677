"""Backups as the officer has them: made when something changed, in two places, listed, put back and noted."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from baktidesk.db.models import audit
from baktidesk.db.schema import open_database
from baktidesk.db.session import PROGRAM
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services import backups
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from tests.stories import MORNING, Desk, a_donor


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Give a USB stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_copy_is_made_when_something_changed(desk: Desk, event: StoredEvent) -> None:
    first = backups.back_up(desk.database.place, moment=MORNING)
    again = backups.back_up(desk.database.place, moment=MORNING)
    desk.do(check_in, event.id, a_donor())
    after = backups.back_up(desk.database.place, moment=MORNING)
    assert [one.made for one in (first, again, after)] == [True, False, True]
    assert again.backup == first.backup
    assert backups.back_up(desk.database.place, moment=MORNING, always=True).made


def test_a_spoilt_copy_is_replaced_though_nothing_changed(desk: Desk, event: StoredEvent) -> None:
    first = backups.back_up(desk.database.place, moment=MORNING)
    first.backup.path.write_bytes(b"spoilt")
    assert backups.back_up(desk.database.place, moment=MORNING).made
    listed = backups.list_with_content(desk.database.place)
    assert [one.content is not None for one in listed] == [True, False]


def test_the_second_place_gets_the_same_copy(desk: Desk, event: StoredEvent, stick: Path) -> None:
    desk.do(backups.choose_second_place, str(stick))
    done = backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert done.second and done.second.path.parent.parent == stick
    assert done.second.path.read_bytes() == done.backup.path.read_bytes()


def test_a_stick_that_is_away_is_told_and_the_copy_is_made_all_the_same(
    desk: Desk, event: StoredEvent, stick: Path
) -> None:
    desk.do(backups.choose_second_place, str(stick))
    stick.rmdir()
    done = backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING)
    assert (done.made, done.second) == (True, None)
    assert "plug the stick in" in str(done.second_problem)
    stick.mkdir()
    assert backups.back_up(desk.database.place, desk.see(backups.second_place), MORNING).second


def test_two_laptops_share_a_stick(desk: Desk, stick: Path, tmp_path: Path) -> None:
    other = Desk(open_database(str(tmp_path / "other" / "data.db")))
    places = [one.do(backups.choose_second_place, str(stick)) for one in (desk, other)]
    assert len(set(places)) == 2
    assert desk.do(backups.choose_second_place, str(stick)) == places[0]
    other.database.close()


def test_a_second_place_that_is_no_folder_is_refused(desk: Desk, stick: Path) -> None:
    with pytest.raises(Refused, match="not a folder"):
        desk.do(backups.choose_second_place, str(stick / "nowhere"))
    desk.do(backups.choose_second_place, str(stick))
    assert desk.do(backups.choose_second_place, "") == ""
    assert desk.see(backups.second_place) == ""


def test_a_restore_is_noted_in_the_audit_that_comes_back(desk: Desk, event: StoredEvent) -> None:
    backup = backups.back_up(desk.database.place, moment=MORNING).backup
    desk.do(check_in, event.id, a_donor())
    desk.database.close()
    restored = backups.restore(desk.database.place, backup.path, moment=MORNING)
    database = open_database(desk.database.place)
    row = database.read(lambda session: session.rows(select(audit)))[-1]
    assert (row.action, row.kind, row.officer) == ("restore", "backup", PROGRAM.name)
    assert restored.kept and row.changes == {"source": backup.path.name, "kept": restored.kept.name}
    assert database.read(check).records["donor_visit"] == 0
    database.close()


def test_a_copy_that_somebody_renamed_can_be_put_back(desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    done = backups.back_up(desk.database.place, moment=MORNING)
    mine = tmp_path / "salinan saya.db"
    shutil.copyfile(done.backup.path, mine)
    desk.database.close()
    assert backups.restore(desk.database.place, mine).content == done.content


def test_the_newest_whole_backup_is_offered(desk: Desk, event: StoredEvent) -> None:
    assert backups.newest_backup(desk.database.place) is None
    first = backups.back_up(desk.database.place, moment=MORNING).backup
    second = backups.back_up(desk.database.place, moment=MORNING, always=True).backup
    second.path.write_bytes(b"spoilt")
    found = backups.newest_backup(desk.database.place)
    assert found and found.backup == first


def test_a_server_is_its_administrator_s_to_back_up() -> None:
    assert not backups.keeps_backups("postgresql://host/data")
    assert backups.newest_backup("postgresql://host/data") is None
    for deed in (backups.back_up, lambda data: backups.back_up_to(data, Path())):
        with pytest.raises(Refused, match="pg_dump"):
            deed("postgresql://host/data")
