"""Counting a crowd at the real window: every stroke is on disk, none is dropped, none is doubled, none is held back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.crowd import Crowd, CrowdCount, CrowdKind
from baktidesk.domain.distribution import Distribution, PersonKind
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services.audit import history
from baktidesk.services.check import check
from baktidesk.services.officers import add_officer
from baktidesk.services.relief import crowd as counting
from baktidesk.services.relief.crowd import crowd_count, latest_strokes, name_one_of_the_crowd
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.relief.stock import book_stock, list_movements
from baktidesk.ui.pages.distributions import DistributionsPage
from baktidesk.ui.relief.strokes import Strokes
from baktidesk.ui.store import Store
from tests.scanner import front, scan
from tests.ui.relief import ReliefDesk

PIN = "762026"
STROKES, GAP_MS = 100, 33
"""Thirty strokes a second."""


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the distribution page."""
    return ReliefDesk(qtbot, store, event, database, "distributions")


@pytest.fixture
def five_packages(event_record: Event) -> None:
    """Let there be five packages."""
    event_record.items[0].received, event_record.allocations = 5, []


@pytest.fixture
def supervised(database: Database, store: Store, actor: Actor, event: StoredEvent) -> None:
    """Put an officer to the desk who may not overdraw, beside a supervisor with a PIN."""
    supervisor = OfficerEntry(name="Bambang", role=Role.SUPERVISOR, pin=PIN)
    database.run(lambda session: add_officer(session, supervisor), actor)
    store.actor = replace(actor, name="Dewi", role=Role.OFFICER)


def begin(desk: ReliefDesk) -> None:
    """Begin to count flood victims who get food packages."""
    desk.press(Qt.Key.Key_F7)
    desk.type("p")
    form = desk.page.crowd.form
    form.editor("recipient_kind").set_value(CrowdKind.FLOOD_VICTIMS)
    desk.save()
    assert desk.at().objectName() == "crowd.stroke"


def held(desk: ReliefDesk, area: str = "") -> Crowd:
    """Give what is held while flood victims are counted."""
    return Crowd(item_id=desk.event.items[0].id, area_id=area, recipient_kind=CrowdKind.FLOOD_VICTIMS)


def counted(desk: ReliefDesk) -> int:
    """Give the count in the file."""
    return int(desk.see(crowd_count, desk.event.id, held(desk)).counted)


def on_hand(desk: ReliefDesk) -> int:
    """Give the book's stock of food packages."""
    return int(desk.see(book_stock, desk.event.items[0].id))


def strike(desk: ReliefDesk, times: int) -> None:
    """Press the space bar so many times and wait until everything is answered."""
    for _ in range(times):
        QTest.keyClick(desk.at(), Qt.Key.Key_Space)
    desk.look_up()


def strike_fast(desk: ReliefDesk, qtbot: QtBot) -> None:
    """Press the space bar a hundred times at thirty a second, through the window system's door."""
    left = iter(range(STROKES))
    timer = QTimer(interval=GAP_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: QTest.keyClick(front(), " ") if next(left, None) is not None else timer.stop())
    timer.start()
    qtbot.waitUntil(lambda: not timer.isActive(), timeout=15_000)


def test_a_hundred_strokes_at_thirty_a_second_are_all_counted(desk: ReliefDesk, qtbot: QtBot) -> None:
    begin(desk)
    strike_fast(desk, qtbot)
    desk.look_up()
    assert counted(desk) == STROKES
    assert desk.label("crowd.number") == "100"
    assert desk.label("crowd.waiting") == ""
    assert on_hand(desk) == 5000 - STROKES
    assert desk.see(check).ok


def test_the_number_shows_only_what_is_on_disk(desk: ReliefDesk) -> None:
    begin(desk)
    for _ in range(7):
        QTest.keyClick(desk.at(), Qt.Key.Key_Space)
    assert (desk.label("crowd.number"), desk.label("crowd.waiting")) == ("0", "+7")
    desk.look_up()
    assert (desk.label("crowd.number"), desk.label("crowd.waiting")) == ("7", "")
    assert desk.label("crowd.left") == "4,993"
    given = [quantity for row in desk.see(list_deliveries, desk.event.id) for _item, quantity, _unit in row.goods]
    assert given == [6, 1]  # the first went at once, the others were gathered meanwhile


def test_the_space_bar_is_not_held_back_as_a_scan_would_be(desk: ReliefDesk) -> None:
    begin(desk)
    QTest.keyClick(front(), " ")
    QTest.keyClick(front(), " ")
    assert desk.label("crowd.waiting") == "+2"


