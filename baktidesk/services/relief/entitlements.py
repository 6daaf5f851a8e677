"""Nobody receives the same goods twice unnoticed: what each may have, and who has had it already."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, literal_column, or_, select

from baktidesk.db.models import allocation, distribution, entitlement, event, item, person, tally
from baktidesk.db.quick import begins
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.distribution import Distribution, PersonKind
from baktidesk.domain.entitlement import Basis, Entitlement, Served, Share
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsReason
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.fields import tidy_record
from baktidesk.domain.names import name_key, search_key
from baktidesk.domain.officer import Deed
from baktidesk.domain.stock import MovementKind
from baktidesk.domain.words import short_date
from baktidesk.domain.zones import zoned_clock
from baktidesk.services.records import checked, day_of, open_event, require
from baktidesk.services.relief.held_coupons import held_coupons
from baktidesk.services.relief.shares import NO_SHARE, share_of
from baktidesk.services.relief.stock import book_stock

_LONG_NUMBER: Final = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How somebody at the desk stands with an item before anything is saved; amounts in the item's unit.

    `rule` has no quantity where nothing was agreed; `known` tells whether enough is known to look for earlier
    helpings; `before` are those, newest first; `area_left` is what remains of the office area's allocation, None
    where there is none. `share` is what the recipients' roll says, `coupons` are the numbers of the open coupons that
    are spent when the item is given.
    """

    item: str
    unit: str
    rule: Entitlement
    known: bool
    before: tuple[Served, ...]
    on_hand: int
    area_left: int | None
    share: Share = NO_SHARE
    coupons: tuple[int, ...] = ()

    def may_have(self, wanted: int) -> int:
        """Give how much may be given without a reason; where nothing was agreed, what is wanted, once."""
        most = self.rule.most(self.share.quantity)
        if most is None:
            return 0 if self.before else wanted
        return max(0, most - sum(one.quantity for one in self.before))

    def due(self) -> int | None:
        """Give how much the roll still has for somebody; None where it names no quantity."""
        return None if self.share.quantity is None else self.may_have(self.share.quantity)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExceptionLine:
    """One line of the list of exceptions; `id` is the distribution's."""

    id: str
    served: Served
    item: str
    reason: str
    allowed_by: str


def keep_entitlement(session: Session, event_id: str, record: Entitlement) -> str:
    """Write down, or change, what everybody may receive of one item; give its id."""
    require(session, Deed.SET_UP_EVENT)
    open_event(session, event_id)
    record = checked(session, record)
    values: dict[str, Any] = {
        "basis": record.basis.value,
        "quantity": record.quantity,
        "interval_days": record.interval_days or 0,
        "voided_at": None,
    }
    known = session.first(select(entitlement.c.id).where(entitlement.c.item_id == record.item_id))
    if known is None:
        return session.insert(entitlement, event_id=event_id, item_id=record.item_id, **values)
    session.change(entitlement, known.id, **values)
    return str(known.id)


def list_entitlements(session: Session, event_id: str) -> dict[str, Entitlement]:
    """Give what everybody may receive, by item id; an item that is not there is given once to each."""
    query = select(entitlement).where(entitlement.c.event_id == event_id, entitlement.c.voided_at.is_(None))
    return {row.item_id: _entitlement(row) for row in session.rows(query)}


def standing(session: Session, event_id: str, record: Distribution, person_id: str = "") -> Standing | None:
    """Give how the recipient of a half-filled record stands with its item; None while no item is chosen.

    Numbers that are not complete yet are not looked for.
    """
    found = _item(session, record.item_id) if record.item_id else None
    if found is None:
        return None
    record = _complete(record)
    rule = _rule(session, record)
    held = held_coupons(session, event_id, record, person_id, rule.basis)
    return Standing(
        item=found.name,
        unit=found.unit,
        rule=rule,
        known=bool(person_id or record.nik or record.family_card_number or (record.full_name and record.address)),
        before=tuple(_before(session, event_id, record, person_id, rule, found)),
        on_hand=book_stock(session, found.id),
        area_left=_area_left(session, event_id, record),
        share=share_of(session, event_id, person_id, record.nik),
        coupons=tuple(row.number for row in held),
    )


def served_before(session: Session, event_id: str, record: Distribution, person_id: str = "") -> list[Served]:
    """Give what the recipient, or somebody of the same family card, has received of the item, newest first.

    The same are: the known person (`person_id`), the same NIK, the same family card where households are counted, the
    same name at the same address.
    """
    return _before(session, event_id, record, person_id, _rule(session, record))


