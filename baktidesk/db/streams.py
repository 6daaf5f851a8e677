"""Reading very many rows in batches: from a file as its driver gives them, without an object of our own for each."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any, Final

from sqlalchemy import Boolean, ColumnElement, Connection, Select, String, func

from baktidesk.db.engine import read_pragma

FEW_KB: Final = 256
_BETWEEN: Final = "\x1f"
"""Stands between the texts of a row that a file gives as one line."""

Columns = Sequence[Sequence[Any]]
"""Rows, given column by column."""


def batches(
    connection: Connection, query: Select[Any], size: int, stretches: Sequence[slice] = ()
) -> Iterator[Columns]:
    """Give the rows of a query by column, at most `size` rows at a time and never more in memory.

    With `stretches`, which follow each other over all columns, there is one column for each of them: see `gathered`.
    A file gives "" for a text that is missing then, and leaves out U+001F, which no text of ours has.
    What the driver says of a damaged file or a failing disk is raised as SQLAlchemy raises it.
    """
    if connection.dialect.name == "sqlite":
        return _joined(connection, query, size, stretches) if stretches else _plain(connection, query, size)
    found = connection.execute(query, execution_options={"yield_per": size}).partitions()
    return (gathered(transposed(rows), stretches) if stretches else transposed(rows) for rows in found)


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


def transposed(rows: Iterable[Sequence[Any]]) -> Columns:
    """Give rows as columns, or columns as rows."""
    return list(zip(*rows, strict=True))


def gathered(columns: Columns, stretches: Sequence[slice]) -> Columns:
    """Give columns as one for each stretch: the column itself, or of several one of tuples.

    A file gives several as JSON, which it makes faster than the driver gives the values one by one: see `several`.
    """
    return [transposed(columns[one]) if _is_wide(one) else columns[one.start] for one in stretches]


def several(values: str | tuple[Any, ...]) -> Sequence[Any]:
    """Give the values of a stretch of several columns; a truth value may come as 1 or 0."""
    return json.loads(values) if isinstance(values, str) else values


def _plain(connection: Connection, query: Select[Any], size: int) -> Iterator[Columns]:
    """Give every column of a file's rows."""
    changes = [_change(connection, column) for column in query.selected_columns]
    for rows in _fetched(connection, query, size):
        yield list(map(_changed, transposed(rows), changes))


def _joined(connection: Connection, query: Select[Any], size: int, stretches: Sequence[slice]) -> Iterator[Columns]:
    """Give every stretch of a file's rows: all texts of a row come as one, which the driver gives as fast as each."""
    columns = list(query.selected_columns)
    values = [_value(connection, columns[stretch]) for stretch in stretches]
    changes = [_change(connection, value) for value in values]
    texts = [place for place, value in enumerate(values) if isinstance(value.type, String) and not changes[place]]
    others = [place for place in range(len(values)) if place not in texts]
    done = 0
    for text in (_as_it_is, _without_sign):
        line = _line([text(values[place]) for place in texts])
        asked = query.with_only_columns(*(values[place] for place in others), line, maintain_column_froms=True)
        for rows in _fetched(connection, asked.offset(done) if done else asked, size):
            *found, lines = transposed(rows)
            parts = _BETWEEN.join(lines).split(_BETWEEN)
            if len(parts) != len(rows) * len(texts):
                break  # One of the texts has the sign: from here on it is taken out of them.
            told: dict[int, Sequence[Any]] = {place: parts[first :: len(texts)] for first, place in enumerate(texts)}
            told |= {place: _changed(one, changes[place]) for place, one in zip(others, found, strict=True)}
            yield [told[place] for place in range(len(values))]
            done += len(rows)
        else:
            return


def _line(texts: Sequence[ColumnElement[Any]]) -> ColumnElement[str]:
    parts = [part for text in texts for part in (_BETWEEN, text)]
    return func.concat(*parts[1:], type_=String)


def _as_it_is(text: ColumnElement[Any]) -> ColumnElement[Any]:
    return text


def _without_sign(text: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.replace(text, _BETWEEN, "")


def _value(connection: Connection, columns: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
    """Give what is asked for a stretch: its column, or several as JSON; TypeError for what is kept in another form."""
    if len(columns) == 1:
        return columns[0]
    if any(_change(connection, column) and not isinstance(column.type, Boolean) for column in columns):
        raise TypeError("a stretch of several columns has one that the file keeps in another form")
    return func.json_array(*columns, type_=String)


def _is_wide(stretch: slice) -> bool:
    return int(stretch.stop - stretch.start) > 1


def _fetched(connection: Connection, query: Select[Any], size: int) -> Iterator[Sequence[Any]]:
    with closing(connection.execute(query)) as result:
        cursor: Any = result.cursor
        while rows := _next(connection, query, cursor, size):
            yield rows


def _next(connection: Connection, query: Select[Any], cursor: Any, size: int) -> Sequence[Any]:
    try:
        rows: Sequence[Any] = cursor.fetchmany(size)
    except connection.dialect.loaded_dbapi.Error:
        # Once more by the long way, which tells a failing disk from a damaged file as it does everywhere else.
        for _row in connection.execute(query):
            continue
        raise
    return rows


def _change(connection: Connection, column: ColumnElement[Any]) -> Callable[[Any], Any] | None:
    """Give what turns the stored values of a column into ours, None where they are."""
    return column.type.dialect_impl(connection.dialect).result_processor(connection.dialect, None)


def _changed(values: Sequence[Any], change: Callable[[Any], Any] | None) -> Sequence[Any]:
    return list(map(change, values)) if change else values
