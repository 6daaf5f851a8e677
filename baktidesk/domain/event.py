"""Events: what is held, when and where, with which goods and which questions asked."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Day, Number, Rows, Text, YesNo
from baktidesk.domain.labels import Labelled
from baktidesk.domain.zones import Zone

EVENT = QT_TRANSLATE_NOOP("Field", "The event")
TARGETS = QT_TRANSLATE_NOOP("Field", "Targets")
QUESTIONS = QT_TRANSLATE_NOOP("Field", "Asked at the desk")
PLACES = QT_TRANSLATE_NOOP("Field", "Days and places")
GOODS = QT_TRANSLATE_NOOP("Field", "Goods")
AREAS = QT_TRANSLATE_NOOP("Field", "Office areas and allocations")
OPTIONS = ("nik", "phone", "birth_date", "screening", "donor_card", "consent")
"""The optional questions of an event; each has a yes-or-no field of the same name with `asks_` before it."""

CONSENT_TEXT = (
    "Saya setuju data saya dicatat panitia untuk kegiatan donor darah ini dan laporannya. Data saya hanya dilihat "
    "petugas panitia dan PMI, tidak diberikan kepada pihak lain. Saya boleh meminta data saya diperlihatkan, "
    "diperbaiki, atau dihapus."
)
"""What is read to the donor unless the event has its own words (UU 27/2022): the purpose, who sees it, the rights."""


class ZoneChoice(Labelled):
    """The three Indonesian time zones, as offered in forms."""

    WIB = "WIB", QT_TRANSLATE_NOOP("Choice", "WIB (UTC+7)")
    WITA = "WITA", QT_TRANSLATE_NOOP("Choice", "WITA (UTC+8)")
    WIT = "WIT", QT_TRANSLATE_NOOP("Choice", "WIT (UTC+9)")

    @property
    def zone(self) -> Zone:
        """Give the zone for reckoning."""
        return Zone[self.name]


class Unit(Labelled):
    """Units of goods; a sum across units is impossible."""

    PACKAGE = "paket", QT_TRANSLATE_NOOP("Choice", "package (paket)")
    SEEDLING = "batang", QT_TRANSLATE_NOOP("Choice", "seedling (batang)")
    SACK = "karung", QT_TRANSLATE_NOOP("Choice", "sack (karung)")
    BOX = "dus", QT_TRANSLATE_NOOP("Choice", "box (dus)")
    BAG = "kantong", QT_TRANSLATE_NOOP("Choice", "bag (kantong)")
    HOUSEHOLD = "KK", QT_TRANSLATE_NOOP("Choice", "household (KK)")
    PERSON = "jiwa", QT_TRANSLATE_NOOP("Choice", "person (jiwa)")


@dataclass(kw_only=True)
class DayLine:
    """One day of an event and the place where it is held."""

    day: Annotated[dt.date | None, Day(label=QT_TRANSLATE_NOOP("Field", "Day"), required=True)] = None
    place: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Place"), required=True)] = ""


@dataclass(kw_only=True)
class ItemLine:
    """One kind of goods of an event and the stock received for it so far."""

    name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Item"), required=True)] = ""
    unit: Annotated[Unit | None, Choice(label=QT_TRANSLATE_NOOP("Field", "Unit"), options=Unit, required=True)] = None
    received: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "Received"), minimum=0, maximum=10_000_000)
    ] = None
    contents: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Contents"), max_length=300)] = ""


@dataclass(kw_only=True)
class AllocationLine:
    """How much of one item is meant for one office area."""

    area: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Office area"), required=True)] = ""
    item: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Item"), suggest="item_name")] = ""
    quantity: Annotated[
        int | None, Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=0, maximum=10_000_000)
    ] = None


@dataclass(kw_only=True)
class Event:
    """One event as the officer sets it up."""

    name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Name of the event"), required=True, section=EVENT)] = ""
    code: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Event code"),
            help=QT_TRANSLATE_NOOP("Field", "Short, for file names. Left empty, it is made from the name."),
            upper=True,
            max_length=24,
            width=1,
            section=EVENT,
        ),
    ] = ""
    occasion: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Occasion"), width=1, section=EVENT)] = ""
    organiser: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Organiser"), required=True, suggest="work_unit", section=EVENT)
    ] = ""
    partner: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Partner"), max_length=200, section=EVENT)] = ""
    series: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Series"),
            help=QT_TRANSLATE_NOOP("Field", "Events of one series have one summary together."),
            suggest="series",
            width=1,
            section=EVENT,
        ),
    ] = ""
    zone: Annotated[
        ZoneChoice,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Time zone"), options=ZoneChoice, required=True, section=EVENT),
    ] = ZoneChoice.WIB
    days: Annotated[
        list[DayLine],
        Rows(
            label=QT_TRANSLATE_NOOP("Field", "Days and places"), record=DayLine, least=1, required=True, section=PLACES
        ),
    ] = field(default_factory=list)
    target_donors: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Target donors"), minimum=0, maximum=100_000, section=TARGETS),
    ] = None
    target_bags: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Target bags"), minimum=0, maximum=100_000, section=TARGETS),
    ] = None
    asks_nik: Annotated[bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "NIK"), width=1, section=QUESTIONS)] = False
    asks_phone: Annotated[bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "Phone"), width=1, section=QUESTIONS)] = False
    asks_birth_date: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "Birth date (instead of the year)"), width=1, section=QUESTIONS)
    ] = False
    asks_screening: Annotated[
        bool,
        YesNo(
            label=QT_TRANSLATE_NOOP("Field", "Screening values (weight, blood pressure, Hb)"),
            width=1,
            section=QUESTIONS,
        ),
    ] = False
    asks_donor_card: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "Donor card (PMI)"), width=1, section=QUESTIONS, since=2)
    ] = False
    asks_consent: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "Consent of the donor"), width=1, section=QUESTIONS, since=2)
    ] = False
    consent_text: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Wording of the consent"),
            help=QT_TRANSLATE_NOOP("Field", "Say what the data are for and who sees them. Kept with every consent."),
            required=True,
            max_length=300,
            lines=3,
            section=QUESTIONS,
            since=2,
        ),
    ] = CONSENT_TEXT
    items: Annotated[
        list[ItemLine], Rows(label=QT_TRANSLATE_NOOP("Field", "Goods"), record=ItemLine, section=GOODS)
    ] = field(default_factory=list)
    allocations: Annotated[
        list[AllocationLine],
        Rows(label=QT_TRANSLATE_NOOP("Field", "Office areas and allocations"), record=AllocationLine, section=AREAS),
    ] = field(default_factory=list)

    def options(self) -> frozenset[str]:
        """Give the names of the optional questions that this event asks."""
        return frozenset(name for name in OPTIONS if getattr(self, f"asks_{name}"))


@dataclass(frozen=True, kw_only=True)
class StoredItem:
    """One kind of goods as stored: id, name and unit."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True, kw_only=True)
class StoredEvent:
    """An event as stored: its record, its id, and the ids of its goods and areas."""

    id: str
    record: Event
    series_id: str | None
    items: tuple[StoredItem, ...]
    areas: tuple[tuple[str, str], ...]
    closed: bool = False

    @property
    def first_day(self) -> dt.date:
        """Give the first day on which it is held."""
        return min(line.day for line in self.record.days if line.day)

    @property
    def last_day(self) -> dt.date:
        """Give the last day on which it is held."""
        return max(line.day for line in self.record.days if line.day)

    @property
    def zone(self) -> Zone:
        """Give the time zone that all its hours are shown in."""
        return self.record.zone.zone
