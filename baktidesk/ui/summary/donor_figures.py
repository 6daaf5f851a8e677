"""The donors' part of the summary: the funnel, the bags, the deferrals and the work units."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from baktidesk.domain.donation import LEFT, WAITING, DeferralReason, VisitStatus
from baktidesk.domain.figure import Figure
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.summary import DonorTotals
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import BarChart, BarDelegate, ElidedLabel, Extent, Part, Pattern
from baktidesk.ui.summary.figure_button import FigureButton, FigureTable
from baktidesk.ui.summary.figures import fit_bars, fit_height, make_line, make_titled_card
from baktidesk.ui.summary.funnel import Funnel, ShareBar
from baktidesk.ui.table import Column
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

FEW = 10
"""Work units that are shown before the officer asks for all."""
BAGS = frozenset({VisitStatus.DONATED, VisitStatus.FAILED})
"""The states of a visit in which a bag was used."""
_NUMBER = SIZES.space_xl * 3
_CAME, _DONATED = 1, 2


class DonorCharts:
    """Three cards: the funnel, bags by blood group, deferrals by reason."""

    def __init__(self) -> None:
        """Make the cards."""
        self._funnel = Funnel("summary", translate("Summary", "From check-in to bag"))
        self._shares = ShareBar("summary.share", translate("Summary", "Where all candidates stand"))
        self._groups = BarChart("summary.group", translate("Summary", "Bags by blood group"), gap=SIZES.space_l)
        self._reasons = BarChart("summary.reason", translate("Summary", "Deferrals by reason"))
        self._none_deferred = make_words(translate("Summary", "Nobody has been deferred."), "muted")
        self._bags_title = translate("Summary", "Bags used, with the failed")
        self._bags = FigureButton("summary.bags")
        self.funnel, self.groups, self.reasons = self._make_funnel(), self._make_groups(), self._make_reasons()

    def show_donors(self, donors: DonorTotals, base: Figure) -> None:
        """Show the figures, of the events and days of `base`."""
        self._funnel.show_parts(funnel_parts(donors, base))
        self._shares.show_parts(share_parts(donors, base))
        self._groups.show_parts(group_parts(donors, base))
        self._reasons.show_parts(reason_parts(donors, base))
        self._none_deferred.setVisible(not donors.by_deferral_reason)
        used = replace(base, statuses=BAGS)
        self._bags.show_figure(self._bags_title, text.number(donors.bags), used)

    def _make_funnel(self) -> QFrame:
        card, box = make_titled_card(translate("Summary", "From check-in to bag"))
        box.addWidget(self._funnel, 1)
        box.addSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Summary", "Where all candidates stand"), "caption"))
        box.addWidget(self._shares)
        return card

    def _make_groups(self) -> QFrame:
        card, box = make_titled_card(translate("Summary", "Bags by blood group"))
        box.addWidget(self._groups)
        box.addStretch(1)
        box.addWidget(make_line())
        foot = QHBoxLayout()
        words = ElidedLabel(self._bags_title, "caption")
        foot.addWidget(words, 1)
        foot.addWidget(self._bags)
        box.addLayout(foot)
        return card

    def _make_reasons(self) -> QFrame:
        card, box = make_titled_card(translate("Summary", "Deferrals by reason"))
        box.addWidget(self._reasons)
        box.addWidget(self._none_deferred)
        box.addStretch(1)
        return card


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """One work unit in the table: people who came, and bags of theirs."""

    id: str
    name: str
    candidates: int
    donated: int
    most: int
    base: Figure

    def extent(self) -> Extent:
        """Give how many of those who came have donated, on the scale of the largest work unit."""
        return Extent(self.donated, self.candidates, self.most)

    def figure(self, column: int) -> Figure | None:
        """Give the figure in a column of the table: those who came, or those of them who donated."""
        if column not in (_CAME, _DONATED):
            return None
        title = translate("Summary", "Came") if column == _CAME else translate("Summary", "Donated")
        donated = frozenset({VisitStatus.DONATED}) if column == _DONATED else frozenset()
        return replace(self.base, work_unit=self.name, statuses=donated, words=f"{self.name}, {title}")


class UnitsCard(QFrame):
    """The work units, the largest first; the smaller ones of many are shown when asked for."""

    def __init__(self) -> None:
        """Make the card."""
        super().__init__()
        self._rows: list[UnitRow] = []
        card, box = make_titled_card(translate("Summary", "Work units"))
        self._table = self._make_table()
        self._all = QPushButton()
        self._all.setObjectName("summary.all_units")
        self._all.setProperty("quiet", True)
        self._all.setCheckable(True)
        self._all.toggled.connect(self._show_rows)
        box.addWidget(self._table)
        foot = QHBoxLayout()
        foot.addWidget(self._all)
        foot.addStretch(1)
        box.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_donors(self, donors: DonorTotals, base: Figure) -> None:
        """Show the figures, of the events and days of `base`."""
        rows = unit_rows(donors, base)
        if rows != self._rows:
            self._rows = rows
            self._show_rows()

    def _show_rows(self) -> None:
        whole = self._all.isChecked()
        self._table.show_rows(self._rows if whole else self._rows[:FEW])
        self._all.setVisible(len(self._rows) > FEW)
        self._all.setText(
            translate("Summary", "Show the largest only")
            if whole
            else translate("Summary", "Show all %n work unit(s)", len(self._rows))
        )
        fit_height(self._table)

    def _make_table(self) -> FigureTable[UnitRow]:
        columns: tuple[Column[UnitRow], ...] = (
            Column(title=translate("Summary", "Work unit"), value=lambda row: row.name, stretch=True),
            Column(title=translate("Summary", "Came"), value=lambda row: row.candidates, width=_NUMBER),
            Column(title=translate("Summary", "Donated"), value=lambda row: row.donated, width=_NUMBER),
            Column(title="", value=lambda _row: ""),
        )
        table = FigureTable(
            "summary.work_units", columns, translate("Summary", "Work units"), UnitRow.figure, {3: _CAME}
        )
        table.setItemDelegateForColumn(3, BarDelegate(UnitRow.extent, table))
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars most of the room that a wide table has over."""
        super().resizeEvent(event)
        fit_bars(self._table, 3)


