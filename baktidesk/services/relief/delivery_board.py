"""What went out, as the desk lists it: the counts of a crowd folded into one line for each run, coupons named."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, bindparam, case, func, select

from baktidesk.db.models import area, distribution, item
from baktidesk.db.session import Session
from baktidesk.domain.distribution import RUN, Delivery, RecipientKind
from baktidesk.services.relief.distributions import distributions_of, handovers_of
from baktidesk.services.relief.held_coupons import spent_with

_CROWD: Final = and_(distribution.c.person_id.is_(None), distribution.c.collection_id == "")
_TOGETHER: Final = tuple(
    distribution.c[name] for name in ("day", "desk", "created_by", "item_id", "area_id", "recipient_kind")
)
"""What the counts of one run have in common."""
_NEARLY: Final = 4
"""Among how many times as many the newest named distributions are looked for: the rest are counts of a crowd."""


def list_board(
    session: Session,
    event_id: str,
    day: dt.date | None = None,
    *,
    limit: int | None = None,
    unfolded: Collection[str] = (),
) -> list[Delivery]:
    """Give what went out of an event (of one local day, where given), voided ones included, newest first.

    What one desk counted of a crowd on a day, of the same goods, area and kind, is one line of kind RUN; under those
    whose ids are in `unfolded` every count stands by itself. `limit` counts the lines.
    """
    of_day = [distribution.c.day == day] if day else []
    found = handovers_of(session, event_id, day, voided=True, limit=limit)
    since = _since(session, event_id, day, limit) if limit else []
    named = distributions_of(session, event_id, ~_CROWD, *of_day, *since, voided=True, limit=limit)
    coupons = spent_with(session, [one.id for one in named])
    found += [replace(one, coupons=coupons.get(one.id, ())) for one in named]
    found += [_run(row) for row in _runs(session, event_id, of_day)]
    found = sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:limit]
    return [line for one in found for line in (one, *(counts_of_run(session, one) if one.id in unfolded else ()))]


def counts_of_run(session: Session, run: Delivery) -> list[Delivery]:
    """Give every count of a run, newest first."""
    first = session.get(distribution, run.id.removeprefix(RUN))
    same = [column == first._mapping[column.name] for column in _TOGETHER]
    found = distributions_of(session, first.event_id, _CROWD, *same, voided=True)
    return [replace(one, of_run=run.id) for one in found]


def _since(session: Session, event_id: str, day: dt.date | None, count: int) -> list[ColumnElement[bool]]:
    """Give a moment from which on there are at least so many named distributions; [] where it is not near at hand.

    Ids are in the order of time but for forms that waited, so the newest by id tell how far back to look; to put all
    in order by their moments would take a third of a second among a hundred thousand.
    """
    of_day = {"day": day} if day else {}
    rows = session.quick(_moment(tuple(of_day)), event_id=event_id, most=count * _NEARLY, before=count - 1, **of_day)
    return [distribution.c.at >= rows[0].at] if rows else []


@cache
def _moment(limits: tuple[str, ...]) -> Select[Any]:
    names = ("at", "event_id", "day", "person_id", "collection_id")
    latest = select(*(distribution.c[name] for name in names)).order_by(distribution.c.id.desc())
    newest = latest.limit(bindparam("most", type_=Integer())).subquery("newest")
    named = newest.c.person_id.is_not(None) | (newest.c.collection_id != "")
    own = [newest.c[name] == bindparam(name) for name in ("event_id", *limits)]
    return (
        select(newest.c.at)
        .where(named, *own)
        .order_by(newest.c.at.desc())
        .limit(1)
        .offset(bindparam("before", type_=Integer()))
    )


def _runs(session: Session, event_id: str, limits: list[ColumnElement[bool]]) -> list[Row[Any]]:
    live = distribution.c.voided_at.is_(None)
    counted = select(
        *_TOGETHER,
        func.min(distribution.c.id).label("first"),
        func.min(distribution.c.at).label("since"),
        func.max(distribution.c.at).label("at"),
        func.max(distribution.c.voided_at).label("voided_at"),
        func.sum(case((live, 1), else_=0)).label("counted"),
        func.sum(case((live, distribution.c.quantity), else_=0)).label("quantity"),
    ).where(distribution.c.event_id == event_id, _CROWD, *limits)
    runs = counted.group_by(*_TOGETHER).subquery("runs")
    joined = runs.join(item, item.c.id == runs.c.item_id).outerjoin(area, area.c.id == runs.c.area_id)
    names = (item.c.name.label("item"), item.c.unit, area.c.name.label("area"))
    return list(session.rows(select(runs, *names).select_from(joined)))


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
