"""A signed receipt sheet that has come back: everybody who signed is entered in one deed, nobody twice."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Row

from baktidesk.db.session import Session
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.entitlement import Entitlement
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason, Refused
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.recipient_roll import Entered, LeftOut, ReturnedSheet
from baktidesk.services.records import checked, open_event
from baktidesk.services.relief.entitlements import list_entitlements
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.held_coupons import spent_with
from baktidesk.services.relief.recipient_roll import roll_rows
from baktidesk.services.relief.stock import NO_OVERRIDE, Override

Progress = Callable[[int], None]
"""Hears how many signatures have been dealt with; may raise Refused to give up: nothing will have been written."""


def enter_returned_sheet(
    session: Session,
    event_id: str,
    sheet: ReturnedSheet,
    entries: Iterable[str],
    override: Override = NO_OVERRIDE,
    progress: Progress | None = None,
) -> Entered:
    """Write down goods given to those on the roll who signed (ids of their entries), in the order of the paper.

    Each is given at the hour on the paper; the time of entry stands beside it. A quantity on the roll goes before the
    sheet's, and an open coupon is spent with the delivery. Who was served before is left out
    and named with the reason. Refused when all were, at `given_at` for an hour that has not come, at `quantity`
    for more than is agreed; NeedsSupervisor when the stock does not reach: then nothing is written.
    """
    event_row = open_event(session, event_id)
    sheet = checked(session, sheet)
    _refuse_future(session, event_row, sheet)
    wanted = set(entries)
    rows = [row for row in roll_rows(session, event_id) if row.entry_id in wanted]
    entered = _give_all(session, event_row, sheet, rows, override, progress)
    if not entered.given:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Nobody was entered: all of them were served before."))
    return entered


def _give_all(
    session: Session,
    event_row: Row[Any],
    sheet: ReturnedSheet,
    rows: Sequence[Row[Any]],
    override: Override,
    progress: Progress | None,
) -> Entered:
    rule = list_entitlements(session, event_row.id).get(sheet.item_id)
    given: list[str] = []
    left_out: list[LeftOut] = []
    for count, row in enumerate(rows, 1):
        try:
            given.append(_give(session, event_row, sheet, row, override, rule))
        except NeedsReason as no:
            _refuse_amount(no)
            left_out.append(LeftOut(number=row.number, full_name=row.full_name, reason=no.problem))
        if progress:
            progress(count)
    spent = [number for numbers in spent_with(session, given).values() for number in numbers]
    return Entered(given=tuple(given), left_out=tuple(left_out), coupons=tuple(sorted(spent)))


def _give(
    session: Session,
    event_row: Row[Any],
    sheet: ReturnedSheet,
    row: Row[Any],
    override: Override,
    rule: Entitlement | None,
) -> str:
    """Give to one who signed what the roll says, else what the sheet says for everybody."""
    share = rule.most(row.share) if rule and row.share else row.share
    record = Distribution(
        full_name=row.full_name,
        nik=row.nik or "",
        family_card_number=row.family_card_number,
        address=row.address,
        recipient_kind=sheet.recipient_kind,
        area_id=sheet.area_id,
        item_id=sheet.item_id,
        quantity=share or sheet.quantity,
    )
    moment = sheet.moment(ZoneChoice(event_row.zone).zone)
    return distribute(session, event_row.id, record, override, person_id=row.id, at=moment)


def _refuse_amount(no: NeedsReason) -> None:
    """Refuse a quantity beyond the entitlement for the whole sheet: it is no one's exception."""
    if no.field == "quantity":
        text = QT_TRANSLATE_NOOP("Refused", "Each may receive {most}, not {quantity}.")
        values: dict[str, Any] = dict(no.problem.values)
        raise Refused(text, field="quantity", **values)


def _refuse_future(session: Session, event_row: Row[Any], sheet: ReturnedSheet) -> None:
    if sheet.moment(ZoneChoice(event_row.zone).zone) > session.now:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This hour has not come yet."), field="given_at")
