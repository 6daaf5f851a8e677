"""What erasing leaves in the pages of a data file and in its log is overwritten, as soon as nobody hinders it.

What is deleted or changed is overwritten at once (`secure_delete`). But when a page is split, the rows that move to the
next one stay in the gap of the first until something else is written there: only VACUUM leaves no gap behind. It keeps
every number that something refers to, because all of those are INTEGER PRIMARY KEY; the others it may change.
"""

import contextlib
import logging
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from baktidesk.db.engine import PRAGMAS, driver, read_pragma
from baktidesk.db.session import Session

log = logging.getLogger(__name__)
PENDING: Final = "unscrubbed"
"""The setting that stands in the data from the erasing deed on until nothing is left: a kill does not lose it."""
MOST_BYTES: Final = 400_000_000
"""Of a larger file the pages are not rewritten: that takes as much memory and a second for every 80 MB."""
_PENDING_SQL: Final = "SELECT 1 FROM setting WHERE key = ?"
_DONE_SQL: Final = "DELETE FROM setting WHERE key = ?"
_FOLD_SQL: Final = "PRAGMA wal_checkpoint(TRUNCATE)"
_HINDERED: Final = (DBAPIError, driver().DatabaseError, MemoryError)


class _Left(IntEnum):
    """What is to be done yet."""

    NOTHING = 0
    LOG = 1
    PAGES = 2


class Scrub:
    """Knows whether an erasure has left anything in a data file, and takes it away between two deeds."""

    def __init__(self, engine: Engine) -> None:
        """Look after the file of an engine."""
        self._engine = engine
        self._left: _Left | None = None

    def is_due(self) -> bool:
        """Tell whether the log alone is to be folded yet, which takes no time: whoever read then may be gone."""
        return self._left is _Left.LOG

    def note(self, session: Session) -> None:
        """Put down, in the deed that erases, that something will be left."""
        session.set(PENDING, True)

    def begin(self, *, try_now: bool) -> None:
        """Scrub after an erasing deed; what hinders it is waited for as by any deed, and then left for later."""
        self._left = _Left.PAGES
        if try_now:
            self._scrub(PRAGMAS["busy_timeout"])

    def go_on(self) -> None:
        """Scrub what is left, if anything is, and wait for nobody."""
        if self._left is not _Left.NOTHING:
            self._scrub(0)

    def forget(self) -> None:
        """Look anew the next time: the file has been let go."""
        self._left = None

    def _scrub(self, wait: Any) -> None:
        try:
            with self._connection(wait) as raw:
                self._left = self._found(raw)
                if self._left is _Left.PAGES:
                    self._rewrite(raw)
                if self._left and _fold(raw) and self._left is _Left.LOG:
                    raw.execute(_DONE_SQL, (PENDING,))
                    _fold(raw)
                    self._left = _Left.NOTHING
        except _HINDERED as error:
            log.info("what an erasure left in the data file is taken away later: %s", error)

    def _found(self, raw: Any) -> _Left:
        if self._left is not None:
            return self._left
        return _Left.PAGES if raw.execute(_PENDING_SQL, (PENDING,)).fetchone() else _Left.NOTHING

    def _rewrite(self, raw: Any) -> None:
        """Write every page of the file anew, in one transaction; where that fails, the log is folded all the same."""
        try:
            # With a key SQLCipher answers in text how long a page is.
            if read_pragma(raw, "page_count") * int(read_pragma(raw, "page_size")) > MOST_BYTES:
                log.warning("the data file is too large to rewrite its pages; gaps in them may hold what was erased")
            else:
                raw.execute("VACUUM")
            self._left = _Left.LOG
        except (driver().DatabaseError, MemoryError) as error:
            log.info("the pages of the data file are rewritten later: %s", error)

    @contextlib.contextmanager
    def _connection(self, wait: Any) -> Iterator[Any]:
        connection = self._engine.raw_connection()
        raw: Any = connection.driver_connection
        before = read_pragma(raw, "busy_timeout")
        try:
            raw.execute(f"PRAGMA busy_timeout = {wait}").fetchall()
            yield raw
        finally:
            raw.execute(f"PRAGMA busy_timeout = {before}").fetchall()
            connection.close()


def _fold(raw: Any) -> bool:
    """Fold the log back into the file and empty it; tell whether nobody who reads hindered that."""
    return not raw.execute(_FOLD_SQL).fetchone()[0]
