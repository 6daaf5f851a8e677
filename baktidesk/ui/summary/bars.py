"""The frame around every page: the rail on the left, the event on top, the last deed at the bottom."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.ui import text
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.put import put
from baktidesk.ui.rail import RailButton
from baktidesk.ui.safety.backup_light import BackupLight
from baktidesk.ui.scanning.scan_box import ScanBox
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon

if TYPE_CHECKING:
    from baktidesk.domain.event import StoredEvent

PLACES = (
    ("summary", "summary", QT_TRANSLATE_NOOP("Rail", "Summary")),
    ("donors", "donor", QT_TRANSLATE_NOOP("Rail", "Donors")),
    ("distributions", "goods", QT_TRANSLATE_NOOP("Rail", "Distribution")),
    ("stock", "stock", QT_TRANSLATE_NOOP("Rail", "Stock")),
    ("records", "records", QT_TRANSLATE_NOOP("Rail", "Records")),
    ("send", "send", QT_TRANSLATE_NOOP("Rail", "Send")),
    ("settings", "settings", QT_TRANSLATE_NOOP("Rail", "Settings")),
)
NAME_LEAST = SIZES.scan_least
"""Where the event's name would have less room than this, the backup light shows its icon alone."""


class Rail(QFrame):
    """The way between pages: icon and word, icon only in a narrow window.

    Signals:
        asked(str): the officer wants the page of this key.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        """Make one button for each page, with Alt+1 to Alt+7 as its keys."""
        super().__init__()
        self.setObjectName("nav")
        self.setProperty("bar", "rail")
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, SIZES.space_s, 0, SIZES.space_s)
        box.setSpacing(SIZES.space_xs)
        for number, (key, image, words) in enumerate(PLACES, 1):
            button = self._make(key, image, translate("Rail", words), number)
            self._group.addButton(button)
            box.addWidget(button)
        box.addStretch(1)
        self.set_narrow(False)

    def show_place(self, key: str) -> None:
        """Mark the page that is in sight; none for a page that the rail does not lead to."""
        marked = self._group.checkedButton()
        if marked is not None and marked is self._buttons.get(key):
            return
        self._group.setExclusive(False)
        if marked is not None:
            marked.setChecked(False)
        self._group.setExclusive(True)
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone where the window is narrow."""
        self.setFixedWidth(SIZES.rail_narrow if narrow else SIZES.rail)
        for button in self._buttons.values():
            button.set_narrow(narrow)
            button.setFixedWidth(self.width() - 1)

    def _make(self, key: str, image: str, words: str, number: int) -> RailButton:
        button = RailButton()
        button.setObjectName(f"nav.{key}")
        button.setProperty("rail", True)
        button.setText(words)
        button.setToolTip(f"{words}  Alt+{number}")
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setIcon(icon(image, "muted"))
        button.setIconSize(QSize(SIZES.icon, SIZES.icon))
        put(button, focusPolicy="TabFocus")
        button.clicked.connect(lambda: self.asked.emit(key))
        self._buttons[key] = button
        return button


