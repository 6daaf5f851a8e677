"""The e-mail to the regional office: whom it goes to, what it says, and its two ways: a draft, or the office's server.

What is inside is counted before either way is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.fields import Text
from baktidesk.domain.mail import MailHead, Outgoing, Parcel, sent_size
from baktidesk.domain.report import ReportForm
from baktidesk.services.sending import mail, post, report
from baktidesk.services.sending.parcel import look_into
from baktidesk.services.workbook.book import ExportKind
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.form import Form
from baktidesk.ui.sending.mail_size import megabytes, size_warning
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES, icon, mark

LINES = 8


@dataclass(kw_only=True)
class MailDraft(MailHead):
    """A message before it is written: its recipients, subject and words."""

    subject: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Subject"), required=True, max_length=150)] = ""
    body: Annotated[
        str, Text(label=QT_TRANSLATE_NOOP("Field", "Message"), required=True, max_length=6000, lines=LINES)
    ] = ""

    def head(self) -> MailHead:
        """Give whom it goes to."""
        return MailHead(to=self.to, cc=self.cc)


class MailDialog(RecordDialog):
    """Asks for a message about an exported workbook; writes a draft beside it, or sends it through the outbox."""

    def __init__(self, parent: QWidget, store: Store, about: StoredEvent, attached: Path, parcel: Parcel) -> None:
        """Make the dialog for a workbook of an event."""
        form = Form(MailDraft, "mail", translate("Mail", "Make the draft"), desk=True)
        title = translate("Mail", "E-mail with {file}").format(file=attached.name)
        super().__init__(parent, "mail", title, form, self._write_draft, " ")
        self._store, self._about, self._attached, self._parcel = store, about, attached, parcel
        self._page, self._by_server = parent, False
        self._inside = self.findChild(QLabel, "mail.sentence")
        self.server = self._make_server_button()
        if self._inside is not None:
            self._inside.setMinimumHeight(2 * SIZES.note)
            self._inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        form.edited.connect(self._show_inside)
        QShortcut(QKeySequence("F10"), self).activated.connect(self._send)
        self.setMinimumWidth(SIZES.desk_most + SIZES.desk_least // 4)

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, attached: Path) -> None:
        """Read what is known of the event's messages, then open the question without blocking."""
        about = store.active_event
        if about is None:
            return

        def read(session: Any) -> tuple[MailHead, str, Parcel]:
            words = report.report(session, about.id, ReportForm.FULL, report.report_head(session))
            parcel = look_into(session, about.id, attached)
            return mail.mail_head(session, about.id), words.replace("*", "").replace("_", ""), parcel

        def ask(known: tuple[MailHead, str, Parcel]) -> None:
            head, words, parcel = known
            if not isValid(parent):
                return
            dialog = cls(parent, store, about, attached, parcel)
            dialog.form.load(MailDraft(to=head.to, cc=head.cc, subject=report.subject_of(about), body=words))
            dialog._show_inside()
            dialog.resize(dialog.minimumWidth(), dialog.heightForWidth(dialog.minimumWidth()))
            dialog.open()
            dialog.form.focus_first()

        store.read(read, ask)

    def _make_server_button(self) -> QPushButton:
        words = translate("Mail", "Send through the office's server")
        button = QPushButton(icon("send", "accent", SIZES.icon_small), f"{words}   F10")
        button.setObjectName("mail.server")
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(self._send)
        self.form.foot.insertWidget(1, button)
        return button

    def _show_inside(self) -> None:
        """Say what the message holds and how many receive it, as the recipients are typed."""
        if self._inside is None:
            return
        record: MailDraft = self.form.record()
        counted = len(mail.recipients(record.head()))
        self._inside.setText(_inside_words(self._parcel, counted))
        mark(self._inside, "role", "warning" if size_warning(sent_size(self._parcel.bytes)) else "muted")

    def _send(self) -> None:
        """Check the message, put it into the outbox and send it from there."""
        self._by_server = True
        self.form.submit()
        self._by_server = False

    def _write_draft(self, record: MailDraft, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        if self._by_server:
            self._put_into_outbox(record, done)
            return
        about, attached = self._about, self._attached

        def work(session: Any) -> Path:
            kept = mail.keep_mail_head(session, about.id, record.head())
            return mail.write_draft(session, about.id, kept, record.subject, record.body, attached, attached.parent)

        def written(path: Path) -> None:
            done()
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._store.run(work, written, refused=self._on_refused, tell=lambda path: _told(path, record), undoable=False)

    def _put_into_outbox(self, record: MailDraft, done: Callable[[], None]) -> None:
        about, attached, page = self._about, self._attached, self._page

        def work(session: Any) -> Outgoing:
            kept = mail.keep_mail_head(session, about.id, record.head())
            return post.put_into_outbox(session, about.id, kept, record.subject, record.body, attached)

        def waits(message: Outgoing) -> None:
            from baktidesk.ui.sending.outbox_dialog import OutboxDialog

            done()
            OutboxDialog.show_for(page, self._store, send=message.id)

        self._store.run(work, waits, refused=self._on_refused, undoable=False)

    def _on_refused(self, refusal: Refused) -> None:
        """Say a refusal at its input, or above them all when it is about the file or the server."""
        if refusal.field in ("to", "cc", "subject", "body") or self._inside is None:
            self.form.show_refused(refusal)
            return
        self.form.set_saving(False)
        self._inside.setText(text.sentence(refusal))
        mark(self._inside, "role", "problem")


def _inside_words(parcel: Parcel, recipients: int) -> str:
    """Say kind, records, size and recipients, and whether so large a message may be refused on its way."""
    label = text.label(ExportKind(parcel.kind))
    words = translate("Mail", "{kind} · records: {records} · {size} · recipients: {recipients}. Nothing is sent yet.")
    said = words.format(
        kind=label,
        records=text.number(parcel.records),
        size=megabytes(sent_size(parcel.bytes)),
        recipients=text.number(recipients),
    )
    return " ".join(filter(None, (said, size_warning(sent_size(parcel.bytes)))))


def _told(path: Path, record: MailDraft) -> str:
    count = len(mail.recipients(record.head()))
    words = translate("Mail", "Draft made for {count} recipients: {file}. It has not been sent yet.")
    return words.format(count=text.number(count), file=path.name)
