"""Whatever officers do, in whatever order: figures add up, counters are right, the stock is never below zero."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from baktidesk.db.session import Database, Outcome
from baktidesk.domain.distribution import GoodsLine
from baktidesk.domain.donation import (
    MOVES,
    Deferral,
    DeferralReason,
    FailedDraw,
    Leaving,
    LeavingReason,
    VisitStatus,
)
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import AllocationLine, ItemLine, StoredEvent, Unit
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.donors.donations import (
    check_in,
    defer,
    donate,
    fail,
    leave,
    list_visits,
    pass_donor,
    void_visit,
)
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import book_stock, enter_stock
from baktidesk.services.summary import summarise
from tests.stories import Desk, a_bag, a_donor, fresh_database, make_as_new, set_up, to_institution, to_person

ANY = st.integers(min_value=0, max_value=999)
QUICK = settings(max_examples=8, stateful_step_count=15, deadline=None, database=None)


@cache
def shared_database() -> Database:
    """Give the data file that every sequence begins anew."""
    return fresh_database(Path(mkdtemp(prefix="baktidesk-")))


@pytest.fixture(scope="module", autouse=True)
def leave_nothing_behind() -> Iterator[None]:
    """Remove the data file at the end."""
    yield
    shared_database().close()
    shutil.rmtree(Path(shared_database().place).parent)


class AtTheDesk(RuleBasedStateMachine):
    """Two desks on one fresh data file, and the last deed that can be undone."""

    def __init__(self) -> None:
        super().__init__()
        make_as_new(shared_database())
        self.desk = Desk(shared_database())
        self.desks = [self.desk, self.desk.at("B")]
        self.event = self.make_event()
        self.last: Outcome[Any] | None = None

    def make_event(self) -> StoredEvent:
        """Set up the event."""
        return set_up(self.desk, items=[], allocations=[])

    def refused(self, *deed: Any, why: type[Refused] = Refused) -> None:
        """Do what the rules forbid; that nothing happened is seen by what must hold after every step."""
        with pytest.raises(why):
            self.desk.do(*deed)

    @invariant()
    def every_identity_and_counter_holds(self) -> None:
        """Compare counters, records and identities."""
        assert self.desk.see(check).problems == ()


@dataclass(frozen=True)
class Seen:
    """What must be true of a visit."""

    number: str
    status: VisitStatus = VisitStatus.REGISTERED
    passed: bool = False
    bag: str = ""
    voided: bool = False


class DonorMorning(AtTheDesk):
    """Check-ins, legal and illegal moves, voids and undos in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.visits: dict[str, Seen] = {}
        self.counts = [0, 0]
        self.before: dict[str, Seen] = {}

    def done(self, outcome: Outcome[Any], visit_id: str, seen: Seen) -> None:
        """Take note of a deed."""
        self.last, self.before = outcome, dict(self.visits)
        self.visits[visit_id] = seen

    def pick(self, number: int) -> tuple[str, Seen]:
        """Choose one of the visits."""
        return list(self.visits.items())[number % len(self.visits)]

    @rule(at=st.integers(0, 1))
    def arrive(self, at: int) -> None:
        outcome = self.desks[at].deed(check_in, self.event.id, a_donor(work_unit=f"Satker {len(self.visits) % 3}"))
        self.counts[at] += 1
        assert outcome.value.queue_number == f"{'AB'[at]}-{self.counts[at]:03d}"
        self.done(outcome, outcome.value.id, Seen(outcome.value.queue_number))

    @precondition(lambda self: self.visits)
    @rule(which=ANY, status=st.sampled_from([one for one in VisitStatus if one is not VisitStatus.REGISTERED]))
    def move(self, which: int, status: VisitStatus) -> None:
        visit_id, seen = self.pick(which)
        bag = f"K-{len(self.visits)}-{which}-{status}" if status is VisitStatus.DONATED else ""
        deed = self.deed_to(status, visit_id, bag)
        if seen.voided or status not in MOVES.get(seen.status, ()):
            self.refused(*deed)
        elif not (bag and self.is_taken(bag)):
            passed = seen.passed or status is VisitStatus.PASSED
            changed = replace(seen, status=status, passed=passed, bag=bag.upper())
            self.done(self.desk.deed(*deed), visit_id, changed)

    def deed_to(self, status: VisitStatus, visit_id: str, bag: str) -> tuple[Any, ...]:
        """Give the deed that leads to a state."""
        deeds: dict[VisitStatus, tuple[Any, ...]] = {
            VisitStatus.PASSED: (pass_donor, visit_id),
            VisitStatus.DEFERRED: (defer, visit_id, Deferral(deferral_reason=DeferralReason.LOW_HB)),
            VisitStatus.DONATED: (donate, visit_id, a_bag(bag)),
            VisitStatus.FAILED: (fail, visit_id, FailedDraw()),
            VisitStatus.NO_SHOW: (leave, visit_id, Leaving(left_reason=LeavingReason.NO_SHOW)),
            VisitStatus.CANCELLED: (leave, visit_id, Leaving(left_reason=LeavingReason.CANCELLED)),
        }
        return deeds[status]

    def is_taken(self, bag: str) -> bool:
        """Tell whether a live visit has the bag number."""
        return any(one.bag == bag.upper() and not one.voided for one in self.visits.values())

    @precondition(lambda self: any(one.bag and not one.voided for one in self.visits.values()))
    @precondition(lambda self: any(one.status is VisitStatus.PASSED and not one.voided for one in self.visits.values()))
    @rule(which=ANY)
    def take_a_bag_number_twice(self, which: int) -> None:
        taken = [one.bag for one in self.visits.values() if one.bag and not one.voided]
        waiting = [key for key, one in self.visits.items() if one.status is VisitStatus.PASSED and not one.voided]
        self.refused(donate, waiting[which % len(waiting)], a_bag(taken[which % len(taken)]))

    @precondition(lambda self: self.visits)
    @rule(which=ANY)
    def void(self, which: int) -> None:
        visit_id, seen = self.pick(which)
        outcome = self.desk.deed(void_visit, visit_id, "salah")
        if seen.voided:
            assert outcome.touched == frozenset()
        else:
            self.done(outcome, visit_id, replace(seen, voided=True))

    @precondition(lambda self: self.last)
    @rule()
    def undo(self) -> None:
        assert self.last
        self.desk.do(undo, self.last.deed)
        arrived = self.visits.keys() - self.before.keys()
        self.visits = self.before | {key: replace(self.visits[key], voided=True) for key in arrived}
        self.last = None

    @invariant()
    def the_records_are_as_expected(self) -> None:
        listed = self.desk.see(list_visits, self.event.id, voided=True)
        found = {
            one.id: Seen(one.queue_number, one.status, bool(one.passed_at), one.bag_number, bool(one.voided_at))
            for one in listed
        }
        assert found == self.visits
        assert len({one.queue_number for one in listed}) == len(listed)

    @invariant()
    def the_funnel_is_as_expected(self) -> None:
        donors = self.desk.see(summarise, self.event.id).donors
        live = [one for one in self.visits.values() if not one.voided]
        assert (donors.candidates, donors.passed) == (len(live), sum(one.passed for one in live))
        assert donors.donated == sum(one.status is VisitStatus.DONATED for one in live)
        assert donors.bags == len([one for one in live if one.bag]) + donors.failed


