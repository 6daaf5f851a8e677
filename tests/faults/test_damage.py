"""R7: damaged and mixed-up files are told, never written to, never taken for whole; and a backup brings all back."""

import hashlib
import os
import random
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from baktidesk.db import seals
from baktidesk.db.base import metadata
from baktidesk.db.session import Session
from baktidesk.domain.errors import Refused
from baktidesk.services import backups
from baktidesk.services.starting import mark_problem, refuse_changed_data
from tests.faults import damage
from tests.faults.list import look
from tests.faults.records import FILE, open_folder, save, set_up

RECORDS = 30
NOBODY = 65534
TABLES = [table.name for table in metadata.sorted_tables]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Give a folder with records, two backups and what a vandal needs, and what it answers."""
    folder = tmp_path_factory.mktemp("whole") / "d"
    database = open_folder(str(folder))
    known = set_up(database)
    for number in range(RECORDS):
        save(database, known, f"r-{number}")
        if number == RECORDS // 2:
            backups.back_up(database.place)
    lay_aside(folder, damage.CRASHED)
    database.close()
    backups.back_up(database.place)
    shutil.copyfile(min((folder / "data-backup").iterdir()), folder / damage.OLDER)
    other = open_folder(str(folder / "o"))
    save(other, set_up(other), "other-0")
    lay_aside(folder / "o", f"../{damage.OTHER}")
    other.close()
    return folder, verdict(folder)


def lay_aside(folder: Path, name: str) -> None:
    """Copy data that are open, with the log that is not folded back yet, as a crash would leave them."""
    for end in ("", "-wal", "-mark"):
        shutil.copyfile(folder / f"{FILE}{end}", folder / f"{name}{end}")


@pytest.mark.parametrize("spoil", damage.KINDS, ids=lambda spoil: spoil.__name__)
def test_damage_is_told_and_nothing_is_destroyed(
    spoil: damage.Vandal, whole: tuple[Path, list[str]], tmp_path: Path, full: bool
) -> None:
    for seed in range(20 if full else 3):
        folder = tmp_path / str(seed)
        shutil.copytree(whole[0], folder)
        spoil(folder / FILE, random.Random(f"{spoil.__name__} {seed}"))
        before = contents(folder)
        answer = verdict(folder)
        if answer == whole[1]:
            continue  # what was hit held nothing: every record is there
        assert answer[0].startswith(("REFUSED ", "WARNED ")), (seed, answer)
        assert {name: content for name, content in contents(folder).items() if name in before} == before, seed
        newest = backups.newest_backup(str(folder / FILE))
        assert newest is not None
        backups.restore(str(folder / FILE), newest.backup.path)
        assert [line for line in look(str(folder)) if line.startswith("REC ")] == whole[1][1:-1]
        shutil.rmtree(folder)


def verdict(folder: Path) -> list[str]:
    """Give what the program says at the start, the records, and a digest of all that the other tables hold."""
    data = str(folder / FILE)
    answer = list(look(folder.as_posix()))
    if answer[0].startswith("REFUSED "):
        return answer
    database = open_folder(folder.as_posix())
    problem = database.read(lambda session: mark_problem(session, data))
    everything = database.read(content_digest)
    database.close()
    return [f"WARNED {problem}" if problem else everything, *answer]


def content_digest(session: Session) -> str:
    """Give a digest of every row; a restore is a deed of its own, and so are its rows."""
    run = session.connection.exec_driver_sql
    rows = [row for name in TABLES for row in run(f"SELECT '{name}', * FROM {name} ORDER BY 2, 3").all()]
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a folder; SQLite's index of the log holds nothing of ours."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}


MODES = {
    "not to be read": (0o000, 0o700),
    "in a folder not to be written to": (0o600, 0o500),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
@pytest.mark.parametrize("how", MODES)
def test_a_file_out_of_this_user_s_reach_is_told_and_works_again_later(
    how: str, whole: tuple[Path, list[str]], memory: Path
) -> None:
    folder = memory / "d"
    shutil.copytree(whole[0], folder)
    assert verdict(folder) == whole[1]
    before = contents(folder)
    with as_somebody(memory), modes(folder, *MODES[how]):
        answer = list(look(folder.as_posix()))
    assert answer[0].startswith("REFUSED ")
    assert contents(folder) == before
    assert verdict(folder) == whole[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_a_read_only_file_can_be_read_and_says_that_it_takes_nothing(
    whole: tuple[Path, list[str]], memory: Path
) -> None:
    folder = memory / "d"
    shutil.copytree(whole[0], folder)
    with as_somebody(memory), modes(folder, 0o400, 0o700):
        assert list(look(folder.as_posix())) == whole[1][1:]
        database = open_folder(folder.as_posix())
        with pytest.raises(Refused, match="does not take the record"):
            save(database, set_up(database), "more")
        database.close()
    assert verdict(folder) == whole[1]


@contextmanager
def modes(folder: Path, file: int, around: int) -> Iterator[None]:
    """Change the modes of the data file and of its folder for a while."""
    (folder / FILE).chmod(file)
    folder.chmod(around)
    try:
        yield
    finally:
        folder.chmod(0o700)
        (folder / FILE).chmod(0o600)


@contextmanager
def as_somebody(folder: Path) -> Iterator[None]:
    """Be a user whom modes hold back, as root is not."""
    if os.geteuid():
        yield
        return
    if not str(folder).startswith("/dev/shm"):
        pytest.skip("needs a user other than root, or a folder in memory")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_there_are_enough_kinds() -> None:
    assert len(set(damage.KINDS)) >= 24


def test_triggers_taken_away_are_told(whole: tuple[Path, list[str]], tmp_path: Path) -> None:
    folder = tmp_path / "d"
    shutil.copytree(whole[0], folder)
    damage.edit(folder / FILE, "SELECT 1", keep_triggers=False)
    assert verdict(folder)[0].startswith("REFUSED ")


# --- the alarms: what each look at the start is for ---------------------------------------------------------------

LOOKS = {
    "the chain": ("baktidesk.services.starting.chain_is_whole", damage.edit_the_audit),
    "the records": ("baktidesk.services.starting.differing_record", damage.edit_a_record),
    "the figures": ("baktidesk.services.starting.figures_agree", damage.edit_a_figure),
    "the mark": ("baktidesk.db.high_water.read_mark", damage.put_an_older_copy_there),
    "whose mark": ("baktidesk.services.starting.is_another", damage.put_another_s_file_there),
    "whose log": ("baktidesk.db.high_water._refuse_strange_log", damage.put_another_s_log_there),
    "the head": ("baktidesk.db.schema.check_header", damage.put_another_program_s_file_there),
    "the pages": ("baktidesk.db.schema.read_pragma", damage.swap_two_pages),
}
BLIND = {"the chain": True, "the figures": True, "the pages": "ok"}
"""What a look that does not look answers; None for the others."""


@pytest.mark.parametrize("look_name", LOOKS)
def test_the_alarm_rings_when_a_look_is_left_out(
    look_name: str, whole: tuple[Path, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, spoil = LOOKS[look_name]
    monkeypatch.setattr(target, lambda *_given: BLIND.get(look_name))
    told = []
    for seed in range(6):
        folder = tmp_path / str(seed)
        shutil.copytree(whole[0], folder)
        spoil(folder / FILE, random.Random(seed))
        told.append(blind_verdict(folder)[0].split()[0])
    # Whose log it is must be known before it is read: a warning afterwards is too late.
    assert set(told) - ({"REFUSED"} if look_name == "whose log" else {"REFUSED", "WARNED"})


def blind_verdict(folder: Path) -> list[str]:
    """Give the verdict of a program that may stumble over what it does not look at."""
    try:
        return verdict(folder)
    except Exception:
        return ["stumbled"]


# --- 5,000 records ------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_damage_among_5000_records_is_told_within_two_seconds(tmp_path: Path) -> None:
    database = open_folder(str(tmp_path))
    known = set_up(database)
    save(database, known, "r-0")
    rows = database.run(lambda session: multiply(session, 1000)).value
    assert rows >= 5000
    database.read(refuse_changed_data)
    database.close()
    damage.edit(tmp_path / FILE, "UPDATE handover SET giver_name = 'X' WHERE id = (SELECT MAX(id) FROM handover)")
    begun = time.process_time()
    database = open_folder(str(tmp_path))
    with pytest.raises(Refused, match="outside the program"):
        database.read(refuse_changed_data)
    assert time.process_time() - begun < 2.0
    database.close()


def multiply(session: Session, count: int) -> int:
    """Copy the one record, with its lines, movements and audit, under other ids; give the rows of the audit."""
    run = session.connection.exec_driver_sql
    where = {"handover": "1", "handover_line": "1", "stock_movement": "handover_line_id IS NOT NULL"}
    rows = {
        name: [dict(row._mapping) for row in run(f"SELECT * FROM {name} WHERE {which}")]
        for name, which in where.items()
    }
    ids = re.compile("|".join(row["id"] for found in rows.values() for row in found))
    rows["audit"] = [dict(row._mapping) for row in run("SELECT * FROM audit") if ids.fullmatch(row.record_id)]
    seals.drop(session.connection)
    for number in range(1, count):
        for name, row in ((name, row) for name, found in rows.items() for row in found):
            copy = {key: _renamed(value, ids, number) for key, value in row.items() if key != "sequence"}
            run(f"INSERT INTO {name} ({', '.join(copy)}) VALUES ({', '.join('?' * len(copy))})", tuple(copy.values()))
    run("DELETE FROM setting WHERE key LIKE 'audit_%'")
    run("UPDATE audit SET seal = ''")
    seals.build(session.connection)
    return int(run("SELECT COUNT(*) FROM audit").scalar_one())


def _renamed(value: Any, ids: re.Pattern[str], number: int) -> Any:
    """Give a value in which every id of the record is that of its copy."""
    return ids.sub(lambda found: f"{number:08x}{found[0][8:]}", value) if isinstance(value, str) else value
