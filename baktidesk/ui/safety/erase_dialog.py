"""The question before an erasure, which stays while the data are backed up and somebody is erased."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.officer import Deed
from baktidesk.domain.privacy import Erasure
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.field_box import Note
from baktidesk.ui.form import Form
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate

T = TypeVar("T")


class EraseDialog(RecordDialog):
    """Asks why somebody is erased; from the click on nothing closes it and nothing is sent twice."""

    def __init__(self, parent: QWidget, name: str, title: str, form: Form, *more: Any, danger: bool) -> None:
        """Take what a RecordDialog takes."""
        super().__init__(parent, name, title, form, *more, danger=danger)
        self._store: Store
        self._note = Note()
        self._note.setObjectName(f"{name}.note")
        form.below.addWidget(self._note)
        self._keep: Any = self.findChild(QPushButton, f"{name}.keep")
        self._reason = form.editor("reason")

    @classmethod
    def ask_why(
        cls,
        parent: QWidget,
        store: Store,
        name: str,
        title: str,
        sentence: str,
        erase: Callable[[Any, Erasure], T],
        then: Callable[[T], None],
        tell: Callable[[T], str],
    ) -> "EraseDialog":
        """Open the dialog without blocking; give it. `erase(session, record)` is the deed, done after a backup.

        `then` and `tell` are those of `Store.run`.
        """

        def save(record: Erasure, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
            def finish(value: T) -> None:
                done()
                then(value)

            store.run_backed_up(
                _look_who_erases,
                lambda session: erase(session, record),
                finish,
                refused=refused,
                tell=tell,
                undoable=False,
            )

        verb = translate("Privacy", "Erase for good")
        dialog = cls.ask(parent, name, title, Erasure, verb, save, sentence=sentence, danger=True)
        assert isinstance(dialog, EraseDialog)
        dialog._listen(store)
        return dialog

    def _listen(self, store: Store) -> None:
        self._store = store
        store.backing_up.connect(self._on_backing_up, Qt.ConnectionType.QueuedConnection)
        store.backed_up.connect(self._on_backed_up, Qt.ConnectionType.QueuedConnection)
        store.broke.connect(self._on_broke)

    def _on_submitted(self, record: Any) -> None:
        if not self._waits:
            self._show_working(translate("Privacy", "Being erased…"))
            super()._on_submitted(record)

    def _on_backing_up(self) -> None:
        if self._waits:
            self._show_working(translate("Privacy", "The data are being backed up first…"))

    def _on_backed_up(self, _done: object, _moment: object) -> None:
        if self._waits:
            self._show_working(translate("Privacy", "Being erased…"))

    def _on_broke(self, _error: object) -> None:
        """Find out whether it was this deed that broke: what is asked now is answered after it."""
        if self._waits:
            self._store.start(lambda: None, lambda _nothing: self._give_back())

    def _give_back(self) -> None:
        if self._waits:
            self._waits = False
            self._show_working("")

    def _refuse(self, refusal: Refused) -> None:
        """Say why; a dialog that the lock has put away comes back with its officer, not before."""
        from baktidesk.services.backups import NoBackup

        self._give_back()
        if isinstance(refusal, NoBackup):
            words = translate("Privacy", "{problem} Nothing was erased.").format(problem=text.sentence(refusal))
            self._say(words, "problem")
            self.form.save.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.show_refused(refusal)

    def _show_working(self, words: str) -> None:
        """Say what is being done, "" = nothing any more."""
        self._say(words, "help")
        self.form.set_saving(bool(words))
        self._keep.setEnabled(not words)
        self._reason.setEnabled(not words)

    def _say(self, words: str, role: str) -> None:
        self._note.say(words, role)
        self.form.save.setAccessibleDescription(words)

    def reject(self) -> None:
        """Leave, unless it is on its way."""
        if not self._waits:
            super().reject()


def erasure_words() -> str:
    """Give what an erasure does, and what it leaves."""
    return translate(
        "Privacy",
        "Name, NIK, phone, address and birth date are emptied; every count stays. This cannot be undone. "
        "Backups still hold them, also the one that is made now; the last one of each day is kept until somebody "
        "deletes its file. Signatures, photos, officers' reasons and names of those who collected for others stay.",
    )


def _look_who_erases(session: Any) -> None:
    from baktidesk.services.records import require

    require(session, Deed.KEEP_PEOPLE)
