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
from baktidesk.services.relief.distributions import COUNTED, NAMED, distributions_of, handovers_of
from baktidesk.services.relief.held_coupons import spent_with

_TOGETHER: Final = tuple(
    distribution.c[name] for name in ("day", "desk", "created_by", "item_id", "area_id", "recipient_kind")
)
"""What the counts of one run have in common."""
_ALL: Final = 2**31 - 1
_DIGITS: Final = 6


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
    limits = [distribution.c.day == day] if day else []
    areas = _areas(session, event_id, wanted) if wanted else []
    if wanted:
        limits.append(_is_about(areas, wanted))
    found = handovers_of(session, event_id, day, voided=True, limit=None if wanted else limit)
    if areas or not wanted:  # a crowd has no name: only its area can be what is looked for
        found += _runs_of(session, event_id, day)
    found = [one for one in found if wanted in search_key(f"{one.recipient} {one.area}")]
    named = distributions_of(session, event_id, NAMED, *limits, voided=True, limit=limit)
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


def _is_about(areas: Sequence[str], wanted: str) -> ColumnElement[bool]:
    """Give the condition that recipient, office area or coupon of a named distribution are those looked for."""
    names = {wanted, name_key(wanted)} - {""}
    called = or_(*(person.c.name_key.contains(name, autoescape=True) for name in names))
    # Asked for one by one, the newest first, so that it ends with the last line that is wanted.
    about = [exists().where(person.c.id == distribution.c.person_id, called), distribution.c.area_id.in_(areas)]
    number = wanted.rpartition(" ")[2]
    if number.isdecimal() and len(number) <= _DIGITS:
        spent = (coupon.c.distribution_id == distribution.c.id, coupon.c.number == int(number))
        about.append(exists().where(*spent, coupon.c.voided_at.is_(None)))
    return or_(*about)


def _runs_of(session: Session, event_id: str, day: dt.date | None) -> list[Delivery]:
    values: dict[str, Any] = {"of_event": event_id} | ({"of_day": day} if day else {})
    return [_run(row) for row in session.quick(_runs(one_day=day is not None), **values)]


@cache
def _runs(*, one_day: bool) -> Select[Any]:
    """Select the runs of an event, or of one of its days; made once, because building it costs more than running it."""
    counts = select(distribution).where(distribution.c.event_id == bindparam("of_event"), COUNTED)
    if one_day:
        counts = counts.where(distribution.c.day == bindparam("of_day"))
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
