"""The one query behind every figure: screen, command line, workbook and message read the same counters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from baktidesk.db.models import allocation, area, event, item, tally, work_unit
from baktidesk.db.quick import Rows, among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.db.tallies import ARRIVED, SEPARATOR
from baktidesk.domain.amount import Amount, total
from baktidesk.domain.donation import LEFT, WAITING, VisitStatus
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.stock import INCOMING, MovementKind
from baktidesk.domain.summary import AreaTotals, DonorTotals, GoodsTotals, Summary
from baktidesk.services.relief.onward import obligations

NO_AREA = "-"
Counts = dict[str, dict[str, int]]
Move = tuple[Any, ...]
"""Item id, kind, area id or "", kind of recipient, Amount in the item's own unit."""
Areas = dict[str, tuple[str, dict[str, int]]]
"""Name and allocations (item id -> quantity) of every office area by id."""


def summarise(session: Session, event_id: str, day: dt.date | None = None) -> Summary:
    """Give the figures of one event, of one local day or of all its days (None)."""
    return _summarise(session, [event_id], day)


def summarise_series(session: Session, event_ids: list[str], day: dt.date | None = None) -> Summary:
    """Give the figures of several events together; goods of the same name and unit are added up."""
    return _summarise(session, event_ids, day)


def as_json(summary: Summary) -> dict[str, Any]:
    """Give the summary as the command line prints it (see docs/file-format.md)."""
    donors = summary.donors
    names = ("candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags")
    breakdowns = ("by_blood_group", "by_work_unit", "donated_by_work_unit", "by_deferral_reason")
    return {
        "event": summary.event,
        "day": summary.day.isoformat() if summary.day else None,
        "donors": {name: getattr(donors, name) for name in names}
        | {name: dict(getattr(donors, name)) for name in breakdowns},
        "goods": [_goods_json(goods) for goods in summary.goods],
        "onward_open": [
            {"to": one.to, "item": one.item, "quantity": one.quantity, "reported": one.reported, "open": one.open}
            for one in summary.onward_open
        ],
        "identities_hold": summary.identities_hold,
    }


def _summarise(session: Session, event_ids: list[str], day: dt.date | None) -> Summary:
    rows = _rows(session, _events, event_ids)
    code, event_name, *_targets = rows[0]
    counts = _counts(session, event_ids, day)
    before = _counts(session, event_ids, day, before=True)["stock"] if day else {}
    return Summary(
        event=code,
        event_name=event_name,
        day=day,
        donors=_donors(session, counts),
        goods=tuple(_goods(session, event_ids, counts["stock"], before)),
        onward_open=tuple(obligations(session, event_ids, day)),
        target_donors=_target(donors for _code, _name, donors, _bags in rows),
        target_bags=_target(bags for *_others, bags in rows),
    )


