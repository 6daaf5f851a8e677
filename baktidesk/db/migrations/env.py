"""Alembic's way in: always on a connection that db/schema.py has opened."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData

from baktidesk.db import models, search_index


def _same_type(_context: Any, inspected: Any, _column: Any, found: Any, wanted: Any) -> bool | None:
    if context.get_bind().dialect.name == "sqlite":
        dialect = context.get_bind().dialect
        return bool(found.compile(dialect) != wanted.compile(dialect))
    return None


def _is_ours(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return not (kind == "table" and (name == "alembic_version" or search_index.is_own(name)))


def _partial_on_both(metadata: MetaData) -> MetaData:
    """Give every partial index on PostgreSQL the condition that it has on SQLite."""
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return metadata


def run() -> None:
    """Run the migrations inside the transaction of the connection that was handed over."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=_partial_on_both(models.audit.metadata),
        compare_type=_same_type,
        include_object=_is_ours,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=False,
    )
    context.run_migrations()


run()
