"""The summary shows the figures of the records, at once, and says when they do not agree."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.distribution import Distribution, GoodsLine, Handover, InstitutionKind
from baktidesk.domain.donation import CheckIn, Deferral, DeferralReason, Donation, FailedDraw, Leaving
from baktidesk.domain.event import DayLine, Event, StoredEvent
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services import events
from baktidesk.services.donors import donations
from baktidesk.services.relief import distributions, giving
from baktidesk.services.summary import summarise
from baktidesk.ui import text
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.pages.dashboard import DashboardPage
from baktidesk.ui.store import Store
from baktidesk.ui.summary.figure_button import FigureButton
from baktidesk.ui.table import RecordTable
from baktidesk.ui.theme import apply_theme, current_theme

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def figure(page: QWidget, name: str) -> str:
    """Give a figure as it is shown."""
    label = page.findChild(QLabel, f"summary.{name}") or page.findChild(FigureButton, f"summary.{name}")
    assert label is not None, name
    return label.text()


def figures(page: QWidget, *names: str) -> list[str]:
    return [figure(page, name) for name in names]


def arrive(session: Session, event_id: str, number: int, work_unit: str = "Lapas Serang") -> str:
    record = CheckIn(full_name=f"Pendonor {number}", work_unit=work_unit, sex=Sex.FEMALE, birth_year=1990)
    return donations.check_in(session, event_id, record).id


def a_morning(session: Session, event_id: str) -> None:
    """Let ten people come: four give blood, two are deferred, one draw fails, one leaves, two wait."""
    visits = [arrive(session, event_id, number, "Lapas Serang" if number < 7 else "Rutan") for number in range(10)]
    for visit in visits[:6]:
        donations.pass_donor(session, visit)
    for number, group in enumerate((BloodGroup.O, BloodGroup.O, BloodGroup.AB, BloodGroup.UNKNOWN)):
        donations.donate(session, visits[number], Donation(bag_number=f"K{number}", blood_group=group))
    donations.fail(session, visits[4], FailedDraw(bag_number="K4"))
    donations.leave(session, visits[6], Leaving())
    for visit in visits[7:9]:
        donations.defer(session, visit, Deferral(deferral_reason=DeferralReason.LOW_HB))


def give_away(session: Session, event: StoredEvent) -> None:
    """Hand 1,200 packages to a foundation in the first area, one to a person, and all seedlings to a city."""
    food, seedlings = event.items
    common = Handover(receiver_name="Sari", receiver_position="Ketua", giver_name="Rina")
    foundation = replace(
        common,
        institution="Yayasan Cahaya",
        recipient_kind=InstitutionKind.FOUNDATION,
        area_id=event.areas[0][0],
        goods=[GoodsLine(item_id=food.id, quantity=1200)],
    )
    city = replace(
        common,
        institution="Pemerintah Kota",
        recipient_kind=InstitutionKind.LOCAL_GOVERNMENT,
        goods=[GoodsLine(item_id=seedlings.id, quantity=20_000)],
        onward=True,
    )
    distributions.hand_over(session, event.id, foundation)
    distributions.hand_over(session, event.id, city)
    giving.distribute(session, event.id, Distribution(full_name="Tuti", item_id=food.id, quantity=1))


@pytest.fixture
def do(database: Database, actor: Actor) -> Callable[[Callable[[Session], object]], object]:
    """Do something behind the page's back."""
    return lambda work: database.run(work, actor).value


Do = Callable[[Callable[[Session], object]], object]


def test_an_event_without_donors_says_what_to_do_next(store: Store, event: StoredEvent, show: Show) -> None:
    page = DashboardPage(store)
    show(page)
    assert figures(page, "candidates", "donated", "waiting") == ["0", "0", "0"]
    assert cast("QWidget", page.findChild(QWidget, "empty")).isVisible()


def test_the_keys_are_said_where_there_is_room(store: Store, event: StoredEvent, show: Show, settle: Settle) -> None:
    page = DashboardPage(store)
    show(page)
    names = ("summary.report", "summary.hall")
    buttons = [cast("QPushButton", page.findChild(QPushButton, name)) for name in names]
    assert [button.text() for button in buttons] == ["PMI report   Ctrl+P", "Hall screen   F11"]
    page.resize(900, 600)
    settle()
    assert [button.text() for button in buttons] == ["PMI report", "Hall screen"]
    assert [button.accessibleName() for button in buttons] == ["PMI report", "Hall screen"]


def test_every_figure_of_the_donors_is_shown(store: Store, event: StoredEvent, do: Do, show: Show) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    names = ("candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags")
    assert figures(page, *names) == ["10", "6", "4", "2", "1", "2", "1", "5"]
    assert figures(page, *(f"group.{group}" for group in BloodGroup)) == ["0", "0", "1", "2", "1"]
    assert figures(page, "reason.low_hb", "share.donated", "share.failed") == ["2", "40%", "10%"]
    assert not cast("QWidget", page.findChild(QWidget, "empty")).isVisible()


