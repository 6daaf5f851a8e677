"""The stock ledger: every movement is a row, the book never falls below zero without a supervisor's reason."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from typing import Any

from sqlalchemy import Integer, Row, Select, bindparam, func, select, union_all

from baktidesk.db.models import area, distribution, handover, handover_line, item, person, stock_movement
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsSupervisor, Refused, StaleForm
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.stock import INCOMING, MAIN_STORE, OUTSIDE, EntryKind, MovementKind, StockEntry
from baktidesk.services.records import checked, day_of, open_event
from baktidesk.services.relief.stores import (
    book_by_place,
    checked_place,
    opening_of,
    place_name,
    place_to_leave,
    read_counters,
)


@dataclass(frozen=True, kw_only=True)
class Override:
    """A supervisor's word that more may go out than the book shows."""

    reason: str = ""
    supervisor: str = ""


NO_OVERRIDE = Override()


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One line of the ledger as stored; quantity in the item's unit, `at` in UTC, `recipient` of what went out.

    `place` is the office area that it names and `other` the one that goods moved to or from, "" where there is none;
    `own` tells that an officer entered it by hand, so that it belongs to no delivery.
    """

    id: str
    at: dt.datetime
    day: dt.date
    item_id: str
    item: str
    unit: str
    kind: MovementKind
    quantity: int
    source: str
    recipient: str
    document: str
    officer: str
    override_reason: str
    voided_at: dt.datetime | None
    place: str = ""
    other: str = ""
    inside: bool = False
    own: bool = True

    @property
    def effect(self) -> int:
        """Give what it adds to the book, or takes away."""
        return self.quantity if self.kind in INCOMING else -self.quantity


def enter_stock(
    session: Session, event_id: str, record: StockEntry, override: Override = NO_OVERRIDE, movement_id: str = ""
) -> str:
    """Write down goods received, damaged, or moved: elsewhere, or to another place of the event; give the row's id.

    Goods moved within the event are two rows of one deed: moved at the place they left, and moved in where they came.
    `movement_id` is the UUID made in the form; saving it twice writes once, and StaleForm tells that another movement
    has it.
    """
    open_event(session, event_id)
    if movement_id and _has_movement(session, event_id, record, movement_id):
        return movement_id
    record = checked(session, record)
    words: dict[str, Any] = {"document": record.document, "source": record.source}
    place = checked_place(session, event_id, record.place_id)
    new_id = add_movement(
        session,
        event_id,
        item_id=record.item_id,
        kind=MovementKind(record.kind.value),
        quantity=record.quantity or 0,
        override=override,
        movement_id=movement_id,
        area_id=place,
        **words,
    )
    if record.kind is EntryKind.MOVED and record.destination_id not in ("", OUTSIDE):
        _bring(session, event_id, record, place, original_id=new_id, **words)
    return new_id


def _bring(session: Session, event_id: str, record: StockEntry, place: str | None, **more: Any) -> None:
    """Write down that goods came to another place of the event."""
    destination = checked_place(session, event_id, record.destination_id)
    if destination == place:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The goods are there already."), field="destination_id")
    add_movement(
        session,
        event_id,
        item_id=record.item_id,
        kind=MovementKind.MOVED_IN,
        quantity=record.quantity or 0,
        area_id=destination,
        **more,
    )


def add_movement(
    session: Session,
    event_id: str,
    *,
    item_id: str,
    kind: MovementKind,
    quantity: int,
    override: Override = NO_OVERRIDE,
    movement_id: str = "",
    at: dt.datetime | None = None,
    event_row: Row[Any] | None = None,
    **more: Any,
) -> str:
    """Write one movement (quantity > 0, in the item's unit), now or `at` (UTC); `event_row` is that of `open_event`.

    NeedsSupervisor when a place's book would fall below zero. Goods handed over leave the store of their office area
    while it holds enough, otherwise the main store.
    """
    event_row = event_row or open_event(session, event_id)
    item_row = _item_of(session, event_id, item_id)
    overridden = False
    if kind not in INCOMING:
        place, left = _leaving(session, item_row, kind, more.get("area_id"), quantity)
        overridden = _falls_short(session, item_row, quantity, place, left, override)
        if kind is MovementKind.HANDED_OVER:
            more["original_id"] = opening_of(session, item_id, place)
    return session.insert(
        stock_movement,
        id=movement_id,
        event_id=event_id,
        item_id=item_id,
        kind=kind.value,
        quantity=quantity,
        day=day_of(session, event_row, at),
        at=at or session.now,
        override_reason=override.reason.strip() if overridden else "",
        override_by=(override.supervisor or session.actor.name) if overridden else "",
        **more,
    )


def book_stock(session: Session, item_id: str) -> int:
    """Give what the book says lies in all stores together, in the item's unit; from the counters."""
    return read_counters(session, item_id).book


def received_stock(session: Session, item_id: str) -> int:
    """Give how much has been received so far, in the item's unit."""
    query = select(func.coalesce(func.sum(stock_movement.c.quantity), 0)).where(
        stock_movement.c.item_id == item_id,
        stock_movement.c.kind == MovementKind.RECEIVED.value,
        stock_movement.c.voided_at.is_(None),
    )
    return int(session.value(query))


def list_movements(
    session: Session, event_id: str, *, voided: bool = False, limit: int | None = None, item_id: str = ""
) -> list[Movement]:
    """Give the ledger of an event, or of one kind of goods, newest first."""
    if limit is not None:
        wanted = stock_movement.c.id.in_(_newest(session, event_id, item_id, limit, voided=voided))
        return [_movement(row) for row in session.rows(_ledger().where(wanted))]
    limits = [stock_movement.c.event_id == event_id]
    if not voided:
        limits.append(stock_movement.c.voided_at.is_(None))
    if item_id:
        limits.append(stock_movement.c.item_id == item_id)
    return [_movement(row) for row in session.rows(_ledger().where(*limits))]


def _newest(session: Session, event_id: str, item_id: str, limit: int, *, voided: bool) -> list[str]:
    """Give the ids of the newest movements of an event, or of one of its items, the newest first.

    Those of every item and kind are in order already: to put all of a long ledger in order takes a fifth of a second.
    """
    of_event = select(item.c.id).where(item.c.event_id == event_id)
    items = [item_id] if item_id else [row.id for row in session.rows(of_event)]
    found = (row.id for one in items for row in session.quick(_newest_of(voided=voided), of_item=one, most=limit))
    return nlargest(limit, found)


def _movement(row: Row[Any]) -> Movement:
    names = (
        "id", "at", "day", "item_id", "item", "unit", "quantity", "source", "recipient", "override_reason",
        "voided_at", "place", "other", "inside",
    )  # fmt: skip
    return Movement(
        kind=MovementKind(row.kind),
        officer=row.created_by,
        document=row.document or row.handover_document,
        own=row.handover_line_id is None and row.distribution_id is None,
        **{name: row._mapping[name] for name in names},
    )


def _has_movement(session: Session, event_id: str, record: StockEntry, movement_id: str) -> bool:
    """Tell whether this very movement is there; StaleForm when another one has its id."""
    row = session.first(select(stock_movement).where(stock_movement.c.id == movement_id))
    if row is None:
        return False
    there = (row.event_id, row.item_id, row.kind, row.quantity)
    if there != (event_id, record.item_id, record.kind.value, record.quantity):
        raise StaleForm(movement_id)
    return True


@cache
def _newest_of(*, voided: bool) -> Select[Any]:
    """Select the ids of the newest movements of each kind of an item."""
    of_item = select(stock_movement.c.id).where(stock_movement.c.item_id == bindparam("of_item"))
    if not voided:
        of_item = of_item.where(stock_movement.c.voided_at.is_(None))
    most = bindparam("most", type_=Integer())
    newest = (
        of_item.where(stock_movement.c.kind == kind.value).order_by(stock_movement.c.id.desc()).limit(most)
        for kind in MovementKind
    )
    return select(union_all(*(select(one.subquery().c.id) for one in newest)).subquery().c.id)


@cache
def _ledger() -> Select[Any]:
    """Select movements with what they belong to: the item, the places, and who received what went out."""
    origin, arrival = stock_movement.alias("origin"), stock_movement.alias("arrival")
    other, place = area.alias("other"), area.alias("place")
    moved_on = (arrival.c.original_id == stock_movement.c.id) & (arrival.c.kind == MovementKind.MOVED_IN.value)
    moved_here = (origin.c.id == stock_movement.c.original_id) & (stock_movement.c.kind == MovementKind.MOVED_IN.value)
    joined = (
        stock_movement.join(item, item.c.id == stock_movement.c.item_id)
        .outerjoin(handover_line, handover_line.c.id == stock_movement.c.handover_line_id)
        .outerjoin(handover, handover.c.id == handover_line.c.handover_id)
        .outerjoin(distribution, distribution.c.id == stock_movement.c.distribution_id)
        .outerjoin(person, person.c.id == distribution.c.person_id)
        .outerjoin(arrival, moved_on)
        .outerjoin(origin, moved_here)
        .outerjoin(other, other.c.id == func.coalesce(arrival.c.area_id, origin.c.area_id))
        .outerjoin(place, place.c.id == stock_movement.c.area_id)
    )
    return (
        select(
            stock_movement,
            item.c.name.label("item"),
            item.c.unit,
            func.coalesce(handover.c.institution, person.c.full_name, "").label("recipient"),
            func.coalesce(handover.c.document_number, "").label("handover_document"),
            func.coalesce(place.c.name, "").label("place"),
            func.coalesce(other.c.name, "").label("other"),
            func.coalesce(arrival.c.id, origin.c.id).is_not(None).label("inside"),
        )
        .select_from(joined)
        .order_by(stock_movement.c.id.desc())
    )


def _item_of(session: Session, event_id: str, item_id: str) -> Row[Any]:
    """Give an item's row, locked; one of another event is a bug."""
    row = session.get(item, item_id)
    if row.event_id != event_id:
        raise LookupError("the item belongs to another event")
    return row


def _leaving(
    session: Session, item_row: Row[Any], kind: MovementKind, area_id: str | None, quantity: int
) -> tuple[str, int]:
    """Give the place that goods are to leave and what it holds; without stores of areas, from the counters alone."""
    if kind is MovementKind.HANDED_OVER:
        return place_to_leave(session, item_row, area_id, quantity)
    place = area_id or MAIN_STORE
    return place, book_by_place(session, item_row.id).get(place, 0)


def _falls_short(
    session: Session, item_row: Row[Any], quantity: int, place: str, left: int, override: Override
) -> bool:
    """Tell whether an override was needed; refuse when it was and none was given."""
    if quantity <= left:
        return False
    allowed = override.supervisor or may(session.actor.role, Deed.OVERDRAW)
    if override.reason.strip() and allowed:
        return True
    refusal = Refused if override.reason.strip() and not allowed else NeedsSupervisor
    values = {"left": left, "unit": item_row.unit, "item": item_row.name, "quantity": quantity}
    raise refusal(_short(session, item_row, place), field="quantity", place=place_name(session, place), **values)


def _short(session: Session, item_row: Row[Any], place: str) -> str:
    """Give the sentence for a place that does not hold enough."""
    if place != MAIN_STORE:
        return QT_TRANSLATE_NOOP("Refused", "Only {left} {unit} of {item} lie at {place}; {quantity} asked for.")
    if read_counters(session, item_row.id).areas:
        return QT_TRANSLATE_NOOP("Refused", "Only {left} {unit} of {item} lie in the main store; {quantity} asked for.")
    return QT_TRANSLATE_NOOP("Refused", "Only {left} {unit} of {item} left; {quantity} asked for.")
