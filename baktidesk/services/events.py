"""Setting up events: days, places, goods, allocations, and the series that an event belongs to."""

from typing import Any

from sqlalchemy import Row, Table, func, select

from baktidesk.db.models import (
    allocation,
    area,
    distribution,
    donor_visit,
    event,
    event_day,
    event_series,
    handover,
    item,
    stock_movement,
)
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import (
    CONSENT_TEXT,
    AllocationLine,
    DayLine,
    Event,
    ItemLine,
    StoredEvent,
    StoredItem,
    Unit,
    ZoneChoice,
)
from baktidesk.domain.names import search_key, slug
from baktidesk.domain.officer import Deed
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services import settings
from baktidesk.services.people import keep_work_unit
from baktidesk.services.records import checked, is_used, keep_named, open_event, require
from baktidesk.services.relief.stock import enter_stock, received_stock

OWN = (
    "name", "occasion", "organiser", "partner", "target_donors", "target_bags",
    "asks_nik", "asks_phone", "asks_birth_date", "asks_screening", "asks_donor_card", "asks_consent", "consent_text",
)  # fmt: skip

FIRST_STOCK = "stok awal"


def create_event(session: Session, record: Event) -> str:
    """Write down a new event with its days, goods, first stock and allocations; give its id and make it active."""
    require(session, Deed.SET_UP_EVENT)
    record = checked(session, record)
    code = _free_code(session, record)
    keep_work_unit(session, record.organiser)
    event_id = session.insert(
        event,
        code=code,
        zone=record.zone.value,
        series_id=_keep_series(session, record.series),
        closed=False,
        **{name: getattr(record, name) for name in OWN},
    )
    _add_parts(session, event_id, record)
    settings.keep(session, settings.ACTIVE_EVENT, event_id)
    return event_id


def change_event(session: Session, event_id: str, record: Event) -> None:
    """Change an event; goods and areas keep their ids by name, and those with records cannot be taken away.

    Refused when it would change what records are about: the time zone of an event that has begun, the unit of
    goods that have moved, or the stock received.
    """
    require(session, Deed.SET_UP_EVENT)
    record = checked(session, record)
    if record.zone.value != open_event(session, event_id).zone and _has_begun(session, event_id):
        text = QT_TRANSLATE_NOOP("Refused", "This event has records at its local time, so the time zone must stay.")
        raise Refused(text, field="zone")
    values = {name: getattr(record, name) for name in OWN}
    values.update(zone=record.zone.value, series_id=_keep_series(session, record.series))
    if record.code:
        values["code"] = _free_code(session, record, event_id)
    session.change(event, event_id, **values)
    _add_parts(session, event_id, record)


def load_event(session: Session, event_id: str) -> StoredEvent:
    """Give an event with its parts; a missing one is a bug (LookupError)."""
    row = session.first(select(event).where(event.c.id == event_id))
    if row is None:
        raise LookupError("no event with this id")
    return _stored(session, row)


def find_event(session: Session, code: str) -> StoredEvent:
    """Give the event with this code; Refused when there is none."""
    row = session.first(select(event).where(event.c.code == code.upper(), event.c.voided_at.is_(None)))
    if row is None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is no event with the code {code}."), code=code)
    return _stored(session, row)


def list_events(session: Session) -> list[StoredEvent]:
    """Give all events, the latest first."""
    query = select(event).where(event.c.voided_at.is_(None))
    return sorted((_stored(session, row) for row in session.rows(query)), key=lambda one: one.first_day, reverse=True)


def series_events(session: Session, event_id: str) -> list[str]:
    """Give the ids of the events that have one summary with this one: its series, or itself alone."""
    series = select(event.c.series_id).where(event.c.id == event_id)
    series_id = session.value(series)
    if series_id is None:
        return [event_id]
    query = select(event.c.id).where(event.c.series_id == series_id, event.c.voided_at.is_(None)).order_by(event.c.id)
    return [row.id for row in session.rows(query)]


def series_names(session: Session) -> list[str]:
    """Give the known series by name."""
    return [row.name for row in session.rows(select(event_series.c.name).order_by(event_series.c.key))]


def activate_event(session: Session, event_id: str) -> None:
    """Make an event the one that the desk works on."""
    settings.keep(session, settings.ACTIVE_EVENT, event_id)


