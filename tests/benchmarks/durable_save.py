"""One check-in, committed and synced, against 4 KiB appended with fdatasync and bare inserts of the same rows."""

import gc
import os
import re
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, child_environment, in_turns, report, report_times

HERE = Path(__file__).parent
GOAL = "<= 1.2 x the fdatasync"
CPU_GOAL = "<= 3 x raw"
MADE = {"person", "donor_visit"}


def main() -> None:
    """Measure time, CPU and sync calls; or, as the child of the last, save and say nothing."""
    if sys.argv[1:2] == ["--save"]:
        save_and_close(Path(sys.argv[2]), int(sys.argv[3]))
        return
    given = arguments(__doc__ or "", size=300, rounds=300, what="visits in the data file before the first save")
    with bench_folder() as folder:
        from _data import make_data

        database, event_id = make_data(folder / "data.db", given.size)
        raw = bare_copy(database, folder / "raw.db")
        gc.freeze()  # As the program does after its start.
        measure_time(database, event_id, folder, given.rounds)
        measure_cpu(database, event_id, raw, given.rounds)
        raw.close()
        database.close()
        count_syncs(folder)


def measure_time(database: Any, event_id: str, folder: Path, rounds: int) -> None:
    """Print the time of a save beside that of an append and a sync in the same folder."""
    block = os.urandom(4096)
    handle = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def append() -> float:
        start = time.perf_counter()
        os.write(handle, block)
        getattr(os, "fdatasync", os.fsync)(handle)
        return time.perf_counter() - start

    ours, floor = in_turns([saver(database, event_id, time.perf_counter), append], rounds, warm=20)
    os.close(handle)
    report_times("durable save", ours, floor, GOAL)


def measure_cpu(database: Any, event_id: str, raw: Any, rounds: int) -> None:
    """Print the processor time of a save beside that of bare inserts of the rows that it wrote."""
    from _data import insert_sql, rows

    def insert() -> float:
        made = rows_of_last_save(rows, database)
        statements = [(insert_sql(table, row), row) for table, row in made]
        start = time.thread_time()
        raw.execute("BEGIN IMMEDIATE")
        for statement, row in statements:
            raw.execute(statement, row)
        raw.execute("COMMIT")
        return time.thread_time() - start

    save = saver(database, event_id, time.thread_time)
    ours, floor = in_turns([save, lambda: (save(), insert())[1]], rounds, warm=20)
    report_times("durable save, CPU", ours, floor, CPU_GOAL)


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


def bare_copy(database: Any, path: Path) -> Any:
    """Give a plain connection, with the same pragmas, to a copy of the data: triggers and indexes included."""
    from _data import raw as driver_connection

    from baktidesk.db.engine import PRAGMAS, driver

    driver_connection(database).execute("VACUUM INTO ?", (str(path),))
    connection = driver().connect(str(path))
    connection.isolation_level = None
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection


def rows_of_last_save(rows: Any, database: Any) -> list[tuple[str, dict[str, Any]]]:
    """Give what the last save inserted, in its order, by table."""
    audits = rows(database, "SELECT * FROM audit WHERE deed = (SELECT deed FROM audit ORDER BY sequence DESC LIMIT 1)")
    made = []
    for audit in audits:
        kind = str(audit["kind"])
        assert kind in MADE
        made += [(kind, rows(database, f"SELECT * FROM {kind} WHERE id = ?", (audit["record_id"],))[0])]
        made += [("audit", {name: value for name, value in audit.items() if name != "sequence"})]
    return made


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
