"""Coupons on paper and in their dialog: made, printed, scanned back, found, lost and replaced."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from baktidesk.db.session import Actor, Database, Session
from baktidesk.domain.coupon import Coupon, CouponState, new_token, token_text
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.roll import RollKind
from baktidesk.services.relief import coupons
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.recipient_roll import recipient_lines
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from baktidesk.ui.relief.coupon_dialog import CouponDialog
from baktidesk.ui.relief.coupon_sheet import CouponSheet, broken
from baktidesk.ui.store import Store
from tests.stories import DAY, to_person
from tests.ui.pdf import said_by, saved, size_of, words_of
from tests.workbooks import a_bnba, a_family

pytestmark = pytest.mark.needs("poppler")
Settle = Callable[[], None]
ON_A_PAGE = 21


def a_coupon(number: int, **changes: Any) -> Coupon:
    """Give a coupon of one package for nobody by name."""
    own: dict[str, Any] = {"id": str(number), "number": number, "token": new_token(), "item_id": "goods"}
    own |= {"item": "Paket sembako", "unit": "paket", "quantity": 1, "person_id": "", "full_name": ""}
    return Coupon(**own | {"state": CouponState.OPEN} | changes)


def scanned(pdf: Path, page: int = 1, dpi: int = 150) -> list[str]:
    """Give what a scanner reads from a printed page."""
    said_by("pdftoppm", "-r", str(dpi), "-gray", "-png", "-f", str(page), "-l", str(page), "-singlefile", pdf, pdf)
    picture = QImage(f"{pdf}.png").convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    found = zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormat.QRCode)
    return [one.text for one in found]


@pytest.fixture
def parent(event: StoredEvent, show: Callable[[QWidget], None]) -> QWidget:
    """Give a page to open the dialog from."""
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def families(database: Database, actor: Actor, event: StoredEvent, tmp_path: Path) -> None:
    """Put three families on the recipients' roll."""
    file = read_roll(a_bnba(tmp_path, [a_family(number) for number in range(1, 4)]), DAY)
    database.run(lambda session: roll.import_roll(session, event.id, file, RollKind.RECIPIENT), actor)


@pytest.fixture
def dialog(parent: QWidget, store: Store, families: None, settle: Settle) -> CouponDialog:
    """Open the dialog for the packages."""
    CouponDialog.show_for(parent, store)
    settle()
    opened = parent.findChild(CouponDialog)
    assert isinstance(opened, CouponDialog)
    opened.form.editor("item_id").setCurrentIndex(0)
    return opened


def serve_first(session: Session, event: StoredEvent) -> None:
    """Give the first on the roll a package without a coupon."""
    first = recipient_lines(session, event.id)[0]
    distribute(session, event.id, to_person(event, full_name=first.full_name), person_id=first.person_id)


def button(dialog: QWidget, name: str) -> QAbstractButton:
    """Find a button by its name."""
    found = dialog.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def in_front(settle: Settle, name: str) -> QDialog:
    """Wait for a dialog and give it."""
    settle()
    found = [one for one in QApplication.topLevelWidgets() if one.objectName() == name and one.isVisible()]
    assert len(found) == 1
    assert isinstance(found[0], QDialog)
    return found[0]


def print_into(folder: Path, settle: Settle) -> None:
    """Print into a folder, and close the print dialog."""
    printing = in_front(settle, "print.dialog")
    line = printing.findChild(QLineEdit, "folder")
    assert line is not None
    line.setText(str(folder))
    button(printing, "print.do").click()
    settle()
    printing.reject()
    settle()


# --- paper ------------------------------------------------------------------------------------------------------


def test_every_code_is_read_back_from_the_printed_page(tmp_path: Path) -> None:
    made = [a_coupon(number) for number in range(1, ON_A_PAGE + 3)]
    pdf = saved(CouponSheet(event_name="Hari Bakti", coupons=made, mark="LATIHAN"), tmp_path)
    assert size_of(pdf) == (210, 297)
    assert sorted(scanned(pdf, 1)) == sorted(one.token for one in made[:ON_A_PAGE])
    assert sorted(scanned(pdf, 2)) == sorted(one.token for one in made[ON_A_PAGE:])


