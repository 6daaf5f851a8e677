"""Handover to institutions and distribution to people and households: two different things."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, FamilyCard, Identity, Number, Reference, Rows, Text, YesNo
from baktidesk.domain.labels import Labelled

GOODS = QT_TRANSLATE_NOOP("Field", "Goods")
SECOND_PARTY = QT_TRANSLATE_NOOP("Field", "Second party (receives)")
FIRST_PARTY = QT_TRANSLATE_NOOP("Field", "First party (hands over)")
DOCUMENT = QT_TRANSLATE_NOOP("Field", "Document")
WITNESSES = QT_TRANSLATE_NOOP("Field", "Witnesses")
PAPERS = "papers"
"""The option of fields that the handover document asks for, never the desk."""


class RecipientKind(Labelled):
    """Who receives: people, institutions and crowds are counted apart."""

    PERSON = "person", QT_TRANSLATE_NOOP("Choice", "Person")
    HOUSEHOLD = "household", QT_TRANSLATE_NOOP("Choice", "Household (KK)")
    FLOOD_VICTIMS = "flood_victims", QT_TRANSLATE_NOOP("Choice", "Flood victims")
    VILLAGE = "village", QT_TRANSLATE_NOOP("Choice", "Village (desa binaan)")
    FOUNDATION = "foundation", QT_TRANSLATE_NOOP("Choice", "Foundation (yayasan sosial)")
    PESANTREN = "pesantren", QT_TRANSLATE_NOOP("Choice", "Pesantren")
    MOSQUE = "mosque", QT_TRANSLATE_NOOP("Choice", "Mosque")
    CARE_HOME = "care_home", QT_TRANSLATE_NOOP("Choice", "Care home (panti)")
    LOCAL_GOVERNMENT = "local_government", QT_TRANSLATE_NOOP("Choice", "Local government")
    FARMER_GROUP = "farmer_group", QT_TRANSLATE_NOOP("Choice", "Farmer group")
    ANONYMOUS = "anonymous", QT_TRANSLATE_NOOP("Choice", "Crowd (count only)")


class InstitutionKind(Labelled):
    """The recipient kinds that take goods by a handover document."""

    FLOOD_VICTIMS = RecipientKind.FLOOD_VICTIMS.value, RecipientKind.FLOOD_VICTIMS.label
    VILLAGE = RecipientKind.VILLAGE.value, RecipientKind.VILLAGE.label
    FOUNDATION = RecipientKind.FOUNDATION.value, RecipientKind.FOUNDATION.label
    PESANTREN = RecipientKind.PESANTREN.value, RecipientKind.PESANTREN.label
    MOSQUE = RecipientKind.MOSQUE.value, RecipientKind.MOSQUE.label
    CARE_HOME = RecipientKind.CARE_HOME.value, RecipientKind.CARE_HOME.label
    LOCAL_GOVERNMENT = RecipientKind.LOCAL_GOVERNMENT.value, RecipientKind.LOCAL_GOVERNMENT.label
    FARMER_GROUP = RecipientKind.FARMER_GROUP.value, RecipientKind.FARMER_GROUP.label


class PersonKind(Labelled):
    """The recipient kinds that are served one by one."""

    PERSON = RecipientKind.PERSON.value, RecipientKind.PERSON.label
    HOUSEHOLD = RecipientKind.HOUSEHOLD.value, RecipientKind.HOUSEHOLD.label
    FLOOD_VICTIMS = RecipientKind.FLOOD_VICTIMS.value, RecipientKind.FLOOD_VICTIMS.label


class Condition(Labelled):
    """Condition of goods at the handover."""

    GOOD = "good", QT_TRANSLATE_NOOP("Choice", "Good")
    DAMAGED = "damaged", QT_TRANSLATE_NOOP("Choice", "Damaged")


@dataclass(kw_only=True)
class GoodsLine:
    """One item and how much of it goes out."""

    item_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True)] = ""
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000_000, required=True),
    ] = None
    condition: Annotated[
        Condition, Choice(label=QT_TRANSLATE_NOOP("Field", "Condition"), options=Condition, required=True)
    ] = Condition.GOOD


Basis = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "Basis"),
        help=QT_TRANSLATE_NOOP("Field", "Letter or decree that the handover rests on."),
        max_length=300,
        section=DOCUMENT,
        option=PAPERS,
        since=2,
    ),
]
Place = Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Place"), keep=True, width=1, section=DOCUMENT)]
DocumentNumber = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "Document number"),
        help=QT_TRANSLATE_NOOP("Field", "May stay empty until the secretariat gives it."),
        max_length=60,
        width=1,
        section=DOCUMENT,
    ),
]
GiverPosition = Annotated[
    str, Text(label=QT_TRANSLATE_NOOP("Field", "Position"), keep=True, width=1, section=FIRST_PARTY)
]
GiverIdentity = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "NIP of the giver"),
        max_length=20,
        personal=True,
        width=1,
        section=FIRST_PARTY,
        option=PAPERS,
        since=2,
    ),
]
GiverAddress = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "Address of the giver"),
        max_length=200,
        personal=True,
        section=FIRST_PARTY,
        option=PAPERS,
        since=2,
    ),
]
ReceiverIdentity = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "NIK or NIP of the receiver"),
        max_length=20,
        personal=True,
        section=SECOND_PARTY,
    ),
]
ReceiverAddress = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "Address of the receiver"),
        max_length=200,
        personal=True,
        section=SECOND_PARTY,
        option=PAPERS,
        since=2,
    ),
]
FirstWitness = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "First witness"),
        help=QT_TRANSLATE_NOOP("Field", "Name, position"),
        max_length=150,
        personal=True,
        section=WITNESSES,
        option=PAPERS,
        since=2,
    ),
]
SecondWitness = Annotated[
    str,
    Text(
        label=QT_TRANSLATE_NOOP("Field", "Second witness"),
        help=QT_TRANSLATE_NOOP("Field", "Name, position"),
        max_length=150,
        personal=True,
        section=WITNESSES,
        option=PAPERS,
        since=2,
    ),
]
PhysicalDelivery = Annotated[
    str,
    Reference(
        label=QT_TRANSLATE_NOOP("Field", "Physical delivery of the symbolic handover"),
        kind="delivery",
        section=DOCUMENT,
        option=PAPERS,
        since=2,
    ),
]


@dataclass(kw_only=True)
class Handover:
    """Goods handed over to an institution by one document (BAST)."""

    institution: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Institution"), required=True, section=SECOND_PARTY, max_length=150)
    ] = ""
    recipient_kind: Annotated[
        InstitutionKind | None,
        Choice(
            label=QT_TRANSLATE_NOOP("Field", "Kind of recipient"),
            options=InstitutionKind,
            required=True,
            keep=True,
            section=SECOND_PARTY,
        ),
    ] = None
    area_id: Annotated[
        str,
        Reference(
            label=QT_TRANSLATE_NOOP("Field", "Office area"), kind="area", keep=True, width=1, section=SECOND_PARTY
        ),
    ] = ""
    receiver_name: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Received by"), required=True, personal=True, width=1, section=SECOND_PARTY
        ),
    ] = ""
    receiver_position: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Position"), required=True, width=1, section=SECOND_PARTY)
    ] = ""
    receiver_identity: ReceiverIdentity = ""
    goods: Annotated[
        list[GoodsLine],
        Rows(label=QT_TRANSLATE_NOOP("Field", "Goods"), record=GoodsLine, least=1, required=True, section=GOODS),
    ] = field(default_factory=list)
    onward: Annotated[
        bool,
        YesNo(
            label=QT_TRANSLATE_NOOP("Field", "To be distributed onward"),
            help=QT_TRANSLATE_NOOP("Field", "The obligation stays open until the institution reports."),
            section=GOODS,
        ),
    ] = False
    symbolic: Annotated[
        bool,
        YesNo(
            label=QT_TRANSLATE_NOOP("Field", "Symbolic (ceremony only)"),
            help=QT_TRANSLATE_NOOP("Field", "Takes nothing from the stock and is never counted."),
            section=GOODS,
        ),
    ] = False
    giver_name: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Handed over by"),
            required=True,
            personal=True,
            keep=True,
            width=1,
            section=FIRST_PARTY,
        ),
    ] = ""
    giver_position: GiverPosition = ""
    document_number: DocumentNumber = ""
    place: Place = ""
    basis: Basis = ""
    receiver_address: ReceiverAddress = ""
    giver_identity: GiverIdentity = ""
    giver_address: GiverAddress = ""
    first_witness: FirstWitness = ""
    second_witness: SecondWitness = ""
    delivery_id: PhysicalDelivery = ""


@dataclass(kw_only=True)
class Distribution:
    """Goods given to one person or household."""

    recipient_kind: Annotated[
        PersonKind,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Kind of recipient"), options=PersonKind, required=True, keep=True),
    ] = PersonKind.HOUSEHOLD
    area_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Office area"), kind="area", keep=True, width=1)
    ] = ""
    full_name: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Full name"), required=True, personal=True)] = ""
    nik: Annotated[str, Identity(label=QT_TRANSLATE_NOOP("Field", "NIK"), width=1)] = ""
    family_card_number: Annotated[
        str, FamilyCard(label=QT_TRANSLATE_NOOP("Field", "Family card (No. KK)"), width=1)
    ] = ""
    address: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "Address"), max_length=200, personal=True, keep=False),
    ] = ""
    item_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, keep=True, width=1)
    ] = ""
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000, required=True),
    ] = 1
    proxy_name: Annotated[
        str,
        Text(label=QT_TRANSLATE_NOOP("Field", "Collected by (proxy)"), personal=True, width=1),
    ] = ""
    proxy_relation: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Relation"), max_length=40, width=1)] = ""


RUN = "run"
"""The kind of a line that stands for many counts of a crowd."""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One handover or distribution line as stored, for lists and exports; `at` is UTC, `kind` names the table.

    `coupons` are the numbers of those that were redeemed with it. Of kind RUN it stands for all that one desk `counted`
    of a crowd on a day, from `since` until `at`; a single count of a run has that run's id in `of_run`.

    Of a symbolic handover, `delivery_day` is the day of the physical delivery that it stands for and `delivery_to`
    who received that; None and "" where nobody said so.
    """

    id: str
    kind: str
    day: dt.date
    at: dt.datetime
    recipient: str
    recipient_kind: RecipientKind
    area: str
    goods: tuple[tuple[str, int, str], ...]
    onward: bool
    symbolic: bool
    officer: str
    document_number: str
    voided_at: dt.datetime | None
    void_reason: str
    delivery_day: dt.date | None = None
    delivery_to: str = ""
    coupons: tuple[int, ...] = ()
    counted: int = 0
    since: dt.datetime | None = None
    of_run: str = ""
