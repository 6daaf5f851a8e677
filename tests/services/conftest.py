"""A fresh data file for every story about the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from baktidesk.domain.event import StoredEvent
from tests.stories import Desk, fresh_database, set_up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an administrator at desk A of a new data file."""
    database = fresh_database(tmp_path)
    yield Desk(database)
    database.close()


@pytest.fixture
def event(desk: Desk) -> StoredEvent:
    """Give an event with 100 packages in store."""
    return set_up(desk)
