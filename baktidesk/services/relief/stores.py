"""Where the goods lie: the event's main store, and the stores of office areas that goods have been brought to.

What is handed over in an office area leaves that area's store while it holds enough, otherwise the main store; the row
then names in `original_id` the movement that opened the area's store (see docs/decisions/0007-stock-by-place.md).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, bindparam, case, func, select, union_all

from baktidesk.db.models import area, item, stock_movement, tally
from baktidesk.db.quick import begins
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.amount import Amount, total
from baktidesk.domain.stock import INCOMING, MAIN_STORE, MovementKind
from baktidesk.domain.summary import GoodsTotals

STOCKING = frozenset({MovementKind.RECEIVED.value, MovementKind.MOVED_IN.value})
"""Kinds of movement that open the store of an office area."""


@dataclass(frozen=True, kw_only=True)
class Counters:
    """What the counters say of one item: the book of all places, what was handed over, and which areas have a store."""

    book: int
    handed_over: int
    areas: frozenset[str]


def read_counters(session: Session, item_id: str) -> Counters:
    """Give the book of an item from the counters, so that it costs the same always."""
    rows = session.quick(_counted(), counted_id=item_id, keys=f"{item_id}{SEPARATOR}")
    moves = [(*row.key.split(SEPARATOR)[1:3], int(row.n)) for row in rows]
    return Counters(
        book=sum(n if kind in INCOMING else -n for kind, _area, n in moves),
        handed_over=sum(n for kind, _area, n in moves if kind == MovementKind.HANDED_OVER),
        areas=frozenset(area_id for kind, area_id, _n in moves if area_id and kind in STOCKING),
    )


def book_by_place(session: Session, item_id: str) -> dict[str, int]:
    """Give what the book says lies at each place (office area or MAIN_STORE), in the item's unit; none is left out."""
    counters = read_counters(session, item_id)
    if not counters.areas:
        return {MAIN_STORE: counters.book}
    books = dict.fromkeys((MAIN_STORE, *counters.areas), 0)
    for place, kind, n in _moves_by_place(session, item_id, counters):
        books[place] = books.get(place, 0) + (n if kind in INCOMING else -n)
    return books


def overdrawn_places(session: Session, item_id: str) -> dict[str, int]:
    """Give the places whose book stands below nothing though no movement there was allowed to, with what it says."""
    short = {place: left for place, left in book_by_place(session, item_id).items() if left < 0}
    return {place: left for place, left in short.items() if place not in _allowed_places(session, item_id)}


def totals_by_place(session: Session, goods: GoodsTotals, names: dict[str, str]) -> list[GoodsTotals]:
    """Give the stock equation of one kind of goods at each of its places; [] where all of it lies in the main store.

    `names` gives the words for every place; the places' figures add up to those of the item, moves between them apart.
    """
    counters = read_counters(session, goods.item_id)
    if not counters.areas:
        return []
    parts: dict[str, dict[str, Amount]] = defaultdict(dict)
    for place, kind, n in _moves_by_place(session, goods.item_id, counters):
        parts[place][kind] = Amount(n, goods.unit)
    return [
        replace(
            goods, item=names.get(place, place), areas=(), by_area={}, by_recipient_kind={}, **terms_of(kinds, goods)
        )
        for place, kinds in sorted(parts.items(), key=lambda part: (part[0] != MAIN_STORE, names.get(part[0], "")))
    ]


def terms_of(kinds: dict[str, Amount], goods: GoodsTotals) -> dict[str, Any]:
    """Give the terms of the equation from the amounts by kind of movement; moved in is taken off moved."""
    found = {kind: kinds.get(kind.value, Amount(0, goods.unit)) for kind in MovementKind}
    moved = total([found[MovementKind.MOVED], -found.pop(MovementKind.MOVED_IN)], goods.unit)
    return {kind.value: amount.quantity for kind, amount in found.items()} | {"moved": moved.quantity}


def place_to_leave(session: Session, item_row: Row[Any], area_id: str | None, quantity: int) -> tuple[str, int]:
    """Give the place that goods handed over in an office area leave, and what it holds, in the item's unit.

    The area's own store where it holds enough, otherwise the main store; where neither does, whichever holds more.
    """
    books = book_by_place(session, item_row.id)
    here, there = books.get(area_id or MAIN_STORE, 0), books[MAIN_STORE]
    own = area_id in books and (here >= quantity or (quantity > there and here > there))
    return (str(area_id), here) if own else (MAIN_STORE, there)


