"""Qt and garbage stay on the window's thread: elsewhere they can stop the program for ever (decision 0014)."""

import gc
import threading
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from baktidesk.domain.errors import Refused
from baktidesk.domain.paper import Paper
from baktidesk.ui import garbage
from baktidesk.ui.papers.pdf_job import PdfJob
from baktidesk.ui.papers.sheet import HtmlSheet, Pages
from baktidesk.ui.store import Store

LONG = "<p>" + "</p><p>".join(f"Baris {number}" for number in range(200)) + "</p>"


@dataclass(frozen=True, kw_only=True)
class Watched(HtmlSheet):
    """A document that remembers who laid it out."""

    threads: list[threading.Thread] = field(default_factory=list)

    def lay_out(self, room: QSizeF) -> Pages:
        """Break the document into pages."""
        self.threads.append(threading.current_thread())
        return super().lay_out(room)


class Held:
    """Something that an errand refers to."""


def begin(qtbot: QtBot, store: Store, file: Path, sheet: HtmlSheet) -> tuple[QDialog, list[object]]:
    """Write a file for a dialog; give the dialog and what it was told."""
    dialog, told = QDialog(), list[object]()
    qtbot.addWidget(dialog)
    PdfJob(dialog, store, lambda: told.append(file), told.append).write(sheet, file, Paper.A4)
    return dialog, told


def test_a_file_is_painted_by_the_window_between_other_things(
    qtbot: QtBot, store: Store, tmp_path: Path, settle: Callable[[], None]
) -> None:
    sheet, file = Watched(title="Uji", html=LONG), tmp_path / "a.pdf"
    _dialog, told = begin(qtbot, store, file, sheet)
    QApplication.processEvents()
    assert store.busy
    assert not file.exists()
    settle()
    assert told == [file]
    assert file.read_bytes().startswith(b"%PDF")
    assert sheet.threads == [threading.main_thread()]


def test_a_folder_that_takes_nothing_is_said_and_the_desk_goes_on(
    qtbot: QtBot, store: Store, tmp_path: Path, settle: Callable[[], None]
) -> None:
    (tmp_path / "file").write_text("in the way")
    _dialog, told = begin(qtbot, store, tmp_path / "file" / "a.pdf", HtmlSheet(title="Uji", html=LONG))
    settle()
    assert [type(one) for one in told] == [Refused]


class Faulty(HtmlSheet):
    """A document with a bug."""

    def lay_out(self, room: QSizeF) -> Pages:
        """Break."""
        raise ValueError("no such template")


def test_a_bug_in_a_document_is_told_as_one(
    qtbot: QtBot, store: Store, tmp_path: Path, settle: Callable[[], None]
) -> None:
    broken: list[object] = []
    store.broke.connect(broken.append)
    _dialog, told = begin(qtbot, store, tmp_path / "a.pdf", Faulty(title="Uji", html=""))
    settle()
    assert [type(one) for one in broken] == [ValueError]
    assert told == []


def test_a_dialog_that_goes_takes_its_file_along(
    qtbot: QtBot, store: Store, tmp_path: Path, settle: Callable[[], None]
) -> None:
    dialog, told = begin(qtbot, store, tmp_path / "a.pdf", HtmlSheet(title="Uji", html=LONG))
    dialog.deleteLater()
    settle()
    assert told == []
    assert list(tmp_path.glob("a.pdf*")) == []


@pytest.mark.parametrize("turn", range(3))
def test_what_an_errand_holds_is_let_go_by_the_window(store: Store, settle: Callable[[], None], turn: int) -> None:
    freed: list[threading.Thread] = []

    def errand(number: int) -> None:
        held = Held()
        weakref.finalize(held, lambda: freed.append(threading.current_thread()))
        store.start(lambda: (held, number)[1], lambda _number, _held=held: None)

    for number in range(300 + turn):
        errand(number)
    settle()
    store.start(int, lambda _zero: None)
    settle()
    assert len(freed) == 300 + turn
    assert set(freed) == {threading.main_thread()}


def test_a_refused_job_lets_go_of_what_it_held_without_garbage(store: Store, settle: Callable[[], None]) -> None:
    freed: list[str] = []

    def job() -> None:
        held = Held()
        weakref.finalize(held, lambda: freed.append(threading.current_thread().name))
        raise Refused("no")

    assert not gc.isenabled()
    store.start(job, lambda _none: None, lambda _refused: None)
    settle()
    assert [name.startswith("store") for name in freed] == [True]


def test_garbage_is_found_by_the_window_alone(qtbot: QtBot) -> None:
    freed: list[threading.Thread] = []
    timer = garbage.GarbageTimer(QApplication.instance())  # type: ignore[arg-type]
    timer.start()
    assert not gc.isenabled()
    knot = [Held()]
    weakref.finalize(knot[0], lambda: freed.append(threading.current_thread()))
    knot.append(knot)  # type: ignore[arg-type]
    del knot
    worker = threading.Thread(target=lambda: [[] for _ in range(10_000)])
    worker.start()
    worker.join()
    rubbish = [[number] for number in range(2000)]
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread()]
    assert rubbish
    timer.deleteLater()
    gc.unfreeze()
