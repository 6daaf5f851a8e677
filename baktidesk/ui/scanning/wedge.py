"""Keyboard-wedge scanners: keys that come faster than any hand are one scan, wherever the focus is.

A scanner types like a keyboard, so its keys reach whatever has the focus. They are watched where they enter a window,
before shortcuts and inputs see them. Outside an input of text every character waits for one gap, and is handed on when
nothing followed it that fast; in an input the first one goes through, so that a typing hand sees no delay, and is
taken back when the burst turns out to be a scan. The Enter or Tab at its end is never handed on, except in an input
that is meant for scans (see `takes`).
"""

import re
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from baktidesk.ui.safety.before import Before, Input, scanned_into, text_input

GAP_MS = 35
"""Below this, in milliseconds between two characters, no hand types: a fast one takes 60 to 80."""
LATE_MS = 10
LEAST = 5
"""Characters of a scan at least: with the key at the end six keys, so that a queue number such as A-012 is one."""
TARGET = "scan_target"
"""The property of an input that is meant for scans: True, or a regular expression of what it takes."""
NEXT = "scan_next"
"""The property of an input that is meant for scans: the object name of the input that the cursor goes to after one."""
COUNTS_SPACES = "counts_spaces"
"""The property (True) of a widget that counts presses of the space bar: they are not held back, no scan begins so."""
_ENDS = frozenset(map(int, (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)))
_SHIFTS = frozenset(
    map(int, (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_Mode_switch, Qt.Key.Key_NumLock))
)
_BREAKING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
).value
Moment = tuple[int, int]
"""When a key was pressed: as the system says (0 when it does not), and when it arrived here, in milliseconds."""


class Burst:
    """Characters that follow each other too fast for a hand: so far, and what has become of them."""

    def __init__(self, field: Input | None = None) -> None:
        """Begin in an input of text, or where letters cannot be typed."""
        self.field = field
        self.before = Before(field) if field is not None else None
        self.text = ""
        self.last: Moment | None = None
        self.held: list[tuple[QWindow, QKeyEvent]] = []

    def pressed(self) -> set[int]:
        """Give the keys that are held back and have not been let go yet."""
        last = {_name(event): event.type() for _window, event in self.held}
        return {key for key, kind in last.items() if kind == QEvent.Type.KeyPress}


