"""The check-in desk: people known already, others who look alike, what stays, and paper."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk.db.models import different_person, donor_visit
from baktidesk.db.session import Actor, Database
from baktidesk.domain.donation import CheckIn, DonorCategory, Visit
from baktidesk.domain.event import DayLine, Event, StoredEvent
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.person import BloodGroup, Sex
from baktidesk.services import events
from baktidesk.services.donors import donations
from baktidesk.ui.donors.check_in_desk import CheckInDesk
from baktidesk.ui.scanning.wedge import TARGET
from baktidesk.ui.store import Store
from tests.stories import a_bag

NIK = "3171015203900001"
Do = Callable[..., Any]


@pytest.fixture
def event_record(event_record: Event) -> Event:
    """Ask for everything that an event may ask at check-in."""
    event_record.asks_nik = event_record.asks_phone = event_record.asks_consent = event_record.asks_donor_card = True
    return event_record


@pytest.fixture
def do(database: Database, actor: Actor) -> Do:
    """Do a deed as the officer of the desk."""
    return lambda work, *args, **more: database.run(lambda session: work(session, *args, **more), actor).value


@pytest.fixture
def earlier(do: Do, store: Store, event: StoredEvent, today: dt.date) -> str:
    """Give the id of an event of a month ago that the desk does not work on."""
    record = Event(name="Dulu", code="DULU", organiser="Kanwil", asks_nik=True, asks_phone=True, asks_birth_date=True)
    record.days = [DayLine(day=today - dt.timedelta(days=30), place="Aula")]
    return str(do(events.create_event, record))


@pytest.fixture
def siti(do: Do, earlier: str) -> Visit:
    """Give the visit of somebody who donated at the earlier event."""
    told = {"nik": NIK, "phone": "081234567890", "birth_date": dt.date(1990, 3, 12), "work_unit": "Lapas Lama"}
    record = CheckIn(full_name="Siti Rahmawati", sex=Sex.FEMALE, category=DonorCategory.FAMILY, **told)
    seen: Visit = do(donations.check_in, earlier, record)
    do(donations.pass_donor, seen.id)
    return do(donations.donate, seen.id, a_bag(group=BloodGroup.B))  # type: ignore[no-any-return]


@pytest.fixture
def desk(store: Store, event: StoredEvent, show: Callable[[QWidget], None]) -> CheckInDesk:
    """Show the desk."""
    made = CheckInDesk(store)
    made.setFixedWidth(456)
    made.show_event(event)
    show(made)
    made.activateWindow()
    return made


def fill(desk: CheckInDesk, **values: Any) -> None:
    """Put values into the form as if they had been typed."""
    for name, value in values.items():
        desk.form.editor(name).set_value(value)
        desk.form.editor(name).edited.emit()


def fill_new(desk: CheckInDesk, **changes: Any) -> None:
    """Fill in a whole new donor."""
    told = {"full_name": "Budi", "work_unit": "Rutan", "sex": Sex.MALE, "birth_year": 1988, "consent": True}
    fill(desk, **told | changes)


def words(desk: CheckInDesk, name: str) -> str:
    """Give what a label of the desk says."""
    label = desk.findChild(QLabel, name)
    assert label is not None
    return label.text()


def button(desk: CheckInDesk, name: str) -> QPushButton:
    """Give a button of the desk."""
    found = desk.findChild(QPushButton, name)
    assert found is not None
    return found


# Known people


def test_a_known_person_fills_the_form_and_is_shown_as_ours(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None]
) -> None:
    desk.take(siti.person_id)
    settle()
    record = desk.form.record()
    assert (record.full_name, record.nik, record.birth_year, record.phone) == (
        "Siti Rahmawati",
        NIK,
        1990,
        "+6281234567890",
    )
    assert (record.work_unit, record.category, record.claimed_blood_group) == (
        "Lapas Lama",
        DonorCategory.FAMILY,
        BloodGroup.B,
    )
    assert words(desk, "donors.known.who") == "Siti Rahmawati · born 12 Mar 1990 · 3171********0001"
    assert "Donations: 1" in words(desk, "donors.known.told")
    assert "by our records, not PMI's" in words(desk, "donors.known.told")
    assert desk.form.editor("consent").hasFocus()


def test_escape_lets_go_and_gives_back_what_was_typed(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None]
) -> None:
    fill(desk, full_name="Sit", work_unit="Rutan")
    desk.take(siti.person_id)
    settle()
    QTest.keyClick(desk.form.editor("full_name"), Qt.Key.Key_Escape)
    assert desk.known.isHidden()
    assert (desk.form.record().full_name, desk.form.record().work_unit, desk.form.record().nik) == ("Sit", "Rutan", "")


def test_a_known_person_is_saved_as_the_same_one(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], database: Database, event: StoredEvent
) -> None:
    desk.take(siti.person_id)
    settle()
    fill(desk, consent=True)
    desk.form.submit()
    assert desk.form.editor("full_name").property("warned")  # too soon after the last donation
    desk.form.submit()
    settle()
    query = select(donor_visit.c.person_id, donor_visit.c.warnings).where(donor_visit.c.event_id == event.id)
    row = database.read(lambda session: session.first(query))
    assert row is not None
    assert row.person_id == siti.person_id
    assert len(row.warnings) == 1
    assert desk.known.isHidden()


def test_somebody_who_is_here_already_is_shown_instead(
    desk: CheckInDesk, siti: Visit, event: StoredEvent, do: Do, settle: Callable[[], None], qtbot: QtBot
) -> None:
    record = CheckIn(full_name="Siti Rahmawati", work_unit="Lapas", sex=Sex.FEMALE)
    here = do(donations.check_in, event.id, record, uuid7(), person_id=siti.person_id)
    with qtbot.waitSignal(desk.meant) as meant:
        desk.take(siti.person_id)
    assert meant.args == [here.id]
    assert not desk.form.is_touched()


def test_known_people_are_offered_under_the_name_and_never_in_the_way(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], qtbot: QtBot
) -> None:
    name = desk.form.editor("full_name")
    name.setFocus()
    QTest.keyClicks(name, "siti")
    hints = desk.window().findChild(QWidget, "full_name.people")
    qtbot.waitUntil(hints.isVisible)
    assert name.hasFocus()
    QTest.keyClick(name, Qt.Key.Key_Return)
    settle()
    assert (desk.known.isVisible(), desk.form.record().full_name) == (False, "siti")
    name.setFocus()
    QTest.keyClicks(name, "x")
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    qtbot.waitUntil(hints.isVisible)
    QTest.keyClick(name, Qt.Key.Key_Down)
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.known.isVisible)
    assert desk.form.record().nik == NIK


def test_an_answer_for_an_older_text_is_dropped(desk: CheckInDesk, siti: Visit, settle: Callable[[], None]) -> None:
    name = desk.form.editor("full_name")
    name.setFocus()
    hints: Any = desk.window().findChild(QWidget, "full_name.people")
    QTest.keyClicks(name, "siti")
    hints._search()
    QTest.keyClicks(name, "zz")
    settle()
    assert hints.isHidden()


def test_a_new_check_in_begins_with_what_was_scanned(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    desk.begin("nik", NIK)
    settle()
    assert (desk.form.record().nik, desk.form.record().sex, desk.form.record().birth_year) == (NIK, Sex.FEMALE, 1990)
    assert desk.form.editor("full_name").hasFocus()
    desk.begin("full_name", "Orang Lain")
    assert (desk.form.record().nik, desk.form.record().full_name) == (NIK, "")


def test_words_about_a_half_filled_form_go_when_it_is_empty(desk: CheckInDesk, store: Store) -> None:
    said: list[tuple[str, str]] = []
    store.said.connect(lambda *words: said.append(words))
    store.said.emit("Saved A-001.", "deed")
    fill(desk, full_name="Budi")
    desk.begin("full_name", "Orang Lain")
    assert "half entered" in said[-1][0]
    desk.clear()
    assert said[-1] == ("Saved A-001.", "deed")


@pytest.mark.parametrize("tongue", ["id"])
def test_a_long_question_stays_in_sight_to_its_end_when_people_alike_appear(
    desk: CheckInDesk, do: Do, event: StoredEvent, settle: Callable[[], None], qtbot: QtBot
) -> None:
    told = {"work_unit": "Rutan", "sex": Sex.FEMALE, "birth_date": dt.date(1980, 3, 12), "consent": True}
    do(donations.check_in, event.id, CheckIn(full_name="Siti Rahmawati", **told))
    desk.setFixedHeight(560)
    desk.form.set_options(frozenset({"nik", "phone", "birth_date"}))
    fill(desk, full_name="Siti Rahmawat", nik=NIK, **told)
    desk.form.submit()
    note = desk.form.editor("nik").parentWidget().note
    assert note.text().endswith("Ctrl+Enter lagi bila sudah benar.")
    qtbot.waitUntil(desk.alike.panel.isVisible)
    settle()
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect(), timeout=5000)


def test_somebody_scanned_begins_afresh_and_gives_the_other_back(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None]
) -> None:
    fill(desk, full_name="Budi", donor_card_number="K-BUDI")
    desk.take(siti.person_id)
    settle()
    assert (desk.form.record().full_name, desk.form.record().donor_card_number) == ("Siti Rahmawati", "")
    desk.let_go()
    assert desk.form.editor("nik").accessibleDescription() == ""
    assert (desk.form.record().full_name, desk.form.record().donor_card_number) == ("Budi", "K-BUDI")


def test_another_name_over_a_known_person_is_asked_about(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None]
) -> None:
    desk.take(siti.person_id)
    settle()
    fill(desk, full_name="Budi Santoso", consent=True)
    desk.form.submit()
    assert "filled from Siti Rahmawati" in desk.form.editor("full_name").accessibleDescription()


def test_a_digit_in_a_name_is_asked_about_once_and_kept(
    desk: CheckInDesk, event: StoredEvent, settle: Callable[[], None], database: Database
) -> None:
    fill_new(desk, full_name="Budi 2 Santoso")
    desk.form.submit()
    assert "digit" in desk.form.editor("full_name").accessibleDescription()
    desk.form.submit()
    settle()
    query = select(donor_visit.c.warnings).where(donor_visit.c.event_id == event.id)
    assert "digit" in str(database.read(lambda session: session.first(query)))


def test_somebody_registered_already_is_told_and_the_cursor_stays(
    desk: CheckInDesk, event: StoredEvent, do: Do, store: Store, qtbot: QtBot
) -> None:
    do(donations.check_in, event.id, CheckIn(full_name="Siti Rahmawati", work_unit="Lapas", sex=Sex.FEMALE))
    said: list[str] = []
    store.said.connect(lambda words, _deed: said.append(words))
    name = desk.form.editor("full_name")
    name.setFocus()
    QTest.keyClicks(name, "siti")
    qtbot.waitUntil(desk.window().findChild(QWidget, "full_name.people").isVisible)
    QTest.keyClick(name, Qt.Key.Key_Down)
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name.hasFocus() and not name.text())
    assert said == ["Siti Rahmawati is registered at this event already, as A-001."]


# Nobody twice


def alike(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    """Type somebody like Siti, and save."""
    fill_new(desk, full_name="Siti Rahmawatie", sex=Sex.FEMALE, birth_year=1990, phone="081234567890")
    desk.form.submit()
    settle()


def test_somebody_who_looks_alike_is_shown_side_by_side(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], event: StoredEvent, database: Database
) -> None:
    alike(desk, settle)
    panel = desk.findChild(QWidget, "donors.similar")
    assert panel is not None
    assert panel.isVisible()
    shown = {label.text() for label in panel.findChildren(QLabel)}
    assert {"Siti Rahmawatie", "Siti Rahmawati", "3171…0001", "…7890", "Rutan", "Lapas Lama"} <= shown
    assert button(desk, "donors.same.0").hasFocus()
    assert [one.text() for one in desk.findChildren(QPushButton) if one.isVisible() and "Another" in one.text()] == [
        "Another   Ctrl+Enter"
    ]
    assert database.read(lambda session: donations.list_visits(session, event.id)) == []


def test_another_person_is_saved_with_one_key_and_remembered(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], database: Database, qtbot: QtBot
) -> None:
    alike(desk, settle)
    qtbot.waitUntil(button(desk, "donors.other").isEnabled)
    desk.form.submit()
    settle()
    assert desk.card.number.text() == "A-001"
    pairs = database.read(lambda session: session.rows(different_person.select()))
    assert [pair.other_id for pair in pairs] == [siti.person_id]
    assert desk.form.save.text() == "Check in   Ctrl+Enter"


def test_a_known_person_who_is_here_already_under_another_record_is_asked_about(
    desk: CheckInDesk, siti: Visit, event: StoredEvent, do: Do, settle: Callable[[], None]
) -> None:
    told = {"full_name": "Siti Rahmawati", "birth_date": siti.birth_date}
    do(donations.check_in, event.id, CheckIn(work_unit="Rutan", sex=Sex.FEMALE, **told))
    desk.take(siti.person_id)
    settle()
    fill(desk, consent=True)
    for _ in range(2):
        desk.form.submit()
        settle()
    assert button(desk, "donors.same.0").text() == "Same person, show the visit"


def test_a_double_stroke_is_no_answer(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], event: StoredEvent, database: Database
) -> None:
    alike(desk, settle)
    desk.form.submit()
    settle()
    assert database.read(lambda session: donations.list_visits(session, event.id)) == []


def test_the_same_person_is_taken_and_keeps_what_was_typed_beside(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None]
) -> None:
    alike(desk, settle)
    button(desk, "donors.same.0").click()
    settle()
    record = desk.form.record()
    assert (record.full_name, record.nik, record.work_unit) == ("Siti Rahmawati", NIK, "Rutan")
    assert desk.known.isVisible()
    assert desk.findChild(QWidget, "donors.similar").isHidden()


def test_nobody_is_asked_about_who_looks_like_nobody(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    fill_new(desk, full_name="Zulkifli Hasan")
    desk.form.submit()
    settle()
    assert desk.card.number.text() == "A-001"


def test_while_typing_somebody_alike_appears_without_taking_the_cursor(
    desk: CheckInDesk, siti: Visit, qtbot: QtBot
) -> None:
    desk.form.editor("birth_year").setFocus()
    fill(desk, full_name="Siti Rahmawatie", phone="081234567890", birth_year=1990)
    qtbot.waitUntil(desk.alike.panel.isVisible)
    assert desk.form.editor("birth_year").hasFocus()


# What stays


def test_work_unit_and_category_stay_marked_and_go_with_one_key(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    fill_new(desk, category=DonorCategory.PARTNER)
    desk.form.submit()
    settle()
    unit = desk.form.editor("work_unit")
    assert (unit.value(), unit.property("carried")) == ("Rutan", True)
    assert unit.parentWidget().pin.isVisible()
    QTest.keyClick(desk.form.editor("full_name"), Qt.Key.Key_F9)
    assert (unit.value(), unit.property("carried")) == ("", False)
    assert desk.form.editor("category").value() is DonorCategory.STAFF
    assert unit.hasFocus()


def test_a_known_person_leaves_what_stays_alone(desk: CheckInDesk, siti: Visit, settle: Callable[[], None]) -> None:
    fill(desk, work_unit="Rutan", category=DonorCategory.PARTNER)
    desk.take(siti.person_id)
    settle()
    assert desk.form.record().work_unit == "Lapas Lama"
    desk.form.clear()
    assert (desk.form.record().work_unit, desk.form.record().category) == ("Rutan", DonorCategory.PARTNER)


def test_a_single_input_is_pinned_and_unpinned_by_key(desk: CheckInDesk) -> None:
    unit = desk.form.editor("work_unit")
    unit.setFocus()
    QTest.keyClick(unit, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    fill(desk, work_unit="Rutan", full_name="Budi")
    name = desk.form.editor("full_name")
    name.setFocus()
    QTest.keyClick(name, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    desk.form.clear()
    assert (desk.form.record().work_unit, desk.form.record().full_name) == ("", "")


# NIK


def test_a_whole_nik_names_the_place_where_it_was_issued(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    fill(desk, nik=NIK)
    settle()
    assert desk.form.editor("nik").accessibleDescription().startswith("Issued in Gambir, ")
    fill(desk, nik=NIK[:-1])
    assert desk.form.editor("nik").accessibleDescription() == ""


def test_a_nik_corrected_corrects_what_it_filled_and_nothing_else(desk: CheckInDesk) -> None:
    fill(desk, nik=NIK)
    fill(desk, birth_year=1991)
    fill(desk, nik="3171011203850001")
    assert (desk.form.record().sex, desk.form.record().birth_year) == (Sex.MALE, 1991)


def test_a_short_year_is_asked_for_in_full(desk: CheckInDesk) -> None:
    fill_new(desk, birth_year=85)
    desk.form.submit()
    assert desk.form.editor("birth_year").accessibleDescription().startswith("Please type the year with 4 digits")


# Consent


def test_the_consent_is_read_from_the_form_and_a_missing_one_is_asked_about_once(
    desk: CheckInDesk, event: StoredEvent, settle: Callable[[], None]
) -> None:
    assert desk.form.editor("consent").accessibleDescription() == event.record.consent_text
    fill_new(desk, consent=False)
    desk.form.submit()
    assert "has not agreed" in desk.form.editor("consent").accessibleDescription()
    desk.form.submit()
    settle()
    assert desk.card.number.text() == "A-001"


# Paper


def test_paper_keeps_its_own_time_and_the_next_slip_is_proposed(
    desk: CheckInDesk, settle: Callable[[], None], database: Database, event: StoredEvent
) -> None:
    desk.enter_from_paper(True)
    settle()
    assert not desk.form.is_touched()
    assert desk.form.editor("written_at").hasFocus()
    fill_new(desk, slip_number=41, written_at=dt.time(0, 0))
    desk.form.submit()
    settle()
    seen = database.read(lambda session: donations.list_visits(session, event.id))[0]
    assert (seen.slip_number, seen.checked_in_at.minute, seen.checked_in_at.second) == (41, 0, 0)
    assert seen.entered_at > seen.checked_in_at
    assert desk.form.editor("slip_number").value() == 42
    assert desk.form.editor("written_at").hasFocus()


def test_the_banner_of_paper_comes_back_into_sight_with_the_next_slip(
    desk: CheckInDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    desk.setFixedSize(456, 480)
    desk.enter_from_paper(True)
    settle()
    fill_new(desk, slip_number=41, written_at=dt.time(0, 0))
    desk.form.editor("consent").setFocus()
    desk.form.submit()
    settle()
    qtbot.waitUntil(lambda: desk.paper.visibleRegion().boundingRect() == desk.paper.rect())


def test_a_slip_entered_before_is_told_at_its_number_and_shown(
    desk: CheckInDesk, settle: Callable[[], None], qtbot: QtBot
) -> None:
    desk.enter_from_paper(True)
    for name in ("Rizki Mahendra", "Susi Wulandari"):
        fill_new(desk, full_name=name, slip_number=41, written_at=dt.time(0, 0))
        desk.form.submit()
        settle()
    assert "Slip 41" in desk.form.editor("slip_number").accessibleDescription()


def test_paper_is_left_again(desk: CheckInDesk, settle: Callable[[], None]) -> None:
    desk.enter_from_paper(True)
    settle()
    desk.form.editor("slip_number").setFocus()
    QTest.keyClick(desk.form.editor("slip_number"), Qt.Key.Key_Backtab)
    assert button(desk, "donors.paper_done").hasFocus()
    button(desk, "donors.paper_done").click()
    assert desk.findChild(QWidget, "donors.paper").isHidden()
    assert not desk.form.asks("slip_number")
    assert not desk.form.is_touched()


def test_the_number_can_be_printed_once_there_is_one(
    desk: CheckInDesk, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from baktidesk.ui.papers import printing

    printed: list[str] = []
    monkeypatch.setattr(printing, "print_queue_slip", lambda _parent, _store, visit: printed.append(visit.queue_number))
    QTest.keyClick(desk.form.editor("full_name"), Qt.Key.Key_F8)
    fill_new(desk)
    desk.form.submit()
    settle()
    QTest.keyClick(desk.form.editor("full_name"), Qt.Key.Key_F8)
    assert printed == ["A-001"]


# Room


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_the_save_button_stays_in_sight_whatever_is_shown(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], qtbot: QtBot
) -> None:
    desk.setFixedSize(388, 480)
    desk.enter_from_paper(True)
    settle()
    alike_now = {"full_name": "Siti Rahmawatie", "sex": Sex.FEMALE, "birth_year": 1990, "phone": "081234567890"}
    fill_new(desk, written_at=dt.time(0, 0), consent=False, **alike_now)
    for _ in range(2):
        desk.form.submit()
        settle()
        save = desk.form.save
        qtbot.waitUntil(lambda save=save: save.visibleRegion().boundingRect() == save.rect())
        qtbot.waitUntil(lambda save=save: save.sizeHint().width() <= save.width())  # after the layout's own event
    qtbot.waitUntil(lambda: button(desk, "donors.same.0").hasFocus())
    assert desk.form.minimumSizeHint().width() <= desk.form.width()


def test_the_banner_and_what_is_still_asked_are_in_sight_together_on_a_small_screen(
    desk: CheckInDesk, siti: Visit, settle: Callable[[], None], qtbot: QtBot
) -> None:
    desk.setFixedSize(388, 420)
    desk.take(siti.person_id)
    settle()
    consent = desk.form.editor("consent")
    assert consent.hasFocus()
    for shown in (desk.known, consent, desk.form.save):
        qtbot.waitUntil(lambda one=shown: one.visibleRegion().boundingRect() == one.rect())  # type: ignore[misc]
    assert desk.minimumSizeHint().height() <= 420


def test_the_words_of_the_consent_come_into_sight_with_its_box(desk: CheckInDesk) -> None:
    desk.setFixedSize(456, 520)
    card = desk.form.editor("donor_card_number")
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    consent = desk.form.editor("consent")
    note = consent.parentWidget().note
    assert consent.hasFocus()
    assert note.visibleRegion().boundingRect() == note.rect()


@pytest.mark.parametrize(
    ("name", "scanned", "meant"),
    [
        ("nik", "3171015708900001", True),
        ("nik", "317101570890000", False),
        ("donor_card_number", "320511A12345678", True),
        ("donor_card_number", "A-012", False),
        ("donor_card_number", "B0000123", False),
    ],
)
def test_an_input_takes_the_scans_that_are_meant_for_it(
    desk: CheckInDesk, name: str, scanned: str, meant: bool
) -> None:
    assert bool(re.fullmatch(desk.form.editor(name).property(TARGET), scanned)) is meant
