"""Saves, waits for a line, and saves on: meanwhile somebody takes the log away from under it.

Prints the lines of save.py, and `READY` before it waits. It never ends by itself; `close` instead of an empty line lets
it end in order after its last record.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.faults.records import FILE, open_folder, read_passphrase, set_up
from tests.faults.save import write


def main(arguments: Sequence[str]) -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--n", type=int, default=5, help="how many records before and after")
    parser.add_argument("--passphrase-file", type=Path)
    parser.add_argument("--drop-locks", action="store_true", help="open and close the files, as a file dialog did")
    parser.add_argument("--blind", action="store_true", help="never look whether the log is still there")
    options = parser.parse_args(arguments)
    if options.blind:
        look_away()
    database = open_folder(options.dir, read_passphrase(options.passphrase_file))
    known = set_up(database)
    for line in write(database, known, (f"before-{number}" for number in range(options.n))):
        print(line, flush=True)
    if options.drop_locks:
        for path in Path(options.dir).glob(f"{FILE}*"):
            path.open("rb").close()
    print("READY", flush=True)
    in_order = sys.stdin.readline() == "close\n"
    for line in write(database, known, (f"after-{number}" for number in range(options.n))):
        print(line, flush=True)
    if not in_order:
        time.sleep(300)
    database.close()


def look_away() -> None:
    """Take the guard away."""
    from baktidesk.db.log_watch import LogWatch

    setattr(LogWatch, "is_there", lambda _self: True)  # noqa: B010 - a method is not assigned to


if __name__ == "__main__":
    main(sys.argv[1:])
