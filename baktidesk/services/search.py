"""The scan box's search: whatever is typed or scanned finds this event's visits, its roll, and everybody else."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Select, bindparam, func, select

from baktidesk.db.models import donor_visit, person, roll_entry, work_unit
from baktidesk.db.quick import among, quick_rows, several
from baktidesk.db.search_index import ROLL, VISIT, find_here, find_people
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.names import TITLES_AFTER, name_key, search_key
from baktidesk.domain.nik import mask_nik

_LETTERS: Final = 2
_DIGITS: Final = 4
_LONGEST: Final = 200
_QUEUE_NUMBER: Final = re.compile(r"([A-Z])[ -]?0*([0-9]{1,7})")
_NUMBER: Final = re.compile(r"[0-9+()./ -]+")
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
_COUNTRY: Final = re.compile(r"^(?:0062|62|0)")
_HIGHEST: Final = "\U0010ffff"
_NO_VISIT: Final = ("",) * 8
_STATUS: Final = {status.value: status for status in VisitStatus}


class HitKind(StrEnum):
    """What a hit leads to: a visit of this event, a person who has none there yet, or a coupon."""

    VISIT = "visit"
    PERSON = "person"
    COUPON = "coupon"


# Not frozen: fifty are made at a key's pace, and a frozen one takes three times as long to make.
@dataclass(kw_only=True, slots=True)
class Hit:
    """One thing found: `id` is of the visit or the person, or a coupon's token; NIK and phone are masked already.

    `work_unit` is the visit's, else the last visit's or the roll's; `last_seen` the day of the last visit elsewhere.
    """

    kind: HitKind
    id: str
    person_id: str
    full_name: str
    queue_number: str
    status: VisitStatus | None
    work_unit: str
    birth_date: dt.date | None
    birth_year: int | None
    nik: str
    phone: str
    bag_number: str
    on_roll: bool
    last_seen: dt.date | None


def search(session: Session, event_id: str, text: str, limit: int = 50) -> list[Hit]:
    """Give what a text finds, from 2 letters or 4 digits on: visits of this event, then its roll, then others.

    A queue number ("A12", "A-012") is found from its first digit, a name by the beginnings of its words in any order,
    NIK, NIP, phone, donor card and bag number by their beginning. Newest first among equals; any text is allowed.
    """
    typed = search_key(text[:_LONGEST])
    ids: dict[str, None] = {}
    for person_id in chain(_by_number(session, event_id, typed, limit), _by_name(session, event_id, typed, limit)):
        ids[person_id] = None
        if len(ids) == limit:
            break
    return _hits(session, event_id, list(ids)) if ids else []


def _by_number(session: Session, event_id: str, typed: str, limit: int) -> Iterator[str]:
    """Give the people whose queue number, bag, NIK, NIP, phone or donor card begins so."""
    code = typed.upper()
    queue = _QUEUE_NUMBER.fullmatch(code)
    if queue:
        number = f"{queue[1]}-{int(queue[2]):03d}"
        yield from _visitors(session, event_id, donor_visit.c.queue_number, number, limit)
    if _digits_in(code) >= _DIGITS or queue or (_digits_in(code) and len(code) >= _DIGITS):
        yield from _visitors(session, event_id, donor_visit.c.bag_number, code, limit)
    if _digits_in(code) >= _DIGITS:
        for column, beginning in _numbers(code):
            yield from _people(session, column, beginning, limit)


def _by_name(session: Session, event_id: str, typed: str, limit: int) -> Iterator[str]:
    """Give the people whose names have words that begin so: of this event's visits, of its roll, then all."""
    words = _words(typed)
    if sum(character.isalpha() for word in words for character in word) < _LETTERS:
        return
    yield from find_here(session.connection, event_id, VISIT, words, limit)
    yield from find_here(session.connection, event_id, ROLL, words, limit)
    yield from find_people(session.connection, words, limit)


def _words(typed: str) -> list[str]:
    """Give the words of a name, without titles, those that are only begun included, and without apostrophes."""
    first, *others = typed.split(",")
    kept = [first, *(part for part in others if not _begins_title(part))]
    return name_key(",".join(kept)).replace("'", "").replace(",", " ").split()


def _begins_title(part: str) -> bool:
    bare = re.sub(r"[.\s]", "", part)
    return any(title.startswith(bare) for title in TITLES_AFTER)


def _digits_in(code: str) -> int:
    return sum(character.isascii() and character.isdigit() for character in code)


def _numbers(code: str) -> Iterator[tuple[Column[Any], str]]:
    """Give the columns that a number may be in, and how it is written there."""
    if _NUMBER.fullmatch(code):
        digits = _NOT_DIGITS.sub("", code)
        yield person.c.nik, digits
        yield person.c.family_card_number, digits
        yield person.c.phone, f"+62{_COUNTRY.sub('', digits)}"
        yield person.c.nip, digits
    yield person.c.donor_card_number, code