def refuse_second_helping(session: Session, event_row: Row[Any], record: Distribution, person_id: str = "") -> None:
    """Refuse, unless a reason is given, what goes beyond the entitlement, saying what was given when and by whom."""
    rule = _rule(session, record)
    before = _before(session, event_row.id, record, person_id, rule)
    share = share_of(session, event_row.id, person_id, record.nik).quantity
    if not before:
        _refuse_too_much(record, rule, share)
        return
    if sum(one.quantity for one in before) + (record.quantity or 0) <= (rule.most(share) or 0):
        return
    last = before[0]
    text = QT_TRANSLATE_NOOP(
        "Refused", "Already received {quantity} {unit} on {when}, desk {desk}, by {officer}, in the name of {name}."
    )
    raise NeedsReason(
        text,
        field="full_name",
        record=last.distribution_id,
        quantity=last.quantity,
        unit=last.unit,
        when=when_served(last, event_row),
        desk=last.desk,
        officer=last.officer,
        name=last.full_name,
    )


def list_exceptions(session: Session, event_id: str) -> list[tuple[Served, str]]:
    """Give what was given beyond an entitlement, newest first, each with its reason."""
    return [(line.served, line.reason) for line in exception_lines(session, event_id)]


def exception_lines(session: Session, event_id: str) -> list[ExceptionLine]:
    """Give the list of exceptions of an event: who received what and when, why, and who allowed it; newest first."""
    query = (
        select(distribution, person.c.full_name, item.c.unit, item.c.name.label("item"))
        .select_from(distribution.join(person).join(item))
        .where(distribution.c.event_id == event_id, distribution.c.exception_reason != literal_column("''"))
        .where(distribution.c.voided_at.is_(None))
        .order_by(distribution.c.id.desc())
    )
    return [
        ExceptionLine(
            id=row.id,
            served=_served(row, row.unit),
            item=row.item,
            reason=row.exception_reason,
            allowed_by=row.exception_by,
        )
        for row in session.rows(query)
    ]


def when_served(served: Served, event_row: Row[Any]) -> str:
    """Write day and hour of a helping as the event's clock showed them: 20 Jan 2026 09.14 WIB."""
    return f"{short_date(served.day)} {zoned_clock(served.at, ZoneChoice(event_row.zone).zone)}"


def _refuse_too_much(record: Distribution, rule: Entitlement, share: int | None) -> None:
    most = rule.most(share)
    if most is None or (record.quantity or 0) <= most:
        return
    text = QT_TRANSLATE_NOOP("Refused", "Each may receive {most}. Please give the reason for {quantity}.")
    if most != rule.quantity:
        text = QT_TRANSLATE_NOOP("Refused", "The roll says {most} for this one. Please give the reason for {quantity}.")
    raise NeedsReason(text, field="quantity", most=most, quantity=record.quantity)


def counted_once(session: Session, record: Distribution) -> Basis:
    """Give who is counted as one for a record's item."""
    return _rule(session, record).basis


def _rule(session: Session, record: Distribution) -> Entitlement:
    """Give the item's entitlement; without one (quantity None) it is given once, counted as the officer says."""
    for row in session.quick(_agreed(), of_item=record.item_id):
        return _entitlement(row)
    basis = Basis.PERSON if record.recipient_kind is PersonKind.PERSON else Basis.HOUSEHOLD
    return Entitlement(item_id=record.item_id, basis=basis, quantity=None)


def _item(session: Session, item_id: str) -> Row[Any] | None:
    return next(iter(session.quick(_goods(), of_item=item_id)), None)


def _before(
    session: Session,
    event_id: str,
    record: Distribution,
    person_id: str,
    rule: Entitlement,
    item_row: Row[Any] | None = None,
) -> list[Served]:
    """Give what was given before; `item_row` is the record's item where it has been read already."""
    told = _told(record, rule.basis, person_id)
    if told and item_row is None:
        item_row = _item(session, record.item_id)
    if not told or item_row is None:
        return []
    limits = _reach(session, event_id, item_row, rule)
    if limits:
        rows = session.connection.execute(_given_to(frozenset(told)).where(*limits), told).all()
    else:
        rows = session.quick(_given_here(frozenset(told)), **told, of_item=item_row.id)
    return [_served(row, item_row.unit) for row in rows]


