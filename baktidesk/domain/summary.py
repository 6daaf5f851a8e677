"""The day's figures and the identities that must always hold between them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.onward import Ageing, ageing
from baktidesk.domain.stock import on_hand


@dataclass(frozen=True, kw_only=True)
class DonorTotals:
    """The funnel: people counted once each; `passed` counts everybody whom PMI passed, `bags` those used."""

    candidates: int = 0
    passed: int = 0
    donated: int = 0
    deferred: int = 0
    failed: int = 0
    waiting: int = 0
    left: int = 0
    bags: int = 0
    by_blood_group: Mapping[str, int] = field(default_factory=dict)
    by_work_unit: Mapping[str, int] = field(default_factory=dict)
    donated_by_work_unit: Mapping[str, int] = field(default_factory=dict)
    by_deferral_reason: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AreaTotals:
    """One item in one office area, in the item's unit; `remaining` = allocated - handed over + returned, all days.

    `before` is what was handed over less what came back before the day.
    """

    area: str
    allocated: int
    handed_over: int
    returned: int = 0
    before: int = 0

    @property
    def out(self) -> int:
        """Give what the area has when the day is over: handed over less returned, of this day and those before."""
        return self.before + self.handed_over - self.returned

    @property
    def remaining(self) -> int:
        """Give what is still meant for the area when the day is over."""
        return self.allocated - self.out


@dataclass(frozen=True, kw_only=True)
class GoodsTotals:
    """One item's stock, in its unit; handed over counts what came back too, which stands under returned.

    `moved` is what moved out less what moved in; `stock_before` is the book at the start of the day, 0 where the
    figures are those of all days.
    """

    item_id: str
    item: str
    unit: str
    received: int = 0
    handed_over: int = 0
    returned: int = 0
    damaged: int = 0
    moved: int = 0
    by_recipient_kind: Mapping[str, int] = field(default_factory=dict)
    by_area: Mapping[str, int] = field(default_factory=dict)
    areas: tuple[AreaTotals, ...] = ()
    stock_before: int = 0

    @property
    def on_hand(self) -> int:
        """Give the book's stock when the day is over."""
        return self.stock_before + on_hand(self.received, self.returned, self.handed_over, self.damaged, self.moved)

    @property
    def with_recipients(self) -> int:
        """Give what was handed over and has not come back."""
        return self.handed_over - self.returned


@dataclass(frozen=True, kw_only=True)
class Obligation:
    """Goods that an institution is to distribute onward, and how much it has reported, in the item's unit.

    `quantity` is without what came back, `days` the age of the handover, `id` that of its line.
    """

    to: str
    item: str
    unit: str
    quantity: int
    reported: int
    since: dt.date
    days: int = 0
    id: str = ""
    handover_id: str = ""
    document: str = ""

    @property
    def open(self) -> int:
        """Give what has not been reported yet."""
        return self.quantity - self.reported

    @property
    def age(self) -> Ageing:
        """Give the group that its days fall into."""
        return ageing(self.days)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """One event's figures, of one day or of all days (`day` None)."""

    event: str
    event_name: str
    day: dt.date | None
    donors: DonorTotals
    goods: tuple[GoodsTotals, ...]
    onward_open: tuple[Obligation, ...]
    target_donors: int | None = None
    target_bags: int | None = None

    def broken_identities(self) -> tuple[Problem, ...]:
        """Give a sentence for every identity that does not hold; empty when all do."""
        return (*_broken_funnel(self.donors), *(problem for goods in self.goods for problem in _broken_goods(goods)))

    @property
    def identities_hold(self) -> bool:
        """Tell whether every identity holds."""
        return not self.broken_identities()


def _broken_funnel(donors: DonorTotals) -> list[Problem]:
    parts = donors.donated + donors.deferred + donors.failed + donors.waiting + donors.left
    checks = (
        (
            donors.candidates,
            parts,
            QT_TRANSLATE_NOOP("Problem", "Candidates: {left}, but their states add up to {right}."),
        ),
        (
            donors.bags,
            donors.donated + donors.failed,
            QT_TRANSLATE_NOOP("Problem", "Bags used: {left}, but donated and failed add up to {right}."),
        ),
        (
            donors.candidates,
            sum(donors.by_work_unit.values()),
            QT_TRANSLATE_NOOP("Problem", "Candidates: {left}, but the work units add up to {right}."),
        ),
        (
            donors.donated,
            sum(donors.by_blood_group.values()),
            QT_TRANSLATE_NOOP("Problem", "Donated: {left}, but the blood groups add up to {right}."),
        ),
        (
            donors.deferred,
            sum(donors.by_deferral_reason.values()),
            QT_TRANSLATE_NOOP("Problem", "Deferred: {left}, but the reasons add up to {right}."),
        ),
    )
    return [Problem(text, {"left": left, "right": right}) for left, right, text in checks if left != right]


def _broken_goods(goods: GoodsTotals) -> list[Problem]:
    checks = (
        (
            goods.handed_over,
            sum(goods.by_recipient_kind.values()),
            QT_TRANSLATE_NOOP("Problem", "{item} handed over: {left}, but the kinds of recipient add up to {right}."),
        ),
        (
            goods.handed_over,
            sum(goods.by_area.values()),
            QT_TRANSLATE_NOOP("Problem", "{item} handed over: {left}, but the office areas add up to {right}."),
        ),
    )
    return [
        Problem(text, {"item": goods.item, "left": left, "right": right})
        for left, right, text in checks
        if left != right
    ]
