"""A crowd that cannot be registered: only the packages are counted."""

from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.distribution import RecipientKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Reference
from baktidesk.domain.labels import Labelled


class CrowdKind(Labelled):
    """The recipient kinds that come as a crowd."""

    ANONYMOUS = RecipientKind.ANONYMOUS.value, RecipientKind.ANONYMOUS.label
    FLOOD_VICTIMS = RecipientKind.FLOOD_VICTIMS.value, RecipientKind.FLOOD_VICTIMS.label
    HOUSEHOLD = RecipientKind.HOUSEHOLD.value, RecipientKind.HOUSEHOLD.label
    PERSON = RecipientKind.PERSON.value, RecipientKind.PERSON.label


@dataclass(kw_only=True)
class Crowd:
    """What is held while a crowd is counted: the goods, the office area and who they are."""

    item_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, keep=True)
    ] = ""
    area_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Office area"), kind="area", keep=True, width=1)
    ] = ""
    recipient_kind: Annotated[
        CrowdKind,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Kind of recipient"), options=CrowdKind, required=True, keep=True),
    ] = CrowdKind.ANONYMOUS


@dataclass(frozen=True, kw_only=True)
class CrowdCount:
    """How many have been given to the crowd at this desk today, in the item's unit, and what the book has left."""

    counted: int
    left: int
