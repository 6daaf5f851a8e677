"""Coupons: printed with a number, redeemable once, replaced with a trace when lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, select

from baktidesk.db.models import coupon, distribution, event, item, person
from baktidesk.db.session import Session
from baktidesk.domain.coupon import Coupon, CouponState, new_token, number_text, tidy_token
from baktidesk.domain.distribution import Distribution, PersonKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.officer import Deed
from baktidesk.domain.zones import zoned_clock
from baktidesk.services.records import open_event, open_record, reason_for_voiding, require
from baktidesk.services.relief.entitlements import list_entitlements
from baktidesk.services.relief.giving import distribute, give
from baktidesk.services.relief.recipient_roll import Due, counts_households, due_on_roll, dues_on_roll
from baktidesk.services.relief.stock import NO_OVERRIDE, Override

MOST = 20_000
NO_SHARES: Mapping[str, int] = {}


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """Who on the recipients' roll has no coupon for an item: by number those to get one, and how many are served."""

    due: tuple[Due, ...] = ()
    served: int = 0


def issue_coupons(
    session: Session,
    event_id: str,
    item_id: str,
    quantity: int,
    *,
    count: int = 0,
    people: Sequence[str] = (),
    shares: Mapping[str, int] = NO_SHARES,
) -> list[Coupon]:
    """Make coupons for `quantity` of an item each: one for each person (ids), or `count` blank ones; give them.

    `shares` are other quantities by person. Numbers go on without a gap within the event; the event is locked, so two
    desks never give the same.
    """
    open_event(session, event_id)
    if session.get(item, item_id).event_id != event_id:
        raise LookupError("the item belongs to another event")
    wanted: list[str | None] = list(people) or [None] * count
    if not 0 < len(wanted) <= MOST or quantity < 1:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Between 1 and {most} coupons at a time."), field="count", most=MOST)
    first = _last_number(session, event_id) + 1
    ids = [
        _make(session, event_id, number, item_id, shares.get(person_id or "", quantity), person_id)
        for number, person_id in enumerate(wanted, first)
    ]
    found = {one.id: one for one in list_coupons(session, event_id, first=first)}
    return [found[new_id] for new_id in ids]


def issue_for_roll(session: Session, event_id: str, item_id: str, quantity: int) -> list[Coupon]:
    """Make a coupon of an item for everybody on the recipients' roll who has none yet and is not served.

    Whoever has a quantity on the roll gets that, as far as the entitlement allows it, and whoever was served in part
    the rest. Refused when there is nobody.
    """
    open_event(session, event_id)
    lacking = people_without_coupon(session, event_id, item_id)
    if not lacking.due:
        text = QT_TRANSLATE_NOOP("Refused", "Nobody on the recipients' roll is without a coupon for this item.")
        if lacking.served:
            text = QT_TRANSLATE_NOOP("Refused", "Everybody on the recipients' roll has a coupon or has been served.")
        raise Refused(text, field="whom")
    shares = {one.person_id: one.on_coupon(quantity) for one in lacking.due}
    return issue_coupons(session, event_id, item_id, quantity, people=list(shares), shares=shares)


def people_without_coupon(session: Session, event_id: str, item_id: str) -> Lacking:
    """Give who on the recipients' roll has no live coupon for an item, and how many of them are left out as served.

    Where the item is given once to each household, one of a family card is enough.
    """
    held = session.rows(_held(event_id).where(coupon.c.item_id == item_id))
    shared = counts_households(list_entitlements(session, event_id), item_id)
    return _lacking(due_on_roll(session, event_id, item_id), held, shared=shared)


def coupons_wanted(session: Session, event_id: str) -> dict[str, Lacking]:
    """Give who on the recipients' roll has no coupon, by item id; all is read once, however many items there are."""
    ids = [row.id for row in session.rows(select(item.c.id).where(item.c.event_id == event_id))]
    held: dict[str, list[Row[Any]]] = {item_id: [] for item_id in ids}
    for row in session.rows(_held(event_id).where(coupon.c.item_id.in_(ids))):
        held[row.item_id].append(row)
    rules, due = list_entitlements(session, event_id), dues_on_roll(session, event_id, ids)
    return {one: _lacking(due[one], held[one], shared=counts_households(rules, one)) for one in ids}


