"""The stock page, by keyboard: what came in, broke or moved, the equation, the shares and the ledger."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Distribution, GoodsLine, Handover, InstitutionKind
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.officer import OfficerEntry, Role
from baktidesk.domain.stock import MAIN_STORE, EntryKind, MovementKind, StockEntry
from baktidesk.services.officers import add_officer
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.returns import counts_of
from baktidesk.services.relief.stock import Movement, book_stock, list_movements
from baktidesk.services.relief.stock import enter_stock as enter_stock_row
from baktidesk.ui.relief.entitlement_dialog import EntitlementDialog
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk, notes


@pytest.fixture
def handed_over(database: Database, event: StoredEvent, actor: Actor) -> None:
    """Hand over 1,200 packages to an institution and one to a person, both in the first office area."""
    area_id, item_id = event.areas[0][0], event.items[0].id
    to_institution = Handover(
        institution="Yayasan Harapan",
        recipient_kind=InstitutionKind.FOUNDATION,
        area_id=area_id,
        receiver_name="Budi",
        receiver_position="Ketua",
        giver_name="Rina",
        document_number="BAST-12",
        goods=[GoodsLine(item_id=item_id, quantity=1200)],
    )
    to_person = Distribution(full_name="Siti Aminah", area_id=area_id, item_id=item_id)
    database.run(lambda session: hand_over(session, event.id, to_institution), actor)
    database.run(lambda session: distribute(session, event.id, to_person), actor)


@pytest.fixture
def moved_inside(database: Database, event: StoredEvent, actor: Actor) -> None:
    """Move 300 packages from the main store to the first office area."""
    moved = StockEntry(
        kind=EntryKind.MOVED, item_id=event.items[0].id, quantity=300, destination_id=event.areas[0][0], source="Gudang"
    )
    database.run(lambda session: enter_stock_row(session, event.id, moved), actor)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the stock page."""
    return ReliefDesk(qtbot, store, event, database, "stock")


@pytest.fixture
def no_goods(event_record: Event) -> None:
    """Let the event have no goods."""
    event_record.items, event_record.allocations = [], []


def enter_stock(desk: ReliefDesk, kind: str, quantity: str, source: str = "Gudang Bulog", document: str = "") -> None:
    """Enter a movement of food packages; `kind` is the first letter of what happened."""
    desk.page.form.editor("kind").setFocus()
    places = ("", "") if kind == "m" else ("",)
    desk.fill(kind, "p", quantity, document, *places, source)
    desk.save()


def ledger(desk: ReliefDesk) -> list[Movement]:
    """Give the ledger, newest first."""
    return list(desk.see(list_movements, desk.event.id))


def equation(desk: ReliefDesk, number: int = 1) -> list[str]:
    """Give the figures of an item as they stand on screen."""
    terms = ("received", "returned", "handed_over", "damaged", "moved", "on_hand")
    return [desk.label(f"stock.{term}.{number}") for term in terms]


def shown(desk: ReliefDesk) -> list[list[str]]:
    """Give the cells of the table."""
    model = desk.page.list.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_what_came_in_is_added(desk: ReliefDesk) -> None:
    enter_stock(desk, "r", "250", document="DO-7")
    assert equation(desk) == ["5,250", "0", "0", "0", "0", "5,250"]
    assert desk.sentence() == "Received 250 paket sembako."
    newest = ledger(desk)[0]
    assert (newest.kind, newest.quantity, newest.source, newest.document) == (
        MovementKind.RECEIVED, 250, "Gudang Bulog", "DO-7",
    )  # fmt: skip


def test_what_broke_and_what_moved_is_taken_away(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "12", "Basah")
    assert desk.sentence() == "Written off as damaged or lost: 12 paket sembako."
    enter_stock(desk, "m", "200", "Gudang Serang")
    assert desk.sentence() == "Moved elsewhere: 200 paket sembako."
    assert equation(desk) == ["5,000", "0", "0", "12", "200", "4,788"]
    assert equation(desk, 2)[-1] == "20,000"


@pytest.mark.usefixtures("handed_over")
def test_the_equation_and_the_shares_show_what_was_handed_over(desk: ReliefDesk) -> None:
    assert equation(desk) == ["5,000", "0", "1,201", "0", "0", "3,799"]
    assert [desk.label(f"stock.remaining.{number}") for number in (1, 2)] == ["1,799 left", "2,000 left"]


@pytest.mark.usefixtures("handed_over")
def test_the_ledger_names_recipient_and_document(desk: ReliefDesk) -> None:
    person, institution, *_first = shown(desk)
    assert [*person[2:4], person[6]] == ["Handed over", "−1 paket", "Siti Aminah"]
    assert [*institution[2:4], *institution[6:8]] == ["Handed over", "−1,200 paket", "Yayasan Harapan", "BAST-12"]


