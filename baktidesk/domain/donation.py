"""The donor's way through the day, from check-in to the bag (domain facts: PMI's mobile unit procedure)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Day, Hour, Identity, Number, Phone, Text, Year, YesNo
from baktidesk.domain.labels import Labelled
from baktidesk.domain.nik import check_nik
from baktidesk.domain.person import BloodGroup, Rhesus, Sex
from baktidesk.domain.zones import Zone


class VisitStatus(Labelled):
    """Where a visit stands; see MOVES for the only ways on."""

    REGISTERED = "registered", QT_TRANSLATE_NOOP("Choice", "Registered"), "muted"
    PASSED = "passed", QT_TRANSLATE_NOOP("Choice", "Passed"), "accent"
    DEFERRED = "deferred", QT_TRANSLATE_NOOP("Choice", "Deferred"), "warn"
    DONATED = "donated", QT_TRANSLATE_NOOP("Choice", "Donated"), "good"
    FAILED = "failed", QT_TRANSLATE_NOOP("Choice", "Failed"), "bad"
    NO_SHOW = "no_show", QT_TRANSLATE_NOOP("Choice", "No-show"), "muted"
    CANCELLED = "cancelled", QT_TRANSLATE_NOOP("Choice", "Withdrew"), "muted"


MOVES: dict[VisitStatus, frozenset[VisitStatus]] = {
    VisitStatus.REGISTERED: frozenset(
        {VisitStatus.PASSED, VisitStatus.DEFERRED, VisitStatus.NO_SHOW, VisitStatus.CANCELLED}
    ),
    VisitStatus.PASSED: frozenset(
        {VisitStatus.DONATED, VisitStatus.FAILED, VisitStatus.NO_SHOW, VisitStatus.CANCELLED}
    ),
}
WAITING = frozenset({VisitStatus.REGISTERED, VisitStatus.PASSED})
LEFT = frozenset({VisitStatus.NO_SHOW, VisitStatus.CANCELLED})


class DonorCategory(Labelled):
    """Who the donor is to the organiser."""

    STAFF = "staff", QT_TRANSLATE_NOOP("Choice", "Staff")
    FAMILY = "family", QT_TRANSLATE_NOOP("Choice", "Family of staff")
    STUDENT = "student", QT_TRANSLATE_NOOP("Choice", "Student or cadet")
    PARTNER = "partner", QT_TRANSLATE_NOOP("Choice", "Partner institution")
    PUBLIC = "public", QT_TRANSLATE_NOOP("Choice", "Public")
    INMATE = "inmate", QT_TRANSLATE_NOOP("Choice", "Inmate")


class DeferralReason(Labelled):
    """PMI's coarse groups of refusal, in the order of how often they occur; nothing finer is ever kept."""

    LOW_HB = "low_hb", QT_TRANSLATE_NOOP("Choice", "Low Hb")
    LOW_PRESSURE = "low_pressure", QT_TRANSLATE_NOOP("Choice", "Low blood pressure")
    HIGH_HB = "high_hb", QT_TRANSLATE_NOOP("Choice", "High Hb")
    HIGH_PRESSURE = "high_pressure", QT_TRANSLATE_NOOP("Choice", "High blood pressure")
    WEIGHT = "weight", QT_TRANSLATE_NOOP("Choice", "Weight")
    AGE = "age", QT_TRANSLATE_NOOP("Choice", "Age")
    MEDICATION = "medication", QT_TRANSLATE_NOOP("Choice", "Medication")
    TOO_SOON = "too_soon", QT_TRANSLATE_NOOP("Choice", "Came too soon")
    OTHER = "other", QT_TRANSLATE_NOOP("Choice", "Other (decided by PMI)")


class LeavingReason(Labelled):
    """Why somebody left without a verdict or a donation."""

    NO_SHOW = "no_show", QT_TRANSLATE_NOOP("Choice", "No-show")
    CANCELLED = "cancelled", QT_TRANSLATE_NOOP("Choice", "Withdrew")


class BagType(Labelled):
    """Kinds of blood bag."""

    SINGLE = "single", QT_TRANSLATE_NOOP("Choice", "Single")
    DOUBLE = "double", QT_TRANSLATE_NOOP("Choice", "Double")
    TRIPLE = "triple", QT_TRANSLATE_NOOP("Choice", "Triple")
    QUADRUPLE = "quadruple", QT_TRANSLATE_NOOP("Choice", "Quadruple")
    PEDIATRIC = "pediatric", QT_TRANSLATE_NOOP("Choice", "Pediatric")
    APHERESIS = "apheresis", QT_TRANSLATE_NOOP("Choice", "Apheresis")


class BagVolume(Labelled):
    """Volumes of a bag in millilitres."""

    ML_250 = "250", QT_TRANSLATE_NOOP("Choice", "250 mL")
    ML_350 = "350", QT_TRANSLATE_NOOP("Choice", "350 mL")
    ML_450 = "450", QT_TRANSLATE_NOOP("Choice", "450 mL")


