"""Coupons that somebody holds: spent with a delivery that did not ask for them, so that they give no second one."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, bindparam, or_, select

from baktidesk.db.models import coupon, distribution, person
from baktidesk.db.quick import among, several
from baktidesk.db.session import Session
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.entitlement import Basis

_AT_ONCE: Final = 500


def held_coupons(
    session: Session, event_id: str, record: Distribution, person_id: str, basis: Basis
) -> Sequence[Row[Any]]:
    """Give the open coupons (id, number, quantity) for a record's item, the first number first.

    Those of the person (id, else NIK), and where households are counted those of the same family card.
    """
    told = {"of_person": person_id, "of_nik": "" if person_id else record.nik}
    if basis is Basis.HOUSEHOLD:
        told["of_card"] = record.family_card_number
    told = {name: value for name, value in told.items() if value}
    if not told:
        return []
    rows = session.quick(_held(frozenset(told)), of_item=record.item_id, **told)
    return sorted((row for row in rows if row.event_id == event_id), key=lambda row: int(row.number))


def spend_coupons(session: Session, held: Sequence[Row[Any]], quantity: int, distribution_id: str) -> None:
    """Redeem with a delivery the first of the coupons held, and those after it that its quantity covers as well."""
    for row in held:
        session.change(coupon, row.id, "move", distribution_id=distribution_id)
        quantity -= row.quantity
        if quantity <= 0:
            return


def spent_with(session: Session, ids: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Give the numbers of the coupons that were redeemed with these distributions, by distribution id."""
    found: dict[str, tuple[int, ...]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        server = session.connection.dialect.name
        for row in session.quick(_spent(server), ids=several(ids[start : start + _AT_ONCE], server)):
            found[row.distribution_id] = (*found.get(row.distribution_id, ()), row.number)
    return found


@cache
def _held(told: frozenset[str]) -> Select[Any]:
    """Select open coupons for an item; made once for each way to know somebody, as building costs more than running.

    Neither event nor order are asked for: a file would then go through all coupons of the event.
    """
    columns: dict[str, ColumnElement[Any]] = {
        "of_person": person.c.id,
        "of_nik": person.c.nik,
        "of_card": person.c.family_card_number,
    }
    whose = select(person.c.id).where(or_(*(columns[name] == bindparam(name) for name in sorted(told))))
    live = (distribution.c.id == coupon.c.distribution_id) & distribution.c.voided_at.is_(None)
    return (
        select(coupon.c.id, coupon.c.event_id, coupon.c.number, coupon.c.quantity)
        .select_from(coupon.outerjoin(distribution, live))
        .where(coupon.c.person_id.in_(whose), coupon.c.voided_at.is_(None), distribution.c.id.is_(None))
        .where(coupon.c.item_id == bindparam("of_item"))
    )


@cache
def _spent(server: str) -> Select[Any]:
    return (
        select(coupon.c.distribution_id, coupon.c.number)
        .where(among(coupon.c.distribution_id, server), coupon.c.voided_at.is_(None))
        .order_by(coupon.c.number)
    )
