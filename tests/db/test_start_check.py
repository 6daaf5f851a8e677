"""The look at the start: both forms in which the audit's changes stand in a file, and every value of every record."""

import gzip
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Integer, select, text

from baktidesk.db import seals, start_check
from baktidesk.db.models import audit
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database, Session
from baktidesk.db.start_check import COMPARED, DERIVED, chain_is_whole, differing_record
from baktidesk.domain.officer import Role
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.people import keep_work_unit
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute
from tests.stories import Desk, a_bag, a_donor, fresh_database, set_up, to_institution, to_person

DATA = Path(__file__).parents[1] / "data"
TAMPERINGS = {
    "a value": "UPDATE audit SET changes = replace(changes, 'Satker 1', 'Satker 9') WHERE sequence = 3",
    "a name": "UPDATE audit SET changes = replace(changes, 'name', 'game') WHERE sequence = 3",
    "a value that is added": (
        """UPDATE audit SET changes = substr(changes, 1, length(changes) - 1) || ',"x":[1,2]}' WHERE sequence = 3"""
    ),
    "words behind the value": "UPDATE audit SET changes = changes || 'x' WHERE sequence = 3",
    "a second value": "UPDATE audit SET changes = changes || changes WHERE sequence = 3",
    "no value": "UPDATE audit SET changes = '' WHERE sequence = 3",
    "another deed": "UPDATE audit SET deed = deed || 'x' WHERE sequence = 3",
    "another moment": "UPDATE audit SET at = replace(at, '01:', '02:') WHERE sequence = 3",
    "a part of a second": "UPDATE audit SET at = replace(at, '.000000', '.000001') WHERE sequence = 3",
    "a moment with a tail": "UPDATE audit SET at = at || '.000000' WHERE sequence = 3",
    "another officer": "UPDATE audit SET officer = 'Lain' WHERE sequence = 3",
    "a mark in the officer's name": """UPDATE audit SET officer = officer || '","A' WHERE sequence = 3""",
    "another desk": "UPDATE audit SET desk = 'B' WHERE sequence = 3",
    "another program": "UPDATE audit SET program = '9' WHERE sequence = 3",
    "another deed's name": "UPDATE audit SET action = 'correct' WHERE sequence = 3",
    "another kind": "UPDATE audit SET kind = 'person' WHERE sequence = 3",
    "another record": "UPDATE audit SET record_id = 'x' WHERE sequence = 3",
    "a seal": "UPDATE audit SET seal = replace(seal, substr(seal, 1, 1), 'x') WHERE sequence = 3",
    "two rows swapped": (
        "UPDATE audit SET changes = (SELECT old.changes FROM audit AS old WHERE old.sequence = 7 - audit.sequence) "
        "WHERE sequence IN (3, 4)"
    ),
    "two rows' places": "UPDATE audit SET sequence = -sequence WHERE sequence IN (3, 4)",
    "a row out": "DELETE FROM audit WHERE sequence = 3",
    "the tail": "DELETE FROM audit WHERE sequence > 4",
    "everything": "DELETE FROM audit",
}
FORMS_ONLY = {
    "a blank": "UPDATE audit SET changes = replace(changes, ':', ' : ') WHERE sequence = 3",
    "an escape": r"UPDATE audit SET changes = replace(changes, 'Satker', '\u0053atker') WHERE sequence = 3",
}
WORDS = st.text(
    st.characters() | st.sampled_from('"\\/\x00\x01\x1f\x7f\b\n\r\t\u2028\u2029\ud800\udfff\ufffe😀é'), max_size=40
)
STORABLE = WORDS.map(lambda words: words.encode("utf-8", "replace").decode())
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(WORDS, some, max_size=3),
)


def keep_units(session: Session, names: Iterable[str]) -> None:
    """Write an audit row for each of some offices."""
    for name in names:
        keep_work_unit(session, name)


def write_six(database: Database) -> None:
    """Write six audit rows in three deeds."""
    for number in range(3):
        names = (f"Satker {number} {part}" for part in "ab")
        database.run(partial(keep_units, names=names))


