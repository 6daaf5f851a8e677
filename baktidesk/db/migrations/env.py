"""Alembic's way in: always on a connection that db/schema.py has opened."""

from typing import Any

from alembic import context
from sqlalchemy import Connection

from baktidesk.db import models


def _same_type(_context: Any, inspected: Any, _column: Any, found: Any, wanted: Any) -> bool | None:
    if context.get_bind().dialect.name == "sqlite":
        dialect = context.get_bind().dialect
        return bool(found.compile(dialect) != wanted.compile(dialect))
    return None


def _is_ours(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return not (kind == "table" and name == "alembic_version")


def run() -> None:
    """Run the migrations inside the transaction of the connection that was handed over."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=models.audit.metadata,
        compare_type=_same_type,
        include_object=_is_ours,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=False,
    )
    context.run_migrations()


run()
