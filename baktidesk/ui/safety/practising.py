"""From the first page into the practice mode: where its file lies, and how it is written."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.text import translate

KEY = "F5"


def make_practice_button(asked: SignalInstance) -> QPushButton:
    """Give the button of the first page for an officer who only wants to try; it and its key send `asked`."""
    button = key_button("first_run.practice", "practice", translate("FirstRun", "Only try it: practice"), KEY)
    button.setProperty("quiet", True)
    words = translate("FirstRun", "A file of its own with made-up people; this laptop is set up at the next start.")
    button.setToolTip(words)
    button.setAccessibleDescription(words)
    button.clicked.connect(asked)
    QShortcut(QKeySequence(KEY), button).activated.connect(button.click)
    return button


def practice_beside(data: str) -> str:
    """Give the practice file beside a data file; that of the data folder where the data are on a server."""
    from baktidesk.paths import practice_file

    usual = practice_file()
    return usual if "://" in data else str(Path(data).absolute().with_name(Path(usual).name))


def write_practice_in(data: str, tongue: str) -> None:
    """Write the practice file where there is none yet, and let it open in a language (`id` or `en`).

    Refused when the file holds real data. It runs on the store's thread.
    """
    from baktidesk.db.schema import open_database
    from baktidesk.services import settings
    from baktidesk.services.practice.files import write_practice

    def keep(session: Any) -> None:
        settings.keep(session, settings.LANGUAGE, tongue)

    write_practice(data)
    database = open_database(data)
    try:
        database.run(keep)
    finally:
        database.close()
