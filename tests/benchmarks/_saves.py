"""One check-in through the program, and what the same rows cost at least: the driver alone, the disk alone."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

Side = Callable[[], float]
Clock = Callable[[], float]
MADE = {"person", "donor_visit"}
FRAME = 4096 + 24
"""Bytes of one page in the write-ahead log."""
LOG_HEAD = 32


def saver(database: Any, event_id: str, clock: Clock) -> Side:
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
        return clock() - start

    return save


def bare_inserter(database: Any, event_id: str, bare: Any, clock: Clock) -> Side:
    """Give a function that writes the rows of one more check-in into a bare copy and gives the seconds on a clock."""
    from _data import insert_sql

    save = saver(database, event_id, clock)

    def insert() -> float:
        save()
        statements = [(insert_sql(table, row), row) for table, row in rows_of_last_save(database)]
        start = clock()
        bare.execute("BEGIN IMMEDIATE")
        for statement, row in statements:
            bare.execute(statement, row)
        bare.execute("COMMIT")
        return clock() - start

    return insert


def appender(path: Path, size: int) -> Side:
    """Give a function that appends so many bytes to a file, syncs it, and gives the seconds."""
    block = os.urandom(size)
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)

    def append() -> float:
        start = time.perf_counter()
        os.write(handle, block)
        getattr(os, "fdatasync", os.fsync)(handle)
        return time.perf_counter() - start

    return append


def bare_copy(database: Any, path: Path) -> Any:
    """Give a driver connection to a copy of the data: triggers, indexes, pragmas and encryption included."""
    from _data import raw

    from baktidesk.db.engine import PRAGMAS, open_live

    raw(database).execute("VACUUM INTO ?", (str(path),))
    connection = open_live(path)
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection


def rows_of_last_save(database: Any) -> list[tuple[str, dict[str, Any]]]:
    """Give what the last save inserted, in its order, by table."""
    from _data import rows

    audits = rows(database, "SELECT * FROM audit WHERE deed = (SELECT deed FROM audit ORDER BY sequence DESC LIMIT 1)")
    made = []
    for audit in audits:
        kind = str(audit["kind"])
        assert kind in MADE
        made += [(kind, rows(database, f"SELECT * FROM {kind} WHERE id = ?", (audit["record_id"],))[0])]
        made += [("audit", {name: value for name, value in audit.items() if name != "sequence"})]
    return made


def pages_of_a_save(database: Any, save: Side, saves: int = 20) -> float:
    """Give the pages that a save writes to the write-ahead log, on average."""
    from _data import raw

    log = Path(f"{database.place}-wal")
    found = 0.0
    for _ in range(saves):
        raw(database).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        save()
        found += (log.stat().st_size - LOG_HEAD) / FRAME
    return found / saves
