"""The three time zones of Indonesia: fixed offsets, no summer time, chosen for each event.

Moments are stored in UTC; what is shown, and the day that an entry belongs to, is local.
"""

import datetime as dt
from enum import StrEnum

from baktidesk.domain.words import clock


class Zone(StrEnum):
    """A time zone of Indonesia: western, central, eastern; the value is printed behind every hour."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def tzinfo(self) -> dt.timezone:
        """Give the fixed offset for datetime."""
        return _OFFSETS[self]


_OFFSETS = {
    zone: dt.timezone(dt.timedelta(hours=hours), zone.value)
    for zone, hours in ((Zone.WIB, 7), (Zone.WITA, 8), (Zone.WIT, 9))
}


def local(moment_utc: dt.datetime, zone: Zone) -> dt.datetime:
    """Give the moment as the wall clock of the zone shows it; raises ValueError for a moment without a zone."""
    if moment_utc.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment_utc.astimezone(zone.tzinfo)


def local_day(moment_utc: dt.datetime, zone: Zone) -> dt.date:
    """Give the calendar day that the moment belongs to in the zone: 23.30 UTC is 06.30 WIB of the next day."""
    return local(moment_utc, zone).date()


def latest_day(moment_utc: dt.datetime) -> dt.date:
    """Give the day that has come somewhere in Indonesia, whatever zone the laptop's own clock is set to."""
    return local_day(moment_utc, Zone.WIT)


def zoned_clock(moment: dt.datetime, zone: Zone, language: str = "id") -> str:
    """Write hour and minute of a moment with the zone's label: 09.00 WIB."""
    return f"{clock(local(moment, zone), language)} {zone.value}"
