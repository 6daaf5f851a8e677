"""The dispute desk at the keyboard: one key parks a person, the queue moves on, the list is worked off."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Database
from baktidesk.domain.dispute import StoredDispute
from baktidesk.domain.event import StoredEvent
from baktidesk.services.relief.disputes import count_open, list_disputes
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.ui.relief.dispute_list import DisputeList, age
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the distribution page."""
    return ReliefDesk(qtbot, store, event, database, "distributions")


def park(desk: ReliefDesk, name: str = "Siti Aminah", note: str = "Kupon robek") -> None:
    """Park somebody whose name is not typed yet."""
    desk.press(Qt.Key.Key_F9)
    desk.fill(name, note)
    desk.save()


def parked(desk: ReliefDesk) -> list[StoredDispute]:
    """Give what is written down and open."""
    return list(desk.see(list_disputes, desk.event.id))


def head(desk: ReliefDesk) -> str:
    """Give what the page's head says."""
    button = desk.page.findChild(QPushButton, "distributions.disputes")
    return str(button.accessibleName())


def open_list(desk: ReliefDesk) -> DisputeList:
    """Open the list by its key."""
    desk.press(Qt.Key.Key_F9, SHIFT)
    (found,) = desk.page.findChildren(DisputeList)
    return found


@pytest.mark.parametrize("mode", [Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7])
def test_one_key_parks_a_person_in_every_mode(desk: ReliefDesk, mode: Qt.Key) -> None:
    desk.press(mode)
    before = desk.at()
    park(desk)
    (found,) = parked(desk)
    assert (found.full_name, found.note, found.desk) == ("Siti Aminah", "Kupon robek", "A")
    assert desk.sentence() == "Siti Aminah is at the dispute desk."
    assert head(desk) == "Dispute desk: 1"
    assert desk.at() is before


def test_who_is_being_served_is_taken_over_and_the_form_is_free(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.fill("Budi Santoso", "3171015708450001")
    desk.press(Qt.Key.Key_F9)
    assert desk.at().objectName() == "note"
    desk.type("NIK sudah dipakai orang lain")
    desk.save()
    (found,) = parked(desk)
    assert (found.full_name, found.note) == ("Budi Santoso", "NIK sudah dipakai orang lain")
    form = desk.page.people.form
    assert (form.editor("full_name").value(), form.editor("nik").value()) == ("", "")
    assert desk.at() is form.editor("full_name")
    assert desk.see(list_deliveries, desk.event.id) == []


def test_why_somebody_was_refused_is_the_note_unless_another_is_typed(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.fill("Budi Santoso", "3171")
    desk.save()
    desk.press(Qt.Key.Key_F9)
    desk.save()
    (found,) = parked(desk)
    assert found.note.startswith("A NIK has 16 digits")


def test_leaving_the_question_leaves_the_form(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.type("Budi Santoso")
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.people.name() == "Budi Santoso"
    assert parked(desk) == []


def test_a_handover_half_typed_stays_when_somebody_is_parked(desk: ReliefDesk) -> None:
    desk.type("Yayasan Harapan")
    park(desk)
    assert desk.page.handover.form.editor("institution").value() == "Yayasan Harapan"


def test_a_note_is_needed(desk: ReliefDesk) -> None:
    park(desk, note="")
    assert parked(desk) == []
    desk.type("Nama lain di KTP")
    desk.save()
    assert len(parked(desk)) == 1


def test_the_list_is_settled_with_how_it_ended(desk: ReliefDesk) -> None:
    park(desk)
    park(desk, "Tono", "Alamat lain")
    dialog = open_list(desk)
    assert [one.full_name for one in dialog.list.rows.records] == ["Siti Aminah", "Tono"]
    desk.enter()
    desk.type("Diberi satu paket")
    desk.save()
    desk.look_up()
    assert [one.full_name for one in dialog.list.rows.records] == ["Tono"]
    settled = desk.see(list_disputes, desk.event.id, settled=True)
    assert [one.resolution for one in settled] == ["Diberi satu paket", ""]
    assert head(desk) == "Dispute desk: 1"


def test_an_empty_list_closes_and_the_day_may_end(desk: ReliefDesk) -> None:
    park(desk)
    dialog = open_list(desk)
    desk.enter()
    desk.type("Selesai")
    desk.save()
    desk.look_up()
    assert dialog.list.rows.records == []
    assert not dialog.findChild(QPushButton, "disputes.settle").isEnabled()
    desk.press(Qt.Key.Key_Escape)
    assert (desk.see(count_open, desk.event.id), head(desk)) == (0, "Dispute desk: 0")


def test_the_list_parks_too(desk: ReliefDesk) -> None:
    dialog = open_list(desk)
    park(desk)
    assert [one.full_name for one in dialog.list.rows.records] == ["Siti Aminah"]


def test_what_stays_in_a_form_is_emptied_with_another_key_here(desk: ReliefDesk) -> None:
    form = desk.page.handover.form
    form.editor("giver_name").set_value("Rina")
    desk.press(Qt.Key.Key_F9, CONTROL)
    assert form.editor("giver_name").value() == ""
    assert parked(desk) == []


@pytest.mark.parametrize(("minutes", "said"), [(0, "0 min"), (59, "59 min"), (61, "1 h 1 min"), (3000, "2 d 2 h")])
def test_the_age_is_said_in_words(desk: ReliefDesk, minutes: int, said: str) -> None:
    park(desk)
    (found,) = parked(desk)
    assert age(found, found.created_at + dt.timedelta(minutes=minutes)) == said
