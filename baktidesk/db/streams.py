"""Reading very many rows in batches: from a file as its driver gives them, without an object of our own for each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Select

Rows = Sequence[Sequence[Any]]
_Changes = Sequence[tuple[int, Callable[[Any], Any]]]


def batches(connection: Connection, query: Select[Any], size: int) -> Iterator[Rows]:
    """Give the rows of a query, without names, at most `size` at a time and never more in memory.

    What the driver says of a damaged file or a failing disk is raised as SQLAlchemy raises it.
    """
    if connection.dialect.name == "sqlite":
        return _of_file(connection, query, size)
    return connection.execute(query, execution_options={"yield_per": size}).partitions()


def _of_file(connection: Connection, query: Select[Any], size: int) -> Iterator[Rows]:
    changes = _changes(connection, query)
    with closing(connection.execute(query)) as result:
        cursor: Any = result.cursor
        while rows := _fetched(connection, query, cursor, size):
            yield [_changed(row, changes) for row in rows] if changes else rows


def _fetched(connection: Connection, query: Select[Any], cursor: Any, size: int) -> Rows:
    try:
        rows: Rows = cursor.fetchmany(size)
    except connection.dialect.loaded_dbapi.Error:
        # Once more by the long way, which tells a failing disk from a damaged file as it does everywhere else.
        for _row in connection.execute(query):
            continue
        raise
    return rows


def _changes(connection: Connection, query: Select[Any]) -> _Changes:
    """Give what turns the stored values of some columns into ours, by the column's place."""
    dialect = connection.dialect
    kinds = (column.type.dialect_impl(dialect) for column in query.selected_columns)
    found = enumerate(kind.result_processor(dialect, None) for kind in kinds)
    return [(place, change) for place, change in found if change]


def _changed(row: Sequence[Any], changes: _Changes) -> Sequence[Any]:
    values = list(row)
    for place, change in changes:
        values[place] = change(values[place])
    return values
