"""A form made from the declared fields of a record: labels, inputs, order, checks and sentences follow from them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from baktidesk.domain.errors import Problem, Refused, RefusedValues, StaleForm
from baktidesk.domain.fields import Field, Reference, Rows, fields_of
from baktidesk.domain.identifiers import uuid7
from baktidesk.domain.zones import latest_day
from baktidesk.ui.choices import ChoiceEditor, Option
from baktidesk.ui.donors.kept import KeptInputs
from baktidesk.ui.editors import Line
from baktidesk.ui.field_box import FieldBox
from baktidesk.ui.form_area import FormArea
from baktidesk.ui.form_area import ScrollArea as ScrollArea
from baktidesk.ui.form_keys import FormKeys
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class Form(QWidget):
    """The inputs of one record, with one button that saves it.

    Signals:
        edited(): the officer changed an input.
        cleared(): the form is ready for the next record.
        submitted(object): a checked record is to be saved.
    """

    edited = Signal()
    cleared = Signal()
    submitted = Signal(object)

    def __init__(
        self,
        record: type[Any],
        name: str,
        button: str,
        *,
        options: frozenset[str] | None = None,
        desk: bool = False,
        columns: int = 2,
        scrolls: bool = False,
    ) -> None:
        """Make the form of a record class; `name` is the prefix of its button's object name.

        One that `scrolls` keeps its button in sight however long it is.
        """
        super().__init__()
        self.setObjectName(f"{name}.form")
        self.record_id = uuid7()
        self.warnings: Callable[[Any], Mapping[str, Problem]] = lambda _record: {}
        self.head, self.top, self.below = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.proposed: dict[str, Any] = {}
        self._beside: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]] = {}
        self._warned: Any = None
        self._since_cleared = QElapsedTimer()
        self._record = record
        self._options = options
        self._columns = columns
        self._keys = FormKeys(self)
        declared = fields_of(record)  # type: ignore[arg-type]
        self._boxes = {key: FieldBox(key, field, self, desk=desk) for key, field in declared.items()}
        self._kept = KeptInputs(self._boxes)
        self._heads: dict[str, QLabel] = {}
        self._grid = _make_grid()
        self._area = FormArea(self.top, self._grid, self.below) if scrolls else None
        self.save = self._make_button(name, button)
        self.foot = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.load(record())

    def editor(self, name: str) -> Any:
        """Give the input of a field."""
        return self._boxes[name].editor

    def record(self) -> Any:
        """Give what stands in the form, unchecked; fields that are not asked keep their defaults."""
        return self._record(**{name: box.editor.value() for name, box in self._asked().items()})

    def load(self, record: Any) -> None:
        """Show a record."""
        for name, box in self._boxes.items():
            box.editor.set_value(getattr(record, name))
            box.show_problem(None)

    def clear(self) -> None:
        """Make ready for the next record: what is pinned stays, the rest goes back to its default."""
        fresh = self._record()
        for name, box in self._boxes.items():
            box.show_problem(None)
            if name not in self._kept:
                box.editor.set_value(getattr(fresh, name))
        self._kept.carry_over(fresh)
        self.record_id = uuid7()
        self._warned = None
        self._since_cleared.start()
        self.set_saving(False)
        self.cleared.emit()

    def state(self) -> dict[str, Any]:
        """Give what stands in the inputs as it was typed, for a draft, with the id that the record will have."""
        own = {"": self.record_id} | {name: box.editor.state() for name, box in self._boxes.items()}
        return own | {f"+{name}": give() for name, (give, _take) in self._beside.items()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put a draft back; inputs that it does not know keep what they hold."""
        self.record_id = str(state.get("", self.record_id))
        for name, (_give, take) in self._beside.items():
            if f"+{name}" in state:
                take(state[f"+{name}"])
        for name, box in self._boxes.items():
            if name in state:
                box.editor.restore(state[name])

    def keep_beside(self, name: str, give: Callable[[], Any], take: Callable[[Any], None]) -> None:
        """Keep in the draft what belongs to the record but stands in no input, as JSON has it."""
        self._beside[name] = (give, take)

    def fill(self, values: Mapping[str, Any], *, afresh: bool = False) -> None:
        """Show values that belong to this record alone: pinned inputs go back to their own when it is done.

        What was typed besides stays, unless it is to begin `afresh`; what is proposed stays in any case.
        """
        own = {*self._boxes} - {name for name in self._boxes if name in self._kept} - self.proposed.keys()
        if afresh:
            fresh = self._record()
            values = {name: getattr(fresh, name) for name in own} | dict(values)
        self._kept.set_aside(values)
        for name, value in values.items():
            self._boxes[name].editor.set_value(value)
            self._boxes[name].show_problem(None)
        self.edited.emit()

    def say_help(self, name: str, words: str) -> None:
        """Say something helpful under an input from now on."""
        self._boxes[name].show_help(words)

    def pin_or_unpin(self) -> None:
        """Keep the input with the cursor for the next record, or keep it no longer."""
        box = next((one for one in self._boxes.values() if one.isAncestorOf(self.focusWidget())), None)
        if box:
            self._kept.turn(box.editor.objectName())

    def drop_kept(self) -> None:
        """Empty the inputs that were carried over, and put the cursor to the first of them."""
        asked = self._asked()
        names = [name for name in self._kept.drop(self._record()) if name in asked]
        if names:
            self._focus(self._boxes[names[0]])
            self.edited.emit()

    def set_options(self, options: frozenset[str]) -> None:
        """Ask what an event with these options asks."""
        self._options = options
        self._lay_out()

    def offer(self, kind: str, options: Sequence[Option]) -> None:
        """Offer values to every input that completes from, or refers to, this kind of thing."""
        for box in self._boxes.values():
            for name, field in self._fields_in(box).items():
                if kind not in (getattr(field, "kind", None), getattr(field, "suggest", None)):
                    continue
                if isinstance(box.field, Rows):
                    box.editor.offer(options, name)
                else:
                    box.editor.offer(options)
        if list(self._asked()) != self._shown:
            self._lay_out()

    def check(self) -> Any | None:
        """Show every problem at its field; give the record when there is none, else put the cursor to the first."""
        today = latest_day(dt.datetime.now(dt.UTC))
        problems = {}
        for name, box in self._asked().items():
            problem = box.editor.problem() or box.field.check(box.field.tidy(box.editor.value()), today)
            if problem:
                problems[name] = problem
        self.show_problems(problems)
        return None if problems else self.record()

    def submit(self) -> None:
        """Check, and hand the record over once; until it is saved or refused nothing is submitted again."""
        if not self.save.isEnabled() or self._is_echo():
            return
        record = self.check()
        if record is None or self._asks_again(record):
            return
        self.set_saving(True)
        self.submitted.emit(record)

    def _is_echo(self) -> bool:
        """Tell whether the save key was struck twice: the second stroke finds the next record's empty form."""
        timer = self._since_cleared
        return timer.isValid() and timer.elapsed() < QApplication.doubleClickInterval() and not self.is_touched()

    def set_saving(self, saving: bool) -> None:
        """Hold the button while a record is on its way to disk."""
        self.save.setEnabled(not saving)

    def show_refused(self, refusal: Refused) -> None:
        """Show a refusal at the field that it names; nothing typed is lost."""
        self.set_saving(False)
        if isinstance(refusal, StaleForm):
            self.record_id = uuid7()
        if isinstance(refusal, RefusedValues):
            self.show_problems(refusal.problems)
            return
        asked = self._asked()
        meant = (name for name, box in asked.items() if refusal.field in (name, *self._fields_in(box)))
        self.show_problems({next(meant, next(iter(asked))): refusal.problem})

    def show_problems(self, problems: Mapping[str, Problem], *, go: bool = True) -> None:
        """Show these problems and no others, and put the cursor to the first; not without `go`."""
        for name, box in self._boxes.items():
            box.show_problem(problems.get(name))
        first = next((box for name, box in self._asked().items() if name in problems), None)
        if first and go:
            self._focus(first)

    def focus_first(self, *, kept: bool = True) -> None:
        """Put the cursor into the first input that holds nothing yet; without `kept`, pass over those that stay."""
        boxes = [box for name, box in self._asked().items() if kept or name not in self._kept]
        self._focus(next((box for box in boxes if box.editor.value() in (None, "")), boxes[0]))

    def focus_required(self, otherwise: str) -> None:
        """Put the cursor into the first required input that holds nothing yet, else into the one named."""
        empty = (box for box in self._asked().values() if box.field.required and not box.editor.value())
        self._focus(next(empty, self._boxes[otherwise]))

    def asks(self, name: str) -> bool:
        """Tell whether a field is asked."""
        return name in self._asked()

    def is_touched(self) -> bool:
        """Tell whether something stands in the form beyond defaults and kept fields."""
        own = {name: box.editor for name, box in self._asked().items() if name not in self._kept}
        return any(editor.value() != self._resting(name, editor) for name, editor in own.items())

    def _resting(self, name: str, editor: Any) -> Any:
        """Give the value of an input that nobody has touched."""
        only = editor.only() if isinstance(editor, ChoiceEditor) else ""
        return only or self.proposed.get(name, getattr(self._record(), name))

    def _asks_again(self, record: Any) -> bool:
        """Show what is odd the first time; the same record handed over again is meant as it is."""
        oddities = self.warnings(record)
        if not oddities or record == self._warned:
            return False
        self._warned = record
        for name, problem in oddities.items():
            self._boxes[name].show_warning(problem)
        self._focus(self._boxes[next(iter(oddities))])
        return True

    def name_save(self, words: str) -> None:
        """Say on the button what saving means just now; "" for what it always means."""
        self.save.setText(translate("Form", "{verb}   Ctrl+Enter").format(verb=words or self.save.accessibleName()))

    def show_part(self, part: QWidget) -> None:
        """Bring what stands above or below the inputs into sight, its beginning first."""
        if self._area:
            self._area.show_part(part)

    def _asked(self) -> dict[str, FieldBox]:
        return {name: box for name, box in self._boxes.items() if self._is_asked(box)}

    def _is_asked(self, box: FieldBox) -> bool:
        """Tell whether a field is asked: not without its option, nor to name a thing where there is none."""
        pointless = isinstance(box.field, Reference) and not box.field.required and not box.editor.count()
        return not pointless and (self._options is None or box.field.asked(self._options))

    def _focus(self, box: FieldBox) -> None:
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._area:
            first = box.y() == self._boxes[self._shown[0]].y()
            self._area.show_input(box.note, top=first)  # what stands over the first inputs belongs to them

    def _fields_in(self, box: FieldBox) -> Mapping[str, Field]:
        return box.editor.inner() if isinstance(box.field, Rows) else {"": box.field}

    def _connect(self) -> None:
        for name, box in self._boxes.items():
            box.editor.edited.connect(partial(self._on_edited, name, box))
            self._keys.watch(box.editor)
        for key, do in (("Ctrl+Return", self.submit), ("Ctrl+T", self.pin_or_unpin), ("F9", self.drop_kept)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)  # a key held down is struck once
            shortcut.activated.connect(do)

    def _make_button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(translate("Form", "{verb}   Ctrl+Enter").format(verb=words))
        button.setObjectName(f"{name}.save")
        button.setAccessibleName(words)
        button.setProperty("primary", True)
        button.setAutoDefault(True)
        button.clicked.connect(self.submit)
        return button

    def _lay_out(self) -> None:
        """Put the asked fields into rows of `columns` half fields, with a head over each section."""
        self._empty_grid()
        asked = self._asked()
        self._shown = list(asked)
        row, column, section = 0, 0, ""
        for name, box in self._boxes.items():
            box.setVisible(name in asked)
            if name not in asked:
                continue
            span = min(box.field.width, self._columns)
            if box.field.section != section:
                section = box.field.section
                row, column = row + bool(column), 0
                self._grid.addWidget(self._head(section), row, 0, 1, self._columns)
                row += 1
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(box, row, column, 1, span)
            column += span
        self._retab([stop for box in asked.values() for stop in _stops(box)])
        if self._area:
            self._area.updateGeometry()

    def _empty_grid(self) -> None:
        for held in (*self._boxes.values(), *self._heads.values()):
            self._grid.removeWidget(held)  # takeAt would leave an item behind that keeps old heights
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)
        if self.layout() is None:
            box = QVBoxLayout(self)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(SIZES.space_s)
            box.addLayout(self.head)
            if self._area:
                box.addWidget(self._area, 1)
            else:
                box.addLayout(self.top)
                box.addLayout(self._grid)
                box.addLayout(self.below)
            box.addLayout(self.foot)
            self.foot.addWidget(self.save)
            self.foot.addStretch(1)

    def _head(self, section: str) -> QLabel:
        if section not in self._heads:
            head = QLabel(translate("Field", section))
            head.setProperty("role", "section")
            head.setContentsMargins(0, SIZES.space_s, 0, SIZES.space_xs)
            self._heads[section] = head
        return self._heads[section]

    def _retab(self, order: list[QWidget]) -> None:
        for first, second in zip(order, [*order[1:], self.save], strict=False):
            QWidget.setTabOrder(first, second)

    def _on_edited(self, name: str, box: FieldBox) -> None:
        if isinstance(box.editor, Line):
            self._keys.look(box.editor)
        self._kept.typed(name)
        if box.is_marked:
            box.show_problem(None)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next input with Enter."""
        if not self._keys.moves_on(event, self.focusWidget()):
            super().keyPressEvent(event)


def _make_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SIZES.space_m)
    grid.setVerticalSpacing(SIZES.space_xs)
    return grid


def _stops(box: FieldBox) -> list[QWidget]:
    return box.editor.stops() if isinstance(box.field, Rows) else [box.editor]
