"""A whole desk while an erasure backs the data up: the lock, another officer, a supervisor's PIN, the end, a kill."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk import app
from baktidesk.db.models import person
from baktidesk.db.schema import open_database
from baktidesk.db.session import Database
from baktidesk.domain.event import DayLine, Event
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.domain.privacy import ERASED
from baktidesk.domain.zones import Zone
from baktidesk.services import backups, events, officers
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.ui.records.person_dialog import PersonDialog
from baktidesk.ui.safety import backup_keeper
from baktidesk.ui.safety.erase_dialog import EraseDialog
from baktidesk.ui.safety.idle import IdleWatch
from baktidesk.ui.safety.login import LoginGate
from tests.keyboard import Keyboard
from tests.stories import DAY, a_donor
from tests.ui.test_backed_up_deeds import BUDI, CTRL, NAME, WHY, Held, deeds, held, names_now, names_then, words

__all__ = ["held"]
Sit = Callable[[str], EraseDialog]
PINS = {"Siti": "246813", "Ani": "135790"}


@pytest.fixture
def data(tmp_path: Path, empty_file: Path) -> Path:
    """Give a data file with an administrator, an officer, an event and a donor."""
    path = tmp_path / "data.db"
    path.write_bytes(empty_file.read_bytes())
    database = open_database(str(path))
    siti = OfficerEntry(name="Siti", pin=PINS["Siti"])
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "en"))
    ani = OfficerEntry(name="Ani", pin=PINS["Ani"], role=Role.OFFICER)
    database.run(lambda session: officers.add_officer(session, ani), BUDI)
    record = Event(name="Bakti", code="UJI", organiser="Lapas", days=[DayLine(day=DAY, place="Aula")])
    event_id = database.run(lambda session: events.create_event(session, record), BUDI).value
    database.run(lambda session: check_in(session, event_id, a_donor(full_name=NAME)), BUDI)
    database.close()
    return path


@pytest.fixture
def hands(qtbot: QtBot, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    """Start the program, whose own first backup comes long after the test."""
    monkeypatch.setattr(backup_keeper, "START_MS", 3_600_000)
    made = Keyboard(qtbot, app.build(str(data)))
    yield made
    made.window.close()


@pytest.fixture
def sit(hands: Keyboard) -> Sit:
    """Give a function that lets an officer in and asks why the donor is to be erased, with the reason typed."""

    def begin(name: str) -> EraseDialog:
        log_in(hands, name)
        store = hands.window.store
        (donor,) = database_of(hands).read(lambda session: session.rows(select(person.c.id)))
        PersonDialog.show_for(hands.window.page("records"), store, donor.id, Zone.WIB)
        hands.look_up()
        shown = hands.window.findChild(PersonDialog)
        shown.findChild(QPushButton, "person.erase").click()
        hands.look_up()
        asked = shown.findChild(EraseDialog)
        hands.type(WHY)
        return asked

    return begin


def log_in(hands: Keyboard, name: str) -> None:
    """Choose an officer in the PIN, and type it."""
    hands.type(name[0].lower() + PINS[name])
    hands.enter()


def database_of(hands: Keyboard) -> Database:
    """Give the data that the program has open."""
    return cast("Database", hands.window.store._data)


def gates(hands: Keyboard) -> list[LoginGate]:
    """Give the PIN page when it is in sight."""
    return [gate for gate in hands.window.findChildren(LoginGate) if gate.isVisible()]


def begin_and_lock(hands: Keyboard, asked: EraseDialog, held: Held, qtbot: QtBot) -> None:
    """Send the erasure off, and let nobody touch anything for three minutes while the backup is made."""
    QTest.keyClick(hands.at(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(held.begun.is_set)
    hands.window.findChild(IdleWatch).idle.emit()
    qtbot.waitUntil(lambda: bool(gates(hands)))
    assert not asked.isVisible()


def type_pin(hands: Keyboard, name: str) -> None:
    """Type a PIN without waiting for the answer: the backup comes first."""
    gate = gates(hands)[0]
    gate.officer.setCurrentText(name)
    gate.pin.setText(PINS[name])
    QTest.keyClick(gate.pin, Qt.Key.Key_Return)


def dialogs() -> list[str]:
    """Give the names of the dialogs in sight."""
    return [one.objectName() for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_an_erasure_goes_on_behind_the_lock_and_the_next_officer_has_nothing_of_it(
    hands: Keyboard, sit: Sit, held: Held, qtbot: QtBot
) -> None:
    asked = sit("Siti")
    begin_and_lock(hands, asked, held, qtbot)
    type_pin(hands, "Ani")
    held.go.set()
    hands.look_up()
    database = database_of(hands)
    assert (hands.window.store.actor.name, dialogs()) == ("Ani", [])
    assert (names_now(database), deeds(database, "erase")) == ([ERASED], [("Siti", "A")])


def test_a_refusal_behind_the_lock_waits_for_its_officer(
    hands: Keyboard, sit: Sit, held: Held, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = sit("Siti")
    begin_and_lock(hands, asked, held, qtbot)
    monkeypatch.setattr("baktidesk.db.backup.ROOM", 1 << 62)
    type_pin(hands, "Ani")
    held.go.set()
    hands.look_up()
    assert (hands.window.store.actor.name, dialogs()) == ("Ani", [])
    hands.press(Qt.Key.Key_L, CTRL)
    log_in(hands, "Siti")
    assert words(asked, "person.erase.note").startswith("No backup was made: the disk is full.")
    assert asked.form.editor("reason").value() == WHY
    monkeypatch.undo()
    hands.save()
    database = database_of(hands)
    assert (names_now(database), deeds(database, "erase")) == ([ERASED], [("Siti", "A")])


def test_a_supervisor_is_asked_before_the_backup_and_steps_aside_for_it(
    hands: Keyboard, sit: Sit, held: Held, qtbot: QtBot, data: Path
) -> None:
    asked = sit("Ani")
    hands.save()
    for pin in ("999999", PINS["Siti"]):
        assert ("grant.dialog" in dialogs(), held.begun.is_set()) == (True, False)
        hands.type(pin)
        QTest.keyClick(hands.at(), Qt.Key.Key_Return, CTRL)
        if pin == "999999":
            hands.look_up()
    qtbot.waitUntil(held.begun.is_set)
    qtbot.waitUntil(lambda: "grant.dialog" not in dialogs())
    assert words(asked, "person.erase.note") == "The data are being backed up first…"
    held.go.set()
    hands.look_up()
    database = database_of(hands)
    assert (names_now(database), deeds(database, "erase")) == ([ERASED], [("Ani", "A")])
    assert names_then(database) == [[NAME]]


def test_the_program_that_is_closed_meanwhile_ends_with_the_deed_done(
    hands: Keyboard, sit: Sit, held: Held, qtbot: QtBot, data: Path
) -> None:
    sit("Siti")
    QTest.keyClick(hands.at(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(held.begun.is_set)
    hands.window.store.closing.connect(held.go.set)
    hands.window.close()
    database = open_database(str(data))
    assert (names_now(database), deeds(database, "erase")) == ([ERASED], [("Siti", "A")])
    database.close()


KILLED = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication
from sqlalchemy import select
from baktidesk.db.models import person
from baktidesk.db.schema import open_database
from baktidesk.domain.privacy import Erasure
from baktidesk.services.privacy import erase_person
from baktidesk.ui.store import Store
from tests.ui.test_backed_up_deeds import BUDI

def deed(session):
    if sys.argv[2] == "after":
        erase_person(session, session.value(select(person.c.id)), Erasure(reason="Diminta"))
    os.kill(os.getpid(), signal.SIGKILL)

application = QCoreApplication([])
store = Store()
store.open(open_database(sys.argv[1]), BUDI)
store.run_backed_up(lambda session: None, deed)
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_kill_between_backup_and_deed_leaves_nothing_half(data: Path, moment: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, str(data), moment], cwd=root, check=False, timeout=120)
    assert done.returncode == -9
    database = open_database(str(data))
    assert (names_now(database), names_then(database)) == ([NAME], [[NAME]])
    assert database.read(check).ok
    database.close()
    assert len(backups.list_with_content(str(data))) == 1
