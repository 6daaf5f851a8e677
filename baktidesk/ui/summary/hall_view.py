"""The figures for the whole hall: on the full screen, read from ten metres, and nothing about anybody.

No name, no number of a queue, no work unit and no health figure: what is shown is counted over everybody.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.summary import Summary
from baktidesk.ui import text
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import paint_bar, percent
from baktidesk.ui.summary.head import days_words
from baktidesk.ui.summary.scope import Scope
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, font, mark

LEAST_SHARE: Final = 1 / 32
"""The smallest letters as a share of the screen's height: 4.7 cm on a picture 1.5 m high, capitals of 3.4 cm."""
MOST_GOODS: Final = 4
_AGAIN_MS: Final = 10_000
_TRIED = 100
_MOST_SHARE = {"body": 1 / 18, "strong": 1 / 3}
"""The largest letters of a weight, as a share of the screen's height, so that words stay smaller than figures."""
_FIGURE, _TITLE, _NOTE, _BAR = 15, 4, 4, 1


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing that the hall is told: what is counted, how much, of how much (0 = no target), and a note."""

    key: str
    title: str
    value: int
    most: int = 0
    note: str = ""


class HallView(QWidget):
    """A window of its own with the figures of an event; Esc or F11 leaves it."""

    reads = frozenset({"donor_visit", "stock_movement", "item", "event", "event_day"})

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, scope: Scope) -> None:
        """Show the figures of the chosen days, and go on reading them."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("hall")
        self.setWindowTitle(translate("Hall", "Hall screen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._event, self._scope = store, event, scope
        self._name, self._days, self._at = Fitted("strong"), Fitted("body"), Fitted("body")
        self._practice = _practice_mark()
        self._tiles: dict[str, HallTile] = {}
        self._grid = QGridLayout()
        self._lay_out()
        for key in ("Esc", "F11"):
            QShortcut(QKeySequence(key), self).activated.connect(self.close)
        store.changed.connect(self._on_changed)
        store.closing.connect(self.close)
        again = QTimer(self, interval=_AGAIN_MS)
        again.timeout.connect(self.refresh)
        again.start()
        self.refresh()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, event: StoredEvent, scope: Scope) -> "HallView":
        """Open the view on the second screen, where there is one, else over this one, instead of the one before."""
        for before in parent.findChildren(cls):
            before.close()
        view = cls(parent, store, event, scope)
        own = parent.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        view.setGeometry((others[0] if others else own).geometry())
        view.showFullScreen()
        return view

    def refresh(self) -> None:
        """Read the figures again."""
        self._store.read(partial(_read, self._event.id, self._scope), self._show)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & self.reads:
            self.refresh()

    def _show(self, found: tuple[Summary, Summary, bool]) -> None:
        shown, whole, practice = found
        self._practice.setVisible(practice)
        told = told_of(shown, whole)
        for key, tile in self._tiles.items():
            tile.setVisible(key in {one.key for one in told})
        for place, one in enumerate(told):
            tile = self._tiles.setdefault(one.key, HallTile(one.key))
            tile.show_told(one)
            self._grid.addWidget(tile, *_place(place, len(told)))
        hour = text.hour(dt.datetime.now(dt.UTC), self._event.zone)
        words = translate("Hall", "As of {hour} {zone}   ·   Esc: back")
        self._at.show_words(words.format(hour=hour, zone=self._event.zone.value))

    def _lay_out(self) -> None:
        days = (line for line in self._event.record.days if self._scope.day in (None, line.day))
        places = ", ".join(dict.fromkeys(line.place for line in days))
        self._name.show_words(self._event.record.series if self._scope.series else self._event.record.name)
        self._days.show_words(f"{days_words(self._event, self._scope)}  ·  {places}")
        self._grid.setSpacing(SIZES.space_l)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZES.space_xxl, SIZES.space_l, SIZES.space_xxl, SIZES.space_l)
        column.setSpacing(SIZES.space_s)
        column.addWidget(self._practice, 5)
        column.addWidget(self._name, 8)
        column.addWidget(self._days, 4)
        column.addLayout(self._grid, 60)
        column.addWidget(self._at, 4)