def _target(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _counts(session: Session, event_ids: list[str], day: dt.date | None, *, before: bool = False) -> Counts:
    """Give the counters of a day or of all days (None), or those of the stock `before` the day."""
    days = ("before" if before else "on") if day else ""
    counts: Counts = defaultdict(dict)
    found = _rows(session, partial(_counters, days), event_ids, **({"day": day} if day else {}))
    for measure, key, n in found:
        if n:
            counts[measure][key] = int(n)
    return counts


def _donors(session: Session, counts: Counts) -> DonorTotals:
    status = counts["status"]
    donated, failed = status.get(VisitStatus.DONATED, 0), status.get(VisitStatus.FAILED, 0)
    units = _unit_names(session, counts["work_unit"])
    return DonorTotals(
        candidates=sum(status.values()),
        passed=counts["passed"].get("passed", 0),
        donated=donated,
        deferred=status.get(VisitStatus.DEFERRED, 0),
        failed=failed,
        waiting=sum(status.get(one, 0) for one in WAITING),
        left=sum(status.get(one, 0) for one in LEFT),
        bags=donated + failed,
        by_blood_group={group: counts["blood_group"].get(group, 0) for group in BloodGroup},
        by_work_unit=_by_name(counts["work_unit"], units),
        donated_by_work_unit=_by_name(counts["unit_donated"], units),
        by_deferral_reason=dict(sorted(counts["deferral_reason"].items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _unit_names(session: Session, counted: Mapping[str, int]) -> dict[str, str]:
    if not counted:
        return {}
    return {unit_id: name for unit_id, name in quick_rows(session.connection, _units(), {})}


def _by_name(counted: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    pairs = [(names[unit_id], n) for unit_id, n in counted.items()]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _moves(stock: Mapping[str, int], units: Mapping[str, str]) -> list[Move]:
    """Give the moves of these items; one of another event's item is left to the check of the data."""
    parts = [(key.split(SEPARATOR), n) for key, n in stock.items()]
    return [(*part, Amount(n, units[part[0]])) for part, n in parts if part[0] in units]


def _goods(
    session: Session, event_ids: list[str], stock: Mapping[str, int], before: Mapping[str, int]
) -> list[GoodsTotals]:
    """Give the totals of every item; items of one name and unit are one across the events of a series."""
    units: dict[str, str] = {}
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item_id, name, unit, voided_at in _rows(session, _items, event_ids):
        units[item_id] = unit
        if voided_at is None:
            groups[name, unit].append(item_id)
    areas, moves, earlier = _areas(session, event_ids), _moves(stock, units), _moves(before, units)
    return [
        _item_totals(name, unit, ids, _of(ids, moves), _of(ids, earlier), areas) for (name, unit), ids in groups.items()
    ]


def _of(ids: list[str], moves: list[Move]) -> list[Move]:
    return [move for move in moves if move[0] in ids]


def _areas(session: Session, event_ids: list[str]) -> Areas:
    """Give name and allocations (item id -> quantity) of every office area by id."""
    areas: Areas = {}
    for area_id, name, item_id, quantity in _rows(session, _allocations, event_ids):
        allocations = areas.setdefault(area_id, (name, {}))[1]
        if item_id:
            allocations[item_id] = allocations.get(item_id, 0) + quantity
    return areas


def _item_totals(
    name: str, unit: str, ids: list[str], moves: list[Move], before: list[Move], areas: Areas
) -> GoodsTotals:
    recipients = {recipient for _item_id, kind, _area, recipient, _n in moves if kind == MovementKind.HANDED_OVER}
    by_kind = {one: _sum(unit, moves, MovementKind.HANDED_OVER, recipient=one) for one in recipients}
    terms = {kind: _sum(unit, moves, kind) for kind in MovementKind}
    moved_in = terms.pop(MovementKind.MOVED_IN)
    handed = _by_area(unit, moves, areas, MovementKind.HANDED_OVER)
    return GoodsTotals(
        item_id=ids[0],
        item=name,
        unit=unit,
        **{kind.value: n for kind, n in terms.items()} | {"moved": terms[MovementKind.MOVED] - moved_in},
        by_recipient_kind=dict(sorted(by_kind.items(), key=lambda pair: (-pair[1], pair[0]))),
        by_area=handed,
        areas=tuple(_area_totals(unit, ids, areas, moves, before)),
        stock_before=sum(_sum(unit, before, kind) * (1 if kind in INCOMING else -1) for kind in MovementKind),
    )


def _sum(unit: str, moves: list[Move], wanted: MovementKind, recipient: str | None = None) -> int:
    """Give the sum of the moves of a kind (to a kind of recipient), in the item's unit."""
    found = (n for _item_id, kind, _area, to, n in moves if kind == wanted and recipient in (None, to))
    return total(found, unit).quantity


def _by_area(unit: str, moves: list[Move], areas: Areas, wanted: MovementKind) -> dict[str, int]:
    """Give what moved in this way by the name of the office area."""
    found: dict[str, Amount] = {}
    for _item_id, kind, area_id, _recipient, n in moves:
        if kind == wanted:
            name = areas[area_id][0] if area_id in areas else NO_AREA
            found[name] = found.get(name, Amount(0, unit)) + n
    return {name: amount.quantity for name, amount in found.items()}


def _area_totals(
    unit: str, ids: list[str], areas: Areas, moves: list[Move], before: list[Move]
) -> Iterable[AreaTotals]:
    handed, back = (_by_area(unit, moves, areas, kind) for kind in (MovementKind.HANDED_OVER, MovementKind.RETURNED))
    out, came = (_by_area(unit, before, areas, kind) for kind in (MovementKind.HANDED_OVER, MovementKind.RETURNED))
    allocated: dict[str, int] = {}
    for name, allocations in areas.values():
        here = sum(allocations.get(item_id, 0) for item_id in ids)
        if here or any(moved.get(name) for moved in (handed, back, out)):
            allocated[name] = allocated.get(name, 0) + here
    return (
        AreaTotals(
            area=name,
            allocated=n,
            handed_over=handed.get(name, 0),
            returned=back.get(name, 0),
            before=out.get(name, 0) - came.get(name, 0),
        )
        for name, n in allocated.items()
    )


def _goods_json(goods: GoodsTotals) -> dict[str, Any]:
    names = ("item", "unit", "received", "handed_over", "returned", "damaged", "moved", "on_hand")
    return {name: getattr(goods, name) for name in names} | {
        "by_recipient_kind": dict(goods.by_recipient_kind),
        "by_area": dict(goods.by_area),
        "allocations": [
            {"area": one.area, "allocated": one.allocated, "handed_over": one.handed_over, "remaining": one.remaining}
            for one in goods.areas
        ],
    }


# Statements are put together once: that takes several times as long as running them.


def _rows(session: Session, query: Callable[[str], Select[Any]], event_ids: Sequence[str], **values: Any) -> Rows:
    """Give the rows of a statement, which is made for a kind of server, about some events."""
    server = session.connection.dialect.name
    return quick_rows(session.connection, query(server), {"ids": several(event_ids, server), **values})


@cache
def _events(server: str) -> Select[Any]:
    query = select(event.c.code, event.c.name, event.c.target_donors, event.c.target_bags)
    return query.where(among(event.c.id, server)).order_by(event.c.id)


@cache
def _counters(days: str, server: str) -> Select[Any]:
    """Select the counters of all days (""), of one day ("on"), or of the stock before a day ("before")."""
    query = select(tally.c.measure, tally.c.key, func.sum(tally.c.n)).where(among(tally.c.event_id, server))
    if days == "before":
        query = query.where(tally.c.day < bindparam("day"), tally.c.measure == "stock")
    else:
        query = query.where(tally.c.measure != ARRIVED)
    if days == "on":
        query = query.where(tally.c.day == bindparam("day"))
    return query.group_by(tally.c.measure, tally.c.key).order_by(tally.c.measure, tally.c.key)


@cache
def _units() -> Select[Any]:
    return select(work_unit.c.id, work_unit.c.name)


@cache
def _items(server: str) -> Select[Any]:
    query = select(item.c.id, item.c.name, item.c.unit, item.c.voided_at).where(among(item.c.event_id, server))
    return query.order_by(item.c.event_id, item.c.position)


@cache
def _allocations(server: str) -> Select[Any]:
    """Select every office area with each of its allocations, or once where it has none."""
    return (
        select(area.c.id, area.c.name, allocation.c.item_id, allocation.c.quantity)
        .outerjoin(allocation, (allocation.c.area_id == area.c.id) & allocation.c.voided_at.is_(None))
        .where(among(area.c.event_id, server), area.c.voided_at.is_(None))
        .order_by(area.c.event_id, area.c.position)
    )
