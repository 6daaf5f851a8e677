"""The funnel board by keyboard: columns, waiting times, steps, several at once, bags, and what is read."""

import datetime as dt
from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.models import donor_visit
from baktidesk.db.session import Actor, Database, now
from baktidesk.domain.donation import CheckIn, Deferral, DeferralReason, Donation, Screening, Visit, VisitStatus
from baktidesk.domain.event import DayLine, Event, StoredEvent
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services.audit import undo
from baktidesk.services.donors import donations, visit_lists
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.donors.visits import LONG_WAIT, duration
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.pages.donors import DonorsPage
from baktidesk.ui.scanning.wedge import Wedge
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard
from tests.scanner import scan
from tests.ui.conftest import PAGE_SIZE

ISBT_GOOD, ISBT_BAD = "G123498654321H", "G123498654321K"
Deed = Callable[..., Any]


class Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let everything through."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class Moving:
    """A clock that runs, some minutes ahead of the real one."""

    minutes = 0

    def __call__(self) -> dt.datetime:
        """Give the moment."""
        return now() + dt.timedelta(minutes=self.minutes)


@pytest.fixture
def clock(database: Database) -> Moving:
    """Let the test move the data's clock on."""
    database.clock = Moving()
    return database.clock


@pytest.fixture
def do(database: Database, actor: Actor) -> Deed:
    """Do a deed at another window of the same desk."""
    return lambda work, *args: database.run(lambda session: work(session, *args), actor).value


@pytest.fixture
def people(do: Deed, event: StoredEvent) -> list[Visit]:
    """Let four donors come."""
    units = ("Lapas", "Lapas", "Rutan", "Lapas")
    records = [
        CheckIn(full_name=f"Pendonor {name}", work_unit=unit, sex=Sex.FEMALE)
        for name, unit in zip("ABCD", units, strict=True)
    ]
    return [do(donations.check_in, event.id, record) for record in records]


@pytest.fixture
def hands(qtbot: QtBot, store: Store, event: StoredEvent, people: list[Visit]) -> Keyboard:
    """Show the donor page as a window, with the keys at the first waiting visit."""
    made = DonorsPage(store)
    made.resize(*PAGE_SIZE)
    made.show_event(event)
    keyboard = Keyboard(qtbot, cast("MainWindow", made))
    made.board.focus()
    keyboard.look_up()
    return keyboard


def page(hands: Keyboard) -> DonorsPage:
    """Give the donor page."""
    found: object = hands.window
    assert isinstance(found, DonorsPage)
    return found


def column(hands: Keyboard, key: str) -> list[str]:
    """Give the numbers that stand in a column, from top to bottom."""
    return [line.queue_number for line in lists(hands)[key].cards.lines]


def lists(hands: Keyboard) -> dict[str, Any]:
    """Give the lists of cards by column."""
    return dict(zip(("registered", "passed", "ended"), page(hands).board.columns.lists(), strict=True))


def selected(hands: Keyboard) -> list[str]:
    """Give the numbers of the selected visits."""
    return [line.queue_number for line in page(hands).board.selected()]


def shown(hands: Keyboard, name: str) -> str:
    """Give the words of a label."""
    found = hands.window.findChild(QLabel, name)
    assert found is not None
    return found.text()


