"""Entry from the returned sheet: numbers typed as they stand on paper, or ticked, and everybody served left out."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.recipient_roll import not_yet_collected, recipient_lines
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from baktidesk.ui.relief.returned_sheet import ReturnedSheetDialog
from baktidesk.ui.store import Store
from tests.stories import DAY
from tests.workbooks import a_bnba, a_family

Settle = Callable[[], None]
PATIENCE = 10
"""Seconds after which a gate opens by itself, so that a failed story does not hold up the others."""


@pytest.fixture
def lines(database: Database, actor: Actor, event: StoredEvent, tmp_path: Path) -> list[RecipientLine]:
    """Put twelve families on the recipients' roll, the second of whom has been served; give it."""
    file = read_roll(a_bnba(tmp_path, [a_family(number) for number in range(1, 13)]), DAY)
    database.run(lambda session: roll.import_roll(session, event.id, file, RollKind.RECIPIENT), actor)
    found = database.read(lambda session: recipient_lines(session, event.id), actor)
    record = Distribution(full_name=found[1].full_name, item_id=event.items[0].id)
    database.run(lambda session: distribute(session, event.id, record, person_id=found[1].person_id), actor)
    return found


@pytest.fixture
def parent(event: StoredEvent, show: Callable[[QWidget], None]) -> QWidget:
    """Give a page to open the dialog from."""
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def dialog(parent: QWidget, store: Store, lines: list[RecipientLine], settle: Settle) -> ReturnedSheetDialog:
    """Open the dialog for the packages, with the hour on the paper typed."""
    ReturnedSheetDialog.show_for(parent, store)
    opened = parent.findChild(ReturnedSheetDialog)
    assert isinstance(opened, ReturnedSheetDialog)
    opened.form.editor("item_id").setCurrentIndex(0)
    opened.form.editor("item_id").edited.emit()
    opened.form.editor("given_at").set_value(dt.time(0, 1))
    settle()
    return opened


def say(dialog: QWidget, name: str) -> str:
    """Give the words of a label by its name."""
    label = dialog.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def type_numbers(dialog: ReturnedSheetDialog, numbers: str) -> None:
    """Type the numbers that were signed."""
    editor = dialog.form.editor("numbers")
    editor.clear()
    QTest.keyClicks(editor, numbers)


def signed(dialog: ReturnedSheetDialog) -> list[int]:
    """Give the numbers that are shown as signed."""
    column = dialog.table.rows.columns[4]
    return [one.number for one in dialog.table.rows.records if column.shown(one) == "Signed"]


def missing(database: Database, event: StoredEvent) -> list[int]:
    """Give the numbers of those who have not collected."""
    return [line.number for line in database.read(lambda session: not_yet_collected(session, event.id))]


def in_front(settle: Settle, name: str) -> Any:
    """Wait for a dialog and give it."""
    settle()
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible()]
    assert len(found) == 1
    assert isinstance(found[0], QDialog)
    return found[0]


def test_typed_numbers_tick_the_rows_and_leave_out_who_was_served(dialog: ReturnedSheetDialog) -> None:
    type_numbers(dialog, "1-4, 7; 9 s/d 10")
    assert signed(dialog) == [1, 3, 4, 7, 9, 10]
    assert say(dialog, "returned.left_out") == "Left out, because they were served before: 2."
    assert say(dialog, "returned.sentence") == "12 on the roll; 6 signed, 1 served before."
    assert dialog.form.save.text().startswith("Enter 6")


def test_space_ticks_one_row_after_the_other(dialog: ReturnedSheetDialog) -> None:
    dialog.table.select(0)
    dialog.table.setFocus()
    for _ in range(4):
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.form.editor("numbers").value() == "1"
    dialog.table.select(2)
    for _ in range(3):
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.form.editor("numbers").value() == "1, 3–5"
    dialog.table.select(3)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert signed(dialog) == [1, 3, 5]


def test_who_was_served_is_shown_with_hour_and_desk(dialog: ReturnedSheetDialog) -> None:
    column = dialog.table.rows.columns[4]
    assert column.shown(dialog.table.rows.records[1]).endswith(", desk A")
    assert column.chip is not None
    assert column.chip(dialog.table.rows.records[1]).tone == "warn"


