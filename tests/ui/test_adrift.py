"""A window whose data take nothing any more: the officer still comes in and sees everything, and a backup has it."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from baktidesk.db.backup import backup_folder, content_of, list_backups
from baktidesk.db.engine import log_of
from baktidesk.db.models import person
from baktidesk.db.schema import open_database
from baktidesk.db.session import Database, Session
from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Desk, OfficerEntry
from baktidesk.services import officers
from baktidesk.services.officers import FAILED_PINS
from baktidesk.shell import Shell
from baktidesk.ui.safety.login import LoginGate
from tests.keyboard import Keyboard

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open"),
    pytest.mark.expects_log("nothing is saved from now on"),
]
PIN = "294718"
GONE = "removed the newest part"


def save(session: Session) -> str:
    """Write somebody down."""
    return session.insert(person, full_name="Siti", name_key="siti")


@pytest.fixture
def shell(tmp_path: Path, empty_file: Path, qtbot: QtBot) -> Shell:
    """Give the program at its PIN page, with one person saved."""
    data = tmp_path / "data.db"
    data.write_bytes(empty_file.read_bytes())
    database = open_database(str(data))
    first = OfficerEntry(name="Ani", pin=PIN)
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Rutan Uji", desk="A"), first, "en"))
    database.close()
    made = Shell(str(data))
    qtbot.addWidget(made.window)
    made.window.show()
    made.open_now()
    qtbot.waitUntil(lambda: not made.store.busy)
    made._database().run(save)
    return made


@pytest.fixture
def data(shell: Shell) -> Path:
    """Give the place of the data."""
    return Path(shell.data)


@pytest.fixture
def adrift(shell: Shell, data: Path) -> Database:
    """Put another log in the place of the data's own, and try to save a second person."""
    put_another_log(data)
    database = shell._database()
    with pytest.raises(Refused, match=GONE):
        database.run(save)
    return database


def put_another_log(data: Path) -> None:
    """Delete log and index, and leave another log in their place."""
    log_of(data).unlink()
    data.with_name("data.db-shm").unlink()
    log_of(data).write_bytes(b"somebody else's")


def holdings(data: Path) -> list[int]:
    """Give how many people there are in every backup."""
    return [content_of(backup.path).records["person"] for backup in list_backups(backup_folder(data))]


def test_the_officer_comes_in_sees_everything_and_is_told(shell: Shell, adrift: Database, qtbot: QtBot) -> None:
    hands = Keyboard(qtbot, shell.window)
    hands.type(PIN)
    hands.enter()
    qtbot.waitUntil(lambda: shell.window.has_pages and not shell.store.busy)
    bottom = shell.window.findChild(QLabel, "bottom.sentence")
    assert bottom is not None
    qtbot.waitUntil(lambda: GONE in bottom.text())
    with pytest.raises(Refused, match=GONE):
        adrift.run(save)


def test_a_log_that_vanishes_at_the_pin_page_keeps_nobody_out(shell: Shell, data: Path, qtbot: QtBot) -> None:
    put_another_log(data)
    hands = Keyboard(qtbot, shell.window)
    hands.type(PIN)
    hands.enter()
    qtbot.waitUntil(lambda: shell.window.has_pages and not shell.store.busy)


def test_wrong_pins_are_counted_all_the_same(shell: Shell, adrift: Database) -> None:
    (ani,) = adrift.read(officers.list_officers)
    said = []
    for _try in range(6):
        with pytest.raises(Refused) as told:
            officers.open_desk(adrift, ani.id, "314159")
        said.append(told.value.problem.values.get("seconds"))
    assert said == [None, None, None, None, 30, 30]
    with pytest.raises(Refused, match="Too many wrong PINs"):
        officers.open_desk(adrift, ani.id, PIN)
    assert adrift.read(lambda session: session.setting(FAILED_PINS, {})) == {}


def test_the_gate_waits_as_ever(shell: Shell, adrift: Database, qtbot: QtBot) -> None:
    hands = Keyboard(qtbot, shell.window)
    hands.type("314159")
    hands.enter()
    gate = shell.window.findChild(LoginGate)
    assert gate is not None
    qtbot.waitUntil(lambda: "not right" in gate._problem.text())
    assert not shell.window.has_pages


def test_no_backup_of_what_is_left_takes_the_place_of_the_whole_one(shell: Shell, data: Path) -> None:
    keeper = shell.keeper
    assert keeper
    put_an_older_copy(data)
    with pytest.raises(Refused, match=GONE):
        shell._database().run(save)
    keeper.back_up_now()
    keeper.wait()
    shell.window.close()
    assert holdings(data) == [1]


def put_an_older_copy(data: Path) -> None:
    """Delete log and index, and put the file as it was before in its own place."""
    older = data.with_name("older.db")
    shutil.copyfile(data, older)
    log_of(data).unlink()
    data.with_name("data.db-shm").unlink()
    older.replace(data)


@pytest.mark.expects_log("could not be copied")
def test_once_there_is_room_a_backup_is_made(shell: Shell, data: Path, qtbot: QtBot) -> None:
    shell.keeper.stop()  # type: ignore[union-attr]
    backup_folder(data).touch()
    put_another_log(data)
    database = shell._database()
    for _look in range(2):
        with pytest.raises(Refused, match=GONE):
            database.look_after()
    backup_folder(data).unlink()
    for _look in range(2):
        with pytest.raises(Refused, match=GONE):
            database.look_after()
    assert holdings(data) == [1]
