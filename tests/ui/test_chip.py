"""A status is an icon, a word and a wash, alone and in a table."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from baktidesk.ui.chip import Chip, StatusChip, chip_size
from baktidesk.ui.chip_cells import CHIP_ROLE, ChipDelegate
from baktidesk.ui.theme import DARK, LIGHT, SIZES, apply_theme

DONATED = Chip("good", "donor", "Berhasil")
DEFERRED = Chip("warn", "warning", "Ditolak")


def colors(image: QImage, place: QRect) -> set[str]:
    """Give the colours in a part of a picture."""
    columns, rows = range(place.left(), place.right()), range(place.top(), place.bottom())
    return {image.pixelColor(x, y).name().upper() for x in columns for y in rows}


def table(qtbot: QtBot) -> QTableView:
    """Show a table of two chips and a plain cell, the second row selected."""
    model = QStandardItemModel()
    for chip in (DONATED, DEFERRED, None):
        item = QStandardItem(chip.word if chip else "-")
        item.setData(chip, CHIP_ROLE)
        model.appendRow(item)
    view = QTableView()
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(ChipDelegate(view))
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.selectRow(1)
    qtbot.addWidget(view)
    view.show()
    return view


def test_a_chip_shows_and_says_its_status(qtbot: QtBot, qapp: QApplication) -> None:
    chip = StatusChip(DONATED)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert {LIGHT.good, LIGHT.good_wash} <= colors(chip.grab().toImage(), chip.rect())
    assert QAccessible.queryAccessibleInterface(chip).text(QAccessible.Text.Name) == "Berhasil"
    apply_theme(qapp, "dark")
    assert {DARK.good, DARK.good_wash} <= colors(chip.grab().toImage(), chip.rect())


def test_a_chip_that_changes_asks_for_the_room_of_its_new_word(qtbot: QtBot) -> None:
    chip = StatusChip(DONATED)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.show_status(Chip("warn", "warning", "Ditolak: Hb rendah"))
    assert (chip.chip.tone, chip.accessibleName()) == ("warn", "Ditolak: Hb rendah")
    assert chip.sizeHint().width() > before.width() > chip.minimumSizeHint().width()


def test_a_cell_draws_its_chip_instead_of_its_word(qtbot: QtBot) -> None:
    view = table(qtbot)
    picture = view.viewport().grab().toImage()
    cells = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    assert {LIGHT.good, LIGHT.good_wash} <= colors(picture, cells[0])
    assert LIGHT.text not in colors(picture, cells[0])
    assert LIGHT.good_wash not in colors(picture, cells[2])


def test_a_chip_keeps_its_colours_in_a_selected_row(qtbot: QtBot) -> None:
    view = table(qtbot)
    place = view.visualRect(view.model().index(1, 0))
    assert {LIGHT.accent_wash, LIGHT.warn, LIGHT.warn_wash} <= colors(view.viewport().grab().toImage(), place)


def test_a_cell_asks_for_room_and_is_read_aloud_by_its_word(qtbot: QtBot) -> None:
    view = table(qtbot)
    hint = view.sizeHintForIndex(view.model().index(0, 0))
    assert (hint.width(), hint.height()) == (chip_size(DONATED).width() + 2 * SIZES.cell, SIZES.row)
    spoken = QAccessible.queryAccessibleInterface(view)
    names = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert {"Berhasil", "Ditolak"} <= set(names)


def test_a_narrow_column_elides_the_word_inside_the_chip(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.setColumnWidth(0, 60)
    picture = view.viewport().grab().toImage()
    right = QRect(60 - SIZES.cell + 1, 1, SIZES.cell - 2, SIZES.row - 4)
    assert LIGHT.good_wash not in colors(picture, right)
    assert view.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole) == "Berhasil"