def test_a_scan_is_no_stroke(desk: ReliefDesk, qtbot: QtBot) -> None:
    begin(desk)
    scan("BK12 34567890")
    desk.look_up()
    assert counted(desk) == 0


def test_a_key_held_down_counts_once(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 1)
    for _ in range(20):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QApplication.sendEvent(desk.at(), again)
    desk.look_up()
    assert counted(desk) == 1


def test_several_at_once_are_a_number_and_enter(desk: ReliefDesk) -> None:
    begin(desk)
    desk.type("12")
    desk.press(Qt.Key.Key_Backspace)
    desk.type("0")
    desk.enter()
    assert counted(desk) == 10
    desk.enter()
    assert counted(desk) == 10
    assert desk.sentence() == "Counted 10 paket sembako for the crowd."


def test_the_big_button_counts_for_the_mouse(desk: ReliefDesk, qtbot: QtBot) -> None:
    begin(desk)
    for name in ("crowd.stroke", "crowd.stroke", "crowd.take_back"):
        qtbot.mouseClick(desk.page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    desk.look_up()
    assert counted(desk) == 1


def test_one_is_taken_back_with_a_trace(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 3)
    desk.press(Qt.Key.Key_Backspace)
    assert counted(desk) == 2
    assert [one.packages for one in desk.page.crowd.strokes.latest][-1] == -1
    rows = desk.see(list_deliveries, desk.event.id, voided=True)
    actions = [line.action for row in rows for line in desk.see(history, row.id)]
    assert sorted(actions) in (["correct", "create", "create"], ["create", "create", "void"])


def test_nothing_is_taken_back_below_zero(desk: ReliefDesk) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Backspace)
    assert desk.sentence() == "Nothing is left to take back at this desk."
    strike(desk, 1)
    assert counted(desk) == 1


def test_undoing_the_last_deed_lowers_the_count_in_sight(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 1)
    strike(desk, 1)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.look_up()
    assert counted(desk) == 1
    assert desk.label("crowd.number") == "1"


@pytest.mark.usefixtures("five_packages")
def test_an_empty_store_keeps_the_strokes_until_somebody_decides(desk: ReliefDesk) -> None:
    begin(desk)
    desk.type("5")
    desk.enter()
    strike(desk, 3)
    assert counted(desk) == 5
    assert desk.label("crowd.problem").startswith("Not counted yet: 3. Only 0 paket of Paket sembako left")
    desk.page.findChild(QPushButton, "crowd.give_up").click()
    desk.look_up()
    assert counted(desk) == 5
    assert desk.sentence() == "Not counted: 3."
    assert not desk.page.crowd.strokes.refused


@pytest.mark.usefixtures("five_packages", "supervised")
def test_a_supervisor_is_asked_once_and_every_stroke_is_counted_once(desk: ReliefDesk) -> None:
    begin(desk)
    desk.type("5")
    desk.enter()
    strike(desk, 3)
    desk.enter()
    desk.fill("Truk kedua tiba", "", "111111")
    desk.save()
    assert counted(desk) == 5
    desk.at().selectAll()
    desk.type(PIN)
    desk.save()
    desk.look_up()
    assert counted(desk) == 8
    strike(desk, 2)
    assert (counted(desk), on_hand(desk)) == (10, -5)
    assert {one.override_reason for one in desk.see(list_movements, desk.event.id)[:2]} == {"Truk kedua tiba"}


