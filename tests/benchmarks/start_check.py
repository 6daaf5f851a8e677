"""The look at the data at every start, at 5,000 and 50,000 records: at most 0.5 s and 2 s beyond the plain open.

Records are rows of the audit: each tells of one that was written or changed. The file is written by the program's own
deeds, so that the look compares every record with what the audit says of it.

Run: python tests/benchmarks/start_check.py
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.db.schema import open_database
from baktidesk.services.donors.donations import check_in, pass_donor
from baktidesk.services.starting import refuse_changed_data
from tests.stories import Desk, a_donor, fresh_database, set_up

LIMITS = {5_000: 0.5, 50_000: 2.0}
"""Seconds by records."""
ROWS_A_VISIT, AT_ONCE, ROUNDS = 3, 100, 7


def main() -> int:
    """Measure both sizes; give 1 when one takes too long."""
    slow = False
    for records, limit in LIMITS.items():
        with tempfile.TemporaryDirectory() as folder:
            data = write(Path(folder), records // ROWS_A_VISIT)
            opened, walls, busy = measure(data)
        middle = statistics.median(walls)
        slow |= middle > limit
        told = f"median {middle:.2f} s, worst {max(walls):.2f} s, processor {statistics.median(busy):.2f} s"
        print(f"{records:>6} records: open {opened:.3f} s, the look {told}, limit {limit} s")
    return int(slow)


def write(folder: Path, visits: int) -> Path:
    """Let so many donors be checked in and passed, a hundred in a transaction; give the file."""
    desk = Desk(fresh_database(folder))
    event_id = set_up(desk).id

    def some(session: Any) -> None:
        for _ in range(AT_ONCE):
            pass_donor(session, check_in(session, event_id, a_donor()).id)

    for _ in range(visits // AT_ONCE):
        desk.do(some)
    desk.database.close()
    return folder / "data.db"


def measure(data: Path) -> tuple[float, list[float], list[float]]:
    """Give the seconds of the plain open, and of the whole look by the wall clock and by the processor's."""
    begun = time.perf_counter()
    database = open_database(str(data))
    opened = time.perf_counter() - begun
    walls, busy = [], []
    for _ in range(ROUNDS):
        wall, own = time.perf_counter(), time.thread_time()
        database.read(refuse_changed_data)
        walls.append(time.perf_counter() - wall)
        busy.append(time.thread_time() - own)
    database.close()
    return opened, walls, busy


if __name__ == "__main__":
    sys.exit(main())