class Wedge(QObject):
    """Watches the keys of a window and of its dialogs for scans.

    Signals:
        scanned(str): a scan, without its Enter; nothing of it was left anywhere.
    """

    scanned = Signal(str)

    def __init__(self, window: QWidget, ready: Callable[[], bool]) -> None:
        """Watch a window and its dialogs; while it is not `ready`, scans are typed as any keys."""
        super().__init__(window)
        self._window = window
        self._ready = ready
        self._burst = Burst()
        self._ended: Moment | None = None
        self._eaten: set[int] = set()
        self._replaying = self._offered = False
        self._clock = QElapsedTimer()
        self._clock.start()
        self._timer = QTimer(self, interval=GAP_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_gap)
        self._waited = 0
        application = QApplication.instance()
        application.focusWindowChanged.connect(self._watch)  # type: ignore[union-attr]
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        """Watch the window that gets the keys from now on."""
        if window is not None:
            window.installEventFilter(self)

    def _is_ours(self) -> bool:
        """Tell whether our window or one of its dialogs is in front."""
        front = QApplication.activeWindow()
        while front is not None and front is not self._window:
            front = front.parentWidget()
        return front is not None

    def _press(self, window: QWindow, event: QKeyEvent) -> bool:
        """Take in a key; give True when it is held back or belongs to a scan."""
        if event.key() in _SHIFTS:
            return False
        moment = self._moment(event)
        if event.isAutoRepeat():
            self._end()
            return _name(event) in self._eaten
        if self._eaten:
            self._eaten.discard(_name(event))
        if _is_end(event):
            return self._press_end(event, moment)
        if not _is_character(event):
            self._end()
            return False
        return self._press_character(window, event, moment)

    def _press_character(self, window: QWindow, event: QKeyEvent, moment: Moment) -> bool:
        if not _soon(moment, self._burst.last):
            self._begin()
        burst = self._burst
        if event.text() == " " and not burst.text and _counts_spaces():
            return False
        burst.last = moment
        burst.text += event.text()
        if burst.field is not None and len(burst.text) == 1:
            return False
        burst.held.append((window, _copy(event)))
        self._waited = 0
        self._timer.start(GAP_MS)
        return True

    def _press_end(self, event: QKeyEvent, moment: Moment) -> bool:
        """Take in Enter or Tab; after a scan there may be another one, which belongs to it."""
        scan, again = self._is_scan(moment), _soon(moment, self._ended)
        if scan or again:
            self._ended = moment
        eaten = self._take() if scan else again
        if eaten:
            self._eaten.add(_name(event))
        else:
            self._end()
        return eaten

    def _is_scan(self, moment: Moment) -> bool:
        return len(self._burst.text.strip()) >= LEAST and _soon(moment, self._burst.last)

    def _would_hold(self, event: QKeyEvent) -> bool:
        """Tell whether a key that is offered as a shortcut first is one to be held back."""
        if event.isAutoRepeat() or event.key() in _SHIFTS:
            return False
        moment = self._moment(event)
        if _is_end(event):
            return self._is_scan(moment) or _soon(moment, self._ended)
        return (_soon(moment, self._burst.last) or _field() is None) and _is_character(event)

    def _take(self) -> bool:
        """Take the burst out of wherever it went; give True when its last key is not to be handed on."""
        burst, self._burst = self._burst, Burst()
        self._timer.stop()
        self._eaten |= burst.pressed()
        if burst.before is not None:
            burst.before.restore()
        text = burst.text.strip()
        if burst.field is not None and takes(burst.field, text):
            scanned_into(burst.field, text)
            return _go_on(burst.field)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.scanned.emit(text)
        return True

    def _begin(self) -> None:
        if self._burst.held:
            self._hand_on()
        self._burst = Burst(_field())

    def _end(self) -> None:
        """Hand on what was held back: it was no scan."""
        if self._burst.held:
            self._hand_on()
        if self._burst.text:
            self._burst = Burst()

    def _hand_on(self) -> None:
        held, self._burst.held = self._burst.held, []
        self._timer.stop()
        for window, event in held:
            self._replaying = True
            QCoreApplication.sendEvent(_front(window), event)
            self._replaying = False

    def _on_gap(self) -> None:
        """Hand on what nothing has followed; after a busy moment the keys that are in the queue come first."""
        since = self._clock.elapsed() - (self._burst.last[1] if self._burst.last else 0)
        if since > GAP_MS + LATE_MS and not self._waited:
            self._waited = 1
            self._timer.start(LATE_MS)
        else:
            self._hand_on()

    def _release(self, window: QWindow, event: QKeyEvent) -> bool:
        """Take in the release of a key: it follows its press."""
        key = _name(event)
        if key in self._eaten:
            if not event.isAutoRepeat():
                self._eaten.discard(key)
            return True
        if key in self._burst.pressed():
            self._burst.held.append((window, _copy(event)))
            return True
        return False

    def _moment(self, event: QKeyEvent) -> Moment:
        return event.timestamp(), self._clock.elapsed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keys that enter a window; a mouse button ends a burst."""
        if not isinstance(event, QKeyEvent):
            if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                self._end()
            return False
        kind = event.type()
        if kind is QEvent.Type.KeyRelease and not self._eaten and not self._burst.held:
            return False
        asked = kind is QEvent.Type.KeyPress and self._offered  # about this very key, a moment ago
        self._offered = False
        if self._replaying or not (asked or (self._is_ours() and self._ready())):
            return False
        if kind is QEvent.Type.ShortcutOverride:
            self._offered = True
            return self._override(event)
        window = cast("QWindow", watched)
        return self._press(window, event) if kind is QEvent.Type.KeyPress else self._release(window, event)

    def _override(self, event: QKeyEvent) -> bool:
        """Keep shortcuts from a key that is to be held back; before any other key, hand on what is held."""
        if self._would_hold(event):
            event.accept()
            return True
        if self._burst.text and event.key() not in _SHIFTS:
            self._end()
        return False


def _soon(moment: Moment, other: Moment | None) -> bool:
    """Tell whether less than a gap lies between two keys; one that waited in a queue is no faster for it."""
    if other is None:
        return False
    told = 0 if moment[0] and other[0] else 1
    return 0 <= moment[told] - other[told] < GAP_MS


def takes(target: QWidget, text: str) -> bool:
    """Tell whether an input is meant for a scan (its property `scan_target`)."""
    meant = target.property(TARGET)
    return bool(re.fullmatch(meant, text)) if isinstance(meant, str) else bool(meant)


def _go_on(field: QWidget) -> bool:
    """Take the cursor to where an input says that it goes after a scan; give False where it says nothing."""
    name = field.property(NEXT)
    after = field.window().findChild(QWidget, name) if name else None
    if not isinstance(after, QWidget):
        return False
    after.setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _field() -> Input | None:
    """Give the input of text that the keys go to."""
    return None if QApplication.activePopupWidget() else text_input(QApplication.focusWidget())


def _counts_spaces() -> bool:
    """Tell whether the keys go to a widget that counts presses of the space bar."""
    focus = QApplication.focusWidget()
    return focus is not None and bool(focus.property(COUNTS_SPACES))


def _front(window: QWindow) -> QWindow:
    """Give the window that has the focus now; the one that a key was meant for where none has."""
    front: object = QGuiApplication.focusWindow()
    return front if isinstance(front, QWindow) else window


def _is_end(event: QKeyEvent) -> bool:
    """Tell whether a key may end a scan: Enter or Tab, or the line feed that some scanners send instead."""
    if event.key() in _ENDS:
        return not event.modifiers().value & _BREAKING
    return event.text() == "\n"


def _is_character(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isprintable() and not event.modifiers().value & _BREAKING


def _name(event: QKeyEvent) -> int:
    """Give what a key's press and its release have in common."""
    return int(event.nativeScanCode()) or int(event.key())


def _copy(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
