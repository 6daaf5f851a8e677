"""Handovers to institutions and distributions to people; stock falls in the same transaction."""

import datetime as dt
from collections import defaultdict
from typing import Any

from sqlalchemy import Row, Table, func, select

from baktidesk.db.models import (
    area,
    distribution,
    handover,
    handover_line,
    item,
    onward_report,
    person,
    stock_movement,
)
from baktidesk.db.session import Session
from baktidesk.domain.distribution import Delivery, Distribution, GoodsLine, Handover, RecipientKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, StaleForm
from baktidesk.domain.names import name_key, search_key
from baktidesk.domain.officer import Deed
from baktidesk.domain.stock import MovementKind
from baktidesk.services.people import keep_person
from baktidesk.services.records import checked, day_of, open_event, reason_for_voiding, require
from baktidesk.services.stock import NO_OVERRIDE, Override, add_movement, book_stock

PLAIN = (
    "institution", "receiver_name", "receiver_position", "receiver_identity", "onward", "symbolic",
    "giver_name", "giver_position", "document_number", "place",
)  # fmt: skip


def hand_over(
    session: Session, event_id: str, record: Handover, override: Override = NO_OVERRIDE, handover_id: str = ""
) -> str:
    """Write down a handover to an institution, its lines and their stock movements; give its id.

    A symbolic handover moves no stock. `handover_id` is the UUID made in the form; saving it twice writes once,
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
        **{name: getattr(record, name) for name in PLAIN},
    )
    for line in record.goods:
        _add_line(session, event_id, new_id, record, line, override)
    return new_id


def distribute(
    session: Session, event_id: str, record: Distribution, override: Override = NO_OVERRIDE, distribution_id: str = ""
) -> str:
    """Write down goods given to one person or household, with the stock movement; give its id.

    `distribution_id` is the UUID made in the form; saving it twice writes once, and StaleForm tells that another
    distribution has it.
    """
    event_row = open_event(session, event_id)
    if distribution_id and _has_distribution(session, event_id, record, distribution_id):
        return distribution_id
    record = checked(session, record)
    overdraws = (record.quantity or 0) > book_stock(session, record.item_id)
    new_id = session.insert(
        distribution,
        id=distribution_id,
        event_id=event_id,
        day=day_of(session, event_row),
        at=session.now,
        person_id=_keep_recipient(session, record),
        recipient_kind=record.recipient_kind.value,
        area_id=record.area_id or None,
        item_id=record.item_id,
        quantity=record.quantity,
        proxy_name=record.proxy_name,
        proxy_relation=record.proxy_relation,
        override_reason=override.reason.strip() if overdraws else "",
    )
    add_movement(
        session,
        event_id,
        item_id=record.item_id,
        kind=MovementKind.HANDED_OVER,
        quantity=record.quantity or 0,
        override=override,
        area_id=record.area_id or None,
        recipient_kind=record.recipient_kind.value,
        distribution_id=new_id,
    )
    return new_id


def void_delivery(session: Session, kind: str, record_id: str, reason: str) -> None:
    """Void a handover or distribution (`kind` is its table) with a reason; its stock comes back in the same breath."""
    require(session, Deed.VOID)
    table = {"handover": handover, "distribution": distribution}[kind]
    row = session.get(table, record_id)
    open_event(session, row.event_id)
    reason = reason_for_voiding(session, reason)
    if row.voided_at is not None:
        return
    session.void(table, record_id, reason)
    for movement in session.rows(select(stock_movement.c.id).where(_belongs(kind, record_id))):
        session.void(stock_movement, movement.id, reason)


def report_onward(session: Session, handover_line_id: str, quantity: int, whereto: str) -> str:
    """Write down where an institution says the goods went, in the item's unit; more than is open is refused."""
    line = session.get(handover_line, handover_line_id)
    if session.get(handover, line.handover_id).voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This handover has been voided."))
    done = select(func.coalesce(func.sum(onward_report.c.quantity), 0)).where(
        onward_report.c.handover_line_id == handover_line_id, onward_report.c.voided_at.is_(None)
    )
    left = line.quantity - int(session.value(done))
    if not 0 < quantity <= left:
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "Between 1 and {left} can be reported."), field="quantity", left=left
        )
    return session.insert(onward_report, handover_line_id=handover_line_id, quantity=quantity, whereto=whereto)


