"""The hall sees large figures that follow the records, and nothing about anybody."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk.db.models import donor_visit, handover, person, work_unit
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.services import events
from baktidesk.services.donors import donations
from baktidesk.services.practice.files import write_practice
from baktidesk.ui.pages.dashboard import DashboardPage
from baktidesk.ui.store import Store
from baktidesk.ui.summary.hall_view import LEAST_SHARE, HallTile, HallView
from baktidesk.ui.summary.scope import Scope
from baktidesk.ui.theme import apply_theme
from tests.stories import a_donor

Settle = Callable[[], None]


@pytest.fixture(scope="module")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the practice file once."""
    path = tmp_path_factory.mktemp("practice") / "latihan.db"
    write_practice(str(path))
    return path


@pytest.fixture
def practice(practice_file: Path, tmp_path: Path, actor: Actor) -> Iterator[Store]:
    """Open a store on a copy of the practice file."""
    path = tmp_path / "latihan.db"
    shutil.copy2(practice_file, path)
    database = open_database(str(path))
    opened = Store()
    opened.open(database, actor)
    yield opened
    opened.close()


Open = Callable[..., HallView]


@pytest.fixture
def open_view(qtbot: QtBot) -> Open:
    """Open the view in a window of a size, and wait for its figures."""
    pages = []

    def opened(store: Store, event: StoredEvent, width: int = 1366, height: int = 768) -> HallView:
        page = QWidget()
        pages.append(page)
        qtbot.addWidget(page)
        view = HallView(page, store, event, Scope())
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: not store.busy)
        qtbot.waitUntil(lambda: all(tile.isVisible() for tile in view.findChildren(HallTile)) and bool(view.grab()))
        return view

    return opened


def shown(view: QWidget) -> str:
    """Give all that any widget of the view says, on the screen or to a screen reader."""
    said = [view.windowTitle()]
    for one in view.findChildren(QWidget):
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.statusTip(), one.windowTitle()]
        said += [one.text()] if isinstance(one, QLabel) else []
    return "\n".join(said)


def test_nothing_about_anybody_is_shown_to_the_hall(open_view: Open, practice: Store) -> None:
    personal = [person.c.full_name, person.c.nik, person.c.phone, person.c.address, person.c.donor_card_number]
    personal += [donor_visit.c.queue_number, donor_visit.c.bag_number, handover.c.receiver_name, work_unit.c.name]
    data = practice._data
    assert isinstance(data, Database)
    secrets = [str(row[0]) for one in personal for row in data.read(lambda session, c=one: session.rows(select(c)))]
    words = ""
    for event in data.read(events.list_events):
        words += (
            shown(open_view(practice, event)).replace(event.record.name, "").replace(event.record.days[0].place, "")
        )
    assert "330" in words and len(secrets) > 2000
    assert [one for one in secrets if one not in ("", "None") and one in words] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 700), (1920, 1080)])
def test_the_letters_are_large_and_nothing_is_cut(
    qapp: QApplication, open_view: Open, practice: Store, width: int, height: int, scheme: str
) -> None:
    apply_theme(qapp, scheme)
    data = practice._data
    assert isinstance(data, Database)
    for event in data.read(events.list_events):
        view = open_view(practice, event, width, height)
        labels = [label for label in view.findChildren(QLabel) if label.isVisible()]
        for label in labels:
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width() + 2
            assert label.fontMetrics().height() <= label.height() + 2
        sizes = sorted(label.fontInfo().pixelSize() for label in labels)
        assert sizes[0] >= int(height * LEAST_SHARE)
        assert sizes[-1] >= height / 10
        assert not view.findChildren(QAbstractScrollArea)


def test_practice_is_unmistakable(open_view: Open, practice: Store) -> None:
    data = practice._data
    assert isinstance(data, Database)
    view = open_view(practice, data.read(events.list_events)[0])
    mark = view.findChild(QLabel, "hall.practice")
    assert mark is not None and mark.isVisible() and mark.text() == "PRACTICE: these figures are made up"


def test_real_figures_bear_no_mark(open_view: Open, store: Store, event: StoredEvent) -> None:
    mark = open_view(store, event).findChild(QLabel, "hall.practice")
    assert mark is not None and not mark.isVisible()


def test_of_one_day_only_its_place_is_told(
    qtbot: QtBot, database: Database, actor: Actor, store: Store, event: StoredEvent, settle: Settle
) -> None:
    today = event.first_day
    days = [*event.record.days, DayLine(day=today + dt.timedelta(days=1), place="Lapangan Serang")]
    record = replace(event.record, days=days)
    database.run(lambda session: events.change_event(session, event.id, record), actor)
    stored = database.read(lambda session: events.load_event(session, event.id))
    for scope, places in ((Scope(day=today), "Aula Kanwil"), (Scope(), "Aula Kanwil, Lapangan Serang")):
        page = QWidget()
        qtbot.addWidget(page)
        view = HallView(page, store, stored, scope)
        settle()
        assert shown(view).count("Lapangan Serang") == places.count("Lapangan Serang") and places in shown(view)


def test_a_new_record_is_shown_at_once(
    qtbot: QtBot, open_view: Open, store: Store, event: StoredEvent, settle: Settle
) -> None:
    view = open_view(store, event)
    label = view.findChild(QLabel, "hall.candidates")
    assert label.text() == "0"
    store.run(lambda session: donations.check_in(session, event.id, a_donor()))
    settle()
    qtbot.waitUntil(lambda: label.text() == "1")


def test_f11_opens_it_and_esc_leaves_it(qtbot: QtBot, store: Store, event: StoredEvent, settle: Settle) -> None:
    page = DashboardPage(store)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settle()
    page.focus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_F11)
    settle()
    view = page.findChild(HallView)
    assert view.isFullScreen()
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(view.destroyed):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_a_second_hall_screen_takes_the_place_of_the_first(
    qtbot: QtBot, store: Store, event: StoredEvent, settle: Settle
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    first = HallView.show_for(page, store, event, Scope())
    with qtbot.waitSignal(first.destroyed):
        second = HallView.show_for(page, store, event, Scope())
    settle()
    assert page.findChildren(HallView) == [second]
