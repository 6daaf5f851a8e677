"""One check-in into an encrypted file, with chain and mark, against 4 KiB appended with fdatasync; and its start.

Run: python tests/benchmarks/encrypted_save.py
"""

import gc
import os
import time
from functools import partial
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, milliseconds, report, report_times, seconds

GOAL = "<= 2 x the fdatasync"
AGAINST_PLAIN = "<= 1.3 x the plain file"
LIMITS = {5_000: 0.5, 50_000: 2.0}
"""Seconds of the start check by records (rows of the audit)."""
ROWS_A_VISIT = 3.5
PASSPHRASE = "kuda hitam lari malam"


def main() -> None:
    """Measure saves in turns, then the start at both sizes."""
    given = arguments(__doc__ or "", size=300, rounds=300, what="visits in the data file before the first save")
    with bench_folder() as folder:
        measure_saves(folder, given.size, given.rounds)
    for records, limit in LIMITS.items():
        with bench_folder() as folder:
            measure_start(folder, records, limit)


def measure_saves(folder: Path, size: int, rounds: int) -> None:
    """Print a save into an encrypted file beside the append and sync, and beside a save into a plain one."""
    plain, event_id = opened(folder / "plain.db", size, encrypted=False)
    encrypted, other_id = opened(folder / "encrypted.db", size, encrypted=True)
    block = os.urandom(4096)
    handle = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def append() -> float:
        start = time.perf_counter()
        os.write(handle, block)
        getattr(os, "fdatasync", os.fsync)(handle)
        return time.perf_counter() - start

    gc.freeze()  # As the program does after its start.
    sides = [saver(encrypted, other_id, time.perf_counter), saver(plain, event_id, time.perf_counter), append]
    ours, bare, floor = in_turns(sides, rounds, warm=20)
    report_times("encrypted save", ours, floor, GOAL)
    report_times("encrypted save, against plain", ours, bare, AGAINST_PLAIN)
    sides = [saver(encrypted, other_id, time.thread_time), saver(plain, event_id, time.thread_time)]
    ours, bare = in_turns(sides, rounds, warm=20)
    report_times("encrypted save, CPU against plain", ours, bare, "")
    os.close(handle)
    plain.close()
    encrypted.close()


def measure_start(folder: Path, records: int, limit: float) -> None:
    """Print the check at the start of an encrypted file of this size, beside that of the plain one."""
    from start_check import measure, write

    data = folder / "data.db"
    write(data, int(records / ROWS_A_VISIT))
    bare = [sum(measure(data)) for _ in range(3)]
    as_encrypted_file(data)
    ours = [sum(measure(data)) for _ in range(3)]
    goal = f"<= {limit} s beyond the plain one"
    report(f"start check, encrypted, {records} records", milliseconds(min(ours)), milliseconds(min(bare)), None, goal)
    if records == min(LIMITS):
        from baktidesk.services.encryption import unlock

        taken = min(seconds(lambda: unlock(str(data), PASSPHRASE)) for _ in range(3))
        report("one try of a passphrase", milliseconds(taken), "", None, ">= 100 ms")


def opened(path: Path, size: int, *, encrypted: bool) -> tuple[Any, str]:
    """Give an open data file of so many visits, and its event."""
    from _data import rows
    from start_check import write

    from baktidesk.db.schema import open_database

    write(path, size)
    if encrypted:
        as_encrypted_file(path)
    database = open_database(str(path))
    return database, str(rows(database, "SELECT id FROM event")[0]["id"])


def saver(database: Any, event_id: str, clock: Any) -> Any:
    """Give a function that checks one more donor in and gives the seconds on a clock."""
    from _data import OFFICER, a_donor, rows

    from baktidesk.domain.identifiers import uuid7
    from baktidesk.services.donors.donations import check_in

    count = int(rows(database, "SELECT COUNT(*) AS n FROM donor_visit")[0]["n"])

    def save() -> float:
        nonlocal count
        count += 1
        work = partial(check_in, event_id=event_id, record=a_donor(count), visit_id=uuid7())
        start = clock()
        database.run(work, OFFICER)
        return float(clock() - start)

    return save


def as_encrypted_file(path: Path) -> None:
    """Turn a plain file encrypted."""
    from baktidesk.db.convert import convert
    from baktidesk.db.keys import unlocked
    from baktidesk.db.session import now
    from baktidesk.services.encryption import prepare

    prepared = prepare(PASSPHRASE, PASSPHRASE)
    unlocked.add(prepared.key)
    convert(path, prepared.key, prepared.kept, now())


if __name__ == "__main__":
    main()
