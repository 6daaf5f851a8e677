"""On a server as in a file: the records behind a figure, arrivals per hour and the report in PMI's layout."""

import pytest

from baktidesk.db.schema import open_database
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.figure import Figure
from baktidesk.domain.stock import MovementKind
from baktidesk.services.donors.donations import check_in, donate, pass_donor
from baktidesk.services.donors.pmi_report import pmi_report
from baktidesk.services.figures import arrivals
from baktidesk.services.journal import list_records
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.summary import summarise
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, set_up, to_institution

pytestmark = pytest.mark.needs("postgresql")


def test_figures_and_their_records_on_a_server(postgres_url: str) -> None:
    desk = Desk(open_database(postgres_url))
    desk.database.clock = Clock()
    event = set_up(desk, zone=ZoneChoice.WITA)
    visit = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, visit.id)
    desk.do(donate, visit.id, a_bag())
    desk.do(hand_over, event.id, to_institution(event, 20))
    assert desk.see(arrivals, [event.id], DAY) == {9: 1}
    donated = Figure(event_ids=(event.id,), day=DAY, hour=9, statuses=frozenset({VisitStatus.DONATED}))
    handed = Figure(
        event_ids=(event.id,),
        item="Sembako",
        unit="paket",
        area="Utara",
        movements=frozenset({MovementKind.HANDED_OVER}),
    )
    assert [desk.see(list_records, event.id, figure=one).total for one in (donated, handed)] == [1, 1]
    assert desk.see(summarise, event.id, DAY).goods[0].handed_over == 20
    report = desk.see(pmi_report, event.id, DAY)
    assert (report.broken_identities(), report.totals.donated) == ((), 1)
    desk.database.close()
