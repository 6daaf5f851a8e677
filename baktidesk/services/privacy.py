"""One person's data: found, shown whole, corrected, and erased so that every count stays as it was."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from baktidesk.db.models import distribution, donor_visit, person
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.names import match_key, name_key
from baktidesk.domain.officer import Deed
from baktidesk.domain.person import Sex
from baktidesk.domain.privacy import ERASED, Erasure, PersonIdentity
from baktidesk.services.audit import AuditLine, history, note
from baktidesk.services.erasing import empty_people
from baktidesk.services.journal import RecordDetails, RecordKind, record_details
from baktidesk.services.records import checked, require


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """All that is stored of one person: who it is, every visit and receipt, and what was done with it, newest first."""

    person_id: str
    identity: PersonIdentity
    nip: str
    family_card_number: str
    donor_card_number: str
    erased: bool
    records: tuple[RecordDetails, ...]
    history: tuple[AuditLine, ...]


def person_of(session: Session, kind: RecordKind, record_id: str) -> str:
    """Give the id of the person whom a record is about, "" when it is about nobody in particular."""
    table = {RecordKind.VISIT: donor_visit, RecordKind.DISTRIBUTION: distribution}.get(kind)
    found = None if table is None else session.value(select(table.c.person_id).where(table.c.id == record_id))
    return str(found or "")


def person_file(session: Session, person_id: str) -> PersonFile:
    """Give all that is stored of a person, and write down that somebody looked; a missing one is a bug."""
    row = session.get(person, person_id)
    note(session, "unmask", "person", person_id)
    tables = ((RecordKind.VISIT, donor_visit), (RecordKind.DISTRIBUTION, distribution))
    found = [
        record_details(session, kind, one.id)
        for kind, table in tables
        for one in session.rows(select(table.c.id).where(table.c.person_id == person_id).order_by(table.c.id))
    ]
    return PersonFile(
        person_id=person_id,
        identity=PersonIdentity(
            full_name=row.full_name,
            nik=row.nik or "",
            phone=row.phone,
            sex=Sex(row.sex) if row.sex else None,
            birth_date=row.birth_date,
            address=row.address,
        ),
        nip=row.nip,
        family_card_number=row.family_card_number,
        donor_card_number=row.donor_card_number,
        erased=row.full_name == ERASED,
        records=tuple(found),
        history=tuple(reversed(history(session, person_id))),
    )


def correct_person(session: Session, person_id: str, record: PersonIdentity) -> None:
    """Correct who a person is; old and new values stand in the audit. Refused for somebody who has been erased."""
    require(session, Deed.KEEP_PEOPLE)
    record = checked(session, record)
    _refuse_erased(session, person_id)
    born: dict[str, Any] = {}
    if record.birth_date:
        born = {"birth_date": record.birth_date, "birth_year": record.birth_date.year}
    session.change(
        person,
        person_id,
        full_name=record.full_name,
        name_key=name_key(record.full_name),
        match_key=match_key(record.full_name),
        nik=record.nik or None,
        phone=record.phone,
        sex=record.sex.value if record.sex else "",
        address=record.address,
        **born,
    )


def erase_person(session: Session, person_id: str, record: Erasure) -> None:
    """Empty who a person is; visits, receipts and every count stay. The audit says that and why, and forgets the rest.

    Backups made before still hold it: see docs/decisions.
    """
    require(session, Deed.KEEP_PEOPLE)
    record = checked(session, record)
    _refuse_erased(session, person_id)
    empty_people(session, [person_id], record.reason)


def _refuse_erased(session: Session, person_id: str) -> Any:
    row = session.get(person, person_id)
    if row.full_name == ERASED:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This person has been erased already."))
    return row
