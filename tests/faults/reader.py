"""Reads one workbook a line, as an import does, and says what came of it, how long it took, and the most memory held.

`read <rows>`, `refused <why>` or `crash <what>`, each after seconds and megabytes.
"""

import datetime as dt
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.domain.errors import Refused
from baktidesk.domain.roll import RollKind
from baktidesk.services.rolls.reading import read_roll
from baktidesk.services.rolls.spreadsheet import read_sheets

TODAY = dt.date(2026, 1, 20)


def main() -> int:
    """Answer for every path of standard input."""
    for line in sys.stdin:
        begun = time.process_time()
        answer = look(Path(line.rstrip("\n")))
        print(f"{time.process_time() - begun:.3f} {held():.0f} {answer}", flush=True)
    return 0


def look(path: Path) -> str:
    """Read every sheet and look for the head of a list."""
    try:
        sheets = list(read_sheets(path))
    except Refused as refusal:
        return f"refused {refusal}".replace("\n", " ")
    except BaseException as error:
        return f"crash {type(error).__name__} {error}".replace("\n", " ")[:300]
    why = [_people(path, kind) for kind in RollKind]
    return next((one for one in why if one.startswith("crash")), f"read {sum(len(sheet.rows) for sheet in sheets)}")


def _people(path: Path, kind: RollKind) -> str:
    """Read the list as one of people too: whatever stands in a cell, a row is taken or turned away."""
    try:
        return f"read {read_roll(path, TODAY, kind)}"
    except Refused as refusal:
        return f"refused {refusal}"
    except BaseException as error:
        return f"crash {type(error).__name__} {error}".replace("\n", " ")[:300]


def held() -> float:
    """Give the most memory that this process has held so far, in megabytes; 0 where nobody tells.

    Not by `getrusage`: that begins with what the process that started this one held.
    """
    try:
        told = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0.0
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
