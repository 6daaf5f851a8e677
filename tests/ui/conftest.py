"""What the stories of the window share: a data file, an officer, a store, an event of today, and a page in sight."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database, now
from baktidesk.domain.event import AllocationLine, DayLine, Event, ItemLine, StoredEvent, Unit
from baktidesk.domain.officer import Role
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services import events
from baktidesk.ui import text
from baktidesk.ui.store import Store
from baktidesk.ui.theme import apply_theme

PAGE_SIZE = (1182, 676)


@pytest.fixture
def tongue() -> str:
    """Give the language of the screen; a test parametrizes `tongue` to speak another."""
    return "en"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tongue: str) -> QApplication:
    """Dress the application as the program does, in light colours; no question of an earlier test is in the way."""
    for left in QApplication.topLevelWidgets():
        if isinstance(left, QDialog) and left.isVisible():
            left.hide()
    apply_theme(qapp, "light")
    text.speak(tongue)
    return qapp


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one data file with nothing in it, for every test to copy."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_database(str(path)).close()
    return path


@pytest.fixture
def database(tmp_path: Path, empty_file: Path) -> Iterator[Database]:
    """Open a data file of this test's own."""
    path = tmp_path / "data.db"
    shutil.copy2(empty_file, path)
    opened = open_database(str(path))
    yield opened
    opened.close()


@pytest.fixture
def actor() -> Actor:
    """Give an administrator at desk A."""
    return Actor(name="Rina", role=Role.ADMIN, desk="A")


@pytest.fixture
def store(qapp: QApplication, database: Database, actor: Actor) -> Iterator[Store]:
    """Open a store on the data file, with the administrator at the desk."""
    opened = Store()
    opened.open(database, actor)
    yield opened
    opened.close()


@pytest.fixture
def today() -> dt.date:
    """Give the day that an entry made now belongs to in the western zone."""
    return local_day(now(), Zone.WIB)


@pytest.fixture
def event_record(today: dt.date) -> Event:
    """Give an event of today with two kinds of goods and two office areas, to be changed before it is written."""
    return Event(
        name="Hari Bakti",
        code="HB-TEST",
        organiser="Kanwil Banten",
        days=[DayLine(day=today, place="Aula Kanwil")],
        target_donors=2000,
        target_bags=40,
        items=[
            ItemLine(name="Paket sembako", unit=Unit.PACKAGE, received=5000),
            ItemLine(name="Bibit kelapa", unit=Unit.SEEDLING, received=20_000),
        ],
        allocations=[
            AllocationLine(area="Kanim Tangerang", item="Paket sembako", quantity=3000),
            AllocationLine(area="Kanim Serang", item="Paket sembako", quantity=2000),
        ],
    )


@pytest.fixture
def event(database: Database, store: Store, actor: Actor, event_record: Event) -> StoredEvent:
    """Write down the event and make it the active one of the store."""

    event_id = database.run(lambda session: events.create_event(session, event_record), actor).value
    stored = database.read(lambda session: events.load_event(session, event_id))
    store.set_event(stored)
    return stored


@pytest.fixture
def settle(qtbot: QtBot, store: Store) -> Callable[[], None]:
    """Wait until every answer that the store owes has come."""
    return lambda: qtbot.waitUntil(lambda: not store.busy)


@pytest.fixture
def show(qtbot: QtBot, settle: Callable[[], None]) -> Callable[[QWidget], None]:
    """Bring a page into sight at the size that it has in a small window, and wait for what it reads."""

    def bring(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(*PAGE_SIZE)
        with qtbot.waitExposed(page):
            page.show()
        settle()

    return bring
