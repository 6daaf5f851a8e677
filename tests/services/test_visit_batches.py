"""Several visits in one step, and the lists that the board reads."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from baktidesk.db.models import donor_visit
from baktidesk.db.schema import open_database
from baktidesk.domain.donation import Deferral, DeferralReason, Leaving, LeavingReason, Visit, VisitStatus
from baktidesk.domain.errors import Problem, Refused, RefusedValues
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.services.audit import undo
from baktidesk.services.donors import visit_lists
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor, visit, void_visit
from baktidesk.services.donors.visit_batches import defer_many, leave_many, note_warnings
from baktidesk.services.donors.visit_lists import found_by, visits_by_age, visits_by_status
from baktidesk.services.summary import summarise
from tests.postgres import postgres_server, postgres_url  # noqa: F401 - fixtures
from tests.stories import DAY, Clock, Desk, a_bag, a_donor, fresh_database, set_up

LOW = Deferral(deferral_reason=DeferralReason.LOW_HB)
GONE = Leaving(left_reason=LeavingReason.CANCELLED)


def arrive(desk: Desk, event: StoredEvent, count: int = 3, **changes: Any) -> list[str]:
    """Check some donors in; give the ids of their visits."""
    return [desk.do(check_in, event.id, a_donor(**changes)).id for _ in range(count)]


def statuses(desk: Desk, ids: list[str]) -> list[VisitStatus]:
    """Give where visits stand."""
    return [desk.see(visit, one).status for one in ids]


def waits(clock: object) -> Clock:
    """Give a story's clock."""
    assert isinstance(clock, Clock)
    return clock


def test_several_are_deferred_with_one_reason(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event)
    done: list[Visit] = desk.do(defer_many, ids, LOW)
    assert {one.id: one.deferral_reason for one in done} == dict.fromkeys(ids, DeferralReason.LOW_HB)
    assert desk.see(summarise, event.id).donors.by_deferral_reason == {"low_hb": 3}


def test_several_leave_from_different_states(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event)
    desk.do(pass_donor, ids[1])
    desk.do(leave_many, ids, GONE)
    assert statuses(desk, ids) == [VisitStatus.CANCELLED] * 3


def test_one_illegal_move_stops_all_and_names_its_number(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event)
    desk.do(pass_donor, ids[1])
    with pytest.raises(Refused, match="A-002 is") as refusal:
        desk.do(defer_many, ids, LOW)
    assert refusal.value.record == ids[1]
    assert statuses(desk, ids) == [VisitStatus.REGISTERED, VisitStatus.PASSED, VisitStatus.REGISTERED]


def test_a_voided_visit_stops_all(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event)
    desk.do(void_visit, ids[2], "salah")
    with pytest.raises(Refused, match="A-003 has been voided"):
        desk.do(leave_many, ids, GONE)
    assert statuses(desk, ids[:2]) == [VisitStatus.REGISTERED] * 2


def test_without_a_reason_nobody_is_deferred(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event, 2)
    with pytest.raises(RefusedValues):
        desk.do(defer_many, ids, Deferral())
    assert statuses(desk, ids) == [VisitStatus.REGISTERED] * 2


def test_one_undo_undoes_all(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event)
    deed = desk.deed(defer_many, ids, LOW).deed
    desk.do(undo, deed)
    assert statuses(desk, ids) == [VisitStatus.REGISTERED] * 3
    assert desk.see(summarise, event.id).donors.waiting == 3


def test_a_visit_named_twice_takes_its_step_once(desk: Desk, event: StoredEvent) -> None:
    ids = arrive(desk, event, 1)
    assert len(desk.do(defer_many, ids * 2, LOW)) == 1


