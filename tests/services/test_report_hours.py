"""The hours in the report are those of the first and the last record, and no delivery is read to find them."""

import datetime as dt
import random
from typing import Any

import pytest

from baktidesk.db.session import Session
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.donation import Deferral, DeferralReason
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.report import ReportForm
from baktidesk.domain.words import clock
from baktidesk.domain.zones import local, zoned_clock
from baktidesk.services.donors.donations import check_in, defer, void_visit
from baktidesk.services.relief.crowd import count_out
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.sending.report import report
from tests.services.test_relief_plans import plans
from tests.stories import DAY, MORNING, Clock, Desk, a_donor, set_up, to_institution, to_person

DAYS = (DAY, DAY + dt.timedelta(days=1))
COLUMNS = {"donor_visit": ("checked_in_at", "ended_at"), "handover": ("at",), "distribution": ("at",)}


def record(desk: Desk, event: StoredEvent, dice: random.Random) -> None:
    """Write down something, which may be voided a minute later."""
    kind, moving = dice.randrange(4), desk.database.clock
    assert isinstance(moving, Clock)
    if kind == 0:
        visit = desk.do(check_in, event.id, a_donor()).id
        moving.pass_minutes(1)
        desk.do(defer, visit, Deferral(deferral_reason=DeferralReason.LOW_HB)) if dice.random() < 0.5 else None
        desk.do(void_visit, visit, "Keliru") if dice.random() < 0.4 else None
    elif kind == 1:
        desk.do(count_out, event.id, Crowd(item_id=event.items[0].id))
    else:
        given, table = (
            (desk.do(distribute, event.id, to_person(event)), "distribution")
            if kind == 2
            else (desk.do(hand_over, event.id, to_institution(event, 1)), "handover")
        )
        desk.do(void_delivery, table, given, "Keliru") if dice.random() < 0.4 else None


def moments(session: Session, event_id: str, day: dt.date | None) -> list[dt.datetime]:
    """Give every moment of the records that count, by reading all of them."""
    found: list[Any] = []
    of_day = " AND day = ?" if day else ""
    for table, names in COLUMNS.items():
        for name in names:
            sql = f"SELECT {name} FROM {table} WHERE event_id = ? AND voided_at IS NULL{of_day}"
            values = (event_id, day.isoformat()) if day else (event_id,)
            found += [row[0] for row in session.connection.exec_driver_sql(sql, values) if row[0]]
    return [dt.datetime.fromisoformat(one).replace(tzinfo=dt.UTC) for one in found]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("days", [1, 2])
def test_they_are_those_of_all_records(desk: Desk, seed: int, days: int) -> None:
    dice = random.Random(seed)
    event = set_up(desk, days=[DayLine(day=day, place="Aula") for day in DAYS[:days]])
    for step in range(8):
        desk.database.clock = Clock(MORNING + dt.timedelta(days=step // 4 if days > 1 else 0, minutes=7 * step))
        record(desk, event, dice)
    for day in (None, *DAYS):
        found = desk.see(moments, event.id, day)
        hours = f"{clock(local(min(found), event.zone))} s.d. {zoned_clock(max(found), event.zone)}" if found else ""
        told = desk.see(report, event.id, ReportForm.FULL, day=day)
        lines = [line for line in told.splitlines() if line.startswith("Waktu : ") and any(map(str.isdigit, line))]
        assert lines == ([f"Waktu : {hours}"] if found and (day or days == 1) else [])


def test_no_delivery_is_read(desk: Desk, event: StoredEvent) -> None:
    desk.do(distribute, event.id, to_person(event))
    for day in (None, DAY):
        steps = plans(desk, event, lambda session, one, day=day: report(session, one.id, ReportForm.FULL, day=day))
        given = [step for step in steps if " distribution " in step]
        assert given and all("ix_distribution_named" in step or "ix_distribution_crowd" in step for step in given)
        visits = [step for step in steps if " donor_visit " in step]
        assert visits and all(step.startswith("SEARCH") for step in visits)
