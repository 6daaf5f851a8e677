"""What the recipients' roll says that somebody is to get."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from baktidesk.db.models import person, roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.entitlement import Share
from baktidesk.domain.roll import RollKind

NO_SHARE = Share()


def share_of(session: Session, event_id: str, person_id: str, nik: str) -> Share:
    """Give quantity and remark of a known person (id, else NIK, "" = not told) on the event's recipients' roll."""
    if not person_id and not nik:
        return NO_SHARE
    known = {"of_person": person_id} if person_id else {"of_nik": nik}
    for row in session.quick(_entry(by_id=bool(person_id)), of_event=event_id, **known):
        return Share(quantity=row.quantity, note=row.note)
    return NO_SHARE


@cache
def _entry(*, by_id: bool) -> Select[Any]:
    """Select the entry of one person; made once, because building it costs more than running it."""
    same: ColumnElement[bool] = roll_entry.c.person_id == bindparam("of_person")
    if not by_id:
        same = roll_entry.c.person_id.in_(
            select(person.c.id).where(person.c.nik == bindparam("of_nik"), person.c.voided_at.is_(None))
        )
    return select(roll_entry.c.quantity, roll_entry.c.note).where(
        same,
        roll_entry.c.event_id == bindparam("of_event"),
        roll_entry.c.kind == RollKind.RECIPIENT.value,
        roll_entry.c.voided_at.is_(None),
    )
