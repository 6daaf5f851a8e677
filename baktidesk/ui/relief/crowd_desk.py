"""The desk that counts a crowd: what is held is asked once, then every press of the space bar is a package."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from baktidesk.domain.crowd import Crowd
from baktidesk.domain.errors import NeedsSupervisor, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.summary import GoodsTotals
from baktidesk.ui import text
from baktidesk.ui.form import Form
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.records.override import Overdraft, ask_override
from baktidesk.ui.relief.crowd_pad import Counter, LastStrokes, Problem, StrokeButton, make_take_back, utc_now
from baktidesk.ui.relief.goods import StockCard
from baktidesk.ui.relief.strokes import Strokes
from baktidesk.ui.store import Store
from baktidesk.ui.summary.charts import ElidedLabel
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

PACE_MS = 5000
"""The rate falls by itself while nobody comes."""
SOON_MS = 250
"""While strokes are on their way, stock, rate and the last strokes follow the number no more often than this."""


class CrowdDesk(QWidget):
    """The form of what is held, and the counter."""

    def __init__(self, store: Store) -> None:
        """Make the desk."""
        super().__init__()
        self._store = store
        self._event: StoredEvent | None = None
        self._goods: dict[str, GoodsTotals] = {}
        self._held: Crowd | None = None
        self.strokes = Strokes.of(store)
        self.form = Form(Crowd, "crowd", translate("Crowd", "Begin counting"), desk=True, scrolls=True)
        self.button = StrokeButton()
        self._counter, self._last, self._problem = Counter(), LastStrokes(), Problem()
        self._stock = StockCard("crowd.left")
        self._what = ElidedLabel("", "section")
        self._what.setObjectName("crowd.held")
        self._whom = ElidedLabel("", "muted")
        self._whom.setObjectName("crowd.whom")
        self._hint = OneLine("muted")
        self._hint.setObjectName("crowd.hint")
        self._change = self._make_change()
        self._back = make_take_back()
        self._body = QStackedWidget()
        self._timer = QTimer(self, interval=PACE_MS)
        self._soon = QTimer(self, interval=SOON_MS, singleShot=True)
        self._lay_out()
        self._connect()

    def show_event(self, event: StoredEvent) -> None:
        """Offer the event's goods and areas; what is counted stays where the event is the same."""
        self._event = event
        self.form.offer("item", [(item.id, f"{item.name} ({item.unit})") for item in event.items])
        self.form.offer("area", event.areas)
        self.strokes.move_to(event)
        self._held = None
        self._show()

    def show_goods(self, goods: Sequence[GoodsTotals]) -> None:
        """Take over the totals of the stock."""
        self._goods = {one.item_id: one for one in goods}
        self._show_stock()

    def focus(self) -> None:
        """Put the cursor to the counter, or to what is to be chosen first."""
        if self.strokes.held is None:
            self.form.focus_first()
        else:
            self.button.setFocus()

    def _begin(self, held: Crowd) -> None:
        self.strokes.hold(held)
        self.form.set_saving(False)
        self.focus()

    def _choose_again(self) -> None:
        """Ask again what is held; what was counted stays counted."""
        held = self.strokes.held
        self.strokes.hold(None)
        if held:
            self.form.load(held)
        self.form.set_saving(False)
        self.form.focus_first()

    def _take_back(self) -> None:
        if not self.strokes.take_back():
            self._store.said.emit(translate("Crowd", "Nothing is left to take back at this desk."), "")

    def _on_enter(self) -> None:
        if self.strokes.refusal:
            self._try_again()

    def _try_again(self) -> None:
        refusal = self.strokes.refusal
        if isinstance(refusal, NeedsSupervisor):
            ask_override(self, self._store, refusal, self._allow)
        else:
            self.strokes.try_again()
        self.button.setFocus()

    def _allow(self, overdraft: Overdraft, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        self.strokes.try_again(overdraft, done, refused)

    def _give_up(self) -> None:
        packages = self.strokes.give_up()
        words = translate("Crowd", "Not counted: {count}.").format(count=text.number(packages))
        self._store.said.emit(words, "")
        self.button.setFocus()

    def _show(self) -> None:
        """Show how the count stands."""
        strokes = self.strokes
        if strokes.held != self._held:
            self._held = strokes.held
            self._show_held()
        if strokes.held is None or self._event is None:
            return
        self._counter.show_count(strokes.count.counted if strokes.count else None, strokes.waiting)
        self._show_problem()
        if not strokes.waiting:
            self._show_rest()
        elif not self._soon.isActive():
            self._soon.start()

    def _show_rest(self) -> None:
        """Show what nobody reads between two strokes: while they come, a few times a second."""
        self._soon.stop()
        if self.strokes.held is None or self._event is None:
            return
        self._last.show_strokes(self.strokes.latest, self._event.zone)
        self._show_pace()
        self._show_stock()

    def _show_held(self) -> None:
        held, event = self._held, self._event
        focus = QApplication.focusWidget()
        was_choosing = focus is not None and self.form.isAncestorOf(focus)
        self._body.setCurrentIndex(0 if held is None else 1)
        if held is None or event is None:
            return
        item = next((one for one in event.items if one.id == held.item_id), None)
        area = dict(event.areas).get(held.area_id, "")
        self._what.show_words(item.name if item else "")
        self._whom.show_words(" · ".join(filter(None, (area, text.label(held.recipient_kind)))))
        self._counter.show_unit(item.unit if item else "")
        if was_choosing:
            self.button.setFocus()

    def _show_pace(self) -> None:
        self._counter.show_pace(self.strokes.pace(utc_now()))

    def _show_stock(self) -> None:
        held, count = self.strokes.held, self.strokes.count
        goods = self._goods.get(held.item_id) if held else None
        self._stock.setVisible(goods is not None)
        if goods:
            since = goods.on_hand - count.left if count else 0
            self._stock.show_goods(replace(goods, handed_over=goods.handed_over + since))

    def _show_problem(self) -> None:
        refusal = self.strokes.refusal
        if refusal is None:
            self._problem.show_problem("")
            return
        words = translate("Crowd", "Not counted yet: {count}. {why}")
        count = text.number(self.strokes.refused)
        self._problem.show_problem(words.format(count=count, why=text.sentence(refusal)))

    def _show_hint(self, left: bool) -> None:
        elsewhere = translate("Crowd", "The space bar does not count now. Back to counting: F3.")
        here = translate("Crowd", "Several at once: type the number, then Enter.")
        self._hint.setText(elsewhere if left else here)

    def _connect(self) -> None:
        self.form.submitted.connect(self._begin)
        self.strokes.changed.connect(self._show)
        self.button.struck.connect(self.strokes.strike)
        self.button.taken_back.connect(self._take_back)
        self.button.entered.connect(self._on_enter)
        self.button.left.connect(self._show_hint)
        self._back.clicked.connect(self._take_back)
        self._change.clicked.connect(self._choose_again)
        self._problem.again_asked.connect(self._try_again)
        self._problem.drop_asked.connect(self._give_up)
        self._timer.timeout.connect(self._show_pace)
        self._soon.timeout.connect(self._show_rest)
        self._show_hint(True)

    def _make_change(self) -> QPushButton:
        words = translate("Crowd", "Change")
        button = QPushButton(words)
        button.setObjectName("crowd.change")
        button.setAccessibleName(translate("Crowd", "Change what is counted"))
        button.setProperty("quiet", True)
        return button

    def _lay_out(self) -> None:
        self._body.addWidget(self.form)
        self._body.addWidget(self._make_pad())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)

    def _make_pad(self) -> QWidget:
        pad = QWidget()
        box = QVBoxLayout(pad)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(SIZES.space_m)
        head, held, figures = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        held.setSpacing(0)
        held.addWidget(self._what)
        held.addWidget(self._whom)
        head.addLayout(held, 1)
        head.addWidget(self._change)
        figures.setSpacing(SIZES.space_l)
        figures.addWidget(self._counter, 3)
        figures.addWidget(self._last, 2)
        box.addLayout(head)
        box.addLayout(figures)
        box.addWidget(self._stock)
        box.addWidget(self._problem)
        box.addStretch(1)
        for widget in (self._hint, self.button, self._back):
            box.addWidget(widget)
        return pad

    def showEvent(self, event: QShowEvent) -> None:
        """Let the rate follow the clock while it is in sight."""
        super().showEvent(event)
        self._timer.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest out of sight."""
        super().hideEvent(event)
        self._timer.stop()