def test_the_sheet_is_entered_in_one_deed_that_one_undo_takes_back(
    dialog: ReturnedSheetDialog, settle: Settle, store: Store, database: Database, event: StoredEvent, qtbot: QtBot
) -> None:
    type_numbers(dialog, "1-6")
    with qtbot.waitSignal(store.said) as told:
        QTest.keyClick(dialog.form.editor("numbers"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert told.args is not None
    assert told.args[0] == "Entered from the sheet: 5. Left out: 1."
    assert missing(database, event) == [7, 8, 9, 10, 11, 12]
    assert (signed(dialog), dialog.form.editor("numbers").value()) == ([], "")
    from baktidesk.services.audit import undo

    store.run(lambda session: undo(session, told.args[1] if told.args else ""))
    settle()
    assert missing(database, event) == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


def test_numbers_that_were_served_before_are_told_as_left_out(dialog: ReturnedSheetDialog, settle: Settle) -> None:
    type_numbers(dialog, "1-4")
    dialog.form.submit()
    settle()
    told = say(dialog, "returned.left_out").splitlines()
    assert told[0] == "Entered from the sheet: 3. Left out: 1."
    assert told[1] == "Left out, because they were served before: 2."


def test_it_is_written_at_the_hour_of_the_paper(
    dialog: ReturnedSheetDialog, settle: Settle, database: Database, event: StoredEvent, lines: list[RecipientLine]
) -> None:
    type_numbers(dialog, "3")
    dialog.form.submit()
    settle()
    found = database.read(lambda session: list_deliveries(session, event.id))
    (entered,) = [one for one in found if one.recipient == lines[2].full_name]
    assert entered.at.astimezone(event.zone.tzinfo).time() == dt.time(0, 1)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("semua", "Please write numbers and runs, for example 12, 15–18."),
        ("40", "Number 40 is not on the roll, which ends at 12."),
        ("2", "Nobody of these can be entered: they were served before."),
    ],
)
def test_numbers_that_cannot_be_entered_are_said_at_their_field(
    dialog: ReturnedSheetDialog, database: Database, event: StoredEvent, typed: str, problem: str
) -> None:
    type_numbers(dialog, typed)
    dialog.form.submit()
    notes = [label.text() for label in dialog.form.findChildren(QLabel) if label.property("role") == "problem"]
    assert notes == [problem]
    assert len(missing(database, event)) == 11


def test_more_than_the_stock_asks_for_a_reason_and_is_entered_with_it(
    dialog: ReturnedSheetDialog, settle: Settle, database: Database, event: StoredEvent
) -> None:
    type_numbers(dialog, "1-4")
    dialog.form.editor("quantity").set_value(4000)
    dialog.form.submit()
    asking = in_front(settle, "override.dialog")
    assert len(missing(database, event)) == 11
    asking.form.editor("reason").setText("Dihitung ulang")
    asking.form.submit()
    settle()
    assert missing(database, event) == [5, 6, 7, 8, 9, 10, 11, 12]
    assert not isValid(asking)


def test_who_is_served_at_another_desk_meanwhile_is_left_out(
    dialog: ReturnedSheetDialog,
    settle: Settle,
    database: Database,
    actor: Actor,
    event: StoredEvent,
    lines: list[RecipientLine],
) -> None:
    type_numbers(dialog, "3-5")
    record = Distribution(full_name=lines[3].full_name, item_id=event.items[0].id)
    database.run(lambda session: distribute(session, event.id, record, person_id=lines[3].person_id), actor)
    dialog.form.submit()
    settle()
    told = say(dialog, "returned.left_out")
    assert told.startswith("Entered from the sheet: 2. Left out: 1.\n4 Keluarga")
    assert "Already received 1 paket" in told


def test_an_entry_that_is_stopped_leaves_nothing(
    dialog: ReturnedSheetDialog, settle: Settle, store: Store, database: Database, event: StoredEvent
) -> None:
    gate = threading.Event()
    store.start(lambda: gate.wait(PATIENCE), lambda _opened: None)
    type_numbers(dialog, "1-6")
    dialog.form.submit()
    close = dialog.findChild(QAbstractButton, "returned.close")
    assert close is not None
    assert close.text() == "Stop   Esc"
    close.click()
    gate.set()
    settle()
    assert dialog.isVisible()
    assert len(missing(database, event)) == 11
    assert signed(dialog) == [1, 3, 4, 5, 6]


def test_every_input_has_an_accessible_name(dialog: ReturnedSheetDialog) -> None:
    inputs = [
        box
        for name in ("item_id", "quantity", "area_id", "given_on", "given_at", "numbers")
        if (box := dialog.form.editor(name))
    ]
    assert [one.objectName() for one in inputs if not one.accessibleName()] == []