def _has_begun(session: Session, event_id: str) -> bool:
    """Tell whether a live record stands at the event's local time; the first stock was there before it began."""
    first = (stock_movement.c.source == FIRST_STOCK) & (stock_movement.c.kind == EntryKind.RECEIVED.value)
    queries = [
        select(table.c.id).where(table.c.event_id == event_id, table.c.voided_at.is_(None)).limit(1)
        for table in (donor_visit, handover, distribution, stock_movement)
    ]
    queries[-1] = queries[-1].where(~first)
    return any(session.first(query) for query in queries)


def _free_code(session: Session, record: Event, event_id: str = "") -> str:
    """Give the typed code, or one made of the name with room for a number behind it; no other event has it."""
    code = slug(record.code)[:24].strip("-") or _whole_words(slug(record.name), 20) or "KEGIATAN"
    if record.code and _is_taken(session, code, event_id):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Another event has the code {code}."), field="code", code=code)
    number, free = 1, code
    while _is_taken(session, free, event_id):
        number += 1
        free = f"{code}-{number}"
    return free


def _whole_words(name: str, most: int) -> str:
    """Give as many whole words of a name in file form as there is room for; of a very long word its beginning."""
    return name if len(name) <= most else name[: most + 1].rpartition("-")[0] or name[:most]


def _is_taken(session: Session, code: str, event_id: str) -> bool:
    return bool(session.value(select(func.count()).where(event.c.code == code, event.c.id != event_id)))


def _keep_series(session: Session, name: str) -> str | None:
    return keep_named(session, event_series, name) if name else None


def _add_parts(session: Session, event_id: str, record: Event) -> None:
    _sync_days(session, event_id, record.days)
    items = _keep_items(session, event_id, record.items)
    areas = _keep_areas(session, event_id, record.allocations)
    _sync_allocations(session, event_id, record.allocations, items, areas)
    _take_away(session, item, event_id, set(items.values()), "items")
    _take_away(session, area, event_id, set(areas.values()), "allocations")


def _live(session: Session, table: Table, event_id: str) -> list[Row[Any]]:
    query = select(table).where(table.c.event_id == event_id, table.c.voided_at.is_(None)).order_by(table.c.id)
    return list(session.rows(query))


def _sync_days(session: Session, event_id: str, days: list[DayLine]) -> None:
    kept = {(row.day, row.place): row.id for row in _live(session, event_day, event_id)}
    for line in days:
        if kept.pop((line.day, line.place), None) is None:
            session.insert(event_day, event_id=event_id, day=line.day, place=line.place)
    for day_id in kept.values():
        session.void(event_day, day_id, "event")


def _keep_items(session: Session, event_id: str, lines: list[ItemLine]) -> dict[str, str]:
    """Write down new goods with their first stock, and what has changed; give the ids of the goods by search key."""
    known = {search_key(row.name): row for row in _live(session, item, event_id)}
    kept: dict[str, str] = {}
    for position, line in enumerate(lines):
        key = search_key(line.name)
        if key in kept:
            text = QT_TRANSLATE_NOOP("Refused", "“{name}” is in the list twice.")
            raise Refused(text, field="items", name=line.name)
        if key in known:
            kept[key] = _change_item(session, known[key], line, position)
        else:
            kept[key] = _add_item(session, event_id, line, position)
    return kept


def _add_item(session: Session, event_id: str, line: ItemLine, position: int) -> str:
    unit = line.unit or Unit.PACKAGE
    values = {"name": line.name, "unit": unit.value, "contents": line.contents, "position": position}
    item_id = session.insert(item, event_id=event_id, **values)
    if line.received:
        entry = StockEntry(kind=EntryKind.RECEIVED, item_id=item_id, quantity=line.received, source=FIRST_STOCK)
        enter_stock(session, event_id, entry)
    return item_id


def _change_item(session: Session, row: Row[Any], line: ItemLine, position: int) -> str:
    unit = (line.unit or Unit.PACKAGE).value
    if unit != row.unit and is_used(session, item, row.id):
        text = QT_TRANSLATE_NOOP("Refused", "“{name}” has records in the unit {unit}, so the unit must stay.")
        raise Refused(text, field="items", name=row.name, unit=row.unit)
    if line.received is not None and line.received != received_stock(session, row.id):
        text = QT_TRANSLATE_NOOP("Refused", "What has been received of “{name}” is changed on the Stock page.")
        raise Refused(text, field="items", name=row.name)
    session.change(item, row.id, name=line.name, unit=unit, contents=line.contents, position=position)
    return str(row.id)


