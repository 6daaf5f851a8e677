"""The office's mail server in the settings: how it is reached, never with a password."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from baktidesk.domain.errors import Refused
from baktidesk.domain.mail import MailServer
from baktidesk.domain.officer import Deed, may
from baktidesk.ui import text
from baktidesk.ui.ask import RecordDialog
from baktidesk.ui.page import make_button, make_card, make_paragraph
from baktidesk.ui.store import Store
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES


class ServerCard(QFrame):
    """Which server takes this office's messages, and the button that changes it."""

    def __init__(self, store: Store) -> None:
        """Make the card; `refresh` fills it."""
        super().__init__()
        self._store = store
        card, box = make_card(translate("Outbox", "Mail server of the office"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self._words = make_paragraph("", "body", "settings.mail_server_words")
        self._note = make_paragraph("", "muted", "settings.mail_server_note")
        self.change = make_button("settings.mail_server", "edit", translate("Outbox", "Change the server"))
        self.change.clicked.connect(lambda: ask_server(self, store, self._show))
        for part in (self._words, self._note):
            box.addWidget(part)
        box.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read the server again."""
        self._store.read(_read, self._show)

    def show_rights(self) -> None:
        """Offer what the officer of now may do."""
        allowed = may(self._store.actor.role, Deed.SET_UP_EVENT)
        self.change.setEnabled(allowed)
        kept = translate("Outbox", "The password lies in the system's keyring or is asked for each time, nowhere else.")
        self._note.setText(kept if allowed else translate("Outbox", "Only a supervisor changes the server."))

    def _show(self, server: MailServer) -> None:
        self._words.setText(server_words(server))
        self.show_rights()


def server_words(server: MailServer) -> str:
    """Tell in a sentence how messages go out."""
    if not server.host:
        return translate("Outbox", "Not set up yet: messages can be made as drafts for your own mail program.")
    security = text.label(server.security).partition(" (")[0]
    words = translate("Outbox", "Through {host}, port {port}, protection: {security}. Sender: {sender}.")
    return words.format(host=server.host, port=server.port or 0, security=security, sender=server.sender)


def ask_server(parent: QWidget, store: Store, then: Callable[[MailServer], None]) -> None:
    """Ask how the office's server is reached, without blocking; `then` gets what was kept."""

    def ask(known: MailServer) -> None:
        dialog = RecordDialog.ask(
            parent,
            "settings.mail_server",
            translate("Outbox", "Mail server of the office"),
            MailServer,
            translate("Outbox", "Keep the server"),
            save,
            sentence=translate("Outbox", "Whoever looks after the office's e-mail knows these values."),
        )
        dialog.setMinimumWidth(SIZES.desk_most + SIZES.desk_least // 4)
        dialog.form.load(known)
        dialog.form.focus_first()

    def save(record: MailServer, done: Callable[[], None], refused: Callable[[Refused], None]) -> None:
        def work(session: Any) -> MailServer:
            from baktidesk.services.sending import mail

            return mail.keep_mail_server(session, record)

        def kept(server: MailServer) -> None:
            done()
            then(server)

        words = translate("Outbox", "Messages go out through {host} from now on.")
        store.run(work, kept, refused=refused, tell=lambda server: words.format(host=server.host), undoable=False)

    store.read(_read, ask)


def _read(session: Any) -> MailServer:
    from baktidesk.services.sending import mail  # when the settings are in sight, not when the program starts

    return mail.mail_server(session)
