"""An import and an erasure begin with a backup: one errand, done once, by whoever clicked, or not at all."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import select

from baktidesk.db import backup as copies
from baktidesk.db.engine import open_unchanged
from baktidesk.db.models import audit, donor_visit, person
from baktidesk.db.session import Actor, Database, Session, now
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.privacy import ERASED
from baktidesk.domain.retention import Retention
from baktidesk.services import backups
from baktidesk.services.donors.donations import check_in
from baktidesk.services.retention import keep_retention
from baktidesk.services.rolls.roll import roll_lines
from baktidesk.ui.records.person_dialog import PersonDialog
from baktidesk.ui.rolls.roll_dialog import RollDialog
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.safety.erase_dialog import EraseDialog
from baktidesk.ui.safety.privacy_card import PrivacyCard
from baktidesk.ui.store import Store
from tests.slow_stick import SECONDS, SlowStick
from tests.stories import a_donor
from tests.workbooks import a_roll, a_row

Settle = Callable[[], None]
NAME, WHY = "Zulkarnaen Wirakusuma", "Diminta sendiri"
CTRL = Qt.KeyboardModifier.ControlModifier
BUDI = Actor(name="Budi", role=Role.ADMIN, desk="B")


class Held:
    """Backups that wait: `begun` is set when the first has begun, and it goes on when `go` is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        make = copies.make_backup

        def wait(*given: Any, **more: Any) -> Any:
            self.begun.set()
            assert self.go.wait(60)
            return make(*given, **more)

        monkeypatch.setattr(backups, "make_backup", wait)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Let backups wait until the test lets them go on."""
    made = Held(monkeypatch)
    yield made
    made.go.set()


@pytest.fixture
def page(event: StoredEvent, show: Callable[[QWidget], None]) -> QWidget:
    """Give a page to open dialogs from."""
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def roll(page: QWidget, store: Store, settle: Settle, tmp_path: Path) -> RollDialog:
    """Open the import of a roll of three people, which have been read."""
    opened = RollDialog.show_for(page, store)
    assert opened is not None
    settle()
    opened.box.editor.setText(str(a_roll(tmp_path, [a_row(1), a_row(2), a_row(3)])))
    QTest.keyClick(opened.box.editor, Qt.Key.Key_Return)
    settle()
    return opened


@pytest.fixture
def person_id(database: Database, event: StoredEvent, actor: Actor) -> str:
    """Write down a donor whose name nobody else has."""
    visit = database.run(lambda session: check_in(session, event.id, a_donor(full_name=NAME)), actor).value
    return str(database.read(lambda session: session.get(donor_visit, visit.id).person_id))


@pytest.fixture
def erasure(page: QWidget, store: Store, settle: Settle, person_id: str, event: StoredEvent) -> EraseDialog:
    """Ask why that person is to be erased, and write it down."""
    PersonDialog.show_for(page, store, person_id, event.zone)
    settle()
    press(page, "person.erase")
    asked = page.findChild(EraseDialog)
    assert isinstance(asked, EraseDialog)
    asked.form.editor("reason").setText(WHY)
    return asked


def press(parent: QWidget, name: str) -> None:
    """Press a button by its name."""
    found = parent.findChild(QPushButton, name)
    assert found is not None and found.isEnabled()
    found.click()


def words(parent: QWidget, name: str) -> str:
    """Give what a label says where it is in sight."""
    found = parent.findChild(QLabel, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def names_now(database: Database) -> list[str]:
    """Give who is known now."""
    return [row.full_name for row in database.read(lambda session: session.rows(select(person.c.full_name)))]


def names_then(database: Database) -> list[list[str]]:
    """Give who is known in each backup, newest first; every one is whole."""
    found = backups.list_with_content(database.place)
    assert all(one.content for one in found)
    return [names_in(one.backup.path) for one in found]


def names_in(path: Path) -> list[str]:
    """Give who is known in a file that nobody has open."""
    connection = open_unchanged(path)
    try:
        return [row[0] for row in connection.execute("SELECT full_name FROM person")]
    finally:
        connection.close()


def deeds(database: Database, action: str) -> list[tuple[str, str]]:
    """Give who did an action to which kind of record, at which desk."""
    query = select(audit.c.officer, audit.c.desk).where(audit.c.action == action).order_by(audit.c.sequence)
    return [(row.officer, row.desk) for row in database.read(lambda session: session.rows(query))]


def on_roll(database: Database, event: StoredEvent) -> int:
    """Count the people on the roll."""
    return len(database.read(lambda session: roll_lines(session, event.id)))


def test_an_import_begins_with_one_backup_of_what_was_there_before(
    roll: RollDialog, person_id: str, database: Database, event: StoredEvent, settle: Settle
) -> None:
    press(roll, "roll.save")
    settle()
    assert (on_roll(database, event), len(names_now(database))) == (3, 4)
    assert names_then(database) == [[NAME]]


def test_an_erasure_begins_with_one_backup_that_still_knows_the_person(
    erasure: EraseDialog, database: Database, settle: Settle
) -> None:
    erasure.form.submit()
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [[NAME]])


def test_old_identities_are_erased_after_one_backup(
    page: QWidget, person_id: str, database: Database, store: Store, actor: Actor, settle: Settle
) -> None:
    database.run(lambda session: keep_retention(session, Retention.HALF_YEAR), actor)
    moment = now().replace(year=now().year + 2)
    database.clock = lambda: moment
    card = PrivacyCard(store)
    card.setParent(page)
    card.refresh()
    settle()
    press(card, "privacy.erase")
    asked = card.findChild(EraseDialog)
    assert isinstance(asked, EraseDialog)
    asked.form.editor("reason").setText(WHY)
    asked.form.submit()
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [[NAME]])


def test_what_is_in_the_last_backup_already_needs_no_other(
    erasure: EraseDialog, database: Database, settle: Settle
) -> None:
    backups.back_up(database.place)
    erasure.form.submit()
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [[NAME]])


def test_practice_goes_without(erasure: EraseDialog, database: Database, settle: Settle) -> None:
    database.run(lambda session: session.set("practice", True))
    erasure.form.submit()
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [])


def test_without_a_backup_nobody_is_erased_and_the_second_try_works(
    erasure: EraseDialog, database: Database, settle: Settle
) -> None:
    in_the_way = copies.backup_folder(Path(database.place))
    in_the_way.write_bytes(b"a file")
    erasure.form.submit()
    settle()
    said = words(erasure, "person.erase.note")
    assert said.startswith("No backup was made") and said.endswith("Nothing was erased.")
    assert (erasure.form.editor("reason").value(), names_now(database)) == (WHY, [NAME])
    assert QApplication.focusWidget() is erasure.form.save
    in_the_way.unlink()
    QTest.keyClick(erasure.form.save, Qt.Key.Key_Return)
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [[NAME]])


def test_without_a_backup_nobody_is_put_on_the_roll_and_the_second_try_works(
    roll: RollDialog, database: Database, event: StoredEvent, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(copies, "ROOM", 1 << 62)
        press(roll, "roll.save")
        settle()
    said = "No backup was made: the disk is full. Please free some space. Nothing was saved."
    assert (words(roll, "roll.refusal"), on_roll(database, event)) == (said, 0)
    assert QApplication.focusWidget() is roll.findChild(QPushButton, "roll.save")
    QTest.keyClick(roll, Qt.Key.Key_Return, CTRL)
    settle()
    assert (on_roll(database, event), len(names_then(database))) == (3, 1)


def test_the_dialog_says_what_goes_on_and_neither_closes_nor_sends_twice(
    erasure: EraseDialog, held: Held, database: Database, settle: Settle, qtbot: QtBot
) -> None:
    for _ in range(2):
        QTest.keyClick(erasure.form.editor("reason"), Qt.Key.Key_Return, CTRL)
    assert words(erasure, "person.erase.note") == "Being erased…"
    qtbot.waitUntil(lambda: words(erasure, "person.erase.note") == "The data are being backed up first…")
    QTest.keyClick(erasure, Qt.Key.Key_Escape)
    erasure.close()
    erasure.form.submit()
    assert (erasure.isVisible(), erasure.form.save.isEnabled()) == (True, False)
    held.go.set()
    settle()
    assert (deeds(database, "erase"), names_then(database)) == ([("Rina", "A")], [[NAME]])


def test_the_import_says_what_goes_on_and_is_sent_once(
    roll: RollDialog, held: Held, database: Database, event: StoredEvent, settle: Settle, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is roll.findChild(QPushButton, "roll.save")
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, CTRL):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, modifier)
    qtbot.waitUntil(lambda: words(roll, "roll.words") == "The data are being backed up first…")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    held.go.set()
    settle()
    assert (on_roll(database, event), names_then(database)) == (3, [[]])


def test_an_import_that_is_stopped_during_its_backup_writes_nothing(
    roll: RollDialog, held: Held, database: Database, event: StoredEvent, settle: Settle, qtbot: QtBot
) -> None:
    press(roll, "roll.save")
    qtbot.waitUntil(held.begun.is_set)
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    assert (roll.isVisible(), words(roll, "roll.words")) == (True, "Being stopped…")
    held.go.set()
    settle()
    assert (words(roll, "roll.refusal"), on_roll(database, event)) == (
        "The import was stopped. Nothing was saved.",
        0,
    )
    press(roll, "roll.save")
    settle()
    assert on_roll(database, event) == 3


def test_a_deed_saved_meanwhile_keeps_its_own_officer(
    erasure: EraseDialog, held: Held, database: Database, store: Store, event: StoredEvent, settle: Settle
) -> None:
    erasure.form.submit()
    store.open(database, BUDI)
    store.run(lambda session: check_in(session, event.id, a_donor()))
    store.open(database, Actor(name="Citra", role=Role.ADMIN, desk="C"))
    held.go.set()
    settle()
    assert deeds(database, "erase") == [("Rina", "A")]
    assert deeds(database, "create")[-1] == ("Budi", "B")


def test_a_window_that_closes_meanwhile_waits_for_the_deed(
    erasure: EraseDialog, held: Held, database: Database, store: Store
) -> None:
    erasure.form.submit()
    assert held.begun.wait(60)
    store.closing.connect(held.go.set)
    store.close()
    assert (names_now(database), deeds(database, "erase")) == ([ERASED], [("Rina", "A")])


def test_an_import_whose_dialog_has_gone_is_done(
    roll: RollDialog, held: Held, database: Database, event: StoredEvent, settle: Settle, qtbot: QtBot
) -> None:
    press(roll, "roll.save")
    qtbot.waitUntil(held.begun.is_set)
    delete(roll)
    held.go.set()
    settle()
    assert on_roll(database, event) == 3


@pytest.mark.expects_log("a deed failed")
def test_a_bug_gives_the_dialog_back_and_only_its_own(
    erasure: EraseDialog, store: Store, database: Database, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_in_first_place", lambda *_given, **_more: 1 / 0)
    seen: list[bool] = []
    store.broke.connect(lambda _bug: seen.append(erasure.form.save.isEnabled()))
    store.run(lambda _session: 1 / 0)
    erasure.form.submit()
    settle()
    assert seen == [False, False]
    assert (names_now(database), words(erasure, "person.erase.note")) == ([NAME], "")
    assert erasure.form.save.isEnabled() and erasure.form.editor("reason").isEnabled()


def test_a_backup_of_the_keeper_that_is_under_way_is_enough(
    erasure: EraseDialog, held: Held, store: Store, database: Database, page: QWidget, settle: Settle, qtbot: QtBot
) -> None:
    keeper = BackupKeeper(database.place, database, store, page)
    keeper.back_up()
    qtbot.waitUntil(held.begun.is_set)
    erasure.form.submit()
    with qtbot.waitSignals([keeper.changed, keeper.changed]):
        held.go.set()
    settle()
    assert (names_now(database), names_then(database)) == ([ERASED], [[NAME]])
    keeper.stop()
    keeper.wait()


def test_the_light_the_list_and_the_stick_get_the_backup(
    erasure: EraseDialog, store: Store, database: Database, page: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "stick").mkdir()
    database.run(lambda session: backups.choose_second_place(session, str(tmp_path / "stick")))
    keeper = BackupKeeper(database.place, database, store, page)
    with qtbot.waitSignal(keeper.changed):
        erasure.form.submit()
    assert keeper.state.safe_at is not None
    assert (len(keeper.state.listed), keeper.state.second_problem) == (1, None)
    assert [names_in(copy) for copy in (tmp_path / "stick").rglob("*.db")] == [[NAME]]
    keeper.stop()
    keeper.wait()


@pytest.fixture
def slow(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowStick]:
    """Give a stick as the second place that takes nothing yet."""
    (tmp_path / "stick").mkdir()
    database.run(lambda session: backups.choose_second_place(session, str(tmp_path / "stick")))
    with SlowStick.at(monkeypatch) as made:
        yield made


@pytest.fixture
def keeper(database: Database, store: Store, page: QWidget) -> Iterator[BackupKeeper]:
    """Give a keeper of the backups that has not begun by itself; it must come after a stick that is slow."""
    made = BackupKeeper(database.place, database, store, page)
    yield made
    made.stop()
    made.wait()


def test_no_desk_waits_while_the_keeper_copies_to_a_slow_stick(
    erasure: EraseDialog, slow: SlowStick, store: Store, database: Database, keeper: BackupKeeper, qtbot: QtBot
) -> None:
    keeper.back_up()
    qtbot.waitUntil(slow.begun.is_set)
    erasure.form.submit()
    saved: list[object] = []
    store.run(lambda session: session.set("x", 1), saved.append)
    try:
        qtbot.waitUntil(lambda: bool(saved), timeout=SECONDS * 1000)
        assert names_now(database) == [ERASED]
    finally:
        slow.go.set()


def test_a_second_deed_is_backed_up_while_the_first_one_s_backup_goes_to_a_slow_stick(
    slow: SlowStick, store: Store, database: Database, keeper: BackupKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    done: list[object] = []

    def write(session: Session) -> None:
        session.write_audit("print", "event", "x", {})

    store.run_backed_up(_nothing, write, done.append)
    qtbot.waitUntil(slow.begun.is_set)
    store.run_backed_up(_nothing, write, done.append)
    store.run(write, done.append)
    try:
        qtbot.waitUntil(lambda: len(done) == 3, timeout=SECONDS * 1000)
        assert len(names_then(database)) == 2
        with qtbot.waitSignals([keeper.changed, keeper.changed]):
            slow.go.set()
    finally:
        slow.go.set()
    assert len(list((tmp_path / "stick").rglob("*.db"))) == 2


def _nothing(_session: object) -> None:
    """Refuse nothing."""


def test_the_dialog_says_that_backups_still_know_the_person(erasure: EraseDialog) -> None:
    assert "Backups still hold them, also the one that is made now" in words(erasure, "person.erase.sentence")