class Reaction(Labelled):
    """Reactions during or after the draw (about 6 in 1,000)."""

    NONE = "none", QT_TRANSLATE_NOOP("Choice", "None")
    DIZZY = "pusing", QT_TRANSLATE_NOOP("Choice", "Dizziness")
    NAUSEA = "mual", QT_TRANSLATE_NOOP("Choice", "Nausea or vomiting")
    FAINTED = "pingsan", QT_TRANSLATE_NOOP("Choice", "Fainting")
    HEMATOMA = "hematoma", QT_TRANSLATE_NOOP("Choice", "Hematoma")
    OTHER = "other", QT_TRANSLATE_NOOP("Choice", "Other")


@dataclass(kw_only=True)
class CheckIn:
    """What the officer writes down when a donor arrives."""

    full_name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Full name"), required=True, personal=True)] = ""
    work_unit: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Work unit"), required=True, suggest="work_unit", keep=True)
    ] = ""
    category: Annotated[
        DonorCategory,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Category"), options=DonorCategory, required=True, keep=True),
    ] = DonorCategory.STAFF
    sex: Annotated[Sex | None, Choice(label=QT_TRANSLATE_NOOP("Field", "Sex"), options=Sex, required=True)] = None
    birth_year: Annotated[
        int | None,
        Year(label=QT_TRANSLATE_NOOP("Field", "Birth year"), unless="birth_date", personal=True),
    ] = None
    birth_date: Annotated[
        dt.date | None,
        Day(label=QT_TRANSLATE_NOOP("Field", "Birth date"), past=True, option="birth_date", personal=True),
    ] = None
    claimed_blood_group: Annotated[
        BloodGroup,
        Choice(
            label=QT_TRANSLATE_NOOP("Field", "Blood group (as told)"), options=BloodGroup, required=True, health=True
        ),
    ] = BloodGroup.UNKNOWN
    nik: Annotated[str, Identity(label=QT_TRANSLATE_NOOP("Field", "NIK"), option="nik", width=1)] = ""
    phone: Annotated[str, Phone(label=QT_TRANSLATE_NOOP("Field", "Phone"), option="phone", width=1)] = ""
    donor_card_number: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Donor card (PMI)"),
            option="donor_card",
            max_length=25,
            upper=True,
            personal=True,
            since=2,
        ),
    ] = ""
    consent: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "The donor agrees"), option="consent", required=True, since=2)
    ] = False


@dataclass(frozen=True, kw_only=True)
class Slip:
    """The numbered paper slip that an entry was copied from, and when it was written (UTC)."""

    number: int
    written_at: dt.datetime


@dataclass(kw_only=True)
class PaperHead:
    """What stands at the top of a paper slip; asked while entries are copied from paper."""

    slip_number: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Slip number"),
            minimum=1,
            maximum=999_999,
            plain=True,
            option="paper",
            required=True,
        ),
    ] = None
    written_at: Annotated[
        dt.time | None,
        Hour(label=QT_TRANSLATE_NOOP("Field", "Time on the paper"), option="paper", required=True),
    ] = None
    written_on: Annotated[
        dt.date | None,
        Day(label=QT_TRANSLATE_NOOP("Field", "Day on the paper"), option="paper_day", required=True, past=True),
    ] = None

    def slip(self, zone: Zone, day: dt.date) -> Slip | None:
        """Give the slip, its wall clock read in the event's zone; `day` stands in where no day was asked."""
        if self.slip_number is None or self.written_at is None:
            return None
        written = dt.datetime.combine(self.written_on or day, self.written_at, zone.tzinfo)
        return Slip(number=self.slip_number, written_at=written.astimezone(dt.UTC))


@dataclass(kw_only=True)
class DeskCheckIn(CheckIn, PaperHead):
    """A check-in as the desk asks for it, with the head of the paper slip in front where it comes from paper."""


ADULT_AGE = 18
"""From this age on, in years, a person is no child in the sense of UU 27/2022."""


def check_in_warnings(record: CheckIn, day: dt.date, options: frozenset[str] = frozenset()) -> dict[str, Problem]:
    """Give what is odd about a check-in on that day, by field: it is asked about once and recorded, never refused.

    Age and intervals are the rule set's business (domain/rules.py). `options` are the event's: where it asks for
    consent, a missing one is odd.
    """
    found: dict[str, Problem] = {}
    if record.nik:
        read = check_nik(record.nik, today=day, sex=record.sex, birth_date=record.birth_date)
        found |= {"nik": read.warnings[0]} if read.warnings else {}
    if any(map(str.isdigit, record.full_name)):
        found["full_name"] = Problem(QT_TRANSLATE_NOOP("Problem", "There is a digit in the name."))
    if "consent" in options and not record.consent:
        found["consent"] = Problem(QT_TRANSLATE_NOOP("Problem", "The donor has not agreed yet."))
    return found


