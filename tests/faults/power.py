"""Plays power cuts: what the disk may hold after one, from the changes that shim.c wrote down.

What was synced is there. Of what was not, any part may be: nothing, everything, the beginning with the last write torn
at a sector, or writes here and there. A name that was given or taken away and not synced may be as before.
"""

import hashlib
import random
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_HEAD = struct.Struct("<cHHqq")
_SECTOR = 512
_UNSEEN = "-shm"
"""The index of the log lives in memory and is built anew."""
_WORK = "= "
"""Begins the note of what kind of work comes now."""
SHARES = {"upgrade": 0.025, "backup": 0.12, "export": 0.12, "checkpoint": 0.12}
"""How many of the cuts fall into a kind of work; the rest falls among the savings of records."""


@dataclass(frozen=True)
class Change:
    """One call: its kind (see shim.c), the file, the other name, a place in the file or its size, and the bytes."""

    kind: str
    path: str
    other: str
    place: int
    content: bytes


@dataclass(frozen=True)
class Found:
    """What one file holds after a cut, and the digest of it."""

    content: bytes
    digest: bytes


@dataclass
class Inode:
    """One file on the disk: what is safely there, and what has been written since."""

    content: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)
    safe: Found | None = None

    def sync(self) -> None:
        """Bring everything that waits to the disk."""
        for change in self.waiting:
            _apply(self.content, change)
        if self.waiting:
            self.waiting, self.safe = [], None

    def after_cut(self, chance: random.Random) -> Found:
        """Give what may be found after the power has gone; digested anew only where something may differ."""
        kept = _survivors(self.waiting, chance)
        if not kept:
            self.safe = self.safe or _found(bytes(self.content))
            return self.safe
        content = bytearray(self.content)
        for change in kept:
            _apply(content, change)
        return _found(bytes(content))


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
            self.told += [] if change.path.startswith(_WORK) else [change.path]
        elif change.kind in "ULR" or (change.kind == "O" and change.path not in self.names):
            self._name(change)
        elif change.kind == "S":
            self._sync(change.path)
        elif change.kind in "WT" or change.place:
            self.names.setdefault(change.path, Inode()).waiting.append(change)

    def after_cut(self, chance: random.Random) -> dict[str, Found]:
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


def cuts(
    changes: Sequence[Change], start: Path, count: int, seed: int, shares: Mapping[str, float] = SHARES
) -> Iterator[tuple[dict[str, Found], list[str]]]:
    """Give what is found after so many cuts at places by chance, and what had been told to be saved by then."""
    chance = random.Random(seed)
    disk, done = Disk(start), 0
    for place in sorted(_places(changes, count, chance, shares)):
        for change in changes[done:place]:
            disk.play(change)
        done = place
        yield disk.after_cut(chance), list(disk.told)


def works(changes: Sequence[Change]) -> dict[str, list[int]]:
    """Give the places of every kind of work that was noted, "" for what came before the first note."""
    found: dict[str, list[int]] = {"": []}
    work = found[""]
    for place, change in enumerate(changes, 1):
        if change.kind == "A" and change.path.startswith(_WORK):
            work = found.setdefault(change.path.removeprefix(_WORK), [])
        work.append(place)
    return {name: places for name, places in found.items() if places}


def same(found: Mapping[str, Found]) -> bytes:
    """Give a digest of what the program may look at: files that never got their names do not count."""
    whole = hashlib.blake2b()
    for path in sorted(found):
        if not Path(path).name.startswith("."):
            whole.update(path.encode() + found[path].digest)
    return whole.digest()


def lay_out(found: Mapping[str, Found], old: str, new: Path) -> None:
    """Write what was found into a folder of its own."""
    for path, file in found.items():
        target = new / Path(path).relative_to(old)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


def _places(changes: Sequence[Change], count: int, chance: random.Random, shares: Mapping[str, float]) -> Iterator[int]:
    """Give every kind of work its share of the cuts, so that none is passed by because it writes little."""
    found = works(changes)
    rest = 1 - sum(shares[name] for name in found if name in shares)
    others = [name for name in found if name not in shares]
    weights = [shares.get(name, rest / max(len(others), 1)) for name in found]
    for name in chance.choices(list(found), weights, k=count):
        yield chance.choice(found[name])


def _found(content: bytes) -> Found:
    return Found(content, hashlib.blake2b(content, digest_size=16).digest())


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
