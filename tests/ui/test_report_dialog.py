"""The report is seen, completed and copied by keyboard; the e-mail's draft is written beside the workbook."""

import email
from email.policy import default
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.person import Sex
from baktidesk.domain.report import ReportForm
from baktidesk.services.donors import donations
from baktidesk.services.sending import mail, report
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.sending.mail_dialog import MailDialog
from baktidesk.ui.sending.report_dialog import ReportDialog
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard


@pytest.fixture
def hands(qtbot: QtBot, store: Store, event: StoredEvent, database: Database, actor: Actor) -> Keyboard:
    """Sit before an empty window, with one donor registered."""
    store.set_event(event)
    donor = CheckIn(full_name="Siti Aminah", work_unit="Lapas Uji", sex=Sex.FEMALE)
    database.run(lambda session: donations.check_in(session, event.id, donor), actor)
    return Keyboard(qtbot, MainWindow(store))


@pytest.fixture
def dialog(hands: Keyboard, store: Store) -> ReportDialog:
    """Open the report."""
    opened = ReportDialog.show_for(hands.window, store)
    assert opened is not None
    hands.look_up()
    return opened


def shown(dialog: ReportDialog) -> str:
    """Give the text in sight."""
    found = dialog.findChild(QPlainTextEdit, "report.text")
    assert found is not None
    return found.toPlainText()


def test_the_report_is_copied_by_one_key_and_says_no_name(hands: Keyboard, dialog: ReportDialog) -> None:
    assert "Pendaftar: 1 orang" in shown(dialog)
    hands.save()
    copied = QApplication.clipboard().text()
    assert "Pendaftar: 1 orang" in copied
    assert "Siti" not in copied


def test_what_the_officer_adds_is_in_it_and_kept(hands: Keyboard, dialog: ReportDialog, store: Store) -> None:
    dialog.form.editor("signer").setFocus()
    hands.type("Penandatangan")
    hands.look_up()
    assert "*Penandatangan*" in shown(dialog)
    hands.save()
    again = ReportDialog.show_for(hands.window, store)
    hands.look_up()
    assert again is not None
    assert again.form.record().signer == "Penandatangan"


def test_the_forms_are_a_key_away(hands: Keyboard, dialog: ReportDialog) -> None:
    hands.press(Qt.Key.Key_F6)
    assert "Kepada Yth." not in shown(dialog)
    hands.press(Qt.Key.Key_F7)
    assert shown(dialog).startswith("*UPDATE pukul")


def test_an_office_changes_the_template_and_a_strange_blank_is_told(
    hands: Keyboard, dialog: ReportDialog, database: Database
) -> None:
    hands.press(Qt.Key.Key_F6)
    dialog._template.click()
    hands.look_up()
    question = cast("RecordDialog", QApplication.activeModalWidget())
    question.form.editor("template").set_value("Laporan {nama}")
    hands.save()
    assert "is not known" in question.form.editor("template").accessibleDescription()
    question.form.editor("template").set_value("Laporan {event}")
    hands.save()
    assert database.read(lambda session: report.template_of(session, ReportForm.SHORT)) == "Laporan {event}"
    assert shown(dialog).startswith("Laporan ")


def test_the_draft_lies_beside_the_workbook_and_is_opened(
    hands: Keyboard,
    store: Store,
    event: StoredEvent,
    database: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    workbook = tmp_path / "UJI_r1.xlsx"
    workbook.write_bytes(b"PK")
    MailDialog.show_for(hands.window, store, workbook)
    hands.look_up()
    hands.type("kanwil")
    hands.save()
    hands.type("@contoh.go.id")
    hands.save()
    path = Path(opened[0].toLocalFile())
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert (path, message["To"], message["X-Unsent"]) == (tmp_path / "UJI_r1.eml", "kanwil@contoh.go.id", "1")
    assert "Pendaftar: 1 orang" in message.get_body().get_content()
    assert database.read(lambda session: mail.mail_head(session, event.id)).to == "kanwil@contoh.go.id"
