"""The first run, further officers, and the PIN that says who did what."""

import datetime as dt
import itertools

import pytest
from sqlalchemy import select

from baktidesk.db.models import audit
from baktidesk.db.models import officer as officer_table
from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.officer import ALLOWED, Deed, OfficerEntry, Role, StoredOfficer
from baktidesk.domain.officer import Desk as DeskEntry
from baktidesk.services import settings
from baktidesk.services.officers import (
    add_officer,
    confirm_supervisor,
    list_officers,
    log_in,
    practice_actor,
    seconds_to_wait,
    set_up_desk,
    with_grant,
)
from baktidesk.services.people import work_unit_names
from baktidesk.services.records import require
from tests.stories import MORNING, Clock, Desk

PIN = "271828"
HERE = DeskEntry(work_unit="Kanim Uji", desk="c")


@pytest.fixture
def first(desk: Desk) -> StoredOfficer:
    """Give the first officer of a desk that has been set up."""
    officer: StoredOfficer = desk.do(set_up_desk, HERE, OfficerEntry(name="Ani", pin=PIN), "id")
    return officer


def test_the_first_run_keeps_the_desk_and_makes_an_administrator(desk: Desk, first: StoredOfficer) -> None:
    here = desk.see(settings.load)
    assert (here.desk, here.work_unit, here.language, here.practice) == ("C", "Kanim Uji", "id", False)
    assert first.role is Role.ADMIN
    assert desk.see(list_officers) == [first]
    assert desk.see(work_unit_names) == ["Kanim Uji"]


def test_before_the_first_run_nothing_is_set(desk: Desk) -> None:
    here = desk.see(settings.load)
    assert (here.desk, here.language, here.theme, here.active_event) == ("", "id", "system", "")


def test_a_desk_is_set_up_once(desk: Desk, first: StoredOfficer) -> None:
    with pytest.raises(Refused, match="set up already"):
        desk.do(set_up_desk, HERE, OfficerEntry(name="Budi", pin=PIN), "en")
    assert desk.see(settings.load).language == "id"


@pytest.mark.parametrize("letter", ["1", "?", "Ä"])
def test_a_desk_is_a_letter(desk: Desk, letter: str) -> None:
    with pytest.raises(RefusedValues, match="one letter from A to Z") as no:
        desk.do(set_up_desk, DeskEntry(work_unit="Kanim", desk=letter), OfficerEntry(name="Ani", pin=PIN), "id")
    assert set(no.value.problems) == {"desk"}
    assert desk.see(settings.load).desk == ""


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("", "Please fill this in"),
        ("12345", "six digits. Now 5"),
        ("12345x", "six digits"),
        ("１２３４５６", "six digits"),
        ("111111", "too easy"),
        ("123456", "too easy"),
    ],
)
def test_a_pin_has_six_digits_and_is_not_easy(desk: Desk, first: StoredOfficer, pin: str, why: str) -> None:
    with pytest.raises(RefusedValues, match=why) as no:
        desk.do(add_officer, OfficerEntry(name="Budi", pin=pin))
    assert set(no.value.problems) == {"pin"}


def test_a_second_officer_of_the_same_name_is_refused(desk: Desk, first: StoredOfficer) -> None:
    with pytest.raises(Refused, match="officer of this name"):
        desk.do(add_officer, OfficerEntry(name=" ANI ", pin=PIN))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR])
def test_only_an_administrator_adds_officers(desk: Desk, first: StoredOfficer, role: Role) -> None:
    with pytest.raises(Refused, match="needs a supervisor"):
        desk.at("B", role).do(add_officer, OfficerEntry(name="Budi", pin=PIN))


def test_the_right_pin_lets_an_officer_in_at_this_desk(desk: Desk, first: StoredOfficer) -> None:
    actor = desk.do(log_in, first.id, PIN)
    assert (actor.name, actor.role, actor.desk, actor.officer_id) == ("Ani", Role.ADMIN, "C", first.id)


def test_a_wrong_pin_is_refused_and_kept_on_record(desk: Desk, first: StoredOfficer) -> None:
    with pytest.raises(Refused, match="not right") as no:
        desk.do(log_in, first.id, "314159")
    assert no.value.field == "pin"
    tries = desk.see(lambda session: session.rows(select(audit).where(audit.c.action == "failed_pin")))
    assert [(row.kind, row.record_id, row.changes) for row in tries] == [("officer", first.id, {"officer": "Ani"})]


def try_wrong_pins(desk: Desk, officer: StoredOfficer, times: int) -> None:
    """Type a wrong PIN so many times; from the fifth on the wait is told at once."""
    for number in range(1, times + 1):
        with pytest.raises(Refused, match="not right" if number < 5 else "again in 30 seconds"):
            desk.do(log_in, officer.id, "314159")


