"""What dialogs share: a size that leaves their buttons in sight on a small screen."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.incident import Incident
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import within_window
from baktidesk.ui.donors.not_yet_come import NotYetComeDialog
from baktidesk.ui.donors.pmi_tally import PmiTallyDialog
from baktidesk.ui.field_box import FieldBox
from baktidesk.ui.relief.count_dialog import CountDialog
from baktidesk.ui.relief.coupon_dialog import CouponDialog
from baktidesk.ui.relief.dispute_list import DisputeList
from baktidesk.ui.relief.exceptions_dialog import ExceptionsDialog
from baktidesk.ui.relief.not_yet_collected import NotYetCollectedDialog
from baktidesk.ui.relief.onward_dialog import OnwardDialog
from baktidesk.ui.relief.proxy_dialog import ProxyDialog
from baktidesk.ui.relief.returned_sheet import ReturnedSheetDialog
from baktidesk.ui.rolls.roll_dialog import RollDialog
from baktidesk.ui.safety.trail_dialog import TrailDialog
from baktidesk.ui.store import Store

HALF_AGAIN = (910, 512)
"""A screen of 1366 x 768 at one and a half."""
DIALOGS = (
    NotYetComeDialog,
    PmiTallyDialog,
    CountDialog,
    CouponDialog,
    DisputeList,
    ExceptionsDialog,
    NotYetCollectedDialog,
    OnwardDialog,
    ReturnedSheetDialog,
    RollDialog,
    TrailDialog,
)


@pytest.mark.usefixtures("event")
@pytest.mark.parametrize("tongue", ["id"])
def test_the_button_of_a_collection_stays_in_sight_with_a_reason(
    store: Store, show: Callable[[QWidget], None], settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = QWidget()
    show(window)
    window.resize(*HALF_AGAIN)
    dialog = ProxyDialog.show_for(window, store, lambda _given: None)
    assert dialog is not None
    dialog._ask_reason(needed=True)
    settle()
    with qtbot.waitExposed(dialog):
        assert dialog.height() <= HALF_AGAIN[1]
    assert dialog.rect().contains(dialog.form.save.mapTo(dialog, dialog.form.save.rect().bottomRight()))
    dialog.close()


@pytest.mark.usefixtures("event")
@pytest.mark.parametrize("tongue", ["id"])
@pytest.mark.parametrize("kind", DIALOGS)
def test_a_dialog_fits_on_a_small_screen_at_one_and_a_half(
    kind: Any, store: Store, show: Callable[[QWidget], None], settle: Callable[[], None], qtbot: QtBot
) -> None:
    window = QWidget()
    show(window)
    window.resize(*HALF_AGAIN)
    kind.show_for(window, store)
    settle()
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    dialog = window.findChild(kind)
    qtbot.waitExposed(dialog)
    assert dialog.height() <= HALF_AGAIN[1]
    assert dialog.width() <= HALF_AGAIN[0]
    dialog.close()


@pytest.mark.parametrize("tongue", ["id", "en"])
def test_no_sentence_lies_over_an_input(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sentence = "Laptop hilang wajib diberitahukan dalam 3 x 24 jam kepada yang bersangkutan. " * 3
    dialog = RecordDialog.ask(window, "privacy.incident", "Insiden", Incident, "Buat", print, sentence=sentence)
    boxes = dialog.findChildren(FieldBox)
    qtbot.waitUntil(lambda: all(box.note.y() >= box.editor.geometry().bottom() for box in boxes))
    assert all(box.height() >= box.minimumSizeHint().height() for box in boxes)
    assert dialog.height() <= window.height()


def test_no_button_of_a_question_is_cut(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    dialog = RecordDialog.ask(window, "privacy.incident", "Insiden", Incident, "Buat laporan ini " * 4, print)
    buttons = dialog.findChildren(QPushButton)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons if one.isVisible()))


def test_a_dialog_over_a_dialog_has_the_room_of_the_window(qtbot: QtBot, event: StoredEvent) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    small = QDialog(window)
    small.resize(200, 100)
    assert within_window(small, 900, 2000).height() > 600
