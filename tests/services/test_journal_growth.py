"""However many records an event has: the newest are found in the order of an index, and the same as by reading all."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from baktidesk.db.schema import migrate
from baktidesk.db.session import Session
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.services import journal, record_search
from baktidesk.services.donors.donations import check_in, void_visit
from baktidesk.services.journal import Found, RecordKind, count_records, list_records
from baktidesk.services.relief.crowd import count_out
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from tests.services.test_relief_plans import plans
from tests.stories import DAY, MORNING, Desk, a_donor, set_up, to_institution, to_person

NAMES = ("Adi Wijaya", "Siti Rahma", "Budi 100%", "Ma'ruf Adi")
WORDS = ("", "adi", "a-00", "100%", "rahma", "sembako", "lapas", "zzz")
MOMENTS = {"donor_visit": "checked_in_at"}
ORDERS = {"distribution": ("day", "at", "id")}
"""By what the newest of a kind are cut off, by id unless said otherwise."""


def fill(desk: Desk, event: StoredEvent, dice: random.Random) -> None:
    """Write down records of every kind in three days, some of which are voided."""
    clock: Any = desk.database.clock
    for step in range(24):
        clock.moment = MORNING + dt.timedelta(days=step // 8, minutes=step)
        name, nik = dice.choice(NAMES), dice.choice(("", f"31710101{step:08d}"))
        deeds: list[Callable[[], Any]] = [
            lambda name=name, nik=nik: desk.do(check_in, event.id, a_donor(full_name=name, nik=nik)).id,
            lambda name=name: desk.do(distribute, event.id, to_person(event, full_name=name), exception="Uji"),
            lambda: desk.do(count_out, event.id, Crowd(item_id=event.items[0].id)),
            lambda name=name: desk.do(hand_over, event.id, to_institution(event, 1, institution=name)),
        ]
        kind = dice.randrange(4)
        made = deeds[kind]()
        if dice.random() < 0.3 and kind != 2:
            voids = (void_visit, void_delivery, None, void_delivery)[kind]
            of_table = () if kind == 0 else ("distribution",) if kind == 1 else ("handover",)
            desk.do(voids, *of_table, made, "Keliru")


def read_all(
    session: Session, kind: RecordKind, voided: bool | None, event_id: str, limit: int
) -> list[tuple[Any, ...]]:
    """Give moment and id of the newest records of a kind by reading every row."""
    alone = " AND handover_line_id IS NULL AND distribution_id IS NULL" if kind is RecordKind.MOVEMENT else ""
    state = {None: "", True: " AND voided_at IS NOT NULL", False: " AND voided_at IS NULL"}[voided]
    order = ", ".join(f"{name} DESC" for name in ORDERS.get(kind, ("id",)))
    sql = f"SELECT {MOMENTS.get(kind, 'at')}, id FROM {kind} WHERE event_id || '' = ?{state}{alone} ORDER BY {order}"
    found = list(session.connection.exec_driver_sql(sql, (event_id,)))
    return [tuple(row) for row in found[:limit]] + [(len(found),)]


@pytest.fixture(params=range(2))
def filled(desk: Desk, request: pytest.FixtureRequest) -> StoredEvent:
    """Give an event of three days, other every time, beside another event."""
    fill(desk, set_up(desk, code="LAIN"), random.Random(99))
    days = [DayLine(day=DAY + dt.timedelta(days=number), place="Aula") for number in range(3)]
    event = set_up(desk, days=days)
    fill(desk, event, random.Random(request.param))
    return event


@pytest.mark.parametrize("voided", [None, True, False])
def test_the_newest_are_those_that_reading_all_gives(desk: Desk, filled: StoredEvent, voided: bool | None) -> None:
    for limit in (1, 3, 500):
        totals, everything = 0, []
        for kind in RecordKind:
            *newest, (total,) = desk.see(read_all, kind, voided, filled.id, limit)
            found: Found = desk.see(list_records, filled.id, kind=kind, voided=voided, limit=limit)
            assert [line.id for line in found.lines] == [one for _at, one in sorted(newest, reverse=True)]
            assert found.total == total
            totals, everything = totals + total, everything + newest
        whole: Found = desk.see(list_records, filled.id, voided=voided, limit=limit)
        assert [line.id for line in whole.lines] == [one for _at, one in sorted(everything, reverse=True)][:limit]
        assert whole.total == totals
    assert desk.see(count_records, filled.id) == {
        kind: desk.see(read_all, kind, False, filled.id, 0)[-1][0] for kind in RecordKind
    }


def test_a_search_finds_as_many_whatever_is_shown_of_them(desk: Desk, filled: StoredEvent) -> None:
    for words in WORDS:
        every: Found = desk.see(list_records, filled.id, search=words, limit=500)
        few: Found = desk.see(list_records, filled.id, search=words, limit=2)
        assert few.total == every.total == len(every.lines)
        assert {line.id for line in few.lines} <= {line.id for line in every.lines}
        assert len(few.lines) == min(2, every.total)


@pytest.mark.parametrize("few", [500, 2])
def test_a_rare_name_finds_the_same_by_its_people(
    desk: Desk, filled: StoredEvent, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [(words, voided, limit) for words in (*WORDS, "3171") for voided in (None, True) for limit in (2, 500)]

    def search(words: str, voided: bool | None, limit: int) -> Found:
        found: Found = desk.see(list_records, filled.id, search=words, voided=voided, limit=limit)
        return found

    looked_through = [search(*one) for one in asked]
    monkeypatch.setattr(journal, "_LOOKED_THROUGH", 1)
    monkeypatch.setattr(record_search, "_FEW", few)
    assert [search(*one) for one in asked] == looked_through


def test_deliveries_to_a_rare_name_are_found_by_its_people(
    desk: Desk, filled: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_LOOKED_THROUGH", 1)
    kind = RecordKind.DISTRIBUTION
    steps = plans(desk, filled, lambda session, event: list_records(session, event.id, search="rahma", kind=kind))
    assert [step for step in steps if "SCAN person" in step] == ["SCAN person USING COVERING INDEX ix_person_name_key"]
    assert any("SEARCH distribution USING INDEX ix_distribution_person_id" in step for step in steps)
    assert [step for step in steps if "ix_distribution_named" in step] == []


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        (RecordKind.VISIT, "SEARCH donor_visit USING INDEX ix_donor_visit_list (event_id=? AND day=?)"),
        (RecordKind.DISTRIBUTION, "SEARCH distribution USING INDEX ix_distribution_named (event_id=?)"),
        (RecordKind.DISTRIBUTION, "SEARCH distribution USING INDEX ix_distribution_crowd (event_id=?)"),
        (RecordKind.DISTRIBUTION, "SEARCH distribution USING COVERING INDEX ix_distribution_event_id_day (event_id=?)"),
        (
            RecordKind.MOVEMENT,
            "SEARCH stock_movement USING INDEX ix_stock_movement_item_id_kind_id (item_id=? AND kind=?)",
        ),
    ],
)
def test_a_list_is_read_in_the_order_of_an_index(desk: Desk, filled: StoredEvent, kind: RecordKind, index: str) -> None:
    steps = plans(desk, filled, lambda session, event: list_records(session, event.id, kind=kind, limit=1))
    assert index in steps
    sorts = [step for step in steps if step == "USE TEMP B-TREE FOR ORDER BY"]
    assert len(sorts) == (kind is RecordKind.MOVEMENT)


def test_visits_that_count_are_counted_without_reading_one(desk: Desk, filled: StoredEvent) -> None:
    steps = plans(desk, filled, lambda session, event: count_records(session, event.id))
    assert [step for step in steps if "donor_visit" in step] == []
    assert [step for step in steps if "stock_movement" in step and "kind=?" not in step] == []


def test_voided_visits_stay_when_a_new_version_counts_anew(desk: Desk) -> None:
    event = set_up(desk)
    desk.do(void_visit, desk.do(check_in, event.id, a_donor()).id, "salah orang")
    migrate(desk.database.engine)
    found = desk.see(list_records, event.id, kind=RecordKind.VISIT, voided=True)
    assert (len(found.lines), found.total) == (1, 1)
