"""Nobody at the desk: the window hides its content and dialogs, and gives them back to whoever left them."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk import app
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor
from baktidesk.domain.event import DayLine, Event, ItemLine, Unit
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.services import events, officers
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.safety.countdown import Countdown
from baktidesk.ui.safety.idle import IDLE_SECONDS, IdleWatch
from baktidesk.ui.safety.login import LoginGate
from tests.keyboard import Keyboard
from tests.stories import DAY
from tests.ui.relief import notes

ADMIN = Actor(name="Siti", role=Role.ADMIN, desk="A")
CTRL = Qt.KeyboardModifier.ControlModifier


class Steady:
    """A clock of seconds that moves only when told to."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, empty_file: Path) -> Iterator[Keyboard]:
    """Sit at the PIN page of a desk with two officers and an event."""
    path = tmp_path / "data.db"
    path.write_bytes(empty_file.read_bytes())
    database = open_database(str(path))
    siti = OfficerEntry(name="Siti", pin="246813")
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "en"))
    ani = OfficerEntry(name="Ani", pin="135790", role=Role.OFFICER)
    database.run(lambda session: officers.add_officer(session, ani), ADMIN)
    day = [DayLine(day=DAY, place="Aula")]
    goods = [ItemLine(name="Sembako", unit=Unit.PACKAGE, received=10)]
    record = Event(name="Bakti", code="UJI", organiser="Lapas", days=day, items=goods)
    database.run(lambda session: events.create_event(session, record), ADMIN)
    database.close()
    made = Keyboard(qtbot, app.build(str(path)))
    yield made
    made.window.close()


def enter(hands: Keyboard, letter: str, pin: str) -> None:
    """Choose the officer by a letter in the PIN, type the PIN, press Enter."""
    hands.type(letter + pin)
    hands.enter()


def gate_of(hands: Keyboard) -> LoginGate | None:
    """Give the PIN page when it is in sight."""
    found = [gate for gate in hands.window.findChildren(LoginGate) if gate.isVisible()]
    return found[0] if found else None


def test_another_officer_is_here_after_one_key_a_letter_and_the_pin(hands: Keyboard) -> None:
    enter(hands, "s", "246813")
    hands.presses = 0
    hands.press(Qt.Key.Key_L, CTRL)
    enter(hands, "a", "135790")
    assert gate_of(hands) is None
    assert hands.window.store.actor.name == "Ani"
    assert hands.presses == 2


def test_the_window_is_locked_after_three_minutes_without_a_touch(qapp: QApplication, qtbot: QtBot) -> None:
    clock, told = Steady(), []
    watch = IdleWatch(qapp, clock)
    watch.idle.connect(lambda: told.append(clock.seconds))
    for seconds in (IDLE_SECONDS - 1.0, IDLE_SECONDS + 0.0):
        clock.seconds = seconds
        watch.look()
    assert told == [IDLE_SECONDS]
    watch.touch()
    watch.look()
    assert len(told) == 1
    watch.deleteLater()


def test_a_key_into_the_window_counts_as_a_touch(hands: Keyboard) -> None:
    enter(hands, "s", "246813")
    watch = hands.window.findChild(IdleWatch)
    clock = Steady()
    watch._clock = clock
    watch.touch()
    clock.seconds = IDLE_SECONDS + 1.0
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    watch.look()
    assert gate_of(hands) is None


def test_idleness_hides_an_open_dialog_and_its_officer_gets_it_back_as_it_was(hands: Keyboard) -> None:
    enter(hands, "s", "246813")
    hands.window.open_page("settings")
    hands.look_up()
    hands.window.findChild(QPushButton, "settings.add_officer").click()
    hands.look_up()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.findChild(QLineEdit, "name").setText("Setengah jadi")
    hands.window.findChild(IdleWatch).idle.emit()
    hands.look_up()
    assert gate_of(hands)
    assert dialog.isHidden()
    enter(hands, "a", "135790")
    assert dialog.isHidden()
    hands.press(Qt.Key.Key_L, CTRL)
    enter(hands, "s", "246813")
    assert dialog.isVisible()
    assert dialog.findChild(QLineEdit, "name").text() == "Setengah jadi"
    dialog.reject()


