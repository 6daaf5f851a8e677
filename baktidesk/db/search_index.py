"""The index by which names are found as they are typed: kept by triggers, rebuilt with every migration.

On SQLite tables of its own hold it. `search_person` numbers the people, downwards, because FTS5 reads upwards twice as
fast and the newest are to come first: never by the rowid of `person`, which a VACUUM may change. `search_name` (FTS5,
without content) has their words and `search_pair` the beginnings of every two of them, by which common words are found
together without reading everybody who has one; both are entered 64 people at once, and the few who are not entered yet
are compared one by one.
`search_here` has the words of who came to an event (`visit`) or is expected (`roll`), so that they are found first
however many others share a name. Nothing in it is told apart by titles, apostrophes or, among the people, diacritics.
A server scans the names instead.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Connection, text

from baktidesk.db.quick import driver_rows

PREFIX: Final = "search_"
VISIT: Final = "visit"
ROLL: Final = "roll"
_WORDS: Final = 8
_LETTERS: Final = 100
_HIGHEST: Final = "\U0010ffff"
# A beginning as long as one of the prefixes is one list; of a longer one the lists of all words must be merged.
_TABLES: Final = (
    "CREATE TABLE search_person (number INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, words TEXT NOT NULL) "
    "STRICT",
    "CREATE VIRTUAL TABLE search_name USING fts5(words, content='', columnsize=0, prefix='1 2 3 4 5 6 7 8', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE search_pair USING fts5(pairs, content='', columnsize=0, detail=none)",
    # A name that was corrected or erased leaves no letter behind.
    "INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_pair (search_pair, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE search_here (event_id TEXT NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, "
    "person_id TEXT NOT NULL, words TEXT NOT NULL, "
    "PRIMARY KEY (event_id, kind, word, person_id)) STRICT, WITHOUT ROWID",
)
_COMERS: Final = {"donor_visit": VISIT, "roll_entry": ROLL}
_FIRST: Final = 2**28
_AT_ONCE: Final = 64
_ENTERED: Final = f"(SELECT (min(number) + {_AT_ONCE - 1}) / {_AT_ONCE} * {_AT_ONCE} FROM search_person)"
"""The number from which on people are in `search_name`."""
_PEOPLE: Final = (
    "SELECT person_id FROM search_name CROSS JOIN search_person ON number = search_name.rowid "
    "WHERE search_name MATCH ? ORDER BY search_name.rowid LIMIT ?"
)
_PAIRED: Final = (
    "SELECT person_id, words FROM search_pair CROSS JOIN search_person ON number = search_pair.rowid "
    "WHERE search_pair MATCH ? ORDER BY search_pair.rowid LIMIT ?"
)
_COMPARED: Final = 250
_LENGTHS: Final = ((1, 1), (2, 2), (3, 3), (1, 3), (3, 1))
"""How many letters of two words a pair has; three common words have few people in common only when begun by three."""
_PAIRED_WORDS: Final = 12
_PAIRED_LETTERS: Final = 3
_ODD: Final = "0"
"""Stands for the pairs of a name that is not written in plain letters alone, or is very long: it is compared always."""
_NOT_ENTERED: Final = f"SELECT person_id, words FROM search_person WHERE number < {_ENTERED} ORDER BY number"
_PLAIN: Final = re.compile("[a-z0-9 ]*")
_SEPARATORS: Final = re.compile("[^a-z0-9]+")
_PEOPLE_OF_SERVER: Final = "SELECT person.id AS person_id FROM person WHERE voided_at IS NULL{words}"


def is_own(name: str | None) -> bool:
    """Tell whether a table of the data belongs to the index and not to the records."""
    return (name or "").startswith(PREFIX)


def build(connection: Connection) -> None:
    """Make the index of what is there already, and the triggers that keep it; nothing to do on a server."""
    if connection.dialect.name != "sqlite" or "roll_entry" not in connection.dialect.get_table_names(connection):
        return
    for statement in (*_TABLES, *_content_sql(), *trigger_sql()):
        connection.exec_driver_sql(statement)


def drop(connection: Connection) -> None:
    """Remove the index and its triggers, as before a migration; what is missing is passed over."""
    if connection.dialect.name != "sqlite":
        return
    for name in _triggers():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    for table in ("search_name", "search_pair", "search_here", "search_person"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def trigger_sql() -> list[str]:
    """Give the statements that create the triggers."""
    return [f"CREATE TRIGGER {name} AFTER {moment} BEGIN {body}; END" for name, (moment, body) in _triggers().items()]


def find_people(connection: Connection, words: Sequence[str], limit: int) -> list[str]:
    """Give the ids of people whose names have words beginning with all of these, those written down last first."""
    if connection.dialect.name != "sqlite":
        return _scan(connection, f"{_PEOPLE_OF_SERVER} ORDER BY person.id DESC", words, limit=limit)
    beginnings = [folded for word in words[:_WORDS] if (folded := _folded(word[:_LETTERS]))]
    if not beginnings:
        return []
    newest = _begun(driver_rows(connection, _NOT_ENTERED, ()), beginnings)[:limit]
    left = limit - len(newest)
    paired = _find_paired(connection, beginnings, left)
    return newest + (_find_words(connection, words, left) if paired is None else paired)


def find_here(connection: Connection, event_id: str, kind: str, words: Sequence[str], limit: int) -> list[str]:
    """Give the ids of people of an event, by its visits or its roll, whose names have words beginning with these."""
    if connection.dialect.name != "sqlite":
        live = f"EXISTS ({_live(kind, 'person.id', ':event_id')})"
        return _scan(connection, f"{_PEOPLE_OF_SERVER} AND {live}", words, event_id=event_id, limit=limit)
    if not words:
        return []
    first, *others = sorted(words[:_WORDS], key=len, reverse=True)
    begins = {"event_id": event_id, "kind": kind, "first": first, "beyond": first + _HIGHEST, "limit": limit}
    found = driver_rows(connection, _here(kind, len(others)), begins | _numbered(others))
    return list(dict.fromkeys(person_id for (person_id,) in found))


def _find_words(connection: Connection, words: Sequence[str], limit: int) -> list[str]:
    match = " ".join(f'"{word}"*' for word in _phrases(words))
    return [person_id for (person_id,) in driver_rows(connection, _PEOPLE, (match, limit))] if match else []


def _find_paired(connection: Connection, beginnings: Sequence[str], limit: int) -> list[str] | None:
    """Give who is found by the pairs of the words, or None where these tell too little.

    That is with one word, with two of which one is long, and with a rare one that begins as many others do.
    """
    pairs = _pairs(beginnings)
    if not pairs or (len(pairs) == 1 and max(map(len, beginnings)) > _PAIRED_LETTERS):
        return None
    match = f'"{_ODD}" OR ({" AND ".join(pairs)})'
    for most in (limit + 10, max(limit + 10, _COMPARED)):
        people = driver_rows(connection, _PAIRED, (match, most))
        found = _begun(people, beginnings)
        if len(found) >= limit or len(people) < most:
            return found[:limit]
    return None


def _pairs(beginnings: Sequence[str]) -> list[str]:
    """Give the terms of every two words that cannot be the beginnings of one and the same."""
    words = sorted({word for beginning in beginnings for word in beginning.split()}, reverse=True)
    # In this order a word stands right behind those that begin with it.
    apart = [word for place, word in enumerate(words) if not place or not words[place - 1].startswith(word)]
    return [_pair(one, other) for one, other in combinations(apart, 2)]


def _pair(one: str, other: str) -> str:
    lengths = min(len(one), _PAIRED_LETTERS), min(len(other), _PAIRED_LETTERS)
    first, second = lengths if lengths in _LENGTHS else (min(lengths), min(lengths))
    begun = one[:first], other[:second]
    return f'"{min(begun)}{_ODD}{max(begun)}"'


def _begun(people: Sequence[Sequence[Any]], beginnings: Sequence[str]) -> list[str]:
    """Give the ids of those whose words begin so, by rows of id and words."""
    wanted = [f" {beginning}" for beginning in beginnings]
    return [person_id for person_id, words in people if _begins(words, wanted)]


def _begins(words: str, wanted: Sequence[str]) -> bool:
    plain = f" {words}"
    for beginning in wanted:
        if beginning not in plain:
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


def _phrases(words: Sequence[str]) -> list[str]:
    """Give what can be searched of the words; in quotes nothing of it is syntax."""
    cut = (word[:_LETTERS] for word in words[:_WORDS])
    return [word.replace('"', '""') for word in cut if any(character.isalnum() for character in word)]


def _numbered(words: Sequence[str]) -> dict[str, str]:
    return {f"word{number}": f" {word}" for number, word in enumerate(words)}


def _scan(connection: Connection, sql: str, words: Sequence[str], **values: Any) -> list[str]:
    """Give the ids that a scan of the names finds, on a server."""
    name = _plain("name_key")
    begins = "".join(f" AND strpos(' ' || {name}, :word{number}) > 0" for number in range(len(words[:_WORDS])))
    query = text(sql.format(words=begins) + " LIMIT :limit")
    return list(connection.scalars(query, values | _numbered(words[:_WORDS])).all()) if words else []


@cache
def _here(kind: str, others: int) -> str:
    """Select by the words of an event, the first by the index and so many others in the name that stands beside it."""
    more = "".join(f" AND instr(' ' || words, :word{number}) > 0" for number in range(others))
    live = _live(kind, "search_here.person_id", "search_here.event_id")
    return (
        "SELECT person_id FROM search_here WHERE event_id = :event_id AND kind = :kind "
        f"AND word >= :first AND word < :beyond{more} AND EXISTS ({live}) LIMIT :limit"
    )


def _live(kind: str, person_id: str, event_id: str) -> str:
    # With || the index of the event's many rows is of no use, and that of the person's few is taken.
    table = next(table for table, one in _COMERS.items() if one == kind)
    return (
        f"SELECT 1 FROM {table} WHERE {table}.person_id = {person_id} AND {table}.event_id || '' = {event_id} "
        f"AND {table}.voided_at IS NULL"
    )


def _plain(name: str) -> str:
    """Give the SQL of a name without its apostrophes."""
    return f"replace({name}, '''', '')"


def _split(name: str) -> str:
    """Give the SQL of a table whose column `value` has the words of a name."""
    return f"""json_each('[' || replace(json_quote({name}), ' ', '","') || ']')"""


def _content_sql() -> list[str]:
    return [
        f"INSERT INTO search_person (number, person_id, words) "
        f"SELECT {_FIRST} - row_number() OVER (ORDER BY id), id, {_words_of('name_key')} FROM person",
        *_enter_sql(f"number >= {_ENTERED}"),
        *(_comer_sql(table, "true") for table in _COMERS),
    ]


def _words_of(name: str) -> str:
    """Give the SQL of a name's words as they are entered."""
    return f"replace(replace({_plain(name)}, '.', ' '), '-', ' ')"


