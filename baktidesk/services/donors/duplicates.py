"""People who may be the one at the desk: shown side by side, never in the way, and remembered once told apart."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
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
    null,
    or_,
    select,
    text,
    union_all,
)

from baktidesk.db.models import different_person, person
from baktidesk.db.quick import Rows, among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import fields_of
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import match_key, name_key
from baktidesk.services.people import KNOWN_COLUMNS, KnownPerson, PersonRow, known_people

_HIGHEST: Final = "\U0010ffff"
_BEGINNINGS: Final = (0, 1, 3, 5, 7, 10, 13)
"""Letters that must be right where only the year of birth is known: the fewest that leave few enough names."""
_NAMES: Final = 1000
_SAME_DATE: Final = 5
_SAME_YEAR: Final = 3
"""How many points of likeness it is worth that the birth is the same."""
_OF_DATES: Final = 8
_OF_YEARS: Final = 12
_NAME: Final = column("match_key", String())
_ONE: Final = literal_column("1", Integer())
_BETWEEN: Final = "\n"
"""Stands between names that come as one text; no name has it."""
_ASKED: Final = ("full_name", "nik", "phone", "birth_date", "birth_year")
_LEAST_LIKE: Final = 80.0
_LEAST_LIKE_BY_YEAR: Final = 84.0


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
    record = _tidy(record)
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


def _tidy(record: CheckIn) -> CheckIn:
    """Give what is asked for of a form, in its stored form."""
    kinds = fields_of(CheckIn)
    return CheckIn(**{name: kinds[name].tidy(getattr(record, name)) for name in _ASKED})


def same_dates(born: dt.date) -> list[dt.date]:
    """Give the birth dates that are taken for the same whatever the name: the day itself, and with month exchanged."""
    exchanged = _date(born.year, born.day, born.month)
    return [born, exchanged] if exchanged and exchanged != born else [born]


def near_dates(born: dt.date) -> list[dt.date]:
    """Give the birth dates that are taken for the same where the names begin alike: the day and the year beside it.

    Chosen by measuring (tests/benchmarks/duplicates.py): more of them find hardly more people and take longer.
    """
    day, month, year = born.day, born.month, born.year
    near = ((year, month, day - 1), (year, month, day + 1), (year - 1, month, day), (year + 1, month, day))
    return [date for parts in near if (date := _date(*parts))]


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
    if record.birth_date or (record.birth_year and key):
        found |= _of_births(session, record, key)
    elif key and not (record.nik or record.phone or record.birth_year):
        found |= _rows(session, _equal("name_key"), value=name_key(record.full_name))
    return list(found.values())


def _of_births(session: Session, record: CheckIn, key: str) -> dict[str, PersonRow]:
    """Give the people of near birth dates, or of near years where the form or they have no date, with names alike."""
    server, born = session.connection.dialect.name, record.birth_date
    begun = list(dict.fromkeys(key[:length] for length in _BEGINNINGS))
    values: dict[str, Any] = {"key": key, **{f"first{place}": first for place, first in enumerate(begun)}}
    if born:
        same, near = same_dates(born), near_dates(born)
        values |= {"same": several(same, server), "near": several(near, server), "letter": key[:1], "born": born.year}
    elif year := record.birth_year:
        values["years"] = several((year, year - 1, year + 1), server)
    query = _names_of_births(server, len(begun), dated=bool(born))
    *of_dates, (of_years, places) = quick_rows(session.connection, query, values)
    found = _dated(session, same + near, _best(key, [names for names, _none in of_dates], _OF_DATES)) if born else {}
    return found | _at(session, _closest(key, of_years, places))


def _dated(session: Session, dates: Sequence[dt.date], names: Sequence[str]) -> dict[str, PersonRow]:
    """Give the people of some birth dates and names."""
    server = session.connection.dialect.name
    values = {"dates": several(dates, server), "names": several(names, server)}
    return _rows(session, _by_births(server), **values) if names else {}


def _best(key: str, names: Sequence[str | None], most: int) -> list[str]:
    """Give the names that are most like a name, by texts of many."""
    extract, likeness = _comparing()
    several_names = _BETWEEN.join(filter(None, names)).split(_BETWEEN)
    found = extract(key, several_names, scorer=likeness, score_cutoff=_LEAST_LIKE / 100, limit=most)
    return list(dict.fromkeys(name for name, _likeness, _number in found))


def _closest(key: str, names: str | None, places: str) -> list[str]:
    """Give the places of those whose names are most like a name, by all names and all places as two texts."""
    if names is None:
        return []
    extract, likeness = _comparing()
    least = _LEAST_LIKE_BY_YEAR / 100
    found = extract(key, names.split(_BETWEEN), scorer=likeness, score_cutoff=least, limit=_OF_YEARS)
    known = places.split(_BETWEEN) if found else []
    return [known[number] for _name, _likeness, number in found]


@cache
def _comparing() -> tuple[Callable[..., Any], Callable[[str, str], float]]:
    """Give what finds the best of many names, and the likeness of two, from a library that is loaded when needed."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    return process.extract, JaroWinkler.normalized_similarity


def _at(session: Session, places: Sequence[str]) -> dict[str, PersonRow]:
    server = session.connection.dialect.name
    found = list(map(int, places)) if server == "sqlite" else places
    return _rows(session, _by_places(server), places=several(found, server)) if places else {}


def _score(key: str, row: PersonRow) -> float:
    _extract, likeness = _comparing()
    return round(100 * likeness(key, row.match_key), 1)


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
def _names_of_births(server: str, beginnings: int, *, dated: bool) -> Any:
    """Select the names of the same and of near dates, if there are any, and then those of years, in one row each."""
    of_years = _names_of_years(server, beginnings, undated=dated)
    if not dated:
        return of_years
    # The index has all of it; who is voided is left out when the rows are read.
    born = cast("Column[Any]", column("birth_date", person.c.birth_date.type))
    near = _begins(server, bindparam("letter", type_=String()))
    names = select(_as_text(server, _NAME), null()).select_from(text("person"))
    return union_all(names.where(among(born, server, "same")), names.where(among(born, server, "near"), near), of_years)


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
def _by_births(server: str) -> Select[Any]:
    these = among(person.c.birth_date, server, "dates") & among(person.c.match_key, server, "names")
    return select(*KNOWN_COLUMNS).where(these, person.c.voided_at.is_(None))


@cache
def _by_places(server: str) -> Select[Any]:
    place = cast("Column[Any]", _place(server))
    return select(*KNOWN_COLUMNS).where(among(place, server, "places"), person.c.voided_at.is_(None))


def _of_years(server: str, first: ColumnElement[str], *, undated: bool) -> Select[Any]:
    """Select the names of some years that have a beginning."""
    year = cast("Column[Any]", column("birth_year", Integer()))
    if undated:
        query = _named(server, "ix_person_undated").where(year == bindparam("born"), column("birth_date").is_(None))
    else:
        query = _named(server).where(among(year, server, "years"))
    return query.where(_begins(server, first))


def _begins(server: str, first: ColumnElement[str]) -> ColumnElement[bool]:
    """Give the condition that a name has a beginning, as an index can take it."""
    if server == "sqlite":
        return _NAME.between(first, first.concat(_HIGHEST))
    return func.starts_with(_NAME, first)


def _place(server: str) -> ColumnElement[Any]:
    """Give what a person is found again by fastest, within a transaction."""
    return literal_column("rowid", Integer()) if server == "sqlite" else column("id", String())
