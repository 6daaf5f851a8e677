"""Writes records the way a desk does, and says of each what the officer would be told.

`ACK <id> <digest>` when the screen would say "Tersimpan", `ERR <id> <why>` when it would say that nothing was saved.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from tests.faults.records import open_folder, read_passphrase, save, set_up


def main(arguments: Sequence[str]) -> int:
    """Write what the command line asks for; 3 when the data cannot be opened."""
    options = _options(arguments)
    try:
        database = open_folder(options.dir, read_passphrase(options.passphrase_file))
        known = set_up(database)
    except Refused as refusal:
        print(f"REFUSED {refusal}", flush=True)
        return 3
    names = (f"{options.tag}-{options.start + number}" for number in range(options.n))
    for line in write(database, known, names, options.delay):
        print(line, flush=True)
    database.close()
    return 0


def write(database: Database, known: tuple[str, list[str]], names: Iterator[str], delay: float = 0.0) -> Iterator[str]:
    """Write the records of these names one after the other; give the line that each earns."""
    for name in names:
        try:
            yield f"ACK {name} {save(database, known, name)}"
        except Refused as refusal:
            yield f"ERR {name} {refusal}"
        if delay:
            time.sleep(delay)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True, help="folder of the data file (made when missing), or a server's URL")
    parser.add_argument("--n", type=int, default=1, help="how many records")
    parser.add_argument("--start", type=int, default=0, help="number of the first record")
    parser.add_argument("--tag", default="r", help="first part of every id")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds to wait after each record")
    parser.add_argument("--passphrase-file", type=Path, help="the data are encrypted; made so when missing")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
