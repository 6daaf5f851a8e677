"""Stories of the roll: looked at first, saved when told to, and who is still missing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services.backups import list_with_content
from baktidesk.services.donors import donations
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from baktidesk.ui.donors.not_yet_come import NotYetComeDialog
from baktidesk.ui.rolls.roll_dialog import RollDialog
from baktidesk.ui.store import Store
from tests.stories import DAY, a_donor
from tests.workbooks import a_roll, a_row

Settle = Callable[[], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a roll of five rows: three people, one of them twice, and one NIK that lost its digits."""
    rows = [a_row(1), a_row(2), a_row(3, unit=""), a_row(1), a_row(4, nik=3171010101801004)]
    return a_roll(tmp_path, rows)


class Parent(QWidget):
    """A page that takes whoever is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def take_person(self, person_id: str) -> None:
        """Take a person into the check-in."""
        self.taken.append(person_id)


@pytest.fixture
def parent(event: StoredEvent, show: Callable[[QWidget], None]) -> Parent:
    """Give a page to open the dialogs from."""
    made = Parent()
    show(made)
    return made


@pytest.fixture
def dialog(parent: Parent, store: Store, settle: Settle) -> RollDialog:
    """Open the import."""
    opened = RollDialog.show_for(parent, store)
    assert opened is not None
    settle()
    return opened


def button(dialog: QDialog, name: str) -> QAbstractButton:
    """Find a button by its name."""
    found = dialog.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def words(dialog: QDialog, name: str) -> str:
    """Give the words of a label by its name."""
    label = dialog.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def type_file(dialog: RollDialog, file: Path, settle: Settle) -> None:
    """Type the path of a file and press Enter."""
    dialog.box.editor.setText(str(file))
    QTest.keyClick(dialog.box.editor, Qt.Key.Key_Return)
    settle()


def on_roll(database: Database, event: StoredEvent) -> dict[str, str]:
    """Give the work unit of everybody on the roll, by name."""
    return {line.full_name: line.work_unit for line in database.read(lambda one: roll.roll_lines(one, event.id))}


def test_it_begins_empty_and_offers_nothing_to_save(dialog: RollDialog) -> None:
    assert QApplication.focusWidget() is dialog.box.editor
    assert not button(dialog, "roll.save").isEnabled()
    assert [button(dialog, f"roll.{name}").accessibleName() for name in ("accepted", "duplicate", "bad")] == [
        "Accepted  0",
        "Duplicate  0",
        "Bad  0",
    ]


def test_a_file_is_shown_in_three_lists_and_nothing_is_written(
    dialog: RollDialog, file: Path, settle: Settle, database: Database, event: StoredEvent
) -> None:
    type_file(dialog, file, settle)
    assert [one.row.row for one in dialog.preview.accepted.rows.records] == [2, 3, 4]
    assert [one.row for one in dialog.preview.away["duplicate"].rows.records] == [5]
    (bad,) = dialog.preview.away["bad"].rows.records
    assert "stored as a number" in dialog.preview.away["bad"].rows.columns[2].shown(bad)
    assert button(dialog, "roll.save").text() == "Save 3 people   Ctrl+Enter"
    assert on_roll(database, event) == {}


def test_saving_puts_them_on_the_roll_and_says_so(
    dialog: RollDialog, file: Path, settle: Settle, store: Store, database: Database, event: StoredEvent, qtbot: QtBot
) -> None:
    dialog.unit.setText("Kanim Uji")
    type_file(dialog, file, settle)
    with qtbot.waitSignal(store.said) as said:
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert said.args is not None
    assert said.args[0] == "3 people of daftar.xlsx are on the roll now."
    assert sorted(on_roll(database, event).values()) == ["Kanim Uji", "Lapas Uji", "Lapas Uji"]


def test_the_work_unit_counts_also_when_it_is_named_afterwards(dialog: RollDialog, file: Path, settle: Settle) -> None:
    type_file(dialog, file, settle)
    dialog.unit.setText("Kanim Uji")
    dialog.unit.editingFinished.emit()
    settle()
    assert dialog.preview.accepted.rows.records[2].row.person.work_unit == "Kanim Uji"


def test_enter_on_the_work_unit_compares_and_saves_nothing(
    dialog: RollDialog, file: Path, settle: Settle, database: Database, event: StoredEvent
) -> None:
    type_file(dialog, file, settle)
    dialog.unit.setFocus()
    QTest.keyClicks(dialog.unit, "Kanim")
    QTest.keyClick(dialog.unit, Qt.Key.Key_Return)
    settle()
    assert (dialog.isVisible(), on_roll(database, event)) == (True, {})
    assert dialog.preview.accepted.rows.records[2].row.person.work_unit == "Kanim"


def test_the_bad_rows_are_offered_for_printing(
    dialog: RollDialog, file: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert button(dialog, "roll.print").isHidden()
    type_file(dialog, file, settle)
    printed: list[object] = []
    monkeypatch.setattr("baktidesk.ui.papers.printing.print_list", lambda *given: printed.extend(given[2:]))
    button(dialog, "roll.print").click()
    title, heads, rows = printed
    assert (title, len(heads)) == ("Rows of daftar.xlsx that cannot be taken", 4)  # type: ignore[arg-type]
    assert [row[0] for row in rows] == ["6"]  # type: ignore[attr-defined]


def test_a_refused_file_is_said_under_its_input(dialog: RollDialog, tmp_path: Path, settle: Settle) -> None:
    type_file(dialog, tmp_path / "tidak-ada.xlsx", settle)
    assert words(dialog, "roll.file_note") == "There is no file tidak-ada.xlsx."
    type_file(dialog, Path("daftar.xlsx"), settle)
    assert words(dialog, "roll.file_note") == "Please give the whole path of the file."
    assert not button(dialog, "roll.save").isEnabled()


def test_another_file_drops_what_was_read_before(dialog: RollDialog, file: Path, settle: Settle) -> None:
    type_file(dialog, file, settle)
    QTest.keyClick(dialog.box.editor, Qt.Key.Key_X)
    assert dialog.preview.accepted.rows.records == []
    assert not button(dialog, "roll.save").isEnabled()


def test_a_file_is_chosen_in_the_system_s_dialog(dialog: RollDialog, file: Path, settle: Settle) -> None:
    button(dialog, "roll.choose").click()
    chooser = dialog.findChild(QFileDialog, "file.dialog")
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    settle()
    assert button(dialog, "roll.save").isEnabled()


def test_a_file_is_dropped(dialog: RollDialog, file: Path, settle: Settle) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(dialog, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), *how))
    settle()
    assert button(dialog, "roll.save").isEnabled()


def test_an_import_that_is_stopped_leaves_nothing(
    dialog: RollDialog, file: Path, settle: Settle, store: Store, database: Database, event: StoredEvent
) -> None:
    type_file(dialog, file, settle)
    gate = threading.Event()
    store.start(gate.wait, lambda _opened: None)
    button(dialog, "roll.save").click()
    assert button(dialog, "roll.close").text() == "Stop   Esc"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    gate.set()
    settle()
    assert words(dialog, "roll.refusal") == "The import was stopped. Nothing was saved."
    assert (dialog.isVisible(), on_roll(database, event)) == (True, {})
    assert list_with_content(database.place) == []
    assert button(dialog, "roll.save").isEnabled()


def test_a_dialog_that_was_closed_hears_nothing_more(dialog: RollDialog, file: Path, settle: Settle) -> None:
    dialog.box.take(file)
    dialog.close()
    dialog.deleteLater()
    QApplication.sendPostedEvents()
    settle()


# --- who has not come yet ---------------------------------------------------------------------------------------


@pytest.fixture
def missing(
    parent: Parent,
    store: Store,
    database: Database,
    actor: Actor,
    event: StoredEvent,
    tmp_path: Path,
    settle: Settle,
) -> NotYetComeDialog:
    """Open the list for a roll of six people in two work units."""
    rows = [a_row(number, unit="Lapas Uji" if number < 5 else "Kanim Uji") for number in range(1, 7)]
    found = read_roll(a_roll(tmp_path, rows), DAY)
    database.run(lambda session: roll.import_roll(session, event.id, found), actor)
    NotYetComeDialog.show_for(parent, store)
    settle()
    opened = parent.findChild(NotYetComeDialog)
    assert isinstance(opened, NotYetComeDialog)
    return opened


def test_they_are_counted_by_work_unit(missing: NotYetComeDialog) -> None:
    assert [(one.id, one.missing, one.expected) for one in missing.units.rows.records] == [
        ("", 6, 6),
        ("Lapas Uji", 4, 4),
        ("Kanim Uji", 2, 2),
    ]
    missing.units.select(2)
    assert {one.work_unit for one in missing.people.rows.records} == {"Kanim Uji"}


def test_whoever_comes_leaves_the_list(
    missing: NotYetComeDialog, store: Store, event: StoredEvent, settle: Settle
) -> None:
    first = missing.people.rows.records[0]
    donor = a_donor(full_name=first.full_name)
    store.run(lambda session: donations.check_in(session, event.id, donor, person_id=first.person_id))
    settle()
    assert first.person_id not in {one.person_id for one in missing.people.rows.records}
    assert words(missing, "not_yet_come.sentence") == "1 of 6 people on the roll have come; 5 are still missing."


def test_searching_and_enter_hand_the_person_to_the_desk(missing: NotYetComeDialog, parent: Parent) -> None:
    wanted = missing.people.rows.records[3]
    QTest.keyClicks(missing.findChild(QLineEdit, "search"), wanted.nip)
    assert [one.id for one in missing.people.rows.records] == [wanted.id]
    QTest.keyClick(missing.people, Qt.Key.Key_Return)
    assert parent.taken == [wanted.person_id]


def test_a_search_for_nobody_says_so(missing: NotYetComeDialog) -> None:
    missing.search.setText("zzz")
    assert not button(missing, "not_yet_come.check_in").isEnabled()
    assert not button(missing, "not_yet_come.print").isEnabled()
    assert words(missing.people, "empty") == "Nobody of this name is missing."  # type: ignore[arg-type]


def test_an_event_without_a_roll_says_what_to_do(parent: Parent, store: Store, settle: Settle) -> None:
    NotYetComeDialog.show_for(parent, store)
    settle()
    (opened,) = parent.findChildren(NotYetComeDialog)
    assert words(opened.people, "empty").startswith("This event has no roll yet.")  # type: ignore[arg-type]


def test_the_list_is_offered_for_printing(
    missing: NotYetComeDialog, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    printed: list[object] = []
    monkeypatch.setattr("baktidesk.ui.papers.printing.print_list", lambda *given: printed.extend(given[2:]))
    button(missing, "not_yet_come.print").click()
    title, heads, rows = printed
    assert (title, len(heads), len(rows)) == ("Who has not come yet", 5, 6)  # type: ignore[arg-type]


def test_enter_on_a_button_presses_it(missing: NotYetComeDialog) -> None:
    close = button(missing, "not_yet_come.close")
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Return)
    assert not missing.isVisible()
