"""One small input for each kind of field; every input gives a value and a problem, and tells when it was edited."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from baktidesk.domain import fields, words
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.names import clean
from baktidesk.ui import text
from baktidesk.ui.choices import ChoiceEditor, Option, YesNoEditor
from baktidesk.ui.suggest import Suggestions
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, current_theme
from baktidesk.ui.viewports import see_through


class Line(QLineEdit):
    """A line of typing.

    Signals:
        edited(): the officer changed it.
        rested(): it shows another text, which the officer has not typed and cannot undo.
    """

    edited = Signal()
    rested = Signal()

    def state(self) -> str:
        """Give the typed text, for a draft."""
        return self.text()

    def restore(self, state: str) -> None:
        """Put a draft back."""
        self.setText(state)

    def setText(self, text: str | None, /) -> None:  # noqa: N802 - Qt's name
        """Show a text."""
        super().setText(text)
        self.rested.emit()


class TextEditor(Line):
    """A line of text, with suggestions where the field has them."""

    def __init__(self, field: fields.Text) -> None:
        """Make the input for a text field."""
        super().__init__()
        self._upper = field.upper
        self._suggestions: Suggestions | None = None
        if field.suggest:
            known = Suggestions(self)
            known.picked.connect(self._on_picked)
            self.suggest_with(known)
        self.textEdited.connect(self.edited)

    def value(self) -> str:
        """Give the cleaned text."""
        typed = clean(self.text())
        return typed.upper() if self._upper else typed

    def problem(self) -> Problem | None:
        """Say why the text cannot be read: never."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a stored text."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def suggest_with(self, suggestions: Suggestions) -> None:
        """Let others suggest under this input; what is picked there is theirs to act upon."""
        if self._suggestions is not None:
            self.textEdited.disconnect(self._suggestions.suggest)
        self._suggestions = suggestions
        self.textEdited.connect(suggestions.suggest)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer texts to complete from."""
        if self._suggestions:
            self._suggestions.offer([shown for _value, shown in options])

    def _on_picked(self, chosen: str) -> None:
        self.setText(chosen)
        self.edited.emit()


class NoteEditor(QPlainTextEdit):
    """Several lines of text.

    Signals:
        edited(): the officer changed it.
    """

    edited = Signal()

    def __init__(self, field: fields.Text) -> None:
        """Make the input for a text of several lines."""
        super().__init__()
        see_through(self)
        self.setTabChangesFocus(True)
        self.setFixedHeight(field.lines * self.fontMetrics().lineSpacing() + 2 * SIZES.space_s)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """Give the cleaned text."""
        return clean(self.toPlainText(), lines=True)

    def state(self) -> str:
        """Give the typed text, for a draft."""
        return self.toPlainText()

    def restore(self, state: str) -> None:
        """Put a draft back."""
        self.set_value(state)

    def problem(self) -> Problem | None:
        """Say why the text cannot be read: never."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a stored text."""
        self.blockSignals(True)
        self.setPlainText(value or "")
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the form while nobody has changed the text: who only walks through must not cut it in two."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not self.document().isModified():
            event.ignore()
            return
        super().keyPressEvent(event)


