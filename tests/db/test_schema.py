"""Opening data: a new file, one that is not ours, newer or damaged; and what every open file can be relied on for."""

import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData, text

from baktidesk.db import day_locks, schema, search_index, tallies
from baktidesk.db.base import UtcDateTime, metadata
from baktidesk.db.engine import APPLICATION_ID, PRAGMAS, driver, open_engine, read_pragma
from baktidesk.db.models import tally
from baktidesk.db.schema import HEAD, MIGRATIONS, migrate, open_database
from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, donate, pass_donor
from tests.stories import Desk, a_bag, a_donor, fresh_database, set_up

PAGE = 4096


def everything_in(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def edit(path: Path, sql: str) -> None:
    """Change a data file behind the program's back."""
    connection = driver().connect(str(path), isolation_level=None)
    connection.execute(sql)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """Give a closed data file with some 150 visits in it, alone in its folder."""
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    desk.do(lambda session: [check_in(session, event.id, a_donor()) for _ in range(150)])
    desk.database.close()
    return tmp_path / "data.db"


# A new file


def test_a_new_file_is_for_its_owner_alone_and_lies_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "data.db"
    open_database(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(everything_in(path.parent)) == ["data.db"]


def test_a_new_file_says_whose_it_is_and_how_new(tmp_path: Path) -> None:
    path = tmp_path / "data.db"
    open_database(str(path)).close()
    connection = driver().connect(str(path))
    assert read_pragma(connection, "application_id") == APPLICATION_ID
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    connection.close()


def test_a_file_half_made_when_the_power_went_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "data.db.new").write_bytes(b"half")
    open_database(str(tmp_path / "data.db")).close()
    assert list(everything_in(tmp_path)) == ["data.db"]


def test_a_file_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused, match=r"The data file data\.db cannot be made"):
        open_database(str(tmp_path / "file" / "data.db"))


@pytest.mark.parametrize("linked", [True, False])
def test_a_file_that_appeared_meanwhile_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    path = tmp_path / "data.db"
    write = schema._write_schema

    def write_while_another_desk_does(growing: Path, key: Any) -> None:
        monkeypatch.setattr(schema, "_write_schema", write)
        write(growing, key)
        desk = Desk(fresh_database(tmp_path))
        set_up(desk)
        desk.database.close()

    monkeypatch.setattr(schema, "_write_schema", write_while_another_desk_does)
    if not linked:
        monkeypatch.setattr("os.link", without_links)
    database = open_database(str(path))
    assert database.read(check).records["event"] == 1
    database.close()
    assert sorted(everything_in(tmp_path)) == ["data.db", "data.db-mark"]


