"""Voiding: one's own of today at once, everything else with a supervisor."""

from collections.abc import Callable
from typing import Any

import pytest

from baktidesk.domain.closing import HARD, Gate
from baktidesk.domain.donation import Leaving
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.services.closing import close_day
from baktidesk.services.donors.donations import check_in, leave, void_visit
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from tests.stories import DAY, Desk, a_donor, to_institution, to_person

Deed = Callable[[Desk, str], Any]


def a_visit(desk: Desk, event: StoredEvent) -> str:
    """Check somebody in; give the visit's id."""
    return str(desk.do(check_in, event.id, a_donor()).id)


def a_handover(desk: Desk, event: StoredEvent) -> str:
    """Hand over to an institution; give the id."""
    return str(desk.do(hand_over, event.id, to_institution(event, 1)))


def a_distribution(desk: Desk, event: StoredEvent) -> str:
    """Give to a person; give the id."""
    return str(desk.do(distribute, event.id, to_person(event)))


CASES = [
    (a_visit, lambda desk, record_id: desk.do(void_visit, record_id, "Keliru")),
    (a_handover, lambda desk, record_id: desk.do(void_delivery, "handover", record_id, "Keliru")),
    (a_distribution, lambda desk, record_id: desk.do(void_delivery, "distribution", record_id, "Keliru")),
]


@pytest.mark.parametrize(("make", "void"), CASES)
def test_ones_own_of_today_is_voided_at_once(desk: Desk, event: StoredEvent, make: Any, void: Deed) -> None:
    officer = desk.at("B", Role.OFFICER, "Budi")
    void(officer, make(officer, event))


@pytest.mark.parametrize(("make", "void"), CASES)
def test_anothers_needs_a_supervisor(desk: Desk, event: StoredEvent, make: Any, void: Deed) -> None:
    made = make(desk.at("B", Role.OFFICER, "Budi"), event)
    for letter, name in (("C", "Tuti"), ("C", "Budi"), ("B", "Tuti")):
        with pytest.raises(Refused, match="needs a supervisor: void_others"):
            void(desk.at(letter, Role.OFFICER, name), made)
    void(desk.at("C", Role.SUPERVISOR, "Rina"), made)


@pytest.mark.parametrize(("make", "void"), CASES)
def test_nobody_asks_a_supervisor_for_a_record_of_a_closed_day(
    desk: Desk, event: StoredEvent, make: Any, void: Deed
) -> None:
    made = make(desk.at("B", Role.OFFICER, "Budi"), event)
    if make is a_visit:
        desk.do(leave, made, Leaving())
    desk.do(close_day, event.id, DAY, "Cerita uji", frozenset(Gate) - HARD)
    with pytest.raises(Refused, match="This day is closed"):
        void(desk.at("C", Role.OFFICER, "Tuti"), made)


@pytest.mark.parametrize(("make", "void"), CASES)
def test_yesterdays_needs_a_supervisor(desk: Desk, event: StoredEvent, make: Any, void: Deed) -> None:
    officer = desk.at("B", Role.OFFICER, "Budi")
    made = make(officer, event)
    desk.database.clock.pass_minutes(24 * 60)
    with pytest.raises(Refused, match="needs a supervisor"):
        void(officer, made)
