"""The sheet Ringkasan: the figures of the event on one printed page, laid out for people.

The hidden first column names what stands in a row (such as `donors.candidates`), for programs.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from baktidesk.domain.distribution import RecipientKind
from baktidesk.domain.donation import DeferralReason
from baktidesk.domain.errors import QT_TRANSLATE_NOOP
from baktidesk.domain.event import Event, StoredEvent
from baktidesk.domain.fields import fields_of
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.summary import GoodsTotals, Summary
from baktidesk.services.language import Language
from baktidesk.services.summary import NO_AREA
from baktidesk.services.workbook.cells import LINE_HEIGHT, Value, lines_of

WIDTHS: Final = (16, 42, 14, 14, 14, 14, 14, 14, 14)
COLUMNS: Final = len(WIDTHS)
_FIGURE: Final = WIDTHS[-1]
_TITLE_HEIGHT: Final = 24
_TITLE_WIDTH: Final = 70

FIGURES: Final = {
    "candidates": QT_TRANSLATE_NOOP("Workbook", "Came to donate"),
    "passed": QT_TRANSLATE_NOOP("Workbook", "Passed by PMI"),
    "donated": QT_TRANSLATE_NOOP("Workbook", "Donated"),
    "deferred": QT_TRANSLATE_NOOP("Workbook", "Deferred"),
    "failed": QT_TRANSLATE_NOOP("Workbook", "Failed draws"),
    "waiting": QT_TRANSLATE_NOOP("Workbook", "Still waiting"),
    "left": QT_TRANSLATE_NOOP("Workbook", "Left before the end"),
    "bags": QT_TRANSLATE_NOOP("Workbook", "Bags used"),
}
STOCK: Final = {
    "received": QT_TRANSLATE_NOOP("Workbook", "Received"),
    "returned": QT_TRANSLATE_NOOP("Workbook", "Returned"),
    "handed_over": QT_TRANSLATE_NOOP("Workbook", "Handed over"),
    "damaged": QT_TRANSLATE_NOOP("Workbook", "Damaged or lost"),
    "moved": QT_TRANSLATE_NOOP("Workbook", "Moved elsewhere"),
    "on_hand": QT_TRANSLATE_NOOP("Workbook", "On hand"),
}
ITEM: Final = QT_TRANSLATE_NOOP("Workbook", "Goods")
UNIT: Final = QT_TRANSLATE_NOOP("Workbook", "Unit")
ALLOCATED: Final = QT_TRANSLATE_NOOP("Workbook", "Allocated")
WITHOUT_AREA: Final = QT_TRANSLATE_NOOP("Workbook", "Without an office area")
FEW: Final = 5
"""Health figures below this are put together where nobody is to be recognised."""
CHART_LINES: Final = 14
"""Rows that are kept free for a chart."""


@dataclass(frozen=True)
class Line:
    """One row: the name for programs, the cells from the second column on as (value, style), merged columns, height."""

    key: str
    cells: tuple[tuple[Value, str] | None, ...] = ()
    merged: tuple[int, int] | None = None
    height: int = 0


def summary_lines(
    event: StoredEvent, summary: Summary, subtitle: str, language: Language, *, few_together: bool = False
) -> list[Line]:
    """Give the rows of the sheet from the top; `few_together` joins health figures below FEW."""
    layout = _Layout(language, few_together)
    parts = (
        layout.heading(event, subtitle),
        layout.facts(event.record),
        layout.donors(summary),
        layout.goods(summary.goods),
        layout.recipients(summary.goods),
        layout.areas(summary.goods),
        layout.onward(summary),
        layout.agreement(summary),
    )
    return [line for part in parts for line in part]


class _Layout:
    """Makes the rows of the sheet in one language."""

    def __init__(self, language: Language, few_together: bool) -> None:
        self.language = language
        self._few_together = few_together

    def heading(self, event: StoredEvent, subtitle: str) -> Iterator[Line]:
        """Give the title of the sheet and what kind of workbook it is in."""
        height = _TITLE_HEIGHT * lines_of(event.record.name, _TITLE_WIDTH)
        yield Line("event.name", ((event.record.name, "title"),), (2, COLUMNS), height)
        yield Line("kind", ((subtitle, "strong"),), (2, COLUMNS))

    def facts(self, event: Event) -> Iterator[Line]:
        """Give what is held, where, when and by whom."""
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "The event"))
        for name in ("code", "occasion", "organiser", "partner", "series"):
            if getattr(event, name):
                yield self._fact(f"event.{name}", fields_of(Event)[name].label, getattr(event, name))
        for line in event.days:
            label = self.language.translate("Field", fields_of(Event)["days"].label)
            blank = [(None, "note")] * (COLUMNS - 4)
            yield Line("event.days", ((label, "note"), (line.day, "day"), (line.place, "note"), *blank), (4, COLUMNS))
        yield self._fact("event.zone", fields_of(Event)["zone"].label, self.language.label(event.zone))

    def donors(self, summary: Summary) -> Iterator[Line]:
        """Give the funnel, the groups, the work units and the reasons."""
        donors = summary.donors
        if not donors.candidates and summary.target_donors is None and summary.target_bags is None:
            return
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "Donors"))
        targets = {"candidates": summary.target_donors, "bags": summary.target_bags}
        yield self._caption("", QT_TRANSLATE_NOOP("Workbook", "Number"), QT_TRANSLATE_NOOP("Workbook", "Target"))
        for name, label in FIGURES.items():
            yield self._row(f"donors.{name}", self._text(label), getattr(donors, name), targets.get(name))
        yield from self._room("chart.donors" if donors.candidates else "")
        yield from self._counted(
            "donors.by_blood_group",
            QT_TRANSLATE_NOOP("Workbook", "Bags by blood group (PMI)"),
            {self.language.label(BloodGroup(key)): n for key, n in donors.by_blood_group.items()},
        )
        yield from self._work_units(summary)
        yield from self._counted(
            "donors.by_deferral_reason",
            QT_TRANSLATE_NOOP("Workbook", "Deferred by reason"),
            {self.language.label(DeferralReason(key)): n for key, n in donors.by_deferral_reason.items()},
        )

    def goods(self, goods: Sequence[GoodsTotals]) -> Iterator[Line]:
        """Give the stock equation of every kind of goods."""
        if not goods:
            return
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "Stock of goods"))
        yield self._caption(ITEM, UNIT, *STOCK.values(), texts=1)
        for one in goods:
            yield self._row("goods", one.item, one.unit, *(getattr(one, name) for name in STOCK))

    def recipients(self, goods: Sequence[GoodsTotals]) -> Iterator[Line]:
        """Give what went to each kind of recipient."""
        if not any(one.by_recipient_kind for one in goods):
            return
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "Handed over by kind of recipient"))
        kind = QT_TRANSLATE_NOOP("Workbook", "Kind of recipient")
        yield self._caption(kind, ITEM, "", UNIT, STOCK["handed_over"], texts=3)
        for one in goods:
            for key, quantity in one.by_recipient_kind.items():
                label = self.language.label(RecipientKind(key))
                yield self._row("goods.by_recipient_kind", label, one.item, "", one.unit, quantity, merged=(3, 4))

    def areas(self, goods: Sequence[GoodsTotals]) -> Iterator[Line]:
        """Give what each office area was meant to get, got, and is still to get."""
        if not any(one.areas for one in goods):
            return
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "Handed over by office area"))
        columns = (
            ALLOCATED,
            STOCK["handed_over"],
            QT_TRANSLATE_NOOP("Workbook", "Remaining"),
        )
        yield self._caption(QT_TRANSLATE_NOOP("Workbook", "Office area"), ITEM, "", UNIT, *columns, texts=3)
        for one in goods:
            for area in one.areas:
                figures = (area.allocated, area.handed_over, area.remaining)
                yield self._row("goods.by_area", area.area, one.item, "", one.unit, *figures, merged=(3, 4))
            yield from self._without_area(one)
        for one in goods:
            yield from self._room("chart.areas" if one.areas else "")

    def onward(self, summary: Summary) -> Iterator[Line]:
        """Give the obligations that are still open."""
        if not summary.onward_open:
            return
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "To be distributed onward, not yet reported"))
        columns = (
            UNIT,
            QT_TRANSLATE_NOOP("Workbook", "Since"),
            QT_TRANSLATE_NOOP("Workbook", "Quantity"),
            QT_TRANSLATE_NOOP("Workbook", "Reported"),
            QT_TRANSLATE_NOOP("Workbook", "Open"),
        )
        yield self._caption(QT_TRANSLATE_NOOP("Workbook", "Institution"), ITEM, "", *columns, texts=4)
        for one in summary.onward_open:
            figures = (one.unit, one.since, one.quantity, one.reported, one.open)
            yield self._row("onward_open", one.to, one.item, "", *figures, merged=(3, 4))

    def agreement(self, summary: Summary) -> Iterator[Line]:
        """Say that the figures agree, or which do not."""
        yield from self._section(QT_TRANSLATE_NOOP("Workbook", "Check"))
        broken = [self.language.sentence(problem) for problem in summary.broken_identities()]
        for sentence in broken or [self._text(QT_TRANSLATE_NOOP("Workbook", "All figures agree."))]:
            yield Line("identities_hold", ((sentence, "strong"),), (2, COLUMNS))

    def _work_units(self, summary: Summary) -> Iterator[Line]:
        donors = summary.donors
        if not donors.by_work_unit:
            return
        yield Line("")
        yield self._caption(
            QT_TRANSLATE_NOOP("Workbook", "Work unit"),
            QT_TRANSLATE_NOOP("Workbook", "Came"),
            QT_TRANSLATE_NOOP("Workbook", "Donated"),
        )
        for name, came in donors.by_work_unit.items():
            yield self._row("donors.by_work_unit", name, came, donors.donated_by_work_unit.get(name, 0))

    def _counted(self, key: str, label: str, counts: Mapping[str, int]) -> Iterator[Line]:
        if not any(counts.values()):
            return
        yield Line("")
        yield self._caption(label, QT_TRANSLATE_NOOP("Workbook", "Number"))
        few = self._text(QT_TRANSLATE_NOOP("Workbook", "Others together (some fewer than 5)"))
        shown = small_together(counts, few, self.language.label(BloodGroup.UNKNOWN))
        for name, n in (shown if self._few_together else counts).items():
            yield self._row(key, name, n)

    def _room(self, key: str) -> Iterator[Line]:
        """Keep rows free for a chart, or none without a key."""
        if key:
            yield Line("")
            yield Line(key)
            yield from [Line("")] * (CHART_LINES - 2)

    def _without_area(self, goods: GoodsTotals) -> Iterator[Line]:
        quantity = goods.by_area.get(NO_AREA, 0)
        if quantity:
            label = self._text(WITHOUT_AREA)
            cells = (label, goods.item, "", goods.unit, None, quantity, None)
            yield self._row("goods.by_area", *cells, merged=(3, 4))

    def _section(self, label: str) -> Iterator[Line]:
        yield Line("")
        yield Line("", ((self._text(label), "section"), *[(None, "section")] * (COLUMNS - 2)), None, 20)

    def _caption(self, *labels: str, texts: int = 0) -> Line:
        """Give a table's head: the first label and `texts` more stand left, those of figures right."""
        words = [self._text(label) if label else None for label in labels]
        cells = [(word, "caption" if place <= texts else "caption number") for place, word in enumerate(words)]
        return Line("", tuple(cells), None, _height([(word or "", "") for word in words[1:]], _FIGURE - 3))

    def _row(self, key: str, label: str, *values: Value, merged: tuple[int, int] | None = None) -> Line:
        styles = {str: "note", int: "whole", dt.date: "day"}
        cells = [(value, styles[type(value)] if value is not None else "note") for value in values]
        width = 2 * _FIGURE if merged else _FIGURE
        height = max(_height([(label, "note")], WIDTHS[1]), _height(cells, width))
        return Line(key, ((label, "note"), *cells), merged, height)

    def _fact(self, key: str, label: str, value: str) -> Line:
        cells = ((self.language.translate("Field", label), "note"), (value, "note"))
        blank = [(None, "note")] * (COLUMNS - 3)
        return Line(key, (*cells, *blank), (3, COLUMNS), _height([(value, "note")], sum(WIDTHS[2:])))

    def _text(self, source: str) -> str:
        return self.language.translate("Workbook", source)


def small_together(counts: Mapping[str, int], few: str, unknown: str) -> dict[str, int]:
    """Join the figures below FEW, and the next smallest until the sum tells nothing about a few either.

    `few` names what is joined; what is `unknown` tells of nobody and stays alone.
    """
    rising = sorted((n, name) for name, n in counts.items() if n and name != unknown)
    joined, total = 0, 0
    for n, _name in rising:
        if n >= FEW and (not joined or total >= FEW):
            break
        joined, total = joined + 1, total + n
    if not joined:
        return dict(counts)
    gone = {name for _n, name in rising[:joined]}
    return {name: n for name, n in counts.items() if name not in gone} | {few: total}


def _height(cells: Sequence[tuple[Value, str]], width: int) -> int:
    """Give the height of a row whose texts stand in cells of a width in characters; 0 = one line."""
    lines = max((lines_of(value, width) for value, _style in cells if isinstance(value, str)), default=1)
    return lines * LINE_HEIGHT if lines > 1 else 0
