"""From the start of the process to the cursor in the donor form with the data open, against an empty Qt window."""

from pathlib import Path

from _rounds import arguments, bench_folder, in_turns, report_times, said_by_child

HERE = Path(__file__).parent


def main() -> None:
    """Start both processes in turns."""
    from _data import make_data

    given = arguments(__doc__ or "", size=5000, rounds=15, what="visits in the data file")
    with bench_folder() as folder:
        data = folder / "data.db"
        make_data(data, given.size)[0].close()
        sides = (
            lambda: said_by_child([HERE / "_program.py", "form", data], folder)[0],
            lambda: said_by_child([HERE / "_empty_window.py", "paint"], folder)[0],
        )
        ours, floor = in_turns(sides, given.rounds)
    report_times(f"usable form, {given.size:,} visits", ours, floor, "<= 3.3 x the empty window")


main()
