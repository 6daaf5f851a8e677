"""Handing over and giving out, by keyboard: stock falls with every deed, and never below zero unasked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Delivery, RecipientKind
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.services.officers import add_officer
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.relief.entitlements import list_exceptions
from baktidesk.services.relief.stock import book_stock, list_movements
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.pages.distributions import DistributionsPage
from baktidesk.ui.relief import deliveries as delivery_list
from baktidesk.ui.relief.deliveries import chip_of
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import ElidedLabel
from tests.ui.relief import ReliefDesk, notes

PIN = "762026"


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the distribution page."""
    return ReliefDesk(qtbot, store, event, database, "distributions")


@pytest.fixture
def one_item(event_record: Event) -> None:
    """Let the event have food packages alone, meant for nobody in particular."""
    event_record.items, event_record.allocations = event_record.items[:1], []


@pytest.fixture
def no_goods(event_record: Event) -> None:
    """Let the event have no goods."""
    event_record.items, event_record.allocations = [], []


@pytest.fixture
def supervised(database: Database, store: Store, actor: Actor, event: StoredEvent) -> None:
    """Put an officer to the desk who may not overdraw, beside a supervisor with a PIN."""
    supervisor = OfficerEntry(name="Bambang", role=Role.SUPERVISOR, pin=PIN)
    database.run(lambda session: add_officer(session, supervisor), actor)
    store.actor = replace(actor, name="Dewi", role=Role.OFFICER)


def fill_handover(desk: ReliefDesk, quantity: str = "1000", institution: str = "Yayasan Harapan") -> None:
    """Fill in the form of a handover of food packages, up to the two flags."""
    desk.fill(institution, "ff", "", "Budi", "Ketua", "", "p", quantity)
    desk.pass_by(3)


def finish_handover(desk: ReliefDesk) -> None:
    """Pass the flags by, say who hands over, and save."""
    desk.pass_by(2)
    desk.type("Rina")
    desk.save()


def hand_over(desk: ReliefDesk, quantity: str = "1000", institution: str = "Yayasan Harapan") -> None:
    """Hand over food packages."""
    fill_handover(desk, quantity, institution)
    finish_handover(desk)


def hand_over_after(desk: ReliefDesk) -> None:
    """Switch to the institutions, and hand over to one."""
    desk.press(Qt.Key.Key_F5)
    hand_over(desk)


def give(desk: ReliefDesk, name: str = "Siti Aminah", quantity: str = "") -> None:
    """Give food packages to a household, from the name on."""
    desk.press(Qt.Key.Key_F6)
    desk.fill(name, "", "", "", "p")
    if quantity:
        desk.enter()
        desk.at().selectAll()
        desk.type(quantity)
    desk.save()


def deliveries(desk: ReliefDesk) -> list[Delivery]:
    """Give everything that has been handed over, voided or not, newest first."""
    return list(desk.see(list_deliveries, desk.event.id, voided=True))


def on_hand(desk: ReliefDesk) -> list[int]:
    """Give the book's stock of every item."""
    return [desk.see(book_stock, item.id) for item in desk.event.items]


def shown(desk: ReliefDesk) -> list[str]:
    """Give the recipients in the list on screen."""
    return [one.recipient for one in desk.page.list.rows.records]


