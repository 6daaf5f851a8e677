"""The look at the whole data at every start: the audit's chain, and every record against what the audit says of it.

It reads with the driver alone: at 50,000 records the expressions of SQLAlchemy would cost more than the look.
"""

import hmac
import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Date, Integer, String, Table
from sqlalchemy.types import JSON

from baktidesk.db import day_locks, seals, search_index, tallies
from baktidesk.db.base import UtcDateTime, metadata
from baktidesk.db.engine import driver
from baktidesk.db.models import (
    allocation,
    area,
    distribution,
    donor_visit,
    event,
    event_day,
    handover,
    handover_line,
    item,
    officer,
    person,
    stock_movement,
    work_unit,
)
from baktidesk.db.seals import HEAD, KEY, SEALED, walk
from baktidesk.db.tallies import MEASURES, scan_sql

COMPARED: Final = {
    table.name: table
    for table in (
        person, donor_visit, handover, handover_line, distribution, stock_movement,
        event, event_day, item, area, allocation, work_unit, officer,
    )
}  # fmt: skip
SEALED_SINCE: Final = "0004"
"""The revision of the schema that began to seal the audit."""
DERIVED: Final = frozenset({"name_key", "match_key", "key"})
"""Columns that follow from others, and that a migration may reckon anew."""
_UNTOLD: Final[Mapping[str, Any]] = {"voided_at": None}
"""What holds of a record as long as the audit says nothing else."""
_scan: Any = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_ROWS: Final = f"SELECT sequence, seal, {', '.join(SEALED)} FROM audit ORDER BY sequence"
_BY_RECORD: Final = "SELECT kind, record_id, changes FROM audit ORDER BY record_id, sequence"


def chain_is_whole(connection: Connection) -> bool:
    """Reckon every seal of the audit again; tell whether rows and head agree."""
    if connection.dialect.name != "sqlite":
        return walk(connection).ok
    try:
        return _walk(connection.connection.driver_connection)
    except (ValueError, KeyError, StopIteration, driver().DatabaseError):
        return False  # a row, the key or the head is no text, no moment or no JSON any more


def copy_is_sealed(raw: Any) -> bool:
    """Tell whether the audit of a copy (a driver connection on it) is whole; data from before the chain have none."""
    try:
        return _revision(raw) < SEALED_SINCE or _walk(raw)
    except (ValueError, KeyError, TypeError, StopIteration, driver().DatabaseError):
        return False


def copy_would_open(raw: Any, newest_revision: str) -> bool:
    """Tell whether a copy (a driver connection on it) would be let in at the start, as far as its records are known.

    The records of an earlier revision than the newest are compared only when its schema has been renewed.
    """
    if not copy_is_sealed(raw):
        return False
    try:
        return _is_practice(raw) or _revision(raw) != newest_revision or _differing(raw) is None
    except (ValueError, KeyError, TypeError, driver().DatabaseError):
        return False


def _revision(raw: Any) -> str:
    return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _is_practice(raw: Any) -> bool:
    return raw.execute("SELECT 1 FROM setting WHERE key = 'practice' AND value = 'true'").fetchone() is not None


def _walk(raw: Any) -> bool:
    kept = dict(raw.execute("SELECT key, value FROM setting WHERE key IN (?, ?)", (KEY, HEAD)))
    key, head = json.loads(kept[KEY]).encode(), json.loads(kept[HEAD])
    encode, count, last = _make_encode(), 0, ""
    for _sequence, found, deed, at, *between, changes in raw.execute(_ROWS):
        parts = encode([last, deed, _moment(at), *between, _scan(changes, 0)[0]], 0)
        last = hmac.digest(key, "".join(parts).encode("utf-8", "surrogatepass"), "sha256").hex()
        if last != found:
            return False
        count += 1
    return bool(head == {"count": count, "seal": last})


def differing_record(connection: Connection) -> tuple[str, str] | None:
    """Give kind and id of a record whose values are not those that the audit wrote down last; None when all agree.

    Both are "" when a record cannot be read at all.
    """
    if connection.dialect.name != "sqlite":
        return None
    try:
        return _differing(connection.connection.driver_connection)
    except driver().DatabaseError:
        return "", ""


