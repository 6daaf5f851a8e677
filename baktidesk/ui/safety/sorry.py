"""The page when the data cannot be opened: what is wrong, and what helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from baktidesk.ui.file_dialogs import folder_dialog
from baktidesk.ui.page import make_words
from baktidesk.ui.safety.login import Gate
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark


class SorryGate(Gate):
    """One clear sentence when the data cannot be opened; nothing has been changed. A backup may be offered.

    Signals:
        quit_asked(): the officer closes the program.
        restore_asked(): the officer wants the backup that is offered in the place of the data.
        salvage_asked(str): all that can be read is to be rescued into this folder.
    """

    quit_asked = Signal()
    restore_asked = Signal()
    salvage_asked = Signal(str)

    def __init__(self, sentence: str) -> None:
        """Show the sentence."""
        super().__init__("sorry", translate("Sorry", "The data cannot be opened"), sentence)
        self._offer = make_words("", "body")
        self._offer.setObjectName("sorry.offer")
        self._offer.setWordWrap(True)
        self._offer.hide()
        self.box.addWidget(self._offer)
        self._restore = QPushButton(translate("Sorry", "Restore this backup"))
        self._restore.setObjectName("sorry.restore")
        self._restore.setProperty("primary", True)
        self._restore.clicked.connect(self._on_restore)
        self._restore.hide()
        self.other = _button("sorry.other", translate("Sorry", "Another backup…"))
        self.other.hide()
        self._salvage = _button("sorry.salvage", translate("Sorry", "Rescue what can be read…"))
        self._salvage.clicked.connect(self._ask_folder)
        self._salvage.hide()
        self._help = _button("sorry.help", translate("Sorry", "Help"))
        self._help.clicked.connect(self._show_help)
        self._close = QPushButton(translate("Sorry", "Close"))
        self._close.setObjectName("sorry.close")
        self._close.setProperty("primary", True)
        self._close.clicked.connect(self.quit_asked)
        self.box.addSpacing(SIZES.space_m)
        for row in ((self._restore, self.other), (self._salvage, self._close, self._help)):
            buttons = QHBoxLayout()
            for button in row:
                buttons.addWidget(button)
            buttons.addStretch(1)
            self.box.addLayout(buttons)

    def offer_backup(self, sentence: str) -> None:
        """Offer to put a backup in the place of the data; the sentence tells which and what becomes of the data."""
        self._offer.setText(sentence)
        self._offer.show()
        self._restore.show()
        mark(self._close, "primary", False)
        self._aim_at(self._restore)

    def offer_none(self) -> None:
        """Let Enter look for a backup elsewhere where none is known, if one may be put in place at all."""
        if not self.other.isHidden():
            self._aim_at(self.other)

    def offer_salvage(self) -> None:
        """Offer to rescue what can be read."""
        self._salvage.show()

    def say(self, sentence: str) -> None:
        """Say how it went."""
        self._offer.setText(sentence)
        self._offer.show()
        self._salvage.setEnabled(True)
        self._restore.setEnabled(True)

    def focus(self) -> None:
        """Let Enter explain until it is known what helps; a PIN typed blind, as every morning, must not close this."""
        self._help.setFocus()

    def _aim_at(self, button: QPushButton) -> None:
        """Let Enter begin with what helps, unless the officer has gone to another button already."""
        if self.focusWidget() in (None, self._help, self.other):
            button.setFocus()

    def _ask_folder(self) -> None:
        dialog = folder_dialog(self, "sorry.folder_dialog", translate("Sorry", "Rescue what can be read…"))
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, folder: str) -> None:
        self._salvage.setEnabled(False)
        self.salvage_asked.emit(folder)

    def _show_help(self) -> None:
        self.say(
            translate(
                "Sorry",
                "Nothing is lost by waiting: the program has written nothing. First copy the whole data folder to a "
                "stick. Then restore the newest backup; what was typed after it can be read in the rescued files and "
                "typed again. Please tell whoever looks after this laptop.",
            )
        )

    def _on_restore(self) -> None:
        """Ask first; Enter leaves it, so that a PIN and Enter typed blind, and again, restore nothing."""
        from baktidesk.ui.ask import Question

        question = translate(
            "Sorry",
            "Restore this backup? What was written down after it will only be in the file that is kept aside.",
        )
        Question.ask(self, "sorry.sure", question, self._restore.text(), self._ask_restore)

    def _ask_restore(self) -> None:
        self._restore.setEnabled(False)
        self.restore_asked.emit()


def _button(name: str, words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    return button
