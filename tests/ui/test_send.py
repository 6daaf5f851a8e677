"""Stories of the sending page: a real file comes out, and a refusal is said where it belongs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.services.donors import donations
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.workbook.book import ExportKind
from baktidesk.services.workbook.secret import unlocked
from baktidesk.ui.pages.send import SendPage
from baktidesk.ui.store import Store
from tests.stories import a_donor, to_institution

Settle = Callable[[], None]


@pytest.fixture
def full(database: Database, actor: Actor, event: StoredEvent) -> StoredEvent:
    """Give the event with a donor who waits and a handover that is to be passed on."""

    def work(session: Session) -> None:
        donations.check_in(session, event.id, a_donor(full_name="Siti Aminah"))
        hand_over(session, event.id, to_institution(event, 30, institution="Pondok Al-Falah", onward=True))

    database.run(work, actor)
    return event


@pytest.fixture
def page(store: Store, full: StoredEvent, show: Callable[[QWidget], None], tmp_path: Path) -> SendPage:
    """Bring the page into sight, with a folder of the test's own."""
    made = SendPage(store)
    show(made)
    made.folder.set_value(tmp_path / "kirim")
    return made


@pytest.fixture
def send(page: SendPage, settle: Settle) -> Callable[[], None]:
    """Press the button and wait for the file."""

    def pressed() -> None:
        page.findChild(QPushButton, "send.export").click()
        settle()
        settle()

    return pressed


def said(page: SendPage, name: str) -> str:
    """Give the words of a label."""
    return page.findChild(QLabel, name).text()


def all_words(file: Any) -> str:
    """Give every cell of a workbook as one text."""
    book = openpyxl.load_workbook(file)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_counts_and_checks_are_shown_before_sending(page: SendPage) -> None:
    assert (said(page, "send.donors"), said(page, "send.handovers"), said(page, "send.distributions")) == (
        "1",
        "1",
        "0",
    )
    assert said(page, "send.check.0") == "All figures add up."
    assert said(page, "send.check.1").startswith("Donors still waiting: 1.")
    assert said(page, "send.check.2") == "Pondok Al-Falah has not yet reported where 30 paket sembako went."


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_everything_before_sending_is_in_sight_on_a_small_screen(page: SendPage, qtbot: QtBot) -> None:
    area = page.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_the_file_without_names_is_made_first_and_opens(page: SendPage, send: Settle, tmp_path: Path) -> None:
    send()
    (file,) = (tmp_path / "kirim").iterdir()
    assert page.result.isVisible() and said(page, "send.file") == file.name
    assert said(page, "send.rows").startswith("Donor\N{NO-BREAK SPACE}1 ·")
    words = all_words(file)
    assert "Pondok Al-Falah" in words and "Siti Aminah" not in words


