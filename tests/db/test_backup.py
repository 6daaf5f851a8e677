"""Backups: whole, checked and counted before they count as one, and never the only good one lost."""

import datetime as dt
import gzip
import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from baktidesk.db import backup as backups
from baktidesk.db.backup import (
    KEPT,
    Backup,
    backup_folder,
    changed_since,
    content_of,
    copy_backup,
    list_backups,
    make_backup,
    newest_good,
    newest_to_open,
    read_name,
    replaces,
    thin,
    verify_backup,
)
from baktidesk.db.engine import driver
from baktidesk.db.restore import alone_with, look_into, put_in_place
from baktidesk.db.schema import HEAD, open_database
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from tests.stories import MORNING, Desk, a_donor, fresh_database, set_up

MINUTE = dt.timedelta(minutes=1)
OLD = Path(__file__).parents[1] / "data"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an officer at a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with three donors."""
    stored = set_up(desk)
    for _ in range(3):
        desk.do(check_in, stored.id, a_donor())
    return stored


@pytest.fixture
def data(desk: Desk, event: StoredEvent) -> Path:
    """Give the file that the officer has open."""
    return Path(desk.database.place)


@pytest.fixture
def folder(data: Path) -> Path:
    """Give the folder of its backups."""
    return backup_folder(data)


def content_by_name(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


# Making


def test_a_backup_of_an_open_file_holds_everything(desk: Desk, data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    content = verify_backup(backup)
    assert (content.records["donor_visit"], content.records["person"], content.revision) == (3, 3, HEAD)
    assert (backup.number, backup.made_at, backup.revision) == (1, MORNING, HEAD)
    copied = open_database(str(backup.path))
    assert copied.read(check).ok
    copied.close()


def test_a_backup_is_for_its_owner_alone_and_nothing_else_is_left(data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == [backup.path.name]


def test_the_name_tells_number_time_and_revision_and_nobody_s_name(data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    assert backup.path.name == f"baktidesk-000001-20260120T010000Z-{HEAD}-{backup.digest}.db"
    assert read_name(backup.path) == backup
    assert read_name(Path("baktidesk-000001-20269920T010000Z-0001-0123456789abcdef.db")) is None


def test_a_backup_while_others_write_is_one_whole_state(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            desk.do(check_in, event.id, a_donor())

    writer = threading.Thread(target=write)
    writer.start()
    made = [make_backup(data, folder, MORNING) for _ in range(5)]
    stop.set()
    writer.join()
    visits = [verify_backup(one).records["donor_visit"] for one in made]
    assert visits == sorted(visits)
    assert visits[-1] > 3


def test_a_damaged_file_gives_no_backup(desk: Desk, data: Path, folder: Path) -> None:
    desk.database.close()
    with closing(driver().connect(str(data))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'audit'").fetchone()
    content = bytearray(data.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    data.write_bytes(content)
    with pytest.raises(Refused, match="No backup was made"):
        make_backup(data, folder, MORNING)
    assert list_backups(folder) == []
    assert list(folder.iterdir()) == []


def edit_the_audit(data: Path) -> None:
    """Change a row of the audit as somebody would who knows how: with its guards taken away and put back."""
    with closing(driver().connect(str(data), isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'keep_audit_%'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE audit SET officer = 'Orang Lain' WHERE sequence = 2")
        for _name, sql in guards:
            connection.execute(sql)


def test_a_file_whose_audit_was_edited_gives_no_backup(desk: Desk, data: Path, folder: Path) -> None:
    desk.database.close()
    edit_the_audit(data)
    with pytest.raises(Refused, match="No backup was made"):
        make_backup(data, folder, MORNING)
    assert list(folder.iterdir()) == []


CHANGES = {
    "a record": "UPDATE person SET full_name = 'Orang Lain'",
    "a guard": "DROP TRIGGER keep_audit_update",
    "a trigger that counts": "DROP TRIGGER tally_donor_visit_insert",
    "a counter": "UPDATE tally SET n = n + 1",
    "a counter taken away": "DELETE FROM tally",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_backup_that_the_start_would_refuse_is_not_offered(change: str, desk: Desk, data: Path, folder: Path) -> None:
    whole = make_backup(data, folder, MORNING)
    desk.database.close()
    with closing(driver().connect(str(data), isolation_level=None)) as connection:
        connection.execute(CHANGES[change])
    changed = make_backup(data, folder, MORNING)
    assert newest_good(folder, HEAD) == (changed, verify_backup(changed))
    assert newest_to_open(folder, HEAD) == (whole, verify_backup(whole))


def test_a_full_disk_gives_no_backup_and_leaves_nothing(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "ROOM", 1 << 60)
    with pytest.raises(Refused, match="the disk is full"):
        make_backup(data, folder, MORNING)
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_none_is_told(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match="nothing can be written"):
        make_backup(data, tmp_path / "file", MORNING)


def test_a_copy_that_lost_a_row_is_not_taken(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The alarm rings: were the copy not compared with the data, this one would pass."""
    count = backups._count
    calls = iter(range(9))

    def one_more_at_first(connection: object) -> backups.Content:
        found = count(connection)
        visits = found.records["donor_visit"] + (1 if next(calls) == 0 else 0)
        return replace(found, records={**found.records, "donor_visit": visits})

    monkeypatch.setattr(backups, "_count", one_more_at_first)
    with pytest.raises(Refused, match="No backup was made"):
        make_backup(data, folder, MORNING)
    assert list_backups(folder) == []


