"""A form under an officer's hands: sentences are read whole, the cursor goes where something is wrong."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.domain.donation import CheckIn, DonorCategory
from baktidesk.domain.errors import Problem
from baktidesk.domain.event import AllocationLine, Event, StoredEvent
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.recipient_roll import ReturnedSheet
from baktidesk.domain.zones import Zone, local_day
from baktidesk.ui.field_box import FieldBox
from baktidesk.ui.form import Form
from baktidesk.ui.pages.event import EventPage
from baktidesk.ui.store import Store


@pytest.fixture
def tongue() -> str:
    """Speak Indonesian, whose sentences are longer."""
    return "id"


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """Show the check-in form at the width that it has at the desk."""
    made = Form(CheckIn, "donors", "Daftarkan", options=frozenset({"nik", "phone"}), desk=True)
    qtbot.addWidget(made)
    made.setFixedWidth(420)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def box_of(form: Form, name: str) -> FieldBox:
    """Give the box of a field."""
    box = form.editor(name).parentWidget()
    assert isinstance(box, FieldBox)
    return box


def test_a_sentence_with_no_room_in_one_line_takes_two(form: Form, qtbot: QtBot) -> None:
    box = box_of(form, "phone")
    before = box.note.height()
    box.show_warning(Problem("A phone number has 10 to 13 digits, for example 0812 3456 7890."))
    qtbot.waitUntil(lambda: box.note.height() >= 2 * box.note.fontMetrics().lineSpacing())
    box.show_problem(None)
    qtbot.waitUntil(lambda: box.note.height() == before)


def test_inputs_stay_level_beside_a_longer_sentence(form: Form, qtbot: QtBot) -> None:
    nik, phone = box_of(form, "nik"), box_of(form, "phone")
    phone.show_warning(Problem("A phone number has 10 to 13 digits, for example 0812 3456 7890."))
    qtbot.waitUntil(lambda: phone.height() > nik.minimumSizeHint().height())
    assert (
        nik.editor.mapTo(form, nik.editor.rect().topLeft()).y()
        == phone.editor.mapTo(form, phone.editor.rect().topLeft()).y()
    )


def test_the_save_key_struck_twice_leaves_the_next_form_without_blame(form: Form) -> None:
    form.clear()
    form.submit()
    assert not form.editor("full_name").property("problem")


def test_a_saved_form_filled_at_once_is_still_submitted(form: Form, qtbot: QtBot) -> None:
    form.clear()
    form.editor("full_name").setText("Siti")
    form.submit()
    assert form.editor("sex").property("problem")


@pytest.fixture
def laptop_far_west(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the laptop's own clock to where it is still yesterday most of the time."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be changed here")
    monkeypatch.setenv("TZ", "Etc/GMT+12")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("laptop_far_west")
def test_today_has_come_whatever_zone_the_laptop_is_set_to(qtbot: QtBot) -> None:
    form = Form(ReturnedSheet, "sheet", "Catat")
    qtbot.addWidget(form)
    form.editor("given_on").set_value(local_day(dt.datetime.now(dt.UTC), Zone.WIT))
    form.check()
    assert not form.editor("given_on").property("problem")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_on_whether_something_was_typed_or_not(form: Form, key: Qt.Key) -> None:
    name, unit = form.editor("full_name"), form.editor("work_unit")
    for typed in ("", "Siti"):
        name.setFocus()
        QTest.keyClicks(name, typed)
        pad = Qt.KeyboardModifier.KeypadModifier if key == Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(name, key, pad)
        assert unit.hasFocus()


def test_undo_belongs_to_an_input_only_while_it_has_something_to_undo(form: Form, qtbot: QtBot) -> None:
    undone: list[bool] = []
    key = QShortcut(QKeySequence("Ctrl+Z"), form)
    key.activated.connect(lambda: undone.append(True))
    name = form.editor("full_name")
    name.setFocus()
    QTest.keyClicks(name, "S")
    for expected in (0, 1):
        QTest.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert (name.text(), len(undone)) == ("", expected)
    QTest.keyClicks(name, "Siti")
    form.clear()
    QTest.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 2


def test_a_letter_means_the_option_that_it_is_the_whole_of(form: Form) -> None:
    group = form.editor("claimed_blood_group")
    group.setFocus()
    QTest.keyClicks(group, "b")
    assert group.value() is BloodGroup.B


def test_the_first_letter_confirms_what_is_chosen_and_the_next_walks_on(form: Form) -> None:
    category = form.editor("category")
    category.setFocus()
    first = category.currentText()[0]
    QTest.keyClicks(category, first)
    assert category.value() is DonorCategory.STAFF
    QTest.keyClicks(form.editor("claimed_blood_group"), "aa")
    assert form.editor("claimed_blood_group").value() is BloodGroup.AB


@dataclass
class SetUp:
    """The event page in sight, with its form."""

    page: EventPage

    @property
    def form(self) -> Form:
        """Give the form of the page."""
        return self.page.form

    def load(self, record: Event) -> None:
        """Show a record in the form."""
        self.form.load(record)

    def lines(self, name: str) -> list[QWidget]:
        """Give the inputs of the lines of a field."""
        stops: list[QWidget] = self.form.editor(name).stops()
        return stops


@pytest.fixture
def set_up(store: Store, event: StoredEvent, show: Callable[[QWidget], None]) -> SetUp:
    """Show the page of a new event."""
    page = EventPage(store)
    show(page)
    page.activateWindow()
    return SetUp(page)


def test_what_is_wrong_far_down_is_brought_into_sight_with_the_cursor(
    set_up: SetUp, event_record: Event, qtbot: QtBot
) -> None:
    event_record.allocations.append(AllocationLine(area="", item="Paket sembako", quantity=5))
    set_up.load(event_record)
    set_up.page.resize(1182, 500)
    set_up.form.submit()
    wrong = set_up.lines("allocations")[6]
    qtbot.waitUntil(wrong.hasFocus)
    note = box_of(set_up.form, "allocations").note
    area = set_up.page.findChild(QScrollArea)
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    assert area is not None
    assert not wrong.visibleRegion().isEmpty()


def test_lines_that_go_at_once_never_become_windows_of_their_own(
    set_up: SetUp, event_record: Event, qtbot: QtBot
) -> None:
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    set_up.load(event_record)
    set_up.load(Event())
    QApplication.processEvents()  # what a layout means to show it shows here, before anything is deleted
    assert {one for one in QApplication.topLevelWidgets() if one.isVisible()} == before


def test_the_save_button_of_the_event_is_always_in_sight(set_up: SetUp) -> None:
    set_up.page.resize(1182, 420)
    save = set_up.page.findChild(QPushButton, "event.save")
    assert save is not None
    assert save.visibleRegion().boundingRect() == save.rect()


def test_goods_just_typed_are_offered_for_their_allocations(set_up: SetUp) -> None:
    name = set_up.lines("items")[0]
    name.setFocus()
    QTest.keyClicks(name, "Paket sembako")
    item = set_up.lines("allocations")[1]
    item.setFocus()
    QTest.keyClicks(item, "sem")
    QTest.keyClick(item, Qt.Key.Key_Down)
    QTest.keyClick(item, Qt.Key.Key_Return)
    assert item.value() == "Paket sembako"  # type: ignore[attr-defined]


def test_enter_walks_through_a_note_that_nobody_has_changed(set_up: SetUp) -> None:
    form = set_up.page.form
    wording = form.editor("consent_text")
    before = wording.value()
    wording.setFocus()
    QTest.keyClick(wording, Qt.Key.Key_Return)
    assert not wording.hasFocus()
    assert wording.value() == before


def test_enter_begins_another_line_in_a_note_under_the_officer_s_hands(set_up: SetUp) -> None:
    wording = set_up.page.form.editor("consent_text")
    wording.setFocus()
    QTest.keyClicks(wording, "Setuju.")
    QTest.keyClick(wording, Qt.Key.Key_Return)
    assert wording.hasFocus()
    assert wording.toPlainText().startswith("Setuju.\n")
