"""The log that the connections of a data file write to: is it still the one beside the file?"""

import os
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event

from baktidesk.db.engine import log_of

Mark = tuple[int, int]
"""Device and number of a file: its name may be given to another one."""
_INFO: Final = "log"


class LogWatch:
    """Knows which -wal the connections of an engine write to, and looks whether its name still leads there.

    Whoever deletes it leaves the writing process a file without a name: all goes well, and is gone with the process.
    Windows deletes no file that is open.
    """

    def __init__(self, engine: Engine, data: Path) -> None:
        """Watch an engine from its next connection on."""
        self._engine = engine
        self._data = str(data)
        self._log = str(log_of(data))
        self._index = f"{data}-shm"
        self._pool: Any = None
        self._own: Mark | None = None
        self._others: tuple[Mark | None, Mark | None] = (None, None)
        engine.dispose()  # what was open before cannot be told from what may come
        event.listen(engine, "connect", self._remember)

    def is_there(self) -> bool:
        """Tell whether the log has its name still; a file that is not open has none."""
        own = self._own
        if own is None or self._engine.pool is not self._pool:  # all were closed, and none has been opened since
            return True
        try:
            # Looked at by its name alone: opening and closing it would drop locks.
            found = os.stat(self._log)  # noqa: PTH116 - a Path would take as long as the look itself
        except FileNotFoundError:
            return not self._open()
        except OSError:
            return True  # a disk that fails says so to whoever writes
        return (found.st_ino == own[1] and found.st_dev == own[0]) or not self._open()

    def wrote(self, connection: Any) -> bool:
        """Tell whether a connection of the pool writes to the log that is watched."""
        return self._own is not None and connection.info.get(_INFO) == self._own

    def is_alone(self) -> bool:
        """Tell whether the data file is the same, and nobody has put another log with content, or its index, there."""
        data, index = self._others
        try:
            foreign = os.stat(self._log).st_size > 0  # noqa: PTH116
        except FileNotFoundError:
            foreign = False
        return not foreign and _mark(self._data) == data and _mark(self._index) in (None, index)

    def is_shared(self) -> bool:
        """Tell whether the index of the log stands where other processes find it."""
        return _mark(self._index) is not None

    def _open(self) -> int:
        """Give how many connections are open."""
        pool: Any = self._engine.pool
        return int(pool.size() + pool.overflow())

    def _remember(self, _connection: Any, record: Any) -> None:
        found = _mark(self._log)
        record.info[_INFO] = found
        pool = self._engine.pool
        # Two may connect at once after all were closed; whichever comes first in a new pool has the new log.
        if os.name != "nt" and (self._open() <= 1 or pool is not self._pool):
            self._pool, self._own = pool, found
            self._others = _mark(self._data), _mark(self._index)


def never_close(connection: Any) -> None:
    """Keep a driver connection open until the process ends, without an end of its own.

    Closing the last one folds its log into the file and deletes whatever has the log's name by then.
    """
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


def _mark(path: str) -> Mark | None:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino
