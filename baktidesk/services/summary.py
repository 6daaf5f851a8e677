"""The one query behind every figure: screen, command line, workbook and message read the same counters."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, select

from baktidesk.db.models import allocation, area, event, handover, handover_line, item, onward_report, tally, work_unit
from baktidesk.db.session import Session
from baktidesk.db.tallies import SEPARATOR
from baktidesk.domain.donation import LEFT, WAITING, VisitStatus
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.stock import INCOMING, MovementKind
from baktidesk.domain.summary import AreaTotals, DonorTotals, GoodsTotals, Obligation, Summary

NO_AREA = "-"
Counts = dict[str, dict[str, int]]
Move = tuple[Any, ...]
"""Item id, kind, area id or "", kind of recipient, quantity."""
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
    rows = session.rows(select(event).where(event.c.id.in_(event_ids)).order_by(event.c.id))
    counts = _counts(session, event_ids, *([tally.c.day == day] if day else []))
    before = _counts(session, event_ids, tally.c.day < day, tally.c.measure == "stock")["stock"] if day else {}
    return Summary(
        event=rows[0].code,
        event_name=rows[0].name,
        day=day,
        donors=_donors(session, counts),
        goods=tuple(_goods(session, event_ids, _moves(counts["stock"]), _moves(before))),
        onward_open=tuple(_obligations(session, event_ids, day)),
        target_donors=_target(row.target_donors for row in rows),
        target_bags=_target(row.target_bags for row in rows),
    )


def _target(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _counts(session: Session, event_ids: list[str], *limits: ColumnElement[bool]) -> Counts:
    query = (
        select(tally.c.measure, tally.c.key, func.sum(tally.c.n).label("n"))
        .where(tally.c.event_id.in_(event_ids), *limits)
        .group_by(tally.c.measure, tally.c.key)
        .order_by(tally.c.measure, tally.c.key)
    )
    counts: Counts = defaultdict(dict)
    for row in session.rows(query):
        if row.n:
            counts[row.measure][row.key] = int(row.n)
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
    query = select(work_unit.c.id, work_unit.c.name)
    return {row.id: row.name for row in session.rows(query)}


def _by_name(counted: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    pairs = [(names[unit_id], n) for unit_id, n in counted.items()]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _moves(stock: Mapping[str, int]) -> list[Move]:
    return [(*key.split(SEPARATOR), n) for key, n in stock.items()]


def _goods(session: Session, event_ids: list[str], moves: list[Move], before: list[Move]) -> list[GoodsTotals]:
    """Give the totals of every item; items of one name and unit are one across the events of a series."""
    query = select(item.c.id, item.c.name, item.c.unit).where(
        item.c.event_id.in_(event_ids), item.c.voided_at.is_(None)
    )
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in session.rows(query.order_by(item.c.event_id, item.c.position)):
        groups[row.name, row.unit].append(row.id)
    areas = _areas(session, event_ids)
    return [
        _item_totals(name, unit, ids, _of(ids, moves), _of(ids, before), areas) for (name, unit), ids in groups.items()
    ]


def _of(ids: list[str], moves: list[Move]) -> list[Move]:
    return [move for move in moves if move[0] in ids]


def _areas(session: Session, event_ids: list[str]) -> Areas:
    """Give name and allocations (item id -> quantity) of every office area by id."""
    query = (
        select(area.c.id, area.c.name, allocation.c.item_id, allocation.c.quantity)
        .outerjoin(allocation, (allocation.c.area_id == area.c.id) & allocation.c.voided_at.is_(None))
        .where(area.c.event_id.in_(event_ids), area.c.voided_at.is_(None))
        .order_by(area.c.event_id, area.c.position)
    )
    areas: Areas = {}
    for row in session.rows(query):
        allocations = areas.setdefault(row.id, (row.name, {}))[1]
        if row.item_id:
            allocations[row.item_id] = allocations.get(row.item_id, 0) + row.quantity
    return areas


def _item_totals(
    name: str, unit: str, ids: list[str], moves: list[Move], before: list[Move], areas: Areas
) -> GoodsTotals:
    kinds: dict[str, int] = defaultdict(int)
    recipients: dict[str, int] = defaultdict(int)
    for _item_id, kind, _area_id, recipient, n in moves:
        kinds[kind] += n
        if kind == MovementKind.HANDED_OVER:
            recipients[recipient] += n
    handed = _handed_over(moves, areas)
    return GoodsTotals(
        item_id=ids[0],
        item=name,
        unit=unit,
        **{kind.value: kinds.get(kind.value, 0) for kind in MovementKind},
        by_recipient_kind=dict(sorted(recipients.items(), key=lambda pair: (-pair[1], pair[0]))),
        by_area=handed,
        areas=tuple(_area_totals(ids, areas, handed, _handed_over(before, areas))),
        stock_before=sum(n if kind in INCOMING else -n for _item_id, kind, _area, _recipient, n in before),
    )


def _handed_over(moves: list[Move], areas: Areas) -> dict[str, int]:
    """Give what was handed over by the name of the office area."""
    handed: dict[str, int] = defaultdict(int)
    for _item_id, kind, area_id, _recipient, n in moves:
        if kind == MovementKind.HANDED_OVER:
            handed[areas[area_id][0] if area_id in areas else NO_AREA] += n
    return dict(handed)


def _area_totals(
    ids: list[str], areas: Areas, handed: Mapping[str, int], before: Mapping[str, int]
) -> Iterable[AreaTotals]:
    allocated: dict[str, int] = {}
    for name, allocations in areas.values():
        here = sum(allocations.get(item_id, 0) for item_id in ids)
        if here or handed.get(name) or before.get(name):
            allocated[name] = allocated.get(name, 0) + here
    return (
        AreaTotals(area=name, allocated=n, handed_over=handed.get(name, 0), handed_over_before=before.get(name, 0))
        for name, n in allocated.items()
    )


def _obligations(session: Session, event_ids: list[str], day: dt.date | None) -> list[Obligation]:
    reported = (
        select(onward_report.c.handover_line_id, func.sum(onward_report.c.quantity).label("n"))
        .where(onward_report.c.voided_at.is_(None))
        .group_by(onward_report.c.handover_line_id)
        .subquery()
    )
    query = (
        select(
            handover.c.institution, handover.c.day, item.c.name, item.c.unit, handover_line.c.quantity,
            func.coalesce(reported.c.n, 0).label("reported"),
        )
        .select_from(
            handover.join(handover_line, handover_line.c.handover_id == handover.c.id)
            .join(item, item.c.id == handover_line.c.item_id)
            .outerjoin(reported, reported.c.handover_line_id == handover_line.c.id)
        )
        .where(handover.c.event_id.in_(event_ids), handover.c.onward, ~handover.c.symbolic)
        .where(handover.c.voided_at.is_(None), handover_line.c.voided_at.is_(None))
        .order_by(handover.c.id)
    )  # fmt: skip
    if day:
        query = query.where(handover.c.day == day)
    found = [
        Obligation(
            to=row.institution, item=row.name, unit=row.unit, quantity=row.quantity, reported=int(row.reported),
            since=row.day,
        )
        for row in session.rows(query)
    ]  # fmt: skip
    return [one for one in found if one.open > 0]


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