def _pairs_of(words: str) -> str:
    """Give the SQL of the terms of every two words, by one to three letters."""
    begun = [(f"substr(one.value, 1, {first})", f"substr(other.value, 1, {second})") for first, second in _LENGTHS]
    terms = " || ' ' || ".join(
        f"min({first}, {second}) || '{_ODD}' || max({first}, {second})" for first, second in begun
    )
    pairs = (
        f"SELECT group_concat({terms}, ' ') FROM {_split(words)} AS one CROSS JOIN {_split(words)} AS other "
        "WHERE one.key < other.key"
    )
    many = f"length({words}) - length(replace({words}, ' ', '')) >= {_PAIRED_WORDS}"
    return f"CASE WHEN {words} GLOB '*[^a-z0-9 ]*' OR {many} THEN '{_ODD}' ELSE ({pairs}) END"


def _enter_sql(condition: str) -> list[str]:
    """Give the statements that enter numbered people."""
    people = f"FROM search_person WHERE {condition} ORDER BY number"
    return [
        f"INSERT INTO search_name (rowid, words) SELECT number, words {people}",
        f"INSERT INTO search_pair (rowid, pairs) SELECT number, {_pairs_of('words')} {people}",
    ]


def _leave_sql(condition: str) -> list[str]:
    """Give the statements that take numbered people out, which needs just what was entered."""
    people = f"FROM search_person WHERE {condition}"
    return [
        f"INSERT INTO search_name (search_name, rowid, words) SELECT 'delete', number, words {people}",
        f"INSERT INTO search_pair (search_pair, rowid, pairs) SELECT 'delete', number, {_pairs_of('words')} {people}",
    ]


