"""The desk of people and households: who was served is seen before saving, coupons are given once, proxies named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from baktidesk.db import models
from baktidesk.db.session import Actor, Database
from baktidesk.domain.coupon import Coupon, CouponState
from baktidesk.domain.crowd import Crowd
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.entitlement import Basis, Entitlement
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.giving import ReceiptKind
from baktidesk.domain.officer import Role
from baktidesk.services import attachments
from baktidesk.services.people import keep_person
from baktidesk.services.relief import coupons, crowd, giving
from baktidesk.services.relief.distributions import list_deliveries
from baktidesk.services.relief.entitlements import exception_lines, keep_entitlement, list_entitlements
from baktidesk.services.relief.receipts import list_receipts
from baktidesk.services.relief.stock import book_stock
from baktidesk.ui.relief.entitlement_dialog import EntitlementDialog
from baktidesk.ui.relief.exceptions_dialog import ExceptionsDialog
from baktidesk.ui.relief.proxy_dialog import ProxyDialog
from baktidesk.ui.relief.receipt import ReceiptDialog
from baktidesk.ui.safety import standing_watch
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk, notes

NIK = "3171015708450001"
OTHER = "3171011708450001"
CARD = "3171012501060003"
HOME = "Jl. Melati 3 RT 01 RW 02"
DEWI = Actor(name="Dewi", role=Role.OFFICER, desk="B")
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the desk of people."""
    made = ReliefDesk(qtbot, store, event, database, "distributions")
    made.press(Qt.Key.Key_F6)
    made.page.people.form.editor("item_id").set_value(event.items[0].id)
    return made


@pytest.fixture
def done(database: Database, event: StoredEvent) -> Callable[..., Any]:
    """Do a deed at desk B, past the window."""
    return lambda work, *args, **more: database.run(lambda session: work(session, event.id, *args, **more), DEWI).value


@pytest.fixture
def siti(database: Database, event: StoredEvent, done: Callable[..., Any]) -> str:
    """Let Siti Aminah have received a package at desk B; give her id as a person."""
    record = Distribution(full_name="Siti Aminah", nik=NIK, family_card_number=CARD, address=HOME)
    record.item_id, record.area_id = event.items[0].id, event.areas[1][0]
    done(giving.distribute, record)
    person = models.person
    return str(database.read(lambda session: session.value(select(person.c.id).where(person.c.nik == NIK))))


@pytest.fixture
def budi(database: Database) -> str:
    """Let Budi be known from elsewhere; give his id."""
    return str(database.run(lambda session: keep_person(session, full_name="Budi", nik=OTHER), DEWI).value)


def issue(desk: ReliefDesk, done: Callable[..., Any], **how: Any) -> Coupon:
    """Issue one coupon for a package."""
    return done(coupons.issue_coupons, desk.event.items[0].id, 1, **how or {"count": 1})[0]  # type: ignore[no-any-return]


def scan(desk: ReliefDesk, text: str) -> None:
    """Scan something, as the scanner hands it to the scan box, and wait for what is shown."""
    desk.window.top.scan.take(text)
    desk.look_up()


def wait(desk: ReliefDesk, name: str, words: str) -> None:
    """Wait until a label says this."""
    desk._qtbot.waitUntil(lambda: words in desk.label(name))


def open_dialog(desk: ReliefDesk, kind: type[D]) -> D:
    """Give the dialog of a kind that is in front."""
    desk.look_up()
    return next(one for one in desk.window.findChildren(kind) if one.isVisible())


def given(desk: ReliefDesk) -> list[str]:
    """Give the recipients in the data, newest first."""
    return [one.recipient for one in desk.see(list_deliveries, desk.event.id)]


@pytest.mark.usefixtures("siti")
def test_a_typed_nik_shows_what_was_received_before_anything_is_saved(desk: ReliefDesk) -> None:
    desk.fill("Aminah", NIK)
    wait(desk, "distribution.standing.verdict", "Received 1 paket already")
    before = desk.label("distribution.standing.before.1")
    assert "desk B, by Dewi, for Siti Aminah" in before
    assert given(desk) == ["Siti Aminah"]