def dialog(name: str) -> RecordDialog:
    """Give the question that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, RecordDialog)
    assert found.objectName() == f"donors.{name}.dialog"
    return found


def test_the_longest_waiting_stands_on_top_and_the_heads_count(hands: Keyboard) -> None:
    assert column(hands, "registered") == ["A-001", "A-002", "A-003", "A-004"]
    assert selected(hands) == ["A-001"]
    assert [shown(hands, f"donors.count.{key}") for key in lists(hands)] == ["4", "0", "0"]


def test_the_key_of_the_next_step_goes_all_the_way_and_the_visit_stays_selected(hands: Keyboard) -> None:
    hands.enter()
    assert (column(hands, "passed"), selected(hands)) == (["A-001"], ["A-001"])
    assert hands.at().objectName() == "donors.column.passed"
    hands.enter()
    hands.fill("k-1")
    hands.save()
    assert (column(hands, "ended"), selected(hands)) == (["A-001"], ["A-001"])
    hands.enter()
    assert column(hands, "ended") == ["A-001"]


def test_the_same_key_struck_twice_passes_one_donor(hands: Keyboard) -> None:
    for _ in range(2):
        QTest.keyClick(hands.at(), Qt.Key.Key_L)
    hands.look_up()
    hands.press(Qt.Key.Key_L)
    assert column(hands, "passed") == ["A-001"]


def test_arrow_keys_go_between_cards_and_columns_and_pass_by_an_empty_one(
    hands: Keyboard, do: Deed, people: list[Visit]
) -> None:
    do(donations.defer, people[3].id, Deferral(deferral_reason=DeferralReason.AGE))
    page(hands).board.refresh()
    hands.look_up()
    hands.press(Qt.Key.Key_Down)
    assert selected(hands) == ["A-002"]
    hands.press(Qt.Key.Key_Right)
    assert (hands.at().objectName(), selected(hands)) == ("donors.column.ended", ["A-004"])
    hands.press(Qt.Key.Key_Left)
    assert (hands.at().objectName(), selected(hands)) == ("donors.column.registered", ["A-002"])


def test_a_column_is_painted_again_when_the_keys_leave_it(hands: Keyboard, qtbot: QtBot) -> None:
    left, paints = hands.at(), Paints()
    left.parentWidget().installEventFilter(paints)
    hands.press(Qt.Key.Key_F3)
    assert hands.at() is not left
    qtbot.waitUntil(lambda: paints.count > 0)


def test_several_are_deferred_with_one_reason_and_come_back_with_one_undo(
    hands: Keyboard, qtbot: QtBot, store: Store
) -> None:
    deeds: list[str] = []
    store.said.connect(lambda _sentence, deed: deeds.append(deed))
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Space)
    assert selected(hands) == ["A-001", "A-002", "A-004"]
    hands.press(Qt.Key.Key_T)
    assert "A-001, A-002, A-004" in shown(hands, "donors.defer.sentence")
    hands.press(Qt.Key.Key_Down)
    hands.save()
    assert column(hands, "registered") == ["A-003"]
    store.run(lambda session: undo(session, deeds[-1]))
    qtbot.waitUntil(lambda: len(column(hands, "registered")) == 4)


@pytest.mark.parametrize("view", ["board", "list"])
def test_space_keeps_a_visit_while_the_arrow_keys_go_on_to_the_next(hands: Keyboard, view: str) -> None:
    if view == "list":
        hands.press(Qt.Key.Key_F5)
    first, third = [page(hands).board.shown[place].queue_number for place in (1, 3)]
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Space):
        hands.press(key)
    assert selected(hands) == [first]
    assert first in shown(hands, "donors.meant")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        hands.press(key)
    assert selected(hands) == [first, third]
    page(hands).board.refresh()
    hands.look_up()
    hands.press(Qt.Key.Key_Space)
    assert selected(hands) == [first]
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Up)
    assert len(selected(hands)) == 1
    assert selected(hands) != [first]


def test_escape_shows_all_again_from_where_the_words_say_so(hands: Keyboard) -> None:
    page(hands).search.setText("nobody at all")
    page(hands).board.focus()
    hands.look_up()
    hands.press(Qt.Key.Key_Escape)
    assert (page(hands).search.text(), len(column(hands, "registered"))) == ("", 4)


def test_all_of_a_column_leave_together(hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "4" in shown(hands, "donors.meant")
    hands.press(Qt.Key.Key_P)
    hands.save()
    assert (column(hands, "registered"), len(column(hands, "ended"))) == ([], 4)


def test_what_takes_one_visit_does_nothing_to_several(hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_L, Qt.Key.Key_Return, Qt.Key.Key_Delete):
        hands.press(key)
    assert QApplication.activeModalWidget() is None
    assert len(column(hands, "registered")) == 4


def test_another_desk_was_faster_with_one_of_several(hands: Keyboard, do: Deed, people: list[Visit]) -> None:
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    do(donations.pass_donor, people[1].id)
    hands.press(Qt.Key.Key_T)
    hands.press(Qt.Key.Key_Down)
    hands.save()
    notes = [box.note.text() for box in dialog("defer").form._boxes.values()]
    assert any("A-002" in note for note in notes)
    hands.press(Qt.Key.Key_Escape)
    page(hands).board.refresh()
    hands.look_up()
    assert column(hands, "registered") == ["A-001", "A-003", "A-004"]


def test_waiting_times_go_on_and_long_ones_are_marked(hands: Keyboard, clock: Moving) -> None:
    clock.minutes = LONG_WAIT + 1
    page(hands).board.refresh()
    hands.look_up()
    cards = lists(hands)["registered"].cards
    words = cards.data(cards.index(0), Qt.ItemDataRole.AccessibleTextRole.value)
    assert f"{LONG_WAIT + 1} min, long" in words
    assert selected(hands) == ["A-001"]


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (59, "59 min"), (65, "1 h 05"), (600, "10 h 00")])
def test_a_wait_in_words(qapp: QApplication, minutes: int, words: str) -> None:
    assert duration(minutes) == words


def test_the_list_takes_the_same_keys_and_is_remembered(hands: Keyboard, store: Store, event: StoredEvent) -> None:
    hands.press(Qt.Key.Key_F5)
    assert (hands.at().objectName(), selected(hands)) == ("donors.list", ["A-001"])
    hands.enter()
    assert selected(hands) == ["A-001"]
    assert page(hands).board.selected()[0].status is VisitStatus.PASSED
    again = DonorsPage(store)
    again.resize(hands.window.size())
    again.show_event(event)
    hands.look_up()
    assert again.findChild(QPushButton, "donors.all.list") is not None
    assert again.board._is_list()
    again.retire()


def test_a_narrow_window_has_the_list(hands: Keyboard) -> None:
    hands.window.resize(960, 600)
    hands.look_up()
    assert page(hands).board.list.isVisible()
    assert [line.queue_number for line in page(hands).board.shown] == ["A-004", "A-003", "A-002", "A-001"]
    assert selected(hands) == ["A-001"]


def test_a_visit_that_was_not_read_is_found_and_shown(
    hands: Keyboard, monkeypatch: pytest.MonkeyPatch, people: list[Visit]
) -> None:
    monkeypatch.setattr(visit_lists, "MOST_WAITING", 2)
    page(hands).board.refresh()
    hands.look_up()
    assert column(hands, "registered") == ["A-001", "A-002"]
    page(hands).show_visit(people[3].id)
    hands.look_up()
    hands.look_up()
    assert (selected(hands), hands.at().objectName()) == (["A-004"], "donors.column.registered")
    assert shown(hands, "donors.count.registered") == "1"


def test_the_rest_is_shown_when_asked_for(hands: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit_lists, "MOST_WAITING", 2)
    page(hands).board.refresh()
    hands.look_up()
    more = hands.window.findChild(QPushButton, "donors.all.registered")
    assert more is not None
    assert (more.text(), shown(hands, "donors.count.registered")) == ("Show 2 more", "4")
    more.click()
    hands.look_up()
    assert (len(column(hands, "registered")), more.isVisible()) == (4, False)


def test_enter_in_the_filter_goes_to_the_first_hit(hands: Keyboard) -> None:
    page(hands).search.setFocus()
    hands.type("a3")
    hands.enter()
    assert (hands.at().objectName(), selected(hands)) == ("donors.column.registered", ["A-003"])


def test_another_search_after_a_step_finds_what_the_last_one_left_out(hands: Keyboard) -> None:
    for number in ("001", "002"):
        page(hands).search.setFocus()
        page(hands).search.selectAll()
        hands.type(number)
        hands.enter()
        hands.press(Qt.Key.Key_L)
    assert [line.queue_number for line in page(hands).board.selected()] == ["A-002"]


def test_a_wrong_check_character_is_asked_about_once_and_kept(hands: Keyboard, do: Deed, people: list[Visit]) -> None:
    hands.press(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_B)
    assert hands.at().property("scan_target") is True
    hands.fill(ISBT_BAD)
    hands.save()
    assert "check character" in dialog("donate").form._boxes["bag_number"].note.text()
    hands.save()
    assert column(hands, "ended") == ["A-001"]
    warnings = do(lambda session: session.get(donor_visit, people[0].id).warnings)
    assert len(warnings) == 1


def test_after_a_scanned_bag_the_cursor_stands_where_its_group_is_told(hands: Keyboard) -> None:
    watched = Wedge(hands.window, lambda: True)
    hands.press(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_B)
    scan("=G12349865432100")
    assert hands.at().objectName() == "blood_group"
    assert dialog("donate").form.record().bag_number.endswith("G12349865432100")
    hands.type("o")
    hands.save()
    assert column(hands, "ended") == ["A-001"]
    watched.deleteLater()


def test_a_right_check_character_is_not_asked_about(hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_B)
    hands.fill(ISBT_GOOD)
    hands.save()
    assert column(hands, "ended") == ["A-001"]


def test_a_used_bag_is_refused_with_the_other_number_alone(hands: Keyboard, do: Deed, people: list[Visit]) -> None:
    do(donations.pass_donor, people[3].id)
    do(donations.donate, people[3].id, Donation(bag_number="K-1", blood_group=BloodGroup.O))
    hands.press(Qt.Key.Key_L)
    hands.press(Qt.Key.Key_B)
    hands.fill("k-1")
    hands.save()
    said = dialog("donate").form._boxes["bag_number"].note.text()
    assert "A-004" in said
    assert "Pendonor" not in said


class TestWithScreening:
    """An event that asks for what PMI measured."""

    @pytest.fixture
    def event_record(self, event_record: Event) -> Event:
        """Ask for the screening."""
        event_record.asks_screening = True
        return event_record

    def test_a_measure_outside_the_rules_is_asked_about_once_and_kept(
        self, hands: Keyboard, do: Deed, people: list[Visit]
    ) -> None:
        hands.press(Qt.Key.Key_L)
        hands.fill("40")
        hands.save()
        assert dialog("pass").form.editor("weight_kg").property("warned")
        hands.save()
        assert column(hands, "passed") == ["A-001"]
        row = do(lambda session: session.get(donor_visit, people[0].id))
        assert (row.weight_kg, len(row.warnings)) == (40, 1)

    def test_several_are_deferred_without_measures(self, hands: Keyboard) -> None:
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.press(Qt.Key.Key_T)
        assert not dialog("defer").form.editor("weight_kg").isVisible()


def test_the_key_of_the_days_hides_nobody_where_there_is_one_day(
    hands: Keyboard, do: Deed, event: StoredEvent, clock: Moving
) -> None:
    clock.minutes = -24 * 60
    early = do(donations.check_in, event.id, CheckIn(full_name="Kemarin", work_unit="Lapas", sex=Sex.MALE))
    clock.minutes = 0
    page(hands).board.refresh()
    hands.look_up()
    hands.press(Qt.Key.Key_F6)
    assert early.queue_number in column(hands, "registered")


def test_voiding_asks_by_name_and_warns(hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_Delete)
    question = dialog("void")
    assert [label.text() for label in question.findChildren(QLabel) if label.property("role") == "section"] == [
        f"Void the visit {selected(hands)[0]}  {page(hands).board.selected()[0].full_name}?"
    ]
    assert (question.form.save.property("danger"), question.form.save.property("primary")) == (True, False)


class TestWithTwoDays:
    """An event that was yesterday and is today."""

    @pytest.fixture
    def event_record(self, event_record: Event, today: dt.date) -> Event:
        """Hold the event on two days."""
        event_record.days = [DayLine(day=today - dt.timedelta(days=1), place="Aula"), DayLine(day=today, place="Aula")]
        return event_record

    def test_today_stands_alone_until_all_days_are_asked_for(
        self, hands: Keyboard, database: Database, do: Deed, event: StoredEvent, clock: Moving
    ) -> None:
        clock.minutes = -24 * 60
        early = do(donations.check_in, event.id, CheckIn(full_name="Kemarin", work_unit="Lapas", sex=Sex.MALE))
        clock.minutes = 0
        page(hands).board.refresh()
        hands.look_up()
        assert early.queue_number not in column(hands, "registered")
        assert shown(hands, "donors.count.registered") == "4"
        hands.press(Qt.Key.Key_F6)
        assert early.queue_number in column(hands, "registered")
        hands.press(Qt.Key.Key_F6)
        page(hands).show_visit(early.id)
        hands.look_up()
        hands.look_up()
        assert selected(hands) == [early.queue_number]


def test_work_units_are_counted_as_they_come(
    hands: Keyboard, do: Deed, people: list[Visit], settle: Callable[[], None], qtbot: QtBot
) -> None:
    board = page(hands).board
    qtbot.waitUntil(lambda: "3 Lapas · 1 Rutan" in board.units.text())
    QTest.keyClick(hands.at(), Qt.Key.Key_F7)
    assert board.units.card.isVisible()
    do(donations.pass_donor, people[0].id)
    do(donations.donate, people[0].id, Donation(bag_number="K-1", blood_group=BloodGroup.O))
    board.refresh()
    settle()
    assert [(unit.name, unit.registered, unit.donated) for unit in board.units.card.table.rows.records] == [
        ("Lapas", 3, 1),
        ("Rutan", 1, 0),
    ]
    QTest.keyClick(board.units.card, Qt.Key.Key_Escape)
    assert not board.units.card.isVisible()


def test_work_units_without_room_are_counted_not_cut(hands: Keyboard, qtbot: QtBot) -> None:
    units = page(hands).board.units
    units.show_units(
        [
            visit_lists.UnitCount(id=name, name=f"Kanim {name}", registered=4, donated=0)
            for name in ("Serang", "Cilegon", "Bogor")
        ]
    )
    units.setFixedWidth(units.sizeHint().width() - 32)
    qtbot.waitUntil(lambda: units.text().endswith("+1   F7"))
    assert units.text().startswith("4 Kanim Serang · 4 Kanim Cilegon")


def test_the_menu_offers_what_the_selection_allows(hands: Keyboard, do: Deed, people: list[Visit]) -> None:
    do(donations.pass_donor, people[0].id, Screening())
    more = page(hands).more
    more.show_selected()
    enabled = {action.objectName(): action.isEnabled() for action in more.menu_of_desk.actions() if action.objectName()}
    assert (enabled["donors.more.slip"], enabled["donors.more.card"]) == (True, False)
    assert isinstance(more.findChild(QMenu), QMenu)


def test_the_card_of_a_donor_is_a_key_away_and_of_no_other(hands: Keyboard, do: Deed, people: list[Visit]) -> None:
    hands.press(Qt.Key.Key_K)
    assert QApplication.activeModalWidget() is None
    do(donations.pass_donor, people[0].id)
    do(donations.donate, people[0].id, Donation(bag_number="K-1", blood_group=BloodGroup.O))
    page(hands).show_visit(people[0].id)
    page(hands).board.refresh()
    hands.look_up()
    hands.press(Qt.Key.Key_K)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QDialog)
    asked.reject()


def test_the_keys_of_the_board_work_from_the_form(hands: Keyboard) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_F5)
    assert page(hands).board.list.isVisible()
    hands.press(Qt.Key.Key_F3)
    hands.press(Qt.Key.Key_F7)
    assert page(hands).board.units.card.isVisible()
    hands.press(Qt.Key.Key_F7)
    assert hands.at() is page(hands).form.editor("full_name")


def test_five_hundred_visits_do_not_make_five_hundred_widgets(
    hands: Keyboard, do: Deed, event: StoredEvent, settle: Callable[[], None]
) -> None:
    before = len(page(hands).findChildren(QObject))

    def many(session: Any) -> None:
        for number in range(60):
            donations.check_in(session, event.id, CheckIn(full_name=f"Orang {number}", work_unit="Lapas", sex=Sex.MALE))

    do(many)
    page(hands).board.refresh()
    settle()
    assert len(column(hands, "registered")) == 64
    assert len(page(hands).findChildren(QObject)) - before < 10
