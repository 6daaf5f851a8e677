"""Putting a backup back from the open window: compared with what is there now, and asked for with a reason."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import func, select

from baktidesk.db.base import metadata
from baktidesk.db.session import Session
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.officer import Deed
from baktidesk.services.audit import note
from baktidesk.services.backups import COUNTED
from baktidesk.services.records import reason_for_voiding, require

WORDS: Final = {
    "event": QT_TRANSLATE_NOOP("Restore", "Events"),
    "donor_visit": QT_TRANSLATE_NOOP("Restore", "Donor visits"),
    "handover": QT_TRANSLATE_NOOP("Restore", "Handovers"),
    "distribution": QT_TRANSLATE_NOOP("Restore", "Deliveries to people"),
    "stock_movement": QT_TRANSLATE_NOOP("Restore", "Stock movements"),
    "person": QT_TRANSLATE_NOOP("Restore", "People"),
}


def counts_now(session: Session) -> Mapping[str, int]:
    """Give how many records of each counted kind there are now, as `Content.records` tells of a backup."""
    return {kind: int(session.value(select(func.count()).select_from(metadata.tables[kind]))) for kind in COUNTED}


def ask_restore(session: Session, source: str, reason: str) -> None:
    """Write into the data that are about to be replaced which backup (file name) takes their place, and why.

    For supervisors; refused without a reason. The data that are kept aside still say so afterwards.
    """
    require(session, Deed.RESTORE)
    why = reason_for_voiding(session, reason)
    note(session, "restore_asked", "backup", uuid7(), source=source, reason=why)
