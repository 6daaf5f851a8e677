"""What became of one kind of goods: the stock, the office areas and the recipients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.distribution import RecipientKind
from baktidesk.domain.figure import Figure
from baktidesk.domain.stock import MovementKind
from baktidesk.domain.summary import GoodsTotals, Obligation
from baktidesk.ui import text
from baktidesk.ui.age import age_chip
from baktidesk.ui.chip import Chip, StatusChip
from baktidesk.ui.page import make_card, make_words
from baktidesk.ui.summary.charts import Bar, BarChart, BarDelegate, ElidedLabel, Extent, Part
from baktidesk.ui.summary.figure_button import FigureButton, FigureTable, put_flush
from baktidesk.ui.summary.figures import Fact, fit_bars, fit_height, make_titled_card
from baktidesk.ui.table import Column
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

NO_AREA = "-"
ALLOCATED, HANDED, LEFT, RETURNED = 1, 2, 3, 5
"""Columns of figures; what came back stands before what remains, and only where something did."""
NO_FIGURE = Figure()
_OUT = frozenset({MovementKind.HANDED_OVER, MovementKind.RETURNED})
_FACTS = {
    "received": frozenset({MovementKind.RECEIVED}),
    "handed_over": frozenset({MovementKind.HANDED_OVER}),
    "returned": frozenset({MovementKind.RETURNED}),
    "damaged": frozenset({MovementKind.DAMAGED}),
    "moved": frozenset({MovementKind.MOVED, MovementKind.MOVED_IN}),
    "on_hand": frozenset(MovementKind),
}
_NUMBER = SIZES.space_xl * 3


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """One office area in the table, in the item's unit; None where nothing is allocated."""

    id: str
    area: str
    allocated: int | None
    handed_over: int
    remaining: int | None
    returned: int = 0
    base: Figure = NO_FIGURE

    def extent(self) -> Extent | None:
        """Give how much of the allocation is handed over, all days together."""
        if not self.allocated or self.remaining is None:
            return None
        return Extent(self.allocated - self.remaining, self.allocated, self.allocated)

    def figure(self, column: int) -> Figure | None:
        """Give the figure in a column of the table; what is allocated stands in the event's plan."""
        if column == ALLOCATED and self.allocated is not None:
            return replace(self.base, planned=True, words=f"{self.area}, {translate('Summary', 'Allocated')}")
        if column == LEFT and self.remaining is not None:
            words = translate("Summary", "{area}: went out, less what came back; {remaining} of {allocated} remain")
            numbers = {"remaining": text.number(self.remaining), "allocated": text.number(self.allocated or 0)}
            return replace(self._here(_OUT), day=None, words=words.format(area=self.area, **numbers))
        kind = {HANDED: MovementKind.HANDED_OVER, RETURNED: MovementKind.RETURNED}.get(column)
        return self._here({kind}, f"{self.area}, {text.label(kind)}") if kind else None

    def _here(self, kinds: Iterable[MovementKind], words: str = "") -> Figure:
        return replace(self.base, area=self.id, movements=frozenset(kinds), words=words)


