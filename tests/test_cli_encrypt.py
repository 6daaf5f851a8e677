"""The commands `encrypt` and `decrypt`, on a terminal of their own."""

import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from baktidesk import cli
from baktidesk.db.restore import alone_with
from baktidesk.db.schema import open_database
from baktidesk.services import encryption
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from tests.passphrases import PASSPHRASE, cheap, forget_keys
from tests.stories import Desk, a_donor, fresh_database, set_up

__all__ = ["cheap"]
PATIENCE_S = 120


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Give a plain data file with a donor, which nobody has open."""
    desk = Desk(fresh_database(tmp_path))
    desk.do(check_in, set_up(desk).id, a_donor())
    desk.database.close()
    return desk.database.place


@dataclass(frozen=True)
class Told:
    """What a command said: its exit code, both its streams, and what stood on the terminal."""

    code: int
    out: str
    err: str
    terminal: str


@pytest.fixture
def at_terminal(data: str) -> Callable[..., Told]:
    """Give a function that starts the program on a terminal and types a line at every question."""

    def start(command: str, *typed: str) -> Told:
        ours, theirs = pty.openpty()
        words = [sys.executable, "-m", "baktidesk", "--data", data, "--lang", "en", command]
        pipes: dict[str, Any] = {"stdin": theirs, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(words, **pipes, start_new_session=True) as process:
            err = "".join(_answer(ours, process, line) for line in typed)
            out, rest = process.communicate(timeout=PATIENCE_S)
        shown = os.read(ours, 10_000).decode() if select.select([ours], [], [], 0)[0] else ""
        os.close(ours)
        os.close(theirs)
        forget_keys()  # another process has written the file anew
        return Told(process.returncode, out, err + rest, shown)

    return start


def _answer(terminal: int, process: Any, line: str) -> str:
    """Wait for a question, which ends in a colon, and type a line; give the question."""
    asked = ""
    while not asked.endswith(": ") and (character := process.stderr.read(1)):
        asked += character
    os.write(terminal, f"{line}\n".encode())
    return asked


@pytest.fixture
def run(data: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., tuple[int, str, str]]:
    """Give a function that runs a command with a passphrase file, like a script: exit code, output, errors."""

    def command(word: str, passphrase: str = "") -> tuple[int, str, str]:
        forget_keys()
        capsys.readouterr()
        secret = tmp_path / "secret.txt"
        secret.write_text(f"{passphrase}\n", encoding="utf-8")
        more = ["--passphrase-file", str(secret)] if passphrase else []
        code = cli.main(["--data", data, "--lang", "en", word, *more])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    forget_keys()


def recovery_of(out: str) -> str:
    """Give the recovery key that was printed."""
    return "".join(re.findall(r"\b[0-9A-Z]{5}\b", out.partition(":")[2].partition("It opens")[0]))


def donors(data: str) -> int:
    """Give how many visits a data file holds that is whole."""
    database = open_database(data)
    verdict = database.read(check)
    database.close()
    assert verdict.ok
    return verdict.records["donor_visit"]


def test_a_file_is_encrypted_from_the_terminal_and_back(data: str, at_terminal: Callable[..., Told]) -> None:
    told = at_terminal("encrypt", PASSPHRASE, PASSPHRASE)
    assert (told.code, PASSPHRASE in told.terminal + told.out + told.err) == (0, False)
    assert f"Encrypted and checked: {data} (4 records)" in told.out
    assert encryption.is_encrypted(data)
    encryption.unlock_by_recovery(data, recovery_of(told.out))
    assert donors(data) == 1
    back = at_terminal("decrypt", PASSPHRASE)
    assert (back.code, encryption.is_encrypted(data)) == (0, False)
    assert f"Written without encryption and checked: {data} (4 records)" in back.out
    assert donors(data) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [(("kuda",), "at least 12 characters"), ((PASSPHRASE, f"{PASSPHRASE}!"), "The two passphrases differ.")],
)
def test_a_weak_or_mistyped_passphrase_changes_nothing(
    data: str, at_terminal: Callable[..., Told], typed: tuple[str, ...], sentence: str
) -> None:
    before = Path(data).read_bytes()
    told = at_terminal("encrypt", *typed)
    assert (told.code, told.out, sentence in told.err) == (1, "", True)
    assert Path(data).read_bytes() == before


@pytest.mark.usefixtures("cheap")
def test_the_recovery_key_ends_the_encryption_too(data: str, run: Any) -> None:
    code, out, err = run("encrypt", PASSPHRASE)
    assert (code, err) == (0, "")
    assert "Copies without encryption that are left: 2." in out
    assert run("encrypt", PASSPHRASE) == (1, "", "The data file is encrypted already.\n")
    assert run("decrypt", recovery_of(out))[0] == 0
    assert run("decrypt", PASSPHRASE) == (1, "", "The data file is not encrypted.\n")
    assert donors(data) == 1


@pytest.mark.usefixtures("cheap")
def test_a_wrong_passphrase_ends_nothing(data: str, run: Any) -> None:
    run("encrypt", PASSPHRASE)
    before = Path(data).read_bytes()
    code, out, err = run("decrypt", "kuda putih lari siang")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert Path(data).read_bytes() == before


def test_without_a_terminal_no_passphrase_is_asked(data: str, run: Any) -> None:
    code, out, err = run("encrypt")
    assert (code, out) == (1, "")
    assert "typed on a terminal" in err
    assert not encryption.is_encrypted(data)


@pytest.mark.usefixtures("cheap")
def test_a_file_that_the_window_has_open_is_left_alone(data: str, run: Any) -> None:
    with alone_with(Path(data)):
        assert run("encrypt", PASSPHRASE) == (1, "", "data.db is open in the program. Please close it first.\n")
    assert not encryption.is_encrypted(data)
