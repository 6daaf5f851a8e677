"""Opening a data file or server: ours or not, whole or damaged, as old as we know or newer."""

import os
import re
import struct
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import ArgumentError, DatabaseError

from baktidesk import paths
from baktidesk.db import day_locks, seals, search_index, tallies
from baktidesk.db.engine import (
    APPLICATION_ID,
    driver,
    index_of,
    is_outstanding,
    is_url,
    log_of,
    make_private,
    open_encrypted,
    open_engine,
    open_unchanged,
    read_pragma,
)
from baktidesk.db.high_water import FileDatabase, refuse_older
from baktidesk.db.key_file import key_file_of, read
from baktidesk.db.keys import LOCKED, SIGN, DataKey, Locked, encrypted_id, unlocked
from baktidesk.db.reading import ReadDatabase
from baktidesk.db.session import Database, now
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused

HEAD = "0009"
MIGRATIONS = Path(__file__).parent / "migrations"
MAGIC = b"SQLite format 3\0"
PAGE = 4096
"""SQLCipher's size of a page, which the head of an encrypted file does not tell."""
DAMAGED = QT_TRANSLATE_NOOP("Refused", "The data file {file} is damaged or cannot be read. Nothing was changed.")


class NewerData(Refused):
    """Whole data that only a newer program can read: no backup is to take their place."""


def open_database(data: str) -> Database:
    """Open a data file (made when missing) or PostgreSQL URL; Refused says in one sentence why not.

    A file that is not ours, newer or damaged is not changed.
    """
    if is_url(data):
        return _open_server(data)
    path = Path(data).absolute()
    if path.exists():
        return _open_file(path)
    from baktidesk.db.restore import refuse_interrupted

    refuse_interrupted(path)
    _refuse_gone(path)
    return _make_file(path, None)


def open_for_reading(data: str) -> Database:
    """Open data that nothing is written to: a file, its log and what lies beside them stay as they are.

    Refused as in `open_database`; a file of an earlier revision is renewed first, as there.
    """
    path = Path(data).absolute()
    if is_url(data) or not path.exists():
        return open_database(data)
    if is_outstanding(path) and not index_of(path).exists():
        _refuse_read_only(path.parent)
    if _look_into(path) != HEAD:
        open_database(data).close()
    return ReadDatabase(path)


def make_encrypted(path: Path, key: DataKey) -> Database:
    """Make a new encrypted data file (its key file is there already) and open it; Refused when there is one."""
    unlocked.add(key)
    path = path.absolute()
    if path.exists():
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is a data file {file} already."), file=path.name)
    return _make_file(path, key)


def demand_key(data: str) -> None:
    """Refuse with Locked what cannot be opened before its key is known, also when only the key file is left of it."""
    if is_url(data):
        return
    path = Path(data).absolute()
    unlocked.end(path)
    unlocked.key_of(path)
    kept = None if _is_plain(path) or encrypted_id(path) else read(key_file_of(path))
    if kept is not None and not unlocked.knows(kept.id):
        raise Locked(LOCKED, file=path.name)


def check_header(path: Path) -> None:
    """Refuse a file that is not ours or has lost its head, from its first 100 bytes alone."""
    unlocked.end(path)
    with path.open("rb") as file:
        head = file.read(100)
    cut_off = QT_TRANSLATE_NOOP("Refused", "The data file {file} is damaged: it is empty or cut off.")
    if len(head) < 100:
        raise Refused(cut_off, file=path.name)
    if not head.startswith(SIGN):
        _refuse_strange(path, head)
    # SQLite reads the missing end of a page as zeros and calls it whole. With a log beside it the log has the rest.
    if not log_of(path).exists() and path.stat().st_size % _page_size(head):
        raise Refused(cut_off, file=path.name)


def _refuse_strange(path: Path, head: bytes) -> None:
    if head.startswith(MAGIC) and struct.unpack(">I", head[68:72])[0] == APPLICATION_ID:
        return
    if not head.startswith(MAGIC) and key_file_of(path).exists():
        raise Refused(DAMAGED, file=path.name)
    raise Refused(QT_TRANSLATE_NOOP("Refused", "{file} is not a baktidesk data file."), file=path.name)


def _refuse_gone(path: Path) -> None:
    """Refuse to make a new file where the key file of an encrypted one has been left behind."""
    if key_file_of(path).exists():
        text = QT_TRANSLATE_NOOP(
            "Refused", "The encrypted data file {file} is gone; only its key file is left. Please restore a backup."
        )
        raise Refused(text, file=path.name)


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _page_size(head: bytes) -> int:
    if head.startswith(SIGN):
        return PAGE
    size = int(struct.unpack(">H", head[16:18])[0])
    return 65536 if size == 1 else max(size, 512)


def revision_of(connection: Connection) -> str:
    """Give the schema revision of the data, "" when there is none yet."""
    names = connection.dialect.get_table_names(connection)
    if "alembic_version" not in names:
        return ""
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to a revision, all or nothing, with foreign keys off and checked afterwards."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect() as connection:
        _foreign_keys(connection, on=False)
        with connection.begin():
            config.attributes["connection"] = connection
            seals.drop(connection)
            day_locks.drop(connection)
            tallies.drop(connection)
            search_index.drop(connection)
            command.upgrade(config, revision)
            _build_triggers(connection)
            _check_links(connection)
        _foreign_keys(connection, on=True)


def _build_triggers(connection: Connection) -> None:
    for part in (tallies, search_index, seals, day_locks):
        part.build(connection)


