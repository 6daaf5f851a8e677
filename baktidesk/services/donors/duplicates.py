"""People who may be the one at the desk: shown side by side, never in the way, and remembered once told apart."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    case,
    column,
    func,
    literal_column,
    or_,
    select,
    text,
)

from baktidesk.db.models import different_person, person
from baktidesk.db.quick import Rows, among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import tidy_record
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import match_key, name_key
from baktidesk.services.people import KNOWN_COLUMNS, KnownPerson, PersonRow, known_people

_HIGHEST: Final = "\U0010ffff"
_BEGINNINGS: Final = (4, 7, 10, 13)
"""Letters that must be right where only the year of birth is known: the fewest that leave few enough names."""
_NAMES: Final = 400
_SAME_DATE: Final = 5
_SAME_YEAR: Final = 3
"""How many points of likeness it is worth that the birth is the same."""
_OF_DATES: Final = 10
_OF_YEARS: Final = 15
_NAME: Final = column("match_key", String())
_ONE: Final = literal_column("1", Integer())
_BETWEEN: Final = "\n"
"""Stands between names that come as one text; no name has it."""
_LEAST_LIKE: Final = 80.0
_LEAST_LIKE_BY_YEAR: Final = 88.0


class Likeness(Labelled):
    """Why a person is taken for the one at the desk."""

    NIK = "nik", QT_TRANSLATE_NOOP("Choice", "Same NIK")
    PHONE = "phone", QT_TRANSLATE_NOOP("Choice", "Same phone number")
    NAME_AND_BIRTH = "name_and_birth", QT_TRANSLATE_NOOP("Choice", "Similar name and birth date")
    NAME = "name", QT_TRANSLATE_NOOP("Choice", "Similar name")


@dataclass(frozen=True, kw_only=True, slots=True)
class Similar:
    """A person who may be the one at the desk; `score` is the likeness of the names, 0 to 100."""

    known: KnownPerson
    score: float
    why: Likeness


def similar_people(
    session: Session, event_id: str, record: CheckIn, limit: int = 5, *, person_id: str = ""
) -> list[Similar]:
    """Give the people who may be the one at the desk, best first, without those told apart before.

    Alike are the same NIK or phone, a similar name with a near birth date (or year, where no more is known), and the
    same name where the form says nothing else. `person_id` is the known person that the form holds, who is not given.
    """
    record = tidy_record(record)
    key = match_key(record.full_name)
    rows = [row for row in _candidates(session, record, key) if row.id != person_id]
    if not rows:
        return []
    rows = _not_told_apart(session, record, key, rows, person_id)
    scored = sorted(((_score(key, row), row) for row in rows), key=lambda pair: _rank(record, *pair), reverse=True)
    best = scored[:limit]
    known = known_people(session, [row for _score, row in best], event_id) if best else []
    return [
        Similar(known=one, score=score, why=_why(record, row)) for one, (score, row) in zip(known, best, strict=True)
    ]


def remember_different(session: Session, person_id: str, other_ids: Iterable[str]) -> None:
    """Remember that a person is none of these others, so that the pairs are not asked about again."""
    known = {person_id, *_others(_pairs_of(session, [person_id]), [person_id])}
    for other_id in dict.fromkeys(other_ids):
        if other_id not in known:
            session.insert(different_person, person_id=person_id, other_id=other_id)


def near_dates(born: dt.date) -> list[dt.date]:
    """Give the birth dates that are taken for the same: the day itself, with the month exchanged, and its neighbours.

    Neighbours are the day and the year before and after. Chosen by measuring (tests/benchmarks/duplicates.py): more
    of them find hardly more people and take longer.
    """
    day, month, year = born.day, born.month, born.year
    slips = ((year, day, month), (year, month, day - 1), (year, month, day + 1))
    dates = (_date(*parts) for parts in (*slips, (year - 1, month, day), (year + 1, month, day)))
    return list(dict.fromkeys([born, *(date for date in dates if date)]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _candidates(session: Session, record: CheckIn, key: str) -> list[PersonRow]:
    """Give the rows of live people who share NIK or phone, or whose name and birth are near."""
    found: dict[str, PersonRow] = {}
    for number, value in (("nik", record.nik), ("phone", record.phone)):
        if value:
            found |= _rows(session, _equal(number), value=value)
    if record.birth_date:
        found |= _of_dates(session, key, near_dates(record.birth_date))
    found |= _of_year(session, record, key)
    if key and not (record.nik or record.phone or record.birth_date or record.birth_year):
        found |= _rows(session, _equal("name_key"), value=name_key(record.full_name))
    return list(found.values())


def _of_dates(session: Session, key: str, near: Sequence[dt.date]) -> dict[str, PersonRow]:
    """Give the people of near birth dates whose names are alike."""
    server = session.connection.dialect.name
    (names,) = quick_rows(session.connection, _names_of_dates(server), {"dates": several(near, server)})
    return _at(session, _closest(key, names, _LEAST_LIKE, _OF_DATES))


def _of_year(session: Session, record: CheckIn, key: str) -> dict[str, PersonRow]:
    """Give the people of near birth years whose names begin alike, where the form or they have no birth date."""
    born = record.birth_date.year if record.birth_date else record.birth_year
    if not born or not key:
        return {}
    server, undated = session.connection.dialect.name, bool(record.birth_date)
    begun = list(dict.fromkeys(key[:length] for length in _BEGINNINGS))
    values: dict[str, Any] = {f"first{place}": first for place, first in enumerate(begun)}
    values |= {"born": born} if undated else {"years": several([born, born - 1, born + 1], server)}
    query = _names_of_years(server, len(begun), undated=undated)
    (names,) = quick_rows(session.connection, query, {**values, "key": key})
    return _at(session, _closest(key, names, _LEAST_LIKE_BY_YEAR, _OF_YEARS))


def _closest(key: str, names: Sequence[Any], least: float, most: int) -> list[str]:
    """Give the places of those whose names are most like a name, by all names and all places as two texts."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    if names[0] is None:
        return []
    likeness = JaroWinkler.normalized_similarity
    found = process.extract(key, names[0].split(_BETWEEN), scorer=likeness, score_cutoff=least / 100, limit=most)
    places = names[1].split(_BETWEEN) if found else []
    return [places[number] for _name, _likeness, number in found]


