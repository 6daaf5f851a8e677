"""The wheel is whole: the program runs from it alone, in a home where nobody has been, with its own migrations."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import dev

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
ROOT = Path(dev.__file__).parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and lay its files into an empty folder, as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(dev.build_wheel(folder, Path(sys.executable))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def baktidesk(unpacked: Path, cwd: Path, *arguments: str | Path) -> str:
    """Run the command line from the unpacked wheel, in another folder; give what it prints."""
    command = [sys.executable, "-m", "baktidesk", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(unpacked)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def files(folder: Path, pattern: str) -> set[str]:
    """Give the names of a folder's files, but for what Python makes of them."""
    found = folder.rglob(pattern)
    return {path.relative_to(folder).as_posix() for path in found if path.is_file() and path.suffix != ".pyc"}


def test_every_module_and_every_resource_is_inside(unpacked: Path) -> None:
    assert files(unpacked / "baktidesk", "*.py") == files(ROOT / "baktidesk", "*.py")
    assert files(unpacked / "baktidesk" / "resources", "*") == files(ROOT / "resources", "*")


def test_the_console_command_is_inside(unpacked: Path) -> None:
    entry_points = next(unpacked.glob("*.dist-info")) / "entry_points.txt"
    assert "baktidesk = baktidesk.__main__:main" in entry_points.read_text().splitlines()


def test_help_is_printed(unpacked: Path, tmp_path: Path) -> None:
    assert "--data" in baktidesk(unpacked, tmp_path, "--help")


def test_the_practice_file_is_written_and_whole(unpacked: Path, tmp_path: Path) -> None:
    data = tmp_path / "practice.db"
    baktidesk(unpacked, tmp_path, "demo", "--no-window", "--data", data)
    verdict = json.loads(baktidesk(unpacked, tmp_path, "--data", data, "check", "--json"))
    assert verdict["ok"] is True
    events = json.loads(baktidesk(unpacked, tmp_path, "--data", data, "events", "--json"))["events"]
    assert len(events) == 2