def _told(record: Distribution, basis: Basis, person_id: str) -> dict[str, str]:
    """Give what the recipient may be known by; empty when nothing is known to look for."""
    told = {"of_person": person_id, "of_nik": record.nik}
    if basis is Basis.HOUSEHOLD:
        told["of_card"] = record.family_card_number
    if record.address:
        told |= {"of_name": name_key(record.full_name), "of_address": record.address}
    return {name: value for name, value in told.items() if value}


@cache
def _given_to(told: frozenset[str]) -> Select[Any]:
    """Select what was given to whoever is known by these, newest first; made once, because building costs most."""
    same = [
        column == bindparam(name)
        for name, column in (
            ("of_person", person.c.id),
            ("of_nik", person.c.nik),
            ("of_card", person.c.family_card_number),
        )
        if name in told
    ]
    if "of_address" in told:
        same.append(and_(person.c.name_key == bindparam("of_name"), person.c.address == bindparam("of_address")))
    return (
        select(distribution, person.c.full_name)
        .select_from(distribution.join(person).join(item))
        .where(distribution.c.person_id.in_(select(person.c.id).where(or_(*same))), distribution.c.voided_at.is_(None))
        .order_by(distribution.c.at.desc(), distribution.c.id.desc())
    )


@cache
def _given_here(told: frozenset[str]) -> Select[Any]:
    return _given_to(told).where(distribution.c.item_id == bindparam("of_item"))


@cache
def _goods() -> Select[Any]:
    return select(item.c.id, item.c.name, item.c.unit).where(item.c.id == bindparam("of_item"))


@cache
def _agreed() -> Select[Any]:
    return select(entitlement).where(entitlement.c.item_id == bindparam("of_item"), entitlement.c.voided_at.is_(None))


def _complete(record: Distribution) -> Distribution:
    """Give a record as it would be stored, without numbers that are still being typed."""
    tidy = tidy_record(record)
    nik, card = (value if len(value) == _LONG_NUMBER else "" for value in (tidy.nik, tidy.family_card_number))
    return replace(tidy, nik=nik, family_card_number=card)


def _area_left(session: Session, event_id: str, record: Distribution) -> int | None:
    """Give what remains of the allocation of the record's office area, from the counters."""
    if not record.area_id:
        return None
    allocated = session.quick(_allocated(), of_item=record.item_id, of_area=record.area_id)[0].n
    if allocated is None:
        return None
    key = SEPARATOR.join((record.item_id, MovementKind.HANDED_OVER.value, record.area_id, ""))
    counted = session.quick(_handed_over(), of_event=event_id, keys=key)[0].n
    return int(allocated) - int(counted or 0)


@cache
def _allocated() -> Select[Any]:
    own = (allocation.c.item_id == bindparam("of_item"), allocation.c.area_id == bindparam("of_area"))
    return select(func.sum(allocation.c.quantity).label("n")).where(*own, allocation.c.voided_at.is_(None))


@cache
def _handed_over() -> Select[Any]:
    own = (tally.c.event_id == bindparam("of_event"), tally.c.measure == "stock", begins(tally.c.key, "keys"))
    return select(func.sum(tally.c.n).label("n")).where(*own)


def _reach(session: Session, event_id: str, item_row: Row[Any], rule: Entitlement) -> Sequence[ColumnElement[bool]]:
    """Look as many days back as the rule says, at goods of the same name and unit; [] means these goods alone."""
    if not rule.interval_days:
        return []
    event_row = session.first(select(event).where(event.c.id == event_id))
    if event_row is None:
        raise LookupError("no event with this id")
    since = day_of(session, event_row) - dt.timedelta(days=rule.interval_days)
    names = [row.name for row in session.rows(select(item.c.name).distinct()) if _alike(row.name, item_row.name)]
    return [item.c.name.in_(names), item.c.unit == item_row.unit, distribution.c.day > since]


def _alike(one: str, other: str) -> bool:
    return search_key(one) == search_key(other)


def _entitlement(row: Row[Any]) -> Entitlement:
    return Entitlement(
        item_id=row.item_id,
        basis=Basis(row.basis),
        quantity=row.quantity,
        interval_days=row.interval_days or None,
    )


def _served(row: Row[Any], unit: str) -> Served:
    names = ("at", "day", "full_name", "quantity", "desk", "proxy_name")
    values = {name: row._mapping[name] for name in names}
    return Served(distribution_id=row.id, officer=row.created_by, unit=unit, **values)