def _comer_sql(table: str, condition: str) -> str:
    """Give the INSERT of the words of those who come to events by a table's rows."""
    name = _plain("person.name_key")
    return (
        f"INSERT INTO search_here (event_id, kind, word, person_id, words) "
        f"SELECT {table}.event_id, '{_COMERS[table]}', value, person.id, {name} "
        f"FROM {table} JOIN person ON person.id = {table}.person_id, {_split(name)} WHERE {condition} "
        "ON CONFLICT DO NOTHING"
    )


def _triggers() -> dict[str, tuple[str, str]]:
    """Give every trigger's moment and body by its name."""
    one = f"person_id = NEW.id AND number >= {_ENTERED}"
    add = (
        f"INSERT INTO search_person (number, person_id, words) "
        f"SELECT coalesce(min(number), {_FIRST}) - 1, NEW.id, {_words_of('NEW.name_key')} FROM search_person"
    )
    rename = f"UPDATE search_person SET words = {_words_of('NEW.name_key')} WHERE person_id = NEW.id"
    events = " UNION ".join(f"SELECT event_id FROM {table} WHERE person_id = NEW.id" for table in _COMERS)
    forget = (
        f"DELETE FROM search_here WHERE person_id = NEW.id AND event_id IN ({events}) "
        f"AND kind IN ('{VISIT}', '{ROLL}') AND word IN (SELECT value FROM {_split(_plain('OLD.name_key'))})"
    )
    again = [_comer_sql(table, "person.id = NEW.id") for table in _COMERS]
    renamed = "UPDATE OF name_key ON person WHEN OLD.name_key <> NEW.name_key"
    return {
        "search_person_insert": ("INSERT ON person", add),
        "search_name_insert": (
            f"INSERT ON search_person WHEN NEW.number % {_AT_ONCE} = 0",
            "; ".join(_enter_sql(f"number BETWEEN NEW.number AND NEW.number + {_AT_ONCE - 1}")),
        ),
        "search_name_update": (renamed, "; ".join([*_leave_sql(one), rename, *_enter_sql(one), forget, *again])),
        **{
            f"search_{table}_{moment.split()[0].lower()}": (
                f"{moment} ON {table}",
                _comer_sql(table, f"{table}.id = NEW.id"),
            )
            for table in _COMERS
            for moment in ("INSERT", "UPDATE OF person_id")
        },
    }
