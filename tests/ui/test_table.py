"""Stories of the lists of records."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.theme import apply_theme, current_theme, dress


def _a_list(*columns: Column[str]) -> RecordTable[str]:
    return RecordTable("list", columns, "Nothing yet.", accessible="List")


def test_a_title_longer_than_its_column_is_not_cut(show: Callable[[QWidget], None]) -> None:
    words = Column[str](title="Words", value=str, stretch=True)
    table = _a_list(words, Column[str](title="Handed over altogether", value=len, width=40))
    table.show_rows(["one"])
    show(table)
    head = table.horizontalHeader()
    assert head.sectionSize(1) >= head.sectionSizeHint(1) > 40


def test_a_column_wider_than_its_title_keeps_its_width(show: Callable[[QWidget], None]) -> None:
    table = _a_list(Column[str](title="No.", value=len, width=180), Column[str](title="Words", value=str, stretch=True))
    show(table)
    assert table.columnWidth(0) == 180


def _tinted(table: RecordTable[str]) -> list[tuple[int, int]]:
    """Give row and column of every cell that has the colour of what the mouse is over."""
    picture, tint = table.viewport().grab().toImage(), current_theme().tokens.hover
    cells = [(row, column) for row in range(3) for column in range(2)]
    corners = {cell: table.visualRect(table.rows.index(*cell)).bottomRight() for cell in cells}
    return [cell for cell in cells if picture.pixelColor(corners[cell]).name().upper() == tint]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_whole_row_is_tinted_under_the_mouse(
    show: Callable[[QWidget], None], qtbot: QtBot, qapp: QApplication, scheme: str
) -> None:
    apply_theme(qapp, scheme)
    table = _a_list(Column[str](title="Words", value=str, stretch=True), Column[str](title="Long", value=len, width=80))
    dress(table)
    table.show_rows(["one", "three", "seven"])
    show(table)
    for row in (1, 2):
        QTest.mouseMove(table.viewport(), table.visualRect(table.rows.index(row, 1)).center())
        qtbot.waitUntil(lambda row=row: _tinted(table) == [(row, 0), (row, 1)])  # type: ignore[misc]
    QTest.mouseMove(table.horizontalHeader().viewport())
    qtbot.waitUntil(lambda: _tinted(table) == [])


def test_a_column_hidden_at_first_keeps_its_width(show: Callable[[QWidget], None]) -> None:
    table = _a_list(Column[str](title="No.", value=len, width=180), Column[str](title="Words", value=str, stretch=True))
    table.setColumnHidden(0, True)
    show(table)
    table.setColumnHidden(0, False)
    assert table.columnWidth(0) == 180
