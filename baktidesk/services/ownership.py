"""Whose record it is: one's own of today is voided at once, another's or an earlier one needs a supervisor."""

from typing import Any

from sqlalchemy import Row

from baktidesk.db.models import event
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.officer import Deed
from baktidesk.domain.zones import local_day
from baktidesk.services.closed_days import all_closed
from baktidesk.services.records import require


def is_own(session: Session, row: Row[Any], event_row: Row[Any]) -> bool:
    """Tell whether this officer wrote a record at this desk today, on the event's clock."""
    zone = ZoneChoice(event_row.zone).zone
    today = local_day(row.created_at, zone) == local_day(session.now, zone)
    return today and (row.created_by, row.desk) == (session.actor.name, session.actor.desk)


def require_voiding(session: Session, row: Row[Any]) -> None:
    """Refuse to void a record of an event where the role may not: others' and earlier ones need a supervisor.

    One of a closed day is refused first: no supervisor's PIN would help.
    """
    require(session, Deed.VOID)
    if is_own(session, row, session.get(event, row.event_id)):
        return
    if all_closed(session, row.event_id, [row.day]):
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This day is closed. A supervisor can open it again."))
    require(session, Deed.VOID_OTHERS)
