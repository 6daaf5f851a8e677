"""Statements given to the driver of a file as they are: the same rows, the same rules, the same words of refusal."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from baktidesk.db.models import coupon, person, setting, work_unit
from baktidesk.db.quick import begins, quick_insert, quick_named, quick_rows, quick_update
from baktidesk.db.session import Database, Session
from baktidesk.domain.identifiers import uuid7
from tests.stories import MORNING

PEOPLE = select(person).where(person.c.full_name == bindparam("named"))
UNITS = select(work_unit.c.name).where(begins(work_unit.c.key, "beginning")).order_by(work_unit.c.key)
WHO = {"created_at": MORNING, "created_by": "Ani", "desk": "A"}


def a_person(**changes: Any) -> dict[str, Any]:
    """Give the columns of somebody that are not left to the table."""
    return {"id": uuid7(), "full_name": "Siti", "name_key": "siti", **WHO, **changes}


def by_the_long_way(connection: Connection, values: dict[str, Any]) -> Any:
    """Write a person with SQLAlchemy alone and give the row."""
    connection.execute(person.insert(), values)
    return connection.execute(select(person).where(person.c.id == values["id"])).one()


def test_a_row_gets_what_the_table_has_for_it(database: Database) -> None:
    def work(session: Session) -> None:
        values = a_person(birth_date=dt.date(1980, 1, 2))
        quick_insert(session.connection, person, values)
        (row,) = quick_named(session.connection, PEOPLE, {"named": "Siti"})
        other = by_the_long_way(session.connection, {**values, "id": uuid7()})
        assert dict(row._mapping) == {**other._mapping, "id": values["id"]}
        assert (row.birth_date, row.created_at, row.version) == (dt.date(1980, 1, 2), MORNING, 1)

    database.run(work)


def test_rows_have_names_or_none(database: Database) -> None:
    database.run(lambda session: quick_insert(session.connection, person, a_person(full_name="Budi")))
    named = database.read(lambda session: quick_named(session.connection, PEOPLE, {"named": "Budi"}))
    plain = database.read(lambda session: quick_rows(session.connection, PEOPLE, {"named": "Budi"}))
    assert [tuple(row) for row in named] == [tuple(row) for row in plain]
    assert named[0].full_name == "Budi"


def test_only_the_rows_meant_are_changed(database: Database) -> None:
    def work(session: Session) -> None:
        for key in ("one", "other"):
            quick_insert(session.connection, setting, {"key": key, "value": {"n": 1}})
        quick_update(session.connection, setting.c.key, "one", {"value": {"n": 2}})

    database.run(work)
    assert [database.read(lambda session, key=key: session.setting(key)) for key in ("one", "other")] == [
        {"n": 2},
        {"n": 1},
    ]


def test_a_refusal_of_the_file_is_told_without_what_was_to_be_written(database: Database) -> None:
    def work(session: Session) -> None:
        row = {"id": uuid7(), "name": "Rahasia", "key": "rahasia", **WHO}
        quick_insert(session.connection, work_unit, row)
        quick_insert(session.connection, work_unit, {**row, "id": uuid7()})

    with pytest.raises(IntegrityError) as told:
        database.run(work)
    assert "Rahasia" not in str(told.value)
    assert database.read(lambda session: session.rows(select(work_unit))) == []


def test_a_row_without_a_needed_value_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.run(lambda session: quick_insert(session.connection, coupon, {"id": uuid7(), **WHO}))


@pytest.mark.parametrize("wanted", ["", "a", "a_", "a%", "ab", "B", "c"])
def test_begins_is_letter_for_letter(database: Database, wanted: str) -> None:
    keys = ["a", "a%", "a_", "ab", "b", "bab"]

    def work(session: Session) -> list[str]:
        for key in keys:
            quick_insert(session.connection, work_unit, {"id": uuid7(), "name": key, "key": key, **WHO})
        return [row.name for row in session.quick(UNITS, beginning=wanted)]

    assert database.run(work).value == sorted(key for key in keys if key.startswith(wanted))
