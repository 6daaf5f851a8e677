"""The audit is only ever added to: triggers refuse the rest, and every row carries the seal of all before it.

A seal is the HMAC-SHA-256 of a row and of the seal before it. The key lies in the data file itself: whoever can
change the file with other programs could reckon new seals, but not bring back the head that has been printed and
exported (reliability.md, "Insider"). A row about somebody erased keeps its seal and says less (db/redaction.py).
"""

import datetime as dt
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection, Select, func, insert, or_, select, update

from baktidesk.db.base import stored_moment
from baktidesk.db.models import audit, setting
from baktidesk.db.quick import driver_rows
from baktidesk.db.redaction import REDACT, Unfit, first_broken
from baktidesk.db.writing import write

KEY = "audit_key"
HEAD = "audit_head"
SEALED = ("deed", "at", "officer", "desk", "program", "action", "kind", "record_id", "changes")
_sealed: Final = itemgetter(*SEALED)
_MOMENT, _CHANGES = SEALED.index("at"), SEALED.index("changes")
_KEPT = select(setting.c.key, setting.c.value).where(or_(setting.c.key == KEY, setting.c.key == HEAD))
_LOCKED = _KEPT.with_for_update()
# A file takes these as they are, a third of what the way through SQLAlchemy costs: every deed gives them.
_KEPT_SQL: Final = "SELECT (SELECT value FROM setting WHERE key = ?), (SELECT value FROM setting WHERE key = ?)"
_HEAD_SQL: Final = f"UPDATE setting SET value = ? WHERE key = '{HEAD}'"
_ROW_SQL: Final = f"INSERT INTO audit ({', '.join(SEALED)}, seal) VALUES ({', '.join('?' * (len(SEALED) + 1))})"
_escaped: Final = json.JSONEncoder(check_circular=False).encode
_as_written: Final = json.JSONEncoder(check_circular=False, separators=(",", ":"), ensure_ascii=False).encode
_sorted: Final = json.JSONEncoder(
    check_circular=False, sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode
_quoted: Final = json.encoder.encode_basestring
_REFUSAL = "the audit is only ever added to"


@dataclass(frozen=True, kw_only=True)
class Head:
    """Where the chain stands: how many rows there are, and the last one's seal ("" when there is none)."""

    count: int
    seal: str


@dataclass(frozen=True, kw_only=True)
class ChainVerdict:
    """What a walk along the chain found: the row (sequence) that does not fit, None when all do; and the true head."""

    broken_at: int | None
    head: Head

    @property
    def ok(self) -> bool:
        """Tell whether nothing was changed, taken out, put in or cut off."""
        return self.broken_at is None


def seal(key: str, before: str, row: Mapping[str, Any]) -> str:
    """Give a row's seal from the seal before it, the names of its changes sorted: the seal of older data.

    `row` holds the columns of SEALED, moments aware.
    """
    return _sign(key, _line(before, row, _sorted(row["changes"])).encode("utf-8", "surrogatepass"))


def stored_sorted(changes: Mapping[str, Any]) -> str:
    """Give changes as a file keeps them, in the text that `seal` seals; half a character of UTF-16 as an escape."""
    text = _sorted(changes)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _escaped(changes)  # a walk reads it, and sorts it then
    return text


def is_sealed(key: str, before: str, row: Mapping[str, Any]) -> bool:
    """Tell whether a row (SEALED and its seal) has the seal of its changes, as they were written or sorted.

    Either is as strict as one: without the key nobody has the seal of any text but those that were sealed.
    """
    written = _line(before, row, _as_written(row["changes"])).encode("utf-8", "surrogatepass")
    if hmac.compare_digest(_sign(key, written), row["seal"]):
        return True
    return hmac.compare_digest(seal(key, before, row), row["seal"])


def add(connection: Connection, key: str, head: Head, row: Mapping[str, Any]) -> Head:
    """Add a row to the audit, behind the head; give the new head.

    `row` holds the columns of SEALED, the moment aware, the changes ready for JSON. A file keeps the changes as they
    are sealed, so that the look at the start need neither read nor write them to reckon the seal (db/start_check.py).
    """
    changes = _as_written(row["changes"])
    line = _line(head.seal, row, changes)
    try:
        octets = line.encode()
    except UnicodeEncodeError:
        # Half a character of UTF-16, which a pasted text may have, stands in a file only as an escape.
        octets, changes = line.encode("utf-8", "surrogatepass"), _escaped(row["changes"])
    new = Head(count=head.count + 1, seal=_sign(key, octets))
    if connection.dialect.name == "sqlite":
        values = [*_sealed(row), new.seal]
        values[_MOMENT], values[_CHANGES] = stored_moment(values[_MOMENT]), changes
        write(connection, _ROW_SQL, values)
    else:
        connection.execute(insert(audit), {**row, "seal": new.seal})
    return new


def lock_head(connection: Connection) -> tuple[str, Head]:
    """Give the key and where the chain stands, locked against other desks until the end of the transaction."""
    if connection.dialect.name != "sqlite":
        return _head(connection, _LOCKED)
    ((key, head),) = driver_rows(connection, _KEPT_SQL, (KEY, HEAD))
    return json.loads(key), Head(**json.loads(head))


def read_head(connection: Connection) -> Head:
    """Give where the chain stands, to be printed or exported."""
    return _head(connection, _KEPT)[1]


def write_head(connection: Connection, head: Head) -> None:
    """Keep where the chain stands."""
    value = {"count": head.count, "seal": head.seal}
    if connection.dialect.name == "sqlite":
        write(connection, _HEAD_SQL, (_escaped(value),))
        return
    connection.execute(update(setting).where(setting.c.key == HEAD).values(value=value))


def walk(connection: Connection) -> ChainVerdict:
    """Reckon every seal again, oldest row first, and compare with the rows and with the head."""
    key, head = _head(connection, _KEPT)
    count, last, at, unfit = 0, "", 0, list[Unfit]()
    for row in connection.execute(select(audit).order_by(audit.c.sequence)).yield_per(1000):
        if not is_sealed(key, last, dict(row._mapping)):
            expected = seal(key, last, dict(row._mapping))
            unfit.append(Unfit(row.sequence, expected, row.action, row.kind, row.changes))
        count, last, at = count + 1, row.seal, row.sequence
    broken_at = first_broken(unfit, witnesses_told(connection)) if unfit else None
    whole = Head(count=count, seal=last) == head
    return ChainVerdict(broken_at=broken_at if broken_at is not None or whole else at + 1, head=head)


def witnesses_told(connection: Connection) -> list[tuple[int, Any]]:
    """Give sequence and changes of the rows that say what the audit has forgotten, oldest first."""
    query = select(audit.c.sequence, audit.c.changes).where(audit.c.action == REDACT).order_by(audit.c.sequence)
    return [(row.sequence, row.changes) for row in connection.execute(query)]


def holds(connection: Connection, known: Head) -> bool:
    """Tell whether the chain still contains a head that was printed or exported earlier."""
    rows = select(audit.c.seal).order_by(audit.c.sequence).limit(1).offset(max(known.count - 1, 0))
    return known.count == 0 or connection.scalar(rows) == known.seal


def drop(connection: Connection) -> None:
    """Let the audit be changed, as a migration may have to."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS keep_audit() CASCADE")
        return
    for deed in ("update", "delete"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS keep_audit_{deed}")


def build(connection: Connection) -> None:
    """Seal what has no seal yet, and let the audit only be added to from now on."""
    _begin_chain(connection)
    for statement in trigger_sql(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _line(before: str, row: Mapping[str, Any], changes: str) -> str:
    """Give the text that is sealed: a JSON array of the seal before, of the columns of a row, and of its changes."""
    values = [before, *_sealed(row)[:_CHANGES]]
    values[_MOMENT + 1] = values[_MOMENT + 1].astimezone(dt.UTC).isoformat()
    return f"[{','.join(map(_quoted, values))},{changes}]"


def _sign(key: str, octets: bytes) -> str:
    return hmac.digest(key.encode(), octets, "sha256").hex()


def _head(connection: Connection, query: Select[Any]) -> tuple[str, Head]:
    found = {row.key: row.value for row in connection.execute(query)}
    return found[KEY], Head(**found[HEAD])


def _begin_chain(connection: Connection) -> None:
    """Make the key once, and seal the rows from before there were seals."""
    if connection.scalar(select(func.count()).where(setting.c.key == KEY)):
        return
    key, last, count = secrets.token_hex(32), "", 0
    for row in connection.execute(select(audit).order_by(audit.c.sequence)).all():
        last, count = seal(key, last, dict(row._mapping)), count + 1
        connection.execute(update(audit).where(audit.c.sequence == row.sequence).values(seal=last))
    head = {"count": count, "seal": last}
    connection.execute(setting.insert(), [{"key": KEY, "value": key}, {"key": HEAD, "value": head}])


def trigger_sql(dialect: str) -> list[str]:
    """Give the statements that create the triggers for `sqlite` or `postgresql`."""
    if dialect == "postgresql":
        body = f"BEGIN RAISE EXCEPTION '{_REFUSAL}'; END"
        return [
            f"CREATE FUNCTION keep_audit() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            "CREATE TRIGGER keep_audit BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION keep_audit()",
        ]
    return [
        f"CREATE TRIGGER keep_audit_{deed} BEFORE {deed.upper()} ON audit BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for deed in ("update", "delete")
    ]
