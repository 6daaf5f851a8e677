"""The donor desk: finding a visit again, and a list that never hides what was just saved."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.donation import CheckIn
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.person import Sex
from baktidesk.services.donors import donations
from baktidesk.ui.pages.donors import DonorsPage
from baktidesk.ui.store import Store


@pytest.fixture
def event_record(event_record: Event) -> Event:
    """Ask for everything that an event may ask at check-in."""
    event_record.asks_nik = event_record.asks_phone = True
    return event_record


@pytest.fixture
def page(
    database: Database, store: Store, event: StoredEvent, actor: Actor, show: Callable[[QWidget], None]
) -> DonorsPage:
    """Show the desk with two visits."""

    def arrive(session: Session) -> None:
        for name in ("Ni'mah O'Brien", "B" * 100):
            record = CheckIn(full_name=name, work_unit="Lapas", sex=Sex.FEMALE)
            donations.check_in(session, event.id, record, uuid7())

    database.run(arrive, actor)
    made = DonorsPage(store)
    made.show_event(event)
    show(made)
    return made


@pytest.mark.parametrize("typed", ["A-001", "a001", "a1", "a-1", "nimah", "o'bri", "obrien"])
def test_a_visit_is_found_however_it_is_typed(page: DonorsPage, typed: str) -> None:
    page.search.setText(typed)
    assert [visit.queue_number for visit in page.board.shown] == ["A-001"]


def test_a_search_without_a_hit_says_so_and_escape_shows_all_again(page: DonorsPage) -> None:
    page.activateWindow()
    page.search.setFocus()
    page.search.setText("zzz")
    said = [label.text() for label in page.board.findChildren(QLabel, "empty") if label.isVisible()]
    assert any("Esc" in words for words in said)
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(page.board.shown) == 2


def test_back_at_the_form_the_board_counts_everybody_again(page: DonorsPage, settle: Callable[[], None]) -> None:
    page.search.setText("o'brien")
    page.activateWindow()
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_F3)
    settle()
    assert page.search.text() == ""
    assert page.form.editor("full_name").hasFocus()


def test_a_new_check_in_is_in_the_list_whatever_was_searched(
    page: DonorsPage, settle: Callable[[], None], qtbot: QtBot
) -> None:
    page.search.setText("zzz")
    for name, value in {"full_name": "Budi", "work_unit": "Lapas", "sex": Sex.MALE}.items():
        page.desk.form.editor(name).set_value(value)
    page.desk.form.submit()
    settle()
    qtbot.waitUntil(lambda: len(page.board.shown) == 3)


def test_the_desk_fits_a_small_screen_with_every_question_and_the_number_shown(
    page: DonorsPage, settle: Callable[[], None]
) -> None:
    for name, value in {"full_name": "B" * 100, "work_unit": "Lapas", "sex": Sex.MALE}.items():
        page.desk.form.editor(name).set_value(value)
    page.desk.form.submit()
    settle()
    assert page.minimumSizeHint().height() <= 420


@pytest.mark.parametrize("width", [840, 960, 1182])
def test_name_and_steps_have_room_in_a_small_window(page: DonorsPage, width: int, settle: Callable[[], None]) -> None:
    page.resize(width, 480)
    settle()
    assert page.width() == width
    assert page.board.list.columnWidth(1) >= 120
    for name in ("pass", "defer", "donate", "fail", "leave", "void"):
        button = page.findChild(QPushButton, f"donors.{name}")
        assert button is not None
        assert button.visibleRegion().boundingRect() == button.rect()