def test_names_are_exported_after_they_have_been_chosen_and_counted(
    page: SendPage, send: Settle, tmp_path: Path
) -> None:
    page.findChild(QAbstractButton, "send.rincian").click()
    assert said(page, "send.names").startswith("Names up to 2 people.")
    page.findChild(QCheckBox, "lock").setChecked(False)
    send()
    (file,) = (tmp_path / "kirim").iterdir()
    assert "Siti Aminah" in all_words(file)


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_F7, "report.dialog"), (Qt.Key.Key_F8, "mail.dialog")])
def test_the_report_and_the_mail_are_a_key_away(
    page: SendPage, send: Settle, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    send()
    QTest.keyClick(page, key)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = cast("QDialog", QApplication.activeModalWidget())
    assert dialog.objectName() == name
    dialog.reject()


def test_a_second_file_of_unchanged_data_keeps_its_revision(page: SendPage, send: Settle, tmp_path: Path) -> None:
    send()
    first = said(page, "send.checksum")
    send()
    assert said(page, "send.checksum") == first and "Revision 1" in first
    assert len(list((tmp_path / "kirim").iterdir())) == 1
    shown = [label.text() for label in page.result.findChildren(QLabel)]
    assert "Nothing has changed since" in shown


def test_a_password_is_made_shown_once_and_opens_the_file(page: SendPage, send: Settle, tmp_path: Path) -> None:
    page.findChild(QAbstractButton, "send.rincian").click()
    page.findChild(QPushButton, "send.make_password").click()
    password = page.findChild(QLineEdit, "password").text()
    assert password in said(page, "send.password_note")
    send()
    (file,) = (tmp_path / "kirim").iterdir()
    opened = unlocked(file, password)
    assert opened is not None and "Siti Aminah" in all_words(opened)
    assert page.findChild(QLineEdit, "password").text() == "" and password in said(page, "send.password_note")
    page.findChild(QCheckBox, "lock").click()
    assert said(page, "send.password_note") == ""


@pytest.mark.parametrize(
    ("typed", "again", "problem"),
    [("", "", "type a password"), ("rahasia 2026", "rahasia 2025", "differ"), ("rahasia", "rahasia", "Now 7.")],
)
def test_a_password_is_typed_twice_and_long_enough(
    page: SendPage, send: Settle, tmp_path: Path, typed: str, again: str, problem: str
) -> None:
    page.findChild(QAbstractButton, "send.rincian").click()
    page.findChild(QLineEdit, "password").setText(typed)
    page.findChild(QLineEdit, "password_again").setText(again)
    send()
    assert problem in said(page, "send.password_note")
    assert not list(tmp_path.glob("kirim/*.xlsx"))


def test_whole_identity_numbers_need_a_reason_and_a_password(page: SendPage, send: Settle) -> None:
    page.findChild(QAbstractButton, "send.rincian").click()
    page.findChild(QCheckBox, "lock").setChecked(False)
    page.findChild(QCheckBox, "unmask").setChecked(True)
    send()
    assert "whole identity numbers" in said(page, "send.password_note") and not page.result.isVisible()
    page.findChild(QLineEdit, "unmask_reason").setText("permintaan Dukcapil")
    send()
    assert "with a password" in said(page, "send.password_note") and not page.result.isVisible()
    page.findChild(QCheckBox, "lock").setChecked(True)
    for name in ("password", "password_again"):
        page.findChild(QLineEdit, name).setText("rahasia 2026")
    send()
    assert page.result.isVisible() and not page.findChild(QCheckBox, "unmask").isChecked()


def test_a_long_export_can_be_stopped(page: SendPage, settle: Settle, store: Store, tmp_path: Path) -> None:
    sentences: list[str] = []
    store.said.connect(lambda sentence, _deed: sentences.append(sentence))
    page.findChild(QPushButton, "send.export").click()
    page.findChild(QPushButton, "send.cancel").click()
    settle()
    assert sentences[-1].startswith("Stopped.") and list((tmp_path / "kirim").iterdir()) == []
    assert page.findChild(QPushButton, "send.export").isEnabled() and not page.result.isVisible()


@pytest.mark.parametrize("tongue", ["id"])
def test_the_words_of_a_running_export_press_no_button_together(page: SendPage, qtbot: QtBot) -> None:
    page._show_working(working=True)
    export, stop = (page.findChild(QPushButton, f"send.{name}") for name in ("export", "cancel"))
    qtbot.waitUntil(stop.isVisible)
    page.layout().activate()
    qtbot.waitUntil(lambda: export.width() >= export.sizeHint().width())
    assert stop.width() >= stop.sizeHint().width()


def test_past_files_are_listed_with_who_made_them(page: SendPage, send: Settle, actor: Actor) -> None:
    send()
    assert [(one.kind, one.revision, one.officer) for one in page._past.rows.records] == [
        (ExportKind.SUMMARY, 1, actor.name)
    ]


def test_the_folder_is_remembered(
    page: SendPage, send: Settle, store: Store, show: Callable[[QWidget], None], tmp_path: Path
) -> None:
    send()
    again = SendPage(store)
    show(again)
    assert again.folder.value() == tmp_path / "kirim"


def test_a_folder_that_cannot_be_written_to_is_said_at_the_field(page: SendPage, send: Settle, tmp_path: Path) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("kept")
    page.folder.set_value(in_the_way / "kirim")
    send()
    field = page.findChild(QLineEdit, "folder")
    assert field.property("problem") and "is not a folder" in field.accessibleDescription()
    assert not page.result.isVisible() and page.findChild(QPushButton, "send.export").isEnabled()
    assert in_the_way.read_text() == "kept" and field.text() == str(in_the_way / "kirim")


@pytest.mark.parametrize(("typed", "problem"), [("", "choose a folder"), ("kirim", "whole path")])
def test_a_folder_must_be_named_in_full(page: SendPage, send: Settle, typed: str, problem: str) -> None:
    page.findChild(QLineEdit, "folder").setText(typed)
    send()
    assert problem in page.findChild(QLineEdit, "folder").accessibleDescription()


def test_an_officer_may_not_choose_names(page: SendPage, store: Store, settle: Settle) -> None:
    page.findChild(QAbstractButton, "send.rincian").click()
    store.actor = Actor(name="Ani", role=Role.OFFICER, desk="A")
    page.refresh()
    settle()
    assert page.kind is ExportKind.SUMMARY and not page.findChild(QAbstractButton, "send.rincian").isEnabled()


def test_the_way_to_the_file_is_one_press(
    page: SendPage, send: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    send()
    page.findChild(QPushButton, "send.open_folder").click()
    page.findChild(QPushButton, "send.copy_name").click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "kirim"))]
    assert QGuiApplication.clipboard().text() == said(page, "send.file")
