"""A forgotten PIN, the own PIN, and who is on duty no longer."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from baktidesk.db.models import audit
from baktidesk.db.models import officer as officer_table
from baktidesk.db.schema import open_database
from baktidesk.db.start_check import chain_is_whole, differing_record
from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Deed, EndOfDuty, NewPin, OfficerEntry, OwnPin, Role, StoredOfficer
from baktidesk.domain.officer import Desk as DeskEntry
from baktidesk.services import settings
from baktidesk.services.audit import undo
from baktidesk.services.desk import check_data
from baktidesk.services.officers import (
    add_officer,
    all_officers,
    change_own_pin,
    confirm_supervisor,
    end_officer,
    list_officers,
    log_in,
    practice_actor,
    renew_pin,
    resume_officer,
    set_up_desk,
    with_grant,
)
from tests.stories import Desk

PIN = "271828"
OTHER = "161803"
HERE = DeskEntry(work_unit="Kanim Uji", desk="c")


@pytest.fixture
def first(desk: Desk) -> StoredOfficer:
    """Give the first officer of a desk that has been set up, an administrator."""
    officer: StoredOfficer = desk.do(set_up_desk, HERE, OfficerEntry(name="Ani", pin=PIN), "id")
    return officer


@pytest.fixture
def budi(desk: Desk, first: StoredOfficer) -> StoredOfficer:
    """Give a second officer; the first one, an administrator, is at the desk from now on."""
    second: StoredOfficer = desk.do(add_officer, OfficerEntry(name="Budi", pin=PIN))
    desk.actor = replace(desk.actor, name=first.name, officer_id=first.id)
    return second


def own_pin() -> OwnPin:
    """Give what is typed for another PIN of one's own."""
    return OwnPin(pin=PIN, new_pin=OTHER, new_pin_again=OTHER)


def lock_out(desk: Desk, officer: StoredOfficer) -> None:
    """Type a wrong PIN five times."""
    for _ in range(5):
        with pytest.raises(Refused):
            desk.do(log_in, officer.id, "314159")


def deeds_on(desk: Desk, officer: StoredOfficer) -> list[tuple[str, dict[str, Any]]]:
    """Give action and changes of the audit's rows of an officer after the first."""
    rows = desk.see(lambda session: session.rows(select(audit).where(audit.c.record_id == officer.id)))
    return [(row.action, row.changes) for row in sorted(rows, key=lambda row: row.sequence)[1:]]


def opens_again(desk: Desk) -> bool:
    """Tell whether a start finds the data to be what the audit says, and the check too."""
    again = open_database(desk.database.place)
    with again.engine.connect() as connection:
        as_told = chain_is_whole(connection) and differing_record(connection) is None
    again.close()
    return as_told and bool(desk.do(check_data).ok)


def test_a_new_pin_opens_at_once_where_the_old_one_was_locked_out(desk: Desk, budi: StoredOfficer) -> None:
    desk.database.uptime = lambda: 1000.0
    lock_out(desk, budi)
    assert desk.do(renew_pin, budi.id, NewPin(new_pin=OTHER, new_pin_again=OTHER)) == budi
    assert desk.do(log_in, budi.id, OTHER).name == "Budi"
    with pytest.raises(Refused, match="not right"):
        desk.do(log_in, budi.id, PIN)


def test_a_new_pin_is_on_record_and_neither_pin_nor_hash_is(desk: Desk, budi: StoredOfficer) -> None:
    desk.do(renew_pin, budi.id, NewPin(new_pin=OTHER, new_pin_again=OTHER))
    row = desk.see(lambda session: session.get(officer_table, budi.id))
    assert row.pin_hash.startswith("$argon2id$v=19$m=65536,t=3")
    assert deeds_on(desk, budi) == [("renew_pin", {"officer": "Budi"})]
    assert opens_again(desk)


def test_a_new_pin_keeps_the_rules_of_every_pin(desk: Desk, budi: StoredOfficer) -> None:
    for pin, again, field, why in (
        ("12345", "12345", "new_pin", "six digits. Now 5"),
        ("123456", "123456", "new_pin", "too easy"),
        ("", "", "new_pin", "fill this in"),
        (OTHER, PIN, "new_pin_again", "differ"),
    ):
        asked: list[tuple[Any, ...]] = [
            (renew_pin, budi.id, NewPin(new_pin=pin, new_pin_again=again)),
            (change_own_pin, OwnPin(pin=PIN, new_pin=pin, new_pin_again=again)),
        ]
        for deed, *more in asked:
            with pytest.raises(Refused, match=why) as no:
                desk.do(deed, *more)
            assert no.value.field == field
    assert deeds_on(desk, budi) == []


def test_the_own_pin_is_changed_with_the_one_of_now(desk: Desk, budi: StoredOfficer) -> None:
    here = desk.at("C", Role.OFFICER, "Budi")
    here.actor = replace(here.actor, officer_id=budi.id)
    here.do(change_own_pin, OwnPin(pin=PIN, new_pin=OTHER, new_pin_again=OTHER))
    assert here.do(log_in, budi.id, OTHER).name == "Budi"
    assert deeds_on(desk, budi) == [("renew_pin", {"officer": "Budi"})]


