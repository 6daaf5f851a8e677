"""The audit forgets who was erased: its chain and the heads that were printed hold, and tampering is no erasure."""

import gzip
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from baktidesk.db import forgetting, seals
from baktidesk.db.backup import backup_folder, make_backup
from baktidesk.db.engine import open_unchanged
from baktidesk.db.models import audit, distribution, person
from baktidesk.db.redaction import FORGETS, NAMES, REDACT, Unfit, first_broken, make_witness, witness_of
from baktidesk.db.schema import HEAD, open_database
from baktidesk.db.session import Database, Session
from baktidesk.db.start_check import chain_is_whole, copy_would_open, differing_record, triggers_stand
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.privacy import ERASED, Erasure, PersonIdentity
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.people import keep_work_unit
from baktidesk.services.privacy import correct_person, erase_person
from baktidesk.services.relief.giving import distribute
from baktidesk.services.starting import refuse_changed_data
from tests.stories import Desk, a_donor, fresh_database, make_as_new, set_up, to_person

WHY = Erasure(reason="Diminta sendiri")
WHO = ("Zulkarnaen Wirakusuma", "Marfuah Wulandari")
TAMPERINGS = {
    "a row about nobody": "UPDATE audit SET officer = 'Lain' WHERE kind = 'event'",
    "a name is put in again": (
        "UPDATE audit SET changes = json_set(changes, '$.full_name', json_array(NULL, 'Orang Lain')) "
        "WHERE kind = 'person' AND action = 'create' AND sequence < :redacted AND record_id = :erased"
    ),
    "an empty row is said to be somebody else's": (
        "UPDATE audit SET officer = 'Lain' WHERE kind = 'person' AND action = 'create' AND record_id = :erased"
    ),
    "a living person's row is emptied": (
        "UPDATE audit SET changes = (SELECT changes FROM audit WHERE kind = 'person' AND action = 'create' "
        "AND record_id = :erased) WHERE kind = 'person' AND action = 'create' AND record_id != :erased"
    ),
    "an empty row's seal is changed": (
        "UPDATE audit SET seal = replace(seal, 'a', 'b') WHERE kind = 'person' AND action = 'create' "
        "AND record_id = :erased"
    ),
    "a witness is changed": (
        "UPDATE audit SET changes = replace(changes, 'a', 'b') WHERE action = 'redact' AND sequence = :redacted"
    ),
    "the witnesses are taken away": "UPDATE audit SET changes = '{}' WHERE action = 'redact'",
    "the witnesses are no texts": "UPDATE audit SET changes = '{\"witnesses\": {\"7\": 1}}' WHERE action = 'redact'",
    "the witnessing row is taken out": "DELETE FROM audit WHERE action = 'redact'",
    "an empty row is taken out": (
        "DELETE FROM audit WHERE kind = 'person' AND action = 'create' AND record_id = :erased"
    ),
    "the row before an empty one is taken out": (
        "DELETE FROM audit WHERE sequence = (SELECT sequence - 1 FROM audit WHERE kind = 'person' "
        "AND action = 'create' AND record_id = :erased)"
    ),
    "the end is cut off": "DELETE FROM audit WHERE sequence >= :redacted",
}


def person_named(desk: Desk, name: str) -> str:
    """Give the id of somebody."""
    found: str = desk.see(lambda session: session.value(select(person.c.id).where(person.c.full_name == name)))
    return found


def meet(desk: Desk) -> StoredEvent:
    """Write down two people who each come twice, one of them corrected and once represented."""
    event = set_up(desk, asks_nik=True, asks_phone=True)
    for number, name in enumerate(WHO):
        desk.do(
            check_in, event.id, a_donor(full_name=name, nik=f"317101570890000{number}", phone=f"08123456789{number}")
        )
        desk.do(distribute, event.id, to_person(event, full_name=name, nik=f"317101570890000{number}"))
    corrected = PersonIdentity(full_name=WHO[0], nik="3171015708900000", phone="081234567899")
    desk.do(correct_person, person_named(desk, WHO[0]), corrected)
    return event


def both_walks(database: Database) -> tuple[bool, bool]:
    """Walk along the chain both ways: as `check` does, and as the start does."""
    return database.read(lambda session: (seals.walk(session.connection).ok, chain_is_whole(session.connection)))


