"""Who has no coupon yet is known of all items at once: the same as item by item, and the roll is read once."""

import random

import pytest

from baktidesk.db.models import roll_entry
from baktidesk.db.session import Session
from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.event import ItemLine, StoredEvent, Unit
from baktidesk.domain.roll import RollKind
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import coupons_wanted, issue_coupons, people_without_coupon, replace_coupon
from baktidesk.services.relief.distributions import void_delivery
from baktidesk.services.relief.entitlements import keep_entitlement
from baktidesk.services.relief.giving import distribute
from tests.services.test_relief_plans import plans
from tests.stories import Desk, set_up, to_person

PEOPLE = 8
GOODS = ("Sembako", "Air", "Selimut", "Tenda")


def enter(session: Session, event: StoredEvent, number: int) -> str:
    """Put somebody onto the roll, two of a family; some with a quantity."""
    own = {"full_name": f"Penerima {number}", "address": f"Jl. Uji {number}"}
    person_id = keep_person(session, **own, family_card_number=f"990000000000{number // 2:04d}")
    values = {"event_id": event.id, "kind": RollKind.RECIPIENT.value, "number": number, "person_id": person_id}
    session.insert(roll_entry, **values, quantity=number % 3 or None)
    return person_id


def fill(desk: Desk, event: StoredEvent, dice: random.Random) -> None:
    """Agree on some items, and give goods and coupons on several days, of which some are voided."""
    people = [desk.do(enter, event, number) for number in range(PEOPLE)]
    for one, basis in zip(event.items, (Basis.PERSON, Basis.HOUSEHOLD, None, Basis.PERSON), strict=True):
        interval = dice.choice((None, 2))
        if basis:
            desk.do(
                keep_entitlement, event.id, Entitlement(item_id=one.id, basis=basis, quantity=2, interval_days=interval)
            )
    for _ in range(36):
        desk.database.clock.pass_minutes(dice.choice((5, 900)))
        number, one = dice.randrange(PEOPLE), dice.choice(event.items)
        if dice.random() < 0.7:
            record = to_person(event, full_name=f"Penerima {number}", address=f"Jl. Uji {number}", item_id=one.id)
            given = desk.do(distribute, event.id, record, exception="Uji", person_id=people[number])
            desk.do(void_delivery, "distribution", given, "Keliru") if dice.random() < 0.2 else None
        else:
            (made,) = desk.do(issue_coupons, event.id, one.id, 1, people=[people[number]])
            desk.do(replace_coupon, made.id, "Hilang") if dice.random() < 0.3 else None


@pytest.mark.parametrize("seed", range(6))
def test_all_items_at_once_are_the_same_as_one_by_one(desk: Desk, seed: int) -> None:
    items = [ItemLine(name=name, unit=Unit.PACKAGE, received=90) for name in GOODS]
    set_up(desk, code="LAIN")
    event = set_up(desk, items=items, allocations=[])
    fill(desk, event, random.Random(seed))
    wanted = desk.see(coupons_wanted, event.id)
    assert wanted == {one.id: desk.see(people_without_coupon, event.id, one.id) for one in event.items}
    assert any(lacking.served for lacking in wanted.values())
    assert any(lacking.due for lacking in wanted.values())


def test_the_roll_is_read_once_for_all_items(desk: Desk) -> None:
    counts = []
    for number in (1, 4):
        items = [ItemLine(name=name, unit=Unit.PACKAGE, received=9) for name in GOODS[:number]]
        event = set_up(desk, code=f"UJI-{number}", items=items, allocations=[])
        steps = plans(desk, event, lambda session, one: coupons_wanted(session, one.id))
        counts.append(sum("roll_entry" in step for step in steps))
    assert counts[0] == counts[1] > 0
