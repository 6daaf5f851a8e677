"""People and work units: written down once, found again."""

import datetime as dt
from typing import Any

from sqlalchemy import select

from baktidesk.db.models import person, work_unit
from baktidesk.db.session import Session
from baktidesk.domain.names import match_key, name_key
from baktidesk.domain.person import Sex
from baktidesk.services.records import keep_named


def keep_person(
    session: Session,
    *,
    full_name: str,
    nik: str = "",
    sex: Sex | None = None,
    birth_year: int | None = None,
    birth_date: dt.date | None = None,
    **more: str,
) -> str:
    """Give the id of the person with this NIK and name, writing the person down when new.

    What is told of a known person now is kept; what is not told now stays as it was. Without a NIK every
    entry is a person of its own: two people may share a name.
    """
    values: dict[str, Any] = {**more, "sex": sex.value if sex else "", "birth_date": birth_date}
    values["birth_year"] = birth_date.year if birth_date else birth_year
    known = _person_with(session, nik, full_name)
    if known:
        session.change(person, known, **{name: value for name, value in values.items() if value})
        return known
    return session.insert(
        person,
        full_name=full_name,
        name_key=name_key(full_name),
        match_key=match_key(full_name),
        nik=nik or None,
        **values,
    )


def keep_work_unit(session: Session, name: str) -> str:
    """Give the id of the work unit of this name (case and spaces do not count), writing it down when new."""
    return keep_named(session, work_unit, name)


def work_unit_names(session: Session) -> list[str]:
    """Give the known work units by name."""
    query = select(work_unit.c.name).where(work_unit.c.voided_at.is_(None)).order_by(work_unit.c.key)
    return [row.name for row in session.rows(query)]


def _person_with(session: Session, nik: str, full_name: str) -> str:
    if not nik:
        return ""
    query = select(person.c.id).where(
        person.c.nik == nik, person.c.name_key == name_key(full_name), person.c.voided_at.is_(None)
    )
    found = session.first(query)
    return str(found.id) if found else ""
