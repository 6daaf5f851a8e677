"""R2: whenever the power goes, everything that was called saved is there, whole, and the file opens."""

import gzip
import random
import shutil
import zipfile
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from baktidesk.db.backup import read_name, verify_backup
from baktidesk.domain.errors import Refused
from tests.faults.lister import Lister
from tests.faults.power import SHARES, Change, Disk, Found, cuts, lay_out, read_changes, same, works
from tests.faults.record import EXPORTS
from tests.faults.records import FILE
from tests.faults.shim import run_under

OLD = Path(__file__).parents[1] / "data" / "revision_0001.db.gz"
EVERY_RUN, FULL = 1000, 5000


def record(library: Path, folder: Path, *more: str) -> tuple[list[Change], Path]:
    """Let the program work on an older file in `folder`/d; give every change and a folder as it was before."""
    work = folder / "d"
    work.mkdir()
    (work / FILE).write_bytes(gzip.decompress(OLD.read_bytes()))
    start = folder / "start"
    shutil.copytree(work, start)
    run_under(library, "record.py", ["--dir", str(work), "--log", str(folder / "log"), *more])
    changes = read_changes(folder / "log")
    shutil.rmtree(work)
    shutil.copytree(start, work)
    return changes, work


@dataclass
class Reader:
    """Looks at what cuts have left; what is the same byte for byte is looked at once."""

    work: Path
    lister: Lister
    answers: dict[bytes, list[str]] = field(default_factory=dict)
    copies: dict[bytes, bool] = field(default_factory=dict)

    def losses(self, found: Mapping[str, Found], told: list[str]) -> list[str]:
        """Give what was called saved and is gone, what is there by half, refusals, and copies that are not whole."""
        key = same(found)
        if key not in self.answers:
            self.answers[key] = self._look(found)
        answer = self.answers[key]
        there = {" ".join(line.split()[1:3]) for line in answer if line.startswith("REC ")}
        gone = [name for name in told if name not in there]
        return gone + [line for line in answer if line.startswith(("HALF", "REFUSED", "TORN"))]

    def _look(self, found: Mapping[str, Found]) -> list[str]:
        folder = self.work.parent / "cut"
        lay_out(found, str(self.work), folder)
        torn = [f"TORN {name}" for name in found if not self._is_whole(name, found[name], folder)]
        answer = self.lister.look(folder)
        shutil.rmtree(folder)
        return answer + torn

    def _is_whole(self, name: str, file: Found, folder: Path) -> bool:
        """Tell whether a backup or an export that has its name holds all that belongs to it."""
        path = folder / Path(name).relative_to(self.work)
        if file.digest not in self.copies:
            self.copies[file.digest] = _opens(path)
        return self.copies[file.digest]


def _opens(path: Path) -> bool:
    backup = read_name(path)
    try:
        if backup:
            verify_backup(backup)
        elif path.suffix == ".xlsx":
            return zipfile.ZipFile(path).testzip() is None
    except (Refused, zipfile.BadZipFile, zlib.error):
        return False
    return True


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_power_cuts_lose_nothing(library: Path, memory: Path, full: bool) -> None:
    changes, work = record(library, memory)
    assert {change.kind for change in changes} >= set("WSAORUT")
    assert works(changes).keys() >= {"saving", *SHARES}
    seen: Counter[str] = Counter()
    with Lister() as lister:
        reader = Reader(work, lister)
        for number, (found, told) in enumerate(cuts(changes, work, FULL if full else EVERY_RUN, seed=1)):
            assert reader.losses(found, told) == [], number
            seen.update(Path(name).suffix for name in found if not Path(name).name.startswith("."))
    assert seen[".xlsx"] and seen[".db"] > EVERY_RUN  # some were found beside an export, and beside a backup
    assert len(reader.answers) > EVERY_RUN // 2


@pytest.mark.slow
def test_the_alarm_rings_for_a_program_that_does_not_wait_for_the_disk(library: Path, memory: Path) -> None:
    changes, work = record(library, memory, "--broken")
    with Lister() as lister:
        reader = Reader(work, lister)
        assert any(reader.losses(found, told) for found, told in cuts(changes, work, 60, 1, {"upgrade": 0.0}))


@pytest.mark.slow
def test_the_alarm_rings_for_an_export_that_does_not_wait_for_the_disk(library: Path, memory: Path) -> None:
    changes, work = record(library, memory)
    careless = [change for change in changes if change.kind != "S" or not _is_copy(change.path)]
    with Lister() as lister:
        reader = Reader(work, lister)
        losses = [reader.losses(*found) for found in cuts(careless, work, 60, seed=1, shares={"export": 1.0})]
    assert {loss[:5] for lost in losses for loss in lost} == {"TORN "}


def _is_copy(name: str) -> bool:
    return Path(name).name.startswith(".") and Path(name).parent.name == EXPORTS


def test_what_was_synced_is_there_and_the_rest_may_be(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    for change in (
        Change("O", "a", "", 0, b""),
        Change("W", "a", "", 0, b"1" * 1024),
        Change("S", "a", "", 0, b""),
        Change("W", "a", "", 512, b"2" * 512),
    ):
        disk.play(change)
    found = {disk.after_cut(random.Random(seed))["a"].content for seed in range(50)}
    assert found == {b"1" * 1024, b"1" * 512 + b"2" * 512}