class GoodsMorning(AtTheDesk):
    """Receipts, losses, handovers, distributions, voids and undos in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.items = [one.id for one in self.event.items]
        self.stock = dict.fromkeys(self.items, 10)
        self.before = dict(self.stock)
        self.out: dict[tuple[str, str], dict[str, int]] = {}
        self.gone: tuple[str, str] | None = None

    def make_event(self) -> StoredEvent:
        return set_up(
            self.desk,
            items=[
                ItemLine(name=name, unit=unit, received=10)
                for name, unit in (("Sembako", Unit.PACKAGE), ("Bibit", Unit.SEEDLING))
            ],
            allocations=[AllocationLine(area="Utara"), AllocationLine(area="Selatan")],
        )

    def done(self, outcome: Outcome[Any], change: dict[str, int]) -> None:
        """Take note of a deed."""
        self.last, self.before, self.gone = outcome, dict(self.stock), None
        for item_id, quantity in change.items():
            self.stock[item_id] += quantity

    def fits(self, change: dict[str, int]) -> bool:
        """Tell whether there is enough for a deed."""
        return all(self.stock[item_id] + quantity >= 0 for item_id, quantity in change.items())

    @rule(which=ANY, quantity=st.integers(1, 12), kind=st.sampled_from(EntryKind))
    def enter(self, which: int, quantity: int, kind: EntryKind) -> None:
        item_id = self.items[which % 2]
        change = {item_id: quantity if kind is EntryKind.RECEIVED else -quantity}
        entry = StockEntry(kind=kind, item_id=item_id, quantity=quantity, source="Gudang")
        if self.fits(change):
            self.done(self.desk.deed(enter_stock, self.event.id, entry), change)
        else:
            self.refused(enter_stock, self.event.id, entry, why=NeedsSupervisor)

    @rule(
        quantities=st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(any),
        at=st.integers(0, 1),
        symbolic=st.booleans(),
    )
    def hand_over(self, quantities: tuple[int, int], at: int, symbolic: bool) -> None:
        wanted = {item_id: quantity for item_id, quantity in zip(self.items, quantities, strict=True) if quantity}
        goods = [GoodsLine(item_id=item_id, quantity=quantity) for item_id, quantity in wanted.items()]
        area_id = self.event.areas[at][0]
        record = to_institution(self.event, 1, goods=goods, symbolic=symbolic, onward=True, area_id=area_id)
        change = {} if symbolic else {item_id: -quantity for item_id, quantity in wanted.items()}
        if self.fits(change):
            outcome = self.desks[at].deed(hand_over, self.event.id, record)
            self.done(outcome, change)
            self.out["handover", outcome.value] = change
        else:
            self.refused(hand_over, self.event.id, record, why=NeedsSupervisor)

    @rule(which=ANY, quantity=st.integers(1, 6))
    def serve(self, which: int, quantity: int) -> None:
        change = {self.items[which % 2]: -quantity}
        record = to_person(self.event, quantity, item_id=self.items[which % 2])
        if self.fits(change):
            outcome = self.desk.deed(distribute, self.event.id, record)
            self.done(outcome, change)
            self.out["distribution", outcome.value] = change
        else:
            self.refused(distribute, self.event.id, record, why=NeedsSupervisor)

    @precondition(lambda self: self.out)
    @rule(which=ANY)
    def void(self, which: int) -> None:
        kind, record_id = list(self.out)[which % len(self.out)]
        change = self.out.pop((kind, record_id))
        outcome = self.desk.deed(void_delivery, kind, record_id, "salah")
        self.done(outcome, {item_id: -quantity for item_id, quantity in change.items()})
        self.gone = (kind, record_id)
        self.brought_back = change

    @precondition(lambda self: self.last)
    @rule()
    def undo(self) -> None:
        """The deed just done can always be undone: nobody has come between."""
        assert self.last
        self.desk.do(undo, self.last.deed)
        made = [key for key in self.out if key[1] == self.last.value]
        for key in made:
            del self.out[key]
        if self.gone:
            self.out[self.gone] = self.brought_back
        self.stock, self.last, self.gone = dict(self.before), None, None

    @invariant()
    def the_book_is_as_expected_and_never_below_zero(self) -> None:
        book = {item_id: self.desk.see(book_stock, item_id) for item_id in self.items}
        assert book == self.stock
        assert min(book.values()) >= 0

    @invariant()
    def the_summary_says_the_same(self) -> None:
        goods = self.desk.see(summarise, self.event.id).goods
        assert [one.on_hand for one in goods] == list(self.stock.values())
        handed = dict.fromkeys(self.items, 0)
        for change in self.out.values():
            for item_id, quantity in change.items():
                handed[item_id] -= quantity
        assert [one.handed_over for one in goods] == list(handed.values())


TestDonorMorning = DonorMorning.TestCase
TestDonorMorning.settings = QUICK
TestGoodsMorning = GoodsMorning.TestCase
TestGoodsMorning.settings = QUICK