def funnel_parts(donors: DonorTotals, base: Figure) -> list[Part]:
    """Give the steps of the day; who has failed or left stays counted in the steps that were reached."""
    passed = replace(base, passed=True)
    return [
        Part(key="registered", label=text.label(VisitStatus.REGISTERED), value=donors.candidates, figure=base),
        Part(key="passed", label=text.label(VisitStatus.PASSED), value=donors.passed, figure=passed),
        _part("bagged", donors.donated, _of(base, VisitStatus.DONATED), "good"),
    ]


def share_parts(donors: DonorTotals, base: Figure) -> list[Part]:
    """Give the states that together are all candidates."""
    waiting, left = translate("Summary", "Waiting"), translate("Summary", "Left")
    return [
        _part("donated", donors.donated, _of(base, VisitStatus.DONATED), "good"),
        _part("waiting", donors.waiting, _of(base, *WAITING), "accent", Pattern.LIGHT, waiting),
        _part("deferred", donors.deferred, _of(base, VisitStatus.DEFERRED), "warn", Pattern.HATCHED),
        _part("failed", donors.failed, _of(base, VisitStatus.FAILED), "bad", Pattern.CROSSED),
        _part("left", donors.left, _of(base, *LEFT), "muted", Pattern.LIGHT, left),
    ]


def group_parts(donors: DonorTotals, base: Figure) -> list[Part]:
    """Give the filled bags by blood group."""
    donated, title = _of(base, VisitStatus.DONATED), translate("Summary", "Bags by blood group")
    return [
        Part(
            key=group,
            label=text.label(BloodGroup(group)),
            value=count,
            figure=replace(donated, blood_group=group, words=f"{title}, {text.label(BloodGroup(group))}"),
        )
        for group, count in donors.by_blood_group.items()
    ]


def reason_parts(donors: DonorTotals, base: Figure) -> list[Part]:
    """Give the deferrals by reason."""
    deferred, title = _of(base, VisitStatus.DEFERRED), text.label(VisitStatus.DEFERRED)
    return [
        Part(
            key=reason,
            label=_reason_words(reason),
            value=count,
            figure=replace(deferred, deferral_reason=reason, words=f"{title}, {_reason_words(reason)}"),
        )
        for reason, count in donors.by_deferral_reason.items()
    ]


def unit_rows(donors: DonorTotals, base: Figure) -> list[UnitRow]:
    """Give a row for every work unit, in the order of the figures."""
    most = max(donors.by_work_unit.values(), default=0)
    given = donors.donated_by_work_unit
    return [
        UnitRow(id=name, name=name, candidates=count, donated=given.get(name, 0), most=most, base=base)
        for name, count in donors.by_work_unit.items()
    ]


def _of(base: Figure, *statuses: VisitStatus) -> Figure:
    return replace(base, statuses=frozenset(statuses))


def _part(key: str, value: int, figure: Figure, tone: str, pattern: Pattern = Pattern.SOLID, label: str = "") -> Part:
    """Give a part of one state, which names it unless a label does."""
    words = label or text.label(next(iter(figure.statuses)))
    return Part(key=key, label=words, value=value, tone=tone, pattern=pattern, figure=figure)


def _reason_words(reason: str) -> str:
    return text.label(DeferralReason(reason)) if reason in set(DeferralReason) else reason
