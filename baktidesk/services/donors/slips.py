"""Blank check-in slips: numbered without a gap within an event, and which of them have not come back."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, func, select

from baktidesk.db.models import donor_visit, slip_batch
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.slips import MOST
from baktidesk.services.audit import note
from baktidesk.services.journal import list_deeds
from baktidesk.services.records import open_event

SET_ASIDE: Final = "set_aside"


@dataclass(frozen=True, kw_only=True)
class SlipBatch:
    """Blank slips issued together: their first and last number, when (UTC), by whom and at which desk."""

    id: str
    event_id: str
    first_number: int
    last_number: int
    issued_at: dt.datetime
    officer: str
    desk: str

    @property
    def numbers(self) -> range:
        """Give the numbers of the slips."""
        return range(self.first_number, self.last_number + 1)


def issue_slips(session: Session, event_id: str, count: int) -> SlipBatch:
    """Number `count` blank slips of an event, directly after the last ones; a number is never given twice.

    The event's row is locked, so that two desks cannot be given the same. Refused for none, and for more than MOST.
    """
    open_event(session, event_id)
    if not 1 <= count <= MOST:
        text = QT_TRANSLATE_NOOP("Refused", "From 1 to {most} slips can be printed at once.")
        raise Refused(text, field="count", most=MOST)
    last = session.value(select(func.max(slip_batch.c.last_number)).where(slip_batch.c.event_id == event_id)) or 0
    batch_id = session.insert(slip_batch, event_id=event_id, first_number=last + 1, last_number=last + count)
    return _batch(session.get(slip_batch, batch_id))


def list_batches(session: Session, event_id: str) -> list[SlipBatch]:
    """Give the slips issued for an event, the newest first."""
    query = (
        select(slip_batch)
        .where(slip_batch.c.event_id == event_id, slip_batch.c.voided_at.is_(None))
        .order_by(slip_batch.c.first_number.desc())
    )
    return [_batch(row) for row in session.rows(query)]


def missing_slips(session: Session, event_id: str) -> list[int]:
    """Give the numbers issued that have not come back: no live visit has them, and nobody set them aside as unused."""
    batches = list_batches(session, event_id)
    issued = {number for batch in batches for number in batch.numbers}
    return sorted(issued - _entered(session, event_id) - set(_set_aside(session, batches)))


def set_aside(session: Session, event_id: str, numbers: Iterable[int]) -> list[int]:
    """Write down that slips will not come back because they were left over or spoiled; give their numbers.

    Only what is missing can be set aside, and is refused where that is nothing; one that is entered after all counts
    as entered.
    """
    open_event(session, event_id)
    unused = sorted(set(numbers) & set(missing_slips(session, event_id)))
    if not unused:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "None of these slips is missing."), field="numbers")
    for batch in list_batches(session, event_id):
        own = [number for number in unused if number in batch.numbers]
        if own:
            note(session, SET_ASIDE, slip_batch.name, batch.id, numbers=own)
    return unused


def _entered(session: Session, event_id: str) -> set[int]:
    query = select(donor_visit.c.slip_number).where(
        donor_visit.c.event_id == event_id,
        donor_visit.c.slip_number.is_not(None),
        donor_visit.c.voided_at.is_(None),
    )
    return {row.slip_number for row in session.rows(query)}


def _set_aside(session: Session, batches: Iterable[SlipBatch]) -> Iterable[int]:
    for batch in batches:
        for line in list_deeds(session, SET_ASIDE, batch.id, limit=len(batch.numbers)):
            yield from line.changes["numbers"]


def _batch(row: Row[Any]) -> SlipBatch:
    names = ("id", "event_id", "first_number", "last_number", "desk")
    own = {name: row._mapping[name] for name in names}
    return SlipBatch(issued_at=row.created_at, officer=row.created_by, **own)
