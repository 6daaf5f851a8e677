"""The same program on a PostgreSQL server: the same story, and two desks that write at the same moment."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from baktidesk.db.base import metadata
from baktidesk.db.engine import open_engine
from baktidesk.db.models import donor_visit
from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.domain.donation import CheckIn, Deferral, DeferralReason, Screening, VisitStatus
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.officer import Desk as DeskEntry
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services import settings
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.desk import change_desk
from baktidesk.services.donors.donations import check_in, defer, donate, list_visits, pass_donor, visit, void_visit
from baktidesk.services.officers import log_in, set_up_desk
from baktidesk.services.relief.distributions import hand_over, list_deliveries, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import book_stock
from baktidesk.services.summary import summarise
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up, to_institution, to_person

pytestmark = pytest.mark.needs("postgresql")
PIN = "271828"
T = TypeVar("T")


@pytest.fixture
def server_desk(postgres_url: str) -> Iterator[Desk]:
    """Give an administrator at desk A of a new database on the server."""
    database = open_database(postgres_url)
    database.clock = Clock()
    yield Desk(database)
    database.close()


def at_once(*works: Callable[[], T]) -> list[T | Exception]:
    """Let every work begin at the same moment in a thread of its own; give what each returned or raised."""
    together = threading.Barrier(len(works))

    def run(work: Callable[[], T]) -> T | Exception:
        together.wait(timeout=20)
        try:
            return work()
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_the_same_story_as_on_a_file(server_desk: Desk) -> None:
    desk = server_desk
    event = set_up(desk, asks_screening=True)
    donor, other, gone = (desk.do(check_in, event.id, a_donor()) for _ in range(3))
    desk.do(pass_donor, donor.id, Screening(weight_kg=60))
    assert desk.do(donate, donor.id, a_bag("K-1")).status is VisitStatus.DONATED
    desk.do(defer, other.id, Deferral(deferral_reason=DeferralReason.LOW_HB))
    desk.do(void_visit, gone.id, "salah")
    given = desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    served = desk.deed(distribute, event.id, to_person(event, 3))
    desk.do(undo, served.deed)
    summary = desk.see(summarise, event.id, DAY)
    donors, goods = summary.donors, summary.goods[0]
    assert (donors.candidates, donors.donated, donors.deferred, donors.bags) == (2, 1, 1, 1)
    assert (goods.received, goods.handed_over, goods.on_hand, goods.by_area) == (100, 40, 60, {"Utara": 40})
    assert [one.open for one in summary.onward_open] == [40]
    desk.do(void_delivery, "handover", given, "salah")
    assert desk.see(book_stock, event.items[0].id) == 100
    assert desk.see(list_deliveries, event.id) == []
    assert desk.see(visit, donor.id).checked_in_at == desk.database.clock()
    assert desk.see(check).ok


def test_migrations_and_models_agree_on_the_server_too(server_desk: Desk) -> None:
    options = {"include_object": lambda _thing, name, *_: name != "alembic_version"}
    with server_desk.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_server_is_opened_again_and_its_password_is_not_shown(server_desk: Desk, postgres_url: str) -> None:
    event = set_up(server_desk)
    again = Desk(open_database(postgres_url.replace("baktidesk@", "baktidesk:secret@")))
    assert again.see(summarise, event.id).event == "UJI-2026"
    assert "secret" not in again.database.place
    again.database.close()


def test_a_newer_database_is_refused(server_desk: Desk, postgres_url: str) -> None:
    with server_desk.database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="newer"):
        open_database(postgres_url)


def test_two_desks_check_in_at_once(server_desk: Desk) -> None:
    event = set_up(server_desk)
    same_letter = [server_desk.at("A"), server_desk.at("A")]

    def forty(desk: Desk) -> list[str]:
        return [desk.do(check_in, event.id, a_donor(work_unit=f"Satker {n % 7}")).queue_number for n in range(40)]

    numbers: list[str] = []
    for answer in at_once(*(lambda desk=desk: forty(desk) for desk in same_letter)):
        assert not isinstance(answer, Exception)
        numbers += answer
    assert sorted(numbers) == [f"A-{number:03d}" for number in range(1, 81)]
    assert server_desk.see(summarise, event.id).donors.candidates == 80
    assert server_desk.see(check).ok


def test_the_last_package_goes_out_once(server_desk: Desk) -> None:
    event = set_up(server_desk)
    server_desk.do(hand_over, event.id, to_institution(event, 99))
    desks = [server_desk.at(letter, Role.OFFICER) for letter in "BC"]
    answers = at_once(*(lambda desk=desk: desk.do(distribute, event.id, to_person(event)) for desk in desks))
    assert sorted(type(one) for one in answers if isinstance(one, Exception)) == [NeedsSupervisor]
    assert server_desk.see(book_stock, event.items[0].id) == 0
    assert server_desk.see(check).ok


def test_a_bag_number_taken_at_once_is_refused_to_the_second(server_desk: Desk) -> None:
    event = set_up(server_desk)
    ids = [server_desk.do(check_in, event.id, a_donor()).id for _ in range(2)]
    for one in ids:
        server_desk.do(pass_donor, one)
    answers = at_once(*(lambda one=one: server_desk.do(donate, one, a_bag("K-1")) for one in ids))
    assert [type(one) for one in answers if isinstance(one, Exception)] == [Refused]
    assert server_desk.see(summarise, event.id).donors.bags == 1


def test_one_donor_is_moved_once(server_desk: Desk) -> None:
    event = set_up(server_desk)
    donor = server_desk.do(check_in, event.id, a_donor())
    record = Deferral(deferral_reason=DeferralReason.AGE)
    answers = at_once(lambda: server_desk.do(pass_donor, donor.id), lambda: server_desk.do(defer, donor.id, record))
    assert [type(one) for one in answers if isinstance(one, Exception)] == [Refused]
    assert server_desk.see(check).ok


def test_one_donor_at_two_desks_is_registered_once(server_desk: Desk) -> None:
    event = set_up(server_desk, asks_nik=True)
    form, desks = a_donor(nik="3171990101900001"), [server_desk.at(letter) for letter in "AB"]
    answers = at_once(*(lambda desk=desk: desk.do(check_in, event.id, form) for desk in desks))
    assert [type(one) for one in answers if isinstance(one, Exception)] == [Refused]
    assert len(server_desk.see(list_visits, event.id)) == 1


def test_one_form_saved_at_two_moments_is_one_visit(server_desk: Desk) -> None:
    event = set_up(server_desk)
    form: CheckIn = a_donor()
    visit_id = "01a200e1-b74b-7606-b988-56fb177b5328"
    answers = at_once(*(lambda: server_desk.do(check_in, event.id, form, visit_id) for _ in range(2)))
    assert answers[0] == answers[1]
    assert len(server_desk.see(list_visits, event.id)) == 1


def test_a_reader_sees_one_state_while_others_write(server_desk: Desk) -> None:
    event = set_up(server_desk)

    def look(session: Session) -> tuple[int, int]:
        before = len(session.rows(select(donor_visit.c.id)))
        with ThreadPoolExecutor(1) as pool:
            pool.submit(server_desk.do, check_in, event.id, a_donor()).result(timeout=20)
        return before, len(session.rows(select(donor_visit.c.id)))

    assert server_desk.see(look) == (0, 0)
    assert len(server_desk.see(list_visits, event.id)) == 1


def test_many_things_at_once_leave_the_counters_right(server_desk: Desk) -> None:
    event = set_up(server_desk, items=[], allocations=[])
    other = set_up(server_desk, code="LAIN")

    def busy(desk: Desk, event_id: str) -> Any:
        for number in range(10):
            seen = desk.deed(check_in, event_id, a_donor(work_unit="Lapas"))
            if number % 3 == 0:
                desk.do(undo, seen.deed)
            else:
                desk.do(pass_donor, seen.value.id)

    desks = [server_desk.at(letter) for letter in "ABCD"]
    events = [event.id, event.id, other.id, other.id]
    answers = at_once(*(lambda pair=pair: busy(*pair) for pair in zip(desks, events, strict=True)))
    assert answers == [None] * 4
    assert server_desk.see(check).ok


def execute(url: str, statement: str) -> None:
    """Change a database behind the program's back."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_database_with_tables_of_another_program_is_refused_and_left_alone(postgres_url: str) -> None:
    execute(postgres_url, "CREATE TABLE notes (words TEXT)")
    address = postgres_url.replace("baktidesk@", "baktidesk:secret@")
    with pytest.raises(Refused, match=r"story\d+ does not belong to baktidesk") as no:
        open_database(address)
    assert "secret" not in str(no.value)
    execute(postgres_url, "DROP TABLE notes")
    open_database(postgres_url).close()


@pytest.mark.parametrize(("revision", "why"), [("ae1027a6acf", "does not belong to baktidesk"), ("9999", "newer")])
def test_a_database_of_an_unknown_revision_is_refused(postgres_url: str, revision: str, why: str) -> None:
    open_database(postgres_url).close()
    execute(postgres_url, f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(Refused, match=why):
        open_database(postgres_url)


def test_every_laptop_on_a_server_has_its_own_desk(server_desk: Desk, postgres_url: str) -> None:
    here, there = server_desk, Desk(open_database(postgres_url))
    there.database.machine = "0ther000"
    first = here.do(set_up_desk, DeskEntry(work_unit="Kanim Uji", desk="A"), OfficerEntry(name="Ani", pin=PIN), "en")
    assert there.see(settings.load).language == "id"
    assert [desk.do(log_in, first.id, PIN).desk for desk in (there, here, there)] == ["B", "A", "B"]
    with pytest.raises(Refused, match="Another laptop is desk A"):
        there.do(change_desk, DeskEntry(work_unit="Kanim Uji", desk="a"))
    there.database.close()
