"""On a server as in a file: a day is closed when it is really finished, however many desks act at that moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag
from typing import Any

import pytest

from baktidesk.db.schema import open_database
from baktidesk.domain.closing import Gate
from baktidesk.domain.donation import Leaving
from baktidesk.domain.errors import Refused
from baktidesk.domain.press import Erratum
from baktidesk.services.check import check
from baktidesk.services.closed_days import closings, live_closing
from baktidesk.services.closing import close_day, standing
from baktidesk.services.donors.donations import check_in, leave, void_visit
from baktidesk.services.sending import press
from tests.stories import DAY, Clock, Desk, a_donor, set_up

pytestmark = pytest.mark.needs("postgresql")
SOFT = frozenset(Gate) - {Gate.FUNNEL, Gate.DISPUTES}


def test_a_day_is_not_closed_over_a_donor_who_is_just_arriving(postgres_url: str) -> None:
    first, second = Desk(open_database(postgres_url)), Desk(open_database(postgres_url), "B")
    first.database.clock = second.database.clock = Clock()
    event = set_up(first)
    arrived, go_on = Flag(), Flag()

    def arrive(session: Any) -> Any:
        visit = check_in(session, event.id, a_donor())
        arrived.set()
        go_on.wait(10)
        return visit

    with ThreadPoolExecutor(2) as hands:
        arriving = hands.submit(first.do, arrive)
        assert arrived.wait(10)
        closing = hands.submit(second.do, close_day, event.id, DAY, "Cerita uji", SOFT)
        go_on.set()
        with pytest.raises(Refused, match="Donors still under way: 1"):
            closing.result(20)
    second.do(leave, arriving.result().id, Leaving())
    second.do(close_day, event.id, DAY, "Cerita uji", SOFT)
    with pytest.raises(Refused, match="This day is closed"):
        first.do(check_in, event.id, a_donor())
    assert len(first.see(closings, event.id, DAY)) == 1
    assert not first.see(standing, event.id, DAY).changes
    for desk in (first, second):
        desk.database.close()


def test_two_desks_close_a_day_once_and_number_releases_without_a_gap(postgres_url: str) -> None:
    desks = [Desk(open_database(postgres_url), letter) for letter in "AB"]
    for desk in desks:
        desk.database.clock = Clock()
    event = set_up(desks[0])
    visit = desks[0].do(check_in, event.id, a_donor())
    desks[0].do(leave, visit.id, Leaving())
    with ThreadPoolExecutor(2) as hands:
        tries = [hands.submit(desk.do, close_day, event.id, DAY, "Cerita uji", SOFT) for desk in desks]
        assert sorted(type(one.exception(20)).__name__ for one in tries) == ["NoneType", "Refused"]
        told = [
            hands.submit(desk.do, press.freeze, event.id, day) for desk, day in zip(desks, (DAY, None), strict=True)
        ]
        assert sorted(one.result(20).number for one in told) == [1, 2]
    assert desks[0].see(live_closing, event.id, DAY)
    with pytest.raises(Refused, match="This day is closed"):
        desks[1].do(void_visit, visit.id, "salah")
    with pytest.raises(Refused, match="nothing to correct"):
        desks[1].do(press.correct, event.id, DAY, Erratum(reason="Salah hitung"))
    assert desks[0].see(check).ok
    for desk in desks:
        desk.database.close()
