"""Stories of PMI's count: typed with the keys alone, compared at once, kept with ours, and never losing a figure."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import CheckIn, Donation
from baktidesk.domain.event import DayLine, Event, StoredEvent
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.domain.pmi_tally import PmiTally
from baktidesk.services.donors import donations, pmi_tally
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.donors.pmi_tally import PmiTallyDialog
from baktidesk.ui.store import Store

Settle = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def event_record(event_record: Event, today: dt.date) -> Event:
    """Give an event that goes on tomorrow."""
    event_record.days.append(DayLine(day=today + dt.timedelta(days=1), place="Aula Kanwil"))
    return event_record


@pytest.fixture
def window(qtbot: QtBot, event: StoredEvent, show: Callable[[QWidget], None]) -> QWidget:
    """Bring something into sight over which the dialog can stand."""
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def give(database: Database, actor: Actor, event: StoredEvent) -> Callable[[BloodGroup], None]:
    """Fill one bag of a group."""
    count = iter(range(1, 100))

    def one(group: BloodGroup) -> None:
        number = next(count)
        record = CheckIn(full_name=f"Pendonor {number}", work_unit="Lapas Uji", sex=Sex.MALE)
        bag = Donation(bag_number=f"K-{number:03d}", blood_group=group)
        visit = database.run(lambda session: donations.check_in(session, event.id, record), actor).value
        database.run(lambda session: donations.pass_donor(session, visit.id), actor)
        database.run(lambda session: donations.donate(session, visit.id, bag), actor)

    return one


@pytest.fixture
def dialog(window: QWidget, store: Store, settle: Settle, qtbot: QtBot) -> PmiTallyDialog:
    """Open the dialog over nothing but three bags of O."""
    return open_dialog(window, store, settle, qtbot)


def open_dialog(window: QWidget, store: Store, settle: Settle, qtbot: QtBot) -> PmiTallyDialog:
    """Open the dialog and wait until it has read and takes the keys."""
    made = PmiTallyDialog.show_for(window, store)
    settle()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.findChild(QWidget, "bags_a"))
    return made


def type_counts(*figures: str) -> None:
    """Type PMI's figures one after the other, with Enter between them, into whatever has the focus."""
    for number, figure in enumerate(figures):
        if number:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(QApplication.focusWidget(), figure)


def chips(dialog: PmiTallyDialog) -> list[str]:
    """Give the words of the differences that are shown, the total last."""
    names = ("a", "b", "ab", "o", "unknown", "total")
    found = [dialog.findChild(StatusChip, f"tally.difference_{name}") for name in names]
    return [chip.chip.word if chip.isVisible() else "" for chip in found]


def is_open(window: QWidget) -> bool:
    """Tell whether the dialog still stands over the window."""
    return any(found.isVisible() for found in window.findChildren(PmiTallyDialog))


def said(dialog: PmiTallyDialog, name: str) -> str:
    """Give what a label says."""
    found: QLabel = dialog.findChild(QLabel, f"tally.{name}")
    return found.text()


def choose(dialog: PmiTallyDialog, key: Qt.Key, settle: Settle) -> None:
    """Choose another day with the keyboard."""
    QTest.keyClick(dialog.findChild(QComboBox, "tally.day"), key)
    settle()


def kept(database: Database, event: StoredEvent, day: dt.date) -> PmiTally | None:
    """Give what is kept of a day."""
    return database.read(lambda session: pmi_tally.read_tally(session, event.id, day))


def test_pmis_count_is_typed_and_kept_with_the_keys_alone(
    dialog: PmiTallyDialog,
    window: QWidget,
    store: Store,
    database: Database,
    event: StoredEvent,
    today: dt.date,
    settle: Settle,
) -> None:
    told: list[str] = []
    store.said.connect(lambda sentence, _deed: told.append(sentence))
    type_counts("2", "0", "0", "3")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    assert not is_open(window)
    assert kept(database, event, today) == PmiTally(bags_a=2, bags_b=0, bags_ab=0, bags_o=3, bags_unknown=0)
    assert "5 bags, ours 0" in told[0]


def test_the_difference_stands_beside_each_figure_at_once(
    give: Callable[[BloodGroup], None], window: QWidget, store: Store, settle: Settle, qtbot: QtBot
) -> None:
    for group in (BloodGroup.O, BloodGroup.O, BloodGroup.A, BloodGroup.UNKNOWN):
        give(group)
    dialog = open_dialog(window, store, settle, qtbot)
    type_counts("2")
    assert chips(dialog) == ["PMI 1 more", "", "", "", "", ""]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    type_counts("0", "0", "2")
    assert chips(dialog) == ["PMI 1 more", "Equal", "Equal", "Equal", "PMI 1 fewer", "Equal"]
    assert said(dialog, "clues") == "Donated, but no tested group written down (1):\nA-004"
    assert (said(dialog, "total"), said(dialog, "ours_total")) == ("4", "4")


