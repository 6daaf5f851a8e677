"""Papers and photos beside encrypted data in the window: seen and opened, no plain copy stays."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from baktidesk import paths
from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services import encryption
from baktidesk.services.attachments import attachment_folder, keep_attachment
from baktidesk.services.relief.distributions import hand_over
from baktidesk.ui.papers.handover_document import HandoverDialog
from baktidesk.ui.papers.handover_shown import read_shown
from baktidesk.ui.sending.photos_dialog import PhotosDialog
from baktidesk.ui.store import Store
from tests.passphrases import PASSPHRASE, cheap, forget_keys
from tests.stories import to_institution

__all__ = ["cheap"]
ROOT = Path(__file__).parents[2]
Settle = Callable[[], None]


@pytest.fixture
def database(tmp_path: Path, cheap: None) -> Iterator[Database]:
    """Open an encrypted data file of this test's own."""
    opened = encryption.make_new(str(tmp_path / "data.db"), encryption.prepare(PASSPHRASE, PASSPHRASE))
    yield opened
    opened.close()
    forget_keys()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give a window for dialogs."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def urls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Give what the system is asked to open."""
    seen: list[Path] = []

    def take(url: QUrl) -> None:
        seen.append(Path(url.toLocalFile()))

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    yield seen
    paths.empty_opened()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Give a photo."""
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    assert picture.save(str(tmp_path / "aula.jpg"))
    return tmp_path / "aula.jpg"


def photos(
    parent: QWidget, store: Store, event: StoredEvent, database: Database, actor: Actor, photo: Path
) -> PhotosDialog:
    """Keep a photo with the event and open its photos."""
    database.run(lambda session: keep_attachment(session, "event", event.id, photo, "aula"), actor)
    return PhotosDialog.show_for(parent, store, "event", event.id, "HB-TEST")


def test_a_sealed_photo_is_seen_without_a_plain_copy(
    parent: QWidget,
    store: Store,
    event: StoredEvent,
    database: Database,
    actor: Actor,
    photo: Path,
    qtbot: QtBot,
    urls: list[Path],
) -> None:
    dialog = photos(parent, store, event, database, actor, photo)
    qtbot.waitUntil(lambda: not dialog.view.pixmap().isNull())
    assert (dialog.view.pixmap().width(), dialog.view.pixmap().height()) == (260, 195)
    assert not paths.opened_folder().exists() or not list(paths.opened_folder().iterdir())
    dialog.reject()


def test_a_sealed_photo_is_opened_from_a_copy_that_goes(
    parent: QWidget,
    store: Store,
    event: StoredEvent,
    database: Database,
    actor: Actor,
    photo: Path,
    settle: Settle,
    urls: list[Path],
) -> None:
    dialog = photos(parent, store, event, database, actor, photo)
    settle()
    dialog.look.click()
    settle()
    assert [path.parent for path in urls] == [paths.opened_folder()]
    assert urls[0].read_bytes().startswith(b"\xff\xd8")
    paths.empty_opened()
    assert not urls[0].exists()
    dialog.reject()


def test_the_scan_of_a_handover_is_opened_and_a_spoilt_one_is_not(
    parent: QWidget,
    store: Store,
    event: StoredEvent,
    database: Database,
    actor: Actor,
    photo: Path,
    settle: Settle,
    urls: list[Path],
) -> None:
    given: str = database.run(lambda session: hand_over(session, event.id, to_institution(event, 1)), actor).value
    database.run(lambda session: keep_attachment(session, "handover", given, photo), actor)
    dialog = HandoverDialog(parent, store, database.read(lambda session: read_shown(session, given)))
    dialog.open()
    dialog.scan.click()
    settle()
    assert [path.parent for path in urls] == [paths.opened_folder()]
    (sealed,) = database.read(attachment_folder).iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-1])
    dialog.scan.click()
    settle()
    problem = dialog.findChild(QLabel, "document.problem")
    assert problem is not None
    assert (len(urls), problem.text()) == (1, "The attached file is missing here or was changed.")
    dialog.reject()


PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from baktidesk import app, paths

app.make_application()
left = paths.opened_folder() / "left.pdf"
left.parent.mkdir(parents=True, exist_ok=True)
left.touch()

def look():
    if left.exists():
        QTimer.singleShot(20, look)
        return
    left.with_name("seen.pdf").touch()
    QApplication.closeAllWindows()

QTimer.singleShot(0, look)
code = app.main(sys.argv[1])
print(code, list(left.parent.iterdir()))
"""


def test_what_was_opened_elsewhere_goes_when_the_program_starts_and_when_it_is_closed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "data.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout == "0 []\n", done.stderr
