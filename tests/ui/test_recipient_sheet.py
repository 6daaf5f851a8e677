"""The recipients' roll in the window and on paper: imported, who is missing, and the receipt sheet."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import Distribution
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Role
from baktidesk.domain.paper import Paper
from baktidesk.domain.recipient_roll import RecipientLine
from baktidesk.domain.roll import RollKind
from baktidesk.services.relief.giving import distribute
from baktidesk.services.relief.recipient_roll import recipient_lines
from baktidesk.services.rolls import roll
from baktidesk.services.rolls.reading import read_roll
from baktidesk.ui.papers.sheet import PER_MM, SIZES_OF, Sheet
from baktidesk.ui.relief.not_yet_collected import NotYetCollectedDialog
from baktidesk.ui.relief.receipt_dialog import ReceiptSheetDialog
from baktidesk.ui.relief.recipient_menu import RecipientMenu
from baktidesk.ui.relief.recipient_sheet import ReceiptSheetPaper
from baktidesk.ui.rolls.roll_dialog import RollDialog
from baktidesk.ui.store import Store
from tests.stories import DAY
from tests.ui.pdf import said_by, saved, size_of, words_of
from tests.workbooks import a_bnba, a_family

pytestmark = pytest.mark.needs("poppler")
Settle = Callable[[], None]
LONG = "Raden Ajeng Kanjeng Ratu Ayu Kusumaningrum Purwadiningrat Hadikusumo Wiryodiningrat Sastroamidjojo IV"


class Parent(QWidget):
    """A page that takes whoever is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def take_person(self, person_id: str) -> None:
        """Take a person to the desk."""
        self.taken.append(person_id)


@pytest.fixture
def parent(event: StoredEvent, show: Callable[[QWidget], None]) -> Parent:
    """Give a page to open the dialogs from."""
    made = Parent()
    show(made)
    return made


@pytest.fixture
def lines(database: Database, actor: Actor, event: StoredEvent, tmp_path: Path) -> list[RecipientLine]:
    """Put four families on the recipients' roll; give it."""
    file = read_roll(a_bnba(tmp_path, [a_family(number) for number in range(1, 5)]), DAY)
    database.run(lambda session: roll.import_roll(session, event.id, file, RollKind.RECIPIENT), actor)
    return database.read(lambda session: recipient_lines(session, event.id), actor)


def a_line(number: int, **changes: Any) -> RecipientLine:
    """Give a line of the roll of somebody who does not exist."""
    own: dict[str, Any] = {"id": str(number), "person_id": str(number), "number": number}
    own |= {"full_name": f"Keluarga {number}", "nik": f"367101010180{number:04d}", "address": "Jl. Melati 1"}
    return RecipientLine(**own | {"family_card_number": f"317101250106{number:04d}"} | changes)


def a_sheet(event: StoredEvent, lines: list[RecipientLine], quantity: int = 1) -> ReceiptSheetPaper:
    """Give a receipt sheet of the event's packages."""
    return ReceiptSheetPaper(event=event, item=event.items[0], quantity=quantity, lines=lines)


def page_of(sheet: Sheet, folder: Path, number: int) -> str:
    """Give the words of one page as they stand there, line by line."""
    return said_by("pdftotext", "-layout", "-f", str(number), "-l", str(number), saved(sheet, folder), "-")


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


# --- paper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tongue", ["id"])
def test_it_has_the_columns_that_officers_know(tmp_path: Path, event: StoredEvent) -> None:
    pdf = saved(a_sheet(event, [a_line(1, address="Jl. Melati 1 RT 01 RW 02 Kel. Sukasari")], 2), tmp_path)
    words = words_of(pdf)
    assert size_of(pdf) == (297, 210)
    for part in ("No.", "Nama lengkap", "NIK", "No. KK", "Jumlah", "Ket.", "Keluarga 1", "2 paket", "Hari Bakti"):
        assert part in words
    assert "3671010101800001 3171012501060001" in words


def test_odd_numbers_are_signed_on_the_left_and_even_ones_on_the_right(tmp_path: Path, event: StoredEvent) -> None:
    page = page_of(a_sheet(event, [a_line(number) for number in range(1, 7)]), tmp_path, 1)
    places = {
        number: line.rindex(f"{number}.")
        for number in range(1, 7)
        for line in page.splitlines()
        if f" {number}." in line
    }
    odd, even = {places[number] for number in (1, 3, 5)}, {places[number] for number in (2, 4, 6)}
    assert max(odd) < min(even)


