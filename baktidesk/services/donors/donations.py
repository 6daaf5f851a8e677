"""Donor check-in and the way to the bag; every move is allowed or refused inside the transaction."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, or_, select

from baktidesk.db.models import donor_visit, person, work_unit
from baktidesk.db.quick import quick_rows
from baktidesk.db.session import Session
from baktidesk.domain import donation
from baktidesk.domain.donation import (
    MOVES,
    CheckIn,
    Deferral,
    Donation,
    FailedDraw,
    Leaving,
    Screening,
    Slip,
    Visit,
    VisitStatus,
    check_in_warnings,
    is_specific,
)
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem, Refused, StaleForm
from baktidesk.domain.event import CONSENT_TEXT, ZoneChoice
from baktidesk.domain.fields import fields_of
from baktidesk.domain.names import name_key
from baktidesk.domain.person import BloodGroup, Rhesus, Sex
from baktidesk.domain.rules import DonationHistory, rule_warnings
from baktidesk.domain.zones import local_day, zoned_clock
from baktidesk.services.donors.rules import rules_on
from baktidesk.services.ownership import require_voiding
from baktidesk.services.people import keep_person, keep_work_unit, known_person
from baktidesk.services.records import checked, open_event, open_record, options_of, reason_for_voiding

CHOICES: dict[str, Any] = {
    "category": donation.DonorCategory,
    "sex": Sex,
    "claimed_blood_group": BloodGroup,
    "status": VisitStatus,
    "deferral_reason": donation.DeferralReason,
    "bag_type": donation.BagType,
    "blood_group": BloodGroup,
    "rhesus": Rhesus,
    "reaction": donation.Reaction,
}


def check_in(
    session: Session,
    event_id: str,
    record: CheckIn,
    visit_id: str = "",
    *,
    person_id: str = "",
    different: Iterable[str] = (),
    slip: Slip | None = None,
) -> Visit:
    """Write down a donor's arrival and give the visit with its queue number (desk letter + number, never reused).

    `visit_id` is the UUID made in the form: saving it twice gives the visit that is there already, and StaleForm
    tells that the visit of another donor or event has it. `person_id` is the known person chosen in the form;
    `different` are the similar people that the officer called others, which is remembered. An entry from paper has
    its `slip`: it arrived when the slip was written, and belongs to that day. Refused at `nik` or `full_name` for a
    person registered at this event already, at `slip_number` for a slip entered already, and at `written_at` for a
    time that has not come yet.
    """
    event_row = open_event(session, event_id)
    there = next(iter(session.quick(_is_there(), visit_id=visit_id)), None) if visit_id else None
    if there:
        if (there.event_id, there.name_key) != (event_id, name_key(record.full_name)):
            raise StaleForm(visit_id)
        return visit(session, visit_id)
    record = checked(session, record, options_of(event_row))
    _refuse_second_check_in(session, event_row, record.nik, person_id)
    _refuse_slip(session, event_row, slip)
    new_id = _write_visit(session, event_row, record, visit_id, person_id, slip)
    _remember_others(session, new_id, different)
    return visit(session, new_id)


def odd_in_check_in(
    session: Session, event_row: Row[Any], record: CheckIn, day: dt.date, person_id: str = ""
) -> dict[str, Problem]:
    """Give what is odd about a check-in on a local day by field: its values, and what the rules of that day say."""
    odd = check_in_warnings(record, day, options_of(event_row))
    return odd | rule_warnings(rules_on(session, day), record, day, _history(session, event_row.id, person_id))


def next_slip_number(session: Session, event_id: str) -> int:
    """Give the number after the highest slip entered at the event so far; 1 at first."""
    query = select(func.max(donor_visit.c.slip_number)).where(
        donor_visit.c.event_id == event_id, donor_visit.c.voided_at.is_(None)
    )
    return int(session.value(query) or 0) + 1


def pass_donor(session: Session, visit_id: str, record: Screening | None = None) -> Visit:
    """Write down that PMI passed the donor, with what it measured where the event asks for it."""
    measured = _values(checked(session, record or Screening()))
    return _move(session, visit_id, VisitStatus.PASSED, passed_at=session.now, **measured)


def defer(session: Session, visit_id: str, record: Deferral) -> Visit:
    """Write down that PMI refused the donor before the needle, with the coarse reason."""
    return _move(session, visit_id, VisitStatus.DEFERRED, ended_at=session.now, **_values(checked(session, record)))


def donate(session: Session, visit_id: str, record: Donation) -> Visit:
    """Write down a filled bag; its number is unique within the event."""
    values = _values(checked(session, record))
    values["bag_volume_ml"] = int(values["bag_volume_ml"])
    refuse_used_bag(session, visit_id, values["bag_number"])
    return _move(session, visit_id, VisitStatus.DONATED, ended_at=session.now, **values)


def fail(session: Session, visit_id: str, record: FailedDraw) -> Visit:
    """Write down a draw that failed: a bag was used, none was filled."""
    values = _values(checked(session, record))
    values["bag_number"] = values["bag_number"] or None
    refuse_used_bag(session, visit_id, values["bag_number"])
    return _move(session, visit_id, VisitStatus.FAILED, ended_at=session.now, **values)


def leave(session: Session, visit_id: str, record: Leaving) -> Visit:
    """Write down that somebody left before the end."""
    status = VisitStatus(checked(session, record).left_reason.value)
    return _move(session, visit_id, status, ended_at=session.now)


def void_visit(session: Session, visit_id: str, reason: str) -> Visit:
    """Void a visit with a reason; its queue number is never given again; another's may need the role."""
    row = open_record(session, donor_visit, visit_id)
    require_voiding(session, row)
    reason = reason_for_voiding(session, reason)
    if row.voided_at is None:
        session.void(donor_visit, visit_id, reason)
    return visit(session, visit_id)


