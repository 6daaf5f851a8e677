"""The list of exceptions: who received again or more than agreed, what, when, why, and by whose word."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.services.relief.entitlements import ExceptionLine, exception_lines
from baktidesk.ui.dialog_parts import button_row, dialog_button, esc, within_window
from baktidesk.ui.one_line import OneLine
from baktidesk.ui.page import make_words
from baktidesk.ui.relief.goods import amount, when
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

WHEN_WIDTH, GOODS_WIDTH, BY_WIDTH, DESK_WIDTH = 116, 168, 132, 64


class ExceptionsDialog(QDialog):
    """Lists the exceptions of an event, newest first, for reading and printing; read again when one is added."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent) -> None:
        """Make the dialog and read the list."""
        super().__init__(parent)
        self.setObjectName("exceptions.dialog")
        self.setWindowTitle(translate("Giving", "Exceptions"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._parent = parent
        self._store = store
        self._event = event
        self._today = local_day(dt.datetime.now(dt.UTC), event.zone)
        self.list = self._make_list()
        self._detail = OneLine("muted")
        self._detail.setObjectName("exceptions.reason")
        self._print = dialog_button("exceptions.print", translate("Giving", "Print the list"), self._print_list)
        self._close = esc(dialog_button("exceptions.close", translate("Giving", "Close"), self.reject))
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        store.changed.connect(self._on_changed)
        self._read()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> "ExceptionsDialog | None":
        """Open the list of the active event without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, store.active_event)
        dialog.open()
        dialog.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    def _read(self) -> None:
        event_id = self._event.id
        self._store.read(lambda session: exception_lines(session, event_id), self._show)

    def _show(self, lines: Sequence[ExceptionLine]) -> None:
        """Show the lines, unless the dialog has been closed while they were read."""
        if not isValid(self):
            return
        self.list.show_rows(lines)
        self._print.setEnabled(bool(lines))
        self._detail.setVisible(bool(lines))
        if lines and self.list.current() is None:
            self.list.select(0)

    def _on_chosen(self, line: ExceptionLine | None) -> None:
        self._detail.setText(line.reason if line else "")

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "distribution" in kinds:
            self._read()

    def _when(self, line: ExceptionLine) -> str:
        return when(line.served.at, line.served.day, self._today, self._event.zone)

    def _print_list(self) -> None:
        from baktidesk.ui.papers.printing import print_list

        heads = [translate("Giving", "No."), *(column.title for column in self.list.rows.columns)]
        lines = self.list.rows.records
        rows: list[Sequence[Any]] = [
            (number, *(column.value(line) for column in self.list.rows.columns)) for number, line in enumerate(lines, 1)
        ]
        print_list(self._parent, self._store, translate("Giving", "Exceptions"), heads, rows)

    def _make_list(self) -> RecordTable[ExceptionLine]:
        columns: list[Column[ExceptionLine]] = [
            Column(title=translate("Giving", "Time"), value=self._when, width=WHEN_WIDTH),
            Column(title=translate("Giving", "Recipient"), value=lambda one: one.served.full_name, stretch=True),
            Column(title=translate("Giving", "Goods"), value=_goods, width=GOODS_WIDTH),
            Column(title=translate("Giving", "Reason"), value=lambda one: one.reason, stretch=True),
            Column(title=translate("Giving", "Allowed by"), value=lambda one: one.allowed_by, width=BY_WIDTH),
            Column(title=translate("Giving", "Desk"), value=lambda one: one.served.desk, width=DESK_WIDTH),
        ]
        empty = translate("Giving", "There are no exceptions. Nobody has received again or more than agreed.")
        return RecordTable("exceptions.list", columns, empty, accessible=translate("Giving", "Exceptions"))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Giving", "Exceptions"), "section"))
        words = translate("Giving", "Who received again, or more than agreed, and why.")
        box.addWidget(make_words(words, "muted"))
        box.addWidget(self.list, 1)
        box.addWidget(self._detail)
        box.addLayout(button_row(self._print, self._close))


def _goods(line: ExceptionLine) -> str:
    return amount(line.item, line.served.quantity, line.served.unit)
