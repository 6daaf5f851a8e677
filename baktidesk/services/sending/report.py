"""The WhatsApp report: the figures of the summary in the form in which offices write them, never a name or a NIK.

Official reports are in Indonesian whatever the language of the screen.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, Table, func, select

from baktidesk.db.models import distribution, donor_visit, handover
from baktidesk.db.session import Session
from baktidesk.domain.distribution import RecipientKind
from baktidesk.domain.donation import DeferralReason
from baktidesk.domain.errors import RefusedValues
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.report import NIHIL, ReportForm, ReportHead, check_template, fill_template
from baktidesk.domain.summary import DonorTotals, GoodsTotals, Obligation, Summary
from baktidesk.domain.words import clock, long_date, number, short_date
from baktidesk.domain.zones import local, zoned_clock
from baktidesk.paths import resource
from baktidesk.services.events import load_event
from baktidesk.services.language import Language, Tongue, load_language
from baktidesk.services.records import require
from baktidesk.services.relief.distributions import COUNTED, NAMED
from baktidesk.services.summary import NO_AREA, summarise
from baktidesk.services.workbook.summary import small_together

TEMPLATE: Final = "report_template"
HEAD: Final = "desk/report_head"
FEW_TOGETHER: Final = "Lainnya digabung"
OPEN: Final = "............"
"""What is to be written in by hand."""


def report(
    session: Session, event_id: str, form: ReportForm, head: ReportHead | None = None, day: dt.date | None = None
) -> str:
    """Give the report of one local day, or of the whole event (None), as text with WhatsApp's *bold* and _italic_."""
    event = load_event(session, event_id)
    figures = _without_targets(summarise(session, event_id, day), event)
    writer = _Writer(load_language(Tongue.INDONESIAN), form is ReportForm.FULL)
    given = head or ReportHead()
    values = {
        "to": given.to or OPEN,
        "event": event.record.name,
        "day": _days(event, day),
        "hours": _hours(session, event, day),
        "now": zoned_clock(session.now, event.zone),
        "place": _places(event, day),
        "organiser": event.record.organiser,
        "partner": event.record.partner,
        "donors": "\n".join(writer.donors(figures)),
        "goods": "\n".join(writer.goods(figures)),
        "onward": "\n".join(map(writer.obligation, figures.onward_open)),
        "issues": given.issues,
        "documentation": given.documentation,
        "signer": given.signer or OPEN,
        "position": given.position or OPEN,
    }
    text = fill_template(template_of(session, form), values)
    return text if form is ReportForm.FULL else "\n".join(line for line in text.splitlines() if line != NIHIL)


def subject_of(event: StoredEvent) -> str:
    """Give the subject of a message about an event: its name and its days, nothing personal."""
    first, last = short_date(event.first_day), short_date(event.last_day)
    return f"Laporan {event.record.name}, {first if first == last else f'{first} s.d. {last}'}"


def template_of(session: Session, form: ReportForm) -> str:
    """Give the office's own template of a form, or the one that is shipped."""
    own = session.setting(TEMPLATE, {}).get(form.value, "")
    return str(own) or resource(f"documents/report_{form.value}.txt").read_text(encoding="utf-8")


def keep_template(session: Session, form: ReportForm, template: str) -> None:
    """Keep the office's own template ("" = the shipped one again); refused at `template` for a blank not known."""
    require(session, Deed.SET_UP_EVENT)
    problem = check_template(template)
    if problem:
        raise RefusedValues({"template": problem})
    session.set(TEMPLATE, {**session.setting(TEMPLATE, {}), form.value: template.strip()})


def report_head(session: Session) -> ReportHead:
    """Give what this desk added to its last report."""
    return ReportHead(**session.setting(HEAD, {}))


def keep_report_head(session: Session, head: ReportHead) -> None:
    """Remember what this desk adds to its reports."""
    session.set(HEAD, dict(vars(head)))


