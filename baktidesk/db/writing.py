"""Statements that write to a file, given to its driver as they are: what every deed does anew has to be short."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Table, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from baktidesk.db.base import UtcDateTime, stored_moment

_Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Insertion:
    """An INSERT as the driver takes it: where its values come from, and what some of them become."""

    sql: str
    take: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    changes: tuple[tuple[int, _Change], ...]
    fixed: Mapping[str, Any]
    fresh: tuple[tuple[str, _Change], ...]


def write_new(connection: Connection, table: Table, values: Mapping[str, Any]) -> None:
    """Write a row by column names; columns that are not named get what the table has for them."""
    if connection.dialect.name != "sqlite":
        connection.execute(_insertion(table), values)
        return
    made = _inserting(table, tuple(values), connection.dialect)
    fresh = {name: default(None) for name, default in made.fresh}
    given = list(made.take({**made.fixed, **fresh, **values}))
    for place, change in made.changes:
        given[place] = change(given[place])
    write(connection, made.sql, given)


def write(connection: Connection, sql: str, values: Sequence[Any] = ()) -> None:
    """Give a plain statement to the driver of a file, inside the transaction of all else.

    What the driver refuses is told as it is everywhere else, without the values. It is never tried again: after a full
    disk the transaction may be over, and the same statement would stand alone.
    """
    if not connection.in_transaction():
        connection.begin()
    _give(connection, sql, values)


def begin(connection: Connection) -> None:
    """Begin a transaction of a file that nobody else writes to until it is over."""
    _give(connection, "BEGIN IMMEDIATE", ())


def _give(connection: Connection, sql: str, values: Sequence[Any]) -> None:
    error_of_driver = connection.dialect.loaded_dbapi.Error
    try:
        connection.connection.dbapi_connection.execute(sql, values)  # type: ignore[union-attr]
    except error_of_driver as error:
        raise DBAPIError.instance(
            sql, None, error, error_of_driver, hide_parameters=True, dialect=connection.dialect
        ) from error


@lru_cache(maxsize=200)
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> _Insertion:
    made: Any = _insertion(table).compile(dialect=dialect, column_keys=names)
    places, defaults = made.positiontup, {column.key: column.default for column in made.insert_prefetch}
    changes = enumerate(_going(table.c[name].type, dialect) for name in places)
    return _Insertion(
        sql=str(made),
        take=itemgetter(*places),
        changes=tuple((place, change) for place, change in changes if change),
        fixed={name: default.arg for name, default in defaults.items() if not default.is_callable},
        fresh=tuple((name, default.arg) for name, default in defaults.items() if default.is_callable),
    )


@cache
def _insertion(table: Table) -> Insert:
    return insert(table).inline()


def _going(kind: TypeEngine[Any], dialect: Dialect) -> _Change | None:
    """Give what a file keeps of a value of this type; None where it takes the value itself."""
    if isinstance(kind, UtcDateTime):
        return stored_moment
    return kind.dialect_impl(dialect).bind_processor(dialect)
