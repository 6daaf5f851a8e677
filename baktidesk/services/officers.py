"""Officers and their PINs; a PIN says who did a deed, it does not protect the file."""

import logging
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TypeVar

from sqlalchemy import func, select

from baktidesk.db.models import officer
from baktidesk.db.session import Actor, Database, RefusedOnRecord, Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.names import search_key
from baktidesk.domain.officer import Deed, Desk, OfficerEntry, Role, StoredOfficer, check_desk, check_pin, may
from baktidesk.services import settings
from baktidesk.services.audit import note
from baktidesk.services.people import keep_work_unit
from baktidesk.services.records import checked, require

log = logging.getLogger(__name__)
T = TypeVar("T")
FAILED_PINS = "failed_pins"
_TOO_MANY = QT_TRANSLATE_NOOP("Refused", "Too many wrong PINs. Please try again in {seconds} seconds.")


def set_up_desk(session: Session, desk: Desk, first: OfficerEntry, language: str) -> StoredOfficer:
    """Write down this laptop's desk and its first officer, who becomes administrator; give the officer."""
    if _count(session):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This desk has been set up already."))
    desk = checked(session, desk)
    problem = check_desk(desk.desk)
    if problem:
        raise RefusedValues({"desk": problem})
    settings.keep(session, settings.LANGUAGE, language)
    settings.keep(session, settings.DESK, desk.desk)
    settings.keep(session, settings.WORK_UNIT, desk.work_unit)
    keep_work_unit(session, desk.work_unit)
    return _add(session, OfficerEntry(name=first.name, role=Role.ADMIN, pin=first.pin))


def add_officer(session: Session, record: OfficerEntry) -> StoredOfficer:
    """Write down another officer."""
    require(session, Deed.MANAGE_OFFICERS)
    return _add(session, record)


def list_officers(session: Session) -> list[StoredOfficer]:
    """Give the officers by name."""
    query = select(officer).where(officer.c.voided_at.is_(None)).order_by(officer.c.name)
    return [StoredOfficer(id=row.id, name=row.name, role=Role(row.role)) for row in session.rows(query)]


def log_in(session: Session, officer_id: str, pin: str) -> Actor:
    """Give the officer at this desk when the PIN is right; Refused, and kept on record, when it is not.

    After five wrong ones in a row the next is looked at only after 30 seconds, then after twice as long each time,
    15 minutes at most; neither a restart nor another time on the clock shortens that.
    """
    return _recognise(session, officer_id, pin)


def open_desk(database: Database, officer_id: str, pin: str) -> Actor:
    """Give the officer whose PIN is right, as `log_in` does, and put on record that the desk was opened.

    Data that take nothing any more can be looked at all the same; wrong PINs are counted until the program ends then.
    """
    try:
        actor = database.run(lambda session: log_in(session, officer_id, pin)).value
    except Refused:
        if database.stopped is None:
            raise
        return database.read(lambda session: _recognise(session, officer_id, pin, on_record=False))
    keep_opening(database, actor)
    return actor


def keep_opening(database: Database, actor: Actor) -> None:
    """Put on record that an officer has opened the desk; a disk that takes nothing more keeps nobody out."""
    try:
        database.run(lambda session: note(session, "unlock", "officer", actor.officer_id), actor)
    except Refused as refusal:
        log.warning("that the desk was opened is not on record: %s", refusal.problem.text)


def confirm_supervisor(session: Session, officer_id: str, pin: str) -> str:
    """Give the supervisor's name when the PIN is right and the role may overdraw."""
    actor = _recognise(session, officer_id, pin)
    if not may(actor.role, Deed.OVERDRAW):
        raise Refused(
            QT_TRANSLATE_NOOP("Refused", "This needs a supervisor: {deed}."), field="officer", deed=Deed.OVERDRAW
        )
    return actor.name


