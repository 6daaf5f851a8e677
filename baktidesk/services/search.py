"""The scan box's search: whatever is typed or scanned finds this event's visits, its roll, and everybody else."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeVar

from sqlalchemy import Column, ColumnElement, Integer, Select, String, bindparam, cast, func, literal_column, select

from baktidesk.db.models import donor_visit, person, roll_entry, work_unit
from baktidesk.db.name_search import Place, find_here, find_people, places_of
from baktidesk.db.quick import among, quick_rows, several
from baktidesk.db.search_index import PEOPLE
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.names import TITLES_AFTER, name_key, search_key
from baktidesk.domain.nik import mask_nik

T = TypeVar("T")
_LETTERS: Final = 2
_DIGITS: Final = 4
_LONGEST: Final = 200
_QUEUE_NUMBER: Final = re.compile(r"([A-Z])[ -]?0*([0-9]{1,7})")
_NUMBER: Final = re.compile(r"[0-9+()./ -]+")
_NOT_DIGITS: Final = re.compile(r"[^0-9]")
_COUNTRY: Final = re.compile(r"^(?:0062|62|0)")
_HIGHEST: Final = "\U0010ffff"
_VISITED: Final = itemgetter(8, 9)
_day: Final = dt.date.fromisoformat
_STATUS: Final = {status.value: status for status in VisitStatus}


class HitKind(StrEnum):
    """What a hit leads to: a visit of this event, a person who has none there yet, or a coupon."""

    VISIT = "visit"
    PERSON = "person"
    COUPON = "coupon"


_VISIT: Final = HitKind.VISIT
_PERSON: Final = HitKind.PERSON


# Fifty are made at a key's pace: a frozen one, or one made by names, takes three to five times as long to make.
@dataclass(slots=True)
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
    places = places_of(session.connection, _first(_by_number(session, event_id, typed, limit), limit))
    if len(places) < limit:
        places = _first(chain(places, _by_name(session, event_id, typed, limit)), limit)
    return _hits(session, event_id, places) if places else []


def _first(found: Iterable[T], limit: int) -> list[T]:
    """Give so many different ones of what is found, in order, and ask for no more of them."""
    first: dict[T, None] = {}
    for one in found:
        first[one] = None
        if len(first) == limit:
            break
    return list(first)


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


def _by_name(session: Session, event_id: str, typed: str, limit: int) -> Iterator[Place]:
    """Give the people whose names have words that begin so: of this event's visits, of its roll, then all."""
    words = _words(typed)
    if sum(character.isalpha() for word in words for character in word) < _LETTERS:
        return
    yield from find_here(session.connection, event_id, words, limit)
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
    # A bare place for a value in LIMIT makes SQLite prepare the statement anew each time it is used.
    return query.limit(bindparam("limit", type_=Integer()) + literal_column("0", Integer()))


def _hits(session: Session, event_id: str, places: Sequence[Place]) -> list[Hit]:
    """Give the hits of live people: visits of the event, then its roll, then others, otherwise as they were found."""
    server = session.connection.dialect.name
    values = {"places": several(places, server), "event_id": event_id}
    people: dict[Place, list[Sequence[Any]]] = {}
    for row in quick_rows(session.connection, _hits_query(server), values):
        people.setdefault(row[0], []).append(row)
    return sorted((_hit(people[one], event_id) for one in places if one in people), key=_rank)


def _rank(hit: Hit) -> int:
    return 0 if hit.kind is HitKind.VISIT else 1 if hit.on_roll else 2


@cache
def _hits_query(server: str) -> Select[Any]:
    """Select some people, with an entry of the event's roll, once for every live visit of theirs or once without."""
    visit, entry, expected_by = donor_visit.c, roll_entry.c, work_unit.alias("expected_by")
    who: Any = PEOPLE.c if server == "sqlite" else person.c
    place, person_id = (who.number, who.person_id) if server == "sqlite" else (who.id, who.id)
    own = (place, person_id, who.full_name, _as_text(who.birth_date, server), who.birth_year, who.nik, who.phone)
    visits = (visit.event_id, _as_text(visit.day, server), visit.id, visit.queue_number, visit.status, visit.bag_number)
    # Asked for by the event itself, all of its roll would be read.
    expected = (entry.person_id == person_id) & (entry.event_id.concat("") == bindparam("event_id"))
    return (
        select(*own, *visits, work_unit.c.name, entry.id, expected_by.c.name)
        .outerjoin(donor_visit, (visit.person_id == person_id) & visit.voided_at.is_(None))
        .outerjoin(work_unit, work_unit.c.id == visit.work_unit_id)
        .outerjoin(roll_entry, expected & entry.voided_at.is_(None))
        .outerjoin(expected_by, expected_by.c.id == entry.work_unit_id)
        .where(among(place, server, "places"), who.voided_at.is_(None))
    )


def _as_text(day: Any, server: str) -> Any:
    """Give a day as text: only those that are shown are worth being made a date."""
    return cast(day, String()) if server == "sqlite" else func.to_char(day, "YYYY-MM-DD")


def _hit(rows: Sequence[Sequence[Any]], event_id: str) -> Hit:
    """Give the hit of a person by the rows of `_hits_query`: of the visit here, else of the newest elsewhere."""
    visits = rows if len(rows) == 1 else sorted(rows, key=_VISITED, reverse=True)
    here = elsewhere = None
    for row in visits:
        if row[7] == event_id:
            here = here or row
        elif row[7]:
            elsewhere = elsewhere or row
    # Rows are taken apart at once: fifty at a key's pace are too many to look every value up by name.
    (_place, person_id, full_name, birth_date, birth_year, nik, phone) = (here or visits[0])[:7]
    (_event, _day_here, visit_id, queue_number, status, bag, unit, entry, roll_unit) = (here or visits[0])[7:]
    return Hit(
        _VISIT if here else _PERSON,
        visit_id if here else person_id,
        person_id,
        full_name,
        queue_number if here else "",
        _STATUS[status] if here else None,
        unit or roll_unit or "",
        _day(birth_date) if birth_date else None,
        birth_year,
        # Of sixteen digits, what mask_nik says, in a third of its time.
        f"{nik[:4]}********{nik[12:]}" if nik and len(nik) == 16 else mask_nik(nik or ""),
        f"…{phone[-4:]}" if phone else "",
        (bag or "") if here else "",
        entry is not None,
        _day(elsewhere[8]) if elsewhere else None,
    )
