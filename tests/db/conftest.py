"""A fresh data file, and a PostgreSQL server where there is one, for every story about the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baktidesk.db.session import Database
from tests.postgres import postgres_server, postgres_url
from tests.stories import fresh_database

__all__ = ["postgres_server", "postgres_url"]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a new data file."""
    opened = fresh_database(tmp_path)
    yield opened
    opened.close()
