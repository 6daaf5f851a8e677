"""Queries and changes given to the driver of a file as they are: the same rows, by the same rules."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import bindparam, select

from baktidesk.db.models import person, setting, work_unit
from baktidesk.db.quick import among, begins, quick_named, quick_rows, quick_update, several
from baktidesk.db.session import Database, Session
from baktidesk.db.writing import write_new
from baktidesk.domain.identifiers import uuid7
from tests.stories import MORNING

PEOPLE = select(person).where(person.c.full_name == bindparam("named"))
UNITS = select(work_unit.c.name).where(begins(work_unit.c.key, "beginning")).order_by(work_unit.c.key)
WHO = {"created_at": MORNING, "created_by": "Ani", "desk": "A"}


def a_person(**changes: Any) -> dict[str, Any]:
    """Give the columns of somebody that are not left to the table."""
    return {"id": uuid7(), "full_name": "Siti", "name_key": "siti", **WHO, **changes}


def test_rows_have_names_or_none(database: Database) -> None:
    database.run(lambda session: write_new(session.connection, person, a_person(full_name="Budi")))
    named = database.read(lambda session: quick_named(session.connection, PEOPLE, {"named": "Budi"}))
    plain = database.read(lambda session: quick_rows(session.connection, PEOPLE, {"named": "Budi"}))
    assert [tuple(row) for row in named] == [tuple(row) for row in plain]
    assert named[0].full_name == "Budi"


def test_only_the_rows_meant_are_changed(database: Database) -> None:
    def work(session: Session) -> None:
        for key in ("one", "other"):
            write_new(session.connection, setting, {"key": key, "value": {"n": 1}})
        quick_update(session.connection, setting.c.key, "one", {"value": {"n": 2}})

    database.run(work)
    assert [database.read(lambda session, key=key: session.setting(key)) for key in ("one", "other")] == [
        {"n": 2},
        {"n": 1},
    ]


@pytest.mark.parametrize("wanted", ["", "a", "a_", "a%", "ab", "B", "c"])
def test_begins_is_letter_for_letter(database: Database, wanted: str) -> None:
    keys = ["a", "a%", "a_", "ab", "b", "bab"]

    def work(session: Session) -> list[str]:
        for key in keys:
            write_new(session.connection, work_unit, {"id": uuid7(), "name": key, "key": key, **WHO})
        return [row.name for row in session.quick(UNITS, beginning=wanted)]

    assert database.run(work).value == sorted(key for key in keys if key.startswith(wanted))


@pytest.mark.parametrize(
    ("column", "given"),
    [
        (person.c.birth_year, [1980, 1990]),
        (person.c.birth_date, [dt.date(1980, 1, 2), dt.date(1990, 1, 2)]),
        (person.c.full_name, ['Siti "Ani"', "Budi\\"]),
        (person.c.full_name, []),
    ],
)
def test_one_of_several_is_found_whatever_they_are(database: Database, column: Any, given: list[Any]) -> None:
    def work(session: Session) -> list[Any]:
        for value in given:
            write_new(session.connection, person, a_person(**{column.name: value}))
        write_new(session.connection, person, a_person())
        wanted = {"ids": several(given, "sqlite")}
        return [row[0] for row in quick_rows(session.connection, select(column).where(among(column, "sqlite")), wanted)]

    assert sorted(database.run(work).value) == sorted(given)
