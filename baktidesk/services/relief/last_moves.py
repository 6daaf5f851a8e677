"""Which goods moved on a day, and whether they moved after they were counted: asked of counters and indexes."""

import datetime as dt
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, String, Table, bindparam, exists, or_, select

from baktidesk.db.base import UtcDateTime
from baktidesk.db.models import distribution, handover, handover_line, item, stock_movement, tally
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.stock import MovementKind
from baktidesk.services.relief.distributions import COUNTED, NAMED

BY_HAND: Final = tuple(sorted(set(MovementKind) - {MovementKind.HANDED_OVER}))
"""Kinds of the movements that stand for themselves: only with a delivery are goods handed over."""


def moved_on(session: Session, event_id: str, day: dt.date) -> dict[str, str]:
    """Give the names of the items that moved on a local day, by id, in the order of the event's items."""
    own = (tally.c.event_id == event_id, tally.c.day == day, tally.c.measure == "stock", tally.c.n != 0)
    ids = {row.key.partition(SEPARATOR)[0] for row in session.rows(select(tally.c.key).where(*own))}
    query = select(item.c.id, item.c.name).where(item.c.id.in_(sorted(ids))).order_by(item.c.position)
    return {row.id: row.name for row in session.rows(query)}


def has_moved_since(session: Session, event_id: str, day: dt.date, item_id: str, at: dt.datetime) -> bool:
    """Tell whether an item moved after a moment (UTC) of a local day."""
    return bool(session.value(_since().params(of_event=event_id, of_day=day, of_item=item_id, since=at)))


@cache
def _since() -> Select[Any]:
    """Ask first what is few: what was entered by hand, then what institutions and people received after the moment.

    A movement has day, moment, item and state of its delivery, which alone stands in an index by its moment.
    """
    # With an empty text behind it a column has no index: by the day, or by the item, all that moved would be read.
    of_event, of_item = (bindparam(name, type_=String()) for name in ("of_event", "of_item"))
    moved, line, later = stock_movement.c, handover_line.c, _later(stock_movement)
    on_the_day = (moved.event_id.concat("") == of_event, moved.day == bindparam("of_day"))
    by_hand = exists().where(moved.item_id == of_item, moved.kind.in_(BY_HAND), *on_the_day, *later)
    lines = (line.handover_id == handover.c.id, moved.handover_line_id == line.id)
    handed = exists().where(*lines, moved.item_id.concat("") == of_item, *_of_day(handover), *later)
    own = (distribution.c.item_id == of_item, *_of_day(distribution), *_later(distribution))
    return select(or_(by_hand, handed, *(exists().where(kind, *own) for kind in (NAMED, COUNTED))).label("moved"))


def _of_day(table: Table) -> tuple[ColumnElement[bool], ...]:
    return table.c.event_id == bindparam("of_event"), table.c.day == bindparam("of_day")


def _later(table: Table) -> tuple[ColumnElement[bool], ...]:
    return table.c.at > bindparam("since", type_=UtcDateTime()), table.c.voided_at.is_(None)
