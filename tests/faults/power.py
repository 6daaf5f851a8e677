"""Plays power cuts: what the disk may hold after one, from the changes that shim.c wrote down.

What was synced is there. Of what was not, any part may be: nothing, everything, the beginning with the last write torn
at a sector, or writes here and there. A name that was given or taken away and not synced may be as before.
"""

import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<cHHqq")
_SECTOR = 512
_UNSEEN = "-shm"
"""The index of the log lives in memory and is built anew."""


@dataclass(frozen=True)
class Change:
    """One call: its kind (see shim.c), the file, the other name, a place in the file or its size, and the bytes."""

    kind: str
    path: str
    other: str
    place: int
    content: bytes


@dataclass
class Inode:
    """One file on the disk: what is safely there, and what has been written since."""

    content: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """Bring everything that waits to the disk."""
        for change in self.waiting:
            _apply(self.content, change)
        self.waiting.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """Give what may be found after the power has gone."""
        found = bytearray(self.content)
        for change in _survivors(self.waiting, chance):
            _apply(found, change)
        return bytes(found)


class Disk:
    """A folder as a disk keeps it: names that are safe, names of now, and the files behind them."""

    def __init__(self, start: Path) -> None:
        """Begin with the files of a folder."""
        self.safe = {str(path): Inode(bytearray(path.read_bytes())) for path in start.rglob("*") if path.is_file()}
        self.names = dict(self.safe)
        self.renamed: list[dict[str, Inode]] = []
        self.told: list[str] = []

    def play(self, change: Change) -> None:
        """Let one call happen."""
        if change.kind == "A":
            self.told.append(change.path)
        elif change.kind in "ULR" or (change.kind == "O" and change.path not in self.names):
            self._name(change)
        elif change.kind == "S":
            self._sync(change.path)
        elif change.kind in "WT" or change.place:
            self.names.setdefault(change.path, Inode()).waiting.append(change)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Give the files that may be found after the power has gone."""
        state = chance.choice([self.safe, *self.renamed])
        return {path: inode.after_cut(chance) for path, inode in state.items() if not path.endswith(_UNSEEN)}

    def _name(self, change: Change) -> None:
        if change.kind == "O":
            self.names[change.path] = Inode()
        elif change.kind == "L":
            self.names[change.other] = self.names[change.path]
        elif change.kind == "R":
            self.names[change.other] = self.names.pop(change.path)
        else:
            self.names.pop(change.path, None)
        self.renamed.append(dict(self.names))

    def _sync(self, path: str) -> None:
        """Sync a file, with its name; or the names in a folder."""
        if path in self.names:
            self.names[path].sync()
            if path in self.safe:
                return
        # The journal of the disk brings all names of now along.
        self.safe, self.renamed = dict(self.names), []


def read_changes(path: Path) -> list[Change]:
    """Give what shim.c wrote down."""
    content, place, found = path.read_bytes(), 0, []
    while place < len(content):
        kind, first, second, where, size = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        name, other = content[place : place + first].decode(), content[place + first : place + first + second].decode()
        place += first + second
        length = size if kind == b"W" else 0
        found.append(Change(kind.decode(), name, other, where, content[place : place + length]))
        place += length
    return found


def cuts(changes: Sequence[Change], start: Path, count: int, seed: int) -> Iterator[tuple[dict[str, bytes], list[str]]]:
    """Give what is found after so many cuts at places by chance, and what had been told to be saved by then."""
    chance = random.Random(seed)
    places = sorted(chance.randrange(1, len(changes) + 1) for _ in range(count))
    disk, done = Disk(start), 0
    for place in places:
        for change in changes[done:place]:
            disk.play(change)
        done = place
        yield disk.after_cut(chance), list(disk.told)


def lay_out(found: dict[str, bytes], old: str, new: Path) -> None:
    """Write what was found into a folder of its own."""
    for path, content in found.items():
        target = new / Path(path).relative_to(old)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _survivors(waiting: Sequence[Change], chance: random.Random) -> list[Change]:
    manner = chance.randrange(4)
    if manner == 0 or not waiting:
        return []
    if manner == 1:
        return list(waiting)
    if manner == 2:
        kept = list(waiting[: chance.randrange(len(waiting)) + 1])
        return [*kept[:-1], _torn(kept[-1], chance)]
    return [change for change in waiting if chance.random() < 0.5]


def _torn(change: Change, chance: random.Random) -> Change:
    sectors = len(change.content) // _SECTOR
    kept = change.content[: chance.randrange(sectors + 1) * _SECTOR] if change.kind == "W" else change.content
    return Change(change.kind, change.path, change.other, change.place, kept)


def _apply(content: bytearray, change: Change) -> None:
    if change.kind == "O":
        content.clear()
        return
    end = change.place + (len(change.content) if change.kind == "W" else 0)
    content.extend(bytes(max(0, end - len(content))))
    if change.kind == "T":
        del content[change.place :]
    else:
        content[change.place : end] = change.content
