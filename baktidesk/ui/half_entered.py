"""The sentence that somebody is half entered: said where a new one was to begin, and gone when it is no longer true."""

from PySide6.QtCore import QObject

from baktidesk.ui.form import Form
from baktidesk.ui.store import Store


class HalfEntered(QObject):
    """Says that a form waits to be saved, and gives what was said before back, with its undo, when it is empty."""

    def __init__(self, store: Store, form: Form) -> None:
        """Watch a form; it becomes a child of it."""
        super().__init__(form)
        self._store, self._form = store, form
        self._words = ""
        self._said = self._before = ("", "")
        store.said.connect(self._on_said)
        form.edited.connect(self._look)
        form.cleared.connect(self._look)

    def say(self, words: str) -> None:
        """Say that the form waits, in the bottom bar."""
        if self._said[0] != words:
            self._before = self._said
        self._words = words
        self._store.said.emit(words, "")

    def _look(self) -> None:
        if self._words and self._said[0] == self._words and not self._form.is_touched():
            self._store.said.emit(*self._before)

    def _on_said(self, words: str, deed: str) -> None:
        self._said = (words, deed)