def test_the_own_pin_is_guessed_no_faster_than_at_the_login(
    desk: Desk, first: StoredOfficer, budi: StoredOfficer
) -> None:
    desk.database.uptime = lambda: 1000.0
    for number in range(1, 6):
        with pytest.raises(Refused, match="not right" if number < 5 else "again in 30 seconds") as no:
            desk.do(change_own_pin, OwnPin(pin="314159", new_pin=OTHER, new_pin_again=OTHER))
        assert no.value.field == "pin"
    held: list[tuple[Any, ...]] = [(log_in, first.id, PIN), (change_own_pin, own_pin())]
    for deed, *more in held:
        with pytest.raises(Refused, match="again in 30 seconds"):
            desk.do(deed, *more)


def test_an_administrator_needs_the_pin_of_now_for_the_own_one(
    desk: Desk, first: StoredOfficer, budi: StoredOfficer
) -> None:
    with pytest.raises(Refused, match="with the PIN of now"):
        desk.do(renew_pin, first.id, NewPin(new_pin=OTHER, new_pin_again=OTHER))


def test_who_has_ended_opens_and_allows_nothing_and_stays_by_name(desk: Desk, budi: StoredOfficer) -> None:
    done = desk.deed(end_officer, budi.id, EndOfDuty(reason=" pindah tugas "))
    assert [one.name for one in desk.see(list_officers)] == ["Ani"]
    assert [(one.name, one.ended) for one in desk.see(all_officers)] == [("Ani", False), ("Budi", True)]
    asked: list[Callable[[], object]] = [
        lambda: desk.do(log_in, budi.id, PIN),
        lambda: desk.do(confirm_supervisor, budi.id, PIN),
        lambda: desk.do(with_grant, Deed.VOID, budi.id, PIN, lambda _session: pytest.fail("done")),
        lambda: desk.do(renew_pin, budi.id, NewPin(new_pin=OTHER, new_pin_again=OTHER)),
        lambda: desk.do(end_officer, budi.id, EndOfDuty()),
    ]
    for deed in asked:
        with pytest.raises(Refused, match="Budi is no longer on duty"):
            deed()
    (ended,) = deeds_on(desk, budi)
    assert (ended[0], ended[1]["officer"], ended[1]["reason"]) == ("end_duty", "Budi", "pindah tugas")
    with pytest.raises(Refused, match="nothing to undo"):
        desk.do(undo, done.deed)
    assert opens_again(desk)


def test_who_is_on_duty_again_opens_with_the_pin_of_before(desk: Desk, budi: StoredOfficer) -> None:
    desk.do(end_officer, budi.id, EndOfDuty())
    with pytest.raises(Refused, match="Budi was an officer before"):
        desk.do(add_officer, OfficerEntry(name="BUDI", pin=PIN))
    assert desk.do(resume_officer, budi.id) == budi
    assert desk.do(log_in, budi.id, PIN).name == "Budi"
    assert [action for action, _changes in deeds_on(desk, budi)] == ["end_duty", "resume_duty"]
    assert opens_again(desk)


def test_nobody_ends_the_own_duty(desk: Desk, first: StoredOfficer, budi: StoredOfficer) -> None:
    desk.do(add_officer, OfficerEntry(name="Cici", role=Role.ADMIN, pin=PIN))
    with pytest.raises(Refused, match="Nobody ends the own duty"):
        desk.do(end_officer, first.id, EndOfDuty())


def test_the_last_administrator_stays(desk: Desk, first: StoredOfficer, budi: StoredOfficer) -> None:
    desk.actor = replace(desk.actor, officer_id="")
    with pytest.raises(Refused, match="Ani is the last administrator"):
        desk.do(end_officer, first.id, EndOfDuty())
    assert desk.do(log_in, first.id, PIN).name == "Ani"


def test_an_officer_whom_an_undo_took_back_is_none(desk: Desk, first: StoredOfficer) -> None:
    made = desk.deed(add_officer, OfficerEntry(name="Dedi", pin=PIN))
    desk.do(undo, made.deed)
    assert desk.see(all_officers) == [first]
    with pytest.raises(Refused, match="no longer on duty"):
        desk.do(log_in, made.value.id, PIN)
    assert desk.do(add_officer, OfficerEntry(name="Dedi", pin=PIN)).name == "Dedi"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_only_an_administrator_renews_and_ends(desk: Desk, budi: StoredOfficer, role: Role) -> None:
    here = desk.at("B", role)
    asked: list[tuple[Any, ...]] = [
        (renew_pin, budi.id, NewPin(new_pin=OTHER, new_pin_again=OTHER)),
        (end_officer, budi.id, EndOfDuty()),
        (resume_officer, budi.id),
    ]
    for deed, *more in asked:
        with pytest.raises(Refused, match="needs a supervisor"):
            here.do(deed, *more)
    assert deeds_on(desk, budi) == []


def test_on_a_server_who_has_ended_loses_another_desk_with_the_next_deed(desk: Desk, budi: StoredOfficer) -> None:
    there = desk.at("B", Role.OFFICER, "Budi")
    there.actor = replace(there.actor, officer_id=budi.id)
    desk.database.machine = "another laptop"
    there.do(settings.keep, settings.THEME, "dark")
    desk.do(end_officer, budi.id, EndOfDuty())
    with pytest.raises(Refused, match="Budi is no longer on duty"):
        there.do(settings.keep, settings.THEME, "light")


def test_the_practice_opens_as_an_administrator_whoever_comes_first_by_name(desk: Desk, first: StoredOfficer) -> None:
    desk.do(add_officer, OfficerEntry(name="Aan", pin=PIN))
    assert desk.see(practice_actor).name == "Ani"
