"""Rolls: the lists of people that a work unit or a village sends before the day."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Choice, Day, FamilyCard, Identity, Number, Phone, Text
from baktidesk.domain.labels import Labelled
from baktidesk.domain.names import clean, match_key, name_key, search_key
from baktidesk.domain.nik import mask_nik, tidy_digits
from baktidesk.domain.person import Sex

NIP_DIGITS: Final = 18
NOWHERE: Final = ""
"""The place of somebody of whom nothing but the name is told."""

_NIP: Final = re.compile(rf"[0-9]{{{NIP_DIGITS}}}")


class RollKind(Labelled):
    """What the people on a roll are expected for."""

    DONOR = "donor", QT_TRANSLATE_NOOP("Choice", "Donors")
    RECIPIENT = "recipient", QT_TRANSLATE_NOOP("Choice", "Recipients")


@dataclass(frozen=True, kw_only=True)
class ServiceNumber(Text):
    """A NIP or NI PPPK: 18 digits."""

    max_length: int = NIP_DIGITS
    personal: bool = True

    def tidy(self, value: Any) -> str:
        """Drop the spaces and dots that people put between digits."""
        return tidy_digits(clean(value or ""))

    def check_filled(self, value: Any, today: dt.date) -> Problem | None:
        """Refuse what cannot be a NIP."""
        if _NIP.fullmatch(value):
            return None
        if not (value.isascii() and value.isdigit()):
            return Problem(QT_TRANSLATE_NOOP("Problem", "A NIP has 18 digits and nothing else."))
        return Problem(QT_TRANSLATE_NOOP("Problem", "A NIP has 18 digits. Here are {count}."), {"count": len(value)})


@dataclass(kw_only=True)
class RollPerson:
    """What a roll tells of one person."""

    full_name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Full name"), required=True, personal=True)] = ""
    work_unit: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Work unit"), suggest="work_unit")] = ""
    nip: Annotated[str, ServiceNumber(label=QT_TRANSLATE_NOOP("Field", "NIP"))] = ""
    nik: Annotated[str, Identity(label=QT_TRANSLATE_NOOP("Field", "NIK"))] = ""
    sex: Annotated[Sex | None, Choice(label=QT_TRANSLATE_NOOP("Field", "Sex"), options=Sex)] = None
    birth_year: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Birth year"), minimum=1900, maximum=2100, plain=True, personal=True),
    ] = None
    birth_date: Annotated[
        dt.date | None, Day(label=QT_TRANSLATE_NOOP("Field", "Birth date"), past=True, personal=True)
    ] = None
    phone: Annotated[str, Phone(label=QT_TRANSLATE_NOOP("Field", "Phone"))] = ""
    family_card_number: Annotated[str, FamilyCard(label=QT_TRANSLATE_NOOP("Field", "Family card number (No. KK)"))] = ""
    address: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Address"), max_length=200, personal=True)] = ""
    quantity: Annotated[int | None, Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000)] = (
        None
    )
    note: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Note"), max_length=200, personal=True)] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RollRow:
    """A row of the file that can be read: its number in Excel and the person."""

    row: int
    person: RollPerson


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnedAway:
    """A row of the file that adds nobody: its number in Excel, the name in it, and why."""

    row: int
    full_name: str
    work_unit: str
    reason: Problem

    @property
    def sentence(self) -> Problem:
        """Give the reason together with the row's number."""
        text = QT_TRANSLATE_NOOP("Roll", "Row {row}: {reason}")
        return Problem(text, {"row": str(self.row), "reason": self.reason}, "Roll")


@dataclass(frozen=True, kw_only=True, slots=True)
class RollChange:
    """A row about somebody who stands on the recipients' roll already, with another quantity or note than there.

    Before and after; a quantity is None where the roll named none, and a cell that is empty changes nothing.
    """

    row: int
    full_name: str
    quantity_before: int | None
    quantity: int | None
    note_before: str
    note: str

    @property
    def sentence(self) -> Problem:
        """Say it without the name, as the rows that add nobody are told."""
        text = QT_TRANSLATE_NOOP("Roll", "Row {row}: quantity or note differs from the roll.")
        return Problem(text, {"row": str(self.row)}, "Roll")


