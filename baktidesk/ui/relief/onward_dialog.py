"""What institutions still owe a report about, how long they have owed it, and what they have reported."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.onward import OnwardReport, StoredReport
from baktidesk.domain.summary import Obligation
from baktidesk.domain.zones import local_day
from baktidesk.services.relief import onward
from baktidesk.ui import text
from baktidesk.ui.age import age_chip
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import button_row, esc, within_window
from baktidesk.ui.page import make_words
from baktidesk.ui.records.correction import Correction, ask_correction
from baktidesk.ui.relief.goods import DAY_WIDTH, amount, when
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

NUMBER = SIZES.space_xxl * 5 // 2
AGE_WIDTH = 172
WIDTH = SIZES.least_width - SIZES.space_xl


class OnwardDialog(QDialog):
    """Obligations above, the reports about the chosen one below; it reads again after every deed."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, handover_id: str = "") -> None:
        """Make the dialog for an event, with the line of a handover chosen where one is given."""
        super().__init__(parent)
        self.setObjectName("onward.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.resize(within_window(parent, dialog_width(parent), SIZES.row * 17))
        self._store, self._event, self._handover_id = store, event, handover_id
        self._lines: list[Obligation] = []
        self.list = self._make_list()
        self.reports = self._make_reports()
        self._settled = self._make_settled()
        self._report = self._button("onward.report", f"{_verb()}   Enter", self._ask_report)
        self._void = self._button("onward.void", f"{translate('Stock', 'Void')}   Del", self._ask_void)
        self._close = esc(self._button("onward.close", translate("Stock", "Close"), self.reject))
        self._lay_out()
        self._on_line(None)
        store.changed.connect(self._on_changed)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, handover_id: str = "") -> "OnwardDialog | None":
        """Open the dialog for the active event without blocking; None without an event."""
        event = store.active_event
        if event is None:
            return None
        dialog = cls(parent, store, event, handover_id)
        dialog.open()
        dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.read()
        return dialog

    def read(self) -> None:
        """Read the obligations again."""
        event_id, settled = self._event.id, self._settled.isChecked() or bool(self._handover_id)
        self._store.read(lambda session: onward.obligations(session, [event_id], settled=settled), self._show)

    def _show(self, found: list[Obligation]) -> None:
        if not isValid(self):
            return
        meant = [one for one in found if one.handover_id == self._handover_id]
        self._lines = [one for one in found if one.open > 0 or self._settled.isChecked() or one in meant]
        first = not self.list.rows.records
        self.list.show_rows(self._lines)
        if first and self._lines:
            self.list.select_record(meant[0].id if meant else self._lines[0].id)
        self._on_line(self.list.current())

    def _on_line(self, line: Obligation | None) -> None:
        self._report.setEnabled(line is not None and line.open > 0)
        self.reports.show_rows([])
        self._on_report(None)
        if line is not None:
            self._store.read(
                lambda session: onward.reports_of(session, line.id), lambda found: self._show_reports(line, found)
            )

    def _show_reports(self, line: Obligation, found: Sequence[StoredReport]) -> None:
        current = self.list.current() if isValid(self) else None
        if current is not None and current.id == line.id:
            self.reports.show_rows(found)

    def _on_report(self, report: StoredReport | None) -> None:
        self._void.setEnabled(report is not None)

    def _ask_report(self, *_ignored: object) -> None:
        line = self.list.current()
        if line is None or line.open <= 0:
            return
        dialog = RecordDialog.ask(
            self,
            "onward_report",
            translate("Stock", "What has {recipient} passed on?").format(recipient=line.to),
            OnwardReport,
            _verb(),
            lambda record, done, refused: self._save(line, record, dialog.form.record_id, done, refused),
            sentence=translate("Stock", "{goods} are not reported yet; a part may be reported.").format(
                goods=amount(line.item, line.open, line.unit)
            ),
        )

    def _save(self, line: Obligation, record: OnwardReport, new_id: str, done: Any, refused: Any) -> None:
        self._store.run(
            lambda session: onward.report(session, line.id, record, new_id),
            lambda _id: done(),
            refused=refused,
            tell=lambda _id: translate("Stock", "Passed on by {recipient}: {goods}.").format(
                recipient=line.to, goods=amount(line.item, record.quantity or 0, line.unit)
            ),
        )

    def _ask_void(self, *_ignored: object) -> None:
        report, line = self.reports.current(), self.list.current()
        if report is None or line is None:
            return

        def ask(alone: bool) -> None:
            ask_correction(
                self,
                self._store,
                "onward_void",
                translate("Stock", "Void this report?"),
                translate("Stock", "{goods} are open again.").format(
                    goods=amount(line.item, report.quantity, line.unit)
                ),
                lambda record, done, refused: self._do_void(report, record, done, refused),
                alone=alone,
            )

        self._store.read(lambda session: onward.may_void(session, report.id), ask)

    def _do_void(self, report: StoredReport, record: Correction, done: Any, refused: Any) -> None:
        self._store.run(
            lambda session: onward.void_report(session, report.id, record.reason, supervisor=record.grant(session)),
            lambda _none: done(),
            refused=refused,
            tell=lambda _none: translate("Stock", "The report has been voided."),
        )

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"onward_report", "handover", "stock_movement"} and isValid(self):
            self.read()

    def _make_list(self) -> RecordTable[Obligation]:
        columns: list[Column[Obligation]] = [
            Column(title=translate("Stock", "Institution"), value=lambda one: one.to, stretch=True),
            Column(title=translate("Stock", "Item"), value=lambda one: one.item, stretch=True),
            Column(title=translate("Stock", "Quantity"), value=lambda one: one.quantity, width=NUMBER),
            Column(title=translate("Stock", "Reported"), value=lambda one: one.reported, width=104),
            Column(
                title=translate("Stock", "Open"), value=lambda one: f"{text.number(one.open)} {one.unit}", width=128
            ),
            Column(title=translate("Stock", "Days"), value=lambda one: one.days, width=SIZES.space_xxl * 2),
            Column(title=translate("Stock", "Age"), value=lambda one: "", chip=age_chip, width=AGE_WIDTH),
        ]
        nothing = translate("Stock", "No institution owes a report on onward distribution.")
        table = RecordTable(
            "onward.list", columns, nothing, accessible=translate("Stock", "Onward distribution to be reported")
        )
        table.chosen.connect(self._on_line)
        table.opened.connect(self._ask_report)
        return table

    def _make_reports(self) -> RecordTable[StoredReport]:
        zone = self._event.zone
        columns: list[Column[StoredReport]] = [
            Column(
                title=translate("Stock", "Time"),
                value=lambda one: when(one.at, local_day(one.at, zone), None, zone),
                width=DAY_WIDTH,
            ),
            Column(title=translate("Stock", "Quantity"), value=lambda one: one.quantity, width=NUMBER),
            Column(title=translate("Stock", "Passed on to"), value=lambda one: one.whereto, stretch=True),
            Column(title=translate("Stock", "Document"), value=lambda one: one.document, width=136),
            Column(title=translate("Stock", "Officer"), value=lambda one: one.officer, width=112),
        ]
        nothing = translate("Stock", "Nothing has been reported about the chosen line yet.")
        table = RecordTable("onward.reports", columns, nothing, accessible=translate("Stock", "Reports"))
        table.chosen.connect(self._on_report)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), table, context=Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._ask_void)
        return table

    def _make_settled(self) -> QCheckBox:
        box = QCheckBox(translate("Stock", "Show those reported in full too"))
        box.setObjectName("onward.settled")
        box.setAccessibleName(box.text())
        box.clicked.connect(self.read)
        return box

    def _button(self, name: str, words: str, do: Any) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words.partition("   ")[0])
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        self._report.setProperty("primary", True)
        self._void.setProperty("danger", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Stock", "Onward distribution to be reported"), "section"))
        head.addStretch(1)
        head.addWidget(self._settled)
        box.addLayout(head)
        self.list.setMinimumHeight(SIZES.row * 7)
        box.addWidget(self.list, 2)
        box.addSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Stock", "Reports about the chosen line"), "section"))
        self.reports.setMinimumHeight(SIZES.row * 4)
        box.addWidget(self.reports, 1)
        row = button_row(self._report, self._close)
        row.addWidget(self._void)
        box.addLayout(row)


def _verb() -> str:
    return translate("Stock", "Report")
