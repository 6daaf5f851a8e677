"""Data files that are only read, such as by a command beside the window: not a byte of them changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from baktidesk.db.engine import is_outstanding, open_reader
from baktidesk.db.session import PROGRAM, Actor, Database, Session

T = TypeVar("T")
_LOOKS: Final = 5


class ReadDatabase(Database):
    """A data file that is read without locks while nobody has it open, else through its log and beside its window."""

    def __init__(self, path: Path) -> None:
        """Open a file whose schema has been checked (see db/schema.py)."""
        super().__init__(open_reader(path), str(path))
        self._file = path
        self._seen = self._state()

    def read(self, work: Callable[[Session], T], actor: Actor = PROGRAM) -> T:
        """Read one consistent state; once more, and opened anew, when somebody has begun or ended to write meanwhile.

        `work` must change nothing but what it gives.
        """
        for _look in range(_LOOKS):
            try:
                found = super().read(work, actor)
            except Exception:  # half a state may break anything
                if self._is_the_same():
                    raise
            else:
                if self._is_the_same():
                    return found
        return super().read(work, actor)

    def close(self) -> None:
        """Let the file go as it is."""
        self.engine.dispose()

    def _is_the_same(self) -> bool:
        """Tell whether the file is still read in the right way; else let it go, to be opened in that way."""
        found = self._state()
        if found == self._seen:
            return True
        self._seen = found
        self.engine.dispose()
        return False

    def _state(self) -> object:
        """Give what must not change under a look without locks; whoever reads through the log is told by SQLite."""
        if is_outstanding(self._file):
            return None
        found = self._file.stat()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