def test_every_page_has_the_head_its_number_and_the_last_one_the_totals(tmp_path: Path, event: StoredEvent) -> None:
    sheet = a_sheet(event, [a_line(number) for number in range(1, 41)], 2)
    pages = [page_of(sheet, tmp_path, number) for number in (1, 2, 3)]
    assert all("Full name" in page and f"Page {number} of 3" in page for number, page in enumerate(pages, 1))
    assert ["In all: 40 recipients, 80 paket sembako" in page for page in pages] == [False, False, True]
    assert ["Officer" in page for page in pages] == [False, False, True]


@pytest.mark.parametrize("count", range(9, 18))
def test_the_signatures_never_stand_alone(event: StoredEvent, qapp: QApplication, count: int) -> None:
    room = SIZES_OF[Paper.A4].turned.room
    pages = a_sheet(event, [a_line(number) for number in range(1, count + 1)]).lay_out(room)
    assert all(one.stop > one.start for one in pages._pages)  # type: ignore[attr-defined]
    assert pages._pages[-1].stop == count  # type: ignore[attr-defined]


def test_a_row_is_high_enough_to_sign_in_and_holds_long_names(event: StoredEvent, qapp: QApplication) -> None:
    pages = a_sheet(event, [a_line(1), a_line(2, full_name=LONG, address=LONG + LONG)]).lay_out(
        SIZES_OF[Paper.A4].turned.room
    )
    heights = [pages._height(cells) / PER_MM for cells in pages._rows]  # type: ignore[attr-defined]
    assert heights[0] >= 10
    assert heights[1] > heights[0]


def test_five_hundred_rows_stand_on_it_once_each(tmp_path: Path, event: StoredEvent) -> None:
    words = words_of(saved(a_sheet(event, [a_line(number) for number in range(1, 501)]), tmp_path))
    assert "500 recipients" in words
    assert [number for number in range(1, 501) if words.count(f"Keluarga {number} ") != 1] == []


# --- the dialog that prints it ----------------------------------------------------------------------------------


def printed(parent: QWidget, store: Store, settle: Settle, folder: Path, **values: Any) -> str:
    """Print the receipt sheet of the packages into a folder; give its words."""
    ReceiptSheetDialog.show_for(parent, store)
    asking: Any = in_front(settle, "receipt.dialog")
    asking.form.editor("item_id").setCurrentIndex(0)
    for name, value in values.items():
        asking.form.editor(name).set_value(value)
    asking.form.submit()
    printing = in_front(settle, "print.dialog")
    line = printing.findChild(QLineEdit, "folder")
    assert line is not None
    line.setText(str(folder))
    button(printing, "print.do").click()
    settle()
    printing.reject()
    return words_of(next(folder.glob("HB-TEST_receipt-sheet-*.pdf")))


def test_a_supervisor_prints_numbers_in_full_or_masked(
    parent: Parent, store: Store, settle: Settle, tmp_path: Path, lines: list[RecipientLine]
) -> None:
    assert "3671010101802001" in printed(parent, store, settle, tmp_path / "whole")
    masked = printed(parent, store, settle, tmp_path / "masked", whole=False)
    assert "3671********2001" in masked
    assert "3671010101802001" not in masked


def test_an_officer_prints_them_masked_and_is_told_so(
    parent: Parent, store: Store, settle: Settle, tmp_path: Path, lines: list[RecipientLine]
) -> None:
    store.actor = replace(store.actor, role=Role.OFFICER)
    ReceiptSheetDialog.show_for(parent, store)
    asking: Any = in_front(settle, "receipt.dialog")
    label = asking.findChild(QLabel, "receipt.sentence")
    assert label.text().startswith("NIK and No. KK are printed masked")
    assert not asking.form.asks("whole")
    asking.reject()
    QApplication.sendPostedEvents(None, 0)
    words = printed(parent, store, settle, tmp_path / "out")
    assert "3671********2001" in words
    assert "3671010101802001" not in words


def test_only_those_who_have_not_collected_can_stand_on_it(
    parent: Parent,
    store: Store,
    settle: Settle,
    tmp_path: Path,
    lines: list[RecipientLine],
    database: Database,
    actor: Actor,
    event: StoredEvent,
) -> None:
    record = Distribution(full_name=lines[0].full_name, item_id=event.items[0].id)
    database.run(lambda session: distribute(session, event.id, record, person_id=lines[0].person_id), actor)
    words = printed(parent, store, settle, tmp_path / "out", who="missing")
    assert (lines[0].full_name in words, lines[1].full_name in words) == (False, True)


