"""The index by which names are found as they are typed: kept by triggers, rebuilt with every migration.

On SQLite tables of its own hold it (db/name_search.py reads them). `search_person` numbers the people, downwards,
because FTS5 reads upwards twice as fast and the newest are to come first: never by the rowid of `person`, which a
VACUUM may change. It also has what is shown of them, because a person is read from there in a third of the time.
`search_name` (FTS5, without content) has their words and `search_pair` the beginnings of every two of them, by which
common words are found together without reading everybody who has one; both are entered 128 people at once, and the few
who are not entered yet are compared one by one.
`search_here` has the words of who came to an event (`visit`) or is expected (`roll`), so that they are found first
however many others share a name; `search_list` numbers these lists. Nothing in it is told apart by titles, apostrophes
or, among the people, diacritics. A server scans the names instead.
"""

from typing import Any, Final

from sqlalchemy import Connection, Integer, String, column, table

VISIT: Final = "visit"
ROLL: Final = "roll"
COMERS: Final = {"donor_visit": VISIT, "roll_entry": ROLL}
PREFIXES: Final = (1, 2, 3, 4, 6)
"""A beginning of so many letters is one list; of another length the lists of all words must be merged."""
PAIR_LETTERS: Final = ((1, 1), (2, 2), (3, 3), (1, 3), (1, 3))
"""How many letters of two words a pair has; three common words have few people in common only when begun by three.

The words stand in their order, but in the last pair the other way round.
"""
ODD: Final = "0"
"""Stands for the pairs of a name that is not written in plain letters alone, or is very long: it is compared always."""
_AT_ONCE: Final = 128
ENTERED: Final = f"(SELECT (min(number) + {_AT_ONCE - 1}) / {_AT_ONCE} * {_AT_ONCE} FROM search_person)"
"""The number from which on people are in `search_name` and `search_pair`."""
IS_ODD: Final = "words GLOB '*[^a-z0-9 ]*'"
SHOWN: Final = {
    "full_name": "TEXT NOT NULL",
    "birth_date": "TEXT",
    "birth_year": "INTEGER",
    "nik": "TEXT",
    "phone": "TEXT NOT NULL",
    "voided_at": "TEXT",
}
"""What `search_person` has of `person` besides the words of the name."""
PEOPLE: Final = table(
    "search_person",
    column("number", Integer()),
    column("person_id", String()),
    *(column(name, Integer() if kind == "INTEGER" else String()) for name, kind in SHOWN.items()),
)
TABLES: Final = (
    "CREATE TABLE search_person (number INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, words TEXT NOT NULL, "
    f"{', '.join(f'{name} {kind}' for name, kind in SHOWN.items())}) STRICT",
    # Who has a word is all that is asked: without its place in the name a list is half as long.
    "CREATE VIRTUAL TABLE search_name USING fts5(words, content='', columnsize=0, detail=none, "
    f"prefix='{' '.join(map(str, PREFIXES))}', tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE search_pair USING fts5(pairs, content='', columnsize=0, detail=none, tokenize='ascii')",
    # A name that was corrected or erased leaves no letter behind.
    "INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_pair (search_pair, rank) VALUES ('secure-delete', 1)",
    "CREATE TABLE search_list (list INTEGER PRIMARY KEY, event_id TEXT NOT NULL, kind TEXT NOT NULL, "
    "UNIQUE (event_id, kind)) STRICT",
    "CREATE TABLE search_here (list INTEGER NOT NULL, word TEXT NOT NULL, number INTEGER NOT NULL, "
    "words TEXT NOT NULL, PRIMARY KEY (list, word, number)) STRICT, WITHOUT ROWID",
)
_ENTRIES: Final = ("search_name", "search_pair")
PARTS: Final = 4
"""Of how many parts FTS5 may have made one of its indexes before they are put together: each has to be looked into."""
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
    put_together(connection.connection.driver_connection, 1)


def put_together(raw: Any, parts: int) -> None:
    """Make one part of those that the entering of people leaves behind, where there are more of them than so many.

    `raw` is the driver's connection to a file. Looking into one part takes half the time of looking into nine; to make
    it takes a second and a half among a million people.
    """
    for entries in _ENTRIES:
        (found,) = raw.execute(f"SELECT COUNT(DISTINCT segid) FROM {entries}_idx").fetchone()
        if found > parts:
            raw.execute(f"INSERT INTO {entries} ({entries}) VALUES ('optimize')")


def drop(connection: Connection) -> None:
    """Remove the index and its triggers, as before a migration; what is missing is passed over."""
    if connection.dialect.name != "sqlite":
        return
    for name in _triggers():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
    for name in (*_ENTRIES, "search_here", "search_list", "search_person"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


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
        f"INSERT INTO search_person (number, person_id, words, {', '.join(SHOWN)}) "
        f"SELECT {_FIRST} - row_number() OVER (ORDER BY id), id, {_words_of('name_key')}, {', '.join(SHOWN)} "
        "FROM person",
        *_enter_sql(f"number >= {ENTERED}"),
        *(_list_sql(comers, f"SELECT DISTINCT event_id FROM {comers}") for comers in COMERS),
        *(_comer_sql(comers, "true") for comers in COMERS),
    ]


