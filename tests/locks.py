"""What Linux tells of the locks that this process holds on a data file."""

import os
from pathlib import Path

import pytest

LOCKS = Path("/proc/locks")
tells_locks = pytest.mark.skipif(not LOCKS.exists(), reason="only Linux tells who holds which lock")


def locks_on(data: Path) -> list[str]:
    """Give the locks of this process on a data file and what SQLite keeps beside it, each with its kind and range."""
    beside = [data.with_name(data.name + end) for end in ("", "-wal", "-shm")]
    nodes = {str(one.stat().st_ino) for one in beside if one.exists()}
    lines = [line.split() for line in LOCKS.read_text().splitlines()]
    mine = [words for words in lines if "POSIX" in words and str(os.getpid()) in words]
    return sorted(" ".join(words[1:]) for words in mine if words[5].rpartition(":")[2] in nodes)