def _at(session: Session, places: Sequence[str]) -> dict[str, PersonRow]:
    server = session.connection.dialect.name
    found = map(int, places) if server == "sqlite" else places
    return _rows(session, _by_places(server), places=several(found, server)) if places else {}


def _score(key: str, row: PersonRow) -> float:
    from rapidfuzz.distance import JaroWinkler

    return round(100 * JaroWinkler.normalized_similarity(key, row.match_key), 1)


def _rank(record: CheckIn, score: float, row: PersonRow) -> tuple[bool, float]:
    same_number = bool(record.nik and row.nik == record.nik) or bool(record.phone and row.phone == record.phone)
    if record.birth_date:
        return same_number, score + (_SAME_DATE if row.birth_date == record.birth_date else 0)
    return same_number, score + (_SAME_YEAR if record.birth_year and row.birth_year == record.birth_year else 0)


def _why(record: CheckIn, row: PersonRow) -> Likeness:
    if record.nik and row.nik == record.nik:
        return Likeness.NIK
    if record.phone and row.phone == record.phone:
        return Likeness.PHONE
    return Likeness.NAME_AND_BIRTH if record.birth_date and row.birth_date else Likeness.NAME


def _not_told_apart(
    session: Session, record: CheckIn, key: str, rows: Sequence[PersonRow], person_id: str
) -> list[PersonRow]:
    """Leave out who was told apart from the form's person, or from somebody who is exactly as the form says."""
    same = {row.id for row in rows if _is_same(record, key, row)}
    pairs = _pairs_of(session, same | {person_id})
    apart = _others(pairs, {person_id}) | (_others(pairs, same) - same)
    return [row for row in rows if row.id not in apart]


def _is_same(record: CheckIn, key: str, row: PersonRow) -> bool:
    born = (row.birth_date, row.birth_year) if record.birth_date else (None, row.birth_year)
    year = record.birth_date.year if record.birth_date else record.birth_year
    numbers = ((record.nik, row.nik), (record.phone, row.phone))
    return (
        row.match_key == key
        and born == (record.birth_date, year)
        and all(not told or not kept or told == kept for told, kept in numbers)
    )


