"""A column of the workbook: derived from a declared field, or made for what only the store knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Day, FamilyCard, Field, Identity, Number, Reference, Rows, YesNo, fields_of
from baktidesk.domain.labels import Labelled

LONG_TEXT = 100


class CellKind(Labelled):
    """What a cell of a column holds."""

    TEXT = "text", QT_TRANSLATE_NOOP("Choice", "Text")
    WHOLE = "whole", QT_TRANSLATE_NOOP("Choice", "Whole number")
    DECIMAL = "decimal", QT_TRANSLATE_NOOP("Choice", "Decimal number")
    YEAR = "year", QT_TRANSLATE_NOOP("Choice", "Year")
    DAY = "day", QT_TRANSLATE_NOOP("Choice", "Date")
    MOMENT = "moment", QT_TRANSLATE_NOOP("Choice", "Date and time")
    CHOICE = "choice", QT_TRANSLATE_NOOP("Choice", "One of the allowed values")
    YES_NO = "yes_no", QT_TRANSLATE_NOOP("Choice", "Yes or no")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a data sheet.

    `name` stands in the hidden first row; `label` (context "Field") and `meaning` (context "Meaning") are
    English source texts; `width` is in characters; `masked` shows the ends of an identity number only;
    `printed` is False for what only a program reads; `clock` shows of a moment only the hour, because another column
    has its day; `field` is the declaration it was derived from; a `sparse` one is left out where no record has it.
    """

    name: str
    label: str
    kind: CellKind = CellKind.TEXT
    meaning: str = ""
    unit: str = ""
    personal: bool = False
    health: bool = False
    masked: bool = False
    printed: bool = True
    clock: bool = False
    choices: type[Labelled] | None = None
    since: int = 1
    width: int = 0
    field: Field | None = None
    sparse: bool = False

    def asked(self, options: frozenset[str]) -> bool:
        """Tell whether an event with these options asks for the column's field."""
        return not self.sparse and (self.field is None or self.field.asked(options))


