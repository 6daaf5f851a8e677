"""How a visit is shown and told."""

import datetime as dt

from baktidesk.domain.donation import WAITING, Visit, VisitStatus
from baktidesk.domain.zones import Zone
from baktidesk.services.donors.visit_lists import VisitLine, VisitList
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.text import translate

ICONS = {
    VisitStatus.REGISTERED: "clock",
    VisitStatus.PASSED: "chevron-right",
    VisitStatus.DEFERRED: "void",
    VisitStatus.DONATED: "donor",
    VisitStatus.FAILED: "warning",
    VisitStatus.NO_SHOW: "minus",
    VisitStatus.CANCELLED: "minus",
}
LONG_WAIT = 30
"""Minutes after which a donor waits too long for the next step, and is asked for."""
HOUR = 60


def visit_chip(visit: Visit | VisitLine) -> Chip:
    """Give the status as a chip."""
    return Chip(visit.status.tone, ICONS[visit.status], text.label(visit.status))


def waiting_chip(line: VisitLine, seen: VisitList, zone: Zone) -> Chip:
    """Give the status of a visit as a chip, with the minutes that it has waited."""
    waited = wait_chip(line, seen)
    if waited is None:
        return visit_chip(line)
    status = visit_chip(line)
    words = f"{status.word} · {waited.word if waited.tone == 'warn' else when(line, seen, zone)}"
    return Chip(waited.tone, waited.icon, words) if waited.tone == "warn" else status._replace(word=words)


def wait_chip(line: VisitLine, seen: VisitList) -> Chip | None:
    """Give how long a visit of today has waited, marked where it is long; None for one that does not wait."""
    waited = line.waited(seen.now) if line.day == seen.today else None
    if waited is None:
        return None
    if waited < LONG_WAIT:
        return Chip("muted", "clock", duration(waited))
    return Chip("warn", "warning", translate("Donors", "{time}, long").format(time=duration(waited)))


def when(line: VisitLine, seen: VisitList, zone: Zone) -> str:
    """Give how long a visit of today has waited, the hour at which it ended, or the day where it is of another."""
    if line.day != seen.today:
        return text.day(line.day)
    waited = line.waited(seen.now)
    return text.hour(line.since, zone) if waited is None else duration(waited)


def duration(minutes: int) -> str:
    """Give minutes for a narrow place: 42 min, 1 h 05."""
    if minutes < HOUR:
        return translate("Donors", "{minutes} min").format(minutes=minutes)
    return translate("Donors", "{hours} h {minutes}").format(hours=minutes // HOUR, minutes=f"{minutes % HOUR:02}")


def longest_wait(lines: list[VisitLine], seen: VisitList) -> int | None:
    """Give the minutes that the longest waiting visit of today has waited."""
    waits = [line.waited(seen.now) for line in lines if line.day == seen.today and line.status in WAITING]
    return max((minutes for minutes in waits if minutes is not None), default=None)


def told(visit: Visit) -> str:
    """Say what has just been done with a visit."""
    if visit.voided_at:
        return translate("Donors", "{number} {name} has been voided.").format(
            number=visit.queue_number, name=visit.full_name
        )
    return translate("Donors", "{number} {name}: {status}.").format(
        number=visit.queue_number, name=visit.full_name, status=text.label(visit.status)
    )


def told_of_many(visits: list[Visit]) -> str:
    """Say what has just been done with several visits."""
    words = translate("Donors", "{count} visits: {status}.")
    return words.format(count=text.number(len(visits)), status=text.label(visits[0].status))


def spoken(line: VisitLine, seen: VisitList, zone: Zone) -> str:
    """Give a visit as a screen reader says it, and as a tool tip shows it whole."""
    parts = [line.queue_number, line.full_name, line.work_unit, waiting_chip(line, seen, zone).word]
    return " · ".join([*parts, line.bag_number] if line.bag_number else parts)


def nothing_seen() -> VisitList:
    """Give the visits of a board that has read nothing yet."""
    now = dt.datetime.now(dt.UTC)
    return VisitList(now=now, today=now.date())