def test_the_ledger_follows_a_save(desk: ReliefDesk) -> None:
    enter_stock(desk, "r", "250")
    newest = shown(desk)[0]
    assert [*newest[1:4], newest[6]] == ["Paket sembako", "Received", "+250 paket", "Gudang Bulog"]
    assert desk.page.list.rows.fresh == ledger(desk)[0].id


def test_more_than_there_is_needs_a_reason(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "5001", "Banjir")
    assert desk.label("override.sentence") == "Only 5,000 paket of Paket sembako left; 5,001 asked for."
    desk.type("Dihitung ulang oleh dua petugas")
    desk.save()
    assert equation(desk)[-1] == "-1"
    assert shown(desk)[0][-1] == "Dihitung ulang oleh dua petugas"


def test_leaving_the_question_keeps_stock_and_form(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "5001", "Banjir")
    desk.press(Qt.Key.Key_Escape)
    assert desk.see(book_stock, desk.event.items[0].id) == 5000
    form = desk.page.form
    assert (form.editor("quantity").value(), form.editor("source").value()) == (5001, "Banjir")
    assert notes(form) == ["Only 5,000 paket of Paket sembako left; 5,001 asked for."]


def test_a_problem_stands_at_its_field(desk: ReliefDesk) -> None:
    enter_stock(desk, "r", "banyak", "Bulog")
    assert notes(desk.page.form) == ["Please type a number."]
    assert desk.at() is desk.page.form.editor("quantity")
    assert desk.page.form.editor("source").value() == "Bulog"


def test_the_last_entry_is_undone(desk: ReliefDesk) -> None:
    enter_stock(desk, "r", "250")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert equation(desk)[-1] == "5,000"
    assert len(ledger(desk)) == 2


@pytest.mark.usefixtures("handed_over")
def test_the_search_finds_recipients_in_the_ledger(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("harapan")
    assert [row[6] for row in shown(desk)] == ["Yayasan Harapan"]
    desk.press(Qt.Key.Key_F3)
    assert desk.at() is desk.page.form.editor("item_id")


@pytest.mark.usefixtures("no_goods")
def test_without_goods_the_page_leads_to_the_event(desk: ReliefDesk, qtbot: QtBot) -> None:
    assert desk.at().objectName() == "stock.set_up"
    with qtbot.waitSignal(desk.page.event_asked):
        desk.press(Qt.Key.Key_Space)


# Places, counts, corrections


def move(desk: ReliefDesk, quantity: str, area: str) -> None:
    """Move packages from the main store to an office area."""
    desk.page.form.editor("kind").setFocus()
    desk.fill("m", "p", quantity, "SJ-1", "", area, "Truk")
    desk.save()


def test_goods_are_moved_to_an_office_area(desk: ReliefDesk) -> None:
    move(desk, "600", "kk")
    assert desk.sentence() == "Moved to Kanim Serang: 600 paket sembako."
    assert equation(desk) == ["5,000", "0", "0", "0", "0", "5,000"]
    assert equation(desk, 2) == ["5,000", "0", "0", "0", "600", "4,400"]
    assert equation(desk, 3) == ["0", "0", "0", "0", "600", "600"]
    assert [row[5] for row in shown(desk)[:2]] == ["Main store → Kanim Serang"] * 2


def test_a_destination_is_asked_only_of_what_is_moved(desk: ReliefDesk) -> None:
    kind, destination = (desk.page.form.editor(name) for name in ("kind", "destination_id"))
    assert not destination.isVisible()
    kind.set_value("moved")
    assert destination.isVisible()
    kind.set_value("damaged")
    assert not destination.isVisible()


def test_the_balance_runs_through_one_item(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "12", "Basah")
    enter_stock(desk, "r", "250")
    choice = desk.window.findChild(QComboBox, "stock.item_filter")
    assert choice is not None
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    desk.look_up()
    assert [row[3:5] for row in shown(desk)] == [
        ["+250 paket", "5,238"], ["−12 paket", "4,988"], ["+5,000 paket", "5,000"],
    ]  # fmt: skip


def test_the_ledger_shows_one_kind_alone(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "12", "Basah")
    choice = desk.window.findChild(QComboBox, "stock.kind_filter")
    assert choice is not None
    choice.setCurrentIndex(choice.findData("damaged"))
    choice.activated.emit(choice.currentIndex())
    assert [row[2] for row in shown(desk)] == ["Damaged or lost"]


def test_a_movement_entered_by_hand_is_voided(desk: ReliefDesk) -> None:
    enter_stock(desk, "d", "12", "Basah")
    desk.page.list.setFocus()
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_Delete)
    desk.type("Salah hitung")
    desk.save()
    assert desk.sentence() == "Voided: 12 paket sembako."
    assert equation(desk)[-1] == "5,000"
    assert desk.at() is desk.page.list


