"""R2: whenever the power goes, everything that was called saved is there, whole, and the file opens."""

import gzip
import shutil
from pathlib import Path

import pytest

from tests.faults.list import look
from tests.faults.power import Change, Disk, cuts, lay_out, read_changes
from tests.faults.records import FILE
from tests.faults.shim import run_under

OLD = Path(__file__).parents[1] / "data" / "revision_0001.db.gz"


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


def losses(changes: list[Change], work: Path, count: int, seed: int, *, until: bool = False) -> list[str]:
    """Cut the power so many times (`until` something is lost); give what was lost, halved or refused."""
    lost: list[str] = []
    for number, (found, told) in enumerate(cuts(changes, work, count, seed)):
        folder = work.parent / f"cut{number}"
        lay_out(found, str(work), folder)
        answer = list(look(str(folder)))
        there = {" ".join(line.split()[1:3]) for line in answer if line.startswith("REC ")}
        lost += [name for name in told if name not in there]
        lost += [line for line in answer if line.startswith(("HALF", "REFUSED"))]
        shutil.rmtree(folder)
        if lost and until:
            break
    return lost


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_power_cuts_lose_nothing(library: Path, tmp_path: Path, full: bool) -> None:
    changes, work = record(library, tmp_path)
    assert {change.kind for change in changes} >= set("WSAORUT")
    assert losses(changes, work, 5000 if full else 100, seed=1) == []


@pytest.mark.slow
def test_the_alarm_rings_for_a_program_that_does_not_wait_for_the_disk(library: Path, tmp_path: Path) -> None:
    changes, work = record(library, tmp_path, "--broken")
    assert losses(changes, work, 40, seed=1, until=True) != []


def test_what_was_synced_is_there_and_the_rest_may_be(tmp_path: Path) -> None:
    import random

    disk = Disk(tmp_path)
    for change in (
        Change("O", "a", "", 0, b""),
        Change("W", "a", "", 0, b"1" * 1024),
        Change("S", "a", "", 0, b""),
        Change("W", "a", "", 512, b"2" * 512),
    ):
        disk.play(change)
    found = {disk.after_cut(random.Random(seed))["a"] for seed in range(50)}
    assert found == {b"1" * 1024, b"1" * 512 + b"2" * 512}