class TopBar(QFrame):
    """The active event with its day, place and zone; the desk, the officer and the lock.

    Signals:
        event_asked(str): the officer wants to work on the event of this id.
        new_event_asked(), edit_event_asked(), lock_asked(), backups_asked(): as they say.
    """

    event_asked = Signal(str)
    new_event_asked = Signal()
    edit_event_asked = Signal()
    lock_asked = Signal()
    backups_asked = Signal()

    def __init__(self, store: Store) -> None:
        """Make the bar; its scan box searches in the store."""
        super().__init__()
        self.setObjectName("top")
        self.setProperty("bar", "top")
        self.chooser = QPushButton()
        self.chooser.setObjectName("top.event")
        self.chooser.setIcon(icon("event", "accent"))
        self.chooser.setToolTip(translate("TopBar", "Change the event  Ctrl+E"))
        self._menu = QMenu(self.chooser)
        self.chooser.setMenu(self._menu)
        self._name = ""
        self._whens: list[str] = []
        self._when = OneLine("muted")
        self._when.setObjectName("top.when")
        self.scan = ScanBox(store)
        self._practice = StatusChip(Chip("warn", "practice", translate("TopBar", "PRACTICE")))
        self._practice.hide()
        self._light = BackupLight()
        self._light.asked.connect(self.backups_asked)
        self._light.told.connect(self._arrange)
        self._desk = make_words("", "strong")
        self._officer = OneLine("muted")
        self._officer.setObjectName("top.officer")
        self._officer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lock = QToolButton()
        self._lock.setObjectName("top.lock")
        self._lock.setIcon(icon("lock"))
        self._lock.setToolTip(translate("TopBar", "Lock  Ctrl+L"))
        self._lock.setAccessibleName(translate("TopBar", "Lock"))
        self._lock.clicked.connect(self.lock_asked)
        self._lay_out()

    def show_event(self, event: "StoredEvent | None", others: "list[StoredEvent]") -> None:
        """Show the active event and offer the others."""
        self._name = event.record.name if event else translate("TopBar", "No event yet")
        self.chooser.setAccessibleName(self._name)
        self._whens = _whens(event) if event else []
        self.scan.setEnabled(event is not None)
        self._arrange()
        self._offer(event, others)

    def _offer(self, event: "StoredEvent | None", others: "list[StoredEvent]") -> None:
        self._menu.clear()
        for other in others:
            action = self._menu.addAction(f"{other.record.name} · {text.day(other.first_day)}")
            action.setCheckable(True)
            action.setChecked(bool(event) and other.id == event.id)  # type: ignore[union-attr]
            action.triggered.connect(lambda _checked, event_id=other.id: self.event_asked.emit(event_id))
        self._menu.addSeparator()
        self._add("plus", translate("TopBar", "New event"), "top.new_event").triggered.connect(self.new_event_asked)
        change = self._add("edit", translate("TopBar", "Change this event"), "top.edit_event")
        change.setEnabled(event is not None)
        change.triggered.connect(self.edit_event_asked)

    def show_desk(self, desk: str, officer: str, *, practice: bool) -> None:
        """Show who works where."""
        self._desk.setText(translate("TopBar", "Desk {letter}").format(letter=desk) if desk else "")
        self._officer.setText(officer)
        self._practice.setVisible(practice)
        if practice:
            self._light.hide()  # lit for the data that were left for the practice; nobody backs that up
        self._arrange()

    def _add(self, image: str, words: str, name: str) -> QAction:
        action: QAction = self._menu.addAction(icon(image), words)
        action.setObjectName(name)
        return action

    def _lay_out(self) -> None:
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(SIZES.space_l, 0, SIZES.space_m, 0)
        self._box.setSpacing(SIZES.space_m)
        self._box.addWidget(self.chooser)
        self._box.addWidget(self._when, 1)
        for widget in (self.scan, self._practice, self._light, self._desk, self._officer, self._lock):
            self._box.addWidget(widget)
        self._arrange()

    def _arrange(self) -> None:
        """Share the width: day and place give way first, then the light's word, the event's name, the officer's."""
        wide = self.width() >= SIZES.narrow_window
        self.scan.setFixedWidth(SIZES.scan if wide else SIZES.scan_least)
        shown = [one for one in (self._practice, self._light) if one.isVisibleTo(self)]
        kept = [self.scan, self._desk, self._lock, *shown]
        taken = sum(widget.width() if widget is self.scan else widget.sizeHint().width() for widget in kept)
        room = self.width() - taken - SIZES.space_l - SIZES.space_m * (len(kept) + 3)
        officer = self._officer.sizeHint().width()
        room += self._narrow_light(narrow=room - officer < NAME_LEAST)
        name = self._show_name(min(SIZES.desk_least, max(room - officer, SIZES.chooser_least)))
        self._officer.setFixedWidth(max(0, min(officer, room - name)))
        metrics = self._when.fontMetrics()
        fitting = (
            words for words in self._whens if metrics.horizontalAdvance(words) <= room - name - officer - SIZES.space_m
        )
        self._when.setText(next(fitting, ""))

    def _narrow_light(self, *, narrow: bool) -> int:
        """Leave the light its icon alone, or its word too; give the width that this saves."""
        whole, least = self._light.sizeHint().width(), self._light.minimumSizeHint().width()
        self._light.setFixedWidth(least if narrow else whole)
        return whole - least if narrow and self._light.isVisibleTo(self) else 0

    def _show_name(self, most: int) -> int:
        """Show as much of the event's name as has room in a width; give the width taken."""
        self.chooser.setText("")
        bare = self.chooser.sizeHint().width()
        if self._name:
            elide = QtCore.Qt.TextElideMode.ElideRight
            self.chooser.setText(self.chooser.fontMetrics().elidedText(self._name, elide, most - bare))
        self.chooser.setFixedWidth(min(most, self.chooser.sizeHint().width()))
        return self.chooser.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._arrange()


class BottomBar(QFrame):
    """The last deed in words, and its undo.

    Signals:
        undo_asked(str): the officer wants the deed of this id undone.
    """

    undo_asked = Signal(str)

    def __init__(self) -> None:
        """Make the bar."""
        super().__init__()
        self.setObjectName("bottom")
        self.setProperty("bar", "bottom")
        self._deed = ""
        self._sentence = OneLine("body")
        self._sentence.setObjectName("bottom.sentence")
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._undo = QPushButton(translate("BottomBar", "Undo   Ctrl+Z"))
        self._undo.setObjectName("bottom.undo")
        self._undo.setProperty("quiet", True)
        self._undo.setIcon(icon("undo", "accent", SIZES.icon_small))
        put(self._undo, focusPolicy="TabFocus")
        self._undo.clicked.connect(self.undo)
        box = QHBoxLayout(self)
        box.setContentsMargins(SIZES.space_l, 0, SIZES.space_m, 0)
        box.addWidget(self._sentence)
        box.addWidget(self._undo)
        box.addStretch(1)
        keys = make_words(translate("BottomBar", "F1 keys · F2 search or scan · Ctrl+Enter save"), "caption")
        box.addWidget(keys)
        self._undo.hide()

    def say(self, sentence: str, deed: str) -> None:
        """Say what has been done; a deed id offers its undo."""
        self._deed = deed
        self._sentence.setText(sentence)
        self._undo.setVisible(bool(deed))

    def undo(self) -> None:
        """Ask for the undo of the deed that is shown."""
        if self._deed:
            self.undo_asked.emit(self._deed)


def _whens(event: "StoredEvent") -> list[str]:
    """Give when and where an event is, ever shorter."""
    days = sorted({line.day for line in event.record.days if line.day})
    places = ", ".join(dict.fromkeys(line.place for line in event.record.days))
    short = text.day(days[0]) if len(days) == 1 else f"{text.day(days[0])} – {text.day(days[-1])}"
    full = text.long_day(days[0]) if len(days) == 1 else short
    zone = event.zone.value
    return [
        f"{full} · {places} · {zone}",
        f"{short} · {places} · {zone}",
        f"{full} · {zone}",
        f"{short} · {zone}",
        short,
    ]