def _keep_areas(session: Session, event_id: str, lines: list[AllocationLine]) -> dict[str, str]:
    """Write down new office areas; give the ids of the areas by search key."""
    known = {search_key(row.name): row for row in _live(session, area, event_id)}
    kept: dict[str, str] = {}
    for line in lines:
        key = search_key(line.area)
        if key in kept:
            continue
        if key in known:
            kept[key] = known[key].id
            session.change(area, known[key].id, name=line.area, position=len(kept))
        else:
            kept[key] = session.insert(area, event_id=event_id, name=line.area, position=len(kept) + 1)
    return kept


def _sync_allocations(
    session: Session, event_id: str, lines: list[AllocationLine], items: dict[str, str], areas: dict[str, str]
) -> None:
    known = {(row.area_id, row.item_id): row.id for row in _live(session, allocation, event_id)}
    for (area_id, item_id), quantity in _wanted(lines, items, areas).items():
        allocation_id = known.pop((area_id, item_id), None)
        if allocation_id:
            session.change(allocation, allocation_id, quantity=quantity)
        else:
            session.insert(allocation, event_id=event_id, area_id=area_id, item_id=item_id, quantity=quantity)
    for allocation_id in known.values():
        session.void(allocation, allocation_id, "event")


def _wanted(lines: list[AllocationLine], items: dict[str, str], areas: dict[str, str]) -> dict[tuple[str, str], int]:
    """Give the quantity meant for each area and item; a pair that stands in two lines is refused."""
    wanted: dict[tuple[str, str], int] = {}
    for line in lines:
        if line.quantity is None:
            continue
        pair = (areas[search_key(line.area)], _item_for(line, items))
        if pair in wanted:
            text = QT_TRANSLATE_NOOP("Refused", "“{name}” is in the list twice.")
            raise Refused(text, field="allocations", name=line.area)
        wanted[pair] = line.quantity
    return wanted


def _take_away(session: Session, table: Table, event_id: str, kept: set[str], field: str) -> None:
    for row in _live(session, table, event_id):
        if row.id in kept:
            continue
        if is_used(session, table, row.id):
            text = QT_TRANSLATE_NOOP("Refused", "“{name}” has records already and cannot be taken off the list.")
            raise Refused(text, field=field, name=row.name)
        session.void(table, row.id, "event")


def _item_for(line: AllocationLine, items: dict[str, str]) -> str:
    """Give the id of the allocated item; with one kind of goods its name may stay empty."""
    if not line.item and len(items) == 1:
        return next(iter(items.values()))
    found = items.get(search_key(line.item))
    if found is None:
        text = QT_TRANSLATE_NOOP("Refused", "The allocation for {area} names goods that are not in the list: “{item}”.")
        raise Refused(text, field="allocations", area=line.area, item=line.item)
    return found


def _stored(session: Session, row: Row[Any]) -> StoredEvent:
    items = sorted(_live(session, item, row.id), key=lambda one: one.position)
    areas = sorted(_live(session, area, row.id), key=lambda one: one.position)
    return StoredEvent(
        id=row.id,
        record=_record(session, row, items, areas),
        series_id=row.series_id,
        items=tuple(StoredItem(id=one.id, name=one.name, unit=one.unit) for one in items),
        areas=tuple((one.id, one.name) for one in areas),
        closed=row.closed,
    )


def _record(session: Session, row: Row[Any], items: list[Row[Any]], areas: list[Row[Any]]) -> Event:
    series = session.value(select(event_series.c.name).where(event_series.c.id == row.series_id))
    return Event(
        code=row.code,
        zone=ZoneChoice(row.zone),
        series=series or "",
        days=[DayLine(day=one.day, place=one.place) for one in _live(session, event_day, row.id)],
        items=[ItemLine(name=one.name, unit=Unit(one.unit), contents=one.contents) for one in items],
        allocations=_allocations(session, row.id, items, areas),
        **{name: row._mapping[name] for name in OWN} | {"consent_text": row.consent_text or CONSENT_TEXT},
    )


def _allocations(session: Session, event_id: str, items: list[Row[Any]], areas: list[Row[Any]]) -> list[AllocationLine]:
    """Give the allocations area by area, with a line for an area that has none."""
    names = {one.id: one.name for one in items}
    rows = _live(session, allocation, event_id)
    lines = []
    for one in areas:
        own = [row for row in rows if row.area_id == one.id]
        lines += [AllocationLine(area=one.name, item=names[row.item_id], quantity=row.quantity) for row in own]
        lines += [] if own else [AllocationLine(area=one.name)]
    return lines
