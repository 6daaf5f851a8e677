"""Goods given to people: by name, by coupon or to a crowd; nobody is served twice without a reason on record."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, literal_column, select

from baktidesk.db.models import distribution, person
from baktidesk.db.session import Session
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason, StaleForm
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.names import name_key
from baktidesk.domain.nik import check_nik
from baktidesk.domain.stock import MovementKind
from baktidesk.services.people import keep_person
from baktidesk.services.records import checked, day_of, open_event
from baktidesk.services.relief.entitlements import counted_once, refuse_second_helping
from baktidesk.services.relief.held_coupons import held_coupons, spend_coupons
from baktidesk.services.relief.stock import NO_OVERRIDE, Override, add_movement, book_stock


def distribute(
    session: Session,
    event_id: str,
    record: Distribution,
    override: Override = NO_OVERRIDE,
    distribution_id: str = "",
    *,
    exception: str = "",
    person_id: str = "",
    at: dt.datetime | None = None,
    spends: bool = True,
) -> str:
    """Write down goods given to one person or household, with the stock movement; give its id.

    `distribution_id` is the UUID made in the form; saving it twice writes once, and StaleForm tells that another
    distribution has it. Somebody who has received before is refused with NeedsReason; `exception` is that reason.
    `person_id` is the known person whom the record is about; `at` (UTC) is when it was given where that was earlier.
    An open coupon that the recipient holds for the item is redeemed with it, unless the deed `spends` none.
    """
    event_row = open_event(session, event_id)
    if distribution_id and _has_distribution(session, event_id, record, distribution_id):
        return distribution_id
    record = checked(session, record)
    reason = _exception(session, event_row, record, exception, person_id)
    more: dict[str, Any] = {"id": distribution_id, "person_id": person_id, "at": at, "spends": spends}
    return _distribute(session, event_row, record, override, reason, **more)


def distribute_to_several(
    session: Session,
    event_id: str,
    records: Sequence[Distribution],
    override: Override = NO_OVERRIDE,
    *,
    exception: str = "",
    people: Sequence[str] = (),
    collection_id: str = "",
) -> list[str]:
    """Write down what one proxy collects for several people, all or nothing; give the ids.

    NeedsReason names everybody among them who has been served already. `people` are the ids of those who are known,
    one for each record, "" for somebody new. `collection_id` is the UUID made in the dialog; saving it twice writes
    once.
    """
    event_row = open_event(session, event_id)
    if collection_id and (there := _collected(session, collection_id)):
        return there
    served = list(zip([checked(session, record) for record in records], people or [""] * len(records), strict=True))
    if not exception.strip():
        _refuse_served(session, event_row, served)
    together = collection_id or uuid7()
    given = []
    for record, known in served:
        reason = _exception(session, event_row, record, exception, known)
        more: dict[str, Any] = {"person_id": known, "collection_id": together}
        given.append(_distribute(session, event_row, record, override, reason, **more))
    return given


def give(
    session: Session,
    event_row: Row[Any],
    *,
    item_id: str,
    quantity: int,
    recipient_kind: str,
    area_id: str,
    override: Override,
    distribution_id: str = "",
    at: dt.datetime | None = None,
    **more: Any,
) -> str:
    """Write one row of goods given and its stock movement; `more` are further columns; give the row's id."""
    why = override.reason.strip()
    overdraws = bool(why) and quantity > book_stock(session, item_id)
    both: dict[str, Any] = {
        "item_id": item_id,
        "quantity": quantity,
        "recipient_kind": recipient_kind,
        "area_id": area_id or None,
    }
    new_id = session.insert(
        distribution,
        id=distribution_id,
        event_id=event_row.id,
        day=day_of(session, event_row, at),
        at=at or session.now,
        override_reason=why if overdraws else "",
        **both,
        **more,
    )
    moved: dict[str, Any] = {"kind": MovementKind.HANDED_OVER, "distribution_id": new_id, "event_row": event_row}
    add_movement(session, event_row.id, override=override, at=at, **moved, **both)
    return new_id


def _distribute(
    session: Session,
    event_row: Row[Any],
    record: Distribution,
    override: Override,
    reason: str,
    *,
    id: str = "",
    person_id: str = "",
    collection_id: str = "",
    at: dt.datetime | None = None,
    spends: bool = True,
) -> str:
    kept = _keep_recipient(session, record, person_id)
    given = give(
        session,
        event_row,
        item_id=record.item_id,
        quantity=record.quantity or 0,
        recipient_kind=record.recipient_kind.value,
        area_id=record.area_id,
        override=override,
        distribution_id=id,
        at=at,
        person_id=kept,
        proxy_name=record.proxy_name,
        proxy_relation=record.proxy_relation,
        collection_id=collection_id,
        exception_reason=reason,
        exception_by=session.actor.name if reason else "",
        warnings=_warnings(session, event_row, record),
    )
    if spends:
        held = held_coupons(session, event_row.id, record, kept, counted_once(session, record))
        spend_coupons(session, held, record.quantity or 0, given)
    return given


def _exception(session: Session, event_row: Row[Any], record: Distribution, given: str, person_id: str = "") -> str:
    """Give the reason that goes on the list of exceptions: only where there was something to except."""
    try:
        refuse_second_helping(session, event_row, record, person_id)
    except NeedsReason:
        if not given.strip():
            raise
        return given.strip()
    return ""


def _collected(session: Session, collection_id: str) -> list[str]:
    """Give the distributions of a collection that has been saved already."""
    # The index has only what was collected, and serves who says so.
    together = (distribution.c.collection_id == collection_id, distribution.c.collection_id != literal_column("''"))
    return [row.id for row in session.rows(select(distribution.c.id).where(*together).order_by(distribution.c.id))]


def _refuse_served(session: Session, event_row: Row[Any], records: Sequence[tuple[Distribution, str]]) -> None:
    served = []
    for record, known in records:
        try:
            refuse_second_helping(session, event_row, record, known)
        except NeedsReason as no:
            served.append((record.full_name, no))
    if not served:
        return
    text = QT_TRANSLATE_NOOP("Refused", "Served already: {names}. Please take them off, or give a reason.")
    raise NeedsReason(text, field="full_name", record=served[0][1].record, names=", ".join(name for name, _ in served))


def _warnings(session: Session, event_row: Row[Any], record: Distribution) -> list[str]:
    if not record.nik:
        return []
    read = check_nik(record.nik, today=day_of(session, event_row), family_card_number=record.family_card_number)
    return [str(problem) for problem in read.warnings]


def _keep_recipient(session: Session, record: Distribution, known_id: str) -> str:
    return keep_person(
        session,
        known_id=known_id,
        full_name=record.full_name,
        nik=record.nik,
        family_card_number=record.family_card_number,
        address=record.address,
    )


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
