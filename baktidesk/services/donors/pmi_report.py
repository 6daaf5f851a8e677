"""The figures of the report in PMI's layout: the totals of the summary, and what the visits say beyond them."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, func, select

from baktidesk.db.models import donor_visit, person
from baktidesk.db.session import Session
from baktidesk.domain.donation import BagType, VisitStatus
from baktidesk.domain.person import Sex
from baktidesk.domain.pmi_report import (
    ALWAYS,
    SEX_UNKNOWN,
    AgeBand,
    Frequency,
    Pair,
    PmiReport,
    age_band,
    age_on,
)
from baktidesk.services.summary import summarise

K = TypeVar("K")


def pmi_report(session: Session, event_id: str, day: dt.date | None = None) -> PmiReport:
    """Give the report of one local day of an event, or of all its days (None).

    The totals are those of the summary (see `summarise`); voided visits count nowhere. Who has a donor card, or
    donated earlier by our own records, donates again; everybody else is new as far as we know.
    """
    rows = session.rows(_visits(event_id, day))
    before = _donated_before(session, event_id, day)
    ages = _pairs(rows, _band, ALWAYS)
    return PmiReport(
        day=day,
        totals=summarise(session, event_id, day).donors,
        first=min((row.checked_in_at for row in rows), default=None),
        last=max((row.ended_at or row.checked_in_at for row in rows), default=None),
        bags=_bags(rows),
        sexes=_pairs(rows, lambda row: row.sex or SEX_UNKNOWN, Sex),
        ages={band: ages[band] for band in AgeBand if band in ages},
        frequencies=_pairs(rows, lambda row: _frequency(row, before), Frequency),
    )


def _live(event_id: str, day: dt.date | None) -> list[ColumnElement[bool]]:
    limits: list[ColumnElement[bool]] = [donor_visit.c.event_id == event_id, donor_visit.c.voided_at.is_(None)]
    return [*limits, donor_visit.c.day == day] if day else limits


def _visits(event_id: str, day: dt.date | None) -> Any:
    own = ("id", "person_id", "day", "status", "checked_in_at", "ended_at", "bag_type", "bag_volume_ml")
    theirs = ("sex", "birth_date", "birth_year", "donor_card_number")
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    query = select(*(donor_visit.c[name] for name in own), *(person.c[name] for name in theirs))
    return query.select_from(joined).where(*_live(event_id, day))


def _donated_before(session: Session, event_id: str, day: dt.date | None) -> dict[str, dt.date]:
    """Give the first day on which each of the people donated, in whatever event."""
    people = select(donor_visit.c.person_id).where(*_live(event_id, day))
    donated = (donor_visit.c.status == VisitStatus.DONATED.value, donor_visit.c.voided_at.is_(None))
    query = select(donor_visit.c.person_id, func.min(donor_visit.c.day).label("first")).where(
        donor_visit.c.person_id.in_(people), *donated
    )
    return {row.person_id: row.first for row in session.rows(query.group_by(donor_visit.c.person_id))}


def _bags(rows: Iterable[Row[Any]]) -> dict[tuple[str, int], int]:
    """Count the filled bags by type and volume, in the order of the types."""
    found = Counter((row.bag_type or "", row.bag_volume_ml or 0) for row in rows if _has_donated(row))
    order = [kind.value for kind in BagType]
    return dict(sorted(found.items(), key=lambda one: (order.index(one[0][0]) if one[0][0] in order else -1, one[0])))


def _pairs(rows: Sequence[Row[Any]], key_of: Callable[[Row[Any]], K], always: Iterable[K]) -> dict[K, Pair]:
    """Count who came and who donated by a key; the keys of `always` come first, without anybody too."""
    came, donated = Counter(map(key_of, rows)), Counter(key_of(row) for row in rows if _has_donated(row))
    return {key: Pair(came[key], donated[key]) for key in dict.fromkeys([*always, *came])}


def _has_donated(row: Row[Any]) -> bool:
    return bool(row.status == VisitStatus.DONATED.value)


def _band(row: Row[Any]) -> AgeBand:
    return age_band(age_on(row.day, row.birth_date, row.birth_year))


def _frequency(row: Row[Any], first: dict[str, dt.date]) -> Frequency:
    before = first.get(row.person_id)
    return Frequency.AGAIN if row.donor_card_number or (before is not None and before < row.day) else Frequency.FIRST
