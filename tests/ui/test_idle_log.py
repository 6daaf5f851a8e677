"""The log of the data is looked after while nobody saves anything: what was deleted comes home before a crash."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.backup import backup_folder, list_backups
from baktidesk.db.engine import log_of
from baktidesk.db.session import Database
from baktidesk.domain.event import StoredEvent
from baktidesk.ui.safety import backup_keeper
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")


@pytest.fixture
def data(database: Database, event: StoredEvent) -> Path:
    """Give the place of data with something in their log."""
    return Path(database.place)


@pytest.fixture
def keeper(qtbot: QtBot, database: Database, store: Store, data: Path) -> Iterator[BackupKeeper]:
    """Give a keeper that has not begun."""
    window = QWidget()
    qtbot.addWidget(window)
    made = BackupKeeper(database.place, database, store, window)
    yield made
    made.stop()
    made.wait()


def delete_log(data: Path) -> None:
    """Take log and index away."""
    log_of(data).unlink()
    data.with_name(f"{data.name}-shm").unlink()


@pytest.mark.expects_log("its records are in the file now")
def test_what_was_deleted_in_an_idle_hour_comes_home(keeper: BackupKeeper, data: Path, qtbot: QtBot) -> None:
    delete_log(data)
    before = data.stat().st_mtime_ns
    keeper._timer.timeout.emit()
    qtbot.waitUntil(lambda: not keeper._store.busy)
    assert log_of(data).exists()
    assert data.stat().st_mtime_ns > before
    assert len(list_backups(backup_folder(data))) == 1


@pytest.mark.expects_log("nothing is saved from now on")
def test_what_cannot_come_home_is_said_again_and_again(
    keeper: BackupKeeper, store: Store, data: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    store.said.connect(lambda sentence, _deed: said.append(sentence))
    delete_log(data)
    log_of(data).write_bytes(b"somebody else's")
    for _look in range(3):
        keeper._timer.timeout.emit()
        qtbot.waitUntil(lambda: not store.busy)
    assert [sentence[:42] for sentence in said] == ["Another program has removed the newest par"] * 3


@pytest.mark.expects_log("could not be copied")
@pytest.mark.expects_log("waits for the next deed")
@pytest.mark.expects_log("its records are in the file now")
def test_without_room_for_a_copy_nothing_is_said_and_it_is_tried_again(
    keeper: BackupKeeper, store: Store, data: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    store.said.connect(lambda sentence, _deed: said.append(sentence))
    delete_log(data)
    backup_folder(data).touch()
    keeper._timer.timeout.emit()
    qtbot.waitUntil(lambda: not store.busy)
    assert (said, log_of(data).exists()) == ([], False)
    backup_folder(data).unlink()
    keeper._timer.timeout.emit()
    qtbot.waitUntil(lambda: log_of(data).exists() and not store.busy)


def test_while_something_is_done_nobody_looks(
    keeper: BackupKeeper, store: Store, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[bool] = []
    monkeypatch.setattr(database, "look_after", lambda: looks.append(True))
    end = store.owe()
    keeper._timer.timeout.emit()
    end()
    assert (looks, store.busy) == ([], False)


def test_a_backup_is_made_every_half_hour_all_the_same(
    keeper: BackupKeeper, data: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    made: list[bool] = []
    monkeypatch.setattr(keeper, "back_up", lambda: made.append(True))
    minutes = 60_000 // keeper._timer.interval()
    for _minute in range(60 * minutes):
        keeper._timer.timeout.emit()
    qtbot.waitUntil(lambda: not keeper._store.busy)
    assert len(made) == 2
    assert backup_keeper.LOOK_MS == 60_000