def triggers_stand(connection: Connection) -> bool:
    """Tell whether every trigger that guards, counts or indexes is there, by its name."""
    if connection.dialect.name != "sqlite":
        return True
    statements = [*search_index.trigger_sql()]
    for part in (tallies, seals, day_locks):
        statements += part.trigger_sql("sqlite")
    wanted = {statement.split()[2] for statement in statements}
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    return wanted <= set(found)


def figures_agree(connection: Connection) -> bool:
    """Tell whether the counters of the summary are what the records come to."""
    scans = {measure.name: scan_sql(measure, connection.dialect.name) for measure in MEASURES}
    counts = {name: f"SELECT * FROM ({scan}) AS counted WHERE n != 0" for name, scan in scans.items()}
    return not any(
        connection.exec_driver_sql(f"SELECT 1 FROM ({one} EXCEPT {other}) AS differing LIMIT 1").first()
        for name, scanned in counts.items()
        for kept in [f"SELECT event_id, day, key, n FROM tally WHERE measure = '{name}' AND n != 0"]
        for one, other in ((kept, scanned), (scanned, kept))
    )


def _differing(raw: Any) -> tuple[str, str] | None:
    known = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    missing = [name for name in metadata.tables if name not in known]
    if missing:
        return missing[0], ""
    tables = {name: _Rows(raw, table) for name, table in COMPARED.items()}
    # Notes of another kind, such as of a print, stand between those of the record that they are about.
    told_of = (line for line in _by_record(raw) if line[0] in tables)
    for (kind, record_id), lines in groupby(told_of, key=lambda line: (line[0], line[1])):
        rows = tables[kind]
        told: dict[str, Any] = {}
        for _kind, _id, changes in lines:
            told |= _news(changes)
        if not rows.agree(record_id, told):
            return kind, record_id
    return next(((name, "") for name, rows in tables.items() if rows.has_more()), None)


class _Rows:
    """The records of one table in the order of their ids, as the audit's walk comes by."""

    def __init__(self, raw: Any, table: Table) -> None:
        self._plain = {column.name: _reader(column.type) for column in table.c if column.name not in DERIVED}
        self._plain = {name: read for name, read in self._plain.items() if read}
        self._names = [name for name in self._plain if name != "id"]
        self._read = {name: read for name, read in self._plain.items() if read is not _same and name != "id"}
        self._cursor = raw.execute(f"SELECT id, {', '.join(self._names)} FROM {table.name} ORDER BY id")
        self._uncompared = [column.name for column in table.c if column.name not in self._names]

    def agree(self, record_id: str, told: Mapping[str, Any]) -> bool:
        """Tell whether the next record is this one and holds what was told of it."""
        row = self._cursor.fetchone()
        if row is None or row[0] != record_id:
            return not told
        found = dict(zip(self._names, row[1:], strict=True))
        for name, read in self._read.items():
            found[name] = read(found[name])
        known = {**_UNTOLD, **told}
        for name in self._uncompared:
            known.pop(name, None)
        # Nearly always all that was told is found as it is, which the interpreter sees in one stroke.
        return known.items() <= found.items() or all(known.get(name, value) == value for name, value in found.items())

    def has_more(self) -> bool:
        """Tell whether there are records of which the audit says nothing."""
        return self._cursor.fetchone() is not None


def _by_record(raw: Any) -> Iterator[tuple[str, str, str]]:
    yield from raw.execute(_BY_RECORD)


def _news(changes: str) -> dict[str, Any]:
    """Give the new values of an audit row; notes, such as of a print, have none."""
    found = _scan(changes, 0)[0].items()
    return {name: pair[1] for name, pair in found if isinstance(pair, list) and len(pair) == 2}


def _make_encode() -> Any:
    """Give what the encoder does inside, made once and not for every row."""
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return lambda value, _level: (_encoder.encode(value),)
    text: Any = json.encoder.encode_basestring
    return make(None, _encoder.default, text, None, ":", ",", True, False, True)


def _moment(stored: str) -> str:
    """Give a stored moment as the seal has it."""
    return stored.removesuffix(".000000").replace(" ", "T") + "+00:00"


def _same(value: Any) -> Any:
    return value


def _reader(kind: Any) -> Any:
    """Give what turns a column's stored form into the audit's, None where the two are not compared."""
    if isinstance(kind, UtcDateTime):
        return lambda stored: stored and _moment(stored)
    if isinstance(kind, JSON):
        return None
    return _same if isinstance(kind, String | Date | Boolean | Integer) else None
