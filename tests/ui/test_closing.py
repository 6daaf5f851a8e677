"""The day is closed by keyboard: each gate opens what is missing, every desk says so, a supervisor opens it again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.closing import ClosedDay, Gate, Reopening
from baktidesk.domain.dispute import Dispute
from baktidesk.domain.donation import Leaving
from baktidesk.domain.event import DayLine, StoredEvent
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.domain.paper import Paper
from baktidesk.domain.person import Sex
from baktidesk.services.closed_days import live_closing
from baktidesk.services.closing import close_day, day_sheet, reopen_day
from baktidesk.services.donors.donations import check_in, leave
from baktidesk.services.events import change_event
from baktidesk.services.officers import add_officer
from baktidesk.services.relief.disputes import park
from baktidesk.services.relief.distributions import hand_over
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.pages.donors import DonorsPage
from baktidesk.ui.pages.send import SendPage
from baktidesk.ui.papers.day_sheet import day_sheet as paper_of
from baktidesk.ui.papers.printing import make_pdf
from baktidesk.ui.relief.count_dialog import CountDialog
from baktidesk.ui.safety.grant_dialog import Grant
from baktidesk.ui.safety.grants import GrantingStore
from baktidesk.ui.sending.closed_banner import ClosedBanner
from baktidesk.ui.sending.closing_dialog import ClosingDialog
from baktidesk.ui.store import Store
from tests.keyboard import Keyboard
from tests.stories import a_donor, to_institution
from tests.ui.pdf import words_of
from tests.ui.relief import notes

CTRL = Qt.KeyboardModifier.ControlModifier
Run = Callable[..., Any]
SOFT = frozenset(Gate) - {Gate.FUNNEL, Gate.DISPUTES}
LEFT = Leaving()


@pytest.fixture
def store(qapp: QApplication, database: Database, actor: Actor) -> Any:
    """Open a store that asks for a supervisor's PIN, with the administrator at the desk."""
    opened = GrantingStore()
    opened.open(database, actor)
    yield opened
    opened.close()


@pytest.fixture
def run(database: Database, actor: Actor) -> Run:
    """Do a deed as somebody else would, at another desk."""
    return lambda work, *args, **more: database.run(lambda session: work(session, *args, **more), actor).value


@pytest.fixture
def hands(qtbot: QtBot, store: Store, event: StoredEvent) -> Keyboard:
    """Sit before the page Kirim."""
    window = MainWindow(store)
    window.offer_page("send", lambda: SendPage(store))
    window.offer_page("donors", lambda: DonorsPage(store))
    window.open_page("send")
    made = Keyboard(qtbot, window)
    window.show_events(event, [event])
    store.set_event(event)
    made.look_up()
    return made


def open_dialog(hands: Keyboard) -> ClosingDialog:
    """Press the page's key."""
    hands.press(Qt.Key.Key_F4)
    hands.look_up()
    return cast("ClosingDialog", QApplication.activeModalWidget())


def state(dialog: QDialog, gate: Gate) -> str:
    """Give the word at a gate."""
    chip = dialog.findChild(StatusChip, f"closing.{gate.value}.state")
    assert chip is not None
    return chip.chip.word


def label(parent: QWidget, name: str) -> str:
    """Give what a label says."""
    found = parent.findChild(QLabel, name)
    assert found is not None
    return found.text()


def close(run: Run, event: StoredEvent) -> ClosedDay:
    """Close today at another desk."""
    closed: ClosedDay = run(close_day, event.id, event.first_day, "Cerita uji", SOFT)
    return closed


