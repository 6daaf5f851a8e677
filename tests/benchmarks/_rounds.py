"""What every benchmark does: ours and the floor in turns, medians, one line for `dev.py bench`."""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

PATIENCE_SECONDS = 60
Side = Callable[[], float]


def arguments(about: str, size: int, rounds: int, what: str) -> argparse.Namespace:
    """Read `size` (of what is measured) and `--rounds` from the command line."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("size", type=int, nargs="?", default=size, help=f"{what}, {size} unless given")
    parser.add_argument("--rounds", type=int, default=rounds, help=f"{rounds} unless given")
    return parser.parse_args()


@contextmanager
def bench_folder() -> Iterator[Path]:
    """Give an empty folder on the disk that holds the environment; /tmp may be memory, where a sync costs nothing."""
    with TemporaryDirectory(prefix="baktidesk-bench-", dir=sys.prefix) as folder:
        yield Path(folder)


def in_turns(sides: Sequence[Side], rounds: int, *, warm: int = 1) -> list[float]:
    """Measure every side once a round, in changing order; give their medians without the first, warming rounds."""
    taken: list[list[float]] = [[] for _ in sides]
    for number in range(warm + rounds):
        order = range(len(sides)) if number % 2 else reversed(range(len(sides)))
        for side in order:
            value = sides[side]()
            if number >= warm:
                taken[side].append(value)
    return [statistics.median(values) for values in taken]


def seconds(work: Callable[[], object]) -> float:
    """Give the wall-clock seconds of a piece of work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed(work: Callable[[], object], processor: list[float]) -> float:
    """Give the wall-clock seconds of a piece of work, and keep the processor's, of all threads, in a list."""
    start = time.process_time()
    took = seconds(work)
    processor.append(time.process_time() - start)
    return took


def report(measure: str, ours: str, floor: str, ratio: float | None, goal: str) -> None:
    """Print one line of the table: measure, ours, floor, ratio, goal."""
    print(measure, ours, floor, "" if ratio is None else f"{ratio:.2f}", goal, sep="\t", flush=True)


def report_times(measure: str, ours: float, floor: float, goal: str) -> None:
    """Print one line about two times in seconds."""
    report(measure, milliseconds(ours), milliseconds(floor), ours / floor, goal)


def milliseconds(value: float) -> str:
    """Give seconds as milliseconds with three figures."""
    return f"{value * 1000:.3g} ms" if value < 1 else f"{value * 1000:.0f} ms"


def child_environment(home: Path) -> dict[str, str]:
    """Give a child its own home, no display, and byte code, whatever this process was told."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    return kept | dict.fromkeys(homes, str(home)) | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def said_by_child(command: Sequence[str | Path], home: Path) -> tuple[float, str]:
    """Start a Python process; give the seconds until its first line, and the line."""
    words = [sys.executable, *map(str, command)]
    start = time.perf_counter()
    quiet = subprocess.DEVNULL  # Offscreen, Qt says something about size hints for every window.
    with subprocess.Popen(words, env=child_environment(home), stdout=subprocess.PIPE, stderr=quiet, text=True) as child:
        assert child.stdout
        patience = Timer(PATIENCE_SECONDS, child.kill)
        patience.start()
        line = child.stdout.readline()
        took = time.perf_counter() - start
        patience.cancel()
    if child.returncode or not line:
        raise SystemExit(f"{words} ended with {child.returncode}")
    return took, line.strip()
