"""The look at the whole data at every start: the audit's chain, and every record against what the audit says of it.

It reads with the driver alone: at 50,000 records the expressions of SQLAlchemy would cost more than the look.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, Final, NamedTuple

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
from baktidesk.db.redaction import Redactions
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
_LISTS: Final = {list}
_UNREADABLE: Final = (ValueError, KeyError, TypeError, AttributeError, StopIteration)
"""What becomes of a row, a key or a head that is no text, no moment or no JSON any more."""
_Ask = Callable[[str], Any]
"""Gives the rows of a query on a connection, the driver's or SQLAlchemy's."""
_scan: Any = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_REST: Final = frozenset({"version", "created_at", "created_by", "desk"})
"""Columns that no deed tells of; where one does, its record is looked at word by word."""


def _told_moment(column: str) -> str:
    """Give the SQL that gives a stored moment as the audit has it."""
    short = f"CASE substr({column}, 20) WHEN '.000000' THEN substr({column}, 1, 19) ELSE {column} END"
    return f"replace({short}, ' ', 'T') || '+00:00'"


_BEGINNING: Final = ", ".join(_told_moment(name) if name == "at" else name for name in SEALED[:-1])
_ROWS: Final = (
    f"SELECT sequence, seal, CAST(json_array({_BEGINNING}) AS BLOB), CAST(changes AS BLOB) FROM audit ORDER BY sequence"
)
_BY_RECORD: Final = "SELECT kind, record_id, changes FROM audit ORDER BY record_id, sequence"


def chain_is_whole(connection: Connection) -> bool:
    """Reckon every seal of the audit again; tell whether rows and head agree."""
    if connection.dialect.name != "sqlite":
        return walk(connection).ok
    try:
        return _walk(connection.connection.driver_connection)
    except (*_UNREADABLE, driver().DatabaseError):
        return False  # a row, the key or the head is no text, no moment or no JSON any more


def copy_is_sealed(raw: Any) -> bool:
    """Tell whether the audit of a copy (a driver connection on it) is whole; data from before the chain have none."""
    try:
        return _revision(raw) < SEALED_SINCE or _walk(raw)
    except (*_UNREADABLE, driver().DatabaseError):
        return False


def copy_would_open(raw: Any, newest_revision: str) -> bool:
    """Tell whether a copy (a driver connection on it) would be let in at the start, as far as its records are known.

    Records, guards and counters of an earlier revision than the newest are looked at when its schema has been renewed.
    """
    if not copy_is_sealed(raw):
        return False
    try:
        return _is_practice(raw) or _revision(raw) != newest_revision or _is_as_told(raw)
    except (*_UNREADABLE, driver().DatabaseError):
        return False


def _revision(raw: Any) -> str:
    return str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _is_as_told(raw: Any) -> bool:
    ask = raw.execute
    return _guards_stand(ask) and _differing(raw) is None and _figures_agree(ask, "sqlite")


def _is_practice(raw: Any) -> bool:
    return raw.execute("SELECT 1 FROM setting WHERE key = 'practice' AND value = 'true'").fetchone() is not None


def _walk(raw: Any) -> bool:
    kept = dict(raw.execute("SELECT key, value FROM setting WHERE key IN (?, ?)", (KEY, HEAD)))
    key, head = json.loads(kept[KEY]).encode(), json.loads(kept[HEAD])
    sign, count, last, redactions = _make_sign(key), 0, "", Redactions(raw)
    written, by_name = (partial(_written_anew, _make_encode(sort=sort)) for sort in (False, True))
    forms: list[Callable[[bytes], bytes]] = [bytes, by_name, written]
    quoted = json.encoder.encode_basestring
    for sequence, found, beginning, changes in raw.execute(_ROWS):
        begun = b"[%b,%b," % (quoted(last).encode(), beginning[1:-1])
        given = sign(b"%b%b]" % (begun, forms[0](changes)))
        if given != found and not redactions.excuse(sequence, given, changes):
            fitting = [form for form in forms if sign(b"%b%b]" % (begun, form(changes))) == found]
            if not fitting and not redactions.excuse(sequence, sign(b"%b%b]" % (begun, by_name(changes))), changes):
                return False
            # Rows of one form stand together.
            forms.sort(key=lambda form: form not in fitting)
        last = found
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
    return connection.dialect.name != "sqlite" or _guards_stand(connection.exec_driver_sql)


def _guards_stand(ask: _Ask) -> bool:
    statements = [*search_index.trigger_sql()]
    for part in (tallies, seals, day_locks):
        statements += part.trigger_sql("sqlite")
    wanted = {statement.split()[2] for statement in statements}
    return wanted <= {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


def figures_agree(connection: Connection) -> bool:
    """Tell whether the counters of the summary are what the records come to."""
    return _figures_agree(connection.exec_driver_sql, connection.dialect.name)


def _figures_agree(ask: _Ask, dialect: str) -> bool:
    scans = {measure.name: scan_sql(measure, dialect) for measure in MEASURES}
    counts = {name: f"SELECT * FROM ({scan}) AS counted WHERE n != 0" for name, scan in scans.items()}
    return not any(
        ask(f"SELECT 1 FROM ({one} EXCEPT {other}) AS differing LIMIT 1").fetchone()
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
    for kind, record_id, lines in _by_record(raw):
        if not tables[kind].agree(record_id, lines):
            return kind, record_id
    return next(((name, "") for name, rows in tables.items() if rows.has_more()), None)


class _Shape(NamedTuple):
    """Where to find, for the names that audit rows tell of, the pairs told and the values of the record."""

    told: Callable[[tuple[Any, ...]], tuple[Any, ...]]
    found: Callable[[Sequence[Any]], tuple[Any, ...]]
    tells_of_voiding: bool


class _Rows:
    """The records of one table in the order of their ids, as the audit's walk comes by."""

    def __init__(self, raw: Any, table: Table) -> None:
        kinds = {column.name: column.type for column in table.c if column.name not in DERIVED | {"id"}}
        self._read = {name: read for name, kind in kinds.items() if (read := _reader(kind))}
        self._uncompared = [column.name for column in table.c if column.name not in self._read]
        self._one = partial(raw.execute, f"SELECT {', '.join(self._read)} FROM {table.name} WHERE id = ?")
        self._quick = ["voided_at", *(name for name in self._read if name not in _REST | {"voided_at"})]
        columns = (_told_moment(name) if self._read[name] is _moment else name for name in self._quick)
        self._cursor = raw.execute(f"SELECT id, {', '.join(columns)} FROM {table.name} ORDER BY id")
        self._next = self._cursor.fetchone()
        self._shapes: dict[tuple[str, ...], _Shape | None] = {}

    def agree(self, record_id: str, lines: list[str]) -> bool:
        """Tell whether the next record is this one and holds what was told of it."""
        row = self._next
        if row is None or row[0] != record_id:
            return not _told(lines)
        self._next = self._cursor.fetchone()
        return self._agree_at_once(row, lines) or self._agree(record_id, lines)

    def has_more(self) -> bool:
        """Tell whether there are records of which the audit says nothing."""
        return self._next is not None

    def _agree_at_once(self, row: Sequence[Any], lines: list[str]) -> bool:
        """Tell whether row and audit agree at first sight; a no leaves it to the closer look."""
        told = _scan(lines[0], 0)[0]
        for line in lines[1:]:
            told |= _scan(line, 0)[0]
        names = tuple(told)
        if names not in self._shapes:
            self._shapes[names] = self._shape(names)
        shape = self._shapes[names]
        if shape is None:
            return False
        pairs = shape.told(tuple(told.values()))
        if not (shape.tells_of_voiding or row[1] is None) or set(map(type, pairs)) != _LISTS:
            return False
        try:
            return shape.found(row) == tuple([new for _old, new in pairs])
        except ValueError:
            return False  # a note with a list of its own

    def _shape(self, names: tuple[str, ...]) -> _Shape | None:
        places = {name: place for place, name in enumerate(self._quick, start=1)}
        compared = [name for name in names if name in places]
        if not compared or not _REST.isdisjoint(names):
            return None
        if len(compared) == 1:
            compared *= 2  # itemgetter gives no tuple of one
        told, found = itemgetter(*map(names.index, compared)), itemgetter(*(places[name] for name in compared))
        return _Shape(told, found, "voided_at" in names)

    def _agree(self, record_id: str, lines: list[str]) -> bool:
        row = self._one((record_id,)).fetchone()
        found = {name: read(value) for (name, read), value in zip(self._read.items(), row, strict=True)}
        known = {**_UNTOLD, **_told(lines)}
        for name in self._uncompared:
            known.pop(name, None)
        return all(known.get(name, value) == value for name, value in found.items())


