"""How much of an item one person or household may receive, and how often."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.fields import Choice, Number, Reference
from baktidesk.domain.labels import Labelled


class Basis(Labelled):
    """Who is counted as one when goods are given."""

    HOUSEHOLD = "household", QT_TRANSLATE_NOOP("Choice", "Per household (KK)")
    PERSON = "person", QT_TRANSLATE_NOOP("Choice", "Per person")


@dataclass(kw_only=True)
class Entitlement:
    """What everybody may receive of one item, in its unit; the days between two helpings reach across events."""

    item_id: Annotated[str, Reference(label=QT_TRANSLATE_NOOP("Field", "Item"), kind="item", required=True)] = ""
    basis: Annotated[
        Basis, Choice(label=QT_TRANSLATE_NOOP("Field", "Given once to each"), options=Basis, required=True)
    ] = Basis.HOUSEHOLD
    quantity: Annotated[
        int | None,
        Number(label=QT_TRANSLATE_NOOP("Field", "Quantity"), minimum=1, maximum=10_000, required=True),
    ] = 1
    interval_days: Annotated[
        int | None,
        Number(
            label=QT_TRANSLATE_NOOP("Field", "Again after (days)"),
            help=QT_TRANSLATE_NOOP("Field", "Empty: once in this event."),
            minimum=1,
            maximum=3_650,
        ),
    ] = None

    def most(self, share: int | None) -> int | None:
        """Give how much somebody with this share on the roll (None = none told) may receive; None = once, any amount.

        The roll never gives more than was agreed for everybody.
        """
        return min((one for one in (self.quantity, share) if one is not None), default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What the recipients' roll says of one person: how much to get (None = as entitled), and a remark."""

    quantity: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Served:
    """What somebody has received before: when (UTC, local day), in whose name, at which desk and by whom."""

    distribution_id: str
    at: dt.datetime
    day: dt.date
    full_name: str
    quantity: int
    unit: str
    desk: str
    officer: str
    proxy_name: str
