"""The commands `backup` and `restore`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLockFile

from baktidesk import cli
from baktidesk.db.schema import open_database
from baktidesk.domain.event import StoredEvent
from baktidesk.services import backups
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from tests.stories import Desk, a_donor, fresh_database, set_up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with a donor."""
    event = set_up(desk)
    desk.do(check_in, event.id, a_donor())
    return event


@pytest.fixture
def run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Any:
    """Give a function that runs a command on the data file: exit code, output, errors."""

    def command(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(["--data", desk.database.place, "--lang", "en", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def test_a_backup_is_made_beside_the_data(run: Any, desk: Desk, event: StoredEvent) -> None:
    code, out, err = run("backup")
    (listed,) = backups.list_with_content(desk.database.place)
    assert (code, err, out) == (0, "", f"Backed up and checked: {listed.backup.path} (4 records)\n")


def test_a_backup_goes_where_it_is_asked_to(run: Any, event: StoredEvent, tmp_path: Path) -> None:
    code, out, _err = run("backup", "--to", str(tmp_path / "stick"), "--json")
    told = json.loads(out)
    assert (code, list(told)) == (0, ["file", "made_at", "revision", "records", "second"])
    assert Path(told["file"]).parent == tmp_path / "stick"
    assert told["records"]["donor_visit"] == 1


def test_the_second_place_is_told(run: Any, desk: Desk, event: StoredEvent, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    desk.do(backups.choose_second_place, str(tmp_path / "stick"))
    assert "In the second place too:" in run("backup")[1]
    for path in (tmp_path / "stick").rglob("*.db"):
        path.unlink()
    for path in (tmp_path / "stick").iterdir():
        path.rmdir()
    (tmp_path / "stick").rmdir()
    assert "Please plug the stick in" in run("backup")[1]


def test_a_backup_is_put_back_and_what_was_there_is_kept(run: Any, desk: Desk, event: StoredEvent) -> None:
    file = json.loads(run("backup", "--json")[1])["file"]
    desk.do(check_in, event.id, a_donor())
    desk.database.close()
    code, out, err = run("restore", file)
    first, second = out.splitlines()
    assert (code, err) == (0, "")
    assert first == f"The data of {Path(file).name} are back: 4 records."
    kept = Path(second.removeprefix("What was there before is kept: "))
    for place, visits in ((desk.database.place, 1), (str(kept), 2)):
        database = open_database(place)
        assert database.read(check).records["donor_visit"] == visits
        database.close()


def test_a_damaged_data_file_is_replaced_and_kept(run: Any, desk: Desk, event: StoredEvent) -> None:
    file = json.loads(run("backup", "--json")[1])["file"]
    desk.database.close()
    data = Path(desk.database.place)
    data.write_bytes(data.read_bytes()[:5000])
    assert run("check")[0] == 1
    code, out, _err = run("restore", file)
    assert code == 0
    assert Path(out.splitlines()[1].partition(": ")[2]).stat().st_size == 5000
    assert run("check")[0] == 0


def test_nothing_is_put_back_while_the_window_has_the_file_open(run: Any, desk: Desk, event: StoredEvent) -> None:
    file = json.loads(run("backup", "--json")[1])["file"]
    lock = QLockFile(f"{desk.database.place}.lock")
    assert lock.tryLock(100)
    before = Path(desk.database.place).read_bytes()
    assert run("restore", file) == (1, "", "data.db is open in the program. Please close it first.\n")
    assert Path(desk.database.place).read_bytes() == before
    lock.unlock()


def test_the_window_waits_while_a_backup_is_put_back(desk: Desk) -> None:
    from baktidesk.db.restore import alone_with

    with alone_with(Path(desk.database.place)):
        lock = QLockFile(f"{desk.database.place}.lock")
        lock.setStaleLockTime(0)
        assert not lock.tryLock(0)
    assert lock.tryLock(0)
    lock.unlock()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("restore", "{folder}/none.db"), "There is no file"),
        (("restore", "{folder}/notes.txt"), "notes.txt is not a whole backup of baktidesk. Nothing was changed."),
        (("--data", "{folder}/none.db", "backup"), "There is no data file"),
        (("--data", "{folder}/none.db", "backup", "--to", "{folder}"), "There is no data file"),
        (("--data", "postgresql://host/data", "backup"), "its administrator backs them up"),
        (("--data", "postgresql://host/data", "restore", "{folder}/notes.txt"), "its administrator backs them up"),
    ],
)
def test_a_refusal_is_one_sentence(run: Any, tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    (tmp_path / "notes.txt").write_text("mine" * 100, encoding="utf-8")
    code, out, err = run(*(word.format(folder=tmp_path) for word in words))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert sentence in err


def test_what_is_not_understood_ends_with_2(run: Any) -> None:
    assert [run(*words)[0] for words in (["restore"], ["backup", "here"])] == [2, 2]
