"""A closed day takes nothing more, in a file and on a server, whoever asks."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from baktidesk.db.models import day_lock, handover, handover_line
from baktidesk.db.schema import open_database
from baktidesk.db.session import Session
from baktidesk.domain.errors import Refused
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, pass_donor
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.handover_documents import count_print
from baktidesk.services.relief.stock import enter_stock
from tests.stories import Clock, Desk, a_donor, fresh_database, set_up, to_institution, to_person


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.needs("postgresql"))])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new file, or of a server."""
    server = request.param == "server"
    database = open_database(request.getfixturevalue("postgres_url")) if server else fresh_database(tmp_path)
    database.clock = Clock()
    yield Desk(database)
    database.close()


def close_today(session: Session, event_id: str, day: dt.date) -> str:
    return session.insert(day_lock, event_id=event_id, day=day, gates={}, figures={})


def test_nothing_of_a_closed_day_can_be_written_changed_or_taken_away(desk: Desk) -> None:
    event = set_up(desk)
    came = desk.do(check_in, event.id, a_donor())
    given = desk.do(hand_over, event.id, to_institution(event, 20))
    line = desk.database.read(lambda s: s.value(handover_line.select().with_only_columns(handover_line.c.id)))
    before = desk.see(check).records
    lock = desk.do(close_today, event.id, event.record.days[0].day)
    moved = StockEntry(kind=EntryKind.RECEIVED, item_id=event.items[0].id, quantity=5, source="Truk")
    deeds = (
        lambda: desk.do(check_in, event.id, a_donor(full_name="Budi Contoh")),
        lambda: desk.do(pass_donor, came.id),
        lambda: desk.do(hand_over, event.id, to_institution(event, 1)),
        lambda: desk.do(void_delivery, "handover", given, "salah"),
        lambda: desk.do(distribute, event.id, to_person(event, 1)),
        lambda: desk.do(enter_stock, event.id, moved),
        lambda: desk.do(lambda s: s.change(handover_line, line, quantity=21)),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="This day is closed"):
            deed()
    assert desk.see(check).records == before
    desk.do(lambda s: s.void(day_lock, lock, "Tertinggal satu orang"))
    desk.do(pass_donor, came.id)


def test_papers_of_a_closed_day_can_still_be_printed(desk: Desk) -> None:
    event = set_up(desk)
    given = desk.do(hand_over, event.id, to_institution(event, 20))
    desk.do(close_today, event.id, event.record.days[0].day)
    assert desk.do(count_print, given, "") == 1
    with pytest.raises(Refused, match="This day is closed"):
        desk.do(lambda s: s.change(handover, given, institution="Lain"))


def test_another_day_stays_open(desk: Desk) -> None:
    event = set_up(desk)
    desk.do(close_today, event.id, event.record.days[0].day + dt.timedelta(days=1))
    desk.do(check_in, event.id, a_donor())
    assert desk.see(check).ok
