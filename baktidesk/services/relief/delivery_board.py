"""What went out, as the desk lists it: the counts of a crowd folded into one line for each run, coupons named."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, exists, func, or_, select

from baktidesk.db.models import area, coupon, distribution, item, person
from baktidesk.db.session import Session
from baktidesk.domain.distribution import RUN, Delivery, RecipientKind
from baktidesk.domain.names import name_key, search_key
from baktidesk.services.record_search import few_named, is_named
from baktidesk.services.relief.distributions import (
    COUNTED,
    NAMED,
    NEWEST_FIRST,
    distributions_of,
    distributions_with,
    handovers_of,
)
from baktidesk.services.relief.held_coupons import spent_with

_TOGETHER: Final = tuple(
    distribution.c[name] for name in ("day", "desk", "created_by", "item_id", "area_id", "recipient_kind")
)
"""What the counts of one run have in common."""
_ALL: Final = 2**31 - 1
_DIGITS: Final = 6
_LOOKED_THROUGH: Final = 5000


def list_board(
    session: Session,
    event_id: str,
    day: dt.date | None = None,
    *,
    limit: int | None = None,
    unfolded: Collection[str] = (),
    search: str = "",
) -> list[Delivery]:
    """Give what went out of an event (of one local day, where given), voided ones included, newest first.

    What one desk counted of a crowd on a day, of the same goods, area and kind, is one line of kind RUN; under those
    whose ids are in `unfolded` every count stands by itself, the newest of them. `limit` counts the lines.
    `search` is looked for in recipients and office areas; its last word may be the number of a coupon.
    """
    wanted = search_key(search)
    areas = _areas(session, event_id, wanted) if wanted else []
    found = handovers_of(session, event_id, day, voided=True, limit=None if wanted else limit)
    named = _named(session, event_id, day, limit, areas, wanted)
    if areas or not wanted:  # a crowd has no name: only its area can be what is looked for
        # Whatever ended before the last day of a full list stands behind it.
        found += _runs_of(session, event_id, day, named[-1].day if len(named) == limit else None)
    found = [one for one in found if wanted in search_key(f"{one.recipient} {one.area}")]
    coupons = spent_with(session, [one.id for one in named])
    found += [replace(one, coupons=coupons[one.id]) if one.id in coupons else one for one in named]
    found = sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:limit]
    shown = {one.id: counts_of_run(session, one, limit) for one in found if one.id in unfolded}
    return [line for one in found for line in (one, *shown.get(one.id, ()))]


def counts_of_run(session: Session, run: Delivery, limit: int | None = None) -> list[Delivery]:
    """Give every count of a run, newest first, or so many of them."""
    first = session.get(distribution, run.id.removeprefix(RUN))
    same = [column == first._mapping[column.name] for column in _TOGETHER]
    found = distributions_of(session, first.event_id, COUNTED, *same, voided=True, limit=limit)
    return [replace(one, of_run=run.id) for one in found]


def _areas(session: Session, event_id: str, wanted: str) -> list[str]:
    """Give the ids of the office areas in whose names a text stands."""
    query = select(area.c.id, area.c.name).where(area.c.event_id == event_id)
    return [row.id for row in session.rows(query) if wanted in search_key(row.name)]


def _named(
    session: Session, event_id: str, day: dt.date | None, limit: int | None, areas: Sequence[str], wanted: str
) -> list[Delivery]:
    """Give the named distributions in whose recipient, office area or coupon a text stands; all without one."""
    limits = [distribution.c.day == day] if day else []
    if not wanted:
        return distributions_of(session, event_id, NAMED, *limits, voided=True, limit=limit)
    names = {wanted, name_key(wanted)} - {""}
    # Of an area there are many; among few records to look everybody up is faster than to read the names of all people.
    rare = few_named(session, names) if not areas and _is_long(session, event_id, limits) else None
    if rare is None:
        limits.append(_is_about(areas, names, wanted))
        return distributions_of(session, event_id, NAMED, *limits, voided=True, limit=limit)
    about = or_(distribution.c.person_id.in_(rare), distribution.c.id.in_(_spent_with(event_id, wanted)))
    # With an empty text behind it the event has no index, and those of its people and coupons are taken.
    theirs = select(distribution.c.id).where(distribution.c.event_id.concat("") == event_id, NAMED, about, *limits)
    newest = session.rows(theirs.order_by(*NEWEST_FIRST).limit(limit))
    return distributions_with(session, [row.id for row in newest])


def _is_long(session: Session, event_id: str, limits: Sequence[ColumnElement[bool]]) -> bool:
    """Tell whether there are more distributions than are soon looked through; an index alone says it."""
    own = select(distribution.c.day).where(distribution.c.event_id == event_id, *limits)
    return session.first(own.offset(_LOOKED_THROUGH).limit(1)) is not None


def _is_about(areas: Sequence[str], names: Collection[str], wanted: str) -> ColumnElement[bool]:
    """Give the condition that recipient, office area or coupon of a named distribution are those looked for."""
    # Asked for one by one, the newest first, so that it ends with the last line that is wanted.
    about = [
        exists().where(person.c.id == distribution.c.person_id, is_named(names)).correlate(distribution),
        distribution.c.area_id.in_(areas),
    ]
    number = _coupon_number(wanted)
    if number is not None:
        spent = (coupon.c.distribution_id == distribution.c.id, coupon.c.number == number)
        about.append(exists().where(*spent, coupon.c.voided_at.is_(None)).correlate(distribution))
    return or_(*about)


def _spent_with(event_id: str, wanted: str) -> Select[Any]:
    """Select the ids of the distributions with which the coupon of a number was spent."""
    own = (coupon.c.event_id == event_id, coupon.c.number == _coupon_number(wanted), coupon.c.voided_at.is_(None))
    return select(coupon.c.distribution_id).where(*own)


def _coupon_number(wanted: str) -> int | None:
    """Give the number that the last word of a text may be."""
    number = wanted.rpartition(" ")[2]
    return int(number) if number.isdecimal() and len(number) <= _DIGITS else None


def _runs_of(session: Session, event_id: str, day: dt.date | None, first: dt.date | None) -> list[Delivery]:
    """Give the runs of an event, of one of its days, or of all from the first that is listed."""
    values = {"of_day": day, "first": None if day else first}
    told = {name: value for name, value in values.items() if value}
    return [_run(row) for row in session.quick(_runs(frozenset(told)), of_event=event_id, **told)]


@cache
def _runs(told: frozenset[str]) -> Select[Any]:
    """Select the runs of an event, or of some of its days; made once, because building it costs more than running."""
    own = distribution.c
    needed = (*_TOGETHER, own.id, own.at, own.quantity, own.voided_at)
    counts = select(*needed).where(own.event_id == bindparam("of_event"), COUNTED)
    if "of_day" in told:
        counts = counts.where(own.day == bindparam("of_day"))
    if "first" in told:
        counts = counts.where(own.day >= bindparam("first"))
    # Only asked for their order does a file take the counts from their own index, and only with a limit is it asked.
    one = counts.order_by(distribution.c.day, distribution.c.at).limit(_ALL).subquery("one").c
    together, live = [one[column.name] for column in _TOGETHER], one.voided_at.is_(None)
    figures = (
        func.min(one.id).label("first"),
        func.min(one.at).label("since"),
        func.max(one.at).label("at"),
        func.max(one.voided_at).label("voided_at"),
        func.sum(case((live, 1), else_=0)).label("counted"),
        func.sum(case((live, one.quantity), else_=0)).label("quantity"),
    )
    runs = select(*together, *figures).group_by(*together).subquery("runs")
    joined = runs.join(item, item.c.id == runs.c.item_id).outerjoin(area, area.c.id == runs.c.area_id)
    return select(runs, item.c.name.label("item"), item.c.unit, area.c.name.label("area")).select_from(joined)


def _run(row: Row[Any]) -> Delivery:
    return Delivery(
        id=f"{RUN}{row.first}",
        kind=RUN,
        day=row.day,
        at=row.at,
        recipient="",
        recipient_kind=RecipientKind(row.recipient_kind),
        area=row.area or "",
        goods=((row.item, int(row.quantity), row.unit),),
        onward=False,
        symbolic=False,
        officer=row.created_by,
        document_number="",
        voided_at=None if row.counted else row.voided_at,
        void_reason="",
        counted=int(row.counted),
        since=row.since,
    )