def test_equal_counts_are_said_to_agree(dialog: PmiTallyDialog) -> None:
    type_counts("0", "0", "0", "0")
    assert said(dialog, "verdict") == "Both counts agree in every group."
    assert said(dialog, "clues") == ""


def test_a_difference_that_no_visit_explains_is_said_so(dialog: PmiTallyDialog) -> None:
    type_counts("1", "0", "0", "0")
    assert said(dialog, "clues").startswith("No visit explains it.")


def test_a_missing_figure_is_asked_for_where_it_is_missing(
    dialog: PmiTallyDialog, database: Database, event: StoredEvent, today: dt.date, settle: Settle
) -> None:
    type_counts("1", "", "x", "2")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle()
    assert QApplication.focusWidget().objectName() == "bags_b"
    assert said(dialog, "note") == "Please fill this in."
    assert dialog.findChild(QWidget, "bags_ab").accessibleDescription() == "Please type a number."
    assert kept(database, event, today) is None


def test_a_count_that_was_kept_can_be_read_and_corrected(
    dialog: PmiTallyDialog,
    window: QWidget,
    store: Store,
    database: Database,
    event: StoredEvent,
    today: dt.date,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    type_counts("4", "0", "0", "0")
    dialog.findChild(QPushButton, "tally.save").click()
    settle()
    again = open_dialog(window, store, settle, qtbot)
    assert again.record() == PmiTally(bags_a=4, bags_b=0, bags_ab=0, bags_o=0, bags_unknown=0)
    assert "Rina (A): PMI 4, ours 0" in said(again, "history")
    type_counts("5")
    again.submit()
    settle()
    assert kept(database, event, today) == PmiTally(bags_a=5, bags_b=0, bags_ab=0, bags_o=0, bags_unknown=0)


def test_what_another_desk_writes_meanwhile_is_counted_and_nothing_typed_is_lost(
    dialog: PmiTallyDialog, give: Callable[[BloodGroup], None], store: Store, settle: Settle
) -> None:
    type_counts("1")
    give(BloodGroup.A)
    store.changed.emit(frozenset({"donor_visit"}))
    settle()
    assert chips(dialog)[0] == "Equal"
    assert dialog.record() == PmiTally(bags_a=1)


def test_another_day_takes_along_what_was_typed_unless_its_count_is_known(
    dialog: PmiTallyDialog, database: Database, actor: Actor, event: StoredEvent, today: dt.date, settle: Settle
) -> None:
    known = PmiTally(bags_a=9, bags_b=0, bags_ab=0, bags_o=0)
    database.run(lambda session: pmi_tally.keep_tally(session, event.id, today, known), actor)
    type_counts("1")
    choose(dialog, Qt.Key.Key_Down, settle)
    assert dialog.record() == PmiTally(bags_a=1)
    choose(dialog, Qt.Key.Key_Up, settle)
    assert dialog.record().bags_a == 9


def test_a_closed_event_refuses_and_the_figures_stay(
    dialog: PmiTallyDialog, database: Database, event: StoredEvent, settle: Settle
) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET closed = 1")
    type_counts("1", "0", "0", "0")
    dialog.submit()
    settle()
    assert "closed" in said(dialog, "note")
    assert (dialog.isVisible(), dialog.save.isEnabled(), dialog.record().bags_a) == (True, True, 1)


def test_escape_leaves_all_as_it_was(
    dialog: PmiTallyDialog,
    window: QWidget,
    store: Store,
    database: Database,
    event: StoredEvent,
    today: dt.date,
    settle: Settle,
) -> None:
    type_counts("1", "0", "0", "0")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    store.changed.emit(frozenset({"donor_visit"}))
    settle()
    assert not is_open(window) and kept(database, event, today) is None


def test_every_input_and_button_can_be_named(dialog: PmiTallyDialog) -> None:
    kinds: tuple[Any, ...] = (QPushButton, QComboBox)
    found = [one for kind in kinds for one in dialog.findChildren(kind)] + list(dialog._editors.values())
    assert all(one.objectName() and one.accessibleName() for one in found)


def test_the_days_of_the_event_are_offered_today_first(dialog: PmiTallyDialog, today: dt.date) -> None:
    day = dialog.findChild(QComboBox, "tally.day")
    assert (day.count(), day.currentData()) == (2, today.isoformat())
