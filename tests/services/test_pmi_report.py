"""The report in PMI's layout counts each visit once in every table, and comes to the figures of the summary."""

import datetime as dt

import pytest

from baktidesk.domain.donation import BagType, Deferral, DeferralReason, Donation
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.domain.pmi_report import AgeBand, Frequency, Pair, PmiReport, age_band, age_on
from baktidesk.domain.summary import DonorTotals
from baktidesk.services.donors.donations import check_in, defer, donate, pass_donor, void_visit
from baktidesk.services.donors.pmi_report import pmi_report
from baktidesk.services.summary import summarise
from tests.stories import DAY, MORNING, Desk, a_bag, a_donor, set_up


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (None, AgeBand.UNKNOWN), (16, AgeBand.UNDER_17), (17, AgeBand.AGE_17), (18, AgeBand.AGE_18),
        (24, AgeBand.AGE_18), (25, AgeBand.AGE_25), (44, AgeBand.AGE_25), (45, AgeBand.AGE_45), (64, AgeBand.AGE_45),
        (65, AgeBand.AGE_65),
    ],
)  # fmt: skip
def test_every_age_falls_into_one_band(age: int | None, band: AgeBand) -> None:
    assert age_band(age) is band


def test_an_age_is_reckoned_on_the_day_of_the_visit() -> None:
    assert age_on(DAY, dt.date(2009, 1, 20), None) == 17
    assert age_on(DAY, dt.date(2009, 1, 21), None) == 16
    assert age_on(DAY, None, 2001) == 25
    assert age_on(DAY, None, None) is None


def give(desk: Desk, event: StoredEvent, bag: Donation | None = None, **donor: object) -> str:
    """Let somebody come, pass and donate; give the visit's id."""
    visit: str = desk.do(check_in, event.id, a_donor(**donor)).id
    desk.do(pass_donor, visit)
    desk.do(donate, visit, bag or a_bag())
    return visit


def test_a_small_morning_table_by_table(desk: Desk, event: StoredEvent) -> None:
    give(desk, event, sex=Sex.FEMALE, birth_year=2001)
    desk.database.clock.pass_minutes(30)
    give(desk, event, Donation(bag_number="K-9", bag_type=BagType.TRIPLE, blood_group=BloodGroup.A), birth_year=1950)
    refused = desk.do(check_in, event.id, a_donor(birth_year=2001)).id
    desk.do(defer, refused, Deferral(deferral_reason=DeferralReason.AGE))
    desk.do(void_visit, desk.do(check_in, event.id, a_donor()).id, "salah")
    report = desk.see(pmi_report, event.id, DAY)
    assert (report.first, report.last) == (MORNING, MORNING + dt.timedelta(minutes=30))
    assert report.bags == {("single", 350): 1, ("triple", 350): 1}
    assert report.sexes == {Sex.MALE: Pair(2, 1), Sex.FEMALE: Pair(1, 1)}
    assert {band: one for band, one in report.ages.items() if one.came} == {
        AgeBand.AGE_25: Pair(2, 1), AgeBand.AGE_65: Pair(1, 1),
    }  # fmt: skip
    assert report.broken_identities() == ()
    assert report.totals == desk.see(summarise, event.id, DAY).donors


def test_who_donated_before_or_has_a_card_donates_again(desk: Desk, event: StoredEvent) -> None:
    give(desk, event, full_name="Siti Aminah", nik="3171015708450001")
    desk.database.clock.pass_minutes(24 * 60)
    later = set_up(desk, code="LAIN")
    give(desk, later, full_name="Siti Aminah", nik="3171015708450001")
    give(desk, later, donor_card_number="PMI-77")
    counted = [desk.see(pmi_report, one.id).frequencies for one in (event, later)]
    assert counted[0] == {Frequency.FIRST: Pair(1, 1), Frequency.AGAIN: Pair(0, 0)}
    assert counted[1] == {Frequency.FIRST: Pair(0, 0), Frequency.AGAIN: Pair(2, 2)}


def test_an_event_without_donors_has_a_report_of_zeros(desk: Desk) -> None:
    report = desk.see(pmi_report, set_up(desk).id)
    assert (report.first, report.bags, report.totals.candidates) == (None, {}, 0)
    assert report.broken_identities() == ()


def test_a_table_that_does_not_come_to_the_summary_is_said() -> None:
    broken = PmiReport(day=None, totals=DonorTotals(candidates=1), sexes={Sex.MALE: Pair(2, 0)})
    assert len(broken.broken_identities()) == 1
