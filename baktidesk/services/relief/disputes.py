"""A person is parked at the dispute desk with a note so that the queue moves on; the list is empty at closing."""

from sqlalchemy import func, select

from baktidesk.db.models import dispute
from baktidesk.db.session import Session
from baktidesk.domain.dispute import Dispute, Resolution, StoredDispute
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.services.records import checked, day_of, open_event, open_record


def park(session: Session, event_id: str, record: Dispute, dispute_id: str = "") -> str:
    """Park somebody with a note; give the dispute's id, the same one when the same form is saved again."""
    event_row = open_event(session, event_id)
    if dispute_id and session.first(select(dispute.c.id).where(dispute.c.id == dispute_id)):
        return dispute_id
    record = checked(session, record)
    return session.insert(
        dispute,
        id=dispute_id,
        event_id=event_id,
        day=day_of(session, event_row),
        full_name=record.full_name,
        note=record.note,
    )


def settle(session: Session, dispute_id: str, record: Resolution) -> None:
    """Write down how a dispute ended; one that has ended is refused."""
    row = open_record(session, dispute, dispute_id)
    if row.resolved_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This has been settled already."))
    record = checked(session, record)
    session.change(dispute, dispute_id, resolution=record.resolution, resolved_at=session.now)


def list_disputes(session: Session, event_id: str, *, settled: bool = False) -> list[StoredDispute]:
    """Give the open disputes of an event, oldest first, or with `settled` all of them."""
    query = select(dispute, dispute.c.created_by.label("officer")).where(
        dispute.c.event_id == event_id, dispute.c.voided_at.is_(None)
    )
    if not settled:
        query = query.where(dispute.c.resolved_at.is_(None))
    names = StoredDispute.__dataclass_fields__
    return [
        StoredDispute(**{name: row._mapping[name] for name in names})
        for row in session.rows(query.order_by(dispute.c.id))
    ]


def count_open(session: Session, event_id: str) -> int:
    """Give how many disputes of an event are open; a day with one is not closed."""
    query = select(func.count()).where(
        dispute.c.event_id == event_id, dispute.c.resolved_at.is_(None), dispute.c.voided_at.is_(None)
    )
    return int(session.value(query))
