"""Setting up an event and changing it later, without losing what hangs on it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from baktidesk.db.models import event as event_table
from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.domain.event import AllocationLine, DayLine, Event, ItemLine, StoredEvent, Unit, ZoneChoice
from baktidesk.domain.officer import Role
from baktidesk.domain.stock import EntryKind, StockEntry
from baktidesk.domain.zones import Zone
from baktidesk.services import settings
from baktidesk.services.donors.donations import check_in
from baktidesk.services.events import (
    activate_event,
    change_event,
    create_event,
    find_event,
    list_events,
    load_event,
    series_events,
    series_names,
)
from baktidesk.services.people import work_unit_names
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.stock import book_stock, enter_stock
from tests.stories import DAY, Desk, a_donor, an_event, set_up, to_institution, to_person

SEEDLINGS = ItemLine(name="Bibit", unit=Unit.SEEDLING, received=20)


def change(desk: Desk, event: StoredEvent, **changes: Any) -> StoredEvent:
    """Change an event as the form does: everything it had, and what is new."""
    desk.do(change_event, event.id, replace(desk.see(load_event, event.id).record, **changes))
    changed: StoredEvent = desk.see(load_event, event.id)
    return changed


def test_an_event_comes_back_as_it_was_written_down(desk: Desk) -> None:
    record = an_event(
        zone=ZoneChoice.WITA,
        series="Hari Bhakti ke-76",
        occasion="Hari Bhakti",
        partner="PMI",
        target_donors=500,
        asks_nik=True,
        days=[DayLine(day=DAY, place="Aula"), DayLine(day=DAY + dt.timedelta(days=1), place="Lapangan")],
        items=[ItemLine(name="Sembako", unit=Unit.PACKAGE, contents="Beras"), SEEDLINGS],
        allocations=[AllocationLine(area="Utara", item="bibit", quantity=5), AllocationLine(area="Selatan")],
    )
    event = desk.see(load_event, desk.do(create_event, record))
    items = [replace(line, received=None) for line in record.items]
    allocations = [AllocationLine(area="Utara", item="Bibit", quantity=5), AllocationLine(area="Selatan")]
    assert event.record == replace(record, items=items, allocations=allocations)
    assert (event.first_day, event.last_day, event.zone) == (DAY, DAY + dt.timedelta(days=1), Zone.WITA)
    assert [(one.name, one.unit) for one in event.items] == [("Sembako", "paket"), ("Bibit", "batang")]


def test_a_new_event_is_the_active_one_and_its_organiser_a_known_work_unit(desk: Desk, event: StoredEvent) -> None:
    other = set_up(desk, code="LAIN")
    assert desk.see(settings.load).active_event == other.id
    desk.do(activate_event, event.id)
    assert desk.see(settings.load).active_event == event.id
    assert desk.see(work_unit_names) == ["Kantor Uji"]


def test_name_organiser_and_one_day_are_enough(desk: Desk) -> None:
    record = Event(name="Donor darah", organiser="Kantor", days=[DayLine(day=DAY, place="Aula")])
    assert desk.see(load_event, desk.do(create_event, record)).record.code == "DONOR-DARAH"


def test_what_is_missing_is_named(desk: Desk) -> None:
    with pytest.raises(RefusedValues) as no:
        desk.do(create_event, Event(days=[DayLine(day=DAY)]))
    assert {name: str(problem) for name, problem in no.value.problems.items()} == {
        "name": "Please fill this in.",
        "organiser": "Please fill this in.",
        "days": "Line 1: Please fill this in.",
    }


# Codes


def test_a_code_made_from_the_name_steps_aside(desk: Desk) -> None:
    codes = [set_up(desk, code="", name="Donor darah di kantor pusat").record.code for _ in range(3)]
    assert codes == ["DONOR-DARAH-DI", "DONOR-DARAH-DI-2", "DONOR-DARAH-DI-3"]


def test_a_typed_code_stays_whole_and_is_refused_when_taken(desk: Desk) -> None:
    assert set_up(desk, code="abcdefghijklmnopqrstuvwx").record.code == "ABCDEFGHIJKLMNOPQRSTUVWX"
    set_up(desk, code="uji 1")
    with pytest.raises(Refused, match="Another event has the code UJI-1") as no:
        desk.do(create_event, an_event(code="UJI-1"))
    assert no.value.field == "code"


def test_an_event_keeps_its_own_code_when_changed(desk: Desk, event: StoredEvent) -> None:
    assert change(desk, event, code="uji 2026").record.code == "UJI-2026"
    assert change(desk, event, code="").record.code == "UJI-2026"
    set_up(desk, code="LAIN")
    with pytest.raises(Refused, match="LAIN"):
        change(desk, event, code="LAIN")


def test_an_event_is_found_by_its_code(desk: Desk, event: StoredEvent) -> None:
    assert desk.see(find_event, "uji-2026").id == event.id
    with pytest.raises(Refused, match="no event with the code NIHIL"):
        desk.see(find_event, "NIHIL")


# Changing


def test_names_places_and_questions_change(desk: Desk, event: StoredEvent) -> None:
    days = [DayLine(day=DAY + dt.timedelta(days=2), place="Lapangan")]
    changed = change(desk, event, name="Nama baru", days=days, asks_screening=True, zone=ZoneChoice.WIT)
    assert (changed.record.name, changed.record.days, changed.record.zone) == ("Nama baru", days, ZoneChoice.WIT)
    assert changed.record.options() == {"screening"}


def a_visit(desk: Desk, event: StoredEvent) -> str:
    return desk.do(check_in, event.id, a_donor()).id  # type: ignore[no-any-return]


def a_handover(desk: Desk, event: StoredEvent) -> str:
    return desk.do(hand_over, event.id, to_institution(event, 1, symbolic=True))  # type: ignore[no-any-return]


def a_distribution(desk: Desk, event: StoredEvent) -> str:
    return desk.do(distribute, event.id, to_person(event))  # type: ignore[no-any-return]


def a_movement(desk: Desk, event: StoredEvent) -> str:
    entry = StockEntry(kind=EntryKind.RECEIVED, item_id=event.items[0].id, quantity=5, source="Gudang")
    return desk.do(enter_stock, event.id, entry)  # type: ignore[no-any-return]


@pytest.mark.parametrize("write", [a_visit, a_handover, a_distribution, a_movement])
def test_the_zone_stays_once_something_has_been_written_down(
    desk: Desk, event: StoredEvent, write: Callable[[Desk, StoredEvent], str]
) -> None:
    write(desk, event)
    with pytest.raises(Refused, match="so the time zone must stay") as no:
        change(desk, event, zone=ZoneChoice.WIT, name="Nama baru")
    assert no.value.field == "zone"
    assert change(desk, event, name="Nama baru").record.zone is ZoneChoice.WIB


def test_records_of_another_event_leave_the_zone_free(desk: Desk, event: StoredEvent) -> None:
    a_visit(desk, set_up(desk, code="LAIN"))
    assert change(desk, event, zone=ZoneChoice.WIT).record.zone is ZoneChoice.WIT


def test_goods_and_areas_keep_their_ids(desk: Desk, event: StoredEvent) -> None:
    items = [SEEDLINGS, ItemLine(name="SEMBAKO", unit=Unit.PACKAGE, contents="Beras")]
    allocations = [AllocationLine(area="Timur"), AllocationLine(area="utara", item="sembako", quantity=75)]
    changed = change(desk, event, items=items, allocations=[*allocations, AllocationLine(area="Selatan")])
    assert [one.name for one in changed.items] == ["Bibit", "SEMBAKO"]
    assert changed.items[1].id == event.items[0].id
    assert changed.record.items[1].contents == "Beras"
    assert [name for _id, name in changed.areas] == ["Timur", "utara", "Selatan"]
    assert changed.areas[1][0] == event.areas[0][0]
    assert changed.record.allocations == [
        AllocationLine(area="Timur"),
        AllocationLine(area="utara", item="SEMBAKO", quantity=75),
        AllocationLine(area="Selatan"),
    ]


def test_saving_an_unchanged_form_changes_nothing(desk: Desk, event: StoredEvent) -> None:
    assert desk.deed(change_event, event.id, desk.see(load_event, event.id).record).touched == frozenset()


def test_what_nobody_used_can_be_taken_away(desk: Desk) -> None:
    taken = AllocationLine(area="Utara", item="Sembako", quantity=1)
    kept = AllocationLine(area="Selatan", item="Bibit", quantity=2)
    items = [ItemLine(name="Sembako", unit=Unit.PACKAGE), SEEDLINGS]
    event = set_up(desk, items=items, allocations=[taken, kept])
    changed = change(desk, event, items=[ItemLine(name="Bibit", unit=Unit.SEEDLING)], allocations=[kept])
    assert ([one.name for one in changed.items], changed.areas) == (["Bibit"], (event.areas[1],))
    assert changed.record.allocations == [kept]


def test_goods_and_areas_with_records_cannot_be_taken_away(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="“Sembako” has records already") as no:
        change(desk, event, items=[], allocations=[])
    assert no.value.field == "items"
    desk.do(hand_over, event.id, to_institution(event, 1))
    with pytest.raises(Refused, match="“Utara” has records already") as no:
        change(desk, event, allocations=[AllocationLine(area="Selatan", quantity=40)])
    assert no.value.field == "allocations"
    assert desk.see(load_event, event.id) == event


def test_the_unit_of_goods_that_have_moved_stays(desk: Desk, event: StoredEvent) -> None:
    with pytest.raises(Refused, match="“Sembako” has records in the unit paket"):
        change(desk, event, items=[ItemLine(name="Sembako", unit=Unit.BOX)])


def test_more_stock_is_not_swallowed_by_the_event_form(desk: Desk, event: StoredEvent) -> None:
    change(desk, event, items=[ItemLine(name="Sembako", unit=Unit.PACKAGE, received=100)])
    with pytest.raises(Refused, match="received of “Sembako” is changed on the Stock page"):
        change(desk, event, items=[ItemLine(name="Sembako", unit=Unit.PACKAGE, received=150)])
    assert desk.see(book_stock, event.items[0].id) == 100


@pytest.mark.parametrize(
    "changes",
    [
        {"items": [SEEDLINGS, SEEDLINGS], "allocations": []},
        {"allocations": [AllocationLine(area="Utara", quantity=1), AllocationLine(area="UTARA", quantity=2)]},
    ],
    ids=["goods", "allocations"],
)
def test_a_line_that_stands_there_twice_is_refused(desk: Desk, changes: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="is in the list twice"):
        desk.do(create_event, an_event(**changes))


def test_an_allocation_of_goods_that_are_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="The allocation for Utara names goods that are not in the list: “Beras”"):
        desk.do(create_event, an_event(allocations=[AllocationLine(area="Utara", item="Beras", quantity=1)]))
    with pytest.raises(Refused, match="not in the list: “”"):
        desk.do(create_event, an_event(items=[], allocations=[AllocationLine(area="Utara", quantity=1)]))


def test_an_officer_does_not_set_up_events(desk: Desk, event: StoredEvent) -> None:
    officer = desk.at("B", Role.OFFICER)
    with pytest.raises(Refused, match="needs a supervisor"):
        officer.do(create_event, an_event(code="LAIN"))
    with pytest.raises(Refused, match="needs a supervisor"):
        officer.do(change_event, event.id, event.record)


def test_a_closed_event_does_not_change(desk: Desk, event: StoredEvent) -> None:
    desk.do(lambda session: session.change(event_table, event.id, closed=True))
    with pytest.raises(Refused, match="closed"):
        change(desk, event, name="Nama baru")
    assert desk.see(load_event, event.id).closed


# Lists and series


def test_the_latest_event_is_listed_first(desk: Desk) -> None:
    days = {
        code: [DayLine(day=DAY + dt.timedelta(days=shift), place="Aula")]
        for code, shift in (("B", 0), ("A", 9), ("C", 4))
    }
    for code, lines in days.items():
        set_up(desk, code=code, days=lines)
    assert [one.record.code for one in desk.see(list_events)] == ["A", "C", "B"]


def test_the_events_of_a_series_belong_together(desk: Desk, event: StoredEvent) -> None:
    ids = [set_up(desk, code=code, series=name).id for code, name in (("A", "Bhakti 76"), ("B", "bhakti  76"))]
    assert [desk.see(series_events, one) for one in (*ids, event.id)] == [ids, ids, [event.id]]
    assert desk.see(series_names) == ["Bhakti 76"]


def test_a_donor_may_come_to_an_event_without_goods(desk: Desk) -> None:
    event = set_up(desk, items=[], allocations=[])
    assert desk.do(check_in, event.id, a_donor()).queue_number == "A-001"
