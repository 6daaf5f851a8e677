"""R9: hostile workbooks are refused in a sentence or read as expected, in little time and memory."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import hostile
from tests.workbooks import a_roll, a_row, rebuilt

SCRIPT = Path(__file__).with_name("reader.py")
SECONDS, MEGABYTES = 5.0, 200.0
EVERY_RUN, FULL = 1000, 10_000


class Reader:
    """Asks a process of its own what it makes of one workbook after the other."""

    def __init__(self) -> None:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def look(self, path: Path) -> tuple[float, float, str]:
        """Give seconds, megabytes and the answer."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{path}\n")
        self._process.stdin.flush()
        seconds, megabytes, answer = self._process.stdout.readline().rstrip("\n").split(" ", 2)
        return float(seconds), float(megabytes), answer

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Give one reader for all: the memory that it has held is that of the worst."""
    made = Reader()
    yield made
    made.close()


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    """Give a roll of three people."""
    return a_roll(tmp_path, [a_row(number) for number in range(1, 4)])


def test_there_are_seventy_kinds() -> None:
    assert len(hostile.KINDS) >= 70


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", hostile.KINDS)
def test_a_hostile_workbook_is_refused_or_read(kind: str, reader: Reader, roll: Path) -> None:
    make, expected = hostile.KINDS[kind]
    make(roll)
    seconds, megabytes, answer = reader.look(roll)
    assert answer.split()[0] == expected, answer
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_mutants_break_nothing(reader: Reader, roll: Path, full: bool) -> None:
    chance, whole, answers = random.Random(9), roll.read_bytes(), set()
    for number in range(FULL if full else EVERY_RUN):
        roll.write_bytes(whole)
        mutate(roll, chance, inside=number % 2 == 0)
        seconds, megabytes, answer = reader.look(roll)
        assert not answer.startswith("crash"), (number, answer)
        assert seconds <= SECONDS and megabytes <= MEGABYTES, number
        answers.add(answer.split()[0])
    assert answers == {"read", "refused"}


def mutate(path: Path, chance: random.Random, *, inside: bool) -> None:
    """Shake some bytes of the file, or of the parts inside it."""
    if inside:
        rebuilt(path, lambda _name, content: shaken(content, chance, 0.3))
    else:
        path.write_bytes(shaken(path.read_bytes(), chance, 1.0))


def shaken(content: bytes, chance: random.Random, share: float) -> bytes:
    """Give bytes of which a few are others, doubled, or gone."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6) if chance.random() < share else 0):
        place, length = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 4, 40))
        piece = data[place : place + length]
        data[place : place + length] = chance.choice((b"", piece * 2, chance.randbytes(length), b'9"<>&-'))
    return bytes(data)


def test_the_alarm_rings_for_a_reader_that_breaks(roll: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.faults import reader as unguarded

    def fall(_path: Path) -> None:
        raise KeyError("xl/workbook.xml")

    monkeypatch.setattr(unguarded, "read_sheets", fall)
    assert unguarded.look(roll).startswith("crash KeyError")
