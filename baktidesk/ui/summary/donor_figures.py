"""The donors' part of the summary: the funnel, the bags, the deferrals and the work units."""

from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from baktidesk.domain.donation import DeferralReason, VisitStatus
from baktidesk.domain.person import BloodGroup
from baktidesk.domain.summary import DonorTotals
from baktidesk.ui import text
from baktidesk.ui.page import make_words
from baktidesk.ui.summary.charts import BarChart, BarDelegate, ElidedLabel, Extent, Part, Pattern
from baktidesk.ui.summary.figures import (
    fit_bars,
    fit_height,
    make_figure,
    make_line,
    make_still,
    make_titled_card,
    show_number,
)
from baktidesk.ui.summary.funnel import Funnel, ShareBar
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

FEW = 10
"""Work units that are shown before the officer asks for all."""
_NUMBER = SIZES.space_xl * 3


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
        self._bags = make_figure("summary.bags", "strong")
        self.funnel, self.groups, self.reasons = self._make_funnel(), self._make_groups(), self._make_reasons()

    def show_donors(self, donors: DonorTotals) -> None:
        """Show the figures."""
        self._funnel.show_parts(funnel_parts(donors))
        self._shares.show_parts(share_parts(donors))
        self._groups.show_parts(
            [
                Part(key=group, label=text.label(BloodGroup(group)), value=count)
                for group, count in donors.by_blood_group.items()
            ]
        )
        self._reasons.show_parts(
            [
                Part(key=reason, label=_reason_words(reason), value=count)
                for reason, count in donors.by_deferral_reason.items()
            ]
        )
        self._none_deferred.setVisible(not donors.by_deferral_reason)
        show_number(self._bags, self._bags_title, donors.bags)

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

    def extent(self) -> Extent:
        """Give how many of those who came have donated, on the scale of the largest work unit."""
        return Extent(self.donated, self.candidates, self.most)


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

    def show_donors(self, donors: DonorTotals) -> None:
        """Show the figures."""
        rows = unit_rows(donors)
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

    def _make_table(self) -> RecordTable[UnitRow]:
        columns: tuple[Column[UnitRow], ...] = (
            Column(title=translate("Summary", "Work unit"), value=lambda row: row.name, stretch=True),
            Column(title=translate("Summary", "Came"), value=lambda row: row.candidates, width=_NUMBER),
            Column(title=translate("Summary", "Donated"), value=lambda row: row.donated, width=_NUMBER),
            Column(title="", value=lambda _row: ""),
        )
        table = RecordTable("summary.work_units", columns, "", accessible=translate("Summary", "Work units"))
        table.setItemDelegateForColumn(3, BarDelegate(UnitRow.extent, table))
        return make_still(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars most of the room that a wide table has over."""
        super().resizeEvent(event)
        fit_bars(self._table, 3)


def funnel_parts(donors: DonorTotals) -> list[Part]:
    """Give the steps of the day; who has failed or left stays counted in the steps that were reached."""
    return [
        Part(key="registered", label=text.label(VisitStatus.REGISTERED), value=donors.candidates),
        Part(key="passed", label=text.label(VisitStatus.PASSED), value=donors.passed),
        Part(key="bagged", label=text.label(VisitStatus.DONATED), value=donors.donated, tone="good"),
    ]


def share_parts(donors: DonorTotals) -> list[Part]:
    """Give the states that together are all candidates."""
    return [
        Part(key="donated", label=text.label(VisitStatus.DONATED), value=donors.donated, tone="good"),
        Part(
            key="waiting",
            label=translate("Summary", "Waiting"),
            value=donors.waiting,
            pattern=Pattern.LIGHT,
        ),
        Part(
            key="deferred",
            label=text.label(VisitStatus.DEFERRED),
            value=donors.deferred,
            tone="warn",
            pattern=Pattern.HATCHED,
        ),
        Part(
            key="failed",
            label=text.label(VisitStatus.FAILED),
            value=donors.failed,
            tone="bad",
            pattern=Pattern.CROSSED,
        ),
        Part(key="left", label=translate("Summary", "Left"), value=donors.left, tone="muted", pattern=Pattern.LIGHT),
    ]


def unit_rows(donors: DonorTotals) -> list[UnitRow]:
    """Give a row for every work unit, in the order of the figures."""
    most = max(donors.by_work_unit.values(), default=0)
    return [
        UnitRow(id=name, name=name, candidates=count, donated=donors.donated_by_work_unit.get(name, 0), most=most)
        for name, count in donors.by_work_unit.items()
    ]


def _reason_words(reason: str) -> str:
    return text.label(DeferralReason(reason)) if reason in set(DeferralReason) else reason
