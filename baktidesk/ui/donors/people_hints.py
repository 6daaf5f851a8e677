"""Known people offered under an input while it is typed in: never in the way, and never slowing the typing."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QTimer, Signal

from baktidesk.services.search import Hit, HitKind, search
from baktidesk.ui import text
from baktidesk.ui.editors import TextEditor
from baktidesk.ui.store import Store
from baktidesk.ui.suggest import MOST, Suggestions
from baktidesk.ui.text import translate

PAUSE_MS = 90
"""Between two strokes of a fast typist nothing is searched."""


class PeopleHints(Suggestions):
    """The people who may be meant, at most six, each with something that tells them apart.

    Another desk offers others by overriding `look_for` and `words_of`.

    Signals:
        chosen(object): the officer took one of what `look_for` gave, here a Hit.
    """

    chosen = Signal(object)

    def __init__(self, store: Store, editor: TextEditor, wanted: Callable[[], bool]) -> None:
        """Offer people under an input as long as they are `wanted`."""
        super().__init__(editor)
        self.field = editor.objectName()
        self.setObjectName(f"{self.field}.people")
        self._store = store
        self._wanted = wanted
        self._found: Sequence[Any] = ()
        self._asked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search)
        store.closing.connect(self._timer.stop)
        editor.suggest_with(self)

    def suggest(self, typed: str) -> None:
        """Look for the typed text a moment later; what was found for another text goes."""
        self._asked = typed.strip() if self._wanted() else ""
        if not self.isHidden():
            self.hide()
        if self._asked:
            self._timer.start()

    def take(self) -> bool:
        """Hand what is marked over; give False when nothing is marked. The list goes away."""
        row = self.currentIndex().row()
        self.hide()
        self._asked = ""
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])
            return True
        return False

    def look_for(self, session: Any, event_id: str, typed: str) -> Sequence[Any]:
        """Give who may be meant at an event, at most six; on the store's thread."""
        return search(session, event_id, typed, limit=MOST)

    def words_of(self, one: Any) -> str:
        """Give one of them in one line."""
        return hit_words(one)

    def _search(self) -> None:
        event, typed = self._store.active_event, self._asked
        if event and typed:
            self._store.read(
                lambda session: self.look_for(session, event.id, typed), lambda found: self._show(typed, found)
            )

    def _show(self, typed: str, found: Sequence[Any]) -> None:
        """Show an answer, unless the officer has typed on or gone on since it was asked for."""
        if typed != self._asked or not self._line.hasFocus() or not self._wanted():
            return
        self._found = found[:MOST]
        self._shown.setStringList([self.words_of(one) for one in self._found])
        self.setCurrentIndex(QModelIndex())
        if self._found:
            self._place(len(self._found))
            self.show()
            self.raise_()


def hit_words(hit: Hit) -> str:
    """Give a person in one line: the name, and what tells this one from another of the same name."""
    known = (*_number(hit), hit.full_name, *_second(hit))
    return " · ".join(part for part in known if part)


def _number(hit: Hit) -> Sequence[str]:
    return (hit.queue_number,) if hit.kind is HitKind.VISIT else ()


def _second(hit: Hit) -> Sequence[str]:
    return (born_words(hit.birth_date, hit.birth_year), hit.work_unit, hit.nik or hit.phone)


def born_words(birth_date: dt.date | None, birth_year: int | None) -> str:
    """Give when somebody was born as far as it is known: "born 12 Mar 1990", "born 1990", or nothing."""
    if birth_date:
        return translate("Donors", "born {when}").format(when=text.day(birth_date))
    return translate("Donors", "born {when}").format(when=birth_year) if birth_year else ""
