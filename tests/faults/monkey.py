"""Somebody leans on the keyboard: keys and clicks by chance at whatever is in sight, in the real window."""

import gc
import os
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from baktidesk.ui.form import Form
from baktidesk.ui.garbage import collect
from baktidesk.ui.main_window import MainWindow

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
KEYS = [
    Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F5, Qt.Key.Key_F10,
]  # fmt: skip
LETTERS = "aabdegiklmnoprstuwy0123456789 .,-'=+@#%ÀÉß"
"""No slash: what is typed must not lead out of the folder of the test."""
PASTED = ["Siti 'Umar", "3171011708450001", "ö\u202ex\u0000y", "=1+1", "x" * 500, "7" * 40, "-1", "١٢٣", "31/02/2026"]
STRANGERS = (QFileDialog,)
"""Dialogs that are not ours, and reach every file: put away at once."""


MEMORY = Path("/proc/self/statm")


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How many widgets there are of each kind, and how much memory this process holds (0 where nobody tells)."""

    kinds: Counter[str]
    megabytes: float


@dataclass
class Monkey:
    """Strikes at a window by chance, and keeps what went wrong and what was called saved."""

    window: MainWindow
    chance: random.Random
    places: list[str]
    caught: list[BaseException] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    struck: Counter[str] = field(default_factory=Counter)
    _hook: Callable[..., object] = sys.excepthook

    def __post_init__(self) -> None:
        self.window.store.broke.connect(self.caught.append)
        self.window.store.said.connect(lambda _sentence, deed: self.deeds.append(deed) if deed else None)

    def strike(self, count: int, between: int = 50) -> None:
        """Let so many events happen, as many on every page."""
        sys.excepthook = self._catch
        try:
            for number in range(count):
                if number % between == 0:
                    self.go_to(self.places[number // between % len(self.places)])
                self._one()
                if number % 10 == 9:
                    self.settle()
                    collect()  # as the program's own timer does, which no test has
        finally:
            sys.excepthook = self._hook

    def strike_at(self, button: QAbstractButton) -> None:
        """Press one button."""
        sys.excepthook = self._catch
        try:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self.settle()
        finally:
            sys.excepthook = self._hook

    def go_to(self, place: str) -> None:
        """Put every dialog away and open a page."""
        self.put_away()
        self.window.open_page(place)
        self.settle()

    def put_away(self) -> None:
        """Close what stands before the window."""
        for _ in range(20):
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is None:
                break
            front.reject() if isinstance(front, QDialog) else front.close()
            self.settle()

    def settle(self) -> None:
        """Let the window finish what it has begun."""
        for _ in range(2000):
            QApplication.processEvents()
            if not self.window.store.busy:
                break
            QTest.qWait(1)

    def _catch(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.caught.append(error)

    def _one(self) -> None:
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        if isinstance(front, STRANGERS) or not front.isVisible():
            self.put_away()
            return
        ways = (self._click, self._push, self._key, self._letter, self._paste, self._serve)
        self.chance.choices(ways, (3, 3, 4, 4, 1, 2))[0](front)
        QApplication.processEvents()

    def _click(self, front: QWidget) -> None:
        seen = [
            one for one in front.findChildren(QWidget) if one.isVisible() and one.isEnabled() and not one.isWindow()
        ]
        target = self.chance.choice(seen or [front])
        place = QPoint(self.chance.randrange(max(target.width(), 1)), self.chance.randrange(max(target.height(), 1)))
        self.struck[type(target).__name__] += 1
        if self.chance.random() < 0.1:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, NONE, place)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, place)

    def _push(self, front: QWidget) -> None:
        buttons = [one for one in front.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
        if buttons:
            QTest.mouseClick(self.chance.choice(buttons), Qt.MouseButton.LeftButton)

    def _serve(self, front: QWidget) -> None:
        """Do one thing right: write somebody down and save."""
        forms = [form for form in front.findChildren(Form) if form.isVisible() and "full_name" in form.state()]
        if forms:
            name = f"Pendonor {self.chance.randrange(10**6):06d}"
            sex = self.chance.choice(("male", "female"))
            forms[0].restore({"full_name": name, "work_unit": "Lapas Uji", "sex": sex})
            QTest.mouseClick(forms[0].save, Qt.MouseButton.LeftButton)
            self.settle()

    def _key(self, front: QWidget) -> None:
        modifier = self.chance.choices((NONE, CTRL, SHIFT), (8, 1, 1))[0]
        QTest.keyClick(QApplication.focusWidget() or front, self.chance.choice(KEYS), modifier)

    def _letter(self, front: QWidget) -> None:
        QTest.keyClick(QApplication.focusWidget() or front, self.chance.choice(LETTERS))

    def _paste(self, front: QWidget) -> None:
        QGuiApplication.clipboard().setText(self.chance.choice(PASTED))
        QTest.keyClick(QApplication.focusWidget() or front, Qt.Key.Key_V, CTRL)


def weigh(monkey: Monkey) -> Weight:
    """Weigh the window without its pages, which show as much as there is; then make them anew."""
    monkey.put_away()
    monkey.window.store.set_event(None)
    monkey.window.rebuild()
    monkey.settle()
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    held = int(MEMORY.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if MEMORY.exists() else 0
    kinds = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
    monkey.window.tongue_asked.emit("id")
    monkey.settle()
    return Weight(kinds=kinds, megabytes=held / 2**20)
