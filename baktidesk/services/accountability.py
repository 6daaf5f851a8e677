"""What the data and their audit say about how personal data are treated: in general, and after an incident."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select

from baktidesk.db.models import audit, donor_visit, event, person
from baktidesk.db.redaction import ERASE
from baktidesk.db.seals import Head, read_head
from baktidesk.db.session import Session
from baktidesk.domain.officer import Deed, StoredOfficer
from baktidesk.domain.privacy import ERASED
from baktidesk.domain.retention import Retention
from baktidesk.domain.zones import Zone
from baktidesk.services.audit import AuditLine, note
from baktidesk.services.encryption import is_encrypted
from baktidesk.services.officers import list_officers
from baktidesk.services.records import require
from baktidesk.services.retention import retention
from baktidesk.services.settings import load
from baktidesk.services.trail import day_bounds

TOLD: Final = ("export", "unmask", "print", "mail_draft", "mail_sent", "failed_pin", "grant", "restore", "erase")
"""The deeds that carry personal data out, show them, or touch who may see them."""
_HEALTH: Final = (donor_visit.c.weight_kg, donor_visit.c.haemoglobin_g_dl, donor_visit.c.systolic_mmhg)


@dataclass(frozen=True, kw_only=True)
class Held:
    """How many people are known, and of how many which kind of data is held; `specific` counts children and inmates."""

    people: int
    with_nik: int
    with_phone: int
    with_health: int
    specific: int
    erased: int


@dataclass(frozen=True, kw_only=True)
class Account:
    """What is held, by whom, for how long; how often what was done with it, and the exports, oldest first.

    `encrypted` tells of the data file; a server's disk is its administrator's to encrypt, and counts as not.
    """

    held: Held
    work_unit: str
    events: tuple[tuple[str, str], ...]
    officers: tuple[StoredOfficer, ...]
    retention: Retention
    deeds: Counter[str]
    exports: tuple[AuditLine, ...]
    head: Head
    encrypted: bool


def account(session: Session, first: dt.date | None = None, zone: Zone = Zone.WIB) -> Account:
    """Give the account of all time, or of what was done since a day in a zone; for supervisors."""
    require(session, Deed.READ_TRAIL)
    since = [audit.c.at >= day_bounds(first, zone)[0]] if first else []
    # Beside each person who was erased, the audit tells of the records that named the same one.
    told = (audit.c.action.in_(TOLD), or_(audit.c.action != ERASE, audit.c.kind == person.name))
    counted = select(audit.c.action, func.count().label("n")).where(*told, *since)
    return Account(
        held=_held(session),
        work_unit=load(session).work_unit,
        events=tuple((row.code, row.name) for row in session.rows(_events())),
        officers=tuple(list_officers(session)),
        retention=retention(session),
        deeds=Counter({row.action: row.n for row in session.rows(counted.group_by(audit.c.action))}),
        exports=tuple(_line(row) for row in session.rows(_exports(since))),
        head=read_head(session.connection),
        encrypted=_is_encrypted(session),
    )


def note_incident(session: Session) -> None:
    """Write down that an incident was reported; what happened stands on the paper alone."""
    note(session, "incident", "setting", "incident")


def _is_encrypted(session: Session) -> bool:
    url = session.connection.engine.url
    return url.get_backend_name() == "sqlite" and is_encrypted(url.database or "")


def _held(session: Session) -> Held:
    def people(*limits: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(person).where(person.c.voided_at.is_(None), *limits)
        return int(session.value(query))

    def visits(*limits: ColumnElement[bool]) -> int:
        query = select(func.count(donor_visit.c.person_id.distinct())).where(donor_visit.c.voided_at.is_(None), *limits)
        return int(session.value(query))

    known = person.c.full_name != ERASED
    return Held(
        people=people(known),
        with_nik=people(known, person.c.nik.is_not(None)),
        with_phone=people(known, person.c.phone != ""),
        with_health=visits(or_(*(column.is_not(None) for column in _HEALTH))),
        specific=visits(donor_visit.c.specific.is_(True)),
        erased=people(~known),
    )


def _events() -> Any:
    return select(event.c.code, event.c.name).where(event.c.voided_at.is_(None)).order_by(event.c.created_at)


def _exports(since: list[ColumnElement[bool]]) -> Any:
    return select(audit).where(audit.c.action == "export", *since).order_by(audit.c.sequence)


def _line(row: Any) -> AuditLine:
    return AuditLine(**{name: row._mapping[name] for name in AuditLine.__dataclass_fields__})
