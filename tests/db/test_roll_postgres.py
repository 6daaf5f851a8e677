"""A roll on a server: the same answers as in a file, and two desks that import it at once add nobody twice."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from baktidesk.db.schema import open_database
from baktidesk.db.session import Database
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from tests.stories import DAY, Desk, set_up
from tests.workbooks import a_roll, a_row

pytestmark = pytest.mark.needs("postgresql")


@pytest.fixture
def server(postgres_url: str) -> Iterator[Database]:
    """Open a new database on the server."""
    opened = open_database(postgres_url)
    yield opened
    opened.close()


def test_two_desks_import_the_same_roll_and_nobody_is_there_twice(server: Database, tmp_path: Path) -> None:
    event = set_up(Desk(server))
    file = read_roll(a_roll(tmp_path, [a_row(number, nik="", nip="") for number in range(1, 31)]), DAY)
    desks = [Desk(server, letter) for letter in "ABC"]
    added: list[int] = []
    threads = [
        threading.Thread(target=lambda one=desk: added.append(len(one.do(roll.import_roll, event.id, file).accepted)))
        for desk in desks
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(added) == [0, 0, 30]
    lines = desks[0].see(roll.not_yet_come, event.id)
    assert [line.number for line in lines] == list(range(1, 31))
    assert len(desks[0].see(roll.preview_file, event.id, file).duplicate) == 30
