"""Builds the library that makes calls fail and writes them down (shim.c), and speaks to it inside a process."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDS = "needs Linux and a C compiler (on Debian: apt-get install gcc)"


def build(folder: Path) -> Path | None:
    """Compile the library into a folder; None where that is not possible."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not sys.platform.startswith("linux") or compiler is None:
        return None
    library = folder / "shim.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(HERE / "shim.c"), "-ldl"]
    done = subprocess.run(command, capture_output=True, check=False)
    return library if done.returncode == 0 else None


def run_under(library: Path, script: str, arguments: Sequence[str]) -> str:
    """Run a script of this folder with the library before all others; give what it printed."""
    command = [sys.executable, str(HERE / script), *arguments]
    surroundings = os.environ | {"LD_PRELOAD": str(library)}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode:
        raise AssertionError(done.stderr)
    return done.stdout


class Shim:
    """The library as it is loaded into this process."""

    def __init__(self, folder: str) -> None:
        """Watch the files below a folder."""
        self._library = ctypes.CDLL(None)
        self._library.fault_watch(os.fsencode(folder))

    @contextmanager
    def failing(self, call: str, nth: int, error: int, times: int = 1) -> Iterator[None]:
        """Let the n-th call of a kind (w, s, o, t) and the ones after it fail so many times."""
        self._arm(call, nth, times, error)
        try:
            yield
        finally:
            self._library.fault_disarm()

    @property
    def hits(self) -> int:
        """Tell how many calls have failed since they were armed last."""
        return int(self._library.fault_hits())

    def record(self, path: str) -> None:
        """Write every change down from now on."""
        self._library.fault_record(os.fsencode(path))

    def note(self, words: str) -> None:
        """Write down what the officer was told."""
        self._library.fault_note(words.encode())

    def _arm(self, call: str, nth: int, times: int, error: int) -> None:
        kind = ctypes.c_char(call.encode())
        self._library.fault_arm(kind, ctypes.c_long(nth), ctypes.c_long(times), ctypes.c_int(error))
