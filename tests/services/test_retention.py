"""The retention timer: old identities are found and emptied, nobody who is still needed, and no count changes."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from baktidesk.db.models import audit, person
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.privacy import ERASED, Erasure
from baktidesk.domain.retention import Retention, months_before
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.services.retention import erase_overdue, keep_retention, overdue, retention
from baktidesk.services.summary import summarise
from tests.stories import DAY, Desk, a_donor, set_up

WHY = Erasure(reason="Masa simpan berakhir")


def names(desk: Desk) -> set[str]:
    return {row.full_name for row in desk.see(lambda session: session.rows(select(person)))}


def pass_days(desk: Desk, days: int) -> None:
    desk.database.clock.pass_minutes(days * 24 * 60)  # type: ignore[attr-defined]


def test_nothing_is_overdue_while_nothing_was_decided(desk: Desk, event: StoredEvent) -> None:
    desk.do(check_in, event.id, a_donor())
    pass_days(desk, 4000)
    assert (desk.see(retention), desk.see(overdue).people) == (Retention.NOT_SET, 0)
    with pytest.raises(Refused, match="Nobody"):
        desk.do(erase_overdue, WHY)


def test_who_came_longer_ago_than_decided_is_emptied_and_every_count_stays(desk: Desk, event: StoredEvent) -> None:
    desk.do(keep_retention, Retention.HALF_YEAR)
    desk.do(check_in, event.id, a_donor(full_name="Wulan Lama"))
    pass_days(desk, 180)
    assert desk.see(overdue).people == 0
    pass_days(desk, 2)
    found = desk.see(overdue)
    assert (found.people, found.events) == (1, (event.record.code,))
    before = desk.see(summarise, event.id)
    assert desk.do(erase_overdue, WHY) == 1
    assert (names(desk), desk.see(overdue).people, desk.see(summarise, event.id)) == ({ERASED}, 0, before)
    assert desk.see(check).ok


def test_who_came_again_since_stays_known(desk: Desk, event: StoredEvent) -> None:
    desk.do(keep_retention, Retention.HALF_YEAR)
    donor = a_donor(full_name="Wulan Setia", nik="3276014101900001")
    desk.do(check_in, event.id, donor)
    desk.do(check_in, event.id, a_donor(full_name="Wulan Lama"))
    pass_days(desk, 200)
    later = set_up(desk, code="KEDUA", days=[DayLine(day=DAY + dt.timedelta(days=200), place="Aula")])
    desk.do(check_in, later.id, donor)
    assert desk.do(erase_overdue, WHY) == 1
    assert names(desk) == {ERASED, "Wulan Setia"}


def test_the_span_is_a_supervisor_s_to_decide_and_on_record(desk: Desk) -> None:
    with pytest.raises(Refused, match="supervisor"):
        desk.at(role=Role.OFFICER).do(keep_retention, Retention.YEAR)
    desk.do(keep_retention, Retention.YEAR)
    rows = desk.see(lambda session: session.rows(select(audit).where(audit.c.action == "set_up")))
    assert rows[-1].changes == {"months": ["0", "12"]}


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 120))
def test_months_before_is_never_later_and_falls_into_the_month(day: dt.date, months: int) -> None:
    before = months_before(day, months)
    assert before < day
    assert (day.year * 12 + day.month) - (before.year * 12 + before.month) == months
    assert all(months_before(day, less) >= months_before(day, more) for less, more in pairwise((months, months + 1)))