class NumberEditor(Line):
    """A number as people write it: 5.000 and 12,5; a dot typed for a decimal is understood."""

    def __init__(self, field: fields.Number) -> None:
        """Make the input for a number field."""
        super().__init__()
        self._field = field
        self._unit = ""
        self.textEdited.connect(self.edited)

    def value(self) -> int | Decimal | None:
        """Give the number, or None when there is none."""
        typed = self.text().strip()
        try:
            read = words.read_number(typed, self._field.decimals, text.language().tongue) if typed else None
        except ValueError:
            return None
        return read if read is None or self._field.decimals else int(read)

    def problem(self) -> Problem | None:
        """Say that what was typed is no number."""
        if not self.text().strip() or self.value() is not None:
            return None
        return Problem(QT_TRANSLATE_NOOP("Problem", "Please type a number."))

    def set_value(self, value: Any) -> None:
        """Show a stored number."""
        self.setText("" if value is None else str(value) if self._field.plain else text.number(value))

    def show_unit(self, unit: str) -> None:
        """Show at the end of the input what is counted, where that depends on another input."""
        self._unit = unit
        label = translate("Field", self._field.label)
        self.setAccessibleName(f"{label} ({unit})" if unit else label)
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + SIZES.space_xs if unit else 0, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the number as it was understood."""
        if self.value() is not None:
            self.set_value(self.value())
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the unit beside the number."""
        super().paintEvent(event)
        if not self._unit:
            return
        painter = QPainter(self)
        painter.setPen(current_theme().color("muted"))
        painter.drawText(
            self.rect().adjusted(0, 0, -SIZES.space_m, 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._unit,
        )
        painter.end()


class DayEditor(Line):
    """A day as people write it: 20/1/2026, 20 jan 2026, 20012026."""

    def __init__(self, field: fields.Day) -> None:
        """Make the input for a day field."""
        super().__init__()
        self.setPlaceholderText(translate("Form", "day/month/year"))
        self.textEdited.connect(self.edited)

    def value(self) -> dt.date | None:
        """Give the day, or None when there is none."""
        try:
            return words.read_day(self.text(), dt.date.today()) if self.text().strip() else None
        except ValueError:
            return None

    def problem(self) -> Problem | None:
        """Say that what was typed is no day."""
        if not self.text().strip() or self.value() is not None:
            return None
        return Problem(QT_TRANSLATE_NOOP("Problem", "Please type a day, for example 20/1/2026."))

    def set_value(self, value: Any) -> None:
        """Show a stored day."""
        self.setText("" if value is None else text.day(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the day as it was understood."""
        if self.value() is not None:
            self.set_value(self.value())
        super().focusOutEvent(event)


class HourEditor(Line):
    """An hour and minute as people write them: 08.15, 8:15, 0815."""

    def __init__(self, field: fields.Hour) -> None:
        """Make the input for an hour field."""
        super().__init__()
        self.setPlaceholderText(translate("Form", "hour.minute"))
        self.textEdited.connect(self.edited)

    def value(self) -> dt.time | None:
        """Give the time, or None when there is none."""
        try:
            return words.read_clock(self.text()) if self.text().strip() else None
        except ValueError:
            return None

    def problem(self) -> Problem | None:
        """Say that what was typed is no time."""
        if not self.text().strip() or self.value() is not None:
            return None
        return Problem(QT_TRANSLATE_NOOP("Problem", "Please type hour and minute, for example 08.15."))

    def set_value(self, value: Any) -> None:
        """Show a stored time."""
        self.setText("" if value is None else words.clock(value, text.language().tongue))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the time as it was understood."""
        if self.value() is not None:
            self.set_value(self.value())
        super().focusOutEvent(event)


def make_editor(name: str, field: fields.Field) -> Any:
    """Give the input for a field, with its object name and accessible name set."""
    editor = _make(field)
    editor.setObjectName(name)
    editor.setAccessibleName(translate("Field", field.label))
    return editor


def _make(field: fields.Field) -> QWidget:
    match field:
        case fields.Rows():
            from baktidesk.ui.rows import RowsEditor

            return RowsEditor(field)
        case fields.Text(lines=lines) if lines > 1:
            return NoteEditor(field)
        case fields.Choice() | fields.Reference():
            return ChoiceEditor(field)
    for kind, make in _TYPED.items():
        if isinstance(field, kind):
            return make(field)
    raise TypeError(f"no input for {type(field).__name__}")


_TYPED: Mapping[type[fields.Field], Callable[[Any], QWidget]] = {
    fields.Text: TextEditor,
    fields.Number: NumberEditor,
    fields.Day: DayEditor,
    fields.Hour: HourEditor,
    fields.YesNo: YesNoEditor,
}
