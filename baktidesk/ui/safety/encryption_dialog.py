"""The dialogs around encryption: a new passphrase, the one of now, and the recovery key with its proof."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.paper import Paper
from baktidesk.domain.passphrase import NEW_PASSPHRASE, PASSPHRASE_AGAIN, PASSPHRASE_OF_NOW, in_groups
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import dialog_button, esc
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.services.encryption import Prepared
    from baktidesk.ui.ask import Save
    from baktidesk.ui.papers.sheet import Sheet

_IN_A_ROW = 4


@dataclass(kw_only=True)
class NewPassphrase:
    """A passphrase, typed twice."""

    passphrase: Annotated[str, NEW_PASSPHRASE] = ""
    passphrase_again: Annotated[str, PASSPHRASE_AGAIN] = ""


@dataclass(kw_only=True)
class ChangedPassphrase:
    """The passphrase of now, and the one that takes its place."""

    old: Annotated[str, PASSPHRASE_OF_NOW] = ""
    passphrase: Annotated[str, NEW_PASSPHRASE] = ""
    passphrase_again: Annotated[str, PASSPHRASE_AGAIN] = ""


@dataclass(kw_only=True)
class OldPassphrase:
    """The passphrase of now."""

    old: Annotated[str, PASSPHRASE_OF_NOW] = ""


def ask_passphrase(
    parent: QWidget, name: str, title: str, record: type, button: str, save: "Save", sentence: str
) -> RecordDialog:
    """Open a dialog of secrets, none of which is shown, without blocking; give it."""
    dialog = RecordDialog.ask(parent, name, title, record, button, save, sentence=sentence)
    for box in dialog.form.findChildren(QLineEdit):
        box.setEchoMode(QLineEdit.EchoMode.Password)
    return dialog


class RecoveryDialog(QDialog):
    """Shows a recovery key once, prints it, and goes on only when somebody types its end from the paper."""

    def __init__(
        self, parent: QWidget, store: Store, prepared: "Prepared", data: str, proved: Callable[[], None]
    ) -> None:
        """Show the key; `proved` is called when its last two groups have been typed."""
        super().__init__(parent)
        self.setObjectName("recovery.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        self._store, self._prepared, self._data, self._proved = store, prepared, data, proved
        self.proof = QLineEdit()
        self.proof.setObjectName("recovery.proof")
        self.proof.setAccessibleName(translate("Recovery", "The last two groups, from the paper"))
        self.proof.setProperty("desk", True)
        self._problem = make_paragraph("", "problem", "recovery.problem")
        self._problem.hide()
        self._hide = self._button("hide", "check", translate("Recovery", "I have it on paper"), self._hide_key)
        self._print = self._button("print", "print", translate("Recovery", "Print…"), self._ask_printer)
        self._back = self._button("back", "undo", translate("Recovery", "Show it again"), self._show_key)
        self._done = self._button("done", "", translate("Recovery", "Go on   Enter"), self._on_done)
        self._leave = esc(self._button("leave", "", translate("Ask", "Leave it"), self.reject))
        self._key = self._make_key()
        self._ask = self._make_proof()
        self._lay_out()
        self._show_key()

    @classmethod
    def ask(
        cls, parent: QWidget, store: Store, prepared: "Prepared", data: str, proved: Callable[[], None]
    ) -> "RecoveryDialog":
        """Open the dialog without blocking; give it."""
        dialog = cls(parent, store, prepared, data, proved)
        dialog.open()
        dialog._print.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def sheet(self) -> "Sheet":
        """Give the paper with the key."""
        from baktidesk.ui.safety.recovery_paper import recovery_sheet

        return recovery_sheet(self._prepared.recovery, Path(self._data).name, self._prepared.code, dt.date.today())

    def _ask_printer(self) -> None:
        """Offer the paper for printing, onto printers alone: a file would be the key beside what it opens."""
        from baktidesk.services.prints import PrintSetup
        from baktidesk.ui.papers.print_dialog import PrintDialog, PrintJob

        title = translate("Recovery", "Print the recovery key")
        job = PrintJob(title=title, document=None, papers=(Paper.A4,), make=lambda _paper: self.sheet())
        PrintDialog.ask(self, self._store, job, PrintSetup())

    def _show_key(self) -> None:
        self._turn(shown=True)
        self._hide.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_key(self) -> None:
        """Hide the key: what is typed now can only come from the paper."""
        self._turn(shown=False)
        self.proof.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, shown: bool) -> None:
        for one in (self._key, self._hide, self._print):
            one.setVisible(shown)
        for one in (self._ask, self._back, self._done):
            one.setVisible(not shown)
        self._hide.setDefault(shown)
        self._done.setDefault(not shown)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown."""
        if self.isVisible():
            self._column.activate()
            self.resize(self.width(), max(self.sizeHint().height(), self._column.heightForWidth(self.width())))

    def _on_done(self) -> None:
        from baktidesk.services.encryption import refuse_unproved

        try:
            refuse_unproved(self._prepared, self.proof.text())
        except Refused as refusal:
            self._problem.setText(text.sentence(refusal))
            self._problem.show()
            self._fit()
            self.proof.setFocus(Qt.FocusReason.OtherFocusReason)
            self.proof.selectAll()
            return
        self.accept()
        self._proved()

    def _make_key(self) -> QWidget:
        key = QWidget()
        grid = QGridLayout(key)
        grid.setContentsMargins(0, SIZES.space_s, 0, SIZES.space_s)
        grid.setHorizontalSpacing(SIZES.space_l)
        grid.setVerticalSpacing(SIZES.space_s)
        for number, group in enumerate(in_groups(self._prepared.recovery)):
            words = make_words(group, "figure")
            words.setObjectName(f"recovery.group{number + 1}")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            words.setAccessibleName(" ".join(group))
            row, column = 2 * (number // _IN_A_ROW), number % _IN_A_ROW
            grid.addWidget(make_words(str(number + 1), "caption"), row, column)
            grid.addWidget(words, row + 1, column)
        return key

    def _make_proof(self) -> QWidget:
        part = QWidget()
        box = QVBoxLayout(part)
        box.setContentsMargins(0, SIZES.space_s, 0, SIZES.space_s)
        box.setSpacing(SIZES.space_xs)
        caption = make_words(self.proof.accessibleName(), "caption")
        caption.setBuddy(self.proof)
        for one in (caption, self.proof, self._problem):
            box.addWidget(one)
        return part

    def _lay_out(self) -> None:
        self._column = box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Recovery", "Recovery key"), "section"))
        why = translate(
            "Recovery",
            "It opens the data when the passphrase has been forgotten, and nothing else does. It is shown only now: "
            "print it or copy it by hand, and keep the paper in the safe of the office.",
        )
        box.addWidget(make_paragraph(why, "muted", "recovery.why"))
        box.addWidget(self._key)
        box.addWidget(self._ask)
        for button in (self._hide, self._done):
            button.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZES.space_s)
        for button in (self._hide, self._print, self._done, self._back, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)

    def _button(self, name: str, image: str, words: str, do: Callable[[], object]) -> QPushButton:
        button = dialog_button(f"recovery.{name}", words, do)
        if image and name != "hide":
            button.setIcon(icon(image, "accent"))
        return button
