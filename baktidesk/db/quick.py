"""Reading at a key's pace: a query is compiled once and, on a file, given to the driver as it is."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.types import ARRAY, String, TypeEngine

_as_json: Final = json.JSONEncoder(default=str).encode
Rows = Sequence[Sequence[Any]]
Change = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as the driver takes it: the names of its places, and what changes values going in and coming out."""

    sql: str
    places: tuple[str, ...]
    fixed: Mapping[str, Any]
    going: dict[str, Callable[[Any], Any]]
    coming: tuple[tuple[int, Callable[[Any], Any]], ...]


def quick_rows(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> Rows:
    """Give the rows of a query that is made once and kept, without names; every value it needs is to be given.

    On a file this takes a tenth of the time of `Connection.execute`, which is most of what a short query costs.
    """
    if connection.dialect.name != "sqlite":
        return connection.execute(query, values).all()
    compiled = _compiled(query, connection.dialect)
    found: Rows = driver_rows(connection, compiled.sql, _given(compiled, values))
    return [_changed(row, compiled.coming) for row in found] if compiled.coming else found


def driver_rows(connection: Connection, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Give the rows of a plain statement from the driver of a file, inside the transaction that all else reads in."""
    if not connection.in_transaction():
        connection.begin()
    try:
        rows: list[tuple[Any, ...]] = connection.connection.driver_connection.execute(sql, values).fetchall()  # type: ignore[union-attr]
    except connection.dialect.loaded_dbapi.Error:
        # Once more by the long way, which tells a full disk from a damaged file as it does everywhere else.
        return [tuple(row) for row in connection.exec_driver_sql(sql, _plain(values))]
    return rows


def among(one: Column[Any], server: str, name: str = "ids") -> ColumnElement[bool]:
    """Give the condition that a column has one of the values of a name (see `several`), in one text for any number."""
    if server == "sqlite":
        return one.in_(select(func.json_each(bindparam(name, type_=String())).table_valued("value").c.value))
    return one == any_(bindparam(name, type_=ARRAY(one.type)))


def several(values: Iterable[Any], server: str) -> Any:
    """Give the value of a name in `among`: texts, numbers or days."""
    return _as_json(list(values)) if server == "sqlite" else list(values)


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
    made = query.compile(dialect=dialect)
    going = {name: _going(bind.type, dialect) for name, bind in made.binds.items()}
    coming = enumerate(_coming(one.type, dialect) for one in query.selected_columns)
    return _Compiled(
        sql=str(made),
        places=tuple(made.positiontup or ()),
        fixed={name: bind.value for name, bind in made.binds.items() if not bind.required},
        going={name: change for name, change in going.items() if change},
        coming=tuple((place, change) for place, change in coming if change),
    )


def _going(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _coming(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
