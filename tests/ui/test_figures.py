"""Every number of the summary opens the records behind it, and they come to that number."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.app import build
from baktidesk.db.schema import open_database
from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import VisitStatus
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.figure import Figure
from baktidesk.domain.stock import MovementKind
from baktidesk.services import events
from baktidesk.services.journal import list_records
from baktidesk.services.practice.files import write_practice
from baktidesk.services.summary import as_json, summarise
from baktidesk.ui import text
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.pages.dashboard import DashboardPage
from baktidesk.ui.records.figure_filter import FIGURE_LIMIT
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import percent
from baktidesk.ui.summary.figure_button import FigureButton, FigureTable, Mark
from tests.keyboard import Keyboard

Show = Callable[[QWidget], None]


@pytest.fixture(scope="module")
def practice_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the practice file once."""
    path = tmp_path_factory.mktemp("practice") / "latihan.db"
    write_practice(str(path))
    return path


@pytest.fixture
def practice(practice_file: Path, tmp_path: Path) -> Iterator[Database]:
    """Open a copy of the practice file."""
    path = tmp_path / "latihan.db"
    shutil.copy2(practice_file, path)
    opened = open_database(str(path))
    yield opened
    opened.close()


@pytest.fixture
def store(qapp: QApplication, practice: Database, actor: Actor) -> Iterator[Store]:
    """Open a store on the practice file."""
    opened = Store()
    opened.open(practice, actor)
    yield opened
    opened.close()


def pages(store: Store, practice: Database, show: Show) -> Iterator[tuple[StoredEvent, DashboardPage]]:
    """Show the summary of every event of the practice file."""
    for event in practice.read(events.list_events):
        store.set_event(event)
        page = DashboardPage(store)
        show(page)
        yield event, page
        page.retire()


def number_of(shown: str) -> int:
    """Give the number at the begin of a text."""
    found = re.match(r"[\d,]+", shown)
    assert found, shown
    return int(found[0].replace(",", ""))


def come_to(practice: Database, event: StoredEvent, figure: Figure) -> int:
    """Give what the records behind a figure come to: their goods, else their number; all of them are listed."""
    found = practice.read(lambda session: list_records(session, event.id, figure=figure, limit=FIGURE_LIMIT))
    assert len(found.lines) == found.total
    if not figure.unit:
        return found.total
    return sum(figure.amount(line.goods, line.state) for line in found.lines)


def buttons(page: QWidget) -> list[FigureButton]:
    return [one for one in page.findChildren(FigureButton) if one.isVisibleTo(page)]


def test_every_figure_comes_to_the_number_of_its_records(store: Store, practice: Database, show: Show) -> None:
    seen = 0
    for event, page in pages(store, practice, show):
        candidates = number_of(page.findChild(FigureButton, "summary.candidates").text())
        for button in buttons(page):
            assert button.figure is not None, button.objectName()
            behind, shown = come_to(practice, event, button.figure), button.text()
            expected = percent(behind, candidates) if shown.endswith("%") else text.number(behind)
            if not button.figure.handover_id:
                assert shown == expected, button.objectName()
            seen += 1
    assert seen > 80


def test_every_figure_of_the_tables_comes_to_the_number_of_its_records(
    store: Store, practice: Database, show: Show
) -> None:
    seen = 0
    for event, page in pages(store, practice, show):
        for table in page.findChildren(FigureTable):
            for (row, column), figure in table.figures().items():
                shown = number_of(table.model().index(row, column).data())
                if figure.planned:
                    planned = [
                        one
                        for one in event.record.allocations
                        if (one.area, one.item) == (table.rows.records[row].area, figure.item)
                    ]
                    assert shown == sum(one.quantity for one in planned)
                elif figure.movements == {MovementKind.HANDED_OVER, MovementKind.RETURNED}:
                    assert shown == table.rows.records[row].allocated - come_to(practice, event, figure)
                else:
                    assert shown == come_to(practice, event, figure), figure
                seen += 1
    assert seen > 40