@dataclass(frozen=True, kw_only=True)
class RollFile:
    """What a file says, before it is compared with anything else.

    `unused` are headings whose columns are not taken over.
    """

    name: str
    sheet: str
    rows: tuple[RollRow, ...]
    bad: tuple[TurnedAway, ...]
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RollPreview:
    """What an import would do: nothing has been written.

    `known` are the row numbers of accepted people who are in the data file already and are linked, not made again;
    `changed` are people on the recipients' roll whose quantity or note becomes another.
    """

    file: RollFile
    accepted: tuple[RollRow, ...]
    duplicate: tuple[TurnedAway, ...]
    bad: tuple[TurnedAway, ...]
    known: frozenset[int] = frozenset()
    kind: RollKind = RollKind.DONOR
    changed: tuple[RollChange, ...] = ()


@dataclass(slots=True, eq=False)
class Listed:
    """A person as far as it takes to be found again: known from the data file, or named in a row of the file.

    `places` are what tells two people of one name apart: work units, address, family card. `entry` is the id of the
    entry on this roll, `quantity` and `note` what stands there.
    """

    id: str
    name_key: str
    nik: str
    nip: str
    birth_date: dt.date | None
    birth_year: int | None
    places: set[str]
    on_roll: bool = False
    row: int = 0
    entry: str = ""
    quantity: int | None = None
    note: str = ""

    def may_be(self, other: "Listed") -> bool:
        """Tell whether nothing that is known of both speaks against their being one person."""
        pairs = (
            (self.nik, other.nik),
            (self.nip, other.nip),
            (self.birth_date, other.birth_date),
            (self.birth_year, other.birth_year),
        )
        return all(not one or not two or one == two for one, two in pairs)

    def is_like(self, other: "Listed") -> bool:
        """Tell whether both, of one name, have the same birth date, or a place in common."""
        born = self.birth_date is not None and self.birth_date == other.birth_date
        return born or bool(self.places & other.places)

    def shares_name(self, other: "Listed") -> bool:
        """Tell whether a word of one name stands in the other."""
        return bool(set(match_key(self.name_key).split()) & set(match_key(other.name_key).split()))

    def learn(self, other: "Listed") -> None:
        """Take over what was not known before; nothing known is ever overwritten."""
        self.nik = self.nik or other.nik
        self.nip = self.nip or other.nip
        if not self.birth_year or self.birth_year == other.birth_year:
            self.birth_date = self.birth_date or other.birth_date
        self.birth_year = self.birth_year or other.birth_year
        self.places |= other.places

    def changed_by(self, row: RollRow) -> RollChange | None:
        """Give what a row says otherwise than this entry on the roll does; None where it changes nothing."""
        told = row.person
        quantity, note = told.quantity or self.quantity, told.note or self.note
        if not self.entry or self.row or (quantity, note) == (self.quantity, self.note):
            return None
        return RollChange(
            row=row.row,
            full_name=told.full_name,
            quantity_before=self.quantity,
            quantity=quantity,
            note_before=self.note,
            note=note,
        )


def listed(row: RollRow) -> Listed:
    """Give the person of a row as one to be found again."""
    told = row.person
    return Listed(
        id="",
        name_key=name_key(told.full_name),
        nik=told.nik,
        nip=told.nip,
        birth_date=told.birth_date,
        birth_year=told.birth_date.year if told.birth_date else told.birth_year,
        places=places_of(told.work_unit, told.family_card_number, told.address) or {NOWHERE},
        row=row.row,
    )


def places_of(work_unit: str, family_card_number: str, address: str) -> set[str]:
    """Give what tells two people of one name apart, each in a form of its own."""
    parts = (("unit", search_key(work_unit)), ("card", family_card_number), ("address", search_key(address)))
    return {f"{kind} {key}" for kind, key in parts if key}


@dataclass(frozen=True, kw_only=True, slots=True)
class RollLine:
    """A person on the roll, for lists; the NIK is masked."""

    id: str
    person_id: str
    number: int
    full_name: str
    work_unit: str
    nip: str
    nik: str


def masked(nik: str) -> str:
    """Give a NIK for a list, "" for none."""
    return mask_nik(nik) if nik else ""
