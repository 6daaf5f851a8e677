"""Officers and their PINs; a PIN says who did a deed, it does not protect the file."""

import logging
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import Any, TypeVar

from sqlalchemy import Row, func, select

from baktidesk.db.models import officer
from baktidesk.db.session import Actor, Database, RefusedOnRecord, Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused, RefusedValues
from baktidesk.domain.names import search_key
from baktidesk.domain.officer import (
    Deed,
    Desk,
    EndOfDuty,
    NewPin,
    OfficerEntry,
    OwnPin,
    Role,
    StoredOfficer,
    check_desk,
    check_pin,
    may,
)
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


def renew_pin(session: Session, officer_id: str, record: NewPin) -> StoredOfficer:
    """Give another officer a new PIN, which also ends the wait after wrong ones; give the officer."""
    require(session, Deed.MANAGE_OFFICERS)
    new = _new_pin(session, record)
    if officer_id == session.actor.officer_id:
        text = QT_TRANSLATE_NOOP("Refused", "Your own PIN is changed with the PIN of now.")
        raise Refused(text, field="new_pin")
    row = _on_duty(session, officer_id, "new_pin")
    _keep_pin(session, row, new)
    return _stored(row)


def change_own_pin(session: Session, record: OwnPin) -> StoredOfficer:
    """Change the PIN of the officer at the desk, whose present one is looked at as `log_in` does; give the officer."""
    new = _new_pin(session, record)
    _recognise(session, session.actor.officer_id, record.pin)
    row = session.get(officer, session.actor.officer_id)
    _keep_pin(session, row, new)
    return _stored(row)


def end_officer(session: Session, officer_id: str, record: EndOfDuty) -> StoredOfficer:
    """Let an officer be on duty no longer: the PIN opens nothing any more, the name stays wherever it stands.

    Refused for the officer at the desk and for the last administrator.
    """
    require(session, Deed.MANAGE_OFFICERS)
    # All of them are locked, so that two administrators cannot end each other at two desks.
    admins = select(officer.c.id).where(officer.c.voided_at.is_(None), officer.c.role == Role.ADMIN.value)
    left = {row.id for row in session.rows(admins.order_by(officer.c.id).with_for_update())} - {officer_id}
    row = _on_duty(session, officer_id)
    if officer_id == session.actor.officer_id:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "Nobody ends the own duty. Another administrator can do it."))
    if not left:
        text = QT_TRANSLATE_NOOP("Refused", "{officer} is the last administrator. Please add another one first.")
        raise Refused(text, officer=row.name)
    # The reason stands in the trail: a record that is voided with one is a record that never was.
    told = {"officer": row.name, "reason": checked(session, record).reason}
    session.change(officer, officer_id, "end_duty", beside=told, voided_at=session.now)
    return replace(_stored(row), ended=True)


def resume_officer(session: Session, officer_id: str) -> StoredOfficer:
    """Let an officer be on duty again, with the PIN of before; give the officer."""
    require(session, Deed.MANAGE_OFFICERS)
    row = session.get(officer, officer_id)
    if row.void_reason:
        raise LookupError("an officer whom an undo took back was never on duty")
    session.change(officer, officer_id, "resume_duty", beside={"officer": row.name}, voided_at=None)
    return replace(_stored(row), ended=False)


def list_officers(session: Session) -> list[StoredOfficer]:
    """Give the officers on duty by name."""
    return [one for one in all_officers(session) if not one.ended]


def all_officers(session: Session) -> list[StoredOfficer]:
    """Give the officers by name, those on duty first; one whom an undo took back was never one."""
    query = select(officer).where((officer.c.voided_at.is_(None)) | (officer.c.void_reason == ""))
    rows = session.rows(query.order_by(officer.c.voided_at.is_not(None), officer.c.name))
    return [_stored(row) for row in rows]


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
    row = _on_duty(session, officer_id, "pin")
    failed = _failed(session, officer_id)
    _refuse_too_early(session, officer_id, failed)
    if not _matches(row.pin_hash, pin):
        _begin_wait(session, officer_id, failed + 1)
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
    """Give the officer of the practice file, which opens unlocked: an administrator, of whom there is always one."""
    desk = str(session.setting(settings.DESK, "A"))
    first = min(list_officers(session), key=lambda one: one.role is not Role.ADMIN)
    return Actor(name=first.name, role=first.role, desk=desk, officer_id=first.id)


def _add(session: Session, record: OfficerEntry) -> StoredOfficer:
    record = checked(session, record)
    problem = check_pin(record.pin)
    if problem:
        raise RefusedValues({"pin": problem})
    _refuse_same_name(session, record.name)
    new_id = session.insert(officer, name=record.name, role=record.role.value, pin_hash=_hashed(record.pin))
    return StoredOfficer(id=new_id, name=record.name, role=record.role)


def _refuse_same_name(session: Session, name: str) -> None:
    """Refuse a second officer of one name, also when the first has ended: the audit knows officers by name."""
    for one in all_officers(session):
        if search_key(one.name) != search_key(name):
            continue
        if one.ended:
            text = QT_TRANSLATE_NOOP("Refused", "{officer} was an officer before, and can be on duty again.")
            raise Refused(text, field="name", officer=one.name)
        raise Refused(QT_TRANSLATE_NOOP("Refused", "There is an officer of this name already."), field="name")


def _new_pin(session: Session, record: NewPin | OwnPin) -> str:
    """Give the new PIN; refused when it is not accepted or typed differently the second time."""
    record = checked(session, record)
    problem = check_pin(record.new_pin)
    if problem:
        raise RefusedValues({"new_pin": problem})
    if record.new_pin != record.new_pin_again:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "The two PINs differ."), field="new_pin_again")
    return record.new_pin


def _keep_pin(session: Session, row: Row[Any], pin: str) -> None:
    """Keep a PIN, of which the audit tells only that there is another; what was typed wrongly before counts no more."""
    session.change(officer, row.id, "renew_pin", beside={"officer": row.name}, pin_hash=_hashed(pin))
    session.waits.pop(row.id, None)
    _keep_failed(session, row.id, 0)


def _on_duty(session: Session, officer_id: str, field: str = "") -> Row[Any]:
    """Give an officer's row, locked; refused when the officer is no longer on duty."""
    row = session.get(officer, officer_id)
    if row.voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{officer} is no longer on duty."), field=field, officer=row.name)
    return row


def _stored(row: Row[Any]) -> StoredOfficer:
    return StoredOfficer(id=row.id, name=row.name, role=Role(row.role), ended=row.voided_at is not None)


def _begin_wait(session: Session, officer_id: str, failed: int) -> None:
    """Let the wait after a wrong PIN begin, also where as many were wrong in a row once before."""
    session.waits[f"{officer_id} {failed}"] = session.uptime + seconds_to_wait(failed)


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
