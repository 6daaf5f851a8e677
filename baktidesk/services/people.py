"""People and work units: written down once, found again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, bindparam, select

from baktidesk.db.models import donor_visit, event, person, roll_entry, work_unit
from baktidesk.db.quick import among, quick_rows, several
from baktidesk.db.session import Session
from baktidesk.domain.donation import DonorCategory, VisitStatus
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.names import match_key_of, name_key
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.domain.zones import local_day
from baktidesk.services.records import keep_named

_OWN: Final = "id full_name name_key match_key nik sex birth_date birth_year phone donor_card_number nip".split()
KNOWN_COLUMNS: Final = tuple(person.c[name] for name in _OWN)
"""What has to be read of a person for `known_people`."""


class PersonRow(NamedTuple):
    """A row of KNOWN_COLUMNS."""

    id: str
    full_name: str
    name_key: str
    match_key: str
    nik: str | None
    sex: str
    birth_date: dt.date | None
    birth_year: int | None
    phone: str
    donor_card_number: str
    nip: str


class _Visit(NamedTuple):
    """A row of `_visits_query`."""

    id: str
    person_id: str
    event_id: str
    day: dt.date
    queue_number: str
    status: str
    category: str
    blood_group: str | None
    claimed_blood_group: str
    work_unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownPerson:
    """What our own records know of a person; nothing of it comes from PMI's own system.

    `work_unit` and `category` are those of the last visit, else of the roll; `blood_group` is PMI's last test, else
    what was told; donations are live visits that filled a bag, by the local day of their event; `visit_id` and
    `queue_number` are those of the live visit at the event that was asked about, "" when there is none.
    """

    person_id: str
    full_name: str
    nik: str
    sex: Sex | None
    birth_date: dt.date | None
    birth_year: int | None
    phone: str
    donor_card_number: str
    nip: str
    work_unit: str
    category: DonorCategory | None
    blood_group: BloodGroup
    donations: int
    donations_this_year: int
    last_donation: dt.date | None
    visit_id: str
    queue_number: str


def known_person(session: Session, person_id: str, event_id: str) -> KnownPerson:
    """Give what is known of a person, as an event looks at it; a missing one is a bug (LookupError)."""
    row = session.first(select(*KNOWN_COLUMNS).where(person.c.id == person_id))
    if row is None:
        raise LookupError("no person with this id")
    return known_people(session, [PersonRow._make(row)], event_id)[0]


def known_people(session: Session, rows: Sequence[PersonRow], event_id: str) -> list[KnownPerson]:
    """Give what is known of several people, by their rows of KNOWN_COLUMNS, in the same order."""
    connection, server = session.connection, session.connection.dialect.name
    visits: dict[str, list[_Visit]] = {row.id: [] for row in rows}
    for found in quick_rows(connection, _visits_query(server), {"ids": several(visits, server)}):
        visit = _Visit(*found)
        visits[visit.person_id].append(visit)
    unseen = [one for one, its_visits in visits.items() if not its_visits]
    on_roll = quick_rows(connection, _units_query(server), {"ids": several(unseen, server)}) if unseen else ()
    units: dict[str, str] = {person_id: unit for person_id, unit in on_roll}
    year = _year(session, event_id) if len(unseen) < len(visits) else 0
    return [_known(row, visits[row.id], event_id, units.get(row.id, ""), year) for row in rows]


def keep_person(
    session: Session,
    *,
    full_name: str,
    nik: str = "",
    sex: Sex | None = None,
    birth_year: int | None = None,
    birth_date: dt.date | None = None,
    known_id: str = "",
    **more: str,
) -> str:
    """Give the id of the person with this NIK and name, writing the person down when new.

    `known_id` is a person chosen by the officer: that one is kept, and changed where the form differs. What is told
    of a known person now is kept; what is not told now stays as it was. Without a NIK and a choice every entry is a
    person of its own: two people may share a name.
    """
    values: dict[str, Any] = {**more, "sex": sex.value if sex else "", "birth_date": birth_date}
    values["birth_year"] = birth_date.year if birth_date else birth_year
    if known_id:
        told = {name: value for name, value in {**values, "nik": nik}.items() if value}
        session.change(person, known_id, **_named(full_name), **told)
        return known_id
    known = _person_with(session, nik, full_name)
    if known:
        session.change(person, known, **{name: value for name, value in values.items() if value})
        return known
    return session.insert(person, **_named(full_name), nik=nik or None, **values)


def keep_work_unit(session: Session, name: str) -> str:
    """Give the id of the work unit of this name (case and spaces do not count), writing it down when new."""
    return keep_named(session, work_unit, name)


def work_unit_names(session: Session) -> list[str]:
    """Give the known work units by name."""
    query = select(work_unit.c.name).where(work_unit.c.voided_at.is_(None)).order_by(work_unit.c.key)
    return [row.name for row in session.rows(query)]


def _named(full_name: str) -> dict[str, Any]:
    key = name_key(full_name)
    return {"full_name": full_name, "name_key": key, "match_key": match_key_of(key)}


def _person_with(session: Session, nik: str, full_name: str) -> str:
    if not nik:
        return ""
    query = select(person.c.id).where(
        person.c.nik == nik, person.c.name_key == name_key(full_name), person.c.voided_at.is_(None)
    )
    found = session.first(query)
    return str(found.id) if found else ""


@cache
def _visits_query(server: str) -> Select[Any]:
    """Select the live visits of some people, newest first."""
    return (
        select(*(donor_visit.c[name] for name in _Visit._fields[:-1]), work_unit.c.name)
        .join(work_unit, work_unit.c.id == donor_visit.c.work_unit_id)
        .where(among(donor_visit.c.person_id, server), donor_visit.c.voided_at.is_(None))
        .order_by(donor_visit.c.day.desc(), donor_visit.c.id.desc())
    )


@cache
def _units_query(server: str) -> Select[Any]:
    """Select the work units by which rolls know some people, the newest roll last."""
    return (
        select(roll_entry.c.person_id, work_unit.c.name)
        .join(work_unit, work_unit.c.id == roll_entry.c.work_unit_id)
        .where(among(roll_entry.c.person_id, server), roll_entry.c.voided_at.is_(None))
        .order_by(roll_entry.c.id)
    )


def _year(session: Session, event_id: str) -> int:
    ((zone,),) = quick_rows(session.connection, _zone_query(), {"event_id": event_id})
    return local_day(session.now, ZoneChoice(str(zone)).zone).year


@cache
def _zone_query() -> Select[Any]:
    return select(event.c.zone).where(event.c.id == bindparam("event_id"))


def _known(row: PersonRow, visits: Sequence[_Visit], event_id: str, roll_unit: str, year: int) -> KnownPerson:
    donated = [visit.day for visit in visits if visit.status == VisitStatus.DONATED.value]
    here = next((visit for visit in visits if visit.event_id == event_id), None) if visits else None
    return KnownPerson(
        person_id=row.id,
        full_name=row.full_name,
        nik=row.nik or "",
        sex=Sex(row.sex) if row.sex else None,
        birth_date=row.birth_date,
        birth_year=row.birth_year,
        phone=row.phone,
        donor_card_number=row.donor_card_number,
        nip=row.nip,
        work_unit=visits[0].work_unit if visits else roll_unit,
        category=DonorCategory(visits[0].category) if visits and visits[0].category else None,
        blood_group=_blood_group(visits) if visits else BloodGroup.UNKNOWN,
        donations=len(donated),
        donations_this_year=sum(day.year == year for day in donated) if donated else 0,
        last_donation=max(donated, default=None),
        visit_id=here.id if here else "",
        queue_number=here.queue_number if here else "",
    )


def _blood_group(visits: Sequence[_Visit]) -> BloodGroup:
    """Give the group that PMI tested last, else the one told last."""
    told = [*(visit.blood_group for visit in visits), *(visit.claimed_blood_group for visit in visits)]
    groups = (BloodGroup(group) for group in told if group)
    return next((group for group in groups if group is not BloodGroup.UNKNOWN), BloodGroup.UNKNOWN)
