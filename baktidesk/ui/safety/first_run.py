"""The first run: the desk, its first officer, and the data file encrypted before anybody is written into it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.ui import text
from baktidesk.ui.main_window import MainWindow
from baktidesk.ui.safety.login import FirstRunGate
from baktidesk.ui.safety.setup import FirstRun

if TYPE_CHECKING:
    from baktidesk.services.encryption import Prepared

Deed = Callable[[], None]


class FirstRunning(QObject):
    """Asks on one page, and leads on from it."""

    def __init__(
        self,
        window: MainWindow,
        data: str,
        set_up: Callable[[FirstRun], Any],
        let_in: Callable[[Any], None],
        rewrite: Callable[[Deed, Callable[[Refused], None]], None],
        practise: Callable[[str, Callable[[Refused], None]], None],
    ) -> None:
        """Take the window and the data file.

        `set_up` writes desk and officer down, on the store's thread; `let_in` gets what it gave. `rewrite` does a deed
        while nobody has the data open, and opens them again: this page is asked for anew then, and goes on by itself.
        `practise` opens the practice file instead, in a language.
        """
        super().__init__(window)
        self._window, self._store, self._data = window, window.store, data
        self._set_up, self._let_in, self._rewrite = set_up, let_in, rewrite
        self._practise_in = practise
        self._left: tuple[str, dict[str, Any]] = ("id", {})
        self._begun: FirstRun | None = None
        self._failed: FirstRun | None = None

    def ask(self, tongue: str = "", typed: dict[str, Any] | None = None) -> None:
        """Show the page in a language ("" = that of before, at first Indonesian), with what was typed before."""
        tongue, typed = (tongue, typed or {}) if tongue else self._left
        text.speak(tongue)
        gate = self._gate = FirstRunGate()
        gate.restore({**typed, "language": tongue})
        gate.practice_asked.connect(lambda: self._practise(gate, tongue))
        gate.submitted.connect(lambda record: self._submit(gate, record))
        gate.language_chosen.connect(lambda chosen: self.ask(chosen, gate.form.state()))
        self._window.show_gate(gate)
        gate.focus()
        if self._failed is not None:
            gate.form.load(self._failed)
            gate.go_on()
        if self._begun is not None:
            begun, self._begun = self._begun, None
            gate.wait(begun)
            self._write(gate, begun)

    def _submit(self, gate: FirstRunGate, record: FirstRun) -> None:
        if record.pin != record.pin_again:
            no = Refused(QT_TRANSLATE_NOOP("Refused", "The two PINs differ."), field="pin_again")
            gate.form.show_refused(no)
        elif record.encrypt:
            self._ask_recovery(gate, record)
        else:
            self._write(gate, record)

    def _practise(self, gate: FirstRunGate, tongue: str) -> None:
        """Go to the practice file; where that cannot be, this page comes back as it was left."""
        self._left = tongue, gate.form.state()
        gate.wait_for_practice()
        self._practise_in(tongue, self._stay)

    def _stay(self, refusal: Refused) -> None:
        """Say on the page that has come back why there is no practice."""
        self._gate.go_on(refusal)

    def _write(self, gate: FirstRunGate, record: FirstRun) -> None:
        self._store.start(lambda: self._set_up(record), self._let_in, gate.go_on)

    def _ask_recovery(self, gate: FirstRunGate, record: FirstRun) -> None:
        from baktidesk.ui.safety.encryption_flow import prepare_and_prove

        def encrypt(prepared: "Prepared") -> None:
            plain = replace(record, language=record.language, encrypt=False, passphrase="", passphrase_again="")
            self._begun, self._failed = plain, None
            self._rewrite(lambda: self._encrypt(prepared), self._give_up)

        gate.wait()
        prepare_and_prove(gate, self._store, self._data, record, encrypt, gate.go_on, gate.go_on)

    def _encrypt(self, prepared: "Prepared") -> None:
        """Encrypt the file; where that fails nobody is written into it, and the page comes back as it was typed."""
        try:
            _encrypt(self._data, prepared)
        except Refused:
            self._begun, self._failed = None, self._begun
            raise

    def _give_up(self, refusal: Refused) -> None:
        """Say why the file could not be encrypted; nobody has been written down yet."""
        self._window.warn([refusal.problem])


def _encrypt(data: str, prepared: "Prepared") -> None:
    from baktidesk.services.encryption import encrypt_empty

    encrypt_empty(data, prepared)