class HallTile(QFrame):
    """One figure for the hall: what is counted, the number, the way to its target, and a note."""

    def __init__(self, key: str) -> None:
        """Make it empty; its number has the object name `hall.<key>`."""
        super().__init__()
        mark(self, "card", value=True)
        self._title, self._number, self._note = Fitted("body"), Fitted("strong"), Fitted("body")
        self._number.setObjectName(f"hall.{key}")
        self._bar = WideBar()
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_s, SIZES.space_xl, SIZES.space_s)
        box.setSpacing(SIZES.space_xs)
        parts: Sequence[tuple[QWidget, int]] = (
            (self._title, _TITLE), (self._number, _FIGURE), (self._bar, _BAR), (self._note, _NOTE),
        )  # fmt: skip
        for widget, share in parts:
            box.addWidget(widget, share)

    def show_told(self, told: Told) -> None:
        """Show a figure."""
        self._title.show_words(told.title)
        self._number.show_words(text.number(told.value))
        self._number.setAccessibleName(f"{told.title}: {text.number(told.value)}. {told.note}")
        self._note.show_words(told.note)
        self._bar.show_share(told.value, told.most)


class Fitted(QLabel):
    """A line of words as large as its place allows, and never larger."""

    def __init__(self, role: str) -> None:
        """Make it empty, in the weight of a type role."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._role = role

    def show_words(self, words: str) -> None:
        """Show other words, as large as they fit."""
        if words != self.text():
            self.setText(words)
            self._fit()

    def _fit(self) -> None:
        made = font(self._role)
        made.setPixelSize(_TRIED)
        metrics = QFontMetrics(made)
        wide = self.width() / max(metrics.horizontalAdvance(self.text()), 1)
        high = self.height() / metrics.height()
        most = self.window().height() * _MOST_SHARE[self._role]
        made.setPixelSize(max(int(min(_TRIED * min(wide, high), most)), 1))
        self.setFont(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new place."""
        super().resizeEvent(event)
        self._fit()


class WideBar(QWidget):
    """The way to a target, as thick as its place; nothing without a target."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._value, self._most = 0, 0

    def show_share(self, value: int, most: int) -> None:
        """Show a value on the way to `most`."""
        self._value, self._most = value, most
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a thin line."""
        return QSize(SIZES.space_xxl, SIZES.space_m)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the share of it that is reached."""
        if self._most:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            reached = self._value >= self._most
            share = min(self._value / self._most, 1)
            paint_bar(painter, QRectF(self.rect()), share, "good" if reached else "accent")
            painter.end()


def told_of(shown: Summary, whole: Summary) -> list[Told]:
    """Give what the hall is told: people and bags where there are donors, and the first kinds of goods."""
    told = []
    donors, one_day = shown.donors, shown.day is not None
    if whole.donors.candidates or whole.target_donors or whole.target_bags or not whole.goods:
        targets = (0, 0) if one_day else (whole.target_donors or 0, whole.target_bags or 0)
        came, bags = translate("Hall", "Donors who came"), translate("Hall", "Bags of blood collected")
        units = len(donors.by_work_unit)
        note = _towards(donors.candidates, targets[0]) or _units_words(units)
        told.append(Told(key="candidates", title=came, value=donors.candidates, most=targets[0], note=note))
        note = _towards(donors.donated, targets[1])
        told.append(Told(key="donated", title=bags, value=donors.donated, most=targets[1], note=note))
    for number, (goods, of_all) in enumerate(zip(shown.goods[:MOST_GOODS], whole.goods, strict=False), 1):
        words = translate("Hall", "{left} of {quantity} {unit} remain").format(
            left=text.number(goods.on_hand), quantity=text.number(of_all.received), unit=goods.unit
        )
        title = translate("Hall", "{item} given").format(item=goods.item)
        most = 0 if one_day else of_all.received
        told.append(Told(key=f"goods.{number}", title=title, value=goods.with_recipients, most=most, note=words))
    return told


def _practice_mark() -> Fitted:
    """Make the mark of practice, hidden: the hall is not to take made-up figures for real ones."""
    made = Fitted("strong")
    made.setObjectName("hall.practice")
    made.setText(translate("Hall", "PRACTICE: these figures are made up"))
    mark(made, "banner", value="warn")
    mark(made, "tone", value="warn")
    made.hide()
    return made


def _read(event_id: str, scope: Scope, session: Any) -> tuple[Summary, Summary, bool]:
    from baktidesk.services import events, settings, summary

    ids = events.series_events(session, event_id) if scope.series else [event_id]
    whole = summary.summarise_series(session, ids)
    shown = summary.summarise_series(session, ids, scope.day) if scope.day else whole
    return shown, whole, settings.load(session).practice


def _place(place: int, count: int) -> tuple[int, int, int, int]:
    """Give row, column, rows and columns of a tile: two side by side, the last of an odd number over both."""
    wide = place == count - 1 and not place % 2
    return place // 2, place % 2, 1, 2 if wide else 1


def _towards(value: int, target: int) -> str:
    if not target:
        return ""
    words = translate("Summary", "{share} of the target of {target}")
    return words.format(share=percent(value, target), target=text.number(target))


def _units_words(count: int) -> str:
    return translate("Summary", "from %n work unit(s)", count) if count else ""