def test_a_coupon_says_its_number_event_goods_and_token(tmp_path: Path) -> None:
    one = a_coupon(42, quantity=2)
    words = words_of(saved(CouponSheet(event_name="Hari Bakti", coupons=[one]), tmp_path))
    for part in ("0042", "Hari Bakti", "2 paket sembako", token_text(one.token)):
        assert part in words


def test_nobody_s_name_or_number_is_on_a_coupon(
    database: Database, actor: Actor, event: StoredEvent, families: None, tmp_path: Path
) -> None:
    item = event.items[0].id
    made = database.run(lambda session: coupons.issue_for_roll(session, event.id, item, 1), actor).value
    pdf = saved(CouponSheet(event_name=event.record.name, coupons=made), tmp_path)
    told = words_of(pdf) + said_by("pdfinfo", pdf) + "".join(scanned(pdf))
    assert [one for one in ("Keluarga", "Melati", "36710101", "31710125") if one in told] == []
    assert len(made) == 3


def test_long_words_end_in_an_ellipsis_inside_their_place(qapp: QApplication) -> None:
    lines = broken("Penyaluran bantuan " * 20, 120, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert broken("Hari Bakti", 120, most=3) == ["Hari Bakti"]


# --- dialog -----------------------------------------------------------------------------------------------------


def test_coupons_for_the_roll_are_made_and_printed_at_once(
    dialog: CouponDialog, settle: Settle, tmp_path: Path, store: Store, event: StoredEvent
) -> None:
    dialog.form.submit()
    print_into(tmp_path / "out", settle)
    assert len(scanned(tmp_path / "out" / "HB-TEST_coupons-0001-0003.pdf")) == 3
    assert [one.full_name[:8] for one in dialog.table.rows.records] == ["Keluarga"] * 3
    label = dialog.findChild(QLabel, "coupons.wanted")
    assert label is not None
    assert label.text().startswith("0 on the recipients' roll have none yet.")


def test_the_dialog_says_how_many_were_served_and_get_none(
    dialog: CouponDialog, store: Store, event: StoredEvent, settle: Settle
) -> None:
    label = dialog.findChild(QLabel, "coupons.wanted")
    assert label is not None
    assert "received" not in label.text()
    store.run(lambda session: serve_first(session, event))
    settle()
    settle()
    assert label.text().startswith("2 on the recipients' roll have none yet; 1 who have received get none.")


def test_making_them_again_for_nobody_is_refused_at_its_field(dialog: CouponDialog, settle: Settle) -> None:
    dialog.form.submit()
    in_front(settle, "print.dialog").reject()
    dialog.form.submit()
    settle()
    assert dialog.form.editor("whom").property("problem")


def test_blank_coupons_ask_how_many(dialog: CouponDialog, settle: Settle) -> None:
    assert not dialog.form.asks("count")
    dialog.form.editor("whom").setCurrentIndex(1)
    dialog.form.editor("whom").edited.emit()
    dialog.form.editor("count").set_value(5)
    dialog.form.submit()
    in_front(settle, "print.dialog").reject()
    settle()
    assert [one.full_name for one in dialog.table.rows.records] == [""] * 5


@pytest.fixture
def made(dialog: CouponDialog, store: Store, event: StoredEvent, settle: Settle) -> list[Coupon]:
    """Make coupons for the roll, past the dialog."""
    item, found = event.items[0].id, []
    store.run(lambda session: coupons.issue_for_roll(session, event.id, item, 1), found.extend)
    settle()
    settle()
    return found


@pytest.mark.parametrize("how", ["3", "0003", "token", "name"])
def test_a_coupon_is_found_by_number_name_or_scan(dialog: CouponDialog, made: list[Coupon], how: str) -> None:
    third = made[2]
    dialog.search.setText({"token": f"]Q1{third.token.lower()}", "name": third.full_name.upper()}.get(how, how))
    assert [one.number for one in dialog.table.rows.records] == [3]


def test_the_list_shows_one_state(
    dialog: CouponDialog, made: list[Coupon], store: Store, event: StoredEvent, settle: Settle
) -> None:
    store.run(lambda session: coupons.redeem(session, event.id, made[0].id))
    settle()
    settle()
    combo = dialog.findChild(QComboBox, "state")
    assert combo is not None
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert [one.number for one in dialog.table.rows.records] == [1]
    assert [button(dialog, f"coupons.{name}").isEnabled() for name in ("again", "all", "lost")] == [False] * 3


def test_a_lost_coupon_is_replaced_and_the_new_one_printed(
    dialog: CouponDialog, made: list[Coupon], settle: Settle, tmp_path: Path, database: Database, event: StoredEvent
) -> None:
    dialog.table.select(1)
    button(dialog, "coupons.lost").click()
    asking = in_front(settle, "replace.dialog")
    line = asking.findChild(QLineEdit, "reason")
    assert line is not None
    line.setText("Hilang di jalan")
    button(asking, "replace.save").click()
    print_into(tmp_path / "out", settle)
    new = database.read(lambda session: coupons.find_coupon(session, event.id, "4"))
    assert scanned(tmp_path / "out" / "HB-TEST_coupons-0004.pdf") == [new.token if new else ""]
    assert [one.state.value for one in dialog.table.rows.records] == ["open", "voided", "open", "open"]


def test_enter_in_the_search_goes_to_the_list_and_makes_nothing(
    dialog: CouponDialog, made: list[Coupon], settle: Settle, database: Database, event: StoredEvent
) -> None:
    dialog.form.editor("whom").setCurrentIndex(1)
    dialog.form.editor("whom").edited.emit()
    dialog.form.editor("count").set_value(5)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "3")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    settle()
    assert dialog.focusWidget() is dialog.table
    assert len(database.read(lambda session: coupons.list_coupons(session, event.id))) == 3


