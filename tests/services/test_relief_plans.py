"""However long a day: what the goods desks ask is looked up in an index, never found by reading everything."""

from collections.abc import Callable
from typing import Any

import pytest

from baktidesk.db.session import Session
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.services.relief.coupons import issue_coupons, list_coupons, replace_coupon
from baktidesk.services.relief.crowd import count_out, latest_strokes, take_back
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.entitlements import exception_lines
from baktidesk.services.relief.giving import distribute, distribute_to_several
from baktidesk.services.relief.onward import obligations
from baktidesk.services.relief.recipient_roll import recipient_lines
from baktidesk.services.relief.recipients import known_recipient
from baktidesk.services.relief.returns import movements_of
from baktidesk.services.relief.stock import list_movements
from tests.stories import Desk, to_institution, to_person

LONG = ("distribution", "stock_movement", "person", "coupon")
"""Tables that grow with the day."""
Deed = Callable[[Session, StoredEvent], Any]


def crowd(event: StoredEvent) -> Crowd:
    """Give a crowd that receives the first item."""
    return Crowd(item_id=event.items[0].id)


def given(session: Session, event: StoredEvent) -> str:
    """Give a package to somebody."""
    return distribute(session, event.id, to_person(event))


def plans(desk: Desk, event: StoredEvent, deed: Deed) -> list[str]:
    """Give the steps by which a file finds what a deed asks for, those of the triggers left out."""
    asked: list[str] = []

    def work(session: Session) -> list[str]:
        driver: Any = session.connection.connection.dbapi_connection
        driver.set_trace_callback(asked.append)
        deed(session, event)
        driver.set_trace_callback(None)
        questions = {sql for sql in asked if sql.startswith("SELECT")}
        return [row[3] for sql in questions for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]

    steps: list[str] = desk.do(work)
    return steps


DEEDS: dict[str, Deed] = {
    "count": lambda session, event: count_out(session, event.id, crowd(event)),
    "take back": lambda session, event: take_back(session, event.id, crowd(event)),
    "strokes": lambda session, event: latest_strokes(session, event.id, crowd(event), session.now),
    "give": given,
    "collect": lambda session, event: distribute_to_several(
        session, event.id, [to_person(event, full_name="Wakil", nik="")], collection_id=uuid7()
    ),
    "void": lambda session, event: void_delivery(session, "distribution", given(session, event), "salah"),
    "movements": lambda session, event: movements_of(session, "handover", uuid7()),
    "replace": lambda session, event: replace_coupon(
        session, issue_coupons(session, event.id, event.items[0].id, 1, count=1)[0].id, "hilang"
    ),
    "coupons": lambda session, event: list_coupons(session, event.id),
    "known": lambda session, event: known_recipient(session, _anybody(session), event.id),
    "roll": lambda session, event: recipient_lines(session, event.id, event.items[0].id),
    "board": lambda session, event: list_board(session, event.id, limit=5),
    "board of a day": lambda session, event: list_board(session, event.id, event.first_day, limit=5),
    "ledger": lambda session, event: list_movements(session, event.id, limit=5),
    "ledger of an item": lambda session, event: list_movements(session, event.id, limit=5, item_id=event.items[0].id),
    "exceptions": lambda session, event: exception_lines(session, event.id),
    "owed": lambda session, event: obligations(session, [event.id]),
}


def _anybody(session: Session) -> str:
    return str(session.connection.exec_driver_sql("SELECT id FROM person WHERE name_key = 'penerima uji'").scalar())


@pytest.fixture
def begun(desk: Desk, event: StoredEvent) -> StoredEvent:
    """Give an event at which goods went to an institution, to a person and to a crowd."""
    desk.do(hand_over, event.id, to_institution(event, 5, onward=True))
    desk.do(distribute, event.id, to_person(event, full_name="Penerima Uji"))
    desk.do(count_out, event.id, crowd(event), 3)
    return event


@pytest.mark.parametrize("name", DEEDS)
def test_nothing_is_read_from_end_to_end(desk: Desk, begun: StoredEvent, name: str) -> None:
    steps = plans(desk, begun, DEEDS[name])
    assert steps
    assert [step for step in steps for table in LONG if step.startswith(f"SCAN {table}")] == []


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("board", "ix_distribution_named (event_id=?)"),
        ("board", "ix_distribution_crowd (event_id=?)"),
        ("board of a day", "ix_distribution_named (event_id=? AND day=?)"),
        ("board of a day", "ix_distribution_crowd (event_id=? AND day=?)"),
        ("take back", "ix_distribution_crowd (event_id=? AND day=?)"),
        ("take back", "ix_stock_movement_distribution_id"),
        ("strokes", "ix_distribution_crowd (event_id=? AND day=? AND at>?)"),
        ("collect", "ix_distribution_collection_id"),
        ("known", "ix_distribution_person_id"),
        ("exceptions", "ix_distribution_exception"),
        ("ledger", "ix_stock_movement_item_id_kind_id (item_id=? AND kind=?)"),
        ("owed", "ix_stock_movement_handover_line_id"),
        ("coupons", "ix_coupon_replaces_id"),
    ],
)
def test_a_list_has_an_index_in_its_order(desk: Desk, begun: StoredEvent, name: str, index: str) -> None:
    assert any(index in step for step in plans(desk, begun, DEEDS[name]))
