"""What the distribution desk asks beyond the record itself."""

from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.distribution import Distribution, PersonKind
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Number, Reference, Text, YesNo
from baktidesk.domain.labels import Labelled

CROWD = "crowd"
"""The option of the question that is asked once a crowd has been counted."""


@dataclass(kw_only=True)
class DeskDistribution(Distribution):
    """A distribution as the desk asks for it; `counted` says that the package has been counted in the crowd already."""

    counted: Annotated[
        bool,
        YesNo(
            label=QT_TRANSLATE_NOOP("Field", "Counted in the crowd already"),
            help=QT_TRANSLATE_NOOP("Field", "The name is added, and the package is not counted twice."),
            option=CROWD,
        ),
    ] = False


class ReceiptKind(Labelled):
    """How somebody has confirmed what was received."""

    SIGNATURE = "signature", QT_TRANSLATE_NOOP("Choice", "Signature")
    THUMBPRINT = "thumbprint", QT_TRANSLATE_NOOP("Choice", "Thumbprint on paper")
    PHOTO = "photo", QT_TRANSLATE_NOOP("Choice", "Photo or scan")


EXCEPTION = "exception"
"""The option of the reason that is asked as soon as somebody on the list has been served already."""


@dataclass(kw_only=True)
class Collection:
    """What one person collects for several people: the same goods for each, and who takes them along."""

    item_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, width=1)
    ] = ""
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity for each"), minimum=1, maximum=10_000, required=True),
    ] = 1
    recipient_kind: Annotated[
        PersonKind,
        Choice(label=QT_TRANSLATE_NOOP("Field", "Kind of recipient"), options=PersonKind, required=True),
    ] = PersonKind.HOUSEHOLD
    area_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Office area"), kind="area", width=1)] = ""
    proxy_name: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Collected by"), required=True, personal=True, width=1)
    ] = ""
    proxy_relation: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Relation"), max_length=40, width=1)] = ""
    exception: Annotated[
        str,
        Text(
            label=QT_TRANSLATE_NOOP("Field", "Reason for giving again"),
            help=QT_TRANSLATE_NOOP("Field", "It stands on the list of exceptions."),
            required=True,
            max_length=300,
            option=EXCEPTION,
        ),
    ] = ""
