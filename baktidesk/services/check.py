"""Is the data file whole, and do its figures agree with its records?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, Subquery, Table, func, or_, select, text

from baktidesk.db.models import (
    area,
    distribution,
    donor_visit,
    event,
    handover,
    handover_line,
    item,
    person,
    pmi_tally,
    roll_entry,
    rule_set,
    slip_batch,
    stock_movement,
    tally,
)
from baktidesk.db.seals import walk
from baktidesk.db.session import Session
from baktidesk.db.start_check import differing_record, triggers_stand
from baktidesk.db.tallies import MEASURES, scan_sql
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.stock import MovementKind
from baktidesk.services.attachments import verify_attachments
from baktidesk.services.relief.stores import overdrawn_places
from baktidesk.services.summary import summarise

COUNTED = (event, person, donor_visit, roll_entry, handover, distribution, stock_movement, pmi_tally, rule_set)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a check found: `problems` is empty when all is well; `records` counts live records by kind."""

    integrity: bool
    audit_chain: bool
    identities: bool
    records: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Tell whether everything holds."""
        return self.integrity and self.audit_chain and self.identities


def check(session: Session) -> Verdict:
    """Check the file and the files attached to it, the counters against the records, and every event's identities."""
    tampering = _broken_chain(session)
    damage = [*_damage(session), *verify_attachments(session), *([] if tampering else _changed_outside(session))]
    wrong = [
        *_wrong_counters(session),
        *_broken_identities(session),
        *_wrong_deliveries(session),
        *_overdrawn_books(session),
        *_wrong_slips(session),
    ]
    return Verdict(
        integrity=not damage,
        audit_chain=not tampering,
        identities=not wrong,
        records={table.name: _live_count(session, table) for table in COUNTED},
        problems=(*damage, *tampering, *wrong),
    )


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Give the verdict as the command line prints it."""
    names = ("ok", "integrity", "audit_chain", "identities", "records")
    return {name: getattr(verdict, name) for name in names}


def _damage(session: Session) -> list[Problem]:
    if session.connection.dialect.name != "sqlite":
        return []
    lines = [row[0] for row in session.connection.exec_driver_sql("PRAGMA integrity_check(5)")]
    links = session.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lines == ["ok"] and not links:
        return []
    return [Problem(QT_TRANSLATE_NOOP("Problem", "The data file is damaged. Please restore a backup."))]


def _broken_chain(session: Session) -> list[Problem]:
    verdict = walk(session.connection)
    if verdict.ok:
        return []
    sentence = QT_TRANSLATE_NOOP("Problem", "The audit was changed from outside, from its row {n} on.")
    return [Problem(sentence, {"n": str(verdict.broken_at)})]


def _changed_outside(session: Session) -> list[Problem]:
    """Compare every record with what the audit wrote down of it last, and look for the guards of the data."""
    problems = []
    if not triggers_stand(session.connection):
        problems.append(Problem(QT_TRANSLATE_NOOP("Problem", "A guard of the data was taken away from outside.")))
    if differing_record(session.connection) is not None:
        sentence = QT_TRANSLATE_NOOP(
            "Problem", "A record was changed from outside: what it holds is not what the audit says of it."
        )
        problems.append(Problem(sentence))
    return problems


def _wrong_counters(session: Session) -> list[Problem]:
    """Compare every counter with a scan of the records themselves."""
    problems = []
    server = session.connection.dialect.name
    for measure in MEASURES:
        scanned = _counts(session.connection.execute(text(scan_sql(measure, server))).all())
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


def _wrong_deliveries(session: Session) -> list[Problem]:
    """Compare every distribution and every line handed over with its one stock movement."""
    line_is_live = handover_line.c.voided_at.is_(None) & handover.c.voided_at.is_(None) & ~handover.c.symbolic
    lines = handover_line.join(handover, handover.c.id == handover_line.c.handover_id)
    given = _disagreeing(distribution, distribution, distribution.c.voided_at.is_(None), "distribution_id")
    handed = _disagreeing(handover_line, lines, line_is_live, "handover_line_id")
    said = (
        (given, QT_TRANSLATE_NOOP("Problem", "{event}, {item}: {n} distributions and the stock book do not agree.")),
        (
            handed,
            QT_TRANSLATE_NOOP("Problem", "{event}, {item}: {n} lines handed over and the stock book do not agree."),
        ),
    )
    return [
        Problem(sentence, {"event": row.code, "item": row.name, "n": row.n})
        for query, sentence in said
        for row in session.rows(query)
    ]


def _disagreeing(table: Table, records: FromClause, live: ColumnElement[bool], link: str) -> Select[Any]:
    """Count by item the records whose stock movement is missing, another, more than one, or there though voided."""
    event_id = distribution.c.event_id if table is distribution else handover.c.event_id
    moved = _moved(stock_movement.c[link])
    same = (
        (moved.c.n == 1)
        & (moved.c.kind == MovementKind.HANDED_OVER.value)
        & (moved.c.item_id == table.c.item_id)
        & (moved.c.quantity == table.c.quantity)
        & (moved.c.event_id == event_id)
    )
    wrong = or_(live & (moved.c.n.is_(None) | ~same), ~live & moved.c.n.is_not(None))
    joined = records.join(item, item.c.id == table.c.item_id).join(event, event.c.id == event_id)
    return (
        select(event.c.code, item.c.name, func.count().label("n"))
        .select_from(joined.outerjoin(moved, moved.c.record_id == table.c.id))
        .where(wrong)
        .group_by(event.c.code, item.c.id, item.c.name)
        .order_by(event.c.code, item.c.name)
    )


def _moved(link: ColumnElement[str]) -> Subquery:
    """Select the live movements by what they belong to; the least of each value, which is the only one where n is 1."""
    values = [func.min(stock_movement.c[name]).label(name) for name in ("item_id", "quantity", "event_id", "kind")]
    return (
        select(link.label("record_id"), func.count().label("n"), *values)
        .where(link.is_not(None), stock_movement.c.voided_at.is_(None))
        .group_by(link)
        .subquery()
    )


def _overdrawn_books(session: Session) -> list[Problem]:
    """Find the places from which more goods went out than came in, and nobody gave a reason."""
    names = {row.id: row.name for row in session.rows(select(area.c.id, area.c.name))}
    query = select(event.c.code, item.c.id, item.c.name).join(event, event.c.id == item.c.event_id)
    whole = QT_TRANSLATE_NOOP("Problem", "{event}, {item}: the stock book stands at {n}, and nobody allowed that.")
    of_area = QT_TRANSLATE_NOOP(
        "Problem", "{event}, {item} at {place}: the stock book stands at {n}, and nobody allowed that."
    )
    return [
        Problem(
            of_area if place in names else whole,
            {"event": row.code, "item": row.name, "n": left, "place": names.get(place, "")},
        )
        for row in session.rows(query.order_by(event.c.code, item.c.name))
        for place, left in overdrawn_places(session, row.id).items()
    ]


def _wrong_slips(session: Session) -> list[Problem]:
    """Find where the numbers of an event's blank slips do not follow each other, voided batches included."""
    query = (
        select(event.c.id, event.c.code, slip_batch.c.first_number, slip_batch.c.last_number)
        .join(slip_batch, slip_batch.c.event_id == event.c.id)
        .order_by(event.c.code, slip_batch.c.first_number, slip_batch.c.last_number)
    )
    sentence = QT_TRANSLATE_NOOP(
        "Problem", "{event}: blank slip {n} was numbered twice, or numbers before it are missing."
    )
    problems: list[Problem] = []
    last: dict[str, int] = {}
    for row in session.rows(query):
        if row.first_number != last.get(row.id, 0) + 1:
            problems.append(Problem(sentence, {"event": row.code, "n": str(row.first_number)}))
        last[row.id] = row.last_number
    return problems


def _live_count(session: Session, table: Table) -> int:
    return int(session.value(select(func.count()).select_from(table).where(table.c.voided_at.is_(None))))
