"""Rescuing what can still be read from a damaged data file: one CSV file for each table, in a folder of its own."""

import csv
import datetime as dt
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from baktidesk.db.base import metadata
from baktidesk.db.engine import driver, open_unchanged
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

_LEFT_OUT: Final = frozenset({"setting", "tally"})
_SECRET: Final = frozenset({"pin_hash"})
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True, kw_only=True)
class Salvaged:
    """What was rescued: the folder, rows by table, and the tables of which a part could not be read."""

    folder: Path
    rows: dict[str, int]
    torn: tuple[str, ...]


def salvage(data: str, target: Path, moment: dt.datetime) -> Salvaged:
    """Write all that can be read of a data file into a new folder within `target`; the file is not changed.

    `moment` is now in UTC. Nothing personal is left out: the folder is the owner's alone. Refused when nothing can be
    read at all, or nothing written.
    """
    folder = target / f"baktidesk-rescue-{moment.strftime('%Y%m%dT%H%M%SZ')}"
    rows, torn = {}, []
    try:
        folder.mkdir(mode=0o700)
        with closing(open_unchanged(Path(data).absolute())) as connection:
            for table in metadata.sorted_tables:
                names = _columns(connection, table.name)
                if names:
                    rows[table.name], whole = _write(connection, table.name, names, folder)
                    torn += [] if whole else [table.name]
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "Nothing can be written to {folder} ({why}).")
        raise Refused(text, folder=str(target), why=error.strerror or "") from error
    except driver().DatabaseError:
        rows = {}
    if not any(rows.values()):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Nothing in the data file can be read any more."))
    return Salvaged(folder=folder, rows=rows, torn=tuple(torn))


def _columns(connection: Any, table: str) -> list[str]:
    """Give what of a table is written, as this file has it: one of an earlier version has other columns, or none."""
    if table in _LEFT_OUT:
        return []
    found = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    return [name for name in found if name not in _SECRET]


def _write(connection: Any, table: str, names: list[str], folder: Path) -> tuple[int, bool]:
    """Write one table; give its rows, and whether all of it could be read."""
    handle = os.open(folder / f"{table}.csv", os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600)
    count, whole = 0, True
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in _readable(connection, table, names):
            if row is None:
                whole = False
                continue
            writer.writerow([_cell(value) for value in row])
            count += 1
    return count, whole


def _readable(connection: Any, table: str, names: list[str]) -> Iterator[tuple[Any, ...] | None]:
    """Give the rows that can be read, from both ends of a torn table; None where one end comes to the damage."""
    seen: set[tuple[Any, ...]] = set()
    for order in ("ASC", "DESC"):
        try:
            for row in connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY rowid {order}"):
                if order == "ASC" or row not in seen:
                    yield row
                if order == "ASC":
                    seen.add(row)
        except driver().DatabaseError:
            yield None
        else:
            return


def _cell(value: Any) -> Any:
    """Give a value so that a spreadsheet program takes it for a text where it is one."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