def test_a_full_disk_drops_nothing_and_doubles_nothing(desk: ReliefDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(desk)
    strike(desk, 2)
    honest = counting.count_out

    def full(*args: object, **more: object) -> object:
        honest(*args, **more)  # type: ignore[arg-type]
        raise Refused("The disk is full. Nothing was saved.")

    monkeypatch.setattr(counting, "count_out", full)
    strike(desk, 4)
    assert counted(desk) == 2
    assert desk.label("crowd.problem").startswith("Not counted yet: 4. The disk is full.")
    monkeypatch.undo()
    strike(desk, 1)
    assert counted(desk) == 7
    assert desk.page.crowd.strokes.refusal is None


def test_a_server_that_goes_after_it_has_saved_doubles_nothing(
    desk: ReliefDesk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk)
    honest = database.run

    def gone(*args: Any) -> Any:
        honest(*args)
        raise Refused("The server has gone.")

    monkeypatch.setattr(database, "run", gone)
    strike(desk, 1)
    monkeypatch.undo()
    assert desk.label("crowd.problem") == "Not counted yet: 1. The server has gone."
    desk.enter()
    assert (counted(desk), desk.label("crowd.number")) == (1, "1")


@pytest.mark.expects_log("a deed failed")
def test_a_bug_while_saving_loses_no_stroke(desk: ReliefDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(desk)

    def broken(*_args: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(counting, "count_out", broken)
    strike(desk, 3)
    monkeypatch.undo()
    assert desk.label("crowd.problem").startswith("Not counted yet: 3.")
    desk.enter()
    assert counted(desk) == 3


def test_a_restart_keeps_the_count_and_what_is_held(
    desk: ReliefDesk, qtbot: QtBot, store: Store, settle: Callable[[], None]
) -> None:
    begin(desk)
    strike(desk, 4)
    store.findChild(Strokes).setParent(None)  # type: ignore[union-attr]
    again = DistributionsPage(store)
    qtbot.addWidget(again)
    settle()
    assert again.crowd.strokes.held == held(desk)
    assert again.crowd.strokes.count is not None
    assert again.crowd.strokes.count.counted == 4
    assert sum(one.packages for one in again.crowd.strokes.latest) == 4


def test_closing_the_window_saves_what_is_on_its_way(
    desk: ReliefDesk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk)
    for _ in range(9):
        QTest.keyClick(desk.at(), Qt.Key.Key_Space)
    QTest.keyClick(desk.at(), Qt.Key.Key_Backspace)
    actor = desk.window.store.actor
    event_id, crowd = desk.event.id, held(desk)
    with monkeypatch.context() as patch:
        patch.setattr(database, "close", lambda: None)
        desk.window.close()
    assert database.read(lambda session: crowd_count(session, event_id, crowd), actor).counted == 8


def test_what_was_refused_at_closing_is_offered_again(
    desk: ReliefDesk, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    begin(desk)
    strike(desk, 1)

    def no(*_args: object, **_more: object) -> object:
        raise Refused("The disk is full. Nothing was saved.")

    monkeypatch.setattr(counting, "count_out", no)
    strike(desk, 3)
    store.closing.emit()
    settle()
    monkeypatch.undo()
    store.findChild(Strokes).setParent(None)  # type: ignore[union-attr]
    again = DistributionsPage(store)
    qtbot.addWidget(again)
    settle()
    assert again.crowd.strokes.refused == 3
    again.crowd.strokes.try_again()
    settle()
    assert counted(desk) == 4


def test_somebody_counted_is_named_and_counted_once(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 3)
    named = Distribution(
        full_name="Siti", recipient_kind=PersonKind.HOUSEHOLD, item_id=desk.event.items[0].id, quantity=1
    )
    store = desk.window.store
    store.run(lambda session: name_one_of_the_crowd(session, desk.event.id, named))
    desk.look_up()
    desk.look_up()
    assert (counted(desk), desk.label("crowd.number")) == (2, "2")
    assert on_hand(desk) == 4997


def test_other_goods_are_counted_apart(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 2)
    desk.page.findChild(QPushButton, "crowd.change").click()
    assert desk.at().objectName() == "area_id"
    desk.page.crowd.form.editor("area_id").set_value(desk.event.areas[0][0])
    desk.save()
    assert desk.label("crowd.number") == "0"
    strike(desk, 1)
    assert counted(desk) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.text("+-.", max_size=30))
def test_in_any_order_the_count_never_falls_below_zero_and_is_the_book(
    keys: str, store: Store, event: StoredEvent, database: Database, settle: Callable[[], None]
) -> None:
    strokes, crowd = Strokes.of(store), Crowd(item_id=event.items[0].id)
    strokes.move_to(event)
    settle()
    strokes.hold(crowd)
    settle()
    expected = database.read(lambda session: crowd_count(session, event.id, crowd)).counted
    for key in keys:
        if key == ".":
            settle()
            continue
        expected = max(expected + (1 if key == "+" else -1), 0)
        strokes.strike() if key == "+" else strokes.take_back()
        assert strokes.count is not None
        assert strokes.count.counted >= 0 and strokes.count.counted + strokes.waiting == expected
    settle()
    assert strokes.count == CrowdCount(counted=expected, left=5000 - expected)
    assert database.read(lambda session: crowd_count(session, event.id, crowd)) == strokes.count


def test_the_latest_strokes_are_those_that_stand(desk: ReliefDesk) -> None:
    begin(desk)
    strike(desk, 1)
    desk.type("3")
    desk.enter()
    desk.press(Qt.Key.Key_Backspace)
    since = desk.page.crowd.strokes.latest[0].at
    found = desk.see(latest_strokes, desk.event.id, held(desk), since)
    assert [one.packages for one in found] == [1, 2]
