"""The outbox: what waits, what was sent and what the server said, and the keys that send, stop and withdraw."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from baktidesk.domain.errors import QT_TRANSLATE_NOOP, Refused
from baktidesk.domain.fields import Text, YesNo
from baktidesk.domain.mail import MailServer, MailState, Outgoing
from baktidesk.domain.zones import Zone, local_day
from baktidesk.services.sending import mail, post
from baktidesk.ui import text
from baktidesk.ui.ask import Question, RecordDialog
from baktidesk.ui.chip import Chip
from baktidesk.ui.dialog_parts import esc
from baktidesk.ui.page import make_paragraph, make_words
from baktidesk.ui.sending.mail_size import megabytes
from baktidesk.ui.sending.postman import Postman
from baktidesk.ui.sending.server_card import ask_server, server_words
from baktidesk.ui.store import Store
from baktidesk.ui.table import Column, RecordTable
from baktidesk.ui.text import translate
from baktidesk.ui.theme import SIZES

ICONS = {
    MailState.WAITING: "clock",
    MailState.SENT: "check",
    MailState.REFUSED: "cross",
    MailState.UNSURE: "warning",
    MailState.WITHDRAWN: "minus",
}
WIDTH, ROWS = 940, 7


@dataclass(kw_only=True)
class MailPassword:
    """What opens the server: asked for, handed over, and kept in the system's keyring or nowhere."""

    password: Annotated[str, Text(label=QT_TRANSLATE_NOOP("Field", "Password of the mail server"), required=True)] = ""
    keep: Annotated[
        bool, YesNo(label=QT_TRANSLATE_NOOP("Field", "Keep it in this system's keyring"), option="keyring")
    ] = False


