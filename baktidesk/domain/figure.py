"""What a figure of the summary counts, in a form by which its records can be found."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.stock import INCOMING, MovementKind


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure: the events and the local day (None = all days) that it is of, and what it counts of them.

    What the store holds at the end of a day is of all days `until` then.
    `words` name it for people. Whoever gives a `unit` counts goods, others people; what is empty does not limit.
    """

    words: str = ""
    event_ids: tuple[str, ...] = ()
    day: dt.date | None = None
    until: dt.date | None = None
    statuses: frozenset[VisitStatus] = frozenset()
    passed: bool = False
    blood_group: str = ""
    work_unit: str = ""
    deferral_reason: str = ""
    hour: int | None = None
    item: str = ""
    unit: str = ""
    movements: frozenset[MovementKind] = frozenset()
    area: str = ""
    recipient_kind: str = ""
    handover_id: str = ""
    planned: bool = False

    @property
    def tables(self) -> frozenset[str]:
        """Give the tables in which its records stand."""
        if self.handover_id:
            return frozenset({"handover"})
        if not self.unit:
            return frozenset({"donor_visit"})
        handed = {"handover", "distribution"} if MovementKind.HANDED_OVER in self.movements else set()
        by_hand = {"stock_movement"} if self.movements - {MovementKind.HANDED_OVER} else set()
        return frozenset(handed | by_hand)

    def amount(self, goods: Sequence[tuple[str, int, str]], state: str) -> int:
        """Give what a record with these goods (item, quantity, unit) adds to the figure, in the item's unit.

        Where a figure counts both ways, such as what remains, goods that left are negative.
        """
        quantity = sum(n for item, n, unit in goods if (item, unit) == (self.item, self.unit))
        both_ways = bool(self.movements & INCOMING) and bool(self.movements - INCOMING)
        return -quantity if both_ways and self._leaves(state) else quantity

    def _leaves(self, state: str) -> bool:
        """Tell whether a movement of this kind counts against the figure."""
        coming = state in INCOMING
        return coming if MovementKind.RECEIVED not in self.movements else not coming
