"""People who may receive goods: found again by coupon, number or name, and what a form is filled with from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, select

from baktidesk.db.models import distribution, event, item, person, tally
from baktidesk.db.quick import among, several
from baktidesk.db.session import Session
from baktidesk.domain.coupon import Coupon, number_text
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.nik import mask_nik
from baktidesk.services.relief.coupons import find_coupon
from baktidesk.services.relief.entitlements import Standing, standing
from baktidesk.services.search import Hit, HitKind, search

_OWN: Final = ("full_name", "nik", "family_card_number", "address")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Somebody known, as far as our own records tell; `area_id` is where they received last at this event, else ""."""

    person_id: str
    full_name: str
    nik: str
    family_card_number: str
    address: str
    area_id: str = ""

    @property
    def second(self) -> tuple[str, ...]:
        """Give what tells this person from another of the same name: masked numbers and the address."""
        numbers = tuple(mask_nik(number) for number in (self.nik, self.family_card_number) if number)
        return (*numbers[:1], *((self.address,) if self.address else ()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """One thing found at the distribution desk: a person, with whether they have received anything at this event."""

    recipient: Recipient
    served: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A coupon as it was shown at the desk; `coupon` None for a strange one, `elsewhere` the code of another event."""

    coupon: Coupon | None
    standing: Standing | None = None
    elsewhere: str = ""


def look_at_coupon(session: Session, event_id: str, text: str, area_id: str = "") -> Shown:
    """Give what a scanned token, or the number of a coupon, means at an event; it is given out in an office area."""
    found = find_coupon(session, event_id, text)
    if found is None:
        return Shown(coupon=None)
    home = session.quick(_home(), of_item=found.item_id)[0]
    if home.id != event_id:
        return Shown(coupon=found, elsewhere=home.code)
    own: dict[str, Any] = _own(_row_of(session, found.person_id)) if found.person_id else {}
    record = Distribution(item_id=found.item_id, quantity=found.quantity, area_id=area_id, **own)
    return Shown(coupon=found, standing=standing(session, event_id, record, found.person_id))


def find_recipients(session: Session, event_id: str, text: str, limit: int) -> list[Found]:
    """Give the people whom a name, NIK, No. KK or phone finds (see `search`), the best first."""
    ids = [hit.person_id for hit in search(session, event_id, text, limit=limit)]
    if not ids:
        return []
    server = session.connection.dialect.name
    people = {row.id: row for row in session.quick(_people(server), ids=several(ids, server))}
    last = {row.person_id: row.area_id or "" for row in _given(session, event_id, ids)}
    return [
        Found(recipient=_recipient(people[one], last.get(one, "")), served=one in last) for one in ids if one in people
    ]


def coupon_hits(session: Session, event_id: str, text: str) -> list[Hit]:
    """Give the coupon that a token, or a number of this event, means, as the scan box lists it; [] for none."""
    found = find_coupon(session, event_id, text)
    if found is None:
        return []
    return [
        Hit(
            kind=HitKind.COUPON,
            id=found.token,
            person_id=found.person_id,
            full_name=found.full_name,
            queue_number=number_text(found.number),
            work_unit=found.item,
            status=None,
            birth_date=None,
            birth_year=None,
            nik="",
            phone="",
            bag_number="",
            on_roll=False,
            last_seen=None,
        )
    ]


def known_recipient(session: Session, person_id: str, event_id: str) -> Recipient:
    """Give what is known of a person; a missing one is a bug (LookupError)."""
    row = _row_of(session, person_id)
    areas = [given.area_id for given in _given(session, event_id, [person_id]) if given.area_id]
    return _recipient(row, areas[-1] if areas else "")


def has_crowd(session: Session, event_id: str) -> bool:
    """Tell whether anything has been counted out to a crowd at an event, so that somebody of it may be named."""
    counted = select(tally.c.n).where(tally.c.event_id == event_id, tally.c.measure == "crowd", tally.c.n > 0)
    return session.first(counted.limit(1)) is not None


def _given(session: Session, event_id: str, ids: Sequence[str]) -> Sequence[Row[Any]]:
    """Give where some people have received something at an event, the last one last."""
    server = session.connection.dialect.name
    rows = session.quick(_given_to(server), ids=several(ids, server))
    return sorted((row for row in rows if row.event_id == event_id), key=lambda row: str(row.id))


def _row_of(session: Session, person_id: str) -> Row[Any]:
    server = session.connection.dialect.name
    for row in session.quick(_people(server), ids=several([person_id], server)):
        return row
    raise LookupError("no person with this id")


def _own(row: Row[Any]) -> dict[str, str]:
    return {name: row._mapping[name] or "" for name in _OWN}


def _recipient(row: Row[Any], area_id: str) -> Recipient:
    return Recipient(person_id=row.id, area_id=area_id, **_own(row))


@cache
def _home() -> Select[Any]:
    return select(event.c.id, event.c.code).where(event.c.id == item.c.event_id, item.c.id == bindparam("of_item"))


@cache
def _people(server: str) -> Select[Any]:
    columns = (person.c.id, *(person.c[name] for name in _OWN))
    return select(*columns).where(among(person.c.id, server), person.c.voided_at.is_(None))


@cache
def _given_to(server: str) -> Select[Any]:
    """Select what some people have received; asked for the event, a file would go through all that it has."""
    own = (distribution.c[name] for name in ("id", "event_id", "person_id", "area_id"))
    return select(*own).where(among(distribution.c.person_id, server), distribution.c.voided_at.is_(None))
