"""A check finds a counter that lies, a broken link and an identity that does not hold, and says which."""

from collections.abc import Callable
from typing import Any

import pytest

from baktidesk.db.models import stock_movement, tally
from baktidesk.db.session import Session
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.services.audit import undo
from baktidesk.services.check import Verdict, as_json, check
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.relief.distributions import hand_over, void_delivery
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import Override, enter_stock
from tests.stories import Desk, a_bag, a_donor, set_up, to_institution, to_person

NINE = "UPDATE distribution SET quantity = 9 WHERE quantity = 7"


@pytest.fixture
def busy(desk: Desk, event: StoredEvent) -> Desk:
    """Give a desk with a little of everything done."""
    donor, gone = (desk.do(check_in, event.id, a_donor()) for _ in range(2))
    desk.do(pass_donor, donor.id)
    desk.do(donate, donor.id, a_bag())
    desk.do(void_visit, gone.id, "salah")
    desk.do(hand_over, event.id, to_institution(event, 10))
    desk.do(distribute, event.id, to_person(event))
    return desk


def behind_its_back(desk: Desk, *statements: str) -> Verdict:
    """Change the data as no deed would, with links unchecked, and check them."""
    connection = desk.database.engine.raw_connection()
    for statement in ("PRAGMA foreign_keys = 0", *statements, "PRAGMA foreign_keys = 1"):
        connection.driver_connection.execute(statement)
    connection.close()
    verdict: Verdict = desk.see(check)
    return verdict


def test_a_whole_file_is_whole(busy: Desk) -> None:
    assert as_json(busy.see(check)) == {
        "ok": True,
        "integrity": True,
        "audit_chain": True,
        "identities": True,
        "records": {
            "event": 1, "person": 3, "donor_visit": 1, "handover": 1, "distribution": 1, "stock_movement": 3,
            "pmi_tally": 0, "rule_set": 0, "roll_entry": 0,
        },
    }  # fmt: skip


def test_an_empty_file_is_whole(desk: Desk) -> None:
    assert desk.see(check).ok


@pytest.mark.parametrize(
    ("statement", "counter"),
    [
        ("UPDATE tally SET n = n + 1 WHERE measure = 'passed'", "passed"),
        ("DELETE FROM tally WHERE measure = 'unit_donated'", "unit_donated"),
        ("INSERT INTO tally VALUES ('x', '2026-01-20', 'stock', 'a|received||', 5)", "stock"),
    ],
)
def test_a_counter_that_lies_is_named(busy: Desk, statement: str, counter: str) -> None:
    verdict = behind_its_back(busy, statement)
    assert (verdict.ok, verdict.integrity, verdict.identities) == (False, True, False)
    assert [str(one) for one in verdict.problems] == [f"The counter “{counter}” does not agree with the records."]


def test_a_record_changed_without_its_triggers_is_found(busy: Desk) -> None:
    verdict = behind_its_back(
        busy,
        "DROP TRIGGER tally_donor_visit_update",
        "UPDATE donor_visit SET status = 'deferred' WHERE status = 'donated'",
    )
    assert {problem.values.get("name") for problem in verdict.problems} >= {"status", "unit_donated", "blood_group"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET full_name = 'Orang Lain'",
        "UPDATE event SET organiser = 'Lain'",
        "DROP TRIGGER keep_audit_update",
    ],
)
def test_what_no_figure_shows_is_found_by_the_audit(busy: Desk, statement: str) -> None:
    verdict = behind_its_back(busy, statement)
    assert (verdict.ok, verdict.integrity, verdict.audit_chain, verdict.identities) == (False, False, True, True)
    assert "from outside" in str(verdict.problems[0])


def test_a_link_into_nothing_is_damage(busy: Desk) -> None:
    verdict = behind_its_back(busy, "DELETE FROM person")
    assert (verdict.ok, verdict.integrity) == (False, False)
    assert "restore a backup" in str(verdict.problems[0])


def test_counters_of_zero_are_no_difference(busy: Desk, event: StoredEvent) -> None:
    def add_zero(session: Session) -> None:
        values: dict[str, Any] = {"event_id": event.id, "day": event.first_day, "key": "cancelled", "n": 0}
        session.connection.execute(tally.insert().values(measure="status", **values))

    busy.do(add_zero)
    assert busy.see(check).ok


def test_the_counters_follow_every_kind_of_change(desk: Desk, event: StoredEvent) -> None:
    steps: list[Callable[[], Any]] = [
        lambda: desk.do(check_in, event.id, a_donor(work_unit="Lapas")),
        lambda: desk.do(distribute, event.id, to_person(event, 7)),
        lambda: behind_its_back(desk, "UPDATE donor_visit SET day = '2026-01-21', blood_group = 'AB'"),
        lambda: behind_its_back(desk, "UPDATE donor_visit SET voided_at = '2026-01-21 00:00:00'"),
        lambda: behind_its_back(desk, "UPDATE stock_movement SET quantity = 9 WHERE quantity = 7", NINE),
    ]
    for step in steps:
        step()
        assert desk.see(check).identities


# The stock book against the deliveries


@pytest.mark.parametrize("kind", ["distribution", "handover_line"])
@pytest.mark.parametrize(
    "change",
    [
        "SET quantity = quantity + 1",
        "SET item_id = (SELECT id FROM item WHERE name = 'Bibit')",
        "SET event_id = (SELECT id FROM event WHERE code = 'LAIN')",
        "SET voided_at = '2026-01-20 03:00:00'",
    ],
    ids=["quantity", "item", "event", "none"],
)
def test_a_movement_that_is_not_its_delivery_s_is_found(busy: Desk, kind: str, change: str) -> None:
    set_up(busy, code="LAIN", items=[ItemLine(name="Bibit", unit=Unit.SEEDLING, received=100)], allocations=[])
    verdict = behind_its_back(busy, f"UPDATE stock_movement {change} WHERE {kind}_id IS NOT NULL")
    assert (verdict.ok, verdict.identities) == (False, False)
    words = "distributions" if kind == "distribution" else "lines handed over"
    assert [str(one) for one in verdict.problems[1:]] == [
        f"UJI-2026, Sembako: 1 {words} and the stock book do not agree."
    ]


def test_a_delivery_that_moved_the_stock_twice_is_found(busy: Desk) -> None:
    names = "event_id, item_id, day, at, kind, recipient_kind, quantity, distribution_id, document, source"
    names += ", override_reason, override_by, created_at, created_by, desk, version, void_reason"
    verdict = behind_its_back(
        busy,
        f"INSERT INTO stock_movement (id, {names}) SELECT 'again', {names} FROM stock_movement "
        "WHERE distribution_id IS NOT NULL",
    )
    assert "UJI-2026, Sembako: 1 distributions and the stock book do not agree." in map(str, verdict.problems)


@pytest.mark.parametrize("table", ["handover", "distribution"])
def test_a_voided_delivery_whose_goods_are_still_out_is_found(busy: Desk, table: str) -> None:
    verdict = behind_its_back(busy, f"UPDATE {table} SET voided_at = '2026-01-20 03:00:00'")
    assert len(verdict.problems) == 2
    assert "from outside" in str(verdict.problems[0])
    assert "and the stock book do not agree" in str(verdict.problems[1])


def test_ceremonies_and_voided_deliveries_need_no_movement(busy: Desk, event: StoredEvent) -> None:
    busy.do(hand_over, event.id, to_institution(event, 5, symbolic=True))
    busy.do(void_delivery, "handover", busy.do(hand_over, event.id, to_institution(event, 5)), "salah")
    busy.do(void_delivery, "distribution", busy.do(distribute, event.id, to_person(event)), "salah")
    busy.do(undo, busy.deed(hand_over, event.id, to_institution(event, 5)).deed)
    assert busy.see(check).problems == ()


def test_a_book_below_zero_needs_somebody_s_word(busy: Desk, event: StoredEvent) -> None:
    busy.do(hand_over, event.id, to_institution(event, 100), Override(reason="truk terlambat"))
    assert busy.see(check).problems == ()
    verdict = behind_its_back(busy, "UPDATE stock_movement SET override_reason = ''")
    assert [str(one) for one in verdict.problems[1:]] == [
        "UJI-2026, Sembako: the stock book stands at -11, and nobody allowed that."
    ]


def test_a_place_below_zero_is_seen_though_the_whole_is_not(desk: Desk, event: StoredEvent) -> None:
    (north, name), item_id = event.areas[0], event.items[0].id
    there = StockEntry(kind=EntryKind.MOVED, item_id=item_id, quantity=30, destination_id=north, source="Truk")
    desk.do(enter_stock, event.id, there)
    assert desk.see(check).ok
    lost = StockEntry(kind=EntryKind.DAMAGED, item_id=item_id, quantity=20, place_id=north, source="Banjir")
    damaged = desk.do(enter_stock, event.id, lost)
    verdict = behind_its_back(desk, "UPDATE stock_movement SET quantity = 40 WHERE kind = 'damaged'")
    assert f"UJI-2026, Sembako at {name}: the stock book stands at -10, and nobody allowed that." in map(
        str, verdict.problems
    )
    desk.do(lambda session: session.change(stock_movement, damaged, override_reason="Darurat"))
    assert "nobody allowed" not in " ".join(map(str, desk.see(check).problems))
