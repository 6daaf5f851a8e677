"""Several lines of one inner record, with an empty line always ready at the end."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.domain.fields import Rows, fields_of
from baktidesk.domain.zones import latest_day
from baktidesk.ui.choices import ChoiceEditor, Option
from baktidesk.ui.editors import make_editor
from baktidesk.ui.enter import EnterMovesOn
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon


class RowsEditor(QWidget):
    """The lines of a `Rows` field, one row of inputs each.

    Signals:
        edited(): the officer changed a line.
    """

    edited = Signal()

    def __init__(self, field: Rows) -> None:
        """Make the input with one empty line."""
        super().__init__()
        self._record = field.record
        self._fields = fields_of(field.record)
        self._lines: list[dict[str, Any]] = []
        self._offers: dict[str, Sequence[Option]] = {}
        self._each: Callable[[dict[str, Any]], None] = lambda line: None
        self._filter = EnterMovesOn(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SIZES.space_s)
        self._grid.setVerticalSpacing(SIZES.space_xs)
        self._add_heads()
        self._add_line()

    def value(self) -> list[Any]:
        """Give the filled lines as records."""
        return [self._read(line) for line in self._lines if not self._is_untouched(line)]

    def problem(self) -> Problem | None:
        """Name the first line with something that cannot be read."""
        for number, line in enumerate(self._lines, 1):
            for editor in self._editors(line):
                problem = editor.problem()
                if problem:
                    text = QT_TRANSLATE_NOOP("Problem", "Line {number}: {problem}")
                    return Problem(text, {"number": number, "problem": problem})
        return None

    def set_value(self, value: Any) -> None:
        """Show stored lines and an empty one behind them."""
        old = list(self._lines)
        for record in [*(value or []), None]:
            self._add_line(record)
        for line in old:  # last, so that the new lines take their place in the tab order
            self._remove(line)

    def state(self) -> list[dict[str, Any]]:
        """Give what stands in every line but the empty last one, for a draft."""
        return [{name: line[name].state() for name in self._fields} for line in self._lines[:-1]]

    def restore(self, state: Sequence[dict[str, Any]]) -> None:
        """Put a draft back."""
        self.set_value([self._record() for _line in state])
        for line, typed in zip(self._lines, state, strict=False):
            for name, words in typed.items():
                line[name].restore(words)

    def offer(self, options: Sequence[Option], name: str = "") -> None:
        """Offer values for the inner field of this name."""
        self._offers[name] = options
        for line in self._lines:
            line[name].offer(options)

    def each_line(self, do: Callable[[dict[str, Any]], None]) -> None:
        """Do something with the inputs of every line, those of now and of later."""
        self._each = do
        for line in self._lines:
            do(line)

    def stops(self) -> list[Any]:
        """Give the inputs in the order of the tab key."""
        return [editor for line in self._lines for editor in self._editors(line)]

    def inner(self) -> dict[str, Any]:
        """Give the declared fields of a line by name."""
        return dict(self._fields)

    def setFocus(self, *_reason: Any) -> None:
        """Put the cursor to the first thing that is wrong, otherwise into the first line."""
        wrong = (line[name] for line in self._lines for name in self._fields if self._is_wrong(line, name))
        next(wrong, self.stops()[0]).setFocus()

    def _is_wrong(self, line: dict[str, Any], name: str) -> bool:
        field, editor = self._fields[name], line[name]
        if self._is_untouched(line):
            return bool(editor.problem())
        return bool(editor.problem() or field.check(field.tidy(editor.value()), latest_day(dt.datetime.now(dt.UTC))))

    def _editors(self, line: dict[str, Any]) -> list[Any]:
        return [line[name] for name in self._fields]

    def _read(self, line: dict[str, Any]) -> Any:
        return self._record(**{name: line[name].value() for name in self._fields})

    def _is_untouched(self, line: dict[str, Any]) -> bool:
        """Tell whether a line holds nothing beyond its defaults and choices that made themselves."""
        fresh = self._record()
        for name in self._fields:
            chosen = line[name].only() if isinstance(line[name], ChoiceEditor) else ""
            if line[name].value() != (chosen or getattr(fresh, name)):
                return False
        return True

    def _add_heads(self) -> None:
        for column, field in enumerate(self._fields.values()):
            head = QLabel(translate("Field", field.label))
            head.setProperty("role", "caption")
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 2 if field.width == 2 else 1)

    def _add_line(self, record: Any = None) -> None:
        line: dict[str, Any] = {name: make_editor(name, field) for name, field in self._fields.items()}
        row = self._grid.rowCount()
        for column, (name, editor) in enumerate(line.items()):
            if name in self._offers:
                editor.offer(self._offers[name])
            editor.set_value(getattr(record or self._record(), name))
            editor.edited.connect(self._on_edited)
            editor.installEventFilter(self._filter)
            editor.installEventFilter(self)
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(editor, row, column)
        self._lines.append(line)
        line["remove"] = self._make_remove(line)
        self._grid.addWidget(line["remove"], row, len(self._fields))
        for widget in line.values():
            widget.show()  # now, not at the layout's leisure: the next Enter must find it
        self._each(line)
        self._retab()

    def _make_remove(self, line: dict[str, Any]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("remove")
        button.setIcon(icon("cross", "muted", SIZES.icon_small))
        button.setToolTip(translate("Form", "Remove this line"))
        button.setAccessibleName(translate("Form", "Remove this line"))
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.clicked.connect(lambda: self._on_remove(line))
        return button

    def _on_remove(self, line: dict[str, Any]) -> None:
        if line not in self._lines:  # struck twice: the button goes a moment later than its line
            return
        if line is self._lines[-1]:
            self._add_line()
        self._remove(line)
        self.edited.emit()

    def _remove(self, line: dict[str, Any]) -> None:
        self._lines.remove(line)
        for widget in line.values():
            self._grid.removeWidget(widget)
            widget.hide()  # else a layout that meant to show it shows it as a window of its own
            widget.setParent(None)
            widget.deleteLater()

    def _on_edited(self) -> None:
        if not self._is_untouched(self._lines[-1]):
            self._add_line()
        self.edited.emit()

    def _retab(self) -> None:
        order = self.stops()
        for first, second in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(first, second)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter at the empty line behind the others go past it: the officer is done with the lines."""
        if event.type() != QEvent.Type.KeyPress or len(self._lines) < 2 or not self._is_untouched(self._lines[-1]):
            return False
        first, *_others, last = self._editors(self._lines[-1])
        plain = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()  # type: ignore[attr-defined]
        if watched is first and plain:
            last.setFocus(Qt.FocusReason.TabFocusReason)
        return False
