"""What happens when somebody encrypts the data file, changes its secrets, or ends the encryption."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Deed, may
from baktidesk.ui import text
from baktidesk.ui.ask import Question
from baktidesk.ui.safety.encryption_dialog import (
    ChangedPassphrase,
    NewPassphrase,
    OldPassphrase,
    RecoveryDialog,
    ask_passphrase,
)
from baktidesk.ui.safety.encryption_part import EncryptionPart
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

if TYPE_CHECKING:
    from baktidesk.services.encryption import Prepared
    from baktidesk.services.plain_copies import Standing

Done = Callable[[], None]
Refuse = Callable[[Refused], None]


def prepare_and_prove(
    parent: QWidget,
    store: Store,
    data: str,
    record: Any,
    proved: "Callable[[Prepared], None]",
    refused: Refuse,
    left: Done = lambda: None,
) -> None:
    """Make secrets of a passphrase typed twice, show the recovery key, and go on when its paper has been proved.

    `refused` gets what is wrong with the passphrase; `left` is called when the officer leaves the recovery key.
    """

    def work() -> "Prepared":
        from baktidesk.services.encryption import prepare

        return prepare(record.passphrase, record.passphrase_again)

    def show(prepared: "Prepared") -> None:
        RecoveryDialog.ask(parent, store, prepared, data, lambda: proved(prepared)).rejected.connect(left)

    store.start(work, show, refused)


class EncryptionFlow(QObject):
    """Leads from a button of the settings through its dialogs to the deed."""

    def __init__(self, part: EncryptionPart, store: Store, data: str, rewrite: Callable[[Done, Refuse], None]) -> None:
        """Take the part of the settings and the data file.

        `rewrite` does a deed on the store's thread while nobody has the data open, and opens them again.
        """
        super().__init__(part)
        self._part, self._store, self._data, self._rewrite = part, store, data, rewrite
        part.shown.connect(self._look)
        part.begin_asked.connect(self._ask_begin)
        part.passphrase_asked.connect(self._ask_change)
        part.recovery_asked.connect(self._ask_recovery)
        part.end_asked.connect(self._ask_end)
        part.remove_asked.connect(self._ask_remove)
        self._look()

    def _look(self) -> None:
        def work(session: Any) -> "Standing":
            from baktidesk.services.plain_copies import standing

            return standing(session, self._data)

        self._store.read(work, self._show)

    def _show(self, standing: "Standing") -> None:
        if isValid(self._part):
            self._part.show_standing(standing, allowed=may(self._store.actor.role, Deed.MANAGE_OFFICERS))

    def _ask_begin(self) -> None:
        ask_passphrase(
            self._part,
            "encryption.begin",
            translate("Encryption", "Encrypt the data file"),
            NewPassphrase,
            translate("Encryption", "Go on"),
            self._prepare,
            translate(
                "Encryption",
                "The passphrase is asked for whenever the program starts. A recovery key for the safe comes next. "
                "Without both of them the data are lost.",
            ),
        )

    def _prepare(self, record: NewPassphrase, done: Done, refused: Refuse) -> None:
        def proved(prepared: "Prepared") -> None:
            done()
            self._rewrite(partial(_encrypt, self._data, prepared, self._store.actor), self._say)

        prepare_and_prove(self._part, self._store, self._data, record, proved, refused, done)

    def _ask_end(self) -> None:
        ask_passphrase(
            self._part,
            "encryption.end",
            translate("Encryption", "Go back to a data file without encryption"),
            OldPassphrase,
            translate("Encryption", "End the encryption"),
            self._decrypt,
            translate(
                "Encryption",
                "Whoever takes this laptop can read all the data then. The encrypted file stays under another name.",
            ),
        )

    def _decrypt(self, record: OldPassphrase, done: Done, refused: Refuse) -> None:
        def check() -> None:
            from baktidesk.services.encryption import refuse_wrong_passphrase

            refuse_wrong_passphrase(self._data, record.old)

        def go_on(_nothing: None) -> None:
            done()
            self._rewrite(partial(_decrypt, self._data, record.old, self._store.actor), self._say)

        self._store.start(check, go_on, refused)

    def _say(self, refusal: Refused) -> None:
        self._store.said.emit(text.sentence(refusal), "")

    def _ask_change(self) -> None:
        ask_passphrase(
            self._part,
            "encryption.change",
            translate("Encryption", "Change the passphrase"),
            ChangedPassphrase,
            translate("Encryption", "Change"),
            self._change,
            translate(
                "Encryption",
                "The recovery key stays as it is. Copies of the key file on other sticks still open by the old "
                "passphrase.",
            ),
        )

    def _change(self, record: ChangedPassphrase, done: Done, refused: Refuse) -> None:
        def work(session: Any) -> None:
            from baktidesk.services import encryption

            encryption.refuse_wrong_passphrase(self._data, record.old)
            encryption.change_passphrase(session, self._data, record.passphrase, record.passphrase_again)

        self._store.run(
            work,
            lambda _nothing: done(),
            refused=refused,
            tell=lambda _nothing: translate("Encryption", "From now on the new passphrase opens the data."),
            undoable=False,
        )

    def _ask_recovery(self) -> None:
        def work(session: Any) -> "Prepared":
            from baktidesk.services.encryption import prepare_recovery

            return prepare_recovery(session, self._data)

        def show(prepared: "Prepared") -> None:
            proved = partial(self._change_recovery, prepared)
            RecoveryDialog.ask(self._part, self._store, prepared, self._data, proved)

        self._store.read(work, show)

    def _change_recovery(self, prepared: "Prepared") -> None:
        def work(session: Any) -> None:
            from baktidesk.services.encryption import change_recovery

            change_recovery(session, self._data, prepared)

        self._store.run(
            work,
            refused=self._say,
            tell=lambda _nothing: translate("Encryption", "The new recovery key counts; please destroy the old paper."),
            undoable=False,
        )

    def _ask_remove(self) -> None:
        question = translate(
            "Encryption",
            "Remove the copies without encryption? The newest encrypted backup is read and counted first; a copy that "
            "holds more than that stays.",
        )
        verb = translate("Encryption", "Remove")
        Question.ask(self._part, "encryption.remove", question, verb, self._remove, danger=True)

    def _remove(self) -> None:
        def work(session: Any) -> "Standing":
            from baktidesk.services.plain_copies import remove_plain

            return remove_plain(session, self._data)

        self._store.run(work, self._show, refused=self._say, tell=_told, undoable=False)


def _encrypt(data: str, prepared: "Prepared", actor: Any) -> None:
    from baktidesk.services.encryption import encrypt

    encrypt(data, prepared, actor)


def _decrypt(data: str, passphrase: str, actor: Any) -> None:
    from baktidesk.services.encryption import decrypt

    decrypt(data, passphrase, actor)


def _told(standing: "Standing") -> str:
    if standing.plain:
        words = translate(
            "Encryption", "{count} copies hold more than the newest backup, or cannot be read; they stay."
        )
        return words.format(count=len(standing.plain))
    return translate("Encryption", "The copies without encryption are gone.")
