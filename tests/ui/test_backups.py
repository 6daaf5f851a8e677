"""Stories of backups in the window: they make themselves, tell how old they are, and bring a damaged file back."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Database
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.services import backups
from baktidesk.shell import Shell
from baktidesk.ui.safety import backup_light
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.safety.backup_light import BackupLight, BackupState, age_words
from baktidesk.ui.safety.backup_part import BackupPart
from baktidesk.ui.safety.login import FirstRunGate
from baktidesk.ui.safety.sorry import SorryGate
from baktidesk.ui.store import Store
from baktidesk.ui.theme import SIZES, dress

NOW = dt.datetime(2026, 1, 20, 3, 0, tzinfo=dt.UTC)
ROOM = 453
"""How wide the part is in a window of 1366 pixels."""


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    """Give a window with a light and the part of the settings in it."""
    window = QWidget()
    qtbot.addWidget(window)
    BackupLight(window)
    part = BackupPart()
    part.setParent(window)
    return window


@pytest.fixture
def keeper(place: QWidget, database: Database, store: Store, event: StoredEvent) -> BackupKeeper:
    """Give a keeper that has not begun."""
    return BackupKeeper(database.place, database, store, place)


@pytest.mark.parametrize(
    ("age", "tone", "word"),
    [
        (dt.timedelta(minutes=20), "good", "Copied"),
        (dt.timedelta(hours=2), "warn", "Copy 2 h old"),
        (dt.timedelta(days=3), "bad", "Copy 3 d old"),
        (dt.timedelta(hours=-2), "warn", "Check the clock"),
    ],
)
def test_the_light_tells_the_age(
    place: QWidget, monkeypatch: pytest.MonkeyPatch, age: dt.timedelta, tone: str, word: str
) -> None:
    monkeypatch.setattr(backup_light, "_now", lambda: NOW)
    light = place.findChild(BackupLight)
    light.show_state(BackupState(safe_at=NOW - age))
    assert (light.chip.tone, light.chip.word) == (tone, word)


def test_no_copy_and_a_server_are_told_apart(place: QWidget) -> None:
    light = place.findChild(BackupLight)
    light.show_state(BackupState(problem=Refused("The disk is full. Please free some space and save again.")))
    assert (light.chip.tone, light.chip.word) == ("bad", "No copy")
    assert "disk is full" in light.toolTip()
    light.show_state(BackupState(server=True))
    assert (light.chip.tone, light.chip.word) == ("muted", "On a server")


def test_a_second_place_that_is_away_is_a_warning(place: QWidget) -> None:
    light = place.findChild(BackupLight)
    away = Refused("The second place {folder} is not there. Please plug the stick in.", folder="E:")
    light.show_state(BackupState(safe_at=dt.datetime.now(dt.UTC), second_problem=away))
    assert light.chip.tone == "warn"
    assert "E:" in light.toolTip()


def test_the_light_is_pressed_by_key_and_mouse(place: QWidget, qtbot: QtBot) -> None:
    light = place.findChild(BackupLight)
    for press in (
        lambda: QTest.keyClick(light, Qt.Key.Key_Space),
        lambda: QTest.mouseClick(light, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(light.asked):
            press()


def test_ages_are_told_in_words() -> None:
    ages = [dt.timedelta(seconds=5), dt.timedelta(minutes=59), dt.timedelta(hours=23), dt.timedelta(days=1)]
    assert [age_words(age) for age in ages] == ["1 min", "59 min", "23 h", "1 d"]


def test_a_copy_is_made_and_shown(keeper: BackupKeeper, place: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.changed):
        keeper.back_up()
    assert place.findChild(BackupLight).chip.tone == "good"
    part = place.findChild(BackupPart)
    assert part._table.rows.rowCount() == 1
    assert part._table.rows.columns[3].chip(part._table.rows.records[0]).word == "Verified"
    keeper.finish()


def test_copies_told_before_the_page_is_seen_are_shown_whole(
    database: Database, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    for _ in range(4):
        backups.back_up(database.place, always=True)
    part, page = BackupPart(), QWidget()
    part.show_state(BackupState(safe_at=NOW, listed=backups.list_with_content(database.place)))
    part.setParent(page)
    part.setFixedWidth(ROOM)
    dress(page)
    show(page)
    table = part._table
    qtbot.waitUntil(lambda: table.viewport().height() == 4 * SIZES.row)
    assert [n for n in range(4) if table.columnWidth(n) < table.sizeHintForColumn(n)] == []


def test_the_officer_makes_one_now(keeper: BackupKeeper, place: QWidget, database: Database, qtbot: QtBot) -> None:
    keeper.connect_part(place.findChild(BackupPart))
    for _ in range(2):
        with qtbot.waitSignal(keeper.changed):
            place.findChild(QPushButton, "settings.backup_now").click()
    assert len(backups.list_with_content(database.place)) == 2
    keeper.finish()


def test_the_button_keeps_the_cursor_while_a_copy_is_made(
    keeper: BackupKeeper, place: QWidget, database: Database, qtbot: QtBot
) -> None:
    keeper.connect_part(place.findChild(BackupPart))
    with qtbot.waitExposed(place):
        place.show()
    place.activateWindow()
    button = place.findChild(QPushButton, "settings.backup_now")
    button.setFocus()
    with qtbot.waitSignal(keeper.changed):
        button.click()
        button.click()
        assert button.hasFocus()
    keeper.finish()
    assert len(backups.list_with_content(database.place)) == 1


def test_a_keeper_of_data_opened_again_serves_the_settings_that_are_there(
    keeper: BackupKeeper, place: QWidget, database: Database, store: Store, qtbot: QtBot
) -> None:
    keeper.connect_part(place.findChild(BackupPart))
    keeper.finish()
    keeper.deleteLater()
    later = BackupKeeper(database.place, database, store, place)
    with qtbot.waitSignal(later.changed):
        later.start()
    with qtbot.waitSignal(later.changed):
        place.findChild(QPushButton, "settings.backup_now").click()
    assert len(backups.list_with_content(database.place)) == 1
    later.finish()


def test_a_second_place_is_chosen_and_gets_its_copy(
    keeper: BackupKeeper, place: QWidget, database: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    part = place.findChild(BackupPart)
    keeper.connect_part(part)
    (tmp_path / "stick").mkdir()
    with qtbot.waitSignal(keeper.changed):
        part.second_asked.emit(str(tmp_path / "stick"))
    assert len(list((tmp_path / "stick").rglob("*.db"))) == 1
    assert str(tmp_path / "stick") in place.findChild(QLabel, "settings.second_place").text()
    with qtbot.waitSignal(keeper.changed):
        place.findChild(QPushButton, "settings.end_second").click()
    assert database.read(backups.second_place) == ""
    keeper.finish()


@pytest.mark.expects_log("no backup was made")
def test_a_backup_that_fails_is_said_and_the_old_one_still_counts(
    keeper: BackupKeeper, place: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "data-backup").write_text("in the way", encoding="utf-8")
    with qtbot.waitSignal(keeper.changed):
        keeper.back_up()
    assert place.findChild(BackupLight).chip.tone == "bad"
    assert "No backup was made" in place.findChild(BackupLight).toolTip()
    keeper.finish()


def test_the_last_copy_is_made_when_the_window_is_closed(database: Database, event: StoredEvent, qtbot: QtBot) -> None:
    shell = Shell(database.place)
    qtbot.addWidget(shell.window)
    shell.open_now()
    assert isinstance(shell.window._gate, FirstRunGate)
    shell.window.close()
    (listed,) = backups.list_with_content(database.place)
    assert listed.content and listed.content.records["event"] == 1


def test_a_server_s_data_are_not_ours_to_back_up(place: QWidget, database: Database, store: Store) -> None:
    keeper = BackupKeeper("postgresql://host/data", database, store, place)
    keeper.start()
    assert place.findChild(BackupLight).chip.word == "On a server"
    assert place.findChild(QPushButton, "settings.backup_now").isHidden()
    keeper.finish()


@pytest.fixture
def damaged(database: Database, event: StoredEvent, tmp_path: Path) -> Path:
    """Give a damaged file with a backup beside it."""
    path = tmp_path / "damaged" / "data.db"
    path.parent.mkdir()
    shutil.copyfile(backups.back_up(database.place).backup.path, path)
    backups.back_up(str(path))
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def test_a_damaged_file_is_brought_back_from_its_backup(damaged: Path, qtbot: QtBot) -> None:
    shell = Shell(str(damaged))
    qtbot.addWidget(shell.window)
    shell.open_now()
    gate = shell.window._gate
    assert isinstance(gate, SorryGate)
    restore = gate.findChild(QPushButton, "sorry.restore")
    qtbot.waitUntil(lambda: not restore.isHidden())
    assert "kept beside it" in gate.findChild(QLabel, "sorry.offer").text()
    restore.click()
    gate.findChild(QPushButton, "sorry.sure.do").click()
    qtbot.waitUntil(lambda: isinstance(shell.window._gate, FirstRunGate))
    assert [path.stat().st_size for path in damaged.parent.glob("*-before-restore-*.db")] == [20_000]
    shell.window.close()


def test_without_a_backup_nothing_is_offered(damaged: Path, qtbot: QtBot) -> None:
    for listed in backups.list_with_content(str(damaged)):
        listed.backup.path.unlink()
    shell = Shell(str(damaged))
    qtbot.addWidget(shell.window)
    shell.open_now()
    qtbot.waitUntil(lambda: not shell.store.busy)
    assert shell.window._gate and shell.window._gate.findChild(QPushButton, "sorry.restore").isHidden()
    shell.window.close()
