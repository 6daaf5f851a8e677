"""The WhatsApp report: what the officer adds, the text as it will be sent, and one key that copies it."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from baktidesk.domain.event import StoredEvent
from baktidesk.domain.officer import Deed, may
from baktidesk.domain.report import ReportForm, ReportHead
from baktidesk.services.sending import report
from baktidesk.ui import text
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.form import Form
from baktidesk.ui.page import make_words
from baktidesk.ui.segments import Segments
from baktidesk.ui.sending.report_template import TemplateDialog
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES
from baktidesk.ui.viewports import see_through

KEYS = {ReportForm.FULL: "F5", ReportForm.SHORT: "F6", ReportForm.UPDATE: "F7"}
ICONS = {ReportForm.FULL: "records", ReportForm.SHORT: "minus", ReportForm.UPDATE: "clock"}


class ReportDialog(QDialog):
    """Shows the report of an event and copies it; names and NIKs never stand in it."""

    def __init__(self, parent: QWidget, store: Store, about: StoredEvent) -> None:
        """Make the dialog for an event."""
        super().__init__(parent)
        self.setObjectName("report.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._about = store, about
        self._form_of_report = ReportForm.FULL
        self.form = Form(ReportHead, "report", translate("Report", "Copy the report"), columns=2)
        self.forms = self._make_forms()
        self.days = self._make_days()
        self.preview = self._make_preview()
        self._template = self._make_button("report.template", translate("Report", "Change the template"))
        self._template.setVisible(may(store.actor.role, Deed.SET_UP_EVENT))
        self._close = esc(self._make_button("report.close", translate("Report", "Close")))
        self._lay_out()
        self._connect()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store) -> "ReportDialog | None":
        """Open the dialog for the active event without blocking; None without an event."""
        if store.active_event is None:
            return None
        dialog = cls(parent, store, store.active_event)
        dialog.open()
        store.read(report.report_head, dialog._begin)
        return dialog

    def read(self) -> None:
        """Make the text again."""
        event_id, form, head = self._about.id, self._form_of_report, self.form.record()
        day: dt.date | None = self.days.currentData()
        self._store.read(lambda session: report.report(session, event_id, form, head, day), self._show)

    def _begin(self, head: ReportHead) -> None:
        if isValid(self):
            self.form.load(head)
            self.form.save.setFocus(Qt.FocusReason.OtherFocusReason)
            self.read()

    def _show(self, words: str) -> None:
        if isValid(self):
            self.preview.setPlainText(words)

    def _on_form(self, value: str) -> None:
        self._form_of_report = ReportForm(value)
        self.read()

    def _copy(self, head: ReportHead) -> None:
        """Copy the report as it stands now, and remember what was added for the next one."""
        event_id, form, day = self._about.id, self._form_of_report, self.days.currentData()

        def work(session: Any) -> str:
            report.keep_report_head(session, head)
            return report.report(session, event_id, form, head, day)

        self._store.run(
            work,
            self._copied,
            refused=self.form.show_refused,
            tell=lambda _words: translate("Report", "The report is copied. Paste it into WhatsApp with Ctrl+V."),
            undoable=False,
        )

    def _copied(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        if isValid(self):
            self.accept()

    def _change_template(self) -> None:
        form = self._form_of_report

        def ask(words: str) -> None:
            TemplateDialog.ask(self, self._store, form, words, self.read)

        self._store.read(lambda session: report.template_of(session, form), ask)

    def _make_forms(self) -> Segments:
        forms = Segments("report.form", translate("Report", "Form of the report"))
        for form in ReportForm:
            forms.add(form.value, text.label(form), ICONS[form], KEYS[form], self)
        return forms

    def _make_days(self) -> QComboBox:
        days = QComboBox()
        days.setObjectName("report.day")
        days.setAccessibleName(translate("Report", "Day"))
        days.addItem(translate("Report", "The whole event"), None)
        for day in sorted({line.day for line in self._about.record.days if line.day}):
            days.addItem(text.day(day), day)
        days.setVisible(days.count() > 2)
        return days

    def _make_preview(self) -> QPlainTextEdit:
        preview = QPlainTextEdit()
        see_through(preview)
        preview.setObjectName("report.text")
        preview.setAccessibleName(translate("Report", "Text of the report"))
        preview.setReadOnly(True)
        preview.setTabChangesFocus(True)
        preview.setMinimumSize(SIZES.desk_most, SIZES.desk_least)
        return preview

    def _make_button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.forms.chosen.connect(self._on_form)
        self.days.activated.connect(self.read)
        self.form.edited.connect(self.read)
        self.form.submitted.connect(self._copy)
        self._template.clicked.connect(self._change_template)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        outer.setSpacing(SIZES.space_m)
        outer.addWidget(make_words(translate("Report", "Report for WhatsApp"), "section"))
        head = QHBoxLayout()
        head.addWidget(self.forms, 1)
        head.addWidget(self.days)
        outer.addLayout(head)
        grid: Any = QGridLayout()
        grid.setHorizontalSpacing(SIZES.space_xl)
        grid.addWidget(self.form, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.preview, 0, 1)
        grid.setColumnMinimumWidth(0, SIZES.desk_least)
        grid.setColumnStretch(1, 1)
        outer.addLayout(grid, 1)
        self.form.foot.insertWidget(1, self._close)
        self.form.foot.insertWidget(2, self._template)