def test_a_wait_is_counted_down_and_holds_only_whom_it_is_for(hands: Keyboard) -> None:
    gate = gate_of(hands)
    assert gate
    gate.officer.setCurrentText("Siti")
    for _ in range(6):
        enter(hands, "", "999999")
    assert gate
    assert not gate.pin.isEnabled()
    countdown = gate.findChild(Countdown)
    assert countdown is not None
    clock = countdown._clock = Steady()
    countdown.begin(30)
    clock.seconds = 12.5
    countdown.look()
    words = [label.text() for label in gate.findChildren(QLabel)]
    assert any("in 18 seconds" in word for word in words)
    gate.officer.setCurrentText("Ani")
    assert gate.pin.isEnabled()


def test_a_supervisor_allows_in_place_what_the_officer_may_not(hands: Keyboard) -> None:
    enter(hands, "a", "135790")
    done: list[str] = []
    record = Event(name="Lain", code="UJI-2", organiser="Lapas", days=[DayLine(day=DAY, place="Aula")])
    hands.window.store.run(lambda session: events.create_event(session, record), done.append)
    hands.look_up()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.objectName() == "grant.dialog"
    hands.type("246813")
    hands.save()
    assert len(done) == 1
    assert hands.window.store.actor.name == "Ani"


@pytest.fixture
def locked_out(hands: Keyboard) -> RecordDialog:
    """Let Ani type the supervisor's PIN wrong until it is not looked at any more; time stands still."""
    enter(hands, "a", "135790")
    record = Event(name="Lain", code="UJI-2", organiser="Lapas", days=[DayLine(day=DAY, place="Aula")])
    hands.window.store.run(lambda session: events.create_event(session, record))
    hands.look_up()
    dialog = cast("RecordDialog", QApplication.activeModalWidget())
    countdown_of(dialog)._clock = Steady()
    for _ in range(5):
        hands.type("999999")
        hands.save()
    return dialog


def countdown_of(owner: QWidget) -> Countdown:
    """Give the countdown of a page or dialog."""
    found = owner.findChild(Countdown)
    assert found is not None
    return found


def test_the_supervisors_wait_is_counted_down_in_place_and_ends_by_itself(
    hands: Keyboard, locked_out: RecordDialog
) -> None:
    form, countdown = locked_out.form, countdown_of(locked_out)
    assert not form.save.isEnabled()
    assert not form.editor("pin").isEnabled()
    assert hands.at() is form.editor("supervisor")
    for now, left in ((1.0, 29), (27.5, 3)):
        countdown._clock = lambda now=now: now  # type: ignore[misc]
        countdown.look()
        assert f"Too many wrong PINs. Please try again in {left} seconds." in notes(form)
        assert hands.at() is form.editor("supervisor")
    countdown._clock = lambda: 30.0
    countdown.look()
    assert (notes(form), countdown.runs, form.save.isEnabled()) == ([], False, True)
    assert (hands.at(), form.editor("pin").value()) == (form.editor("pin"), "")


def test_the_supervisors_wait_ends_with_the_dialog(locked_out: RecordDialog) -> None:
    countdown = countdown_of(locked_out)
    assert countdown.runs
    locked_out.reject()
    assert not countdown.runs


def test_choosing_the_supervisor_anew_lets_a_pin_be_typed_and_the_wait_still_holds(
    hands: Keyboard, locked_out: RecordDialog
) -> None:
    locked_out.form.editor("supervisor").edited.emit()
    assert (hands.at(), locked_out.form.save.isEnabled()) == (locked_out.form.editor("pin"), True)
    hands.type("246813")
    hands.save()
    assert countdown_of(locked_out).runs


def test_who_does_not_ask_a_supervisor_hears_the_refusal(hands: Keyboard) -> None:
    enter(hands, "a", "135790")
    told: list[object] = []
    record = Event(name="Lain", code="UJI-2", organiser="Lapas", days=[DayLine(day=DAY, place="Aula")])
    hands.window.store.run(lambda session: events.create_event(session, record), refused=told.append)
    hands.look_up()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()
    assert [str(refusal) for refusal in told] == ["This needs a supervisor: set_up_event."]
