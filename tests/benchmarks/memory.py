"""Resident memory of the started program with its data open, against an empty Qt window."""

from pathlib import Path

from _rounds import arguments, bench_folder, in_turns, report, said_by_child

HERE = Path(__file__).parent


def main() -> None:
    """Weigh both processes in turns."""
    from _data import make_data

    given = arguments(__doc__ or "", size=5000, rounds=3, what="visits in the data file")
    with bench_folder() as folder:
        data = folder / "data.db"
        make_data(data, given.size)[0].close()
        sides = (
            lambda: float(said_by_child([HERE / "_program.py", "memory", data], folder)[1]),
            lambda: float(said_by_child([HERE / "_empty_window.py", "memory"], folder)[1]),
        )
        ours, floor = in_turns(sides, given.rounds)
    if floor:
        report("memory after start", f"{ours:.0f} MB", f"{floor:.0f} MB", ours / floor, "<= 1.75 x the empty window")
    else:
        report("memory after start", "not told by this system", "", None, "<= 1.75 x the empty window")


main()
