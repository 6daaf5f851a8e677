"""Finding people again among so many from damaged copies: the time, the hits, and the scan of all names beside it."""

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from _rounds import arguments, milliseconds, report, report_times

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
    gc.freeze()  # As the program does after its start, and it searches for garbage when nothing is asked.
    gc.disable()
    dated = [damaged(row, number) for number, row in enumerate(people)]
    by_year = [(person_id, year_only(record)) for person_id, record in dated]
    scan_seconds, scanned = scan_all(database, dated[:SCANNED])
    what = f"duplicates, {given.size:,} people"
    measure(what, database, event_id, dated, given.rounds)
    report("duplicates, scan of all names, median", milliseconds(scan_seconds), "", None, "")
    report("duplicates, scan of all names, found in the top five", scanned, "", None, RECALL_GOAL)
    measure(f"{what}, birth year alone", database, event_id, by_year, given.rounds)
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


def measure(what: str, database: Any, event_id: str, copies: Sequence[Copy], rounds: int) -> None:
    """Print median, 99th percentile and hits of the program's own question, beside the births alone on the driver."""
    from baktidesk.services.donors.duplicates import similar_people

    def ask(record: Any) -> list[str]:
        found = database.read(lambda session: similar_people(session, event_id, record))
        return [one.known.person_id for one in found]

    alone, found = births_alone(database), 0
    ours: list[tuple[float, float]] = []
    floors: list[tuple[float, float]] = []
    for person_id, record in copies:
        tries, bare = [], []
        for _ in range(rounds):
            tries.append(timed(lambda record=record: ask(record)))
            bare.append(timed(lambda record=record: alone(record)))
        ours.append(middle(tries))
        floors.append(middle(bare))
        found += person_id in tries[0].found
    for name, figure in (("median", statistics.median), ("p99", p99)):
        for clock, each in (("time", 0), ("CPU", 1)):
            took, floor = (figure([one[each] for one in side]) for side in (ours, floors))
            report_times(f"{what}, {name}, {clock}", took, floor, GOAL if figure is p99 else "")
    report(f"{what}, found in the top five", f"{100 * found / len(copies):.1f} %", "", None, RECALL_GOAL)


def p99(times: Sequence[float]) -> float:
    """Give what all but one in a hundred are below."""
    return statistics.quantiles(times, n=100)[98]


def births_alone(database: Any) -> Callable[[Any], list[str]]:
    """Give the floor: near birth dates by their index on the driver, or 400 of a year, and rapidfuzz; nothing else."""
    from _data import raw
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    from baktidesk.domain.names import match_key
    from baktidesk.services.donors.duplicates import near_dates, same_dates

    connection = raw(database)
    of_year = "SELECT rowid, match_key FROM person WHERE birth_year = ? AND match_key >= ? LIMIT 400"

    def look(record: Any) -> list[str]:
        key, born = match_key(record.full_name), record.birth_date
        if born:
            dates = [date.isoformat() for date in (*same_dates(born), *near_dates(born))]
            places = ", ".join("?" * len(dates))
            rows = connection.execute(f"SELECT rowid, match_key FROM person WHERE birth_date IN ({places})", dates)
        else:
            rows = connection.execute(of_year, (record.birth_year, key[:4]))
        numbers, names = zip(*rows.fetchall(), strict=True)
        best = process.extract(key, names, scorer=JaroWinkler.normalized_similarity, score_cutoff=0.8, limit=5)
        return [str(numbers[place]) for _name, _likeness, place in best]

    return look


class Try(NamedTuple):
    """The seconds that one try took, those of the processor, and the ids that it gave."""

    seconds: float
    processor: float
    found: list[str]


def timed(work: Callable[[], list[str]]) -> Try:
    """Measure a piece of work, and keep what it gave."""
    start, processor = time.perf_counter(), time.thread_time()
    value = work()
    return Try(time.perf_counter() - start, time.thread_time() - processor, value)


def middle(tries: Sequence[Try]) -> tuple[float, float]:
    """Give the median of the seconds, and of the processor's."""
    return statistics.median(one.seconds for one in tries), statistics.median(one.processor for one in tries)


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
