"""The keys of a form: Enter goes to the next input, and Ctrl+Z with nothing to undo is left to the window."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from baktidesk.ui.editors import Line
from baktidesk.ui.enter import EnterMovesOn

_ENTER = frozenset(map(int, (Qt.Key.Key_Return, Qt.Key.Key_Enter)))


class FormKeys(QObject):
    """Looks at the keys of inputs; at those of a line only while it has nothing to undo.

    A key typed into a name is then Qt's alone: a filter in Python would cost a quarter of what painting it does.
    """

    def __init__(self, form: QWidget) -> None:
        """Belong to a form."""
        super().__init__(form)
        self._filter = EnterMovesOn(self)
        self._idle: set[Line] = set()
        self._inputs: set[QWidget] = set()

    def watch(self, editor: QWidget) -> None:
        """Look at the keys of an input from now on."""
        self._inputs.add(editor)
        if not isinstance(editor, Line):
            editor.installEventFilter(self._filter)
            return
        editor.rested.connect(partial(self.look, editor))
        self.look(editor)

    def look(self, line: Line) -> None:
        """Look at the keys of a line, or no longer, as it has something to undo now or has not."""
        idle = not line.isUndoAvailable()
        if idle == (line in self._idle):
            return
        if idle:
            self._idle.add(line)
            line.installEventFilter(self._filter)
        else:
            self._idle.discard(line)
            line.removeEventFilter(self._filter)

    def moves_on(self, event: QKeyEvent, at: QWidget | None) -> bool:
        """Go on from an input with an Enter that it left over, that of the number pad too; tell whether it was one."""
        beyond = Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or event.modifiers() & ~beyond or at not in self._inputs:
            return False
        at.focusNextChild()
        return True
