"""A hundred strokes of the space bar in crowd mode, thirty a second, through the real window: what is lost or waits."""

from pathlib import Path

from _rounds import arguments, bench_folder, report, report_times, said_by_child

HERE = Path(__file__).parent


def main() -> None:
    """Count in processes of their own, ours and a bare Qt window in turns; the worst round of each is reported."""
    from _data import make_data

    given = arguments(__doc__ or "", size=5000, rounds=3, what="visits in the data file")
    with bench_folder() as folder:
        data = folder / "data.db"
        make_data(data, given.size)[0].close()
        told: dict[str, list[list[float]]] = {"ours": [], "bare": []}
        for _ in range(given.rounds):
            for side, rounds in told.items():
                words = said_by_child([HERE / "_strokes.py", side, data], folder)[1].split()
                rounds.append([float(word) for word in words])
    ours, bare = ([max(part) for part in zip(*rounds, strict=True)] for rounds in told.values())
    print_lines(ours, bare)


def print_lines(ours: list[float], bare: list[float]) -> None:
    """Print what was dropped, and how long the window and the number were kept waiting, beside a bare window's."""
    report("crowd, of 100 strokes dropped or doubled", f"{ours[0]:.0f}", f"{bare[0]:.0f}", None, "0 at 30 a second")
    report_times("crowd, longest stall", ours[1], bare[1], "told beside a bare Qt window")
    report_times("crowd, 99 of 100 stalls", ours[2], bare[2], "<= 16 ms on a machine at rest")
    report_times("crowd, last stroke on disk and shown", ours[3], bare[3], "told; a bare window saves nothing")


main()