def stories(desk: Desk, record_id: str) -> list[Any]:
    """Give the audit's rows about a record, oldest first."""
    query = select(audit).where(audit.c.record_id == record_id).order_by(audit.c.sequence)
    return list(desk.see(lambda session: session.rows(query)))


def guards(desk: Desk) -> list[Any]:
    """Give the triggers of the data, word for word."""
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    return list(desk.see(lambda session: session.connection.execute(query).all()))


def tamper(desk: Desk, statement: str) -> None:
    """Change the file as another program would; `:erased` is the person, `:redacted` the witnesses' row."""
    with desk.database.engine.begin() as connection:
        seals.drop(connection)
        erased = connection.scalar(select(audit.c.record_id).where(audit.c.action == "erase", audit.c.kind == "person"))
        redacted = connection.scalar(select(audit.c.sequence).where(audit.c.action == REDACT))
        values = {"erased": erased, "redacted": redacted}
        known = {name: value for name, value in values.items() if f":{name}" in statement}
        assert connection.execute(text(statement), known).rowcount > 0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def erased(desk: Desk) -> Desk:
    """Give data with two people, one of them erased."""
    meet(desk)
    desk.do(erase_person, person_named(desk, WHO[0]), WHY)
    return desk


def test_the_chain_is_whole_and_the_data_open_after_an_erasure(erased: Desk) -> None:
    assert both_walks(erased.database) == (True, True)
    assert erased.see(check).ok
    erased.see(refuse_changed_data)
    place = erased.database.place
    erased.database.close()
    again = open_database(place)
    again.read(refuse_changed_data)
    assert again.read(check).ok
    again.close()


def test_the_rows_forget_the_values_and_keep_the_names_of_what_was_said(desk: Desk) -> None:
    meet(desk)
    who = person_named(desk, WHO[0])
    before = stories(desk, who)
    desk.do(erase_person, who, WHY)
    after = stories(desk, who)
    assert [row.changes.keys() for row in before] == [row.changes.keys() for row in after[: len(before)]]
    assert {value for row in after[: len(before)] for pair in row.changes.values() for value in pair} == {None}
    unchanged = ("sequence", "deed", "at", "officer", "desk", "action", "seal")
    assert [[getattr(row, name) for name in unchanged] for row in before] == [
        [getattr(row, name) for name in unchanged] for row in after[: len(before)]
    ]


def test_heads_that_were_printed_before_and_after_hold(desk: Desk) -> None:
    meet(desk)
    heads = [desk.see(lambda session: seals.read_head(session.connection))]
    for name in WHO:
        desk.do(erase_person, person_named(desk, name), WHY)
        heads.append(desk.see(lambda session: seals.read_head(session.connection)))
    desk.do(keep_work_unit, "Satker lain")
    assert [desk.see(lambda session, head=head: seals.holds(session.connection, head)) for head in heads] == [True] * 3
    assert both_walks(desk.database) == (True, True)


@pytest.mark.parametrize("how", TAMPERINGS)
def test_every_tampering_is_still_found(erased: Desk, how: str) -> None:
    tamper(erased, TAMPERINGS[how])
    assert both_walks(erased.database) == (False, False)


def test_a_changed_row_does_not_pass_for_erased(desk: Desk) -> None:
    meet(desk)
    tamper(desk, "UPDATE audit SET officer = 'Lain' WHERE kind = 'person' AND action = 'create'")
    with pytest.raises(Refused, match="changed or damaged outside"):
        desk.do(erase_person, person_named(desk, WHO[0]), WHY)
    assert person_named(desk, WHO[0])


def forge(session: Session) -> None:
    """Write witnesses for whatever does not fit, as somebody with the key could."""
    rows = session.rows(select(audit).order_by(audit.c.sequence))
    key, _head = seals.lock_head(session.connection)
    given = [(row, seals.seal(key, last.seal, dict(row._mapping))) for last, row in zip(rows, rows[1:], strict=False)]
    found = [(row, make_witness(one)) for row, one in given if one != row.seal]
    known = [(row.sequence, row.kind if row.kind in FORGETS else "person", one) for row, one in found]
    told = witness_of(known)
    told[NAMES] |= {"event": ["code", "name"]}
    session.write_audit(REDACT, "audit", session.deed, told)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("changes = json_set(changes, '$.full_name', json_array(NULL, NULL))", "person"),
        ("changes = '{\"code\": [null, null]}'", "event"),
        ("officer = 'Lain'", "person"),
    ],
)
def test_a_witness_by_the_key_itself_excuses_nothing_but_what_may_be_forgotten(
    desk: Desk, change: str, kind: str
) -> None:
    meet(desk)
    tamper(desk, f"UPDATE audit SET {change} WHERE kind = '{kind}' AND action = 'create'")
    desk.database.run(forge)
    assert both_walks(desk.database) == (False, False)


