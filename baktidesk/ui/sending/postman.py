"""Carries messages of the outbox to the office's server, one at a time and on a thread of its own."""

import logging
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from baktidesk.domain.errors import Refused
from baktidesk.domain.mail import MailServer, Outgoing
from baktidesk.services.sending import mail, password_keeper, post
from baktidesk.services.sending.delivery import Delivery, RefusedByServer
from baktidesk.ui.store import Store

CLOSING_SECONDS = 1.0
log = logging.getLogger(__name__)


class Postman(QObject):
    """Sends what the officer asks for and writes down what became of it; neither window nor desks wait for him.

    Signals:
        began(str): the message with this id is on its way.
        progressed(str, int, int): bytes that have gone, and of how many.
        ended(str): what became of the message has been written down.
        password_asked(str, bool): the server wants a password; whether the system can keep it.
        refused(object): a Refused that says why nothing was begun.
    """

    began = Signal(str)
    progressed = Signal(str, int, int)
    ended = Signal(str)
    password_asked = Signal(str, bool)
    refused = Signal(object)
    _came_back = Signal(str, object)
    _needs_password = Signal(str, bool)

    def __init__(self, store: Store) -> None:
        """Belong to the store, one for all its windows (see `of`)."""
        super().__init__(store)
        self.setObjectName("postman")
        self.busy_with = ""
        self._store = store
        self._delivery: Delivery | None = None
        self._thread: Thread | None = None
        self._came_back.connect(self._on_came_back, Qt.ConnectionType.QueuedConnection)
        self._needs_password.connect(self._on_needs_password, Qt.ConnectionType.QueuedConnection)
        store.closing.connect(self._on_closing)

    @classmethod
    def of(cls, store: Store) -> "Postman":
        """Give the store's own."""
        found = store.findChild(cls, "postman")
        return found if isinstance(found, cls) else cls(store)

    def send(self, message_id: str, password: str = "", *, keep: bool = False, again: bool = False) -> None:
        """Send a message; `keep` puts a password that the server took into the system's keyring.

        `again` says that a second copy is meant. Nothing is begun while another message is on its way.
        """
        if self.busy_with:
            return
        self.busy_with = message_id

        def work(session: Any) -> tuple[Outgoing, MailServer]:
            return post.ready_to_send(session, message_id, again=again), mail.mail_server(session)

        def go(ready: tuple[Outgoing, MailServer]) -> None:
            self._start(*ready, password, keep)

        self._store.run(work, go, refused=self._on_refused, undoable=False)

    def cancel(self) -> None:
        """End what is under way soon; a message that has been handed over stays handed over."""
        if self._delivery is not None:
            self._delivery.cancel()

    def _start(self, message: Outgoing, server: MailServer, password: str, keep: bool) -> None:
        self.began.emit(message.id)
        job = _Job(self, message, server, password, keep)
        self._thread = Thread(target=job.run, name="post", daemon=True)
        self._thread.start()

    def _on_needs_password(self, message_id: str, can_keep: bool) -> None:
        self.busy_with = ""
        self.ended.emit(message_id)
        self.password_asked.emit(message_id, can_keep)

    def _on_came_back(self, message_id: str, outcome: str | Exception) -> None:
        def work(session: Any) -> None:
            if isinstance(outcome, Refused):
                post.note_not_sent(session, message_id, outcome)
            elif isinstance(outcome, str):
                post.note_sent(session, message_id, outcome)

        self._delivery = None
        if isinstance(outcome, Exception) and not isinstance(outcome, Refused):
            self._store.broke.emit(outcome)
        self._store.run(work, lambda _nothing: self._on_noted(message_id), undoable=False)

    def _on_noted(self, message_id: str) -> None:
        self.busy_with = ""
        self.ended.emit(message_id)

    def _on_refused(self, refusal: Refused) -> None:
        self.busy_with = ""
        self.refused.emit(refusal)

    def _on_closing(self) -> None:
        """Break off; the mark beside the message tells the next start how far it came."""
        self.cancel()
        if self._thread is not None:
            self._thread.join(CLOSING_SECONDS)


class _Job:
    """One message and what is needed to hand it over; lives on the postman's thread."""

    def __init__(self, postman: Postman, message: Outgoing, server: MailServer, password: str, keep: bool) -> None:
        self._postman, self._message, self._server = postman, message, server
        self._password, self._keep = password, keep
        self._percent = -1

    def run(self) -> None:
        """Hand the message over and tell the postman; whatever happens, he hears of it."""
        try:
            outcome: Any = self._deliver()
        except Refused as refusal:
            outcome = refusal
        except Exception as error:
            log.exception("a delivery failed")
            outcome = error
        if outcome is not None and isValid(self._postman):
            self._postman._came_back.emit(self._message.id, outcome)

    def _deliver(self) -> str | None:
        """Give the server's answer, None when a password is needed first."""
        server, message = self._server, self._message
        asked = bool(self._password)
        if server.user and not asked:
            self._password = password_keeper.find_password(server)
        if server.user and not self._password:
            self._postman._needs_password.emit(message.id, password_keeper.has_keyring())
            return None
        delivery = Delivery(server, self._password, post.file_of(message), self._tell)
        self._postman._delivery = delivery
        try:
            answer = delivery.run()
        except RefusedByServer as no:
            if no.field == "password" and not asked:
                password_keeper.forget_password(server)
            raise
        if self._keep and asked:
            password_keeper.keep_password(server, self._password)
        return answer

    def _tell(self, done: int, of: int) -> None:
        """Tell the window every hundredth: more signals than that would only keep it busy."""
        percent = 100 * done // of
        if percent != self._percent and isValid(self._postman):
            self._percent = percent
            self._postman.progressed.emit(self._message.id, done, of)
