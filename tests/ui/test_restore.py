"""Data that were changed from outside: the window shows nobody anything, rescues, helps, and brings a backup back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from baktidesk.db import seals
from baktidesk.db.schema import open_database
from baktidesk.db.session import Database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Desk, OfficerEntry
from baktidesk.services import backups, officers
from baktidesk.shell import Shell
from baktidesk.ui.ask import Question
from baktidesk.ui.safety.login import LoginGate
from baktidesk.ui.safety.rescue import Rescue
from baktidesk.ui.safety.sorry import SorryGate
from tests.keyboard import Keyboard


@pytest.fixture
def changed(database: Database, event: StoredEvent) -> Path:
    """Give a file of a desk that has a backup, with a letter of an audit row changed afterwards."""
    siti = OfficerEntry(name="Siti", pin="246813")
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "en"))
    backups.back_up(database.place)
    with database.engine.begin() as connection:
        seals.drop(connection)
        connection.execute(text("UPDATE audit SET officer = 'Lain' WHERE sequence = 2"))
    database.close()
    return Path(database.place)


@pytest.fixture
def shell(changed: Path, qtbot: QtBot) -> Shell:
    """Start the program on it."""
    made = Shell(str(changed))
    qtbot.addWidget(made.window)
    made.open_now()
    qtbot.waitUntil(lambda: not made.store.busy)
    return made


def test_changed_data_are_said_at_the_start_and_take_no_deed(shell: Shell) -> None:
    assert isinstance(shell.window._gate, SorryGate)
    assert shell.database
    with pytest.raises(Exception, match="outside the program"):
        shell.database.run(lambda session: session.set("key", "value"))
    shell.window.close()


def test_a_backup_brings_the_pin_page_back(shell: Shell, qtbot: QtBot, changed: Path) -> None:
    gate = shell.window._gate
    assert gate
    restore(shell)
    qtbot.waitUntil(lambda: isinstance(shell.window._gate, LoginGate))
    assert len(list(changed.parent.glob("*-before-restore-*.db"))) == 1
    shell.window.close()


def test_a_backup_from_elsewhere_is_looked_into_offered_and_put_back(
    shell: Shell, qtbot: QtBot, changed: Path, tmp_path: Path
) -> None:
    (own,) = backups.list_with_content(str(changed))
    stick = tmp_path / "from the stick.db"
    own.backup.path.rename(stick)
    gate = shell.window._gate
    rescue = shell.window.findChild(Rescue)
    assert gate and rescue
    rescue.take_file(str(changed.with_name("nothing.db")))
    said = gate.findChild(QLabel, "sorry.offer")
    qtbot.waitUntil(lambda: "is not a whole backup" in said.text())
    rescue.take_file(str(stick))
    qtbot.waitUntil(lambda: said.text().startswith("from the stick.db is a whole backup with 0 donors"))
    restore(shell)
    qtbot.waitUntil(lambda: isinstance(shell.window._gate, LoginGate))
    shell.window.close()


def test_what_can_be_read_is_rescued_into_a_folder(shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    gate = shell.window._gate
    assert isinstance(gate, SorryGate)
    gate._on_folder(str(tmp_path))
    said = gate.findChild(QLabel, "sorry.offer")
    qtbot.waitUntil(lambda: "rows were rescued" in said.text())
    assert len(list(tmp_path.glob("baktidesk-rescue-*/event.csv"))) == 1
    shell.window.close()


def test_enter_restores_the_backup_that_is_offered_once_that_is_confirmed(
    shell: Shell, qtbot: QtBot, changed: Path
) -> None:
    hands = Keyboard(qtbot, shell.window)
    assert hands.at().objectName() == "sorry.restore"
    hands.enter()
    assert hands.at().objectName() == "sorry.sure.keep"
    assert "kept aside" in question(shell).findChild(QLabel).text()
    hands.press(Qt.Key.Key_Tab)
    hands.enter()
    qtbot.waitUntil(lambda: isinstance(shell.window._gate, LoginGate))
    assert len(list(changed.parent.glob("*-before-restore-*.db"))) == 1
    shell.window.close()


def question(shell: Shell) -> Question:
    """Give the question whether to restore."""
    found = shell.window.findChild(Question)
    assert found is not None
    return found


def restore(shell: Shell) -> None:
    """Restore what is offered."""
    gate = shell.window._gate
    assert gate
    gate.findChild(QPushButton, "sorry.restore").click()
    question(shell).findChild(QPushButton, "sorry.sure.do").click()


def test_without_a_backup_enter_looks_for_one_elsewhere(changed: Path, qtbot: QtBot) -> None:
    for listed in backups.list_with_content(str(changed)):
        listed.backup.path.unlink()
    made = Shell(str(changed))
    qtbot.addWidget(made.window)
    made.open_now()
    hands = Keyboard(qtbot, made.window)
    qtbot.waitUntil(lambda: not made.store.busy)
    assert hands.at().objectName() == "sorry.other"
    made.window.close()


def test_who_has_gone_on_to_another_button_stays_there(shell: Shell) -> None:
    gate = shell.window._gate
    assert isinstance(gate, SorryGate)
    gate.findChild(QPushButton, "sorry.salvage").setFocus()
    gate.offer_backup("Another one.")
    aimed = gate.focusWidget()
    assert aimed is not None
    assert aimed.objectName() == "sorry.salvage"
    shell.window.close()


def test_a_pin_typed_blind_restores_nothing(shell: Shell, qtbot: QtBot, changed: Path) -> None:
    hands = Keyboard(qtbot, shell.window)
    hands.type("246813")
    hands.enter()
    hands.type("246813")
    hands.enter()
    assert shell.window.findChild(Question) is None or question(shell).isHidden()
    assert list(changed.parent.glob("*-before-restore-*.db")) == []
    shell.window.close()


def test_help_says_what_to_do(shell: Shell) -> None:
    gate = shell.window._gate
    assert gate
    gate.findChild(QPushButton, "sorry.help").click()
    assert "copy the whole data folder" in gate.findChild(QLabel, "sorry.offer").text()
    shell.window.close()


def test_a_whole_file_goes_on_to_the_pin_page(changed: Path, qtbot: QtBot) -> None:
    newest = backups.newest_backup(str(changed))
    assert newest
    backups.restore(str(changed), newest.backup.path)
    database = open_database(str(changed))
    database.close()
    shell = Shell(str(changed))
    qtbot.addWidget(shell.window)
    shell.open_now()
    qtbot.waitUntil(lambda: not shell.store.busy)
    assert isinstance(shell.window._gate, LoginGate)
    shell.window.close()
