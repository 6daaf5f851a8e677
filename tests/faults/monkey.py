"""Somebody leans on the keyboard: keys and clicks by chance at whatever is in sight, in the real window."""

import ctypes
import gc
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QPushButton, QWidget

from baktidesk.ui.form import Form
from baktidesk.ui.garbage import collect
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.theme import forget_rules

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


W = TypeVar("W", bound=QWidget)
MEMORY = Path("/proc/self/smaps_rollup")


@dataclass(frozen=True, kw_only=True)
class Weight:
    """How many widgets there are of each kind, and how much memory of its own this process holds."""

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
        """Let so many events happen, as many on every page; garbage is looked for when the program would."""
        sys.excepthook = self._catch
        gc.disable()
        try:
            for number in range(count):
                if number % between == 0:
                    self.go_to(self.places[number // between % len(self.places)])
                self._one()
                if number % 10 == 9:
                    self.settle()
                    collect()  # as the program's own timer does, which no test has
        finally:
            gc.enable()
            sys.excepthook = self._hook

    def tour(self) -> None:
        """Press every button of every page once, and the first of every dialog that opens.

        What the program makes only once in a run is made after this, whatever chance may have missed.
        """
        pressed: set[str] = set()
        for place in self.places:
            self.go_to(place)
            for name in [button.objectName() for button in in_sight(self.window, QAbstractButton)]:
                if name and name not in pressed:
                    pressed.add(name)
                    self._press_on(place, name)

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

    def _press_on(self, place: str, name: str) -> None:
        """Press a button of a page where it still is one, and the first of the dialog that it opens."""
        self.go_to(place)
        buttons = [one for one in in_sight(self.window, QAbstractButton) if one.objectName() == name]
        if not buttons:
            return
        self.strike_at(buttons[0])
        front = QApplication.activeModalWidget()
        if front is not None and not isinstance(front, STRANGERS):
            for within in in_sight(front, QPushButton)[:1]:
                self.strike_at(within)
        self.put_away()

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
        target = self.chance.choice(in_sight(front, QWidget) or [front])
        place = QPoint(self.chance.randrange(max(target.width(), 1)), self.chance.randrange(max(target.height(), 1)))
        self.struck[type(target).__name__] += 1
        if self.chance.random() < 0.1:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, NONE, place)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, place)

    def _push(self, front: QWidget) -> None:
        buttons = in_sight(front, QAbstractButton)
        if buttons:
            QTest.mouseClick(self.chance.choice(buttons), Qt.MouseButton.LeftButton)

    def _serve(self, front: QWidget) -> None:
        """Do one thing right: write somebody down and save."""
        forms = [form for form in in_sight(front, Form) if "full_name" in form.state()]
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


def in_sight(front: QWidget, kind: type[W]) -> list[W]:
    """Give the widgets of a kind that can be used in a window, from above, in the same order every time.

    Not by `findChildren`: PySide6 gives what it finds to the one that was asked, who holds it until its own end, long
    after Qt has deleted it. A window that is asked for everything at every event would hold hundreds of them.
    """
    found = [one for one in QApplication.allWidgets() if isinstance(one, kind) and front.isAncestorOf(one)]
    used = [one for one in found if one.isVisible() and one.isEnabled() and not one.isWindow()]
    return sorted(used, key=lambda one: (*_place(one, front), one.objectName(), type(one).__name__))


def _place(widget: QWidget, front: QWidget) -> tuple[int, ...]:
    corner = widget.mapTo(front, QPoint())
    return corner.y(), corner.x(), widget.height(), widget.width()


def megabytes() -> float:
    """Give the memory of its own that this process holds, without what the C library only keeps for later.

    What it has mapped of other people's files can be taken from it at any time. 0 where nobody tells.
    """
    if not MEMORY.exists():
        return 0.0
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if give_back:
        give_back(0)
    own = re.search(r"^Anonymous:\s+(\d+) kB", MEMORY.read_text("ascii"), re.MULTILINE)
    return int(own[1]) / 1024 if own else 0.0


def empty_caches(monkey: Monkey) -> None:
    """Empty what grows up to a limit of its own: Qt's pictures (10 MB) and style rules, SQLite's pages (32 MB)."""
    QPixmapCache.clear()
    forget_rules()
    monkey.window.store.read(lambda session: session.connection.exec_driver_sql("PRAGMA shrink_memory"), _nothing)
    monkey.settle()


def _nothing(_value: object) -> None:
    """Take what is of no interest."""


def weigh(monkey: Monkey) -> Weight:
    """Weigh the window without its pages, which show as much as there is; then make them anew."""
    monkey.put_away()
    monkey.window.store.set_event(None)
    monkey.window.rebuild()
    monkey.settle()
    empty_caches(monkey)
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    held = megabytes()
    kinds = Counter(type(widget).__name__ for widget in QApplication.allWidgets())
    monkey.window.tongue_asked.emit("id")
    monkey.settle()
    return Weight(kinds=kinds, megabytes=held)
