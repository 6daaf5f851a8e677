"""The e-mail to the regional office: whom it goes to, what it says, and the draft that the mail program opens."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.event import StoredEvent
from baktidesk.domain.fields import Text
from baktidesk.domain.mail import LARGE, MailHead, addresses
from baktidesk.domain.report import ReportForm
from baktidesk.services.sending import mail, report
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

LINES = 8
MEGABYTE = 1_000_000


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


class MailDialog:
    """Asks for a message about an exported workbook and writes its draft beside the workbook."""

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, attached: Path) -> None:
        """Read what is known of the event's messages, then open the question without blocking."""
        about = store.active_event
        if about is None:
            return

        def read(session: Any) -> tuple[MailHead, str]:
            words = report.report(session, about.id, ReportForm.FULL, report.report_head(session))
            return mail.mail_head(session, about.id), words.replace("*", "").replace("_", "")

        def ask(known: tuple[MailHead, str]) -> None:
            if isValid(parent):
                _ask(parent, store, about, attached, *known)

        store.read(read, ask)


def _ask(parent: QWidget, store: Store, about: StoredEvent, attached: Path, head: MailHead, words: str) -> RecordDialog:
    def save(record: MailDraft, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def work(session: Any) -> Path:
            kept = mail.keep_mail_head(session, about.id, record.head())
            return mail.write_draft(session, about.id, kept, record.subject, record.body, attached, attached.parent)

        def written(path: Path) -> None:
            done()
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        store.run(work, written, refused=refused, tell=lambda path: _told(path, record), undoable=False)

    dialog = RecordDialog.ask(
        parent,
        "mail",
        translate("Mail", "E-mail with {file}").format(file=attached.name),
        MailDraft,
        translate("Mail", "Make the draft"),
        save,
        sentence=_size_words(attached),
    )
    dialog.setMinimumWidth(SIZES.desk_most)
    dialog.form.load(MailDraft(to=head.to, cc=head.cc, subject=report.subject_of(about), body=words))
    dialog.form.focus_first()
    return dialog


def _size_words(attached: Path) -> str:
    """Say how large the message will be; a large one may be refused on its way."""
    size = attached.stat().st_size if attached.exists() else 0
    shown = text.number(max(round(size / MEGABYTE), 1))
    words = translate(
        "Mail", "The draft opens in your mail program; it is sent only there. The workbook has {size} MB."
    )
    if size > LARGE:
        words = translate("Mail", "The workbook has {size} MB: many servers refuse so large a message.")
    return words.format(size=shown)


def _told(path: Path, record: MailDraft) -> str:
    count = len(addresses(record.to)) + len(addresses(record.cc))
    words = translate("Mail", "Draft made for {count} recipients: {file}. It has not been sent yet.")
    return words.format(count=text.number(count), file=path.name)
