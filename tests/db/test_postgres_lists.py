"""The lists of goods on a server: the same lines as from a file, and the same indexes behind them."""

from collections.abc import Iterator

import pytest

from baktidesk.db.models import roll_entry
from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.distribution import RUN
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.roll import RollKind
from baktidesk.services.people import keep_person
from baktidesk.services.relief.crowd import count_out, latest_strokes, take_back
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.entitlements import exception_lines
from baktidesk.services.relief.giving import distribute, distribute_to_several
from baktidesk.services.relief.recipient_roll import not_yet_collected
from baktidesk.services.relief.recipients import known_recipient
from baktidesk.services.relief.stock import list_movements
from tests.stories import Clock, Desk, set_up, to_institution, to_person

pytestmark = pytest.mark.needs("postgresql")


@pytest.fixture
def desk(postgres_url: str) -> Iterator[Desk]:
    """Give a desk on a server."""
    database = open_database(postgres_url)
    database.clock = Clock()
    yield Desk(database)
    database.close()


def stand_on_roll(session: Session, event: StoredEvent, number: int, person_id: str) -> None:
    """Put somebody onto the recipients' roll."""
    own = {"event_id": event.id, "kind": RollKind.RECIPIENT.value, "number": number, "person_id": person_id}
    session.insert(roll_entry, **own)


def test_the_board_the_strokes_and_the_ledger(desk: Desk) -> None:
    event = set_up(desk)
    crowd = Crowd(item_id=event.items[0].id)
    desk.do(hand_over, event.id, to_institution(event, 5))
    desk.do(distribute, event.id, to_person(event, full_name="Siti Uji"))
    desk.do(distribute_to_several, event.id, [to_person(event, full_name="Budi Uji")])
    for packages in (1, 2):
        desk.do(count_out, event.id, crowd, packages)
    desk.do(take_back, event.id, crowd)
    board = desk.see(list_board, event.id, event.first_day, limit=4)
    assert sorted(one.kind for one in board) == ["distribution", "distribution", "handover", RUN]
    assert [one.recipient for one in desk.see(list_board, event.id, limit=4, search="siti")] == ["Siti Uji"]
    assert sum(one.packages for one in desk.see(latest_strokes, event.id, crowd, desk.database.clock())) == 2
    assert desk.see(list_movements, event.id, limit=3) == desk.see(list_movements, event.id)[:3]


def test_the_roll_the_exceptions_and_who_is_known(desk: Desk) -> None:
    event = set_up(desk)
    people = [desk.do(keep_person, full_name=f"Penerima {n}", address=f"Jl. Uji {n}") for n in range(3)]
    for number, person_id in enumerate(people, 1):
        desk.do(stand_on_roll, event, number, person_id)
    for number in (0, 2, 2):
        record = to_person(event, full_name=f"Penerima {number}", address=f"Jl. Uji {number}")
        desk.do(distribute, event.id, record, exception="Rumah kedua", person_id=people[number])
    assert [line.number for line in desk.see(not_yet_collected, event.id, event.items[0].id)] == [2]
    assert [line.served.full_name for line in desk.see(exception_lines, event.id)] == ["Penerima 2"]
    assert desk.see(known_recipient, people[0], event.id).area_id == event.areas[-1][0]


def test_a_server_has_the_same_partial_indexes_as_a_file(desk: Desk) -> None:
    indexes = dict(desk.see(_definitions))
    assert "WHERE ((person_id IS NOT NULL)" in indexes["ix_distribution_named"]
    assert "WHERE ((person_id IS NULL)" in indexes["ix_distribution_crowd"]
    assert "WHERE (distribution_id IS NOT NULL)" in indexes["ix_stock_movement_distribution_id"]


def _definitions(session: Session) -> list[tuple[str, str]]:
    found = session.connection.exec_driver_sql("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
    return [(row[0], row[1]) for row in found]
