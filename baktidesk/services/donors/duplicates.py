"""People who may be the one at the desk: shown side by side, never in the way, and remembered once told apart."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, or_, select

from baktidesk.db.models import different_person, person
from baktidesk.db.quick import Rows, among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import tidy_record
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import match_key, name_key
from baktidesk.services.people import KNOWN_COLUMNS, KnownPerson, known_people

_HIGHEST: Final = "\U0010ffff"
_BEGINNINGS: Final = (4, 7, 10, 13)
"""Letters that must be right where only the year of birth is known: the fewest that leave few enough names."""
_NAMES: Final = 400
_OF_YEAR: Final = 30
_SAME_DATE: Final = 5
_SAME_YEAR: Final = 3
"""How many points of likeness it is worth that the birth is the same."""
_CLOSEST: Final = 10
_LEAST_LIKE: Final = 80.0
_LEAST_LIKE_BY_YEAR: Final = 88.0


class _Known(NamedTuple):
    """A row of KNOWN_COLUMNS."""

    id: str
    full_name: str
    name_key: str
    match_key: str
    nik: str | None
    sex: str
    birth_date: dt.date | None
    birth_year: int | None
    phone: str
    donor_card_number: str
    nip: str


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
    known = known_people(session, [cast(Row[Any], row) for _score, row in best], event_id) if best else []
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


def _candidates(session: Session, record: CheckIn, key: str) -> list[_Known]:
    """Give the rows of live people who share NIK or phone, or whose name and birth are near."""
    found: dict[str, _Known] = {}
    for column, value in (("nik", record.nik), ("phone", record.phone)):
        if value:
            found |= _rows(session, _equal(column), value=value)
    if record.birth_date:
        found |= _of_dates(session, key, near_dates(record.birth_date))
    found |= _of_year(session, record, key)
    if key and not (record.nik or record.phone or record.birth_date or record.birth_year):
        found |= _rows(session, _equal("name_key"), value=name_key(record.full_name))
    return list(found.values())


def _of_dates(session: Session, key: str, near: Sequence[dt.date]) -> dict[str, _Known]:
    """Give the people of near birth dates whose names are alike."""
    server = session.connection.dialect.name
    dates = several(near, server)
    keys = quick_rows(session.connection, _keys_of_dates(server), {"dates": dates})
    names = _closest(key, keys, _LEAST_LIKE)
    return _rows(session, _by_dates(server), dates=dates, names=several(names, server)) if names else {}


def _of_year(session: Session, record: CheckIn, key: str) -> dict[str, _Known]:
    """Give the people of near birth years whose names begin alike, where the form or they have no birth date."""
    born = record.birth_date.year if record.birth_date else record.birth_year
    if not born or not key:
        return {}
    server, undated = session.connection.dialect.name, bool(record.birth_date)
    years = several([born] if undated else [born, born - 1, born + 1], server)
    keys = _begun(session, key, years, undated=undated)
    names = _closest(key, keys, _LEAST_LIKE_BY_YEAR)
    if not names:
        return {}
    found: dict[str, _Known] = {}
    for some in ([born], [] if undated else [born - 1, born + 1]):
        values = {"years": several(some, server), "names": several(names, server)}
        found |= _rows(session, _by_years(server, undated=undated), **values) if some else {}
    return found


def _begun(session: Session, key: str, years: Any, *, undated: bool) -> Rows:
    """Give the names of some years that begin like this one, by so many letters that they are not too many."""
    query = _keys_of_years(session.connection.dialect.name, undated=undated)
    found: Rows = ()
    for first in _beginnings(key):
        values = {"years": years, "first": first, "beyond": first + _HIGHEST, "most": _NAMES}
        found = quick_rows(session.connection, query, values)
        if len(found) < _NAMES:
            break
    return found


def _beginnings(key: str) -> Iterator[str]:
    yield from dict.fromkeys([*(key[:length] for length in _BEGINNINGS), key])


def _closest(key: str, keys: Rows, least: float) -> list[str]:
    """Give the names, of rows that have nothing else, that are most like a name."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extract(
        key,
        {row[0] for row in keys},
        scorer=JaroWinkler.normalized_similarity,
        score_cutoff=least / 100,
        limit=_CLOSEST,
    )
    return [name for name, _likeness, _place in found]


def _score(key: str, row: _Known) -> float:
    from rapidfuzz.distance import JaroWinkler

    return round(100 * JaroWinkler.normalized_similarity(key, row.match_key), 1)


def _rank(record: CheckIn, score: float, row: _Known) -> tuple[bool, float]:
    same_number = bool(record.nik and row.nik == record.nik) or bool(record.phone and row.phone == record.phone)
    if record.birth_date:
        return same_number, score + (_SAME_DATE if row.birth_date == record.birth_date else 0)
    return same_number, score + (_SAME_YEAR if record.birth_year and row.birth_year == record.birth_year else 0)


def _why(record: CheckIn, row: _Known) -> Likeness:
    if record.nik and row.nik == record.nik:
        return Likeness.NIK
    if record.phone and row.phone == record.phone:
        return Likeness.PHONE
    return Likeness.NAME_AND_BIRTH if record.birth_date and row.birth_date else Likeness.NAME


def _not_told_apart(
    session: Session, record: CheckIn, key: str, rows: Sequence[_Known], person_id: str
) -> list[_Known]:
    """Leave out who was told apart from the form's person, or from somebody who is exactly as the form says."""
    same = {row.id for row in rows if _is_same(record, key, row)}
    pairs = _pairs_of(session, same | {person_id})
    apart = _others(pairs, {person_id}) | (_others(pairs, same) - same)
    return [row for row in rows if row.id not in apart]


def _is_same(record: CheckIn, key: str, row: _Known) -> bool:
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


def _rows(session: Session, query: Select[Any], **values: Any) -> dict[str, _Known]:
    return {row[0]: _Known(*row) for row in quick_rows(session.connection, query, values)}


@cache
def _equal(column: str) -> Select[Any]:
    return select(*KNOWN_COLUMNS).where(person.c[column] == bindparam("value"), person.c.voided_at.is_(None)).limit(100)


@cache
def _keys_of_dates(server: str) -> Select[Any]:
    # The index has all of it; who is voided is left out when the rows are read.
    return select(person.c.match_key).where(among(person.c.birth_date, server, "dates"))


@cache
def _by_dates(server: str) -> Select[Any]:
    born, named = among(person.c.birth_date, server, "dates"), among(person.c.match_key, server, "names")
    return select(*KNOWN_COLUMNS).where(born, named, person.c.voided_at.is_(None)).limit(100)


@cache
def _keys_of_years(server: str, *, undated: bool) -> Select[Any]:
    key = person.c.match_key
    begins: ColumnElement[bool] = func.starts_with(key, bindparam("first"))
    if server == "sqlite":
        begins = (key >= bindparam("first")) & (key < bindparam("beyond"))
    query = select(key).where(among(person.c.birth_year, server, "years"), begins).limit(bindparam("most"))
    return query.where(person.c.birth_date.is_(None)) if undated else query


@cache
def _by_years(server: str, *, undated: bool) -> Select[Any]:
    born, named = among(person.c.birth_year, server, "years"), among(person.c.match_key, server, "names")
    query = select(*KNOWN_COLUMNS).where(born, named, person.c.voided_at.is_(None)).limit(_OF_YEAR)
    return query.where(person.c.birth_date.is_(None)) if undated else query
