"""Saves a record while one call to the disk fails, then again under the same id, and so for every call of a save.

Run under shim.c. Prints `FAULT <call> <n> <error>: <what the officer was told>` for each, the `ACK` lines, and `SILENT`
for a fault that the officer was told nothing of though the record is not there.
"""

import argparse
import errno
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import event

from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from tests.faults.records import content, digest_of, found, let_go, open_folder, save, set_up
from tests.faults.shim import Shim

KINDS = {"w": "write", "s": "fsync", "o": "open", "t": "truncate"}
ERRORS = (errno.ENOSPC, errno.EIO)
Save = Callable[[Database, tuple[str, list[str]], str], str]


def main(arguments: Sequence[str]) -> int:
    """Let one call after the other fail until a save needs no more of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--most", type=int, default=6, help="try at most so many calls of a kind")
    parser.add_argument("--broken", action="store_true", help="say ACK whatever happened")
    options = parser.parse_args(arguments)
    shim, database = Shim(options.dir), open_folder(options.dir)
    known = set_up(database)
    event.listen(database.engine, "connect", _fold_back_often)
    let_go(database)
    # The first save after opening makes the log's index, and of that SQLite does not say why it failed.
    save(database, known, "warm")
    saves = _swallow if options.broken else save
    for call in KINDS:
        for error in ERRORS:
            for line in _try_all(shim, database, saves, known, call, error, options.most):
                print(line, flush=True)
    return 0


def _try_all(
    shim: Shim, database: Database, saves: Save, known: tuple[str, list[str]], call: str, error: int, most: int
) -> Iterator[str]:
    for nth in count(1):
        name = f"{KINDS[call]}-{errno.errorcode[error]}-{nth}"
        if call == "o":
            let_go(database)
        with shim.failing(call, nth, error):
            told, digest = _try(saves, database, known, name)
        there = dict(found(database)).get(name, "")
        if digest and there != digest:
            yield f"SILENT {name}"
        yield f"FAULT {KINDS[call]} {nth} {errno.errorcode[error]}: {told}"
        yield f"ACK {name} {save(database, known, name)}"
        if not shim.hits or nth == most:
            return


def _fold_back_often(connection: Any, _record: Any) -> None:
    """Let nearly every commit write into the file itself too, not into its log alone."""
    connection.execute("PRAGMA wal_autocheckpoint = 30").fetchall()


def _try(saves: Save, database: Database, known: tuple[str, list[str]], name: str) -> tuple[str, str]:
    try:
        digest = saves(database, known, name)
    except Refused as refusal:
        return str(refusal), ""
    return "saved", digest


def _swallow(database: Database, known: tuple[str, list[str]], name: str) -> str:
    """Take no notice of what the disk says."""
    with suppress(Refused):
        save(database, known, name)
    return digest_of(content(name, known[1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
