"""The summary of an event and of one of its days at two sizes, against the GROUP BY over a covering index.

With it, as on the page, the arrivals of every hour.
"""

from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, in_turns, report_times, seconds

SMALL = 10_000
GROWTH_GOAL = "<= 1.5 x 10,000 visits"
FRAME, FRAME_GOAL = 0.016, "<= 1 frame"
SCAN_GOAL = "<= 1/30 of the GROUP BY at 1,000,000"
COVERING = "CREATE INDEX bench_cover ON donor_visit (event_id, day, voided_at, {columns})"
# One GROUP BY for each figure that the summary has of donors, over one index that covers them all.
FIGURES = ("status", "work_unit_id", "blood_group", "deferral_reason")


def main() -> None:
    """Measure both sizes side by side."""
    given = arguments(__doc__ or "", size=100_000, rounds=30, what="visits of the large event")
    with bench_folder() as folder:
        small, large = (Sized(folder / f"{visits}.db", visits) for visits in (SMALL, given.size))
        for day, name in ((None, "event"), (small.day, "one day")):
            # Growth first, alone: the GROUP BY over all visits drives every page of the counters out of memory.
            little, much = in_turns([small.summariser(day), large.summariser(day)], given.rounds)
            report_times(f"summary, {name}, {given.size:,} beside {SMALL:,} visits", much, little, GROWTH_GOAL)
            report_times(f"summary, {name}, {given.size:,} visits, beside a frame of 16 ms", much, FRAME, FRAME_GOAL)
            much, scan = in_turns([large.summariser(day), large.scanner(day)], given.rounds)
            report_times(f"summary, {name}, {given.size:,} visits beside GROUP BY", much, scan, SCAN_GOAL)
        small.database.close()
        large.database.close()


class Sized:
    """A data file with so many visits, and the ways to measure it."""

    def __init__(self, path: Path, visits: int) -> None:
        from _data import DAYS, make_data, raw

        self.database, self.event_id = make_data(path, visits)
        self.day = DAYS[2]
        self.connection: Any = raw(self.database)
        self.connection.execute(COVERING.format(columns=", ".join(FIGURES)))

    def summariser(self, day: Any) -> Any:
        """Give a function that reads the summary as the page does and gives the seconds."""
        from baktidesk.services.figures import arrivals
        from baktidesk.services.summary import summarise

        def read(session: Any) -> None:
            summarise(session, self.event_id, day)
            arrivals(session, [self.event_id], day)

        return lambda: seconds(lambda: self.database.read(read))

    def scanner(self, day: Any) -> Any:
        """Give a function that counts the same figures from the visits and gives the seconds."""
        where, values = "event_id = ? AND voided_at IS NULL", [self.event_id]
        if day:
            where, values = f"{where} AND day = ?", [*values, day.isoformat()]
        queries = [f"SELECT {one}, COUNT(*) FROM donor_visit WHERE {where} GROUP BY {one}" for one in FIGURES]
        return lambda: seconds(lambda: [self.connection.execute(query, values).fetchall() for query in queries])


main()
