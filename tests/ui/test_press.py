"""Figures for the press are frozen, copied and corrected by keyboard."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.services.donors.donations import check_in, donate, pass_donor, void_visit
from baktidesk.services.sending.press import list_releases
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.pages.send import SendPage
from baktidesk.ui.sending.press_dialog import PressDialog
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard
from tests.stories import a_bag, a_donor

Run = Callable[..., Any]


@pytest.fixture
def run(database: Database, actor: Actor) -> Run:
    """Do a deed as somebody else would, at another desk."""
    return lambda work, *args, **more: database.run(lambda session: work(session, *args, **more), actor).value


@pytest.fixture
def hands(qtbot: QtBot, store: Store, event: StoredEvent) -> Keyboard:
    """Sit before the page Kirim."""
    window = MainWindow(store)
    window.offer_page("send", lambda: SendPage(store))
    window.open_page("send")
    return Keyboard(qtbot, window)


def open_dialog(hands: Keyboard) -> PressDialog:
    """Press the page's key."""
    hands.press(Qt.Key.Key_F5)
    return cast("PressDialog", QApplication.activeModalWidget())


def said(dialog: PressDialog, name: str) -> str:
    """Give what a label says."""
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def a_bag_more(run: Run, event: StoredEvent) -> str:
    """Let somebody give a bag; give the visit's id."""
    visit = run(check_in, event.id, a_donor(full_name="Siti Aminah"))
    run(pass_donor, visit.id)
    run(donate, visit.id, a_bag())
    return str(visit.id)


def test_one_key_freezes_and_copies(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    a_bag_more(run, event)
    dialog = open_dialog(hands)
    assert said(dialog, "press.state") == "Nothing has been told yet."
    assert not dialog.copy.isEnabled()
    hands.save()
    hands.look_up()
    copied = QApplication.clipboard().text()
    assert copied.startswith("*RILIS 1*")
    assert "Siti" not in copied
    assert said(dialog, "press.state") == "Release 1 still holds."
    assert not dialog.freeze.isEnabled()
    assert dialog.preview.toPlainText() == copied


def test_what_changed_is_named_and_an_erratum_lists_it(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    visit = a_bag_more(run, event)
    dialog = open_dialog(hands)
    hands.save()
    run(void_visit, visit, "tercatat dua kali")
    dialog.read()
    hands.look_up()
    assert said(dialog, "press.state") == "Release 1 has become wrong:"
    assert "Bags of blood: 1 → 0 bags" in said(dialog, "press.changes")
    hands.press(Qt.Key.Key_F6)
    question = cast("RecordDialog", QApplication.activeModalWidget())
    assert question.objectName() == "erratum.dialog"
    hands.save()
    assert question.form.editor("reason").accessibleDescription()
    hands.type("Satu kantong tercatat dua kali")
    hands.save()
    hands.look_up()
    assert "- Kantong darah: semula 1, menjadi 0 kantong" in QApplication.clipboard().text()
    assert [one.corrects for one in run(list_releases, event.id)] == [1, 0]


def test_ctrl_enter_goes_to_the_erratum_when_only_that_is_honest(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    visit = a_bag_more(run, event)
    dialog = open_dialog(hands)
    hands.save()
    run(void_visit, visit, "tercatat dua kali")
    dialog.read()
    hands.look_up()
    hands.save()
    assert cast("RecordDialog", QApplication.activeModalWidget()).objectName() == "erratum.dialog"
    assert len(run(list_releases, event.id)) == 1


def test_an_older_release_is_read_and_copied_again(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    a_bag_more(run, event)
    dialog = open_dialog(hands)
    hands.save()
    a_bag_more(run, event)
    dialog.read()
    hands.look_up()
    hands.save()
    hands.look_up()
    assert dialog.releases.count() == 2
    dialog.releases.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_F7)
    assert QApplication.clipboard().text().startswith("*RILIS 1*")
    assert dialog.preview.toPlainText().startswith("*RILIS 1*")


def test_a_supervisor_changes_the_template(hands: Keyboard, event: StoredEvent) -> None:
    dialog = open_dialog(hands)
    dialog._template.click()
    hands.look_up()
    question = cast("RecordDialog", QApplication.activeModalWidget())
    question.form.editor("template").set_value("Halo {nama}")
    hands.save()
    assert "is not known" in question.form.editor("template").accessibleDescription()
    question.form.editor("template").set_value("{title}: {state}")
    hands.save()
    hands.look_up()
    assert dialog.preview.toPlainText() == "RILIS 1: Angka sementara"


def test_an_officer_freezes_but_does_not_change_the_template(
    hands: Keyboard, store: Store, database: Database, run: Run, event: StoredEvent
) -> None:
    store.open(database, Actor(name="Budi", role=Role.OFFICER, desk="B"))
    dialog = open_dialog(hands)
    assert not dialog._template.isVisible()
    hands.save()
    assert run(list_releases, event.id)[0].officer == "Budi"