class OutboxDialog(QDialog):
    """The messages of this desk, newest first; sending goes on when the dialog is closed."""

    def __init__(self, parent: QWidget, store: Store, send: str = "") -> None:
        """Make the dialog; the message with the id `send` is sent at once."""
        super().__init__(parent)
        self.setObjectName("outbox.dialog")
        self.setWindowTitle("baktidesk")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._first = store, send
        self._server = MailServer()
        self._postman = Postman.of(store)
        self._about_server = make_paragraph("", "muted", "outbox.server_words")
        self.list = self._make_list()
        self._to = make_paragraph("", "body", "outbox.recipients")
        self._answer = make_paragraph("", "body", "outbox.answer")
        self._progress = QProgressBar()
        self._progress.setAccessibleName(translate("Outbox", "Sending"))
        self.send = self._make_button("outbox.send", "", self._ask_send)
        self.send.setProperty("primary", True)
        self.withdraw = self._make_button("outbox.withdraw", translate("Outbox", "Withdraw   Del"), self._ask_withdraw)
        self.stop = self._make_button("outbox.stop", translate("Send", "Stop"), self._postman.cancel)
        self._change = self._make_button("outbox.server", translate("Outbox", "Change the server"), self._ask_server)
        self._close = esc(self._make_button("outbox.close", translate("Report", "Close"), self.reject))
        self._connect()
        self._lay_out()

    @classmethod
    def show_for(cls, parent: QWidget, store: Store, send: str = "") -> "OutboxDialog":
        """Open the outbox without blocking; the message with the id `send` is sent at once."""
        dialog = cls(parent, store, send)
        dialog.open()
        dialog.refresh()
        return dialog

    def refresh(self) -> None:
        """Read the messages again; what was cut short by an earlier end of the program is written down first."""
        busy = bool(self._postman.busy_with)

        def work(session: Any) -> tuple[list[Outgoing], MailServer]:
            if not busy:
                post.settle(session)
            return post.outbox(session), mail.mail_server(session)

        self._store.run(work, lambda seen: self._show(*seen), undoable=False)

    def _show(self, messages: list[Outgoing], server: MailServer) -> None:
        if not isValid(self):
            return
        self._server = server
        on_its_way = self._postman.busy_with
        messages = [replace(one, state=MailState.WAITING) if one.id == on_its_way else one for one in messages]
        self._about_server.setText(server_words(server))
        self.list.show_rows(messages)
        if self.list.current() is None and messages:
            self.list.select(0)
        if self._first:
            first, self._first = self._first, ""
            self.list.select_record(first)
            self._postman.send(first)
        self._show_message()

    def _show_message(self) -> None:
        """Say what the selected message is and offer what can be done with it."""
        one = self.list.current()
        busy = bool(self._postman.busy_with)
        is_open = one is not None and one.state.is_open
        self._to.setText(_about(one) if one else "")
        self._answer.setText(_became(one) if one and not busy else "")
        self.send.setText(translate("Form", "{verb}   Ctrl+Enter").format(verb=_verb(one)))
        self.send.setAccessibleName(_verb(one))
        self.send.setEnabled(is_open and not busy and bool(self._server.host))
        self.withdraw.setEnabled(is_open and not busy)
        self.stop.setVisible(busy)
        self._progress.setVisible(busy)
        if busy:
            self._answer.setText(translate("Outbox", "The message is being sent. You can go on working."))

    def _ask_send(self) -> None:
        """Send the selected message; one that has perhaps arrived only after a question."""
        one = self.list.current()
        if one is None or not self.send.isEnabled():
            return
        if one.state is not MailState.UNSURE:
            self._postman.send(one.id)
            return
        Question.ask(
            self,
            "outbox.again",
            translate("Outbox", "This message has perhaps arrived already. Ask a recipient first. Send a second copy?"),
            translate("Outbox", "Send a second copy"),
            lambda: self._postman.send(one.id, again=True),
        )

    def _ask_withdraw(self) -> None:
        one = self.list.current()
        if one is None or not self.withdraw.isEnabled():
            return
        Question.ask(
            self,
            "outbox.withdraw_question",
            translate("Outbox", "Withdraw the message with {file}? It is not sent any more.").format(file=one.attached),
            translate("Outbox", "Withdraw the message"),
            lambda: self._store.run(
                lambda session: post.withdraw(session, one.id),
                lambda _nothing: self.refresh(),
                tell=lambda _nothing: translate("Outbox", "The message has been withdrawn."),
                undoable=False,
            ),
            danger=True,
        )

    def _ask_password(self, message_id: str, can_keep: bool) -> None:
        """Ask for the password, as often as the server wants it where the system keeps none."""
        if not self.isVisible():
            return
        none = translate("Outbox", "This system has no keyring: the password is asked for each time and kept nowhere.")

        def save(record: MailPassword, done: Callable[[], None], _refused: object) -> None:
            password = dialog.form.editor("password").text()
            done()
            one = next((message for message in self.list.rows.records if message.id == message_id), None)
            again = one is not None and one.state is MailState.UNSURE
            self._postman.send(message_id, password, keep=record.keep and can_keep, again=again)

        dialog = RecordDialog.ask(
            self,
            "outbox.password",
            translate("Outbox", "Password of {user} at {host}").format(user=self._server.user, host=self._server.host),
            MailPassword,
            translate("Outbox", "Send the message"),
            save,
            options=frozenset({"keyring"} if can_keep else ()),
            sentence="" if can_keep else none,
        )
        dialog.form.editor("password").setEchoMode(QLineEdit.EchoMode.Password)

    def _ask_server(self) -> None:
        ask_server(self, self._store, lambda _server: self.refresh())

    def _on_progressed(self, _message: str, done: int, of: int) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)

    def _on_began(self, message_id: str) -> None:
        self._progress.setRange(0, 0)
        self.list.select_record(message_id)
        self._show_message()

    def _on_ended(self, _message: str) -> None:
        self.refresh()

    def _on_refused(self, refusal: Refused) -> None:
        self._show_message()
        self._answer.setText(text.sentence(refusal))

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _one: self._show_message())
        self._postman.began.connect(self._on_began)
        self._postman.progressed.connect(self._on_progressed)
        self._postman.ended.connect(self._on_ended)
        self._postman.password_asked.connect(self._ask_password)
        self._postman.refused.connect(self._on_refused)
        for key, do in {"Ctrl+Return": self._ask_send, "Del": self._ask_withdraw}.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _make_list(self) -> RecordTable[Outgoing]:
        columns: list[Column[Outgoing]] = [
            Column(title=translate("Send", "Time"), value=self._when, width=160),
            Column(title=translate("Outbox", "State"), value=lambda one: one.state, chip=_chip, width=212),
            Column(title=translate("Outbox", "Attached"), value=lambda one: one.attached, stretch=True),
            Column(title=translate("Outbox", "Recipients"), value=lambda one: len(one.recipients), width=84),
            Column(title=translate("Outbox", "Size"), value=lambda one: megabytes(one.bytes), width=84),
        ]
        empty = translate("Outbox", "Nothing here yet. Make the file on the page, then press F8.")
        table = RecordTable("outbox.list", columns, empty, accessible=translate("Outbox", "Messages of the outbox"))
        table.setMinimumHeight(ROWS * SIZES.row)
        return table

    def _when(self, one: Outgoing) -> str:
        zone = self._store.active_event.zone if self._store.active_event else Zone.WIB
        return f"{text.day(local_day(one.made_at, zone))}  {text.hour(one.made_at, zone)}"

    def _make_button(self, name: str, words: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SIZES.space_xl, SIZES.space_l, SIZES.space_xl, SIZES.space_l)
        outer.setSpacing(SIZES.space_m)
        outer.addWidget(make_words(translate("Outbox", "Outbox"), "section"))
        outer.addWidget(self._about_server)
        outer.addWidget(self.list, 1)
        for words in (self._to, self._answer):
            words.setMinimumHeight(2 * SIZES.note)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            outer.addWidget(words)
        keeper = QWidget()
        keeper.setFixedHeight(SIZES.progress)
        room = QVBoxLayout(keeper)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._progress)
        outer.addWidget(keeper)
        foot = QHBoxLayout()
        foot.setSpacing(SIZES.space_s)
        for button in (self.send, self.stop, self.withdraw):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self._change, self._close):
            foot.addWidget(button)
        outer.addLayout(foot)
        self.setMinimumWidth(WIDTH)
        self._show_message()