def seal_as_before(database: Database, count: int) -> None:
    """Give the first rows the form of older data: with blanks and escapes, sealed by sorted names."""

    def work(session: Session) -> None:
        rows = [dict(row._mapping) for row in session.rows(select(audit).order_by(audit.c.sequence))]
        (key, _head), head = seals.lock_head(session.connection), seals.Head(count=0, seal="")
        seals.drop(session.connection)
        session.connection.execute(audit.delete())
        for row in rows[:count]:
            head = seals.Head(count=head.count + 1, seal=seals.seal(key, head.seal, row))
            session.connection.execute(audit.insert(), {**row, "seal": head.seal})
        for row in rows[count:]:
            head = seals.add(session.connection, key, head, row)
        seals.write_head(session.connection, head)

    database.run(work)


@pytest.fixture(params=[0, 3, 6], ids=["new rows", "old and new rows", "old rows"])
def six(request: pytest.FixtureRequest, database: Database) -> Database:
    """Give a data file of six audit rows, as they are written now, as they were before, and both."""
    write_six(database)
    seal_as_before(database, request.param)
    return database


def tamper(database: Database, statement: str) -> None:
    """Change the file as somebody with another program would."""
    with database.engine.begin() as connection:
        seals.drop(connection)
        connection.exec_driver_sql(statement)


def verdicts(database: Database) -> tuple[bool, bool]:
    """Tell whether the audit is whole for the look at the start, and for the walk that reads through SQLAlchemy."""
    return database.read(lambda session: (chain_is_whole(session.connection), walk_is_whole(session)))


def walk_is_whole(session: Session) -> bool:
    """Tell whether the chain is whole; a row that cannot be read makes it none."""
    try:
        return seals.walk(session.connection).ok
    except ValueError:
        return False


def test_rows_of_both_forms_are_whole(six: Database) -> None:
    assert verdicts(six) == (True, True)
    assert six.read(lambda session: seals.read_head(session.connection)).count == 6


def test_changes_stand_in_a_file_as_they_are_sealed(database: Database) -> None:
    changes = {"b": [None, 'Ja"far é'], "a": [1, None]}
    database.run(lambda session: session.write_audit("correct", "person", "x", changes))
    with database.engine.connect() as connection:
        stored = connection.exec_driver_sql("SELECT changes FROM audit").scalar_one()
    assert stored == '{"b":[null,"Ja\\"far é"],"a":[1,null]}'


def test_what_the_program_writes_now_is_not_read_to_be_sealed_again(
    day: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_check, "_written_anew", lambda *_given: pytest.fail("it was read"))
    assert day.read(lambda session: chain_is_whole(session.connection))


@pytest.mark.parametrize("what", TAMPERINGS)
def test_every_tampering_is_found_in_both_forms(six: Database, what: str) -> None:
    before = six.read(lambda session: session.rows(select(audit)))
    tamper(six, TAMPERINGS[what])
    with six.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM audit").all() != before
    assert verdicts(six) == (False, False)