# Finding and checking


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x20
    path.write_bytes(content)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.999])
def test_one_changed_letter_is_found(data: Path, folder: Path, share: float) -> None:
    backup = make_backup(data, folder, MORNING)
    flip(backup.path, int(backup.path.stat().st_size * share))
    with pytest.raises(Refused, match="damaged"):
        verify_backup(backup)


def test_another_content_under_a_backup_s_name_is_found(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    first = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    second = make_backup(data, folder, MORNING)
    shutil.copyfile(first.path, second.path)
    with pytest.raises(Refused, match="damaged"):
        verify_backup(second)
    assert newest_good(folder, HEAD) == (first, verify_backup(first))


def test_the_order_is_that_of_the_number_whatever_the_clock_says(data: Path, folder: Path) -> None:
    for year in (2069, 1970, 2026):
        make_backup(data, folder, MORNING.replace(year=year))
    assert [backup.made_at.year for backup in list_backups(folder)] == [2026, 1970, 2069]


def test_other_files_in_the_folder_are_no_backups(data: Path, folder: Path) -> None:
    make_backup(data, folder, MORNING)
    (folder / "notes.txt").touch()
    (folder / ".baktidesk-x.new").touch()
    assert len(list_backups(folder)) == 1
    assert list_backups(folder / "nowhere") == []


def test_a_backup_of_a_newer_program_is_not_offered(data: Path, folder: Path) -> None:
    make_backup(data, folder, MORNING)
    assert newest_good(folder, "0000") is None


def test_it_is_known_whether_a_deed_was_done_since(desk: Desk, event: StoredEvent, data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    assert not changed_since(data, backup)
    desk.do(check_in, event.id, a_donor())
    assert changed_since(data, backup)


def go_another_way(desk: Desk, event: StoredEvent, data: Path, folder: Path) -> tuple[Backup, Backup]:
    """Back up, do a deed, back up, put the first one back, do a deed as long: give the first and the lost one."""
    before = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    lost = make_backup(data, folder, MORNING)
    desk.database.close()
    put_in_place(before.path, data, HEAD, MORNING)
    other = Desk(open_database(str(data)))
    other.do(check_in, event.id, a_donor())
    other.database.close()
    return before, lost


def test_another_past_as_long_is_a_change(desk: Desk, event: StoredEvent, data: Path, folder: Path) -> None:
    _before, lost = go_another_way(desk, event, data, folder)
    now, then = content_of(data), content_of(lost.path)
    assert now.sequence == then.sequence and now.records["audit"] == then.records["audit"]
    assert changed_since(data, lost)


@pytest.mark.parametrize(("revision", "sealed"), [(1, False), (3, False), (4, True), (8, True)])
def test_data_from_before_the_chain_are_read_without_a_seal(
    revision: int, sealed: bool, desk: Desk, data: Path, folder: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress((OLD / f"revision_{revision:04d}.db.gz").read_bytes()))
    backup = make_backup(old, tmp_path / "to", MORNING)
    content = verify_backup(backup)
    assert (content.revision, content.sequence > 0, content.seal != "") == (f"{revision:04d}", True, sealed)
    assert replaces(content, content) and not changed_since(old, backup)
    renewed = open_database(str(old))
    renewed.close()
    assert replaces(content_of(old), content) and changed_since(old, backup)


# Keeping


def test_the_last_ten_and_one_of_every_day_stay(data: Path, folder: Path) -> None:
    days = [MORNING + dt.timedelta(days=day, minutes=minute) for day in range(3) for minute in range(8)]
    made = [make_backup(data, folder, moment) for moment in days]
    thin(folder, made[-1], verify_backup(made[-1]))
    left = list_backups(folder)
    assert left[:KEPT] == list(reversed(made))[:KEPT]
    assert left[KEPT:] == [made[7]]


def test_a_backup_that_holds_more_than_the_newest_is_never_dropped(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    before = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    fuller = make_backup(data, folder, MORNING)
    desk.database.close()
    put_in_place(before.path, data, HEAD, MORNING)
    made = [make_backup(data, folder, MORNING + number * MINUTE) for number in range(KEPT + 1)]
    assert before.path in thin(folder, made[-1], verify_backup(made[-1]))
    assert fuller.path.exists()


def test_a_backup_of_another_past_as_long_is_never_dropped(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    before, lost = go_another_way(desk, event, data, folder)
    made = [make_backup(data, folder, MORNING + number * MINUTE) for number in range(KEPT + 2)]
    gone = thin(folder, made[-1], verify_backup(made[-1]))
    assert before.path in gone and made[0].path in gone
    assert lost.path.exists()


def test_a_backup_that_cannot_be_read_is_left_where_it_is(data: Path, folder: Path) -> None:
    spoilt = make_backup(data, folder, MORNING)
    spoilt.path.write_bytes(b"nothing")
    made = [make_backup(data, folder, MORNING + number * MINUTE) for number in range(KEPT + 1)]
    thin(folder, made[-1], verify_backup(made[-1]))
    assert spoilt.path.exists()


# A second place


def test_a_copy_in_a_second_place_is_the_same(data: Path, folder: Path, tmp_path: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    copied = copy_backup(backup, tmp_path / "stick" / "copies")
    assert verify_backup(copied) == verify_backup(backup)
    assert copy_backup(backup, tmp_path / "stick" / "copies") == copied


def test_a_spoilt_copy_in_the_second_place_is_made_again(data: Path, folder: Path, tmp_path: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    flip(copy_backup(backup, tmp_path / "stick").path, 5000)
    assert verify_backup(copy_backup(backup, tmp_path / "stick"))


# Putting back


def test_a_backup_comes_back_and_what_was_there_is_kept(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    backup = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    desk.database.close()
    there = data.read_bytes()
    restored = put_in_place(backup.path, data, HEAD, MORNING)
    assert restored.kept and restored.kept.name == "data-before-restore-20260120T010000Z.db"
    assert restored.kept.read_bytes() == there
    assert content_of(data) == verify_backup(backup)
    assert stat.S_IMODE(data.stat().st_mode) == 0o600
    again = put_in_place(backup.path, data, HEAD, MORNING)
    assert again.kept and again.kept != restored.kept


def test_the_log_of_the_old_file_does_not_meet_the_new_one(
    desk: Desk, event: StoredEvent, data: Path, folder: Path
) -> None:
    backup = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    crashed = data.with_name("crashed.db")
    for end in ("", "-wal"):
        shutil.copyfile(f"{data}{end}", f"{crashed}{end}")
    restored = put_in_place(backup.path, crashed, HEAD, MORNING)
    assert content_of(crashed).records["donor_visit"] == 3
    assert restored.kept
    kept = open_database(str(restored.kept))
    assert kept.read(check).records["donor_visit"] == 4
    kept.close()


def test_a_damaged_or_strange_backup_changes_nothing(desk: Desk, data: Path, folder: Path, tmp_path: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    desk.database.close()
    flip(backup.path, 5000)
    (tmp_path / "notes.txt").write_text("mine" * 100, encoding="utf-8")
    before = content_by_name(tmp_path)
    for source in (backup.path, tmp_path / "notes.txt", folder):
        with pytest.raises(Refused):
            put_in_place(source, data, HEAD, MORNING)
    assert content_by_name(tmp_path) == before


def test_a_backup_of_a_newer_program_is_refused(data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    with pytest.raises(Refused, match="newer"):
        look_into(backup.path, "0000")


class PowerCut(Exception):
    """The power is gone."""


@pytest.mark.parametrize("step", range(4))
def test_a_power_cut_while_restoring_loses_nothing(
    desk: Desk, event: StoredEvent, data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    backup = make_backup(data, folder, MORNING)
    desk.do(check_in, event.id, a_donor())
    crashed = data.with_name("crashed.db")
    for end in ("", "-wal"):
        shutil.copyfile(f"{data}{end}", f"{crashed}{end}")
    steps = iter(range(9))

    def cut(move: Callable[[Path, str], Path]) -> Callable[[Path, str], Path]:
        def moved(path: Path, target: str) -> Path:
            if next(steps) == step:
                raise PowerCut
            return move(path, target)

        return moved

    with monkeypatch.context() as patch, pytest.raises(PowerCut):
        patch.setattr(Path, "rename", cut(Path.rename))
        patch.setattr(Path, "replace", cut(Path.replace))
        put_in_place(backup.path, crashed, HEAD, MORNING)
    if not crashed.exists():
        with pytest.raises(Refused, match="interrupted"):
            open_database(str(crashed))
    restored = put_in_place(backup.path, crashed, HEAD, MORNING)
    assert content_of(crashed).records["donor_visit"] == 3
    assert restored.kept
    kept = open_database(str(restored.kept))
    assert kept.read(check).records["donor_visit"] == 4
    kept.close()


def test_two_at_a_time_is_refused(tmp_path: Path) -> None:
    alone, refused = alone_with(tmp_path / "data.db"), pytest.raises(Refused, match="open in the program")
    with alone, refused, alone_with(tmp_path / "data.db"):
        pass
    with alone_with(tmp_path / "data.db"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_no_copy_of_itself(data: Path, folder: Path) -> None:
    backup = make_backup(data, folder, MORNING)
    assert isinstance(copy_backup(backup, folder), Backup)
    assert list_backups(folder) == [backup]