def test_what_must_be_finished_keeps_the_key_from_closing(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    visit = run(check_in, event.id, a_donor())
    dialog = open_dialog(hands)
    assert state(dialog, Gate.FUNNEL) == "Must be finished"
    assert label(dialog, "closing.only_day") == text.long_day(event.first_day)
    assert not dialog.close_day.isEnabled()
    hands.save()
    assert run(live_closing, event.id, event.first_day) is None
    run(leave, visit.id, LEFT)
    dialog.read()
    hands.look_up()
    assert state(dialog, Gate.FUNNEL) == "Done"
    assert dialog.close_day.isEnabled()


def test_the_keys_open_what_is_missing(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    waiting = run(check_in, event.id, a_donor())
    run(park, event.id, Dispute(full_name="Sari", note="Kupon hilang"))
    run(hand_over, event.id, to_institution(event, 20))
    open_dialog(hands)
    opens = ((Qt.Key.Key_2, "disputes.dialog"), (Qt.Key.Key_4, "count.dialog"), (Qt.Key.Key_6, "document.dialog"))
    for key, name in opens:
        hands.press(key, CTRL)
        hands.look_up()
        opened = cast("QDialog", QApplication.activeModalWidget())
        assert opened.objectName() == name
        opened.reject()
        hands.look_up()
    hands.press(Qt.Key.Key_7, CTRL)
    assert hands.at().objectName() == "send.export"
    open_dialog(hands)
    hands.press(Qt.Key.Key_1, CTRL)
    hands.look_up()
    page: Any = hands.window.pages["donors"]
    assert hands.window.current_page() is page
    assert [line.id for line in page.board.selected()] == [waiting.id]


def test_the_key_of_the_stock_counts_what_is_missing_and_comes_back(
    hands: Keyboard, run: Run, event: StoredEvent
) -> None:
    run(hand_over, event.id, to_institution(event, 20))
    dialog = open_dialog(hands)
    assert state(dialog, Gate.STOCK) == "Still open"
    for item, quantity in zip(event.items, ("4980", "20000"), strict=True):
        hands.press(Qt.Key.Key_4, CTRL)
        hands.look_up()
        count = cast("CountDialog", QApplication.activeModalWidget())
        assert (count.form.editor("item_id").value(), hands.at().objectName()) == (item.id, "counted")
        hands.type(quantity)
        hands.press(Qt.Key.Key_Return, CTRL)
        hands.look_up()
        hands.press(Qt.Key.Key_Escape)
        hands.look_up()
    assert QApplication.activeModalWidget() is dialog and state(dialog, Gate.STOCK) == "Done"


def reminder_of(hands: Keyboard) -> QWidget:
    """Give the strip that leads back to closing the day."""
    found = hands.window.findChild(QWidget, "unfinished")
    assert found is not None
    return found


def test_a_key_leads_back_from_the_page_that_a_gate_opened(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    waiting = run(check_in, event.id, a_donor())
    day = open_dialog(hands).days.currentData()
    assert reminder_of(hands).isHidden()
    hands.press(Qt.Key.Key_1, CTRL)
    assert reminder_of(hands).isVisible()
    assert label(reminder_of(hands), "unfinished.words").endswith("is not closed yet.")
    run(leave, waiting.id, LEFT)
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.look_up()
    dialog = cast("ClosingDialog", QApplication.activeModalWidget())
    assert (dialog.objectName(), dialog.days.currentData()) == ("closing.dialog", day)
    assert state(dialog, Gate.FUNNEL) == "Done"
    assert reminder_of(hands).isHidden()
    hands.press(Qt.Key.Key_Escape)
    assert reminder_of(hands).isHidden()
    assert hands.window.current_page() is hands.window.pages["send"]


def test_the_way_back_leads_to_the_day_that_was_being_closed(
    hands: Keyboard, store: Store, event: StoredEvent, today: dt.date
) -> None:
    before = today - dt.timedelta(days=1)
    record = replace(event.record, days=[DayLine(day=before, place="Aula"), *event.record.days])
    store.run(lambda session: change_event(session, event.id, record))
    hands.look_up()
    dialog = open_dialog(hands)
    dialog.days.setCurrentIndex(0)
    dialog.days.activated.emit(0)
    hands.look_up()
    hands.press(Qt.Key.Key_7, CTRL)
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.look_up()
    assert cast("ClosingDialog", QApplication.activeModalWidget()).days.currentData() == before


def test_nothing_leads_back_to_a_day_that_is_closed_or_of_another_event(
    hands: Keyboard, store: Store, event: StoredEvent, qtbot: QtBot
) -> None:
    open_dialog(hands)
    hands.press(Qt.Key.Key_7, CTRL)
    assert reminder_of(hands).isVisible()
    store.set_event(None)
    assert reminder_of(hands).isHidden()
    store.set_event(event)
    open_dialog(hands)
    hands.press(Qt.Key.Key_7, CTRL)
    assert reminder_of(hands).isVisible()
    store.run(lambda session: close_day(session, event.id, event.first_day, "Cerita uji", SOFT))
    qtbot.waitUntil(lambda: reminder_of(hands).isHidden())


def test_a_day_with_open_points_is_closed_with_a_reason(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    dialog = open_dialog(hands)
    assert hands.at().objectName() == "closing.close"
    hands.save()
    question = cast("RecordDialog", QApplication.activeModalWidget())
    assert "No Excel file has been made yet." in label(question, "passing.sentence")
    hands.type("Listrik padam")
    hands.save()
    hands.look_up()
    closed = run(live_closing, event.id, event.first_day)
    assert {one.reason for one in closed.findings if one.reason} == {"Listrik padam"}
    assert label(dialog, "closing.state").startswith("Closed at ")
    assert "allowed by Rina: Listrik padam" in label(dialog, "closing.state")
    assert hands.at().objectName() == "closing.print"


def test_an_officer_needs_a_supervisors_pin_for_it(
    hands: Keyboard, run: Run, event: StoredEvent, store: Store, database: Database
) -> None:
    ani = run(add_officer, OfficerEntry(name="Ani", role=Role.SUPERVISOR, pin="193847"))
    store.open(database, Actor(name="Budi", role=Role.OFFICER, desk="B"))
    open_dialog(hands)
    hands.save()
    hands.type("Listrik padam")
    hands.save()
    hands.look_up()
    pin = cast("RecordDialog", QApplication.activeModalWidget())
    assert pin.objectName() == "grant.dialog"
    pin.form.load(Grant(supervisor=ani.id, pin="193847"))
    hands.save()
    hands.look_up()
    closed = run(live_closing, event.id, event.first_day)
    assert (closed.officer, closed.allowed_by) == ("Budi", "Ani")


def test_every_desk_says_that_the_day_is_closed_and_opens_it_again(
    hands: Keyboard, run: Run, event: StoredEvent, qtbot: QtBot
) -> None:
    close(run, event)
    hands.window.findChild(QWidget, "closed").refresh()  # type: ignore[union-attr]
    hands.look_up()
    hands.window.open_page("donors")
    banner = hands.window.findChild(QWidget, "closed")
    assert banner is not None
    assert banner.isVisible()
    assert "is closed and takes nothing more. Closed at" in label(banner, "closed.words")
    assert banner.findChild(QPushButton, "closed.open").text().endswith("F12")  # type: ignore[union-attr]
    hands.press(Qt.Key.Key_F12)
    hands.type("Tertinggal satu orang")
    hands.save()
    qtbot.waitUntil(lambda: not banner.isVisible())
    assert run(live_closing, event.id, event.first_day) is None


def test_no_form_goes_on_saying_that_the_day_is_closed(
    hands: Keyboard, run: Run, event: StoredEvent, qtbot: QtBot
) -> None:
    closed = close(run, event)
    banner = cast("ClosedBanner", hands.window.findChild(QWidget, "closed"))
    banner.refresh()
    hands.window.open_page("donors")
    hands.look_up()
    form = cast("DonorsPage", hands.window.page("donors")).desk.form
    form.fill({"full_name": "Budi", "work_unit": "Lapas", "sex": Sex.MALE})
    hands.save()
    assert [note for note in notes(form) if "closed" in note] != []
    hands.window.store.run(lambda session: reopen_day(session, closed.id, Reopening(reason="Tertinggal")))
    qtbot.waitUntil(lambda: not banner.isVisible())
    assert (notes(form), form.editor("full_name").value()) == ([], "Budi")


def test_what_is_told_of_an_opened_day_has_its_room(
    hands: Keyboard, run: Run, event: StoredEvent, qtbot: QtBot
) -> None:
    hands.window.resize(1366, 900)
    close(run, event)
    dialog = open_dialog(hands)
    hands.press(Qt.Key.Key_F6)
    hands.type("Tertinggal satu orang")
    hands.save()
    qtbot.waitUntil(dialog._past.isVisible)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_an_officer_opens_a_day_again_with_a_supervisors_pin(
    hands: Keyboard, run: Run, event: StoredEvent, store: Store, database: Database
) -> None:
    ani = run(add_officer, OfficerEntry(name="Ani", role=Role.SUPERVISOR, pin="193847"))
    close(run, event)
    store.open(database, Actor(name="Budi", role=Role.OFFICER, desk="B"))
    dialog = open_dialog(hands)
    hands.press(Qt.Key.Key_F6)
    hands.type("Tertinggal satu orang")
    hands.save()
    hands.look_up()
    pin = cast("RecordDialog", QApplication.activeModalWidget())
    assert pin.objectName() == "grant.dialog"
    pin.form.load(Grant(supervisor=ani.id, pin="193847"))
    hands.save()
    hands.look_up()
    assert run(live_closing, event.id, event.first_day) is None
    assert "by Budi, allowed by Ani: Tertinggal satu orang" in label(dialog, "closing.past")


def test_a_form_saved_into_a_closed_day_loses_nothing(hands: Keyboard, run: Run, event: StoredEvent) -> None:
    hands.window.open_page("donors")
    hands.look_up()
    page: Any = hands.window.pages["donors"]
    hands.fill("Budi Contoh", "Lapas Uji")
    page.form.editor("sex").set_value(Sex.MALE)
    close(run, event)
    hands.save()
    assert page.form.editor("full_name").value() == "Budi Contoh"
    assert "This day is closed" in " ".join(one.text() for one in hands.window.findChildren(QLabel) if one.isVisible())


def test_undoing_a_deed_of_a_closed_day_says_why_not(
    hands: Keyboard, run: Run, event: StoredEvent, store: Store
) -> None:
    said: list[str] = []
    store.said.connect(lambda words, _deed: said.append(words))
    visit = run(check_in, event.id, a_donor())
    store.run(lambda session: leave(session, visit.id, LEFT), tell=lambda _visit: "Gone.")
    hands.look_up()
    close(run, event)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert said == ["Gone.", "This day is closed. A supervisor can open it again."]


def test_the_day_sheet_has_everything_and_is_printed_from_here(
    hands: Keyboard, run: Run, event: StoredEvent, tmp_path: Path
) -> None:
    run(leave, run(check_in, event.id, a_donor(full_name="Siti Aminah")).id, LEFT)
    close(run, event)
    open_dialog(hands)
    hands.press(Qt.Key.Key_P, CTRL)
    hands.look_up()
    assert cast("QDialog", QApplication.activeModalWidget()).objectName() == "print.dialog"
    told = run(day_sheet, event.id, event.first_day)
    make_pdf(paper_of(told), tmp_path / "sheet.pdf", Paper.A4)
    words = words_of(tmp_path / "sheet.pdf")
    for part in ("DAY SHEET", "Donor candidates", "Disputes settled", "Closed by", "Rina", told.head.seal[:8]):
        assert part in words
    assert "Siti" not in words
