"""The stock ledger: what came in, what went out, and the equation an auditor tests first."""

from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Number, Reference, Text
from baktidesk.domain.labels import Labelled


class MovementKind(Labelled):
    """Kinds of stock movement; received, returned and moved in add, the others take away.

    Goods moved between two places of an event are a row that moved out and one that moved in, linked to it.
    """

    RECEIVED = "received", QT_TRANSLATE_NOOP("Choice", "Received"), "good"
    RETURNED = "returned", QT_TRANSLATE_NOOP("Choice", "Returned"), "good"
    HANDED_OVER = "handed_over", QT_TRANSLATE_NOOP("Choice", "Handed over"), "accent"
    DAMAGED = "damaged", QT_TRANSLATE_NOOP("Choice", "Damaged or lost"), "bad"
    MOVED = "moved", QT_TRANSLATE_NOOP("Choice", "Moved elsewhere"), "muted"
    MOVED_IN = "moved_in", QT_TRANSLATE_NOOP("Choice", "Moved in"), "muted"


INCOMING = frozenset({MovementKind.RECEIVED, MovementKind.RETURNED, MovementKind.MOVED_IN})
MAIN_STORE = "-"
"""The place of what lies in no office area's own store; office areas are named by their ids."""
OUTSIDE = "outside"
"""The destination of what leaves the event."""
MOVING = "moving"
"""The option that asks for a destination: only of what is moved."""


class EntryKind(Labelled):
    """The movements that an officer enters by hand on the stock page."""

    RECEIVED = MovementKind.RECEIVED.value, MovementKind.RECEIVED.label
    DAMAGED = MovementKind.DAMAGED.value, MovementKind.DAMAGED.label
    MOVED = MovementKind.MOVED.value, MovementKind.MOVED.label


@dataclass(kw_only=True)
class StockEntry:
    """Goods that came in, were damaged or went to another place."""

    kind: Annotated[
        EntryKind, Choice(label=QT_TRANSLATE_NOOP("Field", "What happened"), options=EntryKind, required=True)
    ] = EntryKind.RECEIVED
    item_id: Annotated[
        str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True, width=1)
    ] = ""
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000_000, required=True),
    ] = None
    document: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Document"), max_length=60, width=1)] = ""
    place_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Place"), kind="place", width=1)] = MAIN_STORE
    destination_id: Annotated[
        str,
        Reference(label=QT_TRANSLATE_NOOP("Field", "Moved to"), kind="destination", option=MOVING, width=1),
    ] = OUTSIDE
    source: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "From, to or why"), required=True, max_length=150)] = (
        ""
    )


def on_hand(received: int, returned: int, handed_over: int, damaged: int, moved: int) -> int:
    """Give what must lie in the store: received + returned - handed over - damaged - moved, in the item's unit.

    `moved` is what moved out less what moved in, so that a move between two places of one event leaves the whole as
    it is.
    """
    return received + returned - handed_over - damaged - moved
