"""Names, crowds, coupons, moves, reports, returns, counts, voids and undos in any order: the equation always holds.

At every moment, for the whole and for each place, and so do the obligations.
"""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from baktidesk.db.session import Database, Outcome
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.errors import NeedsReason, NeedsSupervisor, Refused
from baktidesk.domain.onward import OnwardReport
from baktidesk.domain.returning import Return, StockCount
from baktidesk.domain.stock import MAIN_STORE, EntryKind, StockEntry
from baktidesk.services.audit import undo
from baktidesk.services.check import check
from baktidesk.services.relief.coupons import issue_coupons, redeem
from baktidesk.services.relief.crowd import count_out, crowd_count, take_back
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.onward import obligations, report, void_report
from baktidesk.services.relief.returns import count_stock, movements_of, return_goods, still_out, void_movement
from baktidesk.services.relief.stock import book_stock, enter_stock
from baktidesk.services.relief.stores import book_by_place, totals_by_place
from baktidesk.services.summary import summarise
from tests.stories import Desk, fresh_database, make_as_new, set_up, to_institution, to_person

QUICK = settings(max_examples=8, stateful_step_count=15, deadline=None, database=None)
FEW = st.integers(1, 9)
WHICH = st.integers(0, 99)
NIKS = ("3171011708450001", "3171015708450001", "3171012902001234")


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


class ReliefMorning(RuleBasedStateMachine):
    """One desk with thirty packages; what must lie in the store is reckoned beside it."""

    def __init__(self) -> None:
        super().__init__()
        make_as_new(shared_database())
        self.desk = Desk(shared_database())
        self.event = set_up(self.desk, allocations=[])
        self.item = self.event.items[0].id
        self.crowd = Crowd(item_id=self.item)
        self.store, self.counted = 100, 0
        self.given: dict[str, str] = {}
        self.served: dict[str, str] = {}
        self.returned: list[str] = []
        self.coupons = [one.id for one in self.desk.do(issue_coupons, self.event.id, self.item, 2, count=3)]
        self.redeemed: set[str] = set()
        self.last: Outcome[Any] | None = None
        self.before = (100, 0)

    def moved(self, outcome: Outcome[Any], change: int, crowd: int = 0) -> Any:
        """Take note of a deed and of what it moved."""
        self.last, self.before = outcome, (self.store, self.counted)
        self.store += change
        self.counted += crowd
        return outcome.value

    @rule(quantity=FEW, nik=st.sampled_from(NIKS))
    def serve(self, quantity: int, nik: str) -> None:
        record = to_person(self.event, quantity, nik=nik)
        if any(self.served.get(given) == nik for given in self.given):
            with pytest.raises(NeedsReason):
                self.desk.do(distribute, self.event.id, record)
        elif quantity <= self.store:
            given = self.moved(self.desk.deed(distribute, self.event.id, record), -quantity)
            self.served[given] = nik
            self.given[given] = self.desk.see(movements_of, "distribution", given)[0].id

    @rule(packages=FEW)
    def count(self, packages: int) -> None:
        if packages <= self.store:
            self.moved(self.desk.deed(count_out, self.event.id, self.crowd, packages), -packages, packages)

    @rule(packages=FEW)
    def count_back(self, packages: int) -> None:
        if packages <= self.counted:
            self.moved(self.desk.deed(take_back, self.event.id, self.crowd, packages), packages, -packages)
        else:
            with pytest.raises(Refused):
                self.desk.do(take_back, self.event.id, self.crowd, packages)

    @rule(which=WHICH)
    def use_a_coupon(self, which: int) -> None:
        coupon = self.coupons[which % 3]
        if coupon in self.redeemed:
            with pytest.raises(Refused, match="was redeemed"):
                self.desk.do(redeem, self.event.id, coupon)
        elif self.store >= 2:
            self.moved(self.desk.deed(redeem, self.event.id, coupon), -2)
            self.redeemed.add(coupon)
            self.last = None

    @precondition(lambda self: self.given)
    @rule(which=WHICH, quantity=FEW)
    def bring_back(self, which: int, quantity: int) -> None:
        movement = list(self.given.values())[which % len(self.given)]
        back = Return(quantity=quantity, reason="Sisa")
        if quantity <= self.desk.see(still_out, movement):
            self.returned.append(self.moved(self.desk.deed(return_goods, movement, back), quantity))
        else:
            with pytest.raises(Refused, match="still out"):
                self.desk.do(return_goods, movement, back)

    @rule(counted=st.integers(0, 120))
    def count_the_store(self, counted: int) -> None:
        record = StockCount(item_id=self.item, counted=counted, reason="Selisih")
        self.moved(self.desk.deed(count_stock, self.event.id, record), counted - self.store)

    @precondition(lambda self: self.given)
    @rule(which=WHICH)
    def void(self, which: int) -> None:
        given = list(self.given)[which % len(self.given)]
        out = self.desk.see(still_out, self.given[given])
        try:
            outcome = self.desk.deed(void_delivery, "distribution", given, "salah")
        except Refused as no:
            assert "come back" in str(no)
            return
        self.moved(outcome, out)
        self.last = None
        del self.given[given]

    @precondition(lambda self: self.returned)
    @rule(which=WHICH)
    def void_a_return(self, which: int) -> None:
        back = self.returned[which % len(self.returned)]
        before = self.desk.see(book_stock, self.item)
        try:
            outcome = self.desk.deed(void_movement, back, "salah")
        except Refused as no:
            assert "gone out since" in str(no)
            return
        self.moved(outcome, self.desk.see(book_stock, self.item) - before)
        self.last = None
        self.returned.remove(back)

    @precondition(lambda self: self.last)
    @rule()
    def undo(self) -> None:
        assert self.last
        try:
            self.desk.do(undo, self.last.deed)
        except Refused as no:
            assert "no longer be undone" in str(no)
            return
        self.store, self.counted = self.before
        self.given.pop(self.last.value, None)
        if self.last.value in self.returned:
            self.returned.remove(self.last.value)
        self.last = None

    @invariant()
    def the_equation_holds(self) -> None:
        goods = self.desk.see(summarise, self.event.id).goods[0]
        assert (goods.on_hand, self.desk.see(book_stock, self.item)) == (self.store, self.store)
        assert self.desk.see(crowd_count, self.event.id, self.crowd).counted == self.counted
        assert self.desk.see(check).problems == ()


