"""Identifiers of records: UUID version 7 of RFC 9562, made where the record is written."""

import os
import threading
import time
from typing import Final

_RANDOM_BITS: Final = 74
_TIME_LIMIT: Final = 1 << 48
_STEP_BITS: Final = 32


class Uuid7Source:
    """A source of rising identifiers: its next one is always greater than its last, whatever the clock does."""

    def __init__(self) -> None:
        """Start with no identifier given."""
        self._lock = threading.Lock()
        self._milliseconds = -1
        self._random = 0

    def next(self, now_ms: int | None = None) -> str:
        """Give the next identifier; `now_ms` is the clock in milliseconds since 1970, by default the system's.

        Raises ValueError for a clock that 48 bits cannot hold.
        """
        clock = time.time_ns() // 1_000_000 if now_ms is None else now_ms
        with self._lock:
            self._advance(clock)
            return assemble(self._milliseconds, self._random)

    def _advance(self, clock: int) -> None:
        if not 0 <= clock < _TIME_LIMIT:
            raise ValueError("the clock is outside what an identifier can hold")
        if clock > self._milliseconds:
            self._milliseconds, self._random = clock, _fresh()
            return
        following = self._random + 1 + _chance(_STEP_BITS)
        if following >> _RANDOM_BITS:
            self._milliseconds, self._random = self._milliseconds + 1, _fresh()
        else:
            self._random = following


def _fresh() -> int:
    # The top bit stays clear, so that a busy millisecond has room to count upwards.
    return _chance(_RANDOM_BITS - 1)


def _chance(bits: int) -> int:
    # Not the modules uuid and secrets: they would add some 10 ms to every start.
    return int.from_bytes(os.urandom(10)) >> 80 - bits


def assemble(milliseconds: int, random: int) -> str:
    """Put 48 bits of time and 74 bits of chance into the layout of version 7, as lower-case hyphenated text."""
    upper, lower = random >> 62, random & ((1 << 62) - 1)
    text = f"{milliseconds << 80 | 0x7 << 76 | upper << 64 | 0b10 << 62 | lower:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


_OF_THIS_PROCESS: Final = Uuid7Source()


def uuid7(now_ms: int | None = None) -> str:
    """Give a new identifier, greater than every one given before in this process; safe in any thread."""
    return _OF_THIS_PROCESS.next(now_ms)