def test_del_in_the_list_replaces_the_lost_coupon(dialog: CouponDialog, made: list[Coupon], settle: Settle) -> None:
    dialog.activateWindow()
    dialog.table.select(1)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert in_front(settle, "replace.dialog").windowTitle()


def test_enter_prints_the_coupon_again(
    dialog: CouponDialog, made: list[Coupon], settle: Settle, tmp_path: Path
) -> None:
    dialog.table.select(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    print_into(tmp_path, settle)
    assert scanned(tmp_path / "HB-TEST_coupons-0001.pdf") == [made[0].token]


def test_what_is_scanned_from_paper_is_redeemed_once(
    made: list[Coupon], tmp_path: Path, database: Database, actor: Actor, event: StoredEvent
) -> None:
    (read,) = scanned(saved(CouponSheet(event_name="Hari Bakti", coupons=made[:1]), tmp_path))
    found = database.read(lambda session: coupons.find_coupon(session, event.id, f"{read}\r\n"))
    assert found == made[0]
    database.run(lambda session: coupons.redeem(session, event.id, found.id), actor)
    with pytest.raises(Refused, match="redeemed"):
        database.run(lambda session: coupons.redeem(session, event.id, found.id), actor)


def test_which_coupon_is_whose_is_printed_as_a_list(
    dialog: CouponDialog, made: list[Coupon], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Any] = []
    monkeypatch.setattr("baktidesk.ui.papers.printing.print_list", lambda *given: printed.extend(given[2:]))
    button(dialog, "coupons.list").click()
    assert [row[:2] for row in printed[2]] == [(f"000{one.number}", one.full_name) for one in made]


def test_every_input_has_an_accessible_name(dialog: CouponDialog) -> None:
    inputs = [*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit), *dialog.findChildren(QPushButton)]
    assert [one.objectName() for one in inputs if not one.accessibleName()] == []
