"""The middle of a list or a text paints no background of its own: Qt would keep the rules of each for ever."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.domain.fields import Text
from baktidesk.ui.editors import NoteEditor
from baktidesk.ui.table import RecordTable
from baktidesk.ui.theme import apply_theme, current_theme


def a_note() -> QAbstractScrollArea:
    return NoteEditor(Text(label="Note", lines=3))


def a_table() -> QAbstractScrollArea:
    return RecordTable("list", [], "Nothing yet", accessible="List")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", [a_note, a_table])
def test_the_background_is_the_areas_own(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], QAbstractScrollArea], scheme: str
) -> None:
    apply_theme(qapp, scheme)
    window = QWidget()
    qtbot.addWidget(window)
    area = make()
    QVBoxLayout(window).addWidget(area)
    with qtbot.waitExposed(window):
        window.show()
    assert not area.viewport().testAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    middle = area.grab().toImage().pixelColor(QPoint(area.width() // 2, area.height() - 20))
    assert middle == current_theme().color("surface")
