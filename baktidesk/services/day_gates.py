"""The gates before a day is closed: what of the day is still open, each in one sentence."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row, Select, Table, and_, func, select

from baktidesk.db.backup import Backup, Content, backup_folder, list_backups, newest_good
from baktidesk.db.models import (
    audit,
    dispute,
    distribution,
    donor_visit,
    handover,
    pmi_tally,
    setting,
    stock_count,
    stock_movement,
)
from baktidesk.db.schema import HEAD
from baktidesk.db.session import Session
from baktidesk.domain.closing import CONTEXT, Finding, Gate, GateState
from baktidesk.domain.donation import WAITING
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.handover_document import DocumentState
from baktidesk.domain.summary import Summary
from baktidesk.domain.zones import Zone, local_day, zoned_clock
from baktidesk.services import settings
from baktidesk.services.donors.pmi_tally import read_tally
from baktidesk.services.journal import list_deeds
from baktidesk.services.relief.last_moves import has_moved_since, moved_on
from baktidesk.services.summary import summarise
from baktidesk.services.workbook import sheets

SHEETS: Final = {
    donor_visit: sheets.DONOR,
    distribution: sheets.DISTRIBUTION,
    handover: sheets.HANDOVER,
    stock_movement: sheets.STOCK,
}
"""What of a day stands in a workbook."""
RECORDS: Final = (*SHEETS, dispute, pmi_tally, stock_count)
"""What of a day a backup must hold."""
Said = tuple[GateState, Problem] | tuple[GateState, Problem, str]


def find(session: Session, event_row: Row[Any], day: dt.date) -> tuple[Finding, ...]:
    """Give every gate of a local day as it is now, in their order."""
    looked = _Look(session, event_row.id, day, ZoneChoice(event_row.zone).zone)
    gates: Mapping[Gate, Callable[[], Said]] = {
        Gate.FUNNEL: looked.funnel,
        Gate.DISPUTES: looked.disputes,
        Gate.TALLY: looked.tally,
        Gate.STOCK: looked.stock,
        Gate.DRAFTS: looked.drafts,
        Gate.DOCUMENTS: looked.documents,
        Gate.EXPORT: looked.export,
        Gate.BACKUP: looked.backup,
    }
    return tuple(_finding(gate, *look()) for gate, look in gates.items())


def _finding(gate: Gate, state: GateState, sentence: Problem, target: str = "") -> Finding:
    return Finding(gate=gate, state=state, sentence=sentence, target=target)


@dataclass
class _Look:
    """One look at a day."""

    session: Session
    event_id: str
    day: dt.date
    zone: Zone

    @cached_property
    def figures(self) -> Summary:
        return summarise(self.session, self.event_id, self.day)

    def funnel(self) -> Said:
        donors = self.figures.donors
        if broken := self.figures.broken_identities():
            return GateState.OPEN, broken[0]
        if donors.waiting:
            text = QT_TRANSLATE_NOOP(
                "Closing", "Donors still under way: {count}. Please finish each, or mark who left."
            )
            return GateState.OPEN, _said(text, count=donors.waiting), self._first_waiting()
        if not donors.candidates:
            return GateState.UNNEEDED, _said(QT_TRANSLATE_NOOP("Closing", "No donors on this day."))
        text = QT_TRANSLATE_NOOP("Closing", "All donors are finished: {count}.")
        return GateState.MET, _said(text, count=donors.candidates)

    def disputes(self) -> Said:
        limits = (dispute.c.resolved_at.is_(None), *self._of_day(dispute))
        count = int(self.session.value(select(func.count()).select_from(dispute).where(*limits)))
        if count:
            text = QT_TRANSLATE_NOOP("Closing", "Not settled at the dispute desk: {count}.")
            return GateState.OPEN, _said(text, count=count)
        return GateState.MET, _said(QT_TRANSLATE_NOOP("Closing", "Nobody waits at the dispute desk."))

    def tally(self) -> Said:
        """Compare PMI's count with the filled bags of the summary, group by group."""
        ours, pmi = self.figures.donors.by_blood_group, read_tally(self.session, self.event_id, self.day)
        if pmi is None and not self.figures.donors.donated:
            return GateState.UNNEEDED, _said(QT_TRANSLATE_NOOP("Closing", "No bags on this day."))
        if pmi is None:
            return GateState.OPEN, _said(QT_TRANSLATE_NOOP("Closing", "PMI's count has not been entered yet."))
        theirs = {group.value: n for group, n in pmi.bags().items()}
        counts = {"pmi": sum(theirs.values()), "ours": sum(ours.values())}
        if theirs == dict(ours):
            text = QT_TRANSLATE_NOOP("Closing", "Bags counted by PMI and by us: {pmi}.")
            return GateState.MET, _said(text, **counts)
        if counts["pmi"] == counts["ours"]:
            text = QT_TRANSLATE_NOOP("Closing", "Bags counted by PMI and by us: {pmi}, but of other blood groups.")
            return GateState.OPEN, _said(text, **counts)
        return GateState.OPEN, _said(
            QT_TRANSLATE_NOOP("Closing", "Bags counted by PMI: {pmi}, by us: {ours}."), **counts
        )

    def stock(self) -> Said:
        """Ask for a count of everything that moved, made after it moved for the last time."""
        moved, counted = moved_on(self.session, self.event_id, self.day), self._counted()
        if not moved:
            return GateState.UNNEEDED, _said(QT_TRANSLATE_NOOP("Closing", "No goods moved on this day."))
        missing = [item_id for item_id in moved if not self._is_counted(item_id, counted.get(item_id))]
        if missing:
            text = QT_TRANSLATE_NOOP("Closing", "Not counted since they moved last: {items}.")
            return GateState.OPEN, _said(text, items=", ".join(moved[one] for one in missing)), missing[0]
        text = QT_TRANSLATE_NOOP("Closing", "Everything that moved was counted: {items}.")
        return GateState.MET, _said(text, items=", ".join(moved.values()))

    def drafts(self) -> Said:
        """Look at the forms of today; what is half filled now belongs to no earlier day."""
        if self.day != local_day(self.session.now, self.zone):
            text = QT_TRANSLATE_NOOP("Closing", "What is half filled now belongs to another day.")
            return GateState.UNNEEDED, _said(text)
        keys = select(setting.c.key, setting.c.value).where(setting.c.key.like(f"draft/%/{self.event_id[-12:]}%"))
        kept = [row.key.split("/") for row in self.session.rows(keys) if row.value]
        if not kept:
            return GateState.MET, _said(QT_TRANSLATE_NOOP("Closing", "No form is half filled."))
        text = QT_TRANSLATE_NOOP("Closing", "Half-filled forms: {count}, at desk {desks}.")
        desks = ", ".join(sorted({parts[2] for parts in kept}))
        return GateState.OPEN, _said(text, count=len(kept), desks=desks), str(kept[0][1])

    def documents(self) -> Said:
        rows = self.session.rows(select(handover.c.id, handover.c.document_state).where(*self._of_day(handover)))
        if not rows:
            text = QT_TRANSLATE_NOOP("Closing", "No institution received goods on this day.")
            return GateState.UNNEEDED, _said(text)
        missing = [row.id for row in rows if row.document_state == DocumentState.DRAFT]
        if missing:
            text = QT_TRANSLATE_NOOP("Closing", "BAST not printed yet: {count} of {all}.")
            return GateState.OPEN, _said(text, count=len(missing), all=len(rows)), str(missing[0])
        return GateState.MET, _said(QT_TRANSLATE_NOOP("Closing", "All BAST are printed: {all}."), all=len(rows))

    def export(self) -> Said:
        last = next(iter(list_deeds(self.session, "export", self.event_id, limit=1)), None)
        if last is None and not any(self._touched(table, 0) for table in SHEETS):
            text = QT_TRANSLATE_NOOP("Closing", "Nothing was recorded on this day.")
            return GateState.UNNEEDED, _said(text)
        if last is None:
            return GateState.OPEN, _said(QT_TRANSLATE_NOOP("Closing", "No Excel file has been made yet."))
        if any(self._differs(table, sheet, last.sequence) for table, sheet in SHEETS.items()):
            text = QT_TRANSLATE_NOOP("Closing", "The day has changed since revision {revision} was made.")
            return GateState.OPEN, _said(text, revision=last.changes["revision"])
        text = QT_TRANSLATE_NOOP("Closing", "Revision {revision} holds the whole day.")
        return GateState.MET, _said(text, revision=last.changes["revision"])

    def backup(self) -> Said:
        """Verify the newest backup, and see whether the day has changed since; a server has an administrator."""
        url = self.session.connection.engine.url
        if url.get_backend_name() != "sqlite":
            text = QT_TRANSLATE_NOOP("Closing", "The administrator of the server backs the data up.")
            return GateState.UNNEEDED, _said(text)
        if settings.load(self.session).practice:
            return GateState.UNNEEDED, _said(QT_TRANSLATE_NOOP("Closing", "Practice data need no backup."))
        found = _newest_backup(Path(url.database or "").absolute())
        if found is None:
            return GateState.OPEN, _said(QT_TRANSLATE_NOOP("Closing", "There is no backup yet."))
        backup, content = found
        told = {"day": local_day(backup.made_at, self.zone), "hour": zoned_clock(backup.made_at, self.zone)}
        if self._is_of_another_past(content) or any(self._touched(table, content.sequence) for table in RECORDS):
            text = QT_TRANSLATE_NOOP("Closing", "The day has changed since the backup of {day}, {hour}.")
            return GateState.OPEN, _said(text, **told)
        text = QT_TRANSLATE_NOOP("Closing", "The backup of {day}, {hour} holds the whole day.")
        return GateState.MET, _said(text, **told)

    def _is_of_another_past(self, content: Content) -> bool:
        """Tell whether a backup is from before an older copy was put back, and what was written since was undone."""
        then = select(audit.c.seal).where(audit.c.sequence == content.sequence)
        return bool(content.sequence) and self.session.value(then) != content.seal

    def _of_day(self, table: Table) -> tuple[Any, ...]:
        own = table.c
        return own.event_id == self.event_id, own.day == self.day, own.voided_at.is_(None)

    def _first_waiting(self) -> str:
        """Give the id of the visit that has waited longest."""
        waits = donor_visit.c.status.in_([one.value for one in WAITING])
        oldest = select(donor_visit.c.id).where(*self._of_day(donor_visit), waits).order_by(donor_visit.c.id).limit(1)
        return str(self.session.value(oldest) or "")

    def _counted(self) -> dict[str, dt.datetime]:
        """Give the last moment at which each item was counted, on the day or after it, by the item's id."""
        own = stock_count.c
        limits = (own.event_id == self.event_id, own.day >= self.day, own.voided_at.is_(None))
        query = select(own.item_id, func.max(own.at).label("at")).where(*limits)
        return {row.item_id: row.at for row in self.session.rows(query.group_by(own.item_id))}

    def _is_counted(self, item_id: str, at: dt.datetime | None) -> bool:
        """Tell whether an item was counted and has not moved since."""
        return at is not None and not has_moved_since(self.session, self.event_id, self.day, item_id, at)

    def _deeds(self, table: Table, sequence: int) -> Select[Any]:
        """Select the deeds done to the day's records of a table after an audit row, oldest first."""
        own = and_(table.c.id == audit.c.record_id, audit.c.kind == table.name, audit.c.sequence > sequence)
        query = select(audit.c.action, audit.c.record_id, audit.c.changes).join(table, own)
        query = query.where(table.c.event_id == self.event_id, table.c.day == self.day)
        return query.order_by(audit.c.sequence)

    def _touched(self, table: Table, sequence: int) -> bool:
        return self.session.first(self._deeds(table, sequence).limit(1)) is not None

    def _differs(self, table: Table, sheet: str, sequence: int) -> bool:
        """Tell whether a workbook made after an audit row told otherwise of the day than it did before.

        Only what every workbook shows counts: a change of anything else would ask for a file that stays the same.
        """
        made = self._deeds(table, sequence).where(audit.c.action == "create")
        if table is stock_movement:
            made = made.where(table.c.handover_line_id.is_(None), table.c.distribution_id.is_(None))
        if self.session.first(made.limit(1)) is not None:
            return True
        shown = _shown(sheet)
        values: dict[tuple[str, str], list[Any]] = {}
        for row in self.session.rows(self._deeds(table, sequence)):
            for name in shown & row.changes.keys():
                old, new = map(bool, row.changes[name]) if name == "voided_at" else row.changes[name]
                values.setdefault((row.record_id, name), [old, new])[1] = new
        return any(old != new for old, new in values.values())


def _newest_backup(data: Path) -> tuple[Backup, Content] | None:
    """Give the newest whole backup; while the files are the same, they are read once and not at every look."""
    folder = backup_folder(data)
    return _verified(folder, tuple((one.path.name, *_stamp(one.path)) for one in list_backups(folder)))


@lru_cache(maxsize=4)
def _verified(folder: Path, _files: tuple[tuple[str, int, int], ...]) -> tuple[Backup, Content] | None:
    return newest_good(folder, HEAD)


def _stamp(path: Path) -> tuple[int, int]:
    """Give size and last change of a file; one that has gone meanwhile has neither."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _shown(sheet: str) -> frozenset[str]:
    """Give the stored names of the columns that a sheet has in every workbook."""
    columns: Iterable[Any] = sheets.RECORD_SHEETS[sheet]
    names = {column.name for column in columns if not column.personal and not column.health}
    return frozenset({"voided_at", *names, *(f"{name}_id" for name in names)})


def _said(text: str, **values: object) -> Problem:
    return Problem(text, values, CONTEXT)
