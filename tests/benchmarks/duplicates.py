"""Finding people again among so many from damaged copies: the time, the hits, and the scan of all names beside it."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

from _rounds import arguments, milliseconds, report

COPIES = 300
SCANNED = 30
GOAL = "p99 <= 1 ms at 1,000,000"
RECALL_GOAL = ">= 96 % in the top five"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Copy = tuple[str, Any]
"""The id of a person and the check-in that means the same one."""


def main() -> None:
    """Measure the copies with a birth date, then those with a birth year alone."""
    given = arguments(__doc__ or "", size=1_000_000, rounds=5, what="people")
    from _people import people_data

    database, event_id = people_data(given.size)
    people = some_people(database)
    gc.freeze()  # As the program does after its start.
    dated = [damaged(row, number) for number, row in enumerate(people)]
    by_year = [(person_id, year_only(record)) for person_id, record in dated]
    scan_seconds, scanned = scan_all(database, dated[:SCANNED])
    measure(f"duplicates, {given.size:,} people", database, event_id, dated, scan_seconds, given.rounds)
    report("duplicates, scan of all names, found in the top five", scanned, "", None, RECALL_GOAL)
    measure(
        f"duplicates, {given.size:,} people, birth year alone", database, event_id, by_year, scan_seconds, given.rounds
    )
    database.close()


def some_people(database: Any) -> list[dict[str, Any]]:
    """Give people whose day and month could be exchanged, so that every kind of damage can be done."""
    from _data import rows

    every = max(1, rows(database, "SELECT COUNT(*) AS n FROM person")[0]["n"] // (COPIES * 4))
    query = (
        "SELECT id, full_name, birth_date FROM person WHERE rowid % ? = 0 AND birth_date IS NOT NULL "
        "AND CAST(substr(birth_date, 9) AS INTEGER) <= 12"
    )
    return rows(database, query, (every,))[:COPIES]


def damaged(row: dict[str, Any], number: int) -> Copy:
    """Give a check-in of a person with one damage: a typo, letters swapped, a name dropped, day and month exchanged."""
    import datetime as dt

    from baktidesk.domain.donation import CheckIn
    from baktidesk.domain.person import Sex

    dice = random.Random(number)
    born = dt.date.fromisoformat(row["birth_date"])
    name = row["full_name"]
    kind = number % 4
    if kind == 3:
        born = born.replace(month=born.day, day=born.month)
    else:
        name = (with_typo, with_swap, without_last)[kind](name, dice)
    return row["id"], CheckIn(full_name=name, work_unit="Unit Kerja 00", sex=Sex.MALE, birth_date=born)


def with_typo(name: str, dice: random.Random) -> str:
    """Replace, add or lose one letter."""
    place = dice.randrange(len(name))
    return (
        name[:place] + dice.choice(("", dice.choice(_LETTERS), dice.choice(_LETTERS) + name[place])) + name[place + 1 :]
    )


def with_swap(name: str, dice: random.Random) -> str:
    """Exchange two neighbouring letters."""
    place = dice.randrange(len(name) - 1)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def without_last(name: str, _dice: random.Random) -> str:
    """Leave out the last name, where there are two."""
    return name.rpartition(" ")[0] or name


def year_only(record: Any) -> Any:
    """Give the same check-in as an event without birth dates asks for it."""
    from dataclasses import replace

    return replace(record, birth_date=None, birth_year=record.birth_date.year)


def measure(what: str, database: Any, event_id: str, copies: Sequence[Copy], scan_seconds: float, rounds: int) -> None:
    """Print median, 99th percentile and hits of the program's own question."""
    from baktidesk.services.donors.duplicates import similar_people

    def ask(record: Any) -> list[str]:
        found = database.read(lambda session: similar_people(session, event_id, record))
        return [one.known.person_id for one in found]

    times, found = [], 0
    for person_id, record in copies:
        tries = [timed(lambda record=record: ask(record)) for _ in range(rounds)]
        times.append(statistics.median(took for took, _ids in tries))
        found += person_id in tries[0][1]
    middle, slow = statistics.median(times), statistics.quantiles(times, n=100)[98]
    report(f"{what}, median", milliseconds(middle), milliseconds(scan_seconds), middle / scan_seconds, "")
    report(f"{what}, p99", milliseconds(slow), milliseconds(scan_seconds), slow / scan_seconds, GOAL)
    report(f"{what}, found in the top five", f"{100 * found / len(copies):.1f} %", "", None, RECALL_GOAL)


def timed(work: Callable[[], list[str]]) -> tuple[float, list[str]]:
    """Give the seconds of a piece of work, and what it gave."""
    start = time.perf_counter()
    value = work()
    return time.perf_counter() - start, value


def scan_all(database: Any, copies: Sequence[Copy]) -> tuple[float, str]:
    """Give the median seconds of comparing a name with all names, and the hits in the top five."""
    from _data import rows
    from rapidfuzz import fuzz, process

    from baktidesk.domain.names import match_key

    people = rows(database, "SELECT id, match_key FROM person")
    keys = [row["match_key"] for row in people]
    times, found = [], 0
    for person_id, record in copies:
        key = match_key(record.full_name)
        start = time.perf_counter()
        best = process.extract(key, keys, scorer=fuzz.ratio, limit=5)
        times.append(time.perf_counter() - start)
        found += any(people[place]["id"] == person_id for _key, _score, place in best)
    return statistics.median(times), f"{100 * found / len(copies):.1f} %"


if __name__ == "__main__":
    main()
