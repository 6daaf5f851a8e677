"""R1 when the log is taken away from under the running program: by a last user that was none, or by whoever tidies."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from baktidesk.db.backup import backup_folder, list_backups, verify_backup
from baktidesk.db.engine import log_of
from baktidesk.db.key_file import key_file_of
from baktidesk.db.schema import open_database
from baktidesk.services import encryption
from tests.faults.list import look
from tests.faults.records import CODE, FILE, found
from tests.passphrases import PASSPHRASE, forget_keys

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open"),
]
DRIVER = Path(__file__).with_name("vanish.py")
ROOT = Path(__file__).parents[2]
READERS = (["events"], ["summary", "--event", CODE], ["check"], ["backup"])
RECORDS = 5


@dataclass
class Writer:
    """A process that has saved some records, and what it says."""

    process: "subprocess.Popen[str]"
    acknowledged: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def hear(self) -> None:
        """Take in what is said until it is ready, or has tried its records."""
        assert self.process.stdout
        for _ in range(RECORDS):
            kind, name, said = self.process.stdout.readline().split(maxsplit=2)
            (self.acknowledged if kind == "ACK" else self.refused)[name] = said.strip()

    def go_on(self, how: str = "") -> None:
        """Let it save on."""
        assert self.process.stdin
        self.process.stdin.write(f"{how}\n")
        self.process.stdin.flush()
        self.hear()


@contextmanager
def writing(folder: Path, *more: str) -> Iterator[Writer]:
    """Give a process that has saved and waits; it is killed at the end."""
    command = [sys.executable, str(DRIVER), "--dir", str(folder), "--n", str(RECORDS), *more]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            writer = Writer(process)
            writer.hear()
            assert process.stdout
            assert process.stdout.readline() == "READY\n"
            yield writer
        finally:
            process.kill()


def be_last_user(folder: Path, secret: Path) -> None:
    """Open the data to write, as a second window would, and close them as the last one, which sees no locks."""
    code = "import sys; from tests.faults.records import open_folder; open_folder(*sys.argv[1:]).close()"
    passphrase = [PASSPHRASE] if key_file_of(folder / FILE).exists() else []
    run([sys.executable, "-c", code, str(folder), *passphrase], folder)


def only_read(folder: Path, secret: Path) -> None:
    """Run every command that only reads, each in a process that sees no locks and closes the data as the last."""
    for words in READERS:
        options = ["--data", str(folder / FILE), "--passphrase-file", str(secret)]
        run([sys.executable, "-m", "baktidesk", *words, *options], folder)


def run(command: list[str], folder: Path) -> None:
    """Run a process with a home of its own; it must end well."""
    places = {"XDG_DATA_HOME": str(folder / "home"), "HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, env={**os.environ, **places}, check=True, capture_output=True)


def tidy_up(folder: Path, _secret: Path) -> None:
    """Delete what looks like rubbish beside the data."""
    log_of(folder / FILE).unlink()
    (folder / f"{FILE}-shm").unlink()


def tidy_up_half(folder: Path, _secret: Path) -> None:
    """Delete the log alone."""
    log_of(folder / FILE).unlink()


def lost(writer: Writer, folder: Path, passphrase: str = "") -> set[str]:
    """Give what was acknowledged and is not there after the next start."""
    answer = [line.split(maxsplit=2) for line in look(str(folder), passphrase)]
    there = {line[1]: line[2] for line in answer if line[0] == "REC"}
    return {name for name, digest in writer.acknowledged.items() if there.get(name) != digest}


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Give a passphrase file."""
    path = tmp_path / "secret.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


VANDALS = {"last-user": be_last_user, "tidied-up": tidy_up, "half-tidied-up": tidy_up_half}
CASES = [(vandal, encrypted) for encrypted in (False, True) for vandal in VANDALS][:-1]


@pytest.mark.parametrize(("vandal", "encrypted"), CASES)
def test_nothing_acknowledged_is_lost(tmp_path: Path, secret: Path, vandal: str, encrypted: bool) -> None:
    folder = tmp_path / "d"
    more = ["--passphrase-file", str(secret)] if encrypted else []
    with writing(folder, *more, *(["--drop-locks"] if vandal == "last-user" else [])) as writer:
        VANDALS[vandal](folder, secret)
        assert vandal != "last-user" or not log_of(folder / FILE).exists()
        writer.go_on()
    assert len(writer.acknowledged) == 2 * RECORDS
    forget_keys()
    assert lost(writer, folder, PASSPHRASE if encrypted else "") == set()


def test_the_alarm_rings_for_a_program_that_does_not_look(tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "d"
    with writing(folder, "--blind", "--drop-locks") as writer:
        be_last_user(folder, secret)
        writer.go_on()
    assert len(writer.acknowledged) == 2 * RECORDS
    assert len(lost(writer, folder)) >= RECORDS


@pytest.mark.parametrize("encrypted", [False, True])
def test_what_only_reads_takes_nothing_away(tmp_path: Path, secret: Path, encrypted: bool) -> None:
    folder = tmp_path / "d"
    more = ["--passphrase-file", str(secret)] if encrypted else []
    with writing(folder, *more, "--blind", "--drop-locks") as writer:
        before = log_of(folder / FILE).stat(), (folder / FILE).read_bytes()
        only_read(folder, secret)
        after = log_of(folder / FILE).stat(), (folder / FILE).read_bytes()
        writer.go_on()
    assert (after[0].st_ino, after[0].st_size, after[1]) == (before[0].st_ino, before[0].st_size, before[1])
    assert len(writer.acknowledged) == 2 * RECORDS
    forget_keys()
    assert lost(writer, folder, PASSPHRASE if encrypted else "") == set()


def test_where_another_log_stands_nothing_is_saved_or_spoilt_and_a_backup_has_all(tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "d"
    with writing(folder, "--passphrase-file", str(secret)) as writer:
        tidy_up(folder, secret)
        log_of(folder / FILE).write_bytes(b"somebody else's")
        before = (folder / FILE).read_bytes()
        writer.go_on("close")
        assert writer.process.wait(60) == 0
    assert set(writer.refused) == {f"after-{number}" for number in range(RECORDS)}
    assert all("removed the newest part" in said for said in writer.refused.values())
    assert log_of(folder / FILE).read_bytes() == b"somebody else's"
    assert (folder / FILE).read_bytes() == before
    assert held_by_the_backup(folder) == writer.acknowledged


def held_by_the_backup(folder: Path) -> dict[str, str]:
    """Give name and digest of the records in the one backup of a folder."""
    (backup,) = list_backups(backup_folder(folder / FILE))
    forget_keys()
    encryption.unlock(str(backup.path), PASSPHRASE)
    verify_backup(backup)
    copied = folder / "copied.db"
    copied.write_bytes(backup.path.read_bytes())
    database = open_database(str(copied))
    try:
        return dict(found(database))
    finally:
        database.close()
