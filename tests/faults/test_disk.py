"""R3 and R4: a disk that fails, is full or must not be written to loses nothing, says why, and may come back."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from tests.faults.list import look
from tests.faults.records import content, digest_of, found, open_folder, save, set_up
from tests.faults.shim import run_under

CAUSES = {"ENOSPC": "The disk is full", "EIO": "The disk does not take the record"}


def told(output: str, kind: str) -> list[list[str]]:
    """Give the words of the lines of a kind."""
    return [line.split(maxsplit=3) for line in output.splitlines() if line.startswith(f"{kind} ")]


# R3: any call of a save fails


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_any_call_may_fail_and_nothing_is_lost(library: Path, tmp_path: Path, full: bool) -> None:
    output = run_under(library, "fail.py", ["--dir", str(tmp_path), "--most", "200" if full else "12"])
    acknowledged = {" ".join(line[1:3]) for line in told(output, "ACK")}
    there = {" ".join(line.split()[1:3]) for line in look(str(tmp_path)) if line.startswith("REC ")}
    there = {name for name in there if not name.startswith("warm ")}
    assert there == acknowledged
    assert told(output, "SILENT") == []
    faults = [line for line in told(output, "FAULT") if not line[3].endswith(": saved")]
    assert {line[1] for line in faults} >= {"write", "fsync", "open"}
    # Of opening and syncing SQLite says only that it failed, whatever the reason.
    wrong = [line for line in faults if line[1] == "write" and CAUSES[line[3].partition(":")[0]] not in line[3]]
    assert wrong == []


@pytest.mark.slow
def test_the_alarm_rings_for_a_program_that_takes_no_notice(library: Path, tmp_path: Path) -> None:
    output = run_under(library, "fail.py", ["--dir", str(tmp_path), "--most", "2", "--broken"])
    assert len(told(output, "SILENT")) > 2


# R4: a full disk, a folder that must not be written to


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give the data of a folder with one record."""
    opened = open_folder(str(tmp_path / "d"))
    save(opened, set_up(opened), "before")
    yield opened
    opened.close()


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """Let no file grow: this process may write no further than the largest file is now."""
    resource = pytest.importorskip("resource")
    import signal

    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    sizes = [path.stat().st_size for path in folder.iterdir() if path.name.endswith("-wal")]
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes), limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)


def test_when_files_cannot_grow_the_save_is_refused_and_works_again_later(database: Database, tmp_path: Path) -> None:
    known = set_up(database)
    with full_disk(tmp_path / "d"), pytest.raises(Refused, match="The disk"):
        save(database, known, "during")
    assert [name for name, _digest in found(database)] == ["before"]
    digest = save(database, known, "during")
    assert dict(found(database))["during"] == digest == digest_of(content("during", known[1]))


@pytest.mark.slow
def test_a_full_disk_is_said_and_free_space_is_enough(tmp_path: Path) -> None:
    """A small disk of its own, where one may be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    may = sys.platform == "linux" and os.geteuid() == 0
    if not may or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk (root on Linux)")
    try:
        fill_and_free(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill_and_free(disk: Path) -> None:
    """Save until the disk is full, free some space, and save again without opening anew."""
    database = open_folder(str(disk))
    known, saved, why = set_up(database), {}, ""
    (disk / "ballast").write_bytes(bytes(600_000))
    for number in range(2000):
        try:
            saved[f"r-{number}"] = save(database, known, f"r-{number}")
        except Refused as refusal:
            why = str(refusal)
            break
    assert "The disk is full" in why
    assert dict(found(database)) == saved
    (disk / "ballast").unlink()
    saved["after"] = save(database, known, "after")
    database.close()
    answer = list(look(str(disk)))
    assert {tuple(line.split()[1:]) for line in answer[:-1]} == set(saved.items())
    assert answer[-1] == "OK"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no folders that must not be written to")
def test_a_folder_that_must_not_be_written_to_is_told_and_works_again_later(database: Database, tmp_path: Path) -> None:
    known = set_up(database)
    database.engine.dispose()
    with read_only(tmp_path / "d"), pytest.raises(Refused, match="does not take the record"):
        save(database, known, "during")
    assert save(database, known, "during") == dict(found(database))["during"]
    assert len(list(found(database))) == 2


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody write below a folder; root, whom a mode does not hold back, needs a disk that knows chattr."""
    paths = [*folder.iterdir(), folder]
    if os.geteuid() == 0:
        if subprocess.run(["chattr", "+i", *paths], capture_output=True, check=False).returncode:
            pytest.skip("needs a user other than root, or a disk that knows chattr +i")
    else:
        for path in paths:
            path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        yield
    finally:
        if os.geteuid() == 0:
            subprocess.run(["chattr", "-i", *paths], check=True)
        for path in reversed(paths):
            path.chmod(0o700 if path.is_dir() else 0o600)
