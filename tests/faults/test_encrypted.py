"""R1, R2 and R7 once more with an encrypted file, and the power cut while a file is being encrypted."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baktidesk.db.keys import Locked, unlocked
from baktidesk.services import backups, encryption
from tests.faults import damage
from tests.faults.list import look
from tests.faults.power import Change, cuts, lay_out, read_changes
from tests.faults.records import FILE, open_folder, save, set_up
from tests.faults.shim import run_under
from tests.passphrases import PASSPHRASE, cheap, forget_keys

__all__ = ["cheap"]
HERE = Path(__file__).parent
RECORDS = 12
VANDALS = [
    damage.zero_a_page, damage.scramble_a_page, damage.swap_two_pages, damage.spoil_the_head, damage.cut_at_a_page,
    damage.cut_anywhere, damage.empty, damage.lengthen_by_rubbish, damage.flip_a_bit_anywhere,
]  # fmt: skip
needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signal 9")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Give a passphrase file."""
    path = tmp_path / "secret.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


def fill(folder: Path, passphrase: str = "") -> list[str]:
    """Write records into a new folder; give what it answers."""
    database = open_folder(str(folder), passphrase)
    known = set_up(database)
    for number in range(RECORDS):
        save(database, known, f"r-{number}")
    database.close()
    return sorted(look(str(folder)))


@pytest.mark.slow
@needs_fork
@pytest.mark.timeout(3600)
def test_kills_lose_nothing_of_an_encrypted_file(tmp_path: Path, secret: Path, full: bool) -> None:
    kills = 1000 if full else 30
    command = [sys.executable, HERE / "kill.py", str(kills), "honest", tmp_path / "d", secret]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, timeout=3000)
    acknowledged, lost, half, refused = map(int, done.stdout.split())
    assert (lost, half, refused) == (0, 0, 0)
    assert acknowledged > kills
    assert not any(b"Yayasan" in path.read_bytes() for path in (tmp_path / "d").iterdir())


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("cheap")
def test_power_cuts_lose_nothing_of_an_encrypted_file(library: Path, memory: Path, secret: Path, full: bool) -> None:
    work = memory / "d"
    fill(work, PASSPHRASE)
    shutil.copytree(work, memory / "start")
    arguments = ["--dir", str(work), "--log", str(memory / "log"), "--passphrase-file", str(secret)]
    run_under(library, "record.py", arguments)
    assert losses(memory, 2000 if full else 60) == []


def losses(memory: Path, count: int) -> list[str]:
    """Cut the power so many times; give what was lost, halved or refused."""
    changes, work = read_changes(memory / "log"), memory / "d"
    shutil.rmtree(work)
    shutil.copytree(memory / "start", work)
    lost: list[str] = []
    for found, told in cuts(changes, work, count, seed=1):
        folder = memory / "cut"
        lay_out(found, str(work), folder)
        answer = list(look(str(folder)))
        there = {" ".join(line.split()[1:3]) for line in answer if line.startswith("REC ")}
        lost += [name for name in told if name not in there]
        lost += [line for line in answer if line.startswith(("HALF", "REFUSED"))]
        shutil.rmtree(folder)
    return lost


@pytest.fixture
def converted(library: Path, memory: Path, secret: Path) -> tuple[list[Change], list[str]]:
    """Let a file be encrypted and made plain again; give every change, and what the file answers throughout."""
    work = memory / "d"
    whole = fill(work)
    shutil.copytree(work, memory / "start")
    run_under(
        library, "convert.py", ["--dir", str(work), "--log", str(memory / "log"), "--passphrase-file", str(secret)]
    )
    assert sorted(look(str(work))) == whole
    (kept,) = work.glob("*-before-decryption-*.db")
    encryption.unlock(str(kept), PASSPHRASE)
    shutil.rmtree(work)
    shutil.copytree(memory / "start", work)
    return read_changes(memory / "log"), whole


def answers(changes: list[Change], memory: Path, count: int) -> Iterator[tuple[bytes, list[str]]]:
    """Cut the power so many times; give how the data file begins then, and what it answers."""
    for found, _told in cuts(changes, memory / "d", count, seed=2):
        folder = memory / "cut"
        lay_out(found, str(memory / "d"), folder)
        begins = (folder / FILE).read_bytes()[:5] if (folder / FILE).exists() else b""
        yield begins, sorted(look(str(folder)))
        shutil.rmtree(folder)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.usefixtures("cheap")
def test_power_cuts_while_a_file_is_encrypted_lose_nothing(
    converted: tuple[list[Change], list[str]], memory: Path, full: bool
) -> None:
    changes, whole = converted
    found = list(answers(changes, memory, 1000 if full else 60))
    assert [answer for _begins, answer in found if answer != whole] == []
    assert {begins for begins, _answer in found} == {b"SQLit", b"bakti"}


@pytest.mark.slow
@pytest.mark.usefixtures("cheap")
def test_the_alarm_rings_for_a_conversion_that_does_not_wait_for_the_disk(
    converted: tuple[list[Change], list[str]], memory: Path
) -> None:
    changes, whole = converted
    careless = [change for change in changes if change.kind != "S"]
    assert any(answer != whole for _begins, answer in answers(careless, memory, 40))


@pytest.mark.parametrize("spoil", VANDALS, ids=lambda spoil: spoil.__name__)
@pytest.mark.usefixtures("cheap")
def test_damage_of_an_encrypted_file_is_told_and_nothing_is_destroyed(
    spoil: Callable[[Path, random.Random], None], tmp_path: Path
) -> None:
    folder = tmp_path / "d"
    whole = fill(folder, PASSPHRASE)
    backups.back_up(str(folder / FILE))
    spoil(folder / FILE, random.Random(spoil.__name__))
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    answer = sorted(look(str(folder)))
    if answer != whole:  # else what was hit held nothing
        assert [line[:8] for line in answer] == ["REFUSED "]
    after = {path.name: path.read_bytes() for path in folder.iterdir() if path.name in before}
    assert after == before
    forget_keys()
    with pytest.raises(Locked):
        encryption.demand_key(str(folder / FILE))
    encryption.unlock(str(folder / FILE), PASSPHRASE)
    newest = backups.newest_backup(str(folder / FILE))
    assert newest
    backups.restore(str(folder / FILE), newest.backup.path)
    assert sorted(look(str(folder))) == whole
    assert unlocked.id_of(folder / FILE)
