"""Onward distribution and returns, by keyboard: from the ledger, from a delivery, and from the summary."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import GoodsLine, Handover, InstitutionKind
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.onward import obligations, reports_of
from baktidesk.services.summary import summarise
from baktidesk.ui.pages.dashboard import DashboardPage
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk, notes

SEEDLINGS = 20_000


@pytest.fixture
def handed_over(database: Database, event: StoredEvent, actor: Actor) -> str:
    """Hand over all seedlings to a city, which is to pass them on; give the handover's id."""
    record = Handover(
        institution="Pemkot Tangerang",
        recipient_kind=InstitutionKind.LOCAL_GOVERNMENT,
        receiver_name="Budi",
        receiver_position="Kepala Dinas",
        giver_name="Rina",
        onward=True,
        goods=[GoodsLine(item_id=event.items[1].id, quantity=SEEDLINGS)],
    )
    return database.run(lambda session: hand_over(session, event.id, record), actor).value


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database, handed_over: str) -> ReliefDesk:
    """Sit down at the stock page."""
    return ReliefDesk(qtbot, store, event, database, "stock")


def dialog() -> Any:
    """Give the dialog in front."""
    return QApplication.activeModalWidget()


def report(desk: ReliefDesk, quantity: str, whereto: str, document: str = "") -> None:
    """Write a report about the line that is chosen."""
    desk.enter()
    desk.fill(quantity, whereto, document)
    desk.save()


def shown(table: Any) -> list[list[str]]:
    """Give the cells of a table."""
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_partial_reports_lower_what_is_open(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    assert shown(dialog().list) == [
        ["Pemkot Tangerang", "Bibit kelapa", "20,000", "0", "20,000 batang", "0", "0 to 7 days"]
    ]
    report(desk, "7500", "Kecamatan Cibodas", "Surat 5")
    assert desk.sentence() == "Passed on by Pemkot Tangerang: 7,500 batang Bibit kelapa."
    assert shown(dialog().list)[0][2:5] == ["20,000", "7,500", "12,500 batang"]
    assert shown(dialog().reports)[0][1:] == ["7,500", "Kecamatan Cibodas", "Surat 5", "Rina"]


def test_what_a_report_must_say_is_asked_first(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    desk.enter()
    asked = []
    for _ in range(3):
        asked.append(desk.at().objectName())
        desk.enter()
    assert asked == ["quantity", "whereto", "document"]


def test_more_than_is_open_is_refused_at_the_quantity(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    report(desk, "20001", "Warga")
    assert notes(dialog().form) == ["Between 1 and 20,000 can be reported."]
    desk.press(Qt.Key.Key_Escape)
    assert shown(dialog().list)[0][3] == "0"


def test_what_is_reported_in_full_is_seen_only_when_asked_for(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    report(desk, "20000", "Warga")
    assert shown(dialog().list) == []
    dialog().findChild(QPushButton, "onward.close").setFocus()
    dialog()._settled.click()
    desk.look_up()
    assert shown(dialog().list)[0][-1] == "Reported"


def test_a_report_is_voided_with_a_reason(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F8)
    report(desk, "7500", "Kecamatan Cibodas")
    dialog().reports.setFocus()
    dialog().reports.select(0)
    desk.press(Qt.Key.Key_Delete)
    desk.type("Salah ketik")
    desk.save()
    (owed,) = desk.see(obligations, [desk.event.id])
    assert (owed.reported, desk.see(reports_of, owed.id)) == (0, [])
    assert shown(dialog().list)[0][3] == "0"


def test_another_officers_report_asks_for_a_supervisor(desk: ReliefDesk, store: Store) -> None:
    desk.press(Qt.Key.Key_F8)
    report(desk, "7500", "Kecamatan Cibodas")
    store.actor = Actor(name="Tuti", role=Role.OFFICER, desk="B")
    dialog().reports.setFocus()
    dialog().reports.select(0)
    desk.press(Qt.Key.Key_Delete)
    assert [dialog().form.editor(name).objectName() for name in ("supervisor", "pin")] == ["supervisor", "pin"]


def test_goods_come_back_from_the_ledger(desk: ReliefDesk) -> None:
    desk.page.list.setFocus()
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_R)
    desk.fill("500", "Layu")
    desk.save()
    assert desk.sentence() == "Came back: 500 batang Bibit kelapa."
    goods = desk.see(summarise, desk.event.id).goods[1]
    assert (goods.handed_over, goods.returned, goods.on_hand) == (20_000, 500, 500)


def test_no_more_comes_back_than_is_out(desk: ReliefDesk) -> None:
    desk.page.list.setFocus()
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_R)
    desk.fill("20001", "Layu")
    desk.save()
    assert notes(dialog().form) == ["Only 20,000 are still out of this delivery."]


def test_a_delivery_has_both_deeds(
    qtbot: QtBot, store: Store, event: StoredEvent, database: Database, handed_over: str
) -> None:
    desk = ReliefDesk(qtbot, store, event, database, "distributions")
    desk.page.list.setFocus()
    desk.page.list.select(0)
    desk.press(Qt.Key.Key_R)
    desk.fill("500", "Layu")
    desk.save()
    desk.page.list.setFocus()
    desk.press(Qt.Key.Key_L)
    assert shown(dialog().list)[0][2:5] == ["19,500", "0", "19,500 batang"]


def test_the_summary_leads_to_the_reports(
    store: Store, event: StoredEvent, handed_over: str, show: Any, settle: Any, qtbot: QtBot
) -> None:
    page = DashboardPage(store)
    show(page)
    button = page.findChild(QPushButton, "summary.reports")
    assert button is not None
    button.click()
    settle()
    assert shown(dialog().list)[0][0] == "Pemkot Tangerang"
    dialog().reject()
