"""Works for a while on a data file under shim.c, which writes down every change of a file and every "saved".

The work: an older file is brought up to date, records are saved, the log is folded back, a backup and an export are
made, the file is closed and opened again. Every kind of work is noted when it begins.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from baktidesk.db.backup import backup_folder, make_backup
from baktidesk.db.session import Database
from baktidesk.services import encryption
from baktidesk.services.language import load_language
from baktidesk.services.workbook.book import ExportKind, export_event
from tests.faults import broken
from tests.faults.records import WRITER, open_folder, place_of, read_passphrase, save, set_up
from tests.faults.shim import Shim

EXPORTS = "ekspor"
"""The folder of the exports, within that of the data."""


def main(arguments: Sequence[str]) -> int:
    """Save so many records into a folder and write down how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dir", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--n", type=int, default=18)
    parser.add_argument("--broken", action="store_true", help="do not wait for the disk")
    parser.add_argument("--passphrase-file", type=Path, help="work on an encrypted file")
    options = parser.parse_args(arguments)
    if options.passphrase_file:
        encryption.unlock(place_of(options.dir), read_passphrase(options.passphrase_file))
    if options.broken:
        broken.careless()
    shim = Shim(options.dir)
    shim.record(options.log)
    shim.note("= upgrade")
    third = options.n // 3
    for part, between in enumerate((_back_up, _export, _fold)):
        _work(shim, options.dir, range(part * third, (part + 1) * third), between)
    return 0


def _work(shim: Shim, folder: str, numbers: Sequence[int], between: Callable[[Shim, str, Database], None]) -> None:
    database = open_folder(folder)
    shim.note("= saving")
    known = set_up(database)
    for number in numbers:
        shim.note(f"r-{number} {save(database, known, f'r-{number}')}")
        if number == numbers[len(numbers) // 2]:
            between(shim, folder, database)
            shim.note("= saving")
    shim.note("= checkpoint")
    database.close()


def _back_up(shim: Shim, folder: str, _database: Database) -> None:
    shim.note("= backup")
    data = Path(place_of(folder))
    make_backup(data, backup_folder(data), dt.datetime.now(dt.UTC))


def _export(shim: Shim, folder: str, database: Database) -> None:
    event_id, _items = set_up(database)
    target, language = Path(folder) / EXPORTS, load_language("id")
    shim.note("= export")
    database.run(lambda session: export_event(session, event_id, ExportKind.SUMMARY, target, language), WRITER)


def _fold(shim: Shim, _folder: str, database: Database) -> None:
    shim.note("= checkpoint")
    connection = database.engine.raw_connection()
    connection.cursor().execute("PRAGMA wal_checkpoint(RESTART)")
    connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