def _held(event_id: str) -> Select[Any]:
    """Select the people of an event's live coupons."""
    people = select(coupon.c.item_id, coupon.c.person_id, person.c.family_card_number)
    people = people.join(person, person.c.id == coupon.c.person_id)
    return people.where(coupon.c.event_id == event_id, coupon.c.voided_at.is_(None))


def _lacking(everybody: Iterable[Due], held: Sequence[Row[Any]], *, shared: bool) -> Lacking:
    people = {row.person_id for row in held}
    cards = {row.family_card_number for row in held if row.family_card_number} if shared else set()
    found, served = [], 0
    for one in everybody:
        if one.person_id in people or one.family_card_number in cards:
            continue
        if one.rest == 0:
            served += 1
            continue
        found.append(one)
        if shared and one.family_card_number:
            cards.add(one.family_card_number)
    return Lacking(due=tuple(found), served=served)


def redeem(
    session: Session,
    event_id: str,
    coupon_id: str,
    *,
    area_id: str = "",
    recipient_kind: PersonKind = PersonKind.HOUSEHOLD,
    override: Override = NO_OVERRIDE,
    exception: str = "",
    proxy_name: str = "",
    proxy_relation: str = "",
) -> str:
    """Give the goods of a coupon once; give the distribution's id.

    A redeemed, voided or strange coupon is refused saying when and where; a coupon of a person who was served
    before without it needs a reason (NeedsReason).
    """
    event_row = open_event(session, event_id)
    row = session.get(coupon, coupon_id)
    _refuse_unusable(session, event_row, row)
    held = {"area_id": area_id, "proxy_name": proxy_name, "proxy_relation": proxy_relation}
    if row.person_id:
        record = _of_person(session, row, recipient_kind, held)
        own: dict[str, Any] = {"exception": exception, "person_id": row.person_id, "spends": False}
        given = distribute(session, event_id, record, override, **own)
    else:
        goods: dict[str, Any] = {"item_id": row.item_id, "quantity": row.quantity, "collection_id": row.id, **held}
        given = give(session, event_row, recipient_kind=recipient_kind.value, override=override, **goods)
    session.change(coupon, coupon_id, "move", distribution_id=given)
    return given


def replace_coupon(session: Session, coupon_id: str, reason: str) -> Coupon:
    """Void a lost coupon and give the one that takes its place; a redeemed one is refused."""
    require(session, Deed.VOID)
    row = open_record(session, coupon, coupon_id)
    event_row = open_event(session, row.event_id)
    _refuse_unusable(session, event_row, row)
    session.void(coupon, coupon_id, reason_for_voiding(session, reason))
    number = _last_number(session, row.event_id) + 1
    new_id = _make(session, row.event_id, number, row.item_id, row.quantity, row.person_id, replaces_id=coupon_id)
    found = _first(session, id=new_id)
    if found is None:
        raise LookupError("no coupon with this id")
    return found


def find_coupon(session: Session, event_id: str, text: str) -> Coupon | None:
    """Give the coupon of a scanned token, or of a number of this event; None when there is none."""
    token = tidy_token(text)
    if token:
        return _first(session, token=token)
    if text.strip().isdecimal() and len(text.strip()) <= 6:
        return _first(session, event_id=event_id, number=int(text))
    return None


def list_coupons(
    session: Session, event_id: str, *, first: int = 1, state: CouponState | None = None, limit: int | None = None
) -> list[Coupon]:
    """Give the coupons of an event from a number on, in order, of one state where asked."""
    query = _coupons().where(coupon.c.event_id == event_id, coupon.c.number >= first).order_by(coupon.c.number)
    if state is CouponState.VOIDED:
        query = query.where(coupon.c.voided_at.is_not(None))
    elif state is not None:
        used = distribution.c.id.is_not(None) if state is CouponState.REDEEMED else distribution.c.id.is_(None)
        query = query.where(coupon.c.voided_at.is_(None), used)
    return [_coupon(row) for row in session.rows(query.limit(limit))]


