"""Slips that have not come back, by keyboard."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services.donors import slips
from baktidesk.ui.donors.missing_slips import MissingSlipsDialog
from baktidesk.ui.store import Store


def opened(parent: QWidget, store: Store, settle: Callable[[], None]) -> QDialog:
    """Open the list."""
    MissingSlipsDialog.show_for(parent, store)
    settle()
    dialog = parent.findChild(MissingSlipsDialog)
    assert dialog is not None
    return dialog


def test_the_keys_begin_at_the_button_that_is_meant(
    qtbot: QtBot,
    store: Store,
    event: StoredEvent,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
    database: Database,
    actor: Actor,
) -> None:
    parent = QWidget()
    show(parent)
    empty = opened(parent, store, settle)
    assert empty.focusWidget() is empty.findChild(QPushButton, "missing_slips.close")
    empty.close()
    qtbot.waitUntil(lambda: parent.findChild(MissingSlipsDialog) is None)
    database.run(lambda session: slips.issue_slips(session, event.id, 6), actor)
    dialog = opened(parent, store, settle)
    assert dialog.focusWidget() is dialog.findChild(QPushButton, "missing_slips.print")
    unused = dialog.findChild(QPushButton, "missing_slips.unused")
    assert unused is not None
    unused.click()
    asked = dialog.findChild(QLineEdit, "numbers")
    assert asked is not None and asked.hasSelectedText()
    QTest.keyClicks(asked, "4-6")
    assert asked.text() == "4-6"
