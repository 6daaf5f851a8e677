"""One person in the window: shown, corrected, erased; a copied NIK leaves the clipboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.privacy import Erasure
from baktidesk.services.donors.donations import check_in
from baktidesk.services.privacy import correct_person, erase_person, person_file
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


def test_a_correction_is_told_with_old_and_new_value_until_the_person_is_erased(
    dialog: PersonDialog, database: Database, store: Store, actor: Actor, event: StoredEvent
) -> None:
    person_id = dialog._file.person_id
    identity = replace(dialog._file.identity, full_name="Zulkarnaen Putra", nik="3171011708450001")
    database.run(lambda session: correct_person(session, person_id, identity), actor)

    def words() -> str:
        file = database.run(lambda session: person_file(session, person_id), actor).value
        return "\n".join(words_in(PersonDialog(dialog, store, file, event.zone)))

    told = words()
    assert "Full name: Zulkarnaen Wirakusuma → Zulkarnaen Putra" in told
    assert "NIK: – → 3171********0001" in told
    database.run(lambda session: erase_person(session, person_id, Erasure(reason="Diminta")), actor)
    assert "Zulkarnaen" not in words()
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
