"""Reading very many rows in batches: from a file as its driver gives them, without an object of our own for each."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Select, String, func

from baktidesk.db.engine import read_pragma

FEW_KB: Final = 1024
Rows = Sequence[Sequence[Any]]
_Changes = Sequence[tuple[int, Callable[[Any], Any]]]


def batches(connection: Connection, query: Select[Any], size: int, stretches: Sequence[slice] = ()) -> Iterator[Rows]:
    """Give the rows of a query, without names, at most `size` at a time and never more in memory.

    With `stretches`, which follow each other over all columns, a row has one value for each of them: see `gathered`.
    What the driver says of a damaged file or a failing disk is raised as SQLAlchemy raises it.
    """
    if connection.dialect.name == "sqlite":
        return _of_file(connection, _gathering(connection, query, stretches), size)
    found = connection.execute(query, execution_options={"yield_per": size}).partitions()
    return (gathered(rows, stretches) for rows in found) if stretches else found


@contextmanager
def few_pages(connection: Connection) -> Iterator[None]:
    """Let the connection of a file keep few pages meanwhile: what is read once, from end to end, is not kept for long.

    The pages that it keeps for searching (see db/engine.py) would otherwise be pushed out, and be half of what a
    large export takes.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    file: Any = connection.connection.driver_connection
    usual = read_pragma(file, "cache_size")
    file.execute(f"PRAGMA cache_size = -{FEW_KB}").fetchall()
    try:
        yield
    finally:
        with suppress(connection.dialect.loaded_dbapi.Error):
            file.execute(f"PRAGMA cache_size = {usual}").fetchall()


def gathered(rows: Rows, stretches: Sequence[slice]) -> Rows:
    """Give rows of a value a column as rows of a value a stretch: the value itself, or several as a tuple.

    A file gives several as JSON, which it makes faster than the driver gives the values one by one: see `several`.
    """
    takes = [stretch if _is_wide(stretch) else stretch.start for stretch in stretches]
    return [[tuple(row[take]) if isinstance(take, slice) else row[take] for take in takes] for row in rows]


def several(values: str | tuple[Any, ...]) -> Sequence[Any]:
    """Give the values of a stretch of several columns; a truth value may come as 1 or 0."""
    return json.loads(values) if isinstance(values, str) else values


def _gathering(connection: Connection, query: Select[Any], stretches: Sequence[slice]) -> Select[Any]:
    """Let the file join what stands in a stretch of several columns; TypeError for what it keeps in another form."""
    if not any(map(_is_wide, stretches)):
        return query
    columns = list(query.selected_columns)
    other = {place for place, _change in _changes(connection, query) if not isinstance(columns[place].type, Boolean)}
    if any(place in other for stretch in filter(_is_wide, stretches) for place in range(stretch.start, stretch.stop)):
        raise TypeError("a stretch of several columns has one that the file keeps in another form")
    found = (columns[stretch] for stretch in stretches)
    values = (own[0] if len(own) == 1 else func.json_array(*own, type_=String) for own in found)
    return query.with_only_columns(*values, maintain_column_froms=True)


def _is_wide(stretch: slice) -> bool:
    return int(stretch.stop - stretch.start) > 1


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
