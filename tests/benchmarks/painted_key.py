"""A key typed into the check-in form until it is painted, against a bare Qt form of 15 fields."""

from pathlib import Path

from _rounds import arguments, bench_folder, in_turns, report_times, said_by_child

HERE = Path(__file__).parent


def main() -> None:
    """Type in both processes in turns."""
    from _data import make_data

    given = arguments(__doc__ or "", size=5000, rounds=7, what="visits in the data file")
    with bench_folder() as folder:
        data = folder / "data.db"
        make_data(data, given.size)[0].close()
        sides = (
            lambda: float(said_by_child([HERE / "_keys.py", "ours", data], folder)[1]),
            lambda: float(said_by_child([HERE / "_keys.py", "bare"], folder)[1]),
        )
        ours, floor = in_turns(sides, given.rounds)
    report_times(f"painted key, {given.size:,} visits", ours, floor, "<= 1.6 x a bare form of 15 fields")


main()
