"""Goods that come back and counts of the store: new rows linked to the original, never more than is out."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, Select, func, select

from baktidesk.db.models import handover_line, item, onward_report, stock_count, stock_movement
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.officer import Deed
from baktidesk.domain.returning import Counted, Return, StockCount
from baktidesk.domain.stock import MAIN_STORE, MovementKind
from baktidesk.services.records import checked, day_of, open_event, open_record, reason_for_voiding, require
from baktidesk.services.relief.stock import add_movement
from baktidesk.services.relief.stores import book_by_place, checked_place, place_name


def return_goods(session: Session, movement_id: str, record: Return, return_id: str = "") -> str:
    """Write down goods that came back from what a movement had handed over; give the new movement's id.

    Never more than is still out of that movement; office area, kind of recipient and the store that they go back to
    follow the original.
    """
    original = open_record(session, stock_movement, movement_id)
    if return_id and session.first(select(stock_movement.c.id).where(stock_movement.c.id == return_id)):
        return return_id
    record = checked(session, record)
    left = still_out(session, movement_id)
    if (record.quantity or 0) > left:
        text = QT_TRANSLATE_NOOP("Refused", "Only {left} are still out of this delivery.")
        raise Refused(text, field="quantity", left=left)
    return add_movement(
        session,
        original.event_id,
        item_id=original.item_id,
        kind=MovementKind.RETURNED,
        quantity=record.quantity or 0,
        movement_id=return_id,
        area_id=original.area_id,
        recipient_kind=original.recipient_kind,
        original_id=movement_id,
        source=record.reason,
    )


def still_out(session: Session, movement_id: str) -> int:
    """Give what of a movement may still come back, in the item's unit: neither returned nor reported as passed on."""
    original = session.get(stock_movement, movement_id)
    if original.voided_at is not None or original.kind != MovementKind.HANDED_OVER.value:
        return 0
    back = select(func.coalesce(func.sum(stock_movement.c.quantity), 0)).where(
        stock_movement.c.original_id == movement_id, stock_movement.c.voided_at.is_(None)
    )
    passed_on = select(func.coalesce(func.sum(onward_report.c.quantity), 0)).where(
        onward_report.c.handover_line_id == original.handover_line_id, onward_report.c.voided_at.is_(None)
    )
    return int(original.quantity) - int(session.value(back)) - int(session.value(passed_on))


def movements_of(session: Session, kind: str, record_id: str) -> list[Row[Any]]:
    """Give the live movements of a handover or distribution (`kind` is its table) with item name and unit."""
    if kind == "distribution":
        belongs = stock_movement.c.distribution_id == record_id
    else:
        lines = select(handover_line.c.id).where(handover_line.c.handover_id == record_id)
        belongs = stock_movement.c.handover_line_id.in_(lines)
    query = _with_item().where(belongs, stock_movement.c.voided_at.is_(None))
    return list(session.rows(query.order_by(stock_movement.c.id)))


def movement(session: Session, movement_id: str) -> Row[Any]:
    """Give one movement with item name and unit; a missing one is a bug (LookupError)."""
    row = session.first(_with_item().where(stock_movement.c.id == movement_id))
    if row is None:
        raise LookupError("no stock_movement with this id")
    return row


def _with_item() -> Select[Any]:
    query = select(stock_movement.c.id, stock_movement.c.quantity, item.c.name, item.c.unit)
    return query.select_from(stock_movement.join(item, item.c.id == stock_movement.c.item_id))


def refuse_returned(session: Session, movement_ids: list[str]) -> None:
    """Refuse to void deliveries of which goods have come back: the book would count them twice."""
    back = select(stock_movement.c.id).where(
        stock_movement.c.original_id.in_(movement_ids), stock_movement.c.voided_at.is_(None)
    )
    if movement_ids and session.first(back.limit(1)):
        raise Refused(
            QT_TRANSLATE_NOOP(
                "Refused", "Goods have come back from this. On the Stock page, please void the return first."
            )
        )