WIDTHS: Mapping[CellKind, int] = {
    CellKind.TEXT: 18,
    CellKind.WHOLE: 12,
    CellKind.DECIMAL: 10,
    CellKind.YEAR: 8,
    CellKind.DAY: 12,
    CellKind.MOMENT: 17,
    CellKind.CHOICE: 12,
    CellKind.YES_NO: 10,
}
MEANINGS = {
    "full_name": QT_TRANSLATE_NOOP("Meaning", "Name as told at the desk."),
    "work_unit": QT_TRANSLATE_NOOP("Meaning", "Office that the donor belongs to."),
    "category": QT_TRANSLATE_NOOP("Meaning", "Who the donor is to the organiser."),
    "sex": QT_TRANSLATE_NOOP("Meaning", "Sex as on the identity card."),
    "birth_year": QT_TRANSLATE_NOOP("Meaning", "Year of birth."),
    "birth_date": QT_TRANSLATE_NOOP("Meaning", "Date of birth."),
    "claimed_blood_group": QT_TRANSLATE_NOOP("Meaning", "Blood group as told by the donor, before PMI's test."),
    "nik": QT_TRANSLATE_NOOP("Meaning", "Population number; only its first four and last two digits are shown."),
    "family_card_number": QT_TRANSLATE_NOOP("Meaning", "Family card; only its first four and last two digits."),
    "phone": QT_TRANSLATE_NOOP("Meaning", "Phone number with country code."),
    "donor_card_number": QT_TRANSLATE_NOOP("Meaning", "Number of the donor card that PMI gave."),
    "consent": QT_TRANSLATE_NOOP("Meaning", "Yes where the donor agreed to the wording, otherwise empty."),
    "weight_kg": QT_TRANSLATE_NOOP("Meaning", "Body weight measured by PMI."),
    "haemoglobin_g_dl": QT_TRANSLATE_NOOP("Meaning", "Haemoglobin measured by PMI."),
    "systolic_mmhg": QT_TRANSLATE_NOOP("Meaning", "Upper blood pressure measured by PMI."),
    "diastolic_mmhg": QT_TRANSLATE_NOOP("Meaning", "Lower blood pressure measured by PMI."),
    "pulse_bpm": QT_TRANSLATE_NOOP("Meaning", "Pulse measured by PMI."),
    "temperature_c": QT_TRANSLATE_NOOP("Meaning", "Body temperature measured by PMI."),
    "deferral_reason": QT_TRANSLATE_NOOP("Meaning", "PMI's reason for not drawing blood, as a coarse group."),
    "bag_number": QT_TRANSLATE_NOOP("Meaning", "Number printed on the blood bag."),
    "bag_type": QT_TRANSLATE_NOOP("Meaning", "Kind of blood bag."),
    "bag_volume_ml": QT_TRANSLATE_NOOP("Meaning", "Volume of the blood bag."),
    "blood_group": QT_TRANSLATE_NOOP("Meaning", "Blood group by PMI's test."),
    "rhesus": QT_TRANSLATE_NOOP("Meaning", "Rhesus factor by PMI's test."),
    "reaction": QT_TRANSLATE_NOOP("Meaning", "Reaction during or after the draw."),
    "institution": QT_TRANSLATE_NOOP("Meaning", "Institution that received the goods."),
    "recipient_kind": QT_TRANSLATE_NOOP("Meaning", "What kind of recipient it is."),
    "area": QT_TRANSLATE_NOOP("Meaning", "Office area whose allocation the goods are taken from."),
    "receiver_name": QT_TRANSLATE_NOOP("Meaning", "Person who received for the institution."),
    "receiver_position": QT_TRANSLATE_NOOP("Meaning", "Position of the person who received."),
    "receiver_identity": QT_TRANSLATE_NOOP("Meaning", "Identity number of the receiver; only its ends are shown."),
    "onward": QT_TRANSLATE_NOOP("Meaning", "The institution passes the goods on and reports where to."),
    "symbolic": QT_TRANSLATE_NOOP("Meaning", "A ceremony: takes nothing from the stock and is never counted."),
    "giver_name": QT_TRANSLATE_NOOP("Meaning", "Person who handed over for the organiser."),
    "giver_position": QT_TRANSLATE_NOOP("Meaning", "Position of the person who handed over."),
    "document_number": QT_TRANSLATE_NOOP("Meaning", "Number of the handover document, empty until it is given."),
    "place": QT_TRANSLATE_NOOP("Meaning", "Place of the handover."),
    "basis": QT_TRANSLATE_NOOP("Meaning", "Letter or decree that the handover rests on."),
    "receiver_address": QT_TRANSLATE_NOOP("Meaning", "Address of the person or institution that received."),
    "giver_identity": QT_TRANSLATE_NOOP("Meaning", "NIP of the person who handed over; only its ends are shown."),
    "giver_address": QT_TRANSLATE_NOOP("Meaning", "Address of the person or office that handed over."),
    "first_witness": QT_TRANSLATE_NOOP("Meaning", "Witness who signs the document: name, position."),
    "second_witness": QT_TRANSLATE_NOOP("Meaning", "Second witness who signs the document: name, position."),
    "delivery": QT_TRANSLATE_NOOP("Meaning", "Handover of the real goods that a symbolic one stands for."),
    "address": QT_TRANSLATE_NOOP("Meaning", "Address of the recipient."),
    "item": QT_TRANSLATE_NOOP("Meaning", "Kind of goods."),
    "quantity": QT_TRANSLATE_NOOP("Meaning", "Amount in the unit of the goods."),
    "proxy_name": QT_TRANSLATE_NOOP("Meaning", "Person who collected for the recipient."),
    "proxy_relation": QT_TRANSLATE_NOOP("Meaning", "What the collecting person is to the recipient."),
}
LABELS = {
    "receiver_position": QT_TRANSLATE_NOOP("Field", "Position of the receiver"),
    "giver_position": QT_TRANSLATE_NOOP("Field", "Position of the giver"),
}
MAY_NAME = frozenset({"receiver_position", "giver_position", "basis", "proxy_relation"})
"""Free text that is not asked as data of a person, but in which a name may stand."""
IDENTITIES = frozenset({"receiver_identity", "giver_identity"})