def test_work_units_are_listed_with_those_who_came_and_their_bags(
    store: Store, event: StoredEvent, do: Do, show: Show
) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    table = page.findChild(RecordTable, "summary.work_units")
    assert table is not None
    rows = [[table.model().index(row, column).data() for column in range(3)] for row in range(2)]
    assert rows == [["Lapas Serang", "7", "4"], ["Rutan", "3", "0"]]


def test_the_smaller_of_many_work_units_are_shown_when_asked_for(
    store: Store, event: StoredEvent, do: Do, show: Show, qtbot: QtBot
) -> None:
    do(lambda session: [arrive(session, event.id, number, f"Unit {number}") for number in range(12)])
    page = DashboardPage(store)
    show(page)
    table = cast("RecordTable[object]", page.findChild(RecordTable, "summary.work_units"))
    assert table.model().rowCount() == 10
    button = cast("QWidget", page.findChild(QAbstractButton, "summary.all_units"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert table.model().rowCount() == 12


def test_a_check_in_is_shown_without_being_asked_for(
    store: Store, event: StoredEvent, show: Show, qtbot: QtBot
) -> None:
    page = DashboardPage(store)
    show(page)
    label = page.findChild(FigureButton, "summary.candidates")
    store.run(lambda session: arrive(session, event.id, 1))
    qtbot.waitUntil(lambda: figure(page, "candidates") == "1")
    assert page.findChild(FigureButton, "summary.candidates") is label


def test_a_page_out_of_sight_reads_when_it_comes_into_sight(
    store: Store, event: StoredEvent, show: Show, settle: Settle
) -> None:
    page = DashboardPage(store)
    show(page)
    page.hide()
    store.run(lambda session: arrive(session, event.id, 1))
    settle()
    assert figure(page, "candidates") == "0"
    page.show()
    settle()
    assert figure(page, "candidates") == "1"


def verdict(page: QWidget) -> StatusChip:
    return cast("StatusChip", page.findChild(StatusChip, "summary.identities"))


def test_figures_that_agree_are_said_to_agree(store: Store, event: StoredEvent, do: Do, show: Show) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    assert verdict(page).chip.tone == "good"
    assert not cast("QLabel", page.findChild(QLabel, "summary.broken")).isVisible()


def test_figures_that_do_not_agree_are_said_in_front_of_them(
    store: Store, event: StoredEvent, database: Database, do: Do, show: Show, settle: Settle
) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE tally SET n = n + 3 WHERE measure = 'status' AND key = 'donated'")
    page.refresh_soon()
    settle()
    assert verdict(page).chip.tone == "bad"
    assert figure(page, "broken").splitlines() == [
        "Candidates: 13, but the work units add up to 10.",
        "Donated: 7, but the blood groups add up to 4.",
    ]
    assert cast("QLabel", page.findChild(QLabel, "summary.broken")).isVisible()


@pytest.mark.parametrize("tongue", ["id"])
def test_goods_are_shown_by_office_area_and_kind_of_recipient(
    store: Store, event: StoredEvent, do: Do, show: Show
) -> None:
    do(lambda session: give_away(session, event))
    page = DashboardPage(store)
    show(page)
    fields = ("received", "handed_over", "on_hand")
    assert figures(page, *(f"goods.1.{name}" for name in fields)) == ["5.000", "1.201", "3.799"]
    assert figures(page, *(f"goods.2.{name}" for name in fields)) == ["20.000", "20.000", "0"]
    assert figures(page, "goods.1.kind.foundation", "goods.1.kind.household", "remaining") == ["1.200", "1", "3.799"]
    areas = cast("RecordTable[object]", page.findChild(RecordTable, "summary.goods.1.areas"))
    shown = [[areas.model().index(row, column).data() for column in range(1, 4)] for row in range(3)]
    assert shown == [["3.000", "1.200", "1.800"], ["2.000", "0", "2.000"], ["", "1", ""]]


def test_an_onward_obligation_stays_until_it_is_reported(
    store: Store, event: StoredEvent, do: Do, show: Show, settle: Settle
) -> None:
    do(lambda session: give_away(session, event))
    page = DashboardPage(store)
    show(page)
    assert figure(page, "onward.1") == "20,000 batang"
    line = do(lambda session: session.connection.exec_driver_sql(
        "SELECT id FROM handover_line WHERE quantity = 20000").scalar())  # fmt: skip
    store.run(lambda session: distributions.report_onward(session, cast("str", line), 20_000, "Warga"))
    settle()
    settle()
    assert not cast("QWidget", page.findChild(QWidget, "summary.onward.1")).isVisible()


def test_an_event_without_goods_has_no_goods_in_sight(
    store: Store, do: Do, event_record: Event, show: Show, settle: Settle
) -> None:
    bare = replace(event_record, items=[], allocations=[])
    event_id = cast("str", do(lambda session: events.create_event(session, bare)))
    page = DashboardPage(store)
    show(page)
    store.set_event(cast("StoredEvent", do(lambda session: events.load_event(session, event_id))))
    settle()
    assert not cast("QWidget", page.findChild(QWidget, "summary.remaining")).isVisible()
    assert page.findChild(QWidget, "summary.goods.1.received") is None


@pytest.fixture
def two_days(do: Do, event_record: Event, today: dt.date) -> StoredEvent:
    """Write down an event of two days, in a series with another event, in which one donor came today."""
    days = [DayLine(day=today + dt.timedelta(number), place="Aula") for number in range(2)]
    first = replace(event_record, code="DUA", days=days, series="Hari Bhakti ke-76")
    second = replace(event_record, code="LAIN", series="Hari Bhakti ke-76")

    def write(session: Session) -> StoredEvent:
        ids = [events.create_event(session, record) for record in (first, second)]
        for number, event_id in enumerate(ids):
            arrive(session, event_id, number)
        return events.load_event(session, ids[0])

    return cast("StoredEvent", do(write))


def choose(page: QWidget, number: int) -> None:
    """Choose the days of the figures by their number, from 1."""
    cast("QAbstractButton", page.findChild(QAbstractButton, f"summary.scope.{number}")).click()


def test_today_is_chosen_and_the_other_days_are_a_click_away(
    store: Store, two_days: StoredEvent, show: Show, settle: Settle
) -> None:
    store.set_event(two_days)
    page = DashboardPage(store)
    show(page)
    assert figure(page, "candidates") == "1"
    choose(page, 2)
    settle()
    assert figures(page, "candidates", "goods.1.received", "goods.1.on_hand") == ["0", "0", "5,000"]


def test_a_day_that_is_over_tells_what_remained_at_its_end(
    store: Store, event_record: Event, today: dt.date, do: Do, show: Show, settle: Settle
) -> None:
    yesterday = today - dt.timedelta(days=1)
    days = [DayLine(day=day, place="Aula") for day in (yesterday, today)]
    event_id = do(lambda session: events.create_event(session, replace(event_record, code="LALU", days=days)))
    event = do(lambda session: events.load_event(session, event_id))
    do(lambda session: give_away(session, event))
    store.set_event(event)
    page = DashboardPage(store)
    show(page)
    left = []
    for number, day in ((1, yesterday), (2, today)):
        choose(page, number)
        settle()
        left.append(do(lambda session, day=day: summarise(session, event.id, day)).goods[0].on_hand)
        assert figures(page, "goods.1.on_hand", "remaining") == [text.number(left[-1])] * 2
    assert left[0] != left[1]


def test_the_events_of_a_series_have_one_summary_together(
    store: Store, two_days: StoredEvent, show: Show, settle: Settle
) -> None:
    store.set_event(two_days)
    page = DashboardPage(store)
    show(page)
    choose(page, 4)
    settle()
    assert figures(page, "candidates", "goods.1.received") == ["2", "10,000"]


def test_another_event_shows_its_own_figures(
    store: Store, event: StoredEvent, two_days: StoredEvent, do: Do, show: Show, settle: Settle
) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    store.set_event(two_days)
    store.set_event(event)
    settle()
    assert figure(page, "candidates") == "10"
    store.set_event(two_days)
    settle()
    assert figure(page, "candidates") == "1"


def test_the_charts_follow_a_change_of_theme(store: Store, event: StoredEvent, do: Do, show: Show) -> None:
    do(lambda session: a_morning(session, event.id))
    page = DashboardPage(store)
    show(page)
    app = current_theme().parent()
    band = cast("QWidget", page.findChild(QWidget, "summary.funnel"))
    light = band.grab().toImage().pixelColor(2, band.height() - 4)
    apply_theme(app, "dark")  # type: ignore[arg-type]
    dark = band.grab().toImage().pixelColor(2, band.height() - 4)
    assert (light.name(), dark.name()) == ("#0b5c8a", "#5db3e4")


@pytest.mark.parametrize("width", [760, 1182, 1736])
def test_no_card_is_cut_off_at_any_width(
    store: Store, event: StoredEvent, do: Do, show: Show, qtbot: QtBot, width: int
) -> None:
    do(lambda session: [a_morning(session, event.id), give_away(session, event)])
    page = DashboardPage(store)
    show(page)
    page.resize(width, 676)
    cards = [widget for widget in page.findChildren(QWidget) if widget.property("card") and widget.isVisible()]
    qtbot.waitUntil(lambda: max(card.mapTo(page, card.rect().topRight()).x() for card in cards) < width)
    assert len(cards) == 14
