"""The PIN in a dialog after too many wrong ones: the seconds are told, and at their end typing goes on by itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt

from baktidesk.domain.errors import Problem, Refused
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.safety.countdown import Countdown


class PinWait(QObject):
    """Holds PIN and button of a dialog for as long as the next PIN is not looked at."""

    def __init__(self, dialog: RecordDialog, pin: str, officer: str = "") -> None:
        """Belong to a dialog; `pin` and `officer` name its inputs. A wait is only for the officer it came from.

        Without `officer` it is the one at the desk whose PIN is asked.
        """
        super().__init__(dialog)
        self._form, self._name = dialog.form, pin
        self._pin = dialog.form.editor(pin)
        self._officer = dialog.form.editor(officer) if officer else None
        self._problem = Problem("")
        self._countdown = Countdown(self)
        self._countdown.left.connect(self._tell)
        self._countdown.over.connect(self._end)
        if self._officer:
            self._officer.edited.connect(self._on_officer)
        dialog.finished.connect(self._countdown.stop)

    def after(self, refuse: Callable[[Refused], None]) -> Callable[[Refused], None]:
        """Give what shows a refusal as `refuse` does and holds the PIN where it says for how long."""

        def show(refusal: Refused) -> None:
            refuse(refusal)
            self._hold(refusal.problem)

        return show

    def _hold(self, problem: Problem) -> None:
        seconds = problem.values.get("seconds")
        if isinstance(seconds, int):
            self._problem = problem
            self._pin.set_value("")
            self._allow(typing=False)
            if self._officer:
                self._officer.setFocus(Qt.FocusReason.OtherFocusReason)
            self._countdown.begin(seconds)

    def _tell(self, left: int) -> None:
        self._show({self._name: replace(self._problem, values={"seconds": left})})

    def _end(self) -> None:
        self._countdown.stop()
        self._show({})
        self._allow(typing=True)
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_officer(self) -> None:
        if self._countdown.runs:
            self._end()

    def _show(self, problems: Mapping[str, Problem]) -> None:
        self._form.show_problems(problems, go=False)

    def _allow(self, *, typing: bool) -> None:
        self._pin.setEnabled(typing)
        self._form.save.setEnabled(typing)
