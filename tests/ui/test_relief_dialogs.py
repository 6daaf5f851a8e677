"""What the dialogs about goods share: Esc is told and leaves, what takes back is red, and none stands on a card."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Database
from baktidesk.domain.event import StoredEvent
from baktidesk.services.relief import coupons
from baktidesk.ui.form_area import FormArea
from baktidesk.ui.relief.count_dialog import CountDialog
from baktidesk.ui.relief.coupon_dialog import CouponDialog
from baktidesk.ui.relief.dispute_list import DisputeList
from baktidesk.ui.relief.entitlement_dialog import EntitlementDialog
from baktidesk.ui.relief.exceptions_dialog import ExceptionsDialog
from baktidesk.ui.relief.not_yet_collected import NotYetCollectedDialog
from baktidesk.ui.relief.onward_dialog import OnwardDialog
from baktidesk.ui.relief.proxy_dialog import ProxyDialog
from baktidesk.ui.relief.receipt import ReceiptDialog
from baktidesk.ui.relief.returned_sheet import ReturnedSheetDialog
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk

Settle = Callable[[], None]
OPENED: dict[str, Callable[[QWidget, Store], Any]] = {
    "count.close": CountDialog.show_for,
    "coupons.close": CouponDialog.show_for,
    "disputes.close": DisputeList.show_for,
    "entitlement.close": EntitlementDialog.show_for,
    "exceptions.close": ExceptionsDialog.show_for,
    "not_yet_collected.close": NotYetCollectedDialog.show_for,
    "onward.close": OnwardDialog.show_for,
    "proxy.keep": lambda parent, store: ProxyDialog.show_for(parent, store, lambda _given: None),
    "receipt.close": lambda parent, store: ReceiptDialog.show_for(parent, store, ["none"], "Siti"),
    "returned.close": ReturnedSheetDialog.show_for,
}
BESIDE = {
    "coupons.close": "coupons.save",
    "disputes.close": "disputes.park",
    "receipt.close": "receipt.sign",
    "returned.close": "returned.save",
}
"""What the closing button stands next to at the foot."""


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the desk of people."""
    made = ReliefDesk(qtbot, store, event, database, "distributions")
    made.press(Qt.Key.Key_F6)
    return made


@pytest.fixture
def parent(event: StoredEvent, show: Callable[[QWidget], None]) -> QWidget:
    """Give a page to open dialogs from."""
    made = QWidget()
    show(made)
    return made


def opened(parent: QWidget) -> QDialog:
    """Give the dialog that is open over a page."""
    return next(one for one in parent.findChildren(QDialog) if one.isVisible())


def button(parent: QWidget, name: str) -> QAbstractButton:
    """Give a button by name."""
    found = parent.findChild(QAbstractButton, name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", OPENED)
def test_esc_is_told_on_the_button_that_leaves_and_leaves(
    parent: QWidget, store: Store, settle: Settle, name: str
) -> None:
    OPENED[name](parent, store)
    settle()
    dialog = opened(parent)
    assert button(dialog, name).text().endswith("   Esc")
    assert "Esc" not in button(dialog, name).accessibleName()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", BESIDE)
def test_the_button_that_leaves_stands_next_to_the_one_that_does(
    parent: QWidget, store: Store, settle: Settle, name: str
) -> None:
    OPENED[name](parent, store)
    settle()
    dialog = opened(parent)
    leave, do = (button(dialog, one) for one in (name, BESIDE[name]))
    places = [one.mapTo(dialog, one.rect().topLeft()) for one in (do, leave)]
    assert places[0].y() == places[1].y()
    assert 0 < places[1].x() - places[0].x() - do.width() < leave.width()


def test_the_form_of_a_collection_stands_on_the_ground_of_its_dialog(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(desk.window)
    area = dialog.findChild(FormArea)
    body = area.widget() if area else None
    assert body is not None
    assert body.backgroundRole() == QPalette.ColorRole.Window
    assert not any(one.property("card") for one in above(dialog))


def above(widget: QWidget) -> list[QWidget]:
    """Give everything that a widget stands in."""
    around = widget.parentWidget()
    return [] if around is None else [around, *above(around)]


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"raise\(\)")
def test_the_two_menus_have_each_their_name_and_key(desk: ReliefDesk) -> None:
    texts = [button(desk.window, name).text() for name in ("distributions.more", "distribution.more")]
    assert texts == ["More   F4", "Desk menu   F8"]
    desk.page.list.setFocus()
    QTest.keyClick(desk.at(), Qt.Key.Key_F8)
    assert desk.page.people.more.menu_of_desk.isVisible()
    desk.page.people.more.menu_of_desk.close()


def test_replacing_a_coupon_warns_of_what_it_takes_back(
    parent: QWidget, store: Store, settle: Settle, database: Database, event: StoredEvent
) -> None:
    database.run(lambda session: coupons.issue_coupons(session, event.id, event.items[0].id, 1, count=1), store.actor)
    CouponDialog.show_for(parent, store)
    settle()
    dialog = opened(parent)
    assert isinstance(dialog, CouponDialog)
    dialog.table.select(0)
    button(dialog, "coupons.lost").click()
    save = button(dialog, "replace.save")
    assert save.property("danger")
    assert not save.property("primary")


def test_the_key_of_the_desk_menu_belongs_to_the_desk_of_people_alone(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F5)
    desk.press(Qt.Key.Key_F8)
    assert not desk.page.people.more.menu_of_desk.isVisible()


def test_voiding_a_movement_of_the_stock_warns_too(desk: ReliefDesk, settle: Settle) -> None:
    desk.window.open_page("stock")
    desk.look_up()
    page: Any = desk.window.page("stock")
    page._ask_void(page.list.rows.records[0])
    settle()
    assert button(opened(desk.window), "stock_void.save").property("danger")
