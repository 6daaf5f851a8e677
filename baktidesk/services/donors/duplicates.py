"""People who may be the one at the desk: shown side by side, never in the way, and remembered once told apart."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Row, Select, bindparam, func, or_, select

from baktidesk.db.models import different_person, person
from baktidesk.db.session import Session
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import tidy_record
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import match_key, name_key
from baktidesk.services.people import KNOWN_COLUMNS, KnownPerson, known_people

_HIGHEST: Final = "\U0010ffff"
_BEGINNING: Final = 4
"""Letters of a name that must be right where only the year of birth is known: a year has too many people for more."""
_DATES: Final = 6
_YEARS: Final = 3
_CLOSEST: Final = 10
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
    known = {person_id, *_told_apart(session, [person_id])}
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


def _candidates(session: Session, record: CheckIn, key: str) -> list[Row[Any]]:
    """Give the rows of live people who share NIK or phone, or whose name and birth are near."""
    found: dict[str, Row[Any]] = {}
    for column, value in (("nik", record.nik), ("phone", record.phone)):
        if value:
            found |= _rows(session, _equal(column), value=value)
    if record.birth_date:
        dates = _filled("date", near_dates(record.birth_date), _DATES)
        names = _closest(key, _keys(session, _keys_of_dates(), **dates), _LEAST_LIKE)
        found |= _rows(session, _of_dates(), **dates, **_filled("name", names, _CLOSEST)) if names else {}
    found |= _of_year(session, record, key)
    if key and not (record.nik or record.phone or record.birth_date or record.birth_year):
        found |= _rows(session, _equal("name_key"), value=name_key(record.full_name))
    return list(found.values())


def _of_year(session: Session, record: CheckIn, key: str) -> dict[str, Row[Any]]:
    """Give the people of near birth years whose names begin alike, where the form or they have no birth date."""
    born = record.birth_date.year if record.birth_date else record.birth_year
    if not born or not key:
        return {}
    years = _filled("year", [born] if record.birth_date else [born, born - 1, born + 1], _YEARS)
    first = key[:_BEGINNING]
    query = _keys_of_years(session.connection.dialect.name, undated=bool(record.birth_date))
    keys = _keys(session, query, **years, first=first, beyond=first + _HIGHEST)
    names = _closest(key, keys, _LEAST_LIKE_BY_YEAR)
    rows = _rows(session, _of_years(), **years, **_filled("name", names, _CLOSEST)) if names else {}
    return {one: row for one, row in rows.items() if not (record.birth_date and row.birth_date)}


def _closest(key: str, keys: Sequence[str], least: float) -> list[str]:
    """Give the names that are most like a name."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extract(
        key, set(keys), scorer=JaroWinkler.normalized_similarity, score_cutoff=least / 100, limit=_CLOSEST
    )
    return [name for name, _likeness, _place in found]


def _score(key: str, row: Row[Any]) -> float:
    from rapidfuzz.distance import JaroWinkler

    return round(100 * JaroWinkler.normalized_similarity(key, row.match_key), 1)


def _rank(record: CheckIn, score: float, row: Row[Any]) -> tuple[bool, float]:
    same_number = bool(record.nik and row.nik == record.nik) or bool(record.phone and row.phone == record.phone)
    return same_number, score + (5 if record.birth_date and row.birth_date == record.birth_date else 0)


def _why(record: CheckIn, row: Row[Any]) -> Likeness:
    if record.nik and row.nik == record.nik:
        return Likeness.NIK
    if record.phone and row.phone == record.phone:
        return Likeness.PHONE
    return Likeness.NAME_AND_BIRTH if record.birth_date and row.birth_date else Likeness.NAME


def _not_told_apart(
    session: Session, record: CheckIn, key: str, rows: Sequence[Row[Any]], person_id: str
) -> list[Row[Any]]:
    """Leave out who was told apart from the form's person, or from somebody who is exactly as the form says."""
    same = {row.id for row in rows if _is_same(record, key, row)}
    apart = _told_apart(session, [person_id]) | (_told_apart(session, same) - same)
    return [row for row in rows if row.id not in apart]


def _is_same(record: CheckIn, key: str, row: Row[Any]) -> bool:
    born = (row.birth_date, row.birth_year) if record.birth_date else (None, row.birth_year)
    year = record.birth_date.year if record.birth_date else record.birth_year
    numbers = ((record.nik, row.nik), (record.phone, row.phone))
    return (
        row.match_key == key
        and born == (record.birth_date, year)
        and all(not told or not kept or told == kept for told, kept in numbers)
    )


def _told_apart(session: Session, ids: Iterable[str]) -> set[str]:
    """Give everybody who was told apart from one of these."""
    wanted = [one for one in ids if one]
    if not wanted:
        return set()
    pairs = session.connection.execute(_pairs(), {"ids": wanted}).all()
    return {other if one in wanted else one for one, other in pairs} | {one for one, other in pairs if other in wanted}


@cache
def _pairs() -> Select[Any]:
    pair, ids = different_person.c, _several("ids")
    return select(pair.person_id, pair.other_id).where(
        or_(pair.person_id.in_(ids), pair.other_id.in_(ids)), pair.voided_at.is_(None)
    )


def _rows(session: Session, query: Select[Any], **values: Any) -> dict[str, Row[Any]]:
    return {row.id: row for row in session.connection.execute(query, values).all()}


def _keys(session: Session, query: Select[Any], **values: Any) -> Sequence[str]:
    return session.connection.scalars(query, values).all()


def _several(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _places(name: str, count: int) -> list[BindParameter[Any]]:
    """Give a fixed number of places for values, because a list of any length is written into the statement anew."""
    return [bindparam(f"{name}{number}") for number in range(count)]


def _filled(name: str, values: Sequence[Any], count: int) -> dict[str, Any]:
    """Give every place a value: those left over the last one again."""
    return {f"{name}{number}": values[min(number, len(values) - 1)] for number in range(count)}


@cache
def _equal(column: str) -> Select[Any]:
    return select(*KNOWN_COLUMNS).where(person.c[column] == bindparam("value"), person.c.voided_at.is_(None)).limit(100)


@cache
def _keys_of_dates() -> Select[Any]:
    # The index has all of it; who is voided is left out when the rows are read.
    return select(person.c.match_key).where(person.c.birth_date.in_(_places("date", _DATES)))


@cache
def _of_dates() -> Select[Any]:
    names = person.c.match_key.in_(_places("name", _CLOSEST))
    dates = person.c.birth_date.in_(_places("date", _DATES))
    return select(*KNOWN_COLUMNS).where(dates, names, person.c.voided_at.is_(None)).limit(100)


@cache
def _keys_of_years(server: str, *, undated: bool) -> Select[Any]:
    key = person.c.match_key
    begins: ColumnElement[bool] = func.starts_with(key, bindparam("first"))
    if server == "sqlite":
        begins = (key >= bindparam("first")) & (key < bindparam("beyond"))
    query = select(key).where(person.c.birth_year.in_(_places("year", _YEARS)), begins)
    return query.where(person.c.birth_date.is_(None)) if undated else query


@cache
def _of_years() -> Select[Any]:
    years = person.c.birth_year.in_(_places("year", _YEARS))
    names = person.c.match_key.in_(_places("name", _CLOSEST))
    return select(*KNOWN_COLUMNS).where(years, names, person.c.voided_at.is_(None)).limit(100)
