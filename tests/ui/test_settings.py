"""Stories of the settings page: language, theme, desk, officers, and the check of the data."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services import officers, settings
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.pages.settings import SettingsPage
from baktidesk.ui.store import Store
from baktidesk.ui.theme import DARK, LIGHT, apply_theme

Settle = Callable[[], None]


@pytest.fixture
def page(store: Store, show: Callable[[QWidget], None]) -> SettingsPage:
    """Bring the page into sight."""
    made = SettingsPage(store)
    show(made)
    return made


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Go back to light colours afterwards."""
    yield
    apply_theme(qapp, "light")


def choose(page: SettingsPage, name: str, key: Qt.Key) -> None:
    """Choose with the keyboard, as an officer does."""
    QTest.keyClick(page.findChild(QComboBox, name), key)


def press(page: SettingsPage, name: str) -> None:
    """Press a button."""
    page.findChild(QPushButton, name).click()


def dialog_of(page: SettingsPage) -> RecordDialog:
    """Give the question that is open."""
    return next(found for found in page.findChildren(RecordDialog) if found.isVisible())


def answer(page: SettingsPage, **values: str) -> RecordDialog:
    """Fill in the question that is open, and save it."""
    dialog = dialog_of(page)
    for name, value in values.items():
        dialog.form.editor(name).set_value(value)
    dialog.form.submit()
    return dialog


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_a_narrow_page_never_scrolls_sideways(page: SettingsPage, settle: Settle, qtbot: QtBot) -> None:
    for width in (1182, 846):  # a small screen, as it is and at one and a half
        page.resize(width, 500)
        settle()
        area = page.findChild(QScrollArea)
        qtbot.waitUntil(lambda area=area: area.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize("tongue", ["id"])
def test_a_page_that_is_narrow_from_the_start_never_scrolls_sideways(
    store: Store, settle: Settle, qtbot: QtBot
) -> None:
    page = SettingsPage(store)
    qtbot.addWidget(page)
    page.resize(846, 500)
    with qtbot.waitExposed(page):
        page.show()
    settle()
    area = page.findChild(QScrollArea)
    under = QBoxLayout.Direction.TopToBottom
    qtbot.waitUntil(lambda: area.widget().layout().direction() == under)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)


@pytest.mark.parametrize("tongue", ["id"])
@pytest.mark.parametrize("width", [1000, 846])
def test_wrapped_sentences_take_no_room_from_what_stands_below(
    page: SettingsPage, width: int, settle: Settle, qtbot: QtBot
) -> None:
    page.resize(width, 400)
    settle()
    content = page.findChild(QScrollArea).widget()
    qtbot.waitUntil(lambda: content.height() >= content.layout().totalHeightForWidth(content.width()))


def test_another_theme_repaints_the_page_at_once(page: SettingsPage, qapp: QApplication, undressed: None) -> None:
    page.theme_chosen.connect(lambda scheme: apply_theme(qapp, scheme))
    before = page.grab().toImage().pixelColor(2, 2).name().upper()
    choose(page, "settings.theme", Qt.Key.Key_Down)
    after = page.grab().toImage().pixelColor(2, 2).name().upper()
    assert (before, after) == (LIGHT.window, DARK.window)


def test_another_language_is_asked_for_at_once(page: SettingsPage) -> None:
    asked: list[str] = []
    page.language_chosen.connect(asked.append)
    choose(page, "settings.language", Qt.Key.Key_Up)
    assert asked == ["id"]


def test_a_new_officer_can_open_the_program(page: SettingsPage, database: Database, settle: Settle) -> None:
    press(page, "settings.add_officer")
    assert dialog_of(page).form.editor("pin").echoMode() == QLineEdit.EchoMode.Password
    answer(page, name="Ani Lestari", role=Role.SUPERVISOR.value, pin="482913")
    settle()
    settle()
    known = database.read(officers.list_officers)
    assert [(one.name, one.role) for one in known] == [("Ani Lestari", Role.SUPERVISOR)]
    assert page.officers.table.rows.records == known
    assert database.run(lambda session: officers.log_in(session, known[0].id, "482913")).value.name == "Ani Lestari"


@pytest.mark.parametrize(("pin", "problem"), [("12", "six digits"), ("123456", "too easy"), ("", "fill this in")])
def test_a_bad_pin_is_said_at_its_field(
    page: SettingsPage, database: Database, settle: Settle, pin: str, problem: str
) -> None:
    press(page, "settings.add_officer")
    form = answer(page, name="Ani Lestari", pin=pin).form
    settle()
    field = form.editor("pin")
    assert field.property("problem") and problem in field.accessibleDescription()
    assert form.editor("name").text() == "Ani Lestari"
    assert database.read(officers.list_officers) == []


def test_a_second_officer_of_the_same_name_is_refused_at_the_name(
    page: SettingsPage, database: Database, actor: Actor, settle: Settle
) -> None:
    database.run(lambda session: officers.add_officer(session, OfficerEntry(name="Ani", pin="482913")), actor)
    press(page, "settings.add_officer")
    form = answer(page, name="ANI", pin="193847").form
    settle()
    assert "already" in form.editor("name").accessibleDescription()


def test_only_an_administrator_adds_officers(page: SettingsPage, store: Store, settle: Settle) -> None:
    store.actor = Actor(name="Ani", role=Role.SUPERVISOR, desk="A")
    page.refresh()
    settle()
    assert not page.findChild(QPushButton, "settings.add_officer").isEnabled()


def test_another_desk_letter_counts_from_now_on(
    page: SettingsPage, store: Store, database: Database, settle: Settle
) -> None:
    told: list[str] = []
    page.desk_changed.connect(told.append)
    press(page, "settings.desk")
    answer(page, work_unit="Lapas Baru", desk="C")
    settle()
    settle()
    assert (told, store.actor.desk, database.read(settings.load).work_unit) == (["C"], "C", "Lapas Baru")
    assert page.findChild(QLabel, "settings.letter").text() == "C"


def test_a_desk_that_is_no_letter_is_refused_at_its_field(page: SettingsPage, settle: Settle) -> None:
    press(page, "settings.desk")
    form = answer(page, work_unit="Lapas Baru", desk="7").form
    settle()
    assert "A to Z" in form.editor("desk").accessibleDescription()


def test_the_check_gives_its_verdict_in_words(page: SettingsPage, database: Database, settle: Settle) -> None:
    chip = page.findChild(StatusChip, "settings.check_state")
    assert chip.chip.word == "Not checked yet"
    press(page, "settings.check")
    settle()
    settle()
    assert (chip.chip.tone, page.findChild(QPushButton, "settings.check").isEnabled()) == ("good", True)
    assert page.findChild(QLabel, "settings.verdict").text().startswith("The file is whole")
    assert page.findChild(QLineEdit, "settings.place").text() == database.place


def test_a_wrong_figure_is_named_by_the_check(
    page: SettingsPage, database: Database, event: object, settle: Settle
) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE tally SET n = n + 1 WHERE measure = 'stock'")
    press(page, "settings.check")
    settle()
    settle()
    assert page.findChild(StatusChip, "settings.check_state").chip.tone == "bad"
    assert "does not agree" in page.findChild(QLabel, "settings.verdict").text()