def without_links(_source: Any, _target: Any) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_file_is_made_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", without_links)
    open_database(str(tmp_path / "data.db")).close()
    assert list(everything_in(tmp_path)) == ["data.db"]
    assert stat.S_IMODE((tmp_path / "data.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["apa?.db", "satu#dua.db", "100%.db", "a?mode=memory.db", "%41 b.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    for there in (0, 1):
        desk = Desk(open_database(str(tmp_path / name)))
        assert desk.see(check).records["event"] == there
        set_up(desk, code=f"UJI-{there}")
        desk.database.close()
        assert sorted(everything_in(tmp_path)) == [name, f"{name}-mark"]


def test_a_file_opens_again_with_what_was_written(used: Path) -> None:
    database = open_database(str(used))
    assert database.read(check).records["donor_visit"] == 150
    database.close()
    assert sorted(everything_in(used.parent)) == ["data.db", "data.db-mark"]


def test_after_a_crash_the_log_beside_the_file_is_read_too(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    visit = desk.do(check_in, event.id, a_donor())
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, content in _files(tmp_path):
        (crashed / name).write_bytes(content)
    desk.database.close()
    again = Desk(open_database(str(crashed / "data.db")))
    assert again.do(pass_donor, visit.id).queue_number == "A-001"
    again.database.close()


def _files(folder: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in folder.iterdir() if path.name in ("data.db", "data.db-wal")]


# A live connection


def test_every_connection_keeps_its_promises(database: Database) -> None:
    connections = [database.engine.raw_connection() for _ in range(2)]
    promised = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000,
        "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1,
    }  # fmt: skip
    found = [{name: read_pragma(one.driver_connection, name) for name in promised} for one in connections]
    assert found == [promised, promised]
    for one in connections:
        one.close()


def test_a_connection_that_breaks_a_promise_is_not_used(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database.engine.dispose()
    monkeypatch.setitem(PRAGMAS, "synchronous", 9)
    with pytest.raises(RuntimeError, match="does not keep synchronous"):
        database.run(check)


def test_a_wrong_address_of_a_server_is_refused() -> None:
    for address in ("sqlite:///data.db", "mysql://host/data", "nonsense://x", "://", "postgresql://u:secret@host:x/d"):
        with pytest.raises(Refused, match="not the address of a PostgreSQL database") as no:
            open_database(address)
        assert no.value.__suppress_context__


def test_a_server_that_does_not_answer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be reached"):
        open_database(f"postgresql://user:secret@/data?host={tmp_path}")


# Not ours, newer, damaged: one sentence, and no byte is changed


def make_text(path: Path) -> None:
    path.write_text("Nama;Satker\n" * 50, encoding="utf-8")


def make_other_database(path: Path) -> None:
    path.unlink()
    edit(path, "CREATE TABLE notes (words TEXT)")


def make_newer(path: Path) -> None:
    edit(path, "UPDATE alembic_version SET version_num = '9999'")


def make_revision_of_another(path: Path) -> None:
    edit(path, "UPDATE alembic_version SET version_num = 'ae1027a6acf'")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_in_half(path: Path) -> None:
    pages = path.stat().st_size // 4096
    path.write_bytes(path.read_bytes()[: pages // 2 * 4096])


def cut_a_few_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path, start: int, count: int) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + count] = (byte ^ 0xFF for byte in content[start : start + count])
    path.write_bytes(content)


def flip_in_the_middle(path: Path) -> None:
    flip(path, path.stat().st_size // 2 // PAGE * PAGE, 64)


def flip_the_catalogue(path: Path) -> None:
    flip(path, 100, 64)


def flip_the_head(path: Path) -> None:
    flip(path, 0, 16)


def zero_a_page(path: Path) -> None:
    content = path.read_bytes()
    start = len(content) // 2 // PAGE * PAGE
    path.write_bytes(content[:start] + bytes(PAGE) + content[start + PAGE :])


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


REFUSALS: dict[Callable[[Path], None], str] = {
    make_text: "data.db is not a baktidesk data file",
    make_other_database: "data.db is not a baktidesk data file",
    flip_the_head: "data.db is not a baktidesk data file",
    make_revision_of_another: "data.db is not a baktidesk data file",
    make_newer: "written by a newer baktidesk",
    empty: "damaged: it is empty or cut off",
    cut_in_half: "damaged or cannot be read",
    cut_a_few_bytes: "damaged: it is empty or cut off",
    flip_in_the_middle: "damaged or cannot be read",
    flip_the_catalogue: "damaged or cannot be read",
    zero_a_page: "damaged or cannot be read",
}


@pytest.mark.parametrize("spoil", REFUSALS, ids=lambda spoil: spoil.__name__)
def test_a_file_that_cannot_be_used_is_refused_and_left_alone(spoil: Callable[[Path], None], used: Path) -> None:
    spoil(used)
    before = everything_in(used.parent)
    with pytest.raises(Refused, match=REFUSALS[spoil]):
        open_database(str(used))
    assert everything_in(used.parent) == before


def test_a_newer_file_in_another_journal_mode_is_left_alone(used: Path) -> None:
    make_newer(used)
    edit(used, "PRAGMA journal_mode = delete")
    before = everything_in(used.parent)
    with pytest.raises(Refused, match="newer"):
        open_database(str(used))
    assert everything_in(used.parent) == before


def test_a_damaged_file_with_a_log_beside_it_keeps_both(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    set_up(desk)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, content in _files(tmp_path):
        (crashed / name).write_bytes(content)
    desk.database.close()
    flip_the_catalogue(crashed / "data.db")
    before = dict(_files(crashed))
    with pytest.raises(Refused, match="damaged"):
        open_database(str(crashed / "data.db"))
    assert dict(_files(crashed)) == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="damaged or cannot be read"):
        open_database(str(tmp_path))


def test_a_file_somebody_else_is_writing_opens_all_the_same(used: Path) -> None:
    writer = driver().connect(str(used), isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    reader = open_database(str(used))
    assert reader.read(check).ok
    writer.execute("ROLLBACK")
    writer.close()
    reader.close()


# Migrations


def test_the_known_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_and_models_agree(database: Database) -> None:
    with database.engine.connect() as connection:
        assert compare_metadata(migration_context(connection), metadata) == []


def shape(path: Path) -> dict[str, set[str]]:
    """Give every table's columns, keys, indexes and triggers, in no order."""
    connection = driver().connect(str(path))
    said: dict[str, set[str]] = {}
    for kind, table, name, sql in connection.execute("SELECT type, tbl_name, name, sql FROM sqlite_master").fetchall():
        facts = said.setdefault(table, set())
        if kind == "table":
            facts |= {
                str((*row[1:4], row[5])) for row in connection.execute(f"PRAGMA table_info('{table}')").fetchall()
            }
            facts |= {str(row[2:]) for row in connection.execute(f"PRAGMA foreign_key_list('{table}')").fetchall()}
            facts |= {
                " ".join(one.split()).rstrip(",") for one in re.findall(r"CONSTRAINT ck_\w+ CHECK .*|STRICT", sql)
            }
        else:
            facts.add(f"{kind} {name} {' '.join((sql or '').split())}")
    connection.close()
    return said


def test_a_new_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    open_database(str(tmp_path / "new.db")).close()
    migrated = open_engine(str(tmp_path / "migrated.db"))
    migrate(migrated)
    migrated.dispose()
    new, old = shape(tmp_path / "new.db"), shape(tmp_path / "migrated.db")
    assert {table: sorted(new[table] ^ old[table]) for table in new if new[table] ^ old[table]} == {}
    assert new.keys() == old.keys()


def test_a_difference_between_migrations_and_models_would_be_found(database: Database) -> None:
    other = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(other)
    other.tables["officer"].append_column(Column("shoe_size", Integer))
    other.tables["event_day"].c.day.type = UtcDateTime()
    with database.engine.connect() as connection:
        found = compare_metadata(migration_context(connection), other)
    assert "shoe_size" in str(found)
    assert len(found) == 1


def migration_context(connection: Connection) -> MigrationContext:
    """Give the comparison as the migrations themselves are generated (db/migrations/env.py)."""
    return MigrationContext.configure(connection, opts={"compare_type": _same_type, "include_object": _is_ours})


def _is_ours(_thing: Any, name: str | None, _kind: str, _reflected: bool, _other: Any) -> bool:
    return name != "alembic_version" and not search_index.is_own(name)


def _same_type(context: Any, _inspected: Any, _column: Any, found: Any, wanted: Any) -> bool | None:
    if context.dialect.name != "sqlite":
        return None
    return bool(found.compile(context.dialect) != wanted.compile(context.dialect))


def test_migrating_again_builds_the_counters_anew(tmp_path: Path) -> None:
    desk = Desk(fresh_database(tmp_path))
    event = set_up(desk)
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag())
    with desk.database.engine.begin() as connection:
        connection.execute(tally.delete())
    assert not desk.see(check).identities
    migrate(desk.database.engine)
    assert desk.see(check).ok
    desk.database.close()


def test_every_table_that_is_counted_has_its_triggers(database: Database) -> None:
    with database.engine.connect() as connection:
        found = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    wanted = {f"tally_{table}_{moment}" for table in tallies.TABLES for moment in ("insert", "update")}
    wanted |= {"keep_audit_update", "keep_audit_delete"}
    wanted |= {
        f"keep_day_{table}_{deed}"
        for table in (*day_locks.OPEN, day_locks.LINES)
        for deed in ("insert", "update", "delete")
    }
    assert {name for name in found if not search_index.is_own(name)} == wanted
