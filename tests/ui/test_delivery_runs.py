"""The list of deliveries keeps a crowd's counts in one line, and unfolds them for whoever must void one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.event import StoredEvent
from baktidesk.services.relief.crowd import count_out, take_back
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import ElidedLabel
from tests.ui.relief import ReliefDesk


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database, actor: Actor) -> Iterator[ReliefDesk]:
    """Give the distribution page after three counts of a crowd, one of them taken back."""
    crowd = Crowd(item_id=event.items[0].id, area_id=event.areas[0][0])
    for packages in (2, 5, 1):
        database.run(lambda session, n=packages: count_out(session, event.id, crowd, n), actor)
    database.run(lambda session: take_back(session, event.id, crowd), actor)
    yield ReliefDesk(qtbot, store, event, database, "distributions")


def shown(desk: ReliefDesk) -> list[str]:
    """Give the words of every row without the hours."""
    model = desk.page.list.model()
    return [model.index(row, 1).data().split("·")[-1].strip() for row in range(model.rowCount())]


def on_the_run(desk: ReliefDesk) -> None:
    """Put the keyboard on the line of the run."""
    desk.page.list.select(0)
    desk.page.list.setFocus()
    desk.look_up()


def test_the_counts_are_one_line_until_enter_unfolds_them(desk: ReliefDesk) -> None:
    assert shown(desk) == ["2×"]
    on_the_run(desk)
    desk.enter()
    assert shown(desk) == ["2×", "One count", "One count", "One count"]
    desk.press(Qt.Key.Key_Left)
    assert shown(desk) == ["2×"]


def test_a_run_is_never_voided_as_a_whole_but_a_count_is(desk: ReliefDesk) -> None:
    on_the_run(desk)
    assert not desk.window.findChild(object, "distributions.void").isEnabled()
    desk.press(Qt.Key.Key_Right)
    for _ in range(2):
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    desk.type("Salah hitung")
    desk.save()
    assert [one.goods[0][1] for one in desk.page.list.rows.records] == [2, 1, 5, 2]
    assert [one.voided_at is None for one in desk.page.list.rows.records] == [True, False, False, True]


def test_a_count_that_was_taken_back_says_so(desk: ReliefDesk) -> None:
    on_the_run(desk)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Down)
    assert desk.window.findChild(ElidedLabel, "distributions.detail").words.startswith(
        "Voided: taken back while counting"
    )
