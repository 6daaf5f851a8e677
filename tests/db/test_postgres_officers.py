"""On a server: who is on duty no longer loses every desk, and one administrator is always left."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event as Flag

import pytest
from sqlalchemy import text

from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Desk as DeskEntry
from baktidesk.domain.officer import EndOfDuty, NewPin, OfficerEntry, Role, StoredOfficer
from baktidesk.services import settings
from baktidesk.services.check import check
from baktidesk.services.officers import (
    add_officer,
    all_officers,
    end_officer,
    list_officers,
    log_in,
    renew_pin,
    resume_officer,
    set_up_desk,
)
from tests.stories import Clock, Desk

pytestmark = pytest.mark.needs("postgresql")
PIN, OTHER = "271828", "161803"


@pytest.fixture
def desks(postgres_url: str) -> Iterator[tuple[Desk, Desk]]:
    """Give two desks of a new database on the server, each with an administrator who gave the PIN."""
    made = Desk(open_database(postgres_url), "A"), Desk(open_database(postgres_url), "B")
    made[0].do(set_up_desk, DeskEntry(work_unit="Kanim Uji", desk="A"), OfficerEntry(name="Ani", pin=PIN), "id")
    made[0].do(add_officer, OfficerEntry(name="Budi", role=Role.ADMIN, pin=PIN))
    for desk, officer in zip(made, made[0].see(list_officers), strict=True):
        desk.database.clock = Clock()
        desk.actor = replace(desk.actor, name=officer.name, officer_id=officer.id)
    yield made
    for desk in made:
        desk.database.close()


def officer_at(desk: Desk) -> str:
    """Give the id of the officer at a desk."""
    return desk.actor.officer_id


def test_who_has_ended_loses_the_other_desk_with_the_next_deed(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    there.do(settings.keep, settings.THEME, "dark")
    here.do(end_officer, officer_at(there), EndOfDuty())
    with pytest.raises(Refused, match="Budi is no longer on duty"):
        there.do(settings.keep, settings.THEME, "light")
    here.do(resume_officer, officer_at(there))
    there.do(settings.keep, settings.THEME, "light")
    assert here.see(check).ok


def test_a_new_pin_counts_at_every_desk(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    here.do(renew_pin, officer_at(there), NewPin(new_pin=OTHER, new_pin_again=OTHER))
    assert there.do(log_in, officer_at(there), OTHER).name == "Budi"
    assert here.see(check).ok


def test_two_administrators_cannot_end_each_other(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    begun, done = Flag(), Flag()

    def first(session: Session) -> StoredOfficer:
        assert begun.wait(20)
        ended = end_officer(session, officer_at(there), EndOfDuty())
        done.set()
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        while not (second.done() or session.connection.execute(waiting).scalar()):
            continue
        return ended

    def later(session: Session) -> StoredOfficer:
        begun.set()
        assert done.wait(20)
        return end_officer(session, officer_at(here), EndOfDuty())

    with ThreadPoolExecutor(2) as pool:
        second = pool.submit(there.do, later)
        assert pool.submit(here.do, first).result(30).ended
        with pytest.raises(Refused, match="Ani is the last administrator"):
            second.result(30)
    assert [(one.name, one.ended) for one in here.see(all_officers)] == [("Ani", False), ("Budi", True)]
