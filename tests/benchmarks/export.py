"""The workbook with names of an event of so many donors, against zlib level 6 on the same XML; and its peak memory."""

import subprocess
import sys
import zipfile
import zlib
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from _rounds import arguments, bench_folder, child_environment, in_turns, report, report_times, seconds

GOAL = "<= 2 x zlib-6 at 10,000, <= 1.0 x at 100,000"
MEMORY_GOAL = "<= 64 MB at any size"


def main() -> None:
    """Measure time and memory; or, as the child of the latter, export and say the peak."""
    if sys.argv[1:2] == ["--peak"]:
        print(peak_of_export(Path(sys.argv[2])))
        return
    given = arguments(__doc__ or "", size=10_000, rounds=5, what="donors")
    with bench_folder() as folder:
        from _data import make_data

        data = folder / "data.db"
        database, event_id = make_data(data, given.size)
        xml = b"".join(xml_parts(export(database, event_id, folder / "first")))  # and everything is imported
        number = count()
        sides = (
            lambda: seconds(lambda: export(database, event_id, folder / str(next(number)))),
            lambda: seconds(lambda: zlib.compress(xml, 6)),
        )
        ours, floor = in_turns(sides, given.rounds)
        database.close()
        report_times(f"export, {given.size:,} donors, {len(xml) / 1e6:.1f} MB of XML", ours, floor, GOAL)
        report_peak(data, folder)


@cache
def spoken() -> Any:
    """Give the language of the workbook; a program that runs has read it long before."""
    from baktidesk.services.language import load_language

    return load_language("id")


def export(database: Any, event_id: str, folder: Path) -> Path:
    """Write the workbook with names, audited, whole and synced; give its path."""
    from _data import OFFICER

    from baktidesk.services.workbook.book import ExportKind, export_event

    language = spoken()

    def work(session: Any) -> Any:
        return export_event(session, event_id, ExportKind.DETAIL, folder, language, health=True)

    return Path(database.run(work, OFFICER).value.file)


def xml_parts(workbook: Path) -> list[bytes]:
    """Give the parts of a workbook, inflated."""
    with zipfile.ZipFile(workbook) as archive:
        return [archive.read(name) for name in archive.namelist()]


def report_peak(data: Path, folder: Path) -> None:
    """Print the most memory that a process held which did nothing but open the data and export."""
    command = [sys.executable, __file__, "--peak", str(data)]
    said = subprocess.run(command, env=child_environment(folder), check=True, capture_output=True, text=True).stdout
    peak = float(said)
    report("export, peak memory", f"{peak:.0f} MB" if peak else "not told by this system", "", None, MEMORY_GOAL)


def peak_of_export(data: Path) -> float:
    """Export into the folder of the data and give the peak of resident memory in MB."""
    from _data import rows
    from _weight import peak_megabytes

    from baktidesk.db.schema import open_database

    database = open_database(str(data))
    export(database, str(rows(database, "SELECT id FROM event")[0]["id"]), data.parent / "peak")
    database.close()
    return peak_megabytes()


if __name__ == "__main__":
    main()
