"""One field of a form: its label, its input, and the line under it for help, warnings and problems."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.errors import Problem
from baktidesk.domain.fields import Field, Rows, YesNo
from baktidesk.ui import text
from baktidesk.ui.editors import make_editor
from baktidesk.ui.glyph import Glyph
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class Note(QLabel):
    """The line under an input; a sentence that has no room in one line takes more, so that it can be read whole."""

    def __init__(self) -> None:
        """Reserve one line."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "help")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIZES.note)

    def say(self, words: str, role: str) -> None:
        """Show words in a type role (help, problem, warning)."""
        self.setText(words)
        mark(self, "role", role)
        self._make_room()

    def _make_room(self) -> None:
        width = QRect(0, 0, max(self.width(), 1), 0)
        wrapped = self.fontMetrics().boundingRect(width, Qt.TextFlag.TextWordWrap, self.text())
        one_line = wrapped.height() < 2 * self.fontMetrics().lineSpacing()
        self.setFixedHeight(SIZES.note if one_line else wrapped.height() + SIZES.space_xs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the new width asks for."""
        super().resizeEvent(event)
        self._make_room()


class Pin(QWidget):
    """Says beside a label that the value stays for the next record: icon and word, the word where there is room."""

    def __init__(self) -> None:
        """Make the mark, out of sight."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.space_xs)
        row.addWidget(Glyph("pin", "accent", SIZES.space_m))
        self.word = QLabel(translate("Form", "stays"))
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.word.setProperty("role", "caption")
        row.addWidget(self.word)
        self.setToolTip(translate("Form", "Stays for the next one. Ctrl+T pins or unpins, F9 empties."))
        self.hide()

    def fit(self, room: int) -> None:
        """Leave the word out where icon and word have less room than they take, in pixels."""
        self.word.setVisible(room >= SIZES.space_m + SIZES.space_xs + self.word.sizeHint().width())


class FieldBox(QWidget):
    """One field of a form: its label, its input, and the reserved line under it."""

    def __init__(self, name: str, field: Field, parent: QWidget, *, desk: bool) -> None:
        """Make label, input and line for a declared field."""
        super().__init__(parent)
        self.field = field
        self.editor = make_editor(name, field)
        self.editor.setProperty("desk", desk)
        self.note = Note()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_xs)
        self.help = translate("Field", field.help) if field.help else ""
        self.pin = Pin()
        self._label = OneLine("caption", self._words())
        headed = isinstance(field, Rows) and field.label == field.section
        if not isinstance(field, YesNo) and not headed:
            box.addLayout(self._make_label())
        box.addWidget(self.editor)
        box.addWidget(self.note)
        box.addStretch(1)  # beside a neighbour with a longer note the inputs stay level
        self.is_marked = False
        self.show_problem(None)

    def show_problem(self, problem: Problem | None) -> None:
        """Show what is wrong under the input, or its help again."""
        self._say(text.sentence(problem) if problem else self.help, "problem" if problem else "help")
        self.is_marked = bool(problem)
        mark(self.editor, "problem", self.is_marked)
        mark(self.editor, "warned", False)
        if problem and isinstance(self.editor, QLineEdit) and self.editor.echoMode() != QLineEdit.EchoMode.Normal:
            self.editor.selectAll()  # what is wrong in a secret cannot be seen: the next try takes its place

    def show_warning(self, problem: Problem) -> None:
        """Show what is odd, with the key that saves all the same."""
        words = translate("Form", "{warning} Ctrl+Enter again if it is right.").format(warning=text.sentence(problem))
        self._say(words, "warning")
        self.is_marked = True
        mark(self.editor, "warned", True)

    def show_help(self, words: str) -> None:
        """Say something helpful under the input from now on; a problem or warning that is shown stays in front."""
        self.help = words
        if not self.is_marked:
            self._say(words, "help")

    def show_pinned(self, *, pinned: bool, carried: bool) -> None:
        """Say that the value stays for the next record, and mark one that came from the record before."""
        self._fit_pin()
        self.pin.setVisible(pinned)
        mark(self.editor, "carried", pinned and carried)

    def _say(self, words: str, role: str) -> None:
        self.note.say(words, role)
        self.editor.setAccessibleDescription(words)

    def _words(self) -> str:
        words = translate("Field", self.field.label)
        unit = getattr(self.field, "unit", "")
        words = f"{words} ({unit})" if unit else words
        return words if self.field.required else translate("Form", "{label} · optional").format(label=words)

    def _make_label(self) -> QHBoxLayout:
        self._label.setBuddy(self.editor)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        row.addWidget(self._label, 1)
        row.addWidget(self.pin)
        return row

    def _fit_pin(self) -> None:
        """Leave the label whole: the pin's word gives way to it."""
        self.pin.fit(self.width() - self._label.sizeHint().width() - SIZES.space_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label its place first."""
        super().resizeEvent(event)
        self._fit_pin()
