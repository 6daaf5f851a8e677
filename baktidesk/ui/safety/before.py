"""How an input of text was before somebody typed into it, so that the typing can be taken back."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Input = QLineEdit | QPlainTextEdit | QTextEdit


def text_input(widget: QWidget | None) -> Input | None:
    """Give the widget when letters can be typed into it now."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly() and widget.isEnabled():
        return widget
    return None


def scanned_into(field: Input, text: str) -> None:
    """Put a scan into an input in place of what stands there, as a hand would: it can be undone."""
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


class Before:
    """Text, cursor and selection of an input as they are now."""

    def __init__(self, field: Input) -> None:
        """Remember how an input is."""
        self._field = field
        self.text = _text(field)
        self._anchor, self._cursor = _marks(field)

    def restore(self) -> None:
        """Bring the input back to how it was: by its own undo, and by typing what that took away beyond."""
        field = self._field
        if _can_undo(field) and _text(field) != self.text:
            field.undo()
        now = _text(field)
        if now != self.text:
            start, end, put = _difference(now, self.text)
            _select(field, start, end)
            field.insert(put) if isinstance(field, QLineEdit) else field.insertPlainText(put)
        _select(field, self._anchor, self._cursor)


def _text(field: Input) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _can_undo(field: Input) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _marks(field: Input) -> tuple[int, int]:
    """Give where the selection begins and where the cursor is."""
    if not isinstance(field, QLineEdit):
        cursor = field.textCursor()
        return cursor.anchor(), cursor.position()
    here = field.cursorPosition()
    if not field.hasSelectedText():
        return here, here
    start, end = field.selectionStart(), field.selectionEnd()
    return (end, start) if here == start else (start, end)


def _select(field: Input, anchor: int, cursor: int) -> None:
    if isinstance(field, QLineEdit):
        field.deselect()
        field.setCursorPosition(anchor)
        if anchor != cursor:
            field.setSelection(anchor, cursor - anchor)
        return
    moved = field.textCursor()
    moved.setPosition(anchor)
    moved.setPosition(cursor, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(moved)


def _difference(now: str, wanted: str) -> tuple[int, int, str]:
    """Give where the two texts differ: from, to (in the text of now, as Qt counts), and what is to stand there."""
    start = _alike(now, wanted)
    end = _alike(now[start:][::-1], wanted[start:][::-1])
    return _units(now[:start]), _units(now[: len(now) - end]), wanted[start : len(wanted) - end]


def _alike(one: str, other: str) -> int:
    """Count the characters at the beginning that two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _units(text: str) -> int:
    """Count as Qt does: a character beyond the first 65,536 is two."""
    return len(text) + sum(character > "\uffff" for character in text)