def opening_of(session: Session, item_id: str, place: str) -> str | None:
    """Give the id of the live movement that last brought an item to an area's store; None for the main store."""
    if place == MAIN_STORE:
        return None
    query = (
        select(stock_movement.c.id)
        .where(
            stock_movement.c.item_id == item_id,
            stock_movement.c.kind.in_(STOCKING),
            stock_movement.c.area_id == place,
            stock_movement.c.voided_at.is_(None),
        )
        .order_by(stock_movement.c.id.desc())
        .limit(1)
    )
    found = session.value(query)
    return str(found) if found else None


def place_name(session: Session, place: str) -> str:
    """Give the name of an office area, "" for the main store."""
    return "" if place == MAIN_STORE else str(session.get(area, place).name)


def checked_place(session: Session, event_id: str, place_id: str) -> str | None:
    """Give the office area's id as a movement keeps it, None for the main store; a strange one is a bug."""
    if place_id in ("", MAIN_STORE):
        return None
    if session.get(area, place_id).event_id != event_id:
        raise LookupError("the office area belongs to another event")
    return place_id


def _allowed_places(session: Session, item_id: str) -> set[str]:
    """Give the places at which a supervisor allowed more than the book showed."""
    row = stock_movement.c
    from_main = (row.kind == MovementKind.HANDED_OVER.value) & row.original_id.is_(None)
    place = case((from_main, MAIN_STORE), else_=func.coalesce(row.area_id, MAIN_STORE)).label("place")
    query = select(place).where(row.item_id == item_id, row.override_reason != "").distinct()
    return {str(one.place) for one in session.rows(query)}


@cache
def _counted() -> Select[Any]:
    """Select the counters of an item; made once, because building it costs more than running it."""
    event_id = select(item.c.event_id).where(item.c.id == bindparam("counted_id")).scalar_subquery()
    return select(tally.c.key, tally.c.n).where(
        tally.c.event_id == event_id, tally.c.measure == "stock", begins(tally.c.key, "keys")
    )


def _moves_by_place(session: Session, item_id: str, counters: Counters) -> list[tuple[str, str, int]]:
    """Give place, kind and quantity of all that has moved of an item.

    What was handed over from the main store is the rest of what the counters know, so that a long day costs little.
    """
    rows = session.connection.execute(_by_place(), {"placed_id": item_id})
    moves = [(str(row.place), str(row.kind), int(row.n)) for row in rows]
    drawn = sum(n for _place, kind, n in moves if kind == MovementKind.HANDED_OVER)
    return [*moves, (MAIN_STORE, MovementKind.HANDED_OVER.value, counters.handed_over - drawn)]


@cache
def _by_place() -> CompoundSelect[Any]:
    """Select what has moved of an item by place and kind, but for what was handed over from the main store.

    Goods handed over left an area's store where the row names what opened it; goods that came back went where those
    that they came back from had lain.
    """
    moved, origin, opening = stock_movement, stock_movement.alias("origin"), stock_movement.alias("opening")
    n = func.sum(moved.c.quantity).label("n")
    from_main = (moved.c.kind == MovementKind.RETURNED.value) & origin.c.original_id.is_(None)
    place = case((from_main, MAIN_STORE), else_=func.coalesce(moved.c.area_id, MAIN_STORE)).label("place")
    others = [kind.value for kind in MovementKind if kind is not MovementKind.HANDED_OVER]
    rest = (
        select(place, moved.c.kind, n)
        .select_from(moved.outerjoin(origin, origin.c.id == moved.c.original_id))
        .where(moved.c.item_id == bindparam("placed_id"), moved.c.kind.in_(others), moved.c.voided_at.is_(None))
        .group_by("place", moved.c.kind)
    )
    openings = select(opening.c.id).where(
        opening.c.item_id == bindparam("placed_id"), opening.c.kind.in_(STOCKING), opening.c.area_id.is_not(None)
    )
    drawn = (
        select(moved.c.area_id.label("place"), moved.c.kind, n)
        .where(moved.c.original_id.in_(openings), moved.c.voided_at.is_(None))
        .where(moved.c.kind == MovementKind.HANDED_OVER.value)
        .group_by(moved.c.area_id, moved.c.kind)
    )
    return union_all(rest, drawn)
