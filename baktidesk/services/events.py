"""Setting up events: days, places, goods, allocations, and the series that an event belongs to."""

from typing import Any

from sqlalchemy import Row, Table, func, select

from baktidesk.db.models import allocation, area, event, event_day, event_series, item
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import AllocationLine, DayLine, Event, ItemLine, StoredEvent, StoredItem, Unit, ZoneChoice
from baktidesk.domain.names import search_key, slug
from baktidesk.domain.officer import Deed
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services import settings
from baktidesk.services.people import keep_work_unit
from baktidesk.services.records import checked, require
from baktidesk.services.stock import enter_stock

OWN = (
    "name", "occasion", "organiser", "partner", "target_donors", "target_bags",
    "asks_nik", "asks_phone", "asks_birth_date", "asks_screening",
)  # fmt: skip


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
    """Change an event; goods and areas keep their ids by name, and those with records cannot be taken away."""
    require(session, Deed.SET_UP_EVENT)
    record = checked(session, record)
    row = session.get(event, event_id)
    values = {name: getattr(record, name) for name in OWN}
    values.update(zone=record.zone.value, series_id=_keep_series(session, record.series))
    if record.code and record.code != row.code:
        values["code"] = _free_code(session, record)
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


def _free_code(session: Session, record: Event) -> str:
    code = slug(record.code or record.name)[:20].strip("-") or "KEGIATAN"
    if record.code and session.value(select(func.count()).where(event.c.code == code)):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Another event has the code {code}."), field="code", code=code)
    number, free = 1, code
    while session.value(select(func.count()).where(event.c.code == free)):
        number += 1
        free = f"{code}-{number}"
    return free


def _keep_series(session: Session, name: str) -> str | None:
    if not name:
        return None
    key = search_key(name)
    found = session.first(select(event_series.c.id).where(event_series.c.key == key))
    return str(found.id) if found else session.insert(event_series, name=name, key=key)


def _add_parts(session: Session, event_id: str, record: Event) -> None:
    _sync_days(session, event_id, record.days)
    items = _keep_items(session, event_id, record.items)
    _keep_allocations(session, event_id, record.allocations, items)


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
    """Write down new goods with their first stock; give the ids of all goods by search key."""
    known = {search_key(row.name): row.id for row in _live(session, item, event_id)}
    for position, line in enumerate(lines, len(known)):
        key = search_key(line.name)
        if key in known:
            continue
        unit = line.unit or Unit.PACKAGE
        known[key] = session.insert(
            item, event_id=event_id, name=line.name, unit=unit.value, contents=line.contents, position=position
        )
        if line.received:
            entry = StockEntry(kind=EntryKind.RECEIVED, item_id=known[key], quantity=line.received, source="stok awal")
            enter_stock(session, event_id, entry)
    return known


def _keep_allocations(session: Session, event_id: str, lines: list[AllocationLine], items: dict[str, str]) -> None:
    areas = {search_key(row.name): row.id for row in _live(session, area, event_id)}
    kept = {(row.area_id, row.item_id): row for row in _live(session, allocation, event_id)}
    for line in lines:
        key = search_key(line.area)
        if key not in areas:
            areas[key] = session.insert(area, event_id=event_id, name=line.area, position=len(areas))
        if line.quantity is None:
            continue
        pair = (areas[key], _item_for(line, items))
        if pair in kept:
            session.change(allocation, kept[pair].id, quantity=line.quantity)
        else:
            session.insert(allocation, event_id=event_id, area_id=pair[0], item_id=pair[1], quantity=line.quantity)


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
    items = _live(session, item, row.id)
    areas = _live(session, area, row.id)
    return StoredEvent(
        id=row.id,
        record=_record(session, row, items, areas),
        series_id=row.series_id,
        items=tuple(StoredItem(id=one.id, name=one.name, unit=one.unit) for one in items),
        areas=tuple((one.id, one.name) for one in areas),
        closed=row.closed,
    )


def _record(session: Session, row: Row[Any], items: list[Row[Any]], areas: list[Row[Any]]) -> Event:
    item_names = {one.id: one.name for one in items}
    area_names = {one.id: one.name for one in areas}
    series = session.value(select(event_series.c.name).where(event_series.c.id == row.series_id))
    return Event(
        code=row.code,
        zone=ZoneChoice(row.zone),
        series=series or "",
        days=[DayLine(day=one.day, place=one.place) for one in _live(session, event_day, row.id)],
        items=[ItemLine(name=one.name, unit=Unit(one.unit), contents=one.contents) for one in items],
        allocations=[
            AllocationLine(area=area_names[one.area_id], item=item_names[one.item_id], quantity=one.quantity)
            for one in _live(session, allocation, row.id)
        ],
        **{name: row._mapping[name] for name in OWN},
    )
