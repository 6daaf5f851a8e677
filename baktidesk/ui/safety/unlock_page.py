"""The page that opens encrypted data: by the passphrase, or by the recovery key when that has been forgotten."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import Refused, RefusedValues
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.safety.countdown import Countdown
from baktidesk.ui.safety.login import Gate
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.ui.main_window import MainWindow

_SECRETS = frozenset({"passphrase", "recovery"})


class SecretBox(QWidget):
    """Takes the passphrase or, turned round, the recovery key; guessing takes longer and longer.

    Signals:
        unlocked(): the data can be opened now.
    """

    unlocked = Signal()

    def __init__(self, store: Store, data: str, *, renews: bool) -> None:
        """Make it for a data file or backup; where it `renews`, the recovery key lets a new passphrase be chosen."""
        super().__init__()
        self._store, self._data, self._renews = store, data, renews
        self._wrong = 0
        self._countdown = Countdown(self)
        self._countdown.left.connect(self._tell_left)
        self._countdown.over.connect(self._on_over)
        self.passphrase = _secret("passphrase", translate("Unlock", "Passphrase"))
        self.recovery = _plain("recovery", translate("Unlock", "Recovery key"))
        self.recovery.setPlaceholderText("XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX")
        self.new = _secret("new_passphrase", translate("Unlock", "New passphrase (empty: the old one stays)"))
        self.again = _secret("passphrase_again", translate("Unlock", "New passphrase again"))
        self._inputs = {"recovery": self.recovery, "passphrase": self.new, "passphrase_again": self.again}
        self._by_passphrase = _column((self.passphrase,))
        self._by_recovery = _column((self.recovery, self.new, self.again) if renews else (self.recovery,))
        self.show_typed = QCheckBox(translate("Unlock", "Show what is typed"))
        self.show_typed.setObjectName("unlock.show")
        self._problem = make_paragraph("", "problem", "unlock.problem")
        self.open = QPushButton(translate("Unlock", "Open   Enter"))
        self.other = QPushButton()
        self._foot = QHBoxLayout()
        self._lay_out()
        self._turn(to_recovery=False)

    def add_button(self, button: QPushButton) -> None:
        """Put another button beside those that open."""
        self._foot.insertWidget(2, button)

    def focus(self) -> None:
        """Put the cursor to the secret that is asked for."""
        (self.recovery if self._with_recovery else self.passphrase).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_trying(self, *, trying: bool) -> None:
        """Take no second try while one is looked at."""
        self.open.setDisabled(trying)
        self.other.setDisabled(trying)
        for one in (self.passphrase, *self._inputs.values()):
            one.setReadOnly(trying)

    def show_refused(self, refusal: Refused, seconds: int = 0) -> None:
        """Say why it is not open yet, with the cursor in what was wrong; nothing more is taken for some seconds."""
        self.set_trying(trying=False)
        field = next(iter(refusal.problems)) if isinstance(refusal, RefusedValues) else refusal.field
        self._problem.setText(text.sentence(refusal))
        self._problem.show()
        wrong = self._inputs.get(field, self.recovery) if self._with_recovery else self.passphrase
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        wrong.selectAll()
        if seconds:
            self._allow(typing=False)
            self._tell_left(seconds)
            self._countdown.begin(seconds)

    def _allow(self, *, typing: bool) -> None:
        for one in (self.open, self.other, self.passphrase, *self._inputs.values()):
            one.setEnabled(typing)

    def _tell_left(self, seconds: int) -> None:
        words = translate("Unlock", "Too many wrong tries. Please try again in {seconds} seconds.")
        self._problem.setText(words.format(seconds=seconds))

    def _on_over(self) -> None:
        """Take a try again, with the cursor where it was."""
        self._problem.hide()
        self._allow(typing=True)
        self.focus()

    def _turn(self, *, to_recovery: bool) -> None:
        self._with_recovery = to_recovery
        self._by_passphrase.setHidden(to_recovery)
        self._by_recovery.setVisible(to_recovery)
        self._problem.hide()
        self.other.setText(
            translate("Unlock", "Use the passphrase") if to_recovery else translate("Unlock", "Use the recovery key")
        )
        self.other.setAccessibleName(self.other.text())

    def _on_other(self) -> None:
        self._turn(to_recovery=not self._with_recovery)
        self.focus()

    def _on_show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for one in (self.passphrase, self.new, self.again):
            one.setEchoMode(mode)

    def _submit(self) -> None:
        """Try what has been typed on the store's thread."""
        if not self.open.isEnabled():
            return
        self._problem.hide()
        self.set_trying(trying=True)
        typed = (self.recovery.text(), self.new.text(), self.again.text())
        work = partial(_by_recovery, self._data, *typed) if self._with_recovery else None
        work = work or partial(_by_passphrase, self._data, self.passphrase.text())
        self._store.start(work, lambda _nothing: self.unlocked.emit(), self._on_refused)

    def _on_refused(self, refusal: Refused) -> None:
        from baktidesk.services.officers import seconds_to_wait

        if not isValid(self):
            return
        guessed = refusal.field in _SECRETS and not isinstance(refusal, RefusedValues)
        self._wrong += guessed
        self.show_refused(refusal, seconds_to_wait(self._wrong) if guessed else 0)

    def _lay_out(self) -> None:
        self.open.setObjectName("unlock.open")
        self.open.setAccessibleName(translate("Unlock", "Open"))
        self.open.setProperty("primary", True)
        self.open.clicked.connect(self._submit)
        self.other.setObjectName("unlock.other")
        self.other.clicked.connect(self._on_other)
        self.show_typed.toggled.connect(self._on_show)
        for one in (self.passphrase, *self._inputs.values()):
            one.returnPressed.connect(self._submit)
        self._foot.setSpacing(SIZES.space_m)
        self._foot.addWidget(self.open)
        self._foot.addWidget(self.other)
        self._foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        for part in (self._by_passphrase, self._by_recovery, self.show_typed, self._problem):
            box.addWidget(part)
        box.addSpacing(SIZES.space_s)
        box.addLayout(self._foot)


