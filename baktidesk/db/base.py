"""Column types that mean the same on SQLite and PostgreSQL, and the columns that every record has."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    String,
    Table,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import JSON, TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
_WITHOUT_ZONE = len("2026-01-31 08:30:00.000000")


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC, aware on both servers (SQLite would give it back without its zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Store in UTC; a naive moment is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        moment = value.astimezone(dt.UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Give it back aware."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def stored_moment(value: dt.datetime | None) -> str | None:
    """Give the text in which `UtcDateTime` stands in a file; a naive moment is a bug (ValueError)."""
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return value.astimezone(dt.UTC).isoformat(" ", "microseconds")[:_WITHOUT_ZONE]


class Tenths(TypeDecorator[Decimal]):
    """A decimal with one place, kept as an integer of tenths so that no server rounds it."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store tenths."""
        return None if value is None else int((Decimal(value) * 10).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give the decimal back."""
        return None if value is None else Decimal(value) / 10


@compiles(String, "sqlite")
@compiles(Date, "sqlite")
@compiles(DateTime, "sqlite")
@compiles(JSON, "sqlite")
@compiles(Numeric, "sqlite")
def _strict_text(type_: Any, compiler: Any, **options: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
def _strict_integer(type_: Any, compiler: Any, **options: Any) -> str:
    return "INTEGER"


def record_table(name: str, *parts: SchemaItem) -> Table:
    """Make a table of records: id (UUIDv7 text), its own columns, version, making and voiding."""
    return Table(
        name,
        metadata,
        Column("id", String(36), primary_key=True),
        *parts,
        Column("version", Integer, nullable=False, default=1),
        Column("created_at", UtcDateTime, nullable=False),
        Column("created_by", String(100), nullable=False),
        Column("desk", String(1), nullable=False),
        Column("voided_at", UtcDateTime),
        Column("void_reason", String(300), nullable=False, default=""),
        sqlite_strict=True,
    )


def text_column(name: str, length: int = 100) -> Column[str]:
    """Make a column of text that is empty rather than NULL."""
    return Column(name, String(length), nullable=False, default="")


def link_column(name: str, target: str, *, optional: bool = False) -> Column[str]:
    """Make a column that points to a record of another table."""
    return Column(name, String(36), ForeignKey(f"{target}.id"), nullable=optional)