def race(*deeds: Callable[[], object]) -> list[object]:
    """Do deeds at the same moment; give what came of each, refusals included."""
    start = threading.Barrier(len(deeds))
    results: list[object] = [None for _ in deeds]

    def run(number: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            results[number] = deed()
        except Refused as refusal:
            results[number] = refusal

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return results


def two_desks(place: str) -> tuple[Desk, Desk]:
    """Give two desks with a connection each."""
    return Desk(open_database(place)), Desk(open_database(place), "B", name="Lain")


def the_race(first: Desk, second: Desk) -> None:
    """Two desks reach for overlapping visits, in opposite order: one gets all of its, the other none."""
    event = set_up(first)
    ids = arrive(first, event, 6)
    came = race(
        lambda: first.do(defer_many, ids[:4], LOW),
        lambda: second.do(leave_many, ids[:1:-1], GONE),
        lambda: second.at("C").do(pass_donor, ids[0]),
    )
    assert sum(isinstance(one, list) for one in came[:2]) <= 1
    assert None not in came
    after = statuses(first, ids)
    assert after.count(VisitStatus.DEFERRED) in (0, 4)
    assert after.count(VisitStatus.CANCELLED) in (0, 4)
    for desk in (first, second):
        desk.database.close()


def test_two_desks_of_one_file_never_share_a_batch(tmp_path: Path) -> None:
    fresh_database(tmp_path).close()
    the_race(*two_desks(str(tmp_path / "data.db")))


@pytest.mark.needs("postgresql")
def test_two_desks_of_one_server_never_share_a_batch_nor_wait_for_ever(postgres_url: str) -> None:  # noqa: F811
    the_race(*two_desks(postgres_url))


def test_what_was_odd_is_kept_once_and_undone_with_its_step(desk: Desk, event: StoredEvent) -> None:
    (one,) = arrive(desk, event, 1, full_name="Siti Contoh")

    def passed(session: Any) -> None:
        pass_donor(session, one)
        note_warnings(session, one, {"weight_kg": Problem("Too light.")})

    deed = desk.deed(passed).deed
    desk.do(note_warnings, one, {"weight_kg": Problem("Too light.")})
    seen = desk.see(lambda session: session.value(select(donor_visit.c.warnings)))
    assert seen == ["Too light."]
    desk.do(undo, deed)
    assert statuses(desk, [one]) == [VisitStatus.REGISTERED]
    assert desk.see(lambda session: session.value(select(donor_visit.c.warnings))) == []


def test_the_board_reads_waiting_visits_longest_first_and_ended_ones_newest_first(
    desk: Desk, event: StoredEvent
) -> None:
    clock = waits(desk.database.clock)
    ids = []
    for _ in range(5):
        ids += arrive(desk, event, 1)
        clock.pass_minutes(5)
    desk.do(defer, ids[0], LOW)
    clock.pass_minutes(1)
    desk.do(pass_donor, ids[3])
    desk.do(defer, ids[2], LOW)
    seen = desk.see(visits_by_status, event)
    assert [line.id for line in seen.lines] == [ids[1], ids[4], ids[3], ids[2], ids[0]]
    assert [line.waited(seen.now) for line in seen.lines] == [21, 6, 0, None, None]
    assert seen.count(visit_lists.ENDED) == 2


def test_only_so_many_are_read_but_all_are_counted_and_found(
    desk: Desk, event: StoredEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOST_WAITING", "MOST_ENDED", "MOST_LISTED"):
        monkeypatch.setattr(visit_lists, name, 2)
    ids = arrive(desk, event, 4)
    for read in (visits_by_status, visits_by_age):
        some, all_of_them = desk.see(read, event), desk.see(read, event, whole=True)
        assert (len(some.lines), some.complete, some.counts) == (2, False, {VisitStatus.REGISTERED: 4})
        assert (len(all_of_them.lines), all_of_them.complete) == (4, True)
        found = desk.see(read, event, wanted=found_by(desk.see(visit, ids[2])))
        assert [line.id for line in found.lines] == [ids[2]]
    assert [line.id for line in desk.see(visits_by_age, event).lines] == [ids[3], ids[2]]


def test_a_day_has_its_own_visits_counts_and_units(desk: Desk) -> None:
    event = set_up(desk, days=[DayLine(day=DAY, place="Aula"), DayLine(day=DAY + dt.timedelta(days=1), place="Aula")])
    ids = arrive(desk, event, 2, work_unit="Rutan Uji")
    desk.do(pass_donor, ids[0])
    desk.do(donate, ids[0], a_bag())
    waits(desk.database.clock).pass_minutes(24 * 60)
    arrive(desk, event, 1)
    first = desk.see(visits_by_status, event, DAY)
    assert [(unit.name, unit.registered, unit.donated) for unit in first.units] == [("Rutan Uji", 2, 1)]
    assert {line.day for line in first.lines} == {DAY}
    assert len(desk.see(visits_by_age, event).lines) == 3
    assert first.today == DAY + dt.timedelta(days=1)
