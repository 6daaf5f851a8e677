"""Press figures (Angka Rilis): what was told, whether it still holds, and one key for the next release or a Ralat."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.press import Erratum, PressStanding, Release
from baktidesk.domain.zones import local_day
from baktidesk.services.sending import press
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.dialog_parts import key_button
from baktidesk.ui.donors.visit_reader import today_at
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.sending.press_words import ask_template, change_words
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, mark
from baktidesk.ui.viewports import see_through

HEIGHT = SIZES.results
SHOWN = 6
"""Figures that differ and are named at once; the rest is counted."""


class PressDialog(QDialog):
    """The releases of a day or of the whole event on the left, the text of one on the right."""

    def __init__(self, parent: QWidget, store: Store, about: StoredEvent) -> None:
        """Make the dialog for an event; `show_for` opens it."""
        super().__init__(parent)
        self.setObjectName("press.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._about = store, about
        self._stands: PressStanding | None = None
        self.days = self._make_days()
        self.releases = QListWidget()
        self.releases.setObjectName("press.releases")
        self.releases.setAccessibleName(translate("Press", "Releases so far"))
        self.preview = self._make_preview()
        self._state = make_paragraph("", "strong", "press.state")
        self._changes = make_paragraph("", "muted", "press.changes")
        self._problem = make_paragraph("", "problem", "press.problem")
        self.freeze = key_button("press.freeze", "", translate("Press", "Freeze the figures"), "Ctrl+Enter")
        self.correct = key_button("press.correct", "", translate("Press", "Make an erratum…"), "F6")
        self.copy = key_button("press.copy", "", translate("Press", "Copy"), "F7")
        self._template = key_button("press.template", "", translate("Report", "Change the template"), "")
        self._template.setVisible(may(store.actor.role, Deed.SET_UP_EVENT))
        self._leave = key_button("press.close", "", translate("Report", "Close"), "Esc")
        self._lay_out()
        self._connect()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> "PressDialog | None":
        """Open the dialog for the active event without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, store.active_event)
        dialog.resize(dialog.width(), min(HEIGHT, parent.window().height() - SIZES.space_xxl))
        dialog.open()
        dialog.releases.setFocus(Qt.FocusReason.OtherFocusReason)
        dialog.read()
        return dialog

    def read(self) -> None:
        """Read the releases, and compare the newest with the figures of now."""
        event_id, day = self._about.id, self._day()
        self._store.read(lambda session: press.standing(session, event_id, day), self._show)

    def _day(self) -> dt.date | None:
        day: dt.date | None = self.days.currentData()
        return day

    def _show(self, stands: PressStanding) -> None:
        if not isValid(self) or stands.day != self._day():
            return
        self._stands = stands
        self.releases.clear()
        if stands.may_freeze or stands.may_correct:
            self.releases.addItem(translate("Press", "As it would be told now"))
        for release in stands.releases:
            self.releases.addItem(self._title(release))
        newest = stands.last is not None and (stands.may_freeze or stands.may_correct)
        self.releases.setCurrentRow(1 if newest and not stands.changes else 0)
        self._say(stands)
        self.freeze.setEnabled(stands.may_freeze)
        self.correct.setEnabled(stands.may_correct)
        self._set_primary(self.freeze if stands.may_freeze else self.correct if stands.may_correct else self.copy)

    def _say(self, stands: PressStanding) -> None:
        """Say whether what was told last still holds, and what differs."""
        last = stands.last
        told = change_words(stands.changes)
        rest = len(told) - SHOWN
        more = translate("Press", "and {count} more").format(count=text.number(rest))
        self._changes.setText("\n".join([*told[:SHOWN], *([more] if rest > 0 else [])]))
        self._changes.setVisible(bool(told))
        if last is None:
            words = translate("Press", "Nothing has been told yet.")
        elif stands.changes and not stands.may_freeze:
            words = translate("Press", "Release {number} has become wrong:")
        elif stands.changes:
            words = translate("Press", "Since release {number} has changed:")
        elif stands.may_freeze:
            words = translate("Press", "Release {number} still holds; the figures are final now.")
        else:
            words = translate("Press", "Release {number} still holds.")
        self._state.setText(words.format(number=text.number(last.number) if last else ""))
        tone = "bad" if stands.changes and not stands.may_freeze else "warn" if stands.changes else ""
        mark(self._state, "tone", tone)

    def _title(self, release: Release) -> str:
        zone = self._about.zone
        when = f"{text.day(local_day(release.as_of, zone))}, {text.hour(release.as_of, zone)} {zone.value}"
        words = translate("Press", "Release {number} · {when} · {state}")
        if release.corrects:
            words = translate("Press", "Release {number}, erratum to {corrects} · {when} · {state}")
        state = translate("Press", "final") if release.final else translate("Press", "provisional")
        numbers = {"number": text.number(release.number), "corrects": text.number(release.corrects)}
        return words.format(when=when, state=state, **numbers)

    def _on_row(self, row: int) -> None:
        """Show the text of what is chosen; what has not been frozen is not copied."""
        stands = self._stands
        if stands is None or row < 0:
            return
        fresh = row < self.releases.count() - len(stands.releases)
        chosen = None if fresh else stands.releases[row - (self.releases.count() - len(stands.releases))]
        self.preview.setPlainText(chosen.text if chosen else stands.preview)
        self.copy.setEnabled(chosen is not None)

    def _copy(self) -> None:
        if self.copy.isEnabled():
            QGuiApplication.clipboard().setText(self.preview.toPlainText())
            self._store.said.emit(translate("Press", "The text is copied. Paste it with Ctrl+V."), "")

    def _freeze(self) -> None:
        if not self.freeze.isEnabled():
            self._ask_erratum()
            return
        self.freeze.setEnabled(False)
        event_id, day = self._about.id, self._day()
        self._store.run(
            lambda session: press.freeze(session, event_id, day),
            self._told,
            refused=self._refused,
            tell=_said,
            undoable=False,
        )

    def _ask_erratum(self) -> None:
        if not self.correct.isEnabled():
            return
        event_id, day = self._about.id, self._day()

        def save(record: Erratum, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
            def told(release: Release) -> None:
                done()
                self._told(release)

            self._store.run(
                lambda session: press.correct(session, event_id, day, record),
                told,
                refused=refused,
                tell=_said,
                undoable=False,
            )

        stands = self._stands
        RecordDialog.ask(
            self,
            "erratum",
            translate("Press", "Correct release {number}").format(
                number=text.number(stands.last.number) if stands and stands.last else ""
            ),
            Erratum,
            translate("Press", "Make the erratum"),
            save,
            sentence="\n".join(change_words(stands.changes)[:SHOWN]) if stands else "",
        )

    def _told(self, release: Release) -> None:
        """Copy what has just been frozen: it is on its way to somebody."""
        QGuiApplication.clipboard().setText(release.text)
        self._problem.setText("")

    def _refused(self, refusal: Refused) -> None:
        self._problem.setText(text.sentence(refusal))
        self.read()

    def _set_primary(self, front: QPushButton) -> None:
        for button in (self.freeze, self.correct, self.copy):
            mark(button, "primary", button is front)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self.read()

    def _make_days(self) -> QComboBox:
        days = QComboBox()
        days.setObjectName("press.day")
        days.setAccessibleName(translate("Report", "Day"))
        days.addItem(translate("Report", "The whole event"), None)
        for day in sorted({line.day for line in self._about.record.days if line.day}):
            days.addItem(text.day(day), day)
        if days.count() > 2:
            days.setCurrentIndex(max(days.findData(today_at(self._about)), 0))
        days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        days.setVisible(days.count() > 2)
        return days

    def _make_preview(self) -> QPlainTextEdit:
        preview = QPlainTextEdit()
        see_through(preview)
        preview.setObjectName("press.text")
        preview.setAccessibleName(translate("Press", "Text for the press"))
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setMinimumSize(SIZES.desk_least, SIZES.desk_least // 2)
        return preview

    def _connect(self) -> None:
        self.days.activated.connect(self.read)
        self.releases.currentRowChanged.connect(self._on_row)
        self.freeze.clicked.connect(self._freeze)
        self.correct.clicked.connect(self._ask_erratum)
        self.copy.clicked.connect(self._copy)
        self._template.clicked.connect(lambda: ask_template(self, self._store, self.read))
        self._leave.clicked.connect(self.reject)
        for key, do in (("Ctrl+Return", self._freeze), ("F6", self._ask_erratum), ("F7", self._copy)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self._store.changed.connect(self._on_changed)
        self.finished.connect(lambda: self._store.changed.disconnect(self._on_changed))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        outer.setSpacing(SIZES.space_m)
        head = QHBoxLayout()
        head.addWidget(make_words(translate("Press", "Figures for the press"), "section"), 1)
        head.addWidget(self.days)
        outer.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(SIZES.space_xl)
        left = QVBoxLayout()
        left.setSpacing(SIZES.space_s)
        for widget in (self._state, self._changes, self._problem):
            left.addWidget(widget)
        left.addWidget(make_words(translate("Press", "Releases so far"), "caption"))
        left.addWidget(self.releases, 1)
        body.addLayout(left, 1)
        body.addWidget(self.preview, 1)
        outer.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        for button in (self.freeze, self.correct, self.copy, self._leave, self._template):
            foot.addWidget(button)
        foot.addStretch(1)
        outer.addLayout(foot)
        self.releases.setMinimumWidth(SIZES.desk_least - SIZES.space_xxl)
        for button in (self.freeze, self.correct, self.copy):
            button.setEnabled(False)


def _said(release: Release) -> str:
    words = translate("Press", "Release {number} is frozen and copied. Paste it with Ctrl+V.")
    return words.format(number=text.number(release.number))