def refuse_used_bag(session: Session, visit_id: str, bag_number: str | None) -> None:
    """Refuse a bag number that another live visit of the event has; the event is locked, so it stays free."""
    event_id = open_record(session, donor_visit, visit_id).event_id
    query = select(donor_visit.c.id, donor_visit.c.queue_number).where(
        donor_visit.c.event_id == event_id,
        donor_visit.c.bag_number == bag_number,
        donor_visit.c.id != visit_id,
        donor_visit.c.voided_at.is_(None),
    )
    other = session.first(query) if bag_number else None
    if other:
        text = QT_TRANSLATE_NOOP("Refused", "This bag number already belongs to {number}.")
        raise Refused(text, field="bag_number", record=other.id, number=other.queue_number)


def refuse_return(session: Session, visit_id: str) -> None:
    """Refuse to bring a voided visit back when another live visit has its bag, its slip or its donor by now."""
    row = open_record(session, donor_visit, visit_id)
    refuse_used_bag(session, visit_id, row.bag_number)
    _refuse_used_slip(session, row.event_id, row.slip_number)
    nik = session.value(select(person.c.nik).where(person.c.id == row.person_id))
    _refuse_second_check_in(session, open_event(session, row.event_id), nik or "", row.person_id)


def visit(session: Session, visit_id: str) -> Visit:
    """Give a visit by id; a missing one is a bug (LookupError)."""
    found = find_visit(session, visit_id)
    if found is None:
        raise LookupError("no donor_visit with this id")
    return found


def find_visit(session: Session, visit_id: str) -> Visit | None:
    """Give a visit by id, or None."""
    found = quick_rows(session.connection, _one_visit(), {"visit_id": visit_id})
    return next(map(_visit, found), None)


