"""Stories of the officers in the settings: a forgotten PIN, the own PIN, and who is on duty no longer."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from baktidesk.db.session import Actor, Database
from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import EndOfDuty, OfficerEntry, Role, StoredOfficer
from baktidesk.services import officers
from baktidesk.services.audit import history
from baktidesk.services.officers import add_officer, all_officers, log_in
from baktidesk.ui.pages.settings import SettingsPage
from baktidesk.ui.safety.trail_words import deed_words, reason_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import RecordTable

Settle = Callable[[], None]
OLD, NEW = "271828", "161803"


@pytest.fixture
def known(database: Database, actor: Actor) -> dict[str, StoredOfficer]:
    """Give two officers by name."""
    entries = (OfficerEntry(name="Rina", role=Role.ADMIN, pin=OLD), OfficerEntry(name="Budi", pin=OLD))
    return {one.name: database.run(lambda session, one=one: add_officer(session, one), actor).value for one in entries}


@pytest.fixture
def page(store: Store, known: dict[str, StoredOfficer], show: Callable[[QWidget], None]) -> SettingsPage:
    """Bring the settings into sight for Rina, an administrator."""
    store.actor = replace(store.actor, officer_id=known["Rina"].id)
    made = SettingsPage(store)
    show(made)
    return made


def button(page: QWidget, name: str) -> QPushButton:
    """Give a button by name."""
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def choose(page: SettingsPage, name: str) -> None:
    """Go to the row of an officer with the keys."""
    table = page.findChild(RecordTable, "settings.officers")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    while table.current().name != name:
        before = table.current()
        QTest.keyClick(table, Qt.Key.Key_Down)
        assert table.current() != before


def ask(page: SettingsPage, name: str) -> QDialog:
    """Press a button that asks; give its question."""
    button(page, name).click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    return dialog


def answer(dialog: QDialog, settle: Settle, **typed: str) -> None:
    """Type into the question and press its button."""
    for name, digits in typed.items():
        box = dialog.findChild(QLineEdit, name)
        box.clear()
        QTest.keyClicks(box, digits)
    button(dialog, dialog.objectName().replace(".dialog", ".save")).click()
    settle()
    settle()


def opens(database: Database, officer: StoredOfficer, pin: str) -> bool:
    """Tell whether a PIN lets an officer in."""
    try:
        return database.run(lambda session: log_in(session, officer.id, pin)).value.name == officer.name
    except Refused:
        return False


def test_a_forgotten_pin_is_renewed_for_the_one_who_is_chosen(
    page: SettingsPage, database: Database, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Budi")
    dialog = ask(page, "settings.new_pin")
    assert "A new PIN for Budi" in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.findChild(QLineEdit, "new_pin").echoMode() == QLineEdit.EchoMode.Password
    answer(dialog, settle, new_pin=NEW, new_pin_again=OLD)
    assert "differ" in dialog.findChild(QLineEdit, "new_pin_again").accessibleDescription()
    answer(dialog, settle, new_pin_again=NEW)
    assert (opens(database, known["Budi"], OLD), opens(database, known["Budi"], NEW)) == (False, True)


def test_the_own_pin_asks_for_the_one_of_now_and_counts_the_wait_down(
    page: SettingsPage, database: Database, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Rina")
    dialog = ask(page, "settings.new_pin")
    for _ in range(5):
        answer(dialog, settle, pin="314159", new_pin=NEW, new_pin_again=NEW)
    box = dialog.findChild(QLineEdit, "pin")
    assert "seconds" in box.accessibleDescription()
    assert not box.isEnabled() and not button(dialog, "settings.own_pin.save").isEnabled()
    dialog.reject()


def test_the_own_pin_is_changed(
    page: SettingsPage, database: Database, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Rina")
    answer(ask(page, "settings.new_pin"), settle, pin=OLD, new_pin=NEW, new_pin_again=NEW)
    assert opens(database, known["Rina"], NEW)


def test_who_is_on_duty_no_longer_stays_in_the_list_and_comes_back(
    page: SettingsPage, database: Database, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Budi")
    dialog = ask(page, "settings.end_officer")
    assert "Is Budi no longer on duty?" in [label.text() for label in dialog.findChildren(QLabel)]
    assert button(dialog, "settings.end_officer.save").property("danger")
    answer(dialog, settle, reason="pindah tugas")
    assert [(one.name, one.ended) for one in page.officers.table.rows.records] == [("Rina", False), ("Budi", True)]
    assert not opens(database, known["Budi"], OLD)
    assert not button(page, "settings.end_officer").isVisible()
    assert not button(page, "settings.new_pin").isEnabled()
    button(page, "settings.resume_officer").click()
    settle()
    settle()
    assert opens(database, known["Budi"], OLD)
    assert not any(one.ended for one in database.read(all_officers))


def test_an_administrator_is_not_offered_to_end_the_own_duty(page: SettingsPage) -> None:
    choose(page, "Rina")
    assert not button(page, "settings.end_officer").isEnabled()


def test_who_is_no_administrator_may_change_the_own_pin_alone(
    page: SettingsPage, store: Store, known: dict[str, StoredOfficer]
) -> None:
    store.actor = Actor(name="Budi", role=Role.OFFICER, desk="A", officer_id=known["Budi"].id)
    page.officers.show_rights()
    offered = {}
    for name in known:
        choose(page, name)
        names = ("settings.add_officer", "settings.new_pin", "settings.end_officer")
        offered[name] = [button(page, one).isEnabled() for one in names]
    assert offered == {"Rina": [False, False, False], "Budi": [False, True, False]}
    assert page.findChild(QLabel, "settings.who_may").isVisible()


def test_who_ended_meanwhile_is_told_by_name(
    page: SettingsPage, database: Database, store: Store, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Budi")
    dialog = ask(page, "settings.new_pin")
    end = EndOfDuty()
    database.run(lambda session: officers.end_officer(session, known["Budi"].id, end), store.actor)
    answer(dialog, settle, new_pin=NEW, new_pin_again=NEW)
    assert "no longer on duty" in dialog.findChild(QLineEdit, "new_pin").accessibleDescription()
    dialog.reject()


def test_the_trail_tells_whom_it_was_about_and_why(
    page: SettingsPage, database: Database, known: dict[str, StoredOfficer], settle: Settle
) -> None:
    choose(page, "Budi")
    answer(ask(page, "settings.new_pin"), settle, new_pin=NEW, new_pin_again=NEW)
    answer(ask(page, "settings.end_officer"), settle, reason="pindah tugas")
    button(page, "settings.resume_officer").click()
    settle()
    lines = database.read(lambda session: history(session, known["Budi"].id))[1:]
    told = [(deed_words(line), reason_words(line)) for line in lines]
    assert told == [("New PIN · Budi", ""), ("No longer on duty · Budi", "pindah tugas"), ("On duty again · Budi", "")]
