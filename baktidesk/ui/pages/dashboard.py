"""The summary: how the day stands, live, and whether its figures agree."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.figure import Figure
from baktidesk.domain.summary import DonorTotals, GoodsTotals, Summary
from baktidesk.services import events, figures, summary
from baktidesk.ui import text
from baktidesk.ui.page import Page
from baktidesk.ui.relief.goods_card import GoodsCard, OpenCard, fact_figure
from baktidesk.ui.relief.onward_dialog import OnwardDialog
from baktidesk.ui.store import Store
from baktidesk.ui.summary.arrivals import ArrivalsCard
from baktidesk.ui.summary.charts import percent
from baktidesk.ui.summary.donor_figures import DonorCharts, UnitsCard, share_parts
from baktidesk.ui.summary.figures import (
    EmptyCard,
    FigureCard,
    PairCard,
    Tiles,
)
from baktidesk.ui.summary.head import BrokenBanner, Head, first_scope
from baktidesk.ui.summary.scope import Scope
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was read: the chosen days, all days of the same events, and how many events share one summary.

    `ids` are the events that the figures are of, `hours` the arrivals of each hour of the chosen days.
    """

    shown: Summary
    whole: Summary
    events: int
    ids: tuple[str, ...]
    hours: Mapping[int, int]


def read(session: Any, event_id: str, scope: Scope) -> Answer:
    """Read the figures of an event, or of its series, in one consistent state."""
    together = events.series_events(session, event_id)
    ids = together if scope.series else [event_id]
    whole = summary.summarise_series(session, ids)
    shown = summary.summarise_series(session, ids, scope.day) if scope.day else whole
    hours = figures.arrivals(session, ids, scope.day) if shown.donors.candidates else {}
    return Answer(shown=shown, whole=whole, events=len(together), ids=tuple(ids), hours=hours)


class DashboardPage(Page):
    """The figures of the active event, read again after every deed.

    Signals:
        records_asked(object): the officer wants to see the records that a Figure counts.
    """

    records_asked = Signal(object)
    reads = frozenset(
        {
            "donor_visit", "handover", "handover_line", "distribution", "stock_movement", "onward_report",
            "allocation", "item", "area", "event", "event_day",
        }
    )  # fmt: skip

    def __init__(self, store: Store) -> None:
        """Make the page; it fills when it comes into sight."""
        super().__init__(store, "dashboard")
        self.scope = Scope()
        self._event: StoredEvent | None = None
        self._head = Head()
        self._head.scopes.chosen.connect(self._choose)
        self._head.report_asked.connect(self._print_report)
        self._head.hall_asked.connect(self._open_hall)
        self._broken = BrokenBanner()
        self._cards = Cards()
        self._charts = DonorCharts()
        self._empty = EmptyCard(
            "summary",
            translate("Summary", "No donor has been checked in yet"),
            translate("Summary", "Check in the first one on the Donors page; every figure appears here by itself."),
        )
        self._arrivals, self._units = ArrivalsCard(), UnitsCard()
        self._goods = GoodsColumn()
        self._open = OpenCard()
        self._open.reports_asked.connect(lambda: OnwardDialog.show_for(self, store))
        self._left, self._content, self._area = QWidget(), QWidget(), QScrollArea()
        self._tiles = self._make_tiles()
        self._lay_out()
        for key, do in (("F11", self._open_hall), ("Ctrl+P", self._print_report)):
            QShortcut(QKeySequence(key), self, context=_WITHIN).activated.connect(do)
        self.show_event(store.active_event)

    def show_event(self, event: StoredEvent | None) -> None:
        """Take over another active event; the day of today is chosen where there are several."""
        other = event is None or self._event is None or event.id != self._event.id
        self._event = event
        if other:
            self.scope = first_scope(event, dt.datetime.now(dt.UTC)) if event else Scope()

    def refresh(self) -> None:
        """Read the figures again."""
        event, scope = self._event, self.scope
        if event is None:
            return
        self.store.read(lambda session: read(session, event.id, scope), lambda answer: self._show(event, scope, answer))

    def focus(self) -> None:
        """Let the keys scroll the page."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, scope: Scope) -> None:
        self.scope = scope
        self.refresh()

    def _show(self, event: StoredEvent, scope: Scope, answer: Answer) -> None:
        """Show an answer, unless another event or other days have been chosen since it was asked for."""
        if self._event is None or event.id != self._event.id or scope != self.scope:
            return
        shown, whole = answer.shown, answer.whole
        problems = tuple(dict.fromkeys(map(text.sentence, (*shown.broken_identities(), *whole.broken_identities()))))
        self._head.show_scope(event, scope, answer.events)
        self._head.show_verdict(len(problems))
        self._broken.show_problems(problems)
        base = Figure(event_ids=answer.ids, day=scope.day)
        self._cards.show_figures(shown, whole, base)
        self._charts.show_donors(shown.donors, base)
        self._arrivals.show_arrivals(answer.hours, base)
        self._units.show_donors(shown.donors, base)
        self._goods.show_goods(shown, whole, base)
        self._open.show_obligations(whole.onward_open, base)
        self._arrange(shown, whole)

    def _arrange(self, shown: Summary, whole: Summary) -> None:
        """Leave out what an event without donors, or without goods, has no use for."""
        came = shown.donors.candidates > 0
        expected = whole.donors.candidates > 0 or bool(whole.target_donors or whole.target_bags)
        gave = any(goods.handed_over for goods in whole.goods)
        self._cards.set_visible(expected or not gave, goods=bool(whole.goods))
        for card in (self._charts.funnel, self._charts.groups, self._charts.reasons, self._arrivals, self._units):
            card.setVisible(came)
        self._empty.setVisible(not came and not gave)
        self._left.setVisible(came or bool(whole.onward_open))
        self._goods.setVisible(bool(whole.goods))
        self._tiles.arrange()
        self._content.show()

    def _print_report(self) -> None:
        """Offer the report of the chosen days in PMI's layout for printing."""
        from baktidesk.ui.summary.pmi_report import print_pmi_report

        if self._event is not None:
            print_pmi_report(self, self.store, self._event, self.scope.day)

    def _open_hall(self) -> None:
        """Show the figures for the whole hall, on the full screen."""
        from baktidesk.ui.summary.hall_view import HallView

        if self._event is not None:
            HallView.show_for(self, self.store, self._event, self.scope)

    def _make_tiles(self) -> Tiles:
        charts = self._charts
        return Tiles(
            [
                (self._broken, 12, 12),
                *((card, 2, 4) for card in self._cards.all),
                (charts.funnel, 5, 12),
                (charts.groups, 3, 5),
                (charts.reasons, 4, 7),
                (self._empty, 12, 12),
                (self._left, 6, 12),
                (self._goods, 6, 12),
            ]
        )

    def _lay_out(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SIZES.space_m)
        left.addWidget(self._arrivals)
        left.addWidget(self._units)
        left.addWidget(self._open)
        left.addStretch(1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SIZES.space_l, 0, SIZES.space_l, SIZES.space_l)
        column.addWidget(self._tiles)
        column.addStretch(1)
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(translate("Summary", "Summary"))
        self._content.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._area, 1)


