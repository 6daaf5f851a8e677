"""The Enter key in a form: on to the next input."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit


class EnterMovesOn(QObject):
    """Lets Enter go to the next input, as on paper; the save button takes it at the end."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn a plain Enter in an input into a step to the next one, and leave an idle Ctrl+Z to the window."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return _leave_idle_undo(watched, event)
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QLineEdit | QComboBox | QCheckBox):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            return False
        watched.focusNextChild()
        return True


def _leave_idle_undo(watched: QObject, event: QKeyEvent) -> bool:
    """Keep an input that has nothing to undo from claiming Ctrl+Z, which then undoes the last deed."""
    if not isinstance(watched, QLineEdit) or watched.isUndoAvailable():
        return False
    if not event.matches(QKeySequence.StandardKey.Undo):
        return False
    event.ignore()
    return True
