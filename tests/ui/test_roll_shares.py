"""What the roll says that somebody gets is shown before it is saved, proposed at the desk, and goes with the coupon."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.coupon import Coupon, CouponState
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind
from baktidesk.services.people import keep_person
from baktidesk.services.relief.coupons import issue_coupons, issue_for_roll, list_coupons
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.relief.recipient_roll import recipient_lines
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from baktidesk.ui.relief.proxy_dialog import ProxyDialog
from baktidesk.ui.rolls.roll_dialog import RollDialog
from baktidesk.ui.store import Store
from tests.stories import DAY
from tests.ui.relief import ReliefDesk
from tests.workbooks import a_bnba, a_family


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the desk of people."""
    made = ReliefDesk(qtbot, store, event, database, "distributions")
    made.press(Qt.Key.Key_F6)
    made.page.people.form.editor("item_id").set_value(event.items[0].id)
    return made


@pytest.fixture
def do(database: Database, event: StoredEvent, actor: Actor) -> Callable[..., Any]:
    """Do a deed at the event, past the window."""
    return lambda work, *args, **more: database.run(lambda session: work(session, event.id, *args, **more), actor).value


@pytest.fixture
def lines(desk: ReliefDesk, do: Callable[..., Any], tmp_path: Path) -> list[RecipientLine]:
    """Put three families on the roll: three packages and a remark, one package, and nothing told."""
    families = [a_family(1, quantity=3, note="Lansia"), a_family(2), a_family(3, quantity="")]
    file = read_roll(a_bnba(tmp_path, families), DAY, RollKind.RECIPIENT)
    do(roll.import_roll, file, RollKind.RECIPIENT)
    found: list[RecipientLine] = desk.see(recipient_lines, desk.event.id)
    return found


def quantity(desk: ReliefDesk) -> int:
    """Give what stands in the form."""
    return int(desk.page.people.form.editor("quantity").value())


def coupon_states(desk: ReliefDesk) -> list[CouponState]:
    """Give where the coupons stand, by number."""
    return [one.state for one in desk.see(list_coupons, desk.event.id)]


def proxy(desk: ReliefDesk) -> ProxyDialog:
    """Open the list of those for whom one person collects."""
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.window.findChild(ProxyDialog)
    assert isinstance(dialog, ProxyDialog)
    return dialog


def test_the_roll_proposes_the_quantity_and_shows_its_remark(desk: ReliefDesk, lines: list[RecipientLine]) -> None:
    desk.page.take_person(lines[0].person_id)
    desk.look_up()
    assert (quantity(desk), desk.label("distribution.standing.share")) == (3, "Roll: 3 paket · Lansia")
    desk.save()
    assert desk.see(list_deliveries, desk.event.id)[0].goods == (("Paket sembako", 3, "paket"),)
    assert quantity(desk) == 1


def test_goods_chosen_after_the_person_are_proposed_as_well(desk: ReliefDesk, lines: list[RecipientLine]) -> None:
    item = desk.page.people.form.editor("item_id")
    item.set_value("")
    desk.page.take_person(lines[0].person_id)
    desk.look_up()
    assert (quantity(desk), desk.at().objectName()) == (1, "item_id")
    desk.type("p")
    desk._qtbot.waitUntil(lambda: quantity(desk) == 3)
    desk.page.people.form.editor("quantity").set_value(2)
    desk.window.store.changed.emit(frozenset({"distribution"}))
    desk.look_up()
    assert quantity(desk) == 2


def test_the_coupon_that_goes_with_it_is_said_before_and_after(
    desk: ReliefDesk, lines: list[RecipientLine], do: Callable[..., Any]
) -> None:
    do(issue_for_roll, desk.event.items[0].id, 1)
    desk.page.take_person(lines[1].person_id)
    desk.look_up()
    assert "Coupon 0002 is redeemed with it" in desk.label("distribution.standing.share")
    desk.save()
    assert desk.sentence().endswith("Coupon 0002 is redeemed with it.")
    assert "Coupon 0002" in desk.label("distribution.last.words")
    assert coupon_states(desk) == [CouponState.OPEN, CouponState.REDEEMED, CouponState.OPEN]
    desk.page.list.select(0)
    assert "Coupon 0002 redeemed with it" in desk.window.findChild(object, "distributions.detail").words