class Caravan(RuleBasedStateMachine):
    """One desk that brings packages to an office area, hands them over to be passed on, and hears what became of them.

    `here` and `there` are what must lie in the main store and in the area's, reckoned beside the book; a handover is
    [what it gave, its place, what came back, what was reported].
    """

    def __init__(self) -> None:
        super().__init__()
        make_as_new(shared_database())
        self.desk = Desk(shared_database())
        self.event = set_up(self.desk)
        self.item, self.area = self.event.items[0].id, self.event.areas[0][0]
        self.lies = {MAIN_STORE: 100, self.area: 0}
        self.owed: dict[str, list[Any]] = {}
        self.movements: dict[str, str] = {}
        self.returned: dict[str, tuple[str, int]] = {}
        self.reports: dict[str, tuple[str, int]] = {}
        self.moves: dict[str, tuple[str, str, int]] = {}

    def pick(self, among: dict[str, Any], which: int) -> str:
        return list(among)[which % len(among)]

    @rule(quantity=FEW, away=st.booleans())
    def move(self, quantity: int, away: bool) -> None:
        start, end = (MAIN_STORE, self.area) if away else (self.area, MAIN_STORE)
        record = StockEntry(
            kind=EntryKind.MOVED, item_id=self.item, quantity=quantity, source="Truk", place_id=start,
            destination_id=end,
        )  # fmt: skip
        if quantity > self.lies[start]:
            with pytest.raises(NeedsSupervisor):
                self.desk.do(enter_stock, self.event.id, record)
            return
        self.moves[self.desk.do(enter_stock, self.event.id, record)] = (start, end, quantity)
        self.lies[start] -= quantity
        self.lies[end] += quantity

    @precondition(lambda self: self.moves)
    @rule(which=WHICH)
    def void_a_move(self, which: int) -> None:
        row = self.pick(self.moves, which)
        start, end, quantity = self.moves[row]
        if quantity > self.lies[end]:
            with pytest.raises(Refused, match="gone out since"):
                self.desk.do(void_movement, row, "salah")
            return
        self.desk.do(void_movement, row, "salah")
        del self.moves[row]
        self.lies[start] += quantity
        self.lies[end] -= quantity

    @rule(quantity=st.integers(1, 30))
    def hand_over(self, quantity: int) -> None:
        record = to_institution(self.event, quantity, onward=True)
        places = [place for place in (self.area, MAIN_STORE) if quantity <= self.lies[place]]
        if not places:
            with pytest.raises(NeedsSupervisor):
                self.desk.do(hand_over, self.event.id, record)
            return
        given = self.desk.do(hand_over, self.event.id, record)
        line = self.desk.see(obligations, [self.event.id])[-1].id
        self.owed[line] = [quantity, places[0], 0, 0]
        self.movements[line] = self.desk.see(movements_of, "handover", given)[0].id
        self.lies[places[0]] -= quantity

    @precondition(lambda self: self.owed)
    @rule(which=WHICH, quantity=FEW)
    def hear(self, which: int, quantity: int) -> None:
        line = self.pick(self.owed, which)
        given, _place, back, reported = self.owed[line]
        record = OnwardReport(quantity=quantity, whereto="RW 05")
        if quantity > given - back - reported:
            with pytest.raises(Refused, match="reported"):
                self.desk.do(report, line, record)
            return
        self.reports[self.desk.do(report, line, record)] = (line, quantity)
        self.owed[line][3] += quantity

    @precondition(lambda self: self.reports)
    @rule(which=WHICH)
    def void_a_report(self, which: int) -> None:
        row = self.pick(self.reports, which)
        line, quantity = self.reports.pop(row)
        self.desk.do(void_report, row, "salah")
        self.owed[line][3] -= quantity

    @precondition(lambda self: self.owed)
    @rule(which=WHICH, quantity=FEW)
    def bring_back(self, which: int, quantity: int) -> None:
        line = self.pick(self.owed, which)
        given, place, back, reported = self.owed[line]
        record = Return(quantity=quantity, reason="Sisa")
        if quantity > given - back - reported:
            with pytest.raises(Refused, match="still out"):
                self.desk.do(return_goods, self.movements[line], record)
            return
        self.returned[self.desk.do(return_goods, self.movements[line], record)] = (line, quantity)
        self.owed[line][2] += quantity
        self.lies[place] += quantity

    @precondition(lambda self: self.returned)
    @rule(which=WHICH)
    def void_a_return(self, which: int) -> None:
        row = self.pick(self.returned, which)
        line, quantity = self.returned[row]
        place = self.owed[line][1]
        if quantity > self.lies[place]:
            with pytest.raises(Refused, match="gone out since"):
                self.desk.do(void_movement, row, "salah")
            return
        self.desk.do(void_movement, row, "salah")
        del self.returned[row]
        self.owed[line][2] -= quantity
        self.lies[place] -= quantity

    @rule(counted=st.integers(0, 120), away=st.booleans())
    def count_a_store(self, counted: int, away: bool) -> None:
        place = self.area if away else MAIN_STORE
        record = StockCount(item_id=self.item, counted=counted, place_id=place, reason="Selisih")
        self.desk.do(count_stock, self.event.id, record)
        self.lies[place] = counted

    @invariant()
    def every_place_holds_what_it_must(self) -> None:
        books = self.desk.see(book_by_place, self.item)
        assert {place: books.get(place, 0) for place in self.lies} == self.lies
        goods = self.desk.see(summarise, self.event.id).goods[0]
        assert goods.on_hand == sum(self.lies.values())
        parts = self.desk.see(totals_by_place, goods, {}) or [goods]
        for term in ("received", "returned", "handed_over", "damaged", "moved", "on_hand"):
            assert sum(getattr(one, term) for one in parts) == getattr(goods, term)
        assert self.desk.see(check).problems == ()

    @invariant()
    def every_obligation_is_open_until_reported(self) -> None:
        found = self.desk.see(obligations, [self.event.id], settled=True)
        told = {one.id: (one.quantity, one.reported, one.open) for one in found}
        assert told == {
            line: (given - back, reported, given - back - reported)
            for line, (given, _place, back, reported) in self.owed.items()
            if given > back
        }
        area = self.desk.see(summarise, self.event.id).goods[0].areas[0]
        assert area.remaining == 60 - sum(given - back for given, _place, back, _reported in self.owed.values())


TestReliefMorning = ReliefMorning.TestCase
TestReliefMorning.settings = QUICK

TestCaravan = Caravan.TestCase
TestCaravan.settings = settings(QUICK, max_examples=5)
