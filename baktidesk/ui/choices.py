"""Inputs that choose instead of type: one of a list, yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from baktidesk.domain import fields
from baktidesk.domain.errors import Problem
from baktidesk.ui import text
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

Option = tuple[str, str]


class ChoiceEditor(QComboBox):
    """One of a closed list, or of the stored things that the page offers; a typed letter finds the choice.

    Where one stored thing must be named and there is only one, it is chosen from the start.

    Signals:
        edited(): the officer chose another.
    """

    edited = Signal()

    def __init__(self, field: fields.Choice | fields.Reference) -> None:
        """Make the input for a choice or reference field."""
        super().__init__()
        self._options = field.options if isinstance(field, fields.Choice) else None
        self._must = field.required and self._options is None
        self._walking = False
        self.setPlaceholderText(translate("Form", "Choose"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if self._options:
            self.offer([(choice.value, text.label(choice)) for choice in self._options])
        self.activated.connect(self.edited)

    def value(self) -> Any:
        """Give the chosen member or id; None or "" when nothing is chosen."""
        chosen = self.currentData() or ""
        if self._options is None:
            return chosen
        return self._options(chosen) if chosen else None

    def problem(self) -> Problem | None:
        """Say why the choice cannot be read: never."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a stored choice."""
        self.setCurrentIndex(self.findData(str(value or self.only())))

    def only(self) -> str:
        """Give the id of the only thing that can be named where one must be, otherwise ""."""
        return str(self.itemData(0)) if self._must and self.count() == 1 else ""

    def state(self) -> str:
        """Give the stored value of the choice, for a draft."""
        return str(self.currentData() or "")

    def restore(self, state: str) -> None:
        """Put a draft back."""
        self.set_value(state)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer (value, words) pairs; what was chosen stays chosen where it is still there."""
        chosen = self.currentData()
        self.clear()
        for value, shown in options:
            self.addItem(shown, str(value))
        self.set_value(chosen)

    def _choose_by_letter(self, letter: str) -> None:
        """Choose the next option that begins with the letter; the same letter again walks on.

        The first letter after arriving means the option that it is the whole of (B before “Belum tahu”), or
        confirms what is chosen already where that begins with it: nobody looks before typing.
        """
        words = [self.itemText(index).casefold() for index in range(self.count())]
        first = max(self.currentIndex(), 0) + int(self._walking)
        order = [(first + step) % len(words) for step in range(len(words))]
        whole = [index for index in order if words[index] == letter and not self._walking]
        self._walking = True
        for index in [*whole, *(index for index in order if words[index].startswith(letter))][:1]:
            self.setCurrentIndex(index)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by the first letter, however fast the letters come."""
        letter = event.text().casefold()
        if letter.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose_by_letter(letter)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin anew to read letters."""
        self._walking = False
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many words of the choice as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        parts = (QStyle.SubControl.SC_ComboBoxEditField, QStyle.SubControl.SC_ComboBoxArrow)
        control = QStyle.ComplexControl.CC_ComboBox
        words_place, arrow = (self.style().subControlRect(control, option, part, self) for part in parts)
        room = arrow.left() - words_place.left() - SIZES.space_xs
        words = self.currentText() or self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: Any) -> None:
        """Leave the wheel to the page: a scrolling hand must not change a record."""
        event.ignore()


class YesNoEditor(QCheckBox):
    """Yes or no.

    Signals:
        edited(): the officer changed it.
    """

    edited = Signal()

    def __init__(self, field: fields.YesNo) -> None:
        """Make the input for a yes-or-no field; its label stands beside the box."""
        super().__init__(translate("Field", field.label))
        self.clicked.connect(self.edited)

    def value(self) -> bool:
        """Give yes or no."""
        return self.isChecked()

    def state(self) -> bool:
        """Give yes or no, for a draft."""
        return self.isChecked()

    def restore(self, state: bool) -> None:
        """Put a draft back."""
        self.setChecked(state)

    def problem(self) -> Problem | None:
        """Say why it cannot be read: never."""
        return None

    def set_value(self, value: Any) -> None:
        """Show a stored answer."""
        self.setChecked(bool(value))
