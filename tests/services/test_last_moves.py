"""What moved after it was counted is known without reading the day, and the same as by reading it."""

import datetime as dt
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from baktidesk.db.models import item, stock_movement
from baktidesk.db.session import Session
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.distribution import GoodsLine
from baktidesk.domain.event import DayLine, ItemLine, StoredEvent, Unit
from baktidesk.domain.returning import Return
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.relief.crowd import count_out, take_back
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.last_moves import has_moved_since, moved_on
from baktidesk.services.relief.returns import movements_of, return_goods
from baktidesk.services.relief.stock import enter_stock
from tests.services.test_relief_plans import plans
from tests.stories import DAY, MORNING, Clock, Desk, set_up, to_institution, to_person

DAYS = (DAY, DAY + dt.timedelta(days=1))
GOODS = ("Sembako", "Air", "Selimut", "Tenda")


def an_event(desk: Desk, code: str) -> StoredEvent:
    """Give an event of two days with four kinds of goods."""
    items = [ItemLine(name=name, unit=Unit.PACKAGE, received=90) for name in GOODS]
    return set_up(desk, code=code, days=[DayLine(day=day, place="Aula") for day in DAYS], items=items, allocations=[])


def move(desk: Desk, event: StoredEvent, dice: random.Random) -> None:
    """Move goods of one kind in one of the ways, or move them and take it back."""
    item_id = dice.choice(event.items[:3]).id
    crowd, entry = (
        Crowd(item_id=item_id),
        StockEntry(kind=EntryKind.DAMAGED, item_id=item_id, quantity=1, source="Basah"),
    )
    goods = [GoodsLine(item_id=item_id, quantity=1)]
    given = partial(desk.do, distribute, event.id, to_person(event, item_id=item_id))
    handed = partial(desk.do, hand_over, event.id, to_institution(event, 1, goods=goods))
    deeds: list[Callable[[], Any]] = [
        given,
        handed,
        lambda: desk.do(enter_stock, event.id, entry),
        lambda: desk.do(count_out, event.id, crowd),
        lambda: [desk.do(count_out, event.id, crowd), desk.do(take_back, event.id, crowd)],
        lambda: desk.do(void_delivery, "distribution", given(), "Keliru"),
        lambda: desk.do(void_delivery, "handover", handed(), "Keliru"),
        lambda: desk.do(
            return_goods, desk.see(movements_of, "handover", handed())[0].id, Return(quantity=1, reason="Sisa")
        ),
    ]
    dice.choice(deeds)()


def read_all(session: Session, event_id: str, day: dt.date) -> dict[str, tuple[str, dt.datetime]]:
    """Give name and last moment of every item that moved on a day, by reading every movement."""
    moved = stock_movement.c
    query = (
        select(item.c.id, item.c.name, func.max(moved.at).label("at"))
        .join(item, item.c.id == moved.item_id)
        .where(moved.event_id == event_id, moved.day == day, moved.voided_at.is_(None))
        .group_by(item.c.id, item.c.name, item.c.position)
        .order_by(item.c.position)
    )
    return {row.id: (row.name, row.at) for row in session.rows(query)}


@pytest.mark.parametrize("seed", range(6))
def test_what_moved_last_is_what_reading_every_movement_gives(desk: Desk, seed: int) -> None:
    dice, clock = random.Random(seed), Clock()
    desk.database.clock = clock
    events = [an_event(desk, code) for code in ("SATU", "DUA")]
    moments = [MORNING + dt.timedelta(days=step // 12, minutes=step) for step in range(24)]
    for clock.moment in moments:
        move(desk, dice.choice(events), dice)
    for event in events:
        for day in DAYS:
            last = desk.see(read_all, event.id, day)
            assert list(desk.see(moved_on, event.id, day).items()) == [(one, name) for one, (name, _at) in last.items()]
            for one in last:
                since = [desk.see(has_moved_since, event.id, day, one, at) for at in moments]
                assert since == [last[one][1] > at for at in moments]


def test_a_day_is_not_read_to_know_it(desk: Desk) -> None:
    event = an_event(desk, "SATU")
    steps = plans(desk, event, lambda session, one: has_moved_since(session, one.id, DAY, one.items[0].id, MORNING))
    steps += plans(desk, event, lambda session, one: moved_on(session, one.id, DAY))
    moved = {step.partition(" INDEX ")[2] for step in steps if "stock_movement" in step}
    assert moved == {
        "ix_stock_movement_item_id_kind_id (item_id=? AND kind=?)",
        "ix_stock_movement_handover_line_id (handover_line_id=?)",
    }
    given = {step.partition(" INDEX ")[2] for step in steps if step.startswith(("SEARCH distribution", "SCAN"))}
    assert given - {""} == {
        "ix_distribution_named (event_id=? AND day=? AND at>?)",
        "ix_distribution_crowd (event_id=? AND day=? AND at>?)",
    }