class Cards:
    """The figures that an officer is asked for first."""

    def __init__(self) -> None:
        """Make one card for each."""
        self._candidates = FigureCard("candidates", translate("Summary", "Candidates"))
        self._donated = FigureCard("donated", translate("Summary", "Bags collected"))
        self._deferred = FigureCard("deferred", translate("Summary", "Deferred"))
        self._waiting = FigureCard("waiting", translate("Summary", "Waiting"))
        self._lost = PairCard(("failed", translate("Summary", "Failed")), ("left", translate("Summary", "Left")))
        self._remaining = FigureCard("remaining", translate("Summary", "Remaining"))
        self.of_donors = (self._candidates, self._donated, self._deferred, self._waiting, self._lost)
        self.all = (*self.of_donors, self._remaining)

    def set_visible(self, visible: bool, goods: bool) -> None:
        """Show the cards at all, and the one of the goods among them."""
        for card in self.of_donors:
            card.setVisible(visible)
        self._remaining.setVisible(visible and goods)

    def show_figures(self, shown: Summary, whole: Summary, base: Figure) -> None:
        """Show the figures; targets are of all days, so they are set beside the figures of all days only."""
        donors = shown.donors
        targets = (0, 0) if base.day else (whole.target_donors or 0, whole.target_bags or 0)
        of = {part.key: part.figure for part in share_parts(donors, base)}
        self._candidates.show_figure(
            donors.candidates,
            _towards(donors.candidates, targets[0]) or _units_words(donors),
            most=targets[0],
            figure=base,
        )
        self._donated.show_figure(
            donors.donated,
            _towards(donors.donated, targets[1]) or _share_words(donors.donated, donors),
            most=targets[1],
            figure=of["donated"],
        )
        note = translate("Summary", "still in the queue") if donors.waiting else translate("Summary", "nobody")
        self._deferred.show_figure(donors.deferred, _share_words(donors.deferred, donors), figure=of["deferred"])
        self._waiting.show_figure(donors.waiting, note, figure=of["waiting"])
        self._lost.show_figures((donors.failed, of["failed"]), (donors.left, of["left"]))
        self._show_goods(shown.goods, whole.goods, base)

    def _show_goods(self, goods: Sequence[GoodsTotals], of_all: Sequence[GoodsTotals], base: Figure) -> None:
        if goods:
            first, came = goods[0], of_all[0].received
            words = translate("Summary", "of {quantity} {unit}").format(quantity=text.number(came), unit=first.unit)
            self._remaining.show_title(translate("Summary", "Remaining: {item}").format(item=first.item))
            figure = fact_figure(replace(base, item=first.item, unit=first.unit), "on_hand")
            self._remaining.show_figure(first.on_hand, words, most=came, figure=figure)


class GoodsColumn(QWidget):
    """One card for each kind of goods."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._cards: list[GoodsCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZES.space_m)
        self._column.addStretch(1)

    def show_goods(self, shown: Summary, whole: Summary, base: Figure) -> None:
        """Show the goods of the events and days of `base`."""
        while len(self._cards) < len(shown.goods):
            card = GoodsCard(len(self._cards) + 1)
            self._column.insertWidget(len(self._cards), card)
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(shown.goods))
        for card, of_days, of_all in zip(self._cards, shown.goods, whole.goods, strict=False):
            card.show_goods(of_days, of_all, base)


def _towards(value: int, target: int) -> str:
    if not target:
        return ""
    words = translate("Summary", "{share} of the target of {target}")
    return words.format(share=percent(value, target), target=text.number(target))


def _share_words(part: int, donors: DonorTotals) -> str:
    if not donors.candidates:
        return ""
    return translate("Summary", "{share} of the candidates").format(share=percent(part, donors.candidates))


def _units_words(donors: DonorTotals) -> str:
    count = len(donors.by_work_unit)
    return translate("Summary", "from %n work unit(s)", count) if count else ""
