"""Space in a list of visits: one visit after the other is marked, while the arrow keys go between them."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from baktidesk.services.donors.visit_lists import VisitLine
from baktidesk.ui import text
from baktidesk.ui.donors.visit_steps import NEXT, STEPS
from baktidesk.ui.text import translate

WALKING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_ROW = QItemSelectionModel.SelectionFlag.Rows


class Marking(QObject):
    """Marks the visits of a list one by one, from the first Space to Esc or a click.

    Signals:
        changed(): a visit was marked, or is no longer.
    """

    changed = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        """Belong to a list in which several may be selected."""
        super().__init__(view)
        self._view = view
        self._on = False
        view.pressed.connect(self._stop)

    @property
    def on(self) -> bool:
        """Tell whether the officer is marking."""
        return self._on and self._view.selectionModel().hasSelection()

    def meant(self, event: QKeyEvent) -> QKeyEvent | None:
        """Give the key that the list is to act upon, or None where nothing is left to do.

        While the officer is marking, an arrow key goes on without letting go of what is marked.
        """
        if event.key() == Qt.Key.Key_Space and self._view.currentIndex().isValid():
            self._mark()
            return None
        if self.on and event.key() in WALKING and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return QKeyEvent(event.type(), event.key(), event.modifiers() | Qt.KeyboardModifier.ControlModifier)
        return event

    def end(self) -> bool:
        """Mark no more: the visit that the keys are at stays selected alone. Give False where nothing was marked."""
        if not self.on:
            return False
        self._stop()
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROW
        self._view.selectionModel().select(self._view.currentIndex(), whole)
        self.changed.emit()
        return True

    def _mark(self) -> None:
        """Mark the visit that the keys are at; a second time lets go of it."""
        current, model = self._view.currentIndex(), self._view.selectionModel()
        keep = not model.isSelected(current) or not self.on
        self._on = True
        flag = QItemSelectionModel.SelectionFlag
        model.select(current, (flag.Select if keep else flag.Deselect) | _ROW)
        self.changed.emit()

    def _stop(self) -> None:
        self._on = False


def told_selection(lines: Sequence[VisitLine], *, marking: bool) -> str:
    """Say which visits are selected and what the keys do."""
    if not lines:
        return translate("Donors", "Arrow keys choose a visit.")
    numbers = ", ".join(line.queue_number for line in lines)
    if len(lines) > 1:
        return translate("Donors", "{count} selected: {numbers}").format(count=text.number(len(lines)), numbers=numbers)
    if marking:
        return translate("Donors", "{numbers} is marked. Arrow keys go on, Space marks one more.").format(
            numbers=numbers
        )
    line = lines[0]
    name = f"{line.queue_number} {line.full_name} · {line.work_unit}"
    if line.status not in NEXT:
        return name
    step = translate("Donors", STEPS[NEXT[line.status]].words)
    return translate("Donors", "Enter: {step} · {donor}").format(donor=name, step=step)
