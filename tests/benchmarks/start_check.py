"""The look at the data at every start, at 5,000 and 50,000 records, beside the plain open.

Records are rows of the audit: each tells of one that was written or changed. The file is written by the program's own
deeds, so that the look compares every record with what the audit says of it. Every round opens the file anew, as a
start does: the connection has kept nothing of it.
"""

import statistics
import time
from pathlib import Path
from typing import Any, NamedTuple

from _rounds import arguments, bench_folder, milliseconds, report, seconds

LIMITS = {5_000: 0.5, 50_000: 2.0}
"""Seconds by records."""
ROWS_A_VISIT, AT_ONCE, ROUNDS = 3, 100, 7


class Look(NamedTuple):
    """Seconds of the plain open, of the look and of its longest round, and of the processor in the look."""

    opened: float
    median: float
    worst: float
    processor: float


def main() -> None:
    """Print the look at both sizes, or at another one."""
    given = arguments(__doc__ or "", size=max(LIMITS), rounds=ROUNDS, what="records")
    for records in sorted({min(LIMITS), given.size}):
        with bench_folder() as folder:
            write(folder / "data.db", records)
            tell(f"look at the start, {records} records", measure(folder / "data.db", given.rounds), limit_of(records))


def tell(what: str, look: Look, limit: str) -> None:
    """Print one size: the look beside the open, its longest round, and the processor's time."""
    opened = milliseconds(look.opened)
    report(what, milliseconds(look.median), opened, None, f"{limit} beyond the open" if limit else "")
    report(f"{what}, worst", milliseconds(look.worst), opened, None, "")
    report(f"{what}, processor", milliseconds(look.processor), opened, None, "")


def limit_of(records: int) -> str:
    """Give the goal of a size, "" when it has none."""
    return f"<= {LIMITS[records]} s" if records in LIMITS else ""


def write(path: Path, records: int) -> None:
    """Let donors be checked in and passed, a hundred in a transaction, until the audit has so many rows."""
    from baktidesk.services.donors.donations import check_in, pass_donor
    from tests.stories import Desk, a_donor, fresh_database, set_up

    desk = Desk(fresh_database(path.parent, path.name))
    event_id = set_up(desk).id

    def some(session: Any) -> None:
        for _ in range(AT_ONCE):
            pass_donor(session, check_in(session, event_id, a_donor()).id)

    for _ in range(records // ROWS_A_VISIT // AT_ONCE):
        desk.do(some)
    desk.database.close()


def measure(data: Path, rounds: int = ROUNDS) -> Look:
    """Open a file and look at it, so many times."""
    opens, walls, busy = zip(*(_look(data) for _ in range(rounds)), strict=True)
    return Look(*map(statistics.median, (opens, walls)), max(walls), statistics.median(busy))


def _look(data: Path) -> tuple[float, float, float]:
    from baktidesk.db.schema import open_database
    from baktidesk.services.starting import refuse_changed_data

    begun = time.perf_counter()
    database = open_database(str(data))
    opened, own = time.perf_counter() - begun, time.thread_time()
    wall = seconds(lambda: database.read(refuse_changed_data))
    busy = time.thread_time() - own
    database.close()
    return opened, wall, busy


if __name__ == "__main__":
    main()
