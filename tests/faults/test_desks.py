"""R5: two desks never overwrite each other: a second window is refused, and a server takes every record of four."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from baktidesk.domain.errors import Refused
from baktidesk.services.check import check
from baktidesk.ui.safety.lock_file import take_lock
from tests.faults.list import look
from tests.faults.records import open_folder, set_up
from tests.postgres import postgres_server, postgres_url

__all__ = ["postgres_server", "postgres_url"]

SAVE = Path(__file__).with_name("save.py")
DESKS = "abcd"


def at_once(place: str, count: int, desks: str = DESKS) -> list[str]:
    """Let a process for each desk write so many records; give the lines of all."""
    processes = [
        subprocess.Popen(
            [sys.executable, str(SAVE), "--dir", place, "--n", str(count), "--tag", desk],
            stdout=subprocess.PIPE,
            text=True,
        )
        for desk in desks
    ]
    return [line for process in processes for line in process.communicate(timeout=600)[0].splitlines()]


def acknowledged(lines: list[str]) -> list[str]:
    """Give id and digest of what was called saved."""
    return sorted(line.removeprefix("ACK ") for line in lines if line.startswith("ACK "))


def there(place: str) -> list[str]:
    """Give id and digest of what is there."""
    return sorted(line.removeprefix("REC ") for line in look(place) if line.startswith("REC "))


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.needs("postgresql")
def test_four_desks_on_one_server_overwrite_nothing(postgres_url: str, full: bool) -> None:
    database = open_folder(postgres_url)
    set_up(database)
    count = 150 if full else 40
    lines = at_once(postgres_url, count)
    assert len(acknowledged(lines)) == len(DESKS) * count
    assert there(postgres_url) == acknowledged(lines)
    assert database.read(check).ok
    database.close()


@pytest.mark.slow
def test_two_processes_on_one_file_overwrite_nothing(tmp_path: Path) -> None:
    database = open_folder(str(tmp_path))
    set_up(database)
    database.close()
    lines = at_once(str(tmp_path), 40, "ab")
    assert there(str(tmp_path)) == acknowledged(lines)
    assert len(acknowledged(lines)) == 80


def test_the_alarm_rings_when_a_record_is_overwritten(tmp_path: Path) -> None:
    lines = at_once(str(tmp_path), 3, "a")
    database = open_folder(str(tmp_path))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE handover SET receiver_name = 'X' WHERE document_number = 'a-1'")
    database.close()
    assert there(str(tmp_path)) != acknowledged(lines)


def test_a_second_window_on_the_same_file_is_refused(tmp_path: Path) -> None:
    data = tmp_path / "data.db"
    lock = QLockFile(f"{data}.lock")
    assert lock.tryLock(100)
    with pytest.raises(Refused, match="already open in another window"):
        take_lock(str(data))
    lock.unlock()