def _kind(field: Field) -> CellKind:
    if isinstance(field, Number):
        return CellKind.DECIMAL if field.decimals else CellKind.WHOLE
    kinds = {Day: CellKind.DAY, Choice: CellKind.CHOICE, YesNo: CellKind.YES_NO}
    return kinds.get(type(field), CellKind.TEXT)


def _width(field: Field) -> int:
    if isinstance(field, Number | Day | Choice | YesNo):
        return WIDTHS[_kind(field)]
    return 36 if getattr(field, "max_length", 0) >= LONG_TEXT else 18


def _derived(name: str, field: Field) -> Column:
    stored = name.removesuffix("_id") if isinstance(field, Reference) else name
    return Column(
        name=stored,
        label=LABELS.get(stored, field.label),
        kind=_kind(field),
        meaning=MEANINGS.get(stored, ""),
        unit=getattr(field, "unit", ""),
        personal=field.personal or stored in MAY_NAME,
        health=field.health,
        masked=isinstance(field, Identity | FamilyCard) or stored in IDENTITIES,
        choices=field.options if isinstance(field, Choice) else None,
        since=field.since,
        width=_width(field),
        field=field,
    )


def columns_of(record: type) -> Iterator[Column]:
    """Give the columns of a record's declared fields; several lines of an inner record are rows, not a column."""
    for name, field in fields_of(record).items():
        if not isinstance(field, Rows):
            yield _as_stored(_derived(name, field))


def _as_stored(column: Column) -> Column:
    """Give the column where its cells differ from what the form asks: a volume is a number, a year has no thousands.

    A physical delivery is named by its id, as programs need it.
    """
    if column.name == "bag_volume_ml":
        return replace(column, kind=CellKind.WHOLE, choices=None, unit="mL", width=WIDTHS[CellKind.WHOLE])
    if column.name == "delivery":
        return replace(column, name="delivery_id", kind=CellKind.TEXT, printed=False, width=14)
    if column.name == "birth_year":
        return replace(column, kind=CellKind.YEAR, width=WIDTHS[CellKind.YEAR])
    return column


def stored_column(
    name: str, label: str, meaning: str, kind: CellKind = CellKind.TEXT, *, width: int = 0, personal: bool = False
) -> Column:
    """Give a column that no form asks for; `width` in characters, 0 = usual for the kind."""
    return Column(name=name, label=label, meaning=meaning, kind=kind, width=width or WIDTHS[kind], personal=personal)


def sparse_columns(since: int, *columns: Column) -> Iterator[Column]:
    """Give columns that a schema version brought, each left out of a workbook in which no record has it."""
    for column in columns:
        yield replace(column, since=since, sparse=True)


def clock_column(name: str, label: str, meaning: str) -> Column:
    """Give a column of moments on the day of the record, of which the hour is shown."""
    return Column(name=name, label=label, meaning=meaning, kind=CellKind.MOMENT, clock=True, width=9)


def technical_column(name: str, label: str, meaning: str) -> Column:
    """Give a column of identifiers: read by programs, never printed."""
    return Column(name=name, label=label, meaning=meaning, width=14, printed=False)


def choice_column(name: str, label: str, meaning: str, choices: type[Labelled]) -> Column:
    """Give a column whose stored values are those of a closed list."""
    return Column(name=name, label=label, meaning=meaning, kind=CellKind.CHOICE, choices=choices, width=12)
