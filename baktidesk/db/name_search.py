"""Finding people by the beginnings of the words of their names, in the index that db/search_index.py keeps.

Every list of the index has the newest first, and is read only until enough people are found. Candidates come from the
list that is likely to be short and are compared with what was typed; only where too many of them are others is what
was typed looked up in full, which is dear for common words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from baktidesk.db.quick import driver_rows, several
from baktidesk.db.search_index import COMERS, ENTERED, IS_ODD, ODD, PAIR_LETTERS, PREFIXES, ROLL, VISIT, plain

_WORDS: Final = 8
_LETTERS: Final = 100
_HIGHEST: Final = "\U0010ffff"
_COMPARED: Final = 100
"""How many candidates more than wanted are looked at before all words are looked up in full."""
_PAIRED_LETTERS: Final = 3
_SEPARATORS: Final = re.compile("[^a-z0-9]+")
_PLAIN: Final = re.compile("[a-z0-9 ]*")
# A bare place for a value in LIMIT makes SQLite prepare the statement anew each time it is used: hence the sign.
_LISTED: Final = (
    "SELECT number, search_person.words FROM {table} CROSS JOIN search_person ON number = {table}.rowid "
    "WHERE {table} MATCH ? AND voided_at IS NULL ORDER BY {table}.rowid LIMIT +?"
)
_BY_WORDS: Final = _LISTED.format(table="search_name")
_BY_PAIRS: Final = _LISTED.format(table="search_pair")
# CROSS JOIN keeps the order in which they were asked for.
_NUMBERS: Final = "SELECT number FROM json_each(?) AS wanted CROSS JOIN search_person ON person_id = wanted.value"
_PEOPLE_OF_SERVER: Final = "SELECT person.id AS person_id FROM person WHERE voided_at IS NULL{words}"
Place = int | str
"""What a person is found again by fastest: the number in the index of a file, the id on a server."""


def places_of(connection: Connection, ids: Sequence[str]) -> Sequence[Place]:
    """Give the places of people by their ids, in the same order."""
    if connection.dialect.name != "sqlite" or not ids:
        return ids
    return [row[0] for row in driver_rows(connection, _NUMBERS, (several(ids, "sqlite"),))]


def find_people(connection: Connection, words: Sequence[str], limit: int) -> Sequence[Place]:
    """Give the places of people whose names have words beginning with all of these, those written down last first."""
    if connection.dialect.name != "sqlite":
        return _scan(connection, f"{_PEOPLE_OF_SERVER} ORDER BY person.id DESC", words, limit=limit)
    beginnings = [folded for word in words[:_WORDS] if (folded := _folded(word[:_LETTERS]))]
    if not beginnings:
        return []
    wanted = [f" {beginning}" for beginning in beginnings]
    newest = driver_rows(connection, _not_entered(len(wanted)), wanted)
    found = _matching(newest, wanted, limit).places
    return found + _find_entered(connection, wanted, limit - len(found)) if len(found) < limit else found


def find_here(
    connection: Connection, event_id: str, words: Sequence[str], limit: int, kinds: Sequence[str] = (VISIT, ROLL)
) -> list[Place]:
    """Give the places of people of an event, by its visits and then its roll, whose names have words beginning so."""
    if not words:
        return []
    if connection.dialect.name != "sqlite":
        return [one for kind in kinds for one in _scan_here(connection, event_id, kind, words, limit)]
    first, *others = sorted(words[:_WORDS], key=len, reverse=True)
    values = {"event_id": event_id, "first": first, "beyond": first + _HIGHEST} | _numbered(others)
    found: dict[Place, None] = {}
    for (number,) in _each(connection, _here(tuple(kinds), len(others)), values):
        found[number] = None
        if len(found) == limit:
            break
    return list(found)


class _Compared(NamedTuple):
    """Who was found among candidates, and how many of these were looked at."""

    places: list[Place]
    read: int


def _find_entered(connection: Connection, wanted: Sequence[str], limit: int) -> list[Place]:
    """Give who is in the index, by beginnings with a space before each: from a short list, or else from all."""
    tokens = _tokens(wanted)
    most = limit + _COMPARED
    for statement, match in _short_lists(tokens):
        found = _matching(_each(connection, statement, (match, most)), wanted, limit)
        if len(found.places) == limit or found.read < most:
            return found.places
    people = _each(connection, _BY_WORDS, (_all(tokens), -1))
    together = [words for words in wanted if " " in words[1:]]
    return _matching(people, together, limit).places if together else [row[0] for row in islice(people, limit)]


def _short_lists(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give statements and what they look up, each by lists that are ready and that everybody wanted is in.

    First the pairs of several words, then the words, shortened to lists that there are.
    """
    pairs = [pair for one, other in combinations(tokens, 2) for pair in _pairs(one, other)]
    if pairs:
        yield _BY_PAIRS, f'"{ODD}" OR ({" AND ".join(pairs)})'
    listed = [_listed(token) for token in tokens]
    if listed != tokens:
        yield _BY_WORDS, _all(listed)


def _all(tokens: Sequence[str]) -> str:
    return " ".join(f'"{token}"*' for token in tokens)


