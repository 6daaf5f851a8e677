"""The dialogs that print: two Enters for a slip, numbered blank slips, and those that have not come back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import CheckIn, Donation, Slip, Visit
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.paper import Paper
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services import settings
from baktidesk.services.audit import history
from baktidesk.services.donors import donations, slips
from baktidesk.services.journal import RecordKind
from baktidesk.ui.donors.missing_slips import MissingSlipsDialog
from baktidesk.ui.papers import printing
from baktidesk.ui.records.record_words import tell
from baktidesk.ui.store import Store
from tests.ui.pdf import said_by, words_of

pytestmark = pytest.mark.needs("poppler")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give a window for the dialogs to stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def visit(database: Database, actor: Actor, event: StoredEvent) -> Visit:
    """Register a donor."""
    record = CheckIn(full_name="Siti Aminah", work_unit="Kanim Uji", sex=Sex.FEMALE, nik="")
    given: Visit = database.run(lambda session: donations.check_in(session, event.id, record), actor).value
    return given


@pytest.fixture
def donated(database: Database, actor: Actor, visit: Visit) -> Visit:
    """Let PMI take blood."""
    bag = Donation(bag_number="K-0001", blood_group=BloodGroup.AB)

    def work(session: Any) -> Visit:
        donations.pass_donor(session, visit.id)
        return donations.donate(session, visit.id, bag)

    given: Visit = database.run(work, actor).value
    return given


def shown(settle: Callable[[], None], name: str) -> QDialog:
    """Wait for a dialog and give it."""
    settle()
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible()]
    assert len(found) == 1
    assert isinstance(found[0], QDialog)
    return found[0]


def enter(settle: Callable[[], None]) -> None:
    """Press Enter where the focus is."""
    front = QApplication.activeModalWidget() or QApplication.activeWindow()
    assert front is not None
    QTest.keyClick(front.focusWidget() or front, Qt.Key.Key_Return)
    settle()


def find(parent: QWidget, kind: type[Any], name: str) -> Any:
    found = parent.findChild(kind, name)
    assert found is not None
    return found


def test_two_enters_print_a_slip_and_go_on(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], database: Database, tmp_path: Path
) -> None:
    printing.print_queue_slip(window, store, visit)
    dialog = shown(settle, "print.dialog")
    find(dialog, QLineEdit, "folder").setText(str(tmp_path / "out"))
    enter(settle)
    assert find(dialog, QLabel, "print.file").text() == "HB-TEST_number-A-001-a4.pdf"
    assert "A-001" in words_of(tmp_path / "out" / "HB-TEST_number-A-001-a4.pdf")
    enter(settle)
    assert not dialog.isVisible()
    lines = database.read(lambda session: history(session, visit.id))
    assert [(line.action, line.kind) for line in lines][-1] == ("print", "queue_slip")


def test_the_desk_is_offered_what_it_chose_last(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], tmp_path: Path
) -> None:
    printing.print_queue_slip(window, store, visit)
    first = shown(settle, "print.dialog")
    find(first, QLineEdit, "folder").setText(str(tmp_path))
    find(first, QComboBox, "print.paper").setCurrentIndex(1)
    enter(settle)
    first.reject()
    settle()
    printing.print_queue_slip(window, store, visit)
    again = shown(settle, "print.dialog")
    assert find(again, QComboBox, "print.paper").currentData() == Paper.ROLL_80
    assert find(again, QLineEdit, "folder").text() == str(tmp_path)


def test_one_slip_on_two_papers_is_two_files(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], tmp_path: Path
) -> None:
    for number in range(2):
        printing.print_queue_slip(window, store, visit)
        dialog = shown(settle, "print.dialog")
        find(dialog, QLineEdit, "folder").setText(str(tmp_path))
        find(dialog, QComboBox, "print.paper").setCurrentIndex(number)
        enter(settle)
        dialog.reject()
    names = sorted(file.name for file in tmp_path.glob("*.pdf"))
    assert names == ["HB-TEST_number-A-001-80-mm-roll.pdf", "HB-TEST_number-A-001-a4.pdf"]


def test_a_folder_that_refuses_loses_nothing(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    printing.print_queue_slip(window, store, visit)
    dialog = shown(settle, "print.dialog")
    find(dialog, QLineEdit, "folder").setText(str(tmp_path / "file"))
    enter(settle)
    assert dialog.isVisible()
    find(dialog, QLineEdit, "folder").setText(str(tmp_path))
    find(dialog, QPushButton, "print.do").click()
    settle()
    assert (tmp_path / "HB-TEST_number-A-001-a4.pdf").exists()


def test_the_file_is_opened_on_request(
    window: QWidget,
    store: Store,
    donated: Visit,
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    printing.print_thank_you(window, store, donated)
    dialog = shown(settle, "print.dialog")
    find(dialog, QLineEdit, "folder").setText(str(tmp_path))
    enter(settle)
    find(dialog, QPushButton, "print.open").click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "HB-TEST_thank-you-A-001-a5.pdf"]
    assert "You may donate again from" in words_of(tmp_path / "HB-TEST_thank-you-A-001-a5.pdf")


def test_papers_of_the_practice_file_say_so(
    window: QWidget,
    store: Store,
    visit: Visit,
    settle: Callable[[], None],
    tmp_path: Path,
    database: Database,
    actor: Actor,
) -> None:
    database.run(lambda session: session.set(settings.PRACTICE, True), actor)
    printing.print_queue_slip(window, store, visit)
    find(shown(settle, "print.dialog"), QLineEdit, "folder").setText(str(tmp_path))
    enter(settle)
    assert "LATIHAN" in words_of(tmp_path / "LATIHAN_HB-TEST_number-A-001-a4.pdf")


def test_blank_slips_are_numbered_printed_and_printed_again_as_copies(
    window: QWidget, store: Store, event: StoredEvent, settle: Callable[[], None], tmp_path: Path
) -> None:
    printing.print_blank_slips(window, store)
    asking = shown(settle, "slips.dialog")
    find(asking, QLineEdit, "count").setText("4")
    find(asking, QPushButton, "slips.save").click()
    find(shown(settle, "print.dialog"), QLineEdit, "folder").setText(str(tmp_path))
    enter(settle)
    words = words_of(tmp_path / "HB-TEST_slips-0001-0004.pdf")
    assert "0004" in words
    assert "copy" not in words
    enter(settle)
    printing.print_blank_slips(window, store)
    find(shown(settle, "slips.dialog"), QPushButton, "slips.again").click()
    shown(settle, "print.dialog")
    enter(settle)
    assert words_of(tmp_path / "HB-TEST_slips-0001-0004.pdf").count("copy") == 4


def missing_of(store: Store, window: QWidget, settle: Callable[[], None]) -> QDialog:
    MissingSlipsDialog.show_for(window, store)
    return shown(settle, "missing_slips.dialog")


def test_missing_slips_are_told_as_runs_and_follow_the_desk(
    window: QWidget, store: Store, event: StoredEvent, settle: Callable[[], None], visit: Visit
) -> None:
    store.run(lambda session: slips.issue_slips(session, event.id, 6))
    dialog = missing_of(store, window, settle)
    assert find(dialog, QLabel, "missing_slips.numbers").text() == "1–6"
    record = CheckIn(full_name="Budi", work_unit="Kanim Uji", sex=Sex.MALE)
    slip = Slip(number=3, written_at=visit.checked_in_at)
    store.run(lambda session: donations.check_in(session, event.id, record, slip=slip))
    settle()
    assert find(dialog, QLabel, "missing_slips.numbers").text() == "1–2, 4–6"


def test_slips_left_over_are_marked_and_no_longer_missing(
    window: QWidget, store: Store, event: StoredEvent, settle: Callable[[], None]
) -> None:
    store.run(lambda session: slips.issue_slips(session, event.id, 6))
    dialog = missing_of(store, window, settle)
    find(dialog, QPushButton, "missing_slips.unused").click()
    asking = shown(settle, "unused.dialog")
    numbers, save = find(asking, QLineEdit, "numbers"), find(asking, QPushButton, "unused.save")
    assert numbers.text() == "1–6"
    numbers.setText("semua")
    save.click()
    settle()
    assert asking.isVisible()
    numbers.setText("1, 3-5")
    save.click()
    settle()
    assert QApplication.activeModalWidget() is dialog
    assert find(dialog, QLabel, "missing_slips.numbers").text() == "2, 6"


def test_missing_slips_are_printed(
    window: QWidget, store: Store, event: StoredEvent, settle: Callable[[], None], tmp_path: Path
) -> None:
    store.run(lambda session: slips.issue_slips(session, event.id, 6))
    find(missing_of(store, window, settle), QPushButton, "missing_slips.print").click()
    find(shown(settle, "print.dialog"), QLineEdit, "folder").setText(str(tmp_path))
    enter(settle)
    (pdf,) = tmp_path.glob("HB-TEST_slips-that-have-not-come-back-*.pdf")
    assert "1–6" in words_of(pdf)


def test_no_name_reaches_a_file_name_or_the_data_about_a_file(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], tmp_path: Path
) -> None:
    printing.print_queue_slip(window, store, visit)
    find(shown(settle, "print.dialog"), QLineEdit, "folder").setText(str(tmp_path))
    enter(settle)
    (pdf,) = tmp_path.glob("*.pdf")
    assert "Siti" not in pdf.name
    assert "Siti" not in said_by("pdfinfo", pdf)


def test_the_history_tells_which_document_was_printed(
    window: QWidget, store: Store, event: StoredEvent, visit: Visit, settle: Callable[[], None], tmp_path: Path
) -> None:
    printing.print_queue_slip(window, store, visit)
    dialog = shown(settle, "print.dialog")
    find(dialog, QLineEdit, "folder").setText(str(tmp_path))
    find(dialog, QComboBox, "print.paper").setCurrentIndex(1)
    enter(settle)
    found: list[str] = []
    store.read(
        lambda session: history(session, visit.id),
        lambda lines: found.extend(tell(line, RecordKind.VISIT, event.zone).deed for line in lines),
    )
    settle()
    assert found == ["Written down", "Printed: Queue slip (80 mm roll)"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_no_key_but_enter_prints(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None], tmp_path: Path, key: Qt.Key
) -> None:
    printing.print_queue_slip(window, store, visit)
    dialog = shown(settle, "print.dialog")
    find(dialog, QLineEdit, "folder").setText(str(tmp_path))
    QTest.keyClick(dialog, key)
    settle()
    assert list(tmp_path.glob("*.pdf")) == []


def test_every_input_has_an_accessible_name(
    window: QWidget, store: Store, visit: Visit, settle: Callable[[], None]
) -> None:
    printing.print_queue_slip(window, store, visit)
    dialog = shown(settle, "print.dialog")
    inputs = [*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit), *dialog.findChildren(QPushButton)]
    assert [one.objectName() for one in inputs if not one.accessibleName()] == []