def test_the_page_shows_the_figures_of_the_command_line(store: Store, practice: Database, show: Show) -> None:
    for event, page in pages(store, practice, show):
        printed = practice.read(lambda session, one=event: as_json(summarise(session, one.id)))
        shown = {button.objectName().removeprefix("summary."): button.text() for button in buttons(page)}
        donors = printed["donors"]
        for name in ("candidates", "passed", "donated", "deferred", "failed", "waiting", "left", "bags"):
            assert number_of(shown[name]) == donors[name]
        groups = {name: number_of(words) for name, words in shown.items() if name.startswith("group.")}
        assert groups == {f"group.{group}": n for group, n in donors["by_blood_group"].items()}
        reasons = {name: number_of(words) for name, words in shown.items() if name.startswith("reason.")}
        assert reasons == {f"reason.{reason}": n for reason, n in donors["by_deferral_reason"].items()}
        arrived = [number_of(words) for name, words in shown.items() if name.startswith("hour.")]
        assert sum(arrived) == donors["candidates"]
        for number, goods in enumerate(printed["goods"], 1):
            for name in ("received", "handed_over", "on_hand"):
                assert number_of(shown[f"goods.{number}.{name}"]) == goods[name]
            kinds = {key: number_of(shown[f"goods.{number}.kind.{key}"]) for key in goods["by_recipient_kind"]}
            assert kinds == goods["by_recipient_kind"]


def test_an_open_obligation_opens_its_handover(store: Store, practice: Database, show: Show) -> None:
    found = []
    for event, page in pages(store, practice, show):
        for button in buttons(page):
            if button.figure and button.figure.handover_id:
                found.append((button.text(), come_to(practice, event, button.figure)))
    assert found == [("20,000 batang", 1)]


def test_every_figure_is_reached_by_the_keys_and_says_what_it_opens(
    store: Store, practice: Database, show: Show
) -> None:
    for _event, page in pages(store, practice, show):
        for button in buttons(page):
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert button.accessibleName().endswith(
                (f"{button.text()}, see the records", f"({button.text()}), see the records")
            )
        for table in page.findChildren(FigureTable):
            assert table.focusPolicy() & Qt.FocusPolicy.TabFocus


# In the window


@pytest.fixture
def window(qtbot: QtBot, practice_file: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """Open the practice file in the window, the larger event in front."""
    path = tmp_path / "latihan.db"
    shutil.copy2(practice_file, path)
    opened = build(str(path))
    yield opened
    opened.close()


@pytest.fixture
def keys(qtbot: QtBot, window: MainWindow) -> Keyboard:
    """Put an officer's hands on the window, the summary in front."""
    hands = Keyboard(qtbot, window)
    window.open_page("summary")
    hands.look_up()
    return hands


def figure_named(window: MainWindow, name: str) -> FigureButton:
    found: Any = window.page("summary").findChild(FigureButton, f"summary.{name}")
    return found


def listed(window: MainWindow) -> list[Any]:
    page: Any = window.page("records")
    return list(page.list.rows.records)


def label(window: MainWindow, name: str) -> str:
    found: Any = window.page("records").findChild(QLabel, name)
    return found.words


def test_enter_on_a_figure_opens_exactly_its_records(keys: Keyboard, window: MainWindow) -> None:
    figure = figure_named(window, "deferred")
    figure.setFocus()
    keys.enter()
    assert window.current_page() is window.page("records")
    assert len(listed(window)) == number_of(figure.text())
    assert {line.state for line in listed(window)} == {VisitStatus.DEFERRED}
    assert "Ditolak" in label(window, "records.figure")


def test_a_click_on_a_bar_opens_its_records(keys: Keyboard, window: MainWindow) -> None:
    figure = figure_named(window, "group.O")
    bars = [one for one in figure.parentWidget().findChildren(Mark) if one.y() // 8 == figure.y() // 8]
    QTest.mouseClick(bars[0], Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    keys.look_up()
    assert len(listed(window)) == number_of(figure.text())


def test_a_cell_of_a_table_opens_its_records_and_all_are_a_press_away(keys: Keyboard, window: MainWindow) -> None:
    table: Any = window.page("summary").findChild(FigureTable, "summary.work_units")
    table.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press(Qt.Key.Key_Down)
    came = number_of(table.model().index(1, 1).data())
    assert f"Masyarakat umum, Datang: {came}" in table.accessibleDescription()
    keys.enter()
    assert len(listed(window)) == came
    page = window.page("records")
    assert not page.findChild(QComboBox, "records.kind").isVisible()
    page.findChild(QPushButton, "records.all").click()
    keys.look_up()
    assert len(listed(window)) > came
    assert page.findChild(QComboBox, "records.kind").isVisible()
