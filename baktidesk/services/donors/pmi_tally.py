"""PMI's end-of-day count of bags, kept beside our own; closing a day asks `compare_tally` whether the two agree."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Select, or_, select

from baktidesk.db.models import donor_visit, event, event_day, pmi_tally
from baktidesk.db.session import Session
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.event import ZoneChoice
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.pmi_tally import PmiTally, TallyClue, TallyComparison, TallyReason, bag_key
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.audit import note
from baktidesk.services.journal import list_deeds
from baktidesk.services.records import checked, open_event
from baktidesk.services.summary import summarise

KEPT: Final = "keep_tally"


@dataclass(frozen=True, kw_only=True)
class KeptTally:
    """PMI's count as it was kept at a moment (UTC), with our own of that moment; bags by group."""

    at: dt.datetime
    officer: str
    desk: str
    pmi: Mapping[BloodGroup, int]
    ours: Mapping[BloodGroup, int]


def keep_tally(session: Session, event_id: str, day: dt.date, record: PmiTally) -> TallyComparison:
    """Keep or correct PMI's count of a local day, note our own count of this moment beside it, and compare the two.

    Refused when the event is closed, and at its field where a group has no figure.
    """
    open_event(session, event_id)
    record = checked(session, record)
    rows = {row.blood_group: row for row in session.rows(_rows(event_id, day))}
    for group, bags in record.bags().items():
        _keep_group(session, rows.get(group.value), event_id=event_id, day=day, blood_group=group.value, bags=bags)
    compared = compare_tally(session, event_id, day)
    both = {"pmi": {one.value: n for one, n in record.bags().items()}, "ours": _plain(compared.ours)}
    note(session, KEPT, pmi_tally.name, event_id, day=day, **both)
    return compared


def read_tally(session: Session, event_id: str, day: dt.date) -> PmiTally | None:
    """Give PMI's count of a local day, or None when it has not been told."""
    live = [row for row in session.rows(_rows(event_id, day)) if row.voided_at is None]
    return PmiTally.of({BloodGroup(row.blood_group): row.bags for row in live}) if live else None


def compare_tally(session: Session, event_id: str, day: dt.date) -> TallyComparison:
    """Compare PMI's count of a local day with the filled bags of our records, by blood group.

    `.agrees` is what closing the day asks; `.differences` is by group (PMI's less ours), `.explanations` the visits
    that may explain them, by reason. Before PMI has told anything, `.pmi` is None and nothing agrees or differs. Our
    figures are those of the summary (see `summarise`), so that no two places can show different ones.
    """
    donated = summarise(session, event_id, day).donors.by_blood_group
    return TallyComparison(
        day=day,
        ours={group: donated[group] for group in BloodGroup},
        pmi=read_tally(session, event_id, day),
        clues=tuple(_clues(session, event_id, day)),
    )


def tally_days(session: Session, event_id: str) -> list[dt.date]:
    """Give the days of which PMI may have a count, the first one first: those of the event and those with visits."""
    queries = (
        select(table.c.day).where(table.c.event_id == event_id, table.c.voided_at.is_(None)).distinct()
        for table in (event_day, donor_visit, pmi_tally)
    )
    return sorted({row.day for query in queries for row in session.rows(query)})


def kept_tallies(session: Session, event_id: str, day: dt.date) -> list[KeptTally]:
    """Give every count of PMI's that was kept for a local day, corrected ones too, the newest first."""
    lines = list_deeds(session, KEPT, event_id)
    return [
        KeptTally(
            at=line.at,
            officer=line.officer,
            desk=line.desk,
            pmi={BloodGroup(group): n for group, n in line.changes["pmi"].items()},
            ours={BloodGroup(group): n for group, n in line.changes["ours"].items()},
        )
        for line in lines
        if line.changes["day"] == day.isoformat()
    ]


def _rows(event_id: str, day: dt.date) -> Select[Any]:
    return select(pmi_tally).where(pmi_tally.c.event_id == event_id, pmi_tally.c.day == day)


def _plain(bags: Mapping[BloodGroup, int]) -> dict[str, int]:
    return {group.value: n for group, n in bags.items()}


def _keep_group(session: Session, row: Row[Any] | None, **values: Any) -> None:
    """Write a group's count down, or correct the one that is there, an undone one included."""
    if row is None:
        session.insert(pmi_tally, **values)
    else:
        session.change(pmi_tally, row.id, bags=values["bags"], voided_at=None, void_reason="")


def _clues(session: Session, event_id: str, day: dt.date) -> Iterator[TallyClue]:
    zone = ZoneChoice(session.value(select(event.c.zone).where(event.c.id == event_id))).zone
    rows = _visits(session, event_id, day, zone)
    live = [row for row in rows if row.voided_at is None and row.day == day]
    keys = Counter(bag_key(row.bag_number) for row in live if row.bag_number)
    for row in rows:
        for reason, counted, meant in _doubts(row, day, zone, keys):
            yield TallyClue(visit_id=row.id, queue_number=row.queue_number, reason=reason, counted=counted, meant=meant)


def _visits(session: Session, event_id: str, day: dt.date, zone: Zone) -> Sequence[Row[Any]]:
    """Give the visits of a day and those of another day that ended on it, in the order of the queue."""
    names = (
        "id", "queue_number", "day", "status", "ended_at", "bag_number", "blood_group", "claimed_blood_group",
        "voided_at",
    )  # fmt: skip
    begin = dt.datetime.combine(day, dt.time(), zone.tzinfo)
    ended = donor_visit.c.ended_at.between(begin, begin + dt.timedelta(days=1, microseconds=-1))
    query = select(*(donor_visit.c[name] for name in names)).where(
        donor_visit.c.event_id == event_id, or_(donor_visit.c.day == day, ended)
    )
    return session.rows(query.order_by(donor_visit.c.desk, donor_visit.c.number))


_Doubt = tuple[TallyReason, BloodGroup | None, BloodGroup | None]


def _doubts(row: Row[Any], day: dt.date, zone: Zone, keys: Mapping[str, int]) -> Iterator[_Doubt]:
    """Give what about a visit PMI may see otherwise: why, the group we count it under, and the group PMI may."""
    tested = BloodGroup(row.blood_group or BloodGroup.UNKNOWN)
    filled = row.status == VisitStatus.DONATED
    if row.day != day:
        if filled and row.voided_at is None:
            yield TallyReason.EDGE_OF_DAY, None, tested
    elif row.voided_at is not None:
        if filled:
            yield TallyReason.VOIDED, None, tested
    elif filled:
        yield from _doubts_about_bag(row, day, zone, tested, alike=keys[bag_key(row.bag_number or "")] > 1)
    elif row.status == VisitStatus.PASSED:
        yield TallyReason.UNFINISHED, None, None
    elif row.status == VisitStatus.FAILED and row.bag_number:
        yield TallyReason.FAILED, None, None


def _doubts_about_bag(row: Row[Any], day: dt.date, zone: Zone, tested: BloodGroup, *, alike: bool) -> Iterator[_Doubt]:
    claimed = BloodGroup(row.claimed_blood_group or BloodGroup.UNKNOWN)
    if tested is BloodGroup.UNKNOWN:
        yield TallyReason.UNTESTED, tested, None
    elif claimed not in (BloodGroup.UNKNOWN, tested):
        yield TallyReason.OTHER_GROUP, tested, claimed
    if row.ended_at and local_day(row.ended_at, zone) != day:
        yield TallyReason.EDGE_OF_DAY, tested, None
    if row.bag_number and alike:
        yield TallyReason.SIMILAR_BAGS, tested, None