def test_a_proxys_list_is_filled_by_scanning_coupons(
    desk: ReliefDesk, lines: list[RecipientLine], do: Callable[..., Any]
) -> None:
    made: list[Coupon] = do(issue_for_roll, desk.event.items[0].id, 1)
    dialog = proxy(desk)
    for coupon in made[:2]:
        desk.type(coupon.token)
        desk.enter()
    assert [(one.recipient.full_name, one.on_coupon) for one in dialog.lines] == [
        (lines[0].full_name, 3),
        (lines[1].full_name, 1),
    ]
    dialog.form.editor("proxy_name").set_value("Ketua RT")
    desk.save()
    assert desk.sentence().startswith("Given 4 paket sembako for 2 recipients to Ketua RT. Coupons 0001, 0002")
    assert coupon_states(desk) == [CouponState.REDEEMED, CouponState.REDEEMED, CouponState.OPEN]


def test_a_proxys_list_takes_the_number_on_a_coupon(
    desk: ReliefDesk, lines: list[RecipientLine], do: Callable[..., Any]
) -> None:
    do(issue_for_roll, desk.event.items[0].id, 1)
    dialog = proxy(desk)
    desk.type("0002")
    desk.enter()
    assert [one.recipient.full_name for one in dialog.lines] == [lines[1].full_name]
    desk.type("0009")
    desk.enter()
    assert dialog.note.text() == "This coupon is not known."


def test_enter_on_an_empty_list_input_goes_on_after_somebody_was_picked(
    desk: ReliefDesk, lines: list[RecipientLine], qtbot: QtBot
) -> None:
    dialog = proxy(desk)
    desk.type(lines[1].full_name)
    qtbot.waitUntil(dialog._hints.isVisible)
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert [one.recipient.full_name for one in dialog.lines] == [lines[1].full_name]
    desk.enter()
    assert dialog.note.text() == ""
    assert dialog.form.isAncestorOf(desk.at())


@pytest.mark.usefixtures("lines")
def test_a_coupon_that_cannot_be_collected_so_says_why(desk: ReliefDesk, do: Callable[..., Any]) -> None:
    packages, seedlings = (item.id for item in desk.event.items)
    siti = do(lambda session, _event: keep_person(session, full_name="Siti"))
    (blank,) = do(issue_coupons, packages, 1, count=1)
    (hers,) = do(issue_coupons, packages, 1, people=[siti])
    (other,) = do(issue_coupons, seedlings, 1, people=[siti])
    dialog = proxy(desk)
    said = []
    for token in (blank.token, hers.token, other.token, "BK" + "2" * 20):
        desk.type(token)
        desk.enter()
        said.append(dialog.note.text())
    assert said == [
        "Coupon 0001 names nobody. Please redeem it at the desk.",
        "",
        "Coupon 0003 is for Bibit kelapa.",
        "This coupon is not known.",
    ]
    assert len(dialog.lines) == 1


def test_a_corrected_roll_is_shown_and_saved(
    desk: ReliefDesk, lines: list[RecipientLine], tmp_path: Path, store: Store
) -> None:
    file = a_bnba(tmp_path, [a_family(1, quantity=2, note="Lansia"), a_family(2), a_family(4, quantity=5)])
    dialog = RollDialog.show_for(desk.page, store, RollKind.RECIPIENT)
    assert dialog is not None
    desk.look_up()
    dialog.box.editor.setText(str(file))
    desk.enter()
    (change,) = dialog.preview.changed.rows.records
    shown = [column.shown(change) for column in dialog.preview.changed.rows.columns]
    assert shown == ["2", lines[0].full_name, "3 → 2", "Lansia"]
    save = dialog.findChild(QAbstractButton, "roll.save")
    assert isinstance(save, QAbstractButton)
    assert save.text() == "Save 1 people and 1 changes   Ctrl+Enter"
    desk.save()
    assert desk.sentence() == "1 people of bnba.xlsx are on the roll now. 1 rows were changed."
    assert [line.quantity for line in desk.see(recipient_lines, desk.event.id, desk.event.items[0].id)] == [
        2,
        1,
        None,
        5,
    ]


def test_the_next_scan_is_not_wiped_out_by_the_answer_to_the_one_before(
    desk: ReliefDesk, lines: list[RecipientLine], do: Callable[..., Any]
) -> None:
    made: list[Coupon] = do(issue_for_roll, desk.event.items[0].id, 1)
    dialog = proxy(desk)
    desk.type(made[0].token)
    QTest.keyClick(desk.at(), Qt.Key.Key_Return)
    half = f"{made[1].token[:8]}7"  # a half without a digit could be somebody's name
    desk.type(half)
    desk.look_up()
    assert (len(dialog.lines), dialog.adder.text()) == (1, half)
    desk.enter()
    assert (len(dialog.lines), dialog.note.text()) == (1, "Please type a name, or a NIK that is known.")
    assert dialog.lines[0].recipient.full_name == lines[0].full_name