def list_visits(
    session: Session, event_id: str, day: dt.date | None = None, *, voided: bool = False, limit: int | None = None
) -> list[Visit]:
    """Give the visits of an event (of one local day, where given), newest first, without voided ones unless asked."""
    query = _visits().where(donor_visit.c.event_id == event_id).order_by(donor_visit.c.id.desc())
    if day:
        query = query.where(donor_visit.c.day == day)
    if not voided:
        query = query.where(donor_visit.c.voided_at.is_(None))
    return [_visit(row) for row in session.rows(query.limit(limit))]


def _refuse_second_check_in(session: Session, event_row: Row[Any], nik: str, person_id: str = "") -> None:
    """Refuse a NIK or person registered at this event already, saying when, at which desk and by whom."""
    if not nik and not person_id:
        return
    same = [person.c.nik == nik] * bool(nik) + [donor_visit.c.person_id == person_id] * bool(person_id)
    query = select(donor_visit, person.c.nik).join(person, person.c.id == donor_visit.c.person_id)
    known = (donor_visit.c.event_id == event_row.id) & or_(*same) & donor_visit.c.voided_at.is_(None)
    other = session.first(query.where(known))
    if other is None:
        return
    text = QT_TRANSLATE_NOOP("Refused", "Already registered at {time} as {number}, desk {desk}, by {officer}.")
    values = {"number": other.queue_number, "desk": other.desk, "officer": other.created_by}
    time = zoned_clock(other.checked_in_at, ZoneChoice(event_row.zone).zone)
    field = "nik" if nik and other.nik == nik else "full_name"
    raise Refused(text, field=field, record=other.id, time=time, **values)


def _refuse_slip(session: Session, event_row: Row[Any], slip: Slip | None) -> None:
    """Refuse a slip entered already, and one from the future."""
    if slip is None:
        return
    _refuse_used_slip(session, event_row.id, slip.number)
    if slip.written_at > session.now:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "This time has not come yet."), field="written_at")


def _refuse_used_slip(session: Session, event_id: str, number: int | None) -> None:
    """Refuse a slip that a live visit of the event has; the event is locked, so the number stays free."""
    query = select(donor_visit.c.id, donor_visit.c.queue_number).where(
        donor_visit.c.event_id == event_id, donor_visit.c.slip_number == number, donor_visit.c.voided_at.is_(None)
    )
    other = session.first(query) if number else None
    if other:
        text = QT_TRANSLATE_NOOP("Refused", "Slip {slip} has been entered already, as {number}.")
        values = {"slip": str(number), "number": other.queue_number}
        raise Refused(text, field="slip_number", record=other.id, **values)


def _keep_donor(session: Session, record: CheckIn, person_id: str) -> str:
    return keep_person(
        session,
        full_name=record.full_name,
        nik=record.nik,
        sex=record.sex,
        birth_year=record.birth_year,
        birth_date=record.birth_date,
        phone=record.phone,
        donor_card_number=record.donor_card_number,
        known_id=person_id,
    )


def _history(session: Session, event_id: str, person_id: str) -> DonationHistory | None:
    if not person_id:
        return None
    known = known_person(session, person_id, event_id)
    return DonationHistory(
        donations=known.donations, donations_this_year=known.donations_this_year, last_donation=known.last_donation
    )


def _write_visit(
    session: Session, event_row: Row[Any], record: CheckIn, visit_id: str, person_id: str, slip: Slip | None
) -> str:
    arrived = slip.written_at if slip else session.now
    day = local_day(arrived, ZoneChoice(event_row.zone).zone)
    odd = odd_in_check_in(session, event_row, record, day, person_id)
    return session.insert(
        donor_visit,
        id=visit_id,
        event_id=event_row.id,
        person_id=_keep_donor(session, record, person_id),
        **_arrival(session, event_row, record, arrived, day),
        warnings=[str(problem) for problem in odd.values()],
        slip_number=slip.number if slip else None,
    )


def _remember_others(session: Session, visit_id: str, different: Iterable[str]) -> None:
    """Remember the people whom the officer called others than the visit's donor."""
    others = list(different)
    if others:
        from baktidesk.services.donors.duplicates import remember_different

        remember_different(session, session.get(donor_visit, visit_id).person_id, others)


