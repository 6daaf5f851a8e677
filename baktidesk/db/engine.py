"""Connections: the one place that knows how SQLite and PostgreSQL differ."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from baktidesk.db import writing
from baktidesk.db.keys import DataKey, unlocked

READ_ONLY = "baktidesk_reads"
APPLICATION_ID = 0x62616B74  # "bakt", in the header of every data file
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "temp_store": 2,  # in memory: what is sorted or joined leaves nothing on the disk
}
READING = {name: PRAGMAS[name] for name in ("busy_timeout", "trusted_schema", "cell_size_check", "temp_store")} | {
    "query_only": 1
}
"""The same for data that are only read; how they are written, and how durably, is no matter of theirs."""

PLAIN_KB, DECRYPTED_KB = 32_768, 65_536
"""Kilobytes of pages that a connection keeps at most: a search among a million people reads the same ones again and
again, and the check at the start goes twice over what had to be decrypted."""
CHECKED_KB = 256
"""The same for a plain file that is only looked through at the start, page after page."""

STATEMENTS = 1000
"""Statements that a connection keeps compiled: more than the program has. Once the driver's store of them is full, the
newest is what it gives up for the next one: a save would then be compiled anew every time, a third of its work."""


def is_url(data: str) -> bool:
    """Tell whether the place of the data is a server's URL rather than a file."""
    return "://" in data


def open_engine(data: str) -> Engine:
    """Give an engine on a file or PostgreSQL URL; parameters never show in messages.

    ArgumentError for any other URL, ValueError for a malformed one.
    """
    if is_url(data):
        url = make_url(data)
        if url.get_backend_name() != "postgresql":
            raise ArgumentError("not a PostgreSQL URL")
        return create_engine(url.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True)
    return _sqlite_engine(Path(data), unlocked.begin(Path(data)))


def open_encrypted(path: Path, key: DataKey) -> Engine:
    """Give an engine on an empty file that becomes an encrypted one."""
    return _sqlite_engine(path, key)


def open_reader(path: Path) -> Engine:
    """Give an engine that reads a file as `open_unchanged` does, and cannot write."""
    key = unlocked.key_of(path)

    def connect() -> Any:
        connection = _connect(_unchanged(path), key, check_same_thread=False, cached_statements=STATEMENTS)
        connection.isolation_level = None
        _prepare(connection, READING)
        return connection

    url = URL.create("sqlite+pysqlite", database=str(path))
    engine = create_engine(url, module=driver(), hide_parameters=True, creator=connect)
    event.listen(engine, "begin", _begin)
    return engine


def reading_options(engine: Engine) -> dict[str, Any]:
    """Give the execution options of a connection that only reads: it sees one state, however long it looks."""
    if engine.dialect.name == "postgresql":
        return {READ_ONLY: True, "isolation_level": "REPEATABLE READ"}
    return {READ_ONLY: True}


def read_pragma(connection: Any, name: str) -> Any:
    """Give the value of a pragma on a driver connection."""
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def driver() -> Any:
    """Give the one SQLite driver, for plain and encrypted files alike."""
    from sqlcipher3 import dbapi2

    return dbapi2


def open_unchanged(path: Path) -> Any:
    """Give a driver connection that reads a file and leaves it, and everything beside it, as it is.

    Not while anything else in this process has the file open to write.
    """
    key = unlocked.key_of(path)
    connection = _connect(_unchanged(path), key)
    if key is None:
        connection.execute(f"PRAGMA cache_size = -{CHECKED_KB}").fetchall()
    return connection


def open_without_log(path: Path) -> Any:
    """Give a driver connection that reads a file as if it had no log."""
    return _connect(f"{path.as_uri()}?mode=ro&immutable=1", unlocked.key_of(path))


def open_live(path: Path) -> Any:
    """Give a driver connection on a file that others may be writing to, through its log and its locks."""
    connection = _connect(f"{path.absolute().as_uri()}?mode=rw", unlocked.key_of(path))
    connection.isolation_level = None
    return connection


def open_to_copy(path: Path) -> Any:
    """Give a driver connection that copies what others may be writing to.

    Whoever closes a file last folds its log and deletes it: that is for the process that opened the file itself.
    """
    place = path.absolute()
    if unlocked.holds(place) or not is_outstanding(place):
        return open_live(path)
    connection = _connect(_unchanged(place), unlocked.key_of(path))
    connection.isolation_level = None
    return connection


def log_of(path: Path) -> Path:
    """Give the place of a file's write-ahead log: there while it is open, and after a crash.

    Of a file that is named by a link SQLite keeps it beside the file itself.
    """
    return _beside(path, "-wal")


def index_of(path: Path) -> Path:
    """Give the place of the index of a file's write-ahead log."""
    return _beside(path, "-shm")


def _beside(path: Path, ending: str) -> Path:
    real = path.resolve()
    return real.with_name(real.name + ending)


def make_private(path: Path) -> None:
    """Create the folder 0700 and the file 0600 before anything is written to them."""
    if not path.parent.exists():
        path.parent.mkdir(parents=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def give_key(connection: Any, key: DataKey | None) -> None:
    """Give a new driver connection its key, if its file has one; what SQLCipher says goes into exceptions alone."""
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        key.open(connection)
        connection.execute(f"PRAGMA cache_size = -{DECRYPTED_KB}").fetchall()


def is_outstanding(path: Path) -> bool:
    """Tell whether a file is not all there is: its log has more, or somebody has it open."""
    try:
        return log_of(path).stat().st_size > 0 or index_of(path).exists()
    except FileNotFoundError:
        return False


def _unchanged(path: Path) -> str:
    """Give how SQLite is told to read a file and to leave it, its log and the log's index as they are.

    What cannot write the file neither folds its log nor deletes it when it is the last to close it.
    """
    if not is_outstanding(path):
        return f"{path.as_uri()}?mode=ro&immutable=1"  # it then needs no files of its own
    # An index that nobody seems to use would be made anew under a window whose locks were lost.
    return f"{path.as_uri()}?mode=ro&readonly_shm={int(index_of(path).exists())}"


def _connect(uri: str, key: DataKey | None, **more: Any) -> Any:
    connection = driver().connect(uri, uri=True, timeout=5, **more)
    give_key(connection, key)
    return connection


def _sqlite_engine(path: Path, key: DataKey | None) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=driver(),
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": 5, "cached_statements": STATEMENTS},
    )

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        give_key(connection, key)
        if key is None:
            connection.execute(f"PRAGMA cache_size = -{PLAIN_KB}").fetchall()
        _prepare(connection, PRAGMAS)

    event.listen(engine, "connect", prepare, insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, pragmas: Mapping[str, object]) -> None:
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    wrong = [name for name, value in pragmas.items() if read_pragma(connection, name) != value]
    if wrong:
        raise RuntimeError(f"the data file does not keep {', '.join(wrong)}")


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(READ_ONLY, False):
        # It takes no lock yet, so nothing can be refused that would have to be told in our words.
        connection.connection.driver_connection.execute("BEGIN")  # type: ignore[union-attr]
    else:
        writing.begin(connection)
