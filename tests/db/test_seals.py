"""The audit is only ever added to, and whoever changes it from outside is found out."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from baktidesk.db import seals
from baktidesk.db.models import audit
from baktidesk.db.session import Database, Session
from baktidesk.services.people import keep_work_unit

TAMPERINGS = {
    "a word is changed": "UPDATE audit SET officer = 'Lain' WHERE sequence = 3",
    "a value is changed": "UPDATE audit SET changes = '{}' WHERE sequence = 3",
    "an hour is changed": "UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 3",
    "a row is taken out": "DELETE FROM audit WHERE sequence = 3",
    "the first row is taken out": "DELETE FROM audit WHERE sequence = 1",
    "the last rows are cut off": "DELETE FROM audit WHERE sequence > 3",
    "a row changes its place": "UPDATE audit SET sequence = 50 WHERE sequence = 4",
    "everything is emptied": "DELETE FROM audit",
    "a row is put in": (
        "INSERT INTO audit SELECT 99, deed, at, officer, desk, program, action, kind, record_id, changes, seal "
        "FROM audit WHERE sequence = 3"
    ),
}


@pytest.fixture
def six(database: Database) -> Database:
    """Give a data file with six audit rows, written in three deeds."""
    for number in range(3):
        names = (f"Satker {number} {part}" for part in "ab")
        database.run(lambda session, names=names: [keep_work_unit(session, name) for name in names])
    return database


def tamper(database: Database, statement: str) -> None:
    """Change the file as somebody with another program would."""
    with database.engine.begin() as connection:
        seals.drop(connection)
        connection.execute(text(statement))


def walk(database: Database) -> seals.ChainVerdict:
    """Walk along the chain."""
    return database.read(lambda session: seals.walk(session.connection))


def test_an_untouched_chain_is_whole(six: Database) -> None:
    verdict = walk(six)
    assert verdict.ok
    assert verdict.head.count == 6


@pytest.mark.parametrize("deed", ["UPDATE audit SET officer = 'Lain'", "DELETE FROM audit"])
def test_the_program_itself_cannot_change_the_audit(six: Database, deed: str) -> None:
    with pytest.raises(DatabaseError, match="only ever added to"), six.engine.begin() as connection:
        connection.execute(text(deed))
    assert walk(six).ok


@pytest.mark.parametrize("how", TAMPERINGS)
def test_every_tampering_is_found(six: Database, how: str) -> None:
    tamper(six, TAMPERINGS[how])
    assert not walk(six).ok


def test_an_older_state_put_back_is_found_from_the_head_that_was_printed(six: Database) -> None:
    printed = walk(six).head
    older = "UPDATE setting SET value = json_object('count', 2, 'seal', (SELECT seal FROM audit WHERE sequence = 2)) "
    tamper(six, "DELETE FROM audit WHERE sequence > 2")
    tamper(six, older + "WHERE key = 'audit_head'")
    assert walk(six).ok
    assert not six.read(lambda session: seals.holds(session.connection, printed))


def test_a_printed_head_stays_in_the_chain(six: Database) -> None:
    printed = walk(six).head
    six.run(lambda session: keep_work_unit(session, "Satker lain"))
    assert six.read(lambda session: seals.holds(session.connection, printed))


def test_a_deed_that_fails_leaves_the_chain_as_it_was(six: Database) -> None:
    def break_off(session: Session) -> None:
        keep_work_unit(session, "Satker lain")
        raise LookupError("broken off")

    with pytest.raises(LookupError):
        six.run(break_off)
    assert walk(six).head.count == 6


def test_rows_from_before_there_were_seals_are_sealed(six: Database) -> None:
    forget: list[Callable[[Session], object]] = [
        lambda session: seals.drop(session.connection),
        lambda session: session.connection.execute(audit.update().values(seal="")),
        lambda session: session.connection.execute(text("DELETE FROM setting WHERE key LIKE 'audit_%'")),
        lambda session: seals.build(session.connection),
    ]
    for step in forget:
        six.run(step)
    assert walk(six).ok
    assert walk(six).head.count == 6