def _refuse_unusable(session: Session, event_row: Row[Any], row: Row[Any]) -> None:
    if row.event_id == event_row.id and row.voided_at is None and row.distribution_id is None:
        return
    known = _first(session, id=row.id)
    number = number_text(row.number)
    if row.event_id != event_row.id:
        code = session.value(select(event.c.code).where(event.c.id == row.event_id))
        text = QT_TRANSLATE_NOOP("Refused", "Coupon {number} belongs to another event ({event}).")
        raise Refused(text, record=row.id, number=number, event=code)
    if known and known.state is CouponState.VOIDED:
        text = QT_TRANSLATE_NOOP("Refused", "Coupon {number} has been voided: {why}.")
        raise Refused(text, record=row.id, number=number, why=row.void_reason)
    if known and known.redeemed_at:
        text = QT_TRANSLATE_NOOP("Refused", "Coupon {number} was redeemed at {time}, desk {desk}, by {officer}.")
        time = zoned_clock(known.redeemed_at, ZoneChoice(event_row.zone).zone)
        raise Refused(text, record=row.id, number=number, time=time, desk=known.desk, officer=known.officer)


def _of_person(session: Session, row: Row[Any], kind: PersonKind, held: dict[str, str]) -> Distribution:
    who = session.get(person, row.person_id)
    return Distribution(
        full_name=who.full_name,
        nik=who.nik or "",
        family_card_number=who.family_card_number,
        address=who.address,
        recipient_kind=kind,
        item_id=row.item_id,
        quantity=row.quantity,
        **held,
    )


def _last_number(session: Session, event_id: str) -> int:
    return int(session.value(select(func.max(coupon.c.number)).where(coupon.c.event_id == event_id)) or 0)


def _make(
    session: Session, event_id: str, number: int, item_id: str, quantity: int, person_id: str | None, **more: str
) -> str:
    return session.insert(
        coupon,
        event_id=event_id,
        number=number,
        token=new_token(),
        item_id=item_id,
        quantity=quantity,
        person_id=person_id,
        **more,
    )


def _first(session: Session, **known: Any) -> Coupon | None:
    """Give the coupon with these values in its columns; None when there is none."""
    rows = session.quick(_coupon_with(tuple(known)), **{f"of_{name}": value for name, value in known.items()})
    return _coupon(rows[0]) if rows else None


@cache
def _coupon_with(names: tuple[str, ...]) -> Select[Any]:
    return _coupons().where(*(coupon.c[name] == bindparam(f"of_{name}") for name in names))


@cache
def _coupons() -> Select[Any]:
    """Select coupons with their goods, person, live redemption and, of the void ones, replacement."""
    later = coupon.alias("later")
    replaced_by = select(func.max(later.c.number)).where(later.c.replaces_id == coupon.c.id).scalar_subquery()
    live = (distribution.c.id == coupon.c.distribution_id) & distribution.c.voided_at.is_(None)
    joined = (
        coupon.join(item, item.c.id == coupon.c.item_id)
        .outerjoin(person, person.c.id == coupon.c.person_id)
        .outerjoin(distribution, live)
    )
    return select(
        coupon,
        item.c.name.label("item"),
        item.c.unit,
        func.coalesce(person.c.full_name, "").label("full_name"),
        distribution.c.at.label("redeemed_at"),
        distribution.c.desk.label("redeemed_desk"),
        distribution.c.created_by.label("redeemed_by"),
        # Only a void coupon was replaced, and to look for it means to read all of them.
        case((coupon.c.voided_at.is_not(None), replaced_by)).label("replaced_by"),
    ).select_from(joined)


def _coupon(row: Row[Any]) -> Coupon:
    state = CouponState.REDEEMED if row.redeemed_at else CouponState.OPEN
    names = ("id", "number", "token", "item_id", "item", "unit", "quantity", "full_name", "redeemed_at", "replaced_by")
    return Coupon(
        **{name: row._mapping[name] for name in names},
        person_id=row.person_id or "",
        state=CouponState.VOIDED if row.voided_at else state,
        desk=row.redeemed_desk or "",
        officer=row.redeemed_by or "",
    )
