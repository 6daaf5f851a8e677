"""Kills writing processes with signal 9, at any moment, and compares what they acknowledged with what is there.

The writers are forked from one process that has loaded the program already, so that hundreds fit into seconds.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.db.session import Database
from tests.faults import broken
from tests.faults.list import look
from tests.faults.records import let_go, open_folder, read_passphrase, save, set_up
from tests.faults.save import write

Known = tuple[str, list[str]]
Writer = Callable[[Database, Known, str], Iterator[str]]


@dataclass
class Losses:
    """What the kills cost: ids acknowledged and gone, ids of which a part is missing, and refusals to open."""

    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def none(self) -> bool:
        """Tell whether nothing was lost."""
        return not (self.lost or self.half or self.refused)


def honest(database: Database, known: Known, tag: str) -> Iterator[str]:
    """Write without end, through the program's own save path."""
    yield from write(database, known, (f"{tag}-{number}" for number in count()))


WRITERS: dict[str, Writer] = {"honest": honest, "early": broken.early, "halves": broken.halves}


def kill_often(
    folder: str, kills: int, writer: Writer, seed: int = 1, *, until_lost: bool = False, passphrase: str = ""
) -> Losses:
    """Kill a writer so many times, or with `until_lost` until that has cost something, and look after each."""
    losses, told = Losses(), {}
    chance = random.Random(seed)
    database = open_folder(folder, passphrase)
    known = set_up(database)
    save(database, known, "first")  # what it prepares for the first save is inherited by the writers
    for number in range(kills):
        let_go(database)  # a connection must not be shared by two processes
        told |= _killed(partial(writer, database, known, f"k{number}"), chance)
        if chance.random() < 0.25 or number + 1 == kills:
            _compare(folder, told, losses)
        if until_lost and not losses.none:
            break
    losses.acknowledged = len(told)
    return losses


def _killed(writes: Callable[[], Iterator[str]], chance: random.Random) -> dict[str, str]:
    """Let a writer begin, kill it some moments after its last record that is waited for; give what it acknowledged."""
    receives, sends = os.pipe()
    process = os.fork()
    if process == 0:
        _be_writer(writes, sends)
    os.close(sends)
    with closing(os.fdopen(receives)) as told:
        lines = [told.readline() for _ in range(chance.randint(1, 4))]
        time.sleep(chance.random() * 0.012)
        os.kill(process, signal.SIGKILL)
        lines += told.readlines()
    os.waitpid(process, 0)
    whole = (line.split() for line in lines if line.startswith("ACK ") and line.endswith("\n"))
    return {words[1]: words[2] for words in whole}


def _be_writer(writes: Callable[[], Iterator[str]], sends: int) -> None:
    try:
        for line in writes():
            os.write(sends, f"{line}\n".encode())
    finally:
        os._exit(1)


def _compare(folder: str, told: dict[str, str], losses: Losses) -> None:
    answer = [line.split(maxsplit=2) for line in look(folder)]
    there = {line[1]: line[2] for line in answer if line[0] == "REC"}
    losses.half += [line[1] for line in answer if line[0] == "HALF"]
    losses.refused += [" ".join(line[1:]) for line in answer if line[0] == "REFUSED"]
    losses.lost += [name for name, digest in told.items() if there.get(name) != digest]


def main(arguments: list[str]) -> int:
    """Print what so many kills (first argument) of a writer (second) cost in a folder (third); a fourth: encrypted."""
    passphrase = read_passphrase(Path(arguments[3])) if len(arguments) > 3 else ""
    broken_one = arguments[1] != "honest"
    losses = kill_often(
        arguments[2], int(arguments[0]), WRITERS[arguments[1]], until_lost=broken_one, passphrase=passphrase
    )
    print(losses.acknowledged, len(losses.lost), len(losses.half), len(losses.refused))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
