"""Handovers to institutions, and the list of everything that went out; stock falls in the same transaction."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, Table, and_, literal_column, or_, select

from baktidesk.db.models import (
    area,
    distribution,
    handover,
    handover_line,
    item,
    person,
    stock_movement,
)
from baktidesk.db.quick import among, several
from baktidesk.db.session import Session
from baktidesk.domain.distribution import Delivery, GoodsLine, Handover, RecipientKind
from baktidesk.domain.errors import StaleForm
from baktidesk.domain.names import search_key
from baktidesk.domain.onward import OnwardReport
from baktidesk.domain.stock import MovementKind
from baktidesk.services.ownership import require_voiding
from baktidesk.services.records import checked, day_of, open_event, open_record, reason_for_voiding
from baktidesk.services.relief import onward
from baktidesk.services.relief.handover_documents import carried_over, physical_delivery
from baktidesk.services.relief.returns import movements_of, refuse_returned
from baktidesk.services.relief.stock import NO_OVERRIDE, Override, add_movement

PLAIN = (
    "institution", "receiver_name", "receiver_position", "receiver_identity", "onward", "symbolic",
    "giver_name", "giver_position", "document_number", "place", "basis", "receiver_address", "giver_identity",
    "giver_address", "first_witness", "second_witness",
)  # fmt: skip
Goods = tuple[tuple[str, int, str], ...]
_NOTHING: Final[ColumnElement[str]] = literal_column("''")
COUNTED: Final = and_(distribution.c.person_id.is_(None), distribution.c.collection_id == _NOTHING)
"""A count of a crowd; a coupon without a name is none. In the words of its index, which else would not be used."""
NAMED: Final = or_(distribution.c.person_id.is_not(None), distribution.c.collection_id != _NOTHING)
"""Every other distribution, in the words of its index."""
NEWEST_FIRST: Final = tuple(distribution.c[name].desc() for name in ("day", "at", "id"))
"""As both indexes have it; the day is that of the moment, so the order is that of the moments."""
_TOLD: Final = ("id", "day", "at", "recipient_kind", "quantity", "created_by", "voided_at", "void_reason")


def hand_over(
    session: Session, event_id: str, record: Handover, override: Override = NO_OVERRIDE, handover_id: str = ""
) -> str:
    """Write down a handover to an institution, its lines and their stock movements; give its id.

    A symbolic handover moves no stock; what earlier documents say of the same people is carried over into this one's.
    `handover_id` is the UUID made in the form; saving it twice writes once,
    and StaleForm tells that another handover has it.
    """
    event_row = open_event(session, event_id)
    if handover_id and _has_handover(session, event_id, record, handover_id):
        return handover_id
    record = checked(session, record)
    kind = RecipientKind(record.recipient_kind.value if record.recipient_kind else "")
    new_id = session.insert(
        handover,
        id=handover_id,
        event_id=event_id,
        day=day_of(session, event_row),
        at=session.now,
        recipient_kind=kind.value,
        area_id=record.area_id or None,
        delivery_id=physical_delivery(session, event_id, record.delivery_id, symbolic=record.symbolic),
        **({name: getattr(record, name) for name in PLAIN} | carried_over(session, event_id, record)),
    )
    for line in record.goods:
        _add_line(session, event_id, new_id, record, line, override)
    return new_id


def void_delivery(session: Session, kind: str, record_id: str, reason: str) -> None:
    """Void a handover or distribution (`kind` is its table) with a reason; its stock comes back in the same breath.

    One's own of today needs no more; another's, or an earlier one, needs the role. A coupon spent with it opens again.
    """
    table = {"handover": handover, "distribution": distribution}[kind]
    row = open_record(session, table, record_id)
    require_voiding(session, row)
    reason = reason_for_voiding(session, reason)
    if row.voided_at is not None:
        return
    movements = [movement.id for movement in movements_of(session, kind, record_id)]
    refuse_returned(session, movements)
    session.void(table, record_id, reason)
    for movement_id in movements:
        session.void(stock_movement, movement_id, reason)


def report_onward(session: Session, handover_line_id: str, quantity: int, whereto: str) -> str:
    """Write down where an institution says the goods went, in the item's unit; more than is open is refused."""
    return onward.report(session, handover_line_id, OnwardReport(quantity=quantity, whereto=whereto))


def list_deliveries(
    session: Session, event_id: str, day: dt.date | None = None, *, voided: bool = False, limit: int | None = None
) -> list[Delivery]:
    """Give handovers and distributions of an event together, newest first."""
    of_day = [distribution.c.day == day] if day else []
    found = handovers_of(session, event_id, day, voided=voided, limit=limit)
    for kind in (NAMED, COUNTED):
        found += distributions_of(session, event_id, kind, *of_day, voided=voided, limit=limit)
    # An id is as old as the form that it was made in, and the form may have waited long.
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:limit]


def distributions_of(
    session: Session, event_id: str, *limits: ColumnElement[bool], voided: bool = False, limit: int | None = None
) -> list[Delivery]:
    """Give the distributions of an event that keep to `limits`, one of them COUNTED or NAMED, newest first."""
    # The newest are found first: joining all of a long day to list some takes ten times as long.
    own = (*_limits(distribution, event_id, None, voided), *limits)
    newest = select(distribution.c.id).where(*own).order_by(*NEWEST_FIRST).limit(limit)
    return _distributions(session, *([distribution.c.id.in_(newest)] if limit else own))


