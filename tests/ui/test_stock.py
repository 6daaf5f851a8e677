"""The stock page, by keyboard: what came in, broke or moved, the equation, the shares and the ledger."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Distribution, GoodsLine, Handover, InstitutionKind
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.stock import MovementKind
from baktidesk.services.distributions import distribute, hand_over
from baktidesk.services.stock import Movement, book_stock, list_movements
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
    desk.fill(kind, "p", quantity, document, source)
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
    assert person[2:5] == ["Handed over", "−1 paket", "Siti Aminah"]
    assert institution[2:6] == ["Handed over", "−1,200 paket", "Yayasan Harapan", "BAST-12"]


def test_the_ledger_follows_a_save(desk: ReliefDesk) -> None:
    enter_stock(desk, "r", "250")
    assert shown(desk)[0][1:5] == ["Paket sembako", "Received", "+250 paket", "Gudang Bulog"]
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
    desk.press(Qt.Key.Key_F2)
    desk.type("harapan")
    assert [row[4] for row in shown(desk)] == ["Yayasan Harapan"]
    desk.press(Qt.Key.Key_F3)
    assert desk.at() is desk.page.form.editor("item_id")


@pytest.mark.usefixtures("no_goods")
def test_without_goods_the_page_leads_to_the_event(desk: ReliefDesk, qtbot: QtBot) -> None:
    assert desk.at().objectName() == "stock.set_up"
    with qtbot.waitSignal(desk.page.event_asked):
        desk.press(Qt.Key.Key_Space)
