"""The one box that finds anybody: it takes whatever is typed or scanned, and shows what it may mean."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.services.search import Hit
    from baktidesk.ui.scanning.hits import HitList

STEPS = {"Key_Up": -1, "Key_Down": 1, "Key_PageUp": -5, "Key_PageDown": 5}
Found = list["Hit"]


class ScanBox(QLineEdit):
    """Search as you type over this event's visits, its roll and everybody known; a scan of one record opens it.

    Signals:
        visit_chosen(str): the visit of this id is to be shown.
        person_chosen(str): the person of this id is to be checked in.
        coupon_chosen(str): the coupon of this token is to be shown.
        document_chosen(str): the handover whose printed code this is, is to be shown.
        begin_asked(str, str): a new check-in, or a new recipient, with this text already in this field.
    """

    visit_chosen = Signal(str)
    person_chosen = Signal(str)
    coupon_chosen = Signal(str)
    document_chosen = Signal(str)
    begin_asked = Signal(str, str)

    def __init__(self, store: Store) -> None:
        """Make the box; the list of what was found is made when there is something to show."""
        super().__init__()
        self._store = store
        self._list: HitList | None = None
        self._asking = ""
        self._hasty = False
        self._came_from: QWidget | None = None
        self.waits = False
        self.wants_people: Callable[[], bool] = lambda: False
        self.setObjectName("scan")
        self.setPlaceholderText(translate("Scan", "Search or scan   F2"))
        self.setAccessibleName(translate("Scan", "Search or scan"))
        self.addAction(icon("search", "muted", SIZES.icon_small), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._on_edited)
        store.event_changed.connect(self._on_event_changed)
        store.broke.connect(self._on_broke)

    def begin(self) -> None:
        """Take the keyboard: what stands in the box is selected, so that typing replaces it."""
        self._take_focus()
        self.selectAll()
        self._search()

    def take(self, text: str) -> None:
        """Take a scan: the one record that it hits is opened at once, several are listed with the keyboard in the box.

        While a dialog asks something, nothing behind it moves: the hits wait under the box until it is closed.
        """
        self.waits = False
        chosen = self._chosen_by(text)
        if chosen is not None and QApplication.activeModalWidget() is None:
            self.put_away()
            chosen.emit(text)
            return
        self.setText(text)
        self._ask(text, lambda found: self._on_scan_answered(text, found))

    def come_forward(self) -> None:
        """Take the keyboard for a scan that has waited behind a dialog, with its hits as they are now."""
        if self.waits:
            self.waits = False
            self.begin()

    def put_away(self) -> None:
        """Forget what was searched for."""
        self.waits = self._hasty = False
        self.clear()
        self._hide_list()

    def leave(self) -> None:
        """Forget what was searched for and give the keyboard back to where it was."""
        before, self._came_from = self._came_from, None
        self.put_away()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def _chosen_by(self, text: str) -> SignalInstance | None:
        """Give the signal for a code that needs no search: of a coupon, or of a printed handover record."""
        if _is_coupon(text):
            return self.coupon_chosen
        return self.document_chosen if _is_document(text) else None

    def _on_text_changed(self, _text: str) -> None:
        self._hasty = False

    def _on_edited(self, _text: str) -> None:
        self.waits = False
        self._search()

    def _search(self) -> None:
        """Search for what stands in the box; while an answer is on its way, only the last text is asked next."""
        from baktidesk.domain.scanned import is_enough

        text = self.text()
        if not is_enough(text):
            self._hide_list()
        elif not self._asking and self._store.active_event is not None:
            self._asking = text
            self._ask(text, lambda found: self._on_answered(text, found))

    def _ask(self, text: str, then: Callable[[Found], None]) -> None:
        event = self._store.active_event
        if event is not None:
            self._store.read(lambda session: _find(session, event.id, text), then)

    def _on_answered(self, text: str, found: Found) -> None:
        self._asking = ""
        if self.text() != text:
            self._search()
        elif self.hasFocus() or self.waits:
            hasty = self._hasty
            self._show(text, found)
            if hasty and found:
                self._choose()

    def _on_scan_answered(self, text: str, found: Found) -> None:
        blocked = QApplication.activeModalWidget() is not None
        if not blocked and len(found) == 1 and _is_exact(text, found[0]):
            if self.text() == text:
                self.put_away()
            self._open(found[0])
        elif self.text() == text:
            self.waits = blocked
            self._show(text, found)
            if not blocked:
                self._take_focus()

    def _show(self, text: str, found: Found) -> None:
        event = self._store.active_event
        if event is None:
            return
        if self._list is None:
            self._list = self._make_list()
        asked = event.record.options() | ({"nik"} if self.wants_people() else set())
        self._list.show_hits(text, found, asked, waits=self.waits, gives=self.wants_people())
        self._list.place_under(self)
        self.setAccessibleDescription(self._list.marked_words())

    def _make_list(self) -> "HitList":
        from baktidesk.ui.scanning.hits import HitList

        made = HitList(self.window())
        made.picked.connect(self._choose)
        return made

    def _hide_list(self) -> None:
        self.setAccessibleDescription("")
        if self._list is not None:
            self._list.hide()

    def _choose(self) -> None:
        """Open what is marked in the list."""
        marked = self._list.marked() if self._list is not None else None
        if marked is None:
            return
        if isinstance(marked, tuple):
            self.put_away()
            self.begin_asked.emit(*marked[:2])
        else:
            self.put_away()
            self._open(marked)

    def _open(self, hit: "Hit") -> None:
        self._came_from = None
        if hit.kind == "coupon":
            self.coupon_chosen.emit(hit.id)
        elif hit.kind == "visit" and not self.wants_people():
            self.visit_chosen.emit(hit.id)
        else:
            self.person_chosen.emit(hit.person_id)

    def _take_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not self:
            self._came_from = focus
        self.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def _on_event_changed(self, _event: object) -> None:
        self.put_away()

    def _on_broke(self, _error: object) -> None:
        """Wait no longer for an answer that may be the one that failed."""
        self._asking = ""

    def _enter(self) -> None:
        """Open what is marked; an Enter that is faster than the answer opens its first hit."""
        if _is_document(self.text()):
            self.take(self.text())
        elif self._list is not None and self._list.isVisible() and not self._asking:
            self._choose()
        else:
            self._hasty = bool(self._asking)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the hits with Up and Down, open with Enter, leave with Esc."""
        key = QtCore.Qt.Key(event.key())
        if key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._enter()
        elif key == QtCore.Qt.Key.Key_Escape:
            self.leave()
        elif key.name in STEPS and self._list is not None and self._list.isVisible():
            self._list.step(STEPS[key.name])
            self.setAccessibleDescription(self._list.marked_words())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away when the officer goes on elsewhere in the window."""
        super().focusOutEvent(event)
        why = QtCore.Qt.FocusReason
        if event.reason() not in (why.ActiveWindowFocusReason, why.PopupFocusReason):
            self._hide_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list under the box."""
        super().resizeEvent(event)
        self._follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the list under the box."""
        super().moveEvent(event)
        self._follow()

    def _follow(self) -> None:
        if self._list is not None and self._list.isVisible():
            self._list.place_under(self)


def _find(session: Any, event_id: str, text: str) -> Found:
    from baktidesk.services.relief.recipients import coupon_hits
    from baktidesk.services.search import search

    return [*coupon_hits(session, event_id, text), *search(session, event_id, text)]


def _is_exact(text: str, hit: "Hit") -> bool:
    from baktidesk.domain.scanned import is_exact

    return hit.kind == "coupon" or is_exact(text, queue=hit.queue_number, nik=hit.nik, bag=hit.bag_number)


def _is_document(text: str) -> bool:
    from baktidesk.domain.handover_document import read_code

    return read_code(text) is not None


def _is_coupon(text: str) -> bool:
    from baktidesk.domain.coupon import tidy_token

    return bool(tidy_token(text))