def distributions_with(session: Session, ids: Collection[str]) -> list[Delivery]:
    """Give the distributions that have these ids, voided ones included, newest first."""
    return _distributions(session, distribution.c.id.in_(sorted(ids)))


def handovers_of(
    session: Session, event_id: str, day: dt.date | None = None, *, voided: bool = False, limit: int | None = None
) -> list[Delivery]:
    """Give the handovers of an event (of one local day, where given), newest first."""
    physical = handover.alias("physical")
    names = (physical.c.day.label("delivery_day"), physical.c.institution.label("delivery_to"))
    query = (
        select(handover, area.c.name.label("area"), *names)
        .outerjoin(area, area.c.id == handover.c.area_id)
        .outerjoin(physical, physical.c.id == handover.c.delivery_id)
        .where(*_limits(handover, event_id, day, voided))
        .order_by(handover.c.at.desc(), handover.c.id.desc())
        .limit(limit)
    )
    rows = session.rows(query)
    goods = _goods(session, [row.id for row in rows])
    return [_handover(row, tuple(goods[row.id])) for row in rows]


def _distributions(session: Session, *limits: ColumnElement[bool]) -> list[Delivery]:
    joined = distribution.outerjoin(person, person.c.id == distribution.c.person_id)
    joined = joined.join(item, item.c.id == distribution.c.item_id)
    joined = joined.outerjoin(area, area.c.id == distribution.c.area_id)
    names = (person.c.full_name, item.c.name, item.c.unit, area.c.name.label("area"))
    query = select(*(distribution.c[name] for name in _TOLD), *names).select_from(joined)
    return [
        _delivery(row, "distribution", row.full_name or "", ((row.name, row.quantity, row.unit),))
        for row in session.rows(query.where(*limits).order_by(*NEWEST_FIRST))
    ]


def _add_line(
    session: Session, event_id: str, handover_id: str, record: Handover, line: GoodsLine, override: Override
) -> None:
    line_id = session.insert(
        handover_line,
        handover_id=handover_id,
        item_id=line.item_id,
        quantity=line.quantity,
        condition=line.condition.value,
    )
    if record.symbolic:
        return
    add_movement(
        session,
        event_id,
        item_id=line.item_id,
        kind=MovementKind.HANDED_OVER,
        quantity=line.quantity or 0,
        override=override,
        area_id=record.area_id or None,
        recipient_kind=record.recipient_kind.value if record.recipient_kind else "",
        handover_line_id=line_id,
    )


def _has_handover(session: Session, event_id: str, record: Handover, handover_id: str) -> bool:
    """Tell whether this very handover is there; StaleForm when another one has its id."""
    row = session.first(select(handover).where(handover.c.id == handover_id))
    if row is None:
        return False
    query = select(handover_line.c.item_id, handover_line.c.quantity).where(handover_line.c.handover_id == handover_id)
    there = sorted((line.item_id, line.quantity) for line in session.rows(query))
    told = sorted((line.item_id, line.quantity or 0) for line in record.goods)
    same_name = search_key(row.institution) == search_key(record.institution)
    if row.event_id != event_id or not same_name or there != told:
        raise StaleForm(handover_id)
    return True


def _limits(table: Table, event_id: str, day: dt.date | None, voided: bool) -> list[Any]:
    limits = [table.c.event_id == event_id]
    if day:
        limits.append(table.c.day == day)
    if not voided:
        limits.append(table.c.voided_at.is_(None))
    return limits


def _goods(session: Session, handover_ids: Sequence[str]) -> dict[str, list[tuple[str, int, str]]]:
    """Give the lines (item, quantity, unit) of handovers by handover id."""
    lines: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    if not handover_ids:
        return lines
    server = session.connection.dialect.name
    for row in session.quick(_lines(server), ids=several(handover_ids, server)):
        lines[row.handover_id].append((row.name, row.quantity, row.unit))
    return lines


@cache
def _lines(server: str) -> Select[Any]:
    return (
        select(handover_line.c.handover_id, item.c.name, handover_line.c.quantity, item.c.unit)
        .join(item, item.c.id == handover_line.c.item_id)
        .where(among(handover_line.c.handover_id, server))
        .order_by(handover_line.c.id)
    )


def _handover(row: Row[Any], goods: Goods) -> Delivery:
    return _delivery(
        row,
        "handover",
        row.institution,
        goods,
        onward=row.onward,
        symbolic=row.symbolic,
        document_number=row.document_number,
        delivery_day=row.delivery_day,
        delivery_to=row.delivery_to or "",
    )


def _delivery(row: Row[Any], kind: str, recipient: str, goods: Goods, **more: Any) -> Delivery:
    """Give a line of the list; `more` is what a handover alone has."""
    own: dict[str, Any] = {"onward": False, "symbolic": False, "document_number": ""} | more
    return Delivery(
        id=row.id,
        kind=kind,
        day=row.day,
        at=row.at,
        recipient=recipient,
        recipient_kind=RecipientKind(row.recipient_kind),
        area=row.area or "",
        goods=goods,
        officer=row.created_by,
        voided_at=row.voided_at,
        void_reason=row.void_reason,
        **own,
    )
