"""The practice day without a display: files, workbooks, summaries and a picture of every page, in one folder."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from baktidesk import cli
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.services.language import Language, load_language

if TYPE_CHECKING:
    from baktidesk.ui.main_window import MainWindow

PAGES = ("donors", "dashboard", "distributions", "stock", "records", "send", "settings", "event")
PLACES = {"dashboard": "summary"}
KINDS = ("ringkasan", "rincian")
SIZE = (1366, 768)
PATIENCE_MS = 5000
STEP_MS = 20
QUIET_STEPS = 10


def rehearse(folder: Path, tongue: str = "id") -> int:
    """Play the practice day into a folder and print what came of it; give the first exit code that is not 0."""
    folder.mkdir(parents=True, exist_ok=True)
    data = str(folder / "latihan.db")
    codes = [_say(data, tongue, "demo", "--no-window")]
    for code in _event_codes(data):
        codes.append(_say(data, tongue, "summary", "--event", code))
        codes += [_say(data, tongue, "export", "--event", code, "--kind", kind, "--out", str(folder)) for kind in KINDS]
    codes.append(_say(data, tongue, "check"))
    language = load_language(tongue)
    for scheme in ("light", "dark"):
        for picture in picture_pages(data, folder, tongue, scheme):
            _print(language, picture)
    return next((code for code in codes if code), 0)


def picture_pages(
    data: str, folder: Path, tongue: str, scheme: str, size: tuple[int, int] = SIZE, pages: tuple[str, ...] = PAGES
) -> list[Path]:
    """Write a PNG of every page of an unlocked data file, `<page>-<tongue>-<scheme>.png`; give their paths.

    `size` is the window's, in pixels; without a display Qt draws offscreen.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from baktidesk.app import build, make_application
    from baktidesk.ui.theme import apply_theme

    app = make_application()
    window = build(data)
    apply_theme(app, scheme)
    window.tongue_asked.emit(tongue)
    window.resize(*size)
    window.show()
    pictures = [_picture(window, page, folder / f"{page}-{tongue}-{scheme}.png") for page in pages]
    window.close()
    return pictures


def _picture(window: "MainWindow", page: str, path: Path) -> Path:
    if page == "event":
        window.open_event(new=False)
    else:
        window.open_page(PLACES.get(page, page))
    _settle(window)
    window.grab().save(str(path))
    return path


def _settle(window: "MainWindow") -> None:
    """Let the window work until it has had nothing to do for a while; sleeping lets the store's thread read."""
    from PySide6.QtWidgets import QApplication

    quiet = 0
    for _step in range(PATIENCE_MS // STEP_MS):
        QApplication.processEvents()
        time.sleep(STEP_MS / 1000)
        quiet = 0 if window.store.busy else quiet + 1
        if quiet == QUIET_STEPS:
            return


def _event_codes(data: str) -> list[str]:
    from baktidesk.db.schema import open_database
    from baktidesk.services.events import list_events

    database = open_database(data)
    codes = [event.record.code for event in database.read(list_events)]
    database.close()
    return codes


def _say(data: str, tongue: str, *command: str) -> int:
    return cli.main(["--data", data, "--lang", tongue, *command])


def _print(language: Language, picture: Path) -> None:
    words = QT_TRANSLATE_NOOP("Rehearsal", "Picture: {file}")
    print(language.translate("Rehearsal", words).format(file=picture))