def with_grant(session: Session, deed: Deed, officer_id: str, pin: str, work: Callable[[Session], T]) -> T:
    """Do for the officer at the desk what the role forbids, because somebody whose role allows it gave the PIN.

    The officer stays the one who did it; that it was granted, and by whom, is on record. Refused at the field `pin`
    or `supervisor`, or as the work itself refuses.
    """
    granting = _recognise(session, officer_id, pin)
    if not may(granting.role, deed):
        text = QT_TRANSLATE_NOOP("Refused", "This needs a supervisor: {deed}.")
        raise Refused(text, field="supervisor", deed=deed)
    officer_here = session.actor
    session.actor = replace(officer_here, role=granting.role)
    try:
        value = work(session)
    finally:
        session.actor = officer_here
    note(session, "grant", "officer", officer_id, deed=deed.value, supervisor=granting.name)
    return value


def _recognise(session: Session, officer_id: str, pin: str, *, on_record: bool = True) -> Actor:
    """Look at a PIN as `log_in` says, for the deed of the moment or for the whole desk."""
    row = session.get(officer, officer_id)
    failed = _failed(session, officer_id)
    _refuse_too_early(session, officer_id, failed)
    if not _matches(row.pin_hash, pin):
        _wait_until(session, officer_id, failed + 1)
        if on_record:
            _keep_failed(session, officer_id, failed + 1)
            note(session, "failed_pin", "officer", officer_id, officer=row.name)
        else:
            session.waits[officer_id] = failed + 1
        if seconds := seconds_to_wait(failed + 1):
            raise RefusedOnRecord(_TOO_MANY, field="pin", seconds=seconds)
        raise RefusedOnRecord(QT_TRANSLATE_NOOP("Refused", "This PIN is not right."), field="pin")
    session.waits.pop(officer_id, None)
    if on_record:
        _keep_failed(session, officer_id, 0)
    return Actor(name=row.name, role=Role(row.role), desk=settings.own_desk(session), officer_id=officer_id)


def _failed(session: Session, officer_id: str) -> int:
    """Give how many PINs in a row were wrong, on record or in this run."""
    kept: dict[str, int] = session.setting(FAILED_PINS, {})
    return max(kept.get(officer_id, 0), int(session.waits.get(officer_id, 0)))


def _keep_failed(session: Session, officer_id: str, count: int) -> None:
    kept: dict[str, int] = session.setting(FAILED_PINS, {})
    others = {name: failed for name, failed in kept.items() if name != officer_id}
    session.set(FAILED_PINS, others | ({officer_id: count} if count else {}))


def seconds_to_wait(failed: int) -> int:
    """Give the seconds before another PIN is looked at after so many wrong ones in a row."""
    return min(30 * 2 ** (failed - 5), 900) if failed >= 5 else 0


def practice_actor(session: Session) -> Actor:
    """Give the officer of the practice file, which opens unlocked."""
    desk = str(session.setting(settings.DESK, "A"))
    first = list_officers(session)[0]
    return Actor(name=first.name, role=first.role, desk=desk, officer_id=first.id)


def _add(session: Session, record: OfficerEntry) -> StoredOfficer:
    record = checked(session, record)
    problem = check_pin(record.pin)
    if problem:
        raise RefusedValues({"pin": problem})
    if search_key(record.name) in (search_key(one.name) for one in list_officers(session)):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is an officer of this name already."), field="name")
    new_id = session.insert(officer, name=record.name, role=record.role.value, pin_hash=_hashed(record.pin))
    return StoredOfficer(id=new_id, name=record.name, role=record.role)


def _refuse_too_early(session: Session, officer_id: str, failed: int) -> None:
    left = ceil(_wait_until(session, officer_id, failed) - session.uptime)
    if left > 0:
        raise Refused(_TOO_MANY, field="pin", seconds=left)


def _wait_until(session: Session, officer_id: str, failed: int) -> float:
    """Give the uptime when the wait is over; one that the program finds at its start begins anew."""
    return session.waits.setdefault(f"{officer_id} {failed}", session.uptime + seconds_to_wait(failed))


def _count(session: Session) -> int:
    return int(session.value(select(func.count()).select_from(officer)))


def _hashed(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1).hash(pin)


def _matches(pin_hash: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except VerificationError:
        return False
