"""The workbook with names of an event of so many donors, against zlib level 6 on the same XML; its peak memory; and
the workbook without names, RINGKASAN.

Where XlsxWriter is installed, which nothing needs, it writes the same cells in turn with us.
"""

import statistics
import subprocess
import sys
import zipfile
import zlib
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from _rounds import (
    arguments,
    bench_folder,
    child_environment,
    in_turns,
    milliseconds,
    report,
    report_times,
    seconds,
    timed,
)

GOAL = "<= 2 x zlib-6 at 10,000, <= 1.0 x at 100,000"
PEER_GOAL = "<= 0.15 x XlsxWriter at 100,000"
MEMORY_GOAL = "<= 64 MB at any size"
NAMELESS_GOAL = "<= 1 s"


def main() -> None:
    """Measure time and memory; or, as the child of the latter, export and say the peak."""
    if sys.argv[1:2] == ["--peak"]:
        print(peak_of_export(Path(sys.argv[2]), sys.argv[3]))
        return
    given = arguments(__doc__ or "", size=10_000, rounds=5, what="donors")
    with bench_folder() as folder:
        from _data import make_data, rows

        data = folder / "data.db"
        database, event_id = make_data(data, given.size)
        spread_over_the_day(database)
        xml = b"".join(xml_parts(export(database, event_id, folder / "first")))  # and everything is imported
        number = count()
        busy: tuple[list[float], list[float]] = ([], [])
        sides = (
            lambda: timed(lambda: export(database, event_id, folder / str(next(number))), busy[0]),
            lambda: timed(lambda: zlib.compress(xml, 6), busy[1]),
        )
        ours, floor = in_turns(sides, given.rounds)
        what = f"export, {given.size:,} donors, {len(xml) / 1e6:.1f} MB of XML"
        report_times(what, ours, floor, GOAL)
        report_times(f"{what}, processor", *map(statistics.median, busy), GOAL)
        report_nameless(database, event_id, folder, given)
        report_peer(database, event_id, folder, given.size)
        code = rows(database, "SELECT code FROM event")[0]["code"]
        database.close()
        report_peak(data, code, folder)


def spread_over_the_day(database: Any) -> None:
    """Let people come one after the other, as they do: the copies all have the moments of their pattern."""
    from _data import raw

    later = {"checked_in_at": 0, "passed_at": 900, "ended_at": 2400}
    moments = {
        name: f"day || ' ' || time(3600 + rowid * 7919 % 25200 + {seconds}, 'unixepoch') || '.000000'"
        for name, seconds in later.items()
    }
    changes = (f"{name} = CASE WHEN {name} IS NOT NULL THEN {moment} END" for name, moment in moments.items())
    raw(database).execute(f"UPDATE donor_visit SET {', '.join(changes)}")


@cache
def spoken() -> Any:
    """Give the language of the workbook; a program that runs has read it long before."""
    from baktidesk.services.language import load_language

    return load_language("id")


def export(database: Any, event_id: str, folder: Path, *, names: bool = True) -> Path:
    """Write the workbook, audited, whole and synced; give its path."""
    from _data import OFFICER

    from baktidesk.services.workbook.book import ExportKind, export_event

    language = spoken()

    def work(session: Any) -> Any:
        kind = ExportKind.DETAIL if names else ExportKind.SUMMARY
        return export_event(session, event_id, kind, folder, language, health=names)

    return Path(database.run(work, OFFICER).value.file)


def xml_parts(workbook: Path) -> list[bytes]:
    """Give the parts of a workbook, inflated."""
    with zipfile.ZipFile(workbook) as archive:
        return [archive.read(name) for name in archive.namelist()]


def report_nameless(database: Any, event_id: str, folder: Path, given: Any) -> None:
    """Print the wall-clock time of RINGKASAN, which has a row for every visit too, and the processor's beside it."""
    number = count()
    busy: list[float] = []

    def work() -> object:
        return export(database, event_id, folder / f"nameless{next(number)}", names=False)

    (wall,) = in_turns([lambda: timed(work, busy)], given.rounds)
    processor = f"{milliseconds(statistics.median(busy))} of the processor"
    report(f"export of RINGKASAN, {given.size:,} donors", milliseconds(wall), processor, None, NAMELESS_GOAL)


def report_peer(database: Any, event_id: str, folder: Path, size: int) -> None:
    """Let XlsxWriter write the cells of our workbook, one string object for each as it wants them, in turn with us."""
    if not find_spec("xlsxwriter"):
        return
    from python_calamine import CalamineWorkbook

    ours = export(database, event_id, folder / "ours")
    cells = CalamineWorkbook.from_path(ours).get_sheet_by_name("Donor").to_python()
    sides = (
        lambda: seconds(lambda: export(database, event_id, folder / "ours")),
        lambda: seconds(lambda: write_by_peer(cells, folder / "peer.xlsx")),
    )
    report_times(f"export, {size:,} donors, beside XlsxWriter", *in_turns(sides, 1), PEER_GOAL)


def write_by_peer(cells: Any, path: Path) -> None:
    """Write rows by XlsxWriter as it uses least memory."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Donor")
        for number, row in enumerate(cells):
            for column, value in enumerate(row):
                sheet.write_string(number, column, str(value))


def report_peak(data: Path, code: str, folder: Path) -> None:
    """Print the most memory of a process that did nothing but export by the command line; and before it began to."""
    command = [sys.executable, __file__, "--peak", str(data), code]
    said = subprocess.run(command, env=child_environment(folder), check=True, capture_output=True, text=True).stdout
    loaded, peak = map(float, said.splitlines()[-1].split())
    told = (f"{peak:.0f} MB", f"{loaded:.0f} MB loaded") if peak else ("not told by this system", "")
    report("export, peak memory", *told, peak / loaded if peak else None, MEMORY_GOAL)


def peak_of_export(data: Path, code: str) -> str:
    """Export into the folder of the data; give the resident memory in MB before, all being loaded, and the peak."""
    from _weight import megabytes, peak_megabytes
    from openpyxl.chart import Reference  # noqa: F401
    from openpyxl.writer.excel import ExcelWriter  # noqa: F401

    from baktidesk.cli import main as command
    from baktidesk.db import schema  # noqa: F401
    from baktidesk.services.workbook import book  # noqa: F401

    loaded = megabytes()
    words = ["--data", str(data), "export", "--event", code, "--kind", "rincian", "--health"]
    if command([*words, "--out", str(data.parent / "peak"), "--json"]):
        raise SystemExit("the command line did not export")
    return f"{loaded} {peak_megabytes()}"


if __name__ == "__main__":
    main()
