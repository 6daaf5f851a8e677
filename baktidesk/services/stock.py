"""The stock ledger: every movement is a row, the book never falls below zero without a supervisor's reason."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from baktidesk.db.models import distribution, handover, handover_line, item, person, stock_movement, tally
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsSupervisor, Refused, StaleForm
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.stock import INCOMING, MovementKind, StockEntry
from baktidesk.services.records import checked, day_of, open_event


@dataclass(frozen=True, kw_only=True)
class Override:
    """A supervisor's word that more may go out than the book shows."""

    reason: str = ""
    supervisor: str = ""


NO_OVERRIDE = Override()


@dataclass(frozen=True, kw_only=True)
class Movement:
    """One line of the ledger as stored; quantity in the item's unit, `at` in UTC, `recipient` of what went out."""

    id: str
    at: dt.datetime
    day: dt.date
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


def enter_stock(
    session: Session, event_id: str, record: StockEntry, override: Override = NO_OVERRIDE, movement_id: str = ""
) -> str:
    """Write down goods received, damaged or moved elsewhere; give the movement's id.

    `movement_id` is the UUID made in the form; saving it twice writes once, and StaleForm tells that another movement
    has it.
    """
    open_event(session, event_id)
    if movement_id and _has_movement(session, event_id, record, movement_id):
        return movement_id
    record = checked(session, record)
    return add_movement(
        session,
        event_id,
        item_id=record.item_id,
        kind=MovementKind(record.kind.value),
        quantity=record.quantity or 0,
        override=override,
        document=record.document,
        source=record.source,
        movement_id=movement_id,
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
    **more: Any,
) -> str:
    """Write one movement (quantity > 0, in the item's unit); NeedsSupervisor when the book would fall below zero."""
    event_row = open_event(session, event_id)
    item_row = session.get(item, item_id)
    if item_row.event_id != event_id:
        raise LookupError("the item belongs to another event")
    overridden = kind not in INCOMING and _falls_short(session, item_row, quantity, override)
    return session.insert(
        stock_movement,
        id=movement_id,
        event_id=event_id,
        item_id=item_id,
        kind=kind.value,
        quantity=quantity,
        day=day_of(session, event_row),
        at=session.now,
        override_reason=override.reason.strip() if overridden else "",
        override_by=(override.supervisor or session.actor.name) if overridden else "",
        **more,
    )


def book_stock(session: Session, item_id: str) -> int:
    """Give what the book says lies in the store, in the item's unit; from the counters, so it costs the same always."""
    rows = session.connection.execute(_counted(), {"counted_id": item_id, "keys": f"{item_id}{SEPARATOR}%"})
    moves = [(row.key.split(SEPARATOR)[1], int(row.n)) for row in rows]
    return sum(n if kind in INCOMING else -n for kind, n in moves)


def received_stock(session: Session, item_id: str) -> int:
    """Give how much has been received so far, in the item's unit."""
    query = select(func.coalesce(func.sum(stock_movement.c.quantity), 0)).where(
        stock_movement.c.item_id == item_id,
        stock_movement.c.kind == MovementKind.RECEIVED.value,
        stock_movement.c.voided_at.is_(None),
    )
    return int(session.value(query))


def list_movements(
    session: Session, event_id: str, *, voided: bool = False, limit: int | None = None
) -> list[Movement]:
    """Give the ledger of an event, newest first."""
    query = _ledger().where(stock_movement.c.event_id == event_id).limit(limit)
    if not voided:
        query = query.where(stock_movement.c.voided_at.is_(None))
    names = [name for name in Movement.__dataclass_fields__ if name not in ("kind", "officer", "document")]
    return [
        Movement(
            kind=MovementKind(row.kind),
            officer=row.created_by,
            document=row.document or row.handover_document,
            **{name: row._mapping[name] for name in names},
        )
        for row in session.rows(query)
    ]


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
def _counted() -> Select[Any]:
    """Select the counters of an item; made once, because building it costs more than running it."""
    event_id = select(item.c.event_id).where(item.c.id == bindparam("counted_id")).scalar_subquery()
    return select(tally.c.key, tally.c.n).where(
        tally.c.event_id == event_id, tally.c.measure == "stock", tally.c.key.like(bindparam("keys"))
    )


@cache
def _ledger() -> Select[Any]:
    """Select movements with what they belong to: the item, and who received what went out by which document."""
    joined = (
        stock_movement.join(item, item.c.id == stock_movement.c.item_id)
        .outerjoin(handover_line, handover_line.c.id == stock_movement.c.handover_line_id)
        .outerjoin(handover, handover.c.id == handover_line.c.handover_id)
        .outerjoin(distribution, distribution.c.id == stock_movement.c.distribution_id)
        .outerjoin(person, person.c.id == distribution.c.person_id)
    )
    return (
        select(
            stock_movement,
            item.c.name.label("item"),
            item.c.unit,
            func.coalesce(handover.c.institution, person.c.full_name, "").label("recipient"),
            func.coalesce(handover.c.document_number, "").label("handover_document"),
        )
        .select_from(joined)
        .order_by(stock_movement.c.id.desc())
    )


def _falls_short(session: Session, item_row: Any, quantity: int, override: Override) -> bool:
    """Tell whether an override was needed; refuse when it was and none was given."""
    left = book_stock(session, item_row.id)
    if quantity <= left:
        return False
    allowed = override.supervisor or may(session.actor.role, Deed.OVERDRAW)
    if override.reason.strip() and allowed:
        return True
    text = QT_TRANSLATE_NOOP("Refused", "Only {left} {unit} of {item} left; {quantity} asked for.")
    values = {"left": left, "unit": item_row.unit, "item": item_row.name, "quantity": quantity}
    refusal = Refused if override.reason.strip() and not allowed else NeedsSupervisor
    raise refusal(text, field="quantity", **values)