def _listed(token: str) -> str:
    """Give the longest beginning of a word that has a list of its own."""
    # What FTS5 takes for one letter is not known of others.
    return token[: max(length for length in PREFIXES if length <= len(token))] if token.isascii() else token


def _tokens(wanted: Sequence[str]) -> list[str]:
    """Give the single words that names must have, without those that are the beginning of another."""
    tokens = sorted({token for words in wanted for token in words.split()}, reverse=True)
    # In this order a word stands right behind those that begin with it.
    return [one for place, one in enumerate(tokens) if not place or not tokens[place - 1].startswith(one)]


def _pairs(one: str, other: str) -> Iterator[str]:
    """Give the terms that everybody has who has words beginning with these two."""
    short, long = sorted((one[:_PAIRED_LETTERS], other[:_PAIRED_LETTERS]), key=len)
    if (len(short), len(long)) in PAIR_LETTERS:
        yield _pair(short, long)
        return
    yield _pair(short, long[: len(short)])
    if len(long) == _PAIRED_LETTERS:
        yield _pair(short[:1], long)


def _pair(short: str, long: str) -> str:
    """Give the term of two beginnings: of equal length in their order, else the shorter first."""
    one, other = sorted((short, long)) if len(short) == len(long) else (short, long)
    return f'"{one}{ODD}{other}"'


def _matching(people: Iterable[Sequence[Any]], wanted: Sequence[str], limit: int) -> _Compared:
    """Give the first people whose words begin so, by rows of place and words."""
    places: list[Place] = []
    read = 0
    for place, words in people:
        read += 1
        if _begins(f" {words}", wanted):
            places.append(place)
            if len(places) == limit:
                break
    return _Compared(places, read)


def _begins(words: str, wanted: Sequence[str]) -> bool:
    for beginning in wanted:
        if beginning not in words:
            break
    else:
        return True
    if _PLAIN.fullmatch(words):
        return False
    folded = f" {_folded(words)}"
    return all(beginning in folded for beginning in wanted)


def _folded(name: str) -> str:
    """Give the words of a name as FTS5 tells them apart: letters and digits without diacritics, one space between."""
    if name.isascii():
        return _SEPARATORS.sub(" ", name).strip()
    bare = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def _each(connection: Connection, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a plain statement one by one from the driver of a file, which reads no further than asked."""
    if not connection.in_transaction():
        connection.begin()
    given = 0
    try:
        for row in connection.connection.dbapi_connection.execute(sql, values):  # type: ignore[union-attr]
            yield row
            given += 1
    except connection.dialect.loaded_dbapi.Error:
        yield from driver_rows(connection, sql, values)[given:]


@cache
def _not_entered(words: int) -> str:
    """Select those who are not in the index yet and have so many beginnings, or have to be looked at more closely."""
    begins = " AND ".join(["instr(' ' || words, ?) > 0"] * words)
    return (
        f"SELECT number, words FROM search_person WHERE number < {ENTERED} AND ({begins} OR {IS_ODD}) "
        "AND voided_at IS NULL ORDER BY number"
    )


@cache
def _here(kinds: tuple[str, ...], others: int) -> str:
    """Select by the words of an event, the first by the index and so many others in the name that stands beside it."""
    more = "".join(f" AND instr(words, :word{number}) > 0" for number in range(others))
    person_id = "(SELECT person_id FROM search_person WHERE search_person.number = search_here.number)"
    return " UNION ALL ".join(
        "SELECT number FROM search_here "
        f"WHERE list = (SELECT list FROM search_list WHERE event_id = :event_id AND kind = '{kind}') "
        f"AND word >= :first AND word < :beyond{more} AND EXISTS ({_live(kind, person_id, ':event_id')})"
        for kind in kinds
    )


def _live(kind: str, person_id: str, event_id: str) -> str:
    # With || the index of the event's many rows is of no use, and that of the person's few is taken.
    comers = next(table for table, one in COMERS.items() if one == kind)
    return (
        f"SELECT 1 FROM {comers} WHERE {comers}.person_id = {person_id} AND {comers}.event_id || '' = {event_id} "
        f"AND {comers}.voided_at IS NULL"
    )


def _numbered(words: Sequence[str]) -> dict[str, str]:
    return {f"word{number}": f" {word}" for number, word in enumerate(words)}


def _scan_here(connection: Connection, event_id: str, kind: str, words: Sequence[str], limit: int) -> Sequence[str]:
    live = f"EXISTS ({_live(kind, 'person.id', ':event_id')})"
    return _scan(connection, f"{_PEOPLE_OF_SERVER} AND {live}", words, event_id=event_id, limit=limit)


def _scan(connection: Connection, sql: str, words: Sequence[str], **values: Any) -> list[str]:
    """Give the ids that a scan of the names finds, on a server."""
    name = plain("name_key")
    begins = "".join(f" AND strpos(' ' || {name}, :word{number}) > 0" for number in range(len(words[:_WORDS])))
    query = text(sql.format(words=begins) + " LIMIT :limit")
    return list(connection.scalars(query, values | _numbered(words[:_WORDS])).all()) if words else []
