"""One check-in into an encrypted file, with chain and mark, against 4 KiB appended with fdatasync; and its start.

Run: python tests/benchmarks/encrypted_save.py
"""

import gc
import time
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, milliseconds, report, report_times, seconds
from _saves import appender, bare_copy, bare_inserter, saver
from start_check import LIMITS, ROWS_A_VISIT, limit_of, measure, write

GOAL = "<= 2 x the fdatasync"
CPU_GOAL = "<= 3 x raw"
AGAINST_PLAIN = "<= 1.3 x the plain file"
PASSPHRASE = "kuda hitam lari malam"


def main() -> None:
    """Measure saves in turns, then the start at both sizes."""
    given = arguments(__doc__ or "", size=300, rounds=300, what="visits in the data file before the first save")
    with bench_folder() as folder:
        measure_saves(folder, given.size, given.rounds)
    for records in LIMITS:
        with bench_folder() as folder:
            measure_start(folder, records)


def measure_saves(folder: Path, size: int, rounds: int) -> None:
    """Print a save into an encrypted file beside the append and sync, bare inserts, and a save into a plain one."""
    plain, event_id = opened(folder / "plain.db", size, encrypted=False)
    encrypted, other_id = opened(folder / "encrypted.db", size, encrypted=True)
    bare = bare_copy(encrypted, folder / "bare.db")
    gc.freeze()  # As the program does after its start; it looks for garbage between deeds.
    gc.disable()
    sides = [
        saver(encrypted, other_id, time.perf_counter),
        saver(plain, event_id, time.perf_counter),
        bare_inserter(encrypted, other_id, bare, time.perf_counter),
        appender(folder / "floor", 4096),
    ]
    ours, unlocked, raw, floor = in_turns(sides, rounds, warm=20)
    report_times("encrypted save", ours, floor, GOAL)
    report_times("encrypted save, against bare inserts", ours, raw, "")
    report_times("bare inserts of the same rows, encrypted", raw, floor, "(lower bound)")
    report_times("encrypted save, against plain", ours, unlocked, AGAINST_PLAIN)
    measure_cpu((encrypted, other_id), (plain, event_id), bare, rounds)
    bare.close()
    plain.close()
    encrypted.close()


def measure_cpu(encrypted: tuple[Any, str], plain: tuple[Any, str], bare: Any, rounds: int) -> None:
    """Print the processor time of an encrypted save beside that of a plain one and of bare inserts, encrypted too."""
    sides = [
        saver(*encrypted, time.thread_time),
        saver(*plain, time.thread_time),
        bare_inserter(*encrypted, bare, time.thread_time),
    ]
    ours, unlocked, raw = in_turns(sides, rounds, warm=20)
    report_times("encrypted save, CPU", ours, raw, CPU_GOAL)
    report_times("encrypted save, CPU against plain", ours, unlocked, "")


def measure_start(folder: Path, records: int) -> None:
    """Print the look at the start of an encrypted file of this size, beside that of the plain one."""
    data = folder / "data.db"
    write(data, records)
    bare = measure(data)
    as_encrypted_file(data)
    ours = measure(data)
    what, goal = f"look at the start, encrypted, {records} records", f"{limit_of(records)} for the plain one"
    report_times(what, ours.median, bare.median, goal)
    report_times(f"{what}, processor", ours.processor, bare.processor, "")
    if records == min(LIMITS):
        from baktidesk.services.encryption import unlock

        taken = min(seconds(lambda: unlock(str(data), PASSPHRASE)) for _ in range(3))
        report("one try of a passphrase", milliseconds(taken), "", None, ">= 100 ms")


def opened(path: Path, size: int, *, encrypted: bool) -> tuple[Any, str]:
    """Give an open data file of so many visits, and its event; those of every office's first donor come on top."""
    from _data import UNITS, rows

    from baktidesk.db.schema import open_database
    from tests.stories import Clock

    write(path, size * ROWS_A_VISIT)
    if encrypted:
        as_encrypted_file(path)
    database = open_database(str(path))
    database.clock = Clock()
    event_id = str(rows(database, "SELECT id FROM event")[0]["id"])
    save = saver(database, event_id, time.perf_counter)
    for _ in range(UNITS):
        save()
    return database, event_id


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
