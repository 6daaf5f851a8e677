"""Stories of the records page: what was saved is found, told and voided there."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.event import StoredEvent
from baktidesk.services import journal
from baktidesk.services.donors import donations
from baktidesk.services.journal import RecordKind
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.pages.records import RecordsPage
from baktidesk.ui.store import Store
from baktidesk.ui.theme import SIZES
from tests.stories import a_bag, a_donor, to_institution, to_person

Settle = Callable[[], None]


@pytest.fixture
def full(database: Database, actor: Actor, event: StoredEvent) -> StoredEvent:
    """Give the event with two donors, a handover and a distribution."""

    def work(session: Session) -> None:
        first = donations.check_in(session, event.id, a_donor(full_name="Siti Aminah"))
        donations.pass_donor(session, first.id)
        donations.donate(session, first.id, a_bag("PLG-77"))
        donations.check_in(session, event.id, a_donor(full_name="Budi Santoso"))
        hand_over(session, event.id, to_institution(event, 30, institution="Pondok Al-Falah"))
        distribute(session, event.id, to_person(event, full_name="Rahma", nik="3171015708450001"))

    database.run(work, actor)
    return event


@pytest.fixture
def page(store: Store, full: StoredEvent, show: Callable[[QWidget], None]) -> RecordsPage:
    """Bring the page into sight."""
    made = RecordsPage(store)
    show(made)
    return made


@pytest.fixture
def search(page: RecordsPage, settle: Settle) -> Callable[[str], list[str]]:
    """Type into the search box; give the names that are listed then."""

    def typed(words: str) -> list[str]:
        page.findChild(QLineEdit, "records.search").setText(words)
        settle()
        return [line.name for line in page.list.rows.records]

    return typed


def words_on(page: RecordsPage) -> list[str]:
    """Give every sentence of the card beside the list."""
    return [label.text() for label in page.card.findChildren(QLabel) if label.isVisible()]


def dialog_of(page: RecordsPage) -> RecordDialog:
    """Give the question that is open."""
    return next(found for found in page.findChildren(RecordDialog) if found.isVisible())


def test_every_record_is_listed_and_the_search_narrows_it(
    page: RecordsPage, search: Callable[[str], list[str]]
) -> None:
    assert len(search("")) == 6
    assert search("a1") == search("aminah") == ["Siti Aminah"]
    assert search("pondok") == ["Pondok Al-Falah"]
    assert search("nobody") == []
    assert "Nothing fits" in page.list.findChild(QLabel, "empty").text()


def test_a_kind_and_a_state_narrow_the_list(page: RecordsPage, settle: Settle) -> None:
    kinds, states = page.findChild(QComboBox, "records.kind"), page.findChild(QComboBox, "records.state")
    kinds.setCurrentIndex(kinds.findData(RecordKind.HANDOVER.value))
    settle()
    assert [line.name for line in page.list.rows.records] == ["Pondok Al-Falah"]
    states.setCurrentIndex(states.findData("voided"))
    settle()
    assert page.list.rows.records == []


def test_what_happened_to_a_record_is_told_in_sentences(
    page: RecordsPage, search: Callable[[str], list[str]], settle: Settle
) -> None:
    search("aminah")
    page.list.select(0)
    settle()
    told = words_on(page)
    assert [words for words in told if words.startswith(("A-001", "From"))] == [
        "A-001  Siti Aminah",
        "From “Registered” to “Passed”",
        "From “Passed” to “Donated”",
    ]
    assert {"Bag number: PLG-77", "Volume: 350 mL"} <= set(told)


def test_an_identity_number_is_masked(page: RecordsPage, search: Callable[[str], list[str]], settle: Settle) -> None:
    search("rahma")
    page.list.select(0)
    settle()
    assert "3171********0001" in words_on(page)
    assert not [words for words in words_on(page) if "3171015708450001" in words]


@pytest.mark.parametrize("name", ["aminah", "pondok"])
def test_the_reason_of_a_voiding_stays_in_the_history(
    page: RecordsPage, search: Callable[[str], list[str]], settle: Settle, name: str
) -> None:
    search(name)
    page.list.select(0)
    settle()
    page.findChild(QPushButton, "records.void").click()
    dialog_of(page).form.editor("reason").setText("Terdaftar dua kali")
    dialog_of(page).form.submit()
    settle()
    settle()
    assert "Voided: Terdaftar dua kali" in words_on(page)
    assert page.list.rows.records[0].voided and not page.card.void.isVisible()


def test_a_voiding_needs_a_reason(page: RecordsPage, search: Callable[[str], list[str]], settle: Settle) -> None:
    search("budi")
    page.list.select(0)
    settle()
    page.findChild(QPushButton, "records.void").click()
    dialog_of(page).form.submit()
    settle()
    assert dialog_of(page).form.editor("reason").property("problem")
    assert not page.list.rows.records[0].voided


@pytest.mark.parametrize("kind", RecordKind)
@pytest.mark.parametrize("tongue", ["id", "en"])
def test_every_kind_of_record_can_be_shown(page: RecordsPage, settle: Settle, kind: RecordKind) -> None:
    row = next(number for number, line in enumerate(page.list.rows.records) if line.kind is kind)
    page.list.select(row)
    settle()
    assert page.list.rows.records[row].name in " ".join(words_on(page))


@pytest.mark.parametrize("tongue", ["id", "en"])
@pytest.mark.parametrize("kind", RecordKind)
def test_every_button_of_a_record_has_room_for_its_words(page: RecordsPage, settle: Settle, kind: RecordKind) -> None:
    page.list.setCurrentIndex(
        page.list.rows.index(next(i for i, line in enumerate(page.list.rows.records) if line.kind is kind), 0)
    )
    settle()
    shown = [one for one in page.card.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in shown if one.width() < one.sizeHint().width()] == []


def test_more_than_fits_is_said(
    page: RecordsPage, store: Store, settle: Settle, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    few = journal.list_records
    monkeypatch.setattr(journal, "list_records", lambda *given, **more: few(*given, **more, limit=2))
    page.refresh()
    settle()
    assert page.findChild(QLabel, "records.count").accessibleName() == (
        "Shown: the newest 2 of 6. Please narrow the search."
    )


def test_the_name_has_room_in_a_small_window(page: RecordsPage, settle: Settle) -> None:
    for width in (840, 960, 1182):
        page.resize(width, 500)
        settle()
        assert page.list.columnWidth(2) >= 120


class TestOnAnotherDay:
    """What was written down on another day than the event's."""

    @pytest.fixture
    def today(self, today: dt.date) -> dt.date:
        """Hold the event a week ago."""
        return today - dt.timedelta(days=7)

    def test_the_day_is_said_and_has_room(self, page: RecordsPage) -> None:
        index = page.list.rows.index(0, 0)
        shown = str(index.data())
        assert "  " in shown
        assert page.list.columnWidth(0) >= page.list.fontMetrics().horizontalAdvance(shown) + 2 * SIZES.cell