def test_without_a_roll_there_is_nothing_to_print(parent: Parent, store: Store, settle: Settle) -> None:
    ReceiptSheetDialog.show_for(parent, store)
    asking: Any = in_front(settle, "receipt.dialog")
    asking.form.editor("item_id").setCurrentIndex(0)
    asking.form.submit()
    settle()
    assert asking.isVisible()
    assert asking.form.editor("who").property("problem")


# --- the roll and who is missing --------------------------------------------------------------------------------


def test_a_recipients_roll_is_imported_with_card_and_address(
    parent: Parent, store: Store, settle: Settle, tmp_path: Path, database: Database, event: StoredEvent
) -> None:
    dialog = RollDialog.show_for(parent, store, RollKind.RECIPIENT)
    assert dialog is not None
    dialog.box.take(a_bnba(tmp_path, [a_family(1), a_family(2), a_family(1)]))
    settle()
    titles = [column.title for column in dialog.preview.accepted.rows.columns]
    assert titles == ["Row", "Full name", "Address", "No. KK", "Quantity", "Note", "NIK", "In the data"]
    assert dialog.preview.accepted.rows.columns[3].shown(dialog.preview.accepted.rows.records[0]) == "3171********0001"
    button(dialog, "roll.save").click()
    settle()
    assert len(database.read(lambda session: recipient_lines(session, event.id))) == 2
    assert database.read(lambda session: roll.roll_lines(session, event.id)) == []


@pytest.fixture
def missing(parent: Parent, store: Store, settle: Settle, lines: list[RecipientLine]) -> NotYetCollectedDialog:
    """Open the list of those who have not collected."""
    NotYetCollectedDialog.show_for(parent, store)
    settle()
    opened = parent.findChild(NotYetCollectedDialog)
    assert isinstance(opened, NotYetCollectedDialog)
    return opened


def test_whoever_collects_leaves_the_list(
    missing: NotYetCollectedDialog, store: Store, event: StoredEvent, lines: list[RecipientLine], settle: Settle
) -> None:
    assert [one.number for one in missing.people.rows.records] == [1, 2, 3, 4]
    record = Distribution(full_name=lines[1].full_name, item_id=event.items[0].id)
    store.run(lambda session: distribute(session, event.id, record, person_id=lines[1].person_id))
    settle()
    assert [one.number for one in missing.people.rows.records] == [1, 3, 4]
    label = missing.findChild(QLabel, "not_yet_collected.sentence")
    assert label is not None
    assert label.text() == "1 of 4 on the roll have collected; 3 are still missing."


def test_each_kind_of_goods_has_its_own_list(
    missing: NotYetCollectedDialog, store: Store, event: StoredEvent, lines: list[RecipientLine], settle: Settle
) -> None:
    record = Distribution(full_name=lines[0].full_name, item_id=event.items[0].id)
    store.run(lambda session: distribute(session, event.id, record, person_id=lines[0].person_id))
    settle()
    missing.item.setCurrentIndex(2)
    missing.item.activated.emit(2)
    settle()
    assert [one.number for one in missing.people.rows.records] == [1, 2, 3, 4]


def test_searching_and_enter_hand_the_person_to_the_desk(
    missing: NotYetCollectedDialog, parent: Parent, lines: list[RecipientLine]
) -> None:
    QTest.keyClicks(missing.search, "melati 3")
    QTest.keyClick(missing.search, Qt.Key.Key_Return)
    QTest.keyClick(missing.people, Qt.Key.Key_Return)
    assert parent.taken == [lines[2].person_id]


def test_the_list_is_printed_with_numbers_masked(
    missing: NotYetCollectedDialog, monkeypatch: pytest.MonkeyPatch, lines: list[RecipientLine]
) -> None:
    given: list[Any] = []
    monkeypatch.setattr("baktidesk.ui.papers.printing.print_list", lambda *printed: given.extend(printed[2:]))
    button(missing, "not_yet_collected.print").click()
    assert given[2][0][:3] == ("1", lines[0].full_name, "3171********0001")


# --- the menu on the page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "opened"),
    [
        ("roll", "roll.dialog"),
        ("missing", "not_yet_collected.dialog"),
        ("coupons", "coupons.dialog"),
        ("receipt", "receipt.dialog"),
        ("returned", "returned.dialog"),
    ],
)
def test_the_page_s_menu_opens_each_of_them(
    parent: Parent, store: Store, settle: Settle, entry: str, opened: str
) -> None:
    menu = RecipientMenu(store, parent)
    menu.setParent(parent)
    (action,) = [one for one in menu.menu_of_roll.actions() if one.objectName() == f"distributions.more.{entry}"]
    action.trigger()
    in_front(settle, opened).reject()
