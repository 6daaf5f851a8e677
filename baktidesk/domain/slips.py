"""Numbered paper slips: their numbers told as runs, and read back from typing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Number, Text

MOST: Final = 200
"""How many slips are numbered at once: a stack that a table printer takes."""

_RUN: Final = re.compile(r"([0-9]{1,7})(?:\s*(?:[-–—]|s/d|sampai|to)\s*([0-9]{1,7}))?")


@dataclass(kw_only=True)
class BlankSlips:
    """How many blank slips are wanted."""

    count: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "How many slips"), minimum=1, maximum=MOST, required=True),
    ] = 50


@dataclass(kw_only=True)
class UnusedSlips:
    """Slips that will not come back."""

    numbers: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Slips left over or spoiled"),
            help=QT_TRANSLATE_NOOP("Field", "Numbers and runs, for example 12, 15–18."),
            required=True,
            max_length=10_000,
        ),
    ] = ""


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give rising numbers as runs from first to last: 12, 15, 16 gives (12, 12) and (15, 16)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def runs_in_words(numbers: Iterable[int]) -> str:
    """Write rising numbers as runs: 12, 15–18."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs(numbers))


def read_runs(text: str) -> list[tuple[int, int]]:
    """Read typed runs: "12, 15-18", "0012; 15 s/d 18". Raises ValueError for anything else, also 18-15."""
    found = []
    for part in re.split(r"[,;\n]", text):
        if not part.strip():
            continue
        run = _RUN.fullmatch(part.strip().lower())
        if run is None or int(run[2] or run[1]) < int(run[1]):
            raise ValueError("not a number or a run of numbers")
        found.append((int(run[1]), int(run[2] or run[1])))
    return found