@pytest.mark.usefixtures("handed_over")
def test_a_delivery_is_not_voided_in_the_ledger(desk: ReliefDesk) -> None:
    desk.page.list.select(0)
    buttons = [desk.window.findChild(QPushButton, f"stock.{name}") for name in ("return", "void")]
    assert [button.isEnabled() for button in buttons if button] == [True, False]
    desk.page.list.select(2)
    assert [button.isEnabled() for button in buttons if button] == [False, True]


def test_an_officer_voids_with_a_supervisors_pin(desk: ReliefDesk, store: Store, database: Database) -> None:
    boss = OfficerEntry(name="Rina", role=Role.SUPERVISOR, pin="274951")
    database.run(lambda session: add_officer(session, boss))
    enter_stock(desk, "d", "12", "Basah")
    store.actor = Actor(name="Budi", role=Role.OFFICER, desk="B")
    desk.page.list.setFocus()
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_Delete)
    desk.fill("Salah hitung", "", "000000")
    desk.save()
    form = QApplication.activeModalWidget().form
    assert notes(form) == ["This PIN is not right."]
    form.editor("pin").setText("274951")
    desk.save()
    assert equation(desk)[-1] == "5,000"


def count(desk: ReliefDesk, quantity: str, reason: str = "") -> Any:
    """Count the packages of the main store; give the dialog."""
    desk.press(Qt.Key.Key_F7)
    desk.fill("p", "", quantity, reason)
    desk.save()
    return QApplication.activeModalWidget()


def test_a_count_that_differs_needs_a_reason_and_moves_the_book(desk: ReliefDesk) -> None:
    dialog = count(desk, "4990")
    assert notes(dialog.form) == ["The book says 5,000 paket, counted are 4,990. Please say why."]
    desk.type("Basah")
    desk.save()
    (row,) = desk.see(counts_of, desk.event.id)
    assert (row.book, row.counted, row.reason) == (5000, 4990, "Basah")
    assert equation(desk) == ["5,000", "0", "0", "10", "0", "4,990"]
    model = dialog.list.model()
    assert [model.index(0, column).data() for column in (2, 3, 4, 5)] == ["5,000", "4,990", "−10", "Basah"]


def test_the_book_is_said_while_one_counts(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F7)
    desk.fill("p", "", "4990")
    helps = [
        label.text() for label in QApplication.activeModalWidget().form.findChildren(QLabel)
        if label.property("role") == "help"
    ]  # fmt: skip
    assert "The book says 5,000 paket. 10 too few." in helps


@pytest.mark.usefixtures("moved_inside")
def test_the_count_begins_with_what_is_looked_at_and_where_it_lies(desk: ReliefDesk) -> None:
    row = next(one for one in desk.page.list.rows.records if one.kind is MovementKind.MOVED_IN)
    desk.page.list.setFocus()
    desk.page.list.select_record(row.id)
    desk.press(Qt.Key.Key_F7)
    form = QApplication.activeModalWidget().form
    assert form.editor("item_id").value() == desk.event.items[0].id
    assert form.editor("place_id").value() == desk.event.areas[0][0]
    assert desk.at().objectName() == "counted"
    desk.type("300")
    desk.save()
    assert desk.see(counts_of, desk.event.id)[0].counted == 300


@pytest.mark.usefixtures("handed_over")
def test_goods_handed_over_are_counted_where_they_came_from(desk: ReliefDesk) -> None:
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_F7)
    form = QApplication.activeModalWidget().form
    assert (form.editor("item_id").value(), form.editor("place_id").value()) == (desk.event.items[0].id, MAIN_STORE)


def test_what_each_may_receive_is_opened_for_the_item_that_is_looked_at(desk: ReliefDesk) -> None:
    desk.page.form.editor("item_id").set_value(desk.event.items[1].id)
    desk.press(Qt.Key.Key_F6)
    dialog = next(one for one in desk.window.findChildren(EntitlementDialog) if one.isVisible())
    assert dialog.form.editor("item_id").value() == desk.event.items[1].id
    desk.press(Qt.Key.Key_Escape)
    desk.page.list.select(len(desk.page.list.rows.records) - 1)
    first = desk.page.list.current().item_id
    desk.press(Qt.Key.Key_F6)
    dialog = next(one for one in desk.window.findChildren(EntitlementDialog) if one.isVisible())
    assert dialog.form.editor("item_id").value() == first
