"""The files of open data, chosen by mistake, are not read: closing one again would drop SQLite's locks."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from baktidesk.db.keys import unlocked
from baktidesk.db.restore import look_into
from baktidesk.db.schema import HEAD, open_database
from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from baktidesk.services import settings
from baktidesk.services.attachments import keep_attachment
from baktidesk.services.rolls.spreadsheet import read_sheets
from tests.locks import locks_on, tells_locks

Read = Callable[[Database, Path], object]
READERS: dict[str, Read] = {
    "attach": lambda data, path: data.run(lambda session: keep_attachment(session, "event", "0190a000", path)),
    "roll": lambda _data, path: list(read_sheets(path)),
    "restore": lambda _data, path: look_into(path, HEAD),
}


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Database]:
    """Open a data file that has been written to."""
    with closing(open_database(str(tmp_path / "data.db"))) as opened:
        opened.run(lambda session: settings.keep(session, settings.THEME, "dark"))
        yield opened


@tells_locks
@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
@pytest.mark.parametrize("reader", READERS)
def test_a_file_of_the_open_data_is_not_read(reader: str, end: str, data: Database, tmp_path: Path) -> None:
    before = locks_on(tmp_path / "data.db")
    assert before
    with suppress(Refused):
        READERS[reader](data, tmp_path / f"data.db{end}")
    assert locks_on(tmp_path / "data.db") == before


@tells_locks
@pytest.mark.parametrize("link", [os.symlink, os.link])
@pytest.mark.parametrize("reader", READERS)
def test_nor_is_it_under_another_name(
    reader: str, link: Callable[[Path, Path], None], data: Database, tmp_path: Path
) -> None:
    before = locks_on(tmp_path / "data.db")
    (tmp_path / "lain").mkdir()
    link(tmp_path / "data.db", tmp_path / "lain" / "scan.xlsx")
    with suppress(Refused):
        READERS[reader](data, tmp_path / "lain" / "scan.xlsx")
    assert locks_on(tmp_path / "data.db") == before


def test_whoever_chooses_it_is_told_what_is_taken(data: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Only PDF, JPG and PNG"):
        READERS["attach"](data, tmp_path / "data.db")
    with pytest.raises(Refused, match=r"is not an \.xlsx file"):
        READERS["roll"](data, tmp_path / "data.db")
    with pytest.raises(Refused, match="is not a whole backup"):
        READERS["restore"](data, tmp_path / "data.db-shm")


def test_other_files_are_none_of_the_data(data: Database, tmp_path: Path) -> None:
    (tmp_path / "data.db-wal2").write_bytes(b"")
    assert [unlocked.holds(tmp_path / f"data.db{end}") for end in ("", "-wal", "-shm")] == [True] * 3
    assert not unlocked.holds(tmp_path / "data.db-wal2")
    assert not unlocked.holds(tmp_path / "nothing")