def _arrival(
    session: Session, event_row: Row[Any], record: CheckIn, arrived: dt.datetime, day: dt.date
) -> dict[str, Any]:
    """Give the visit's own values: number, day and moment (UTC) of arrival, what was told, and the consent."""
    number = _next_number(session, event_row.id)
    agreed = record.consent and event_row.asks_consent
    return {
        "day": day,
        "number": number,
        "queue_number": f"{session.actor.desk}-{number:03d}",
        "work_unit_id": keep_work_unit(session, record.work_unit),
        "category": record.category.value,
        "claimed_blood_group": record.claimed_blood_group.value,
        "status": VisitStatus.REGISTERED.value,
        "checked_in_at": arrived,
        "specific": is_specific(record, day),
        "consent_text": (event_row.consent_text or CONSENT_TEXT) if agreed else "",
        "consent_at": arrived if agreed else None,
    }


def _next_number(session: Session, event_id: str) -> int:
    """Give the desk's next number; the event's row is locked, so two desks cannot get the same."""
    ((last,),) = session.quick(_last_number(), event_id=event_id, desk=session.actor.desk)
    return int(last or 0) + 1


def _move(session: Session, visit_id: str, status: VisitStatus, **values: Any) -> Visit:
    row = open_record(session, donor_visit, visit_id)
    old = VisitStatus(row.status)
    if row.voided_at is not None:
        raise Refused(QT_TRANSLATE_NOOP("Refused", "{number} has been voided."), number=row.queue_number)
    if status not in MOVES.get(old, ()):
        text = QT_TRANSLATE_NOOP("Refused", "{number} is “{old}” and cannot become “{new}”.")
        raise Refused(text, number=row.queue_number, old=old, new=status, record=visit_id)
    session.change(donor_visit, visit_id, "move", status=status.value, **values)
    return visit(session, visit_id)


def _values(record: Any) -> dict[str, Any]:
    """Give a record's field values as they are stored."""
    values = {name: getattr(record, name) for name in fields_of(type(record))}  # type: ignore[arg-type]
    return {name: value.value if name in CHOICES and value else value for name, value in values.items()}


@cache
def _visits() -> Select[Any]:
    """Select visits with the person's and work unit's columns, named as in `Visit`."""
    own = [column for column in donor_visit.c if column.name in Visit.__dataclass_fields__]
    names = ("full_name", "sex", "birth_year", "birth_date", "nik", "phone", "donor_card_number")
    named = [*(person.c[name] for name in names), donor_visit.c.created_at.label("entered_at")]
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id).join(
        work_unit, work_unit.c.id == donor_visit.c.work_unit_id
    )
    return select(*own, *named, work_unit.c.name.label("work_unit")).select_from(joined)


@cache
def _one_visit() -> Select[Any]:
    return _visits().where(donor_visit.c.id == bindparam("visit_id"))


@cache
def _is_there() -> Select[Any]:
    joined = donor_visit.join(person, person.c.id == donor_visit.c.person_id)
    query = select(donor_visit.c.event_id, person.c.name_key).select_from(joined)
    return query.where(donor_visit.c.id == bindparam("visit_id"))


@cache
def _last_number() -> Select[Any]:
    return select(func.max(donor_visit.c.number)).where(
        donor_visit.c.event_id == bindparam("event_id"), donor_visit.c.desk == bindparam("desk")
    )


def _visit(row: Sequence[Any]) -> Visit:
    """Give the visit of a row of `_visits`."""
    values = dict(zip(_visit_names(), row, strict=True))
    for name, choices in CHOICES.items():
        values[name] = choices(values[name]) if values[name] else None
    values["nik"] = values["nik"] or ""
    values["bag_number"] = values["bag_number"] or ""
    return Visit(**values)


@cache
def _visit_names() -> tuple[str, ...]:
    return tuple(_visits().selected_columns.keys())
