"""Closing a day (Tutup Hari): what is still open, each with the key that opens it; then the lock, and the day sheet."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.closing import ClosedDay, DayStanding, Gate, PassingBy
from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.zones import local_day
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.reading_area import ReadingArea
from baktidesk.ui.safety.backup_keeper import BackupKeeper
from baktidesk.ui.sending.closing_reminder import ClosingReminder
from baktidesk.ui.sending.gate_openers import open_gate
from baktidesk.ui.sending.gate_rows import GateRows
from baktidesk.ui.sending.press_words import change_words
from baktidesk.ui.sending.reopening import ask_reopening, closed_words, passed_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark

WIDTH = SIZES.desk_most + SIZES.desk_least


class ClosingDialog(QDialog):
    """The gates of one day of the event; closes it, prints its sheet, opens it again."""

    def __init__(self, parent: QWidget, store: Store, about: StoredEvent) -> None:
        """Make the dialog for an event; `show_for` opens it."""
        super().__init__(parent)
        self.setObjectName("closing.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._about = store, about
        self._stands: DayStanding | None = None
        self._keeper = parent.window().findChild(BackupKeeper)
        self._reminder = parent.window().findChild(ClosingReminder)
        self.days = QComboBox()
        self.days.setObjectName("closing.day")
        self.days.setAccessibleName(translate("Closing", "Day"))
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._only_day = make_words("", "muted")
        self._only_day.setObjectName("closing.only_day")
        self._state = make_paragraph("", "strong", "closing.state")
        self._past = make_paragraph("", "caption", "closing.past")
        self._problem = make_paragraph("", "problem", "closing.problem")
        self.rows = GateRows()
        self.close_day = key_button("closing.close", "", translate("Closing", "Close the day"), "Ctrl+Enter")
        self.print = key_button("closing.print", "", translate("Closing", "Print the day sheet"), "Ctrl+P")
        self.reopen = key_button("closing.reopen", "unlock", translate("Closing", "Open again…"), "F6")
        self.leave = key_button("closing.leave", "", translate("Closing", "Back"), "Esc")
        self._lay_out()
        self._connect()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, day: dt.date | None = None) -> "ClosingDialog | None":
        """Open the dialog for a day, else the last, of the active event without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, store.active_event)
        dialog.open()
        dialog.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        if dialog._reminder:
            dialog._reminder.hide()
        store.read(dialog._read_days, partial(dialog._begin, day))
        return dialog

    def read(self) -> None:
        """Look at the gates again."""
        day: dt.date | None = self.days.currentData()
        if day is None:
            return

        def work(session: Any) -> DayStanding:
            from baktidesk.services.closing import standing

            return standing(session, self._about.id, day)

        self._store.read(work, self._show)

    def _read_days(self, session: Any) -> tuple[Sequence[dt.date], dt.date]:
        from baktidesk.services.closed_days import days_of

        today = local_day(session.now, self._about.zone)
        return [day for day in days_of(session, self._about.id) if day <= today], today

    def _begin(self, asked: dt.date | None, found: tuple[Sequence[dt.date], dt.date]) -> None:
        """Offer the days that have come; the one asked for first, else today, else the last one."""
        if not isValid(self):
            return
        days, _today = found
        for day in days:
            self.days.addItem(text.long_day(day), day)
        self.days.setCurrentIndex(days.index(asked) if asked in days else len(days) - 1)
        self.days.setVisible(len(days) > 1)
        self._only_day.setText(text.long_day(days[0]) if len(days) == 1 else "")
        self._only_day.setVisible(len(days) == 1)
        if not days:
            self._state.setText(translate("Closing", "No day of this event has come yet."))
        self.read()

    def _show(self, stands: DayStanding) -> None:
        if not isValid(self) or stands.day != self.days.currentData():
            return
        self._stands = stands
        closed = stands.closed
        self.rows.show_findings(stands.findings, closed=closed is not None)
        self._state.setText(self._closed_words(stands, closed) if closed else _open_words(stands))
        mark(self._state, "tone", "good" if closed and not stands.changes else "bad" if stands.changes else "")
        self._past.setText("\n".join(self._past_words(one) for one in stands.closings if not one.is_live))
        self._past.setVisible(bool(self._past.text()))
        self._show_buttons(stands, closed)
        fit(self)

    def _show_buttons(self, stands: DayStanding, closed: ClosedDay | None) -> None:
        was = self.close_day.isVisible()
        self.close_day.setVisible(closed is None)
        self.close_day.setEnabled(closed is None and not stands.blocking)
        self.print.setVisible(closed is not None)
        self.reopen.setVisible(closed is not None)
        front = self.close_day if closed is None else self.print
        if front.isEnabled() and (was != self.close_day.isVisible() or self.focusWidget() in (None, self.leave)):
            front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _closed_words(self, stands: DayStanding, closed: ClosedDay) -> str:
        words = [closed_words(closed, self._about.zone)]
        if stands.changes:
            words.append(translate("Closing", "Figures that differ since:"))
            words += change_words(stands.changes)
        else:
            words.append(translate("Closing", "The figures are still those of that moment."))
        return "\n".join(filter(None, (" ".join(words), passed_words(closed))))

    def _past_words(self, one: ClosedDay) -> str:
        zone = self._about.zone
        words = translate("Closing", "{closed} Opened again at {when} by {officer}: {reason}")
        if one.reopening_allowed_by:
            words = translate(
                "Closing", "{closed} Opened again at {when} by {officer}, allowed by {supervisor}: {reason}"
            )
        at = one.reopened_at or one.at
        when = f"{text.day(local_day(at, zone))}, {text.hour(at, zone)} {zone.value}"
        who = {"officer": one.reopened_by, "supervisor": one.reopening_allowed_by}
        return words.format(closed=closed_words(one, zone), when=when, reason=one.reason, **who)

    def _ask_close(self) -> None:
        """Close the day; where something is softly open, ask for the reason first."""
        stands = self._stands
        if stands is None or not self.close_day.isEnabled() or not self.close_day.isVisible():
            return
        if not stands.asking:
            self._close(stands, "", self._nothing, self._refused)
            return
        title = translate("Closing", "Close {day} although something is open?")
        dialog = RecordDialog.ask(
            self,
            "passing",
            title.format(day=text.long_day(stands.day)),
            PassingBy,
            translate("Closing", "Close the day all the same"),
            lambda record, done, refused: self._close(stands, record.reason, done, refused),
            sentence="\n".join(text.sentence(one.sentence) for one in stands.asking),
        )
        fit(dialog)

    def _close(
        self, stands: DayStanding, reason: str, done: Callable[[], None], refused: Callable[[Refused], None]
    ) -> None:
        self._say("")
        self.close_day.setEnabled(False)

        def work(session: Any) -> ClosedDay:
            from baktidesk.services.closing import close_day

            return close_day(session, self._about.id, stands.day, reason, {one.gate for one in stands.asking})

        def no(refusal: Refused) -> None:
            refused(refusal)
            self.read()

        self._store.run(
            work,
            lambda _closed: self._closed(done),
            refused=no,
            tell=lambda closed: translate("Closing", "{day} is closed.").format(day=text.long_day(closed.day)),
            undoable=False,
        )

    def _closed(self, done: Callable[[], None]) -> None:
        done()
        if self._keeper:
            self._keeper.back_up()
        if isValid(self):
            self.activateWindow()  # two questions went at once: a window manager may give the keys to the one between
            self.read()

    def _refused(self, refusal: Refused) -> None:
        if isValid(self):
            self._say(text.sentence(refusal))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _nothing(self) -> None:
        """Take the answer that there is nothing more to close."""

    def _ask_reopen(self) -> None:
        if self._stands is not None and self._stands.closed:
            ask_reopening(self, self._store, self._stands.closed)

    def _print(self) -> None:
        if self._stands is not None and self._stands.closed:
            from baktidesk.ui.papers.day_sheet import print_day_sheet

            print_day_sheet(self, self._store, self._about.id, self._stands.day)

    def _open_gate(self, gate: Gate) -> None:
        if self._stands is not None:
            finding = next(one for one in self._stands.findings if one.gate is gate)
            open_gate(self, self._store, finding, self._stands.day, self._keeper)
            if self._reminder and self.result() == QDialog.DialogCode.Accepted:
                self._reminder.remind(self._stands.day)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self.read()

    def _connect(self) -> None:
        self.days.activated.connect(self.read)
        self.rows.asked.connect(self._open_gate)
        self.close_day.clicked.connect(self._ask_close)
        self.print.clicked.connect(self._print)
        self.reopen.clicked.connect(self._ask_reopen)
        self.leave.clicked.connect(self.reject)
        for key, do in (("Ctrl+Return", self._ask_close), ("Ctrl+P", self._print), ("F6", self._ask_reopen)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self._store.changed.connect(self._on_changed)
        if self._keeper:
            self._keeper.changed.connect(self.read)
        self.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._store.changed.disconnect(self._on_changed)
        if self._keeper:
            self._keeper.changed.disconnect(self.read)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        box.setSpacing(SIZES.space_m)
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Closing", "Close the day"), "section"), 1)
        head.addWidget(self.days)
        head.addWidget(self._only_day)
        box.addLayout(head)
        box.addWidget(self._state)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, SIZES.space_s, 0)
        column.setSpacing(SIZES.space_m)
        column.addWidget(self.rows)
        column.addWidget(self._past)
        column.addStretch(1)
        box.addWidget(ReadingArea(held, translate("Closing", "What is looked at")), 1)
        box.addWidget(self._problem)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        for button in (self.close_day, self.print, self.reopen, self.leave):
            foot.addWidget(button)
        foot.addStretch(1)
        box.addLayout(foot)
        for button in (self.close_day, self.print):
            button.setProperty("primary", True)
        for hidden in (self._only_day, self.print, self.reopen, self._past, self._problem):
            hidden.hide()
        self.close_day.setEnabled(False)
        self.setMinimumWidth(WIDTH)


def fit(dialog: QDialog) -> None:
    """Be as high as the wrapped words need at this width, but no higher than the window."""
    box, parent = dialog.layout(), dialog.parentWidget()
    if box is not None and parent is not None:
        for area in dialog.findChildren(ReadingArea):
            area.updateGeometry()  # what it holds has grown or shrunk without telling
        box.activate()
        wanted = max(dialog.sizeHint().height(), box.totalHeightForWidth(dialog.width()))
        dialog.resize(dialog.width(), min(wanted, parent.window().height() - SIZES.space_xxl))


def _open_words(stands: DayStanding) -> str:
    """Say what stands between now and the closing."""
    blocking, asking = len(stands.blocking), len(stands.asking)
    if blocking:
        words = translate("Closing", "Points that must be finished first: {count}.")
        return words.format(count=text.number(blocking))
    if asking:
        words = translate("Closing", "Points still open: {count}. Finish them, or close with a supervisor's reason.")
        return words.format(count=text.number(asking))
    return translate("Closing", "Everything is done. A closed day takes nothing more.")