def _words_of(name: str) -> str:
    """Give the SQL of a name's words as they are entered."""
    return f"replace(replace({plain(name)}, '.', ' '), '-', ' ')"


def _pairs_of(words: str) -> str:
    """Give the SQL of the terms of every two words, by one to three letters."""
    # One function that cuts and joins is three times as fast as one for every piece. No word has a quotation mark here.
    begun = " ".join(f"%.{first}s{ODD}%.{second}s" for first, second in PAIR_LETTERS)
    pieces = "one.value, other.value, " * (len(PAIR_LETTERS) - 1) + "other.value, one.value"
    split = f"""json_each('["' || replace({words}, ' ', '","') || '"]')"""
    pairs = (
        f"SELECT group_concat(format('{begun}', {pieces}), ' ') FROM {split} AS one CROSS JOIN {split} AS other "
        "WHERE (one.value, one.key) < (other.value, other.key)"
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


def _list_sql(comers: str, events: str) -> str:
    """Give the INSERT of the lists of some events, by what gives their ids."""
    # Without WHERE, what stands behind ON would be taken for the condition of a join.
    return (
        f"INSERT INTO search_list (event_id, kind) SELECT event_id, '{COMERS[comers]}' FROM ({events}) WHERE true "
        "ON CONFLICT DO NOTHING"
    )


def _comer_sql(comers: str, condition: str) -> str:
    """Give the INSERT of the words of those who come to events by a table's rows."""
    name = plain("person.name_key")
    return (
        f"INSERT INTO search_here (list, word, number, words) SELECT list, value, search_person.number, ' ' || {name} "
        f"FROM {comers} JOIN person ON person.id = {comers}.person_id "
        f"JOIN search_person ON search_person.person_id = {comers}.person_id "
        f"JOIN search_list ON search_list.event_id = {comers}.event_id AND search_list.kind = '{COMERS[comers]}', "
        f"{_split(name)} WHERE {condition} ON CONFLICT DO NOTHING"
    )


def _triggers() -> dict[str, tuple[str, str]]:
    """Give every trigger's moment and body by its name."""
    news = ", ".join(f"NEW.{name}" for name in SHOWN)
    number = f"coalesce((SELECT min(number) FROM search_person), {_FIRST}) - 1"
    add = (
        f"INSERT INTO search_person (number, person_id, words, {', '.join(SHOWN)}) VALUES "
        f"({number}, NEW.id, {_words_of('NEW.name_key')}, {news})"
    )
    change = f"UPDATE search_person SET ({', '.join(SHOWN)}) = ({news}) WHERE person_id = NEW.id"
    return {
        "search_person_insert": ("INSERT ON person", add),
        "search_person_update": (f"UPDATE OF {', '.join(SHOWN)} ON person", change),
        "search_name_insert": (
            f"INSERT ON search_person WHEN NEW.number % {_AT_ONCE} = 0",
            "; ".join(_enter_sql(f"number BETWEEN NEW.number AND NEW.number + {_AT_ONCE - 1}")),
        ),
        "search_name_update": (
            "UPDATE OF name_key ON person WHEN OLD.name_key <> NEW.name_key",
            "; ".join(_rename_sql()),
        ),
        **{
            f"search_{comers}_{moment.split()[0].lower()}": (
                f"{moment} ON {comers}",
                "; ".join(_comes_sql(comers)),
            )
            for comers in COMERS
            for moment in ("INSERT", "UPDATE OF person_id")
        },
    }


def _comes_sql(comers: str) -> tuple[str, str]:
    """Give the statements that put who comes to an event on its list."""
    return _list_sql(comers, "SELECT NEW.event_id AS event_id"), _comer_sql(comers, f"{comers}.id = NEW.id")


def _rename_sql() -> list[str]:
    """Give the statements that put the words of a new name in the place of the old one's."""
    one = f"person_id = NEW.id AND number >= {ENTERED}"
    rename = f"UPDATE search_person SET words = {_words_of('NEW.name_key')} WHERE person_id = NEW.id"
    events = " UNION ".join(f"SELECT event_id FROM {comers} WHERE person_id = NEW.id" for comers in COMERS)
    forget = (
        f"DELETE FROM search_here WHERE list IN (SELECT list FROM search_list WHERE event_id IN ({events})) "
        f"AND word IN (SELECT value FROM {_split(plain('OLD.name_key'))}) "
        "AND number = (SELECT number FROM search_person WHERE person_id = NEW.id)"
    )
    again = [_comer_sql(comers, "person.id = NEW.id") for comers in COMERS]
    return [*_leave_sql(one), rename, *_enter_sql(one), forget, *again]
