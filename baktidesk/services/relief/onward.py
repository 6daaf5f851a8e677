"""Onward distribution: what institutions still owe a report about, their reports, and taking one back."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from baktidesk.db.models import event, handover, handover_line, item, onward_report, stock_movement
from baktidesk.db.quick import among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.onward import OnwardReport, StoredReport
from baktidesk.domain.stock import MovementKind
from baktidesk.domain.summary import Obligation
from baktidesk.domain.zones import local_day
from baktidesk.services.ownership import is_own
from baktidesk.services.records import checked, open_record, reason_for_voiding, require


def report(session: Session, handover_line_id: str, record: OnwardReport, report_id: str = "") -> str:
    """Write down where an institution says that goods went; give the report's id.

    Never more than is open: what was handed over, less what came back, less what has been reported. `report_id` is
    the UUID made in the form; saving it twice writes once.
    """
    line = _open_line(session, handover_line_id)
    if report_id and session.first(select(onward_report.c.id).where(onward_report.c.id == report_id)):
        return report_id
    left = still_open(session, line)
    if not 0 < (record.quantity or 0) <= left:
        text = QT_TRANSLATE_NOOP("Refused", "Between 1 and {left} can be reported.")
        nothing = QT_TRANSLATE_NOOP("Refused", "All of it has been reported.")
        raise Refused(text if left > 0 else nothing, field="quantity", left=left)
    record = checked(session, record)
    return session.insert(
        onward_report,
        id=report_id,
        handover_line_id=handover_line_id,
        quantity=record.quantity,
        whereto=record.whereto,
        document=record.document,
    )


def void_report(session: Session, report_id: str, reason: str, *, supervisor: str = "") -> None:
    """Void a report with a reason, so that its amount is open again.

    One's own report of today needs no more; another's, or an earlier one, needs the role that corrects the stock
    ledger or the name of the `supervisor` who allowed it, which stands behind the reason.
    """
    row = session.get(onward_report, report_id)
    event_row = _event_of(session, _open_line(session, row.handover_line_id))
    if not supervisor and not is_own(session, row, event_row):
        require(session, Deed.CORRECT_STOCK)
    reason = reason_for_voiding(session, reason) + (f" ({supervisor})" if supervisor else "")
    if row.voided_at is None:
        session.void(onward_report, report_id, reason)


def still_open(session: Session, line: Row[Any]) -> int:
    """Give what of a handover's line has neither come back nor been reported, in the item's unit."""
    done = session.value(select(reported_of(line.id)))
    return int(line.quantity) - int(session.value(select(returned_of(line.id)))) - int(done)


def obligations(
    session: Session, event_ids: list[str], day: dt.date | None = None, *, settled: bool = False
) -> list[Obligation]:
    """Give what institutions are to distribute onward, oldest first: of one local day, or of all; open ones only.

    With `settled` also those that have been reported in full.
    """
    query = _obligations(session.connection.dialect.name, one_day=day is not None)
    values = {"ids": several(event_ids, session.connection.dialect.name)} | ({"day": day} if day else {})
    found = [_obligation(session, row) for row in quick_rows(session.connection, query, values)]
    return [one for one in found if one.open > 0 or (settled and one.quantity > 0)]


def reports_of(session: Session, handover_line_id: str) -> list[StoredReport]:
    """Give the live reports about a handover's line, newest first."""
    query = select(onward_report).where(
        onward_report.c.handover_line_id == handover_line_id, onward_report.c.voided_at.is_(None)
    )
    return [
        StoredReport(
            id=row.id,
            at=row.created_at,
            quantity=row.quantity,
            whereto=row.whereto,
            document=row.document,
            officer=row.created_by,
        )
        for row in session.rows(query.order_by(onward_report.c.id.desc()))
    ]


def may_void(session: Session, report_id: str) -> bool:
    """Tell whether this officer may void a report without a supervisor."""
    row = session.get(onward_report, report_id)
    line = session.get(handover_line, row.handover_line_id)
    return may(session.actor.role, Deed.CORRECT_STOCK) or is_own(session, row, _event_of(session, line))


def _open_line(session: Session, handover_line_id: str) -> Row[Any]:
    """Give a line of a live handover, its event and the handover locked first."""
    handover_id = session.value(select(handover_line.c.handover_id).where(handover_line.c.id == handover_line_id))
    if handover_id is None:
        raise LookupError("no handover_line with this id")
    delivery = open_record(session, handover, handover_id)
    if delivery.voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This handover has been voided."))
    if delivery.symbolic or not delivery.onward:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "No onward distribution was agreed for this handover."))
    return session.get(handover_line, handover_line_id)


def _event_of(session: Session, line: Row[Any]) -> Row[Any]:
    event_id = session.value(select(handover.c.event_id).where(handover.c.id == line.handover_id))
    return session.get(event, event_id)


def reported_of(line_id: Any) -> Any:
    """Select what has been reported of a handover's line (its id or column), 0 for nothing."""
    query = select(func.coalesce(func.sum(onward_report.c.quantity), 0))
    same = onward_report.c.handover_line_id == line_id
    return query.where(same, onward_report.c.voided_at.is_(None)).scalar_subquery()


def returned_of(line_id: Any) -> Any:
    """Select what has come back of a handover's line (its id or column), 0 for nothing."""
    gone, back = stock_movement.alias("gone"), stock_movement.alias("back")
    query = select(func.coalesce(func.sum(back.c.quantity), 0)).select_from(
        gone.join(back, back.c.original_id == gone.c.id)
    )
    live = (back.c.kind == MovementKind.RETURNED.value, back.c.voided_at.is_(None))
    return query.where(gone.c.handover_line_id == line_id, *live).scalar_subquery()


@cache
def _obligations(server: str, *, one_day: bool) -> Select[Any]:
    """Select what was handed over to be passed on; put together once, which takes longer than running it."""
    line_id = handover_line.c.id
    joined = handover.join(handover_line, handover_line.c.handover_id == handover.c.id)
    joined = joined.join(item, item.c.id == handover_line.c.item_id).join(event, event.c.id == handover.c.event_id)
    query = (
        select(
            line_id,
            handover_line.c.quantity,
            handover_line.c.handover_id,
            handover.c.institution,
            handover.c.day,
            handover.c.document_number,
            item.c.name,
            item.c.unit,
            event.c.zone,
            reported_of(line_id).label("reported"),
            returned_of(line_id).label("returned"),
        )
        .select_from(joined)
        .where(among(handover.c.event_id, server), handover.c.onward, ~handover.c.symbolic)
        .where(handover.c.voided_at.is_(None), handover_line.c.voided_at.is_(None))
        .order_by(handover.c.id, line_id)
    )
    return query.where(handover.c.day == bindparam("day")) if one_day else query


def _obligation(session: Session, row: Sequence[Any]) -> Obligation:
    line_id, quantity, handover_id, to, since, document, item_name, unit, zone, reported, returned = row
    today = local_day(session.now, ZoneChoice(zone).zone)
    return Obligation(
        id=line_id,
        handover_id=handover_id,
        to=to,
        item=item_name,
        unit=unit,
        quantity=int(quantity) - int(returned),
        reported=int(reported),
        since=since,
        days=max((today - since).days, 0),
        document=document,
    )