def _make_file(path: Path, key: DataKey | None) -> Database:
    growing = path.with_name(path.name + ".new")
    try:
        growing.unlink(missing_ok=True)
        make_private(growing)
        _write_schema(growing, key)
        _put_in_place(growing, path)
    except FileExistsError:
        growing.unlink(missing_ok=True)
        return _open_file(path)
    except OSError as error:
        text = QT_TRANSLATE_NOOP("Refused", "The data file {file} cannot be made: {why}.")
        raise Refused(text, file=path.name, why=error.strerror or "") from error
    return FileDatabase(open_engine(str(path)), str(path))


def _put_in_place(growing: Path, path: Path) -> None:
    """Give the whole file its name; FileExistsError when another desk has made one meanwhile."""
    try:
        os.link(growing, path)
    except FileExistsError:
        raise
    except OSError:
        # Not every disk knows links. The name is taken first, so nothing of anybody else is replaced.
        path.touch(0o600, exist_ok=False)
        growing.replace(path)
    else:
        growing.unlink()


def _write_schema(path: Path, key: DataKey | None) -> None:
    engine = open_encrypted(path, key) if key else open_engine(str(path))
    connection = engine.raw_connection()
    connection.driver_connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # type: ignore[union-attr]
    connection.close()
    with engine.begin() as begun:
        _create(begun)
    Database(engine, str(path)).close()


def _create(connection: Connection) -> None:
    """Write the present schema into an empty file at once; a test keeps it the same as what the migrations make."""
    from baktidesk.db import models

    models.audit.metadata.create_all(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num TEXT NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
    _build_triggers(connection)


def _open_file(path: Path) -> Database:
    revision = _look_into(path)
    _refuse_read_only(path.parent)
    engine = open_engine(str(path))
    try:
        _settle(engine, revision, path)
    except DatabaseError as error:  # the tables are not those of its revision
        engine.dispose()
        raise Refused(DAMAGED, file=path.name) from error
    return FileDatabase(engine, str(path))


def _look_into(path: Path) -> str:
    """Give the revision of a file that this program can read; Refused says in one sentence why it cannot."""
    try:
        check_header(path)
        revision = _inspect(path)
    except (OSError, driver().DatabaseError) as error:
        raise Refused(DAMAGED, file=path.name) from error
    if not _is_known(revision):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{file} is not a baktidesk data file."), file=path.name)
    _refuse_newer(revision)
    return revision


def _inspect(path: Path) -> str:
    """Give the revision of a whole file, without changing a byte; the driver's DatabaseError for a damaged one."""
    with closing(open_unchanged(path)) as connection:
        if read_pragma(connection, "quick_check(1)") != "ok":
            raise driver().DatabaseError("damaged")
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
        revision = str(found[0]) if found else ""
        if _is_known(revision):
            refuse_older(connection, path, revision)
    return revision


def _is_known(revision: str) -> bool:
    return not revision or re.fullmatch("(?!0000)[0-9]{4}", revision) is not None


def _refuse_newer(revision: str) -> None:
    if revision > HEAD:
        raise NewerData(
            QT_TRANSLATE_NOOP("Refused", "These data were written by a newer baktidesk. Please install that version.")
        )


def _refuse_read_only(folder: Path) -> None:
    """Refuse a folder in which SQLite can put no log: not even reading goes without one."""
    if not os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        text = QT_TRANSLATE_NOOP(
            "Refused", "Nothing can be written to the folder of the data ({folder}). Please allow it, and start again."
        )
        raise Refused(text, folder=str(folder))


def _settle(engine: Engine, revision: str, path: Path | None) -> None:
    if revision == HEAD:
        return
    if not (path and revision):
        migrate(engine)
        return
    from baktidesk.db.backup import backup_folder, make_backup

    backup = make_backup(path, backup_folder(path), now())
    try:
        migrate(engine)
    except DatabaseError:
        backup.path.unlink(missing_ok=True)  # it holds what the file holds, and nobody could restore it
        raise


def _open_server(data: str) -> Database:
    engine = _server_engine(data)
    try:
        revision = _server_revision(engine)
        _refuse_newer(revision)
        _settle(engine, revision, None)
    except BaseException:
        engine.dispose()
        raise
    database = Database(engine, engine.url.render_as_string(hide_password=True))
    database.machine = paths.machine()
    return database


def _server_engine(data: str) -> Engine:
    try:
        return open_engine(data)
    except ModuleNotFoundError as error:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The PostgreSQL driver is not installed.")) from error
    except (ArgumentError, ValueError):
        text = QT_TRANSLATE_NOOP("Refused", "This is not the address of a PostgreSQL database: postgresql://...")
        # Not from the error: it may quote the address, and the password in it.
        raise Refused(text) from None


def _server_revision(engine: Engine) -> str:
    try:
        with engine.connect() as connection:
            revision = revision_of(connection)
            tables = {*connection.dialect.get_table_names(connection)} - {"alembic_version"}
    except DatabaseError as error:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The database server cannot be reached.")) from error
    if not _is_known(revision) or (tables and not revision):
        text = QT_TRANSLATE_NOOP("Refused", "The database {server} does not belong to baktidesk. Nothing was changed.")
        raise Refused(text, server="/".join(part for part in (engine.url.host, engine.url.database) if part))
    return revision


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        driver.execute(f"PRAGMA foreign_keys = {int(on)}")  # type: ignore[union-attr]


def _check_links(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"the migration would break {len(broken)} links")