def test_who_has_the_key_can_change_what_is_left_of_an_empty_row_and_leaves_a_witness(erased: Desk) -> None:
    """It is what the decision says of insiders: the deed stands in the chain, for whoever looks for it."""
    tamper(erased, TAMPERINGS["an empty row is said to be somebody else's"])
    erased.database.run(forge)
    assert both_walks(erased.database) == (True, True)
    assert len(erased.see(lambda session: session.rows(select(audit).where(audit.c.action == REDACT)))) == 2


def test_only_the_last_witness_counts_and_none_from_before_the_row() -> None:
    row = Unfit(5, "given" * 13, "create", "person", {"full_name": [None, None], "nik": [None, None]})
    right, wrong = (witness_of([(5, "person", make_witness(one))]) for one in ("given" * 13, "else" * 16))
    assert first_broken([row], [(6, wrong), (7, right)]) is None
    assert first_broken([row], [(6, right), (7, wrong)]) == 5
    assert first_broken([row], [(4, right)]) == 5
    assert first_broken([row._replace(action="erase")], [(7, right)]) == 5
    assert first_broken([row._replace(changes={"full_name": [None, "A"]})], [(7, right)]) == 5


def test_a_row_that_forgets_more_later_has_its_newest_witness(erased: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later program may know more names to forget; what an earlier one emptied still stands."""
    desk, event_id = erased, erased.see(lambda session: session.value(text("SELECT id FROM event")))
    for names in ({"code": ""}, {"code": "", "name": ""}):
        monkeypatch.setitem(FORGETS, "event", names)
        monkeypatch.setattr(forgetting, "tells_of_somebody", lambda action, _kind, _changes: action == "create")
        desk.do(lambda session: forgetting.forget(session, forgetting.memories(session, {"event": [event_id]})))
        assert both_walks(desk.database) == (True, True)
    row = stories(desk, event_id)[0]
    assert (row.changes["code"], row.changes["name"]) == ([None, None], [None, None])


def test_the_guards_are_word_for_word_what_they_were(desk: Desk) -> None:
    meet(desk)
    before = guards(desk)
    desk.do(erase_person, person_named(desk, WHO[0]), WHY)
    assert guards(desk) == before
    for deed in ("UPDATE audit SET officer = 'Lain'", "DELETE FROM audit"):
        with pytest.raises(DatabaseError, match="only ever added to"), desk.database.engine.begin() as connection:
            connection.execute(text(deed))


def test_an_erasure_that_breaks_off_leaves_everything_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(desk)
    who, guarding = person_named(desk, WHO[0]), guards(desk)
    before = stories(desk, who)

    def break_off(*_given: Any) -> None:
        raise LookupError("broken off")

    monkeypatch.setattr(forgetting, "witness_of", break_off)
    with pytest.raises(LookupError):
        desk.do(erase_person, who, WHY)
    assert (stories(desk, who), guards(desk)) == (before, guarding)
    assert both_walks(desk.database) == (True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signal 9")
def test_a_kill_while_the_guard_is_lifted_leaves_it_standing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meet(desk)
    who, place = person_named(desk, WHO[0]), desk.database.place
    desk.database.close()
    child = os.fork()
    if not child:
        monkeypatch.setattr(forgetting, "_empty", lambda *_given: os.kill(os.getpid(), signal.SIGKILL))
        open_database(place).run(lambda session: erase_person(session, who, WHY))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    again = open_database(place)
    desk.database = again
    assert person_named(desk, WHO[0]) == who
    assert desk.see(lambda session: triggers_stand(session.connection))
    assert both_walks(again) == (True, True)


def test_a_backup_made_after_an_erasure_is_one_that_opens(erased: Desk) -> None:
    data = Path(erased.database.place)
    made = make_backup(data, backup_folder(data), erased.database.clock())
    connection = open_unchanged(made.path)
    assert copy_would_open(connection, HEAD)
    connection.close()


def test_what_the_audit_says_last_is_what_the_record_holds(erased: Desk) -> None:
    assert erased.see(lambda session: differing_record(session.connection)) is None
    tamper(erased, f"UPDATE person SET full_name = 'Orang Lain' WHERE full_name = '{ERASED}'")
    assert erased.see(lambda session: differing_record(session.connection)) is not None


def test_the_witnesses_of_many_stand_in_several_rows(erased: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "_AT_ONCE", 1)
    erased.do(erase_person, person_named(erased, WHO[1]), WHY)
    rows = erased.see(lambda session: session.rows(select(audit.c.deed).where(audit.c.action == REDACT)))
    assert len(rows) > 1
    assert both_walks(erased.database) == (True, True)


def test_rows_are_kept_in_the_form_that_is_sealed(erased: Desk) -> None:
    told = (
        "SELECT json_each.key FROM audit AS told, json_each(told.changes, '$.witnesses') WHERE told.action = 'redact'"
    )
    query = text(f"SELECT changes FROM audit WHERE sequence IN ({told})")
    kept = erased.see(lambda session: session.connection.execute(query).scalars().all())
    assert kept
    assert all(one == json.dumps(json.loads(one), sort_keys=True, separators=(",", ":")) for one in kept)


@pytest.mark.parametrize("kept", ["half \ud83d", "é 😀 \u2028", "ab\u0000c"])
def test_a_row_forgets_beside_any_text(desk: Desk, kept: str) -> None:
    event = meet(desk)
    given = desk.see(lambda session: session.first(select(distribution).where(distribution.c.event_id == event.id)))
    told = {"proxy_name": ["", "Marfuah"], "void_reason": ["", kept]}
    desk.do(lambda session: session.write_audit("correct", "distribution", given.id, told))
    assert both_walks(desk.database) == (True, True)
    desk.do(erase_person, given.person_id, WHY)
    assert stories(desk, given.id)[1].changes == {"proxy_name": [None, None], "void_reason": ["", kept]}
    assert both_walks(desk.database) == (True, True)


def test_rows_that_an_earlier_program_wrote_forget_too(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((Path(__file__).parents[1] / "data" / "revision_0008.db.gz").read_bytes()))
    desk = Desk(open_database(str(path)))
    printed = desk.see(lambda session: seals.read_head(session.connection))
    for row in desk.see(lambda session: session.rows(select(person.c.id))):
        desk.do(erase_person, row.id, WHY)
    assert both_walks(desk.database) == (True, True)
    assert desk.see(lambda session: seals.holds(session.connection, printed))
    desk.see(refuse_changed_data)
    desk.database.close()
    assert b"Siti Contoh" not in path.read_bytes()


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Give a data file that every round empties."""
    database = fresh_database(tmp_path_factory.mktemp("worn"))
    yield Desk(database)
    database.close()


@given(
    deeds=st.lists(st.tuples(st.sampled_from(["come", "correct", "erase", "fetch"]), st.integers(0, 3)), max_size=12)
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_chain_holds_whatever_is_written_and_erased(worn: Desk, deeds: list[tuple[str, int]]) -> None:
    make_as_new(worn.database)
    event, names, heads = set_up(worn), dict[int, str](), []
    for deed, number in deeds:
        known = names.setdefault(number, f"Orang Nomor {number}")
        who = person_named(worn, known)
        if deed == "come":
            worn.do(check_in, event.id, a_donor(full_name=known))
        elif deed == "fetch":
            worn.do(distribute, event.id, to_person(event, full_name=known))
        elif who and deed == "correct":
            names[number] = f"{known} Baru"
            worn.do(correct_person, who, PersonIdentity(full_name=names[number]))
        elif who:
            worn.do(erase_person, who, WHY)
        heads.append(worn.see(lambda session: seals.read_head(session.connection)))
    assert both_walks(worn.database) == (True, True)
    assert worn.see(lambda session: differing_record(session.connection)) is None
    assert all(worn.see(lambda session, head=head: seals.holds(session.connection, head)) for head in heads)
