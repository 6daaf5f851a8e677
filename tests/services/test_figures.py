"""What a figure counts is found again among the records: of one day, of a series, of goods that came and went."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baktidesk.db.models import donor_visit
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.event import DayLine, StoredEvent, ZoneChoice
from baktidesk.domain.figure import Figure
from baktidesk.domain.returning import Return
from baktidesk.domain.stock import EntryKind, MovementKind, StockEntry
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in, list_visits, pass_donor, void_visit
from baktidesk.services.events import list_events
from baktidesk.services.figures import arrivals
from baktidesk.services.journal import Found, RecordKind, list_records
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.returns import movements_of, return_goods
from baktidesk.services.relief.stock import enter_stock
from baktidesk.services.summary import NO_AREA, summarise
from tests.stories import DAY, Desk, a_donor, set_up, to_institution, to_person

TOMORROW = DAY + dt.timedelta(days=1)


def behind(desk: Desk, figure: Figure, **more: Any) -> Found:
    """Give the records behind a figure."""
    found: Found = desk.see(list_records, figure.event_ids[0], figure=figure, **more)
    return found


def come_to(desk: Desk, figure: Figure) -> int:
    """Give what the goods of the records behind a figure come to."""
    return sum(figure.amount(line.goods, line.state) for line in behind(desk, figure).lines)


@pytest.mark.parametrize(("zone", "hour"), [(ZoneChoice.WIB, 8), (ZoneChoice.WITA, 9), (ZoneChoice.WIT, 10)])
def test_arrivals_are_counted_by_the_wall_clock_of_the_event(desk: Desk, zone: ZoneChoice, hour: int) -> None:
    event = set_up(desk, zone=zone)
    for minutes in (0, 50, 20, 60):
        desk.database.clock.pass_minutes(minutes)
        last = desk.do(check_in, event.id, a_donor())
    desk.do(void_visit, last.id, "salah")
    assert desk.see(arrivals, [event.id]) == {hour: 2, hour + 1: 1}
    figures = [Figure(event_ids=(event.id,), hour=one) for one in (hour, hour + 1, hour + 2)]
    assert [behind(desk, one).total for one in figures] == [2, 1, 0]


@settings(max_examples=8, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 500), st.sampled_from(("stays", "voided", "put right"))), max_size=8))
def test_arrivals_are_those_that_a_walk_over_the_visits_counts(desk: Desk, comings: list[tuple[int, str]]) -> None:
    event = set_up(desk, code=f"K{len(desk.see(list_events))}", zone=ZoneChoice.WITA)
    for minutes, fate in comings:
        desk.database.clock.pass_minutes(minutes)
        visit = desk.do(check_in, event.id, a_donor())
        if fate == "voided":
            desk.do(void_visit, visit.id, "salah")
        elif fate == "put right":
            earlier = visit.checked_in_at - dt.timedelta(minutes=90)
            desk.do(Session.change, donor_visit, visit.id, checked_in_at=earlier)
    visits = desk.see(list_visits, event.id)
    for day in (None, *{visit.day for visit in visits}):
        hours = Counter(clock_hour(one.checked_in_at) for one in visits if day in (None, one.day))
        assert desk.see(arrivals, [event.id], day) == hours
        assert hours.total() == desk.see(summarise, event.id, day).donors.candidates
    assert desk.see(check).identities


def clock_hour(moment: dt.datetime) -> int:
    """Give the hour that a clock in central Indonesia shows."""
    return moment.astimezone(dt.timezone(dt.timedelta(hours=8))).hour


def test_a_figure_of_one_day_lists_the_records_of_that_day(desk: Desk, event: StoredEvent) -> None:
    first = desk.do(check_in, event.id, a_donor())
    desk.do(pass_donor, first.id)
    desk.database.clock.pass_minutes(24 * 60)
    desk.do(check_in, event.id, a_donor())
    whole = Figure(event_ids=(event.id,))
    counted = [behind(desk, replace(whole, day=day)).total for day in (DAY, TOMORROW, None)]
    assert counted == [1, 1, 2]
    assert [line.id for line in behind(desk, replace(whole, passed=True)).lines] == [first.id]
    assert [desk.see(arrivals, [event.id], day) for day in (DAY, TOMORROW)] == [{8: 1}, {8: 1}]


def test_a_figure_of_a_series_lists_the_records_of_all_its_events(desk: Desk) -> None:
    events = [set_up(desk, code=code, series="Bhakti") for code in ("A", "B")]
    for event in events:
        desk.do(check_in, event.id, a_donor())
        desk.do(hand_over, event.id, to_institution(event, 10))
    ids = tuple(event.id for event in events)
    waiting = Figure(event_ids=ids, statuses=frozenset({VisitStatus.REGISTERED}))
    handed = Figure(event_ids=ids, item="Sembako", unit="paket", movements=frozenset({MovementKind.HANDED_OVER}))
    assert (behind(desk, waiting).total, behind(desk, handed).total, come_to(desk, handed)) == (2, 2, 20)


def test_what_the_store_holds_at_the_end_of_a_day_is_of_all_days_up_to_it(desk: Desk) -> None:
    days = [DayLine(day=day, place="Aula") for day in (DAY, TOMORROW)]
    event = set_up(desk, days=days)
    desk.do(hand_over, event.id, to_institution(event, 40))
    desk.database.clock.pass_minutes(24 * 60)
    desk.do(hand_over, event.id, to_institution(event, 10))
    base = Figure(event_ids=(event.id,), item="Sembako", unit="paket", movements=frozenset(MovementKind))
    left = [desk.see(summarise, event.id, day).goods[0].on_hand for day in (DAY, TOMORROW, None)]
    assert left == [come_to(desk, replace(base, until=until)) for until in (DAY, TOMORROW, None)] == [60, 50, 50]


def test_goods_that_came_and_went_come_to_what_remains(desk: Desk, event: StoredEvent) -> None:
    delivery = desk.do(hand_over, event.id, to_institution(event, 40))
    moved = desk.see(movements_of, "handover", delivery)[0].id
    desk.do(return_goods, moved, Return(quantity=15, reason="Lebih"))
    desk.do(distribute, event.id, to_person(event, 3, area_id=""))
    desk.do(void_delivery, "handover", desk.do(hand_over, event.id, to_institution(event, 7)), "salah")
    desk.do(hand_over, event.id, to_institution(event, 9, symbolic=True))
    entry = StockEntry(kind=EntryKind.DAMAGED, item_id=event.items[0].id, quantity=2, source="Gudang")
    desk.do(enter_stock, event.id, entry)
    goods = desk.see(summarise, event.id).goods[0]
    base = Figure(event_ids=(event.id,), item="Sembako", unit="paket")
    out = frozenset({MovementKind.HANDED_OVER, MovementKind.RETURNED})
    assert come_to(desk, replace(base, movements=frozenset(MovementKind))) == goods.on_hand == 70
    assert come_to(desk, replace(base, movements=out)) == goods.with_recipients == 28
    assert come_to(desk, replace(base, movements=out, area="Utara")) == goods.areas[0].out == 25
    elsewhere = replace(base, movements=frozenset({MovementKind.HANDED_OVER}), area=NO_AREA)
    assert come_to(desk, elsewhere) == goods.by_area[NO_AREA] == 3


def test_goods_moved_out_and_in_come_to_what_left(desk: Desk, event: StoredEvent) -> None:
    item, north = event.items[0].id, event.areas[0][0]
    inside = StockEntry(kind=EntryKind.MOVED, item_id=item, quantity=20, source="Gudang", destination_id=north)
    desk.do(enter_stock, event.id, inside)
    desk.do(enter_stock, event.id, StockEntry(kind=EntryKind.MOVED, item_id=item, quantity=5, source="Gudang"))
    kinds = frozenset({MovementKind.MOVED, MovementKind.MOVED_IN})
    figure = Figure(event_ids=(event.id,), item="Sembako", unit="paket", movements=kinds)
    assert come_to(desk, figure) == desk.see(summarise, event.id).goods[0].moved == 5


def test_the_records_behind_a_figure_can_be_searched(desk: Desk, event: StoredEvent) -> None:
    for name in ("Siti Aminah", "Budi Santoso"):
        desk.do(check_in, event.id, a_donor(full_name=name))
    found = behind(desk, Figure(event_ids=(event.id,)), search="aminah")
    assert [(line.kind, line.name) for line in found.lines] == [(RecordKind.VISIT, "Siti Aminah")]


def test_the_record_of_an_open_obligation_is_its_handover(desk: Desk, event: StoredEvent) -> None:
    delivery = desk.do(hand_over, event.id, to_institution(event, 40, onward=True))
    desk.do(hand_over, event.id, to_institution(event, 4))
    found = behind(desk, Figure(event_ids=(event.id,), handover_id=delivery))
    assert [line.id for line in found.lines] == [delivery]
