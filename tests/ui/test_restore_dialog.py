"""A backup put back from the open window in five steps: what was there is kept, and everybody signs in anew."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk.db.models import audit
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.services import backups, officers
from baktidesk.services.check import check
from baktidesk.services.donors.donations import check_in
from baktidesk.shell import Shell
from baktidesk.ui.safety.login import LoginGate
from baktidesk.ui.safety.restore_dialog import RestoredDialog, RestoreDialog
from tests.stories import a_donor

PIN = "246813"


@pytest.fixture
def earlier(database: Database, event: StoredEvent, actor: Actor) -> Path:
    """Give a file with one donor in its backup, and a second one written down since."""
    siti = OfficerEntry(name="Siti", pin=PIN)
    database.run(lambda session: officers.set_up_desk(session, Desk(work_unit="Lapas", desk="A"), siti, "en"))
    database.run(lambda session: check_in(session, event.id, a_donor()), actor)
    backups.back_up(database.place)
    database.run(lambda session: check_in(session, event.id, a_donor()), actor)
    database.close()
    return Path(database.place)


@pytest.fixture
def shell(earlier: Path, qtbot: QtBot) -> Shell:
    """Start the program on it and let the officer in."""
    made = Shell(str(earlier))
    qtbot.addWidget(made.window)
    made.window.show()
    made.open_now()
    qtbot.waitUntil(lambda: not made.store.busy)
    assert made.database
    known = made.database.read(officers.list_officers)[0]
    made.store.start(lambda: made._log_in(known.id, PIN), made._let_in)
    qtbot.waitUntil(lambda: not made.store.busy)
    return made


@pytest.fixture
def dialog(shell: Shell, qtbot: QtBot) -> RestoreDialog:
    """Open the dialog."""
    shell.ask_restore()
    qtbot.waitUntil(lambda: shell.window.findChild(RestoreDialog) is not None)
    found = shell.window.findChild(RestoreDialog)
    assert found is not None
    qtbot.waitExposed(found)
    return found


def forward(dialog: RestoreDialog) -> None:
    button = dialog.findChild(QPushButton, "restore.next")
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Return)


def said(dialog: RestoreDialog | RestoredDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_five_steps_bring_the_backup_back_and_keep_what_was_there(
    shell: Shell, dialog: RestoreDialog, earlier: Path, qtbot: QtBot
) -> None:
    assert said(dialog, "restore.step") == "Step 1 of 5: Choose the backup"
    forward(dialog)
    assert said(dialog, "restore.lost") == "1 records that are there now will not be there any more."
    forward(dialog)
    dialog.reason.setText("Dua kali dicatat")
    forward(dialog)
    qtbot.waitUntil(lambda: said(dialog, "restore.step").startswith("Step 4"))
    forward(dialog)
    qtbot.waitUntil(lambda: shell.window.findChild(RestoredDialog) is not None)
    gate = shell.window._gate
    assert isinstance(gate, LoginGate)
    assert not shell.window.findChild(RestoredDialog).isVisible()
    gate.pin.setText(PIN)
    gate._submit()
    qtbot.waitUntil(lambda: shell.window.findChild(RestoredDialog).isVisible())
    assert shell.database and shell.database.read(check).records["donor_visit"] == 1
    (kept,) = earlier.parent.glob("*-before-restore-*.db")
    last = shell.window.findChild(RestoredDialog)
    assert last is not None and kept.name in said(last, "restored.words")
    old = open_database(str(kept))
    asked = old.read(lambda session: session.rows(select(audit).where(audit.c.action == "restore_asked")))
    assert (old.read(check).records["donor_visit"], asked[0].changes["reason"]) == (2, "Dua kali dicatat")
    old.close()
    shell.window.close()


def test_before_it_the_data_of_now_are_backed_up(
    shell: Shell, dialog: RestoreDialog, earlier: Path, qtbot: QtBot
) -> None:
    known = len(dialog.copies.rows.records)
    for _step in range(2):
        forward(dialog)
    dialog.reason.setText("Salah impor")
    forward(dialog)
    qtbot.waitUntil(lambda: said(dialog, "restore.step").startswith("Step 4"))
    forward(dialog)
    qtbot.waitUntil(lambda: shell.window.findChild(RestoredDialog) is not None)
    listed = backups.list_with_content(str(earlier))
    assert len(listed) >= known + 1
    assert listed[0].content is not None and listed[0].content.records["donor_visit"] == 2
    shell.window.close()


def test_without_a_reason_nothing_goes_on(shell: Shell, dialog: RestoreDialog, qtbot: QtBot) -> None:
    for _step in range(3):
        forward(dialog)
    qtbot.waitUntil(lambda: said(dialog, "restore.problem") != "")
    assert said(dialog, "restore.step").startswith("Step 3")
    dialog.reject()
    shell.window.close()


def test_enter_presses_the_button_that_has_the_cursor(shell: Shell, dialog: RestoreDialog) -> None:
    forward(dialog)
    back = dialog.findChild(QPushButton, "restore.back")
    assert back is not None
    QTest.keyClick(back, Qt.Key.Key_Return)
    assert said(dialog, "restore.step").startswith("Step 1")
    leave = dialog.findChild(QPushButton, "restore.leave")
    assert leave is not None
    QTest.keyClick(leave, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    shell.window.close()


def test_a_file_that_is_no_backup_is_said_and_changes_nothing(
    shell: Shell, dialog: RestoreDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    stranger = tmp_path / "surat.db"
    stranger.write_text("halo", encoding="utf-8")
    before = len(dialog.copies.rows.records)
    dialog.take_file(str(stranger))
    qtbot.waitUntil(lambda: said(dialog, "restore.file_problem") != "")
    assert "surat.db is not" in said(dialog, "restore.file_problem")
    assert len(dialog.copies.rows.records) == before
    dialog.reject()
    shell.window.close()


def test_a_damaged_backup_cannot_be_chosen(shell: Shell, earlier: Path, qtbot: QtBot) -> None:
    newest = backups.newest_backup(str(earlier))
    assert newest
    content = bytearray(newest.backup.path.read_bytes())
    content[5000] ^= 0xFF
    newest.backup.path.write_bytes(content)
    shell.ask_restore()
    qtbot.waitUntil(lambda: shell.window.findChild(RestoreDialog) is not None)
    found = shell.window.findChild(RestoreDialog)
    assert found is not None
    row = next(n for n, one in enumerate(found.copies.rows.records) if one.id == str(newest.backup.path))
    found.copies.select(row)
    button = found.findChild(QPushButton, "restore.next")
    assert button is not None and not button.isEnabled()
    found.reject()
    shell.window.close()


def test_an_officer_needs_a_supervisor(shell: Shell, dialog: RestoreDialog, qtbot: QtBot) -> None:
    shell.store.actor = Actor(name="Budi", role=Role.OFFICER, desk="A")
    for _step in range(2):
        forward(dialog)
    dialog.reason.setText("Salah impor")
    forward(dialog)
    qtbot.waitUntil(lambda: dialog.findChild(QPushButton, "grant.keep") is not None)
    assert said(dialog, "restore.step").startswith("Step 3")
    dialog.reject()
    shell.window.close()
