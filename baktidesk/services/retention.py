"""The retention timer: who was written down longer ago than was decided is found, and erased on a supervisor's word."""

import datetime as dt
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from baktidesk.db.models import coupon, distribution, donor_visit, event, event_day, person, roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.officer import Deed
from baktidesk.domain.privacy import ERASED, Erasure
from baktidesk.domain.retention import Overdue, Retention, months_before
from baktidesk.services.audit import note
from baktidesk.services.erasing import empty_people
from baktidesk.services.records import checked, require

RETENTION: Final = "retention_months"
_ABOUT: Final = (donor_visit, distribution, roll_entry, coupon)
"""The records that know a person and an event."""


def retention(session: Session) -> Retention:
    """Give how long identities are kept in these data."""
    return Retention(str(session.setting(RETENTION, Retention.NOT_SET.value)))


def keep_retention(session: Session, span: Retention) -> None:
    """Decide how long identities are kept."""
    require(session, Deed.KEEP_PEOPLE)
    old = retention(session)
    if span is not old:
        session.set(RETENTION, span.value)
        note(session, "set_up", "setting", RETENTION, months=[old.value, span.value])


def overdue(session: Session) -> Overdue:
    """Give what is kept longer than was decided; nothing where nothing was decided."""
    span = retention(session)
    if not span.months:
        return Overdue(retention=span, last_day=None, events=(), people=0)
    last_day = months_before(session.now.date(), span.months)
    codes = [row.code for row in session.rows(_old_events(last_day, event.c.code).order_by(event.c.code))]
    people = int(session.value(select(func.count()).select_from(_people(last_day).subquery())))
    return Overdue(retention=span, last_day=last_day, events=tuple(codes) if people else (), people=people)


def erase_overdue(session: Session, record: Erasure) -> int:
    """Empty the identities of all who are kept too long; every count stays. Give how many there were.

    Somebody who came to a later event, too, stays known.
    """
    require(session, Deed.KEEP_PEOPLE)
    found = overdue(session)
    if found.last_day is None or not found.people:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Nobody is kept longer than was decided."))
    record = checked(session, record)
    empty_people(session, [row.id for row in session.rows(_people(found.last_day))], record.reason)
    return found.people


def _old_events(last_day: dt.date, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select the events whose last day is this one or earlier."""
    ended = (
        select(event_day.c.event_id)
        .where(event_day.c.voided_at.is_(None))
        .group_by(event_day.c.event_id)
        .having(func.max(event_day.c.day) <= last_day)
    )
    return select(*columns).where(event.c.id.in_(ended))


def _people(last_day: dt.date) -> Select[Any]:
    """Select the people who are known by old events alone, or by none and were written down before."""
    old = _old_events(last_day, event.c.id)
    later = [select(table.c.person_id).where(_links(table), table.c.event_id.not_in(old)) for table in _ABOUT]
    known = [select(table.c.person_id).where(_links(table)) for table in _ABOUT]
    before = dt.datetime.combine(last_day, dt.time(), dt.UTC)
    return (
        select(person.c.id)
        .where(
            person.c.full_name != ERASED,
            *(person.c.id.not_in(one) for one in later),
            or_(person.c.created_at < before, *(person.c.id.in_(one) for one in known)),
        )
        .order_by(person.c.id)
    )


def _links(table: Any) -> ColumnElement[bool]:
    linked: ColumnElement[bool] = table.c.person_id.is_not(None)
    return linked
