"""On a server as in a file: what is found without reading all is what reading all gives."""

import random
from collections.abc import Iterator
from functools import partial

import pytest

from baktidesk.db.schema import open_database
from baktidesk.domain.report import ReportForm
from baktidesk.services import record_search
from baktidesk.services.journal import RecordKind, count_records, list_records
from baktidesk.services.relief import delivery_board
from baktidesk.services.relief.coupons import coupons_wanted, people_without_coupon
from baktidesk.services.relief.delivery_board import list_board
from baktidesk.services.relief.last_moves import has_moved_since, moved_on
from baktidesk.services.sending.report import report
from tests.services import (
    test_board_growth,
    test_coupons_wanted,
    test_journal_growth,
    test_last_moves,
)
from tests.stories import DAY, Clock, Desk, set_up

pytestmark = pytest.mark.needs("postgresql")


@pytest.fixture
def desk(postgres_url: str) -> Iterator[Desk]:
    """Give a desk on a server."""
    database = open_database(postgres_url)
    database.clock = Clock()
    yield Desk(database)
    database.close()


def test_the_newest_records(desk: Desk) -> None:
    event = set_up(desk)
    test_journal_growth.fill(desk, event, random.Random(3))
    every = desk.see(list_records, event.id)
    assert every.total == len(every.lines) > 20
    for limit in (1, 5):
        found = desk.see(list_records, event.id, limit=limit)
        assert (found.total, [line.id for line in found.lines]) == (
            every.total,
            [line.id for line in every.lines[:limit]],
        )
    live = [line.kind for line in every.lines if not line.voided]
    assert desk.see(count_records, event.id) == {kind: live.count(kind) for kind in RecordKind}
    assert desk.see(list_records, event.id, search="siti", limit=1).total == sum(
        "siti" in line.name.lower() for line in every.lines
    )
    assert "Waktu : 08.00 s.d. " in desk.see(report, event.id, ReportForm.FULL, day=DAY)


def test_what_moved_last(desk: Desk) -> None:
    event, dice = test_last_moves.an_event(desk, "SATU"), random.Random(5)
    moments = []
    for _ in range(16):
        desk.database.clock.pass_minutes(3)
        moments.append(desk.database.clock())
        test_last_moves.move(desk, event, dice)
    last = desk.see(test_last_moves.read_all, event.id, DAY)
    assert desk.see(moved_on, event.id, DAY) == {one: name for one, (name, _at) in last.items()}
    for one, (_name, at) in last.items():
        moved = partial(desk.see, has_moved_since, event.id, DAY, one)
        assert [moved(moment) for moment in moments] == [at > moment for moment in moments]


def test_a_rare_name_on_the_board(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    event = set_up(desk, allocations=[])
    test_board_growth.fill(desk, event, random.Random(2))
    looked_through = [desk.see(list_board, event.id, limit=9, search=words) for words in test_board_growth.WORDS]
    monkeypatch.setattr(delivery_board, "_LOOKED_THROUGH", 1)
    for few in (500, 2):
        monkeypatch.setattr(record_search, "_FEW", few)
        found = [desk.see(list_board, event.id, limit=9, search=words) for words in test_board_growth.WORDS]
        assert found == looked_through


def test_who_has_no_coupon(desk: Desk) -> None:
    event = test_last_moves.an_event(desk, "SATU")
    test_coupons_wanted.fill(desk, event, random.Random(1))
    wanted = desk.see(coupons_wanted, event.id)
    assert wanted == {one.id: desk.see(people_without_coupon, event.id, one.id) for one in event.items}