def _pairs_of(session: Session, ids: Iterable[str]) -> Rows:
    """Give the pairs told apart that one of these belongs to."""
    wanted = [one for one in ids if one]
    server = session.connection.dialect.name
    return quick_rows(session.connection, _pairs(server), {"ids": several(wanted, server)}) if wanted else ()


def _others(pairs: Rows, ids: Iterable[str]) -> set[str]:
    """Give everybody who stands in a pair beside one of these."""
    wanted = set(ids)
    return {other for one, other in pairs if one in wanted} | {one for one, other in pairs if other in wanted}


@cache
def _pairs(server: str) -> Select[Any]:
    pair = different_person.c
    either = or_(among(pair.person_id, server), among(pair.other_id, server))
    return select(pair.person_id, pair.other_id).where(either, pair.voided_at.is_(None))


def _rows(session: Session, query: Select[Any], **values: Any) -> dict[str, PersonRow]:
    return {row[0]: PersonRow(*row) for row in quick_rows(session.connection, query, values)}


@cache
def _equal(name: str) -> Select[Any]:
    return (
        select(*KNOWN_COLUMNS)
        .where(person.c[name] == bindparam("value"), person.c.voided_at.is_(None))
        .limit(literal_column("100"))
    )


@cache
def _names_of_dates(server: str) -> Select[Any]:
    # The index has all of it; who is voided is left out when the rows are read.
    born = cast("Column[Any]", column("birth_date", person.c.birth_date.type))
    names = select(_as_text(server, _NAME), _as_text(server, _place(server)))
    return names.select_from(text("person")).where(among(born, server, "dates"))


@cache
def _names_of_years(server: str, beginnings: int, *, undated: bool) -> Select[Any]:
    """Select the names of some years that have the shortest of so many beginnings that not too many of them have."""
    begun = [bindparam(f"first{place}", type_=String()) for place in range(beginnings)]
    last = (_of_years(server, first, undated=undated).offset(literal_column(str(_NAMES))) for first in begun)
    beyond = (one.with_only_columns(_ONE).limit(_ONE).scalar_subquery() for one in last)
    shortest = case(*((one.is_(None), first) for one, first in zip(beyond, begun, strict=True)), else_=bindparam("key"))
    chosen = select(shortest.label("first")).cte("chosen")
    found = _of_years(server, chosen.c.first, undated=undated).limit(literal_column(str(_NAMES))).subquery().c
    return select(_as_text(server, found.name), _as_text(server, found.place))


def _named(server: str, index: str = "") -> Select[Any]:
    """Select names and where they stand, on a file by an index that it would not choose by itself."""
    source = text(f"person INDEXED BY {index}" if index and server == "sqlite" else "person")
    return select(_NAME.label("name"), _place(server).label("place")).select_from(source)


def _as_text(server: str, one: ColumnElement[Any]) -> Any:
    """Give all that a column has as one text: hundreds of rows take three times as long."""
    if server == "sqlite":
        return func.group_concat(one, literal_column("char(10)"))
    return func.string_agg(one, literal_column("chr(10)"))


@cache
def _by_places(server: str) -> Select[Any]:
    place = cast("Column[Any]", _place(server))
    return select(*KNOWN_COLUMNS).where(among(place, server, "places"), person.c.voided_at.is_(None))


def _of_years(server: str, first: ColumnElement[str], *, undated: bool) -> Select[Any]:
    """Select the names of some years that have a beginning."""
    year = cast("Column[Any]", column("birth_year", Integer()))
    begins: ColumnElement[bool] = func.starts_with(_NAME, first)
    if server == "sqlite":
        begins = _NAME.between(first, first.concat(_HIGHEST))
    if undated:
        query = _named(server, "ix_person_undated").where(year == bindparam("born"), column("birth_date").is_(None))
    else:
        query = _named(server).where(among(year, server, "years"))
    return query.where(begins)


def _place(server: str) -> ColumnElement[Any]:
    """Give what a person is found again by fastest, within a transaction."""
    return literal_column("rowid", Integer()) if server == "sqlite" else column("id", String())