class UnlockGate(Gate):
    """The full page at the start."""

    def __init__(self, store: Store, data: str) -> None:
        """Make the page, ready for the passphrase."""
        super().__init__(
            "unlock",
            translate("Unlock", "These data are encrypted"),
            translate("Unlock", "Only the passphrase or the recovery key opens them. The PIN comes afterwards."),
        )
        self.secret = SecretBox(store, data, renews=True)
        self.box.addSpacing(SIZES.space_s)
        self.box.addWidget(self.secret)


class UnlockDialog(QDialog):
    """Asks for the secret of an encrypted backup, such as one on a stick from another laptop."""

    def __init__(self, parent: QWidget, store: Store, backup: str) -> None:
        """Make the dialog."""
        super().__init__(parent)
        self.setObjectName("unlock.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        self.secret = SecretBox(store, backup, renews=False)
        leave = esc(QPushButton(translate("Ask", "Leave it")))
        leave.setObjectName("unlock.leave")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.secret.add_button(leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.addWidget(make_words(translate("Unlock", "This backup is encrypted"), "section"))
        words = translate("Unlock", "Only the passphrase or the recovery key of its data opens it.")
        box.addWidget(make_paragraph(words, "muted"))
        box.addWidget(self.secret)

    @classmethod
    def ask(cls, parent: QWidget, store: Store, backup: str, opened: Callable[[], None]) -> "UnlockDialog":
        """Open the dialog without blocking, and go on when the backup can be read; give it."""
        dialog = cls(parent, store, backup)
        dialog.secret.unlocked.connect(dialog.accept)
        dialog.secret.unlocked.connect(opened)
        dialog.open()
        dialog.secret.focus()
        return dialog


def ask_key(window: "MainWindow", store: Store, data: str, opened: Callable[[], None]) -> UnlockGate:
    """Show the page over everything, and go on when the data can be opened; give it."""
    gate = UnlockGate(store, data)
    gate.secret.unlocked.connect(opened)
    window.show_gate(gate)
    gate.secret.focus()
    return gate


def _by_passphrase(data: str, typed: str) -> None:
    from baktidesk.services.encryption import unlock

    unlock(data, typed)


def _by_recovery(data: str, typed: str, new: str, again: str) -> None:
    from baktidesk.services import encryption

    if new or again:
        encryption.renew_passphrase(data, typed, new, again)
    else:
        encryption.unlock_by_recovery(data, typed)


def _plain(name: str, words: str) -> QLineEdit:
    box = QLineEdit()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setMaxLength(300)
    return box


def _secret(name: str, words: str) -> QLineEdit:
    box = _plain(name, words)
    box.setEchoMode(QLineEdit.EchoMode.Password)
    return box


def _column(inputs: tuple[QLineEdit, ...]) -> QWidget:
    """Put inputs under their captions."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(SIZES.space_xs)
    for number, one in enumerate(inputs):
        box.addSpacing(SIZES.space_s if number else 0)
        caption = make_words(one.accessibleName(), "caption")
        caption.setBuddy(one)
        box.addWidget(caption)
        box.addWidget(one)
    return column