def _people(session: Session, column: Column[Any], beginning: str, limit: int) -> list[str]:
    query = _beginning(person.c.id, column, session.connection.dialect.name)
    return _ids(session, query, beginning=beginning, limit=limit)


def _visitors(session: Session, event_id: str, column: Column[Any], beginning: str, limit: int) -> list[str]:
    query = _beginning(donor_visit.c.person_id, column, session.connection.dialect.name)
    return _ids(session, query, event_id=event_id, beginning=beginning, limit=limit)


def _ids(session: Session, query: Select[Any], *, beginning: str, **values: Any) -> list[str]:
    beyond = beginning + _HIGHEST
    rows = quick_rows(session.connection, query, {"beginning": beginning, "beyond": beyond, **values})
    return [row[0] for row in rows]


@cache
def _beginning(wanted: Column[str], column: Column[Any], server: str) -> Select[Any]:
    """Select by the beginning of a column, in its order, so that the shortest comes first."""
    begins: ColumnElement[bool] = func.starts_with(column, bindparam("beginning"))
    if server == "sqlite":
        begins = (column >= bindparam("beginning")) & (column < bindparam("beyond"))
    query = select(wanted).where(begins, column.table.c.voided_at.is_(None)).order_by(column)
    if column.table is donor_visit:
        query = query.where(donor_visit.c.event_id == bindparam("event_id"))
    return query.limit(bindparam("limit"))


def _hits(session: Session, event_id: str, ids: Sequence[str]) -> list[Hit]:
    """Give the hits of live people: visits of the event, then its roll, then others, otherwise as they were found."""
    server = session.connection.dialect.name
    values = {"ids": several(ids, server)}
    people = {row[0]: row for row in quick_rows(session.connection, _people_query(server), values)}
    visits: dict[str, list[Sequence[Any]]] = {}
    for row in quick_rows(session.connection, _visits_query(server), values):
        visits.setdefault(row[0], []).append(row)
    expected = quick_rows(session.connection, _roll_query(server), values)
    units = {person_id: unit or "" for person_id, its_event, unit in expected if its_event == event_id}
    hits = [_hit(people[one], visits.get(one, ()), units.get(one), event_id) for one in ids if one in people]
    return sorted(hits, key=_rank)


def _rank(hit: Hit) -> int:
    return 0 if hit.kind is HitKind.VISIT else 1 if hit.on_roll else 2


@cache
def _people_query(server: str) -> Select[Any]:
    columns = ("id", "full_name", "birth_date", "birth_year", "nik", "phone")
    return select(*(person.c[name] for name in columns)).where(among(person.c.id, server), person.c.voided_at.is_(None))


@cache
def _visits_query(server: str) -> Select[Any]:
    """Select the live visits of some people, newest first."""
    columns = ("person_id", "id", "event_id", "day", "queue_number", "status", "bag_number")
    return (
        select(*(donor_visit.c[name] for name in columns), work_unit.c.name.label("work_unit"))
        .join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id)
        .where(among(donor_visit.c.person_id, server), donor_visit.c.voided_at.is_(None))
        .order_by(donor_visit.c.day.desc(), donor_visit.c.id.desc())
    )


@cache
def _roll_query(server: str) -> Select[Any]:
    return (
        select(roll_entry.c.person_id, roll_entry.c.event_id, work_unit.c.name.label("work_unit"))
        .outerjoin(work_unit, work_unit.c.id == roll_entry.c.work_unit_id)
        .where(among(roll_entry.c.person_id, server), roll_entry.c.voided_at.is_(None))
    )


def _hit(one: Sequence[Any], visits: Sequence[Sequence[Any]], roll_unit: str | None, event_id: str) -> Hit:
    # Rows are taken apart at once: fifty at a key's pace are too many to look every value up by name.
    person_id, full_name, birth_date, birth_year, nik, phone = one
    here = elsewhere = None
    for visit in reversed(visits):
        if visit[2] == event_id:
            here = visit
        else:
            elsewhere = visit
    _, visit_id, _, _, queue_number, status, bag_number, unit = here or (visits[0] if visits else _NO_VISIT)
    return Hit(
        kind=HitKind.VISIT if here else HitKind.PERSON,
        id=visit_id if here else person_id,
        person_id=person_id,
        full_name=full_name,
        queue_number=queue_number if here else "",
        status=_STATUS[status] if here else None,
        work_unit=unit or roll_unit or "",
        birth_date=birth_date,
        birth_year=birth_year,
        nik=mask_nik(nik) if nik else "",
        phone=f"…{phone[-4:]}" if phone else "",
        bag_number=(here and bag_number) or "",
        on_roll=roll_unit is not None,
        last_seen=elsewhere[3] if elsewhere else None,
    )
