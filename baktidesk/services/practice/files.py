"""The practice file (Mode Latihan): both published events, replayed deed by deed through the services of the desk."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Desk, OfficerEntry, Role, StoredOfficer
from baktidesk.services import settings
from baktidesk.services.events import create_event, list_events, load_event
from baktidesk.services.officers import list_officers, set_up_desk
from baktidesk.services.practice.days import EVENTS, PALEMBANG, TANGERANG, PracticeDay
from baktidesk.services.practice.people import Crowd
from baktidesk.services.practice.plan import moment, plan_day

__all__ = ["EVENTS", "OFFICER", "PALEMBANG", "PIN", "TANGERANG", "write_practice"]

T = TypeVar("T")
OFFICER: Final = "Petugas Latihan"
PIN: Final = "762026"
"""The practice officer has one like everybody; the practice file opens without it."""
_WORK_UNIT: Final = "Poltekpin Tangerang"
_SETTING_UP: Final = dt.time(5, 45)


def write_practice(data: str) -> None:
    """Write the practice file, or server database, at this place, whole or not at all; a whole one is left alone.

    Refused when the place holds other data. The same records come out every time, apart from their ids.
    """
    database = open_database(data)
    try:
        database.run(_write)
    finally:
        database.close()


def _write(session: Session) -> None:
    if session.setting(settings.PRACTICE, False):
        return
    if list_officers(session) or list_events(session):
        text = QT_TRANSLATE_NOOP(
            "Refused", "This data file is used for real events. Please choose another file for the practice."
        )
        raise Refused(text)
    officer = _do(_at(session, moment(EVENTS[0], _SETTING_UP)), _set_up)
    crowd = Crowd()
    for day in EVENTS:
        _replay(session, day, officer, crowd)
    session.set(settings.PRACTICE, True)


def _set_up(session: Session) -> StoredOfficer:
    entry = OfficerEntry(name=OFFICER, role=Role.ADMIN, pin=PIN)
    return set_up_desk(session, Desk(work_unit=_WORK_UNIT, desk="A"), entry, "id")


def _replay(session: Session, day: PracticeDay, officer: StoredOfficer, crowd: Crowd) -> None:
    """Set up one event and do its deeds in order of time, each as a session of its own."""
    desks = {desk: Actor(name=officer.name, role=officer.role, desk=desk, officer_id=officer.id) for desk in "AB"}
    morning = _at(session, moment(day, _SETTING_UP), desks["A"])
    event_id = _do(morning, lambda early: create_event(early, day.record))
    for step in plan_day(day, load_event(morning, event_id), crowd):
        _do(_at(session, step.at, desks[step.desk]), step.deed)


def _do(session: Session, deed: Callable[[Session], T]) -> T:
    """Do one deed, and leave the audit's chain where the next one takes it up."""
    value = deed(session)
    session.keep_head()
    return value


def _at(session: Session, now: dt.datetime, actor: Actor | None = None) -> Session:
    """Give the deed that somebody does at a moment, inside the one transaction that makes the file whole."""
    return replace(session, now=now, actor=actor or session.actor, deed=uuid7(), chain=None)
