"""One check-in, committed and synced, against 4 KiB appended with fdatasync and bare inserts of the same rows.

The bare inserts go through the same triggers and indexes, so between them and the append lies what no program of ours
can save; `pages` are those of the write-ahead log, which a commit has to write and to sync.
"""

import gc
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, child_environment, in_turns, report, report_times
from _saves import FRAME, appender, bare_copy, bare_inserter, pages_of_a_save, saver

HERE = Path(__file__).parent
GOAL = "<= 1.2 x the fdatasync"
CPU_GOAL = "<= 3 x raw"


def main() -> None:
    """Measure time, CPU and sync calls; or, as the child of the last, save and say nothing."""
    if sys.argv[1:2] == ["--save"]:
        save_and_close(Path(sys.argv[2]), int(sys.argv[3]))
        return
    given = arguments(__doc__ or "", size=300, rounds=300, what="visits in the data file before the first save")
    with bench_folder() as folder:
        from _data import make_data

        database, event_id = make_data(folder / "data.db", given.size)
        bare = bare_copy(database, folder / "bare.db")
        gc.freeze()  # As the program does after its start; it looks for garbage between deeds.
        gc.disable()
        measure_time(database, event_id, bare, folder, given.rounds)
        measure_cpu(database, event_id, bare, given.rounds)
        bare.close()
        database.close()
        count_syncs(folder)


def measure_time(database: Any, event_id: str, bare: Any, folder: Path, rounds: int) -> None:
    """Print the time of a save beside that of an append and a sync, and of bare inserts, in the same folder."""
    save = saver(database, event_id, time.perf_counter)
    pages = pages_of_a_save(database, save)
    inserts = bare_inserter(database, event_id, bare, time.perf_counter)
    log = appender(folder / "log", round(pages * FRAME))
    sides = [save, inserts, log, appender(folder / "floor", 4096)]
    ours, raw, appended, floor = in_turns(sides, rounds, warm=20)
    report_times("durable save", ours, floor, GOAL)
    report_times("durable save, against bare inserts", ours, raw, "")
    report_times("bare inserts of the same rows", raw, floor, "(lower bound)")
    report_times(f"append and sync of its {pages:.0f} pages", appended, floor, "(lower bound)")


def measure_cpu(database: Any, event_id: str, bare: Any, rounds: int) -> None:
    """Print the processor time of a save beside that of bare inserts of the rows that it wrote."""
    save = saver(database, event_id, time.thread_time)
    ours, floor = in_turns([save, bare_inserter(database, event_id, bare, time.thread_time)], rounds, warm=20)
    report_times("durable save, CPU", ours, floor, CPU_GOAL)


def count_syncs(folder: Path) -> None:
    """Print the sync calls of one save, exactly: those of 11 saves less those of one, by ten."""
    measure, goal = "durable save, sync calls", "exactly 1"
    strace = shutil.which("strace")
    if not strace:
        report(measure, "strace is not here", "", None, goal)
        return
    few, many = (syncs_of(strace, folder, saves) for saves in (1, 11))
    calls = (many - few) / 10
    report(measure, f"{calls:g}", "1", calls, goal)


def syncs_of(strace: str, folder: Path, saves: int) -> int:
    """Give the sync calls of a process that saves so many times."""
    trace = folder / f"trace-{saves}"
    child = [sys.executable, str(HERE / "durable_save.py"), "--save", str(folder / "data.db"), str(saves)]
    watch = [strace, "-f", "-qq", "-o", str(trace), "-e", "trace=fsync,fdatasync,sync_file_range,msync"]
    subprocess.run([*watch, *child], env=child_environment(folder), check=True)
    return len(re.findall(r"^\d+ +(?:fsync|fdatasync|sync_file_range|msync)\(", trace.read_text(), re.MULTILINE))


def save_and_close(path: Path, saves: int) -> None:
    """Check donors in to the event of a data file."""
    from _data import rows

    from baktidesk.db.schema import open_database

    database = open_database(str(path))
    save = saver(database, str(rows(database, "SELECT id FROM event")[0]["id"]), time.perf_counter)
    for _ in range(saves):
        save()
    database.close()


if __name__ == "__main__":
    main()
