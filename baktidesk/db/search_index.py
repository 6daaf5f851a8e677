"""The index by which names are found as they are typed: kept by triggers, rebuilt with every migration.

On SQLite tables of its own hold it (db/name_search.py reads them). `search_person` numbers the people, downwards,
because FTS5 reads upwards twice as fast and the newest are to come first: never by the rowid of `person`, which a
VACUUM may change. `search_name` (FTS5, without content) has their words and `search_pair` the beginnings of every two
of them, by which common words are found together without reading everybody who has one; both are entered 128 people
at once, and the few who are not entered yet are compared one by one.
`search_here` has the words of who came to an event (`visit`) or is expected (`roll`), so that they are found first
however many others share a name. Nothing in it is told apart by titles, apostrophes or, among the people, diacritics.
A server scans the names instead.
"""

from typing import Final

from sqlalchemy import Connection

VISIT: Final = "visit"
ROLL: Final = "roll"
COMERS: Final = {"donor_visit": VISIT, "roll_entry": ROLL}
PREFIXES: Final = (1, 2, 3, 4, 6)
"""A beginning of so many letters is one list; of another length the lists of all words must be merged."""
PAIR_LETTERS: Final = ((1, 1), (2, 2), (3, 3), (1, 3), (3, 1))
"""How many letters of two words a pair has; three common words have few people in common only when begun by three."""
ODD: Final = "0"
"""Stands for the pairs of a name that is not written in plain letters alone, or is very long: it is compared always."""
_AT_ONCE: Final = 128
ENTERED: Final = f"(SELECT (min(number) + {_AT_ONCE - 1}) / {_AT_ONCE} * {_AT_ONCE} FROM search_person)"
"""The number from which on people are in `search_name` and `search_pair`."""
IS_ODD: Final = "words GLOB '*[^a-z0-9 ]*'"
TABLES: Final = (
    "CREATE TABLE search_person (number INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, words TEXT NOT NULL) "
    "STRICT",
    # Who has a word is all that is asked: without its place in the name a list is half as long.
    "CREATE VIRTUAL TABLE search_name USING fts5(words, content='', columnsize=0, detail=none, "
    f"prefix='{' '.join(map(str, PREFIXES))}', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE search_pair USING fts5(pairs, content='', columnsize=0, detail=none)",
    # A name that was corrected or erased leaves no letter behind.
    "INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_pair (search_pair, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE search_here (event_id TEXT NOT NULL, kind TEXT NOT NULL, word TEXT NOT NULL, "
    "person_id TEXT NOT NULL, words TEXT NOT NULL, "
    "PRIMARY KEY (event_id, kind, word, person_id)) STRICT, WITHOUT ROWID",
)
_PREFIX: Final = "search_"
_FIRST: Final = 2**28
_PAIRED_WORDS: Final = 12


def is_own(name: str | None) -> bool:
    """Tell whether a table of the data belongs to the index and not to the records."""
    return (name or "").startswith(_PREFIX)


def build(connection: Connection) -> None:
    """Make the index of what is there already, and the triggers that keep it; nothing to do on a server."""
    if connection.dialect.name != "sqlite" or "roll_entry" not in connection.dialect.get_table_names(connection):
        return
    for statement in (*TABLES, *_content_sql(), *trigger_sql()):
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


def plain(name: str) -> str:
    """Give the SQL of a name without its apostrophes."""
    return f"replace({name}, '''', '')"


def _split(name: str) -> str:
    """Give the SQL of a table whose column `value` has the words of a name."""
    return f"""json_each('[' || replace(json_quote({name}), ' ', '","') || ']')"""


def _content_sql() -> list[str]:
    return [
        f"INSERT INTO search_person (number, person_id, words) "
        f"SELECT {_FIRST} - row_number() OVER (ORDER BY id), id, {_words_of('name_key')} FROM person",
        *_enter_sql(f"number >= {ENTERED}"),
        *(_comer_sql(table, "true") for table in COMERS),
    ]


def _words_of(name: str) -> str:
    """Give the SQL of a name's words as they are entered."""
    return f"replace(replace({plain(name)}, '.', ' '), '-', ' ')"


def _pairs_of(words: str) -> str:
    """Give the SQL of the terms of every two words, by one to three letters."""
    begun = [(f"substr(one.value, 1, {first})", f"substr(other.value, 1, {second})") for first, second in PAIR_LETTERS]
    terms = " || ' ' || ".join(
        f"min({first}, {second}) || '{ODD}' || max({first}, {second})" for first, second in begun
    )
    pairs = (
        f"SELECT group_concat({terms}, ' ') FROM {_split(words)} AS one CROSS JOIN {_split(words)} AS other "
        "WHERE one.key < other.key"
    )
    many = f"length({words}) - length(replace({words}, ' ', '')) >= {_PAIRED_WORDS}"
    return f"CASE WHEN {IS_ODD} OR {many} THEN '{ODD}' ELSE ({pairs}) END"


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
    name = plain("person.name_key")
    return (
        f"INSERT INTO search_here (event_id, kind, word, person_id, words) "
        f"SELECT {table}.event_id, '{COMERS[table]}', value, person.id, ' ' || {name} "
        f"FROM {table} JOIN person ON person.id = {table}.person_id, {_split(name)} WHERE {condition} "
        "ON CONFLICT DO NOTHING"
    )


def _triggers() -> dict[str, tuple[str, str]]:
    """Give every trigger's moment and body by its name."""
    one = f"person_id = NEW.id AND number >= {ENTERED}"
    add = (
        f"INSERT INTO search_person (number, person_id, words) "
        f"SELECT coalesce(min(number), {_FIRST}) - 1, NEW.id, {_words_of('NEW.name_key')} FROM search_person"
    )
    rename = f"UPDATE search_person SET words = {_words_of('NEW.name_key')} WHERE person_id = NEW.id"
    events = " UNION ".join(f"SELECT event_id FROM {table} WHERE person_id = NEW.id" for table in COMERS)
    forget = (
        f"DELETE FROM search_here WHERE person_id = NEW.id AND event_id IN ({events}) "
        f"AND kind IN ('{VISIT}', '{ROLL}') AND word IN (SELECT value FROM {_split(plain('OLD.name_key'))})"
    )
    again = [_comer_sql(table, "person.id = NEW.id") for table in COMERS]
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
            for table in COMERS
            for moment in ("INSERT", "UPDATE OF person_id")
        },
    }