@pytest.mark.parametrize("what", FORMS_ONLY)
def test_another_form_of_the_same_values_is_no_tampering(six: Database, what: str) -> None:
    tamper(six, FORMS_ONLY[what])
    assert verdicts(six) == (True, True)


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("revision_*.db.gz")))
def test_a_file_of_an_earlier_program_is_whole_and_goes_on(tmp_path: Path, name: str) -> None:
    path = tmp_path / "data.db"
    path.write_bytes(gzip.decompress((DATA / name).read_bytes()))
    database = open_database(str(path))
    database.run(lambda session: keep_work_unit(session, "Satker baru"))
    assert verdicts(database) == (True, True)
    tamper(database, "UPDATE audit SET officer = 'Lain' WHERE sequence = 2")
    assert verdicts(database) == (False, False)
    database.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give one data file that many stories write to, one row behind the other."""
    opened = fresh_database(tmp_path_factory.mktemp("kept"))
    yield opened
    opened.close()


def note(database: Database, officer: str, record_id: str, changes: Any) -> None:
    """Write one audit row."""
    actor = Actor(name=officer, role=Role.ADMIN, desk="A")
    database.run(lambda session: session.write_audit("correct", "person", record_id, changes), actor)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(officer=STORABLE, record_id=STORABLE, changes=st.dictionaries(WORDS, VALUES, max_size=4))
def test_any_text_is_sealed_and_found_whole(kept: Database, officer: str, record_id: str, changes: Any) -> None:
    note(kept, officer, record_id, changes)
    assert verdicts(kept) == (True, True)
    newest = kept.read(lambda session: session.rows(select(audit).order_by(audit.c.sequence.desc()).limit(1)))[0]
    assert (newest.officer, newest.record_id, newest.changes) == (officer, record_id, changes)
    assert list(newest.changes) == list(changes)


def test_long_texts_are_sealed(database: Database) -> None:
    note(database, "Ö\\" * 50_000, "x", {"a": [None, '"\u2028' * 200_000], "b": "\ud800" * 1000})
    assert verdicts(database) == (True, True)


@pytest.mark.needs("postgresql")
def test_texts_are_sealed_on_a_server(postgres_url: str) -> None:
    database = open_database(postgres_url)
    words = ('"', "\\", "\x01\x1f\x7f", "😀", "\u2028", "é" * 9000)
    for number, word in enumerate(words):
        note(database, word[:100], f"x{number}", {"b": [None, word], "a": [word, {"z": 1, "y": [None, 1.5]}]})
    database.run(lambda session: keep_work_unit(session, "Satker"))
    assert verdicts(database) == (True, True)
    with database.engine.begin() as connection:
        seals.drop(connection)
        connection.execute(text("UPDATE audit SET officer = 'Lain' WHERE sequence = 2"))
    assert verdicts(database) == (False, False)
    database.close()


def test_the_first_halves_of_a_seal_are_those_of_every_hmac() -> None:
    import hmac

    for key in (b"", b"k", b"k" * 64, b"k" * 65, b"k" * 200):
        sign = start_check._make_sign(key)
        assert [sign(b"a"), sign(b""), sign(b"b" * 999)] == [
            hmac.digest(key, octets, "sha256").hex() for octets in (b"a", b"", b"b" * 999)
        ]


# --- the records ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the data of a small day: records as they were made, changed and voided."""
    database = fresh_database(tmp_path_factory.mktemp("day"))
    desk = Desk(database)
    event = set_up(desk)
    visits = [desk.do(check_in, event.id, a_donor()) for _ in range(4)]
    for visit in visits[:3]:
        desk.do(pass_donor, visit.id)
    desk.do(donate, visits[0].id, a_bag())
    desk.do(void_visit, visits[1].id, "salah")
    desk.do(hand_over, event.id, to_institution(event, 3))
    desk.do(distribute, event.id, to_person(event))
    yield database
    database.close()


def told_of(database: Database) -> dict[tuple[str, str], dict[str, Any]]:
    """Give by kind and id of record what the audit told last, plainly."""
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for row in database.read(lambda session: session.rows(select(audit).order_by(audit.c.sequence))):
        news = {name: pair[1] for name, pair in row.changes.items() if isinstance(pair, list) and len(pair) == 2}
        told.setdefault((row.kind, row.record_id), {"voided_at": None}).update(news)
    return {record: names for record, names in told.items() if record[0] in COMPARED}


def differing_after(database: Database, *statements: str) -> tuple[str, str] | None:
    """Give the record that differs when something is done to the file, which is taken back again."""
    with database.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = 0")
        raw.execute("PRAGMA ignore_check_constraints = 1")
        raw.execute("BEGIN IMMEDIATE")
        for statement in statements:
            raw.execute(statement)
        found = differing_record(connection)
        raw.execute("ROLLBACK")
        connection.invalidate()
    return found


def test_a_day_as_it_was_written_agrees(day: Database) -> None:
    assert differing_after(day) is None
    assert {kind for kind, _id in told_of(day)} == set(COMPARED) - {"officer"}


