"""One `list.py --batch` that answers for many folders: a process of its own, started once."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType

SCRIPT = Path(__file__).with_name("list.py")


class Lister:
    """Asks what is in one folder after the other."""

    def __init__(self) -> None:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT), "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def look(self, folder: Path) -> list[str]:
        """Give the lines of a folder's answer; AssertionError when there is none, only a traceback."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{folder}\n")
        self._process.stdin.flush()
        answer: list[str] = []
        for line in self._process.stdout:
            if line.startswith("END "):
                return answer
            answer.append(line.rstrip("\n"))
        raise AssertionError(f"no answer for {folder}, only {answer}")

    def __enter__(self) -> "Lister":
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.communicate(timeout=60)
