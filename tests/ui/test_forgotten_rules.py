"""What Qt worked out of the style sheet for the inside of inputs that are gone is let go with the oldest garbage."""

import ctypes
import gc
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QDialog, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from baktidesk.ui import garbage
from baktidesk.ui.theme import forget_rules

KINDS: list[Callable[[], QWidget]] = [QComboBox, QSpinBox, QDateEdit]
DIALOGS, EACH = 40, 5
MOST = 100
"""Bytes that one input may leave behind; Qt alone leaves 300 to 1,100."""
TELLS = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "mallinfo2")
tells = pytest.mark.skipif(not TELLS, reason="nobody tells here what is held")


class _Held(ctypes.Structure):
    """What the GNU C library tells of its memory (`man mallinfo2`)."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    )


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Show a window with the style sheet, which lives as long as the test."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    yield made


def held() -> int:
    """Give the bytes that are held of the C library, without what Qt is still to delete."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    tell = ctypes.CDLL(None).mallinfo2
    tell.restype = _Held
    told = tell()
    return int(told.uordblks + told.hblkhd)


def open_and_close(window: QWidget, kind: Callable[[], QWidget], times: int = DIALOGS) -> None:
    """Show a dialog with some inputs and let it go, again and again."""
    for _ in range(times):
        dialog = QDialog(window)
        rows = QVBoxLayout(dialog)
        for _ in range(EACH):
            rows.addWidget(kind())
        dialog.show()
        QApplication.processEvents()
        dialog.close()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def left_by_each(window: QWidget, kind: Callable[[], QWidget], tidy: Callable[[], None]) -> float:
    """Give the bytes that one input leaves behind."""
    open_and_close(window, kind, 20)  # what is made once
    tidy()
    before = held()
    open_and_close(window, kind)
    tidy()
    return (held() - before) / (DIALOGS * EACH)


@tells
@pytest.mark.parametrize("kind", KINDS)
def test_an_input_that_is_gone_leaves_nothing_behind(
    window: QWidget, kind: Callable[[], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))  # the oldest generation is due
    assert left_by_each(window, kind, garbage.collect) < MOST


@tells
def test_the_alarm_rings_where_nobody_lets_go(window: QWidget) -> None:
    assert left_by_each(window, QComboBox, lambda: None) > MOST


def test_a_window_looks_as_before_when_the_rules_are_forgotten(window: QWidget) -> None:
    rows = QVBoxLayout(window)
    for kind in KINDS:
        rows.addWidget(kind())
    QApplication.processEvents()
    before = window.grab().toImage()
    forget_rules()
    assert window.grab().toImage() == before


def test_rules_can_be_forgotten_before_there_is_a_window(qapp: QApplication) -> None:
    forget_rules()
