"""On a server as in a file: the audit forgets who was erased, its chain holds, and other desks go on meanwhile."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from threading import Event as Flag
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from baktidesk.db import forgetting, seals
from baktidesk.db.models import audit, dispute, person
from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.domain.closing import Gate
from baktidesk.domain.dispute import Dispute, Resolution
from baktidesk.domain.donation import Leaving
from baktidesk.domain.errors import Refused
from baktidesk.domain.privacy import ERASED, Erasure
from baktidesk.services.check import check
from baktidesk.services.closing import close_day
from baktidesk.services.donors.donations import check_in, leave, list_visits
from baktidesk.services.privacy import erase_person
from baktidesk.services.relief.disputes import park, settle
from baktidesk.services.relief.giving import distribute
from tests.stories import DAY, Clock, Desk, a_donor, set_up, to_person

pytestmark = pytest.mark.needs("postgresql")
WHY = Erasure(reason="Diminta sendiri")
NAME, PROXY, NIK, PHONE = "Zulkarnaen Wirakusuma", "Marfuah Wulandari", "3171015708900000", "81298765432"
SOFT = frozenset(Gate) - {Gate.FUNNEL, Gate.DISPUTES}


@pytest.fixture
def desks(postgres_url: str) -> Iterator[tuple[Desk, Desk]]:
    """Give two desks of a new database on the server."""
    made = Desk(open_database(postgres_url)), Desk(open_database(postgres_url), "B")
    for desk in made:
        desk.database.clock = Clock()
    yield made
    for desk in made:
        desk.database.close()


def live(desk: Desk) -> tuple[str, str]:
    """Let somebody come, be fetched for and be parked on a day that is closed then; give the event and the person."""
    event = set_up(desk, asks_nik=True, asks_phone=True)
    arrived = desk.do(check_in, event.id, a_donor(full_name=NAME, nik=NIK, phone=f"0{PHONE}"))
    desk.do(distribute, event.id, to_person(event, full_name=NAME, nik=NIK, proxy_name=PROXY))
    parked = desk.do(park, event.id, Dispute(full_name=NAME, note=f"{PROXY} marah"))
    desk.do(settle, parked, Resolution(resolution="Selesai"))
    desk.do(leave, arrived.id, Leaving())
    desk.do(close_day, event.id, DAY, "Cerita uji", SOFT)
    return event.id, desk.see(lambda session: session.value(select(person.c.id).where(person.c.full_name == NAME)))


def test_the_audit_of_a_server_forgets_and_its_chain_holds(desks: tuple[Desk, Desk]) -> None:
    desk = desks[0]
    _event, who = live(desk)
    printed = desk.see(lambda session: seals.read_head(session.connection))
    desk.do(erase_person, who, WHY)
    told = str(desk.see(lambda session: session.rows(select(audit))))
    assert not [one for one in (NAME, PROXY, NIK, PHONE) if one in told]
    assert desk.see(lambda session: seals.holds(session.connection, printed))
    assert desk.see(check).ok
    assert desk.see(lambda session: session.value(select(dispute.c.full_name))) == ERASED


@pytest.mark.parametrize(
    "how", ["UPDATE audit SET officer = 'Lain' WHERE kind = 'person'", "DELETE FROM audit WHERE action = 'redact'"]
)
def test_tampering_is_found_and_the_guards_stand(desks: tuple[Desk, Desk], how: str) -> None:
    desk = desks[0]
    desk.do(erase_person, live(desk)[1], WHY)
    with pytest.raises(DatabaseError, match="only ever added to"), desk.database.engine.begin() as connection:
        connection.execute(text(how))
    with pytest.raises(Refused, match="This day is closed"):
        desk.do(lambda session: session.change(dispute, session.value(select(dispute.c.id)), note="Lagi"))
    with desk.database.engine.begin() as connection:
        seals.drop(connection)
        connection.execute(text(how))
    assert not desk.see(check).audit_chain


def test_an_erasure_that_breaks_off_leaves_the_guard_standing(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desks[0]
    _event, who = live(desk)
    monkeypatch.setattr(forgetting, "witness_of", lambda _rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.do(erase_person, who, WHY)
    with pytest.raises(DatabaseError, match="only ever added to"), desk.database.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit"))
    assert NAME in str(desk.see(lambda session: session.rows(select(audit.c.changes))))


def test_who_reads_and_who_writes_at_another_desk_is_not_refused(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = desks
    event_id, who = live(first)
    other = set_up(first, code="LAIN")
    lifted, go_on, real = Flag(), Flag(), forgetting._empty

    def slowly(*given: Any) -> None:
        lifted.set()
        go_on.wait(10)
        real(*given)

    monkeypatch.setattr(forgetting, "_empty", slowly)
    with ThreadPoolExecutor(2) as hands:
        erasing = hands.submit(first.do, erase_person, who, WHY)
        assert lifted.wait(10)
        assert second.see(lambda session: NAME in str(session.rows(select(audit.c.changes))))
        assert len(second.see(list_visits, event_id)) == 1
        writing = hands.submit(second.do, check_in, other.id, a_donor())
        go_on.set()
        erasing.result(20)
        assert writing.result(20).queue_number
    assert first.see(check).ok


def test_two_desks_that_erase_for_the_first_time_at_once_both_do(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    event = set_up(desks[0], asks_nik=True)
    for number in range(2):
        desks[0].do(check_in, event.id, a_donor(full_name=f"Orang {number}"))
    people = desks[0].see(lambda session: [row.id for row in session.rows(select(person.c.id))])
    asked, real = Barrier(2, timeout=20), Session.setting

    def ask(session: Session, key: str) -> Any:
        """Let both find that nobody has erased yet."""
        told = real(session, key)
        if key == "audit_forgets" and session.chain is None:
            asked.wait()
        return told

    monkeypatch.setattr(Session, "setting", ask)
    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(desk.do, erase_person, who, WHY) for desk, who in zip(desks, people, strict=True)]:
            job.result()
    monkeypatch.undo()
    assert desks[0].see(check).ok
    assert set(desks[0].see(lambda session: [row.full_name for row in session.rows(select(person))])) == {ERASED}
