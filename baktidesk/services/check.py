"""Is the data file whole, and do its figures agree with its records?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, func, select, text

from baktidesk.db.models import distribution, donor_visit, event, handover, person, stock_movement, tally
from baktidesk.db.session import Session
from baktidesk.db.tallies import MEASURES, scan_sql
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.services.summary import summarise

COUNTED = (event, person, donor_visit, handover, distribution, stock_movement)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check found: `problems` is empty when all is well; `records` counts live records by kind."""

    integrity: bool
    identities: bool
    records: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Tell whether everything holds."""
        return self.integrity and self.identities


def check(session: Session) -> Verdict:
    """Check the file's integrity, the counters against the records, and every event's identities."""
    damage = _damage(session)
    wrong = [*_wrong_counters(session), *_broken_identities(session)]
    return Verdict(
        integrity=not damage,
        identities=not wrong,
        records={table.name: _live_count(session, table) for table in COUNTED},
        problems=(*damage, *wrong),
    )


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Give the verdict as the command line prints it."""
    names = ("ok", "integrity", "identities", "records")
    return {name: getattr(verdict, name) for name in names}


def _damage(session: Session) -> list[Problem]:
    if session.connection.dialect.name != "sqlite":
        return []
    lines = [row[0] for row in session.connection.exec_driver_sql("PRAGMA integrity_check(5)")]
    links = session.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lines == ["ok"] and not links:
        return []
    return [Problem(QT_TRANSLATE_NOOP("Problem", "The data file is damaged. Please restore a backup."))]


def _wrong_counters(session: Session) -> list[Problem]:
    """Compare every counter with a scan of the records themselves."""
    problems = []
    for measure in MEASURES:
        scanned = _counts(session.connection.execute(text(scan_sql(measure))).all())
        query = select(tally.c.event_id, tally.c.day, tally.c.key, tally.c.n).where(
            tally.c.measure == measure.name, tally.c.n != 0
        )
        kept = _counts(session.rows(query))
        if scanned != kept:
            sentence = QT_TRANSLATE_NOOP("Problem", "The counter “{name}” does not agree with the records.")
            problems.append(Problem(sentence, {"name": measure.name}))
    return problems


def _counts(rows: Sequence[Row[Any]]) -> dict[tuple[str, str, str], int]:
    return {(str(row.event_id), str(row.day), str(row.key)): int(row.n) for row in rows}


def _broken_identities(session: Session) -> list[Problem]:
    ids = [row.id for row in session.rows(select(event.c.id))]
    return [problem for event_id in ids for problem in summarise(session, event_id).broken_identities()]


def _live_count(session: Session, table: Table) -> int:
    return int(session.value(select(func.count()).select_from(table).where(table.c.voided_at.is_(None))))