def _chip(one: Outgoing) -> Chip:
    return Chip(one.state.tone, ICONS[one.state], text.label(one.state))


def _verb(one: Outgoing | None) -> str:
    if one is not None and one.state is MailState.UNSURE:
        return translate("Outbox", "Send once more")
    if one is not None and (one.state is MailState.REFUSED or one.tried_at):
        return translate("Outbox", "Try again")
    return translate("Outbox", "Send the message")


def _about(one: Outgoing) -> str:
    return translate("Outbox", "{subject} · to {recipients}").format(
        subject=one.subject, recipients=", ".join(one.recipients)
    )


def _became(one: Outgoing) -> str:
    """Say what became of a message: the server's own words, or what happened on the way to it."""
    if one.state is MailState.WITHDRAWN:
        return translate("Outbox", "This message was withdrawn and is not sent.")
    reason = text.sentence(one.reason) if one.reason else ""
    if one.state is MailState.REFUSED and reason:
        return reason  # with the server's words in it
    said = translate("Outbox", "The server answered: {answer}").format(answer=one.answer) if one.answer else ""
    unsure = translate("Outbox", "It was handed over, but no answer came. Ask a recipient before you send it again.")
    parts = (unsure if one.state is MailState.UNSURE else reason, said)
    waits = translate("Outbox", "It has not been sent yet.")
    return " ".join(filter(None, parts)) or waits
