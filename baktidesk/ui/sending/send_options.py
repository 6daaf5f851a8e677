"""What RINCIAN may hold besides names, and the password that locks it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Problem
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class DetailOptions(QWidget):
    """Health values, whole identity numbers with a reason, and a password typed twice or made here."""

    def __init__(self) -> None:
        """Make the questions; the file is to be locked unless the officer decides otherwise."""
        super().__init__()
        self.health = _box("health", translate("Send", "Health values as well"))
        self.unmask = _box("unmask", translate("Send", "Identity numbers in full, because:"))
        self.reason = _line("unmask_reason", translate("Send", "What the whole numbers are needed for"))
        self.lock = _box("lock", translate("Send", "Lock the file with a password"))
        self.password = _line("password", translate("Send", "Password"))
        self.again = _line("password_again", translate("Send", "Password again"))
        self.make = QPushButton(translate("Send", "Make one"))
        self.make.setObjectName("send.make_password")
        self.make.setAccessibleName(translate("Send", "Make a password"))
        self.note = make_words("", "help")
        self.note.setObjectName("send.password_note")
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._made = ""
        self.lock.setChecked(True)
        self._lay_out()
        self._connect()
        self._show_state()

    def asked(self) -> dict[str, Any]:
        """Give what the export is asked for; see `problem`."""
        return {
            "health": self.health.isChecked(),
            "unmask": self.reason.text().strip() if self.unmask.isChecked() else "",
            "password": self.password.text() if self.lock.isChecked() else "",
        }

    def problem(self) -> Problem | None:
        """Say what is still missing; whether the password is good enough is for the export to say."""
        if self.unmask.isChecked() and not self.reason.text().strip():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please say for what the whole identity numbers are needed."))
        if self.unmask.isChecked() and not self.lock.isChecked():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Whole identity numbers go only into a file with a password."))
        if self.lock.isChecked() and not self.password.text():
            return Problem(QT_TRANSLATE_NOOP("Problem", "Please type a password, or let one be made."))
        if self.lock.isChecked() and self.password.text() != self.again.text():
            return Problem(QT_TRANSLATE_NOOP("Problem", "The two passwords differ. Please type both again."))
        return None

    def show_problem(self, problem: Problem | None) -> None:
        """Show what is wrong, with the cursor where it is put right, or that nothing is."""
        reason = self.unmask.isChecked() and not self.reason.text().strip()
        self._say(text.sentence(problem) if problem else self._made, "problem" if problem else "warning")
        if problem:
            (self.reason if reason else self.password).setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Forget what was asked once the file is there; a password that was made here can still be read."""
        words = self._made
        self.forget()
        self._say(words, "warning" if words else "help")

    def forget(self) -> None:
        """Forget password and reason, as when another officer comes."""
        for line in (self.password, self.again, self.reason):
            line.clear()
        for box in (self.health, self.unmask):
            box.setChecked(False)
        self._say("", "help")
        self._hide_password()

    def _connect(self) -> None:
        for box in (self.unmask, self.lock):
            box.toggled.connect(self._show_state)
        for line in (self.password, self.again):
            line.textEdited.connect(self._hide_password)
        self.make.clicked.connect(self._make_password)

    def _make_password(self) -> None:
        """Fill in a new password and show it once, to be read out on the telephone."""
        from baktidesk.services.workbook.secret import make_password

        made = make_password()
        self.password.setEchoMode(QLineEdit.EchoMode.Normal)
        for line in (self.password, self.again):
            line.setText(made)
        words = translate("Send", "Write it down now: {password}. Tell it by telephone, never in the same message.")
        self._made = words.format(password=made)
        self._say(self._made, "warning")

    def _hide_password(self) -> None:
        self._made = ""
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._say("", "help")

    def _show_state(self) -> None:
        self.reason.setVisible(self.unmask.isChecked())
        for widget in (self.password, self.again, self.make):
            widget.setVisible(self.lock.isChecked())
        self._say("", "help")

    def _say(self, words: str, role: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        mark(self.note, "role", role)

    def _lay_out(self) -> None:
        for line in (self.password, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_s)
        for widget in (self.health, self.unmask, self.reason, self.lock):
            box.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_s)
        for widget in (self.password, self.again):
            row.addWidget(widget, 1)
        row.addWidget(self.make)
        box.addLayout(row)
        box.addWidget(self.note)


def _box(name: str, words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setObjectName(name)
    box.setAccessibleName(words)
    return box


def _line(name: str, words: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(words)
    line.setPlaceholderText(words)
    return line
