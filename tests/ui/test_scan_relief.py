"""The scan box at the distribution page: somebody new is a recipient there, a printed record opens its handover."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from baktidesk.db.session import Actor, Database
from baktidesk.domain.distribution import GoodsLine, Handover, InstitutionKind
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.handover_document import DocumentEntry
from baktidesk.domain.scanned import recipient_field_for
from baktidesk.services.relief.distributions import hand_over
from baktidesk.services.relief.handover_documents import fill_document, load_document
from baktidesk.ui.chip import StatusChip
from baktidesk.ui.papers.handover_document import HandoverDialog
from baktidesk.ui.store import Store
from tests.ui.relief import ReliefDesk

NIK = "3171015708450001"


@pytest.fixture
def desk(qtbot: QtBot, store: Store, event: StoredEvent, database: Database) -> ReliefDesk:
    """Sit down at the distribution page."""
    return ReliefDesk(qtbot, store, event, database, "distributions")


@pytest.fixture
def code(database: Database, event: StoredEvent, actor: Actor) -> Callable[[], str]:
    """Hand over goods; give a function that reads the code that the record has now."""
    goods = [GoodsLine(item_id=event.items[0].id, quantity=10)]
    names = {"receiver_name": "Joko", "receiver_position": "Ketua", "giver_name": "Rina"}
    record = Handover(institution="Yayasan", recipient_kind=InstitutionKind.FOUNDATION, goods=goods, **names)
    made = database.run(lambda session: hand_over(session, event.id, record), actor).value
    return lambda: str(database.read(lambda session: load_document(session, made).code))


def scan(desk: ReliefDesk, text: str) -> None:
    """Scan something and wait for what is shown."""
    desk.window.top.scan.take(text)
    desk.look_up()


def paper(desk: ReliefDesk) -> StatusChip:
    """Give what the dialog in front says of the scanned paper."""
    dialog = next(one for one in desk.window.findChildren(HandoverDialog) if one.isVisible())
    found = dialog.findChild(StatusChip, "document.paper")
    assert isinstance(found, StatusChip)
    return found


def offered(desk: ReliefDesk) -> list[str]:
    """Give the lines under the scan box."""
    table = desk.window.findChild(QTableView, "scan.hits")
    return [str(table.model().index(row, 0).data()) for row in range(table.model().rowCount())]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Siti Aminah", ("full_name", "Siti Aminah")),
        (NIK, ("nik", NIK)),
        ("3171-0157 0845.0001", ("nik", NIK)),
        ("0812 3456 7890", ("full_name", "")),
        ("KIS-12345", ("full_name", "")),
    ],
)
def test_what_belongs_into_which_field_of_a_recipient(text: str, field: tuple[str, str]) -> None:
    assert recipient_field_for(text) == field


def test_an_unknown_name_begins_a_new_recipient(desk: ReliefDesk) -> None:
    desk.press(Qt.Key.Key_F2)
    desk.type("siti baru")
    desk.look_up()
    assert offered(desk) == ["New recipient with “siti baru” · Full name"]
    desk.enter()
    assert desk.page.people.form.editor("full_name").value() == "siti baru"


@pytest.mark.parametrize(
    ("text", "line", "nik"),
    [
        (NIK, f"New recipient with “{NIK}” · NIK", NIK),
        ("08123456789", "New recipient · Nobody was found.", ""),
    ],
)
def test_an_unknown_number_stands_in_its_field_or_nowhere(desk: ReliefDesk, text: str, line: str, nik: str) -> None:
    scan(desk, text)
    assert offered(desk) == [line]
    desk.enter()
    assert desk.page.people.form.editor("nik").value() == nik


def test_a_scanned_record_opens_its_handover_and_agrees(desk: ReliefDesk, code: Callable[[], str]) -> None:
    scan(desk, code())
    assert (paper(desk).isVisible(), paper(desk).chip.word) == (True, "The scanned paper agrees")


def test_a_paper_that_was_printed_before_a_change_says_so(
    desk: ReliefDesk, code: Callable[[], str], database: Database, actor: Actor
) -> None:
    old = code()
    handover_id = database.read(_handover)
    database.run(lambda session: fill_document(session, handover_id, DocumentEntry(place="Balai kota")), actor)
    scan(desk, old)
    assert (paper(desk).chip.word, paper(desk).chip.tone) == ("The scanned paper is out of date", "bad")


def test_opened_from_the_list_nothing_is_said_of_paper(desk: ReliefDesk, code: Callable[[], str]) -> None:
    desk.page.refresh()
    desk.look_up()
    desk.page.list.select(0)
    desk.page.list.setFocus()
    desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not paper(desk).isVisible()


def test_a_record_of_other_data_is_said_to_be_unknown(desk: ReliefDesk) -> None:
    scan(desk, f"BAST:{'0' * 32}:{'A' * 64}")
    assert desk.sentence() == "This handover record is not in these data."


def _handover(session: Any) -> str:
    from sqlalchemy import select

    from baktidesk.db.models import handover

    return str(session.value(select(handover.c.id)))