def void_movement(session: Session, movement_id: str, reason: str, *, supervisor: str = "") -> None:
    """Void a movement entered by hand, a return or a loss, with a reason; a delivery is voided as a whole elsewhere.

    Of goods moved between two places both rows are voided. `supervisor` names who allowed it where the officer's role
    may not, and stands behind the reason. Refused when the goods have left their place since.
    """
    if not supervisor:
        require(session, Deed.CORRECT_STOCK)
    row = open_record(session, stock_movement, movement_id)
    if row.handover_line_id or row.distribution_id:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This belongs to a delivery. Please void the delivery."))
    reason = reason_for_voiding(session, reason) + (f" ({supervisor})" if supervisor else "")
    if row.voided_at is not None:
        return
    before = book_by_place(session, row.item_id)
    for one in _both_rows(session, row):
        session.void(stock_movement, one, reason)
    _refuse_short(before, book_by_place(session, row.item_id))


def _both_rows(session: Session, row: Row[Any]) -> list[str]:
    """Give a movement and the other row of goods that moved between two places."""
    if row.kind == MovementKind.MOVED_IN.value:
        return [row.id, row.original_id]
    query = select(stock_movement.c.id).where(
        stock_movement.c.original_id == row.id,
        stock_movement.c.kind == MovementKind.MOVED_IN.value,
        stock_movement.c.voided_at.is_(None),
    )
    return [*(one.id for one in session.rows(query)), row.id]


def _refuse_short(before: dict[str, int], after: dict[str, int]) -> None:
    short = min((left for place, left in after.items() if left < min(before.get(place, 0), 0)), default=0)
    if short < 0:
        text = QT_TRANSLATE_NOOP("Refused", "The goods have gone out since: {short} would be missing from the book.")
        raise Refused(text, short=-short)


def count_stock(session: Session, event_id: str, record: StockCount, count_id: str = "") -> Counted:
    """Write down a count; a difference from the book is booked as received or as damaged or lost, with its reason.

    A count at the store of an office area names it in front of the reason. `count_id` is the UUID made in the form;
    saving it twice writes once.
    """
    event_row = open_event(session, event_id)
    if count_id and (there := _count(session, count_id)):
        return there
    record = checked(session, record)
    item_row = session.get(item, record.item_id)
    if item_row.event_id != event_id:
        raise LookupError("the item belongs to another event")
    place = checked_place(session, event_id, record.place_id)
    book, counted = book_by_place(session, item_row.id).get(place or MAIN_STORE, 0), record.counted or 0
    if counted != book and not record.reason:
        text = QT_TRANSLATE_NOOP("Refused", "The book says {book} {unit}, counted are {counted}. Please say why.")
        raise Refused(text, field="reason", book=book, unit=item_row.unit, counted=counted)
    why = record.reason if counted != book else ""
    new_id = session.insert(
        stock_count,
        id=count_id,
        event_id=event_id,
        item_id=item_row.id,
        day=day_of(session, event_row),
        at=session.now,
        movement_id=_book_difference(session, event_id, record, place, counted - book),
        book=book,
        counted=counted,
        reason=": ".join(filter(None, (place_name(session, place or MAIN_STORE), why))),
    )
    kept = _count(session, new_id)
    if kept is None:
        raise LookupError("the count is not there")
    return kept


def counts_of(session: Session, event_id: str, day: dt.date | None = None) -> list[Counted]:
    """Give the counts of an event (of one local day, where given), newest first."""
    query = _counts().where(stock_count.c.event_id == event_id, stock_count.c.voided_at.is_(None))
    if day:
        query = query.where(stock_count.c.day == day)
    return [_counted(row) for row in session.rows(query)]


def _counts() -> Select[Any]:
    return (
        select(stock_count, stock_count.c.created_by.label("officer"), item.c.name.label("item"), item.c.unit)
        .join(item, item.c.id == stock_count.c.item_id)
        .order_by(stock_count.c.id.desc())
    )


def _count(session: Session, count_id: str) -> Counted | None:
    row = session.first(_counts().where(stock_count.c.id == count_id))
    return _counted(row) if row else None


def _counted(row: Row[Any]) -> Counted:
    return Counted(**{name: row._mapping[name] for name in Counted.__dataclass_fields__})


def _book_difference(
    session: Session, event_id: str, record: StockCount, place: str | None, difference: int
) -> str | None:
    if not difference:
        return None
    return add_movement(
        session,
        event_id,
        item_id=record.item_id,
        kind=MovementKind.RECEIVED if difference > 0 else MovementKind.DAMAGED,
        quantity=abs(difference),
        area_id=place,
        source=record.reason,
    )
