"""How long it is known who somebody was: months after an event's last day, then identities are emptied."""

import datetime as dt
from dataclasses import dataclass

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.labels import Labelled


class Retention(Labelled):
    """The spans that can be chosen; the value is the number of months, 0 for none."""

    NOT_SET = "0", QT_TRANSLATE_NOOP("Choice", "Not decided yet")
    HALF_YEAR = "6", QT_TRANSLATE_NOOP("Choice", "6 months")
    YEAR = "12", QT_TRANSLATE_NOOP("Choice", "1 year")
    TWO_YEARS = "24", QT_TRANSLATE_NOOP("Choice", "2 years")
    FIVE_YEARS = "60", QT_TRANSLATE_NOOP("Choice", "5 years")

    @property
    def months(self) -> int:
        """The span in months."""
        return int(self.value)


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """What is kept longer than was decided: until which day events count, how many of them, how many people."""

    retention: Retention
    last_day: dt.date | None
    events: tuple[str, ...]
    people: int


def months_before(day: dt.date, months: int) -> dt.date:
    """Give the same day so many months earlier, or the last of that month where it is shorter.

    >>> months_before(dt.date(2026, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    after = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return dt.date(year, month + 1, min(day.day, (after - dt.timedelta(days=1)).day))
