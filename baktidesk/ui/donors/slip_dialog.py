"""Blank slips: how many are wanted, numbered and printed; and those printed before, to be printed again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.slips import BlankSlips
from baktidesk.domain.zones import local_day
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.papers.printing import print_slips_of
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

if TYPE_CHECKING:
    from baktidesk.services.donors.slips import SlipBatch

_ROWS_SHOWN = 4


class BlankSlipsDialog(QDialog):
    """Asks for a number of slips; below stand the slips issued so far, and Enter on one prints it again."""

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent, batches: Sequence["SlipBatch"]) -> None:
        """Show the slips issued so far."""
        super().__init__(parent)
        self.setObjectName("slips.dialog")
        self.setWindowTitle(translate("Slips", "Blank slips"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(SIZES.desk_most)
        self._parent = parent
        self._store = store
        self._event = event
        self.form = Form(BlankSlips, "slips", translate("Slips", "Number and print"), desk=True)
        self.form.submitted.connect(self._issue)
        self.table: RecordTable[SlipBatch] = self._make_table()
        self._again = QPushButton(translate("Slips", "Print again"))
        self._again.setObjectName("slips.again")
        self._again.clicked.connect(lambda: self._print(self.table.current()))
        self.table.opened.connect(self._print)
        self.table.chosen.connect(lambda batch: self._again.setEnabled(batch is not None))
        self._lay_out(batches)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event."""
        event = store.active_event
        if event is None:
            return

        def read(session: Any) -> list["SlipBatch"]:
            from baktidesk.services.donors.slips import list_batches

            return list_batches(session, event.id)

        def open_dialog(batches: list["SlipBatch"]) -> None:
            dialog = cls(parent, store, event, batches)
            dialog.open()
            dialog.form.editor("count").selectAll()
            dialog.form.editor("count").setFocus(Qt.FocusReason.OtherFocusReason)

        store.read(read, open_dialog)

    def _issue(self, record: BlankSlips) -> None:
        """Number the slips; they are printed from the dialog that follows."""
        count = record.count or 0

        def issue(session: Any) -> "SlipBatch":
            from baktidesk.services.donors.slips import issue_slips

            return issue_slips(session, self._event.id, count)

        self._store.run(issue, self._print, refused=self._on_refused, undoable=False)

    def _on_refused(self, refusal: Refused) -> None:
        self.form.show_refused(refusal)

    def _print(self, batch: "SlipBatch | None") -> None:
        if batch is not None:
            self.accept()
            print_slips_of(self._parent, self._store, batch)

    def _lay_out(self, batches: Sequence["SlipBatch"]) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Slips", "Blank slips"), "section"))
        words = translate("Slips", "For the hour without power. The first number will be {number}.")
        first = max((batch.last_number for batch in batches), default=0) + 1
        sentence = make_words(words.format(number=first), "muted")
        sentence.setObjectName("slips.sentence")
        sentence.setWordWrap(True)
        box.addWidget(sentence)
        keep = esc(QPushButton(translate("Ask", "Leave it")))
        keep.setObjectName("slips.keep")
        keep.clicked.connect(self.reject)
        self.form.foot.insertWidget(1, keep)
        box.addWidget(self.form)
        self.table.show_rows(batches)
        if not batches:
            for unused in (self.table, self._again):
                unused.setParent(self)  # without a parent it would outlive the dialog
                unused.hide()
            return
        box.addSpacing(SIZES.space_m)
        box.addWidget(make_words(translate("Slips", "Printed before"), "strong"))
        box.addWidget(self.table)
        box.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self.table.setFixedHeight(SIZES.row * (min(len(batches), _ROWS_SHOWN) + 1) + SIZES.space_xs)
        self.table.select(0)

    def _make_table(self) -> "RecordTable[SlipBatch]":
        return RecordTable(
            "slips.batches",
            [
                Column(title=translate("Slips", "Numbers"), value=_numbers, stretch=True),
                Column(title=translate("Slips", "Numbered on"), value=self._when, width=SIZES.desk_least * 2 // 5),
                Column(title=translate("Slips", "By"), value=_by, width=SIZES.desk_least // 3),
            ],
            "",
            accessible=translate("Slips", "Printed before"),
        )

    def _when(self, batch: "SlipBatch") -> str:
        day = text.day(local_day(batch.issued_at, self._event.zone))
        return f"{day} {text.hour(batch.issued_at, self._event.zone)}"


def _numbers(batch: "SlipBatch") -> str:
    return f"{batch.first_number}–{batch.last_number}"


def _by(batch: "SlipBatch") -> str:
    return translate("Slips", "{officer}, desk {desk}").format(officer=batch.officer, desk=batch.desk)
