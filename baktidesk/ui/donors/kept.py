"""Carry-forward: inputs whose value stays for the next record, marked so that nobody overlooks it."""

from collections.abc import Mapping
from typing import Any

from baktidesk.domain.fields import Rows, YesNo
from baktidesk.ui.field_box import FieldBox


class KeptInputs:
    """Which inputs of a form are pinned, and what they hold for the next record."""

    def __init__(self, boxes: Mapping[str, FieldBox]) -> None:
        """Pin the fields that are declared so; the marks are shown once a record has been followed by another."""
        self._boxes = boxes
        self._names = {name for name, box in boxes.items() if box.field.keep}
        self._aside: dict[str, Any] = {}
        self._marked = False

    def __contains__(self, name: object) -> bool:
        """Tell whether an input is pinned."""
        return name in self._names

    def turn(self, name: str) -> None:
        """Pin or unpin an input; who somebody is, and health, is never carried over to somebody else."""
        field = self._boxes[name].field
        if field.personal or field.health or isinstance(field, YesNo | Rows):
            return
        self._names ^= {name}
        self._marked = True
        self._show(name, carried=False)

    def set_aside(self, values: Mapping[str, Any]) -> None:
        """Remember what pinned inputs hold before they show values of one record alone."""
        for name in self._names & values.keys():
            self._aside.setdefault(name, self._boxes[name].editor.value())
            self._show(name, carried=False)

    def typed(self, name: str) -> None:
        """Take over what the officer has typed as the value that stays."""
        if name in self._names:
            self._aside.pop(name, None)
            self._show(name, carried=False)

    def carry_over(self, fresh: Any) -> None:
        """Hold the pinned values for the next record, and mark those that are not its defaults."""
        for name, value in self._aside.items():
            self._boxes[name].editor.set_value(value)
        self._aside = {}
        self._marked = True
        for name, box in self._boxes.items():
            self._show(name, carried=box.editor.value() not in (None, "", getattr(fresh, name)))

    def drop(self, fresh: Any) -> list[str]:
        """Empty the pinned inputs; give their names. They stay pinned for what is typed next."""
        dropped = [name for name in self._boxes if name in self._names]
        self._aside = {}
        for name in dropped:
            self._boxes[name].editor.set_value(getattr(fresh, name))
            self._boxes[name].show_problem(None)
            self._show(name, carried=False)
        return dropped

    def _show(self, name: str, *, carried: bool) -> None:
        self._boxes[name].show_pinned(pinned=self._marked and name in self._names, carried=carried)
