"""The window: its frame is shown first; pages move in when the data are open and an officer is known."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from baktidesk.paths import resource
from baktidesk.ui.page import Page, make_words
from baktidesk.ui.put import put
from baktidesk.ui.store import Store
from baktidesk.ui.summary.bars import PLACES, BottomBar, Rail, TopBar
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, dress

if TYPE_CHECKING:
    from baktidesk.domain.errors import Problem
    from baktidesk.domain.event import StoredEvent
    from baktidesk.ui.notice import Notice
    from baktidesk.ui.scanning.wedge import Wedge

log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """The program's one window.

    Signals:
        tongue_asked(str): the language of the screen is to become `id` or `en`.
        closed(): the window has gone and the data are let go.
    """

    tongue_asked = Signal(str)
    closed = Signal()

    def __init__(self, store: Store) -> None:
        """Make the frame; `app` fills it."""
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("baktidesk")
        self.setWindowIcon(QIcon(str(resource("icons/baktidesk.svg"))))
        dress(self)
        self.store = store
        store.setParent(self)
        self.pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {}
        self._gate: QWidget | None = None
        self._wedge: Wedge | None = None
        self._notice: Notice | None = None
        self._strips: tuple[QWidget, ...] = ()
        self._problems: Sequence[Problem] = ()
        self._outer = QStackedWidget()
        self.setCentralWidget(self._outer)
        self.setMinimumSize(SIZES.least_width, SIZES.least_height)
        self.resize(1366, 768)
        self._make_frame()
        store.said.connect(self.say)

    def rebuild(self) -> None:
        """Make frame and bars anew, as after a switch of language; pages are to be added again."""
        old = self._body
        self.store.closing.emit()
        for page in self.pages.values():
            page.retire()
        self.pages, self._makers = {}, {}
        self._make_frame()
        self._outer.setCurrentWidget(self._body)
        self._outer.removeWidget(old)
        old.deleteLater()

    def offer_page(self, key: str, make: Callable[[], Page]) -> None:
        """Take in a page under the key that the rail or a button names; it is made when it is first needed."""
        self._makers[key] = make
        if self._wedge is None:
            self._wedge = self._make_wedge()
            self._add_keys()
        if not self._strips:
            self._strips = self._make_strips()

    @property
    def has_pages(self) -> bool:
        """Tell whether pages have been offered."""
        return bool(self._makers)

    def page(self, key: str) -> Page:
        """Give a page, made now if nobody has needed it yet."""
        if key not in self.pages:
            page = self.pages[key] = self._makers[key]()
            self._stack.addWidget(page)
            if self.store.active_event is not None:
                page.show_event(self.store.active_event)
        return self.pages[key]

    def make_pages(self) -> None:
        """Make every page that has been offered."""
        for key in self._makers:
            self.page(key)

    def open_page(self, key: str) -> None:
        """Bring a page into sight and the cursor to where its work begins."""
        if key not in self._makers:
            return
        if self.store.active_event is None and key not in ("settings", "event"):
            key = "event"
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self.rail.show_place(key)
        page.focus()

    def open_event(self, *, new: bool) -> None:
        """Show the form of a new event, or of the active one."""
        page: Any = self.page("event")
        page.begin(new=new)
        self._stack.setCurrentWidget(page)
        self.rail.show_place("event")
        page.focus()

    def current_page(self) -> QWidget | None:
        """Give the page in sight."""
        return self._stack.currentWidget()

    def show_gate(self, gate: QWidget) -> None:
        """Show a full page instead of everything else: first run, PIN, rescue."""
        self.top.scan.put_away()
        self._drop_gate()
        self._gate = gate
        self._outer.addWidget(gate)
        self._outer.setCurrentWidget(gate)

    def show_body(self) -> None:
        """Show rail, bars and pages again."""
        self._outer.setCurrentWidget(self._body)
        self._drop_gate()

    def say(self, sentence: str, deed: str = "") -> None:
        """Say something in the bottom bar."""
        self.bottom.say(sentence, deed)

    def warn(self, problems: "Sequence[Problem]") -> None:
        """Say what is not as it should be, until the officer has taken note."""
        self._problems = problems
        if self._notice is None:
            self._notice = self._make_notice()
        self._notice.show_problems(problems)

    def show_events(self, active: "StoredEvent | None", events: "list[StoredEvent]") -> None:
        """Show the active event in the top bar and tell every page when it is another one."""
        self.top.show_event(active, events)
        if active != self.store.active_event:
            self.store.set_event(active)

    def _make_frame(self) -> None:
        self.rail, self.top, self.bottom = Rail(), TopBar(self.store), BottomBar()
        self.rail.set_narrow(self.width() < SIZES.narrow_window)
        self._notice = None
        self._strips = ()
        self._stack = QStackedWidget()
        self._body = self._make_body()
        self._outer.addWidget(self._body)
        self._connect()

    def _connect(self) -> None:
        self.rail.asked.connect(self.open_page)
        self.bottom.undo_asked.connect(self._undo)
        self.top.new_event_asked.connect(lambda: self.open_event(new=True))
        self.top.edit_event_asked.connect(lambda: self.open_event(new=False))
        self.top.backups_asked.connect(lambda: self.open_page("settings"))
        self.top.scan.visit_chosen.connect(lambda visit_id: self._at_donors("show_visit", visit_id))
        self.top.scan.person_chosen.connect(lambda person_id: self._at_desk("take_person", person_id))
        self.top.scan.begin_asked.connect(lambda field, words: self._at_desk("begin", field, words))
        self.top.scan.coupon_chosen.connect(self._show_coupon)
        self.top.scan.document_chosen.connect(self._show_document)
        self.top.scan.wants_people = self._gives

    def _add_keys(self) -> None:
        """Set the keys of the whole window; a button's own shortcut would act a tenth of a second late."""
        from PySide6.QtGui import QKeySequence, QShortcut

        keys: list[tuple[str, Callable[[], object]]] = [
            ("F1", self._show_keys),
            ("F2", self._find),
            ("Ctrl+F", self._filter),
            ("Ctrl+Z", self._undo_last),
            ("Ctrl+L", self._lock),
            ("Ctrl+E", self._choose_event),
        ]
        keys += [(f"Alt+{number}", partial(self.open_page, place[0])) for number, place in enumerate(PLACES, 1)]
        for key, do in keys:
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._do_when_open, do))

    def _undo_last(self) -> None:
        self.bottom.undo()

    def _lock(self) -> None:
        self.top.lock_asked.emit()

    def _choose_event(self) -> None:
        self.top.chooser.showMenu()

    def _do_when_open(self, do: Callable[[], object]) -> None:
        """Let keys act only when no gate stands before the pages."""
        if self._gate is None:
            do()

    def _undo(self, deed: str) -> None:
        def work(session: Any) -> str:
            from baktidesk.services import audit

            return audit.undo(session, deed)

        self.store.run(
            work, tell=lambda _kind: translate("BottomBar", "The last deed has been undone."), undoable=False
        )

    def _at_donors(self, do: str, *what: str) -> None:
        """Open the donors' page and do there what was chosen in the scan box."""
        self.open_page("donors")
        getattr(self.page("donors"), do)(*what)

    def _at_desk(self, do: str, *what: str) -> None:
        """Do what was chosen in the scan box at the distribution desk when that is in sight, else at the donors'."""
        if self._gives():
            getattr(self.page("distributions"), do)(*what)
        else:
            self._at_donors(do, *what)

    def _gives(self) -> bool:
        """Tell whether the distribution page is in sight."""
        return self.pages.get("distributions") is not None and self.current_page() is self.pages["distributions"]

    def _show_coupon(self, token: str) -> None:
        page: Any = self.page("distributions")
        self.open_page("distributions")
        page.take_coupon(token)

    def _show_document(self, code: str) -> None:
        page: Any = self.page("distributions")
        self.open_page("distributions")
        page.take_document(code)

    def _find(self) -> None:
        if self.store.active_event is not None:
            self.top.scan.begin()

    def _takes_scans(self) -> bool:
        """Tell whether a scan may be looked up now: not before an officer has been let in."""
        return self._gate is None and self.store.active_event is not None

    def _filter(self) -> None:
        page: Any = self.current_page()
        search = getattr(page, "search", None)
        if search is not None:
            search.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
            search.selectAll()

    def _make_wedge(self) -> "Wedge":
        from baktidesk.ui.scanning.wedge import Wedge

        wedge = Wedge(self, self._takes_scans)
        wedge.scanned.connect(self._on_scanned)
        return wedge

    def _on_scanned(self, scan: str) -> None:
        self.top.scan.take(scan)

    def _show_keys(self) -> None:
        from baktidesk.ui.keys import KeyCard

        KeyCard.show_for(self)

    def _drop_gate(self) -> None:
        if self._gate is not None:
            self._outer.removeWidget(self._gate)
            self._gate.deleteLater()
            self._gate = None

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        column.addWidget(self.top)
        column.addLayout(row, 1)
        column.addWidget(self.bottom)
        self._stack.addWidget(self._make_opening())
        return body

    def _make_notice(self) -> "Notice":
        from baktidesk.ui.notice import Notice

        notice = Notice()
        self._column.insertWidget(1, notice)
        return notice

    def _make_strips(self) -> tuple[QWidget, ...]:
        """Make the strips over the pages; nothing of them is seen before there are pages."""
        from baktidesk.ui.sending.closed_banner import ClosedBanner
        from baktidesk.ui.sending.closing_reminder import ClosingReminder

        strips = (ClosedBanner(self.store), ClosingReminder(self.store))
        for strip in strips:
            self._column.insertWidget(self._column.count() - 2, strip)
        if self._problems:
            self.warn(self._problems)
        return strips

    def _make_opening(self) -> QWidget:
        words = make_words(translate("MainWindow", "Opening the data…"), "muted")
        put(words, alignment="AlignCenter")
        return words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, as Space does; an input has taken its own Enter before."""
        button = self.focusWidget()
        enter = (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        if event.key() not in enter or not isinstance(button, QAbstractButton):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            button.click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the rail in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_narrow(event.size().width() < SIZES.narrow_window)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put away what the scan box has found when the officer points elsewhere."""
        super().mousePressEvent(event)
        self.top.scan.put_away()

    def changeEvent(self, event: QEvent) -> None:
        """Bring a scan forward that came while a dialog was open, now that it is closed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self._on_back)

    def _on_back(self) -> None:
        if QApplication.activeModalWidget() is None and self._gate is None:
            self.top.scan.come_forward()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is under way, then let the data go."""
        self.store.close()
        self.closed.emit()
        super().closeEvent(event)
