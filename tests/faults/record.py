"""Works for a while on a data file under shim.c, which writes down every change of a file and every "saved".

The work: an older file is brought up to date, records are saved, the log is folded back, a backup is made, the file is
closed and opened again.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.db.backup import backup_folder, make_backup
from tests.faults import broken
from tests.faults.records import open_folder, place_of, save, set_up
from tests.faults.shim import Shim


def main(arguments: Sequence[str]) -> int:
    """Save so many records into a folder and write down how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--n", type=int, default=60)
    parser.add_argument("--broken", action="store_true", help="do not wait for the disk")
    options = parser.parse_args(arguments)
    if options.broken:
        broken.careless()
    shim = Shim(options.dir)
    shim.record(options.log)
    third = options.n // 3
    for part in range(3):
        _work(shim, options.dir, [f"r-{number}" for number in range(part * third, (part + 1) * third)], part)
    return 0


def _work(shim: Shim, folder: str, names: Sequence[str], part: int) -> None:
    database = open_folder(folder)
    known = set_up(database)
    for number, name in enumerate(names):
        shim.note(f"{name} {save(database, known, name)}")
        if number == len(names) // 2 and part == 1:
            data = Path(place_of(folder))
            make_backup(data, backup_folder(data), dt.datetime.now(dt.UTC))
        if number == len(names) // 2 and part == 2:
            connection = database.engine.raw_connection()
            connection.cursor().execute("PRAGMA wal_checkpoint(RESTART)")
            connection.close()
    database.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
