"""Known recipients and coupons offered under an input of the distribution desk while it is typed in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex

from baktidesk.domain.coupon import Coupon, number_text
from baktidesk.services.relief.coupons import find_coupon
from baktidesk.services.relief.recipients import Found, find_recipients
from baktidesk.ui.donors.people_hints import PeopleHints
from baktidesk.ui.editors import TextEditor
from baktidesk.ui.store import Store
from baktidesk.ui.suggest import MOST
from baktidesk.ui.text import translate

Hints = list[Found | Coupon]


class RecipientHints(PeopleHints):
    """The people and the coupon who may be meant, at most six; `chosen` gives the Found or the Coupon."""

    def __init__(self, store: Store, editor: TextEditor, wanted: Callable[[], bool]) -> None:
        """Offer recipients under an input as long as they are `wanted`."""
        super().__init__(store, editor, wanted)
        self._found: Hints = []

    def take(self) -> bool:
        """Hand what is marked over; give False when nothing is marked. The list goes away."""
        row = self.currentIndex().row()
        self.hide()
        self._asked = ""
        if 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])
            return True
        return False

    def _search(self) -> None:
        event, typed = self._store.active_event, self._asked
        if event and typed:
            self._store.read(
                lambda session: _find(session, event.id, typed), lambda found: self._show_found(typed, found)
            )

    def _show_found(self, typed: str, found: Hints) -> None:
        """Show an answer, unless the officer has typed on or gone on since it was asked for."""
        if typed != self._asked or not self._line.hasFocus() or not self._wanted():
            return
        self._found = found
        self._shown.setStringList([found_words(one) for one in found])
        self.setCurrentIndex(QModelIndex())
        if found:
            self._place(len(found))
            self.show()
            self.raise_()


def found_words(one: Found | Coupon) -> str:
    """Give a person or a coupon in one line: the name, what tells it from another, and whether it was served."""
    if isinstance(one, Coupon):
        number = translate("Giving", "Coupon {number}").format(number=number_text(one.number))
        return " · ".join(part for part in (number, one.full_name, one.item) if part)
    served = (translate("Giving", "has received"),) if one.served else ()
    return " · ".join((one.recipient.full_name, *served, *one.recipient.second))


def _find(session: Any, event_id: str, typed: str) -> Hints:
    coupon = find_coupon(session, event_id, typed)
    found: Hints = [coupon] if coupon else []
    return [*found, *find_recipients(session, event_id, typed, MOST)][:MOST]
