"""R1: a process that is killed loses no record that it acknowledged, and leaves none half."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("kill.py")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signal 9"),
]


def kill(folder: Path, kills: int, writer: str) -> tuple[int, int, int, int]:
    """Kill a writer so often; give how many records were acknowledged, lost, half, and how many starts refused."""
    command = [sys.executable, str(SCRIPT), str(kills), writer, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=3000)
    acknowledged, lost, half, refused = map(int, done.stdout.split())
    return acknowledged, lost, half, refused


@pytest.mark.timeout(3600)
def test_kills_lose_nothing(tmp_path: Path, full: bool) -> None:
    kills = 1000 if full else 100
    acknowledged, lost, half, refused = kill(tmp_path, kills, "honest")
    assert (lost, half, refused) == (0, 0, 0)
    assert acknowledged > kills


def test_the_alarm_rings_for_a_writer_that_says_saved_too_early(tmp_path: Path) -> None:
    assert kill(tmp_path, 200, "early")[1] > 0


def test_the_alarm_rings_for_a_writer_that_writes_a_record_in_two_steps(tmp_path: Path) -> None:
    assert kill(tmp_path, 200, "halves")[2] > 0
