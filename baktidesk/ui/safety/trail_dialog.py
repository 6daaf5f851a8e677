"""What the officers did: every row of the audit as a sentence, by officer and day, for reading and printing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.audit import AuditLine
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, within_window
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.safety.trail_words import deed_words, reason_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.services.trail import Trail

WHEN_WIDTH, DESK_WIDTH, OFFICER_WIDTH, REASON_WIDTH = 148, 56, 160, 240


@dataclass(frozen=True, kw_only=True)
class _Row:
    """An audit row under the name by which a table finds it again."""

    id: int
    line: AuditLine


class TrailDialog(QDialog):
    """Lists the audit, newest first, at most as much as can be read."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent | None, names: Sequence[str]) -> None:
        """Make the dialog and read what was done today; without an event the hours are of the western zone."""
        super().__init__(parent)
        self.setObjectName("trail.dialog")
        self.setWindowTitle(translate("Trail", "Trail of the officers"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._parent, self._store, self._event = parent, store, event
        self._zone = event.zone if event else Zone.WIB
        self._today = local_day(dt.datetime.now(dt.UTC), self._zone)
        self.officer = _combo("trail.officer", translate("Trail", "Officer"))
        self.day = _combo("trail.day", translate("Trail", "Day"))
        self.notable = QCheckBox(translate("Trail", "Only what is out of the ordinary"))
        self.notable.setObjectName("trail.notable")
        self.list = self._make_list()
        self._count = make_words("", "muted")
        self._count.setObjectName("trail.count")
        self._head = make_words("", "caption")
        self._head.setObjectName("trail.head")
        self._print = dialog_button("trail.print", translate("Trail", "Print the list"), self._print_list)
        self._offer(names)
        self._lay_out()
        for combo in (self.officer, self.day):
            combo.activated.connect(self._read)
        self.notable.toggled.connect(self._read)
        self._read()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog without blocking; with an event its days are offered, and the hours are of its zone."""

        def open_dialog(names: Sequence[str]) -> None:
            if not isValid(parent):
                return
            dialog = cls(parent, store, store.active_event, names)
            dialog.open()
            dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)

        store.read(_names, open_dialog)

    def _offer(self, names: Sequence[str]) -> None:
        """Offer everybody to supervisors, and to an officer nobody else."""
        own = self._store.actor.name
        if may(self._store.actor.role, Deed.READ_TRAIL):
            self.officer.addItem(translate("Trail", "Everybody"), "")
        for name in sorted({*names, own}) if self.officer.count() else [own]:
            self.officer.addItem(name, name)
        self.day.addItem(translate("Trail", "Today"), self._today)
        lines = self._event.record.days if self._event else []
        days = {line.day for line in lines if line.day and line.day < self._today}
        for day in sorted(days, reverse=True):
            self.day.addItem(text.long_day(day), day)
        self.day.addItem(translate("Trail", "All days"), None)

    def _read(self) -> None:
        officer, day, notable = self.officer.currentData(), self.day.currentData(), self.notable.isChecked()
        zone = self._zone

        def work(session: Any) -> "Trail":
            from baktidesk.services.trail import read_trail

            return read_trail(session, officer=officer, day=day, zone=zone, notable=notable)

        self._store.read(work, self._show)

    def _show(self, trail: "Trail") -> None:
        """Show the rows, unless the dialog has been closed while they were read."""
        if not isValid(self):
            return
        self.list.show_rows([_Row(id=line.sequence, line=line) for line in trail.lines])
        self._print.setEnabled(bool(trail.lines))
        if trail.lines:
            self.list.select(0)
        shown = text.number(trail.deeds)
        all_of_them = translate("Trail", "{count} deeds").format(count=shown)
        part = translate("Trail", "The last {count} of {total} deeds. Choose an officer or a day to see fewer.")
        self._count.setText(part.format(count=shown, total=text.number(trail.total)) if trail.is_cut else all_of_them)
        head = translate("Trail", "Audit: {count} rows, last seal {seal}")
        self._head.setText(head.format(count=text.number(trail.head.count), seal=trail.head.seal[:16] or "–"))

    def _print_list(self) -> None:
        from baktidesk.ui.papers.printing import print_list

        heads = [column.title for column in self.list.rows.columns]
        rows = [[column.value(row) for column in self.list.rows.columns] for row in self.list.rows.records]
        title = translate("Trail", "Trail of the officers")
        print_list(self._parent, self._store, title, heads, [*rows, ["", "", "", self._head.text(), ""]])

    def _when(self, row: _Row) -> str:
        zone = self._zone
        return f"{text.day(local_day(row.line.at, zone))} {text.hour(row.line.at, zone)}"

    def _make_list(self) -> "RecordTable[_Row]":
        columns: list[Column[_Row]] = [
            Column(title=translate("Trail", "When"), value=self._when, width=WHEN_WIDTH),
            Column(title=translate("Trail", "Desk"), value=lambda one: one.line.desk, width=DESK_WIDTH),
            Column(title=translate("Trail", "Officer"), value=lambda one: one.line.officer, width=OFFICER_WIDTH),
            Column(title=translate("Trail", "What was done"), value=lambda one: deed_words(one.line), stretch=True),
            Column(title=translate("Trail", "Reason"), value=lambda one: reason_words(one.line), width=REASON_WIDTH),
        ]
        empty = translate("Trail", "Nothing was done on this day. Choose another day or officer above.")
        return RecordTable("trail.list", columns, empty, accessible=translate("Trail", "Deeds"))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(self.windowTitle(), "section"))
        words = translate("Trail", "Every deed stays here, with who did it and when; nothing can be taken out.")
        box.addWidget(make_paragraph(words, "muted"))
        filters = QHBoxLayout()
        filters.setSpacing(SIZES.space_m)
        for widget in (self.officer, self.day, self.notable):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(self._count)
        box.addLayout(filters)
        box.addWidget(self.list, 1)
        box.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        close = esc(dialog_button("trail.close", translate("Trail", "Close"), self.reject))
        foot = button_row(self._print, close)
        foot.addWidget(self._head)
        return foot


def _combo(name: str, words: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    return combo


def _names(session: Any) -> Sequence[str]:
    from baktidesk.services.trail import names_in_trail

    return names_in_trail(session)
