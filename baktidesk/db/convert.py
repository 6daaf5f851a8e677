"""Turning a data file that nobody has open encrypted, or plain again: copied, compared, and only then put in place."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from baktidesk.db.backup import Content, content_of, sync_file, sync_folder
from baktidesk.db.engine import APPLICATION_ID, driver, log_of, make_private, open_engine, open_live
from baktidesk.db.key_file import KeyFile, key_file_of, read, write
from baktidesk.db.keys import DataKey, unlocked
from baktidesk.db.restore import Restored, coming_of, name_aside
from baktidesk.db.start_check import chain_is_whole
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

ENCRYPTED: Final = "-before-encryption-"
DECRYPTED: Final = "-before-decryption-"
"""What the name says of a file that has been kept."""
_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM {side}.sqlite_master WHERE sql IS NOT NULL"
_STORED: Final = frozenset({"table", "shadow"})


def convert(data: Path, key: DataKey | None, kept: KeyFile | None, moment: dt.datetime) -> Restored:
    """Write a data file anew under a key, or without one (None), and put it in place; `moment` is now in UTC.

    Every row of every table is compared, the copy is checked, counted, and its audit's chain walked. The file that was
    there keeps a name of its own. Refused, and all is as it was, when anything differs or the disk fails.
    """
    coming = coming_of(data)
    growing = coming.with_name(coming.name + ".new")
    _refuse_open(data)
    try:
        _clear(growing)
        make_private(growing)
        _export(data, growing, key)
        content = _checked(data, growing)
        sync_file(growing)
        growing.replace(coming)
        sync_folder(data.parent)
        aside = _swap(data, coming, kept, moment)
    except (OSError, driver().DatabaseError) as error:
        why = (error.strerror if isinstance(error, OSError) else "") or str(error)
        text = QT_TRANSLATE_NOOP("Refused", "The data file could not be written anew: {why}. It is as it was.")
        raise Refused(text, why=why) from error
    finally:
        _clear(growing)
    return Restored(content=content, kept=aside)


def _refuse_open(data: Path) -> None:
    log = log_of(data)
    if log.exists() and log.stat().st_size:
        text = QT_TRANSLATE_NOOP("Refused", "The data are in use elsewhere. Please save again in a moment.")
        raise Refused(text)


def _swap(data: Path, coming: Path, kept: KeyFile | None, moment: dt.datetime) -> Path:
    """Let the new file take the name of the old one, at once; give the name that the old one keeps."""
    aside = name_aside(data, moment, ENCRYPTED if kept else DECRYPTED)
    own, old = key_file_of(data), read(key_file_of(data))
    if kept is not None:
        write(own, kept)  # beside a plain file it does nothing, so that it can come first
    elif old is not None:
        write(key_file_of(aside), old)
    try:
        os.link(data, aside)
    except OSError:
        data.rename(aside)  # not every disk knows links: for a moment, only the waiting file has the data
    sync_folder(data.parent)
    coming.replace(data)
    if kept is None:
        own.unlink(missing_ok=True)
    sync_folder(data.parent)
    unlocked.end(data)
    return aside


def _export(data: Path, growing: Path, key: DataKey | None) -> None:
    with closing(open_live(data)) as connection:
        connection.execute("ATTACH ? AS target KEY ?", (str(growing), key.expression() if key else ""))
        connection.execute("SELECT sqlcipher_export('target')").fetchall()
        connection.execute(f"PRAGMA target.application_id = {APPLICATION_ID}")
        _refuse_different(connection)
        connection.execute("DETACH target")


def _refuse_different(connection: Any) -> None:
    """Compare both files, row by row and in both directions; the driver's DatabaseError when they differ."""
    for query in _queries(connection):
        here, there = query("main"), query("target")
        for one, other in ((here, there), (there, here)):
            if connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone():
                raise driver().DatabaseError("the copy has other records")


def _queries(connection: Any) -> Iterator[Callable[[str], str]]:
    """Give what is to be equal in both files, as queries of a side: the schema, and the rows of every stored table."""
    yield lambda side: _SCHEMA.format(side=side)
    listed = connection.execute("PRAGMA main.table_list").fetchall()
    for _schema, name, kind, *_more in listed:
        if kind in _STORED and not name.startswith("sqlite_"):
            quoted = name.replace('"', '""')
            yield lambda side, quoted=quoted: f'SELECT * FROM {side}."{quoted}"'  # type: ignore[misc]


def _checked(data: Path, growing: Path) -> Content:
    """Give what the copy holds: as much as the data, under a chain that is whole; DatabaseError when it is not so."""
    content = content_of(growing)
    engine = open_engine(str(growing))
    try:
        with engine.connect() as connection:
            whole = chain_is_whole(connection)
    finally:
        engine.dispose()
        unlocked.end(growing)
    if content != content_of(data) or not whole:
        raise driver().DatabaseError("the copy has other records")
    return content


def _clear(growing: Path) -> None:
    for end in ("", "-wal", "-shm"):
        growing.with_name(growing.name + end).unlink(missing_ok=True)