class GoodsCard(QFrame):
    """One kind of goods; what remains is always of all days, the rest of the days that were chosen."""

    def __init__(self, number: int) -> None:
        """Make the card of the item with this number (from 1), which stands in the object names."""
        super().__init__()
        name = f"goods.{number}"
        card, box = make_card()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._name = ElidedLabel(role="section")
        self._unit = make_words("", "muted")
        self._facts = {
            field: Fact(f"{name}.{field}", title)
            for field, title in (
                ("received", translate("Summary", "Received")),
                ("handed_over", translate("Summary", "Handed over")),
                ("returned", translate("Summary", "Returned")),
                ("damaged", translate("Summary", "Damaged or lost")),
                ("moved", translate("Summary", "Moved elsewhere")),
                ("on_hand", translate("Summary", "Remaining")),
            )
        }
        self._bar = Bar()
        self._bar.lead_to(lambda _place: self._facts["handed_over"].button)
        self._areas = self._make_areas(name)
        self._kinds_title = make_words(translate("Summary", "By kind of recipient"), "caption")
        self._kinds = BarChart(f"summary.{name}.kind", self._kinds_title.text())
        box.addLayout(self._lay_out_head())
        box.addLayout(self._lay_out_facts())
        for widget in (self._bar, self._areas, self._kinds_title, self._kinds):
            box.addWidget(widget)

    def show_goods(self, shown: GoodsTotals, whole: GoodsTotals, base: Figure) -> None:
        """Show the figures of the events and days of `base`; `whole` are those of all days."""
        base = replace(base, item=shown.item, unit=shown.unit)
        self._name.show_words(shown.item)
        self._unit.setText(translate("Summary", "in {unit}").format(unit=shown.unit))
        for field, fact in self._facts.items():
            value, words = getattr(shown, field), f"{shown.item}, {fact.title}"
            fact.show_figure(value, replace(fact_figure(base, field), words=words))
            fact.setVisible(bool(value) or field in ("received", "handed_over", "on_hand"))
        self._show_bar(whole)
        self._show_areas(shown, whole, base)
        self._show_kinds(shown, base)

    def _show_bar(self, whole: GoodsTotals) -> None:
        self._bar.show_value(whole.with_recipients, whole.received)
        self._bar.setToolTip(
            translate("Summary", "{handed} of {received} handed over, all days together").format(
                handed=text.number(whole.with_recipients), received=text.number(whole.received)
            )
        )
        self._bar.setAccessibleName(self._bar.toolTip())

    def _show_areas(self, shown: GoodsTotals, whole: GoodsTotals, base: Figure) -> None:
        rows = area_rows(shown, whole, base)
        allocated = any(row.allocated for row in rows)
        self._areas.show_rows(rows)
        returned = any(row.returned for row in rows)
        for column in (1, 3):
            self._areas.setColumnHidden(column, not allocated)
        self._areas.setColumnHidden(4, returned or not allocated)
        self._areas.setColumnHidden(RETURNED, not returned)
        self._areas.setVisible(any(row.id != NO_AREA for row in rows))
        fit_height(self._areas)

    def _show_kinds(self, shown: GoodsTotals, base: Figure) -> None:
        parts = kind_parts(shown, base)
        self._kinds.show_parts(parts)
        for widget in (self._kinds, self._kinds_title):
            widget.setVisible(bool(parts))

    def _make_areas(self, name: str) -> FigureTable[AreaRow]:
        columns: tuple[Column[AreaRow], ...] = (
            Column(title=translate("Summary", "Office area"), value=lambda row: row.area, stretch=True),
            Column(title=translate("Summary", "Allocated"), value=lambda row: row.allocated, width=_NUMBER),
            Column(title=translate("Summary", "Handed over"), value=lambda row: row.handed_over, width=_NUMBER),
            Column(title=translate("Summary", "Remaining"), value=lambda row: row.remaining, width=_NUMBER),
            Column(title="", value=lambda _row: ""),
            Column(title=translate("Summary", "Returned"), value=lambda row: row.returned, width=_NUMBER),
        )
        accessible = translate("Summary", "By office area")
        table = FigureTable(f"summary.{name}.areas", columns, accessible, AreaRow.figure, {4: HANDED})
        table.setItemDelegateForColumn(4, BarDelegate(AreaRow.extent, table))
        table.horizontalHeader().moveSection(RETURNED, 3)
        return table

    def _lay_out_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(SIZES.space_s)
        head.addWidget(self._name)
        head.addWidget(self._unit)
        head.addStretch(1)
        return head

    def _lay_out_facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_xxl)
        for fact in self._facts.values():
            row.addWidget(fact)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars most of the room that a wide table has over."""
        super().resizeEvent(event)
        fit_bars(self._areas, 4)


class OpenCard(QFrame):
    """Goods that institutions are to distribute onward and have not reported yet, whatever the day.

    Signals:
        reports_asked(): the officer wants to see or write down reports.
    """

    reports_asked = Signal()

    def __init__(self) -> None:
        """Make the card, hidden."""
        super().__init__()
        card, box = make_titled_card(translate("Summary", "Onward distribution not reported yet"))
        self._box = QVBoxLayout()
        self._box.setSpacing(SIZES.space_s)
        box.addLayout(self._box)
        self._button = QPushButton(translate("Summary", "Reports…"))
        self._button.setObjectName("summary.reports")
        self._button.setAccessibleName(translate("Summary", "Reports on onward distribution"))
        self._button.clicked.connect(self.reports_asked)
        box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines: list[OpenLine] = []
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.hide()

    def show_obligations(self, found: Sequence[Obligation], base: Figure) -> None:
        """Show what is open in the events of `base`; nothing hides the card."""
        while len(self._lines) < len(found):
            line = OpenLine(len(self._lines) + 1)
            self._box.addWidget(line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(found))
        for one, line in zip(found, self._lines, strict=False):
            line.show_obligation(one, base)
        self.setVisible(bool(found))


class OpenLine(QWidget):
    """One obligation: who, what and since when; how much is open, and of how much."""

    def __init__(self, number: int) -> None:
        """Make the line with this number (from 1), which stands in the object name of its figure."""
        super().__init__()
        self._to, self._what = ElidedLabel(role="strong"), ElidedLabel(role="caption")
        self._age = StatusChip(Chip("good", "check", ""))
        self._open, self._of = FigureButton(f"summary.onward.{number}"), make_words("", "caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SIZES.space_m)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, _NUMBER * 5 // 2)
        grid.addWidget(self._to, 0, 0)
        grid.addWidget(self._what, 1, 0)
        put_flush(self._open, grid, 0, 2, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._of, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._age, 0, 1, 2, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_obligation(self, one: Obligation, base: Figure) -> None:
        """Show an obligation; its records are the handover that it comes from."""
        self._to.show_words(one.to)
        self._age.show_status(age_chip(one))
        self._what.show_words(
            translate("Summary", "{item}, since {day}").format(item=one.item, day=text.day(one.since))
        )
        words = translate("Summary", "Onward distribution not reported yet: {to}").format(to=one.to)
        figure = replace(base, day=None, handover_id=one.handover_id, words=words)
        self._open.show_figure(words, f"{text.number(one.open)} {one.unit}", figure)
        self._of.setText(translate("Summary", "open, of {quantity}").format(quantity=text.number(one.quantity)))


def fact_figure(base: Figure, field: str) -> Figure:
    """Give the figure of a field of the stock (of GoodsTotals); what remains is of all days up to the one of `base`."""
    if field == "on_hand":
        base = replace(base, day=None, until=base.day)
    return replace(base, movements=_FACTS[field])


def kind_parts(shown: GoodsTotals, base: Figure) -> list[Part]:
    """Give what went to each kind of recipient."""
    handed = replace(base, movements=_FACTS["handed_over"])
    return [
        Part(
            key=kind,
            label=_kind_words(kind),
            value=count,
            figure=replace(handed, recipient_kind=kind, words=f"{shown.item}, {_kind_words(kind)}"),
        )
        for kind, count in shown.by_recipient_kind.items()
    ]


def area_rows(shown: GoodsTotals, whole: GoodsTotals, base: Figure) -> list[AreaRow]:
    """Give a row for every office area that something is meant for or went to, and one for the rest."""
    back = {area.area: area.returned for area in shown.areas}
    rows = [
        AreaRow(
            id=area.area,
            area=area.area,
            allocated=area.allocated,
            handed_over=shown.by_area.get(area.area, 0),
            remaining=area.remaining,
            returned=back.get(area.area, 0),
            base=base,
        )
        for area in whole.areas
    ]
    rest = shown.by_area.get(NO_AREA, 0)
    if rest:
        words = translate("Summary", "Without an office area")
        rows.append(AreaRow(id=NO_AREA, area=words, allocated=None, handed_over=rest, remaining=None, base=base))
    return rows


def _kind_words(kind: str) -> str:
    return text.label(RecipientKind(kind)) if kind in set(RecipientKind) else kind