def is_specific(record: CheckIn, day: dt.date) -> bool:
    """Tell whether a check-in is specific data (UU 27/2022): of an inmate, or of somebody who may be under 18."""
    if record.category is DonorCategory.INMATE:
        return True
    if record.birth_date:
        born = record.birth_date
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day)) < ADULT_AGE
    return record.birth_year is not None and day.year - record.birth_year <= ADULT_AGE


@dataclass(kw_only=True)
class Screening:
    """What PMI measured before its verdict; asked only where the event wants it."""

    weight_kg: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Weight"),
            unit="kg",
            minimum=20,
            maximum=250,
            option="screening",
            health=True,
        ),
    ] = None
    haemoglobin_g_dl: Annotated[
        Decimal | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Hb"),
            unit="g/dL",
            decimals=1,
            minimum=Decimal(3),
            maximum=Decimal(25),
            option="screening",
            health=True,
        ),
    ] = None
    systolic_mmhg: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Systolic"),
            unit="mmHg",
            minimum=50,
            maximum=260,
            option="screening",
            health=True,
        ),
    ] = None
    diastolic_mmhg: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Diastolic"),
            unit="mmHg",
            minimum=30,
            maximum=180,
            option="screening",
            health=True,
        ),
    ] = None
    pulse_bpm: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Pulse"),
            unit="/min",
            minimum=30,
            maximum=220,
            option="screening",
            health=True,
        ),
    ] = None
    temperature_c: Annotated[
        Decimal | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Temperature"),
            unit="°C",
            decimals=1,
            minimum=Decimal(30),
            maximum=Decimal(45),
            option="screening",
            health=True,
        ),
    ] = None


@dataclass(kw_only=True)
class Deferral(Screening):
    """PMI's refusal before the needle."""

    deferral_reason: Annotated[
        DeferralReason | None,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Reason"), options=DeferralReason, required=True, health=True, width=2),
    ] = None


@dataclass(kw_only=True)
class Donation:
    """A bag filled."""

    bag_number: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Bag number"), required=True, upper=True, max_length=30)
    ] = ""
    bag_type: Annotated[
        BagType, Choice(label=QT_TRANSLATE_NOOP("Field", "Bag type"), options=BagType, required=True, keep=True)
    ] = BagType.SINGLE
    bag_volume_ml: Annotated[
        BagVolume, Choice(label=QT_TRANSLATE_NOOP("Field", "Volume"), options=BagVolume, required=True, keep=True)
    ] = BagVolume.ML_350
    blood_group: Annotated[
        BloodGroup,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Blood group (PMI)"), options=BloodGroup, required=True, health=True),
    ] = BloodGroup.UNKNOWN
    rhesus: Annotated[
        Rhesus, Choice(label=QT_TRANSLATE_NOOP("Field", "Rhesus"), options=Rhesus, required=True, health=True)
    ] = Rhesus.UNKNOWN
    reaction: Annotated[
        Reaction, Choice(label=QT_TRANSLATE_NOOP("Field", "Reaction"), options=Reaction, required=True, health=True)
    ] = Reaction.NONE


@dataclass(kw_only=True)
class FailedDraw:
    """A bag used, but the draw failed."""

    bag_number: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Bag number"), upper=True, max_length=30)] = ""
    reaction: Annotated[
        Reaction, Choice(label=QT_TRANSLATE_NOOP("Field", "Reaction"), options=Reaction, required=True, health=True)
    ] = Reaction.NONE


@dataclass(kw_only=True)
class Leaving:
    """Somebody left before the end."""

    left_reason: Annotated[
        LeavingReason,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Reason"), options=LeavingReason, required=True, width=2),
    ] = LeavingReason.NO_SHOW


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """A donor's visit as stored, for lists, slips and exports; times are UTC."""

    id: str
    event_id: str
    day: dt.date
    queue_number: str
    full_name: str
    work_unit: str
    category: DonorCategory
    sex: Sex | None
    birth_year: int | None
    birth_date: dt.date | None
    nik: str
    phone: str
    claimed_blood_group: BloodGroup
    status: VisitStatus
    checked_in_at: dt.datetime
    passed_at: dt.datetime | None
    ended_at: dt.datetime | None
    deferral_reason: DeferralReason | None
    bag_number: str
    bag_type: BagType | None
    bag_volume_ml: int | None
    blood_group: BloodGroup | None
    rhesus: Rhesus | None
    reaction: Reaction | None
    weight_kg: int | None
    haemoglobin_g_dl: Decimal | None
    systolic_mmhg: int | None
    diastolic_mmhg: int | None
    pulse_bpm: int | None
    temperature_c: Decimal | None
    voided_at: dt.datetime | None
    void_reason: str
    person_id: str
    donor_card_number: str
    slip_number: int | None
    entered_at: dt.datetime
    consent_at: dt.datetime | None
    specific: bool
