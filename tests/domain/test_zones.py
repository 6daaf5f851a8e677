"""An entry belongs to the day that the wall clock of its zone shows."""

import datetime as dt

import pytest

from baktidesk.domain.zones import Zone, latest_day, local, local_day, zoned_clock

EVENING_UTC = dt.datetime(2026, 1, 19, 23, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "shown"), [(Zone.WIB, "06.30 WIB"), (Zone.WITA, "07.30 WITA"), (Zone.WIT, "08.30 WIT")]
)
def test_half_past_six_in_the_morning_belongs_to_that_day(zone: Zone, shown: str) -> None:
    assert zoned_clock(EVENING_UTC, zone) == shown
    assert local_day(EVENING_UTC, zone) == dt.date(2026, 1, 20)


def test_a_moment_stays_the_same_moment() -> None:
    there = local(EVENING_UTC, Zone.WIT)
    assert there == EVENING_UTC
    assert there.utcoffset() == dt.timedelta(hours=9)
    assert there.tzname() == "WIT"


def test_english_hours_carry_a_colon() -> None:
    assert zoned_clock(EVENING_UTC, Zone.WIB, "en") == "06:30 WIB"


def test_the_day_turns_at_local_midnight() -> None:
    midnight = dt.datetime(2026, 1, 19, 17, 0, tzinfo=dt.UTC)
    assert local_day(midnight, Zone.WIB) == dt.date(2026, 1, 20)
    assert local_day(midnight - dt.timedelta(microseconds=1), Zone.WIB) == dt.date(2026, 1, 19)


def test_a_moment_without_a_zone_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        local(EVENING_UTC.replace(tzinfo=None), Zone.WIB)


def test_a_day_has_come_when_it_has_in_the_east() -> None:
    midnight = dt.datetime(2026, 1, 19, 15, tzinfo=dt.UTC)
    assert latest_day(midnight) == dt.date(2026, 1, 20)
    assert latest_day(midnight - dt.timedelta(microseconds=1)) == dt.date(2026, 1, 19)
