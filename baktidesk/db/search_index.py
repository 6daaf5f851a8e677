"""The index by which names are found as they are typed: kept by triggers, rebuilt with every migration.

On SQLite tables of its own hold it. `search_name` (FTS5, without content) has the words of every person under a
number from `search_person`: never the rowid of `person`, which a VACUUM may change. `search_here` has the words of who
came to an event (`visit`) or is expected (`roll`), so that they are found first however many others share a name.
Nothing in it is told apart by titles, apostrophes or, among the people, diacritics. A server scans the names instead.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, TextClause, text

PREFIX: Final = "search_"
VISIT: Final = "visit"
ROLL: Final = "roll"
_WORDS: Final = 8
_LETTERS: Final = 100
_HIGHEST: Final = "\U0010ffff"
# A beginning as long as one of the prefixes is one list; of a longer one the lists of all words must be merged.
_TABLES: Final = (
    "CREATE TABLE search_person (number INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE search_name USING fts5(words, content='', columnsize=0, prefix='1 2 3 4 5 6 7 8', "
    "tokenize='unicode61 remove_diacritics 2')",
    # A name that was corrected or erased leaves no letter behind.
    "INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE search_here (event_id TEXT NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, "
    "person_id TEXT NOT NULL, words TEXT NOT NULL, "
    "PRIMARY KEY (event_id, kind, word, person_id)) STRICT, WITHOUT ROWID",
)
_COMERS: Final = {"donor_visit": VISIT, "roll_entry": ROLL}
_PEOPLE: Final = text(
    "SELECT person_id FROM search_name JOIN search_person ON number = search_name.rowid "
    "WHERE search_name MATCH :match ORDER BY search_name.rowid DESC LIMIT :limit"
)
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
    for table in ("search_name", "search_here", "search_person"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def trigger_sql() -> list[str]:
    """Give the statements that create the triggers."""
    return [f"CREATE TRIGGER {name} AFTER {moment} BEGIN {body}; END" for name, (moment, body) in _triggers().items()]


def find_people(connection: Connection, words: Sequence[str], limit: int) -> list[str]:
    """Give the ids of people whose names have words beginning with all of these, those written down last first."""
    if connection.dialect.name != "sqlite":
        return _scan(connection, f"{_PEOPLE_OF_SERVER} ORDER BY person.id DESC", words, limit=limit)
    match = " ".join(f'"{word}"*' for word in _phrases(words))
    return list(connection.scalars(_PEOPLE, {"match": match, "limit": limit}).all()) if match else []


def find_here(connection: Connection, event_id: str, kind: str, words: Sequence[str], limit: int) -> list[str]:
    """Give the ids of people of an event, by its visits or its roll, whose names have words beginning with these."""
    if connection.dialect.name != "sqlite":
        live = f"EXISTS ({_live(kind, 'person.id', ':event_id')})"
        return _scan(connection, f"{_PEOPLE_OF_SERVER} AND {live}", words, event_id=event_id, limit=limit)
    if not words:
        return []
    first, *others = sorted(words[:_WORDS], key=len, reverse=True)
    begins = {"event_id": event_id, "kind": kind, "first": first, "beyond": first + _HIGHEST, "limit": limit}
    found = connection.scalars(_here(kind, len(others)), begins | _numbered(others)).all()
    return list(dict.fromkeys(found))


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
def _here(kind: str, others: int) -> TextClause:
    """Select by the words of an event, the first by the index and so many others in the name that stands beside it."""
    more = "".join(f" AND instr(' ' || words, :word{number}) > 0" for number in range(others))
    live = _live(kind, "search_here.person_id", "search_here.event_id")
    return text(
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
        "INSERT INTO search_person (person_id) SELECT id FROM person ORDER BY id",
        f"INSERT INTO search_name (rowid, words) SELECT number, {_plain('name_key')} "
        "FROM search_person JOIN person ON person.id = person_id ORDER BY number",
        *(_comer_sql(table, "true") for table in _COMERS),
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
    number = "FROM search_person WHERE person_id = NEW.id"
    add = f"INSERT INTO search_name (rowid, words) SELECT number, {_plain('NEW.name_key')} {number}"
    old = f"SELECT 'delete', number, {_plain('OLD.name_key')} {number}"
    remove = f"INSERT INTO search_name (search_name, rowid, words) {old}"
    events = " UNION ".join(f"SELECT event_id FROM {table} WHERE person_id = NEW.id" for table in _COMERS)
    forget = (
        f"DELETE FROM search_here WHERE person_id = NEW.id AND event_id IN ({events}) "
        f"AND kind IN ('{VISIT}', '{ROLL}') AND word IN (SELECT value FROM {_split(_plain('OLD.name_key'))})"
    )
    again = [_comer_sql(table, "person.id = NEW.id") for table in _COMERS]
    renamed = "UPDATE OF name_key ON person WHEN OLD.name_key <> NEW.name_key"
    return {
        "search_name_insert": ("INSERT ON person", f"INSERT INTO search_person (person_id) VALUES (NEW.id); {add}"),
        "search_name_update": (renamed, "; ".join([remove, add, forget, *again])),
        **{
            f"search_{table}_{moment.split()[0].lower()}": (
                f"{moment} ON {table}",
                _comer_sql(table, f"{table}.id = NEW.id"),
            )
            for table in _COMERS
            for moment in ("INSERT", "UPDATE OF person_id")
        },
    }