def list_deliveries(
    session: Session, event_id: str, day: dt.date | None = None, *, voided: bool = False, limit: int | None = None
) -> list[Delivery]:
    """Give handovers and distributions of an event together, newest first."""
    found = _handovers(session, event_id, day, voided, limit) + _distributions(session, event_id, day, voided, limit)
    # An id is as old as the form that it was made in, and the form may have waited long.
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:limit]


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


def _keep_recipient(session: Session, record: Distribution) -> str:
    return keep_person(
        session,
        full_name=record.full_name,
        nik=record.nik,
        family_card_number=record.family_card_number,
        address=record.address,
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


def _has_distribution(session: Session, event_id: str, record: Distribution, distribution_id: str) -> bool:
    """Tell whether this very distribution is there; StaleForm when another one has its id."""
    query = select(distribution, person.c.name_key).join(person, person.c.id == distribution.c.person_id)
    row = session.first(query.where(distribution.c.id == distribution_id))
    if row is None:
        return False
    there = (row.event_id, row.name_key, row.item_id, row.quantity)
    if there != (event_id, name_key(record.full_name), record.item_id, record.quantity):
        raise StaleForm(distribution_id)
    return True


def _belongs(kind: str, record_id: str) -> Any:
    if kind == "distribution":
        return stock_movement.c.distribution_id == record_id
    lines = select(handover_line.c.id).where(handover_line.c.handover_id == record_id)
    return stock_movement.c.handover_line_id.in_(lines)


def _limits(table: Table, event_id: str, day: dt.date | None, voided: bool) -> list[Any]:
    limits = [table.c.event_id == event_id]
    if day:
        limits.append(table.c.day == day)
    if not voided:
        limits.append(table.c.voided_at.is_(None))
    return limits


def _handovers(session: Session, event_id: str, day: dt.date | None, voided: bool, limit: int | None) -> list[Delivery]:
    query = (
        select(handover, area.c.name.label("area"))
        .outerjoin(area, area.c.id == handover.c.area_id)
        .where(*_limits(handover, event_id, day, voided))
        .order_by(handover.c.at.desc(), handover.c.id.desc())
        .limit(limit)
    )
    goods = _goods(session, event_id)
    return [_delivery(row, "handover", row.institution, tuple(goods[row.id])) for row in session.rows(query)]


def _goods(session: Session, event_id: str) -> dict[str, list[tuple[str, int, str]]]:
    """Give the lines (item, quantity, unit) of an event's handovers by handover id."""
    query = (
        select(handover_line.c.handover_id, item.c.name, handover_line.c.quantity, item.c.unit)
        .join(item, item.c.id == handover_line.c.item_id)
        .where(item.c.event_id == event_id)
        .order_by(handover_line.c.id)
    )
    lines: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for row in session.rows(query):
        lines[row.handover_id].append((row.name, row.quantity, row.unit))
    return lines


def _distributions(
    session: Session, event_id: str, day: dt.date | None, voided: bool, limit: int | None
) -> list[Delivery]:
    joined = distribution.join(person, person.c.id == distribution.c.person_id)
    joined = joined.join(item, item.c.id == distribution.c.item_id)
    query = (
        select(distribution, person.c.full_name, item.c.name, item.c.unit, area.c.name.label("area"))
        .select_from(joined.outerjoin(area, area.c.id == distribution.c.area_id))
        .where(*_limits(distribution, event_id, day, voided))
        .order_by(distribution.c.at.desc(), distribution.c.id.desc())
        .limit(limit)
    )
    return [
        _delivery(row, "distribution", row.full_name, ((row.name, row.quantity, row.unit),))
        for row in session.rows(query)
    ]


def _delivery(row: Row[Any], kind: str, recipient: str, goods: tuple[tuple[str, int, str], ...]) -> Delivery:
    values = row._mapping
    return Delivery(
        id=row.id,
        kind=kind,
        day=row.day,
        at=row.at,
        recipient=recipient,
        recipient_kind=RecipientKind(row.recipient_kind),
        area=row.area or "",
        goods=goods,
        onward=bool(values.get("onward", False)),
        symbolic=bool(values.get("symbolic", False)),
        officer=row.created_by,
        document_number=values.get("document_number", ""),
        voided_at=row.voided_at,
        void_reason=row.void_reason,
    )
