"""One step for several visits at once: all of them take it in one transaction, or none does."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from baktidesk.db.models import donor_visit
from baktidesk.db.session import Session
from baktidesk.domain.donation import Deferral, Leaving, Visit
from baktidesk.domain.errors import Problem
from baktidesk.services.donors import donations
from baktidesk.services.records import open_record

Record = TypeVar("Record")


def defer_many(session: Session, visit_ids: Iterable[str], record: Deferral) -> list[Visit]:
    """Write down that PMI refused several donors for the same reason; a visit that cannot be deferred stops all."""
    return _each(session, visit_ids, record, donations.defer)


def leave_many(session: Session, visit_ids: Iterable[str], record: Leaving) -> list[Visit]:
    """Write down that several donors left before the end; a visit that has ended already stops all."""
    return _each(session, visit_ids, record, donations.leave)


def note_warnings(session: Session, visit_id: str, warnings: Mapping[str, Problem]) -> None:
    """Keep with a visit what was odd about a step and meant all the same, each sentence once."""
    known = list(open_record(session, donor_visit, visit_id).warnings)
    new = [str(problem) for problem in warnings.values() if str(problem) not in known]
    if new:
        session.change(donor_visit, visit_id, "move", warnings=[*known, *new])


def _each(
    session: Session, visit_ids: Iterable[str], record: Record, deed: Callable[[Session, str, Record], Visit]
) -> list[Visit]:
    """Do a deed at each visit, once."""
    return [deed(session, visit_id, record) for visit_id in sorted(set(visit_ids))]
