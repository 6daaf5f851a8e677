"""One person in the window: shown, corrected, erased; a copied NIK leaves the clipboard."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services.donors.donations import check_in
from baktidesk.ui.pages.records import RecordsPage
from baktidesk.ui.records.person_dialog import CopiedNik, PersonDialog
from baktidesk.ui.store import Store
from tests.stories import a_donor


@pytest.fixture
def dialog(
    database: Database,
    store: Store,
    event: StoredEvent,
    actor: Actor,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
) -> PersonDialog:
    """Open the person of the only record."""
    donor = a_donor(full_name="Zulkarnaen Wirakusuma")
    database.run(lambda session: check_in(session, event.id, donor), actor)
    page = RecordsPage(store)
    show(page)
    page.list.select(0)
    settle()
    page.findChild(QPushButton, "records.person").click()
    settle()
    opened = page.findChild(PersonDialog)
    assert opened
    return opened


def words_in(dialog: QDialog) -> list[str]:
    """Give what the labels of a dialog say."""
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_all_that_is_stored_is_in_sight(dialog: PersonDialog) -> None:
    assert "Zulkarnaen Wirakusuma" in words_in(dialog)
    dialog.reject()


def test_a_person_is_erased_after_a_reason(
    dialog: PersonDialog, settle: Callable[[], None], store: Store, qtbot: QtBot
) -> None:
    dialog.findChild(QPushButton, "person.erase").click()
    asked = dialog.findChild(QDialog, "person.erase.dialog")
    asked.form.editor("reason").setText("Diminta sendiri")  # type: ignore[attr-defined]
    with qtbot.waitSignal(store.changed) as changed:
        asked.findChild(QPushButton, "person.erase.save").click()
    settle()
    assert "person" in changed.args[0]


def test_a_copied_nik_is_taken_back_and_nothing_else(qapp: QApplication, store: Store) -> None:
    copied = CopiedNik(store, "3171011708450001")
    assert qapp.clipboard().text() == "3171011708450001"
    copied.take_back()
    assert qapp.clipboard().text() == ""
    copied = CopiedNik(store, "3171011708450001")
    qapp.clipboard().setText("catatan lain")
    copied.take_back()
    assert qapp.clipboard().text() == "catatan lain"


def test_a_copied_nik_does_not_outlive_the_program(qapp: QApplication, store: Store) -> None:
    CopiedNik(store, "3171011708450001")
    store.close()
    assert qapp.clipboard().text() == ""