def test_a_nik_that_nobody_has_is_entitled(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    desk.fill("Aminah", NIK)
    wait(desk, "distribution.standing.verdict", "Entitled to 1 paket")
    assert "Stock 5,000" in desk.label("distribution.standing.facts")


def test_what_remains_of_the_area_is_in_sight(desk: ReliefDesk, siti: str) -> None:
    desk.page.people.form.editor("area_id").set_value(desk.event.areas[1][0])
    desk.page.people.form.edited.emit()
    wait(desk, "distribution.standing.facts", "Kanim Serang: 1,999 left")


@pytest.mark.parametrize("by_hand", [False, True])
def test_words_about_a_half_filled_form_go_when_it_is_empty(desk: ReliefDesk, store: Store, *, by_hand: bool) -> None:
    store.said.emit("Saved.", "deed")
    desk.page.people.form.fill({"full_name": "Budi"})
    for _ in range(2):
        desk.page.people.begin("full_name", "Orang Lain")
        assert "half entered" in desk.sentence()
    if by_hand:
        desk.page.people.form.editor("full_name").selectAll()
        desk.press(Qt.Key.Key_Delete)
    else:
        desk.page.people.clear()
    assert desk.sentence() == "Saved."


def test_a_half_typed_nik_is_not_looked_for(desk: ReliefDesk) -> None:
    desk.page.people.panel.show_standing(None, 1, "", desk.event.zone, desk.event.first_day)
    desk.fill("Aminah", NIK[:15])
    wait(desk, "distribution.standing.verdict", "Once to each household")


@pytest.mark.usefixtures("siti")
def test_a_scanned_nik_fills_the_form_and_stands_in_red(desk: ReliefDesk) -> None:
    scan(desk, NIK)
    form = desk.page.people.form
    assert form.editor("full_name").value() == "Siti Aminah"
    assert (form.editor("family_card_number").value(), form.editor("address").value()) == (CARD, HOME)
    assert form.editor("area_id").value() == desk.event.areas[1][0]
    assert desk.page.people.panel.property("banner") == "bad"
    assert not form.save.hasFocus()


@pytest.mark.usefixtures("budi")
def test_a_known_person_is_served_with_a_scan_and_one_key(desk: ReliefDesk) -> None:
    scan(desk, OTHER)
    assert desk.page.people.panel.property("banner") == "good"
    desk.enter()
    assert given(desk) == ["Budi"]
    assert desk.label("distribution.last.words") == "Saved: Budi"
    assert len(desk.see(lambda session: session.rows(select(models.person)))) == 1


@pytest.mark.usefixtures("budi")
def test_letting_go_brings_back_what_was_typed(desk: ReliefDesk) -> None:
    desk.type("Wati")
    scan(desk, OTHER)
    desk.page.people.form.editor("full_name").setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.page.people.form.editor("full_name").value() == "Wati"
    assert desk.page.people.form.editor("nik").value() == ""


@pytest.mark.usefixtures("budi")
def test_another_name_over_a_known_person_is_asked_about(desk: ReliefDesk) -> None:
    scan(desk, OTHER)
    name = desk.page.people.form.editor("full_name")
    name.setFocus()
    name.selectAll()
    desk.type("Ketut")
    desk.save()
    assert given(desk) == []
    desk.save()
    assert given(desk) == ["Ketut"]


@pytest.mark.usefixtures("siti")
def test_names_are_offered_with_who_has_received(desk: ReliefDesk) -> None:
    desk.type("siti")
    hints = desk.page.people._hints[0]
    desk._qtbot.waitUntil(hints.isVisible)
    assert hints.model().index(0, 0).data() == f"Siti Aminah · has received · 3171********0001 · {HOME}"
    desk.press(Qt.Key.Key_Down)
    desk.enter()
    assert desk.page.people.form.editor("nik").value() == NIK


def test_somebody_unknown_begins_with_the_number_that_was_scanned(desk: ReliefDesk) -> None:
    scan(desk, OTHER)
    desk.enter()
    assert desk.page.people.form.editor("nik").value() == OTHER
    assert desk.at().objectName() == "full_name"


def test_a_coupon_is_given_with_a_scan_and_one_key(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done)
    desk.press(Qt.Key.Key_F5)
    scan(desk, coupon.token)
    view = desk.page.people.coupon.view
    assert (view.head.text(), view.property("banner")) == ("1 paket", "good")
    desk.enter()
    assert desk.see(coupons.find_coupon, desk.event.id, coupon.token).state is CouponState.REDEEMED
    assert desk.label("distribution.last.words") == "Saved: Coupon 0001"
    assert not view.isVisible()
    assert desk.see(book_stock, desk.event.items[0].id) == 4999


def test_a_second_enter_does_not_take_back_the_first(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon, closed = issue(desk, done), []
    scan(desk, coupon.token)
    view = desk.page.people.coupon.view
    view.closed.connect(lambda: closed.append(coupon))
    QTest.keyClick(desk.at(), Qt.Key.Key_Return)
    desk.enter()
    assert (closed, view.isVisible(), desk.at().objectName()) == ([], False, "full_name")
    assert desk.see(book_stock, desk.event.items[0].id) == 4999


def test_what_is_left_is_shown_with_what_is_saved(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon, seen = issue(desk, done), []
    scan(desk, coupon.token)
    words, figure = desk.page.people.last.words, desk.page.findChild(QLabel, "distributions.on_hand.1")
    desk.page.people.saved.connect(lambda _id: seen.append((words.text(), figure.text())))
    desk.enter()
    assert seen == [("Saved: Coupon 0001", "4,999")]
    assert figure.text() == "4,999"


def test_a_long_name_on_a_coupon_is_read_whole(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    name = "Raden Ajeng " + "Kusumawardhani " * 5
    one = done(lambda session, _event: keep_person(session, full_name=name.strip()))
    item = desk.event.items[0].id
    (coupon,) = done(lambda session, event_id: coupons.issue_coupons(session, event_id, item, 1, people=[one]))
    scan(desk, coupon.token)
    who = desk.page.people.coupon.view.who
    plain = QLabel(who.text(), font=who.font(), wordWrap=True)
    assert who.height() >= who.heightForWidth(who.width()) == plain.heightForWidth(who.width())


def test_a_coupon_is_not_given_twice(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done)
    done(coupons.redeem, coupon.id)
    scan(desk, coupon.token)
    view = desk.page.people.coupon.view
    assert (view.head.text(), view.property("banner")) == ("Used already", "bad")
    assert "desk B, by Dewi" in view.lines.text()
    desk.save()
    desk.enter()
    assert not view.isVisible()
    assert desk.see(book_stock, desk.event.items[0].id) == 4999


def test_a_coupon_redeemed_at_another_desk_meanwhile_turns_red(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done)
    scan(desk, coupon.token)
    done(coupons.redeem, coupon.id)
    desk.enter()
    assert desk.page.people.coupon.view.head.text() == "Used already"
    assert desk.see(book_stock, desk.event.items[0].id) == 4999


def test_a_strange_coupon_says_so(desk: ReliefDesk) -> None:
    scan(desk, "BK" + "2" * 20)
    view = desk.page.people.coupon.view
    assert (view.head.text(), view.give.isVisible()) == ("Not ours", False)


def test_a_lost_coupon_names_its_replacement(desk: ReliefDesk, database: Database, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done)
    boss = Actor(name="Rina", role=Role.ADMIN, desk="A")
    database.run(lambda session: coupons.replace_coupon(session, coupon.id, "hilang"), boss)
    scan(desk, coupon.token)
    assert desk.page.people.coupon.view.head.text() == "Voided"
    assert "Coupon 0002" in desk.page.people.coupon.view.lines.text()


def test_the_coupon_of_somebody_served_needs_a_reason(desk: ReliefDesk, siti: str, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done, people=[siti])
    scan(desk, coupon.token)
    assert desk.page.people.coupon.view.head.text() == "Served already"
    assert desk.page.people.coupon.view.close_button.hasFocus()
    desk.save()
    desk.type("Rumah terbakar")
    desk.save()
    line = desk.see(exception_lines, desk.event.id)[0]
    assert (line.served.full_name, line.reason, line.allowed_by) == ("Siti Aminah", "Rumah terbakar", "Rina")


def test_a_coupon_left_for_the_next_one_is_told(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    one, two = (issue(desk, done) for _ in range(2))
    scan(desk, one.token)
    scan(desk, two.token)
    assert desk.sentence() == "Coupon 0001 was not given out."


def test_a_coupon_is_found_by_its_number(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    issue(desk, done)
    desk.press(Qt.Key.Key_F2)
    desk.type("0001")
    desk.look_up()
    desk.enter()
    assert desk.page.people.coupon.view.isVisible()


def test_a_token_from_a_slow_scanner_is_no_name(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    coupon = issue(desk, done)
    desk.type(coupon.token)
    desk.look_up()
    assert desk.page.people.coupon.view.isVisible()
    assert desk.page.people.name() == ""


@pytest.mark.usefixtures("budi", "siti")
def test_one_collects_for_several_and_the_served_one_is_named(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = open_dialog(desk, ProxyDialog)
    for typed in (OTHER, NIK, "Ani 3171016708450004"):
        dialog.adder.clear()
        desk.type(typed)
        desk.enter()
    assert [line.recipient.full_name for line in dialog.lines] == ["Budi", "Siti Aminah", "Ani"]
    assert dialog.form.asks("exception")
    dialog.form.editor("proxy_name").setFocus()
    desk.fill("Ketua RT", "Tetangga", "Disetujui lurah")
    desk.save()
    assert sorted(given(desk)) == ["Ani", "Budi", "Siti Aminah", "Siti Aminah"]
    assert [line.reason for line in desk.see(exception_lines, desk.event.id)] == ["Disetujui lurah"]
    assert desk.sentence() == "Given 3 paket sembako for 3 recipients to Ketua RT."


@pytest.mark.usefixtures("budi", "siti")
def test_the_served_one_is_taken_off_the_list(desk: ReliefDesk) -> None:
    desk.page.people.more.collect()
    dialog = open_dialog(desk, ProxyDialog)
    for typed in (OTHER, NIK):
        dialog.adder.clear()
        desk.type(typed)
        desk.enter()
    dialog.list.setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert [line.recipient.full_name for line in dialog.lines] == ["Budi"]
    assert not dialog.form.asks("exception")


def test_two_of_one_list_are_saved_together_or_not_at_all(desk: ReliefDesk) -> None:
    desk.page.people.more.collect()
    dialog = open_dialog(desk, ProxyDialog)
    for name in ("Ani 3171016708450004", "Budi 3171016708450004"):
        dialog.adder.clear()
        desk.type(name)
        desk.enter()
    dialog.form.editor("proxy_name").setFocus()
    desk.type("Ketua RT")
    desk.save()
    assert given(desk) == []
    assert "Already received" in notes(dialog.form)[0]
    assert dialog.form.asks("exception")


def test_a_list_without_anybody_is_not_given_to(desk: ReliefDesk) -> None:
    desk.page.people.more.collect()
    dialog = open_dialog(desk, ProxyDialog)
    dialog.form.editor("proxy_name").set_value("Ketua RT")
    desk.save()
    assert dialog.note.text() == "Nobody is on the list yet."


def test_the_exceptions_are_listed_and_printed(
    desk: ReliefDesk, siti: str, done: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    again = Distribution(full_name="Siti Aminah", nik=NIK, item_id=desk.event.items[0].id)
    done(giving.distribute, again, exception="Rumah terbakar")
    printed: list[Any] = []
    monkeypatch.setattr("baktidesk.ui.papers.printing.print_list", lambda *what: printed.append(what))
    ExceptionsDialog.show_for(desk.page, desk.window.store)
    dialog = open_dialog(desk, ExceptionsDialog)
    assert [line.served.full_name for line in dialog.list.rows.records] == ["Siti Aminah"]
    dialog._print.click()
    assert printed[0][-1][0][2:] == ("Siti Aminah", "1 paket sembako", "Rumah terbakar", "Dewi", "B")


def test_what_each_may_receive_is_said_in_words(desk: ReliefDesk) -> None:
    EntitlementDialog.show_for(desk.page, desk.window.store)
    dialog = open_dialog(desk, EntitlementDialog)
    dialog.form.editor("quantity").setFocus()
    desk.at().selectAll()
    desk.fill("2", "30")
    desk.save()
    found = desk.see(list_entitlements, desk.event.id)[desk.event.items[0].id]
    assert (found.basis, found.quantity, found.interval_days) == (Basis.HOUSEHOLD, 2, 30)
    assert desk.sentence() == "Agreed for Paket sembako: 2 paket to each household, again after 30 days."
    desk.press(Qt.Key.Key_Escape)
    wait(desk, "distribution.standing.verdict", "2 paket to each household, again after 30 days")


def test_only_who_sets_up_events_changes_it(desk: ReliefDesk) -> None:
    desk.window.store.actor = DEWI
    EntitlementDialog.show_for(desk.page, desk.window.store)
    assert not open_dialog(desk, EntitlementDialog).form.isVisible()


def test_more_than_agreed_is_seen_at_once(desk: ReliefDesk, database: Database, actor: Actor) -> None:
    rule = Entitlement(item_id=desk.event.items[0].id, quantity=2)
    database.run(lambda session: keep_entitlement(session, desk.event.id, rule), actor)
    desk.page.people.form.editor("quantity").set_value(3)
    desk.fill("Aminah", NIK)
    wait(desk, "distribution.standing.verdict", "At most 2 paket")


def test_a_name_is_added_to_a_package_of_the_crowd(desk: ReliefDesk, done: Callable[..., Any]) -> None:
    done(crowd.count_out, Crowd(item_id=desk.event.items[0].id), 3)
    desk.page.people.show_event(desk.event)
    desk.look_up()
    desk.fill("Ani")
    desk.page.people.form.editor("counted").setChecked(True)
    desk.save()
    assert "Ani" in given(desk)
    assert desk.see(book_stock, desk.event.items[0].id) == 4997


def test_the_question_about_the_crowd_is_asked_only_after_one(desk: ReliefDesk) -> None:
    assert not desk.page.people.form.asks("counted")


def sign(dialog: ReceiptDialog) -> None:
    """Write something on the pad with the mouse."""
    pad = dialog.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    for step in range(1, 12):
        QTest.mouseMove(pad, QPoint(40 + 9 * step, 60 + step % 3 * 20))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 80))


def serve(desk: ReliefDesk) -> str:
    """Serve somebody and open the receipt; give the distribution's id."""
    desk.type("Ani")
    desk.save()
    desk.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return str(desk.see(list_deliveries, desk.event.id)[0].id)


def receipts(desk: ReliefDesk, record_id: str) -> list[ReceiptKind]:
    """Give the kinds of receipt kept with a distribution."""
    return [kind for kind, _one in desk.see(list_receipts, record_id)]


def test_a_signature_is_kept_with_the_record(desk: ReliefDesk) -> None:
    new_id = serve(desk)
    dialog = open_dialog(desk, ReceiptDialog)
    assert not dialog.sign.isEnabled()
    sign(dialog)
    desk.save()
    assert receipts(desk, new_id) == [ReceiptKind.SIGNATURE]
    kept = desk.see(list_receipts, new_id)[0][1]
    assert desk.see(attachments.read_attachment, kept.id).startswith(b"\x89PNG")


def test_signing_again_empties_the_pad(desk: ReliefDesk) -> None:
    serve(desk)
    dialog = open_dialog(desk, ReceiptDialog)
    sign(dialog)
    dialog._again.click()
    assert (dialog.pad.is_blank, dialog.sign.isEnabled()) == (True, False)


def test_a_thumbprint_on_paper_is_ticked_off(desk: ReliefDesk) -> None:
    new_id = serve(desk)
    open_dialog(desk, ReceiptDialog)
    desk.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert receipts(desk, new_id) == [ReceiptKind.THUMBPRINT]
    assert desk.sentence() == "Receipt kept: Thumbprint on paper, Ani · 1 paket sembako."


def test_a_file_that_is_no_picture_is_refused_and_said(desk: ReliefDesk, tmp_path: Path) -> None:
    new_id = serve(desk)
    dialog = open_dialog(desk, ReceiptDialog)
    (tmp_path / "surat.txt").write_text("bukan gambar")
    dialog.take_file(tmp_path / "surat.txt")
    desk.look_up()
    assert dialog.findChild(QLabel, "receipt.note").text() == "Only PDF, JPG and PNG files can be attached."
    assert receipts(desk, new_id) == []


def test_nothing_is_looked_up_for_a_form_out_of_sight(
    desk: ReliefDesk, done: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    read = standing_watch._read
    monkeypatch.setattr(standing_watch, "_read", lambda *args: (asked.append(args), read(*args))[1])
    desk.press(Qt.Key.Key_F5)
    desk.window.store.changed.emit(frozenset({"distribution"}))
    desk.look_up()
    assert asked == []
    desk.press(Qt.Key.Key_F6)
    desk._qtbot.waitUntil(lambda: len(asked) == 1)