def _by_record(raw: Any) -> Iterator[tuple[str, str, list[str]]]:
    """Give kind and id of every record with its changes, oldest first."""
    before: tuple[str, str] | None = None
    lines: list[str] = []
    for kind, record_id, changes in raw.execute(_BY_RECORD):
        if before == (kind, record_id):
            lines.append(changes)
        # Notes of another kind, such as of a print, stand between those of the record that they are about.
        elif kind in COMPARED:
            if before is not None:
                yield *before, lines
            before, lines = (kind, record_id), [changes]
    if before is not None:
        yield *before, lines


def _told(lines: list[str]) -> dict[str, Any]:
    """Give the newest values that changes of a record tell of."""
    told: dict[str, Any] = {}
    for line in lines:
        told |= _news(line)
    return told


def _news(changes: str) -> dict[str, Any]:
    """Give the new values of an audit row; notes, such as of a print, have none."""
    found = _scan(changes, 0)[0].items()
    return {name: pair[1] for name, pair in found if isinstance(pair, list) and len(pair) == 2}


def _make_sign(key: bytes) -> Callable[[bytes], str]:
    """Give what reckons the HMAC-SHA-256 of octets (RFC 2104): its halves, made once, are a third of what it takes."""
    whole = (hashlib.sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    begin, end = (hashlib.sha256(bytes(one ^ pad for one in whole)).copy for pad in (0x36, 0x5C))

    def sign(octets: bytes) -> str:
        inner, outer = begin(), end()
        inner.update(octets)
        outer.update(inner.digest())
        return outer.hexdigest()

    return sign


def _written_anew(encode: Any, changes: bytes) -> bytes:
    """Give stored changes in a form that is sealed, whatever blanks and escapes they stand with."""
    text = changes.decode()
    value, end = _scan(text, 0)
    # Whatever stands behind the value was never sealed.
    return "".join(encode(value, 0)).encode("utf-8", "surrogatepass") + text[end:].encode()


def _make_encode(*, sort: bool) -> Any:
    """Give what the encoder does inside, made once and not for every row."""
    encoder = json.JSONEncoder(sort_keys=sort, separators=(",", ":"), ensure_ascii=False)
    make: Any = getattr(json.encoder, "c_make_encoder", None)
    if make is None:
        return lambda value, _level: (encoder.encode(value),)
    text: Any = json.encoder.encode_basestring
    return make(None, encoder.default, text, None, ":", ",", sort, False, True)


def _moment(stored: str | None) -> str | None:
    """Give a stored moment as the audit has it."""
    return stored and stored.removesuffix(".000000").replace(" ", "T") + "+00:00"


def _same(value: Any) -> Any:
    return value


def _reader(kind: Any) -> Any:
    """Give what turns a column's stored form into the audit's, None where the two are not compared."""
    if isinstance(kind, UtcDateTime):
        return _moment
    if isinstance(kind, JSON):
        return None
    return _same if isinstance(kind, String | Date | Boolean | Integer) else None
