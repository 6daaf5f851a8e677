"""R7: damaged and mixed-up files are told, never written to, never taken for whole; and a backup brings all back."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from baktidesk.db.backup import backup_folder
from baktidesk.services import backups
from tests.faults.list import look
from tests.faults.records import FILE, open_folder, save, set_up

PAGE = 4096
RECORDS = 30


def zero_a_page(path: Path, chance: random.Random) -> None:
    overwrite(path, chance.randrange(path.stat().st_size // PAGE) * PAGE, bytes(PAGE))


def scramble_a_page(path: Path, chance: random.Random) -> None:
    overwrite(path, chance.randrange(path.stat().st_size // PAGE) * PAGE, chance.randbytes(PAGE))


def swap_two_pages(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    one, other = chance.sample(range(1, len(content) // PAGE), 2)
    overwrite(path, one * PAGE, content[other * PAGE : other * PAGE + PAGE])
    overwrite(path, other * PAGE, content[one * PAGE : one * PAGE + PAGE])


def spoil_the_head(path: Path, chance: random.Random) -> None:
    overwrite(path, 0, chance.randbytes(100))


def spoil_the_catalogue(path: Path, chance: random.Random) -> None:
    overwrite(path, 100, chance.randbytes(64))


def cut_at_a_page(path: Path, chance: random.Random) -> None:
    shorten(path, chance.randrange(1, path.stat().st_size // PAGE) * PAGE)


def cut_anywhere(path: Path, chance: random.Random) -> None:
    shorten(path, chance.randrange(1, path.stat().st_size))


def empty(path: Path, _chance: random.Random) -> None:
    shorten(path, 0)


def lengthen_by_rubbish(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(1 + chance.randrange(PAGE - 1)))


def put_text_there(path: Path, chance: random.Random) -> None:
    path.write_text("Nama;Satker\n" * (100 + chance.randrange(900)), encoding="utf-8")


def put_a_workbook_there(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"PK\x03\x04" + chance.randbytes(9000))


def put_the_backup_s_half_there(path: Path, chance: random.Random) -> None:
    content = next(backup_folder(path).glob("*.db")).read_bytes()
    path.write_bytes(content[: len(content) // 2 // PAGE * PAGE])


def spoil_beside_a_log(path: Path, chance: random.Random) -> None:
    """Leave a log of another file beside it, and lose a page."""
    Path(f"{path}-wal").write_bytes(chance.randbytes(5000))
    zero_a_page(path, random.Random(chance.random()))


def flip_a_letter(path: Path, chance: random.Random) -> None:
    """Change one letter of an institution's name, which no integrity check of SQLite sees."""
    content = path.read_bytes()
    places = [found.start() for found in re.finditer(b"Yayasan r-", content)]
    place = chance.choice(places)
    overwrite(path, place, bytes([content[place] ^ 1]))


def put_an_older_copy_there(path: Path, _chance: random.Random) -> None:
    """Put back what was there before the last records: whole, and wrong."""
    older = path.with_name("older.db")
    shutil.copyfile(older, path)


KINDS: list[Callable[[Path, random.Random], None]] = [
    zero_a_page, scramble_a_page, swap_two_pages, spoil_the_head, spoil_the_catalogue, cut_at_a_page, cut_anywhere,
    empty, lengthen_by_rubbish, put_text_there, put_a_workbook_there, put_the_backup_s_half_there, spoil_beside_a_log,
    flip_a_letter, put_an_older_copy_there,
]  # fmt: skip


def overwrite(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def shorten(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Give a folder with records and a backup, and what it answers."""
    folder = tmp_path_factory.mktemp("whole") / "d"
    database = open_folder(str(folder))
    known = set_up(database)
    for number in range(RECORDS):
        save(database, known, f"r-{number}")
        if number == RECORDS // 2:
            half = backups.back_up_to(database.place, tmp_path_factory.mktemp("half")).backup.path
    half.rename(folder / "older.db")
    backups.back_up(database.place)
    database.close()
    return folder, sorted(look(str(folder)))


@pytest.mark.parametrize("spoil", KINDS, ids=lambda spoil: spoil.__name__)
def test_damage_is_told_and_nothing_is_destroyed(
    spoil: Callable[[Path, random.Random], None], whole: tuple[Path, list[str]], tmp_path: Path, full: bool
) -> None:
    for seed in range(20 if full else 3):
        folder = tmp_path / str(seed)
        shutil.copytree(whole[0], folder)
        data = folder / FILE
        spoil(data, random.Random(f"{spoil.__name__} {seed}"))
        before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        answer = sorted(look(str(folder)))
        if answer == whole[1]:
            continue  # what was hit held nothing: every record is there
        assert [line[:8] for line in answer] == ["REFUSED "], seed
        after = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in before}
        assert after == before, seed
        newest = backups.newest_backup(str(data))
        assert newest is not None
        backups.restore(str(data), newest.backup.path)
        assert sorted(look(str(folder))) == whole[1]
        shutil.rmtree(folder)


def test_the_alarm_rings_for_a_program_that_does_not_look(whole: tuple[Path, list[str]], tmp_path: Path) -> None:
    """Without the check at the start, a page of zeros would be read as fewer records, or as a bug."""
    from baktidesk.db.engine import open_engine
    from baktidesk.db.session import Database
    from tests.faults.records import found

    noticed = 0
    for seed in range(12):
        data = tmp_path / f"{seed}.db"
        shutil.copyfile(whole[0] / FILE, data)
        scramble_a_page(data, random.Random(seed))
        database = Database(open_engine(str(data)), str(data))
        try:
            noticed += len([name for name, digest in found(database) if digest]) != RECORDS
        except Exception:
            noticed += 1
        database.engine.dispose()
    assert 0 < noticed < 12
