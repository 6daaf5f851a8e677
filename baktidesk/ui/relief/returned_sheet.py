"""Entry from the returned sheet: the rows of the paper in their order, those that were signed typed or ticked."""

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.coupon import number_text
from baktidesk.domain.errors import QT_TRANSLATE_NOOP, NeedsSupervisor, Problem, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.recipient_roll import Entered, RecipientLine, SignedSheet
from baktidesk.domain.slips import read_runs, runs_in_words
from baktidesk.domain.zones import local_day
from baktidesk.ui import text
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import dialog_button, esc, within_window
from baktidesk.ui.donors.paper_entry import slip_day
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.records.override import NO_OVERDRAFT, Overdraft, ask_override
from baktidesk.ui.relief.goods import item_options, when
from baktidesk.ui.rolls.roll_preview import dialog_width
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

_READS = frozenset({"distribution", "roll_entry", "person"})
_STEP = 10
ADDRESS = 2
"""The column that has no room in a small window."""
_NAMED = 3


class ReturnedSheetDialog(QDialog):
    """Enters everybody who signed a sheet in one deed; who was served before is shown and left out.

    Signals: written(int): so many signatures have been dealt with (from the worker thread).
    """

    written = Signal(int)

    def __init__(self, parent: QWidget, store: Store, event: StoredEvent) -> None:
        """Make the dialog for an event."""
        super().__init__(parent)
        self.setObjectName("returned.dialog")
        self.setWindowTitle(translate("Recipients", "Enter a returned sheet"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_window(parent, dialog_width(parent), SIZES.form_most // 2))
        self._store = store
        self._event = event
        self._lines: Sequence[RecipientLine] = ()
        self._signed: set[str] = set()
        self._served: list[int] = []
        self._given_up = threading.Event()
        self.form = Form(SignedSheet, "returned", translate("Recipients", "Enter"), desk=True)
        self._sentence = make_words("", "muted")
        self._sentence.setObjectName("returned.sentence")
        self._left_out = make_words("", "caption")
        self._left_out.setObjectName("returned.left_out")
        self._left_out.setWordWrap(True)
        self.table = self._make_table()
        self.table.setColumnHidden(ADDRESS, self.width() < SIZES.form_most * 5 // 6)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(translate("Recipients", "How far the entry is"))
        self._close = dialog_button("returned.close", "", self.reject)
        self._lay_out()
        self._connect()
        self._show_working(0)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> None:
        """Open the dialog for the active event without blocking; nothing happens without an event or its goods."""
        event = store.active_event
        if event is None or not event.items:
            return
        dialog = cls(parent, store, event)
        dialog.begin()
        dialog.open()
        dialog.form.focus_first()

    def begin(self) -> None:
        """Offer goods and areas, propose the day, and read the roll."""
        self.form.offer("item", item_options(self._event.items))
        self.form.offer("area", self._event.areas)
        today = local_day(dt.datetime.now(dt.UTC), self._event.zone)
        self.form.editor("given_on").set_value(slip_day(self._event, today))
        self._on_item()

    def _connect(self) -> None:
        self.form.submitted.connect(self._enter)
        self.form.editor("item_id").edited.connect(self._on_item)
        self.form.editor("numbers").edited.connect(self._on_numbers)
        self.form.editor("quantity").edited.connect(self.table.viewport().update)
        self.table.opened.connect(self._turn)
        for key, do in (("Space", self._turn), ("Ctrl+Return", self.form.submit)):
            shortcut = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        self.written.connect(self._progress.setValue)
        self._store.changed.connect(self._on_changed)
        self._store.broke.connect(self._on_broke)

    def _on_item(self) -> None:
        """Read the roll as the chosen item sees it, and propose what each may receive."""
        item_id, event_id = str(self.form.editor("item_id").value()), self._event.id

        def read(session: Any) -> tuple[list[RecipientLine], int]:
            from baktidesk.services.relief.entitlements import list_entitlements
            from baktidesk.services.relief.recipient_roll import recipient_lines

            rule = list_entitlements(session, event_id).get(item_id)
            return recipient_lines(session, event_id, item_id), (rule.quantity or 1) if rule else 1

        self._store.read(read, lambda found: self._begin_with(*found))

    def _begin_with(self, lines: list[RecipientLine], quantity: int) -> None:
        if isValid(self):
            self.form.editor("quantity").set_value(quantity)
            self._show(lines)

    def _show(self, lines: list[RecipientLine]) -> None:
        """Show the roll; who has been served meanwhile is no longer ticked."""
        self._lines = lines
        self._signed &= {line.id for line in lines if line.served is None}
        self.table.show_rows(lines)
        self._on_numbers()

    def _on_numbers(self) -> None:
        """Tick the rows whose numbers are typed; what is half typed changes nothing yet."""
        try:
            runs = read_runs(self.form.editor("numbers").value())
        except ValueError:
            return
        meant = [line for line in self._lines if any(first <= line.number <= last for first, last in runs)]
        self._signed = {line.id for line in meant if line.served is None}
        self._served = [line.number for line in meant if line.served is not None]
        self._left_out.setText(_served_words(self._served))
        self._count()

    def _turn(self, *_line: object) -> None:
        """Tick the row with the cursor, or take its tick away, and go on to the next."""
        line = self.table.current()
        if line is None or line.served is not None or self._is_writing():
            return
        self._signed ^= {line.id}
        numbers = [one.number for one in self._lines if one.id in self._signed]
        self.form.editor("numbers").set_value(runs_in_words(numbers))
        self._served = []
        self._left_out.setText("")
        self._count()
        below = self.table.currentIndex().row() + 1
        if below < len(self._lines):
            self.table.select(below)

    def _count(self) -> None:
        served = sum(line.served is not None for line in self._lines)
        words = translate("Recipients", "{count} on the roll; {signed} signed, {served} served before.")
        counts = {"count": len(self._lines), "signed": len(self._signed), "served": served}
        self._sentence.setText(words.format(**{name: text.number(count) for name, count in counts.items()}))
        self.form.name_save(_save_words(len(self._signed)))
        self.table.viewport().update()

    def _enter(self, sheet: SignedSheet, overdraft: Overdraft = NO_OVERDRAFT, *more: Callable[..., None]) -> None:
        """Enter everybody who signed; `more` are what closes, and what refuses, the question for a supervisor."""
        problem = self._problem(sheet)
        if problem:
            values: dict[str, Any] = dict(problem.values)
            self.form.show_refused(Refused(problem.text, field="numbers", context="Problem", **values))
            return
        event_id, entries, progress = self._event.id, frozenset(self._signed), self._tell_progress
        served = tuple(self._served)

        def work(session: Any) -> Entered:
            from baktidesk.services.relief.returned_sheet import enter_returned_sheet

            override = overdraft.grant(session)
            return enter_returned_sheet(session, event_id, sheet, entries, override, progress)

        self._given_up.clear()
        self._show_working(len(entries))
        done, no = more or (lambda: None, None)
        self._store.run(
            work,
            lambda entered: self._on_entered(entered, done, served),
            refused=partial(self._on_refused, sheet, done, no),
            tell=lambda entered: _told(entered, len(served)),
        )

    def _problem(self, sheet: SignedSheet) -> Problem | None:
        """Say what is wrong with the typed numbers."""
        try:
            runs = read_runs(sheet.numbers)
        except ValueError:
            return Problem(_NOT_NUMBERS)
        known = max((line.number for line in self._lines), default=0)
        beyond = [last for _first, last in runs if last > known]
        if beyond:
            return Problem(_NOT_ON_ROLL, {"number": str(beyond[0]), "last": str(known)})
        return None if self._signed else Problem(_NOBODY)

    def _on_entered(self, entered: Entered, done: Callable[[], None], served: Sequence[int]) -> None:
        done()
        if not isValid(self):
            return
        self._show_working(0)
        self._signed = set()
        self.form.load(replace(self.form.record(), numbers=""))
        self.form.set_saving(False)
        self._on_numbers()
        said = [_told(entered, len(served)), _served_words(served), *_left_out(entered)]
        self._left_out.setText("\n".join(filter(None, said)))
        self.form.editor("numbers").setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, sheet: SignedSheet, done: Callable[[], None], no: Any, refusal: Refused) -> None:
        if not isValid(self):
            return
        self._show_working(0)
        if not isinstance(refusal, NeedsSupervisor):
            (no or self.form.show_refused)(refusal)
            self.form.set_saving(False)
            return
        done()
        self.form.show_refused(refusal)
        ask_override(self, self._store, refusal, partial(self._enter, sheet))

    def _tell_progress(self, count: int) -> None:
        """Hear from the worker thread how far it is, and end it when the officer has given up."""
        if self._given_up.is_set():
            raise Refused(QT_TRANSLATE_NOOP("Refused", "The entry was stopped. Nothing was saved."))
        if count % _STEP == 0:
            self.written.emit(count)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & _READS:
            return
        item_id, event_id = str(self.form.editor("item_id").value()), self._event.id

        def read(session: Any) -> list[RecipientLine]:
            from baktidesk.services.relief.recipient_roll import recipient_lines

            return recipient_lines(session, event_id, item_id)

        self._store.read(read, self._show_again)

    def _show_again(self, lines: list[RecipientLine]) -> None:
        """Show the roll as it is now, unless the dialog has been closed meanwhile."""
        if isValid(self):
            told = self._left_out.text()
            self._show(lines)
            self._left_out.setText(self._left_out.text() or told)

    def _on_broke(self, _error: object) -> None:
        self._show_working(0)
        self.form.set_saving(False)

    def _is_writing(self) -> bool:
        return not self._progress.isHidden()

    def _show_working(self, steps: int) -> None:
        """Show how far the entry of so many signatures is, or (0) that nothing is under way."""
        self._progress.setRange(0, max(steps, 1))
        self._progress.setValue(0)
        self._progress.setVisible(steps > 0)
        words = translate("Roll", "Stop") if steps else translate("Roll", "Close")
        self._close.setText(words)
        esc(self._close)

    def _make_table(self) -> RecordTable[RecipientLine]:
        columns: list[Column[RecipientLine]] = [
            Column(title=translate("Roll", "No."), value=lambda one: str(one.number), width=56),
            Column(title=translate("Field", "Full name"), value=lambda one: one.full_name, stretch=True),
            Column(title=translate("Field", "Address"), value=lambda one: one.address, stretch=True),
            Column(title=translate("Field", "Quantity"), value=self._quantity, width=72),
            Column(title=translate("Recipients", "Signature"), value=self._state, chip=self._chip, width=210),
        ]
        empty = translate("Recipients", "This event has no recipients' roll yet. Import one from the menu “More”.")
        words = translate("Recipients", "Rows of the sheet")
        return RecordTable("returned.rows", columns, empty, accessible=words)

    def _quantity(self, line: RecipientLine) -> int:
        """Give what is entered for somebody who signed: what the roll says, else what the sheet says for everybody."""
        return line.quantity or int(self.form.editor("quantity").value() or 0)

    def _state(self, line: RecipientLine) -> str:
        return self._chip(line).word

    def _chip(self, line: RecipientLine) -> Chip:
        if line.served is not None:
            given = when(line.served.at, line.served.day, None, self._event.zone)
            words = translate("Recipients", "{when}, desk {desk}").format(when=given, desk=line.served.desk)
            return Chip("warn", "warning", words)
        if line.id in self._signed:
            return Chip("good", "check", translate("Recipients", "Signed"))
        return Chip("muted", "minus", translate("Recipients", "Not signed"))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_s)
        box.addWidget(make_words(translate("Recipients", "Enter a returned sheet"), "section"))
        box.addWidget(self._sentence)
        row = QHBoxLayout()
        row.setSpacing(SIZES.space_xl)
        left = QVBoxLayout()
        left.setSpacing(SIZES.space_s)
        for part in (self.form, self._left_out, self._progress):
            part.setFixedWidth(SIZES.desk_least * 4 // 5)
            left.addWidget(part)
        left.addStretch(1)
        self.form.foot.insertWidget(1, self._close)
        row.addLayout(left)
        row.addWidget(self.table, 1)
        box.addLayout(row, 1)

    def reject(self) -> None:
        """Close; while the sheet is being entered, stop that first: nothing of it stays."""
        if self._is_writing():
            self._given_up.set()
            return
        super().reject()


_NOT_NUMBERS = QT_TRANSLATE_NOOP("Problem", "Please write numbers and runs, for example 12, 15–18.")
_NOT_ON_ROLL = QT_TRANSLATE_NOOP("Problem", "Number {number} is not on the roll, which ends at {last}.")
_NOBODY = QT_TRANSLATE_NOOP("Problem", "Nobody of these can be entered: they were served before.")


def _save_words(count: int) -> str:
    if count == 0:
        return ""
    return translate("Recipients", "Enter {count}").format(count=text.number(count))


def _served_words(numbers: Sequence[int]) -> str:
    words = translate("Recipients", "Left out, because they were served before: {numbers}.")
    return words.format(numbers=runs_in_words(numbers)) if numbers else ""


def _told(entered: Entered, served: int) -> str:
    """Say how many were entered and left out, with so many whose numbers were typed though `served` before."""
    words = translate("Recipients", "Entered from the sheet: {given}. Left out: {left_out}.")
    left_out = text.number(len(entered.left_out) + served)
    told = words.format(given=text.number(len(entered.given)), left_out=left_out)
    if not entered.coupons:
        return told
    spent = translate("Recipients", "Coupons redeemed with it: {numbers}.").format(numbers=_numbers(entered.coupons))
    return f"{told} {spent}"


def _numbers(coupons: Sequence[int]) -> str:
    """Give the numbers of coupons as they are printed; of many the first and how many there are."""
    shown = ", ".join(map(number_text, coupons[:_NAMED]))
    more = len(coupons) - _NAMED
    return f"{shown} +{text.number(more)}" if more > 0 else shown


def _left_out(entered: Entered) -> list[str]:
    """Name the first few who were left out, each with the reason."""
    said = [f"{one.number} {one.full_name}: {text.sentence(one.reason)}" for one in entered.left_out[:_NAMED]]
    more = len(entered.left_out) - _NAMED
    if more > 0:
        said.append(translate("Recipients", "And {count} more.").format(count=text.number(more)))
    return said
