"""Stories of photos and files: added to an event or a record, looked at, taken out, and zipped with the workbook."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services.attachments import list_attachments
from baktidesk.services.donors import donations
from baktidesk.ui.pages.records import RecordsPage
from baktidesk.ui.pages.send import SendPage
from baktidesk.ui.sending.photos_dialog import PhotosDialog
from baktidesk.ui.store import Store
from tests.stories import a_donor

Settle = Callable[[], None]
Show = Callable[[QWidget], None]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Give two photos and a file that is none."""
    made = [tmp_path / "penyerahan.png", tmp_path / "aula.jpg"]
    for path in made:
        picture = QImage(640, 480, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.darkCyan if path.suffix == ".png" else Qt.GlobalColor.darkYellow)
        assert picture.save(str(path))
    (tmp_path / "daftar.docx").write_bytes(b"PK\x03\x04")
    return [*made, tmp_path / "daftar.docx"]


@pytest.fixture
def page(store: Store, event: StoredEvent, show: Show, tmp_path: Path) -> SendPage:
    """Bring the page Kirim into sight."""
    made = SendPage(store)
    show(made)
    made.folder.set_value(tmp_path / "kirim")
    return made


def opened(page: SendPage, qtbot: QtBot, settle: Settle) -> PhotosDialog:
    """Open the photos of the event."""
    page.ways.photos.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PhotosDialog))
    settle()
    return cast("PhotosDialog", QApplication.activeModalWidget())


def said(dialog: QWidget, name: str) -> str:
    """Give the words of a label."""
    return str(dialog.findChild(QLabel, name).text())


def test_photos_are_added_and_one_that_is_none_does_not_hold_up_the_others(
    page: SendPage, photos: list[Path], qtbot: QtBot, settle: Settle, event: StoredEvent, database: Database
) -> None:
    dialog = opened(page, qtbot, settle)
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    files = cast("QFileDialog", dialog.findChild(QFileDialog, "photos.files"))
    files.filesSelected.emit([str(one) for one in (photos[2], *photos[:2])])
    files.reject()
    settle()
    settle()
    assert [one.label for one in dialog.list.rows.records] == ["penyerahan", "aula"]
    assert "daftar.docx: Only PDF, JPG and PNG" in said(dialog, "photos.note")
    assert len(database.read(lambda session: list_attachments(session, event.id))) == 2
    qtbot.waitUntil(lambda: not dialog.view.pixmap().isNull())
    assert max(dialog.view.pixmap().width(), dialog.view.pixmap().height()) == 260
    dialog.reject()


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_F9, "outbox.dialog"), (Qt.Key.Key_F10, "photos.dialog")])
def test_outbox_and_photos_are_a_key_away(page: SendPage, qtbot: QtBot, settle: Settle, key: Qt.Key, name: str) -> None:
    QTest.keyClick(page, key)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    settle()
    dialog = cast("PhotosDialog", QApplication.activeModalWidget())
    assert dialog.objectName() == name
    dialog.reject()


def test_a_photo_is_opened_and_taken_out_with_a_reason(
    page: SendPage, photos: list[Path], qtbot: QtBot, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    dialog = opened(page, qtbot, settle)
    assert not dialog.look.isEnabled() and not dialog.drop.isEnabled()
    dialog.add_files(photos[:1])
    settle()
    dialog.look.click()
    settle()
    settle()
    assert [Path(url.toLocalFile()).suffix for url in seen] == [".png"]
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    question = cast("QWidget", QApplication.activeModalWidget())
    question.form.editor("reason").set_value("foto kabur")  # type: ignore[attr-defined]
    question.form.submit()  # type: ignore[attr-defined]
    settle()
    settle()
    assert dialog.list.rows.records == []
    dialog.reject()


def test_a_spoilt_file_is_not_opened(
    page: SendPage, photos: list[Path], qtbot: QtBot, settle: Settle, database: Database
) -> None:
    dialog = opened(page, qtbot, settle)
    dialog.add_files(photos[:1])
    settle()
    for path in Path(database.place).with_name("data-lampiran").iterdir():
        path.write_bytes(b"other")
    dialog.look.click()
    settle()
    assert "missing here or was changed" in said(dialog, "photos.note")
    dialog.reject()


def test_the_zip_is_offered_once_a_workbook_is_made(
    page: SendPage, photos: list[Path], qtbot: QtBot, settle: Settle, tmp_path: Path
) -> None:
    dialog = opened(page, qtbot, settle)
    assert dialog.zip.isHidden()
    dialog.add_files(photos[:2])
    settle()
    dialog.reject()
    page.findChild(QPushButton, "send.export").click()
    settle()
    settle()
    dialog = opened(page, qtbot, settle)
    dialog.zip.click()
    qtbot.waitUntil(lambda: "is ready" in said(dialog, "photos.note"))
    settle()
    (made,) = (tmp_path / "kirim").glob("*.zip")
    with zipfile.ZipFile(made) as archive:
        assert [Path(name).suffix for name in archive.namelist()] == [".xlsx", ".png", ".jpg"]
    assert "2 files" in said(dialog, "photos.note") and dialog.progress.isHidden()
    dialog.reject()


def test_a_record_has_files_of_its_own(
    store: Store, event: StoredEvent, show: Show, database: Database, actor: Actor, photos: list[Path], settle: Settle
) -> None:
    visit = database.run(lambda session: donations.check_in(session, event.id, a_donor()), actor).value
    records = RecordsPage(store)
    show(records)
    records.list.select(0)
    settle()
    records.findChild(QPushButton, "records.files").click()
    dialog = cast("PhotosDialog", QApplication.activeModalWidget())
    dialog.add_files(photos[:1])
    settle()
    assert [one.kind for one in database.read(lambda session: list_attachments(session, visit.id))] == ["donor_visit"]
    dialog.reject()