def test_five_wrong_pins_hold_the_right_one_back_for_a_while(desk: Desk, first: StoredOfficer) -> None:
    seconds = itertools.count(1000.0, 0.001)
    desk.database.uptime = lambda: next(seconds)
    try_wrong_pins(desk, first, 5)
    with pytest.raises(Refused, match="again in 30 seconds"):
        desk.do(log_in, first.id, PIN)
    desk.database.uptime = lambda: 1031.0
    assert desk.do(log_in, first.id, PIN).name == "Ani"
    try_wrong_pins(desk, first, 4)


def test_a_restart_or_another_clock_shortens_no_wait(desk: Desk, first: StoredOfficer) -> None:
    desk.database.uptime = lambda: 1000.0
    try_wrong_pins(desk, first, 5)
    again = Desk(Database(desk.database.engine, desk.database.place, Clock(MORNING + dt.timedelta(days=1))))
    with pytest.raises(Refused, match="again in 30 seconds"):
        again.do(log_in, first.id, PIN)


def test_each_further_wrong_pin_doubles_the_wait_up_to_a_quarter_of_an_hour() -> None:
    assert [seconds_to_wait(failed) for failed in range(4, 12)] == [0, 30, 60, 120, 240, 480, 900, 900]


def test_a_pin_is_kept_as_a_slow_hash(desk: Desk, first: StoredOfficer) -> None:
    row = desk.see(lambda session: session.get(officer_table, first.id))
    assert row.pin_hash.startswith("$argon2id$v=19$m=65536,t=3")
    assert PIN not in row.pin_hash


def test_a_supervisor_confirms_and_an_officer_does_not(desk: Desk, first: StoredOfficer) -> None:
    assert desk.do(confirm_supervisor, first.id, PIN) == "Ani"
    second = desk.do(add_officer, OfficerEntry(name="Budi", role=Role.OFFICER, pin=PIN))
    with pytest.raises(Refused, match="needs a supervisor") as no:
        desk.do(confirm_supervisor, second.id, PIN)
    assert no.value.field == "officer"


def test_the_practice_file_opens_as_its_officer(desk: Desk, first: StoredOfficer) -> None:
    actor = desk.see(practice_actor)
    assert (actor.name, actor.desk, actor.officer_id) == ("Ani", "C", first.id)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", Deed)
def test_every_deed_is_allowed_or_refused_as_the_one_table_says(desk: Desk, role: Role, deed: Deed) -> None:
    here = desk.at("B", role)
    if deed in ALLOWED[role]:
        here.see(require, deed)
    else:
        with pytest.raises(Refused, match="needs a supervisor"):
            here.see(require, deed)


def test_a_supervisor_may_all_that_an_officer_may_and_an_administrator_everything() -> None:
    assert ALLOWED[Role.OFFICER] < ALLOWED[Role.SUPERVISOR] < ALLOWED[Role.ADMIN] == set(Deed)


def test_a_grant_does_the_deed_in_the_officer_s_name_and_is_on_record(desk: Desk, first: StoredOfficer) -> None:
    officer = desk.at("C", Role.OFFICER)
    done = officer.do(with_grant, Deed.MANAGE_OFFICERS, first.id, PIN, lambda session: session.actor)
    assert (done.name, done.role) == (officer.actor.name, Role.ADMIN)
    rows = desk.see(lambda session: session.rows(select(audit).where(audit.c.action == "grant")))
    assert [(row.officer, row.changes) for row in rows] == [
        (officer.actor.name, {"deed": "manage_officers", "supervisor": "Ani"})
    ]


def test_a_grant_by_somebody_who_may_not_or_with_a_wrong_pin_does_nothing(desk: Desk, first: StoredOfficer) -> None:
    budi = desk.do(add_officer, OfficerEntry(name="Budi", role=Role.OFFICER, pin=PIN))
    officer = desk.at("C", Role.OFFICER)
    for who, pin, field in ((budi.id, PIN, "supervisor"), (first.id, "314159", "pin")):
        with pytest.raises(Refused) as no:
            officer.do(with_grant, Deed.MANAGE_OFFICERS, who, pin, lambda _session: pytest.fail("done"))
        assert no.value.field == field


def test_a_second_lockout_holds_back_as_long_as_the_first(desk: Desk, first: StoredOfficer) -> None:
    desk.database.uptime = lambda: 1000.0
    try_wrong_pins(desk, first, 5)
    desk.database.uptime = lambda: 2000.0
    desk.do(log_in, first.id, PIN)
    try_wrong_pins(desk, first, 5)
    with pytest.raises(Refused, match="again in 30 seconds"):
        desk.do(log_in, first.id, PIN)