class _Writer:
    """Writes the blocks of figures; a `full` report has the breakdowns too."""

    def __init__(self, language: Language, full: bool) -> None:
        self.language = language
        self.full = full

    def donors(self, summary: Summary) -> Iterator[str]:
        """Give the funnel, and by work unit and blood group in a full report; nothing when nobody came."""
        donors = summary.donors
        if not donors.candidates:
            return
        yield f"Pendaftar: {_n(donors.candidates)} orang{_target(summary.target_donors)}"
        yield f"Berhasil: {_n(donors.donated)} kantong{_target(summary.target_bags)}"
        yield f"Ditolak: {_n(donors.deferred)}"
        if self.full:
            yield from self._breakdowns(donors)

    def goods(self, summary: Summary) -> Iterator[str]:
        """Give every item with what went out and what is left, and to whom in a full report."""
        for one in summary.goods:
            out = one.handed_over - one.returned
            yield f"{one.item}: {_n(out, one.unit)} disalurkan, sisa {_n(one.on_hand, one.unit)}"
            if self.full:
                yield from self._recipients(one)

    def obligation(self, one: Obligation) -> str:
        """Give one obligation that is still open."""
        return f"- {one.to}: {_n(one.open)} {one.unit} {one.item} (sejak {short_date(one.since)})"

    def _breakdowns(self, donors: DonorTotals) -> Iterator[str]:
        rest = {"Gagal": donors.failed, "Menunggu": donors.waiting, "Pulang sebelum selesai": donors.left}
        yield from (f"{words}: {_n(n)}" for words, n in rest.items() if n)
        reasons = {self.language.label(DeferralReason(key)): n for key, n in donors.by_deferral_reason.items()}
        yield from _listed("Alasan ditolak", self._without_small(reasons).items())
        groups = {self.language.label(BloodGroup(key)): n for key, n in donors.by_blood_group.items()}
        yield from _listed("Golongan darah", self._without_small(groups).items())
        yield from _listed("Kantong per satuan kerja", donors.donated_by_work_unit.items())

    def _without_small(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Put small counts of health values together as RINGKASAN does: nobody is to be recognised by one."""
        return small_together(counts, FEW_TOGETHER, self.language.label(BloodGroup.UNKNOWN))

    def _recipients(self, one: GoodsTotals) -> Iterator[str]:
        kinds = {self.language.label(RecipientKind(key)): n for key, n in one.by_recipient_kind.items()}
        yield from _listed("Penerima", kinds.items())
        areas = {area: n for area, n in one.by_area.items() if area != NO_AREA}
        yield from _listed("Wilayah", areas.items())


def _listed(title: str, counts: Iterable[tuple[str, int]]) -> Iterator[str]:
    lines = [f"- {words}: {_n(n)}" for words, n in counts if n]
    yield from [f"_{title}:_", *lines] if lines else []


def _n(value: int, unit: str = "") -> str:
    return f"{number(value)} {unit}".rstrip() if value else NIHIL


def _without_targets(figures: Summary, event: StoredEvent) -> Summary:
    """Take away the targets, which are of all days, where the figures are those of one day among several."""
    if figures.day is None or event.first_day == event.last_day:
        return figures
    return replace(figures, target_donors=None, target_bags=None)


def _target(value: int | None) -> str:
    return f" (target {number(value)})" if value else ""


def _days(event: StoredEvent, day: dt.date | None) -> str:
    if day or event.first_day == event.last_day:
        return long_date(day or event.first_day)
    return f"{long_date(event.first_day)} s.d. {long_date(event.last_day)}"


def _places(event: StoredEvent, day: dt.date | None) -> str:
    return ", ".join(dict.fromkeys(line.place for line in event.record.days if day in (None, line.day)))


def _hours(session: Session, event: StoredEvent, day: dt.date | None) -> str:
    """Give the hours from the first arrival or delivery to the last record of the day: 08.00 s.d. 11.45 WIB."""
    if day is None and event.first_day != event.last_day:
        return ""
    moments = [*_seen(session, event, day), *_given(session, event, day)]
    if not moments:
        return ""
    return f"{clock(local(min(moments), event.zone))} s.d. {zoned_clock(max(moments), event.zone)}"


def _seen(session: Session, event: StoredEvent, day: dt.date | None) -> Iterator[dt.datetime]:
    """Give the first and last moments of visits and handovers."""
    visit, handed = donor_visit.c, handover.c
    for table, first, lasts in (
        (donor_visit, visit.checked_in_at, (visit.checked_in_at, visit.ended_at)),
        (handover, handed.at, (handed.at,)),
    ):
        ends = select(func.min(first), *(func.max(last) for last in lasts)).where(*_of_day(table, event, day))
        yield from (moment for moment in session.first(ends) or () if moment)


def _given(session: Session, event: StoredEvent, day: dt.date | None) -> Iterator[dt.datetime]:
    """Give the first and last moments of distributions, each from one end of the index of its kind."""
    own = distribution.c
    for kind in (NAMED, COUNTED):
        query = select(own.at).where(kind, *_of_day(distribution, event, day)).limit(1)
        for order in ((own.day, own.at), (own.day.desc(), own.at.desc())):
            yield from (row.at for row in session.rows(query.order_by(*order)))


def _of_day(table: Table, event: StoredEvent, day: dt.date | None) -> list[ColumnElement[bool]]:
    limits = [table.c.event_id == event.id, table.c.voided_at.is_(None)]
    return [*limits, table.c.day == day] if day else limits