def dialog(desk: ReliefDesk) -> RecordDialog:
    """Give the dialog in front."""
    found = [one for one in desk.window.findChildren(RecordDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_an_institution_takes_two_items_to_be_distributed_onward(desk: ReliefDesk) -> None:
    fill_handover(desk)
    desk.page.handover.form.editor("goods").stops()[3].setFocus()
    desk.fill("b", "200")
    desk.pass_by(3)
    assert desk.at().objectName() == "onward"
    desk.tick()
    finish_handover(desk)
    stored = deliveries(desk)[0]
    assert (stored.recipient, stored.recipient_kind) == ("Yayasan Harapan", RecipientKind.FOUNDATION)
    assert stored.goods == (("Paket sembako", 1000, "paket"), ("Bibit kelapa", 200, "batang"))
    assert stored.onward
    assert on_hand(desk) == [4000, 19_800]


def test_what_has_been_saved_is_said_shown_and_counted(desk: ReliefDesk) -> None:
    hand_over(desk)
    assert desk.sentence() == "Handed over 1,000 paket sembako to Yayasan Harapan."
    assert desk.label("distributions.on_hand.1") == "4,000"
    assert desk.label("distributions.totals") == "Handed over: 1,000 paket sembako"
    assert shown(desk) == ["Yayasan Harapan"]
    assert desk.page.list.rows.fresh == deliveries(desk)[0].id


def test_the_form_is_ready_for_the_next_one(desk: ReliefDesk) -> None:
    hand_over(desk)
    form = desk.page.handover.form
    assert desk.at() is form.editor("institution")
    assert (form.editor("institution").value(), form.editor("goods").value()) == ("", [])
    assert form.editor("giver_name").value() == "Rina"


def test_a_household_is_served(desk: ReliefDesk) -> None:
    give(desk)
    stored = deliveries(desk)[0]
    assert (stored.kind, stored.recipient, stored.recipient_kind) == (
        "distribution", "Siti Aminah", RecipientKind.HOUSEHOLD,
    )  # fmt: skip
    assert on_hand(desk)[0] == 4999
    assert desk.sentence() == "Given 1 paket sembako to Siti Aminah."
    assert desk.at().objectName() == "full_name"
    assert desk.page.people.form.editor("item_id").value() == desk.event.items[0].id


def test_who_was_served_already_is_served_again_only_with_a_reason(desk: ReliefDesk) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F6)
        desk.fill("Siti Aminah", "3171015708450001", "", "", "p")
        desk.save()
    assert len(deliveries(desk)) == 1
    assert "Already received 1 paket on" in notes(desk.page.people.form)[0]
    desk.type("Rumah terbakar")
    desk.save()
    assert len(deliveries(desk)) == 2
    assert [why for _served, why in desk.see(list_exceptions, desk.event.id)] == ["Rumah terbakar"]


def test_a_nik_is_never_said(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.fill("Siti Aminah", "3171015708450001", "", "", "p")
    desk.save()
    assert desk.sentence() == "Given 1 paket sembako to Siti Aminah."


def test_an_odd_nik_is_asked_about_once_and_then_taken(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F6)
    desk.fill("Siti Aminah", "0071015708450001", "", "", "p")
    desk.save()
    assert deliveries(desk) == []
    assert desk.at().objectName() == "nik"
    desk.save()
    assert [one.recipient for one in deliveries(desk)] == ["Siti Aminah"]


def test_the_newest_stands_on_top_however_long_its_form_was_open(desk: ReliefDesk) -> None:
    give(desk)
    hand_over_after(desk)
    assert shown(desk) == ["Yayasan Harapan", "Siti Aminah"]


def test_stock_is_not_overdrawn_and_nothing_typed_is_lost(desk: ReliefDesk) -> None:
    hand_over(desk, "5001")
    sentence = "Only 5,000 paket of Paket sembako left; 5,001 asked for."
    assert desk.label("override.sentence") == sentence
    desk.press(Qt.Key.Key_Escape)
    assert notes(desk.page.handover.form) == [sentence]
    assert deliveries(desk) == []
    assert on_hand(desk)[0] == 5000
    assert desk.page.handover.form.editor("institution").value() == "Yayasan Harapan"
    assert desk.page.handover.form.editor("goods").value()[0].quantity == 5001


def test_who_may_overdraw_gives_a_reason(desk: ReliefDesk) -> None:
    give(desk, quantity="5001")
    assert dialog(desk).form.editor("reason").hasFocus()
    desk.save()
    assert notes(dialog(desk).form) == ["Please fill this in."]
    desk.type("Truk kedua tiba besok")
    desk.save()
    assert on_hand(desk)[0] == -1
    assert desk.see(list_movements, desk.event.id)[0].override_reason == "Truk kedua tiba besok"


@pytest.mark.usefixtures("supervised")
def test_a_supervisor_allows_it_with_the_pin(desk: ReliefDesk) -> None:
    hand_over(desk, "5001")
    desk.fill("Truk kedua tiba besok", "", "111111")
    desk.save()
    assert notes(dialog(desk).form) == ["This PIN is not right."]
    assert dialog(desk).form.editor("reason").value() == "Truk kedua tiba besok"
    assert deliveries(desk) == []
    desk.type(PIN)
    desk.save()
    assert on_hand(desk)[0] == -1
    assert deliveries(desk)[0].officer == "Dewi"


def test_a_ceremony_moves_no_stock(desk: ReliefDesk) -> None:
    fill_handover(desk, "9999")
    desk.enter()
    desk.tick()
    desk.enter()
    desk.type("Rina")
    desk.save()
    assert deliveries(desk)[0].symbolic
    assert on_hand(desk)[0] == 5000
    assert desk.label("distributions.on_hand.1") == "5,000"
    assert "the stock is unchanged" in desk.sentence()


def test_a_voided_delivery_gives_its_goods_back(desk: ReliefDesk) -> None:
    hand_over(desk)
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("harapan")
    desk.enter()
    desk.press(Qt.Key.Key_Delete)
    desk.type("Salah lembaga")
    desk.save()
    stored = deliveries(desk)[0]
    assert (stored.void_reason, chip_of(stored).word) == ("Salah lembaga", "Voided")
    assert on_hand(desk)[0] == 5000
    assert shown(desk) == ["Yayasan Harapan"]
    assert not desk.page.findChild(QPushButton, "distributions.void").isEnabled()


def test_what_came_back_is_told_beside_what_was_handed_over(desk: ReliefDesk) -> None:
    hand_over(desk)
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Tab)
    assert len(desk.page.list.selectionModel().selectedRows()) == 1
    desk.press(Qt.Key.Key_R)
    desk.fill("300", "Kemasan rusak")
    desk.save()
    assert desk.label("distributions.totals").endswith("1,000 paket sembako, 300 of them came back")
    card = desk.page.findChild(QLabel, "distributions.on_hand.1").parentWidget()
    assert card.accessibleName() == "Paket sembako: 4,300 left of 5,000 paket"


def test_voiding_needs_a_reason(desk: ReliefDesk) -> None:
    hand_over(desk)
    desk.page.list.select(0)
    desk.page.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.save()
    assert notes(dialog(desk).form) == ["Please fill this in."]
    desk.press(Qt.Key.Key_Escape)
    assert deliveries(desk)[0].voided_at is None


def test_saving_twice_in_a_row_writes_one(desk: ReliefDesk) -> None:
    fill_handover(desk)
    desk.pass_by(2)
    desk.type("Rina")
    for _ in range(2):
        QTest.keyClick(desk.at(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.look_up()
    assert len(deliveries(desk)) == 1
    assert on_hand(desk)[0] == 4000


def test_a_problem_stands_at_its_field(desk: ReliefDesk) -> None:
    desk.fill("Yayasan Harapan", "ff", "", "", "Ketua")
    desk.save()
    form = desk.page.handover.form
    assert notes(form) == ["Please fill this in."] * 3
    assert desk.at() is form.editor("receiver_name")
    assert form.editor("institution").value() == "Yayasan Harapan"
    assert deliveries(desk) == []


def test_a_line_without_its_quantity_is_named(desk: ReliefDesk) -> None:
    fill_handover(desk, "")
    finish_handover(desk)
    assert notes(desk.page.handover.form) == ["Line 1: Please fill this in."]


def test_the_last_deed_is_undone(desk: ReliefDesk) -> None:
    hand_over(desk)
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert deliveries(desk)[0].voided_at is not None
    assert on_hand(desk)[0] == 5000
    assert desk.label("distributions.on_hand.1") == "5,000"


def test_the_search_finds_recipients(desk: ReliefDesk) -> None:
    hand_over(desk)
    give(desk)
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("siti")
    assert shown(desk) == ["Siti Aminah"]
    desk.type("x")
    assert shown(desk) == []
    desk.press(Qt.Key.Key_F3)
    assert desk.at() is desk.page.people.form.editor("full_name")


def test_a_long_list_shows_the_latest_and_the_search_finds_the_rest(
    desk: ReliefDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery_list, "LATEST", 1)
    give(desk)
    hand_over_after(desk)
    assert shown(desk) == ["Yayasan Harapan"]
    assert "The latest 1 are listed" in desk.label("distributions.detail")
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("siti")
    desk.look_up()
    assert shown(desk) == ["Siti Aminah"]


def test_a_search_that_finds_too_many_says_so(desk: ReliefDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery_list, "LATEST", 1)
    give(desk)
    hand_over_after(desk)
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("a")
    desk.look_up()
    assert "The latest 1 of those that match" in desk.label("distributions.detail")


def test_what_was_handed_over_has_room_for_all_its_words(desk: ReliefDesk) -> None:
    desk.window.resize(1366, 768)
    give(desk)
    hand_over_after(desk)
    desk.look_up()
    totals = desk.window.findChild(ElidedLabel, "distributions.totals")
    assert totals is not None
    assert totals.text() == totals.words
    assert totals.width() > desk.page.deliveries.deeds.width()


def test_a_half_filled_form_is_there_again(
    desk: ReliefDesk, qtbot: QtBot, store: Store, settle: Callable[[], None]
) -> None:
    fill_handover(desk)
    store.closing.emit()
    settle()
    again = DistributionsPage(store)
    qtbot.addWidget(again)
    settle()
    assert again.handover.form.editor("institution").value() == "Yayasan Harapan"
    line = again.handover.form.editor("goods").value()[0]
    assert (line.item_id, line.quantity) == (desk.event.items[0].id, 1000)


def test_the_quantity_shows_what_is_counted(desk: ReliefDesk) -> None:
    desk.page.handover.form.editor("goods").stops()[0].setFocus()
    desk.type("b")
    assert desk.page.handover.form.editor("goods").stops()[1].accessibleName() == "Quantity (batang)"


@pytest.mark.usefixtures("one_item")
def test_the_only_item_is_chosen_already(desk: ReliefDesk) -> None:
    lines = desk.page.handover.form.editor("goods")
    assert lines.stops()[0].value() == desk.event.items[0].id
    assert lines.value() == []
    desk.fill("Masjid Raya", "m", "Budi", "Takmir", "", "", "10")
    desk.pass_by(3)
    finish_handover(desk)
    assert on_hand(desk) == [4990]
    assert lines.stops()[0].value() == desk.event.items[0].id


@pytest.mark.usefixtures("one_item")
def test_an_event_without_office_areas_does_not_ask_for_one(desk: ReliefDesk) -> None:
    assert not desk.page.handover.form.editor("area_id").isVisible()
    assert desk.page.list.isColumnHidden(3)


@pytest.mark.usefixtures("no_goods")
def test_without_goods_the_page_leads_to_the_event(desk: ReliefDesk, qtbot: QtBot) -> None:
    assert desk.at().objectName() == "distributions.set_up"
    with qtbot.waitSignal(desk.page.event_asked):
        QTest.keyClick(desk.at(), Qt.Key.Key_Return)


def test_every_input_and_button_has_a_name_for_screen_readers(desk: ReliefDesk, settle: Callable[[], None]) -> None:
    settle()
    stops, stop = [], desk.page.handover.form.editor("institution")
    while stop not in stops:
        stops.append(stop)
        stop = stop.nextInFocusChain()
    mine = [one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus and desk.page.isAncestorOf(one)]
    assert len(mine) > 20
    assert [one.objectName() for one in mine if not one.accessibleName()] == []


def test_a_narrow_page_leaves_the_area_out_and_never_scrolls_sideways(desk: ReliefDesk, qtbot: QtBot) -> None:
    give(desk)
    for width, hidden in ((1366, False), (1024, True)):
        desk.window.resize(width, 700)
        qtbot.waitUntil(lambda hidden=hidden: desk.page.list.isColumnHidden(3) == hidden)
        qtbot.waitUntil(lambda: not desk.page.list.horizontalScrollBar().isVisible())
        assert desk.page.list.columnWidth(1) > 100


def test_the_unit_stands_beside_the_quantity_alone(desk: ReliefDesk) -> None:
    item = desk.page.people.form.editor("item_id")
    assert "Paket sembako" in [item.itemText(row) for row in range(item.count())]


@pytest.mark.parametrize("tongue", ["id", "en"])
@pytest.mark.parametrize("scale", [1.0, 1.25])
@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7])
def test_every_label_of_the_form_is_whole_on_the_smallest_screen(
    desk: ReliefDesk, key: Qt.Key, scale: float, qtbot: QtBot
) -> None:
    desk.window.resize(round(1366 / scale), round(768 / scale))
    desk.press(key)
    labels = [one for one in desk.page._in_front().form.findChildren(OneLine) if one.isVisible()]
    assert labels

    def are_whole() -> None:
        assert [one.text() for one in labels if one.sizeHint().width() > one.width()] == []

    qtbot.waitUntil(are_whole)
