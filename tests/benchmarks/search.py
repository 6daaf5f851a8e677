"""The scan box's search among so many people: the slowest of its queries, and what its index costs when saving."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, report_times, seconds, timed

GOAL = "worst <= 2 ms at 1,000,000"
INSERT_GOAL = "<= 2 x without the index"
WARM = 3
CLOCKS = ((time.perf_counter, "time"), (time.thread_time, "CPU"))
QUERIES = """
    mu, muh, muha, muhammad, si, siti, ra, sus, xu, zul, zulkarnain, rahmawati, mu sa, muhammad sari, siti nur,
    sari muh, sant wij, ahmad siti, agus sri, setia bu, muhammad siti nur, nur siti putri santoso, muhammad xaxa, a b,
    mu si sa, muhammad siti n, muhtar siti, rahmatu, setiaw,
    siti aminah, nur'ai, ma'ruf, 9900, 99001, +6281, 0812, 081234567, A12, A-1024, B7, K-0001, 1024, nobody
"""


def main() -> None:
    """Measure every query, then the cost of saving."""
    given = arguments(__doc__ or "", size=1_000_000, rounds=15, what="people")
    from _people import people_data

    database, event_id = people_data(given.size)
    queries = [query.strip() for query in QUERIES.strip().split(",")]
    gc.freeze()  # As the program does after its start, and it searches for garbage when nothing is asked.
    gc.disable()
    measure_queries(f"search, {given.size:,} people", database, event_id, queries, given.rounds)
    gc.enable()
    measure_bulk(database)
    database.close()
    with bench_folder() as folder:
        measure_saves(folder)


def measure_queries(what: str, database: Any, event_id: str, queries: Sequence[str], rounds: int) -> None:
    """Print the slowest queries and the middle one, each beside FTS5 alone, or 50 names where it is no name."""
    processor: dict[str, list[float]] = {query: [] for query in queries}
    bare = {query: match_looker(database, query) for query in queries if query.replace(" ", "").isalpha()}
    askers = [asker(database, event_id, query, processor[query]) for query in queries]
    *taken, prefix = in_turns([*askers, prefix_looker(database)], rounds, warm=WARM)
    floors = dict(zip(bare, in_turns(list(bare.values()), rounds, warm=WARM), strict=True))
    ranked = sorted(zip(taken, queries, strict=True), reverse=True)
    for place, (took, query) in enumerate(ranked[:3], 1):
        floor = floors.get(query, prefix)
        report_times(f"{what}, slowest {place} of {len(queries)}: “{query}”", took, floor, GOAL)
    took, query = ranked[len(ranked) // 2]
    report_times(f"{what}, the middle one: “{query}”", took, floors.get(query, prefix), GOAL)
    took, query = max((statistics.median(kept[WARM:]), query) for query, kept in processor.items())
    report_times(f"{what}, slowest by CPU: “{query}”", took, floors.get(query, prefix), GOAL)
    took, query = max((took, query) for query, took in floors.items())
    report_times(f"{what}, FTS5 alone, slowest of {len(floors)}: “{query}”", took, prefix, "")


def asker(database: Any, event_id: str, query: str, processor: list[float]) -> Callable[[], float]:
    """Give a function that searches as the scan box does and gives the seconds; it keeps the processor's."""
    from baktidesk.services.search import search

    return lambda: timed(lambda: database.read(lambda session: search(session, event_id, query)), processor)


def match_looker(database: Any, query: str) -> Callable[[], float]:
    """Give the floor of names: the newest fifty in FTS5's ready lists of all beginnings, on the driver."""
    from _data import raw

    from baktidesk.db.search_index import PREFIXES

    connection = raw(database)
    listed = (word[: max(length for length in PREFIXES if length <= len(word))] for word in query.split())
    match = " ".join(f'"{beginning}"*' for beginning in listed)
    statement = (
        "SELECT * FROM search_name CROSS JOIN search_person ON number = search_name.rowid "
        "WHERE search_name MATCH ? ORDER BY search_name.rowid LIMIT +?"
    )
    return lambda: seconds(lambda: connection.execute(statement, (match, 50)).fetchall())


def prefix_looker(database: Any) -> Callable[[], float]:
    """Give the floor: 50 names whose first word begins so, by an index of names, on the driver."""
    from _data import raw

    connection = raw(database)
    query = "SELECT * FROM person WHERE name_key >= 'muha' AND name_key < 'muhb' LIMIT 50"
    return lambda: seconds(lambda: connection.execute(query).fetchall())


def measure_bulk(database: Any, people: int = 2_000) -> None:
    """Print the time of writing many people at once, with the index and without, beside all the others."""
    from _data import insert_sql, raw
    from _people import person_rows

    connection, numbers = raw(database), count(10)

    def write(clock: Callable[[], float], *, indexed: bool) -> float:
        found = list(person_rows(people, seed=next(numbers)))
        connection.execute("BEGIN IMMEDIATE")
        if not indexed:
            connection.execute("DROP TRIGGER search_person_insert")
        start = clock()
        connection.executemany(insert_sql("person", found[0]), found)
        # Only a savepoint makes the index write what it has gathered, as a commit would.
        connection.execute("SAVEPOINT s")
        took = clock() - start
        connection.execute("ROLLBACK")
        return took

    for clock, what in CLOCKS:
        ours, floor = in_turns([partial(write, clock, indexed=indexed) for indexed in (True, False)], 5)
        report_times(f"search index, {people:,} people at once, {what}", ours, floor, INSERT_GOAL)


def measure_saves(folder: Path, visits: int = 300, rounds: int = 300) -> None:
    """Print the time of one durable check-in with the index and without."""
    from durable_save import saver

    made = [
        _data_file(folder / name, visits, indexed=indexed) for name, indexed in (("with.db", True), ("bare.db", False))
    ]
    for clock, what in CLOCKS:
        ours, floor = in_turns([saver(*one, clock) for one in made], rounds, warm=20)
        report_times(f"search index, one check-in, {what}", ours, floor, INSERT_GOAL)
    for database, _event_id in made:
        database.close()


def _data_file(path: Path, visits: int, *, indexed: bool) -> tuple[Any, str]:
    from _data import make_data, raw, rows

    database, event_id = make_data(path, visits)
    if not indexed:
        for row in rows(database, "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search%'"):
            raw(database).execute(f"DROP TRIGGER {row['name']}")
    return database, event_id


if __name__ == "__main__":
    main()
