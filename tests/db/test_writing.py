"""What every deed gives to the driver of a file as it is: the same rows, compiled once, refused in the same words."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, OperationalError

from baktidesk.db import seals
from baktidesk.db.base import UtcDateTime, stored_moment
from baktidesk.db.models import audit, coupon, distribution, person, work_unit
from baktidesk.db.session import Database, Session
from baktidesk.db.writing import write, write_new
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.donors.donations import check_in
from tests.stories import MORNING, Desk, a_donor, set_up

TRANSACTION = 22
"""What SQLite asks about COMMIT, which the driver compiles every time."""
WHO = {"created_at": MORNING, "created_by": "Ani", "desk": "A"}
ZONES = st.integers(-1439, 1439).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
MOMENTS = st.datetimes(dt.datetime(2, 1, 1), dt.datetime(9998, 12, 31), timezones=ZONES)


def a_unit(name: str, **changes: Any) -> dict[str, Any]:
    """Give the columns of a work unit that are not left to the table."""
    return {"id": uuid7(), "name": name, "key": name.lower(), **WHO, **changes}


def both_ways(connection: Connection, table: Table, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Write a row as a deed does and again as SQLAlchemy does; give what the file then holds of both."""
    ids = [uuid7(), uuid7()]
    write_new(connection, table, {**values, "id": ids[0]})
    connection.execute(table.insert(), {**values, "id": ids[1]})
    names = ", ".join(f'"{name}"' for name in table.c.keys() if name != "id")  # noqa: SIM118
    query = f"SELECT {names} FROM {table.name} WHERE id = ?"
    return [dict(connection.exec_driver_sql(query, (one,)).one()._mapping) for one in ids]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (person, {"full_name": "Siti", "name_key": "siti", "birth_date": dt.date(1980, 1, 2), **WHO}),
        (person, {"full_name": "Budi", "name_key": "budi", "voided_at": MORNING, "version": 4, **WHO}),
        (distribution, {"day": MORNING.date(), "at": MORNING, "quantity": 2, "warnings": ["a", "é"], **WHO}),
        (distribution, {"day": MORNING.date(), "at": MORNING, "quantity": 2, **WHO}),
    ],
    ids=["a day", "a moment", "a list", "a list that the table makes"],
)
def test_a_row_is_stored_as_sqlalchemy_stores_it(database: Database, table: Table, values: dict[str, Any]) -> None:
    def work(session: Session) -> None:
        session.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        links = {name: "x" for name in ("event_id", "item_id") if name in table.c}
        ours, theirs = both_ways(session.connection, table, {**values, **links})
        assert ours == theirs
        raise LookupError("seen")

    with pytest.raises(LookupError, match="seen"):
        database.run(work)


@given(MOMENTS)
def test_a_moment_is_stored_as_its_column_stores_it(moment: dt.datetime) -> None:
    column = UtcDateTime().dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())
    assert column is not None
    assert stored_moment(moment) == column(moment)


def test_a_moment_without_a_zone_is_a_bug() -> None:
    assert stored_moment(None) is None
    with pytest.raises(ValueError, match="without a time zone"):
        stored_moment(dt.datetime(2026, 1, 31, 8, 30))


def test_what_the_file_refuses_is_told_without_the_values(database: Database) -> None:
    def work(session: Session) -> None:
        write_new(session.connection, work_unit, a_unit("Rahasia"))
        write_new(session.connection, work_unit, a_unit("Rahasia"))

    with pytest.raises(IntegrityError) as told:
        database.run(work)
    assert "Rahasia" not in str(told.value)
    assert database.read(lambda session: session.rows(select(work_unit))) == []


def test_a_needed_value_is_not_made_up(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.run(lambda session: write_new(session.connection, coupon, {"id": uuid7(), **WHO}))


def test_a_plain_statement_belongs_to_the_deed(database: Database) -> None:
    def work(session: Session) -> None:
        write(session.connection, "UPDATE setting SET value = ? WHERE key = ?", ("1", seals.KEY))
        raise LookupError("broken off")

    before = database.read(lambda session: seals.lock_head(session.connection))
    with pytest.raises(LookupError):
        database.run(work)
    assert database.read(lambda session: seals.lock_head(session.connection)) == before


def test_who_begins_while_another_writes_is_told_so(database: Database) -> None:
    def work(_session: Session) -> None:
        with database.engine.connect() as other, pytest.raises(OperationalError, match="locked"):
            other.connection.dbapi_connection.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
            other.begin()

    database.run(work)


@pytest.mark.parametrize("told", ["Budi", 'Ja"far\\', "Élodie 佳", "\ud800", {"b": 1, "a": [None, True]}])
def test_the_audit_keeps_any_value_and_its_seal_holds(database: Database, told: object) -> None:
    database.run(lambda session: session.write_audit("correct", "person", "x", {"b": [None, told], "a": [1, told]}))
    stored = database.read(lambda session: session.first(select(audit)))
    assert stored is not None
    assert list(stored.changes.items()) == [("b", [None, told]), ("a", [1, told])]
    assert stored.at.tzinfo == dt.UTC
    assert database.read(lambda session: seals.walk(session.connection)).ok


def compiled_for(connection: Any, work: Any) -> list[int]:
    """Give what SQLite asks for leave to do while work is done: it asks when it compiles, never when it runs."""
    asked: list[int] = []

    def allow(action: int, *_about: Any) -> int:
        asked.append(action)
        return 0

    connection.set_authorizer(allow)  # From here on nothing is compiled yet.
    work()
    asked.clear()
    work()
    connection.set_authorizer(None)
    return [action for action in asked if action != TRANSACTION]


def test_a_save_compiles_nothing_however_many_statements_were_run_before_it(database: Database) -> None:
    desk = Desk(database)
    event = set_up(desk)
    raw: Any = database.engine.raw_connection().driver_connection
    for number in range(300):
        raw.execute(f"SELECT {number}").fetchall()
    assert compiled_for(raw, lambda: raw.execute(f"SELECT '{uuid7()}'").fetchall())
    assert compiled_for(raw, lambda: desk.do(check_in, event.id, a_donor())) == []