def test_every_record_of_a_plain_day_agrees_at_first_sight(day: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(start_check._Rows, "_agree")
    assert differing_after(day) is None


def test_every_value_that_was_told_is_compared(day: Database) -> None:
    tried = 0
    for (kind, record_id), told in told_of(day).items():
        columns = {column.name: column.type for column in COMPARED[kind].c if column.name not in DERIVED}
        for name in told.keys() & columns.keys() - {"warnings"}:
            number = isinstance(columns[name], Boolean | Integer)
            other = f"coalesce({name}, 0) + 1" if number else f"coalesce({name}, '') || 'x'"
            change = f"UPDATE {kind} SET {name} = {other} WHERE id = '{record_id}'"
            assert differing_after(day, change) == (kind, record_id), (kind, name)
            tried += 1
    assert tried > 200


def test_records_put_in_taken_out_and_renamed_are_found(day: Database) -> None:
    for kind, record_id in told_of(day):
        assert differing_after(day, f"DELETE FROM {kind} WHERE id = '{record_id}'") is not None, kind
        for other in ("0", "x"):
            rename = f"UPDATE {kind} SET id = '{other}' WHERE id = '{record_id}'"
            assert differing_after(day, rename) is not None, kind
    for other in ("0", "x"):
        names = "version, created_at, created_by, desk, void_reason"
        put_in = f"INSERT INTO work_unit (id, name, key, {names}) SELECT '{other}', 'L', 'l', {names} FROM item"
        assert differing_after(day, put_in) is not None


NOTES = {
    "nothing": ({}, True),
    "words": ({"paper": "slip", "full_name": "xx"}, True),
    "a list of one": ({"full_name": ["xx"]}, True),
    "a list of three": ({"full_name": ["x", "y", "z"]}, True),
    "two names": ({"full_name": {"a": 1, "b": 2}}, True),
    "what is no column": ({"shade": [None, "red"]}, True),
    "another value": ({"full_name": [None, "Lain"]}, False),
    "who made it": ({"created_by": [None, "Petugas"]}, True),
    "who did not make it": ({"created_by": [None, "Lain"]}, False),
    "another version": ({"version": [1, 7]}, False),
    "another voiding": ({"voided_at": [None, "2026-01-20T01:00:00+00:00"]}, False),
    "no voiding": ({"voided_at": ["2026-01-20T01:00:00+00:00", None]}, True),
    "a number for a truth": ({"sex": [None, 1]}, False),
}


@pytest.mark.parametrize("what", NOTES)
def test_notes_about_a_record_are_none_of_its_values(database: Database, what: str) -> None:
    desk = Desk(database)
    event = set_up(desk)
    visits = [desk.do(check_in, event.id, a_donor()) for _ in range(3)]
    changes, agrees = NOTES[what]
    note(database, "Petugas", visits[1].person_id, changes)
    found = database.read(lambda session: differing_record(session.connection))
    assert found == (None if agrees else ("person", visits[1].person_id))


def test_a_note_about_no_record_hides_nothing(day: Database) -> None:
    for record_id in ("0", "x"):
        for changes, found in (("{}", None), ('{"full_name":[null,"Lain"]}', ("person", record_id))):
            row = f"999, deed, at, officer, desk, program, 'note', 'person', '{record_id}', '{changes}', seal"
            assert differing_after(day, f"INSERT INTO audit SELECT {row} FROM audit WHERE sequence = 1") == found


def test_a_note_of_another_kind_stands_between_the_changes_of_a_record(database: Database) -> None:
    desk = Desk(database)
    event = set_up(desk)
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(lambda session: session.write_audit("print", "slip", visit.id, {"status": [None, "x"]}))
    desk.do(pass_donor, visit.id)
    assert database.read(lambda session: differing_record(session.connection)) is None
    tamper(database, "UPDATE donor_visit SET number = number + 1")
    assert database.read(lambda session: differing_record(session.connection)) == ("donor_visit", visit.id)


@pytest.mark.parametrize("value", ["1", "null", "[]", "{}"])
def test_a_key_that_is_no_text_is_no_key(tmp_path: Path, value: str) -> None:
    database = fresh_database(tmp_path)
    write_six(database)
    with database.engine.begin() as connection:
        connection.execute(
            text("UPDATE setting SET value = :value WHERE key = :key"), {"value": value, "key": seals.KEY}
        )
        assert not chain_is_whole(connection)
        assert not start_check.copy_is_sealed(connection.connection.driver_connection)
    database.close()
