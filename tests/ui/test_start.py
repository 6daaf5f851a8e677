"""The start is short: the frame needs little, and a page is made when somebody wants to see it."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from baktidesk import app
from baktidesk.db.session import Database, Session
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Desk, OfficerEntry, Role
from baktidesk.services import officers, settings
from baktidesk.shell import Shell
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.store import Store

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "sqlcipher3", "alembic", "openpyxl", "argon2", "lokal", "asyncio", "PySide6.QtSvg", "xml.etree")
HEAVY += ("concurrent.futures", "decimal", "baktidesk.domain.fields", "baktidesk.ui.dialog_parts")
FRAME = """
import builtins, sys
from baktidesk import app
application = app.make_application()
from baktidesk.shell import Shell
shell = Shell("nothing.db")
shell.window.show()
application.processEvents()
print(*sys.modules)
print(builtins.__import__ is builtins.__feature_import__)
from PySide6 import QtCore, QtGui, QtWidgets
made = vars(QtCore) | vars(QtGui) | vars(QtWidgets)
print(*{"Qt", "QStyle", "QKeySequence"} & made.keys())
"""


@pytest.fixture
def shell(event: StoredEvent, database: Database) -> Shell:
    """Give the program as it is started: on a practice file with an event, and nothing made before its time."""

    def practise(session: Session) -> None:
        officer = OfficerEntry(name="Rina", role=Role.ADMIN, pin="294718")
        officers.set_up_desk(session, Desk(work_unit="Kanwil", desk="A"), officer, "id")
        session.set(settings.PRACTICE, True)

    database.run(practise)
    return Shell(database.place)


def test_the_frame_stands_without_anything_heavy() -> None:
    command = [sys.executable, "-c", FRAME]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    modules, hooked, made = done.stdout.splitlines()
    assert [name for name in HEAVY if name in modules.split()] == []
    assert hooked == "False"
    assert made == "", "Qt's constants cost the first painting a third of an empty window: see ui/put.py"


def test_nobody_wants_the_import_hook_that_is_taken_away() -> None:
    """PySide6's hook serves `from __feature__ import` alone, which our code and our tests do not use."""
    modules = [path for folder in ("baktidesk", "tests") for path in (ROOT / folder).rglob("*.py")]
    asking = [path.name for path in modules if path != Path(__file__) and "__feature__" in path.read_text("utf-8")]
    assert asking == []


def test_a_page_is_made_when_it_is_first_wanted(shell: Shell, qtbot: QtBot) -> None:
    qtbot.addWidget(shell.window)
    shell.open_now()
    qtbot.waitUntil(lambda: not shell.store.busy)
    assert list(shell.window.pages) == ["donors"]
    shell.window.open_page("stock")
    assert shell.window.current_page() is shell.window.pages["stock"]
    qtbot.waitUntil(lambda: not shell.store.busy)
    shell.window.close()


def test_the_frame_says_nothing_of_practice_before_the_data_are_known(qtbot: QtBot) -> None:
    window = MainWindow(Store())
    qtbot.addWidget(window)
    assert [chip.chip.word for chip in window.findChildren(StatusChip) if not chip.isHidden()] == []


def test_the_data_are_opened_after_the_first_painting(qtbot: QtBot) -> None:
    window = MainWindow(Store())
    qtbot.addWidget(window)
    painted = app.FirstPaint(window)
    with qtbot.waitSignal(painted.done):
        window.show()
