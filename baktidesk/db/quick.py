"""Reading and changing at a key's pace: a statement is compiled once and, on a file, given to the driver as it is."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Row,
    Select,
    Update,
    any_,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.engine import result_tuple
from sqlalchemy.types import ARRAY, String, TypeEngine

from baktidesk.db.writing import write

_as_json: Final = json.JSONEncoder(default=str).encode
_THIS: Final = "this_one"
Rows = Sequence[Sequence[Any]]
Change = Callable[[Any], Any] | None
_nameless: Final = result_tuple(())


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as the driver takes it: the names of its places, and what changes values going in and coming out."""

    sql: str
    places: tuple[str, ...]
    fixed: Mapping[str, Any]
    going: dict[str, Callable[[Any], Any]]
    coming: tuple[tuple[int, Callable[[Any], Any]], ...] = ()
    named: Callable[[Sequence[Any]], Row[Any]] = _nameless


def quick_rows(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> Rows:
    """Give the rows of a query that is made once and kept, without names; every value it needs is to be given.

    On a file this takes a tenth of the time of `Connection.execute`, which is most of what a short query costs.
    """
    if connection.dialect.name != "sqlite":
        return connection.execute(query, values).all()
    return _found(connection, _compiled(query, connection.dialect), values)


def quick_named(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> Sequence[Row[Any]]:
    """Give the rows of a query that is made once and kept, with names; every value it needs is to be given."""
    if connection.dialect.name != "sqlite":
        return connection.execute(query, values).all()
    compiled = _compiled(query, connection.dialect)
    return list(map(compiled.named, _found(connection, compiled, values)))


def quick_update(connection: Connection, key: Column[Any], value: Any, values: Mapping[str, Any]) -> None:
    """Change by column names the rows of a table that have a value in a column."""
    if connection.dialect.name != "sqlite":
        connection.execute(_change(key), {**values, _THIS: value})
        return
    compiled = _changing(key, tuple(values), connection.dialect)
    write(connection, compiled.sql, _given(compiled, {**values, _THIS: value}))


def driver_rows(connection: Connection, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Give the rows of a plain statement from the driver of a file, inside the transaction that all else reads in."""
    if not connection.in_transaction():
        connection.begin()
    try:
        rows: list[tuple[Any, ...]] = connection.connection.dbapi_connection.execute(sql, values).fetchall()  # type: ignore[union-attr]
    except connection.dialect.loaded_dbapi.Error:
        # Once more by the long way, which tells a full disk from a damaged file as it does everywhere else.
        return [tuple(row) for row in connection.exec_driver_sql(sql, _plain(values))]
    return rows


def among(one: Column[Any], server: str, name: str = "ids") -> ColumnElement[bool]:
    """Give the condition that a column has one of the values of a name (see `several`), in one text for any number."""
    if server == "sqlite":
        return one.in_(select(func.json_each(bindparam(name, type_=String())).table_valued("value").c.value))
    return one == any_(bindparam(name, type_=ARRAY(one.type)))


def begins(one: Column[Any], name: str) -> ColumnElement[bool]:
    """Give the condition that a column begins with the value of a name, letter for letter.

    For a LIKE with such a value a file would think its plan through again every time, which takes longer than reading.
    """
    beginning = bindparam(name, type_=String())
    return func.substr(one, 1, func.length(beginning)) == beginning


def several(values: Iterable[Any], server: str) -> Any:
    """Give the value of a name in `among`: texts, numbers or days."""
    given = list(values)
    if server != "sqlite":
        return given
    kind = type(given[0]) if given else None
    # Numbers and days are written in half the time that JSON's own writer takes.
    if kind is int:
        return f"[{','.join(map(str, given))}]"
    if kind is dt.date:
        return '["' + '","'.join(map(str, given)) + '"]'
    return _as_json(given)


def _found(connection: Connection, compiled: _Compiled, values: Mapping[str, Any]) -> Rows:
    found = driver_rows(connection, compiled.sql, _given(compiled, values))
    return [_changed(row, compiled.coming) for row in found] if compiled.coming else found


def _plain(values: Sequence[Any] | Mapping[str, Any]) -> Any:
    return dict(values) if isinstance(values, Mapping) else tuple(values)


def _given(compiled: _Compiled, values: Mapping[str, Any]) -> list[Any]:
    """Give the values in the order of their places."""
    known, going = {**compiled.fixed, **values}, compiled.going
    return [going[name](known[name]) if name in going else known[name] for name in compiled.places]


def _changed(row: Sequence[Any], coming: tuple[tuple[int, Callable[[Any], Any]], ...]) -> list[Any]:
    values = list(row)
    for place, change in coming:
        if values[place] is not None:
            values[place] = change(values[place])
    return values


@lru_cache(maxsize=200)
def _compiled(query: Select[Any], dialect: Dialect) -> _Compiled:
    coming = enumerate(_coming(one.type, dialect) for one in query.selected_columns)
    return _Compiled(
        **_taken(query.compile(dialect=dialect), dialect),
        coming=tuple((place, change) for place, change in coming if change),
        named=result_tuple(query.selected_columns.keys()),
    )


@lru_cache(maxsize=200)
def _changing(key: Column[Any], names: tuple[str, ...], dialect: Dialect) -> _Compiled:
    return _Compiled(**_taken(_change(key).compile(dialect=dialect, column_keys=[*names, _THIS]), dialect))


@cache
def _change(key: Column[Any]) -> Update:
    return update(key.table).where(key == bindparam(_THIS))


def _taken(made: Any, dialect: Dialect) -> dict[str, Any]:
    """Give of a compiled statement what the driver needs to take it."""
    going = {name: _going(bind.type, dialect) for name, bind in made.binds.items()}
    return {
        "sql": str(made),
        "places": tuple(made.positiontup or ()),
        "fixed": {name: bind.value for name, bind in made.binds.items() if not bind.required},
        "going": {name: change for name, change in going.items() if change},
    }


def _going(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _coming(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
